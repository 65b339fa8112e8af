"""An account's claims in one table: the `summary` of the machine-readable output, derived and never stored."""

from __future__ import annotations

from typing import Any

from dateline.accounts.tolls import by_group, total
from dateline.model.claims import Account
from dateline.model.mentions import CasualtyFigure
from dateline.model.values import Action, Harm, Means, Reaction, Toll, When, Where, Who
from dateline.model.wire import when_summary, where_summary


def summarise(account: Account, *, with_tolls: bool = True) -> dict[str, Any]:
    """The summary of an incident, an agreement or a statement, in the shape of the contract.

    Without tolls these are as where none is told: for who takes them from elsewhere.
    """
    match account.kind:
        case "incident":
            return _incident(account, figures(account) if with_tolls else [])
        case "agreement":
            return _agreement(account)
        case "statement":
            return {
                name: _words(account, name) for name in ("speaker", "role", "organisation", "stance", "quote", "about")
            }


def _incident(account: Account, tolls: list[CasualtyFigure]) -> dict[str, Any]:
    action = next((value for value in account.values("action") if isinstance(value, Action)), None)
    claimed = _names(account, "claimed_by")
    return {
        "event_type": action.event_type if action else None,
        "sub_event_type": action.sub_event_type if action else None,
        "word": action.word if action else None,
        "date": _date(account, "date"),
        "place": _place(account),
        **{harm: _range(tolls, harm) for harm in ("killed", "wounded", "abducted", "missing", "arrested")},
        "casualties_by_group": [
            {"group": toll.group, "harm": toll.harm, "low": toll.low, "high": toll.high} for toll in by_group(tolls)
        ],
        "perpetrators": _names(account, "perpetrator"),
        "targets": _names(account, "target"),
        "weapons": _names(account, "weapon"),
        "claimed_by": claimed[0] if claimed else None,
    }


def _agreement(account: Account) -> dict[str, Any]:
    return {
        "agreement_type": _words(account, "agreement_type"),
        "parties": _names(account, "party"),
        "commitments": _names(account, "commitment"),
        "zones": _names(account, "zone"),
        "announced": _date(account, "announced"),
        "in_force": _date(account, "in_force"),
        "expiry": _date(account, "expiry"),
        "mediators": _names(account, "mediator"),
        "reactions": [
            {"who": value.who, "stance": value.stance}
            for value in account.values("reaction")
            if isinstance(value, Reaction)
        ],
        "status": _words(account, "status"),
    }


def _words(account: Account, field: str) -> str | None:
    value = next(iter(account.values(field)), None)
    return value.name if isinstance(value, Who) else value if isinstance(value, str) else None


def _names(account: Account, field: str) -> list[str]:
    names = [
        value if isinstance(value, str) else value.name
        for value in account.values(field)
        if isinstance(value, (str, Who, Where, Means))
    ]
    return list(dict.fromkeys(names))


def _date(account: Account, field: str) -> dict[str, Any] | None:
    return next((when_summary(value) for value in account.values(field) if isinstance(value, When)), None)


def _place(account: Account) -> dict[str, Any] | None:
    return next((where_summary(value) for value in account.values("place") if isinstance(value, Where)), None)


def figures(account: Account) -> list[CasualtyFigure]:
    """The figures that the account's toll claims were made of, those that the text itself replaces left out."""
    tolls = [(claim.value, claim.evidence) for claim in account.claims if isinstance(claim.value, Toll)]
    replaced = {(toll.harm, evidence[-1].start): toll for toll, evidence in tolls if toll.relation == "superseded"}
    return [
        CasualtyFigure(
            evidence[0].start,
            evidence[0].end,
            toll,
            (evidence[-1].start, evidence[-1].end),
            was=replaced.get((toll.harm, evidence[-1].start)),
            relation=toll.relation,
        )
        for toll, evidence in tolls
        if toll.relation != "superseded"
    ]


def _range(tolls: list[CasualtyFigure], harm: Harm) -> dict[str, int | None] | None:
    found = total(tolls, harm)
    return None if found is None else {"low": found[0], "high": found[1]}
