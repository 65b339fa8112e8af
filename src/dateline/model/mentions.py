"""What finders find in a text: spans with a normalised value. `text[start:end]` is what was found.

A finder is a function from a Report and its sentences to a tuple of one of these; it touches no database and keeps
nothing. Where two readings are possible it gives the better one first and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.model.claims import Certainty
from dateline.model.text import Report, Sentence
from dateline.model.values import Action, Means, Toll, When, Where, Who
from dateline.model.values import FigureRelation as FigureRelation

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["armed group", "state force", "civilians", "government", "organisation", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TemporalExpression(Mention):
    """A TIMEX3. `value` is its ISO 8601 form ("2021-W48", "P3D", "2021-12-02TNI"); `when` its days where it has any."""

    type: TimexType
    value: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Toponym(Mention):
    """A place name resolved, with all the words that fix it ("60 km (40 miles) southwest of Erbil").

    `literal` is false for a metonym ("Baghdad said") and for a place that is part of another name. `second` is the
    next-best reading and `reason` says in words why the first was preferred.
    """

    where: Where
    literal: bool = True
    second: Where | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """A group, force or body. `who.actor_id` is set where `knowledge.actors` knows it."""

    who: Who
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class CasualtyFigure(Mention):
    """A figure and what it counts. The span covers figure and group; `trigger` is the span of the word of harm.

    `was` is the earlier figure where the text revises one ("rose to 14 from 9"), `was_span` where it stands.
    `aggregate` is true where it counts more than one incident or a span of time ("4,000 killed since 2004").
    `relation` is what the words say about the report's other figures (`Toll.relation`);
    "superseded" where it was taken back.
    """

    toll: Toll
    trigger: tuple[int, int]
    was: Toll | None = None
    aggregate: bool = False
    relation: FigureRelation = "stated"
    was_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class WeaponMention(Mention):
    """A weapon or means by its standard name."""

    means: Means


@dataclass(frozen=True, slots=True)
class EventTrigger(Mention):
    """The word or words that say that something happened, with what it was and how sure the text is.

    `planned` is true where the words tell of a plan for it ("planned to bomb"): an event only where it was foiled.
    """

    action: Action
    certainty: Certainty = "stated"
    weight: float = 1.0
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Attribution(Mention):
    """Who said something, and what. `cue` is the span of "said"; `content` that of what was said, where it stands."""

    speaker: str | None
    speaker_span: tuple[int, int] | None
    role: str | None
    role_span: tuple[int, int] | None
    organisation: str | None
    organisation_span: tuple[int, int] | None
    stance: str
    cue: tuple[int, int]
    content: tuple[int, int] | None
    quote: str | None = None

    @property
    def voices(self) -> tuple[tuple[int, int], ...]:
        """The spans that say who speaks: the name, the office and the body, those of them that are told."""
        return tuple(span for span in (self.speaker_span, self.role_span, self.organisation_span) if span)


@dataclass(frozen=True, slots=True)
class PartyMention(Mention):
    """A body named in an agreement; `part` says as what. `state` is the state that it stands for, where it does."""

    name: str
    part: Literal["party", "mediator", "reaction"] = "party"
    state: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentMention(Mention):
    """What the parties bind themselves to, in a short normal form ("joint patrols")."""

    commitment: str


@dataclass(frozen=True, slots=True)
class AgreementMention(Mention):
    """All that a report says of one agreement; the span is that of its first name ("a permanent ceasefire").

    `zone_spans`, `announced_spans`, `in_force_spans` and `expiry_spans` are the words among which places and temporal
    expressions are its zones and days, the likelier ones first. `immediate` is true where it holds from its conclusion.
    `background` is true where it is not what the report is about. `status_span` holds the words of `status`.
    """

    agreement_type: str
    status: str
    status_span: tuple[int, int]
    parties: tuple[PartyMention, ...] = ()
    commitments: tuple[CommitmentMention, ...] = ()
    zone_spans: tuple[tuple[int, int], ...] = ()
    announced_spans: tuple[tuple[int, int], ...] = ()
    in_force_spans: tuple[tuple[int, int], ...] = ()
    expiry_spans: tuple[tuple[int, int], ...] = ()
    immediate: tuple[int, int] | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class TaggedSpan(Mention):
    """What the trained reader marks: a label such as "event.trigger" or "event.weapon", and how sure it is, 0 to 1.

    `tags` holds what it says of the span besides: of a trigger the kinds of event ("kind.ambush"), whether it is the
    main news ("main"), and "alleged", "denied", "thwarted", "aggregate", each with its probability.
    """

    label: str
    score: float
    tags: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tagging:
    """All that the trained reader marks in one text. `document` is what it says of the text as a whole ("relevant").

    `links` are the probabilities that a trigger and another trigger or an argument, by their numbers in `spans` (the
    smaller one first), belong to one event.
    """

    spans: tuple[TaggedSpan, ...]
    links: Mapping[tuple[int, int], float]
    document: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found in one report."""

    sentences: tuple[Sentence, ...]
    dates: tuple[TemporalExpression, ...] = ()
    places: tuple[Toponym, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    casualties: tuple[CasualtyFigure, ...] = ()
    bare_counts: tuple[CasualtyFigure, ...] = ()
    """Numbers that may be counts though nothing beside them says of what; the trained reader decides."""
    marked_counts: tuple[CasualtyFigure, ...] = ()
    """Counts of the killed and wounded whose words only the trained reader knows as such."""
    weapons: tuple[WeaponMention, ...] = ()
    events: tuple[EventTrigger, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    marked_attributions: tuple[Attribution, ...] = ()
    """Speakers whom only the trained reader found."""
    agreements: tuple[AgreementMention, ...] = ()


Finder = Callable[[Report, tuple[Sentence, ...]], tuple[Mention, ...]]
