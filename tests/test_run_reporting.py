"""What the store counts of outlets and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert

from dateline.analysis.areas import parse_area
from dateline.model.text import Publication
from dateline.run.reporting import report_on
from dateline.store import rows
from dateline.store.session import Session
from dateline.store.sqlite import APPLICATION_ID, Store, migrate
from dateline.store.tables import readings, reports
from sample_readings import NOW, sample_report
from sample_records import keep, report_of, told


def calendars_of(session: Session, since: date, until: date) -> dict[tuple[str, date], tuple[int, int]]:
    return {
        (one.outlet, date.fromordinal(int(day))): (int(reports), int(relevant))
        for one in session.calendars.between(since, until)
        for day, reports, relevant in zip(one.days, one.reports, one.relevant, strict=True)
    }


def test_reports_are_counted_by_outlet_and_day(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        for number, outlet in enumerate(("A", "A", "A", "B")):
            keep(store, report_of(f"r{number}", told(number + 1, "Vaskur", 3), outlet=outlet))
        with store.view() as session:
            assert calendars_of(session, date(2024, 5, 9), date(2024, 5, 9)) == {
                ("A", date(2024, 5, 9)): (3, 3),
                ("B", date(2024, 5, 9)): (1, 1),
            }
            assert calendars_of(session, date(2024, 5, 10), date(2024, 6, 1)) == {}
            assert session.calendars.days(date(2024, 1, 1), date(2024, 12, 31)) == {date(2024, 5, 9): 4}
            assert session.calendars.days(date(2024, 1, 1), date(2024, 12, 31), outlets=["B"]) == {date(2024, 5, 9): 1}
            assert session.library.last_day() == "2024-05-09"
            lines = {line.outlet: (line.reports, line.relevant, line.copies) for line in session.outlets.all()}
            assert lines == {"A": (3, 3, 0), "B": (1, 1, 0)}


def test_what_was_read_of_calendars_holds_until_more_is_counted(tmp_path: Path) -> None:
    day = date(2024, 5, 9)
    with Store(tmp_path / "a.db") as store, store.session() as session:
        session.calendars.add("A", day, reports=1, relevant=0)
        assert session.calendars.days(day, day) == {day: 1}
        session.calendars.add("A", day, reports=1, relevant=1)
        session.calendars.add("A", date(2022, 1, 1), reports=5, relevant=0)
        assert session.calendars.days(day, day) == {day: 2}
        assert calendars_of(session, date(2021, 1, 1), day) == {("A", date(2022, 1, 1)): (5, 0), ("A", day): (2, 1)}
        assert calendars_of(session, day, day) == {("A", day): (2, 1)}


_EVERY_DAY = (date(2019, 12, 30), date(2020, 1, 1), date(2020, 12, 31), date(2021, 2, 28), None)


@given(st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.sampled_from(_EVERY_DAY), st.booleans()), max_size=12))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_calendars_hold_what_counting_all_reports_gives(
    tmp_path: Path, read: list[tuple[str | None, date | None, bool]]
) -> None:
    path = tmp_path / f"{uuid4()}.db"
    with Store(path) as store:
        for number, (outlet, day, relevant) in enumerate(read):
            when = Publication(day, "given" if day else "none")
            report = sample_report(id=f"r{number}", body=f"Text {number}.", outlet=outlet, publication=when)
            keep(store, report, accounts=())
            with store.session() as session:
                # Another reader may come to another result: the later one counts.
                session.keep_reading(report, relevant=relevant, accounts=(), reader="other", at=NOW)
        with store.session() as session:
            told = calendars_of(session, date(2019, 1, 1), date(2021, 12, 31))
            session.calendars.recount()
            assert told == calendars_of(session, date(2019, 1, 1), date(2021, 12, 31))
        expected: dict[tuple[str, date], tuple[int, int]] = {}
        for outlet, day, relevant in read:
            if day:
                reports, of_conflict = expected.get((outlet or "", day), (0, 0))
                expected[outlet or "", day] = (reports + 1, of_conflict + relevant)
        assert told == expected


def test_reports_are_found_by_the_names_that_they_hold(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        keep(store, report_of("a", "A bomb exploded in Makhmūr district, officers said."), accounts=())
        keep(store, report_of("b", "Talks went on in Kirkuk."), accounts=())
        with store.view() as session:

            def found(*phrases: list[str]) -> list[str]:
                return sorted(
                    id for id, _, _ in session.library.naming(*phrases, since="2024-05-01", until="2024-05-31")
                )

            assert found(["Makhmur"]) == ["a"]
            assert found(["makhmur", "KIRKUK"]) == ["a", "b"]
            assert found(["bomb exploded"], ["Makhmur", "Kirkuk"]) == ["a"]
            assert found(["exploded bomb"]) == []
            assert found(['"; DROP TABLE reports', "-", ""]) == []
            assert found([]) == []
            days = {"since": "2024-05-01", "until": "2024-05-31"}
            assert session.library.count_naming(["Makhmur", "Kirkuk"], **days) == (2, "2024-05-09", 0)
            assert session.library.count_naming(["Kirkuk"], since="2024-06-01", until="2024-06-02") == (0, None, 0)
            assert session.library.count_naming(["-"], **days) == (0, None, 0)
            assert session.library.outlets_naming(["Makhmur"], ["a", "b"], **days) == {"Example Ledger": 2}
            assert session.library.outlets_naming(["-"], ["b"], **days) == {"Example Ledger": 1}
            assert session.library.outlets_naming(["Makhmur"], [], **days) == {"Example Ledger": 1}
            panel = report_on(session, parse_area("Kirkuk"), [], since=date(2024, 5, 1), until=date(2024, 5, 31))
            assert (panel.reports, panel.naming) == (2, 1)


def test_a_file_of_before_is_counted_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, to="0010")
        for number, day in enumerate((date(2024, 5, 9), date(2024, 5, 9), None)):
            when = Publication(day, "given" if day else "none")
            report = sample_report(id=f"r{number}", body=f"Kirkuk is quiet, text {number}.", publication=when)
            connection.execute(insert(reports), rows.report_row(report, kept=NOW))
            for relevant in (True, number == 0):
                row = {"report": report.id, "reader": f"{relevant} again", "read": "", "relevant": relevant}
                connection.execute(insert(readings).prefix_with("OR IGNORE"), row)
    engine.dispose()
    with Store(path) as store, store.view() as session:
        told = calendars_of(session, date(2024, 1, 1), date(2024, 12, 31))
        assert told == {("Example Ledger", date(2024, 5, 9)): (2, 1)}
        days = {"since": "2024-05-01", "until": "2024-05-31"}
        assert session.library.count_naming(["Kirkuk"], **days) == (2, "2024-05-09", 1)
        assert {id: day for id, _, day in session.library.published(["r0", "r2"])} == {"r0": "2024-05-09"}
