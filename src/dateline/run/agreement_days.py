"""Days of an agreement that its words tell: whether it was signed, and when a commitment is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.analysis.agreements import Due
from dateline.mentions import dates
from dateline.model.claims import Account
from dateline.model.mentions import TemporalExpression
from dateline.model.text import Report, Sentence
from dateline.model.values import When

_SIGNED = re.compile(
    r"\b(?:signed|signing|sign|initialled|inked|put\s(?:their|its|his)\s(?:names?|signatures?))\b", re.I
)
_BY = re.compile(r"\b(?:by|before|no\slater\sthan|not\slater\sthan|until)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:within|in\sthe\snext|over\sthe\snext|no\slater\sthan)\s(?:the\s)?(?:next\s)?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|starting|beginning|as\sof|starting\son|beginning\son)\s(?:on\s|the\s)?$", re.I)
_CLAUSE = re.compile(r"[;:.]\s|,\s(?:while|but|and\sthat)\b")
_PERIOD = re.compile(r"P(\d{1,4})([DWMY])")


def is_signed(report: Report, account: Account, cut: Sequence[Sentence]) -> bool:
    """Whether the words of its conclusion say that it was signed."""
    starts = [
        piece.start
        for claim in account.claims
        if claim.field in ("agreement_type", "announced", "status")
        for piece in claim.evidence
    ]
    return any(
        _SIGNED.search(report.text, one.start, one.end)
        for one in cut
        if any(one.start <= start < one.end for start in starts)
    )


def due_of(report: Report, account: Account, sentence: Sentence, span: tuple[int, int]) -> Due | None:
    """When a commitment is due, by the first day or duration behind it in its clause; None where none is told.

    What stands behind another commitment is said of that one.

    A duration ("within three months") runs from the day of signature or announcement, or else of entry into force.
    """
    text = report.text
    clause = _CLAUSE.search(text, span[1], sentence.end)
    others = [
        piece.start
        for claim in account.claims
        if claim.field == "commitment"
        for piece in claim.evidence
        if piece.start >= span[1]
    ]
    end = min([clause.start() if clause else sentence.end, *others])
    for found in dates.find_dates(report, (sentence,)):
        if not span[1] <= found.start < end:
            continue
        before = text[max(span[1], found.start - 30) : found.start]
        words = text[max(span[1], found.start - 30) : found.end]
        if found.type == "DURATION" and (cue := _WITHIN.search(before)):
            base = _base(account)
            day = _after(base, found) if base else None
            if day:
                return Due("by", When.on(day), words[cue.start() :])
        elif found.when is not None and found.type in ("DATE", "TIME"):
            for relation, pattern in (("by", _BY), ("from", _FROM)):
                if cue := pattern.search(before):
                    return Due(relation, found.when, words[cue.start() :])
    return None


def _base(account: Account) -> date | None:
    for field in ("announced", "in_force"):
        days = [value for value in account.values(field) if isinstance(value, When)]
        if days:
            return days[0].earliest
    return None


def _after(day: date, duration: TemporalExpression) -> date | None:
    """A day and a duration such as P3M later; the last of a month where it has no such day."""
    match = _PERIOD.fullmatch(duration.value)
    if match is None:
        return None
    number, unit = int(match[1]), match[2]
    if unit in "DW":
        return _shifted(day.toordinal() + number * (7 if unit == "W" else 1))
    months = day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    first_of_next = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max
    return date(year, month, min(day.day, (first_of_next - date(year, month, 1)).days))


def _shifted(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None
