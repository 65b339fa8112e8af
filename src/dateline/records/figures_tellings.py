"""What one report tells of a record's incident, as figures and facets need it: family, time, tolls, who said what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model.claims import Account, Claim
from dateline.model.records import Told
from dateline.model.values import Harm, Toll, Value, Who

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a report, by its offsets, that passes on what another outlet told; `key` names it, `name` as told."""

    start: int
    end: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One account with the source family of its report and the tolls that its claims add up to.

    `published` is ISO 8601, so that texts sort by day, or None. `bounds` are the (low, high) of each harm over all
    victims, `groups` of each (group, harm). `statements` are the report's accounts of that kind: who is quoted where.
    `kept` orders what stood at one `address` by when it was kept. `outlet_key` is the outlet by the name that
    `passed_on`, what the report takes from other outlets, uses for sources.
    """

    account: Account
    source_family: str
    outlet: str | None = None
    published: str | None = None
    bounds: Mapping[Harm, Bounds] = field(default_factory=dict)
    groups: Mapping[tuple[str, Harm], Bounds] = field(default_factory=dict)
    statements: tuple[Account, ...] = ()
    address: str = ""
    kept: int = 0
    outlet_key: str = ""
    passed_on: tuple[Passage, ...] = ()

    @property
    def order(self) -> tuple[str, str, bool, str, str, int, str]:
        """Sorts tellings from the earliest to the latest; of one time, what is news there comes after what is not.

        What was kept later counts as later only at one address, where it is an update: else the order in which reports
        are read would matter.
        """
        published, is_news = self.published or "", self.account.role == "main"
        return published[:10], published, is_news, self.source_family, self.address, self.kept, self.account.id


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


def origin(telling: Telling, claims: Sequence[Claim]) -> Passage | None:
    """Whose news these claims are, where all of them stand in parts that pass on one outlet's; else None.

    Of passages around one claim the shortest counts: a sentence says more than the dateline of the whole.
    """
    found = []
    for claim in claims:
        start, end = claim.evidence[0].start, claim.evidence[0].end
        around = [passage for passage in telling.passed_on if passage.start <= start and end <= passage.end]
        if not around:
            return None
        found.append(min(around, key=lambda passage: (passage.end - passage.start, passage.start, passage.key)))
    return found[0] if found and len({passage.key for passage in found}) == 1 else None


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
