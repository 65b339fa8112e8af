"""Agreements that a report tells of: who, to what, where, from when, brought about by whom, and how they stand.

Method: a name of an agreement ("ceasefire", "peace deal", or "accord" beside words of conflict) or "agreed to" counts
where the same sentence says that it came to be (signed, reached, announced, extended, in force) and not that it was
wished, proposed, discussed, refused or called off. Deals of business, sport and courts are told by their words. What
the lead tells is the report's agreement; an older one is told apart by its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.parties import is_generic, merged, same
from dateline.knowledge.states import STATES
from dateline.mentions import agreements_words as terms
from dateline.mentions.agreements_body import Body
from dateline.mentions.agreements_groups import groups, is_vague
from dateline.mentions.agreements_keys import DEED_KEYS, KEYS
from dateline.mentions.agreements_mediators import MEDIATING, mediators
from dateline.mentions.agreements_names import side_by_side, signed_for
from dateline.mentions.agreements_parties import (
    bodies,
    coordinated,
    distinct,
    mention,
    opponents,
    parties,
    reactions,
    specified,
    spelled_out,
    two_states,
    whole,
)
from dateline.mentions.agreements_peoples import peoples
from dateline.mentions.agreements_terms import commitments, day_spans, immediate, kind_of, status_of, zone_spans
from dateline.mentions.attribution_phrases import Agent, Span, agents
from dateline.mentions.attribution_tokens import Words, words
from dateline.model.mentions import AgreementMention, PartyMention
from dateline.model.text import Report, Sentence

_SEPARATE = re.compile(
    r"\b(?:separately|meanwhile|elsewhere|in\sa\sseparate\s\w+|(?:a\ssecond|another|a\sdifferent|a\sseparate)\s(?:\w+\s){0,2}(?:deal|agreement|accord|truce|ceasefire|pact|swap))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EARLIER = re.compile(r"\b(?:earlier|previous(?:ly)?|former|past|old)\s(?:\w+[\s-]){0,2}$", re.IGNORECASE)
_NEAR = 110
"""Characters between the name of an agreement and the act by which it comes to be."""
_LEAD = 3
"""Sentences of the body, with the title, that say what a report is about."""
_LEAST_WORDS_OF_CONFLICT = 3
_SHORT = 700
"""Characters of a text that has no room for many words of conflict."""
_OF_WAR = re.compile(r"cease-?\s?fire|hostilities|armistice", re.IGNORECASE)


@dataclass(slots=True)
class _Telling:
    """One sentence that tells of an agreement."""

    sentence: Sentence
    position: int
    head: Span
    act: Span
    strong: bool
    concluded: bool
    year: int | None
    words: Words
    agents: list[Agent]


def find_agreement_mentions(report: Report, sentences: tuple[Sentence, ...]) -> tuple[AgreementMention, ...]:
    """The agreements of a report, the one that it is about first; none for a text that is not about armed conflict."""
    text = report.text
    tellings = list(_tellings(text, sentences))
    if not tellings or not _is_of_conflict(text, tellings):
        return ()
    main, older = _sorted_out(report, tellings, sentences)
    found: list[AgreementMention] = []
    if main:
        second = _second(text, main)
        main = [telling for telling in main if telling is not second]
        found.append(_mention(text, main, [s for s in sentences if second is None or s is not second.sentence]))
        if second is not None:
            found.append(_mention(text, [second], [second.sentence]))
    found.extend(_mention(text, [telling], [], background=True) for telling in older)
    return tuple(agreement for agreement in found if _says_something(agreement))


def _says_something(agreement: AgreementMention) -> bool:
    """Whether an agreement is told with its parties, or with what it is about."""
    if agreement.background:
        return len(agreement.parties) > 1
    return bool(agreement.parties or agreement.commitments) or agreement.agreement_type != "other"


def _second(text: str, tellings: list[_Telling]) -> _Telling | None:
    """A telling of another agreement of the day: "separately, C and D signed", between others than the first."""
    first = next((t for t in tellings if not t.sentence.is_title), None)
    for telling in tellings:
        if telling is first or not telling.concluded or telling.sentence.is_title or first is None:
            continue
        if not _SEPARATE.search(text, telling.sentence.start, telling.sentence.end):
            continue
        pairs = [merged(_sides(text, t, bodies(t.words, t.agents), [])) for t in (first, telling)]
        if len(pairs[1]) > 1 and not any(same(one, other) for one in pairs[0] for other in pairs[1]):
            return telling
    return None


def _is_of_conflict(text: str, tellings: list[_Telling]) -> bool:
    """Whether a text speaks of armed conflict; a short one needs fewer words, one of a named ceasefire the fewest."""
    by_name = any(t.concluded and _OF_WAR.search(text, *t.head) for t in tellings)
    least = _LEAST_WORDS_OF_CONFLICT
    if len(text) < _SHORT:
        least -= 2 if by_name else 1
    of_conflict = {match[0].lower() for match in terms.CONFLICT.finditer(text, 0, 20_000)}
    if len(of_conflict) < least:
        return False
    of_business = {match[0].lower() for match in terms.BUSINESS.finditer(text, 0, 20_000)}
    armed = {match[0].lower() for match in terms.ARMED.finditer(text, 0, 20_000)}
    return 2 * len(of_conflict) > 3 * len(of_business) and len(armed) > bool(of_business)


def _tellings(text: str, sentences: tuple[Sentence, ...]) -> Iterator[_Telling]:
    """The tellings of all sentences; only those are read that hold a key."""
    small = text.lower()
    keys = [key for key in KEYS if key in small]
    deed_keys = [key for key in DEED_KEYS if key in small]
    if not keys and not deed_keys:
        return
    for position, sentence in enumerate(sentences):
        piece = text[sentence.start : sentence.end].lower()
        deeds = any(key in piece for key in deed_keys)
        if deeds or any(key in piece for key in keys):
            yield from _telling(text, sentence, position, deeds=deeds)


def _telling(text: str, sentence: Sentence, position: int, *, deeds: bool) -> list[_Telling]:
    """The telling of a sentence, if it tells of an agreement that came to be."""
    start, end = sentence.start, sentence.end
    deed = _deed(text, sentence) if deeds else None
    best: tuple[int, Span, Span, bool, bool] | None = None
    over = False
    if not any(pattern.search(text, start, end) for pattern in (terms.HEAD, terms.AGREED)) and not deed:
        return []
    acts = [match.span("act") for match in terms.ACT.finditer(text, start, end)]
    wishes = [m.span() for m in terms.ABROAD.finditer(text, start, end) if not _accepted(text, start, m)]
    ends = [
        m.span() for m in terms.ENDED.finditer(text, start, end) if text[max(start, m.start() - 3) : m.start()] != "to "
    ]
    for match in terms.HEAD.finditer(text, start, end):
        strong = match["strong"] is not None
        ended = position <= 1 and any(_overlap(match.span(), e) or abs(e[0] - match.end()) < 150 for e in ends)
        act = ends[0] if ended else _act(match.span(), acts, wishes, ends)
        ended = ended and not any(0 <= match.start() - wish[1] <= 70 for wish in wishes)
        strong = strong and not _OF_ARMS.match(match[0])
        least = int(position > _LEAD or (match["strong"] is not None and not _between(text, act, match.end(), end)))
        if act is None or not (strong or _is_security(text, sentence, match.span(), least=least)):
            continue
        if ended and not _OVER.search(text[start:end]):
            continue
        concluded = not ended and terms.CONCLUDING.match(text[act[0] : act[1]].strip()) is not None
        score = 4 * concluded + 2 * strong
        if best is None or score > best[0]:
            best, over = (score, match.span(), act, strong, concluded), ended
    agreed = terms.AGREED.search(text, start, end)
    if agreed and terms.TALKS.match(text, agreed.start(), end):
        agreed = None
    if agreed and (best is None or not best[4]) and not any(_overlap(agreed.span(), wish) for wish in wishes):
        bound = terms.COMMITMENT.search(text, agreed.end(), end) is not None
        opinion = agreed[0].lower().endswith(("with", "that", "upon"))
        least = 2 if position > 1 else int(opinion)
        if bound or _is_security(text, sentence, agreed.span(), least=least):
            best = (6, agreed.span(), agreed.span(), bound, True)
    blocked = deed is not None and any(_overlap(deed, wish) or 0 <= deed[0] - wish[1] <= 40 for wish in wishes)
    if best is None and deed and not blocked:
        best = (6, deed, deed, True, True)
    if best is None:
        return []
    found = words(text, start, end)
    years = [int(year) for year in _YEAR.findall(text[start:end])]
    _, head, act, strong, concluded = best
    year = None if over else max(years, default=None)
    return [_Telling(sentence, position, head, act, strong, concluded, year, found, agents(found))]


_BETWEEN = re.compile(r"[^.;]{0,60}\b(?:between|by)\s(?:the\s)?[A-Z]")


def _between(text: str, act: Span | None, after: int, end: int) -> bool:
    """Whether a pact of arms is told with those who concluded it: "a security agreement was signed between A and B"."""
    return (
        act is not None
        and terms.CONCLUDING.match(text[act[0] : act[1]].strip()) is not None
        and _BETWEEN.match(text, after, end) is not None
    )


def _act(head: Span, acts: list[Span], wishes: list[Span], ends: list[Span]) -> Span | None:
    """The act that goes with a name, or None where what stands nearer is a wish, a refusal or an end."""
    if any(_overlap(head, end) or 0 <= head[0] - end[1] < 40 or 0 <= end[0] - head[1] < 25 for end in ends):
        return None
    near = [act for act in acts if not _overlap(act, head) and max(head[0] - act[1], act[0] - head[1]) <= _NEAR]
    blocking = [wish for wish in wishes if -len(wish) <= head[0] - wish[1] <= 70 or 0 <= wish[0] - head[1] <= 40]
    if any(_overlap(head, wish) for wish in wishes):
        return None
    for act in sorted(near, key=lambda a: max(head[0] - a[1], a[0] - head[1])):
        distance = max(head[0] - act[1], act[0] - head[1])
        if any(0 <= act[0] - wish[1] <= 12 for wish in wishes):
            continue  # "failed to reach"
        if not any(max(head[0] - wish[1], wish[0] - head[1]) <= distance or _overlap(wish, act) for wish in blocking):
            return act
    return None


def _is_security(text: str, sentence: Sentence, head: Span, least: int = 1) -> bool:
    if terms.BUSINESS.search(text, sentence.start, sentence.end):
        return False
    found = {
        match[0].lower()
        for match in terms.CONFLICT.finditer(text, sentence.start, sentence.end)
        if not _overlap(match.span(), head)
    }
    return len(found) >= least


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _sorted_out(
    report: Report, tellings: list[_Telling], sentences: tuple[Sentence, ...]
) -> tuple[list[_Telling], list[_Telling]]:
    """The tellings of the report's own agreement, and those of older ones that name their year."""
    year = report.published.year if report.published else None
    lead = _LEAD + sum(sentence.is_title for sentence in sentences)
    older = [
        telling
        for telling in tellings
        if (telling.year is not None and year is not None and telling.year < year - (telling.position < lead))
        or _EARLIER.search(report.text[max(telling.sentence.start, telling.head[0] - 30) : telling.head[0]])
    ]
    current = [telling for telling in tellings if telling not in older]
    if not any(t.position < lead and (t.concluded or _goes_on(report.text, t)) for t in current):
        current = []
    violent = report.title and terms.VIOLENT.search(report.title) and not terms.AGREEING.search(report.title)
    if violent and not any(t.concluded and _leads(report.text, t, lead - _LEAD) for t in current):
        current = []
    older = [t for t in older if t.concluded and t.strong and t.year is not None]
    return current, older[:1] if not current else older[:2]


