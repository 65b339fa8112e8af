"""Annotated reports: texts in which every event, agreement and statement is marked, to train the tagger on.

A file of written reports holds one after another in this markup:

    === ambush-at-the-ford
    published: 2024-03-09
    e1: ambush main stated
    e2: bombing_ied background stated aggregate
    a1: ceasefire main
    s1: e1
    title: [[Gunmen|e1.perpetrator]] [[kill|e1.trigger]] [[two|e1.killed=2]] [[herders|e1.victim]] near the ford

    The body, in which [[a dozen|e2.killed=12]] ...

A mark is `[[words|what.role|what.role=figure]]`; marks do not nest. A figure is `12`, `12..` (at least), `..12` (up to)
or `10..12`; of the killed and wounded `12:part` says how it stands to the toll. The words stay, the marks go, and what
stands in them becomes spans of the report's text (title, an empty
line, body). A report without `e`, `a` or `s` lines is one that is not relevant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from dateline.errors import BadInput
from dateline.knowledge.codebook import KINDS
from dateline.model.claims import Certainty, Role
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Standing

EventRole = Literal[
    "trigger",
    "perpetrator",
    "target",
    "victim",
    "weapon",
    "killed",
    "wounded",
    "abducted",
    "missing",
    "arrested",
    "place",
    "time",
    "claimant",
]
"""`target` is what was attacked, `victim` the word for those who were harmed; figures are marked by their harm."""
AgreementRole = Literal["trigger", "party", "mediator", "commitment", "zone", "announced", "in_force"]
StatementRole = Literal["speaker", "role", "organisation", "cue"]
ROLES: dict[str, tuple[str, ...]] = {
    "e": get_args(EventRole),
    "a": get_args(AgreementRole),
    "s": get_args(StatementRole),
}
"""The roles of events, agreements and statements, by the first letter of their keys."""
FIGURES = ("killed", "wounded", "abducted", "missing", "arrested")


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` plays `role` for the event, agreement or statement `key`; figures carry their bounds."""

    start: int
    end: int
    key: str
    role: str
    low: int | None = None
    high: int | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An event, agreement or statement that a report tells. `kind` is a word of `codebook.KINDS` for an event, the
    agreement's type for an agreement, and the key of what it is about, or "", for a statement."""

    key: str
    kind: str
    role: Role = "main"
    certainty: Certainty = "stated"
    aggregate: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with all that it tells, and the marks that say where. `relevant` is whether it tells anything."""

    report: Report
    told: tuple[Told, ...]
    marks: tuple[Mark, ...]

    @property
    def relevant(self) -> bool:
        """Whether the report tells of an event or an agreement."""
        return any(told.key[0] in "ea" for told in self.told)


def parse(text: str) -> Iterator[AnnotatedReport]:
    """The reports of a file in the markup above. Raises BadInput that names the report and what is wrong in it."""
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = block.partition("\n")
        try:
            yield _report(name.strip(), rest)
        except ValueError as error:
            raise BadInput(f"annotated report {name.strip()}: {error}") from None


def annotate(
    id: str, title: str, body: str, *, published: date | None, told: Iterable[Told], language: str = "en"
) -> AnnotatedReport:
    """An annotated report from a marked title and a marked body. Raises ValueError for marks that do not fit."""
    kept = tuple(told)
    plain_title, title_marks = _read_marks(title.strip())
    plain_body, body_marks = _read_marks(body.strip())
    report = compose_report(
        id=id,
        body=plain_body,
        title=plain_title or None,
        language=language,
        publication=Publication(published, "given" if published else "none"),
    )
    shift = len(report.text) - len(plain_body)  # none where the body begins with the title again
    marks = tuple(dict.fromkeys((*title_marks, *(_moved(mark, shift) for mark in body_marks))))
    keys = {one.key for one in kept}
    for mark in marks:
        if mark.key not in keys:
            raise ValueError(f"{mark.key} is marked but not declared")
    for key in keys - {mark.key for mark in marks}:
        raise ValueError(f"{key} is declared but not marked")
    return AnnotatedReport(report, kept, marks)


_DECLARATION = re.compile(r"([eas]\d+):\s*(.*)")
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]]+)\]\]")
_FIGURE = re.compile(r"(\d*)(\.\.)?(\d*)")


def _report(name: str, block: str) -> AnnotatedReport:
    head, _, body = block.partition("\n\n")
    title, published, told = "", None, []
    for line in head.splitlines():
        declared = _DECLARATION.fullmatch(line.strip())
        if declared:
            told.append(_told(declared[1], declared[2].split()))
        elif line.startswith("title:"):
            title = line.removeprefix("title:")
        elif line.startswith("published:"):
            published = date.fromisoformat(line.removeprefix("published:").strip())
        elif line.strip():
            raise ValueError(f"cannot read the line {line!r}")
    return annotate(name, title, body, published=published, told=told)


def _told(key: str, words: list[str]) -> Told:
    if key[0] == "s":
        return Told(key, words[0] if words else "")
    if key[0] == "a":
        named = next((at for at, word in enumerate(words) if word in get_args(Role)), len(words))
        words = [" ".join(words[:named]), *words[named:]] if named else []
    if not words or (key[0] == "e" and words[0] not in KINDS):
        raise ValueError(f"{key} has no kind that the codebook knows")
    role = words[1] if len(words) > 1 else "main"
    certainty = words[2] if len(words) > 2 else "stated"
    if role not in get_args(Role) or certainty not in get_args(Certainty):
        raise ValueError(f"{key} is neither main nor background, or not as certain as can be said: {words[1:]}")
    return Told(key, words[0], role, certainty, "aggregate" in words[3:])  # type: ignore[arg-type]


def _read_marks(marked: str) -> tuple[str, list[Mark]]:
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[last : match.start()]
        start, end = len(plain), len(plain) + len(match[1])
        marks += [_mark(start, end, spec.strip()) for spec in match[2].split("|")]
        plain += match[1]
        last = match.end()
    plain += marked[last:]
    if "[[" in plain or "]]" in plain:
        raise ValueError(f"a mark is not closed near {plain[max(0, plain.find('[[')) :][:40]!r}")
    return plain, marks


def _mark(start: int, end: int, spec: str) -> Mark:
    name, _, told = spec.partition("=")
    figure, _, standing = told.partition(":")
    key, _, role = name.partition(".")
    if not key or role not in ROLES.get(key[0], ()):
        raise ValueError(f"there is no role {name!r}")
    if not figure:
        return Mark(start, end, key, role)
    bounds = _FIGURE.fullmatch(figure)
    if role not in FIGURES or not bounds or not (bounds[1] or bounds[3]):
        raise ValueError(f"{spec!r} is no figure")
    if standing and standing not in get_args(Standing):
        raise ValueError(f"{spec!r} does not stand to a toll as a figure can")
    low = int(bounds[1]) if bounds[1] else None
    high = int(bounds[3]) if bounds[3] else None if bounds[2] else low
    return Mark(start, end, key, role, low, high, standing or None)  # type: ignore[arg-type]


def _moved(mark: Mark, by: int) -> Mark:
    return replace(mark, start=mark.start + by, end=mark.end + by)
