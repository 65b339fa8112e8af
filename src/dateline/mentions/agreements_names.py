"""The names of parties as their sentence gives them: in full, without appositions, and those that stand side by side.

Reports tell parties by names that no list of actors holds ("the Estado Mayor Central", "the Tlacos"). Two such names
are parties where they are the joined subject of the act by which an agreement comes to be, or stand after "between"
or behind those who signed "for" them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.knowledge.parties import VAGUE_HEADS
from dateline.knowledge.states import CAPITALS, DEMONYMS, STATES
from dateline.mentions.agreements_body import Body
from dateline.mentions.agreements_groups import heads_group
from dateline.mentions.attribution_phrases import Agent, Span
from dateline.mentions.attribution_tokens import Words
from dateline.model.mentions import PartyMention

_FOUNDED = frozenset(
    """union front movement alliance congress council coordination party army forces coalition league organisation
    organization rally assembly resistance brigade brigades republic group force command committee guard police
    staff""".split()
)
"""What heads the name of a body that may go on with "of" or "for" and more capitals."""
_LINKS = frozenset(["of", "for", "the", "and", "in", "de", "du", "del", "des", "al", "wal"])
_ARTICLES = frozenset(["the", "a", "an", "its", "their"])
_SHARED = {
    "armies": "army",
    "militaries": "military",
    "governments": "government",
    "commands": "command",
    "navies": "navy",
}
"""What two states share behind their adjectives ("the Kenyan and Ethiopian armies"), and what each has of it."""


def in_full(found: Words, named: list[Body]) -> list[Body]:
    """The bodies of a sentence under their full names: without acronyms in brackets and without appositions."""
    result: list[Body] = []
    for body in named:
        before = result[-1] if result else None
        if before is not None and body.first < before.last:
            continue
        if before is not None and _is_short(found, before, body):
            result[-1] = _until(found, before, body.first - 1, last=body.last + 1)
            continue
        result.append(_extended(found, body))
    return _with_shared(found, _without_appositions(found, result))


def _without_appositions(found: Words, named: list[Body]) -> list[Body]:
    """The bodies, each with the phrase that says what it is: "the A, the oldest armed group of the valley, signed"."""
    result: list[Body] = []
    for body in named:
        if result and _is_apposition(found, result[-1], body):
            result[-1] = replace(result[-1], last=body.last + 1)
        else:
            result.append(body)
    return result


def described(found: Words, body: Body) -> Body:
    """A name with the words before it that tell what it is: "the armed opposition, the C", "rebels led by A B (C)"."""
    at, last = body.first - 1, body.last
    if at > 0 and found.text[at] == "(":
        at = next((i for i in range(at, max(0, at - 8), -1) if found.lower[i : i + 2] == ["led", "by"]), 0)
        last += 1
    elif at < 1 or found.text[at] != ",":
        return body
    head = found.lower[at - 1] if at > 0 else ""
    if head in VAGUE_HEADS - {"group", "faction"} or not (heads_group(head) or head in _TELLING):
        return body
    first = at - 1
    while first > max(0, at - 5) and found.kind[first - 1] in "wMRLVO" and found.text[first - 1].islower():
        first -= 1
    return replace(body, first=first - (first > 0 and found.lower[first - 1] in ("the", "a", "an")), last=last)


_TELLING = frozenset("movement opposition party organisation organization army alliance coalition rebels".split())
"""What, beside groups, a phrase in front of a name calls it."""


def _extended(found: Words, body: Body) -> Body:
    """ "The Union of Patriots" with what it is for ("for the Defence of the Sarna People")."""
    words = re.split(r"[\s'’-]+", body.name.lower())
    if not body.proper or body.state is not None or not _FOUNDED & set(words) or found.possessive[body.last - 1]:
        return body
    at = body.last
    if found.lower[at : at + 1] not in (["of"], ["for"]):
        return body
    while at < len(found.text) and (found.text[at][0].isupper() or found.lower[at] in ("of", "for", "the")):
        at += 1
    while not found.text[at - 1][0].isupper():
        at -= 1
    return _until(found, body, at, last=at) if at > body.last else body


def _until(found: Words, body: Body, end: int, *, last: int) -> Body:
    """A body whose name goes on to word `end`, and its phrase to word `last`."""
    stop = found.end[end - 1]
    tail = " ".join(found.text[body.last : end])
    name = f"{body.name} {tail}" if tail else body.name
    land = re.sub(r"^the\s", "", name.lower())
    state = body.state or STATES.get(land)
    return replace(body, name=STATES.get(land, name), last=max(last, end), span=(body.span[0], stop), state=state)


def _is_short(found: Words, before: Body, body: Body) -> bool:
    """Whether a body is the acronym in brackets of the one before it: "the Front for Change (FC)"."""
    if found.text[body.first - 1 : body.first] != ["("] or found.text[body.last : body.last + 1] != [")"]:
        return False
    between = range(before.last, body.first - 1)
    if len(between) > 6 or not all(
        found.text[i] != found.lower[i] or found.lower[i] in _LINKS or found.text[i] in ("-", "wal") for i in between
    ):
        return False
    return "and" not in found.lower[before.last : body.first] or body.name.upper().startswith(before.name[0].upper())


def _with_shared(found: Words, named: list[Body]) -> list[Body]:
    """Bodies told by adjectives that share a noun: "the Kenyan and Ethiopian armies"."""
    result = list(named)
    for number in range(len(named) - 1):
        one, two = named[number : number + 2]
        noun = _SHARED.get(found.lower[two.last] if two.last < len(found.text) else "")
        adjectives = [found.text[body.last - 1] for body in (one, two)]
        if noun is None or found.lower[one.last : two.first] != ["and"]:
            continue
        if all(adjective.lower() in DEMONYMS for adjective in adjectives):
            for at, adjective in enumerate(adjectives):
                result[number + at] = replace(result[number + at], name=f"{adjective} {noun}")
            result[number + 1] = replace(result[number + 1], last=two.last + 1)
    return result


def _is_apposition(found: Words, before: Body, body: Body) -> bool:
    """Whether a body only says what the one before it is."""
    between = found.lower[before.last : body.first]
    article = body.first if found.lower[body.first] in _ARTICLES else before.last + 1
    if not before.proper or between[:1] != [","] or "and" in between or len(between) > 4:
        return False
    if found.lower[article : article + 1] not in ([word] for word in ("a", "an", "the")) or (
        article == body.first and found.lower[article] == "the"
    ):
        return False
    if found.lower[max(0, before.first - 1) : before.first] in (["of"], ["in"], ["by"], ["with"]):
        return False
    after = found.lower[body.last : body.last + 2]
    return (
        after[:1] == [","]
        and after[1:] != ["and"]
        and not any(w[0].isupper() for w in found.text[article : body.first])
    )


_WORD = r"(?:[A-Z]|(?:al|el|an|as|ash|ad|at|wal|ul)-[A-Z])[\w'’-]*"
_NAME = rf"{_WORD}(?:\s(?:(?:of|for|de|del|du|des|al)\s(?:the\s)?)?{_WORD}){{0,7}}"


_NO_ELDERS = r"(?!(?:Elders|Leaders|Chiefs|Representatives|Delegat\w+|Commanders|Members|Fighters|Sheikhs)\b)"
_KINDS = (
    r"(?:tribes?|clans?|communit(?:y|ies)|elders|groups?|militias?|factions?|famil(?:y|ies)|army|military|government|"
    r"forces|fighters|rebels|movement|villages)"
)


def _side(part: str) -> str:
    return (
        rf"(?:(?:[Tt]he|[Aa]n?|[Tt]wo|[Bb]oth)\s)?(?:(?!and\b|between\b|for\b)[A-Z]?[a-z][\w-]*\s){{0,4}}?(?:of\s)?(?:the\s)?"
        rf"(?P<{part}>{_NO_ELDERS}{_NAME})(?:\s\([\w-]+\))?(?:\s(?:self-defen[cs]e\s)?{_KINDS})?"
    )


_PAIR = rf"{_side('one')}(?:,\s[^,;.]{{3,70}},)?\sand\s{_side('two')}"
_SUBJECT = re.compile(
    rf"(?:(?:[Tt]wo|[Rr]ival|[Ww]arring)\s[^,;.]{{3,50}},\s)?{_PAIR}"
    r"(?:,\s[^,;.]{3,38})?,?(?:\s(?:have|has|had|also|both|formally|jointly|on\s\w+day|late|separately))*\s?$"
)
_BETWEEN = re.compile(rf"\bbetween\s{_PAIR}")
_FOR = re.compile(
    rf"\bsigned\s(?:\w+\s){{0,4}}?by\s[^;]{{3,80}}?\s(?:for|on\sbehalf\sof)\s{_side('one')}\s(?:and|,)\s(?:by\s)?[^;]{{3,80}}?\s(?:for|on\sbehalf\sof)\s"
    rf"{_side('two')}"
)


def side_by_side(text: str, found: Words, speakers: Iterable[Agent], act: Span, head: Span) -> list[PartyMention]:
    """The two names that are joined before the act, or after "between" and the name of the agreement."""
    start, end = found.start[0], found.end[-1]
    opening = re.match(r"[A-Z][^.;]{1,60}?(?:\s[-–—―]|:)\s", text[start:end])
    pair = _SUBJECT.match(text[: act[0]], start + (opening.end() if opening else 0), act[0])
    if pair is None:
        pair = next((m for m in _BETWEEN.finditer(text, start, end) if 0 <= m.start() - head[1] <= 60), None)
    return _two(pair, speakers)


def signed_for(text: str, start: int, end: int) -> list[PartyMention]:
    """The two for whom a sentence says that persons signed: "signed by C for the A and by D for the B"."""
    return _two(_FOR.search(text, start, end), ())


def _two(pair: re.Match[str] | None, speakers: Iterable[Agent]) -> list[PartyMention]:
    if pair is None:
        return []
    result: list[PartyMention] = []
    persons = [a.name_span for a in speakers if a.kind == "person" and a.name_span]
    for part in ("one", "two"):
        span, name = pair.span(part), pair[part].removesuffix("'s").removesuffix("’s")
        if any(p[0] < span[1] and span[0] < p[1] for p in persons):
            return []
        land = name.lower()
        state = STATES.get(land) or CAPITALS.get(land)
        result.append(PartyMention(span[0], span[0] + len(name), state or name, "party", state))
    return result
