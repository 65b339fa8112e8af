"""Which of the actors that a report names did it most likely, where no grammar names one that is known.

A log-linear choice among the actors and "none of them", over signs that can be read off the text: what the grammar
says of each anywhere in the report, the words of claim and blame beside it, where it stands, what kind of actor it
is, and how sure the trained reader is of it. The weights were fitted to coded reports by the conditional likelihood
and checked on the halves left out (docs/actors.md).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.accounts.participants_grammar import Relation
from dateline.accounts.participants_sentences import DATED, HABITUAL, TOPIC, UNCLAIMED, actors_inside, read_sentence
from dateline.model.mentions import ActorMention
from dateline.model.text import Report, Sentence

Span = tuple[int, int]
Backs = Callable[[Span], float]
"""How sure the trained reader is that words name who did what an incident's triggers tell, 0 to 1."""

WEIGHTS = {
    "none": 2.6,
    "told": 1.2,
    "marked": 0.93,
    "marked of it": 0.9,
    "whose": 0.88,
    "state, arrest": 0.78,
    "proper": 0.72,
    "title": 0.7,
    "known": 0.59,
    "armed group": 0.51,
    "claims": 0.51,
    "agent": 0.42,
    "arrests": 0.39,
    "agent, alleged": 0.29,
    "agent, elsewhere": 0.22,
    "agent, alleged, elsewhere": 0.21,
    "state, from afar": 0.18,
    "government": -0.27,
    "suffers": -0.28,
    "state force": -0.39,
    "known, unclaimed": -0.49,
    "organisation": -0.59,
    "told of": -0.61,
    "bomber": -0.67,
    "armed group, from afar": -0.73,
    "civilians": -1.06,
}
"""What each sign weighs. "none" is what nobody weighs, .8 above what was fitted: rather nobody than the wrong one."""
_OF_OTHER_TIMES = 0.4
"""What a reading counts for in a sentence that speaks of other times or days."""
_WHOSE = re.compile(
    r"\b(?:claim|responsib|blam|suspect|den(?:y|ies|ied)|behind|accus|attribut|credit|hallmark|signature|pinned|pointed"
    r"|points|culprit|author|perpetrat|doing|work\sof|named?|guilty|belong|believ|held|answerable|owned|nothing\sto\sdo"
    r"|no\sconnection|sent\sby|loyal|reject)",
    re.IGNORECASE,
)
"""Words of claim, blame and denial."""
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

    Only forces arrest.
    """
    found = candidates(report, sentences, actors, scene, agents, backs)
    told = {identity(agent.mention) for agent in agents}
    scores = {
        key: score(candidate.signs)
        for key, candidate in found.items()
        if not scene.arrest or "state, arrest" in candidate.signs or key in told
    }
    best = max(scores, key=lambda key: scores[key], default=None)
    least = max((scores[key] for key in told if key in scores), default=WEIGHTS.get("none", 0.0))
    if best is None or best in told or scores[best] <= least:
        return agents
    chosen = found[best]
    assert chosen.best is not None  # every candidate has a mention
    return [Relation(chosen.best[1], "agent", chosen.status, 0.5)]


def identity(mention: ActorMention) -> str:
    """What two mentions of one actor share."""
    return mention.who.actor_id or mention.who.name.lower()


def score(signs: Mapping[str, float]) -> float:
    """How likely an actor did it, as a logit to which those of the others compare."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())


def candidates(
    report: Report,
    sentences: tuple[Sentence, ...],
    actors: tuple[ActorMention, ...],
    scene: Scene,
    agents: Iterable[Relation],
    backs: Backs,
) -> dict[str, Candidate]:
    """The actors that the report names, each with its signs."""
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
    for key in named & found.keys():
        found[key].signs["told"] = 1.0
    for key, candidate in found.items():
        if unclaimed and candidate.signs["known"] and key not in named:
            candidate.signs["known, unclaimed"] = 1.0
    return found


def _of_mention(candidate: Candidate, mention: ActorMention, sentence: Sentence, scene: Scene, *, here: bool) -> None:
    """The signs of what a mention is and where it stands."""
    candidate.sign(mention.kind, 1.0)
    if scene.afar and mention.kind in ("armed group", "state force", "government"):
        candidate.sign("state, from afar" if mention.kind != "armed group" else "armed group, from afar", 1.0)
    if scene.arrest and mention.kind in ("state force", "government"):
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
