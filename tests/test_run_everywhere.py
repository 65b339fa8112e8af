"""Gaps of everything: each country judged by itself, in a bounded number of queries; what stands in none is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from dateline.analysis.areas import area_of_country
from dateline.analysis.counting import Period
from dateline.analysis.occurrences import Occurrence, Party
from dateline.analysis.watch import MOST_COUNTRIES, MOST_RUNS, everywhere_blocks
from dateline.model.document import Document, words
from dateline.run import gaps as gaps_module
from dateline.run.gaps import gaps_by_country
from dateline.store.session import Session
from dateline.store.sqlite import Store
from sample_occurrences import occurrence, records, section, table

SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 28)
TITLE = "Attacks without a reported response"


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with Store(tmp_path / "a.db") as store, store.view() as opened:
        yield opened


def shown(session: Session, monkeypatch: pytest.MonkeyPatch, *found: Occurrence, as_of: str = "2026-12-31") -> Document:
    """The section on these incidents, where they are all that is on record."""
    monkeypatch.setattr(gaps_module, "occurrences", lambda *_, **__: list(found))
    monkeypatch.setattr(type(session.library), "last_day", lambda _: as_of)
    blocks = everywhere_blocks(gaps_by_country(session, SINCE, UNTIL))
    return Document("t", "s", "TLP:CLEAR", "now", blocks, (words("method"),))


def raid(id: str, day: str, province: str, **told: Any) -> Occurrence:
    return occurrence(id, day, province, word="raid_arrest", perpetrators=(Party("army", None, "force"),), **told)


def in_(code: str, lat: float) -> dict[str, Any]:
    return {"country": code, "lat": lat}


def test_a_country_is_answered_by_its_own_responses_alone(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shown(
        session,
        monkeypatch,
        occurrence("a", "2026-11-02", "Central", **in_("KE", -1.0)),
        occurrence("b", "2026-11-02", "Central", **in_("UG", 0.5)),
        raid("r", "2026-11-03", "Central", **in_("KE", -1.0)),
    )
    rows = table(made, "country")
    assert list(rows) == ["Uganda", "Kenya", "all"], "the one with most attacks without a reported response first"
    assert rows["Uganda"] == {
        "attacks": "1",
        "none in 24 hours": "1",
        "none in 3 days": "1",
        "none in 14 days": "1",
        "too early": "0",
    }
    assert rows["Kenya"]["none in 24 hours"] == "0"
    assert (rows["all"]["attacks"], rows["all"]["none in 14 days"]) == ("2", "1")
    assert list(table(made, "area")) == ["Central, Uganda"]
    assert "No reported response is not no response" in section(made, TITLE)


def test_what_has_no_country_is_told_aside_and_answers_nobody_for_sure(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere: dict[str, Any] = {
        "country": None,
        "place": None,
        "place_name": None,
        "admin": (),
        "lat": None,
        "where_precision": None,
    }
    made = shown(
        session,
        monkeypatch,
        occurrence("a", "2026-11-02", **in_("IQ", 35.0)),
        occurrence("b", "2026-11-02", **in_("SY", 35.0)),
        occurrence("x", "2026-11-04", **nowhere),
        raid("r", "2026-11-03", "", **nowhere),
    )
    assert "1 more attack is placed in no country, and not counted here." in section(made, TITLE)
    assert records(made, "1 more attack") == ("x",)
    assert table(made, "country")["all"]["attacks"] == "2"
    assert table(made, "country")["all"]["none in 14 days"] == "0", "possibly a response to either"


def test_attacks_of_one_country_are_told_by_zone(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [occurrence(f"a{day}", f"2026-11-0{day}", "Diyala") for day in (2, 3, 4)]
    made = shown(session, monkeypatch, *found, occurrence("b", "2026-11-05"))
    assert list(table(made, "zone")) == ["Diyala", "Kirkuk", "all"]
    assert "Diyala: 3 attacks in a row, 2 to 4 November 2026" in section(made, TITLE)


def test_runs_that_are_as_long_and_as_deadly_stand_by_their_days(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {"Diyala": (9, 10), "Kirkuk": (2, 3)}
    found = [occurrence(f"{at}{day}", f"2026-11-{day:02}", at) for at, some in days.items() for day in some]
    abroad = [occurrence(f"s{day}", f"2026-11-0{day}", **in_("SY", 35.0)) for day in (2, 3)]
    told = section(shown(session, monkeypatch, *found, *abroad), TITLE)
    assert told.index("Kirkuk, Iraq: 2 attacks") < told.index("Diyala, Iraq: 2 attacks") < told.index("Syria: 2")


def test_days_that_are_not_over_are_too_early(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [occurrence(code, "2026-11-27", country=code) for code in ("IQ", "SY")]
    made = shown(session, monkeypatch, *found, as_of="2026-11-28")
    assert table(made, "country")["all"]["too early"] == "2"


def test_countries_beyond_the_first_are_one_row_and_all_are_in_the_sum(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = "AF BF CD CF CM ET HT IL IQ LB LY ML MM MX MZ NE NG PK".split()
    found = [
        occurrence(f"{code}{number}", f"2026-11-0{number}", country=code)
        for at, code in enumerate(codes)
        for number in range(1, 3 if at < MOST_COUNTRIES else 2)
    ]
    made = shown(session, monkeypatch, *found)
    rows = table(made, "country")
    others = len(codes) - MOST_COUNTRIES
    assert list(rows)[-2:] == [f"{others} other countries", "all"]
    assert rows[f"{others} other countries"]["attacks"] == str(others)
    assert rows["all"]["attacks"] == str(2 * MOST_COUNTRIES + others)
    told = section(made, TITLE)
    assert told.count("2 attacks in a row, 1 to 2 November 2026") == MOST_RUNS


def test_nothing_is_told_as_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    assert section(shown(session, monkeypatch), TITLE) == f"No attack of {Period(SINCE, UNTIL)} is placed in a country."


def test_it_takes_as_many_queries_for_many_countries_as_for_one(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def queries(found: Sequence[Occurrence]) -> int:
        asked: list[str] = []
        engine = session.listings._connection.engine
        listen = lambda *told: asked.append(str(told[2]))  # noqa: E731
        event.listen(engine, "before_cursor_execute", listen)
        shown(session, monkeypatch, *found)
        event.remove(engine, "before_cursor_execute", listen)
        return len(asked)

    codes = "AF BF CD CF CM ET HT IL IQ LB LY ML MM MX MZ NE NG PK".split()
    many = [occurrence(code, "2026-11-02", country=code) for code in codes]
    shown(session, monkeypatch)  # whatever is asked once and kept
    assert queries(many) == queries(many[:1]) > 0


def test_a_country_that_no_table_knows_stands_under_its_code() -> None:
    assert area_of_country("IQ").name == "Iraq"
    assert area_of_country("QQ").name == "QQ"
    assert area_of_country("QQ").holds(occurrence("a", "2026-11-02", country="QQ")) == "yes"
