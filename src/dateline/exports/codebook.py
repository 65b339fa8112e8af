"""What every column of an export means: the table from which its codebook file is written."""

from __future__ import annotations

from dateline.exports.shapes import Of
from dateline.model.values import HARMS

_FIGURES = {
    f"{harm}_{name}": f"{harm}: {meaning}"
    for harm in HARMS
    for name, meaning in (
        ("low", 'the least that any source family gives; empty: not known ("up to")'),
        ("best", "the number that the rule takes; never an average"),
        ("high", 'the most that any source family gives; empty: not known ("at least")'),
    )
}

RECORD_COLUMNS: dict[str, str] = {
    "id": "the record; stays the same for as long as its oldest account is in it",
    "kind": "incident, agreement or statement",
    "status": "suggested (by the machine), reviewed (a person judged on it) or published",
    "event_type": "ACLED event type",
    "sub_event_type": "ACLED sub-event type",
    "date_start": "first day on which it may have happened, ISO 8601",
    "date_end": "last day on which it may have happened, ISO 8601",
    "date_prec": "UCDP date_prec, 1 (the day) to 5 (more than a month)",
    "place": "where, as the sources name it, with the relation to a named place",
    "admin1": "first-order administrative area",
    "country": "ISO 3166-1 alpha-2",
    "latitude": "degrees (WGS 84); empty where the place is not placed, or a province or wider (where_prec 4 to 7)",
    "longitude": "degrees (WGS 84); empty as for latitude",
    "where_prec": "UCDP where_prec, 1 (exact) to 7 (international waters or airspace)",
    "radius_km": "kilometres within which the true point is expected",
    **_FIGURES,
    "perpetrators": "those named as perpetrators, separated by semicolons",
    "targets": "those attacked",
    "weapons": "weapons and means, under their standard names",
    "parties": "parties of an agreement",
    "commitments": "what the parties bind themselves to",
    "zones": "where an agreement holds",
    "perpetrator_status": "stated, alleged, claimed, denied or disputed",
    "claimed_by": "who is said to have claimed it",
    "agreement_type": "kind of agreement",
    "announced": "day on which an agreement was announced",
    "in_force": "day from which an agreement holds",
    "speaker": "who made a statement: the person where named, else the organisation",
    "quote": "what was said",
    "disputed": "fields and figures on which source families contradict each other",
    "sources": "how many source families tell of it; copies of one text are one",
    "reports": "how many reports tell of it",
    "outlets": "the outlets, the earliest kept first",
    "rule": "name and version of the rule that made low, best and high",
    "members": "the accounts in it, by the ids that they had first",
    "marking": "TLP 2.0: the strictest marking of its reports",
}
"""Columns of records, in their order."""

CLAIM_COLUMNS: dict[str, str] = {
    "record": "the record that the claim's account is in",
    "kind": "incident, agreement or statement",
    "account": "the account: one report's telling",
    "report": "the report",
    "source_family": "the reports that are copies of one text share one",
    "outlet": "who published the report",
    "published": "when, ISO 8601, as the report gives it",
    "role": "main or background in its report",
    "certainty": "stated, alleged, denied or thwarted",
    "field": "what the claim is on",
    "value": "its value, as JSON",
    "words": "the words of the report that it rests on",
    "start": "offset of the first of them in the report's text, in characters",
    "end": "offset behind the last of them",
    "origin": "what read it: name/version:hash of its configuration; or who put it there: person:NAME",
    "marking": "TLP 2.0 marking of the report",
}
"""Columns of claims, in their order."""


def columns(of: Of) -> dict[str, str]:
    """The columns of an export and what they mean."""
    return RECORD_COLUMNS if of == "records" else CLAIM_COLUMNS


def codebook_text(of: Of, *, form: str, rows: int, marking: str, written: str) -> str:
    """The codebook file of one export, in Markdown."""
    lines = [
        f"# Codebook: {of} of Dateline, as {form}",
        "",
        f"{rows} {of}, written {written}. Marking: {marking} (the strictest of all parts).",
        "",
        "Empty means not known, never zero. Scales: event types are ACLED's; date_prec, where_prec and",
        "low, best and high are UCDP's. A record's values are derived from claims; the claims are the data.",
    ]
    if form == "csv":
        lines += [
            "",
            "A text that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line break)",
            "has an apostrophe before it. Numbers have none.",
        ]
    if form == "geojson":
        lines += [
            "",
            "A record without a point (not placed, or no finer than a province) has a null geometry; its areas are",
            "among its properties. A point is the middle of a circle of radius_km.",
        ]
    lines += [
        "",
        "| column | meaning |",
        "|---|---|",
        *(f"| `{name}` | {told} |" for name, told in columns(of).items()),
    ]
    return "\n".join(lines) + "\n"
