"""What was struck besides, on the day of the news and in another town: an incident of the news as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.accounts.background import LEAD, Unit
from dateline.accounts.drafts import Draft, kinds_of, overlap
from dateline.accounts.openings import TOWN
from dateline.model.text import Report

_BESIDE = re.compile(
    r"\b(?:as\swell|too|also\s(?:struck|hit|bombed|shelled|attacked|targeted|rocketed|fired|fell|blew)|(?:that|the|this|in\sthe|on\sthe)\ssame\s(?:day|night|morning|afternoon|evening|hour|weekend|sortie|time|raid|\w+day)"
    r"|over\sthe\ssame|(?:hours|minutes)\s(?:later|earlier|before)\b(?!\s(?:the|a)\b))\b",
    re.IGNORECASE,
)
"""What says that something befell another place along with the first."""
_FROM_AFAR = frozenset(("air_drone_strike", "shelling", "bombing_ied"))
"""Kinds of which a text may call one event by either: "bombed", "shells", "a raid"."""


def with_strikes_beside(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what the report tells below its lead of the news's day and of a town of its own as news."""
    mains = [draft for draft in drafts if draft.role == "main" and not draft.aggregate]
    if len(mains) != 1:
        return list(drafts)
    news = mains[0]
    found: list[Draft] = []
    for draft in drafts:
        if draft is not news:
            found.append(draft)
            if draft.role == "background" and not draft.aggregate and _is_beside(report, draft.units[0], news, draft):
                draft.role = "main"
            continue
        apart = [unit for unit in news.units if _is_beside(report, unit, news, None)]
        kept = [unit for unit in news.units if unit not in apart]
        if not apart or not kept:
            found.append(draft)
            continue
        found.append(Draft.of(kept, news.role, news.when, context=news.context))
        found += (Draft.of([unit], news.role, news.when, context=news.context, told_apart=True) for unit in apart)
    return found


def _is_beside(report: Report, unit: Unit, news: Draft, own: Draft | None) -> bool:
    """Whether a unit tells of another town's share in what the news tells."""
    if unit.paragraph <= LEAD or unit.weight < 1.0 or unit.looks_back or unit.background:
        return False
    if not _BESIDE.search(report.text, unit.start, unit.end) or not _kinds([unit]) <= _kinds(news.units):
        return False
    when = own.when if own else unit.when
    if when and news.when and not overlap(when, news.when):
        return False
    known = {place.where.place_id for told in news.units if told is not unit for place in told.places}
    towns = {place.where.place_id for place in unit.places if place.where.precision <= TOWN}
    return bool(towns) and not towns & known


def _kinds(units: Sequence[Unit]) -> set[str]:
    """The kinds of event that units tell, but for words that leave the kind open; those from afar are one."""
    told = kinds_of(units)
    return told - _FROM_AFAR | ({"from afar"} if told & _FROM_AFAR else set())
