"""The phrases of a sentence that may name those who were harmed: "at least 10 soldiers", "his bodyguard", "no one"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.mentions.casualties_lexicon import (
    BE,
    BEHIND_ORDINAL,
    BODIES,
    CAME,
    COLLECTIVE,
    CROWDS,
    DAYS,
    HEADED,
    NOT_BEFORE,
    ORDINALS,
    PARENTS,
    PEOPLE,
    SINGULAR_BE,
    SIZES,
    SOFT_DAYS,
    STOPS,
    THINGS,
    UNCOUNTED,
    is_adverb,
    is_person,
    is_singular_person,
    singular,
)
from dateline.mentions.casualties_names import is_name_part, is_native, is_place, is_titled
from dateline.mentions.casualties_tokens import NUMBER_WORDS, Token, is_headline, is_in_ages, is_rise, number_at
from dateline.mentions.casualties_triggers import Trigger

PhraseForm = Literal["count", "one", "name", "pronoun", "many", "none"]


@dataclass(slots=True)
class Phrase:
    """Tokens `[start, end)` that name people; `low` and `high` as in a Toll where they are counted.

    `known` is false for a number whose noun no list knows; `definite` where it points back ("the victim", "he").
    """

    start: int
    end: int
    form: PhraseForm
    low: int | None = None
    high: int | None = None
    whom: str | None = None
    partial: bool = False
    additional: bool = False
    definite: bool = False
    known: bool = True
    struck_inside: Trigger | None = None
    unnumbered: bool = False


_LOWER = re.compile(
    r"(?:at least|at the least|no fewer than|no less than|not less than|not fewer than|more than"
    r"|over|above|upwards? of|in excess of"
    r"|a minimum of|minimum of|exceeded|exceeds|topped|surpassed|passed|as few as|beyond|past"
    r"|cross(?:ed|es)|tops)(?: about| some| around)?$"
)
_UPPER = re.compile(
    r"(?:up to|as many as|at most|no more than|not more than|a maximum of|maximum of|fewer than|less than)$"
)
_RISE = re.compile(
    r"\b(?:go|goes|went|gone|going|mov\w+|push\w*|ris\w+|rose|climb\w*|jump\w*|shot|edg\w+|now|toll)\sup\sto$"
)
_PARTIAL = frozenset(["including", "among", "mostly", "includes", "included", "include", "mainly", "of which"])
_MORE = frozenset(["more", "additional", "further", "another"])
_DETERMINERS = frozenset(
    "a an another his her its their my our the this that these those one second third fourth fifth".split()
)
_QUOTES = frozenset('"“”')
_NONE = frozenset(["no", "none", "nobody", "neither"])
_POINTING = frozenset("the this that these those".split())
_PRONOUNS = {"he": 1, "she": 1, "him": 1, "who": 0, "they": 0, "them": 0, "i": 1, "we": 0, "it": 0}


def phrases(text: str, tokens: list[Token]) -> list[Phrase]:
    """The phrases of people in a sentence, in order, none within another."""
    found: list[Phrase] = []
    in_capitals = is_headline(tokens)
    at = 0
    while at < len(tokens):
        phrase = _phrase_at(text, tokens, at)
        if phrase is None:
            at += 1
            continue
        if not (in_capitals and phrase.form == "name"):
            found.append(phrase)
        at = max(phrase.end, at + 1)
    return found


def _phrase_at(text: str, tokens: list[Token], at: int) -> Phrase | None:
    token = tokens[at]
    if token.trigger:
        return None
    word = token.lower
    if word in _NONE:
        return _nobody(tokens, at)
    number = number_at(text, tokens, at)
    if number:
        return _counted(text, tokens, at, *number)
    if word in UNCOUNTED:
        return _unnumbered(tokens, at)
    if word == "both":
        head, _, _ = _head(tokens[: at + 3], at + 1)
        return Phrase(at, at + 1 if head is None else head + 1, "count", 2, 2, definite=True)
    if word in _PRONOUNS:
        one = 1 if word in ("he", "she", "him") else None
        return Phrase(at, at + 1, "pronoun" if _PRONOUNS[word] else "many", one, one, definite=True)
    if word == "another" and (_harm_follows(tokens, at + 1) or _closes(tokens, at)):
        return Phrase(at, at + 1, "one", 1, 1, additional=True)
    if word == "a" and at + 2 < len(tokens) and tokens[at + 1].lower in ORDINALS:
        following = tokens[at + 2]
        if following.trigger or following.lower in BEHIND_ORDINAL:
            return Phrase(at, at + 2, "one", 1, 1, additional=True)
    if word in _DETERMINERS or word in ORDINALS:
        return _determined(text, tokens, at)
    return _bare_noun(text, tokens, at)


def _closes(tokens: list[Token], at: int) -> bool:
    """Whether "another" is all that a word of harm takes: "wounding another in an attack"."""
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    return at > 0 and tokens[at - 1].trigger is not None and (behind in BEHIND_ORDINAL or not behind.isalpha())


def _harm_follows(tokens: list[Token], at: int) -> bool:
    while at < len(tokens) and (is_adverb(tokens[at].lower) or tokens[at].lower in BE):
        at += 1
    return at < len(tokens) and tokens[at].trigger is not None


def _nobody(tokens: list[Token], at: int) -> Phrase | None:
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    end = at + 1
    if tokens[at].lower == "no":
        if following != "one" and not is_person(following):
            return None
        end += 1
    if end < len(tokens) and tokens[end].lower in ("else", "other", "others"):
        return Phrase(at, end, "many")
    return Phrase(at, end, "none", 0, 0)


def _counted(text: str, tokens: list[Token], at: int, value: int, after: int) -> Phrase | None:
    before = " ".join(token.lower for token in tokens[max(0, at - 4) : at])
    previous = tokens[at - 1].lower if at else ""
    words = tokens[after - 1].lower
    if previous == "being" and value == 1:
        return None  # "52 dead, a boy of eight being one"
    if is_in_ages(tokens, at) or (previous == ":" and at > 1 and tokens[at - 2].lower.isdigit()):
        return None
    if (previous in NOT_BEFORE and not _numbers_dead(tokens, at)) or (
        previous in DAYS and previous.isalpha() and previous not in SOFT_DAYS
    ):
        return None
    if after < len(tokens) and (tokens[after].lower in "%°/$€£" or tokens[after].lower in ("am", "pm", "a.m", "p.m")):
        return None
    if after + 1 < len(tokens) and tokens[after].lower == ":" and tokens[after + 1].lower[0].isdigit():
        return None  # "4:30", where "blast kills 4: police" counts
    if [token.lower for token in tokens[after : after + 2]] in (["'", "s"], ["’", "s"]):
        return None  # "men in their 20's"
    low: int | None = value
    high: int | None = value
    joined = tokens[after].lower if after < len(tokens) else ""
    if joined in ("to", "or", "-", "–", "and") and after + 1 < len(tokens):
        second = number_at(text, tokens, after + 1)
        if second and second[0] > value and (joined != "and" or previous == "between") and previous != "from":
            high, after = second[0], second[1]
    if _LOWER.search(before):
        high = None
    elif _UPPER.search(before) and not (_RISE.search(before) or is_rise(tokens, at)):
        low = None
    if after < len(tokens) and tokens[after].lower == "+":
        high, after = None, after + 1
    after, low, high = _or_more(tokens, after, low, high)
    phrase = Phrase(at, after, "count", low, high, partial=_is_partial(tokens, at))
    if previous == "another":
        phrase.additional = True
    phrase.definite = (
        previous in ("the", "these", "those") and tokens[at - 2].lower not in ("of",) if at > 1 else previous == "the"
    )
    return _with_head(text, tokens, phrase, value, spelled=words.isalpha())


def _numbers_dead(tokens: list[Token], at: int) -> bool:
    """Whether "number" before a count is a verb: "the dead now number fifteen"."""
    return tokens[at - 1].lower == "number" and any(token.trigger for token in tokens[max(0, at - 3) : at - 1])


def _or_more(tokens: list[Token], after: int, low: int | None, high: int | None) -> tuple[int, int | None, int | None]:
    pair = tuple(token.lower for token in tokens[after : after + 2])
    if pair in (("or", "more"), ("and", "more")):
        return after + 2, low, None
    if pair in (("or", "fewer"), ("or", "less")):
        return after + 2, None, high
    if pair == ("or", "so"):
        return after + 2, low, high
    return after, low, high


def _is_partial(tokens: list[Token], at: int) -> bool:
    back = at - 1
    while back >= 0 and tokens[back].lower in (
        "at",
        "least",
        "the",
        "up",
        "to",
        "more",
        "than",
        "some",
        "about",
        "nearly",
        "a",
        "as",
        "many",
        "over",
    ):
        back -= 1
    if back < 0:
        return False
    if tokens[back].lower in _PARTIAL:
        counted = _at(tokens, at + 1) if tokens[at - 1].lower == "the" else None
        if tokens[back].lower == "among" and back and tokens[back - 1].lower in BE:
            return False  # "a reporter was among four people killed"
        return not (counted and counted.trigger)  # "among the 22 dead" counts them all
    return back > 0 and (tokens[back - 1].lower, tokens[back].lower) in (("of", "whom"), ("among", "them"))


def _with_head(text: str, tokens: list[Token], phrase: Phrase, value: int, *, spelled: bool) -> Phrase | None:
    """The phrase with its noun; None where the number counts something other than people."""
    at = phrase.end
    at = _skip_of(tokens, at, phrase)
    while at < len(tokens) and tokens[at].lower in ("more", "other", "additional", "further", "unarmed", "new"):
        phrase.additional = phrase.additional or tokens[at].lower in _MORE
        at += 1
    if at < len(tokens) and tokens[at].lower == "others":
        phrase.end, phrase.whom = at + 1, "others"
        return phrase
    head, stop, inside = _head(tokens, at)
    if head is None:
        phrase.end = at if stop == at and tokens[at - 1].lower in (*_MORE, "other") else phrase.end  # "3 more hurt"
        return _headless(text, tokens, phrase, at, stop, value, spelled=spelled)
    phrase.struck_inside = inside
    phrase.whom = text[tokens[at].start : tokens[head].end]
    phrase.end = head + 1
    if phrase.whom.lower() in SIZES or tokens[head].lower == "family":
        return None
    if phrase.end < len(tokens) and tokens[phrase.end].lower == "or":
        phrase.end, phrase.low, phrase.high = _or_more(tokens, phrase.end, phrase.low, phrase.high)
    return phrase


def _skip_of(tokens: list[Token], at: int, phrase: Phrase) -> int:
    words = [token.lower for token in tokens[at : at + 2]]
    if words[:1] == ["of"] and len(words) > 1:
        if words[1] in ("them", "those", "whom", "which"):
            parts = ("killed", "dead", "injured", "wounded", "hurt", "shot")
            phrase.partial = words[1] != "those" or (at + 2 < len(tokens) and tokens[at + 2].lower in parts)
            phrase.end = at + 2
            return at + 2
        if words[1] in ("the", "his", "her", "their", "its", "our", "my", "these"):
            following = tokens[at + 2].lower if at + 2 < len(tokens) else ""
            counted = following[:1].isdigit() or following in NUMBER_WORDS
            phrase.partial = phrase.partial or words[1] == "these" or counted or following == "dead"
            return at + 2
    return at


def _head(tokens: list[Token], at: int) -> tuple[int | None, int, Trigger | None]:
    """The last token of the first person noun from `at`, where the search stopped, and a trigger passed on the way."""
    inside = None
    for position in range(at, min(at + 7, len(tokens))):
        token = tokens[position]
        if token.trigger:
            following = _at(tokens, position + 1)
            if (
                following
                and not following.trigger
                and is_person(following.lower)
                and token.trigger.form in ("verb", "adjective", "toll")
            ):
                inside = token.trigger
                continue
            return None, position, None
        if token.lower == "." and tokens[position - 1].lower in ("u.s", "u.n", "u.k"):
            continue
        if not token.lower[0].isalpha() and token.lower not in "-'\"“”‘’" and "-year-old" not in token.lower:
            return None, position, None
        close = token.lower == "close" and position + 1 < len(tokens) and tokens[position + 1].lower == "to"
        if close or token.lower in STOPS or (position > at and token.lower in NUMBER_WORDS):
            return None, position, None
        if token.lower.endswith("'s"):
            continue
        if is_person(token.lower, capitalised=token.capitalised):
            end = position
            while end + 1 < len(tokens) and _extends(tokens[end + 1]):
                end += 1
            return end, position, inside
    return None, min(at + 7, len(tokens)), None


def _headless(
    text: str, tokens: list[Token], phrase: Phrase, at: int, stop: int, value: int, *, spelled: bool
) -> Phrase | None:
    words = [t for t in tokens[at:stop] if t.lower not in _QUOTES | DAYS and not is_adverb(t.lower)]
    if words and words[0].lower not in CAME and words[0].lower != "aged":
        last = words[-1]
        bare = singular(last.lower).rpartition("-")[2]
        if bare in THINGS or singular(last.lower) in THINGS or any(singular(t.lower) in THINGS for t in words[:2]):
            return None
        named = all(word.capitalised for word in words) and value > 1 and _harm_follows(tokens, tokens.index(last) + 1)
        of_people = last.lower.endswith("s") and not last.capitalised and "-old" not in last.lower
        if len(words) > 3 or not (of_people or named):  # "200 Amhara were slain": a people that no list knows
            return None
        phrase.known = False
        phrase.whom = text[words[0].start : last.end]
        phrase.end = tokens.index(last) + 1
        return phrase
    if not spelled and (1900 <= value <= 2100 or _is_age(tokens, phrase, value)):
        return None
    following = tokens[phrase.end].lower if phrase.end < len(tokens) else ""
    if following in DAYS - SOFT_DAYS or following in ("in-the",):
        return None
    return phrase


def _is_age(tokens: list[Token], phrase: Phrase, value: int) -> bool:
    """Whether a bare number is an age: "the guard, 34, was", "a woman of 71 died"."""
    if 4 < value < 110 and phrase.start >= 2 and tokens[phrase.start - 1].lower == "of":
        return is_person(tokens[phrase.start - 2].lower)
    if value > 110 or phrase.start < 2 or tokens[phrase.start - 1].lower not in (",", "("):
        return False
    before = tokens[phrase.start - 2]
    if before.lower == "." and phrase.start > 2:
        before = tokens[phrase.start - 3]
    if before.trigger or before.lower in DAYS or not (before.capitalised or is_singular_person(before.lower)):
        return False
    following = _at(tokens, phrase.end)
    return following is None or following.trigger is None


def _unnumbered(tokens: list[Token], at: int) -> Phrase | None:
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following[:1].isdigit() or following.split("-")[0] in NUMBER_WORDS:
        return None
    head, stop, _ = _head(tokens, at + 2 if at + 1 < len(tokens) and tokens[at + 1].lower == "of" else at + 1)
    if (
        head is None
        and stop > at + 1
        and tokens[at].lower in ("some", "many", "few", "several", "multiple", "numerous")
    ):
        return None
    open_ended = tokens[at].lower in CROWDS
    return Phrase(at, (head + 1) if head is not None else at + 1, "many", unnumbered=open_ended)


def _determined(text: str, tokens: list[Token], at: int) -> Phrase | None:
    pointing = tokens[at].lower in _POINTING
    for position in range(at + 1, min(at + 7, len(tokens))):
        token = tokens[position]
        if token.trigger:
            if (following := _at(tokens, position + 1)) and not following.trigger and is_person(following.lower):
                continue
            return None
        word = token.lower
        if word in NUMBER_WORDS or word.isdigit():
            return None
        if "-year-old" in word or "-month-old" in word or re.fullmatch(r"\w+-\w+-olds?", word):
            following_word = tokens[position + 1].lower if position + 1 < len(tokens) else ""
            if not is_person(following_word) and not _person_soon(tokens, position + 1):
                return _one(text, tokens, at, position + 1, pointing)
            continue
        if not word[0].isalpha() or word in STOPS:
            return None
        if word.endswith("'s"):
            continue
        if tokens[at].lower in ("a", "an") and is_native(tokens, position):
            return _one(text, tokens, at, position + 1, False)
        if is_place(token) and tokens[at].lower in ("a", "an"):
            continue
        if word in ("deputy", "assistant") and _person_soon(tokens, position + 1):
            continue  # "a deputy village headman"
        headed = word == "head" and tokens[position - 1].lower in HEADED
        if headed or is_person(word, capitalised=token.capitalised):
            end = position
            while end + 1 < len(tokens) and _extends(tokens[end + 1]):
                end += 1
            last = tokens[end].lower
            if last in SIZES and tokens[at].lower in ("a", "the", "an"):
                size = SIZES[last]
                return Phrase(at, end + 1, "count", size, size, text[token.start : tokens[end].end], definite=pointing)
            if tokens[at].lower in ("a", "an") and last == "family":
                return _family(text, tokens, at, end)
            if last in COLLECTIVE or not (headed or is_singular_person(last)):
                return Phrase(at, end + 1, "many", definite=True, whom=text[token.start : tokens[end].end])
            return _one(text, tokens, at, end + 1, pointing)
    return None


def _at(tokens: list[Token], at: int) -> Token | None:
    return tokens[at] if at < len(tokens) else None


def _extends(token: Token) -> bool:
    """Whether a noun of people goes on: "police officer"; a word in capitals that no list knows is a name."""
    if token.trigger or token.lower in STOPS:
        return False
    return (
        token.lower in PEOPLE or singular(token.lower) in PEOPLE or (not token.capitalised and is_person(token.lower))
    )


def _family(text: str, tokens: list[Token], at: int, end: int) -> Phrase:
    if end + 2 < len(tokens) and tokens[end + 1].lower == "of":
        number = number_at(text, tokens, end + 2)
        if number:
            return Phrase(at, number[1], "count", number[0], number[0], "family")
    return Phrase(at, end + 1, "many", whom="family")


def _person_soon(tokens: list[Token], at: int) -> bool:
    head, _, _ = _head(tokens[: at + 3], at)
    return head is not None


_ENDING_NAMES = STOPS | DAYS


def _one(text: str, tokens: list[Token], at: int, end: int, pointing: bool) -> Phrase:
    if (
        end + 1 < len(tokens)
        and tokens[end].lower == "of"
        and tokens[end - 1].lower in PARENTS
        and number_at(text, tokens, end + 1)
    ):
        end += 2
    word = tokens[at].lower
    first = at if word not in _DETERMINERS or word in ORDINALS else min(at + 1, end - 1)
    phrase = Phrase(
        at, end, "one", 1, 1, text[tokens[first].start : tokens[end - 1].end], partial=_is_partial(tokens, at)
    )
    phrase.definite = pointing
    phrase.additional = word == "another" or word in ORDINALS or (word == "a" and tokens[first].lower in ORDINALS)
    if pointing and first < end and (tokens[first].lower in ORDINALS or tokens[first].lower == "other"):
        phrase.definite, phrase.additional = False, True
    if any(token.capitalised for token in tokens[first + 1 : end]) and not is_person(tokens[end - 1].lower):
        phrase.whom = None
    while (
        phrase.end < len(tokens)
        and tokens[phrase.end].capitalised
        and tokens[phrase.end].trigger is None
        and tokens[phrase.end].lower not in _ENDING_NAMES
    ):
        phrase.end += 1
    return phrase


def _bare_noun(text: str, tokens: list[Token], at: int) -> Phrase | None:
    token = tokens[at]
    if token.lower == "family":
        return _family(text, tokens, at, at)
    if "-year-old" in token.lower:
        head, _, _ = _head(tokens[: at + 4], at + 1)
        if head is not None and (is_singular_person(tokens[head].lower) or not tokens[head].capitalised):
            return _one(text, tokens, at, head + 1, False) if is_singular_person(tokens[head].lower) else None
        return _one(text, tokens, at, at + 1, False)
    if not token.lower[0].isalpha() or token.lower in BE or is_adverb(token.lower) or token.lower.endswith("'s"):
        return None
    named = token.lower in STOPS or token.lower.startswith(("al-", "el-", "as-", "ar-"))  # "Nahr al-Imam"
    behind = _at(tokens, at + 1)
    named = named or (is_place(token) and behind is not None and behind.capitalised and is_name_part(behind))
    if is_person(token.lower, capitalised=token.capitalised) and not named:
        if token.capitalised and behind and behind.capitalised and behind.lower in BODIES:
            return None  # "National Park"
        if is_singular_person(token.lower) and token.lower not in COLLECTIVE:
            return _one(text, tokens, at, at + 1, False)
        if is_place(token) and behind and (behind.lower in SINGULAR_BE or is_titled(tokens, at)):
            return Phrase(at, at + 1, "name", 1, 1)  # "Shears was killed"
        return Phrase(at, at + 1, "many", whom=text[token.start : token.end])
    if token.capitalised and token.lower not in STOPS and token.lower not in DAYS:
        end = at + 1
        while (
            end < len(tokens) and tokens[end].capitalised and not tokens[end].trigger and tokens[end].lower not in STOPS
        ):
            end += 1
        following = tokens[end].lower if end < len(tokens) else ""
        if any(part.lower in THINGS or part.lower in BODIES for part in tokens[at:end]) or following in THINGS:
            return None
        return Phrase(at, end, "name", 1, 1)
    return None
