"""Records and claims as JSON and as flat rows: the shape `dateline.records/1` and the columns of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from dateline.model.claims import Account, Role
from dateline.model.records import Facet, Figure, Member, Record, RecordView, ReviewState, Told
from dateline.model.text import strictest
from dateline.model.values import HARMS, Harm, Toll
from dateline.model.wire import value_from_json, value_to_json

SCHEMA = "dateline.records/1"
CLAIMS_SCHEMA = "dateline.claims/1"
Of = Literal["records", "claims"]
Row = dict[str, Any]

PIN_PRECISION = 3
"""The coarsest where_prec that is a point on a map: a province (4) and what is wider is never a pin."""


def record_json(view: RecordView) -> Row:
    """A record in the shape of `dateline.records/1`."""
    return {
        "schema": SCHEMA,
        "id": view.record.id,
        "kind": view.record.kind,
        "status": view.status,
        "accounts": [
            _member(member, lineage) for member, lineage in zip(view.members, view.record.accounts, strict=True)
        ],
        "figures": {figure.harm: _figure(figure) for figure in view.figures if figure.group is None},
        "figures_by_group": [
            {"group": figure.group, "harm": figure.harm, **_figure(figure)} for figure in view.figures if figure.group
        ],
        "fields": {facet.field: _facet(facet) for facet in view.facets},
        "marking": strictest(member.marking for member in view.members),
        "summary": view.summary,
    }


def record_from_json(document: Row, headings: Mapping[str, tuple[str | None, str]], review: ReviewState) -> RecordView:
    """The record of which `record_json` made a document, with the titles and markings of its reports and its reviews.

    A document does not tell how certain each account is, nor whether it is of several things: its members are stated.
    """
    shown, roles = [], {}
    for one in document["accounts"]:
        title, marking = headings[one["report_id"]]
        roles[one["account_id"]] = one["role"]
        given = {name: one[name] for name in one if name != "member"}
        shown.append(Member(**given, marking=marking, title=title))
    figures = [(harm, None, figure) for harm, figure in document["figures"].items()]
    figures += [(figure["harm"], figure["group"], figure) for figure in document["figures_by_group"]]
    return RecordView(
        Record(document["id"], document["kind"], tuple(one["member"] for one in document["accounts"])),
        document["status"],
        tuple(shown),
        tuple(_figure_from_json(harm, group, figure, roles) for harm, group, figure in figures),
        tuple(_facet_from_json(field, facet, roles) for field, facet in document["fields"].items()),
        document["summary"],
        review,
    )


def claim_rows(view: RecordView, accounts: Mapping[str, Account]) -> Iterable[Row]:
    """Every claim of a record's accounts (by id), a row each, in the columns of `codebook.CLAIM_COLUMNS`."""
    for member in view.members:
        account = accounts[member.account_id]
        for claim in account.claims:
            value = value_to_json(claim.value)
            yield {
                "record": view.record.id,
                "kind": view.record.kind,
                "account": account.id,
                "report": member.report_id,
                "source_family": member.source_family,
                "outlet": member.outlet,
                "published": member.published,
                "role": account.role,
                "certainty": account.certainty,
                "field": claim.field,
                "value": value,
                "words": " … ".join(piece.words for piece in claim.evidence),
                "start": claim.evidence[0].start,
                "end": claim.evidence[-1].end,
                "origin": claim.origin,
                "marking": member.marking,
            }
    yield from _claims_of_people(view, accounts)


def _claims_of_people(view: RecordView, accounts: Mapping[str, Account]) -> Iterable[Row]:
    """The edits in force that rest on words of an account of this record; an edit of no value says: not known."""
    members = dict(zip(view.record.accounts, view.members, strict=True))
    for edit in view.review.edits:
        member = members.get(edit.account or "")
        if member is None:
            continue
        for value in edit.values or (None,):
            yield {
                "record": view.record.id,
                "kind": view.record.kind,
                "account": member.account_id,
                "report": member.report_id,
                "source_family": member.source_family,
                "outlet": member.outlet,
                "published": member.published,
                "role": member.role,
                "certainty": accounts[member.account_id].certainty,
                "field": "toll" if isinstance(value, Toll) else edit.field,
                "value": None if value is None else value_to_json(value),
                "words": edit.words,
                "start": edit.evidence[0].start,
                "end": edit.evidence[-1].end,
                "origin": f"person:{edit.by}",
                "marking": member.marking,
            }


