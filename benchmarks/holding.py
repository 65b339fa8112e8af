"""False alarms and power of "is it holding?" in invented worlds of which the truth is known, beside other methods.

    python benchmarks/holding.py [--worlds 500] [--seed 1] [--days 730] [--methods placebo/1 ...] [--nothing-new]

For each window, for all days since, and for each scenario (`synthetic_series.SCENARIOS`) the share of worlds that a
method calls "fewer" and "more", with the 95 % binomial interval of both together. Where nothing changes both are false
alarms; where incidents were halved "fewer" is power. All methods work at the level of 5 %.

    Poisson test        before against after, mid-P: what a spreadsheet does
    placebo rank        the same ratio among the ratios of other dates
    long-run rank       the count after against the long run, among the same at other dates
    state space         forecast of a mean-reverting level with negative binomial counts, 60 sets of parameters by fit
    placebo/1           the rule that ships, from the counts alone
    with reports        the same, and for each report read
    with elsewhere      the same rule on the ratio to the same perpetrator elsewhere
    fortnights/1        the rule that ships for all days since, from the counts alone, then with reports

Then: the verdict that `holding` gives and the time it takes; the rule by the nature of the worlds; its power at the
"smallest fall" that it names (80 % is promised); and how often the interval of the rate ratio holds the truth.
With --nothing-new only the rules that ship, their false alarms where nothing changes and their power at that fall: many
worlds in little time.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from scipy.stats import beta, nbinom
from synthetic_series import LAG, NOTHING_NEW, SCENARIOS, World, worlds

from dateline.analysis import fortnights
from dateline.analysis.fortnights import level
from dateline.analysis.holding import WINDOWS, Holding, holding
from dateline.analysis.placebo import RULE, changes, direction, dispersion, placebo, relative
from dateline.analysis.rates import rate_ratio, two_sided_p
from dateline.analysis.series import DailySeries

LEVEL = 0.05
FIRST = date(2023, 1, 1)


def main() -> None:
    """Draw, answer, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worlds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=730, help="how long the series are; the last 90 or more are after")
    parser.add_argument("--methods", nargs="+", choices=METHODS, help="these alone, and nothing else")
    parser.add_argument("--nothing-new", action="store_true", help="only where nothing changes, by the rules that ship")
    asked = parser.parse_args()
    scenarios = NOTHING_NEW if asked.nothing_new else tuple(SCENARIOS)
    methods = asked.methods or ((RULE, "with reports") if asked.nothing_new else tuple(METHODS))
    drawn = {scenario: worlds(asked.worlds, asked.seed, scenario, asked.days) for scenario in scenarios}
    for window in WINDOWS:
        print(f"\n{window} days: fewer % / more % (95 % interval of both)")
        for scenario, known in drawn.items():
            cells = [f"{name:16} {_shares(METHODS[name](world, window) for world in known)}" for name in methods]
            print(f"  {scenario}\n    " + "\n    ".join(cells), flush=True)
    if asked.methods:
        return
    longer = {scenario: worlds(asked.worlds, asked.seed, scenario, asked.days, 360) for scenario in scenarios}
    for days, known_for in ((90, drawn), (360, longer)):
        print(f"\nAll of {days} days since: fewer % / more % (95 % interval of both)")
        for scenario, known in known_for.items():
            print(f"  {scenario}")
            for name, rule in OVERALL.items():
                print(f"    {name:26} {_shares(rule(world, days) for world in known)}", flush=True)
    if asked.nothing_new:
        _smallest(drawn["no effect"], asked.seed)
        _smallest_level({90: drawn["no effect"], 360: longer["no effect"]}, asked.seed)
        return
    _verdicts(dict.fromkeys((10, 30, 90), drawn) | {360: longer})
    _latest(drawn["no effect"])
    _natures(drawn)
    _smallest(drawn["no effect"], asked.seed)
    _smallest_level({90: drawn["no effect"], 360: longer["no effect"]}, asked.seed)
    _intervals(drawn["no effect"])


def _poisson(world: World, window: int) -> str:
    after, before = _pair(world, window)
    if two_sided_p(after, window, before, window) > LEVEL:
        return "usual"
    return "fewer" if after < before else "more"


