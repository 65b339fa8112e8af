"""Counts of the killed, wounded, abducted and missing in Spanish, French and Arabic.

A count is a number with the people whom it counts, or people who are one or two by the form of the word. It takes the
nearest word of harm that can take it: one that stands before what it counts, one that stands behind, or the counted
noun itself ("three dead"). Nothing reaches over the end of a clause, another count or another word of harm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.knowledge.abroad import LANGUAGES
from dateline.knowledge.abroad_words import Language, bare, pattern
from dateline.mentions.abroad_view import View
from dateline.model.mentions import CasualtyFigure
from dateline.model.values import Harm, Toll


@dataclass(frozen=True, slots=True)
class Count:
    """A number and its people as tokens: [first, last), the number begins at `number`; `own` is a harm it names."""

    first: int
    number: int
    last: int
    low: int | None
    high: int | None
    people: tuple[int, int] | None = None
    own: Harm | None = None
    partial: bool = False
    sure: bool = True
    """False where the word behind the number is none that is known to be of people."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of harm as tokens, and where the count stands that it takes."""

    first: int
    last: int
    harm: Harm
    side: str


_FARTHEST = {"left": 18, "right": 9, "adjective": 3, "predicate": 4}
"""How many words may stand between a count and a word of harm that takes it."""
_NOBODY = re.compile(
    "personas?|victimas?|personnes?|victimes?|"
    + bare("شخص|أشخاص|شخصا|شخصان|شخصين|آخر|آخرون|آخرين|آخران|ضحايا|ضحية|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر")
)
"""Words for people that name no group."""
_FARTHEST_ONE = 2
_ARTICLES = frozenset("un una une su leur son sa".split())
_COMMA = 1
_STOPS = frozenset(". ; : ! ? … ؛ ؟".split())
_CONJUNCTIONS = frozenset("y e et mais pero ni".split())


def find_counts(view: View, language: Language) -> list[CasualtyFigure]:
    """The figures of people harmed that a sentence tells, in its order."""
    counts = counts_of(view, language)
    words = harm_words(view, language)
    taken = [_word_of(count, counts, words, view) for count in counts]
    figures = []
    for number, (count, word) in enumerate(zip(counts, taken, strict=True)):
        found = word or _beside(number, counts, taken, view)
        if found is None or count.partial:
            continue
        whom = view.text[slice(*view.span(*count.people))] if count.people and count.own is None else None
        if count.people and _NOBODY.fullmatch(view.between(*count.people)):
            whom = None
        attackers = _are_attackers(count, view, _patterns(language.code))
        toll = Toll(found.harm, count.low, count.high, whom, attackers=attackers)
        start, end = view.span(count.first, count.last)
        figures.append(CasualtyFigure(start, end, toll, view.span(found.first, found.last)))
    return figures


def _are_attackers(count: Count, view: View, words: _Patterns) -> bool:
    """Whether the counted are attackers by name, or "of them" where the people named last before are attackers."""
    if count.people:
        return bool(words.agents.fullmatch(view.between(*count.people)))
    if not words.them.search(view.between(count.number + 1, count.last)):
        return False
    for at in range(count.first - 1, -1, -1):
        for last in (at + 2, at + 1):
            piece = view.between(at, min(last, count.first))
            if words.agents.fullmatch(piece):
                return True
            if words.persons.fullmatch(piece):
                return False
    return False


def harm_words(view: View, language: Language) -> list[Word]:
    """The words of harm of a sentence, the longer ones first where they overlap, in its order."""
    found = [
        Word(*span, harm, side) for harm, side, words in _patterns(language.code).harms for span in view.find(words)
    ]
    kept: list[Word] = []
    for word in sorted(found, key=lambda word: word.first - word.last):
        rivals = [other for other in kept if word.first < other.last and other.first < word.last]
        if all((r.first, r.last) == (word.first, word.last) and r.side != word.side for r in rivals):
            kept.append(word)
    return sorted(kept, key=lambda word: word.first)


def counts_of(view: View, language: Language) -> list[Count]:
    """The numbers of people in a sentence, in its order."""
    words = _patterns(language.code)
    counts: list[Count] = []
    at = 0
    while at < len(view.folded):
        count = _count_at(view, at, language, words)
        if count is None:
            at += 1
        else:
            counts.append(
                replace(count, partial=bool(words.part_before.search(view.between(count.first - 4, count.first))))
            )
            at = count.last
    return counts


