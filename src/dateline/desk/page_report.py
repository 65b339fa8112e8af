"""One report: its text with every fact underlined, and where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.desk import Desk
from dateline.desk.rendering import page
from dateline.exports.wording import field_name, published_words, tagged, value_words
from dateline.model.claims import Account
from dateline.model.text import Report


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same facts. `facts` are in words; `is_asked`: it is the passage asked for."""

    text: str
    facts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    is_asked: bool = False
    is_first_asked: bool = False


def report(desk: Desk, request: Request) -> Response:
    """The report, with the passage highlighted that was asked for.

    That is what a claim rests on (`account` and `field` of the query), or the words between two offsets (`start` and
    `end`).
    """
    id = request.path_params["report"]
    with desk.view() as session:
        kept = session.latest(id)
        if kept is None:
            raise HTTPException(404)
        capture = session.capture(kept.report.capture_sha256) if kept.report.capture_sha256 else None
        families = session.records.families([id])
        copies = session.records.copies_of(id)
        members = {m.account: m.record for m in session.records.members_of_report(id)}
    query = request.query_params
    rows = tagged(kept.accounts)
    paragraphs = _paragraphs(kept.report, rows, (query.get("account", ""), query.get("field", "")), _span(query))
    return page(
        request,
        "report.html",
        kept=kept,
        report=kept.report,
        published=published_words(kept.report.publication),
        capture=capture,
        family=families.get(id),
        copies=copies,
        paragraphs=paragraphs,
        rows=[(tag, account, members.get(account.id), _facts(account)) for tag, account in rows],
    )


def _facts(account: Account) -> list[tuple[str, str, str]]:
    """The claims of an account: field, value and words."""
    return [
        (field_name(claim.field), value_words(claim.value), " … ".join(piece.words for piece in claim.evidence))
        for claim in account.claims
    ]


def _span(query: QueryParams) -> tuple[int, int] | None:
    """The offsets of a query; None where there are none."""
    given = [query.get(name, "") for name in ("start", "end")]
    if not all(re.fullmatch(r"[0-9]{1,9}", one) for one in given):
        return None
    return int(given[0]), int(given[1])


def _paragraphs(
    report: Report, rows: list[tuple[str, Account]], asked: tuple[str, str], passage: tuple[int, int] | None = None
) -> list[list[Piece]]:
    spans = [
        (
            piece.start,
            piece.end,
            f"{tag} {field_name(claim.field)}: {value_words(claim.value)}",
            claim.field,
            asked == (account.id, claim.field),
        )
        for tag, account in rows
        for claim in account.claims
        for piece in claim.evidence
    ]
    if passage:
        spans.append((*passage, "the passage asked for", "passage", True))
    paragraphs, start, is_first = [], 0, True
    for paragraph in report.text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            here = [span for span in spans if span[0] < end and span[1] > start]
            cuts = sorted({start, end, *(min(max(at, start), end) for span in here for at in span[:2])})
            pieces = []
            for left, right in pairwise(cuts):
                over = [span for span in here if span[0] <= left and right <= span[1]]
                is_asked = any(span[4] for span in over)
                pieces.append(
                    Piece(
                        report.text[left:right],
                        tuple(dict.fromkeys(span[2] for span in over)),
                        tuple(dict.fromkeys(span[3] for span in over)),
                        is_asked,
                        is_asked and is_first,
                    )
                )
                is_first = is_first and not is_asked
            paragraphs.append(pieces)
        start = end + 1
    return paragraphs
