"""The written reports that the tagger trains on: readable, many, and true to their own words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from dateline.mentions.numbers import cardinal
from dateline.training.annotated import AnnotatedReport, parse

WRITTEN = Path(__file__).parent.parent / "src" / "dateline" / "training" / "data" / "written"
AT_LEAST = 2304
"""As many reports as there were when this was last changed; only up."""
QUALIFIERS = re.compile(
    r"^(?:at least|no fewer than|not less than|no less than|more than|over|upwards of|up to|as many as|at most"
    r"|about|some|around|nearly|almost|roughly|close to|another|a further|a total of|just|only|the|other|these|those"
    r")\s+|\s+(?:or more|others?)$",
    re.IGNORECASE,
)


@cache
def reports() -> list[AnnotatedReport]:
    return [report for path in sorted(WRITTEN.glob("*.txt")) for report in parse(path.read_text(encoding="utf-8"))]


def test_all_files_can_be_read_and_hold_many_reports_each_with_an_id_of_its_own() -> None:
    ids = Counter(report.report.id for report in reports())
    assert len(ids) >= AT_LEAST
    assert not [id for id, count in ids.items() if count > 1]


def test_figures_are_what_their_words_say() -> None:
    wrong = []
    for report in reports():
        for mark in report.marks:
            words, before = report.report.text[mark.start : mark.end], ""
            while words != before:
                before, words = words, QUALIFIERS.sub("", words)
            number = cardinal(words)
            if (mark.low, mark.high) != (None, None) and number not in (None, mark.low, mark.high):
                wrong.append((report.report.id, before, mark.low, mark.high))
    assert not wrong


def test_what_is_told_has_words_that_tell_it_and_statements_have_a_speaker_and_a_cue() -> None:
    for report in reports():
        for told in report.told:
            roles = {mark.role for mark in report.marks if mark.key == told.key}
            assert roles >= ({"speaker", "cue"} if told.key.startswith("s") else {"trigger"}), (
                report.report.id,
                told.key,
            )


def test_reports_that_are_not_relevant_bear_no_mark() -> None:
    aside = [report for report in reports() if not report.relevant]
    assert aside
    assert not [report.report.id for report in aside if report.marks or report.told]


def test_marks_hold_whole_words_without_the_blanks_around_them() -> None:
    for report in reports():
        text = report.report.text
        for mark in report.marks:
            words = text[mark.start : mark.end]
            assert words == words.strip(), (report.report.id, words)
            before, after = text[: mark.start][-1:], text[mark.end :][:1]
            assert not (before.isalnum() and words[0].isalnum()), (report.report.id, before + words)
            assert not (after.isalnum() and words[-1].isalnum()), (report.report.id, words + after)