def _count_at(view: View, at: int, language: Language, words: _Patterns) -> Count | None:
    read = number_at(view, at, language) or ((1, at + 1) if view.folded[at] in words.articles else None)
    if read is None:
        return _unnumbered(view, at, language, words)
    value, behind = read
    if words.thousands.fullmatch(view.between(behind, behind + 1)) or _is_day(view, behind, language):
        return None
    low: int | None = value
    high: int | None = value
    first = at
    before = view.between(at - 4, at)
    if match := words.at_least_before.search(before):
        high, first = None, at - len(match[0].split())
    elif match := words.up_to_before.search(before):
        low, first = None, at - len(match[0].split())
    if (joined := _range(view, at, behind, value, language)) is not None:
        low, high, behind = joined
    position = behind
    if words.group.match(view.between(at, behind + 1)):
        position += 1
    while position < len(view.folded) and words.more.fullmatch(view.folded[position]):
        position += 1
    own, people, sure, last = _counted(view, position, words)
    if last is None:
        return None
    if value == 1 and high == 1 and view.folded[at] in words.articles and not (people and sure) and own is None:
        return None
    if own is None and people is None and 1900 <= value <= 2100:
        return None
    if at_least := words.at_least_behind.match(view.between(last, last + 3)):
        high, last = None, last + len(at_least[0].split())
    return Count(first, at, last, low, high, people, own, sure=sure)


def _is_day(view: View, behind: int, language: Language) -> bool:
    """Whether the number is the day of a month: "6 de mayo"."""
    behind += view.between(behind, behind + 1) in ("de", "er")
    return any(view.between(behind, behind + length) in language.months for length in (1, 2))


def _counted(
    view: View, position: int, words: _Patterns
) -> tuple[Harm | None, tuple[int, int] | None, bool, int | None]:
    """What stands behind a number: the harm that the counted noun names, its people, whether known, and the end."""
    for length in (3, 2, 1):
        piece = view.between(position, position + length)
        if position + length > len(view.folded):
            continue
        for harm, noun in words.nouns:
            if noun.fullmatch(piece):
                return harm, (position, position + length), True, position + length
        if words.people.fullmatch(piece):
            last = position + length
            return None, (position, last), True, last
    if (of := words.of_them.match(view.between(position, position + 3))) is not None:
        return None, None, True, position + len(of[0].split())
    following = view.folded[position] if position < len(view.folded) else "."
    if words.things.fullmatch(following) or following == "%":
        return None, None, False, None
    if not following[:1].isalpha() or words.harm_begins.match(view.between(position, position + 5)):
        return None, None, True, position
    return None, None, False, position


def _unnumbered(view: View, at: int, language: Language, words: _Patterns) -> Count | None:
    """People who are two or one by their form, where a word of harm stands right before them (Arabic)."""
    if not language.duals:
        return None
    for number, form in ((2, words.duals), (1, words.ones)):
        if form.fullmatch(view.folded[at]):
            own = next((harm for harm, noun in words.nouns if noun.fullmatch(view.folded[at])), None)
            right_before = words.harm_ends.search(view.between(at - 3, at))
            if number == 2 or right_before:
                return Count(at, at, at + 1, number, number, (at, at + 1), own, sure=bool(right_before) or number == 2)
    return None


def number_at(view: View, at: int, language: Language) -> tuple[int, int] | None:
    """The number that begins at a token, and the token behind it."""
    for length in range(min(6, len(view.folded) - at), 0, -1):
        piece = view.between(at, at + length)
        value = language.numbers.get(piece)
        if value is None and language.prefixes and length <= 4:
            value = language.numbers.get(_bare(piece))
        if value is not None:
            return value, at + length
    digits = re.sub(r"[.,\u00a0\u202f](?=\d{3}(?!\d))", "", view.folded[at])
    if digits.isdecimal() and len(digits) <= 6:
        return int("".join(str(unicodedata.digit(c)) for c in digits)), at + 1
    return None


def _bare(piece: str) -> str:
    return re.sub(r"^[وف]?[بل]?(?=\w{3})", "", piece)


def _range(view: View, at: int, behind: int, value: int, language: Language) -> tuple[int, int, int] | None:
    """ "between 10 and 12", "10 or 12"."""
    link = view.between(behind, behind + 1)
    between = view.between(at - 1, at) == language.between[0] and link == language.between[1]
    if behind < len(view.folded) and (between or link in language.either.split("|")):
        read = number_at(view, behind + 1, language)
        if read is not None and value < read[0] <= 2 * value + 10:
            return value, read[0], read[1]
    return None


def _word_of(count: Count, counts: Sequence[Count], words: Sequence[Word], view: View) -> Word | None:
    """The word of harm that takes the count."""
    if count.own is not None and count.people is not None:
        return Word(*count.people, count.own, "noun")
    options = list(_options(count, counts, words, view))
    best = min(options, key=lambda option: option[0], default=None)
    if best is None or (not count.sure and best[0] > 1):
        return None
    return best[1]