_OVER = re.compile(
    r"collaps|scrap|tore\sup|call\w*\soff|broke|expired|ran\sout|suspend|no\slonger|pull|walk|renounc|annul|cancel|apart|unravel",
    re.IGNORECASE,
)
_OF_ARMS = re.compile(r"(?:security|defen[cs]e|military|border)\b", re.IGNORECASE)


def _leads(text: str, telling: _Telling, first: int) -> bool:
    """Whether the first sentence of the body tells of the agreement before any violence."""
    until = min(telling.head[0], telling.act[0])
    return telling.position == first and not terms.VIOLENT.search(text, telling.sentence.start, until)


def _deed(text: str, sentence: Sentence) -> Span | None:
    """The words of a deed that takes an agreement, where the sentence has no name for one."""
    for _, pattern in terms.DEEDS:
        match = pattern.search(text, sentence.start, sentence.end)
        if match:
            return match.span()
    return None


def _accepted(text: str, start: int, wish: re.Match[str]) -> bool:
    """Whether what was proposed or offered was accepted."""
    return "accept" in text[max(start, wish.start() - 40) : wish.start()].lower() and wish[0].lower()[:4] in (
        "prop",
        "offe",
    )


def _goes_on(text: str, telling: _Telling) -> bool:
    """Whether the lead tells that an agreement made earlier comes into force or is carried out."""
    return telling.strong and terms.GOING_ON.match(text[telling.act[0] : telling.act[1]].strip()) is not None


