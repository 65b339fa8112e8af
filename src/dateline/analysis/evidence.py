"""Evidence for and against commitments, proposed from the words of later reports; a person decides on each.

The rule, in words:

1. A sentence bears on a commitment where it speaks of the commitment's object ("a joint patrol") and says of it that it
   came about or did not, or says so in a phrase of its own ("troops withdrew", "violated the truce").
2. What is planned, wished, asked for, doubted or denied says neither; nor does a sentence of an earlier time.
3. It names who it is of: for what is done jointly two sides, for all else one side and another or a zone in the report.
   Where a report names nobody, "the joint brigade" is that of the only agreement that provides for one, unless the
   report speaks of another country.
4. An attack by one party on another speaks against a restraint that it took on; never against cooperation.
5. One proposal a text, commitment and stance: the first sentence of the body, else the title; copies are one text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.analysis.agreements import Agreement, Commitment, lies_in, side_of
from dateline.knowledge import actors as known_actors
from dateline.knowledge import commitments as words_of
from dateline.knowledge.commitments import CommitmentType
from dateline.model.assessments import Passage, Stance
from dateline.model.ids import digest
from dateline.model.mentions import ActorMention, Mention, TemporalExpression, Toponym
from dateline.model.text import Report, Sentence

Span = tuple[int, int]
InZone = Literal["inside", "outside", "not told"]


@dataclass(frozen=True, slots=True)
class Told:
    """What finders found in the sentences of one later report that may bear on an agreement."""

    report: Report
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...] = ()
    places: tuple[Toponym, ...] = ()
    dates: tuple[TemporalExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyAttack:
    """An incident of the record that a party is said to have done: who did it to whom, and the words that say so.

    `standing` is that of who did it ("stated", "alleged", "claimed", "disputed"); actors are ids.
    """

    record: str
    headline: str
    day: date
    passage: Passage
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    kind: str
    standing: str = "stated"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that may be evidence: for or against one commitment, why, and where they are placed.

    `incident` is the record of the attack that they tell of, where that is why; `place` is the place that they name.
    """

    commitment: str
    stance: Stance
    passage: Passage
    reason: str
    in_zone: InZone = "not told"
    place: str | None = None
    is_alleged: bool = False
    incident: str | None = None

    @property
    def key(self) -> str:
        """The same for the same words on the same commitment."""
        return digest("evidence", self.commitment, self.passage.report, self.passage.start, self.passage.end)


def may_bear(agreement: Agreement, text: str) -> bool:
    """Whether a text holds any words that evidence for this agreement begins with: a quick look before finders."""
    small = text.lower()
    return any(kind.any_of.search(small) for kind in _kinds(agreement) if kind.any_of)


