from __future__ import annotations

import pytest

from dateline.errors import BadInput
from dateline.training.annotated import parse

WRITTEN = """=== ford
published: 2024-03-09
e1: ambush main alleged
e2: bombing_ied background stated aggregate
s1: e1
title: [[Gunmen|e1.perpetrator]] [[kill|e1.trigger]] [[two|e1.killed=2]] [[herders|e1.victim]]

[[At least 3|e2.killed=3..|e2.wounded=..9]] were hurt by [[bombs|e2.trigger]], [[he|s1.speaker]] said.

=== cup
published: 2024-03-10
title: United attack down the left

The striker shot twice.
"""


def test_marks_become_spans_of_the_text_of_the_report() -> None:
    ford, cup = parse(WRITTEN)
    text = ford.report.text
    assert text.startswith("Gunmen kill two herders\n\nAt least 3 were hurt by bombs, he said.")
    told = {(text[mark.start : mark.end], mark.key, mark.role, mark.low, mark.high) for mark in ford.marks}
    assert ("two", "e1", "killed", 2, 2) in told
    assert ("At least 3", "e2", "killed", 3, None) in told
    assert ("At least 3", "e2", "wounded", None, 9) in told
    assert ("he", "s1", "speaker", None, None) in told
    assert ford.told[0].certainty == "alleged"
    assert ford.told[1].aggregate
    assert ford.relevant
    assert not cup.relevant
    assert not cup.marks


def test_a_body_that_begins_with_its_title_is_marked_where_it_stands() -> None:
    title = WRITTEN[WRITTEN.index("title: ") : WRITTEN.index("\n\n")]
    ford, _ = parse(WRITTEN.replace(title, f"{title}\n\n{title.removeprefix('title: ')}", 1))
    text = ford.report.text
    assert text.count("Gunmen") == 1
    assert [text[mark.start : mark.end] for mark in ford.marks if mark.role in ("perpetrator", "speaker")] == [
        "Gunmen",
        "he",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("e1.trigger", "e1.deed"),
        ("e1: ambush main alleged\n", ""),
        ("e1: ambush", "e1: quarrel"),
        ("killed=2", "killed=two"),
        ("bombs|e2.trigger]]", "bombs|e2.trigger"),
        ("|s1.speaker", "|s2.speaker"),
        ("main alleged", "central alleged"),
        ("published: 2024-03-09", "published: soon"),
    ],
)
def test_marks_that_do_not_fit_are_told_with_the_name_of_the_report(old: str, new: str) -> None:
    assert old in WRITTEN
    with pytest.raises(BadInput, match="ford"):
        list(parse(WRITTEN.replace(old, new, 1)))
