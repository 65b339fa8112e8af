"""What one report tells of a record's incident, as figures and facets need it: family, time, tolls, who said what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model.claims import Account, Claim
from dateline.model.records import Told
from dateline.model.values import Harm, Toll, Value, Who

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """One account with the source family of its report and the tolls that its claims add up to.

    `published` is ISO 8601, so that texts sort by day, or None. `bounds` are the (low, high) of each harm over all
    victims, `groups` of each (group, harm). `statements` are the report's accounts of that kind: who is quoted where.
    """

    account: Account
    source_family: str
    outlet: str | None = None
    published: str | None = None
    bounds: Mapping[Harm, Bounds] = field(default_factory=dict)
    groups: Mapping[tuple[str, Harm], Bounds] = field(default_factory=dict)
    statements: tuple[Account, ...] = ()

    @property
    def order(self) -> tuple[str, str, bool, str, str]:
        """Sorts tellings from the earliest to the latest; of one time, what is news there comes after what is not."""
        published = self.published or ""
        return published[:10], published, self.account.role == "main", self.source_family, self.account.id


def by_family(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    """The tellings of each source family, the latest last; families by when they first told of it."""
    families: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda telling: telling.order):
        families.setdefault(telling.source_family, []).append(telling)
    return dict(sorted(families.items(), key=lambda item: (item[1][0].published or "~", item[0])))


def told(
    telling: Telling,
    family: Sequence[Telling],
    claims: Sequence[Claim],
    *,
    value: Value | None = None,
    bounds: Bounds = (None, None),
    note: str | None = None,
) -> Told:
    """What a family says, in the words of its latest telling."""
    words = list(dict.fromkeys(" … ".join(piece.words for piece in claim.evidence) for claim in claims))
    speakers = list(dict.fromkeys(filter(None, (speaker(telling, claim) for claim in claims))))
    outlets = dict.fromkeys(one.outlet for one in family if one.outlet)
    return Told(
        source_family=telling.source_family,
        outlets=tuple(outlets),
        account_id=telling.account.id,
        report_id=telling.account.report_id,
        published=telling.published,
        role=telling.account.role,
        certainty=telling.account.certainty,
        words="; ".join(words),
        value=value,
        low=bounds[0],
        high=bounds[1],
        said_by=" and ".join(speakers) or None,
        note=note,
    )


def toll_claims(telling: Telling, harm: Harm, group: str | None = None) -> list[Claim]:
    """The claims on one harm (and group) that stand: those that the text itself replaces are left out."""
    return [
        claim
        for claim in telling.account.claims
        if isinstance(claim.value, Toll)
        and claim.value.harm == harm
        and claim.value.relation != "superseded"
        and (group is None or (claim.value.whom or "").lower() == group)
    ]


def speaker(telling: Telling, claim: Claim) -> str | None:
    """Who is quoted with the words of a claim, by organisation, name or role; None where the report says it itself."""
    start, end = claim.evidence[0].start, claim.evidence[0].end
    best: tuple[int, str] | None = None
    for statement in telling.statements:
        for said in statement.claims:
            for piece in said.evidence if said.field in ("quote", "about") else ():
                if piece.start <= start and end <= piece.end:
                    name = _name(statement)
                    if name and (best is None or piece.end - piece.start < best[0]):
                        best = piece.end - piece.start, name
    return best[1] if best else None


def is_official(name: str | None) -> bool:
    """Whether a speaker is named as an authority: a ministry, a force, an office or one who speaks for it."""
    return bool(name and _AUTHORITIES.intersection(name.lower().replace("-", " ").split()))


_AUTHORITIES = frozenset(
    """administration administrator ambassador army authorities authority brigadier cabinet captain chief colonel
    command commander commission commissioner council coroner defence defense department directorate embassy general
    government governor governorate guard headquarters interior judiciary major marshal mayor military minister
    ministry mission navy office officer official officials parliament police president presidency prosecutor
    prosecutors secretary secretariat senator spokesman spokesperson spokeswoman state
    """.split()
)


def _name(statement: Account) -> str | None:
    for name in ("organisation", "role", "speaker"):
        for value in statement.values(name):
            if isinstance(value, Who):
                return value.name
            if isinstance(value, str):
                return value
    return None
