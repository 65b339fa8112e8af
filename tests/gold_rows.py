"""What the hand-coded rows under tests/gold must look like, and how a coded figure may stand in a text."""

from __future__ import annotations

import re
from typing import Any

from dateline.evaluation.coded_reports import is_partial_date, is_range

EVENT_TYPES = frozenset(
    "armed_clash ambush shooting bombing_ied suicide_bombing shelling air_drone_strike landmine kidnapping "
    "assassination arson raid_arrest operation protest_riot other".split()
)
INCIDENT_KEYS = frozenset(
    "incident_key role event_type event_type_also date date_precision place admin country lat lon ll_of perpetrator "
    "perpetrator_status victims total_killed total_wounded weapon claimed_by certainty aggregate note".split()
)
AGREEMENT_KEYS = frozenset(
    "key role parties commitments zones signed_or_announced in_force mediator status note".split()
)
STATEMENT_KEYS = frozenset("speaker role organisation summary about".split())
ROW_KEYS = frozenset("report_id relevant incidents agreements statements note".split())
CERTAINTIES = frozenset({"stated", "alleged", "denied", "thwarted"})
PERPETRATOR_STATUSES = frozenset({"stated", "attributed", "unknown", "disputed", "unidentified"})
PRECISIONS = frozenset({"day", "days", "week", "month", "year", None})

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def problems(row: dict[str, Any]) -> list[str]:
    """What is wrong with a coded row; empty where it is well formed."""
    found: list[str] = []
    if set(row) != ROW_KEYS:
        found.append(f"keys {sorted(row)}")
        return found
    if not row["relevant"] and (row["incidents"] or row["agreements"] or row["statements"]):
        found.append("not relevant, yet something is coded")
    if row["relevant"] and not (row["incidents"] or row["agreements"]):
        found.append("relevant, yet no incident or agreement is coded")
    for incident in row["incidents"]:
        found += [f"{incident.get('incident_key')}: {problem}" for problem in _incident_problems(incident)]
    for agreement in row["agreements"]:
        if set(agreement) != AGREEMENT_KEYS or agreement["role"] not in ("main", "background"):
            found.append(f"agreement {agreement.get('key')}")
        elif not agreement["parties"] or not is_partial_date(agreement["signed_or_announced"]):
            found.append(f"agreement {agreement['key']}: parties or date")
    found += [f"statement {s.get('summary')}" for s in row["statements"] if set(s) != STATEMENT_KEYS]
    keys = [i["incident_key"] for i in row["incidents"]] + [a["key"] for a in row["agreements"]]
    found += [f"statement about {s['about']}" for s in row["statements"] if s["about"] not in (*keys, None)]
    if len(keys) != len(set(keys)):
        found.append("a key is used twice in one report")
    return found


def number_words(number: int) -> set[str]:
    """The ways in which an English report may write a number below 100, in lower case, and its digits."""
    ways = {str(number), f"{number:,}"}
    if number < 20:
        ways.add(_ONES[number])
    elif number < 100:
        tens, ones = divmod(number, 10)
        ways.add(_TENS[tens] if ones == 0 else f"{_TENS[tens]}-{_ONES[ones]}")
    if number == 1:
        ways |= {"a", "an", "another"}
    if number == 2:
        ways |= {"both", "couple", "twin", "pair"}
    if number == 12:
        ways.add("dozen")
    if number == 20:
        ways.add("score")
    return ways


def says_number(text: str, number: int) -> bool:
    """Whether the text has the number, in digits or in words."""
    words = "|".join(sorted(map(re.escape, number_words(number))))
    return re.search(rf"(?<![\w,])(?:{words})(?![\w])", text.lower()) is not None


def _incident_problems(incident: dict[str, Any]) -> list[str]:
    if set(incident) != INCIDENT_KEYS:
        return [f"keys {sorted(set(incident) ^ INCIDENT_KEYS)}"]
    found: list[str] = []
    if not {incident["event_type"], *incident["event_type_also"]} <= EVENT_TYPES:
        found.append("event type")
    if incident["event_type"] in incident["event_type_also"]:
        found.append("event type twice")
    if incident["role"] not in ("main", "background") or incident["certainty"] not in CERTAINTIES:
        found.append("role or certainty")
    if incident["perpetrator_status"] not in PERPETRATOR_STATUSES:
        found.append("perpetrator status")
    if (incident["perpetrator"] is None) != (incident["perpetrator_status"] == "unknown"):
        found.append("perpetrator and its status disagree")
    if incident["date_precision"] not in PRECISIONS or (incident["date"] is None) != (
        incident["date_precision"] is None
    ):
        found.append("date precision")
    if not is_partial_date(incident["date"]):
        found.append("date")
    if len({incident["lat"] is None, incident["lon"] is None, incident["ll_of"] is None}) != 1:
        found.append("half a point")
    for name in ("total_killed", "total_wounded"):
        found += [name] if not is_range(incident[name]) else []
    return found
