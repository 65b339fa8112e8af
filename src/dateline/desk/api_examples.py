"""An example of every answer and every body of the HTTP API, for its specification. All of it is invented."""

from __future__ import annotations

from typing import Any

PROBLEM = {
    "type": "about:blank",
    "title": "What kind of error it is",
    "status": 0,
    "detail": "What is wrong, in a sentence.",
    "hint": "what to do about it",
}
_RECORD_ID, _OTHER_ID, _ACCOUNT_ID = "8c1f0a52d6b3e947", "1d90b7c4e2f6a835", "5be17a90c3d2f468"
_DECISION = "77c0e15b9a2d4f36"
_AT = "2024-05-09T08:30:00.000000+00:00"
_SAID = {
    "source_family": "market-attack",
    "outlets": ["Example Ledger"],
    "account_id": _ACCOUNT_ID,
    "report_id": "market-attack",
    "published": "2024-05-09",
    "certainty": "stated",
    "words": "7 soldiers died",
    "said_by": None,
    "note": None,
}
_WHEN = {"earliest": "2024-05-03", "latest": "2024-05-03", "precision": 1}
_RECORD: dict[str, Any] = {
    "schema": "dateline.records/1",
    "id": _RECORD_ID,
    "kind": "incident",
    "status": "reviewed",
    "accounts": [
        {
            "account_id": _ACCOUNT_ID,
            "report_id": "market-attack",
            "input": "market-attack.txt",
            "source_family": "market-attack",
            "outlet": "Example Ledger",
            "published": "2024-05-09",
            "role": "main",
            "member": _ACCOUNT_ID,
        }
    ],
    "figures": {
        "killed": {
            "low": 7,
            "best": 7,
            "high": 7,
            "by_source": [{**_SAID, "low": 7, "high": 7}],
            "rule": "settled/1",
            "reasoning": "the only source says 7",
            "disputed": False,
        }
    },
    "figures_by_group": [],
    "fields": {
        "date": {
            "values": [{"is": "when", **_WHEN}],
            "status": "agreed",
            "reasoning": "the only source says so",
            "by_source": [{**_SAID, "words": "on day 3", "value": {"is": "when", **_WHEN}}],
        }
    },
    "marking": "TLP:CLEAR",
    "summary": {
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "date": _WHEN,
        "killed": {"low": 7, "high": 7},
    },
    "headline": "Attack on a market road",
    "verdict": "accepted",
    "mark": None,
    "changed": _AT,
}
_REVIEW: dict[str, Any] = {
    "id": "0f2c4e6a8b1d3957",
    "act": "accepted",
    "by": "Ada",
    "made": _AT,
    "reason": "",
    "decision": _DECISION,
    "field": None,
    "values": [],
    "account": None,
    "evidence": [],
}
_FULL = {**_RECORD, "reviews": [_REVIEW]}
_REPORT = {
    "id": "market-attack",
    "input": "market-attack.txt",
    "url": None,
    "outlet": "Example Ledger",
    "title": "Attack on a market road",
    "language": "en",
    "published": "2024-05-09",
    "marking": "TLP:CLEAR",
}
_LINE = {**_REPORT, "relevant": True, "counts": {"incident": 1}}
_CLAIM = {
    "record": _RECORD_ID,
    "kind": "incident",
    "account": _ACCOUNT_ID,
    "report": "market-attack",
    "source_family": "market-attack",
    "outlet": "Example Ledger",
    "published": "2024-05-09",
    "role": "main",
    "certainty": "stated",
    "field": "date",
    "value": {"is": "when", **_WHEN},
    "words": "on day 3",
    "start": 40,
    "end": 48,
    "origin": "reader/1:0000000000000000",
    "marking": "TLP:CLEAR",
}
_READING: dict[str, Any] = {
    "schema": "dateline.read/1",
    "report": {**_REPORT, "text": "Attack on a market road\n\n7 soldiers died in Vaskur on day 3."},
    "relevant": True,
    "accounts": [
        {
            "id": _ACCOUNT_ID,
            "kind": "incident",
            "role": "main",
            "certainty": "stated",
            "aggregate": False,
            "claims": [
                {
                    "field": "place",
                    "value": {"is": "where", "name": "Vaskur"},
                    "evidence": [{"start": 44, "end": 50, "words": "Vaskur"}],
                    "origin": "reader/1:0000000000000000",
                }
            ],
            "summary": _RECORD["summary"],
        }
    ],
}
_JUDGEMENT = {
    "id": "2b4d6f8091a3c5e7",
    "left": _ACCOUNT_ID,
    "right": "c9a7e5d3b1f08246",
    "records": [_RECORD_ID, _RECORD_ID],
    "verdict": "same",
    "by": "Ada",
    "made": _AT,
    "reason": "one convoy, two spellings of the village",
    "score": None,
    "decision": _DECISION,
    "withdrawn": None,
    "why_withdrawn": None,
}
_EVENT = {"at": _AT, "by": "Ada", "what": "accepted", "reason": "", "withdrawn": None, "review": _REVIEW["id"]}
_CHANGE = {
    "at": _AT,
    "record": _RECORD_ID,
    "what": "changed",
    "field": "killed_best",
    "old": "7",
    "new": "9",
    "why": "report old-ferry-post-12 was read",
    "marking": "TLP:CLEAR",
}
_ADDED = {
    **{name: _REPORT[name] for name in ("id", "input", "title", "outlet", "published", "language", "marking")},
    "is_relevant": True,
    "is_new": True,
    "counts": {"incident": 1},
    "records": [_RECORD_ID],
}
_LEFT = {
    "input": "https://intranet.example/",
    "reason": "address",
    "message": "intranet.example leads to no public address",
    "hint": "look at its spelling",
}
_REREADING = {
    "report": "market-attack",
    "read_by": "reader/1:00000000",
    "reader": "reader/2:00000000",
    "is_current": False,
    "relevant": {"old": True, "new": True},
    "same": 1,
    "changes": [
        {
            "what": "changed",
            "kind": "incident",
            "account": _ACCOUNT_ID,
            "record": _RECORD_ID,
            "notes": [],
            "claims": [
                {
                    "what": "added",
                    "field": "place",
                    "old": None,
                    "new": _READING["accounts"][0]["claims"][0],
                }
            ],
        }
    ],
    "reopens": [],
    "is_applied": False,
}
_TEXT = "7 soldiers died in Vaskur on day 3."
_CALLER = {"name": "Ada", "role": "editor", "scopes": ["read"], "token": "weekly export", "may": ["read", "decide"]}