def _placebo_rank(world: World, window: int) -> str:
    dates, gap = _dates(world, window), world.in_force - world.signed
    sums = np.concatenate([[0.0], np.cumsum(world.counts)])
    before, after = sums[dates] - sums[dates - window], sums[dates + gap + window] - sums[dates + gap]
    return _by_rank(np.log(after + 0.5) - np.log(before + 0.5))


def _long_run_rank(world: World, window: int) -> str:
    dates, gap = _dates(world, window), world.in_force - world.signed
    sums = np.concatenate([[0.0], np.cumsum(world.counts)])
    after = sums[dates + gap + window] - sums[dates + gap]
    rest = (sums[world.signed] - after) / (world.signed - window)
    rest[-1] = sums[world.signed] / world.signed
    return _by_rank(np.log(after + 0.5) - np.log(rest * window + 0.5))


def _dates(world: World, window: int) -> np.ndarray:
    last = 2 * world.signed - world.in_force - window
    return np.append(np.arange(window, last + 1), world.signed)


def _by_rank(change: np.ndarray) -> str:
    others, own = change[:-1], change[-1]
    lower, higher = ((1 + beyond.sum()) / (1 + len(others)) for beyond in (others <= own, others >= own))
    return "fewer" if lower <= LEVEL / 2 else "more" if higher <= LEVEL / 2 else "usual"


def _placebo_1(world: World, window: int) -> str:
    found = changes(world.counts, world.signed, world.in_force, window)
    return direction(found) if found else "usual"


def _with_reports(world: World, window: int) -> str:
    found = changes(world.counts, world.signed, world.in_force, window, world.reports)
    alone = _placebo_1(world, window)
    return alone if found and direction(found) == alone else "usual"


def _with_elsewhere(world: World, window: int) -> str:
    here, there = (changes(each, world.signed, world.in_force, window) for each in (world.counts, world.elsewhere))
    found = relative(here, there) if here and there else None
    return found.direction if found else "usual"


PARAMETERS = np.array(list(itertools.product((7, 20, 60, 180), (0.02, 0.08, 0.2, 0.5, 1.0), (0.0, 0.15, 0.5))))
"""Half-life of a deviation in days, variance of the level over its mean squared, overdispersion of a bin's count."""


