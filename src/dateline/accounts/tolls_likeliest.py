"""Which number is the toll of a report's main incident, where a report gives many.

A log-linear choice among the numbers and "none was told", over signs that can be read off the text: what the rules of
`tolls` make of the title, the opening and the whole; how often and where figures give a number; what is left of those
who were struck without the dead; and words of death, of wounds and of a court beside them. A second choice weighs what
other reports on the same incident are read to say. `benchmarks/tolls.py` fits the weights (`data/tolls.json`) to
incidents whose toll is known and checks them on the incidents left out (docs/casualties.md).
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.accounts.logistic import weighed
from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.accounts.tolls_first import OPENING, number_of
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import Report
from dateline.model.values import Harm

Signs = Mapping[str, float]
Chances = Mapping[int, float]
"""How likely each number is the toll; 0 stands for "none was told"."""

FILE = Path(__file__).parent / "data" / "tolls.json"
"""The weights: of each harm, of what one report says (`alone`) and of what several say (`together`)."""
_SMALL = range(9)
"""Numbers that may be the toll though no figure gives them: victims told one by one."""
_WORDS = {
    "death": r"\b(?:dead|died|dies|dying|deaths?|body|bodies|deceased)\b",
    "killing": r"\bkill(?:ed|s|ing|er)?\b|\bdeadly\b|\bfatal(?:ly|it\w+)?\b",
    "murder": r"\bmurder|\bhomicide|\bmanslaughter|\bslain\b|\bslaying|\bassassinat",
    "mourning": r"\bfuneral|\bvigil|\bmourn|\bmemorial|\bgrie[fv]|\bautopsy|\bcoroner|\bmedical examiner",
    "wounds": r"\binjur\w+|\bwound(?:ed|ing|s)?\b|\bhurt\b|\bhospitali[sz]ed",
    "hospital": r"\bhospital|\bsurgery",
    "critical": r"\bcritical|\bgrave\b|\blife support|\bfight(?:s|ing) for|(?<!non-)\blife[- ]threat|\bin the head",
    "stable": r"\bnon-life|\b(?:stable|good|fair) condition|\bminor\b|\btreated and released|\bgraze",
    "struck": r"\bshot\b|\bshooting|\bgunfire|\bgunshot|\bstabb|\bstruck\b",
    "survived": r"\bsurviv|\bexpected to (?:live|recover)",
    "own hand": r"\bsuicide|\bhimself\b|\bherself\b|\bown life|\bself\b",
    "attempted": r"\battempted murder|\bassault with|\battempt to commit",
    "court": r"\bsentenced|\btrial\b|\bcharged|\bindict|\bconvict|\bplea|\bprosecut",
    "several": r"\bweekend|\b24 hours|\bseparate (?:shootings|attacks)|\bthis year|\bsince \w+day",
}
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _WORDS.items()}
_OF = {
    "killed": ("death", "killing", "murder", "mourning", "own hand"),
    "wounded": ("wounds", "hospital", "critical", "stable", "struck"),
}
"""The words without which nobody is told to have been harmed so."""
_TIMES = re.compile(r"\b(?:(double|both)|(triple)|(quadruple))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules make of a report: all its figures, and the toll of one harm in each part and in the end."""

    report: Report
    figures: Sequence[CasualtyFigure]
    settled: Mapping[Harm, Bounds | None]

    def until(self, end: int) -> list[CasualtyFigure]:
        """The figures before a place in the text."""
        return [figure for figure in self.figures if figure.start < end]


def alone(told: Told, harm: Harm) -> dict[int, Signs]:
    """The numbers that may be the toll of a report, 0 for none told, each with the signs that speak for it."""
    return dict(_alone(told, harm))


def together(own: Chances, others: Sequence[tuple[Chances, bool]]) -> dict[int, Signs]:
    """The numbers that a report or others on the incident may tell, with what all say; `others` with whether later."""
    numbers = {number for other, _ in others for number, chance in other.items() if chance >= _LIKELY}
    return {number: _together(number, own, others) for number in sorted(numbers | own.keys())}


