"""Temporal expressions of a report: found, typed, normalised to TIMEX3 and to calendar days.

The flow: (1) each sentence is cut into tokens with classes (`dates_words`); (2) patterns over the classes propose
candidates (`dates_patterns`); (3) the rule of the longest candidate reads it (`dates_resolution`,
`dates_durations`); (4) a time of day is joined with the day beside it, and the two ends of a range get the whole
range as their days. Relative expressions count from the report's day of publication, those inside a story from the
day told last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.mentions import dates_calendars as calendars
from dateline.mentions import dates_clock as clock
from dateline.mentions import dates_durations as durations
from dateline.mentions import dates_explicit as explicit
from dateline.mentions import dates_periods as periods
from dateline.mentions import dates_relative as relative
from dateline.mentions import dates_resolution as resolution
from dateline.mentions.dates_direction import direction
from dateline.mentions.dates_named import find_named
from dateline.mentions.dates_patterns import Candidate, candidates_in
from dateline.mentions.dates_resolution import Found, Reading, Resolved
from dateline.mentions.dates_words import CLASSES, Token, codes_of, matches_of, tokens_from
from dateline.model.mentions import TemporalExpression
from dateline.model.text import Report, Sentence
from dateline.model.values import When

RULES: dict[str, Callable[[Found, Reading], Resolved | None]] = {
    "age": resolution.skipped,
    "iso": explicit.iso,
    "slashed": explicit.slashed,
    "days_month": explicit.days_month,
    "month_days": explicit.month_days,
    "year_span": explicit.year_span,
    "attacks_of_2001": explicit.attacks_of_2001,
    "part_of_month": explicit.part_of_month,
    "day_of_relative": explicit.day_of_relative,
    "month_day": explicit.month_day,
    "day_month": explicit.day_month,
    "day_month_short": explicit.day_month_short,
    "month_year": explicit.month_year,
    "month_relative": explicit.month_relative,
    "month": explicit.month,
    "year": explicit.year,
    "short_year": explicit.short_year,
    "fiscal_year": explicit.fiscal_year,
    "decade": explicit.decade,
    "century": explicit.century,
    "weekday": relative.weekday,
    "weekday_of_month": relative.weekday_of_month,
    "weekday_of_festival": resolution.skipped,
    "weekday_nth": relative.weekday_nth,
    "weekday_week": relative.weekday_week,
    "weekday_before": relative.weekday_before,
    "weekdays": relative.weekdays,
    "deictic": relative.deictic,
    "before_deictic": relative.before_deictic,
    "overnight": relative.overnight,
    "nth_day": relative.nth_day,
    "relative": relative.relative,
    "bare_period": relative.bare_period,
    "unit_of": relative.unit_of_day,
    "ago": durations.ago,
    "ago_from": durations.ago_from,
    "year_ago": durations.year_ago,
    "season": periods.season,
    "quarter": periods.quarter,
    "quarter_mark": periods.quarter_mark,
    "quarter_of_year": periods.quarter_of_year,
    "quarter_relative": periods.quarter_relative,
    "year_end": periods.year_end,
    "half_year": periods.half_year,
    "clock": clock.clock,
    "military": clock.military,
    "part_relative": clock.part_relative,
    "part_before": clock.part_before,
    "part": clock.part,
    "duration": durations.duration,
    "duration_anchored": durations.duration_anchored,
    "duration_first": durations.duration_first,
    "duration_vague": durations.duration_vague,
    "set_unit": durations.set_unit,
    "weekday_nights": durations.weekday_nights,
    "set_times": durations.set_times,
    "set_frequency": durations.set_frequency,
    "reference": durations.reference,
    "reference_future": durations.reference_future,
    "reference_past": durations.reference_past,
    "reference_recent": durations.reference_recent,
    "reference_present": durations.reference_present,
}
"""What reads each pattern of `dates_patterns.PATTERNS`."""


_FESTIVAL = CLASSES["FESTIVAL"]
_MAY_DAY = CLASSES["AMBIGUOUS_MONTH"] + CLASSES["UNIT"]


@dataclass(slots=True)
class _Piece:
    """`tokens[first:last]`, read."""

    rule: str
    first: int
    last: int
    resolved: Resolved


def find_dates(report: Report, sentences: tuple[Sentence, ...]) -> tuple[TemporalExpression, ...]:
    """The temporal expressions of a report, in the order of the text, none over another.

    Offsets are characters of `report.text`. `when` is set where the words denote calendar days no longer than a year.
    Without `report.published`, what is relative to it has a value with X where a digit is not known, and no `when`.
    """
    reading = Reading(report.published)
    found: list[TemporalExpression] = []
    for sentence in sentences:
        matches = matches_of(report.text, sentence.start, sentence.end)
        codes = codes_of(matches)
        candidates = candidates_in(codes)
        named = _FESTIVAL in codes or _MAY_DAY in codes
        if not candidates and not named:
            continue
        tokens = tokens_from(matches)
        expressions = _expressions(tokens, _pieces(tokens, candidates, reading, report.text))
        if named:
            expressions = _with_named(expressions, report, sentence, tokens)
        found.extend(expressions)
    return tuple(found)


def _pieces(
    tokens: list[Token], candidates: list[tuple[int, tuple[Candidate, ...]]], reading: Reading, text: str
) -> list[_Piece]:
    pieces: list[_Piece] = []
    read_to = 0
    for position, beginning in candidates:
        piece = _first_read(tokens, beginning, reading, text) if position >= read_to else None
        if piece is None:
            continue
        read_to = piece.last
        if piece.resolved is not resolution.SKIPPED:
            pieces.append(piece)
            _remember(tokens, piece, reading)
    return _joined(tokens, pieces, reading)


def _first_read(tokens: list[Token], candidates: tuple[Candidate, ...], reading: Reading, text: str) -> _Piece | None:
    for rule, first, last in candidates:
        resolved = RULES[rule](Found(tokens, first, last, text), reading)
        if resolved is not None:
            return _Piece(rule, first, last, resolved)
    return None


def _remember(tokens: list[Token], piece: _Piece, reading: Reading) -> None:
    resolved = piece.resolved
    if resolved.type not in ("DATE", "TIME") or resolved.when is None:
        return
    reading.told_value = resolved.value
    reading.told_start = resolved.when.earliest
    if resolved.when.precision == 1:
        day = reading.told = resolved.when.earliest
        reading.days_told[day.month, day.day] = day.year
    if piece.rule == "quarter":
        reading.quarter = resolved.value
        reading.quarter_at = tokens[piece.first].start


_DAY_PARTS = frozenset(("part", "clock", "military"))
_DATES = frozenset(("month_day", "day_month", "iso", "slashed"))
_WEEKDAY_CLASSES = (CLASSES["WEEKDAY"], CLASSES["SHORT_WEEKDAY"])
_NEAR = 10
"""So many tokens may stand between a time of day and its day."""
_JOINING = frozenset(CLASSES[name] for name in ("COMMA", "ON", "AT", "NEARLY", "OF", "THE", "BY"))


def _joined(tokens: list[Token], pieces: list[_Piece], reading: Reading) -> list[_Piece]:
    """Times of day and the days beside them as one; a part of a day without a day ("night") is dropped."""
    joined: list[_Piece] = []
    for piece in pieces:
        if piece.rule == "part_relative":
            piece = _with_hours(tokens, piece)
        previous = joined[-1] if joined else None
        if previous and _are_beside(tokens, previous, piece) and (merged := _merged(tokens, previous, piece)):
            joined[-1] = merged
        else:
            joined.append(piece)
    _give_day(joined)
    return [piece for piece in joined if piece.rule != "part" or _stands_alone(tokens, piece)]


def _stands_alone(tokens: list[Token], piece: _Piece) -> bool:
    """Whether a part of the day says its day by itself ("in the morning"); its "in" is then left out."""
    following = tokens[piece.last].word if piece.last < len(tokens) else ""
    if tokens[piece.first].code != CLASSES["IN"] or following in ("between", "of", "from"):
        return False
    piece.first += 1
    return True


def _are_beside(tokens: list[Token], left: _Piece, right: _Piece) -> bool:
    between = tokens[left.last : right.first]
    return len(between) <= 2 and all(
        token.code in _JOINING or (token.word in ("into", "to") and left.rule in ("overnight", "part"))
        for token in between
    )


def _merged(tokens: list[Token], left: _Piece, right: _Piece) -> _Piece | None:
    """A day and a time of day; None for any other two."""
    if left.rule == "overnight" or right.rule == "overnight":
        return _night(tokens, left, right)
    time, day = (left, right) if left.rule in _DAY_PARTS else (right, left)
    if time.rule not in _DAY_PARTS or day.rule in _DAY_PARTS or len(day.resolved.value) < 10:
        return None
    if day.resolved.type not in ("DATE", "TIME") or "T" not in time.resolved.value[7:]:
        return None
    if day.resolved.type == "TIME" and day.resolved.value[10:11] == "T" and time.rule == "part":
        return None
    clock = time.resolved.value[time.resolved.value.index("T") :]
    if day.resolved.value.endswith("TNI") and "T00" <= clock < "T06" and day.resolved.when:
        # "3 a.m. last night" is on the day on which that night ended.
        next_day = calendars.shifted(day.resolved.when.earliest, "D", 1)
        if next_day is not None:
            day = replace(day, resolved=Resolved("TIME", f"{next_day}TNI", When.on(next_day)))
    value = day.resolved.value[:10] + clock
    first = left.first
    if time is left and tokens[first].code == CLASSES["IN"]:
        first += 1
    elif time is left and time.rule == "part" and first and tokens[first - 1].code == CLASSES["THE"]:
        first -= 1
    return _Piece("time", first, right.last, replace(day.resolved, type="TIME", value=value))


def _with_hours(tokens: list[Token], piece: _Piece) -> _Piece:
    """ "0230 last night", with hours and minutes that could be no year, as one."""
    word = tokens[piece.first - 1].word if piece.first else ""
    if not re.fullmatch(r"0\d[0-5]\d", word) or not piece.resolved.value.endswith("TNI"):
        return piece
    hours = _Piece("military", piece.first - 1, piece.first, Resolved("TIME", f"XXXX-XX-XXT{word[:2]}:{word[2:]}"))
    return _merged(tokens, hours, piece) or piece


def _night(tokens: list[Token], left: _Piece, right: _Piece) -> _Piece | None:
    """ "Overnight on Thursday" is the night that begins, "overnight into Friday" the one that ends on that day."""
    day = right if left.rule == "overnight" else left
    when = day.resolved.when
    if when is None or when.precision != 1 or day.resolved.type != "DATE":
        return None
    ends = any(token.word in ("into", "to") for token in tokens[left.last : right.first])
    first = calendars.shifted(when.earliest, "D", -1 if ends else 0)
    last = calendars.shifted(when.earliest, "D", 0 if ends else 1)
    if first is None or last is None:
        return None
    return _Piece("time", left.first, right.last, Resolved("TIME", f"{first}TNI", When.spanning(first, last)))


def _give_day(pieces: list[_Piece]) -> None:
    """A time of day that stands near, and apart from, the only day of its sentence is of that day."""
    days = {p.resolved.value[:10]: p for p in pieces if _is_one_day(p) and p.rule not in _DAY_PARTS}
    if len(days) != 1:
        return
    value, day = days.popitem()
    for piece in pieces:
        time = piece.resolved.value
        near = max(piece.first - day.last, day.first - piece.last) <= _NEAR
        if near and piece.rule in ("clock", "military") and "T" in time[7:]:
            piece.resolved = Resolved("TIME", value + time[time.index("T") :], day.resolved.when)


def _is_one_day(piece: _Piece) -> bool:
    return piece.resolved.when is not None and piece.resolved.when.precision == 1


def _agree(tokens: list[Token], left: _Piece, right: _Piece) -> None:
    """ "On Sunday morning, January 27" and "on Sunday (27 January)" are one day, that of the date."""
    between = tokens[left.last : right.first]
    names_weekday = any(t.code in _WEEKDAY_CLASSES for t in tokens[left.first : left.last])
    if not (names_weekday and right.rule in _DATES and len(between) == 1 and between[0].word in (",", "(")):
        return
    weekday, day = left.resolved.when, right.resolved.when
    if weekday is None or day is None or not (_is_one_day(left) and _is_one_day(right)):
        return
    if weekday.earliest.weekday() == day.earliest.weekday() and len(left.resolved.value) >= 10:
        left.resolved = replace(left.resolved, value=f"{day.earliest}{left.resolved.value[10:]}", when=day)


def _expressions(tokens: list[Token], pieces: list[_Piece]) -> list[TemporalExpression]:
    for left, right in pairwise(pieces):
        _agree(tokens, left, right)
        _order_weekdays(tokens, left, right)
    whens = [piece.resolved.when for piece in pieces]
    for number, (left, right) in enumerate(pairwise(pieces)):
        if _is_range(tokens, left, right):
            assert left.resolved.when
            assert right.resolved.when
            span = When.spanning(left.resolved.when.earliest, right.resolved.when.latest)
            whens[number] = whens[number + 1] = span
    return [
        TemporalExpression(
            tokens[piece.first].start, tokens[piece.last - 1].end, piece.resolved.type, piece.resolved.value, when
        )
        for piece, when in zip(pieces, whens, strict=True)
    ]


_RANGES = frozenset(
    [("from", "to"), ("from", "until"), ("from", "till"), ("from", "through"), ("between", "and"), ("of", "to")]
)


def _linked(tokens: list[Token], left: _Piece, right: _Piece) -> bool:
    """Whether the two are the ends of a range."""
    between = tokens[left.last : right.first]
    if len(between) != 1:
        return False
    before = tokens[left.first - 1].word if left.first else ""
    joint = between[0]
    if joint.code == CLASSES["HYPHEN"]:
        return True
    return (before, joint.word) in _RANGES or (left.rule == "time" and joint.code == CLASSES["TO"])


def _order_weekdays(tokens: list[Token], left: _Piece, right: _Piece) -> None:
    """ "Between Saturday and Sunday" said on a Saturday: the Saturday is the one before the Sunday."""
    first, last = left.resolved.when, right.resolved.when
    if left.rule != "weekday" or first is None or last is None or not _linked(tokens, left, right):
        return
    distance = (first.earliest - last.earliest).days
    day = calendars.shifted(first.earliest, "D", -7) if 0 < distance < 7 else None
    if day:
        left.resolved = Resolved("DATE", day.isoformat(), When.on(day))


def _is_range(tokens: list[Token], left: _Piece, right: _Piece) -> bool:
    if left.resolved.when is None or right.resolved.when is None:
        return False
    return left.resolved.when.earliest <= right.resolved.when.latest and _linked(tokens, left, right)


def _with_named(
    expressions: list[TemporalExpression], report: Report, sentence: Sentence, tokens: list[Token]
) -> list[TemporalExpression]:
    """With the festivals and the dates of other calendars in place of what they overlap."""

    def towards(offset: int) -> int:
        position = next((n for n, token in enumerate(tokens) if token.start >= offset), len(tokens))
        return direction(tokens, position, position)

    named = list(find_named(report.text, sentence.start, sentence.end, report.published, towards))
    if not named:
        return expressions
    kept = [e for e in expressions if not any(e.start < n.end and n.start < e.end for n in named)]
    return sorted(
        [*kept, *(TemporalExpression(n.start, n.end, "DATE", n.value, n.when) for n in named)], key=lambda e: e.start
    )
