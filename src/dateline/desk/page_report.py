"""One report: its text with every fact underlined, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.desk import Desk
from dateline.desk.page_claim import claims_of_people, homes, value_words_of
from dateline.desk.rendering import page
from dateline.exports.wording import field_name, published_words, tagged, value_words
from dateline.model.claims import Account
from dateline.model.reviews import Review
from dateline.model.text import Report


@dataclass(frozen=True, slots=True)
class Fact:
    """A span of the text under one fact, in words. `is_asked`: it is the passage asked for."""

    start: int
    end: int
    told: str
    field: str
    is_asked: bool = False


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

    That is what a claim rests on (`account` and `field` of the query, or a person's `review`), or the words between
    two offsets (`start` and `end`).
    """
    id = request.path_params["report"]
    with desk.view() as session:
        kept = session.latest(id)
        if kept is None:
            raise HTTPException(404)
        capture = session.capture(kept.report.capture_sha256) if kept.report.capture_sha256 else None
        families = session.records.families([id])
        copies = session.records.copies_of(id)
        of_report = session.records.members_of_report(id)
        there = homes(kept.accounts, of_report)
        by_people = claims_of_people(session, id, there)
    members = {member.account: member.record for member in of_report}
    query = request.query_params
    rows = tagged(kept.accounts)
    facts = [*_facts_of(rows, (query.get("account", ""), query.get("field", "")))]
    facts += [
        Fact(piece.start, piece.end, _told(one), f"{one.field} person", one.id == query.get("review"))
        for one in by_people
        for piece in one.evidence
    ]
    if asked := _span(query):
        facts.append(Fact(*asked, "the passage asked for", "passage", True))
    return page(
        request,
        "report.html",
        marked=[kept.report.marking],
        kept=kept,
        report=kept.report,
        published=published_words(kept.report.publication),
        capture=capture,
        family=families.get(id),
        copies=copies,
        paragraphs=_paragraphs(kept.report, facts),
        rows=[(tag, account, members.get(account.id), _facts(account)) for tag, account in rows],
        by_people={home.account.id: [one for one in by_people if one.account == home.member.lineage] for home in there},
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


def _facts_of(rows: list[tuple[str, Account]], asked: tuple[str, str]) -> Iterator[Fact]:
    for tag, account in rows:
        for claim in account.claims:
            told = f"{tag} {field_name(claim.field)}: {value_words(claim.value)}"
            is_asked = asked == (account.id, claim.field)
            yield from (Fact(piece.start, piece.end, told, claim.field, is_asked) for piece in claim.evidence)


def _told(one: Review) -> str:
    return f"{one.by}: {field_name(one.field or '')}: {value_words_of(one.values)} ({one.reason})"


def _paragraphs(report: Report, facts: Sequence[Fact]) -> list[tuple[int, list[Piece]]]:
    """The paragraphs, each with the offset at which it begins."""
    paragraphs, start, is_first = [], 0, True
    for paragraph in report.text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            here = [fact for fact in facts if fact.start < end and fact.end > start]
            ends = (at for fact in here for at in (fact.start, fact.end))
            cuts = sorted({start, end, *(min(max(at, start), end) for at in ends)})
            pieces = []
            for left, right in pairwise(cuts):
                over = [fact for fact in here if fact.start <= left and right <= fact.end]
                is_asked = any(fact.is_asked for fact in over)
                pieces.append(
                    Piece(
                        report.text[left:right],
                        tuple(dict.fromkeys(fact.told for fact in over)),
                        tuple(dict.fromkeys(fact.field for fact in over)),
                        is_asked,
                        is_asked and is_first,
                    )
                )
                is_first = is_first and not is_asked
            paragraphs.append((start, pieces))
        start = end + 1
    return paragraphs