def _page(path: str, item: Any, **meta: Any) -> dict[str, Any]:
    links = {"self": f"/api/v1/{path}", "next": f"/api/v1/{path}?limit=50&after=WyIyMDI0LTA1LTAzIiwgMTJd"}
    return {"data": [item], "meta": {"limit": 50, "marking": "TLP:CLEAR", **meta}, "links": links}


def _one(path: str, data: Any, **meta: Any) -> dict[str, Any]:
    return {"data": data, "meta": meta, "links": {"self": f"/api/v1/{path}"}}


_BOARD: dict[str, Any] = {
    "schema": "dateline.agreements/1",
    "id": _RECORD_ID,
    "agreement_type": "security cooperation",
    "parties": ["Northern Command", "River Guards"],
    "commitments": [{"key": "5f0c7a3b9d1e2468", "words": "joint patrols", "type": "joint patrol", "zones": []}],
    "zones": [{"name": "Vaskur", "shape": "within 25 km of Vaskur", "within": None, "precision": 1}],
    "status": "in force",
    "board": [
        {
            "commitment": "5f0c7a3b9d1e2468",
            "words": "joint patrols",
            "degree": 1,
            "degree_words": "1 minimal",
            "state": "last evidence on 2024-05-09",
            "evidence": [{"stance": "for", "state": "confirmed", "report": "market-attack", "words": "held a patrol"}],
        }
    ],
    "links": [],
    "sought": {"since": "2024-04-01", "until": "2024-05-09", "reports_naming_a_party": 12, "looked_into": 12},
    "incidents": {"inside": {"attacks": [_OTHER_ID], "responses": [], "unsure": []}},
    "holding": None,
    "no_answer": "No zone is told, so that no incident can be said to lie in it.",
    "same_sources": None,
    "marking": "TLP:CLEAR",
}
_NONE = {"none reported": 1, "possibly": 0, "answered": 0, "too early": 0}
_ROW = {"attacks": 1, "answers": {"1": _NONE, "3": _NONE, "14": _NONE}, "records": [_RECORD_ID]}
_GAPS: dict[str, Any] = {
    "schema": "dateline.gaps/1",
    "area": {"asked": "BF", "understood": "Burkina Faso (country)"},
    "from": "2024-05-01",
    "to": "2024-05-31",
    "as_of": "2024-06-30",
    "same_sources": None,
    "windows_days": [1, 3, 14],
    "total": {"label": ["all"], **_ROW},
    "rows": {"zone": [{"label": ["Reed Province"], **_ROW}], "force": [], "perpetrator": []},
    "weeks": ["2024-04-29"],
    "cells": [{"zone": "Reed Province", "week": "2024-04-29", "whole_week": False, "label": ["Reed Province"], **_ROW}],
    "runs": [],
    "attacks": [
        {
            "record": _RECORD_ID,
            "headline": "Attack on a market road",
            "zone": "Reed Province",
            "answers": {"1": "none reported", "3": "none reported", "14": "none reported"},
            "responses": [],
            "reports_naming_zone": 2,
        }
    ],
    "unsure": [],
    "between": [],
    "reporting": {"sources_active": 2, "reports_read": 41, "reports_naming_area": 2, "single_source_share": 1.0},
    "marking": "TLP:CLEAR",
}
_DECIDED = _one(f"records/{_RECORD_ID}", _FULL, marking="TLP:CLEAR", decision=_DECISION)
_JSON: dict[str, Any] = {
    "who_am_i": _one("me", _CALLER),
    "list_records": _page("records", _RECORD, count=812),
    "list_agreements": _page("agreements", {**_RECORD, "kind": "agreement"}, count=31),
    "get_agreement": _one(f"agreements/{_RECORD_ID}", _BOARD, marking="TLP:CLEAR"),
    "assess_agreement": _one(f"agreements/{_RECORD_ID}/assessments", _BOARD, marking="TLP:CLEAR", decision=_DECISION),
    "get_gaps": _one("gaps?area=BF&from=2024-05-01&to=2024-05-31", _GAPS, marking="TLP:CLEAR"),
    "list_statements": _page("statements", {**_RECORD, "kind": "statement"}, count=240),
    "get_record": _one(f"records/{_RECORD_ID}", _FULL, marking="TLP:CLEAR"),
    "get_history": _one(f"records/{_RECORD_ID}/history", [_EVENT]),
    "get_claims": _one(f"records/{_RECORD_ID}/claims", [_CLAIM]),
    "list_claims": _page("claims", _CLAIM, records=812),
    "list_reports": _page("reports", _LINE),
    "get_report": _one("reports/market-attack", _READING, marking="TLP:CLEAR"),
    "list_judgements": _page("judgements", _JUDGEMENT),
    "list_changes": _page("changes", _CHANGE),
    "search": _one(
        "search?q=market",
        {"records": [_RECORD], "reports": [{**_LINE, "around": ["Attack on a ", "market", " road"]}]},
        marking="TLP:CLEAR",
    ),
    "add_report": _one("reports", {"reports": [_ADDED], "set_aside": [_LEFT]}, marking="TLP:CLEAR"),
    "reread_report": _one("reports/market-attack/reread", _REREADING, marking="TLP:CLEAR"),
    "review_record": _DECIDED,
    "merge_record": _DECIDED,
    "split_record": _one(
        f"records/{_RECORD_ID}",
        _FULL,
        marking="TLP:CLEAR",
        decision=_DECISION,
        records=[_RECORD_ID, _OTHER_ID],
    ),
    "review_many": _one("reviews", {"decision": _DECISION, "act": "accepted", "records": [_RECORD_ID, _OTHER_ID]}),
    "undo": _one("undo", {"decision": _DECISION, "what": "accepted", "records": [_RECORD_ID]}),
}
ANSWERS: dict[tuple[str, str], Any] = {
    **{(name, "application/json"): answer for name, answer in _JSON.items()},
    ("export", "text/csv"): f"id,kind,status\r\n{_RECORD_ID},incident,reviewed\r\n",
    ("export", "application/x-ndjson"): f'{{"schema": "dateline.records/1", "id": "{_RECORD_ID}"}}\n',
    ("export", "application/geo+json"): {"type": "FeatureCollection", "features": [], "marking": "TLP:CLEAR"},
    ("codebook", "text/markdown"): "# Codebook: records of Dateline, as csv\n",
}
"""The example of every answer, by the name of the operation and the media type."""

