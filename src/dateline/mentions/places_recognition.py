"""Recognises place names: spans of a text that the gazetteer knows and the words around them allow."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.gazetteer import MAIN, Gazetteer, load
from dateline.knowledge.gazetteer_countries import POSTAL, STATES, demonyms
from dateline.knowledge.gazetteer_names import normal_form
from dateline.mentions import places_words as words
from dateline.model.text import Sentence

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|W\.Va\.|[^\W\d_]+(?:['’ʼ‘`´ʿʾ\u0300-\u036f\u064b-\u0652\u200c][^\W\d_]+)*[ʿʾ]?",
)
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_JOINS = frozenset([" ", "-", "–", "‑", ". ", " - ", "\u00a0", "/", "."])
_CONNECTORS = frozenset(
    "of de del la las el los al and the upon on sur sous le les du des da do dos di e y i en ez az ad an as ash at ar "
    "es em ed eth und bei am an der den van aux und il".split()
)
_ARTICLES = frozenset("al el ad an ar as ash at az ed er es ez esh et".split())
_LONGEST = 6
"""Tokens of the longest name that is looked up."""

NORMAL, TITLE, CAPITALS, LOWER = "normal", "title", "capitals", "lower"


@dataclass(slots=True)
class Token:
    """A word of the text, its normal form, and what stands between it and the one before."""

    start: int
    end: int
    word: str
    normal: str
    gap: str
    capital: bool


@dataclass(slots=True)
class Name:
    """A span that may name a place. `options` are (index, class of name) in the gazetteer.

    `demonym` is the country of an adjective or people; `hint` the kind that a word beside the name says ("district");
    `located` is true where a locative word stands before; `container` is the position in the list of names of the place
    that the text says holds this one. `core` is the span without the words of kind that `start` and `end` take in.
    """

    start: int
    end: int
    normal: str
    options: list[tuple[int, int]]
    sentence: int
    demonym: str | None = None
    hint: str | None = None
    located: bool = False
    literal: bool = True
    certain: bool = True
    sounded: bool = False
    container: int | None = None
    core: tuple[int, int] | None = None


def recognise(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer | None = None) -> list[Name]:
    """The place names and demonyms of the text that the gazetteer knows, in the text's order, not overlapping."""
    known = gazetteer or load()
    found: list[Name] = []
    for at, sentence in enumerate(sentences):
        tokens = tokenise(text, sentence.start, sentence.end)
        if tokens:
            found.extend(_Reader(text, tokens, at, known).names())
    return _by_discourse(found)


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The words of `text[start:end]` without possessive endings."""
    tokens: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        begin, stop = match.span()
        if word[-1] in "sS'’" and len(word) > 2 and (ending := _POSSESSIVE.search(word)):
            word, stop = word[: ending.start()], stop - len(ending[0])
        tokens.append(Token(begin, stop, word, _normal(word), text[last:begin][:4], not word[0].islower()))
        last = stop
    return tokens


@functools.lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    return normal_form(word)


def case_of(tokens: Sequence[Token], *, ended: bool) -> str:
    """How the capitals of a sentence are to be read: normal, title, capitals or lower; `ended` by a stop or not."""
    cased = [token for token in tokens if not token.capital or token.word[0].isupper()]
    if len(cased) < 3:
        return NORMAL
    long = [token for token in cased if len(token.word) > 3] or cased
    raised = [token.word for token in long if token.capital]
    if sum([word.isupper() for word in raised]) > 0.7 * len(long):
        return CAPITALS
    if len(raised) > (0.8 if ended else 0.7) * len(long) and len(long) > (5 if ended else 2):
        return TITLE
    if len(cased) > 4 and not any(token.capital for token in cased):
        return LOWER
    return NORMAL


class _Reader:
    """Reads one sentence; a class because every rule looks at the same tokens, matches and case."""

    def __init__(self, text: str, tokens: list[Token], sentence: int, gazetteer: Gazetteer) -> None:
        self.text = text
        self.tokens = tokens
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.case = case_of(tokens, ended=text[tokens[-1].end : tokens[-1].end + 2].strip()[:1] in (".", "!", "?"))
        self.demonyms = demonyms()

    def names(self) -> list[Name]:
        """The names of the sentence that its words allow."""
        matches = self._matches()
        starts = {first for first, *_ in matches}
        found: list[Name] = []
        for first, last, normal, options, demonym in matches:
            if found and self.tokens[first].start < found[-1].end:
                continue
            if demonym:
                token, final = self.tokens[first], self.tokens[last]
                found.append(Name(token.start, final.end, normal, [], self.sentence, demonym=demonym, literal=False))
            else:
                name = self._judge(first, last, normal, options, starts)
                if name:
                    self._widen(name, first, last)
                    found.append(name)
        return found

    def _matches(self) -> list[tuple[int, int, str, list[tuple[int, int]], str | None]]:
        """The longest matches from left to right: first and last token, normal form, options, country of a demonym."""
        found: list[tuple[int, int, str, list[tuple[int, int]], str | None]] = []
        at = 0
        small = self.case == LOWER
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.capital or (len(token.word) > 2 if small else token.normal in _ARTICLES and self._joins(at)):
                match = self._longest(at)
                if match is not None:
                    found.append((at, *match))
                    at = match[0]
            at += 1
        return found

    def _joins(self, at: int) -> bool:
        """Whether the article at this position belongs to a name: "al-Qaim", "el Fasher"."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return (
            following is not None
            and following.capital
            and following.gap in ("-", " ", "‑")
            and (following.gap != " " or self.tokens[at].normal in ("al", "el"))
        )

    def _longest(self, at: int) -> tuple[int, str, list[tuple[int, int]], str | None] | None:
        token = self.tokens[at]
        if token.normal[:1] in _PROCLITICS and len(token.word) > 4 and not self.gazetteer.named(token.normal):
            _without_proclitic(token, self.gazetteer)
        state = self._abbreviation(at)
        if state:
            return at, state, self.gazetteer.named(state), None
        best: tuple[int, str, list[tuple[int, int]], str | None] | None = None
        key = token.normal
        last = at
        while True:
            final = self.tokens[last]
            if key and (final.capital or self.case == LOWER):
                people = self.demonyms.get(key)
                if people:
                    best = last, key, [], people
                else:
                    options = self.gazetteer.named(key)
                    if options and not (last == at and key in _ARTICLES):
                        best = last, key, options, None
            following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
            if (
                following is None
                or last - at + 2 > _LONGEST
                or following.gap not in _JOINS
                or not (following.capital or self.case == LOWER or following.normal in _CONNECTORS)
                or not key
                or not self.gazetteer.begins(key)
            ):
                return best
            key = f"{key} {following.normal}"
            last += 1

    def _abbreviation(self, at: int) -> str | None:
        """The normal form of the state that "Ala." or, after a comma, "AL" stands for."""
        token = self.tokens[at]
        stopped = token.word if token.word.endswith(".") else token.word + self.text[token.end : token.end + 1]
        after_comma = token.gap.startswith(",") and at > 0 and self.tokens[at - 1].capital
        if stopped in STATES and (after_comma or stopped.count(".") > 1):
            return normal_form(STATES[stopped])
        if after_comma and token.word in POSTAL:
            return normal_form(POSTAL[token.word])
        return None

    def _judge(
        self, first: int, last: int, normal: str, options: list[tuple[int, int]], starts: set[int]
    ) -> Name | None:
        tokens = self.tokens
        name = Name(tokens[first].start, tokens[last].end, normal, options, self.sentence)
        if first == last and self._abbreviation(first):
            name.end += self.text[name.end : name.end + 1] == "."
            name.located = True
            return name
        single = first == last
        before, after = self._word(first - 1, first), self._word(last + 1, last + 1)
        name.located = self._located(first)
        name.hint = self._hint(first, last)
        name.literal = not self._of_organisation(first)
        weight = self._weight(options)
        surface = self.text[name.start : name.end]
        if self.case == LOWER and not (name.located or name.hint) and weight < 6:
            return None
        if single and self._is_acronym(surface):
            return None
        if not (surface[0].isupper() or surface[0].islower()) and weight < (3.0 if name.located else 3.6):
            return None
        if before and self._is_personal(first, before, single, weight, name):
            return None
        if after and self._continues(last, after, single, name, starts, weight):
            return None
        if before and before.normal in ("says", "said") and not name.located and weight >= 5:
            name.literal = False  # "seven were killed, says Ankara"
        acronym = surface.isupper() and self.case == NORMAL and len(surface) < 7
        common = single and normal in words.COMMON and not acronym
        if single and normal in words.DIRECTIONS:
            return None
        if common and (normal in _CALENDAR or self.case != NORMAL):
            return None
        container = self._has_container(last, starts)
        if (container and not (common and first == 0)) or name.hint:
            return name
        if common and not (name.located and self.case == NORMAL and first > 0 and weight > 3):
            return None
        if single and (normal in words.FIRST_NAMES or normal in words.SURNAMES) and weight < 7:
            name.certain = name.located and self.case == NORMAL
            return name if name.located and weight > 2 else None
        name.certain = weight >= 4.4 or name.located or not single
        if not name.located and weight < (4.3 if first == 0 or self.case != NORMAL else 3.0):
            name.certain = False
            return None if single or weight < 2 else name
        return name

    def _widen(self, name: Name, first: int, last: int) -> None:
        """Take in a capitalised word of kind beside the name: "Neches River", "Mount Lebanon", "Oaxaca City"."""
        name.core = name.start, name.end
        after = self._word(last + 1, last + 1) if last + 1 < len(self.tokens) else None
        if after and after.capital and self.case == NORMAL and after.normal in words.WIDENING and name.literal:
            name.end = after.end
        before = self.tokens[first - 1] if first else None
        if before and before.capital and before.normal in words.LEADING and self.tokens[first].gap == " ":
            name.start = before.start

    def _word(self, at: int, joined: int) -> Token | None:
        """The token at this position where only a space or a hyphen stands between it and its neighbour."""
        if not 0 <= at < len(self.tokens) or self.tokens[joined].gap not in (" ", "-", "\u00a0", ". "):
            return None
        return self.tokens[at]

    def _located(self, first: int) -> bool:
        at = first - 1
        while at >= 0 and self.tokens[at].gap is not None and first - at < 5:
            normal = self.tokens[at].normal
            if normal in words.LOCATIVE or normal in words.STRONG_LOCATIVE:
                return True
            if normal not in _CONNECTORS and normal not in words.DIRECTIONS and normal not in words.DESIGNATORS:
                return False
            at -= 1
        return False

    def _of_organisation(self, first: int) -> bool:
        """Whether this is the end of such a name as "University of California" or "Bank of Japan"."""
        at = first - 1
        if at > 0 and self.tokens[at].normal == "the":
            at -= 1
        if at < 1 or self.tokens[at].normal not in ("of", "for"):
            return False
        head = self.tokens[at - 1]
        return head.capital and head.normal in words.ORGANISATIONS and head.normal not in words.DESIGNATORS

    def _hint(self, first: int, last: int) -> str | None:
        after = self._word(last + 1, last + 1) if last + 1 < len(self.tokens) else None
        if after and after.normal in ("sub", "local"):
            following = self.tokens[last + 2].normal if last + 2 < len(self.tokens) else ""
            if following in ("district", "government"):
                return "district"
        if after and after.normal in words.DESIGNATORS and (after.normal != "state" or after.capital):
            return words.DESIGNATORS[after.normal]
        before = self.tokens[first - 1].normal if first else ""
        two = self.tokens[first - 2].normal if first > 1 else ""
        named = first > 2 and self.tokens[first - 3].capital  # "Zap region of Duhok": the region is Zap
        if before == "of" and two in words.DESIGNATORS and not named:
            return words.DESIGNATORS[two]
        if before in words.DESIGNATORS and before not in ("state", "front", "division", "range", "city"):
            return words.DESIGNATORS[before]
        return None

    def _weight(self, options: list[tuple[int, int]]) -> float:
        """How well known the best place of this name is: ten to this power people, or 7 and more for areas."""
        best = 0.0
        for index, name_class in options[:60]:
            place = self.gazetteer.place(index)
            weight = len(str(place.population)) - 0.5 if place.population else 0.0
            if place.kind in ("country", "continent"):
                weight = 9.0
            elif place.kind in ("capital", "province", "sea", "region", "lake", "river", "island", "mountain"):
                weight = max(weight, 5.0) + (1 if place.kind in ("capital", "province") else 0)
            elif place.place_id.startswith("dateline:"):
                weight = max(weight, 4.5)
            if name_class != MAIN and place.kind not in ("country", "continent", "province"):
                weight -= 0.7
            best = max(best, weight)
        return best

    def _is_acronym(self, surface: str) -> bool:
        """Whether capitals here are letters of something that is no place, or a place's letters are a plain word."""
        letters = surface.replace(".", "")
        if self.case == LOWER or len(letters) > 5 or not letters.isascii():
            return False
        if letters.lower() in words.ACRONYMS:
            return not letters.isupper() or (self.case == CAPITALS and letters == "US" and "." not in surface)
        return letters.isupper() and len(letters) < 5 and self.case != CAPITALS

    def _is_personal(self, first: int, before: Token, single: bool, weight: float, name: Name) -> bool:
        """Whether the word before makes this a part of the name of a person or of something else."""
        if not before.word[0].isupper() or self.case in (LOWER, CAPITALS):
            return False
        normal = before.normal
        if self.tokens[first].gap == "-" and normal not in _ARTICLES:
            return False
        if normal in words.TITLES:
            return single and weight < 9
        if normal in words.FIRST_NAMES:
            return True
        plain = (
            normal in words.LOCATIVE
            or normal in words.DIRECTIONS
            or normal in words.DESIGNATORS
            or normal in words.COMMON
            or normal in self.demonyms
            or normal in _CONNECTORS
            or self._weight(self.gazetteer.named(normal)) >= 6
        )
        if plain or self.case == TITLE:
            return False
        return weight < 7

    def _continues(self, last: int, after: Token, single: bool, name: Name, starts: set[int], weight: float) -> bool:
        """Whether the word after makes this a part of another name; sets `literal` where it is an adjective of one."""
        normal = after.normal
        run = self._run(last + 1)
        if run[:3] == ["local", "government", "area"]:
            return False
        if after.capital and self.case == NORMAL and any(word in words.STREETS for word in run):
            return weight < 9
        if normal in words.SITES or normal in words.DESIGNATORS:
            name.literal = not (after.capital and any(word in words.ORGANISATIONS for word in run[1:]))
            return False
        if after.capital and self.case == NORMAL and any(word in words.ORGANISATIONS for word in run):
            name.literal = False
            return weight < 3
        if normal in words.ORGANISATIONS and (after.capital or normal in ("police", "government", "army", "council")):
            name.literal = False
            return False
        if not after.word[0].isupper() or self.case != NORMAL:
            if normal in words.GOVERNING and not name.located and weight >= 5:
                name.literal = False
            return bool(normal in words.SPEECH and single and weight < 5)
        if self.tokens[last + 1].gap == "-" or normal in _CALENDAR or normal in words.DIRECTIONS:
            return False
        if last + 1 in starts and (normal in self.demonyms or normal not in words.SURNAMES):
            return single and (name.normal in words.FIRST_NAMES or (weight < 6 and normal not in self.demonyms))
        if name.normal in words.FIRST_NAMES and single:
            return True
        if weight >= 7 or (name.located and weight >= 5.4) or not single:
            name.literal = weight >= 7 and name.located
            return False
        return True

    def _run(self, at: int) -> list[str]:
        """The normal forms of the capitalised words that follow without a stop, from the token at `at` on."""
        run: list[str] = []
        while at < len(self.tokens) and len(run) < 6 and self.tokens[at].gap in (" ", "-", "\u00a0"):
            token = self.tokens[at]
            if not token.capital and token.normal not in ("and", "for", "the"):
                break
            run.append(token.normal)
            at += 1
        return run

    def _has_container(self, last: int, starts: set[int]) -> bool:
        """Whether a comma and another name follow ("Kifri, Diyala")."""
        at = last + 1
        return at in starts and self.tokens[at].gap.startswith(",") and self.case != LOWER


_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)


_PROCLITICS = frozenset("وبلفك")
"""Arabic words of one letter that are written as one with the next: and, in, to, so, as."""


def _without_proclitic(token: Token, gazetteer: Gazetteer) -> None:
    """Cut "and", "in" or "to" off an Arabic word where what is left is a place name."""
    if gazetteer.named(token.normal[1:]):
        token.start += 1
        token.word, token.normal = token.word[1:], token.normal[1:]


def _by_discourse(names: list[Name]) -> list[Name]:
    """Doubtful names stay only where the same name is certain elsewhere in the text."""
    certain = {name.normal for name in names if name.certain}
    return [name for name in names if name.certain or name.normal in certain or name.located]