_LIKELY = 0.05
"""How likely a number must be by another report to be one that this one may not know of."""


def chances(numbers: Mapping[int, Signs], weights: Mapping[str, float]) -> dict[int, float]:
    """How likely each number is the toll."""
    scores = {number: weighed(signs, weights) for number, signs in numbers.items()}
    most = max(scores.values())
    grown = {number: math.exp(score - most) for number, score in scores.items()}
    return {number: score / sum(grown.values()) for number, score in grown.items()}


@functools.cache
def weights(name: str, harm: Harm) -> Mapping[str, float]:
    """The weights of a choice, `alone` or `together`."""
    stored: dict[str, dict[str, dict[str, float]]] = json.loads(FILE.read_text("utf-8"))
    return stored[name][harm]


def _alone(told: Told, harm: Harm) -> Iterator[tuple[int, Signs]]:
    if told.settled[harm] == (0, 0):
        yield 0, {"none": 1.0}  # that nobody was harmed is said, and needs no choice
        return
    words = _words(told.report)
    mine = [figure for figure in told.figures if figure.toll.harm == harm]
    of_all = dict(_common(told, harm, mine, words))
    about = _about(told, harm, mine)
    seen = {number for figure in mine for number in (figure.toll.low, figure.toll.high) if number}
    for number in sorted({0, *about.values(), *seen, *_SMALL}):
        if number == 0 or seen or any(words[part, name] for part in _PARTS for name in _OF[harm]):
            signs = defaultdict(float, {name: 1.0 for name, value in about.items() if value == number})
            _of_figures(signs, told, harm, number)
            _of_number(signs, number, number_of(told.settled[harm]), of_all)
            yield number, signs


_PARTS = ("title", "opening", "body")


def _words(report: Report) -> dict[tuple[str, str], float]:
    """Whether each kind of word stands in each part of a report."""
    text, start = report.text, report.body_start
    spans = {"title": (0, start), "opening": (start, start + OPENING), "body": (start + OPENING, start + 4000)}
    return {
        (part, name): float(bool(pattern.search(text, *span)))
        for part, span in spans.items()
        for name, pattern in _PATTERNS.items()
    }


def _common(
    told: Told, harm: Harm, mine: Sequence[CasualtyFigure], words: Mapping[tuple[str, str], float]
) -> Iterator[tuple[str, float]]:
    """The signs of the report as a whole, which speak for no one, or for several."""
    for (part, name), value in words.items():
        yield f"{name} in {part}", value
    other = number_of(told.settled["wounded" if harm == "killed" else "killed"])
    yield "denied", float(any((figure.toll.low, figure.toll.high) == (0, 0) for figure in mine))
    yield "figures", math.log1p(len(mine))
    yield "implied", math.log1p(sum(figure.relation == "implied" for figure in mine))
    yield "other harm", float(other > 0)
    yield "several of other harm", float(other > 1)
    yield "short", float(len(told.report.text) < 300)


def _about(told: Told, harm: Harm, mine: Sequence[CasualtyFigure]) -> dict[str, int]:
    """The numbers that come of putting figures together, by how they do."""
    body = told.report.body_start
    opening, everything = told.until(body + OPENING), told.figures
    killed = number_of(told.settled["killed"])
    struck = [figure.toll.low or 0 for figure in everything if figure.relation == "struck" and not figure.toll.partial]
    early = [f.toll.low or 0 for f in opening if f.relation == "struck" and not f.toll.partial]
    single = [f for f in mine if (f.toll.low, f.toll.high) == (1, 1) and not f.toll.partial]
    named = {told.report.text[f.start : f.end].split()[-1] for f in single if f.relation != "repeated"}
    settled = number_of(told.settled[harm])
    found = {
        "settled": settled,
        "of the title": number_of(total(told.until(body), harm)),
        "of the opening": number_of(total(opening, harm)),
        "of all": number_of(total(everything, harm)),
        "greatest": max((figure.toll.low or 0 for figure in mine), default=0),
        "one by one": len(named),
        "all struck": sum(early),
        "most struck": max(struck, default=0),
        "struck, less killed": sum(early) - killed,
        "most struck, less killed": max(struck, default=0) - killed,
        "wounded, less killed": number_of(told.settled["wounded"]) - killed,
        "settled and one": settled + 1,
        "settled, with the attacker": settled if any(f.toll.attackers and not f.toll.partial for f in mine) else 0,
    }
    times = _TIMES.search(told.report.text, 0, body + OPENING)
    if times:
        found["times"] = 1 + (times.lastindex or 1)
    return {name: max(0, number) for name, number in found.items()}


