"""Is it holding? Counts before an agreement and since, and whether the change is more than this series does anyway.

`holding` answers for windows of 7, 30 and 90 days side by side, by the rule of `analysis/placebo.py`, and once three
months are known for all days since, by that of `analysis/fortnights.py`. The verdict is that of all days since; until
then that of the longest window whose days are all known and which has enough history before it. Which one is chosen
without looking at its count, so that many are not many chances. A change is never said to come from the agreement:
docs/method.md says what else brings one about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from dateline.analysis import fortnights
from dateline.analysis import placebo as placebos
from dateline.analysis.fortnights import Level, level
from dateline.analysis.lags import Lags
from dateline.analysis.placebo import (
    LEAST_DATES,
    LEAST_WINDOWS,
    Changes,
    Direction,
    Numbers,
    Placebo,
    Relative,
    changes,
    dispersion,
    placebo,
    relative,
)
from dateline.analysis.rates import RateRatio, rate_ratio
from dateline.analysis.series import DailySeries

WINDOWS = (7, 30, 90)
CAVEAT = "This does not show that the agreement caused it."

Verdict = Literal["too early", "not enough data", "fewer than usual", "within the usual range", "more than usual"]
_VERDICTS: dict[Direction, Verdict] = {
    "fewer": "fewer than usual",
    "usual": "within the usual range",
    "more": "more than usual",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One window: its days, both ends included, how many of them are known, and what was reported in those."""

    first: date
    last: date
    known_days: int
    count: float
    reports_read: float | None


@dataclass(frozen=True, slots=True)
class Window:
    """One window before and one after. `placebo` is None where there is too little history or the window is not over.

    `per_report` is the same for counts for each report read: None where the reports read are not given.
    """

    days: int
    verdict: Verdict
    before: Side
    after: Side
    rate_ratio: RateRatio | None
    placebo: Placebo | None
    per_report: Placebo | None


