"""How many of the last days are left out as not yet fully reported, and how complete the first one that counts is.

    python benchmarks/lags.py [--worlds 300] [--seed 1]

Invented records of a year and a half with two incidents a day, told by a daily (within two days), a weekly (within two
weeks) and a monitor (nine to 25 days later), each looked at once. The truth is known: the share of the incidents of the
first day that is left to count, going back, that is told already, of all that are ever told of it; nine in ten is what
is aimed at. Beside `lags/1` stands one lag for all sources: the days within which nine in ten of all incidents on
record were first told.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil

import numpy as np

from dateline.analysis.lags import LEAST_LAG, MOST_LAG, RULE, Told, lags

FIRST = date(2023, 1, 1)
DAYS, LAST = 580, 540
REACH = {"daily": (0, 2), "weekly": (1, 14), "monitor": (9, 25)}
"""Days after the event within which each source tells of it, evenly."""
SCENARIOS: Mapping[str, tuple[Mapping[str, float], Mapping[str, float]]] = {
    "as ever": ({"daily": 0.7, "weekly": 0.3, "monitor": 0.1},) * 2,
    "the monitor has stopped": ({"daily": 0.5, "weekly": 0.2, "monitor": 0.5}, {"daily": 0.5, "weekly": 0.2}),
    "the daily has stopped": ({"daily": 0.9, "weekly": 0.6}, {"weekly": 0.6}),
    "a monitor was added": ({"daily": 0.6, "weekly": 0.2}, {"daily": 0.6, "weekly": 0.2, "monitor": 0.5}),
}
"""The share of incidents that each source tells, before and in the last 100 days."""
CHANGED = 100


def main() -> None:
    """Draw, look, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worlds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    now = FIRST + timedelta(days=LAST)
    print("days left out; share told already of the last day that counts")
    for name, (before, since) in SCENARIOS.items():
        seen: dict[str, list[tuple[int, float]]] = {"one lag": [], RULE: []}
        for which in range(asked.worlds):
            incidents = _world(np.random.default_rng([asked.seed, which]), before, since)
            known = [one for one in incidents if min(one[1].values()) <= now]
            for rule, days in (("one lag", _one_lag(known)), (RULE, lags(known, since, now).days)):
                seen[rule].append((days, _told(incidents, now, days)))
        for rule, found in seen.items():
            days, share = np.nanmean(np.array(found), axis=0)
            print(f"  {name:24} {rule:8} {days:5.1f} days; {share:.1%}")


def _world(random: np.random.Generator, before: Mapping[str, float], since: Mapping[str, float]) -> list[Told]:
    found = []
    for day in range(DAYS):
        for _ in range(random.poisson(2)):
            by = {}
            for outlet, (least, most) in REACH.items():
                told = day + int(random.integers(least, most + 1))
                tells = since if told > LAST - CHANGED else before
                if random.random() < tells.get(outlet, 0):
                    by[outlet] = FIRST + timedelta(days=told)
            if by:
                found.append((FIRST + timedelta(days=day), by))
    return found


def _one_lag(known: list[Told]) -> int:
    ordered = sorted((min(by.values()) - day).days for day, by in known)
    return min(max(ordered[ceil(0.9 * len(ordered)) - 1], LEAST_LAG), MOST_LAG)


def _told(incidents: list[Told], now: date, days: int) -> float:
    firsts = [min(by.values()) for day, by in incidents if day == now - timedelta(days=days)]
    return float(np.mean([first <= now for first in firsts])) if firsts else np.nan


if __name__ == "__main__":
    main()
