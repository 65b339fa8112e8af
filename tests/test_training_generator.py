from __future__ import annotations

import re
from random import Random

import pytest

from dateline.mentions.numbers import cardinal
from dateline.training.annotated import FIGURES, AnnotatedReport, parse
from dateline.training.generator import generate, main, written
from dateline.training.generator_grammar import draw
from dateline.training.generator_grammar import parse as parse_pattern
from dateline.training.generator_style import mend, spell
from dateline.training.generator_world import regions

COUNT = 500


@pytest.fixture(scope="module")
def reports() -> list[AnnotatedReport]:
    return list(generate(11, COUNT))


def test_the_same_seed_gives_the_same_reports(reports: list[AnnotatedReport]) -> None:
    assert list(generate(11, 20)) == reports[:20]
    assert list(generate(12, 20)) != reports[:20]


def test_every_mark_stands_in_the_text_and_has_no_stray_space(reports: list[AnnotatedReport]) -> None:
    for annotated in reports:
        for mark in annotated.marks:
            words = annotated.report.text[mark.start : mark.end]
            assert words
            assert words == words.strip(" ,;")
        assert not re.search(r"\[\[|\]\]|[{}~<>]", annotated.report.text)


def test_figures_are_what_their_words_say(reports: list[AnnotatedReport]) -> None:
    for annotated in reports:
        for mark in annotated.marks:
            if mark.role in FIGURES and (mark.low, mark.high) != (None, None):
                words = annotated.report.text[mark.start : mark.end].lower()
                several = re.fullmatch(r"(?:between )?(.+) (?:and|to) (.+)", words)
                if several and mark.low != mark.high:
                    assert (mark.low, mark.high) == (cardinal(several[1]), cardinal(several[2])), words
                    continue
                bound = re.match(r"(at least|more than|no fewer than|over|up to|as many as) ", words)
                number = cardinal(words.removeprefix(bound[0] if bound else ""))
                number = {
                    "a": 1,
                    "an": 1,
                    "no": 0,
                    "nobody": 0,
                    "no one": 0,
                    "without": 0,
                    "another": 1,
                    "couple": 2,
                }.get(words, number)
                low = None if bound and bound[1] in ("up to", "as many as") else number
                high = None if bound and low is not None else number
                assert (mark.low, mark.high) == (low, high), words


def test_nothing_of_reports_that_are_not_relevant_is_marked(reports: list[AnnotatedReport]) -> None:
    irrelevant = [annotated for annotated in reports if not annotated.relevant]
    assert all(not annotated.marks and not annotated.told for annotated in irrelevant)
    assert 0.1 * COUNT < len(irrelevant) < 0.4 * COUNT


def test_victims_have_no_names(reports: list[AnnotatedReport]) -> None:
    names = {
        part for region in regions() for key in ("first", "last") for name in region.words[key] for part in name.split()
    }
    for annotated in reports:
        for mark in annotated.marks:
            if mark.role == "victim":
                words = annotated.report.text[mark.start : mark.end]
                assert not names & set(words.split()), words


def test_all_kinds_roles_and_certainties_of_relevance_are_told(reports: list[AnnotatedReport]) -> None:
    told = [one for annotated in reports for one in annotated.told]
    assert len({one.kind for one in told if one.key[0] == "e"}) >= 17
    assert {one.role for one in told} == {"main", "background"}
    assert any(one.aggregate for one in told)
    assert {mark.role for annotated in reports for mark in annotated.marks} >= {
        *(
            "trigger",
            "perpetrator",
            "target",
            "victim",
            "weapon",
            "killed",
            "wounded",
            "abducted",
            "missing",
            "arrested",
        ),
        *("place", "time", "claimant", "party", "mediator", "commitment", "zone", "announced", "in_force"),
        *("speaker", "role", "organisation", "cue"),
    }


def test_sentences_are_of_thousands_of_forms(reports: list[AnnotatedReport]) -> None:
    forms = [form for annotated in reports for form in _forms(annotated)]
    assert len(set(forms)) > 3_000
    assert len(set(forms)) > 0.75 * len(forms)


def test_written_reports_are_read_back(reports: list[AnnotatedReport]) -> None:
    for annotated in reports[:100]:
        (again,) = parse(written(annotated))
        assert again.report.text == annotated.report.text
        assert again.told == annotated.told
        assert sorted(again.marks, key=str) == sorted(annotated.marks, key=str)


def test_the_command_prints_reports_with_their_marks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["generator", "--seed", "11", "--count", "3"])
    main()
    assert len(list(parse(capsys.readouterr().out))) == 3


def test_a_pattern_draws_choices_marks_and_names() -> None:
    pattern = parse_pattern(r"{who} <shot/fired> (at|on) a[n old] <{who}:target@main> \(again\)")
    drawn = {
        draw(pattern, Random(seed), str.upper, lambda words, role, of: f"[{words}|{role}|{of}]") for seed in range(50)
    }
    assert "WHO [shot|trigger|] on a [WHO|target|main] (again)" in drawn
    assert len(drawn) == 8


def test_articles_and_numbers_are_written_as_editors_do() -> None:
    assert mend("a [[army base|e1.target]] , , near a university") == "An [[army base|e1.target]], near a university"
    assert mend("they came at 3 p.m. on foot. a man died. [[two|e1.killed=2]] fled, Lt. Col. X said") == (
        "They came at 3 p.m. on foot. A man died. [[Two|e1.killed=2]] fled, Lt. Col. X said"
    )
    assert [spell(number) for number in (21, 104, 1200)] == [
        "twenty-one",
        "one hundred and four",
        "one thousand two hundred",
    ]
    assert all(cardinal(spell(number)) == number for number in range(0, 10_000, 7))


def _forms(annotated: AnnotatedReport) -> list[str]:
    """The sentences of a report with marked words replaced by their roles and numbers and names by a sign."""
    text = annotated.report.text
    marks = {(mark.start, mark.end): mark.role for mark in annotated.marks}
    for (start, end), role in sorted(marks.items(), reverse=True):
        if role not in ("trigger", "cue"):
            text = f"{text[:start]}<{role}>{text[end:]}"
    text = re.sub(r"\d[\d,.:]*", "0", text)
    text = re.sub(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*", "N", text)
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+|\n+", text) if len(sentence.split()) > 3]
