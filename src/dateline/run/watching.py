"""Watching agreements: how those of an area, or of everything, stand in a period, with bounded work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.analysis.agreement_incidents import incidents_in_zones
from dateline.analysis.agreements import Agreement, countries_of
from dateline.analysis.areas import Area
from dateline.analysis.counting import Period
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.watch import MOST_WATCHED, Watched
from dateline.run.agreement_holding import holding_of
from dateline.run.agreements import LOOKED_INTO, board_of, looked_back_to
from dateline.run.occurrences import occurrences
from dateline.store.session import Session

REPORTS_OF_ALL = 1_000
"""Reports that are looked into for evidence on all agreements of everything together: half of what one board takes."""
INCIDENTS_OF_ALL = 20_000
"""Incidents that are read to say which agreements of everything hold: a third of the record of docs/desk.md."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What agreements are watched with: incidents of the period and the one before, all agreements, and the rule.

    `is_everywhere`: no area is named, so that the work is bounded whatever the agreements are. `same_sources`: whether
    one holds is asked of the sources that were read before and since alone.
    """

    found: Sequence[Occurrence]
    known: Sequence[Agreement]
    now: Period
    before: Period
    rule: str
    is_everywhere: bool
    same_sources: bool
    _of_periods: list[tuple[Period, list[Occurrence]]] = field(default_factory=list)

    def periods(self) -> list[tuple[Period, list[Occurrence]]]:
        """The period and the one before, each with the incidents that may lie in it: looked for once for all."""
        if not self._of_periods:
            for of in (self.now, self.before):
                self._of_periods.append((of, [one for one in self.found if one.falls(of.since, of.until) != "no"]))
        return self._of_periods


def watched(session: Session, agreements: Sequence[Agreement], watch: Watch) -> list[Watched]:
    """The first `MOST_WATCHED` of these agreements with their incidents, commitments, and whether they hold."""
    agreements = agreements[:MOST_WATCHED]
    if not watch.is_everywhere:
        return [_watched(session, one, watch, LOOKED_INTO, holds=True) for one in agreements]
    read = _read_together(session, agreements, watch)
    most = REPORTS_OF_ALL // max(1, len(agreements))
    return [
        _watched(session, one, watch, most, holds=one.record in read, found=read.get(one.record)) for one in agreements
    ]


def _watched(
    session: Session,
    agreement: Agreement,
    watch: Watch,
    most: int,
    *,
    holds: bool,
    found: Sequence[Occurrence] | None = None,
) -> Watched:
    board = board_of(
        session, agreement.record, until=watch.now.until, rule=watch.rule, others=watch.known, linked=(), most=most
    )
    now, before = (incidents_in_zones(agreement, some, since=of.since, until=of.until) for of, some in watch.periods())
    one = Watched(agreement, now, before, board.standings, sought=board.sought)
    if not holds:
        return one
    answer = holding_of(
        session, agreement, until=watch.now.until, rule=watch.rule, found=found, same_sources=watch.same_sources
    )
    return replace(one, held=answer if isinstance(answer, str) else answer.holding)


def _read_together(session: Session, agreements: Sequence[Agreement], watch: Watch) -> dict[str, list[Occurrence]]:
    """What `occurrences_of` gives, and earlier incidents, by agreement; those of the same countries are read once.

    Of as many agreements, the first first, as can be read within `INCIDENTS_OF_ALL`; the others are left out.
    """
    by_countries: dict[Area | None, list[Agreement]] = {}
    for agreement in agreements:
        by_countries.setdefault(countries_of(agreement), []).append(agreement)
    found: dict[str, list[Occurrence]] = {}
    until, left = watch.now.until, INCIDENTS_OF_ALL
    for area, some in by_countries.items():
        codes = {part.country for part in area.parts if part.country} if area else set()
        for number in range(len(some), 0, -1):
            days = [looked_back_to(one) for one in some[:number]]
            since = min((day for day in days if day), default=None) if None not in days else None
            count = session.listings.count_briefs(
                since=since.isoformat() if since else "", until=until.isoformat(), countries=codes
            )
            if count <= left:
                left -= count
                read = occurrences(session, since=since, until=until, area=area, rule=watch.rule)
                found.update((one.record, read) for one in some[:number])
                break
    return found
