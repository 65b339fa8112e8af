"""A person's claim: words of a report that are selected, what they say, and the account that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk import deeds, edits
from dateline.desk.desk import Desk
from dateline.desk.page_record import made_since, overtaken
from dateline.desk.rendering import back, page
from dateline.errors import BadInput
from dateline.exports.wording import field_name, tagged, value_words
from dateline.model.claims import Account, Evidence
from dateline.model.reviews import EDITABLE, Review
from dateline.model.text import Report
from dateline.model.values import Value
from dateline.run.spans import passage, places_of, read_as, span
from dateline.store.records import MemberRow
from dateline.store.session import Session

TYPED = "typed"
"""The choice of a value that is typed, beside those that are read on the words."""
_NAMES = ("perpetrator", "target", "claimed_by", "party", "mediator", "commitment", "speaker", "role", "organisation")
"""Fields whose value can be the words as they stand."""
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Home:
    """An account that a claim can belong to: its tag, its member, and what it says on that report."""

    tag: str
    account: Account
    member: MemberRow

    @property
    def record(self) -> str:
        """The record that it is in now."""
        return self.member.record or ""


def homes(accounts: Iterable[Account], members: Iterable[MemberRow]) -> list[Home]:
    """The accounts of a report's latest reading that are in records; `members` are all of that report."""
    placed = {member.account: member for member in members if member.record}
    return [Home(tag, account, placed[account.id]) for tag, account in tagged(accounts) if account.id in placed]


def claims_of_people(session: Session, report: str, of: Sequence[Home]) -> list[Review]:
    """The claims that people made on words of a report and that hold, in the order of their words."""
    made = session.reviews.of({home.record for home in of})
    found = [one for reviews in made.values() for one in reviews if one.is_active and one.evidence]
    return sorted((one for one in found if one.evidence[0].report_id == report), key=lambda one: one.evidence[0].start)


def claim_page(desk: Desk, request: Request) -> Response:
    """What the selected words can say. They come by their offsets, or are looked for as they were typed."""
    id, query = request.path_params["report"], request.query_params
    with desk.view() as session:
        report, there = _known(session, id)
        pieces = _selected(report, query)
        home = _home(there, pieces[0], query.get("account", ""))
        made = session.reviews.of([home.record]).get(home.record, [])
    evidence = pieces[0] if len(pieces) == 1 else None
    return page(
        request,
        "claim.html",
        marked=[report.marking],
        report=report,
        passages=[passage(report, piece) for piece in pieces],
        evidence=evidence,
        home=home,
        homes=there,
        offers=[(name, value_words_of(values)) for name, values in _offers(report, evidence, home).items()]
        if evidence
        else [],
        fields=EDITABLE[home.account.kind],
        help=edits.HELP,
        seen=" ".join(one.id for one in made),
    )


def claim(desk: Desk, request: Request, form: FormData) -> Response:
    """Keep a person's claim beside the machine's. Raises BadInput where its words do not stand where they did."""
    id, said = request.path_params["report"], {key: value for key, value in form.items() if isinstance(value, str)}
    reason, by = said.get("reason", ""), request.state.asker.name
    with desk.session() as session:
        report, there = _known(session, id)
        evidence = span(report, _number(said.get("start", "")), _number(said.get("end", "")))
        if evidence.words != said.get("words", "").replace("\r\n", "\n"):
            raise BadInput("those words do not stand there in the report", hint="select them anew")
        home = next((one for one in there if one.member.lineage == said.get("account")), None)
        if home is None:
            raise BadInput("that account is not in the report any more", hint="select the words anew")
        field, values = _chosen(report, evidence, home, said)
        since = made_since(session, home.record, said.get("seen", ""), by)
        if since and not said.get("anyway"):
            told = {**said, "field": field, "value": value_words_of(values)}
            again = {key: said[key] for key in _KEPT if key in said}
            return overtaken(request, home.record, since, told, action=f"/claim/{quote(id)}", again=again)
        deed = deeds.deed_of(desk, request.state.asker, reason)
        deeds.review(
            session,
            deed,
            [home.record],
            "edited",
            field=field,
            values=values,
            evidence=(evidence,),
            account=home.member.lineage,
        )
    notice = f"{field_name(field)} on “{evidence.words[:60]}”: {value_words_of(values)}; u takes it back"
    return back(request, f"/report/{quote(id)}", notice=notice)


_KEPT = ("start", "end", "words", "account", "choice", "field", "value", "reason")


def value_words_of(values: Sequence[Value]) -> str:
    """Values in words."""
    return "; ".join(value_words(value) for value in values) or "not known"


def _known(session: Session, id: str) -> tuple[Report, list[Home]]:
    kept = session.latest(id)
    if kept is None:
        raise HTTPException(404)
    there = homes(kept.accounts, session.records.members_of_report(id))
    if not there:
        raise BadInput("nothing was found in that report that a claim could belong to", hint="add or reread it first")
    return kept.report, there


def _selected(report: Report, query: Mapping[str, str]) -> list[Evidence]:
    if "start" in query:
        return [span(report, _number(query.get("start", "")), _number(query.get("end", "")))]
    return places_of(report, query.get("words", ""))


def _home(there: Sequence[Home], evidence: Evidence, named: str) -> Home:
    """The account that is named, else the one whose words stand closest to these."""
    for home in there:
        if home.member.lineage == named:
            return home

    def distance(home: Home) -> tuple[int, bool]:
        pieces = [piece for one in home.account.claims for piece in one.evidence]
        apart = min(max(piece.start - evidence.end, evidence.start - piece.end, 0) for piece in pieces)
        return apart, home.account.role != "main"

    return min(there, key=distance)


def _offers(report: Report, evidence: Evidence, home: Home) -> dict[str, tuple[Value, ...]]:
    """What can be put on these words as they are read, by field, in the order of the model."""
    fields = EDITABLE[home.account.kind]
    found = read_as(report, evidence, fields)
    words = " ".join(evidence.words.split())
    for field in fields:
        if field in _NAMES and field not in found and words[0].isalpha() and len(words) <= _LONGEST_NAME:
            found[field] = edits.typed(field, words)
    return {field: found[field] for field in fields if found.get(field)}


def _chosen(report: Report, evidence: Evidence, home: Home, said: Mapping[str, str]) -> tuple[str, tuple[Value, ...]]:
    """The field and the values that somebody chose: read anew on the words, or typed. Raises BadInput."""
    choice = said.get("choice", "")
    field = said.get("field", "") if choice == TYPED else choice
    if field not in EDITABLE[home.account.kind]:
        told = f"an {home.account.kind} has no field {field[:40]!r} to put a value in"
        raise BadInput(told, hint=f"there are: {', '.join(EDITABLE[home.account.kind])}")
    if choice == TYPED:
        return field, edits.typed(field, said.get("value", ""))
    offers = _offers(report, evidence, home)
    if field not in offers:
        raise BadInput(f"nothing is read on these words for {field_name(field)}", hint="type the value")
    return field, offers[field]


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) <= 9 else -1
