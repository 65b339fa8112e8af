"""Agreements and their boards as plain JSON: the shapes of `dateline agreements --json` and of the HTTP API."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.analysis.agreement_incidents import Counted, InZones
from dateline.analysis.agreements import Agreement, Commitment, status_on
from dateline.analysis.board import Board, Evidence, LinkStanding, Standing
from dateline.analysis.gap_shapes import same_sources_json
from dateline.analysis.holding import Holding, Period, Window
from dateline.analysis.lags import Lags
from dateline.analysis.reporting import SameSources
from dateline.model.assessments import Assessment
from dateline.model.values import When
from dateline.model.wire import when_summary

SCHEMA = "dateline.agreements/1"
_DAYS = ("announced", "signed", "in_force", "expiry", "extended")


def agreement_json(agreement: Agreement, day: date | None) -> dict[str, Any]:
    """One line of the register; `status` is how it stands on that day."""
    return {
        "schema": SCHEMA,
        "id": agreement.record,
        "agreement_type": agreement.kind,
        "parties": [party.name for party in agreement.parties],
        "mediators": [one.name for one in agreement.mediators],
        "against": [one.name for one in agreement.against],
        "commitments": [_commitment(one) for one in agreement.commitments],
        "zones": [
            {"name": zone.name, "shape": zone.shape, "within": zone.within, "precision": zone.where.precision}
            for zone in agreement.zones
        ],
        **{name: _day(getattr(agreement, name)) for name in _DAYS},
        "status": status_on(agreement, day) if day else agreement.told_status,
        "status_on": _iso(day),
        "review": agreement.review_status,
        "verdict": agreement.verdict,
        "reports": list(agreement.reports),
        "marking": agreement.marking,
    }


def board_json(
    board: Board,
    found: InZones | None,
    answer: Holding | str | None = None,
    same_sources: SameSources | None = None,
) -> dict[str, Any]:
    """An agreement with its board, its links, the incidents in its zones, and whether it holds, or why none can say.

    `same_sources` are those of which alone the answer is, where not all are.
    """
    sought = board.sought
    return {
        **agreement_json(board.agreement, sought.until),
        "board": [_standing(one) for one in board.standings],
        "links": [_link(one) for one in board.links],
        "evidence_on_commitments_no_longer_told": [_evidence(one) for one in board.unplaced],
        "sought": {
            "since": _iso(sought.since),
            "until": _iso(sought.until),
            "reports_naming_a_party": sought.naming,
            "holding_words_of_what_was_agreed": sought.bearing,
            "looked_into": sought.looked_into,
            "without_a_day": sought.undated,
            "last_report_naming_a_party": _iso(sought.last_naming),
        },
        "incidents": incidents_json(found) if found else None,
        "holding": holding_json(answer) if isinstance(answer, Holding) else None,
        "no_answer": answer if isinstance(answer, str) else None,
        "same_sources": same_sources_json(same_sources) if same_sources else None,
    }


def incidents_json(found: InZones) -> dict[str, Any]:
    """Incidents by zone and in all, each by the id of its record."""
    return {
        "since": _iso(found.since),
        "until": _iso(found.until),
        "attacks_by": list(found.by),
        "zones": [_counted(one) for one in found.zones],
        "inside": _counted(found.inside),
        "ring": _counted(found.ring),
        "elsewhere": _counted(found.elsewhere),
    }


def holding_json(found: Holding) -> dict[str, Any]:
    """The answer to "is it holding?": the verdict with its reason, all days since, and the windows side by side."""
    return {
        "verdict": found.verdict,
        "reason": found.reason,
        "caveat": found.caveat,
        "rule": found.rule,
        "signed": _iso(found.signed),
        "in_force": _iso(found.in_force),
        "until": _iso(found.until),
        "not_yet_known": [_iso(day) for day in found.not_yet_known] if found.not_yet_known else None,
        "lags": _lags(found.lags) if found.lags else None,
        "period": _period(found.period),
        "windows": [_window(one) for one in found.windows],
        "latest": _window(found.latest) if found.latest else None,
        "comparisons": [
            {
                "name": other.name,
                "period": _period(other.period),
                "windows": [_window(one) for one in other.windows],
            }
            for other in found.comparisons
        ],
    }


def _lags(found: Lags) -> dict[str, Any]:
    """How late each source reports, the one that tells most first at first."""
    return {
        "rule": found.rule,
        "read_until": _iso(found.read_until),
        "days": found.days,
        "is_known": found.is_known,
        "sources": [
            {
                "outlet": one.outlet,
                "days": one.days,
                "still_coming_in_from": _iso(one.coming_from),
                "share_of_first_reports": round(one.share, 4),
                "incidents_first_told": one.known,
                "is_own": one.is_own,
            }
            for one in found.sources
        ],
    }


def _period(one: Period | None) -> dict[str, Any] | None:
    """All days since against all before, in typical fortnights."""
    if one is None:
        return None
    return {
        "verdict": one.verdict,
        "rule": one.level.rule,
        "known_days": one.since.known_days,
        "count": one.since.count,
        "typical_fortnight": {"before": one.level.before, "since": one.level.since, "usual": list(one.level.usual)},
        "p": one.level.p,
        "already": {"fewer": "falling", "more": "rising"}.get(one.level.trend),
        "smallest_fall": one.level.smallest_fall,
    }


def _window(one: Window) -> dict[str, Any]:
    ratio, placebo = one.rate_ratio, one.placebo
    return {
        "days": one.days,
        "verdict": one.verdict,
        "before": {"count": one.before.count, "known_days": one.before.known_days},
        "after": {"count": one.after.count, "known_days": one.after.known_days},
        "usual": list(placebo.usual) if placebo else None,
        "dates": placebo.dates if placebo else None,
        "as_low": placebo.lower if placebo else None,
        "as_high": placebo.higher if placebo else None,
        "p": placebo.p if placebo else None,
        "smallest_fall": placebo.smallest_fall if placebo else None,
        "rate_ratio": {"ratio": ratio.ratio, "low": ratio.low, "high": ratio.high} if ratio else None,
    }


def _counted(one: Counted) -> dict[str, Any]:
    return {
        "name": one.name,
        "within": one.within,
        "attacks": [occurrence.record_id for occurrence in one.attacks],
        "responses": [occurrence.record_id for occurrence in one.responses],
        "unsure": [occurrence.record_id for occurrence in one.unsure],
    }


def _commitment(commitment: Commitment) -> dict[str, Any]:
    due = commitment.due
    return {
        "key": commitment.key,
        "words": commitment.words,
        "type": commitment.type,
        "zones": list(commitment.zones),
        "due": {"relation": due.relation, **when_summary(due.when), "words": due.words} if due else None,
        "said": [
            {"report": one.report, "start": one.start, "end": one.end, "words": one.words} for one in commitment.said
        ],
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "commitment": standing.commitment.key,
        "words": standing.commitment.words,
        "type": standing.commitment.type,
        "degree": standing.degree,
        "degree_words": standing.degree_words,
        "assessed": _decided(standing.assessed),
        "last_evidence": _iso(standing.last_evidence),
        "overdue": standing.is_overdue,
        "days_without_evidence": standing.quiet_days,
        "state": standing.quiet_words,
        "evidence": [_evidence(one) for one in standing.evidence],
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    proposal, passage = one.proposal, one.passage
    return {
        "key": proposal.key,
        "commitment": proposal.commitment,
        "stance": one.stance,
        "state": one.state,
        "day": _iso(passage.day),
        "report": passage.report,
        "start": passage.start,
        "end": passage.end,
        "words": passage.words,
        "reason": proposal.reason,
        "zone": proposal.in_zone,
        "place": proposal.place,
        "alleged": proposal.is_alleged,
        "incident": proposal.incident,
        "decided": _decided(one.decided),
    }


def _link(one: LinkStanding) -> dict[str, Any]:
    passage = one.link.passage
    return {
        "from": one.link.record,
        "kind": one.kind,
        "to": one.link.other,
        "state": one.state,
        "reason": one.link.reason,
        "report": passage.report if passage else None,
        "words": passage.words if passage else None,
        "decided": _decided(one.decided),
    }


def _decided(made: Assessment | None) -> dict[str, Any] | None:
    if made is None:
        return None
    at = made.made.isoformat(timespec="seconds")
    return {"by": made.by, "at": at, "reason": made.reason, "decision": made.decision}


def _day(when: When | None) -> dict[str, Any] | None:
    return when_summary(when) if when else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
