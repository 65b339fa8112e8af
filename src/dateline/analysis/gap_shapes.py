"""Gaps as JSON and as rows of a table: the shape `dateline.gaps/1`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.analysis.between import Between
from dateline.analysis.gaps import ANSWERS, WINDOWS, Attack, Dimension, Found, Gaps, Row, Run
from dateline.analysis.occurrences import Occurrence, Passage, Range
from dateline.analysis.reporting import Reporting, SameSources, in_words

SCHEMA = "dateline.gaps/1"
DIMENSIONS: tuple[Dimension, ...] = ("zone", "force", "perpetrator")
COLUMNS = (
    "record",
    "date_start",
    "date_end",
    "date_prec",
    "place",
    "zone",
    "latitude",
    "longitude",
    "where_prec",
    "event_type",
    "perpetrators",
    "forces",
    "killed_low",
    "killed_best",
    "killed_high",
    *(f"response_{window}d" for window in WINDOWS),
    "responses",
    "reports_naming_zone",
    "sources",
    "marking",
    "headline",
)
"""The columns of the table of attacks."""
PIN_PRECISION = 3

Json = dict[str, Any]


def gaps_json(
    gaps: Gaps,
    reporting: Reporting,
    between: Sequence[Between] = (),
    *,
    marking: str,
    same_sources: SameSources | None = None,
) -> Json:
    """All of it as one object."""
    cells = gaps.cells()
    return {
        "schema": SCHEMA,
        "area": {"asked": gaps.area.name, "understood": gaps.area.described} if gaps.area else None,
        "from": gaps.since.isoformat(),
        "to": gaps.until.isoformat(),
        "as_of": gaps.as_of.isoformat(),
        "same_sources": same_sources_json(same_sources) if same_sources else None,
        "windows_days": list(WINDOWS),
        "total": _row(gaps.total()),
        "rows": {by: [_row(row) for row in gaps.rows(by)] for by in DIMENSIONS},
        "weeks": [week.isoformat() for week in gaps.weeks()],
        "cells": [
            {
                "zone": cell.zone,
                "week": cell.week.isoformat(),
                "whole_week": cell.within,
                **_row(Row((cell.zone,), cell.attacks)),
            }
            for cell in cells.values()
            if cell.attacks
        ],
        "runs": [_run(run) for run in gaps.runs()],
        "attacks": [attack_json(attack) for attack in gaps.attacks],
        "unsure": [one.record_id for one in gaps.unsure],
        "between": [_between(one) for one in between],
        "reporting": reporting_json(reporting),
        "marking": marking,
    }


def reporting_json(reporting: Reporting) -> Json:
    """The reporting beside a count."""
    return {
        "from": reporting.since.isoformat(),
        "to": reporting.until.isoformat(),
        "sources_active": reporting.active,
        "reports_read": reporting.reports,
        "reports_relevant": reporting.relevant,
        "reports_naming_area": reporting.naming,
        "counted": reporting.counted,
        "single_source": reporting.single_source,
        "single_source_share": reporting.single_source_share,
        "median_lag_days": reporting.median_lag,
        "reports_undated": reporting.undated,
        "outages": [
            {"outlet": one.outlet, "first": one.first.isoformat(), "last": one.last.isoformat(), "days": one.days}
            for one in reporting.outages
        ],
        "sources": [
            {
                "outlet": one.outlet,
                "reports": one.reports,
                "relevant": one.relevant,
                "naming_area": one.naming,
                "in_both_periods": one.was_there,
            }
            for one in reporting.sources
        ],
        "in_words": list(in_words(reporting)),
    }


def same_sources_json(same: SameSources) -> Json:
    """The sources that alone count, those that do not, and the records that this leaves out."""
    return {
        "from": same.now.since.isoformat(),
        "to": same.now.until.isoformat(),
        "before": {"from": same.before.since.isoformat(), "to": same.before.until.isoformat()},
        "sources": list(same.sources),
        "other_sources": list(same.others),
        "left_out": list(same.left_out),
        "in_words": str(same),
    }


def attack_json(attack: Attack) -> Json:
    """One attack with what was found."""
    one = attack.occurrence
    return {
        "record": one.record_id,
        "headline": one.headline,
        "date": _days(one),
        "place": one.place,
        "zone": attack.zone,
        "word": one.word,
        "perpetrators": [party.name for party in one.perpetrators],
        "forces": list(forces_of(one)),
        "killed": _range(one.killed),
        "answers": {str(window): attack.answer(window) for window in WINDOWS},
        "responses": [_found(found) for found in attack.found],
        "reports_naming_zone": attack.naming,
    }


def attack_rows(attacks: Iterable[Attack]) -> Iterator[Json]:
    """The attacks as rows of `COLUMNS`, what is not known left empty; a province is never a point."""
    for attack in attacks:
        one, killed = attack.occurrence, attack.occurrence.killed
        is_point = one.where_precision is not None and one.where_precision <= PIN_PRECISION
        row: Json = {
            "record": one.record_id,
            "date_start": one.earliest.isoformat() if one.earliest else None,
            "date_end": one.latest.isoformat() if one.latest else None,
            "date_prec": one.date_precision,
            "place": one.place,
            "zone": attack.zone,
            "latitude": one.lat if is_point else None,
            "longitude": one.lon if is_point else None,
            "where_prec": one.where_precision,
            "event_type": one.event_type,
            "perpetrators": "; ".join(party.name for party in one.perpetrators) or None,
            "forces": "; ".join(forces_of(one)) or None,
            "killed_low": killed.low if killed else None,
            "killed_best": killed.best if killed else None,
            "killed_high": killed.high if killed else None,
            "responses": "; ".join(found_words(found) for found in attack.found) or None,
            "reports_naming_zone": attack.naming,
            "sources": len(one.families),
            "marking": one.marking,
            "headline": one.headline,
        }
        row |= {f"response_{window}d": attack.answer(window) for window in WINDOWS}
        yield {name: row[name] for name in COLUMNS}


def forces_of(one: Occurrence) -> tuple[str, ...]:
    """The forces that an attack hit, as far as they are named."""
    named = [party.name for party in one.targets if party.side == "force"]
    return tuple(dict.fromkeys(named or [victims.group for victims in one.victims if victims.side == "force"]))


def found_words(found: Found) -> str:
    """A response that was found, in words: what, by whom, when."""
    first, last = found.days
    days = first.isoformat() if first == last else f"{first} to {last if last.year < _FAR else 'not known'}"
    by = f" by {', '.join(party.name for party in found.by)}" if found.by else ""
    named = f", record {found.record_id[:8]}" if found.record_id else ""
    return f"{found.what.replace('_', ' ')}{by}, {days}{named}"


_FAR = 9999


def _row(row: Row) -> Json:
    return {
        "label": list(row.label),
        "attacks": len(row.attacks),
        "answers": {str(window): {answer: row.count(window, answer) for answer in ANSWERS} for window in WINDOWS},
        "share_none_reported": {str(window): row.share(window) for window in WINDOWS},
        "records": [attack.occurrence.record_id for attack in row.attacks],
    }


def _run(run: Run) -> Json:
    killed, is_open = run.killed
    return {
        "zone": run.zone,
        "first": run.first.isoformat(),
        "last": run.last.isoformat(),
        "attacks": len(run.attacks),
        "killed_best": killed,
        "some_not_known": is_open,
        "records": [attack.occurrence.record_id for attack in run.attacks],
    }


def _found(found: Found) -> Json:
    first, last = found.days
    return {
        "what": found.what,
        "record": found.record_id,
        "by": [party.name for party in found.by],
        "earliest": first.isoformat(),
        "latest": last.isoformat() if last.year < _FAR else None,
        "in_time": dict(zip(map(str, WINDOWS), found.fits, strict=True)),
        "words": _passage(found.passage) if found.passage else None,
    }


def _between(one: Between) -> Json:
    told = {"places": list(one.places), "forces": list(one.forces), "outlets": list(one.outlets), "title": one.title}
    return {"what": one.passage.what, **told, **_passage(one.passage)}


def _passage(passage: Passage) -> Json:
    return {
        "words": passage.words,
        "report": passage.report_id,
        "start": passage.start,
        "end": passage.end,
        "published": passage.published.isoformat() if passage.published else None,
    }


def _days(one: Occurrence) -> Json | None:
    if one.earliest is None or one.latest is None:
        return None
    return {"earliest": one.earliest.isoformat(), "latest": one.latest.isoformat(), "precision": one.date_precision}


def _range(figure: Range | None) -> Json | None:
    return {"low": figure.low, "best": figure.best, "high": figure.high} if figure else None
