"""What the store counts of outlets and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dateline.analysis.areas import parse_area
from dateline.run.reporting import report_on
from dateline.store.sqlite import Store
from sample_records import keep, report_of, told


def test_reports_are_counted_by_outlet_and_day(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        for number, outlet in enumerate(("A", "A", "A", "B")):
            keep(store, report_of(f"r{number}", told(number + 1, "Vaskur", 3), outlet=outlet))
        with store.view() as session:
            daily = session.library.daily(since="2024-05-09", until="2024-05-09")
            assert sorted(daily) == [("A", "2024-05-09", 3, 3), ("B", "2024-05-09", 1, 1)]
            assert session.library.daily(since="2024-05-10", until="2024-06-01") == []
            assert session.library.last_day() == "2024-05-09"
            lines = {line.outlet: (line.reports, line.relevant, line.copies) for line in session.outlets.all()}
            assert lines == {"A": (3, 3, 0), "B": (1, 1, 0)}


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
            panel = report_on(session, parse_area("Kirkuk"), [], since=date(2024, 5, 1), until=date(2024, 5, 31))
            assert (panel.reports, panel.naming) == (2, 1)