@dataclass(frozen=True, slots=True)
class Period:
    """All known days since the entry into force against all before the signature, three years at most."""

    verdict: Verdict
    since: Side
    level: Level
    per_report: Level | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison series by the same rule, and by window how the change differs from its change (description only)."""

    name: str
    windows: tuple[Window, ...]
    period: Period | None
    relative: tuple[Relative | None, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """The answer to "is it holding?".

    The verdict is that of `period`, by `fortnights/1`, or where it is None that of `headline`, by `placebo/1`: the
    longest window that is over, None where it is too early. `latest` is a window of the same length over the last
    known days, once they no longer are those of `headline`: an agreement may hold at first.
    `between` are the days from signature to entry into force, `not_yet_known` the last ones, not yet fully reported;
    neither counts. `lags` is how late each source reports, where that is known.
    """

    verdict: Verdict
    reason: str
    rule: str
    signed: date | None
    in_force: date
    until: date
    period: Period | None
    headline: Window | None
    windows: tuple[Window, ...]
    latest: Window | None
    comparisons: tuple[Compared, ...]
    between: tuple[date, date] | None
    not_yet_known: tuple[date, date] | None
    caveat: str = CAVEAT
    lags: Lags | None = None


def holding(
    series: DailySeries,
    signed: date | None,
    in_force: date,
    until: date,
    *,
    comparison: Sequence[DailySeries] = (),
    lag_days: int,
    windows: Sequence[int] = WINDOWS,
) -> Holding:
    """Whether an agreement holds, as far as reported incidents can say.

    `until` is the last day that is looked at, `lag_days` how many of the last days are not yet fully reported.
    Raises ValueError for windows or a lag that are no numbers of days.
    """
    if lag_days < 0 or not windows or min(windows) < 1:
        raise ValueError("a lag is from 0 days on, a window from 1 day on")
    lengths = sorted(set(windows))
    dates = _Dates(min(signed or in_force, in_force), in_force, until, lag_days)
    answers = tuple(_window(series, dates, days) for days in lengths)
    over = [answer for answer in answers if answer.after.known_days == answer.days]
    headline = next((answer for answer in reversed(over) if answer.placebo), over[-1] if over else None)
    latest = _latest(series, dates, headline.days) if headline else None
    period = _period(series, dates)
    judged = period or headline
    return Holding(
        verdict=judged.verdict if judged else "too early",
        reason=_reason(series, dates, judged, lengths[0], latest),
        rule=fortnights.RULE if period else placebos.RULE,
        signed=signed,
        in_force=in_force,
        until=until,
        period=period,
        headline=headline,
        windows=answers,
        latest=latest,
        comparisons=tuple(_compared(series, other, dates, lengths) for other in comparison),
        between=(dates.before_end, _shift(in_force, -1)) if dates.before_end < in_force else None,
        not_yet_known=dates.not_yet_known(series),
    )


@dataclass(frozen=True, slots=True)
class _Dates:
    before_end: date
    """The first day that is no longer before: the signature, or the entry into force where no signature is known."""
    in_force: date
    until: date
    lag_days: int

    def known_until(self, series: DailySeries) -> date:
        """The last day whose reports are in."""
        return _shift(min(self.until, series.last), -self.lag_days)

    def not_yet_known(self, series: DailySeries) -> tuple[date, date] | None:
        known, end = self.known_until(series), min(self.until, series.last)
        return (_shift(known, 1), end) if known < end else None


def _window(series: DailySeries, dates: _Dates, days: int, after_first: date | None = None) -> Window:
    begin = after_first or dates.in_force
    known = dates.known_until(series)
    before = _side(series, _shift(dates.before_end, -days), days, known)
    after = _side(series, begin, days, known)
    found = _changes(series, dates, days, begin) if after.known_days == days else None
    per_report = _changes(series, dates, days, begin, per_report=True) if found and series.reports is not None else None
    ranked = placebo(found) if found else None
    ratio = None
    if before.known_days and after.known_days:
        spread = dispersion(np.array(series.counts), series.index(dates.before_end), days)
        ratio = rate_ratio(after.count, after.known_days, before.count, before.known_days, spread)
    adjusted = placebo(per_report) if per_report else None
    verdict = _verdict(after, days, ranked, adjusted, reports_known=series.reports is not None)
    return Window(days, verdict, before, after, ratio, ranked, adjusted)


def _period(series: DailySeries, dates: _Dates) -> Period | None:
    known = dates.known_until(series)
    days = (known - dates.in_force).days + 1
    before_end, after_start = series.index(dates.before_end), series.index(dates.in_force)
    if days < fortnights.LEAST_AFTER * fortnights.DAYS or before_end < fortnights.LEAST_BEFORE * fortnights.DAYS:
        return None
    counts, end = np.array(series.counts), after_start + days
    found = level(counts, before_end, after_start, end)
    if found is None:
        return None
    per_report = None
    if series.reports is not None:
        per_report = level(counts, before_end, after_start, end, np.array(series.reports))
    direction = found.direction
    if series.reports is not None and (per_report is None or per_report.direction != direction):
        direction = "usual"
    unclear = (direction == "usual" and found.usual[0] == 0) or (series.reports is not None and per_report is None)
    verdict: Verdict = "not enough data" if unclear else _VERDICTS[direction]
    return Period(verdict, _side(series, dates.in_force, days, known), found, per_report)


def _verdict(
    after: Side, days: int, ranked: Placebo | None, adjusted: Placebo | None, *, reports_known: bool
) -> Verdict:
    if after.known_days < days:
        return "too early"
    if ranked is None or (reports_known and adjusted is None):
        return "not enough data"
    agreed = adjusted is None or adjusted.direction == ranked.direction
    direction = ranked.direction if agreed else "usual"
    if direction == "usual" and not ranked.shows_falls:
        return "not enough data"
    return _VERDICTS[direction]


def _side(series: DailySeries, first: date, days: int, known: date) -> Side:
    last = _shift(first, days - 1)
    begin = max(series.index(first), 0)
    end = max(min(series.index(last), series.index(known), len(series.counts) - 1) + 1, begin)
    read = float(sum(series.reports[begin:end])) if series.reports is not None else None
    return Side(first, last, end - begin, round(float(sum(series.counts[begin:end])), 6), read)


def _changes(
    series: DailySeries, dates: _Dates, days: int, after_first: date, *, per_report: bool = False
) -> Changes | None:
    before_end, after_start = series.index(dates.before_end), series.index(after_first)
    if before_end < days:
        return None
    reports: Numbers | None = np.array(series.reports) if per_report else None
    return changes(np.array(series.counts), before_end, after_start, days, reports)


def _latest(series: DailySeries, dates: _Dates, days: int) -> Window | None:
    first = _shift(dates.known_until(series), 1 - days)
    return _window(series, dates, days, first) if first >= _shift(dates.in_force, days) else None


def _compared(series: DailySeries, other: DailySeries, dates: _Dates, lengths: Sequence[int]) -> Compared:
    first = max(series.first, other.first)
    own, other = _from(series, first), _from(other, first)
    answers: list[Window] = []
    differences: list[Relative | None] = []
    for days in lengths:
        answer = _window(other, dates, days)
        answers.append(answer)
        over = answer.after.known_days == days and dates.known_until(own) >= answer.after.last
        ours, theirs = (_changes(each, dates, days, dates.in_force) if over else None for each in (own, other))
        differences.append(relative(ours, theirs) if ours and theirs else None)
    return Compared(other.name, tuple(answers), _period(other, dates), tuple(differences))


def _from(series: DailySeries, first: date) -> DailySeries:
    """The series from a day on."""
    cut = max(series.index(first), 0)
    reports = None if series.reports is None else series.reports[cut:]
    return DailySeries(max(first, series.first), series.counts[cut:], reports, series.name)


def _shift(day: date, days: int) -> date:
    """The day so many days on, no farther than the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def _reason(
    series: DailySeries, dates: _Dates, headline: Window | Period | None, shortest: int, latest: Window | None
) -> str:
    """One sentence with the numbers."""
    if headline is None:
        known = max(0, (dates.known_until(series) - dates.in_force).days + 1)
        return f"{_days(known)} in force {_are(known)} known so far, and the shortest window is {_days(shortest)}."
    start = "signature" if dates.before_end < dates.in_force else "it was in force"
    if isinstance(headline, Period):
        return f"{_over_all(headline, start)}{_lately(latest)}."
    said = (
        f"{_incidents(headline.after.count)} reported in the first {_days(headline.days)} in force and "
        f"{_number(headline.before.count)} in the {_days(headline.before.known_days)} before {start}"
    )
    return f"{said}; {_judged(series, dates, headline)}{_lately(latest)}."