def _mention(
    text: str, tellings: list[_Telling], sentences: list[Sentence], *, background: bool = False
) -> AgreementMention:
    first = next((t for t in tellings if t.concluded and not t.sentence.is_title), tellings[0])
    ordered = sorted(tellings, key=lambda t: (t.sentence.is_title, not t.concluded, t.position))
    told = [t.sentence for t in tellings]
    around = sentences or told
    concerned = _concerned(text, tellings, around)
    status, status_span = status_of(text, told, first.act)
    found = commitments(text, told, concerned)
    spans = [(t.sentence, t.head) for t in tellings]
    spans.extend((s, (c.start, c.end)) for s in concerned for c in found if s.start <= c.start < s.end)
    in_force, expiry = day_spans(text, concerned)
    return AgreementMention(
        *first.head,
        agreement_type=kind_of(text, [t.head for t in ordered], told),
        status=status,
        status_span=status_span,
        parties=_parties(text, ordered, around, background=background),
        commitments=found,
        zone_spans=zone_spans(text, spans, found),
        announced_spans=(
            *((t.sentence.start, t.sentence.end) for t in ordered if t.concluded),
            *((s.start, s.end) for s in around if _MADE.search(text, s.start, s.end)),
        ),
        in_force_spans=in_force,
        expiry_spans=expiry,
        immediate=immediate(text, concerned),
        background=background,
    )


