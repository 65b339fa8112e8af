"""Which phrase of people belongs to which word of harm, within one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.mentions.casualties_clause import QUOTES, Clause
from dateline.mentions.casualties_lexicon import BE, STOPS, is_adverb
from dateline.mentions.casualties_phrases import Phrase
from dateline.mentions.casualties_tokens import Token
from dateline.mentions.casualties_triggers import Trigger
from dateline.mentions.numbers import cardinal


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
    clause = Clause(tokens, people)
    found: list[Reading] = []
    for at, token in enumerate(tokens):
        if token.trigger and not clause.is_combined(at):
            told = _READERS[token.trigger.form](clause, at, token.trigger)
            if all(clause.is_in_complement(reading.phrase) for reading in told):
                told = _carried_on(clause, at, token.trigger, found) or told
            company = clause.company(at) if told and token.trigger.form in ("verb", "died") else []
            found.extend(told + _make(company, token.trigger))
    found = _with_listed_parts([reading for reading in found if not _is_thing(clause, reading)])
    found += _parts_listed_behind(clause, found)
    return [reading for reading in _once(found) if reading.phrase.low is not None or reading.phrase.high is not None]


def _carried_on(clause: Clause, at: int, trigger: Trigger, found: list[Reading]) -> list[Reading]:
    """Those of whom the sentence told before, where a word has no subject of its own: "was shot and later died"."""
    if not found or trigger.harm != "killed" or trigger.form not in ("verb", "died", "adjective"):
        return []
    be = clause.be_before(at)
    stop = at if be is None else be
    while is_adverb(clause.word(stop - 1)):
        stop -= 1
    before = found[-1].trigger
    subjects = [reading.phrase for reading in found if reading.trigger is before]
    finite = trigger.form == "died" or be is not None
    if clause.word(stop - 1) not in ("and", "but") and not (finite and _is_aside(clause, subjects[-1], before)):
        return []
    first = subjects[0].start
    some = clause.ending.get(first - 2) if clause.word(first - 2) == "of" and clause.word(first - 1) == "the" else None
    if some:
        subjects = [replace(some, partial=False, additional=True)]  # "three of the 25 injured died"
    return [] if clause.word(stop - 1) == "by" or clause.is_unreal(at) else _make(subjects, trigger)


def _is_aside(clause: Clause, subject: Phrase, before: Trigger) -> bool:
    """Whether a word only describes the subject: "a man wounded in the shooting has died", "a boy who was shot"."""
    at = clause.past_who(subject)
    if at is None:
        return subject.end < len(clause.tokens) and clause.tokens[subject.end].trigger is before
    while clause.word(at) in BE or clause.word(at) in _HAVE or is_adverb(clause.word(at)):
        at += 1
    return at < len(clause.tokens) and clause.tokens[at].trigger is before


def _with_listed_parts(found: list[Reading]) -> list[Reading]:
    """The readings, where the groups that make up a count are its parts: "nine people, six guards and three clerks"."""
    by_trigger: dict[int, list[Reading]] = {}
    for reading in found:
        by_trigger.setdefault(id(reading.trigger), []).append(reading)
    for members in by_trigger.values():
        whole = [reading for reading in members if not (reading.partial or reading.phrase.partial)]
        if len(whole) < 3:
            continue
        first, *rest = whole
        counts = [reading.phrase.low or 0 for reading in rest]
        if first.phrase.form == "count" and first.phrase.low == sum(counts) and not _are_beside(first, rest):
            for reading in rest:
                reading.partial = True
    return found


def _are_beside(first: Reading, rest: list[Reading]) -> bool:
    """Whether groups are told by sex or age beside one another: "three men, two women and a child" are six."""
    kinds = [_SEX_OR_AGE.get((reading.phrase.whom or "").lower().rpartition(" ")[2]) for reading in (first, *rest)]
    return kinds[0] is not None and any(kind not in (None, kinds[0]) for kind in kinds[1:])


_SEX_OR_AGE = {"man": "man", "men": "man", "woman": "woman", "women": "woman", "child": "child", "children": "child"}
_SEX_OR_AGE |= dict.fromkeys(("boy", "boys", "girl", "girls", "baby", "babies", "infant", "infants"), "child")


def _parts_listed_behind(clause: Clause, found: list[Reading]) -> list[Reading]:
    """The groups of which a count is made, told behind it: "seven people died there, three guards and four rebels"."""
    read = {id(reading.phrase) for reading in found}
    added: list[Reading] = []
    for reading in found:
        whole = reading.phrase
        if whole.form != "count" or whole.partial or reading.partial or (whole.low or 0) < _LISTED:
            continue
        behind = (p for p in clause.people if p.start >= whole.end and p.form in ("count", "one") and id(p) not in read)
        first = next((p for p in behind if clause.word(p.start - 1) in (",", ":", "-", "–", "—")), None)
        chain = clause.chain_right(first) if first else []
        if len(chain) > 1 and sum(part.low or 0 for part in chain) == whole.low:
            added += [Reading(part, reading.trigger, partial=True) for part in chain]
            read |= {id(part) for part in chain}
    return added


_LISTED = 3
"""From here the parts of a count may be listed behind it."""


def _is_thing(clause: Clause, reading: Reading) -> bool:
    """Whether what was seized may be no person: a town by its name, a bare number; and hostages who were freed."""
    words = [token.lower for token in clause.tokens if token.trigger is reading.trigger]
    if words and words[0] in _HITTING and len(words) == 1:
        behind = clause.word(reading.phrase.end)
        of_thing = behind.isalpha() and behind not in STOPS and not is_adverb(behind)  # "hit a passenger bus"
        is_object = reading.phrase.start > 0 and clause.tokens[reading.phrase.start - 1].trigger is reading.trigger
        return reading.phrase.form == "name" or not reading.phrase.known or (of_thing and is_object)
    if words == ["lost"]:
        return reading.phrase.whom is None or not reading.phrase.known
    if words == ["seized"]:
        return reading.phrase.form != "one" and (reading.phrase.whom is None or not reading.phrase.known)
    if words in (["hostages"], ["captives"]):
        near = range(reading.phrase.start - 3, reading.phrase.end + 5)
        return any(clause.word(at) in ("freed", "released", "rescued", "freeing", "rescuing") for at in near)
    return False


_HITTING = frozenset("hit hits hitting struck strikes striking grazed grazes grazing".split())
"""Words that say it of things, too: "Brenford was hit by missiles"."""


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


_INCLUDING = frozenset(["including", "includes", "included", "include", "mostly", "mainly", "among"])
_TO = frozenset(
    """to at as were are was is numbered number : of reached hit now stands stood passed exceeded topped than least
    over about numbers reaches hits some around past crosses crossed touches touched tops""".split()
)


def _make(phrases: list[Phrase], trigger: Trigger, *, total: bool = False, partial: bool = False) -> list[Reading]:
    if any(phrase.form == "many" and phrase.unnumbered for phrase in phrases):
        phrases = [_at_least(phrase) for phrase in phrases]
    return [Reading(phrase, trigger, total=total, partial=partial) for phrase in phrases if phrase.form != "many"]


def _at_least(phrase: Phrase) -> Phrase:
    """A count beside others that nobody counted is the least: "13 soldiers and dozens of civilians"."""
    if phrase.form == "count" and phrase.low is not None:
        phrase.high = None
    return phrase


def _with_parts(clause: Clause, phrases: list[Phrase], trigger: Trigger, start: int, end: int) -> list[Reading]:
    found = _make(phrases, trigger)
    if not phrases:
        return found
    main = {id(phrase) for phrase in phrases}
    for phrase in clause.parts(start, end):
        if id(phrase) not in main:
            found.append(Reading(phrase, trigger, partial=True))
    return found


def _next_harm(clause: Clause, at: int) -> int:
    for forward in range(at + 1, len(clause.tokens)):
        trigger = clause.tokens[forward].trigger
        if clause.word(forward) == ";" or (trigger and trigger.form in ("verb", "active", "died")):
            return forward
    return len(clause.tokens)


def _verb(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    inside = clause.inside(at)
    if inside:
        one = inside.form == "one" and trigger.harm == "wounded" and clause.word(inside.start) in ("a", "an")
        return _make([inside], trigger) if inside.form == "count" or one else []
    if clause.is_unreal(at):
        return []
    if clause.word(at - 1) == "those" or at == 0:
        return _inverted(clause, at, trigger)
    be = clause.be_before(at)
    passive = be is not None and (
        clause.word(at - 1) in BE
        or (clause.word(be) not in _HAVE and not (clause.word(be) == "to" and clause.word(at - 1) in _HAVE))
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


_HAVE = ("have", "has", "had")


def _inverted(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    """ "Killed in the attack were three policemen"; "a girl was among those killed", who is a part."""
    if clause.word(at - 1) == "those" and at:
        return _among(clause, at - 1, trigger)
    for be in range(at + 1, min(at + 12, len(clause.tokens))):
        if clause.word(be) in ("were", "was", "are"):
            objects = clause.object_after(be)
            return _make(objects, trigger)
        if clause.tokens[be].trigger or clause.word(be) in (",", ";"):
            break
    return _with_parts(clause, clause.object_after(at), trigger, at, _next_harm(clause, at))


def _among(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    """The part that is named before or after "among the dead", "one of those killed"; all, in "those killed were"."""
    if clause.word(at - 1) not in ("among", "of"):
        return _make(clause.object_after(at + 2), trigger) if clause.word(at + 2) in ("were", "are") else []
    after = next((forward for forward in range(at + 1, at + 4) if clause.word(forward) in ("were", "was", "are")), None)
    if at <= 1 and after is not None:
        return _make(clause.object_after(after), trigger, partial=True)
    be = next((back for back in range(at - 2, max(-1, at - 6), -1) if clause.word(back) in BE), None)
    subjects = clause.subject_before(at, be) if be is not None else []
    return _make(subjects, trigger, partial=True)


def _adjacent(clause: Clause, at: int, objects: list[Phrase]) -> bool:
    """Whether a counted phrase ends right before the word, and what follows is counted by a word of its own."""
    before = clause.ending.get(at)
    return before is not None and before.form == "count" and clause.is_subject(objects[0])


def _reduced(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    """A participle without its auxiliary: "12 soldiers killed in", "one dead, three wounded"."""
    back = at
    while (
        is_adverb(clause.word(back - 1))
        or clause.word(back - 1) in ("found", *QUOTES)
        or (clause.word(back - 1) in (",", "who") and back - 1 not in clause.ending and back < at)
    ):
        back -= 1
    phrase = clause.ending.get(clause.before_age(back)) or (clause.before_comma(at) if back == at else None)
    if phrase is None:
        joint = clause.word(at - 1)
        if joint in ("and", "or", ",") and at > 1 and clause.tokens[at - 2].trigger:
            return _reduced(clause, at - 2, trigger)
        return []
    if phrase.form == "pronoun" and not (phrase.low):
        return []
    return _with_parts(clause, clause.chain_left(phrase), trigger, at, _next_harm(clause, at))


def _active(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    word = clause.word(at)
    if clause.is_unreal(at) or (clause.word(at - 1) == "to" and not word.endswith(("ing", "s"))):
        return []
    objects = clause.object_after(at)
    counted = bool(objects) and objects[0].form == "count" and (objects[0].low or objects[0].high or 0) > 1
    unsaid = ("the", "a", "this", "that") if counted else ("the", "a", "this", "that", "of")
    if word in ("killing", "shooting", "beheading") and clause.word(at - 1) in unsaid:
        return []
    return _with_parts(clause, objects, trigger, at, _next_harm(clause, at))


def _died(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    of_thing = (clause.word(at), clause.word(at + 1)) == ("fell", ".") and at not in clause.ending
    if clause.is_unreal(at) or clause.word(at - 1) == "to" or of_thing:  # "on whose post a grenade fell"
        return []
    subjects = clause.subject_before(at, clause.be_before(at))
    if not subjects or (subjects[0].form == "pronoun" and not subjects[0].low):
        return []
    return _with_parts(clause, subjects, trigger, subjects[0].start, _next_harm(clause, at))


def _adjective(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    inside = clause.inside(at)
    if inside:
        return _make([inside], trigger) if inside.form == "count" else []
    back = at
    while is_adverb(clause.word(back - 1)) or clause.word(back - 1) in QUOTES:
        back -= 1
    phrase = clause.ending.get(clause.before_age(back)) or _left(clause, back)
    if phrase is not None and phrase.form != "pronoun":
        # "12 people dead", "left two soldiers and a guard dead"
        return _with_parts(clause, clause.chain_left(phrase), trigger, at, _next_harm(clause, at))
    be = clause.be_before(at)
    if be is None or clause.is_unreal(at):
        return []
    subjects = clause.subject_before(at, be)
    return _with_parts(clause, subjects, trigger, subjects[0].start if subjects else at, _next_harm(clause, at))


def _left(clause: Clause, at: int) -> Phrase | None:
    """Those whose group is told behind them: "left five marines and two members of the council dead"."""
    phrase = clause.with_complement(at - 1, clause.word(at)) if clause.word(at) == "dead" else None
    opening = (clause.word(back) for back in range(max(0, phrase.start - 12), phrase.start)) if phrase else ()
    return phrase if any(word in ("left", "leaves", "leaving", "leave") for word in opening) else None


def _count(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    back = at
    while back not in clause.ending and (is_adverb(clause.word(back - 1)) or clause.word(back - 1) in _BEFORE_COUNTED):
        back -= 1
    phrase = clause.ending.get(back)
    if phrase is None or phrase.form != "count":
        told = clause.word(at - 1) == "the" and clause.word(at + 1) == "were"  # "the fatalities were 15 civilians"
        return _make(clause.object_after(at + 1), trigger) if told else []
    if clause.word(at) == "fatally" and phrase.partial:
        phrase = replace(phrase, partial=False, definite=True)  # "six were shot, two of them fatally"
    return _with_parts(clause, [phrase], trigger, at, _next_harm(clause, at))


_BEFORE_COUNTED = frozenset("more other civilian confirmed serious minor dead".split())


def _toll(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    """ "The death toll rose to 14 from 9", "put the dead at 93", "to 20 the number of dead"."""
    if clause.word(at) == "toll" and (clause.word(at - 1) in ("heavy", "a") or clause.word(at - 2) in _TAKING):
        return []
    if any(clause.word(ahead) in ("could", "may", "might", "expected", "likely") for ahead in range(at + 1, at + 4)):
        return []  # "the toll could rise, as two of the wounded"
    if clause.word(at - 1) == "the" and (
        clause.word(at - 2) == "among" or (clause.word(at - 3), clause.word(at - 2)) == ("one", "of")
    ):
        return _among(clause, at - 1, trigger)
    if (clause.word(at - 2), clause.word(at - 1)) == ("of", "the") and _some(clause.word(at - 3)):
        return []  # "the youngest of the dead were recruits of 18"
    if clause.word(at + 1) in _INCLUDING:
        return _make(
            [phrase for phrase in clause.people if phrase.start > at and phrase.form in ("count", "one")][:3],
            trigger,
            partial=True,
        )
    if clause.inside(at):
        return []
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
        if opening == "from" or (was is None and now is None and clause.is_first_given(phrase)):
            was = was or phrase
        elif now is None and (opening in _TO or phrase.start == at + 1 or _closes(clause, phrase, opening)):
            now = phrase
            following = clause.tokens[phrase.end].trigger if phrase.end < len(clause.tokens) else None
            if following and following.harm != trigger.harm:
                return []
    if now is None and was and clause.is_first_given(was):
        now, was = was, None
    if now is None:
        return []
    if was and any(clause.word(between) in _RANGING for between in range(at + 1, now.start)):
        now.low, was = was.low, None
    chain = clause.chain_right(now) if clause.word(at) == "dead" else [now]
    found = _make(chain, trigger, total=len(chain) == 1)
    found[0].was = was
    return found


def _some(word: str) -> bool:
    """Whether a word before "of the dead" takes only some of them: "the youngest", "most"."""
    return word.endswith("est") or word in ("most", "many", "some", "half", "names", "ages")


_TAKING = frozenset("take takes took taken taking".split())
"""A heavy fighting that "took its toll" gives none."""
_RANGING = frozenset("range ranges ranged ranging vary varies varied varying go goes went between".split())


def _closes(clause: Clause, phrase: Phrase, opening: str) -> bool:
    """Whether a number stands alone at the end: "gave a higher figure for the wounded, 83"."""
    closed = clause.word(phrase.end) in (".", "") or clause.word(phrase.end + 1) in ("all", "total")
    return opening == "," and closed and phrase.whom is None


def _opening(clause: Clause, phrase: Phrase) -> str:
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


def _of(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    objects = clause.object_after(at)
    bodies = clause.ending.get(at)
    if bodies and bodies.form == "count" and objects and objects[0].form == "many":
        bodies.whom = objects[0].whom  # "24 bodies of soldiers"
        return _make([bodies], trigger)
    if not objects or (objects[0].form == "name" and clause.word(at).startswith("loss")):
        return []
    for phrase in objects:
        if phrase.form in ("one", "name"):
            phrase.definite = True
    return _with_parts(clause, objects, trigger, at, _next_harm(clause, at))


_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def _implied(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    """ "A fatal shooting" is one person, "a triple homicide" three."""
    if any(clause.word(back) in ("attempted", "conspiracy", "intent") for back in range(at - 3, at)):
        return []
    objects = clause.object_after(at + 1) if clause.word(at + 1) == "of" else []
    if objects:
        return _make(objects, trigger)
    size = _TIMES.get(clause.word(at - 2 if clause.word(at - 1) == "-" else at - 1), 1)
    behind = at + 2 if clause.word(at + 1) in (",", "/", "-") else at + 1
    if "suicide" in clause.word(at) or (size > 1 and clause.word(behind) == "suicide"):
        size += 1  # "a triple murder, suicide" is four
    size = max(size, _counts_of(clause, at))
    return [Reading(Phrase(at, at + 1, "one", size, size), trigger)]


_DEGREES = frozenset(
    """first second third degree first-degree second-degree third-degree aggravated capital criminal felony malice
    premeditated""".split()
)


def _counts_of(clause: Clause, at: int) -> int:
    """How often somebody is charged with it: "three counts of first-degree murder"."""
    back = at - 1
    while clause.word(back) in _DEGREES:
        back -= 1
    if (clause.word(back - 1), clause.word(back)) != ("counts", "of"):
        return 1
    word = clause.word(back - 2)
    return cardinal(word) or 1


def _suicide(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    """ "Then killed himself": one of the attacking side."""
    return [] if clause.is_unreal(at) else [Reading(Phrase(at, at + 1, "one", 1, 1, "attacker"), trigger)]


def _condition(clause: Clause, at: int, trigger: Trigger) -> list[Reading]:
    be = clause.be_before(at)
    subjects = clause.subject_before(at, be)
    return _make(subjects, trigger)


_READERS: dict[str, Callable[[Clause, int, Trigger], list[Reading]]] = {
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
