"""Which of the actors that a report names did it most likely.

A log-linear choice among the actors and "none of them", over signs that can be read off the text: what the grammar
says of each anywhere in the report, the words of claim and blame beside it, where it stands, what kind of actor it
is, and how sure the trained reader is of it. `benchmarks/likeliest.py` fits the weights to coded reports by the
conditional likelihood and checks them on the halves left out (docs/actors.md).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.accounts.logistic import weighed
from dateline.accounts.participants_grammar import STATE, Relation
from dateline.accounts.participants_named import is_faceless
from dateline.accounts.participants_sentences import DATED, HABITUAL, TOPIC, UNCLAIMED, actors_inside, read_sentence
from dateline.model.mentions import ActorMention
from dateline.model.text import Report, Sentence

Span = tuple[int, int]
Backs = Callable[[Span], float]
"""How sure the trained reader is that words name who did what an incident's triggers tell, 0 to 1."""

WEIGHTS = {
    "none": 3.03,
    "marked often": 1.25,
    "known": 1.13,
    "state, from afar": 0.93,
    "proper": 0.86,
    "told known": 0.81,
    "marked": 0.76,
    "armed group": 0.67,
    "marked of it": 0.55,
    "agent": 0.47,
    "claims": 0.29,
    "state, arrest": 0.29,
    "arrests": 0.27,
    "agent, alleged": 0.09,
    "agent, alleged, elsewhere": 0.06,
    "told of": 0.04,
    "marked most": -0.01,
    "agent, elsewhere": -0.07,
    "whose": -0.08,
    "title": -0.08,
    "known, unclaimed": -0.12,
    "suffers": -0.12,
    "told": -0.22,
    "state force": -0.29,
    "faceless": -0.35,
    "government": -0.70,
    "armed group, from afar": -0.71,
    "bomber": -0.75,
    "organisation": -0.84,
    "civilians": -1.13,
}
"""What each sign weighs. "none" is what nobody weighs, 1 above what was fitted: rather nobody than the wrong one.

Those but "told known" were fitted before the eighth set was coded, on which they are as good as weights made with it.
"""
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
    times: float = 0.0
    """How often the trained reader marks it."""

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
    """The agents, or another actor of the report where it did it more likely than they and than nobody."""
    if any(
        agent.mention.who.actor_id and backs((agent.mention.start, agent.mention.end)) >= _SURELY for agent in agents
    ):
        return agents  # the grammar and the trained reader are of one mind
    found = candidates(report, sentences, actors, scene, agents, backs)
    told = {identity(agent.mention) for agent in agents}
    if not told <= found.keys():
        return agents  # nothing speaks for them that could be compared
    best = most_likely(found)
    if best is None or best in told:
        return agents
    mention = found[best].best
    assert mention is not None  # every candidate has one
    return [Relation(mention[1], "agent", found[best].status, 0.5)]


_SURELY = 0.9
"""How sure the trained reader must be of an actor that grammar names for no other to be asked for."""


def most_likely(found: Mapping[str, Candidate], weights: Mapping[str, float] | None = None) -> str | None:
    """Which candidate did it most likely; None where that nobody did whom the report names is likelier."""
    weights = WEIGHTS if weights is None else weights
    scores = {key: weighed(candidate.signs, weights) for key, candidate in found.items()}
    best = max(scores, key=lambda key: scores[key], default=None)
    return best if best is not None and scores[best] > weights["none"] else None


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
                candidate.times += sure
                candidate.sign("marked of it", sure * (0.5 if other else 1.0))
                candidate.sign("whose", float(whose and not other))
        for relation in relations:
            if identity(relation.mention) in found:
                strength = relation.strength * (_OF_OTHER_TIMES if other else 1.0)
                _of_relation(found[identity(relation.mention)], relation, strength, here=here)
    unclaimed = any(UNCLAIMED.search(report.text, s.start, s.end) for s in sentences)
    named = {identity(agent.mention) for agent in agents}
    known = any(agent.mention.who.actor_id or agent.mention.kind in STATE for agent in agents)
    for key in named & found.keys():
        found[key].signs["told known" if known else "told"] = 1.0
    for key, candidate in found.items():
        if unclaimed and candidate.signs["known"] and key not in named:
            candidate.signs["known, unclaimed"] = 1.0
    for candidate in found.values():
        candidate.signs["marked often"] = math.log1p(candidate.times)
    most = max((candidate.times for candidate in found.values()), default=0.0)
    for candidate in found.values():
        candidate.signs["marked most"] = float(candidate.times == most >= _LIKELY)
    is_described = any(not is_faceless(agent.mention) for agent in agents)
    return {
        key: one
        for key, one in found.items()
        if key in named or not (_is_no_force(one, scene) or (is_described and one.best and is_faceless(one.best[1])))
    }


_LIKELY = 0.5
"""How often the trained reader must mark at least the one that it marks most."""


def _is_no_force(candidate: Candidate, scene: Scene) -> bool:
    """Whether it is no force where somebody was arrested."""
    return scene.arrest and "state, arrest" not in candidate.signs


def _of_mention(candidate: Candidate, mention: ActorMention, sentence: Sentence, scene: Scene, *, here: bool) -> None:
    """The signs of what a mention is and where it stands."""
    candidate.sign(mention.kind, 1.0)
    if scene.afar and mention.kind in ("armed group", *STATE):
        candidate.sign("state, from afar" if mention.kind != "armed group" else "armed group, from afar", 1.0)
    if scene.arrest and mention.kind in STATE:
        candidate.sign("state, arrest", 1.0)
    candidate.sign("known", float(bool(mention.who.actor_id)))
    candidate.sign("proper", float(any(letter.isupper() for letter in mention.who.name)))
    candidate.sign("bomber", float(mention.who.name.lower().endswith(("bomber", "bombers"))))
    candidate.sign("title", float(sentence.is_title))
    candidate.sign("told of", float(here))
    candidate.sign("faceless", float(is_faceless(mention)))


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