def _concerned(text: str, tellings: list[_Telling], sentences: list[Sentence]) -> list[Sentence]:
    """The sentences that speak of the agreement: those that tell of it, and those that name it or its terms."""
    told = {t.position for t in tellings}
    return [
        sentence
        for position, sentence in enumerate(sentences)
        if position in told
        or len(sentences) == len(tellings)
        or terms.HEAD.search(text, sentence.start, sentence.end)
        or _ENTRY.search(text, sentence.start, sentence.end)
        or _SPELLED.search(text, sentence.start, sentence.end)
        or (
            _PROSPECT.search(text, sentence.start, sentence.end)
            and terms.COMMITMENT.search(text, sentence.start, sentence.end)
        )
    ]


_MADE = re.compile(
    r"\b(?:it|this|the\s(?:deal|agreement|pact|truce|ceasefire|cease-fire|accord|document|text)|which)\s(?:was|had\sbeen)\s"
    r"(?:signed|sealed|concluded|reached|agreed|announced|made|struck|entered\sinto)\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\bwhat\s(?:\w+\s){1,4}?(?:agreed|settled|signed|promised)\b|\bthe\sterms\b|\bin\s(?:exchange|return)\b|\b(?:either|each|neither)\s(?:side|party)\b|"
    r"\b(?:under|according\sto)\s(?:the|its)\s(?:\w+\s){0,2}?(?:papers?|terms|text)\b|"
    r"\bconfirmed\s(?:it|the\s(?:extension|renewal|swap|exchange|release))\b|"
    r"\bfrom\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^.;\n]{0,60}\b(?:may|will|shall|can|must)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\b(?:(?:is|are)\sin\sforce|into\s(?:force|effect)|takes?\s(?:full\s)?effect|appl(?:y|ies)\sfully)\b",
    re.IGNORECASE,
)
_PROSPECT = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)\sto|has\sto|have\sto|must|would|within|calls?\sfor|provides?|stipulates?|foresee\w*|foresaw|"
    r"pledg\w+|commit\w*|under\s(?:the|its)|according\sto\sthe\s(?:annex|agreement|deal)|agree\w*|it\s(?:covers|takes|comes|lasts|applies))\b",
    re.IGNORECASE,
)


