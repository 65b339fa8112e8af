"""The shape `dateline.read/1` of a line of `dateline read --json`, as checks that fail where it is another."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from dateline.model.claims import FIELDS


def is_date(value: Any) -> bool:
    return value is None or (
        list(value) == ["earliest", "latest", "precision"]
        and date.fromisoformat(value["earliest"]) <= date.fromisoformat(value["latest"])
        and value["precision"] in range(1, 6)
    )


def is_range(value: Any) -> bool:
    return value is None or (set(value) == {"low", "high"} and (value["low"] or 0) <= (value["high"] or 10**9))


def is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) and name for name in value)


def check_line(line: dict[str, Any]) -> None:
    """Fails where a line of `dateline read --json` has not the shape of `dateline.read/1`."""
    assert list(line)[:4] == ["schema", "report", "relevant", "accounts"]
    assert line["schema"] == "dateline.read/1"
    assert isinstance(line["relevant"], bool)
    report = line["report"]
    wanted = ["id", "input", "url", "outlet", "title", "language", "published", "text"]
    assert [key for key in report if key in wanted] == wanted
    assert all(isinstance(report[key], str) and report[key] for key in ("id", "input", "text"))
    assert all(report[key] is None or isinstance(report[key], str) for key in wanted)
    if report["published"] is not None:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)?)?", report["published"])
    for account in line["accounts"]:
        check_account(account, report["text"])


def check_account(account: dict[str, Any], text: str) -> None:
    assert list(account)[:7] == ["id", "kind", "role", "certainty", "aggregate", "claims", "summary"]
    assert account["role"] in ("main", "background")
    assert account["certainty"] in ("stated", "alleged", "denied", "thwarted")
    assert isinstance(account["aggregate"], bool)
    assert account["claims"]
    for claim in account["claims"]:
        assert list(claim) == ["field", "value", "evidence", "origin"]
        assert claim["field"] in FIELDS[account["kind"]]
        assert claim["evidence"]
        assert re.fullmatch(r".+/.+:[0-9a-f]{8}", claim["origin"])
        for piece in claim["evidence"]:
            assert list(piece) == ["start", "end", "words"]
            assert text[piece["start"] : piece["end"]] == piece["words"] != ""
    {"incident": check_incident, "agreement": check_agreement, "statement": check_statement}[account["kind"]](
        account["summary"]
    )


def check_incident(summary: dict[str, Any]) -> None:
    assert set(summary) >= {"event_type", "sub_event_type", "date", "place", "casualties_by_group", "claimed_by"}
    assert is_date(summary["date"])
    place = summary["place"]
    if place is not None:
        assert set(place) >= {"name", "admin1", "country", "lat", "lon", "precision"}
        assert (place["lat"] is None) is (place["lon"] is None)
        assert (place["lat"], place["lon"]) != (0, 0)
        assert place["precision"] in range(1, 8)
    assert all(is_range(summary[harm]) for harm in ("killed", "wounded", "abducted", "arrested"))
    assert all(set(group) >= {"group", "harm", "low", "high"} for group in summary["casualties_by_group"])
    assert all(is_names(summary[field]) for field in ("perpetrators", "targets", "weapons"))
    assert summary["claimed_by"] is None or isinstance(summary["claimed_by"], str)


def check_agreement(summary: dict[str, Any]) -> None:
    assert set(summary) >= {"agreement_type", "status"}
    assert all(is_names(summary[field]) for field in ("parties", "commitments", "zones", "mediators"))
    assert is_date(summary["announced"])
    assert is_date(summary["in_force"])
    assert all(list(reaction) == ["who", "stance"] for reaction in summary["reactions"])


def check_statement(summary: dict[str, Any]) -> None:
    assert set(summary) >= {"speaker", "role", "organisation", "stance", "quote", "about"}
    assert all(value is None or isinstance(value, str) for value in summary.values())
