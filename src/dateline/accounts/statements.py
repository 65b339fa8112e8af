"""Statements: one account for each speaker whose words bear on the conflict, from the attributions of a report.

What one speaker is quoted with in one report is one statement, with every passage as evidence. A careful coder keeps
the few speakers that matter and so does this module: persons in office and bodies first, unnamed sources and
witnesses where they tell of the event, crowds ("officials", "residents") only where nobody else speaks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.accounts.background import dateline_span
from dateline.accounts.marked import THRESHOLDS, Marked
from dateline.accounts.statements_doubts import Signs, is_doubted
from dateline.model.claims import Account, Claim, Evidence, compose_account, quote
from dateline.model.mentions import Attribution, Mentions
from dateline.model.text import Report
from dateline.model.values import Who

MOST = 6
"""Statements kept of one report: the coded reports have one on average."""
_LEAST_WORDS = 2
LONGEST_QUOTE = 400
"""Characters of a quote that are kept."""

_VAGUE = frozenset(
    "group groups forces unit movement party staff service services agency monitor network preliminary police-lines "
    "caption".split()
)
"""Bodies that name nobody by themselves."""
_STANDS = frozenset(["denied", "blamed", "condemned", "confirmed", "welcomed", "warned", "urged", "reported"])
_STRONG = frozenset(
    [
        *"condemned denied claimed blamed warned welcomed threatened confirmed urged vowed apologised".split(),
        "announced",
        "expressed concern",
    ]
)
_CROWD = re.compile(
    r"\b(?:officials|sources|officers|residents|villagers|witnesses|eyewitnesses|locals|people|relatives|experts|"
    r"analysts|authorities|medics|doctors|soldiers|activists|inhabitants|families|observers|diplomats|governments|"
    r"commanders|leaders|militants|fighters|rebels|figures|elders|staff|parents|neighbours|neighbors|others|victims|participants|protesters|demonstrators|"
    r"presidents|ministers|colleagues|evacuees|returnees|fishermen|miners|traders|herders|farmers|shepherds|drivers|workers|passengers|refugees|"
    r"pupils|students|teachers|survivors|worshippers|inmates|nomads|vendors)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:kill|die[ds]?\b|dead|death|wound|injur|attack|ambush|bomb|blast|explo|sho[ot]t?\b|shot|fire[ds]?\b|strike|struck|"
    r"missile|rocket|drone|shell|militant|terroris|insurgent|rebel|jihad|guerrilla|bandit|gunm[ae]n|troop|soldier|force|army|fighter|clash|casualt|"
    r"kidnap|abduct|hostage|massacre|ceasefire|cease-fire|truce|agreement|accord|peace|hostilit|weapon|operation|"
    r"victim|toll|violence|war\b|crime|perpetrator|responsib|threat|security|captur|arrest|detain|withdraw|military)",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?:kill|dead|die|death|wound|injur|toll|casualt|victim)", re.IGNORECASE)
_AGREEMENT = re.compile(
    r"\b(?:agreement|accord|ceasefire|cease-fire|truce|armistice|peace deal|peace talks|deal|cooperation)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:resident|villager|witness|eyewitness|survivor|brother|sister|son|daughter|father|mother|parent|wife|husband|"
    r"uncle|aunt|cousin|nephew|niece|relative|inhabitant|neighbou?r|friend|farmer|driver|man|woman|boy|girl|patient|teacher|worker|"
    r"volunteer|refugee|hostage|passenger|student|guest|shopkeeper|owner|fisherman|baker|butcher|miner|nomad|housewife|vendor|"
    r"merchant|pensioner|schoolboy|schoolgirl|schoolteacher|teenager|participant|protester|demonstrator|colleague|classmate|"
    r"evacuee|returnee|deserter|defector|detainee|prisoner|inmate|shepherd|herder|trader|survivor|mourner|worshipper|pupil)\b",
    re.IGNORECASE,
)
_NAMED, _BODY, _OFFICE, _CLAIMING, _WITNESS, _CROWDED = range(6)
_DOCUMENT = re.compile(
    r"\b(?:statement|communiqu[eé]|release|bulletin|tweet|report|message|video|letter|declaration)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:in|of|since)\s(19\d\d|20\d\d)\b")


@dataclass(slots=True)
class _Telling:
    """All that one speaker is quoted with."""

    key: str
    attributions: list[Attribution] = field(default_factory=list)


def statement_accounts(
    report: Report, mentions: Mentions, origin: str, marked: Marked | None = None
) -> tuple[Account, ...]:
    """The statements of a report, in the order in which their speakers are first quoted.

    `origin` is the id of what read them. Nothing is given for a report in which nobody speaks of the conflict.
    """
    if not mentions.attributions or not (mentions.agreements or _is_of_conflict(report)):
        return ()
    tellings = _united(_tellings(report, mentions.attributions), mentions)
    kept = _kept(report, tellings, marked)
    if marked is not None:
        signs = [(one, _signs(report, one, tellings, marked, by_rules=one in kept)) for one in tellings]
        kept = [one for one, sign in signs if not is_doubted(sign) and not (sign.crowd and not sign.by_rules)]
    kept = sorted(kept, key=lambda telling: (_class(telling), -len(telling.attributions)))[:MOST]
    kept.sort(key=lambda telling: telling.attributions[0].start)
    return tuple(_account(report, mentions, telling, origin) for telling in kept)


def _kept(report: Report, tellings: list[_Telling], marked: Marked | None) -> list[_Telling]:
    """The speakers that a coder keeps: the best class there is, and of the others those who add another side.

    Measured on the coded reports: beside two named officials unnamed speakers are kept only where they are quoted in
    their own words; beside one, a quarter of the bodies and sources; where nobody is named, half of the bodies and most
    of the unnamed officials, but not those to whom only the lead attributes the news, unless it is the toll.
    """
    lead = _end_of_lead(report)
    named = sum(_class(telling) == _NAMED for telling in tellings)
    witnesses = sorted((t for t in tellings if _class(t) == _WITNESS), key=lambda t: not _is_quoted(t))[:1]
    if named > 1:
        return [t for t in tellings if _class(t) == _NAMED or _answers(t) or _is_quoted_after(t, lead)]
    if named:
        return [t for t in tellings if _class(t) == _NAMED or _adds(t) or _is_quoted_after(t, lead) or t in witnesses]
    told = [
        t
        for t in tellings
        if _class(t) == _BODY or (_class(t) == _OFFICE and t.attributions[0].start >= report.body_start)
    ]
    later = [t for t in told if _class(t) == _BODY or _is_quoted(t) or t.attributions[-1].start >= lead]
    later = [t for t in later if _class(t) != _BODY or _is_marked(t, marked)] or later
    below = [t for t in later if t.attributions[0].start >= report.body_start]
    later = [
        t for t in told if t in later or (_tells(report, t, _TOLL) and (_class(t) != _BODY or _is_marked(t, marked)))
    ]
    told = later or told or [t for t in tellings if _class(t) in (_BODY, _OFFICE, _CLAIMING)]
    return [*told, *witnesses] if len(below or told) < 2 else told


def _signs(report: Report, telling: _Telling, all_of_them: list[_Telling], marked: Marked, *, by_rules: bool) -> Signs:
    """What speaks for and against a speaker beside all others of the report."""
    kind, best = _class(telling), _fullest(telling.attributions)
    named = kind == _NAMED
    others = sum(_class(other) == _NAMED for other in all_of_them if other is not telling)
    often = min(1.1, math.log(len(telling.attributions)))
    sure = _sureness(telling, marked)
    toll = float(_tells(report, telling, _TOLL))
    body = best.organisation or ""
    first = min(attribution.start for attribution in telling.attributions) - report.body_start
    spans = [span for a in telling.attributions for span in a.voices]
    return Signs(
        by_rules=float(by_rules),
        crowd=float(kind == _CROWDED),
        body=float(kind == _BODY),
        office=float(kind == _OFFICE),
        quoted=float(_is_quoted(telling)),
        only_marked=float(all(any(span in marked.added for span in a.voices) for a in telling.attributions)),
        surest=max((marked.score("statement.speaker", span) for span in spans), default=0.0),
        beside=min(4.0, float(len(all_of_them) - 1)),
        title=float(all(a.start < report.body_start for a in telling.attributions)),
        named=float(named),
        named_beside=min(2.0, others) * named,
        often=often * (not named),
        named_often=often * named,
        marked=sure * (not named),
        named_marked=sure * named,
        toll=toll * (not named),
        named_toll=toll * named,
        named_office=float(named and best.role is not None),
        body_told=float(kind != _BODY and bool(body)),
        common_body=float(not named and body.islower()),
        state=float(bool(body) and " " not in body and _speaks_as_body(telling)),
        agreement=float(_tells(report, telling, _AGREEMENT)),
        named_first=float(named and telling is all_of_them[0]),
        late=max(0.0, first / max(1, len(report.text) - report.body_start)),
        witness=float(kind == _WITNESS),
        beside_named=float(kind in (_BODY, _OFFICE, _WITNESS) and others > 0),
    )


def _tells(report: Report, telling: _Telling, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(report.text, *(a.content or (a.start, a.end))) for a in telling.attributions)


def _end_of_lead(report: Report) -> int:
    """Where the first paragraph ends: what is only attributed there is told again below by those who said it."""
    end = report.text.find("\n", report.body_start)
    return end if end >= 0 else report.body_start


def _is_quoted(telling: _Telling) -> bool:
    return any(attribution.quote and len(attribution.quote.split()) > 2 for attribution in telling.attributions)


def _is_quoted_after(telling: _Telling, lead: int) -> bool:
    """Whether an unnamed speaker is given words of their own below the lead."""
    if _class(telling) not in (_BODY, _OFFICE, _WITNESS):
        return False
    return any(
        len((attribution.quote or "").split()) > 2 and attribution.start >= lead for attribution in telling.attributions
    )


def _is_marked(telling: _Telling, marked: Marked | None) -> bool:
    """Whether the trained reader, too, takes a speaker for one where it is quoted."""
    if marked is None:
        return True
    return _sureness(telling, marked) >= THRESHOLDS.speaker


def _sureness(telling: _Telling, marked: Marked) -> float:
    """How sure the trained reader is of a speaker where it is quoted."""
    return max(marked.score(label, _about_cue(one)) for one in telling.attributions for label in _SPEAKERS)


def _about_cue(attribution: Attribution) -> tuple[int, int]:
    """Where the speaker stands: from the phrase to the cue, or behind a cue that comes first."""
    start, cue = attribution.start, attribution.cue
    return (start, cue[1]) if start < cue[0] else (cue[0], cue[1] + _REACH)


_REACH = 40
"""Characters behind a cue in which the speaker is sought."""
_SPEAKERS = ("statement.speaker", "statement.organisation", "statement.role")


def _answers(telling: _Telling) -> bool:
    """Whether a body beside several named officials is kept: one that denies or counts, or is quoted more than once."""
    stances = {attribution.stance for attribution in telling.attributions}
    return _class(telling) == _BODY and (len(telling.attributions) > 1 or bool(stances & {"denied", "reported"}))


def _adds(telling: _Telling) -> bool:
    """Whether an unnamed speaker beside a named one is kept: a body that takes a stand, or is quoted often."""
    count = len(telling.attributions)
    if _class(telling) == _BODY:
        return count > 2 or any(a.stance in _STANDS for a in telling.attributions)
    return _class(telling) == _OFFICE and count > 1


def _class(telling: _Telling) -> int:
    first = telling.attributions[0]
    if first.speaker:
        return _NAMED
    if _is_crowd(telling):
        return _CROWDED
    if _speaks_as_body(telling):
        return _CLAIMING if all(a.stance == "claimed" for a in telling.attributions) else _BODY
    if _PRIVATE.search(first.role or ""):
        return _WITNESS
    return _OFFICE


def _is_crowd(telling: _Telling) -> bool:
    first = telling.attributions[0]
    return first.speaker is None and bool(_CROWD.search(first.role or ""))


def _is_of_conflict(report: Report) -> bool:
    """Whether the report speaks of armed conflict at all: then what is said in it bears on that."""
    different: set[str] = set()
    for match in _EVENT.finditer(report.text, 0, 20_000):
        different.add(match[0].lower())
        if len(different) >= _LEAST_WORDS:
            return True
    return False


def _tellings(report: Report, attributions: Iterable[Attribution]) -> list[_Telling]:
    found: dict[str, _Telling] = {}
    links = _links(report)
    for attribution in attributions:
        if (
            attribution.start >= links
            or _is_history(report, attribution)
            or not (attribution.speaker or attribution.organisation or attribution.role)
        ):
            continue
        if attribution.speaker is None and (attribution.organisation or "").casefold() in _VAGUE:
            continue
        key = _key(attribution)
        found.setdefault(key, _Telling(key)).attributions.append(attribution)
    return _folded(list(found.values()))


_DATED = re.compile(r"\s*\([^()]*\d[^()]*\)$")
_LINK = re.compile(r"[\w’')%]$")


def _links(report: Report) -> int:
    """Where the headlines of other reports begin that a page names at its end: lines that no mark closes."""
    end = len(report.text.rstrip())
    while (start := report.text.rfind("\n", report.body_start, end) + 1) > report.body_start:
        line = report.text[start:end].strip()
        if line and not _LINK.search(_DATED.sub("", line)):
            break
        end = start - 1
    return end + 1


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
            twin = next((t for t in kept if _speaks_as_body(t) and _same_body(body, _body(t))), None)
            if twin is not None and _speaks_as_body(telling):
                twin.attributions.extend(telling.attributions)
                continue
        kept.append(telling)
    return kept


def _united(tellings: list[_Telling], mentions: Mentions) -> list[_Telling]:
    """Joins bodies that are one actor under two names ("National Liberation Army" and "ELN")."""
    kept: list[_Telling] = []
    known: dict[str, _Telling] = {}
    for telling in tellings:
        span = telling.attributions[0].organisation_span
        actor = _actor(mentions, span) if span and _speaks_as_body(telling) else None
        if actor is not None and actor in known:
            known[actor].attributions.extend(telling.attributions)
            continue
        if actor is not None:
            known[actor] = telling
        kept.append(telling)
    return kept


def _actor(mentions: Mentions, span: tuple[int, int]) -> str | None:
    """The id of the one actor that stands in a span."""
    found = (a.who.actor_id for a in mentions.actors if a.start < span[1] and span[0] < a.end)
    return next((actor for actor in found if actor), None)


def _body(telling: _Telling) -> str:
    return (telling.attributions[0].organisation or "").casefold()


def _speaks_as_body(telling: _Telling) -> bool:
    """Whether a body itself speaks, in its own name or in a document of its own."""
    first = telling.attributions[0]
    return first.speaker is None and (first.role is None or bool(_DOCUMENT.search(first.role)))


def _same_body(body: str, other: str) -> bool:
    other = other.casefold()
    if not other or not body:
        return False
    if body == other or (len(body) > 3 and body in other) or (len(other) > 3 and other in body):
        return True
    first, second = _stems(body), _stems(other)
    return first[-1:] == second[-1:] and len(set(first) & set(second)) > 1


def _stems(body: str) -> list[str]:
    return [word[:6] for word in re.findall(r"\w+", body) if len(word) > 3]


def _is_history(report: Report, attribution: Attribution) -> bool:
    """Whether the words are dated to an earlier year: such a statement is no news of this report."""
    published = report.published
    if published is None:
        return False
    years = [int(year) for year in _YEAR.findall(report.text[attribution.start : attribution.end])]
    return bool(years) and max(years) < published.year and attribution.speaker is None


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
            if report.body_start <= start < (sent := dateline_span(report)) < end:
                start = sent
            end = min(end, start + LONGEST_QUOTE)
            add("quote", attribution.quote or report.text[start:end], quote(report, start, end))
    about = _about(report, mentions, telling.attributions)
    if about:
        add("about", about[0], quote(report, *about[1]))
    return compose_account(report, kind="statement", role="main", claims=claims)


def _fullest(attributions: list[Attribution]) -> Attribution:
    return max(
        attributions, key=lambda a: (a.speaker is not None, a.role is not None, min(len(a.organisation or ""), _LONG))
    )


_LONG = 60
"""Characters of the name of a body: what is longer is no better name."""


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
            word = "attack" if trigger.action.word == "other" else report.text[trigger.start : trigger.end].lower()
            return (f"{word} in {place.where.name}" if place else word), (trigger.start, trigger.end)
    return None
