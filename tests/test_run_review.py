"""Reviews: what people decide of records holds, is shown beside the machine's, and can be taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.errors import BadInput
from dateline.model.records import RecordView
from dateline.model.values import Toll, Who
from dateline.run.reconcile import merge, reconcile
from dateline.run.record_views import view_record, view_records
from dateline.run.review import TWO_PERSONS, decide, undo_latest
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        keep(opened, report_of("a", told(7, "Vaskur", 3)))
        keep(opened, report_of("b", told(9, "Vaskur", 3), outlet="Old Ferry Post"))
        keep(opened, report_of("c", told(2, "Redmouth", 5)))
        list(reconcile(opened, Fake(), clock=lambda: NOW))
        yield opened


def views(store: Store) -> list[RecordView]:
    with store.view() as session:
        return list(view_records(session))


def act(store: Store, record: str, what: str, by: str = "Amal", minutes: int = 0, **more: object) -> str:
    with store.session() as session:
        return decide(session, [record], what, by=by, at=LATER + timedelta(minutes=minutes), **more)  # type: ignore[arg-type]


def test_a_record_is_suggested_accepted_and_published(store: Store) -> None:
    first = views(store)[0].record.id
    assert views(store)[0].status == "suggested"
    act(store, first, "accepted")
    assert views(store)[0].status == "reviewed"
    assert views(store)[0].review.verdict == "accepted"
    act(store, first, "published", minutes=1)
    assert views(store)[0].status == "published"
    act(store, first, "unpublished", minutes=2, reason="a source took it back")
    assert views(store)[0].status == "reviewed"
    assert views(store)[1].status == "suggested"


def test_publishing_needs_acceptance_and_can_need_a_second_person(store: Store) -> None:
    first = views(store)[0].record.id
    with pytest.raises(BadInput, match="accepted"):
        act(store, first, "published")
    act(store, first, "accepted")
    with pytest.raises(BadInput, match="somebody else"):
        act(store, first, "published", minutes=1, publishing=TWO_PERSONS)
    act(store, first, "published", by="Berta", minutes=1, publishing=TWO_PERSONS)
    assert views(store)[0].status == "published"


def test_an_edit_stands_beside_what_the_sources_say(store: Store) -> None:
    first = views(store)[0]
    before = first.figures[0]
    act(store, first.record.id, "edited", field="killed", values=(Toll("killed", 8, 8),), reason="hospital list")
    act(store, first.record.id, "edited", minutes=1, field="perpetrator", values=(Who("Ridge Front"),), reason="court")
    view = views(store)[0]
    figure = next(one for one in view.figures if one.harm == "killed" and one.group is None)
    assert (figure.low, figure.best, figure.high) == (8, 8, 8)
    assert figure.by_source == before.by_source
    assert before.reasoning in figure.reasoning
    assert "hospital list" in figure.reasoning
    assert view.summary["perpetrators"] == ["Ridge Front"]
    assert view.summary["killed"] == {"low": 8, "high": 8}


@pytest.mark.parametrize("what", ["rejected", "edited", "unpublished"])
def test_what_a_sceptic_will_ask_about_needs_a_reason(store: Store, what: str) -> None:
    first = views(store)[0].record.id
    with pytest.raises(BadInput, match="reason"):
        act(store, first, what, field="killed" if what == "edited" else None, reason=" ")


def test_an_edit_of_a_field_that_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="no field"):
        act(store, views(store)[0].record.id, "edited", field="commitment", values=("x",), reason="because")


def test_undo_takes_back_the_latest_decision_of_that_person_whatever_it_was(store: Store) -> None:
    before = views(store)
    first, second = (view.record.id for view in before)
    act(store, first, "accepted")
    act(store, second, "rejected", by="Berta", minutes=1, reason="another country")
    with store.session() as session:
        merge(session, first, second, by="Amal", reason="one convoy", at=LATER + timedelta(minutes=2))
    for what in ("merge", "accepted"):
        with store.session() as session:
            assert undo_latest(session, by="Amal", at=LATER + timedelta(minutes=9)).what == what
    with store.session() as session:
        with pytest.raises(BadInput, match="no decision"):
            undo_latest(session, by="Amal", at=LATER)
        undo_latest(session, by="Berta", at=LATER + timedelta(minutes=9))
    assert views(store) == before


def test_a_review_is_reopened_by_new_words_with_a_new_value_and_by_nothing_less(store: Store) -> None:
    first = views(store)[0].record.id
    act(store, first, "accepted")
    keep(store, report_of("same", told(7, "Vaskur", 3), outlet="Copyist"))
    list(reconcile(store, Fake(), clock=lambda: LATER))
    assert not views(store)[0].review.reopened
    keep(store, report_of("more", told(31, "Vaskur", 3), outlet="Late Herald"))
    list(reconcile(store, Fake(), clock=lambda: LATER))
    with store.view() as session:
        view = view_record(session, first)
    assert view.review.reopened
    assert view.status == "reviewed"
