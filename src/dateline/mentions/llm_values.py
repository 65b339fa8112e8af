"""From quoted words to values, by the same finders and tables that read every report; a model states none itself.

Each function gives the value with the spans that it rests on, or raises `Dropped` with a reason that is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dateline.knowledge import actors as knowledge
from dateline.knowledge.states import CAPITALS, STATES
from dateline.mentions import attribution_words as speech
from dateline.mentions.actors import find_actors
from dateline.mentions.casualties import find_casualties
from dateline.mentions.commitments import find_agreement_mentions
from dateline.mentions.dates import find_dates
from dateline.mentions.llm_answer import Quoted, QuotedFigure
from dateline.mentions.llm_quotes import QuotedText
from dateline.mentions.places import find_places
from dateline.mentions.weapons import find_weapons
from dateline.model.mentions import ActorMention, Mention
from dateline.model.proposals import Span
from dateline.model.text import Report, Sentence
from dateline.model.values import Means, Toll, When, Where, Who

LONGEST_NAME = 80
"""Characters of the longest name of a person, an office or a body that is taken."""
LONGEST_COMMITMENT = 120
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LINKS = frozenset("the a an of for in at to and s who is as by on with de du la".split())
_ROLES = frozenset[str]().union(
    speech.OFFICIAL_ROLES,
    speech.SOURCE_ROLES,
    speech.PLURAL_ROLES,
    speech.PRIVATE_ROLES,
    speech.DOCUMENTS,
    speech.HEADING,
)
_OFFICIAL = speech.OFFICIAL_ROLES | speech.SOURCE_ROLES | speech.MODIFIERS | speech.BODIES | frozenset(speech.RANKS)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME_OF_BODY = re.compile(r"(?:[A-Z][\w'’-]*\s){0,4}(?P<body>[\w-]+)(?:\s(?:of|for|on|and|the|[A-Z][\w'’-]*)){0,8}")
_PARTICLE = "|".join(sorted(speech.PARTICLES))
_NAME_OF_PERSON = re.compile(rf"[A-Z][\w'’.-]*(?:\s(?:[A-Z][\w'’.-]*|(?:{_PARTICLE})(?:-[\w'’]+)?))*")
_TITLE = re.compile(r"(?P<title>[A-Z][\w-]*)\.?\s+")
_TITLES = speech.OFFICIAL_ROLES | speech.MODIFIERS | frozenset(speech.RANKS)
_POSSESSIVE = re.compile(r"['’]s?$")

_Found = TypeVar("_Found", bound=Mention)


class Dropped(Exception):
    """A proposal that does not hold. Its text is a short stable reason, which is counted."""


class Values:
    """What Dateline itself reads in one report, to hold a model's quotations against."""

    def __init__(self, report: Report, sentences: tuple[Sentence, ...]) -> None:
        self._report = report
        self._sentences = sentences
        self._quoted = QuotedText(report.text)
        self._dates = [d for d in find_dates(report, sentences) if d.when and d.type in ("DATE", "TIME")]
        self._places = [place for place in find_places(report, sentences) if place.literal]
        self._actors = find_actors(report, sentences)
        self._figures = find_casualties(report, sentences)
        self._weapons = find_weapons(report, sentences)
        self._commitments = [
            thing for agreement in find_agreement_mentions(report, sentences) for thing in agreement.commitments
        ]

    def span(self, quoted: Quoted) -> Span:
        """Where the words stand. The number of the sentence only decides between several places."""
        inside = 0 <= quoted.sentence < len(self._sentences)
        near = self._sentences[quoted.sentence].start if inside else 0
        found = self._quoted.find(quoted.words, near=near)
        if found is None:
            raise Dropped("words do not stand in the text")
        return found

    def date(self, quoted: Quoted) -> tuple[When, Span]:
        """The day or days that the words name."""
        expression = _best(self._dates, self.span(quoted))
        if expression is None or expression.when is None:
            raise Dropped("words name no day")
        return expression.when, (expression.start, expression.end)

    def place(self, quoted: Quoted) -> tuple[Where, Span]:
        """The finest place that the words name."""
        span = self.span(quoted)
        inside = [place for place in self._places if _overlap(place, span)]
        if not inside:
            raise Dropped("words name no place")
        finest = min(inside, key=lambda place: (place.where.precision, place.start))
        return finest.where, (finest.start, finest.end)

    def actor(self, quoted: Quoted, part: str | None = None) -> tuple[Who, Span]:
        """The group, force or body that the words name; persons are none."""
        span = self.span(quoted)
        mention = self._actor_at(span)
        if mention is None or mention.who.actor_id is None:
            known = knowledge.resolve(self._report.text[slice(*span)], on=self._report.published)
            if known is not None:
                return Who(known.name, known.id, part), span
        if mention is None:
            raise Dropped("words name no group, force or body")
        return Who(mention.who.name, mention.who.actor_id, part), (mention.start, mention.end)

    def party(self, quoted: Quoted, part: str) -> tuple[Who, Span]:
        """The body or the state for which the words stand, under the name that the report gives it."""
        name, span = self.body(quoted)
        actor = self._actor_at(span)
        known = knowledge.resolve(name, on=self._report.published)
        return Who(name, known.id if known else actor.who.actor_id if actor else None, part), span

    def figure(self, quoted: QuotedFigure) -> tuple[Toll, tuple[Span, ...]]:
        """The casualty figure that the words say, as the grammar of casualties reads it.

        The model's own numbers are compared with it and never taken: where they differ, the figure is dropped.
        """
        span = self.span(quoted)
        said = [figure for figure in self._figures if span[0] <= figure.start < span[1]]
        if not said:
            raise Dropped("words say no casualty figure")
        numbers = {quoted.low, quoted.high} - {None}
        meant = [
            figure
            for figure in said
            if figure.toll.harm == quoted.harm and {figure.toll.low, figure.toll.high} - {None} == numbers
        ]
        if not meant:
            raise Dropped("words say another figure")
        figure = meant[0]
        if figure.aggregate:
            raise Dropped("figure counts more than one incident")
        return replace(figure.toll, relation=figure.relation), ((figure.start, figure.end), figure.trigger)

    def weapon(self, quoted: Quoted) -> tuple[Means, Span]:
        """The weapon that the words name."""
        weapon = _best(self._weapons, self.span(quoted))
        if weapon is None:
            raise Dropped("words name no weapon")
        return weapon.means, (weapon.start, weapon.end)

    def commitment(self, quoted: Quoted) -> tuple[str, Span]:
        """The commitment in its normal form where Dateline knows one, else in the quoted words."""
        span = self.span(quoted)
        known = _best(self._commitments, span)
        if known is not None:
            return known.commitment, (known.start, known.end)
        words = " ".join(self._report.text[slice(*span)].split())
        if len(words) > LONGEST_COMMITMENT:
            raise Dropped("words are too many for a name")
        named = (*self._actors, *self._places, *self._dates, *self._weapons)
        is_name = not set(re.findall(r"\b[a-z][\w-]*", words)) - _LINKS
        if is_name or any(m.start <= span[0] and span[1] <= m.end for m in named):
            raise Dropped("words name no commitment")
        return _ARTICLE.sub("", words), span

    def office(self, quoted: Quoted) -> tuple[str, Span]:
        """What a speaker is: an office, a trade, or a private person's part ("a resident"). No name stands in it."""
        words, span = self._name(quoted)
        if not _words(words) & _ROLES:
            raise Dropped("words name no office")
        if self._may_name_a_person(span):
            raise Dropped("words may name a person")
        return speech.HEADING.get(words.lower(), _ARTICLE.sub("", words)), span

    def body(self, quoted: Quoted) -> tuple[str, Span]:
        """The state or body that the words name, in the report's words; a capital stands for its state.

        No person's name stands in it.
        """
        words, span = self._name(quoted)
        words = _ARTICLE.sub("", words)
        bare = _POSSESSIVE.sub("", words).lower()
        if state := STATES.get(bare) or CAPITALS.get(bare):
            return state, span
        if knowledge.resolve(words, on=self._report.published):
            return words, span
        actor = self._actor_at(span)
        if actor is None and not _words(words) & speech.BODIES:
            raise Dropped("words name no group, force or body")
        if not self._may_name_a_person(span) or _is_proper_name_of_body(words):
            return words, span
        if actor is None:
            raise Dropped("words may name a person")
        span = (actor.start, actor.end)
        return _ARTICLE.sub("", " ".join(self._report.text[slice(*span)].split())), span

    def speaker(self, quoted: Quoted, introduced: Iterable[Span]) -> tuple[str, Span]:
        """The name of a person who speaks in an office: one that is introduced with it right beside the name.

        Private persons are never named (and those in trades without an office are private).
        """
        _, span = self._name(quoted)
        text = self._report.text
        while (first := _TITLE.match(text, *span)) and first["title"].lower() in _TITLES:
            span = (first.end(), span[1])
        words = " ".join(text[slice(*span)].split())
        if not _NAME_OF_PERSON.fullmatch(words) or not self._may_name_a_person(span):
            raise Dropped("words name no person")
        if _words(words) & speech.PUBLIC_FIGURES:
            return words, span
        beside = [text[slice(*other)] for other in introduced if self._is_beside(span, other)]
        if any(_words(office) & speech.PRIVATE_ROLES for office in beside) or not any(map(_is_public, beside)):
            raise Dropped("speaker holds no office in the text")
        return words, span

    def _is_beside(self, name: Span, office: Span) -> bool:
        """Whether nothing but words of offices, places and bodies stands between a name and an office."""
        first, second = sorted((name, office))
        between = self._report.text[first[1] : second[0]] if first[1] <= second[0] else ""
        if "\n" in between or re.search(r"[.!?;:\"”“]\s", between):
            return False
        return all(word in _LINKS or word in _OFFICIAL for word in re.findall(r"\b[a-z][\w-]*", between))

    def _may_name_a_person(self, span: Span) -> bool:
        """Whether a capital begins a word that neither the tables of offices nor a place or a body accounts for."""
        known = [*self._places, *self._actors]
        for word in _WORD.finditer(self._report.text, *span):
            plain = _POSSESSIVE.sub("", word[0].lower())
            is_known = plain in _OFFICIAL or plain in STATES or plain in _LINKS
            if word[0][0].isupper() and not is_known and not any(_overlap(m, word.span()) for m in known):
                return True
        return False

    def said(self, quoted: Quoted) -> tuple[str, Span]:
        """What is said, in the report's words."""
        span = self.span(quoted)
        return self._report.text[slice(*span)], span

    def _name(self, quoted: Quoted) -> tuple[str, Span]:
        span = self.span(quoted)
        words = " ".join(self._report.text[slice(*span)].split())
        if len(words) > LONGEST_NAME:
            raise Dropped("words are too many for a name")
        return words, span

    def _actor_at(self, span: Span) -> ActorMention | None:
        return _best(self._actors, span)


def _is_public(office: str) -> bool:
    words = _words(office)
    public = (speech.OFFICIAL_ROLES - speech.WITHOUT_OFFICE) | speech.BODIES | speech.HEADING.keys()
    return bool(words & public)


def _is_proper_name_of_body(words: str) -> bool:
    """Whether the words are the name of a body and nothing else: "Ministry of River Affairs", "Red Reed movement"."""
    match = _NAME_OF_BODY.fullmatch(words)
    if match is None:
        return False
    bodies = speech.COMMON_BODIES if match["body"].islower() else speech.BODIES
    return match["body"].lower() in bodies


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text.lower()))


def _overlap(mention: Mention, span: Span) -> bool:
    return mention.start < span[1] and span[0] < mention.end


def _best(mentions: Iterable[_Found], span: Span) -> _Found | None:
    """The mention that shares most with the span, the first of equals."""
    shared = [m for m in mentions if _overlap(m, span)]
    return max(shared, key=lambda m: min(m.end, span[1]) - max(m.start, span[0]), default=None)