def _parties(
    text: str, tellings: list[_Telling], sentences: list[Sentence], *, background: bool
) -> tuple[PartyMention, ...]:
    sides: list[PartyMention] = []
    others: list[PartyMention] = []
    for telling in tellings:
        named = bodies(telling.words, telling.agents)
        alone = sides and (
            _ALONE.search(text, tellings[0].sentence.start, tellings[0].sentence.end)
            or _BEFORE.search(text[: telling.act[0]], telling.sentence.start)
        )
        if len(distinct(sides)) < 2 and not alone:
            sides.extend(whole(text, party) for party in _sides(text, telling, named, sentences))
        if not _OF_OLD.search(text, max(telling.sentence.start, telling.head[0] - 40), telling.head[0]):
            others.extend(mediators(text, telling.words, named, telling.sentence.start, telling.sentence.end))
    for sentence in sentences if not background else []:
        heads = [match.span() for match in terms.HEAD.finditer(text, sentence.start, sentence.end)]
        if heads and _OF_OLD.search(text, max(sentence.start, heads[0][0] - 40), heads[0][0]):
            continue
        if heads or MEDIATING.search(text, sentence.start, sentence.end):
            found = words(text, sentence.start, sentence.end)
            speakers = agents(found)
            others.extend(reactions(found, speakers, heads))
            others.extend(mediators(text, found, bodies(found, speakers), sentence.start, sentence.end))
    brought = {other.name for other in others if other.part == "mediator"}
    chosen = tuple(side for side in distinct(spelled_out(text, sides)) if side.name not in brought)
    if not background:
        if len([side for side in chosen if not is_generic(side.name)]) < 2:
            told = [telling.sentence for telling in tellings]
            chosen = peoples(text, [*told, *sentences[:_READ_FOR_PEOPLES]]) or chosen
        chosen = merged([*_completed(text, chosen, brought, sentences), *_joining(text, sentences)])
    names = {side.name for side in chosen}
    rest: list[PartyMention] = []
    for other in others:
        if other.name not in names and not any(o.name == other.name and o.part == other.part for o in rest):
            rest.append(other)
    return (*chosen, *rest)


def _joining(text: str, sentences: list[Sentence]) -> list[PartyMention]:
    """The bodies that "also signed", told in a sentence of their own."""
    result: list[PartyMention] = []
    for sentence in sentences[:_READ_FOR_PEOPLES]:
        act = _ALSO.search(text, sentence.start, sentence.end)
        if act is not None:
            found = words(text, sentence.start, sentence.end)
            named = [body for body in bodies(found, agents(found)) if 0 <= act.start() - body.span[1] <= 5]
            result.extend(mention(body) for body in named)
    return result


