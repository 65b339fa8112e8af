"""Which of the actors that a report names did it most likely, where no grammar names one that is known.

A force of state gives way only to another actor that is much more likely.

A log-linear choice among the actors and "none of them", over signs that can be read off the text: what the grammar
says of each anywhere in the report, the words of claim and blame beside it, where it stands, what kind of actor it
is, and how sure the trained reader is of it. `benchmarks/likeliest.py` fits the weights to coded reports by the
conditional likelihood and checks them on the halves left out (docs/actors.md).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.accounts.logistic import weighed
from dateline.accounts.participants_grammar import Relation
from dateline.accounts.participants_named import is_faceless
from dateline.accounts.participants_sentences import DATED, HABITUAL, TOPIC, UNCLAIMED, actors_inside, read_sentence
from dateline.model.mentions import ActorMention
from dateline.model.text import Report, Sentence

Span = tuple[int, int]
Backs = Callable[[Span], float]
"""How sure the trained reader is that words name who did what an incident's triggers tell, 0 to 1."""

WEIGHTS = {
    "none": 2.66,
    "told known": 1.37,
    "marked of it": 0.97,
    "marked": 0.94,
    "told": 0.82,
    "whose": 0.8,
    "armed group": 0.79,
    "claims": 0.76,
    "known": 0.7,
    "proper": 0.59,
    "title": 0.56,
    "state, from afar": 0.55,
    "agent": 0.51,
    "agent, alleged": 0.35,
    "arrests": 0.3,
    "agent, alleged, elsewhere": 0.25,
    "state, arrest": 0.21,
    "agent, elsewhere": 0.1,
    "suffers": -0.29,
    "government": -0.33,
    "organisation": -0.45,
    "told of": -0.46,
    "known, unclaimed": -0.54,
    "state force": -0.61,
    "bomber": -0.62,
    "armed group, from afar": -0.67,
    "civilians": -1.06,
}
"""What each sign weighs. "none" is what nobody weighs, 1 above what was fitted: rather nobody than the wrong one.

Those but "told known" were fitted before the eighth set was coded, on which they are as good as weights made with it.
"""
MUCH = 1.5
"""By how much another must be likelier than who is known (1.0 and 2.0 are about as good on the halves left out)."""
_OF_OTHER_TIMES = 0.4
"""What a reading counts for in a sentence that speaks of other times or days."""
_WHOSE = re.compile(
    r"\b(?:claim|responsib|blam|suspect|den(?:y|ies|ied)|behind|accus|attribut|credit|hallmark|signature|pinned|pointed"
    r"|points|culprit|author|perpetrat|doing|work\sof|named?|guilty|belong|believ|held|answerable|owned|nothing\sto\sdo"
    r"|no\sconnection|sent\sby|loyal|reject)",
    re.IGNORECASE,
)
"""Words of claim, blame and denial."""
_STATE = ("state force", "government")
_PARTS = {("claimant", "attack"): "claims", ("agent", "arrest"): "arrests"}


@dataclass(slots=True)
class Candidate:
    """One actor of a report, with all its mentions and the signs that speak for and against it."""

    signs: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    best: tuple[float, ActorMention] | None = None
    """The mention that speaks most for it."""
    status: Literal["stated", "alleged", "claimed"] = "alleged"

    def sign(self, name: str, value: float) -> None:
        """Keeps the greatest value of a sign."""
        self.signs[name] = max(self.signs[name], value)

    def speaks(self, mention: ActorMention, value: float) -> None:
        """Keeps the mention that speaks most for it."""
        if self.best is None or value > self.best[0]:
            self.best = value, mention


@dataclass(frozen=True, slots=True)
class Scene:
    """Of one incident: the sentences that tell it, where those that tell others begin, what it is."""

    told: tuple[Sentence, ...]
    taken: frozenset[int]
    afar: bool
    arrest: bool


def likeliest(
    report: Report,
    sentences: tuple[Sentence, ...],
    actors: tuple[ActorMention, ...],
    scene: Scene,
    agents: list[Relation],
    backs: Backs,
) -> list[Relation]:
    """The agents; another actor of the report in their place where it did it more likely than they or nobody.

    A force of state gives way only to one that did it much more likely (`MUCH`), an armed group that is known never.
    """
    if any(agent.mention.who.actor_id and agent.mention.kind not in _STATE for agent in agents):
        return agents
    found = candidates(report, sentences, actors, scene, agents, backs)
    if not {identity(agent.mention) for agent in agents} <= found.keys():
        return agents  # nothing speaks for them that could be compared
    best = most_likely(found)
    if best is None:
        return agents
    assert best.best is not None  # every candidate has a mention
    return [Relation(best.best[1], "agent", best.status, 0.5)]


