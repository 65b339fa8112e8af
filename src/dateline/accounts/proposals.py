"""From a finder's proposals to accounts, under the same rules as every other account."""

from __future__ import annotations

from dateline.accounts.incident_claims import against_civilians
from dateline.accounts.incidents import worth_telling
from dateline.knowledge import codebook
from dateline.model.claims import Account, Claim, compose_account, quote
from dateline.model.proposals import Proposal, Proposed, ProposedAccount
from dateline.model.text import Report
from dateline.model.values import Action, Toll, Value, Who

ORDER = ("agreement", "incident", "statement")


def proposed_accounts(report: Report, proposed: Proposed, origin: str) -> tuple[Account, ...]:
    """The accounts that the proposals make: agreements, incidents (main ones first), statements.

    An account that says too little to be one is left out and counted among what was dropped; one proposed twice is
    one. `origin` is the id of what read them.
    """
    made: dict[str, Account] = {}
    for item in proposed.accounts:
        if item.kind == "incident" and not worth_telling(item.role, {p.field for p in item.proposals}):
            proposed.dropped["too little is said to be an incident"] += 1
            continue
        account = _account(report, item, origin)
        made.setdefault(account.id, account)
    return tuple(sorted(made.values(), key=lambda a: (ORDER.index(a.kind), a.role != "main")))


def _account(report: Report, item: ProposedAccount, origin: str) -> Account:
    claims = [
        Claim(p.field, _settled(p, item), tuple(quote(report, *span) for span in p.spans), origin)
        for p in item.proposals
    ]
    return compose_account(report, kind=item.kind, role=item.role, claims=claims, certainty=item.certainty)


def _settled(proposal: Proposal, item: ProposedAccount) -> Value:
    """The value; what was done depends in ACLED on whom it was done to."""
    if not isinstance(proposal.value, Action):
        return proposal.value
    groups = [p.value.name for p in item.proposals if p.field == "target" and isinstance(p.value, Who)]
    groups += [p.value.whom for p in item.proposals if isinstance(p.value, Toll) and p.value.whom]
    return codebook.action(proposal.value.word, against_civilians=against_civilians(groups))