def _of_figures(signs: dict[str, float], told: Told, harm: Harm, number: int) -> None:
    """How often, where and how figures give a number."""
    start = told.report.body_start
    all_of_harm = sum(figure.toll.harm == harm for figure in told.figures)
    for figure in told.figures:
        if number not in (figure.toll.low, figure.toll.high) or not number:
            continue
        part = "title" if figure.start < start else "opening" if figure.start < start + OPENING else "body"
        if figure.toll.harm != harm:
            signs[f"struck in {part}" if figure.relation == "struck" else f"other harm in {part}"] = 1.0
            continue
        again = f"told again in {part}" if f"told in {part}" in signs else f"told in {part}"
        signs[again] = min(3.0, signs[again] + 1.0)
        signs["share"] += 1 / all_of_harm
        signs[figure.relation] = 1.0
        signs["early"] = max(signs["early"], 1 / (1 + max(0, figure.start - start) / 300))
        for name in ("partial", "attackers"):
            signs[name] = max(signs[name], float(getattr(figure.toll, name)))
        signs["aggregate"] = max(signs["aggregate"], float(figure.aggregate))


def _of_number(signs: dict[str, float], number: int, settled: int, of_all: Mapping[str, float]) -> None:
    """What a number is by itself and beside the one that the rules settle on."""
    several = number > 1
    signs["none" if not number else f"is {min(number, 5)}"] = 1.0
    signs["above"], signs["below"] = float(number > settled > 0), float(0 < number < settled)
    if number == settled:
        signs["settled, one" if number == 1 else "settled, several" if several else "settled, none"] = 1.0
    if number == 0 or several:
        for name, value in of_all.items():
            signs[f"none, {name}" if number == 0 else f"several, {name}"] = value
    if number == 0:
        signs["none, where one is settled"] = float(settled == 1)
        signs["none, where several are settled"] = float(settled > 1)


def _together(number: int, own: Chances, others: Sequence[tuple[Chances, bool]]) -> Signs:
    best = [likeliest(other) for other, _ in others]
    here, all_of = likeliest(own), "one other" if len(others) == 1 else "others"
    told = [other.get(number, 0.0) for other, _ in others]
    later = [other.get(number, 0.0) for other, is_later in others if is_later]
    newest = [one for one, (_, is_later) in zip(best, others, strict=True) if is_later]
    logs = [math.log(one + 0.01) for one in told]
    signs = {
        f"own, {all_of}": math.log(own.get(number, 0.0) + 0.001),
        f"mean, {all_of}": sum(logs) / len(logs),
        "most": math.log1p(sum(told)),
        "surest": max(told),
        "later": math.log1p(sum(later)),
        "own best": float(number == here),
        "greatest": float(number == max(best)),
        "greatest of all": float(number == max(*best, here)),
        "newest": float(number in newest[-1:]),
        "votes": math.log1p(best.count(number)),
        "majority": float(best.count(number) + (here == number) > (len(best) + 1) / 2),
        "above": float(number > max(best)),
        "below": float(0 < number < min(best)),
        "of others only": float(number not in own),
        "less than here": float(0 < number < here),
        "more than here": float(number > here > 0),
    }
    if number == 0:
        signs[f"none, {all_of}"] = 1.0
        signs["none, as here"] = float(here == 0)
        signs["none, where others tell"] = float(max(best) > 0)
        signs["none, where all others tell"] = float(min(best) > 0)
        signs["none, where later ones tell"] = float(any(newest))
    return signs


def likeliest(of: Chances) -> int:
    """The number that is most likely the toll."""
    return max(of, key=lambda number: (of[number], -number))
