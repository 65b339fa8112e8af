"""The same sources in two periods: who was read in one of them alone changes no count, in any deliverable or format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import docx
import pypdf
import pytest
from click.testing import CliRunner

from dateline.analysis.counting import Period, month_of
from dateline.analysis.reporting import SameSources
from dateline.cli import deliverables as command_module
from dateline.cli import records as records_module
from dateline.cli.main import main
from dateline.desk.desk import Configuration, Desk
from dateline.exports.documents import FORMATS
from dateline.model.document import Document, Panel, Span, plain_words, spans_of
from dateline.model.text import Publication
from dateline.run.deliverables import DELIVERABLES, Order, deliver, source_periods, watch_of
from dateline.run.occurrences import occurrences
from dateline.run.reconcile import reconcile
from dateline.run.review import decide
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_desk import browser
from sample_occurrences import lead, section, table
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told

RULE = "settled/1"
WEEK = Period(date(2024, 5, 6), date(2024, 5, 12))
DAY = Period(date(2024, 5, 9), date(2024, 5, 9))
MADE = NOW + timedelta(days=14)
SENTENCE = (
    "Only what is told by sources that were read in both periods, 29 April to 5 May 2024 and 6 to 12 May 2024, is "
    "counted: 1 of 3 sources; 1 incident that would count here is left out."
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Old Post is read in both weeks, Gone Post only in the one before, New Post only since."""
    path = tmp_path_factory.mktemp("sources") / "a.db"
    with Store(path) as opened:
        for number, day in enumerate((date(2024, 4, 1), date(2024, 4, 28))):
            quiet(opened, f"quiet{number}", day, "Old Post")
        keep(opened, report_of("a", told(7, "Vaskur", 3), outlet="Old Post", day=4))
        keep(opened, report_of("b", told(2, "Redmouth", 7), outlet="Old Post"))
        keep(opened, report_of("c", told(5, "Redmouth", 1), outlet="Gone Post", day=2))
        keep(opened, report_of("d", told(31, "Old Ferry", 9), outlet="New Post"))
        list(reconcile(opened, Fake(), clock=lambda: NOW))
    return path.read_bytes()


@pytest.fixture
def store(filled: bytes, tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "a.db").write_bytes(filled)
    with Store(tmp_path / "a.db") as opened:
        yield opened


def quiet(store: Store, id: str, day: date, outlet: str) -> None:
    """A report without an incident."""
    keep(store, replace(report_of(id, "Nothing of note.", outlet=outlet), publication=Publication(day, "given")))


def made(store: Store, kind: str = "weekly", period: Period = WEEK, *, same_sources: bool = True) -> Document:
    with store.view() as session:
        return deliver(session, Order(kind, period, None, MADE, RULE, same_sources=same_sources))  # type: ignore[arg-type]


def record(store: Store, day: int) -> str:
    with store.view() as session:
        return next(one.record_id for one in occurrences(session) if one.earliest == date(2024, 5, day))


def text_of(document: Document) -> str:
    return " ".join(" ".join(span.text for span in spans_of(document)).split())


def test_a_week_counts_what_sources_of_both_weeks_tell_and_says_so(store: Store) -> None:
    everything, same = (table(made(store, same_sources=choice), "province")["all"] for choice in (False, True))
    assert (everything["this week"], everything["last week"]) == ("2", "2")
    assert (same["this week"], same["last week"]) == ("1", "1"), "who came since, and who is gone"
    document = made(store)
    assert SENTENCE in text_of(document)
    left_out = [span.records for span in spans_of(document) if isinstance(span, Span) and span.text == "1 incident"]
    assert (record(store, 9),) in left_out, "what is left out can be looked at"
    assert any(plain_words(line).startswith(SENTENCE) for line in document.method)
    panel = next(block for block in document.blocks if isinstance(block, Panel))
    assert plain_words(dict(panel.rows)["read"]).startswith("1 source active, 1 report read")
    assert "Only what is told by sources" not in text_of(made(store, same_sources=False))


def test_a_month_has_the_sources_of_the_month_before(store: Store) -> None:
    may = month_of(date(2024, 5, 1))
    everything, same = (table(made(store, "monthly", may, same_sources=choice), "month") for choice in (False, True))
    assert (everything["May 2024"]["attacks"], same["May 2024"]["attacks"]) == ("4", "2")
    assert "1 to 30 April 2024 and 1 to 31 May 2024, is counted: 1 of 3" in text_of(made(store, "monthly", may))


def test_a_flash_has_the_sources_of_two_weeks_and_counts_its_own_day(store: Store) -> None:
    assert lead(made(store, "flash", DAY, same_sources=False)).startswith("All areas, 9 May 2024: 1 attack;")
    flash = made(store, "flash", DAY)
    assert lead(flash).startswith("All areas, 9 May 2024: nothing reported – 1 source read, 1 report.")
    assert "26 April to 2 May 2024 and 3 to 9 May 2024, is counted: 1 of 3 sources; 1 incident" in text_of(flash)


