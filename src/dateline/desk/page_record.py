"""One record: the claims matrix, its map, its history, and what can be decided of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast, get_args

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk import deeds, edits, matrix
from dateline.desk.cards import Known, doubts, likenesses
from dateline.desk.chronicle import chronicle
from dateline.desk.desk import Desk
from dateline.desk.kept import kept, seen
from dateline.desk.rendering import back, page, page_in_parts
from dateline.errors import BadInput
from dateline.exports.shapes import is_pin
from dateline.model.records import RecordView
from dateline.model.reviews import EDITABLE, Act, Review
from dateline.store.session import Session


def record(desk: Desk, request: Request) -> Response:
    """The record; an id that was merged into another leads there."""
    id = request.path_params["record"]
    with desk.view() as session:
        there = kept(session, id, rule=desk.configuration.rule)
        if there is None and (found := _find(session, id)) != id:
            return RedirectResponse(f"/record/{found}", 301)
        reviews = session.reviews.of([id]).get(id, [])
        view, document = seen(session, id, there, reviews, rule=desk.configuration.rule)
    columns = matrix.columns(view)
    summary = Known(view.summary)
    return page_in_parts(
        request,
        "record.html",
        lambda: _behind(desk, view, reviews),
        marked=[member.marking for member in view.members],
        view=view,
        title=_title(view.members),
        summary=summary,
        columns=columns,
        rows=matrix.rows(view, columns),
        missing=matrix.missing_fields(view),
        help=edits.HELP,
        doubts=doubts(document),
        seen=[one.id for one in reviews],
        is_pin=is_pin(summary["place"]) if summary.get("place") else False,
        publishing=desk.configuration.publishing,
    )


def _behind(desk: Desk, view: RecordView, reviews: Sequence[Review]) -> dict[str, Any]:
    """What stands below who says what: a record of hundreds of accounts has tens of thousands of judgements."""
    with desk.view() as session:
        like = likenesses(session, dict.fromkeys(view.record.accounts, view.record.id)).get(view.record.id, [])
        return {"likenesses": like, "events": chronicle(session, view, reviews)}


def decide_record(desk: Desk, request: Request, form: FormData) -> Response:
    """Accept, reject, publish, take back from publication, mark."""
    id, act = request.path_params["record"], str(form.get("act", ""))
    if act not in get_args(Act) or act == "edited":
        raise BadInput(f"there is no decision {act[:40]!r}")
    with desk.session() as session:
        deeds.review(
            session, deeds.deed_of(desk, request.state.asker, str(form.get("reason", ""))), [id], cast(Act, act)
        )
    return back(request, f"/record/{id}", notice=f"{act}; u takes it back")


def edit(desk: Desk, request: Request, form: FormData) -> Response:
    """Put a person's value of one field beside the machine's.

    Refused where somebody else changed the record since the page was made (`seen`): both are shown, nothing is lost.
    """
    id, field = request.path_params["record"], str(form.get("field", ""))
    reason, by = str(form.get("reason", "")), request.state.asker.name
    with desk.session() as session:
        members = session.records.members_of_records([id])
        if not members:
            raise HTTPException(404)
        if field not in EDITABLE[members[0].kind]:
            raise BadInput(f"there is no field {field[:40]!r} to edit")
        since = made_since(session, id, str(form.get("seen", "")), by)
        if since and not form.get("anyway"):
            told = {"field": field, "value": str(form.get("value", "")), "reason": reason}
            return overtaken(request, id, since, told, action=f"/record/{id}/edit", again=told)
        values = edits.typed(field, str(form.get("value", "")))
        deeds.review(
            session, deeds.deed_of(desk, request.state.asker, reason), [id], "edited", field=field, values=values
        )
    return back(request, f"/record/{id}", notice=f"{field} edited; u takes it back")


def made_since(session: Session, record: str, seen: str, by: str) -> list[Review]:
    """What others decided of a record that somebody had not seen: `seen` are ids of reviews."""
    made = session.reviews.of([record]).get(record, [])
    return [one for one in made if one.is_active and one.by != by and one.id not in seen.split()]


def overtaken(
    request: Request,
    record: str,
    since: Sequence[Review],
    told: Mapping[str, str],
    *,
    action: str,
    again: Mapping[str, str],
) -> Response:
    """Somebody was quicker: both are shown, and nothing is lost. `again` is what the form gives once more."""
    return page(
        request, "overtaken.html", status=409, record=record, since=since, told=told, action=action, again=again
    )


def merge_record(desk: Desk, request: Request, form: FormData) -> Response:
    """Judge that another record is this one."""
    id, deed = request.path_params["record"], deeds.deed_of(desk, request.state.asker, str(form.get("reason", "")))
    with desk.session() as session:
        deeds.merge(session, deed, id, _find(session, str(form.get("with", "")).strip()))
        now_in = _find(session, id)
    return back(request, f"/record/{now_in}", notice="merged; u takes it back")


def split_record(desk: Desk, request: Request, form: FormData) -> Response:
    """Judge that some of a record's accounts tell of something else."""
    id, deed = request.path_params["record"], deeds.deed_of(desk, request.state.asker, str(form.get("reason", "")))
    out = {str(value) for value in form.getlist("member")}
    with desk.session() as session:
        deeds.split(session, deed, id, out)
    return back(request, f"/record/{id}", notice="split; u takes it back")


def _find(session: Session, named: str) -> str:
    """The record with this id, or the one in which the accounts of a merged one are now. Raises 404."""
    found = session.records.find_records(named) if named else []
    if len(found) > 1:
        raise BadInput(f"more than one id begins with {named[:40]}", hint="give more of it")
    if not found:
        found = session.records.merged_into(named)
    if not found:
        raise HTTPException(404)
    return found[0]


def _title(members: Any) -> str:
    told = [member for member in members if member.title and member.role == "main"] or list(members)
    return str(min(told, key=lambda member: member.published or "~").title or "untitled")