def bearing(agreement: Agreement, report: Report, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a report that say something of an object of the agreement, whoever it is of."""
    kinds = _kinds(agreement)
    return tuple(
        sentence
        for sentence in sentences
        if any(stance_of(kind, _text(report, sentence), is_title=sentence.is_title) for kind in kinds)
    )


def may_propose(agreement: Agreement, told: Told, alone: Collection[str] = ()) -> bool:
    """Whether any of these sentences can propose anything, by the actors found alone: a look before places and days.

    One names a party, or the text names none and an agreement alone has a type of things that are done jointly.
    """
    if any(_sides_with(agreement, told, sentence) for sentence in told.sentences):
        return True
    is_alone = any(kind.is_joint and kind.name in alone for kind in _kinds(agreement))
    return is_alone and not _sides_anywhere(agreement, told)


def _sides_with(
    agreement: Agreement, told: Told, sentence: Sentence, everywhere: Collection[int] | None = None
) -> set[int]:
    """The sides that a sentence names; with those of the whole text where it says that they act together again."""
    here = _sides_in(agreement, told, (sentence.start, sentence.end))
    if words_of.TOGETHER_AGAIN.search(_text(told.report, sentence)):
        here |= _sides_anywhere(agreement, told) if everywhere is None else set(everywhere)
    return here


def _sides_anywhere(agreement: Agreement, told: Told) -> set[int]:
    return _sides_in(agreement, told, (0, len(told.report.text)))


def propose(agreement: Agreement, told: Told, alone: Collection[str] = ()) -> tuple[Proposal, ...]:
    """What one later report says for and against the agreement's commitments, in the order of its text.

    `alone` are the types of commitment that no other agreement has.
    """
    found: dict[tuple[str, Stance], Proposal] = {}
    everywhere = _sides_anywhere(agreement, told)
    for sentence in sorted(told.sentences, key=lambda one: (one.is_title, one.start)):
        if _is_of_earlier(agreement, told, sentence):
            continue
        here = _sides_with(agreement, told, sentence)
        for commitment in agreement.commitments:
            kind = words_of.by_name(commitment.type)
            said = stance_of(kind, _text(told.report, sentence), is_title=sentence.is_title) if kind else None
            if kind is None or said is None or (commitment.key, said.stance) in found:
                continue
            zone, place = _placed(agreement, commitment, told, sentence)
            is_theirs = _is_of_parties(agreement, kind, said.stance, here, everywhere, zone)
            if kind.name in alone and not everywhere and not is_theirs:
                is_theirs = _is_the_one(agreement, kind, commitment, told, sentence)
            if is_theirs:
                found[commitment.key, said.stance] = _proposal(
                    agreement, commitment, told.report, sentence, said, here, zone, place
                )
    return tuple(sorted(found.values(), key=lambda one: one.passage.start))


def from_attacks(agreement: Agreement, attacks: Iterable[PartyAttack]) -> tuple[Proposal, ...]:
    """Attacks by one party on another, against the restraints of the agreement; none for cooperation."""
    if agreement.is_cooperation:
        return ()
    restraints = [one for one in agreement.commitments if (kind := words_of.by_name(one.type)) and kind.is_restraint]
    found = []
    for attack in attacks:
        by = {side for id in attack.perpetrators if (side := side_of(id, agreement)) is not None}
        on = {side for id in attack.targets if (side := side_of(id, agreement)) is not None}
        if not by or (len(agreement.sides) > 1 and not (on - by) and attack.kind != "kidnapping"):
            continue
        who = " and ".join(_side_name(agreement, side) for side in sorted(by))
        for commitment in restraints:
            if (commitment.type == "ceasefire") == (attack.kind == "kidnapping"):
                continue  # abductions bear on restraint towards civilians, fighting on the ceasefire
            how = "claimed by" if attack.standing == "claimed" else "attributed to"
            reason = f"{attack.headline}: {how} {who}, a party ({attack.standing})"
            found.append(
                Proposal(
                    commitment.key,
                    "against",
                    attack.passage,
                    reason,
                    is_alleged=attack.standing in ("alleged", "disputed"),
                    incident=attack.record,
                )
            )
    return tuple(found)


def folded(proposals: Iterable[Proposal], families: Mapping[str, str]) -> tuple[Proposal, ...]:
    """Of proposals from copies of one text (reports of one family) the earliest, which says how many others there are.

    Two outlets that carry one wire text are one source.
    """
    groups: dict[tuple[str, str, str], list[Proposal]] = {}
    for one in proposals:
        family = families.get(one.passage.report, one.passage.report)
        groups.setdefault((one.commitment, one.stance, family), []).append(one)
    found = []
    for same in groups.values():
        first = min(same, key=lambda one: (one.passage.day or date.max, one.passage.report))
        others = len(same) - 1
        copies = f"; told in {others} more cop{'y' if others == 1 else 'ies'} of the text" if others else ""
        found.append(replace(first, reason=first.reason + copies))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says of an object: its stance, the span of the words in the sentence, and the deciding words."""

    stance: Stance
    span: Span
    words: str
    is_alleged: bool = False


def stance_of(kind: CommitmentType, text: str, *, is_title: bool = False) -> Said | None:
    """What one sentence says of a commitment of this type, or None where it says nothing that happened."""
    for stance, pattern in (("against", kind.undone), ("for", kind.done)):
        for match in pattern.finditer(text) if pattern else ():
            said = _phrase(text, match, "for" if stance == "for" else "against")
            if said:
                return said
    for match in kind.objects.finditer(text) if kind.objects else ():
        said = _before(text, match, is_title=is_title) or _behind(text, match) or _bare_negation(text, match)
        if said:
            return replace(said, is_alleged=bool(words_of.ALLEGED.search(text[: said.span[0]])))
    return None


def _phrase(text: str, match: re.Match[str], stance: Stance) -> Said | None:
    before = _clause_before(text, match.start())
    if words_of.UNREAL.search(before):
        return None
    negation = words_of.NEGATED.search(before[-_NEAR:])
    if negation and stance == "against" and not _NO.fullmatch(negation[0]):
        return None  # "it did not violate the truce" is no proof that the truce held
    if negation:
        stance = "against" if stance == "for" else "for"
    return Said(stance, match.span(), match[0], bool(words_of.ALLEGED.search(before)))


def _before(text: str, match: re.Match[str], *, is_title: bool) -> Said | None:
    """A verb before its object: "launched a joint operation", "suspended the joint patrols"."""
    before = _clause_before(text, match.start())
    patterns: list[tuple[re.Pattern[str], Stance]] = [(words_of.ACTIVE, "for"), (words_of.REVERSED, "against")]
    if is_title:
        patterns.append((words_of.HEADLINE, "for"))
    verbs = [(verb, stance) for pattern, stance in patterns for verb in pattern.finditer(before)]
    for verb, given in sorted(verbs, key=lambda one: -one[0].start()):
        between = before[verb.end() :]
        lead = before[: verb.start()]
        is_far = len(between.split()) > _WORDS_BETWEEN
        is_of_other = words_of.TALK_OF.search(between) or _ABOUT.match(between) or _ELSEWHEN.search(between)
        if is_far or is_of_other or between.count(",") == 1 or _OF_TALKS.search(lead):
            continue
        if words_of.UNREAL.search(lead) or re.search(r"\bto\s(?:\w+ly\s)?$", lead):
            return None
        is_negated = words_of.NEGATED.search(lead[-_NEAR:] + " " + between)
        if is_negated and given == "against":
            return None  # "did not suspend": nothing happened
        start = match.start() - len(between) - len(verb[0])
        stance: Stance = "against" if is_negated or given == "against" else "for"
        return Said(stance, (start, match.end()), verb[0])
    return None


def _behind(text: str, match: re.Match[str]) -> Said | None:
    """A verb behind its subject: "a joint patrol was held", "the joint brigade remains unfunded"."""
    behind = _CLAUSE_END.split(text[match.end() : match.end() + _REACH], maxsplit=1)[0]
    lead = _clause_before(text, match.start())
    found: list[tuple[re.Match[str], Stance]] = []
    for pattern, given in ((words_of.PASSIVE, "for"), (words_of.REVERSED_PASSIVE, "against")):
        verb = pattern.search(behind)
        if verb and len(behind[: verb.start()].split()) <= _WORDS_OF_SUBJECT:
            found.append((verb, "for" if given == "for" else "against"))
    if not found:
        return None
    verb, stance = min(found, key=lambda one: one[0].start())
    between = behind[: verb.start()]
    if words_of.UNREAL.search(lead) or words_of.UNREAL.search(between) or _RELATIVE.search(between):
        return None
    if between.count(",") == 1 or _AND_THEN.search(between) or _TO_COME.match(behind[verb.end() :]):
        return None  # another clause, or another subject
    if words_of.TALK_OF.search(lead[-_TALK:]):
        return None
    is_negated = words_of.NEGATED.search(lead[-_NEAR:] + " " + between + verb[0])
    if is_negated and stance == "against":
        return None
    return Said("against" if is_negated else stance, (match.start(), match.end() + verb.end()), verb[0])


def _bare_negation(text: str, match: re.Match[str]) -> Said | None:
    """What there has been none of: "there has been no joint patrol"."""
    lead = _clause_before(text, match.start())
    none = _NONE_OF.search(lead)
    if none is None or words_of.UNREAL.search(lead[: none.start()]):
        return None
    return Said("against", (match.start() - len(none[0]), match.end()), none[0].strip())


_NO = re.compile(r"no|without|none\sof", re.IGNORECASE)
_NONE_OF = re.compile(
    r"\b(?:there\s(?:has\sbeen|have\sbeen|was|were|is|are)\s(?:still\s)?no|still\sno)\s(?:\w+\s)?$", re.IGNORECASE
)
_OF_TALKS = re.compile(
    r"\b(?:agreements?|deals?|accords?|pacts?|talks|plans?|meetings?|negotiations)\s(?:(?:was|were|has|have|had|been)\s)*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s(?:on|for|about|to|with)\b")
_ELSEWHEN = re.compile(r"\b(?:until|before|after|since|during|when|while|prior)\b", re.IGNORECASE)
_AND_THEN = re.compile(r"\band\s*$", re.IGNORECASE)
_TO_COME = re.compile(r"\s(?:\w+\s){0,2}(?:next\s(?:week|month|year|\w+day)|tomorrow)\b", re.IGNORECASE)
_NEAR, _TALK, _REACH, _WORDS_BETWEEN, _WORDS_OF_SUBJECT = 30, 25, 110, 6, 9
_CLAUSE_END = re.compile(r"[;:—]|,\s(?:but|while|although|whereas|which|who)\b|\s(?:but|while|although|whereas)\s")
_RELATIVE = re.compile(r"\b(?:command|commander|official|spokes\w+|room)\b", re.IGNORECASE)


def _clause_before(text: str, end: int) -> str:
    """The words of the clause before an offset, 120 characters at most."""
    return _CLAUSE_END.split(text[max(0, end - 120) : end])[-1]


def _kinds(agreement: Agreement) -> list[CommitmentType]:
    found = {commitment.type: words_of.by_name(commitment.type) for commitment in agreement.commitments}
    return [kind for kind in found.values() if kind is not None]


def _text(report: Report, sentence: Sentence) -> str:
    return report.text[sentence.start : sentence.end]


def _is_in(mention: Mention, span: Span) -> bool:
    return span[0] <= mention.start < span[1]


def _sides_in(agreement: Agreement, told: Told, span: Span) -> set[int]:
    """The sides of the agreement that are named between two offsets: as actors, by their names, or by their state."""
    found = set()
    for actor in told.actors:
        if actor.who.actor_id and _is_in(actor, span):
            side = side_of(actor.who.actor_id, agreement)
            if side is not None:
                found.add(side)
    words = [known_actors.fold(token[0]) for token in known_actors.tokens(told.report.text, *span)]
    joined = f" {' '.join(words)} "
    for number, side_words in enumerate(names_of_sides(agreement)):
        if any(f" {' '.join(name)} " in joined for name in side_words):
            found.add(number)
    return found


def names_of_sides(agreement: Agreement) -> list[set[tuple[str, ...]]]:
    """The folded words that name each side: parties that no table knows by their own names, states by adjectives."""
    names: list[set[tuple[str, ...]]] = []
    for side in agreement.sides:
        mine: set[tuple[str, ...]] = set()
        for party in side:
            own = known_actors.words_of(party.name)
            mine |= state_words(party.actor_id) | ({own} if len(own) > 1 or party.actor_id is None else set())
        names.append({words for words in mine if words})
    shared = {words for at, one in enumerate(names) for other in names[:at] for words in one & other}
    return [one - shared for one in names]


def state_words(actor_id: str | None) -> set[tuple[str, ...]]:
    """The folded names and adjectives of the state that an actor belongs to; none for one of no state."""
    at = known_actors.by_id(actor_id) if actor_id else None
    for _ in range(_GENERATIONS):
        if at is None or at.parent is None:
            break
        at = known_actors.by_id(at.parent)
    country = next((one for one in known_actors.countries() if at and one.slug == at.id), None)
    if country is None:
        return set()
    return {known_actors.words_of(name) for name in (country.name, *country.aliases, *country.demonyms)}


_GENERATIONS = 6


def _is_of_earlier(agreement: Agreement, told: Told, sentence: Sentence) -> bool:
    """Whether a sentence tells of a time before the agreement."""
    begins = agreement.begins
    days = [one.when for one in told.dates if one.when and _is_in(one, (sentence.start, sentence.end))]
    return begins is not None and any(when.latest < begins for when in days)


def _placed(agreement: Agreement, commitment: Commitment, told: Told, sentence: Sentence) -> tuple[InZone, str | None]:
    """Whether the sentence names a place in a zone of the commitment, and the first place that it names."""
    named = [
        one.where
        for one in told.places
        if one.literal
        and _is_in(one, (sentence.start, sentence.end))
        and not any(actor.start < one.end and one.start < actor.end for actor in told.actors)
    ]
    smaller = [where for where in named if where.precision < 6]
    if not smaller:
        return "not told", None
    zones = [zone.where for zone in agreement.zones if not commitment.zones or zone.name in commitment.zones]
    for where in smaller:
        if where.name.casefold() in commitment.words.casefold() or any(lies_in(where, zone) for zone in zones):
            return "inside", where.name
    return ("outside" if zones else "not told"), smaller[0].name


def _is_of_parties(
    agreement: Agreement, kind: CommitmentType, stance: Stance, here: set[int], everywhere: set[int], zone: InZone
) -> bool:
    if not here:
        return False
    if len(agreement.sides) == 1:
        return True
    if kind.is_joint and stance == "for":
        return len(here) > 1
    return len(everywhere) > 1 or zone == "inside"


def _is_the_one(
    agreement: Agreement, kind: CommitmentType, commitment: Commitment, told: Told, sentence: Sentence
) -> bool:
    """Whether a sentence that names no party speaks of the very thing: with "the", in the words of the commitment."""
    countries = {zone.where.country for zone in agreement.zones} | {None}
    if not kind.is_joint or any(one.where.country not in countries for one in told.places):
        return False
    definite = [f"the {name}" for name in object_names(commitment)]
    text = " ".join(_text(told.report, sentence).casefold().split())
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in definite)


