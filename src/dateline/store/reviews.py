"""The questions and changes of one unit of work that are about reviews: what people decided of records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, func, insert, select, union_all, update

from dateline.model.claims import Evidence
from dateline.model.reviews import Act, Basis, Review
from dateline.model.wire import value_from_json, value_to_json
from dateline.store.records import instant
from dateline.store.rows import among, listed
from dateline.store.tables import members, reviews


class Reviews:
    """What is kept about reviews; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Iterable[Review]) -> None:
        """Keep reviews."""
        if given := [_row(made) for made in new]:
            self._connection.execute(insert(reviews), given)

    def of(self, records: Collection[str]) -> dict[str, list[Review]]:
        """All reviews of these records, by record, in the order of their keeping; withdrawn ones too.

        A claim goes with its account: where that was merged or split off, it is of the record that the account is in.
        """
        found: dict[str, list[tuple[int, Review]]] = defaultdict(list)
        for row in self._connection.execute(_OF, {"these": listed(records)}).mappings():
            found[row["now_in"]].append((row["key"], _review(row)))
        return {record: [made for _, made in sorted(of, key=lambda one: one[0])] for record, of in found.items()}

    def decision(self, named: str) -> list[Review]:
        """The reviews that hold of the decision whose id begins so."""
        begins = func.substr(reviews.c.decision, 1, len(named)) == named
        query = _NOW.where(begins, reviews.c.withdrawn.is_(None)).order_by(reviews.c.key)
        found = [_review(row) for row in self._connection.execute(query).mappings()]
        return [made for made in found if made.decision == found[0].decision]

    def latest(self, by: str) -> tuple[str, str] | None:
        """The id of a person's latest decision that holds, and its time as it is kept; None where there is none."""
        query = select(reviews.c.decision, reviews.c.made).where(reviews.c.by == by, reviews.c.withdrawn.is_(None))
        row = self._connection.execute(query.order_by(reviews.c.key.desc()).limit(1)).first()
        return (str(row[0]), str(row[1])) if row else None

    def withdraw(self, taken_back: Iterable[Review], *, at: datetime, why: str) -> None:
        """Note that reviews hold no more; that they were made stays on record."""
        changes = {"withdrawn": instant(at), "why_withdrawn": why}
        for made in taken_back:
            self._connection.execute(update(reviews).where(reviews.c.id == made.id).values(changes))


_NOW = select(reviews, func.coalesce(members.c.record, reviews.c.record).label("now_in")).select_from(
    reviews.outerjoin(members, members.c.lineage == reviews.c.account)
)
"""Reviews with the record that they are of now."""
_OF = union_all(
    _NOW.where(among(reviews.c.record), members.c.record.is_(None)),
    _NOW.where(
        reviews.c.account.in_(select(members.c.lineage).where(among(members.c.record))), members.c.record.is_not(None)
    ),
)
"""Those of some records: their own, and those that came with an account."""


def _row(made: Review) -> dict[str, Any]:
    return {
        "id": made.id,
        "record": made.record,
        "act": made.act,
        "by": made.by,
        "made": instant(made.made),
        "reason": made.reason,
        "decision": made.decision,
        "field": made.field,
        "values": [value_to_json(value) for value in made.values],
        "basis": {"words": sorted(made.basis.words), "values": sorted(made.basis.values)},
        "evidence": [[piece.report_id, piece.start, piece.end, piece.words] for piece in made.evidence],
        "account": made.account,
        "withdrawn": instant(made.withdrawn) if made.withdrawn else None,
        "why_withdrawn": made.why_withdrawn,
    }


def _review(row: Mapping[Any, Any]) -> Review:
    return Review(
        id=row["id"],
        record=row["now_in"],
        act=cast(Act, row["act"]),
        by=row["by"],
        made=datetime.fromisoformat(row["made"]),
        reason=row["reason"],
        decision=row["decision"],
        field=row["field"],
        values=tuple(value_from_json(value) for value in row["values"]),
        basis=Basis(frozenset(row["basis"]["words"]), frozenset(row["basis"]["values"])),
        evidence=tuple(Evidence(*piece) for piece in row["evidence"]),
        account=row["account"],
        withdrawn=datetime.fromisoformat(row["withdrawn"]) if row["withdrawn"] else None,
        why_withdrawn=row["why_withdrawn"],
    )
