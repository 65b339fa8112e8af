"""Which phrase of people belongs to which word of harm, within one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.mentions.casualties_lexicon import ADVERBS, BE, MODALS, PLURAL_BE, SINGULAR_BE
from dateline.mentions.casualties_phrases import Phrase, Token
from dateline.mentions.casualties_triggers import Trigger


@dataclass(slots=True)
class Reading:
    """A phrase, the word of harm that it goes with, and the earlier figure where one is revised."""

    phrase: Phrase
    trigger: Trigger
    was: Phrase | None = None
    total: bool = False
    partial: bool = False


def readings(tokens: list[Token], people: list[Phrase]) -> list[Reading]:
    """The figures of a sentence; a phrase that was killed is not read as shot, too."""
    clause = _Clause(tokens, people)
    found: list[Reading] = []
    for at, token in enumerate(tokens):
        if token.trigger and not clause.is_combined(at):
            found.extend(clause.read(at, token.trigger))
    return [reading for reading in _once(found) if reading.phrase.low is not None or reading.phrase.high is not None]


def _once(found: list[Reading]) -> list[Reading]:
    killed = {id(reading.phrase) for reading in found if reading.trigger.harm == "killed"}
    kept: list[Reading] = []
    seen: set[tuple[int, str]] = set()
    for reading in found:
        key = (id(reading.phrase), reading.trigger.harm)
        if key in seen or (id(reading.phrase) in killed and reading.trigger.harm == "wounded"):
            continue
        seen.add(key)
        kept.append(reading)
    return kept


_LINKS = frozenset(
    "and & or plus as well along together with both also , at least some about up to over more than".split()
)
_JOINS = frozenset(["and", "&", "plus", "as", "along", "together", "or"])
_BOUNDARIES = frozenset(
    [";", "that", "when", "after", "while", "but", "because", "although", "whereas", "before", "said", "says"]
)
_AGENTS = frozenset(["by"])
_PREPOSITIONS = frozenset(
    "in of on at with near from against to for inside outside between among by into under".split()
)
_INCLUDING = frozenset(["including", "includes", "included", "include", "mostly", "mainly", "among"])
_TO = frozenset(
    [
        "to",
        "at",
        "as",
        "were",
        "are",
        "was",
        "is",
        "numbered",
        ":",
        "of",
        "reached",
        "hit",
        "now",
        "stands",
        "stood",
        "passed",
        "exceeded",
        "topped",
        "than",
        "least",
        "over",
        "about",
        "numbers",
        "reaches",
        "hits",
        "some",
        "around",
    ]
)


class _Clause:
    """A sentence's tokens and phrases, with the moves over them that the grammar needs."""

    def __init__(self, tokens: list[Token], people: list[Phrase]) -> None:
        self.tokens = tokens
        self.people = people
        self.starting = {phrase.start: phrase for phrase in people}
        self.ending = {phrase.end: phrase for phrase in people}

    def word(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_combined(self, at: int) -> bool:
        """Whether a word is joined to another harm so that their figure is of both ("killed or wounded 18")."""
        trigger = self.tokens[at].trigger
        for step in (1, -1):
            joint = self.word(at + step)
            other = self.tokens[at + 2 * step].trigger if 0 <= at + 2 * step < len(self.tokens) else None
            if joint in ("and", "or", "/", "&", ",") and other and trigger and other.harm != trigger.harm:
                if {other.harm, trigger.harm} == {"killed", "wounded"} and not (other.struck or trigger.struck):
                    return True
                if joint in ("or", "/", ","):
                    return True
        return False

    def read(self, at: int, trigger: Trigger) -> list[Reading]:
        return _READERS[trigger.form](self, at, trigger)

    def inside(self, at: int) -> Phrase | None:
        """The phrase that a word of harm is part of: "13 wounded soldiers"."""
        for phrase in self.people:
            if phrase.start < at < phrase.end or (phrase.start == at and phrase.end > at + 1):
                return phrase
        return None

    def be_before(self, at: int) -> int | None:
        """The auxiliary of a participle, past adverbs and a co-ordinated participle."""
        back = at - 1
        while back >= 0:
            word = self.word(back)
            if word in BE or word in ("have", "has", "had"):
                while back > 0 and (
                    self.word(back - 1) in BE
                    or self.word(back - 1) in ("have", "has", "had", "to", "may")
                    or self.word(back - 1) in ADVERBS
                ):
                    if self.word(back - 1) == "has" or self.word(back - 1) == "have":
                        return back - 1
                    back -= 1
                return back
            if word in ADVERBS or (word in ("and", "or") and back and self._participle(back - 1)):
                back -= 1 if word in ADVERBS else 2
                continue
            return None
        return None

    def _participle(self, at: int) -> bool:
        trigger = self.tokens[at].trigger
        return bool(trigger and trigger.form == "verb") or self.word(at) in (
            "ambushed",
            "attacked",
            "robbed",
            "hit",
            "struck",
            "captured",
            "tortured",
            "beaten",
            "raped",
            "found",
        )

    def is_unreal(self, at: int) -> bool:
        """Whether a modal or a negation stands close before: "could have killed", "was not wounded"."""
        for back in range(at - 1, max(-1, at - 5), -1):
            word = self.word(back)
            if word in (",", ";") or self.tokens[back].trigger:
                return False
            if word in MODALS and word not in ("may", "might"):
                return True
            if word == "may" and back > 0 and not self.tokens[back].capitalised and self.word(back + 1) != "have":
                return True
        return False

    def object_after(self, at: int) -> list[Phrase]:
        """The co-ordinated phrases that follow a transitive word at once, or with a word of measure between."""
        near = at + 1
        while self.word(near) in ADVERBS and near not in self.starting:
            near += 1
        if near in self.starting:
            return self.chain_right(self.starting[near])
        far = near
        while self.word(far) in _QUANTIFIERS and far not in self.starting and far - near < 5:
            far += 1
        first = self.starting.get(far)
        return self.chain_right(first) if first and first.form == "count" else []

    def chain_right(self, first: Phrase) -> list[Phrase]:
        """A phrase and those joined to it: "two soldiers, a guard of the bank and three children"."""
        chain, certain = [first], 1
        while first.form not in ("many", "none"):
            position = self._past_complement(chain[-1].end)
            moved = position
            while self.word(moved) in _LINKS and moved not in self.starting:
                moved += 1
            following = self.starting.get(moved)
            if following is None or moved == position or following.form in ("many", "pronoun", "none"):
                break
            if self.is_subject(following) or following.partial or (following.form == "name" and first.form == "count"):
                break
            joined = any(self.word(between) in _JOINS for between in range(position, moved))
            if not joined and self.word(position) != ",":
                break
            chain.append(following)
            if joined:
                certain = len(chain)
        return chain[:certain]

    def _past_complement(self, at: int) -> int:
        """Past "of the Coast Guard": a complement in capitals between two joined phrases."""
        if self.word(at) not in ("of", "from"):
            return at
        forward = at + 1 + (self.word(at + 1) == "the")
        while forward < len(self.tokens) and self.tokens[forward].capitalised and forward not in self.starting:
            forward += 1
        while forward in self.starting and self.starting[forward].form == "name":
            forward = self.starting[forward].end
        return forward if forward > at + 1 and self.word(forward) in _LINKS else at

    def is_subject(self, phrase: Phrase) -> bool:
        """Whether a verb or a word of harm of its own follows a phrase."""
        forward = phrase.end
        while self.word(forward) in ADVERBS:
            forward += 1
        if forward >= len(self.tokens):
            return False
        return (
            self.word(forward) in BE
            or self.tokens[forward].trigger is not None
            or self.word(forward) in ("have", "has", "had")
        )

    def chain_left(self, last: Phrase) -> list[Phrase]:
        """A phrase and those joined to it on its left: "two soldiers and a guard were killed"."""
        chain = [last]
        while True:
            moved = chain[0].start - 1
            while moved + 1 not in self.ending and (self.word(moved) in _LINKS or self.word(moved).isdigit()):
                moved -= 1
            previous = self.ending.get(moved + 1)
            between = [self.word(position) for position in range(moved + 1, chain[0].start)]
            if previous is None or not self._joins(previous, between, chain):
                return chain
            chain.insert(0, previous)

    def _joins(self, previous: Phrase, between: list[str], chain: list[Phrase]) -> bool:
        if (
            not between
            or previous.form in ("many", "pronoun", "none")
            or (previous.form == "name") != (chain[-1].form == "name")
        ):
            return False
        opening = self.tokens[previous.start - 1].trigger if previous.start else None
        if (self.tokens[previous.end - 1].trigger and previous.struck_inside is None) or (
            opening and opening.form in ("verb", "active")
        ):
            return False
        if len(chain) > 1 or any(word in ("and", "&", "as", "with") for word in between):
            return True
        # A headline's comma is an "and": "Father, two daughters shot dead".
        return between == [","] and previous.start == 0 and previous.form in ("one", "count")

    def subject_before(self, at: int, be: int | None) -> list[Phrase]:
        """The phrases that a passive or intransitive word says it of."""
        stop = be if be is not None else at
        number = None
        if be is not None:
            number = 1 if self.word(be) in SINGULAR_BE else 2 if self.word(be) in PLURAL_BE else None
        if self.word(stop - 1) in ("who", "that", "which"):
            stop -= 1
        second_best: Phrase | None = None
        position = stop
        for phrase in reversed(self.people):
            if phrase.end > stop:
                continue
            if any(self._cuts(back) for back in range(phrase.end, position)):
                break
            position = phrase.start
            if phrase.partial or not self._agrees(phrase, number) or self._is_aside(phrase):
                continue
            before = self.word(phrase.start - 1)
            if before in _AGENTS:
                continue
            if before in _PREPOSITIONS and phrase.form != "count" and phrase.start > 1:
                second_best = second_best or phrase
                continue
            return self.chain_left(phrase)
        return [second_best] if second_best else []

    def _is_aside(self, phrase: Phrase) -> bool:
        """Whether a phrase is no subject: "several soldiers among them", "with them", the name of a thing."""
        before = self.word(phrase.start - 1)
        if phrase.form in ("many", "pronoun") and (self.word(phrase.end) == "among" or before in _PREPOSITIONS):
            return True
        return phrase.form == "name" and before in ("the", "a", "an")

    def _cuts(self, at: int) -> bool:
        trigger = self.tokens[at].trigger
        if trigger and trigger.form in ("verb", "died", "active"):
            return self.word(at + 1) not in ("and", "or", ",")
        return self.word(at) in _BOUNDARIES

    def _agrees(self, phrase: Phrase, number: int | None) -> bool:
        if number is None:
            return True
        one = (
            phrase.form in ("one", "name", "none")
            or (phrase.form == "count" and phrase.high == 1)
            or phrase.form == "pronoun"
        )
        if number == 1:
            return one
        return (
            not one
            or len(self.chain_left(phrase)) > 1
            or self.word(phrase.start - 1) in ("who",)
            or phrase.form == "none"
        )

    def parts(self, start: int, end: int) -> list[Phrase]:
        """Partial phrases in a stretch: "nine people, including three children,"."""
        found: list[Phrase] = []
        for phrase in self.people:
            if start <= phrase.start < end and phrase.form in ("count", "one", "name") and phrase.partial:
                found.append(phrase)
                found.extend(other for other in self.chain_right(phrase)[1:])
        return found


_QUANTIFIERS = frozenset(
    """at least no fewer less than more over up to as many some about around nearly almost approximately roughly close an
    estimated above upwards of most the another between total a further excess in circa :
    """.split()
)
"""Words between a transitive word and a number: "killed no fewer than 12"."""


def _make(phrases: list[Phrase], trigger: Trigger, **more: bool) -> list[Reading]:
    return [Reading(phrase, trigger, **more) for phrase in phrases if phrase.form != "many"]


def _with_parts(clause: _Clause, phrases: list[Phrase], trigger: Trigger, start: int, end: int) -> list[Reading]:
    found = _make(phrases, trigger)
    if not phrases:
        return found
    main = {id(phrase) for phrase in phrases}
    for phrase in clause.parts(start, end):
        if id(phrase) not in main:
            found.append(Reading(phrase, trigger, partial=True))
    return found


def _next_harm(clause: _Clause, at: int) -> int:
    for forward in range(at + 1, len(clause.tokens)):
        trigger = clause.tokens[forward].trigger
        if clause.word(forward) == ";" or (trigger and trigger.form in ("verb", "active", "died")):
            return forward
    return len(clause.tokens)


def _verb(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    inside = clause.inside(at)
    if inside:
        return _make([inside], trigger) if inside.form == "count" else []
    if clause.is_unreal(at):
        return []
    be = clause.be_before(at)
    passive = (be is not None and clause.word(be) not in ("have", "has", "had")) or (
        be is not None and clause.word(at - 1) in BE
    )
    if not passive:
        objects = clause.object_after(at)
        if objects and not _adjacent(clause, at, objects):
            return _with_parts(clause, objects, trigger, at, _next_harm(clause, at))
        if objects == [] and clause.word(at + 1) in ("the", "a", "an", "his", "her"):
            return []
        return _reduced(clause, at, trigger)
    subjects = clause.subject_before(at, be)
    end = _next_harm(clause, at)
    return _with_parts(clause, subjects, trigger, subjects[0].start if subjects else at, end)


def _adjacent(clause: _Clause, at: int, objects: list[Phrase]) -> bool:
    """Whether a counted phrase ends right before the word, and what follows is counted by a word of its own."""
    before = clause.ending.get(at)
    return before is not None and before.form == "count" and clause.is_subject(objects[0])


def _reduced(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    """A participle without its auxiliary: "12 soldiers killed in", "one dead, three wounded"."""
    back = at
    while clause.word(back - 1) in ADVERBS or (
        clause.word(back - 1) in (",", "who") and back - 1 not in clause.ending and back < at
    ):
        back -= 1
    phrase = clause.ending.get(back)
    if phrase is None:
        joint = clause.word(at - 1)
        if joint in ("and", "or") and at > 1 and clause.tokens[at - 2].trigger:
            return _reduced(clause, at - 2, trigger)
        return []
    if phrase.form == "pronoun" and not (phrase.low):
        return []
    return _with_parts(clause, clause.chain_left(phrase), trigger, at, _next_harm(clause, at))


def _active(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    word = clause.word(at)
    if clause.is_unreal(at) or (clause.word(at - 1) == "to" and not word.endswith(("ing", "s"))):
        return []
    if word in ("killing", "shooting", "beheading") and clause.word(at - 1) in ("the", "a", "this", "that", "of"):
        return []
    objects = clause.object_after(at)
    return _with_parts(clause, objects, trigger, at, _next_harm(clause, at))


def _died(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    if clause.is_unreal(at) or clause.word(at - 1) == "to":
        return []
    be = clause.be_before(at)
    subjects = clause.subject_before(at, be)
    if subjects and subjects[0].form == "pronoun" and not subjects[0].low:
        return []
    return _with_parts(clause, subjects, trigger, subjects[0].start if subjects else at, _next_harm(clause, at))


def _adjective(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    inside = clause.inside(at)
    if inside:
        return _make([inside], trigger) if inside.form == "count" else []
    back = at
    while clause.word(back - 1) in ADVERBS:
        back -= 1
    phrase = clause.ending.get(back)
    if phrase is not None and phrase.form != "pronoun":
        # "12 people dead", "left two soldiers and a guard dead"
        return _with_parts(clause, clause.chain_left(phrase), trigger, at, _next_harm(clause, at))
    be = clause.be_before(at)
    if be is None or clause.is_unreal(at):
        return []
    subjects = clause.subject_before(at, be)
    return _with_parts(clause, subjects, trigger, subjects[0].start if subjects else at, _next_harm(clause, at))


def _count(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    back = at
    while clause.word(back - 1) in ADVERBS or clause.word(back - 1) in (
        "more",
        "other",
        "civilian",
        "confirmed",
        "serious",
        "minor",
        "dead",
    ):
        back -= 1
    phrase = clause.ending.get(back)
    if phrase is None or phrase.form != "count":
        return []
    if trigger.harm == "killed" and clause.word(at) == "bodies":
        phrase.definite = True
    return _with_parts(clause, [phrase], trigger, at, _next_harm(clause, at))


def _toll(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    """ "The death toll rose to 14 from 9", "put the dead at 93", "to 20 the number of dead"."""
    if clause.word(at) == "toll" and clause.word(at - 1) in ("heavy", "a", "its"):
        return []
    if clause.word(at - 1) == "the" and (
        clause.word(at - 2) == "among" or (clause.word(at - 3), clause.word(at - 2)) == ("one", "of")
    ):
        be = next((back for back in range(at - 3, max(-1, at - 6), -1) if clause.word(back) in BE), None)
        subjects = clause.subject_before(at, be) if be is not None else []
        return _make(subjects, trigger, partial=True)
    if clause.word(at + 1) in _INCLUDING:
        return _make(
            [phrase for phrase in clause.people if phrase.start > at and phrase.form == "count"][:3],
            trigger,
            partial=True,
        )
    before = clause.ending.get(at - 1 if clause.word(at - 1) == "the" else at)
    if before and before.form == "count" and clause.word(before.start - 1) in ("to", "at"):
        return _make([before], trigger, total=True)
    now: Phrase | None = None
    was: Phrase | None = None
    for phrase in clause.people:
        if phrase.start <= at or phrase.form != "count" or phrase.start - at > 24:
            continue
        if any(clause.word(back) in (";", "but") for back in range(at, phrase.start)):
            break
        opening = _opening(clause, phrase)
        if opening in ("from",):
            was = was or phrase
        elif now is None and (opening in _TO or phrase.start == at + 1 or _closes(clause, phrase, opening)):
            now = phrase
            following = clause.tokens[phrase.end].trigger if phrase.end < len(clause.tokens) else None
            if following and following.harm != trigger.harm:
                return []
    if now is None:
        return []
    if was and any(clause.word(between) in _RANGING for between in range(at + 1, now.start)):
        now.low, was = was.low, None
    chain = clause.chain_right(now) if clause.word(at) == "dead" else [now]
    found = _make(chain, trigger, total=len(chain) == 1)
    found[0].was = was
    return found


_RANGING = frozenset("range ranges ranged ranging vary varies varied varying go goes went between".split())


def _closes(clause: _Clause, phrase: Phrase, opening: str) -> bool:
    """Whether a number stands alone at the end: "gave a higher figure for the wounded, 83"."""
    return opening == "," and clause.word(phrase.end) in (".", "") and phrase.whom is None


def _opening(clause: _Clause, phrase: Phrase) -> str:
    back = phrase.start - 1
    while clause.word(back) in (
        "least",
        "at",
        "than",
        "more",
        "some",
        "about",
        "around",
        "nearly",
        "over",
        "fewer",
        "no",
        "almost",
        "approximately",
    ):
        if clause.word(back) == "at" and clause.word(back + 1) != "least":
            return "at"
        back -= 1
    return clause.word(back)


def _of(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    objects = clause.object_after(at)
    if not objects or (objects[0].form == "name" and clause.word(at).startswith("loss")):
        return []
    for phrase in objects:
        if phrase.form in ("one", "name"):
            phrase.definite = True
    return _with_parts(clause, objects, trigger, at, _next_harm(clause, at))


_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def _implied(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    """ "A fatal shooting" is one person, "a triple homicide" three."""
    if clause.word(at - 1) == "attempted":
        return []
    objects = clause.object_after(at + 1) if clause.word(at + 1) == "of" else []
    if objects:
        return _make(objects, trigger)
    size = 2 if "suicide" in clause.word(at) else _TIMES.get(clause.word(at - 1), 1)
    return [Reading(Phrase(at, at + 1, "one", size, size), trigger)]


def _suicide(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    """ "Then killed himself": one of the attacking side."""
    return [] if clause.is_unreal(at) else [Reading(Phrase(at, at + 1, "one", 1, 1, "attacker"), trigger)]


def _condition(clause: _Clause, at: int, trigger: Trigger) -> list[Reading]:
    be = clause.be_before(at)
    subjects = clause.subject_before(at, be)
    return _make(subjects, trigger)


_READERS: dict[str, Callable[[_Clause, int, Trigger], list[Reading]]] = {
    "verb": _verb,
    "active": _active,
    "died": _died,
    "adjective": _adjective,
    "count": _count,
    "toll": _toll,
    "of": _of,
    "implied": _implied,
    "condition": _condition,
    "suicide": _suicide,
}