_NAMED: dict[str, dict[str, Any]] = {
    "add_report": {
        "address": {"address": "https://news.example/market", "marking": "TLP:GREEN"},
        "text": {"report": {"title": "Attack on a market road", "text": _TEXT, "published": "2024-05-09"}},
    },
    "review_record": {
        "accept": {"act": "accepted"},
        "reject": {"act": "rejected", "reason": "a film"},
        "publish": {"act": "published"},
        "edit": {"act": "edited", "field": "killed", "value": "7-10", "reason": "the hospital's list"},
        "claim": {
            "act": "edited",
            "field": "killed",
            "value": "7",
            "reason": "the machine took the wounded for the dead",
            "evidence": {"report": "market-attack", "start": 25, "end": 40, "words": "7 soldiers died"},
        },
    },
    "reread_report": {"look": {"apply": False}, "keep": {"apply": True}},
    "assess_agreement": {
        "degree": {"subject": "commitment", "commitment": "joint patrols", "degree": 1, "reason": "one patrol"},
        "evidence": {
            "subject": "evidence",
            "commitment": "joint patrols",
            "act": "confirmed",
            "stance": "for",
            "report": "market-attack",
            "start": 26,
            "words": "7 soldiers",
        },
        "link": {"subject": "link", "other": _OTHER_ID, "kind": "renews", "act": "confirmed"},
    },
    "merge_record": {"merge": {"with": _OTHER_ID, "reason": "one convoy, two spellings of the village"}},
    "split_record": {"split": {"members": [_ACCOUNT_ID], "reason": "another day, another checkpoint"}},
    "review_many": {"reject": {"act": "rejected", "reason": "a drill", "records": [_RECORD_ID, _OTHER_ID]}},
}
BODIES = {
    name: {key: {"summary": key, "value": value} for key, value in named.items()} for name, named in _NAMED.items()
}
"""The examples of every body, by the name of the operation."""