def _over_all(period: Period, start: str) -> str:
    found = period.level
    since = f"{_incidents(period.since.count)} reported in {_days(period.since.known_days)} in force"
    said = f"{since}, {found.since:.1f} in a typical fortnight, and {found.before:.1f} in one before {start}"
    usual = f"{said}; {found.usual[0]:.1f} to {found.usual[1]:.1f} would have been no change"
    if period.verdict == "not enough data":
        if period.per_report is None and found.usual[0] > 0:
            return f"{said}; in too many fortnights no report was read for the counts to be compared"
        return f"{usual}, so that even none at all would have shown nothing"
    if found.direction == "usual" and found.p <= 2 * fortnights.TAIL and found.trend != "usual":
        return f"{usual}, but they were already {'falling' if found.trend == 'fewer' else 'rising'} before"
    if found.direction != "usual" and period.verdict == _VERDICTS["usual"]:
        return f"{usual}, but for each report read it is none"
    return usual


def _judged(series: DailySeries, dates: _Dates, window: Window) -> str:
    found = window.placebo
    if found is None:
        return _too_little(series, dates, window)
    low, high = found.usual
    usual = f"{_number(low)} to {_number(high)} would have been usual after what went before"
    if window.verdict == "not enough data":
        if found.shows_falls:
            return "on too many days no report was read for the counts to be compared"
        return f"{usual}, so that even none at all would have shown nothing"
    if found.direction == "usual":
        return usual
    alike, word = (found.lower, "low") if found.direction == "fewer" else (found.higher, "high")
    others = f"{_number(alike) if alike else 'none'} of {_number(found.dates)} other dates of this series"
    ranked = f"{usual}, and {others} {'shows' if alike < 2 else 'show'} a change as {word}"
    if window.verdict != "within the usual range":
        return ranked
    before, after = window.before.reports_read or 0, window.after.reports_read or 0
    read = f"reports read went from {_number(before)} to {_number(after)}"
    return f"{ranked}, but {read}, and for each report read it is usual"


def _too_little(series: DailySeries, dates: _Dates, window: Window) -> str:
    history = max(0, series.index(dates.before_end))
    gap = (dates.in_force - dates.before_end).days
    needed = gap + max(LEAST_WINDOWS * window.days, LEAST_DATES + 2 * window.days)
    if history < needed:
        return f"the record has {_days(history)} before that, and {_days(needed)} are needed"
    return f"in the {_days(history)} before that none is reported, so nothing can be called fewer or more"


def _lately(latest: Window | None) -> str:
    if latest is None:
        return ""
    count = f"; in the last {latest.days:,} known days {_incidents(latest.after.count)} reported"
    if latest.placebo is None:
        return f"{count}, too long after for a comparison"
    low, high = latest.placebo.usual
    return f"{count}, where {_number(low)} to {_number(high)} would have been usual"


def _incidents(count: float) -> str:
    return f"{_number(count)} {'incident was' if count == 1 else 'incidents were'}"


def _days(days: int) -> str:
    return f"{days:,} {'day' if days == 1 else 'days'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _number(number: float) -> str:
    return f"{number:,.0f}" if abs(number - round(number)) < 0.05 else f"{number:,.1f}"