@pytest.mark.parametrize(
    ("kind", "period", "expected"),
    [
        ("weekly", WEEK, "6 to 12 May 2024 against 29 April to 5 May 2024"),
        ("monthly", month_of(date(2024, 5, 1)), "1 to 31 May 2024 against 1 to 30 April 2024"),
        ("flash", DAY, "3 to 9 May 2024 against 26 April to 2 May 2024"),
        ("flash", Period(date(2024, 5, 1), date(2024, 5, 10)), "1 to 10 May 2024 against 21 to 30 April 2024"),
    ],
)
def test_which_two_periods_are_meant(kind: str, period: Period, expected: str) -> None:
    now, before = source_periods(Order(kind, period, None, MADE, RULE))  # type: ignore[arg-type]
    assert f"{now} against {before}" == expected


def test_weeks_of_which_only_other_sources_were_read_are_not_known(store: Store) -> None:
    quiet(store, "early", date(2024, 3, 11), "New Post")
    assert "the mean of the 4 known ones of the 8 weeks before" in lead(made(store, same_sources=False))
    assert "the mean of the 3 known ones of the 8 weeks before" in lead(made(store))


def test_corrections_compare_like_with_like(store: Store) -> None:
    with store.session() as session:
        decide(session, [record(store, 1)], "rejected", by="Amal", at=MADE - timedelta(hours=1), reason="a film")
    keep(store, report_of("late", told(4, "Old Ferry", 2), outlet="New Post", day=12))
    list(reconcile(store, Fake(), clock=lambda: MADE - timedelta(hours=2)))
    everything = section(made(store, same_sources=False), "Corrections to last week")
    assert "withdrawn: rejected" in everything and "2 May 2024, Old Ferry: armed clash: added" in everything
    assert section(made(store), "Corrections to last week").startswith("None: ")
    keep(store, report_of("later", told(4, "Redmouth", 4), outlet="Old Post", day=12))
    list(reconcile(store, Fake(), clock=lambda: MADE - timedelta(hours=1)))
    corrected = section(made(store), "Corrections to last week")
    assert "4 May 2024, Redmouth: armed clash: added" in corrected and "Old Ferry" not in corrected


def test_a_source_without_a_name_may_be_any(store: Store) -> None:
    for number, day in enumerate((date(2024, 5, 1), date(2024, 5, 8))):
        quiet(store, f"nameless{number}", day, "")
    assert SENTENCE in text_of(made(store))


def test_one_sentence_for_none_one_and_many() -> None:
    same = SameSources(WEEK, WEEK.before(), ("A", "B"), ())
    assert str(same).endswith("is counted: 2 of 2 sources; no incident that would count here is left out.")
    many = replace(same, others=("C",), left_out=("x", "y"))
    assert str(many).endswith("2 of 3 sources; 2 incidents that would count here are left out.")


def test_the_agreements_apart_are_of_the_same_sources(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        fill_agreements(store)
        period = Period(date(2022, 2, 7), date(2022, 2, 13))
        order = Order("weekly", period, None, MADE, RULE, same_sources=True)
        with store.view() as session:
            whole, watch = deliver(session, order), watch_of(session, order)
    assert set(watch.blocks) <= set(whole.blocks)
    assert whole.method[-2] == watch.method[-2]
    assert "Whether one holds is asked of the sources that were read both before and since" in text_of(watch)


# The command and the desk.


@pytest.mark.parametrize("kind", DELIVERABLES)
def test_the_flag_is_told_and_kept(store: Store, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(records_module, "current_matcher", Fake)
    monkeypatch.setattr(command_module, "now", lambda: MADE)
    assert "--same-sources" in CliRunner().invoke(main, [kind, "--help"]).stdout
    asked = [kind, "--db", str(store.path), "--from", "2024-05-06"]
    plain, same = (CliRunner().invoke(main, [*asked, *flags]) for flags in ([], ["--same-sources"]))
    assert (plain.exit_code, same.exit_code) == (0, 0), same.stderr
    assert "Only what is told by sources that were read in both periods" in same.stdout
    assert "Only what is told" not in plain.stdout
    assert "(--same-sources)" in same.stderr and "--same-sources" not in plain.stderr


def test_the_box_on_the_desk_is_kept_by_every_link(store: Store) -> None:
    client = browser(Desk(store, Configuration(rule=RULE)))
    plain = client.get("/weekly?from=2024-05-06").text
    assert 'name="same_sources" value="1">' in plain and "Only what is told" not in plain
    page = client.get("/weekly?from=2024-05-06&same_sources=1").text
    assert 'name="same_sources" value="1" checked>' in page
    assert SENTENCE in re.sub("<[^>]+>", "", page)
    links = {unescape(one) for one in re.findall(r'"(/weekly(?:/file|/agreements)?\?[^"]+)"', page)}
    assert len(links) == len(FORMATS) + 2, "the files, the agreements, the last complete week"
    assert all("same_sources=1" in one for one in links)
    (apart,) = (one for one in links if one.startswith("/weekly/agreements"))
    assert "same_sources=1" in re.findall(r'href="(/weekly\?[^"]+)"', client.get(apart).text)[0]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_it(store: Store, form: str) -> None:
    client = browser(Desk(store, Configuration(rule=RULE)))
    answer = client.get(f"/weekly/file?from=2024-05-06&same_sources=1&format={form}")
    assert f'filename="dateline-weekly-same-sources-2024-05-06.{form}"' in answer.headers["content-disposition"]
    if form == "pdf":
        shown = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    elif form == "docx":
        shown = " ".join(one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs)
    else:
        shown = re.sub(r"<[^>]+>|\]\([^)]*\)|\[", "", answer.text)
    assert SENTENCE.split(";")[0] in " ".join(shown.split())
