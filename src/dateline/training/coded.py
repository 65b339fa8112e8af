"""Coded reports as windows of targets: what the coding decides, and for all else what a tagger says already.

A coding has no offsets and names each thing once. Where its words stand, or a number that it gives, the tagger that is
refitted is told that it is right to mark them. What it marks against the coding (a name that is nobody coded, a count
above every coded one, anything in a report that tells nothing) it is told not to mark. Of the rest the coding says
nothing, and what the tagger said stays its target.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge import actors
from dateline.knowledge.codebook import KINDS
from dateline.mentions import dates, sentences
from dateline.mentions.numbers import CARDINAL, cardinal
from dateline.mentions.tagger import Tagger
from dateline.mentions.tagger_decoding import Marks, decode, logistic, sentence_ends, windows
from dateline.model.mentions import TaggedSpan
from dateline.model.text import Publication, Report, compose_report
from dateline.training.examples import Example, Window, windows_of
from dateline.training.labels import REPORTS, Head

Row = Mapping[str, Any]
Span = tuple[int, int]

SETS: Mapping[str, str | None] = {
    "published": None,
    "held_out": None,
    "unseen": None,
    "fresh": None,
    "late": None,
    "siblings": None,
    "cousins": "l",
    "kin": "no",
}
"""The sets of coded reports, and of those with a half that is only counted the halves that may be read."""
SURE_TRIGGER = 0.3
"""Tokens that are held for a trigger with this probability have tags."""
SHORTEST = 3
"""Letters of words that are looked for in a text."""
FIGURES: Mapping[str, tuple[str, str]] = {
    "event.killed": ("total_killed", "killed"),
    "event.wounded": ("total_wounded", "wounded"),
    "event.abducted": ("", "kidnapped"),
}
"""Where a coding has the figures of a label: of the incident as a whole, and of each group of victims."""
PRONOUNS = frozenset("he she it they who we i".split())
COMMON = frozenset(
    "the and for from with of in at on by a an to its his her their near village town city district area province"
    " region group groups unnamed forces force fighters state people men security armed suspected members".split()
)
"""Words that tell no thing from another."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s|\n")

_PROPER = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*")