def flat_record(record: Mapping[str, Any]) -> Row:
    """A record's JSON as one flat row, in the columns of `codebook.RECORD_COLUMNS`; what is not known is None."""
    summary = record["summary"]
    date, place = summary.get("date") or {}, summary.get("place") or {}
    accounts = record["accounts"]
    row: Row = {
        "id": record["id"],
        "kind": record["kind"],
        "status": record["status"],
        "event_type": summary.get("event_type"),
        "sub_event_type": summary.get("sub_event_type"),
        "date_start": date.get("earliest"),
        "date_end": date.get("latest"),
        "date_prec": date.get("precision"),
        "place": " ".join(filter(None, (place.get("relation"), place.get("name")))) or None,
        "admin1": place.get("admin1"),
        "country": place.get("country"),
        "latitude": place.get("lat") if is_pin(place) else None,
        "longitude": place.get("lon") if is_pin(place) else None,
        "where_prec": place.get("precision"),
        "radius_km": place.get("radius_km"),
    }
    for harm in HARMS:
        figure = record["figures"].get(harm) or {}
        row |= {f"{harm}_{name}": figure.get(name) for name in ("low", "best", "high")}
    for name in ("perpetrators", "targets", "weapons", "parties", "commitments", "zones"):
        row[name] = "; ".join(summary.get(name) or []) or None
    row |= {name: summary.get(name) for name in ("perpetrator_status", "claimed_by", "agreement_type")}
    for name in ("announced", "in_force"):
        row[name] = (summary.get(name) or {}).get("earliest")
    disputed = [field for field, facet in record["fields"].items() if facet["status"] == "disputed"]
    disputed += [harm for harm, figure in record["figures"].items() if figure["disputed"]]
    row |= {
        "speaker": summary.get("speaker") or summary.get("organisation"),
        "quote": summary.get("quote"),
        "disputed": "; ".join(disputed) or None,
        "sources": len({account["source_family"] for account in accounts}),
        "reports": len({account["report_id"] for account in accounts}),
        "outlets": "; ".join(dict.fromkeys(account["outlet"] for account in accounts if account["outlet"])) or None,
        "rule": next((figure["rule"] for figure in record["figures"].values()), None),
        "members": " ".join(account["member"] for account in accounts),
        "marking": record["marking"],
    }
    return row


def is_pin(place: Mapping[str, Any]) -> bool:
    """Whether a place of a summary may stand as a point on a map."""
    return place.get("lat") is not None and int(place.get("precision") or 7) <= PIN_PRECISION


def _member(member: Member, lineage: str) -> Row:
    return {
        "account_id": member.account_id,
        "report_id": member.report_id,
        "input": member.input,
        "source_family": member.source_family,
        "outlet": member.outlet,
        "published": member.published,
        "role": member.role,
        "member": lineage,
    }


def _figure(figure: Figure) -> Row:
    return {
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "by_source": [{**_told(told), "low": told.low, "high": told.high} for told in figure.by_source],
        "rule": figure.rule,
        "reasoning": figure.reasoning,
        "disputed": figure.is_disputed,
    }


def _facet(facet: Facet) -> Row:
    return {
        "values": [value_to_json(value) for value in facet.values],
        "status": facet.status,
        "reasoning": facet.reasoning,
        "by_source": [
            {**_told(told), "value": value_to_json(told.value) if told.value is not None else None}
            for told in facet.by_source
        ],
    }


def _told(told: Told) -> Row:
    return {
        "source_family": told.source_family,
        "outlets": list(told.outlets),
        "account_id": told.account_id,
        "report_id": told.report_id,
        "published": told.published,
        "certainty": told.certainty,
        "words": told.words,
        "said_by": told.said_by,
        "note": told.note,
    }


def _figure_from_json(harm: Harm, group: str | None, figure: Row, roles: Mapping[str, Role]) -> Figure:
    return Figure(
        harm,
        group,
        figure["low"],
        figure["best"],
        figure["high"],
        tuple(_told_from_json(told, roles) for told in figure["by_source"]),
        figure["rule"],
        figure["reasoning"],
        figure["disputed"],
    )


def _facet_from_json(field: str, facet: Row, roles: Mapping[str, Role]) -> Facet:
    values = tuple(value_from_json(value) for value in facet["values"])
    told = tuple(_told_from_json(told, roles) for told in facet["by_source"])
    return Facet(field, values, facet["status"], told, facet["reasoning"])


def _told_from_json(told: Row, roles: Mapping[str, Role]) -> Told:
    value = told.get("value")
    return Told(
        told["source_family"],
        tuple(told["outlets"]),
        told["account_id"],
        told["report_id"],
        told["published"],
        roles[told["account_id"]],
        told["certainty"],
        told["words"],
        None if value is None else value_from_json(value),
        told.get("low"),
        told.get("high"),
        told["said_by"],
        told["note"],
    )
