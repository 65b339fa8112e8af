"""Statements: one account for each speaker whose words bear on the conflict, from the attributions of a report.

What one speaker is quoted with in one report is one statement, with every passage as evidence. A careful coder keeps
the few speakers that matter and so does this module: persons in office and bodies first, unnamed sources and
witnesses where they tell of the event, crowds ("officials", "residents") only where nobody else speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.model.claims import Account, Claim, Evidence, compose_account, quote
from dateline.model.mentions import Attribution, Mentions
from dateline.model.text import Report
from dateline.model.values import Who

MOST = 4
"""Statements kept of one report: the coded reports have at most four, and one on average."""
LONGEST_QUOTE = 400
"""Characters of a quote that are kept."""

_STRONG = frozenset(
    "condemned denied claimed blamed warned welcomed threatened confirmed urged vowed apologised announced".split()
    + ["expressed concern"]
)
_CROWD = re.compile(
    r"\b(?:officials|sources|officers|residents|villagers|witnesses|eyewitnesses|locals|people|relatives|experts|"
    r"analysts|authorities|medics|doctors|soldiers|activists|inhabitants|families|observers|diplomats|governments|"
    r"commanders|leaders|militants|fighters|rebels|figures|elders|staff|parents|neighbours|neighbors|others|victims)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:kill|die[ds]?\b|dead|death|wound|injur|attack|ambush|bomb|blast|explo|sho[ot]t?\b|shot|fire[ds]?\b|strike|struck|"
    r"missile|rocket|drone|shell|militant|terroris|insurgent|rebel|troop|soldier|force|army|fighter|clash|casualt|"
    r"kidnap|abduct|hostage|massacre|ceasefire|cease-fire|truce|agreement|accord|peace|hostilit|weapon|operation|"
    r"victim|toll|violence|war\b|crime|perpetrator|responsib|threat|security|captur|arrest|detain|withdraw|military)",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b(?:agreement|accord|ceasefire|cease-fire|truce|armistice|peace deal|peace talks|deal|cooperation)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|of|since)\s(19\d\d|20\d\d)\b")


@dataclass(slots=True)
class _Telling:
    """All that one speaker is quoted with."""

    key: str
    attributions: list[Attribution] = field(default_factory=list)
    score: float = 0.0


def statement_accounts(report: Report, mentions: Mentions, origin: str) -> tuple[Account, ...]:
    """The statements of a report, in the order in which their speakers are first quoted.

    `origin` is the id of what read them. Nothing is given for a report in which nobody speaks of the conflict.
    """
    tellings = _tellings(report, mentions.attributions)
    for telling in tellings:
        telling.score = _score(report, telling)
    kept = [telling for telling in tellings if telling.score > 0]
    best = max((telling.score for telling in kept), default=0.0)
    kept = [telling for telling in kept if telling.score >= best - 2.5]
    kept = sorted(kept, key=lambda telling: -telling.score)[:MOST]
    kept.sort(key=lambda telling: telling.attributions[0].start)
    return tuple(_account(report, mentions, telling, origin) for telling in kept)


def _tellings(report: Report, attributions: Iterable[Attribution]) -> list[_Telling]:
    found: dict[str, _Telling] = {}
    for attribution in attributions:
        if _is_history(report, attribution) or not (
            attribution.speaker or attribution.organisation or attribution.role
        ):
            continue
        key = _key(attribution)
        found.setdefault(key, _Telling(key)).attributions.append(attribution)
    return _folded(list(found.values()))


def _key(attribution: Attribution) -> str:
    return (attribution.speaker or attribution.organisation or attribution.role or "").casefold()


def _folded(tellings: list[_Telling]) -> list[_Telling]:
    """Joins what a body says with what the person says who speaks for it."""
    named = [t for t in tellings if any(a.speaker and a.organisation for a in t.attributions)]
    kept: list[_Telling] = []
    for telling in tellings:
        first = telling.attributions[0]
        if first.speaker is None and first.organisation:
            body = first.organisation.casefold()
            voice = next((t for t in named if _same_body(body, t.attributions[0].organisation or "")), None)
            if voice is not None:
                continue
        kept.append(telling)
    return kept


def _same_body(body: str, other: str) -> bool:
    other = other.casefold()
    return bool(other) and (body == other or (len(body) > 3 and body in other) or (len(other) > 3 and other in body))


def _is_history(report: Report, attribution: Attribution) -> bool:
    """Whether the words are dated to an earlier year: such a statement is no news of this report."""
    published = report.published
    if published is None:
        return False
    years = [int(year) for year in _YEAR.findall(report.text[attribution.start : attribution.end])]
    return bool(years) and max(years) < published.year and attribution.speaker is None


def _score(report: Report, telling: _Telling) -> float:
    """How much a coder would want this speaker: above 0 is kept."""
    first = telling.attributions[0]
    role = first.role or ""
    crowd = bool(_CROWD.search(role)) and first.speaker is None
    if first.speaker:
        score = 3.0
    elif crowd:
        score = 0.5
    elif first.organisation:
        score = 2.0
    else:
        score = 1.5
    words = " ".join(report.text[a.start : a.end] for a in telling.attributions)
    hits = len(set(m.lower() for m in _EVENT.findall(words)))
    score += min(hits, 4) * 0.25 if hits else -2.0
    score += 0.5 * (len(telling.attributions) > 1)
    score += 0.5 * any(a.stance in _STRONG for a in telling.attributions)
    score += 0.25 * (first.start < report.body_start + 600)
    return score


def _account(report: Report, mentions: Mentions, telling: _Telling, origin: str) -> Account:
    best = _fullest(telling.attributions)
    claims: list[Claim] = []

    def add(name: str, value: str | Who | None, *evidence: Evidence) -> None:
        if value and evidence:
            claims.append(Claim(name, value, evidence, origin))

    if best.speaker and best.speaker_span:
        add("speaker", Who(best.speaker, role=best.role), quote(report, *best.speaker_span))
    if best.role and best.role_span:
        add("role", best.role, quote(report, *best.role_span))
    if best.organisation and best.organisation_span:
        add("organisation", best.organisation, quote(report, *best.organisation_span))
    stance, cue = _stance(telling.attributions)
    add("stance", stance, quote(report, *cue))
    for attribution in telling.attributions:
        if attribution.content:
            start, end = attribution.content
            end = min(end, start + LONGEST_QUOTE)
            add("quote", attribution.quote or report.text[start:end], quote(report, start, end))
    about = _about(report, mentions, telling.attributions)
    if about:
        add("about", about[0], quote(report, *about[1]))
    return compose_account(report, kind="statement", role="main", claims=claims)


def _fullest(attributions: list[Attribution]) -> Attribution:
    return max(attributions, key=lambda a: (a.speaker is not None, a.role is not None, a.organisation is not None))


def _stance(attributions: list[Attribution]) -> tuple[str, tuple[int, int]]:
    """The strongest stance: what is condemned or denied tells more than that something was said."""
    strong = next((a for a in attributions if a.stance in _STRONG), attributions[0])
    return strong.stance, strong.cue


def _about(report: Report, mentions: Mentions, attributions: list[Attribution]) -> tuple[str, tuple[int, int]] | None:
    for attribution in attributions:
        span = attribution.content or (attribution.start, attribution.end)
        agreed = _AGREEMENT.search(report.text, *span)
        if agreed:
            return "agreement", agreed.span()
        trigger = next((e for e in mentions.events if span[0] <= e.start < span[1]), None)
        if trigger is not None:
            place = next((p for p in mentions.places if span[0] <= p.start < span[1] and p.literal), None)
            word = trigger.action.word.replace("_", " ")
            return (f"{word} in {place.where.name}" if place else word), (trigger.start, trigger.end)
    return None
