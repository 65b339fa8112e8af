"""What reviews make of a record: its status, its verdict, and the values that people put beside the machine's.

The rule, in words:

1. Only reviews that hold count, in the order in which they were made.
2. The last of accepted, rejected, published and unpublished decides. Published needs accepted before it; unpublished
   leads back to accepted; a rejected record is not published.
3. The last edit of a field is the one in force. It changes what is shown first, and nothing of what sources say.
4. A review is reopened where a claim has come since that says something new in new words (`Basis`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dateline.model.claims import Account
from dateline.model.ids import digest
from dateline.model.records import Facet, Figure, RecordView, ReviewState
from dateline.model.reviews import Basis, Review
from dateline.model.values import HARMS, Action, Harm, Means, Toll, Value, When, Where, Who
from dateline.model.wire import value_to_json, when_summary, where_summary

_LISTS = {
    "perpetrator": "perpetrators",
    "target": "targets",
    "weapon": "weapons",
    "party": "parties",
    "commitment": "commitments",
    "zone": "zones",
    "mediator": "mediators",
}
"""Fields of several values, and what they are called in a summary."""


def claim_digests(accounts: Iterable[Account]) -> frozenset[tuple[str, str]]:
    """The claims of accounts, each as a digest of its words and one of its field and value."""
    return frozenset(
        (
            _words_digest(*(piece.words for piece in claim.evidence)),
            digest("value", claim.field, value_to_json(claim.value)),
        )
        for account in accounts
        for claim in account.claims
    )


@lru_cache(maxsize=16_384)
def _words_digest(*words: str) -> str:
    """The same for the same words: copies of one text say them hundreds of times."""
    return digest("words", *words)


def basis_of(accounts: Iterable[Account]) -> Basis:
    """What there is to see of these accounts."""
    claims = claim_digests(accounts)
    return Basis(frozenset(words for words, _ in claims), frozenset(value for _, value in claims))


def review_state(
    reviews: Iterable[Review], claims: frozenset[tuple[str, str]], *, is_judged: bool = False
) -> ReviewState:
    """The state that reviews give a record with these claims; `is_judged`: a person merged or split it."""
    state = ReviewState(status="reviewed" if is_judged else "suggested")
    edits: dict[str, Review] = {}
    for made in sorted((one for one in reviews if one.is_active), key=lambda one: (one.made, one.id)):
        state = replace(_after(state, made), last=made)
        if made.field is not None:
            edits[made.field] = made
    reopened = state.last is not None and state.status != "suggested" and state.last.basis.is_outdone_by(claims)
    return replace(state, edits=tuple(edits.values()), reopened=reopened)


def _after(state: ReviewState, made: Review) -> ReviewState:
    match made.act:
        case "accepted":
            return replace(state, status="reviewed", verdict="accepted", second_source_needed=False, skipped=False)
        case "rejected":
            return replace(state, status="reviewed", verdict="rejected", second_source_needed=False, skipped=False)
        case "published" if state.verdict == "accepted":
            return replace(state, status="published")
        case "unpublished" if state.status == "published":
            return replace(state, status="reviewed")
        case "second source needed":
            return replace(state, second_source_needed=True)
        case "skipped":
            return replace(state, skipped=True)
        case "edited" if state.status == "suggested":
            return replace(state, status="reviewed")
    return state


def reviewed(view: RecordView, state: ReviewState) -> RecordView:
    """The view of a record as people decided: their values are shown, the machine's and the sources' stay beside."""
    figures, facets, summary = list(view.figures), list(view.facets), dict(view.summary)
    for edit in state.edits:
        assert edit.field is not None
        if edit.field in HARMS:
            _edit_figure(figures, summary, edit.field, edit)
        else:
            _edit_facet(facets, edit.field, edit)
            summary |= _summary_of(edit.field, edit.values)
    return replace(
        view, status=state.status, figures=tuple(figures), facets=tuple(facets), summary=summary, review=state
    )


def _edit_figure(figures: list[Figure], summary: dict[str, object], harm: Harm, edit: Review) -> None:
    toll = next((value for value in edit.values if isinstance(value, Toll)), None)
    low, high = (toll.low, toll.high) if toll else (None, None)
    best = low if low is not None else high
    at = next((at for at, one in enumerate(figures) if one.harm == harm and one.group is None), None)
    there = figures[at] if at is not None else Figure(harm, None, None, None, None, (), "", "no source gives one")
    said = _bounds_words(there.low, there.best, there.high)
    put = _put(edit, _bounds_words(low, best, high))
    told = f"{put}; by the sources it is {said}: "
    changed = replace(there, low=low, best=best, high=high, rule=f"person:{edit.by}", reasoning=told + there.reasoning)
    figures[slice(at, at + 1) if at is not None else slice(len(figures), None)] = [changed]
    summary[harm] = {"low": low, "high": high} if toll else None


def _edit_facet(facets: list[Facet], field: str, edit: Review) -> None:
    at = next((at for at, one in enumerate(facets) if one.field == field), None)
    there = facets[at] if at is not None else Facet(field, (), "agreed", (), "no source says it")
    told = f"{_put(edit, 'this')}; by the sources: {there.reasoning}"
    changed = replace(there, values=edit.values, reasoning=told)
    facets[slice(at, at + 1) if at is not None else slice(len(facets), None)] = [changed]


def _put(edit: Review, what: str) -> str:
    """That somebody put a value, on which words of a report, and why."""
    return f"{edit.by} put {what}{f' on the words “{edit.words}”' if edit.evidence else ''} ({edit.reason})"


def _bounds_words(low: int | None, best: int | None, high: int | None) -> str:
    if best is None and low is None and high is None:
        return "not known"
    return f"{'?' if low is None else low} to {'?' if high is None else high}, best {'?' if best is None else best}"


def _summary_of(field: str, values: tuple[Value, ...]) -> Mapping[str, Any]:
    """The keys of a summary that a field stands under, with these values."""
    if field in _LISTS:
        return {_LISTS[field]: [name for value in values if (name := _name(value))]}
    value = values[0] if values else None
    match value:
        case Action():
            return {"event_type": value.event_type, "sub_event_type": value.sub_event_type, "word": value.word}
        case When():
            return {field: when_summary(value)}
        case Where():
            return {field: where_summary(value)}
        case None if field == "action":
            return {"event_type": None, "sub_event_type": None, "word": None}
    return {field: _name(value) if value is not None else None}


def _name(value: Value) -> str:
    return value if isinstance(value, str) else value.name if isinstance(value, (Who, Where, Means)) else ""
