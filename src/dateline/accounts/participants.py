"""Who did it to whom, read from the grammar around an event's trigger and from claims, blame and denials nearby.

The method is one of surface grammar: each actor in the sentences of an incident is read as agent, patient, claimant
or denier by the words on its two sides (`participants_grammar`), and the readings nearest to the trigger win.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.accounts.participants_beside import takes_up, tells_on, without_avengers
from dateline.accounts.participants_grammar import STATE, Relation
from dateline.accounts.participants_likeliest import Backs, Scene, likeliest
from dateline.accounts.participants_named import is_faceless, named_before, whose_plot
from dateline.accounts.participants_sentences import (
    ACCUSES,
    DATED,
    HABITUAL,
    TOPIC,
    UNCLAIMED,
    WHOSE,
    actors_inside,
    read_sentence,
)
from dateline.model.mentions import ActorMention, EventTrigger
from dateline.model.text import Report, Sentence
from dateline.model.values import Who

Status = Literal["stated", "alleged", "claimed", "denied", "unknown"]
Span = tuple[int, int]
Spans = tuple[Span, ...]
_SIDES = ("armed group", "state force", "government")
"""Kinds of actor that carry out attacks and claim them."""
_ARRESTS = ("raid_arrest", "operation", "disarmed")
_FROM_AFAR = ("air_drone_strike", "shelling")
"""What states do, too: their forces are looked for beside the incident as armed groups are."""
_BOTH = ("armed_clash", "operation")


@dataclass(frozen=True, slots=True)
class Participants:
    """The two sides of one incident, each with the words it rests on.

    `perpetrators` carry how the text says it: stated, alleged, claimed (by themselves), denied (by them). It is empty
    where the report does not say who did it.
    """

    perpetrators: tuple[tuple[Who, Spans, Status], ...] = ()
    targets: tuple[tuple[Who, Spans], ...] = ()
    claimed_by: tuple[Who, Spans] | None = None


def participants(
    report: Report,
    sentences: tuple[Sentence, ...],
    trigger: EventTrigger,
    actors: tuple[ActorMention, ...],
    scope: tuple[Sentence, ...],
    backs: Backs | None = None,
    *,
    taken: frozenset[int] = frozenset(),
) -> Participants:
    """Who did what the trigger says, and to whom.

    `scope` are the sentences that tell this incident; claims of responsibility are also looked for in the two
    sentences behind them, but not in those that begin at one of `taken`, which tell another. Known actors come with
    the table's name and id, others in the report's own words. `backs` is asked only where the grammar says nothing.
    """
    actors = without_avengers(report, actors, trigger, scope)
    ordered = _ordered(scope, trigger)
    beside = {s.start for s in _behind(sentences, scope) if not DATED.search(report.text, s.start, s.end)}
    afar = trigger.action.word in _FROM_AFAR
    read = [
        (position, relation)
        for position, sentence in enumerate(ordered)
        for relation in read_sentence(report, sentence, actors)
    ]
    elsewhere = _elsewhere(report, sentences, scope)
    nearby = [
        relation
        for sentence in elsewhere
        if sentence.start not in taken
        for relation in read_sentence(report, sentence, actors)
        if relation.part in ("claimant", "denier")
        or relation.status == "alleged"
        or (
            sentence.start in beside
            and (
                relation.mention.kind == "armed group"
                or ((afar or takes_up(report, relation)) and relation.mention.kind in _SIDES)
            )
            and tells_on(report, sentence, relation)
        )
    ]
    every = [*(relation for _, relation in read), *nearby]
    claimant = _claimant(every)
    agents = _with_country(report, _agents(read, trigger), read, actors)
    if trigger.action.word not in _ARRESTS:
        told = (*ordered, *elsewhere)
        if not any(agent.mention.who.actor_id for agent in agents):
            agents = (
                _identified(report, ordered, actors, every, claimant, agents, trigger.action.word, backs, told)
                or agents
            )
        agents = _called_before(report, agents, actors)
        agents = (
            agents
            or [relation for relation in nearby if _armed_deed(relation, afar=afar or takes_up(report, relation))][:1]
        )
        agents = _of_the_plot(report, trigger, agents, told, actors)
        agents = agents or _accused(report, every)
    agents = (
        agents
        or [replace(relation, part="agent", status="denied") for relation in every if _state_denies(relation)][:1]
    )
    if not agents and backs:
        doers = STATE if trigger.action.word == "raid_arrest" else _SIDES if afar else ("armed group",)
        agents = _marked_agents(actors, (*ordered, *_behind(sentences, scope)), every, backs, doers)
    if not agents and trigger.action.word not in _ARRESTS:
        agents = [relation for relation in every if _is_blamed(report, relation)][:1]
    if agents and all(is_faceless(agent.mention) for agent in agents):
        kinds = (*_SIDES, "civilians") if afar else _BLAMED
        agents = [r for r in every if _is_blamed(report, r, kinds) and not is_faceless(r.mention)][:1] or agents
    if agents and all(agent.status == "alleged" for agent in agents):
        agents = [*agents, *_accused(report, every)]
    if backs:
        scene = Scene(scope, taken, afar=afar, arrest=trigger.action.word in _ARRESTS)
        agents = likeliest(report, sentences, actors, scene, agents, backs)
    denied = {relation.mention.who.name for relation in every if relation.part == "denier"}
    agents = [replace(agent, status="denied") if agent.mention.who.name in denied else agent for agent in agents]
    chosen = {agent.mention.who.name for agent in agents}
    patients = [r for _, r in read if r.part in ("patient", "either") and r.mention.who.name not in chosen]
    return Participants(
        tuple((_named(who), spans, status) for who, spans, status in _merged(agents)),
        tuple((_named(who), spans) for who, spans, _ in _merged(_victims(patients, trigger))),
        (_named(claimant.mention.who), (_span(claimant),))
        if claimant and claimant.mention.kind == "armed group"
        else None,
    )


def _agents(read: list[tuple[int, Relation]], trigger: EventTrigger) -> list[Relation]:
    """The agents nearest to the trigger; a known one before one that is only described."""
    arrest = trigger.action.word in _ARRESTS
    foiled = trigger.certainty == "thwarted" and not arrest
    scored = []
    for position, relation in read:
        if not (relation.part in ("agent", "claimant") or (relation.part == "either" and trigger.action.word in _BOTH)):
            continue
        if not _can_act(relation, arrest=arrest) or (position and relation.strength < 0.5):
            continue
        if foiled and relation.mention.kind in STATE:
            continue  # who foiled it
        if relation.part == "claimant" and relation.mention.kind not in _SIDES:
            continue
        if relation.part == "claimant" and relation.mention.kind != "armed group":
            relation = replace(relation, status="stated")
        near = 0.25 if trigger.start - 12 <= relation.cue <= trigger.end + 12 else 0.0
        score = relation.strength + near - 0.12 * min(position, 5) + (0.35 if relation.mention.who.actor_id else 0.0)
        scored.append((score, position, relation))
    if not scored:
        return []
    if any(r.mention.kind == "armed group" and r.part == "agent" and r.strength >= _SURE for _, _, r in scored):
        scored = [item for item in scored if item[2].deed != "answer"]  # who struck back
    best_score, best_position, best = max(scored, key=lambda item: (item[0], -item[2].mention.start))
    if best_score < (0.3 if best.mention.who.actor_id or arrest or best.mention.kind == "armed group" else 0.6):
        return []
    both = [r for _, p, r in scored if p == best_position and r.part == "either"] if best.part == "either" else []
    same = [r for _, _, r in scored if _same(r, best)]
    beside = [r for _, p, r in scored if p == best_position and _joined(r, best)]
    return [best, *same, *both, *beside]


def _with_country(
    report: Report, agents: list[Relation], read: list[tuple[int, Relation]], actors: tuple[ActorMention, ...]
) -> list[Relation]:
    """The agents, where a force without a country is the one that has it elsewhere.

    "Security forces" are those of the incident's sentences that end so; "soldiers" are the one army that the report
    names.
    """
    if not agents or agents[0].mention.who.actor_id:
        return agents
    name = agents[0].mention.who.name.lower()
    fuller = (
        relation.mention
        for _, relation in read
        if relation.mention.who.actor_id
        and report.text[relation.mention.start : relation.mention.end].lower().endswith(f" {name}")
    )
    known = next(fuller, None) or _only_army(report, agents[0].mention, actors)
    if known is None:
        return agents
    return [replace(agents[0], mention=known), *(agent for agent in agents[1:] if not _same(agent, agents[0]))]


def _called_before(report: Report, agents: list[Relation], actors: tuple[ActorMention, ...]) -> list[Relation]:
    """The agents, where "the rebels" are the group that the report named before."""
    known = named_before(report, agents[0].mention, actors) if agents else None
    return [replace(agents[0], mention=known)] if known else agents


def _of_the_plot(
    report: Report,
    trigger: EventTrigger,
    agents: list[Relation],
    told: tuple[Sentence, ...],
    actors: tuple[ActorMention, ...],
) -> list[Relation]:
    """The agents; of a plot that was foiled, where none is known, the group whose members were arrested for it."""
    if agents or not (trigger.planned or trigger.certainty == "thwarted"):
        return agents
    author = whose_plot(report, told, actors)
    return [Relation(author, "agent", "alleged", 0.5)] if author else agents


_OF_AN_ARMY = ("soldiers", "troops", "army", "military")
_NAMED_ARMY = re.compile(r"\b(?:army|military|soldiers?|troops|(?:armed|defen[cs]e)\sforces?|[A-Z]DF)$", re.IGNORECASE)


def _only_army(report: Report, force: ActorMention, actors: tuple[ActorMention, ...]) -> ActorMention | None:
    """The army that "soldiers" or "the army" must be of: the only one that the report names with its country."""
    if not force.who.name.lower().endswith(_OF_AN_ARMY) or force.kind != "state force":
        return None
    named = [m for m in actors if m.who.actor_id and m.kind == "state force"]
    armies = [m for m in named if _NAMED_ARMY.search(report.text, m.start, m.end)]
    return armies[0] if len({m.who.actor_id for m in armies}) == 1 else None


def _can_act(relation: Relation, *, arrest: bool) -> bool:
    mention = relation.mention
    if arrest:
        return mention.kind in STATE or (bool(mention.who.actor_id) and relation.deed == "arrest")
    if relation.deed == "arrest":
        return False
    return mention.kind != "organisation" and (mention.kind != "civilians" or relation.strength > 0.6)


def _claimant(read: Iterable[Relation]) -> Relation | None:
    claims = [r for r in read if r.part == "claimant" and r.mention.kind in _SIDES and r.deed == "attack"]
    return max(claims, key=lambda r: (bool(r.mention.who.actor_id), r.strength), default=None)


def _identified(
    report: Report,
    ordered: tuple[Sentence, ...],
    actors: tuple[ActorMention, ...],
    read: list[Relation],
    claimant: Relation | None,
    agents: list[Relation],
    word: str,
    backs: Backs | None,
    told: tuple[Sentence, ...],
) -> list[Relation]:
    """Who the gunmen were, where other words of the incident say so: a claim, blame, a deed, one group alone named."""
    if any(agent.mention.kind in ("state force", "government", "civilians") for agent in agents):
        return []
    if any(any(letter.isupper() for letter in agent.mention.who.name) and agent.strength >= _SURE for agent in agents):
        return []  # "a Palestinian gunman" is no unknown one
    if claimant and (claimant.mention.who.actor_id or claimant.mention.who.name[0].isupper()):
        return [claimant]
    known = [
        r for r in read if r.part == "agent" and r.deed == "attack" and r.mention.who.actor_id and r.strength >= 0.7
    ]
    known = [r for r in known if r.mention.kind == "armed group" or (not agents and r.mention.kind != "organisation")]
    if known:
        return [max(known, key=lambda r: (r.mention.kind == "armed group", r.strength))]
    if word == "air_drone_strike" or any(UNCLAIMED.search(report.text, s.start, s.end) for s in told):
        return []
    suffered = {r.mention.start for r in read if r.part in ("patient", "denier")}
    near = [
        m
        for s in ordered[: 3 if agents else 1]
        for m in actors
        if s.start <= m.start < s.end
        and m.kind == "armed group"
        and m.who.actor_id
        and m.start not in suffered
        and not TOPIC.search(report.text, max(0, m.start - 40), m.start)
        and not ACCUSES.match(report.text, m.end)
        and (backs is None or backs((m.start, m.end)) >= _IN_PASSING)
    ]
    return [Relation(near[0], "agent", "alleged", 0.3)] if len({m.who.actor_id for m in near}) == 1 else []


def _marked_agents(
    actors: tuple[ActorMention, ...],
    told: Iterable[Sentence],
    read: Iterable[Relation],
    backs: Backs,
    kinds: Sequence[str],
) -> list[Relation]:
    """Whom of these kinds it marks as the one who did it, where no grammar says who; nobody who denies it."""
    deniers = {relation.mention.who.name for relation in read if relation.part == "denier"}
    inside = [m for s in told for m in actors_inside(actors, s) if m.kind in kinds and m.who.name not in deniers]
    inside = [m for m in inside if m.kind == "armed group" or m.who.role != "source"]
    inside = [m for m in inside if not m.who.name.lower().endswith(("bomber", "bombers"))]  # who sent them is not said
    best = max(inside, key=lambda m: backs((m.start, m.end)), default=None)
    if best is None or backs((best.start, best.end)) < _MARKED:
        return []
    return [Relation(best, "agent", "alleged", 0.3)]


_MARKED = 0.6
"""How sure the trained reader must be of whom no grammar names. Chosen on the reports that may be read."""
_IN_PASSING = 0.1
"""Below it, the trained reader knows that a group beside the gunmen is not who they were."""

_SURE = 0.7
"""The strength from which a reading of an agent stands by itself."""


def _state_denies(relation: Relation) -> bool:
    """Whether a state that was accused denies it; a group that denies was not the one, as far as the report goes."""
    kind = relation.mention.kind
    return relation.part == "denier" and kind in STATE and relation.mention.who.actor_id is not None


_FAILING = re.compile(
    r"[^.]{0,40}?\bfor\s(?:fail\w+|not|its\s(?:failure|inaction|silence)|inaction|neglect\w*|arriving|lack|doing\snothing|ignoring|abandon\w+|letting)\b"
)


def _accused(report: Report, read: Iterable[Relation]) -> list[Relation]:
    """The known sides at whose door anybody lays the deed; where two blame each other, both."""
    return [r for r in read if r.mention.who.actor_id and r.part == "agent" and _is_blamed(report, r)]


_BLAMED = ("armed group", "civilians", "state force")


def _is_blamed(report: Report, relation: Relation, kinds: tuple[str, ...] = _BLAMED) -> bool:
    """Whether somebody lays the deed at the door of a group of any kind, not only what was left undone."""
    mention = relation.mention
    return (
        relation.part == "agent"
        and relation.deed == "attack"
        and relation.status == "alleged"
        and relation.strength >= _BLAME
        and mention.kind in kinds
        and not _FAILING.match(report.text, mention.end)
    )


_BLAME = 0.75
"""The strength of words that blame ("pointed at herders")."""


def _armed_deed(relation: Relation, *, afar: bool) -> bool:
    return (
        relation.part == "agent"
        and relation.deed == "attack"
        and (relation.mention.kind == "armed group" or (afar and relation.mention.kind in _SIDES))
        and relation.strength >= _SURE
        and (relation.status != "alleged" or relation.mention.who.actor_id is not None)
    )


def _victims(patients: list[Relation], trigger: EventTrigger) -> list[Relation]:
    if trigger.action.word in _ARRESTS:
        return patients
    return [r for r in patients if r.mention.who.role != "source"]


def _ordered(scope: tuple[Sentence, ...], trigger: EventTrigger) -> tuple[Sentence, ...]:
    """The sentences with that of the trigger first."""
    holding = [s for s in scope if s.start <= trigger.start < s.end]
    return (*holding, *(s for s in scope if s not in holding))


def _behind(sentences: tuple[Sentence, ...], scope: tuple[Sentence, ...]) -> list[Sentence]:
    told = {s.start for s in scope}
    places = [bisect_left(sentences, start, key=lambda sentence: sentence.start) for start in told]
    wanted = sorted({j for i in places for j in (i - 1, i + 1, i + 2) if 0 <= j < len(sentences)})
    return [sentences[j] for j in wanted if sentences[j].start not in told]


def _elsewhere(report: Report, sentences: tuple[Sentence, ...], scope: tuple[Sentence, ...]) -> list[Sentence]:
    """Sentences outside the incident's own that may say whose deed it was.

    The one before and the two behind its own; and, where it is the report's news (told in the title or the first
    three paragraphs), all that speak of claim, blame or denial and tell of no other attack.
    """
    told = {s.start for s in scope}
    first = next((s.paragraph for s in sentences if not s.is_title), 0)
    if not any(s.is_title or s.paragraph <= first + 2 for s in scope):
        wanted = _behind(sentences, scope)
    else:
        beside = {s.start for s in _behind(sentences, scope)}
        wanted = [
            s
            for s in sentences
            if s.start in beside or (s.start not in told and WHOSE.search(report.text, s.start, s.end))
        ]
    return [s for s in wanted if not HABITUAL.search(report.text, s.start, s.end)]


def _same(one: Relation, other: Relation) -> bool:
    first, second = one.mention.who, other.mention.who
    return first.actor_id == second.actor_id if first.actor_id else first.name.lower() == second.name.lower()


def _joined(one: Relation, other: Relation) -> bool:
    between = sorted((one.mention, other.mention), key=lambda m: m.start)
    return (
        one.part == other.part
        and 0 < between[1].start - between[0].end <= 12
        and bool(one.mention.who.actor_id) == bool(other.mention.who.actor_id)
    )


def _merged(found: Iterable[Relation]) -> list[tuple[Who, Spans, Status]]:
    groups: dict[str, list[Relation]] = {}
    for relation in found:
        who = relation.mention.who
        groups.setdefault(who.actor_id or who.name.lower(), []).append(relation)
    return [(g[0].mention.who, tuple(sorted({_span(r) for r in g})), _status(g)) for g in groups.values()]


def _status(group: list[Relation]) -> Status:
    return "denied" if any(r.status == "denied" for r in group) else group[0].status


def _span(relation: Relation) -> Span:
    return relation.mention.start, relation.mention.end


def _named(who: Who) -> Who:
    return replace(who, role=None)
