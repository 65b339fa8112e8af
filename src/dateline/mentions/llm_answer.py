"""The shape of a model's answer: quoted words and choices from closed lists; it states no value of its own.

Whatever a server sends is checked here and nowhere else. Parts that do not have the shape are left out and counted.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from dateline.errors import TryLater
from dateline.knowledge import codebook
from dateline.model.claims import Certainty, Role
from dateline.model.values import Harm

MOST = 40
"""Incidents, agreements and statements each that are read of one answer; a report tells fewer."""
LONGEST_LIST = 40
"""Quotations of one field of one account that are read."""

AgreementType = Literal[
    "ceasefire",
    "cessation of hostilities",
    "disengagement",
    "security cooperation",
    "prisoner exchange",
    "humanitarian access",
    "withdrawal",
    "political",
    "other",
]
Status = Literal["agreed", "in force", "implemented", "extended", "suspended", "violated", "broken"]
Stance = Literal[
    "said",
    "announced",
    "reported",
    "welcomed",
    "condemned",
    "denied",
    "claimed",
    "warned",
    "urged",
    "supported",
    "expressed concern",
    "blamed",
    "confirmed",
    "threatened",
    "apologised",
    "vowed",
    "hoped",
]
Reacted = Literal["welcomed", "rejected", "condemned", "supported", "urged", "doubted"]


class Quoted(BaseModel):
    """Words of the report, and the number of the sentence in which they begin."""

    words: str
    sentence: int = 0


class QuotedFigure(Quoted):
    """A casualty figure: null for `high` is "at least", null for `low` is "up to"."""

    harm: Harm
    low: int | None
    high: int | None


class QuotedReaction(Quoted):
    """A third party that reacts."""

    stance: Reacted


class Incident(BaseModel):
    """One incident. `what` are the words that say what was done."""

    what: Quoted
    kind: str
    role: Role
    certainty: Certainty
    dates: list[Quoted] = []
    places: list[Quoted] = []
    figures: list[QuotedFigure] = []
    perpetrators: list[Quoted] = []
    targets: list[Quoted] = []
    weapons: list[Quoted] = []
    claimed_by: list[Quoted] = []


class Agreement(BaseModel):
    """One agreement. `what` are the words that name it, `status_words` those that say how it stands."""

    what: Quoted
    type: AgreementType
    role: Role
    status: Status
    status_words: Quoted
    parties: list[Quoted] = []
    commitments: list[Quoted] = []
    zones: list[Quoted] = []
    announced: list[Quoted] = []
    in_force: list[Quoted] = []
    expiry: list[Quoted] = []
    mediators: list[Quoted] = []
    reactions: list[QuotedReaction] = []


class Statement(BaseModel):
    """What one speaker says. `stance_words` is the verb; `said` are the words reported."""

    stance: Stance
    stance_words: Quoted
    speaker: list[Quoted] = []
    office: list[Quoted] = []
    organisation: list[Quoted] = []
    said: list[Quoted] = []


class Answer(BaseModel):
    """The whole answer."""

    incidents: list[Incident]
    agreements: list[Agreement]
    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What of an answer has the shape, and how many parts were left out for which reason."""

    incidents: tuple[Incident, ...]
    agreements: tuple[Agreement, ...]
    statements: tuple[Statement, ...]
    dropped: Counter[str]


_Part = TypeVar("_Part", Incident, Agreement, Statement)


def parse(content: str) -> Parsed:
    """What a model's message holds. Raises TryLater where it is no JSON object with the three lists."""
    found = _object(content)
    lists = {name: found.get(name) for name in ("incidents", "agreements", "statements")}
    if not all(isinstance(items, list) for items in lists.values()):
        raise TryLater("the model's answer is JSON of another shape")
    dropped: Counter[str] = Counter()
    incidents = tuple(part for part in _parts(Incident, lists["incidents"], dropped) if _is_known(part.kind, dropped))
    return Parsed(
        incidents,
        _parts(Agreement, lists["agreements"], dropped),
        _parts(Statement, lists["statements"], dropped),
        dropped,
    )


def schema() -> dict[str, Any]:
    """The JSON schema of an answer, strict: every property required, no others allowed."""
    made: dict[str, Any] = Answer.model_json_schema()
    made["$defs"]["Incident"]["properties"]["kind"] = {"type": "string", "enum": list(codebook.KINDS)}
    _tighten(made)
    return made


def _object(content: str) -> dict[str, Any]:
    """The JSON object in a message, which servers without structured output wrap into words or a code fence."""
    begin = content.rfind("</think>") + 1  # 0 where the model did not think aloud
    begin = content.find("{", begin)
    try:
        found = json.JSONDecoder().raw_decode(content, begin)[0] if begin >= 0 else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise TryLater("the model's answer is no JSON, or breaks off")
    return found


def _parts(shape: type[_Part], items: Any, dropped: Counter[str]) -> tuple[_Part, ...]:
    kept = []
    dropped["more than is read of one report"] += max(0, len(items) - MOST)
    for item in items[:MOST]:
        try:
            kept.append(shape.model_validate(item, strict=True))
        except (ValidationError, RecursionError):
            dropped["wrong shape"] += 1
    return tuple(kept)


def _is_known(kind: str, dropped: Counter[str]) -> bool:
    if kind in codebook.KINDS:
        return True
    dropped["wrong shape"] += 1
    return False


def _tighten(node: Any) -> None:
    """Makes each object of a schema strict in place, as servers that enforce a schema demand it."""
    if isinstance(node, list):
        for item in node:
            _tighten(item)
    elif isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            node["additionalProperties"] = False
            node["required"] = list(node["properties"])
        for name in ("default", "title", "description"):
            if not isinstance(node.get(name), dict):
                node.pop(name, None)
        for item in node.values():
            _tighten(item)
