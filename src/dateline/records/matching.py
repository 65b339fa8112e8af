"""Whether two accounts tell of one thing: a score that explains itself feature by feature.

Each feature is a number with a weight; their sum is the log-odds of "the same" (logistic regression, see
`dateline.training.matching`). General likeness of texts has a small weight, because two attacks of one campaign are
told in the same words; days, places, figures and rare names decide. Where these differ, likeness speaks against: see
`matching_features.formulas`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dateline.model.claims import Account, Claim, Kind, Role
from dateline.model.mentions import Mentions
from dateline.model.text import Report
from dateline.model.values import Action, Means, Toll, Value, When, Where, Who
from dateline.records.matching_features import DESCRIBED, MEASURES, Measure, formulas
from dateline.records.matching_side import Side
from dateline.records.matching_text import profile
from dateline.records.matching_weights import BIAS, DIFFERENT, SAME, VERSION, WEIGHTS

Verdict = Literal["SAME", "DIFFERENT", "UNSURE"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason: what was compared, how it came out, what each side says in words, and the weight of one unit."""

    name: str
    value: float
    left: str
    right: str
    weight: float

    @property
    def contribution(self) -> float:
        """What it adds to the log-odds."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Match:
    """The score of a pair: the probability that both tell of one thing, the verdict, and every reason.

    `values` are those of `compared`. Reasons are worked out only where they are asked for.
    """

    probability: float
    verdict: Verdict
    version: str
    left: Side
    right: Side
    values: Mapping[str, float]

    @property
    def features(self) -> tuple[Feature, ...]:
        """Every reason that counts, in the order of `WEIGHTS`."""
        if self.left.report_id == self.right.report_id:
            return (Feature("one report", 1.0, self.left.report_id, self.right.report_id, -10.0),)
        return tuple(self._feature(name) for name in WEIGHTS if self.values.get(name) and WEIGHTS[name])

    def _feature(self, name: str) -> Feature:
        told = DESCRIBED[name]
        return Feature(name, round(self.values[name], 3), told(self.left), told(self.right), WEIGHTS[name])

    @property
    def log_odds(self) -> float:
        """The sum that the probability comes from."""
        return math.log(max(self.probability, 1e-12) / max(1 - self.probability, 1e-12))

    @property
    def reason(self) -> str:
        """One sentence with the reasons that weigh most, heaviest first."""
        # Which weigh most is known before they are put into words, and most pairs have a dozen.
        counting = [name for name, value in self.values.items() if value and WEIGHTS[name]]
        counting.sort(key=lambda name: (-abs(round(self.values[name], 3) * WEIGHTS[name]), name))
        told = [self._feature(name) for name in counting[:_TOLD]] or self.features
        parts = [f"{f.name} {f.contribution:+.1f} ({f.left or '–'} | {f.right or '–'})" for f in told]
        return f"{self.verdict} {self.probability:.2f}: " + "; ".join(parts)


_TOLD = 5
"""Reasons that one sentence gives."""


def score(left: Side, right: Side) -> Match:
    """The score of two sides; the same whichever is the left one, but for the order of the reasons' two columns.

    Two accounts of one report are two things: its reader has told them apart.
    """
    if left.report_id == right.report_id:
        return Match(0.0, "DIFFERENT", VERSION, left, right, {})
    values = compared(left, right)
    odds = BIAS + math.fsum([WEIGHTS[name] * value for name, value in values.items()])
    verdict: Verdict = "SAME" if odds >= SAME else "DIFFERENT" if odds <= DIFFERENT else "UNSURE"
    return Match(_probability(odds), verdict, VERSION, left, right, values)


def measured(left: Side, right: Side) -> dict[str, float]:
    """The value of every feature of a pair, in the order of `WEIGHTS`; 0 where a side does not say."""
    found = compared(left, right)
    return {name: found.get(name, 0.0) for name in WEIGHTS}


def compared(left: Side, right: Side) -> Measure:
    """The value of every feature of which both sides say something."""
    found: Measure = {}
    for measure in MEASURES:
        found.update(measure(left, right))
    found.update(formulas(left, right, found))
    return found


def side_of(report: Report, account: Account, source_family: str = "") -> Side:
    """What matching needs of one account.

    A background account, and one of the news that one paragraph below the first tells without a toll of its own, is
    compared by the words around its claims: the rest of its report tells of something else.
    """
    values = [claim.value for claim in account.claims]
    named = {field: _names(account, field) for field in ("perpetrator", "claimed_by", "target", "party")}
    side = _side(report, account.id, account.kind, account.role, values)
    title, body = _told(report, account)
    return replace(
        side,
        source_family=source_family,
        perpetrators=tuple(dict.fromkeys((*named["perpetrator"], *named["claimed_by"], *named["party"]))),
        targets=named["target"],
        text=profile(title, body),
    )


def side_of_mentions(report: Report, mentions: Mentions) -> Side:
    """A side for a report without an account (news that is no incident of armed conflict), from what was found in it.

    Days are those on or before its publication; figures those of its opening.
    """
    published = report.published
    values: list[Value] = []
    for expression in mentions.dates:
        when = expression.when
        if when and when.precision == 1 and (published is None or when.latest <= published):
            values.append(when)
    values += [place.where for place in mentions.places if place.where.lat is not None and place.where.precision <= 2]
    values += [figure.toll for figure in mentions.casualties if figure.start < report.body_start + _OPENING]
    side = _side(report, report.id, "incident", "main", values)
    return replace(side, loose=True, text=profile(report.title or "", report.text[report.body_start :]))


_OPENING = 600
"""Characters of the body in which news gives its toll."""
_MANY = 6
"""Values of one field that are compared; the first ones, which news tells first."""


def _side(report: Report, id: str, kind: Kind, role: Role, values: Iterable[Value]) -> Side:
    kept = list(values)
    actions = [value for value in kept if isinstance(value, Action)]
    return Side(
        account_id=id,
        report_id=report.id,
        kind=kind,
        role=role,
        published=report.published.toordinal() if report.published else None,
        days=tuple(value for value in kept if isinstance(value, When))[:_MANY],
        places=tuple(value for value in kept if isinstance(value, Where))[:_MANY],
        types=tuple(dict.fromkeys((action.event_type, action.word) for action in actions)),
        weapons=tuple(dict.fromkeys(value.name for value in kept if isinstance(value, Means))),
        tolls=tuple(value for value in kept if isinstance(value, Toll) and _is_compared(value)),
    )


def _is_compared(toll: Toll) -> bool:
    """Whether a toll counts all victims; those who lie in a hospital are some of the wounded."""
    in_hospital = toll.harm == "wounded" and toll.relation == "repeated"
    return not (toll.attackers or toll.partial or in_hospital)


def _names(account: Account, field: str) -> tuple[tuple[str | None, str], ...]:
    return tuple((value.actor_id, value.name) for value in account.values(field) if isinstance(value, Who))


def _told(report: Report, account: Account) -> tuple[str, str]:
    """The title and the text that tell of the account."""
    whole = report.title or "", report.text[report.body_start :]
    claims = account.claims
    if account.role == "main":
        claims = tuple(claim for claim in claims if not (isinstance(claim.value, Toll) and claim.value.partial))
        paragraphs = _paragraphs(report, claims)
        counted = any(isinstance(claim.value, Toll) for claim in claims)
        if account.kind != "incident" or counted or len(paragraphs) != 1 or min(paragraphs) <= report.body_start:
            return whole
    spans = [(evidence.start, evidence.end) for claim in claims for evidence in claim.evidence]
    near = [(start, end) for start, end in spans if start >= report.body_start] or spans
    start, end = min(start for start, _ in near), max(end for _, end in near)
    start = max(report.text.rfind("\n", 0, start), report.text.rfind(". ", 0, start) + 1, 0)
    stop = [place for place in (report.text.find("\n", end), report.text.find(". ", end)) if place >= 0]
    return "", report.text[start : min(stop, default=len(report.text))]


def _paragraphs(report: Report, claims: Iterable[Claim]) -> set[int]:
    """Where the paragraphs begin in which claims stand."""
    starts = (evidence.start for claim in claims for evidence in claim.evidence)
    return {report.text.rfind("\n", 0, start) + 1 for start in starts}


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