def _sides(text: str, telling: _Telling, named: list[Body], sentences: list[Sentence]) -> list[PartyMention]:
    """The parties that the sentence names by name; where these are fewer than two, groups and roles as well."""
    found = parties(telling.words, named, telling.act, telling.head)
    if len(merged(found)) > 1:
        return found
    pair = side_by_side(text, telling.words, telling.agents, telling.act, telling.head)
    if len(merged(pair)) > 1:
        return pair
    owner = None
    for sentence in reversed([s for s in sentences if s.end <= telling.sentence.start][-3:]):
        heads = [a for a in agents(words(text, sentence.start, sentence.end)) if a.kind == "person" and a.organisation]
        owner = owner or (heads[-1].organisation if heads else None)
    more = groups(telling.words, telling.agents, named, owner)
    own = [body for body in named if not any(g.first <= body.first < g.last for g in more)]
    every = sorted([*own, *more], key=lambda body: body.first)
    wider = parties(telling.words, every, telling.act, telling.head)
    return wider if len(merged(wider)) > len(merged(found)) else found


def _completed(
    text: str, sides: tuple[PartyMention, ...], brought: set[str], sentences: list[Sentence]
) -> tuple[PartyMention, ...]:
    """The parties from the rest of the report, where the sentences of conclusion name fewer than two or only states."""
    vague = any(is_vague(side.name) for side in sides)
    if len(sides) >= 2 and not vague and not any(side.name in STATES.values() for side in sides):
        return sides
    met: list[PartyMention] = []
    named: list[PartyMention] = []
    for sentence in sentences[:_READ_FOR_PARTIES]:
        found = words(text, sentence.start, sentence.end)
        here = [mention(body) for body in bodies(found, agents(found))]
        named.extend(party for party in here if party.name not in brought)
        if _MEETING.search(text, sentence.start, sentence.end) and len(here) > 1:
            met.extend(here)
        span = (sentence.start, sentence.end)
        signers = merged(signed_for(text, *span)) if vague or len(sides) < 2 else ()
        if len(signers) > 1:
            return signers
        bound = _BOUND.search(text, *span)
        spelled = terms.HEAD.search(text, *span) or _SPELLED.search(text, *span)
        if bound and spelled and (vague or len(sides) < 2):
            act = next(i for i, start in enumerate(found.start) if start >= bound.start())
            joined = merged(coordinated(found, bodies(found, agents(found)), act))
            if len(joined) > 1:
                return joined
    if len(sides) < 2 or vague:
        return opponents(named, plain=not sides) or two_states(text, named) or sides
    return specified(sides, met) if _COOPERATION.search(text) else sides


_BEFORE = re.compile(r"\bhad\s(?:\w+\s)?$")
"""What tells, before an act, that another had acted earlier: "the army had announced a truce of its own"."""
_ALONE = re.compile(r"\bunilateral(?:ly)?\b|\bordered\s(?:its|his|their)\b", re.IGNORECASE)
"""What tells that one side binds itself alone."""
_ALSO = re.compile(r"\balso\s(?:signed|joined|acceded)\b(?![^.;]{0,40}\b(?:witness|guarantor|mediator|observer))")
"""Who joins an agreement that others have concluded."""
_READ_FOR_PARTIES = 12
_READ_FOR_PEOPLES = 8
_OF_OLD = re.compile(
    r"\b(?:first|earlier|previous|former|last\s(?:year|month|week|spring|summer|autumn|winter)['’]s)\b", re.I
)
_BOUND = re.compile(r"\b(?:will|shall|would|must|are\sto|were\sto|have\sto|confirmed)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:meeting|met|delegations?|talks)\b", re.IGNORECASE)
_COOPERATION = re.compile(
    r"\bjoint\s(?:military\s)?(?:work|operations?|cent(?:er|re)|force)|security\sco-?operation", re.I
)