def _state_space(world: World, window: int) -> str:
    """Kalman filter of mean and deviation over bins for each set of parameters; their forecasts mixed by their fit."""
    width = {7: 7, 30: 10, 90: 15}.get(window, window)
    bins = world.signed // width
    binned = world.counts[world.signed - bins * width : world.signed].reshape(bins, width).sum(1)
    mean = max(binned.mean(), width / 300)
    kept, wander, noise = (
        0.5 ** (width / PARAMETERS[:, 0]),
        PARAMETERS[:, 1] * mean**2,
        mean + PARAMETERS[:, 2] * mean**2,
    )
    state = np.stack([np.full(len(kept), mean), np.zeros(len(kept))])
    spread = np.zeros((2, 2, len(kept)))
    spread[0, 0], spread[1, 1] = mean**2, wander
    fit = np.zeros(len(kept))
    for number, count in enumerate(binned):
        if number:
            state[1] *= kept
            spread[0, 1] *= kept
            spread[1, 0] *= kept
            spread[1, 1] = kept**2 * spread[1, 1] + (1 - kept**2) * wander
        gain = spread.sum(1)
        error, variance = count - state.sum(0), gain.sum(0) + noise
        fit -= 0.5 * (np.log(variance) + error**2 / variance)
        state += gain / variance * error
        spread -= gain[:, None] * gain[None] / variance
    weight = np.exp(fit - fit.max())
    weight /= weight.sum()
    ahead = np.arange(1, -(-window // width) + 1)
    decay = kept ** (ahead[:, None] + (world.in_force - world.signed) / width)
    many, part, left = len(ahead), window / (width * len(ahead)), decay.sum(0)
    expected = np.maximum(part * (many * state[0] + left * state[1]), 0.05)
    apart = np.abs(ahead[:, None] - ahead)[:, :, None]
    between = many**2 * spread[0, 0] + 2 * many * left * spread[0, 1] + left**2 * spread[1, 1]
    between += wander * ((kept**apart).sum((0, 1)) - left**2) + many * (noise - mean)
    size = expected**2 / np.maximum(part**2 * between, expected * 1e-4)
    after = _pair(world, window)[0]
    share = size / (size + expected)
    lower = float((weight * nbinom.cdf(after, size, share)).sum())
    higher = float((weight * nbinom.sf(after - 1, size, share)).sum())
    return "fewer" if lower <= LEVEL / 2 else "more" if higher <= LEVEL / 2 else "usual"


METHODS: dict[str, Callable[[World, int], str]] = {
    "Poisson test": _poisson,
    "placebo rank": _placebo_rank,
    "long-run rank": _long_run_rank,
    "state space": _state_space,
    RULE: _placebo_1,
    "with reports": _with_reports,
    "with elsewhere": _with_elsewhere,
}


def _all_poisson(world: World, days: int) -> str:
    after, before = float(world.counts[world.in_force :][:days].sum()), float(world.counts[: world.signed].sum())
    if two_sided_p(after, days, before, world.signed) > LEVEL:
        return "usual"
    return "fewer" if after / days < before / world.signed else "more"


def _fortnights(world: World, days: int) -> str:
    found = level(world.counts, world.signed, world.in_force, world.in_force + days)
    return found.direction if found else "usual"


def _fortnights_with_reports(world: World, days: int) -> str:
    found = level(world.counts, world.signed, world.in_force, world.in_force + days, world.reports)
    alone = _fortnights(world, days)
    return alone if found and found.direction == alone else "usual"


OVERALL: dict[str, Callable[[World, int], str]] = {
    "Poisson test": _all_poisson,
    fortnights.RULE: _fortnights,
    f"{fortnights.RULE} with reports": _fortnights_with_reports,
}


def _pair(world: World, window: int) -> tuple[float, float]:
    """The counts after and before."""
    after = world.counts[world.in_force : world.in_force + window].sum()
    return float(after), float(world.counts[world.signed - window : world.signed].sum())


def _asked(world: World, *, reports: bool = True, days: int = 90) -> Holding:
    """What `holding` answers so many known days after the entry into force."""
    end = world.in_force + days + LAG
    read = world.reports[:end].tolist() if reports else None
    series = DailySeries(FIRST, world.counts[:end].tolist(), read)
    signed, in_force, until = (FIRST + timedelta(day) for day in (world.signed, world.in_force, end - 1))
    return holding(series, signed, in_force, until, lag_days=LAG)


def _verdicts(drawn_for: dict[int, dict[str, list[World]]]) -> None:
    print("\nThe verdict of `holding`, % of worlds, with reports read / from the counts alone")
    for days, drawn in drawn_for.items():
        print(f"  {days} known days in force")
        for scenario, known in drawn.items():
            both = [
                Counter(_asked(world, reports=reports, days=days).verdict for world in known)
                for reports in (True, False)
            ]
            told = (
                f"{verdict} {both[0][verdict] / len(known):.1%} / {both[1][verdict] / len(known):.1%}"
                for verdict in ("not enough data", "fewer than usual", "within the usual range", "more than usual")
            )
            print(f"    {scenario:22} " + "; ".join(told))
    known, begun = drawn_for[90]["no effect"], time.process_time()
    for world in known:
        _asked(world)
    spent = (time.process_time() - begun) / len(known)
    print(f"  {spent * 1e3:.1f} ms of processor time an answer, of {len(known[0].counts)} days with reports read")


def _latest(known: list[World]) -> None:
    """False alarms of the latest days, a while after the entry into force: the history ends earlier."""
    print("\nThe latest 90 known days where nothing changed, % of worlds")
    for days in (180, 240):
        signed = len(known[0].counts) - LAG - days
        said = Counter(
            answer.latest.verdict
            for world in known
            if (answer := _asked(replace(world, signed=signed, in_force=signed), days=days, reports=False)).latest
        )
        print(
            f"  {days} known days in force: "
            + "; ".join(f"{verdict} {count / len(known):.1%}" for verdict, count in said.items())
        )


@dataclass(frozen=True)
class _Nature:
    name: str
    value: Callable[[World], float]


NATURES = (
    _Nature("incidents a day", lambda world: world.rate),
    _Nature("half-life in days", lambda world: world.half_life),
    _Nature("overdispersion of a day", lambda world: world.dispersion),
)


def _natures(drawn: dict[str, list[World]]) -> None:
    print("\nplacebo/1 by the nature of the worlds: false alarms (no effect, after a spike), power (halved), %")
    for window, nature in itertools.product(WINDOWS, NATURES):
        limits = np.quantile([nature.value(world) for world in drawn["no effect"]], (0, 1 / 3, 2 / 3, 1))
        for low, high in itertools.pairwise(limits):
            told = []
            for scenario in (*NOTHING_NEW, "halved"):
                known = [world for world in drawn[scenario] if low <= nature.value(world) <= high]
                said = [_placebo_1(world, window) for world in known]
                hits = sum(word == "fewer" or (word == "more" and scenario != "halved") for word in said)
                told.append(f"{hits / len(known):5.1%}")
            print(f"  {window:2} days, {nature.name} {low:.2g} to {high:.2g}: " + " ".join(told))


def _smallest(known: list[World], seed: int) -> None:
    """The power where incidents fall by just as much as the answer says is the smallest fall it could show."""
    print("\nPower at the smallest fall named (80 % promised) and share of worlds that name one")
    random = np.random.default_rng([seed, 2])
    for window in WINDOWS:
        hits, factors = [], []
        for world in known:
            found = changes(world.counts, world.signed, world.in_force, window)
            fall = placebo(found).smallest_fall if found else None
            if fall is None:
                continue
            counts = world.counts.copy()
            counts[world.in_force :] = random.binomial(counts[world.in_force :].astype(int), fall)
            hits.append(_placebo_1(replace(world, counts=counts), window) == "fewer")
            factors.append(fall)
        if hits:
            named = f"named in {len(hits) / len(known):.1%}, half of them above a fall by {1 - np.median(factors):.0%}"
            print(f"  {window:2} days: {np.mean(hits):.1%} {_interval(sum(hits), len(hits))}; {named}")


def _smallest_level(known_for: dict[int, list[World]], seed: int) -> None:
    """The same of `fortnights/1`."""
    random = np.random.default_rng([seed, 3])
    for days, known in known_for.items():
        hits, factors = [], []
        for world in known:
            found = level(world.counts, world.signed, world.in_force, world.in_force + days)
            if found is None or found.smallest_fall is None:
                continue
            counts = world.counts.copy()
            counts[world.in_force :] = random.binomial(counts[world.in_force :].astype(int), found.smallest_fall)
            hits.append(_fortnights(replace(world, counts=counts), days) == "fewer")
            factors.append(found.smallest_fall)
        if hits:
            named = f"named in {len(hits) / len(known):.1%}, half of them above a fall by {1 - np.median(factors):.0%}"
            print(f"  all of {days} days: {np.mean(hits):.1%} {_interval(sum(hits), len(hits))}; {named}")


def _intervals(known: list[World]) -> None:
    print(
        "\nHow often the 95 % interval of the rate ratio holds 1 where nothing changed: as shipped / as if independent"
    )
    for window in WINDOWS:
        held = []
        for world in known:
            after, before = _pair(world, window)
            wide = rate_ratio(after, window, before, window, dispersion(world.counts, world.signed, window))
            narrow = rate_ratio(after, window, before, window)
            held.append([(each.low or 0) <= 1 <= (each.high or np.inf) for each in (wide, narrow)])
        print(f"  {window:2} days: " + " / ".join(f"{share:.1%}" for share in np.mean(held, axis=0)))


def _shares(said: Iterable[str]) -> str:
    words = Counter(said)
    total, hits = words.total(), words["fewer"] + words["more"]
    return f"{words['fewer'] / total:6.1%} / {words['more'] / total:5.1%}  {_interval(hits, total)}"


def _interval(hits: int, total: int) -> str:
    low = beta.ppf(0.025, hits, total - hits + 1) if hits else 0.0
    high = beta.ppf(0.975, hits + 1, total - hits) if hits < total else 1.0
    return f"({low:.1%} to {high:.1%})"


if __name__ == "__main__":
    main()
