"""Agreements: one account for each agreement that a report tells of, from its mentions, dates, places and actors."""

from __future__ import annotations

from dataclasses import replace

from dateline.accounts.background import dateline_span, dateline_start
from dateline.model.claims import Account, Claim, Role, compose_account, quote
from dateline.model.mentions import AgreementMention, Mentions, PartyMention
from dateline.model.text import Report
from dateline.model.values import Reaction, Value, When, Where, Who

Span = tuple[int, int]
_COARSEST_ANNOUNCED = 3
"""Announcements are told to the day or the week; a month or a year beside one is of something else."""
_COUNTRY = 6


def agreement_accounts(report: Report, mentions: Mentions, origin: str) -> tuple[Account, ...]:
    """The agreements of a report as accounts, the main one first. `origin` is the id of what read them."""
    dateline_end = dateline_span(report)  # the day in it is when the text was sent, not when anything was agreed
    begun = dateline_start(report, dateline_end)
    told = tuple(day for day in mentions.dates if not begun <= day.start < dateline_end)
    kept = replace(mentions, dates=told)
    return tuple(_account(report, kept, agreement, origin) for agreement in mentions.agreements)


def _account(report: Report, mentions: Mentions, agreement: AgreementMention, origin: str) -> Account:
    claims: list[Claim] = []

    def add(field: str, value: Value | None, *spans: Span) -> None:
        if value is not None:
            claims.append(Claim(field, value, tuple(quote(report, *span) for span in spans), origin))

    add("agreement_type", agreement.agreement_type, (agreement.start, agreement.end))
    for party in agreement.parties:
        if party.part == "party":
            add("party", _who(party, mentions, "party"), (party.start, party.end))
    for commitment in agreement.commitments:
        add("commitment", commitment.commitment, (commitment.start, commitment.end))
    for where, span in _zones(mentions, agreement):
        add("zone", where, span)
    in_force = _day(mentions, agreement.in_force_spans)
    announced = _announced(mentions, agreement, in_force)
    if announced:
        add("announced", announced[0], announced[1])
    if in_force is None and agreement.immediate and announced:
        add("in_force", announced[0], agreement.immediate, announced[1])
    elif in_force:
        add("in_force", in_force[0], in_force[1])
    expiry = _day(mentions, agreement.expiry_spans)
    if expiry and (in_force is None or expiry[0].earliest > in_force[0].earliest):
        add("expiry", expiry[0], expiry[1])
    for party in agreement.parties:
        if party.part == "mediator":
            add("mediator", _who(party, mentions, "mediator"), (party.start, party.end))
        elif party.part == "reaction":
            add("reaction", Reaction(party.name, party.stance or "welcomed"), (party.start, party.end))
    add("status", agreement.status, agreement.status_span)
    role: Role = "background" if agreement.background else "main"
    return compose_account(report, kind="agreement", role=role, claims=claims)


def _who(party: PartyMention, mentions: Mentions, role: str) -> Who:
    """The party under the name that the text gives it, with the id of the actor that stands there."""
    for actor in mentions.actors:
        if actor.start < party.end and party.start < actor.end:
            return Who(party.name, actor.who.actor_id, role)
    return Who(party.name, None, role)


def _zones(mentions: Mentions, agreement: AgreementMention) -> list[tuple[Where, Span]]:
    """The places among the words of the zones, each once; a country only where no smaller place is named."""
    parties = [(party.start, party.end) for party in agreement.parties]
    found: dict[str, tuple[Where, Span]] = {}
    for start, end in agreement.zone_spans:
        for place in mentions.places:
            if not start <= place.start < end or any(place.start < p[1] and p[0] < place.end for p in parties):
                continue
            found.setdefault(place.where.name, (place.where, (place.start, place.end)))
    smaller = [zone for zone in found.values() if zone[0].precision < _COUNTRY]
    return smaller or list(found.values())


def _day(mentions: Mentions, spans: tuple[Span, ...]) -> tuple[When, Span] | None:
    for start, end in spans:
        for expression in mentions.dates:
            if start <= expression.start < end and expression.when is not None and expression.type in ("DATE", "TIME"):
                return expression.when, (expression.start, expression.end)
    return None


def _announced(
    mentions: Mentions, agreement: AgreementMention, in_force: tuple[When, Span] | None
) -> tuple[When, Span] | None:
    """The first day in the sentences of conclusion that is not the day of entry into force or of expiry."""
    other = {in_force[1]} if in_force else set()
    later = (*agreement.in_force_spans, *agreement.expiry_spans)
    for start, end in agreement.announced_spans:
        for expression in mentions.dates:
            span = (expression.start, expression.end)
            if not start <= expression.start < end or expression.when is None or span in other:
                continue
            if expression.type not in ("DATE", "TIME") or expression.when.precision > _COARSEST_ANNOUNCED:
                continue
            if any(s <= expression.start < e for s, e in later):
                continue
            return expression.when, span
    return None