def most_likely(found: Mapping[str, Candidate], weights: Mapping[str, float] | None = None) -> Candidate | None:
    """The candidate that did it more likely than those told or, where none is, than nobody; None where none did."""
    weights = WEIGHTS if weights is None else weights
    scores = {key: weighed(candidate.signs, weights) for key, candidate in found.items()}
    best = max(scores, key=lambda key: scores[key], default=None)
    told = {key: candidate.signs for key, candidate in found.items() if candidate.signs.keys() & {"told", "told known"}}
    much = MUCH if any("told known" in signs for signs in told.values()) else 0.0
    least = max((scores[key] for key in told), default=weights.get("none", 0.0)) + much
    return found[best] if best is not None and best not in told and scores[best] > least else None


def identity(mention: ActorMention) -> str:
    """What two mentions of one actor share."""
    return mention.who.actor_id or mention.who.name.lower()


def candidates(
    report: Report,
    sentences: tuple[Sentence, ...],
    actors: tuple[ActorMention, ...],
    scene: Scene,
    agents: Iterable[Relation],
    backs: Backs,
) -> dict[str, Candidate]:
    """The actors that the report names and that can have done it, each with its signs.

    Only forces arrest, and where the grammar names "insurgents", the gunmen of the next sentence are they.
    """
    found: dict[str, Candidate] = defaultdict(Candidate)
    told = {sentence.start for sentence in scene.told}
    for sentence in sentences:
        inside = actors_inside(actors, sentence)
        if not inside:
            continue
        here = sentence.start in told
        other = bool(HABITUAL.search(report.text, sentence.start, sentence.end)) or (
            not here and bool(DATED.search(report.text, sentence.start, sentence.end))
        )
        elsewhere = sentence.start in scene.taken and not here
        whose = bool(_WHOSE.search(report.text, sentence.start, sentence.end))
        relations = () if elsewhere else read_sentence(report, sentence, actors)
        deniers = {identity(relation.mention) for relation in relations if relation.part == "denier"}
        for mention in inside:
            if TOPIC.search(report.text, max(0, mention.start - 40), mention.start):
                continue
            candidate = found[identity(mention)]
            sure = backs((mention.start, mention.end))
            _of_mention(candidate, mention, sentence, scene, here=here)
            candidate.sign("marked", sure)
            candidate.speaks(mention, 0.0 if elsewhere else 0.5 * sure)
            if not elsewhere and identity(mention) not in deniers:
                candidate.sign("marked of it", sure * (0.5 if other else 1.0))
                candidate.sign("whose", float(whose and not other))
        for relation in relations:
            if identity(relation.mention) in found:
                strength = relation.strength * (_OF_OTHER_TIMES if other else 1.0)
                _of_relation(found[identity(relation.mention)], relation, strength, here=here)
    unclaimed = any(UNCLAIMED.search(report.text, s.start, s.end) for s in sentences)
    named = {identity(agent.mention) for agent in agents}
    known = any(agent.mention.who.actor_id or agent.mention.kind in _STATE for agent in agents)
    for key in named & found.keys():
        found[key].signs["told known" if known else "told"] = 1.0
    for key, candidate in found.items():
        if unclaimed and candidate.signs["known"] and key not in named:
            candidate.signs["known, unclaimed"] = 1.0
    is_described = any(not is_faceless(agent.mention) for agent in agents)
    return {
        key: one
        for key, one in found.items()
        if key in named or not (_is_no_force(one, scene) or (is_described and one.best and is_faceless(one.best[1])))
    }


def _is_no_force(candidate: Candidate, scene: Scene) -> bool:
    """Whether it is no force where somebody was arrested."""
    return scene.arrest and "state, arrest" not in candidate.signs


def _of_mention(candidate: Candidate, mention: ActorMention, sentence: Sentence, scene: Scene, *, here: bool) -> None:
    """The signs of what a mention is and where it stands."""
    candidate.sign(mention.kind, 1.0)
    if scene.afar and mention.kind in ("armed group", *_STATE):
        candidate.sign("state, from afar" if mention.kind != "armed group" else "armed group, from afar", 1.0)
    if scene.arrest and mention.kind in _STATE:
        candidate.sign("state, arrest", 1.0)
    candidate.sign("known", float(bool(mention.who.actor_id)))
    candidate.sign("proper", float(any(letter.isupper() for letter in mention.who.name)))
    candidate.sign("bomber", float(mention.who.name.lower().endswith(("bomber", "bombers"))))
    candidate.sign("title", float(sentence.is_title))
    candidate.sign("told of", float(here))


def _of_relation(candidate: Candidate, relation: Relation, strength: float, *, here: bool) -> None:
    """The signs of what the grammar says of a mention."""
    name = _PARTS.get((relation.part, relation.deed))
    if relation.part == "agent" and relation.deed == "attack":
        alleged = relation.status == "alleged"
        name = f"agent{', alleged' if alleged else ''}{'' if here else ', elsewhere'}"
        if not alleged and here and strength >= _SURE and candidate.status == "alleged":
            candidate.status = "stated"
    elif relation.part == "patient" and here:
        name = "suffers"
    if name is None:
        return
    candidate.sign(name, strength)
    if name == "claims":
        candidate.status = "claimed"
    if relation.part in ("agent", "claimant"):
        candidate.speaks(relation.mention, strength)


_SURE = 0.7
"""The strength from which a text states a deed."""