def rows(folder: Path, sets: Collection[str]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The coded reports in English of these sets: report and coding. Halves that are only counted are left out."""
    for name in sets:
        halves = SETS[name]
        file = folder / f"{name}.jsonl"
        for row in _lines(file) if file.is_file() else _published(folder / name):
            if row["report"]["language"] == "en" and (halves is None or row["half"] in halves):
                yield row["report"], row["coding"]


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, file.read_text("utf-8").splitlines())


def _published(folder: Path) -> Iterator[dict[str, Any]]:
    for coding in _lines(folder / "gold.jsonl"):
        file = folder / "reports" / f"{coding['report_id']}.json"
        yield {"report": json.loads(file.read_text("utf-8")), "coding": coding}


def coded_windows(report: Row, coding: Row, teacher: Tagger, *, weight: float = 1.0) -> Iterator[Window]:
    """The windows of a coded report."""
    composed = _composed(report)
    targets = Targets(composed.text, teacher)
    if coding["relevant"]:
        _incidents(targets, coding.get("incidents") or ())
        _days(targets, composed, coding.get("incidents") or ())
        _agreements(targets, coding.get("agreements") or ())
        _speakers(targets, coding.get("statements") or ())
    elif not coding.get("incidents") and not coding.get("agreements"):
        for label in REPORTS.spans:
            if not label.startswith("statement."):
                targets.tell(label, (0, len(composed.text)), 0)
    yield from targets.windows(relevant=bool(coding["relevant"]), weight=weight)


def softened(example: Example, teacher: Tagger, *, doubt: float = 1.0) -> Iterator[Window]:
    """The windows of an example; what it leaves open is what the tagger says, its spans times `doubt`."""
    said = Targets(example.text, teacher).windows(relevant=None, weight=example.weight)
    for window, soft in zip(windows_of([example], teacher.tokenizer), said, strict=True):
        yield replace(
            soft,
            spans=np.where(window.spans >= 0, window.spans, soft.spans * np.where(soft.spans > 0, doubt, 1)),
            tags=np.where(window.tags >= 0, window.tags, soft.tags),
            marks=window.marks,
        )


def _composed(report: Row) -> Report:
    day = report.get("published_iso") or report.get("published")
    published = date.fromisoformat(str(day)[:10]) if day else None
    publication = Publication(published, "given" if published else "none")
    return compose_report(body=report["text"], title=report.get("title"), publication=publication)


@dataclass(slots=True)
class Targets:
    """The targets of a text: what the tagger says of it, until `tell` says otherwise."""

    text: str
    teacher: Tagger
    head: Head = REPORTS
    marks: Marks = field(init=False)
    found: tuple[TaggedSpan, ...] = field(init=False)
    spans: NDArray[np.float32] = field(init=False)
    tags: NDArray[np.float32] = field(init=False)
    keys: dict[tuple[int, int], set[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.marks = self.teacher.marks(self.text)
        self.found = decode(self.marks, self.teacher.schemes["reports"]).spans
        cut = 3 * len(self.head.spans)
        self.spans = logistic(self.marks.tokens[:, :cut]).reshape(-1, len(self.head.spans), 3).copy()
        self.tags = logistic(self.marks.tokens[:, cut : cut + len(self.head.tags)]).copy()
        trigger = self.head.spans.index("event.trigger")
        self.tags[self.spans[:, trigger, 1] < SURE_TRIGGER] = -1

    def marked(self, label: str, *, least: float = 0.1) -> list[TaggedSpan]:
        """What the tagger marks with a label."""
        return [span for span in self.found if span.label == label and span.score >= least]

    def tell(self, label: str, span: Span, value: int, key: str = "") -> None:
        """That this label is right there (1), wrong anywhere in the span (0), or not known (-1)."""
        inside = np.flatnonzero((self.marks.offsets[:, 0] < span[1]) & (self.marks.offsets[:, 1] > span[0]))
        if not len(inside):
            return
        number = self.head.spans.index(label)
        first, last = int(inside[0]), int(inside[-1])
        if value < 1:
            self.spans[first : last + 1, number] = value
            return
        self.spans[first : last + 1, number] = (0, 1, 0)
        self.spans[first, number, 0] = self.spans[last, number, 2] = 1
        self.keys.setdefault((first, number), set()).update({key} if key else ())

    def tag(self, tag: str, value: int) -> None:
        """That every trigger has this tag (1), none (0), or that it is not known (-1)."""
        column = self.head.tags.index(tag)
        known = self.tags[:, column] >= 0
        self.tags[known, column] = value

    def confirm(self, label: str, names: Iterable[str], key: str = "", *, alone: bool = True) -> None:
        """That names have a label: where the tagger marks words of theirs and, where they name it alone, in sentences
        with a trigger. Elsewhere it is not known."""
        marked = self.marked(label)
        for name in names:
            for place in self.places(name):
                over = [span for span in marked if span.start < place[1] and place[0] < span.end]
                if over:
                    best = max(over, key=lambda span: span.score)
                    self.tell(label, (best.start, best.end), 1, key)
                else:
                    self.tell(label, place, 1 if alone and self.has_trigger(place) else -1, key)

    def places(self, name: str) -> list[Span]:
        """Where a name stands, or where the names within it stand ("Qara Salem" of "Qara Salem village")."""
        whole = occurrences(self.text, name)
        parts = [match[0] for match in _PROPER.finditer(name) if match[0].lower() not in COMMON]
        return whole or [place for part in parts for place in occurrences(self.text, part)]

    def has_trigger(self, place: Span) -> bool:
        """Whether the tagger marks a trigger in the sentence of a place."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text)]
        start = max((end for end in ends if end <= place[0]), default=0)
        end = min((end for end in ends if end > place[0]), default=len(self.text))
        family = ("event.trigger", "agreement.trigger")
        return any(span.label in family and span.score >= 0.5 and start <= span.start < end for span in self.found)

    def windows(self, *, relevant: bool | None, weight: float) -> Iterator[Window]:
        """The windows, as they are cut when a text is read. Whether a text is relevant may be not known."""
        tokenizer = self.teacher.tokenizer
        ids = np.array(tokenizer.encode(self.text, add_special_tokens=False).ids, dtype=np.int64)
        frame = [tokenizer.token_to_id("[CLS]")], [tokenizer.token_to_id("[SEP]")]
        for first, last in windows(ids, sentence_ends(tokenizer), self.head.window):
            is_open = relevant is None or (relevant and first)  # what a text tells, its end need not tell
            document = -1.0 if is_open else float(bool(relevant))
            marks = tuple(
                (begin - first + 1, number, frozenset(keys), None)
                for (begin, number), keys in sorted(self.keys.items())
                if first <= begin < last and keys
            )
            yield Window(
                self.head,
                np.concatenate((frame[0], ids[first:last], frame[1])).astype(np.int64),
                _framed(self.spans[first:last]),
                _framed(self.tags[first:last]),
                np.array([document], dtype=np.float16),
                marks,
                weight,
            )


def _framed(rows: NDArray[np.float32]) -> NDArray[np.float16]:
    edge = np.full((1, *rows.shape[1:]), -1, dtype=np.float32)
    return np.concatenate((edge, rows, edge)).astype(np.float16)


def _incidents(targets: Targets, incidents: Iterable[Row]) -> None:
    told = list(incidents)
    _kinds(targets, told)
    for number, incident in enumerate(told):
        key = f"e{number}"
        targets.confirm("event.perpetrator", names(incident.get("perpetrator")), key)
        targets.confirm("event.place", names(incident.get("place")), key)
        targets.confirm("event.weapon", names(incident.get("weapon")), key, alone=False)
        targets.confirm("event.claimant", names(incident.get("claimed_by")), key)
        for group in incident.get("victims") or ():
            targets.confirm("event.victim", names(group.get("who")), key, alone=False)
    actors_told = [incident.get(role) for incident in told for role in ("perpetrator", "claimed_by", "note")]
    _deny(targets, "event.perpetrator", actors_told)
    _deny(targets, "event.claimant", actors_told)
    places = ("place", "admin", "country", "ll_of", "note")
    _deny(targets, "event.place", [incident.get(role) for incident in told for role in places])
    for label, (total, group) in FIGURES.items():
        _figures(targets, label, [(_bounds(one.get(total)), _groups(one, group)) for one in told])


def _days(targets: Targets, report: Report, incidents: Iterable[Row]) -> None:
    """Marks the days that were coded, and takes back other days where the day of every incident was coded."""
    told = list(incidents)
    days = {
        date.fromisoformat(one["date"]): f"e{number}"
        for number, one in enumerate(told)
        if one.get("date") and one.get("date_precision") == "day"
    }
    for timex in dates.find_dates(report, sentences.split(report)):
        if timex.when is None or (timex.when.latest - timex.when.earliest).days > 1:
            continue
        near = [day for day in days if timex.when.earliest <= day <= timex.when.latest]
        marked = [span for span in targets.marked("event.time") if span.start < timex.end and timex.start < span.end]
        for span in marked:
            if near:
                targets.tell("event.time", (span.start, span.end), 1, days[near[0]])
            elif len(days) == len(told) and not any(abs((day - timex.when.earliest).days) <= 1 for day in days):
                targets.tell("event.time", (span.start, span.end), 0)


def _kinds(targets: Targets, told: list[Row]) -> None:
    """Of the triggers' tags those that the incidents of a report have in common, or none of them has."""
    roles = {incident["role"] for incident in told if not incident.get("optional")}
    if "main" not in roles:
        targets.tag("main", 0)
    allowed = {kind for one in told for kind in (one["event_type"], *(one.get("event_type_also") or ()))}
    if not told:
        return
    for kind in KINDS:
        if kind not in allowed and "other" not in allowed:
            targets.tag(f"kind.{kind}", 0)
    if len(told) == 1 and told[0]["event_type"] in KINDS and "other" not in allowed:
        targets.tag(f"kind.{told[0]['event_type']}", 1)
    for certainty in ("alleged", "denied", "thwarted"):
        if all(one.get("certainty", "stated") != certainty for one in told):
            targets.tag(certainty, 0)


def _figures(targets: Targets, label: str, coded: list[tuple[set[int], set[int]]]) -> None:
    """Marks the counts that were coded, and takes back those above all of them."""
    keys: dict[int, set[str]] = {}
    for number, (total, groups) in enumerate(coded):
        for figure in total | groups:
            keys.setdefault(figure, set()).add(f"e{number}")
    largest = max(keys, default=0)
    for span in targets.marked(label):
        value = number_of(targets.text[span.start : span.end])
        if value is None:
            continue
        for key in keys.get(value, ()):
            targets.tell(label, (span.start, span.end), 1, key)
        if value > largest and FIGURES[label][0]:
            targets.tell(label, (span.start, span.end), 0)


def _agreements(targets: Targets, told: Iterable[Row]) -> None:
    agreements = list(told)
    if not agreements:
        for label in REPORTS.spans:
            if label.startswith("agreement."):
                targets.tell(label, (0, len(targets.text)), 0)
        return
    for number, agreement in enumerate(agreements):
        key = f"a{number}"
        for party in agreement.get("parties") or ():
            targets.confirm("agreement.party", names(party, whole=True), key)
        targets.confirm("agreement.mediator", names(agreement.get("mediator")), key)
        for zone in agreement.get("zones") or ():
            targets.confirm("agreement.zone", names(zone), key)
    told_of = [*(party for one in agreements for party in one.get("parties") or ())]
    _deny(targets, "agreement.party", [*told_of, *(one.get("note") for one in agreements)])
    _deny(targets, "agreement.mediator", [one.get(role) for one in agreements for role in ("mediator", "note")])


def _speakers(targets: Targets, statements: Iterable[Row]) -> None:
    told = list(statements)
    for number, statement in enumerate(told):
        key = f"s{number}"
        targets.confirm("statement.speaker", names(statement.get("speaker"), whole=True), key)
        own = stems_of(statement.get("speaker") or statement.get("organisation") or "")
        for span in targets.marked("statement.speaker"):
            if own & stems_of(targets.text[span.start : span.end]):
                targets.tell("statement.speaker", (span.start, span.end), 1, key)
    roles = ("speaker", "role", "organisation")
    _deny(targets, "statement.speaker", [statement.get(role) for statement in told for role in roles])


def _deny(targets: Targets, label: str, coded: Iterable[str | None]) -> None:
    """Takes back the names that the tagger marks with a label and that share nothing with what was coded."""
    words = " | ".join(one for one in coded if one)
    stems = stems_of(words)
    known = {part for actor in actors.named_in(words) for part in (actor.id, actor.parent) if part}
    for span in targets.marked(label):
        said = targets.text[span.start : span.end]
        if said.lower() in PRONOUNS or (label != "statement.speaker" and not any(letter.isupper() for letter in said)):
            continue
        here = {part for actor in actors.named_in(said) for part in (actor.id, actor.parent) if part}
        if not stems & stems_of(said) and not known & here:
            targets.tell(label, (span.start, span.end), 0)


_LED = re.compile(r"^(?:the|an?|two|three|suspected|alleged)\s", re.IGNORECASE)


def names(coded: str | None, *, whole: bool = False) -> list[str]:
    """The names in what a coder wrote ("Islamic State (ISIS)", "vigilantes and a teacher")."""
    parts = re.split(r"[(),;:/]" if whole else r"[(),;:/]| and | or ", coded or "")
    bare = (_LED.sub("", part.strip()) for part in parts)
    return [part for part in dict.fromkeys(bare) if part.lower() not in COMMON and part != "unnamed"]


def occurrences(text: str, words: str) -> list[Span]:
    """Where words stand in a text; letters of one case are an acronym, whose case counts."""
    if len(words) < SHORTEST:
        return []
    flags = re.RegexFlag(0) if words.isupper() else re.IGNORECASE
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags)]


def number_of(words: str) -> int | None:
    """The first number that words say, or None."""
    match = re.search(rf"(?<!\w){CARDINAL}(?!\w)", words, re.IGNORECASE)
    return cardinal(match[0]) if match else None


def stems_of(words: str) -> frozenset[str]:
    """The beginnings of words that tell things apart."""
    found = re.findall(r"\w{3,}", words.lower())
    return frozenset(word[:5] for word in found if word not in COMMON)


def _bounds(coded: object) -> set[int]:
    values = coded if isinstance(coded, list) else [coded]
    return {value for value in values if isinstance(value, int)}


def _groups(incident: Row, harm: str) -> set[int]:
    return {value for group in incident.get("victims") or () for value in _bounds(group.get(harm))}
