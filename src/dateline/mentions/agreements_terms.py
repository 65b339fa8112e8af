"""The terms of an agreement: type, commitments, zones, days and standing, from the sentences that tell of it."""

from __future__ import annotations

import re

from dateline.knowledge.states import CAPITALS
from dateline.mentions import agreements_words as terms
from dateline.mentions.agreements_lists import bound_each, listed_acts, listed_things, promised
from dateline.mentions.attribution_phrases import Span
from dateline.model.mentions import CommitmentMention
from dateline.model.text import Sentence

_WISHED = re.compile(r"\b(?:discuss\w*|ways\sto|talks\s(?:on|about)|call(?:s|ed)\sfor|urg\w+|hop\w+)\b", re.IGNORECASE)
_FORCE = re.compile(
    r"\b(?:(?:enter|enters|entered|come|comes|came|go|goes|went|coming|entering)\s(?:in|into)\s(?:force|effect)|"
    r"tak(?:e|es|ing)\s(?:full\s)?effect|took\s(?:full\s)?effect|effective\s(?:from|as\sof)?|as\sof|starting|beginning|(?:begin|begins|start|starts|began|started)\s|"
    r"in\sforce\s(?:since|from|on)|in\seffect\s(?:since|from)|appl(?:y|ies)\s(?:\w+\s){0,2}from|holds?\sfrom|with\seffect\sfrom|from\s(?=midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^.;\n]{0,60}\b(?:may|will|shall|can|must)\b))",
    re.IGNORECASE,
)
_EXPIRY = re.compile(
    r"\b(?:expir(?:e|es|ed|ing)|until|till|up\sto|through\s(?=\d|[A-Z])|ends?\son|lasts?\s(?:until|to|till)|r[au]n(?:s)?\sout)\b",
    re.IGNORECASE,
)
_IMMEDIATE = re.compile(
    r"\b(?:effective\simmediately|(?:with\s)?immediate\seffect|takes?\seffect\s(?:at\sonce|immediately)|at\sonce\sinto\sforce)\b",
    re.I,
)
_LOCATIVE = re.compile(
    r"\b(?:in|across|along|throughout|inside|around|covering|covers|for|over|on)\s(?=(?:the\s|all\s|parts\sof\s|both\s|an?\s)?(?:\w+\s){0,3}?[A-Z])"
)
_VENUE = re.compile(
    r"(?:talks?|met|meet(?:s|ing|ings)?|sign(?:s|ed|ing)?|ceremony|summit|conference|visit(?:s|ed|ing)?|negotiat\w+|held|arriv\w+|delegation|said|announced|"
    r"statement|capital|told|reached|concluded|round|text|speaking|building|signature)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:.]\s|\b(?:after|following|said|says|told|where|who|which|when|since|mediated|brokered|amid|despite|signed|met|meeting|within|because|while|between|to\shalt|to\send|that)\b|\n",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[A-Z][\w'’-]+")
_AGREED = re.compile(r"\b(?:agreed|extended|known|accord|deal|agreement)\s$", re.IGNORECASE)
_ADJACENT = re.compile(r"([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})(?:'s|’s)?\s(?:\w+-)?$")


def kind_of(text: str, heads: list[Span], told: list[Sentence]) -> str:
    """The type of an agreement: by its names first, then by the sentences that tell of it."""
    names = " ; ".join(text[start:end] for start, end in heads)
    sentences = " ".join(text[sentence.start : sentence.end] for sentence in told)
    for words in (names, sentences):
        for kind, pattern in terms.TYPES:
            if pattern.search(words):
                return kind
    return "other"


def commitments(text: str, told: list[Sentence], concerned: list[Sentence]) -> tuple[CommitmentMention, ...]:
    """What the parties bind themselves to, each once: the lists of things and acts, or the terms that are named.

    Members of lists keep the words of the report. A list of three things is all that was agreed; elsewhere all
    sentences that speak of the agreement are read for known terms, but for talk of what was wished or discussed.
    """
    things: list[CommitmentMention] = []
    acts: list[CommitmentMention] = []
    for sentence in concerned:
        if sentence.is_title:
            continue
        listed = listed_things(text, sentence)
        things = listed if len(listed) > len(things) else things
        acts.extend(listed_acts(text, sentence))
        if not terms.COMMITMENT.search(text, sentence.start, sentence.end):
            acts.extend(bound_each(text, sentence))
        if sentence in told:
            acts.extend(act for act in promised(text, sentence) if not _named(text, act.start, act.end))
    if len({thing.commitment for thing in things}) >= _WHOLE_LIST:
        return _once(things)
    found = [thing for thing in things if _within(thing, told) or acts] + acts
    told_already = {known.commitment for mention in found for known in _named(text, mention.start, mention.end)}
    for sentence in concerned:
        if sentence.is_title and len(concerned) > 1:
            continue
        wished = _WISHED.search(text, sentence.start, sentence.end)
        named = _named(text, sentence.start, wished.start() if wished else sentence.end)
        found.extend(n for n in named if n.commitment not in told_already)
    return _once(found)


_WHOLE_LIST = 3


def _within(thing: CommitmentMention, told: list[Sentence]) -> bool:
    return any(sentence.start <= thing.start < sentence.end for sentence in told)


def _named(text: str, start: int, end: int) -> list[CommitmentMention]:
    return [
        CommitmentMention(match.start(), match.end(), terms.COMMITMENTS[int((match.lastgroup or "c0")[1:])])
        for match in terms.COMMITMENT.finditer(text, start, end)
        if not _is_name(match[0])
    ]


def _is_name(words: str) -> bool:
    """Whether the words are part of the name of a body ("Joint Theatre Command")."""
    pieces = words.split()
    return len(pieces) > 1 and all(piece[0].isupper() or len(piece) < 4 for piece in pieces)


def _once(found: list[CommitmentMention]) -> tuple[CommitmentMention, ...]:
    kept: dict[str, CommitmentMention] = {}
    for mention in found:
        kept.setdefault(mention.commitment, mention)
    if "permanent ceasefire" in kept:
        kept.pop("ceasefire", None)
    return tuple(sorted(kept.values(), key=lambda mention: mention.start))


def status_of(text: str, told: list[Sentence], act: Span) -> tuple[str, Span]:
    """How the agreement stands, and the words that say so; "agreed" where nothing later is told."""
    for status, pattern in terms.STATUS:
        for sentence in told:
            match = pattern.search(text, sentence.start, sentence.end)
            if match:
                return status, match.span()
    return "agreed", act


def immediate(text: str, concerned: list[Sentence]) -> Span | None:
    """The words that say that it holds from its conclusion."""
    for sentence in concerned:
        match = _IMMEDIATE.search(text, sentence.start, sentence.end)
        if match:
            return match.span()
    return None


def day_spans(text: str, concerned: list[Sentence]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words among which the day of entry into force stands, and those for the day of expiry."""
    force: list[Span] = []
    expiry: list[Span] = []
    for sentence in concerned:
        start, end = sentence.start, sentence.end
        force.extend((m.start(), min(end, m.end() + 60)) for m in _FORCE.finditer(text, start, end))
        expiry.extend((m.start(), min(end, m.end() + 40)) for m in _EXPIRY.finditer(text, start, end))
    # What has been in force since a day is the older agreement where another one extends it.
    force.sort(key=lambda span: "since" in text[span[0] : span[0] + 16])
    return tuple(force), tuple(expiry)


def zone_spans(text: str, told: list[tuple[Sentence, Span]], found: tuple[CommitmentMention, ...]) -> tuple[Span, ...]:
    """The words among which the zones stand: after "in", "along", "across" that follow the agreement or its terms."""
    spans: list[Span] = []
    for sentence, head in told:
        first = min(
            [head[1], *(c.end for c in found if sentence.start <= c.start < sentence.end)],
        )
        spans.extend(_places_after(text, first, sentence.end, sentence.start))
        before = _ADJACENT.search(text, max(sentence.start, head[0] - 60), head[0])
        if before:
            spans.append(before.span(1))
    return tuple(dict.fromkeys(spans))


def _places_after(text: str, start: int, end: int, sentence_start: int) -> list[Span]:
    spans: list[Span] = []
    for match in _LOCATIVE.finditer(text, start, end):
        if match[0].startswith(("for", "on", "over")) and match.start() - start > 1:
            continue
        adjacent = match.start() - start <= 1 or match[0].startswith(("a", "c", "t"))  # "a ceasefire in X", "along X"
        if not adjacent and _VENUE.search(text, max(sentence_start, match.start() - 60), match.start()):
            continue
        place = _CAPITALISED.match(text, match.end())
        if (
            place
            and place[0].lower() in CAPITALS
            and _AGREED.search(text, max(sentence_start, match.start() - 20), match.start())
        ):
            continue
        stop = _STOP.search(text, match.end(), end)
        spans.append((match.end(), stop.start() if stop else end))
    return spans