def object_names(commitment: Commitment) -> tuple[str, ...]:
    """What a commitment is of, in its own words and in both numbers: "joint brigade", "joint brigades"."""
    kind = words_of.by_name(commitment.type)
    found = [match[0].casefold() for match in kind.objects.finditer(commitment.words)] if kind and kind.objects else []
    return tuple(
        dict.fromkeys(form for name in found for form in (name.removesuffix("s"), f"{name.removesuffix('s')}s"))
    )


def _side_name(agreement: Agreement, side: int) -> str:
    return agreement.sides[side][0].name


def _proposal(
    agreement: Agreement,
    commitment: Commitment,
    report: Report,
    sentence: Sentence,
    said: Said,
    here: set[int],
    zone: InZone,
    place: str | None,
) -> Proposal:
    who = (
        " and ".join(_side_name(agreement, side) for side in sorted(here)) or "no party, and no other agreement has it"
    )
    told = "says that it did not come about or was undone" if said.stance == "against" else "says that it came about"
    where = {
        "inside": f"; {place} is in its zones",
        "outside": f"; {place} is outside its zones",
        "not told": f"; names {place}" if place else "; names no place",
    }[zone]
    words = _text(report, sentence)
    reason = f"“{said.words}” {told}; names {who}{where}" + ("; an allegation" if said.is_alleged else "")
    passage = Passage(report.id, sentence.start, sentence.end, words, report.published)
    return Proposal(commitment.key, said.stance, passage, reason, zone, place, said.is_alleged)