def _options(count: Count, counts: Sequence[Count], words: Sequence[Word], view: View) -> Iterator[tuple[float, Word]]:
    owned = {other.people for other in counts if other.own is not None}
    free = [word for word in words if (word.first, word.last) not in owned or word.side != "noun"]
    for word in free:
        behind = word.first >= count.last
        if behind and word.side in ("left", "noun"):
            gap, reach = (count.last, word.first), _FARTHEST["left" if word.side == "left" else "adjective"]
        elif word.last <= count.first and word.side in ("right", "noun"):
            gap, reach = (word.last, count.first), _FARTHEST["right" if word.side == "right" else "predicate"]
        else:
            continue
        if view.folded[count.number] in _ARTICLES and word.side == "right":
            reach = _FARTHEST_ONE
        cost = _cost(view, gap)
        if cost is not None and cost <= reach and not _blocked(gap, counts, free):
            # "heridos" as a noun for itself takes a count less readily than a verb does
            yield cost + (0.5 if word.side == "noun" and behind else 0.0), word


def _cost(view: View, gap: tuple[int, int]) -> int | None:
    between = view.folded[slice(*gap)]
    if any(word in _STOPS for word in between):
        return None
    conjunctions = sum(word in _CONJUNCTIONS for word in between)
    return len(between) + _COMMA * (between.count(",") + between.count("،")) + 3 * conjunctions


def _blocked(gap: tuple[int, int], counts: Sequence[Count], words: Sequence[Word]) -> bool:
    return any(gap[0] <= c.number < gap[1] and not c.partial and c.sure for c in counts) or any(
        gap[0] <= word.first < gap[1] and word.side != "noun" for word in words
    )


def _beside(number: int, counts: Sequence[Count], taken: Sequence[Word | None], view: View) -> Word | None:
    """The word that takes the count beside it, of which it is one of two groups: "three soldiers and two civilians"."""
    count = counts[number]
    if not count.people or not count.sure:
        return None
    for other in (number + 1, number - 1):
        if 0 <= other < len(counts) and taken[other] is not None and counts[other].own is None:
            left, right = sorted((count, counts[other]), key=lambda one: one.first)
            between = view.folded[left.last : right.first]
            joined = (
                not between or between[-1] in (*_CONJUNCTIONS, ",", "،") or view.folded[right.first].startswith("و")
            )
            if len(between) <= 3 and joined and not any(word in _STOPS for word in between):
                return taken[other]
    return None


@dataclass(frozen=True, slots=True)
class _Patterns:
    harms: tuple[tuple[Harm, str, re.Pattern[str]], ...]
    nouns: tuple[tuple[Harm, re.Pattern[str]], ...]
    harm_begins: re.Pattern[str]
    harm_ends: re.Pattern[str]
    people: re.Pattern[str]
    agents: re.Pattern[str]
    things: re.Pattern[str]
    thousands: re.Pattern[str]
    more: re.Pattern[str]
    of_them: re.Pattern[str]
    part_before: re.Pattern[str]
    at_least_before: re.Pattern[str]
    at_least_behind: re.Pattern[str]
    up_to_before: re.Pattern[str]
    duals: re.Pattern[str]
    ones: re.Pattern[str]
    articles: frozenset[str]
    group: re.Pattern[str]
    persons: re.Pattern[str]
    them: re.Pattern[str]


@cache
def _patterns(code: str) -> _Patterns:
    language = LANGUAGES[code]
    prefixes = language.prefixes
    verbs = "|".join(words for _, side, words in language.harms if side != "noun")
    # "more than" in Arabic may carry prefixes; what follows "at least" may be "some"
    hedge = rf"(?: (?:{language.about}))?$"
    return _Patterns(
        harms=tuple((harm, side, pattern(words, prefixes=prefixes)) for harm, side, words in language.harms),
        nouns=tuple((h, pattern(words)) for h, side, words in language.harms if side == "noun"),
        harm_begins=pattern(verbs, prefixes=prefixes),
        harm_ends=pattern(verbs, prefixes=prefixes, rest="$"),
        people=pattern(language.people),
        agents=pattern(language.agents, prefixes=prefixes),
        things=pattern(language.things),
        thousands=pattern(language.thousands),
        more=pattern(language.more),
        of_them=pattern(language.of_them),
        part_before=pattern(language.part, prefixes=prefixes, rest=rf"(?: (?:{language.about}|{language.at_least}))?$"),
        at_least_before=pattern(language.at_least, prefixes=prefixes, rest=hedge),
        at_least_behind=pattern(language.at_least),
        up_to_before=pattern(language.up_to, prefixes=prefixes, rest=hedge),
        duals=pattern(language.duals, prefixes="(?:ال|[بل])?"),
        ones=pattern(language.ones),
        articles=frozenset(language.one.split("|")),
        persons=pattern(language.people, prefixes=prefixes),
        them=re.compile(r"(?:^| )(?:منهم|منهما|de ell[oa]s|d' entre (?:eux|elles)|entre ell[oa]s)$"),
        group=re.compile(r"(?:una?|une|medio|media) \S+ (?:de|d')$"),
    )
