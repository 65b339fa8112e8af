"""The questions and changes of one unit of work that are about assessments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, func, insert, or_, select, update

from dateline.model.assessments import Assessment, AssessmentAct, LinkKind, Passage, Stance, Subject
from dateline.store.records import instant
from dateline.store.rows import among, listed
from dateline.store.tables import assessments


class Assessments:
    """What is kept about assessments; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, made: Assessment) -> None:
        """Keep an assessment."""
        self._connection.execute(insert(assessments), [_row(made)])

    def of(self, records: Collection[str]) -> list[Assessment]:
        """All assessments of these agreements, in the order of their keeping, withdrawn ones too.

        A link belongs to both of its ends.
        """
        found = self._connection.execute(_OF, {"these": listed(records)}).mappings()
        return [_assessment(row) for row in found]

    def decision(self, named: str) -> list[Assessment]:
        """The assessments that hold of the decision whose id begins so."""
        begins = func.substr(assessments.c.decision, 1, len(named)) == named
        query = select(assessments).where(begins, assessments.c.withdrawn.is_(None)).order_by(assessments.c.key)
        found = [_assessment(row) for row in self._connection.execute(query).mappings()]
        return [made for made in found if made.decision == found[0].decision]

    def latest(self, by: str) -> tuple[str, str] | None:
        """The id of a person's latest assessment that holds, and its time as it is kept; None where there is none."""
        columns = assessments.c
        query = select(columns.decision, columns.made).where(columns.by == by, columns.withdrawn.is_(None))
        row = self._connection.execute(query.order_by(columns.key.desc()).limit(1)).first()
        return (str(row[0]), str(row[1])) if row else None

    def withdraw(self, taken_back: Iterable[Assessment], *, at: datetime, why: str) -> None:
        """Note that assessments hold no more; that they were made stays on record."""
        changes = {"withdrawn": instant(at), "why_withdrawn": why}
        for made in taken_back:
            self._connection.execute(update(assessments).where(assessments.c.id == made.id).values(changes))


_OF = (
    select(assessments)
    .where(or_(among(assessments.c.record), (assessments.c.subject == "link") & among(assessments.c.target)))
    .order_by(assessments.c.key)
)


def _row(made: Assessment) -> dict[str, Any]:
    passage = made.passage
    return {
        "id": made.id,
        "record": made.record,
        "subject": made.subject,
        "target": made.target,
        "act": made.act,
        "by": made.by,
        "made": instant(made.made),
        "reason": made.reason,
        "decision": made.decision,
        "words": made.words,
        "degree": made.degree,
        "passage": {
            "report": passage.report,
            "start": passage.start,
            "end": passage.end,
            "words": passage.words,
            "day": passage.day.isoformat() if passage.day else None,
        }
        if passage
        else {},
        "stance": made.stance,
        "kind": made.kind,
        "withdrawn": instant(made.withdrawn) if made.withdrawn else None,
        "why_withdrawn": made.why_withdrawn,
    }


def _assessment(row: Mapping[Any, Any]) -> Assessment:
    told = row["passage"]
    day = date.fromisoformat(told["day"]) if told and told["day"] else None
    return Assessment(
        id=row["id"],
        record=row["record"],
        subject=cast(Subject, row["subject"]),
        target=row["target"],
        act=cast(AssessmentAct, row["act"]),
        by=row["by"],
        made=datetime.fromisoformat(row["made"]),
        reason=row["reason"],
        decision=row["decision"],
        words=row["words"],
        degree=row["degree"],
        passage=Passage(told["report"], told["start"], told["end"], told["words"], day) if told else None,
        stance=cast(Stance | None, row["stance"]),
        kind=cast(LinkKind | None, row["kind"]),
        withdrawn=datetime.fromisoformat(row["withdrawn"]) if row["withdrawn"] else None,
        why_withdrawn=row["why_withdrawn"],
    )
