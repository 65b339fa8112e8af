"""A judgement says on what, what, whose and when; a record has the id of its oldest account."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.model.judgements import Judgement, judge
from dateline.model.records import Record, record_id

NOW = datetime(2024, 5, 6, tzinfo=UTC)


def test_a_pair_is_the_same_in_whichever_order() -> None:
    assert judge("b", "a", "same", by="N. Amer", made=NOW) == judge("a", "b", "same", by="N. Amer", made=NOW)
    assert judge("b", "a", "same", by="N. Amer", made=NOW).left == "a"


def test_a_judgement_knows_machine_from_person() -> None:
    machine = judge("a", "b", "same", by="machine:pairs/1", made=NOW, score=0.9)
    assert machine.is_machine
    assert machine.is_active
    assert not judge("a", "b", "same", by="machinist", made=NOW).is_machine
    assert machine.id != judge("a", "b", "different", by="machine:pairs/1", made=NOW).id


@pytest.mark.parametrize(
    "wrong",
    [
        {"left": "b", "right": "a"},
        {"left": "a", "right": "a"},
        {"verdict": "perhaps"},
        {"by": " "},
        {"by": "machine:"},
        {"made": datetime(2024, 5, 6)},
        {"score": 1.5},
    ],
)
def test_what_is_no_judgement_cannot_be_made(wrong: dict[str, object]) -> None:
    right: dict[str, object] = {"left": "a", "right": "b", "verdict": "same", "by": "N. Amer", "made": NOW}
    Judgement(**right)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"\w"):
        Judgement(**{**right, **wrong})  # type: ignore[arg-type]


def test_a_record_has_the_id_of_its_oldest_account() -> None:
    assert Record(record_id("a"), "incident", ("a", "b")).id == record_id("a")
    with pytest.raises(ValueError, match="oldest"):
        Record(record_id("b"), "incident", ("a", "b"))
    with pytest.raises(ValueError, match="needs accounts"):
        Record(record_id("a"), "incident", ())
