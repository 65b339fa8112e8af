"""Listings are in step with the records, however they came about, and are found by words, days, places and order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.desk.kept import kept, seen
from dateline.desk.listing import listing_of, refresh_listings
from dateline.exports.shapes import record_json
from dateline.model.values import Toll
from dateline.records.figures import DEFAULT_RULE
from dateline.run.reconcile import merge, reconcile, split
from dateline.run.record_views import view_records
from dateline.run.review import decide, undo_latest
from dateline.store.listings import Filter, Listing, Order
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import PLACES, Fake, keep, report_of, told


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        yield opened


def refresh(store: Store) -> None:
    list(refresh_listings(store, rule=DEFAULT_RULE, clock=lambda: NOW))


def rows(store: Store, narrowed: Filter | None = None, order: Order = "oldest") -> list[Listing]:
    with store.view() as session:
        found, more = session.listings.page(narrowed or Filter(), order=order, limit=500)
    assert more is None
    return found


def filled(store: Store, count: int, seed: int = 1) -> None:
    drawn = random.Random(seed)
    for number in range(count):
        body = told(drawn.randint(1, 30), drawn.choice(list(PLACES)), drawn.randint(1, 28))
        keep(store, report_of(f"r{number}", body, outlet=drawn.choice(["Example Ledger", "Old Post"])))
    list(reconcile(store, Fake(), clock=lambda: NOW))


def test_whatever_is_decided_and_taken_back_the_rows_are_those_of_all_derived_anew(store: Store) -> None:
    filled(store, 12)
    drawn = random.Random(5)
    for step in range(25):
        at = NOW + timedelta(minutes=step + 1)
        with store.session() as session:
            views = list(view_records(session))
            one, other = drawn.sample(views, 2)
            match drawn.randrange(4):
                case 0:
                    merge(session, one.record.id, other.record.id, by=f"P{step}", reason="", at=at)
                case 1 if len(one.record.accounts) > 1:
                    split(session, one.record.id, one.record.accounts[:1], by=f"P{step}", reason="", at=at)
                case 2:
                    decide(session, [one.record.id], "accepted", by="P", at=at)
                case _ if session.reviews.latest("P"):
                    undo_latest(session, by="P", at=at)
        if step % 3 == 0:
            refresh(store)
    refresh(store)
    with store.view() as session:
        whole = {view.record.id: record_json(view) for view in view_records(session)}
        fresh = [listing_of(session, view, whole[view.record.id], at=NOW) for view in view_records(session)]
        assert session.listings.documents(whole) == whole
    by_record = {row.record: replace(row, changed="") for row in rows(store)}
    assert by_record == {row.record: replace(row, changed="", brief=None) for row in fresh}


def test_a_record_is_seen_as_it_was_kept_and_that_is_as_it_would_be_derived_now(store: Store) -> None:
    filled(store, 12)
    drawn = random.Random(7)
    for step in range(30):
        at = NOW + timedelta(minutes=step + 1)
        with store.session() as session:
            one, other = drawn.sample(list(view_records(session)), 2)
            match drawn.randrange(6):
                case 0:
                    merge(session, one.record.id, other.record.id, by="P", reason="", at=at)
                case 1 if len(one.record.accounts) > 1:
                    split(session, one.record.id, one.record.accounts[:1], by="P", reason="", at=at)
                case 2:
                    value = (Toll("killed", step, step + 2),)
                    decide(session, [one.record.id], "edited", by="P", at=at, reason="l", field="killed", values=value)
                case 3 if session.reviews.latest("P"):
                    undo_latest(session, by="P", at=at)
                case _:
                    decide(session, [one.record.id], drawn.choice(("accepted", "skipped")), by="P", at=at)
    keep(store, report_of("new", told(30, "Vaskur", 3), outlet="A third"))
    list(reconcile(store, Fake(), clock=lambda: NOW))
    with store.view() as session:
        outdated = session.listings.outdated()
        assert outdated and all(kept(session, id, rule=DEFAULT_RULE) is None for id in outdated)
    refresh(store)
    with store.view() as session:
        views = list(view_records(session))
        assert any(view.review.reopened for view in views) and any(view.review.edits for view in views)
        for view in views:
            reviews = session.reviews.of([view.record.id]).get(view.record.id, [])
            there = kept(session, view.record.id, rule=DEFAULT_RULE)
            as_kept, document = seen(session, view.record.id, there, reviews, rule=DEFAULT_RULE)
            assert (as_kept, document) == (view, record_json(view))
            is_edited = any(figure.rule != DEFAULT_RULE for figure in view.figures)
            assert (there is None) == is_edited
            assert kept(session, view.record.id, rule="lowest/1") is None


def test_a_row_keeps_its_time_of_change_where_nothing_changed(store: Store) -> None:
    filled(store, 3)
    refresh(store)
    before = rows(store)
    with store.session() as session:
        session.records.outdate([row.record for row in before])
    list(refresh_listings(store, rule=DEFAULT_RULE, clock=lambda: NOW + timedelta(days=1)))
    assert rows(store) == before


@pytest.mark.parametrize("order", ["severity", "newest", "oldest", "area", "changed"])
def test_pages_give_every_row_once_in_order(store: Store, order: Order) -> None:
    filled(store, 17)
    refresh(store)
    whole = rows(store, order=order)
    paged: list[Listing] = []
    after: list[Any] | None = None
    with store.view() as session:
        while True:
            some, after = session.listings.page(Filter(), order=order, after=after, limit=4)
            paged += some
            if after is None:
                break
    assert paged == whole
    assert len({row.record for row in paged}) == len(paged)


def test_filters_narrow(store: Store) -> None:
    filled(store, 20)
    refresh(store)
    every = rows(store)
    assert [row for row in every if (row.killed or 0) >= 15] == rows(store, Filter(killed_at_least=15))
    assert [row for row in every if (row.latest or "") >= "2024-05-10"] == rows(store, Filter(since="2024-05-10"))
    inside = [row for row in every if row.lat and 10.5 <= row.lat <= 10.7]
    assert inside == rows(store, Filter(box=(-4, 10.5, -3, 10.7)))
    assert rows(store, Filter(verdict="open")) == every
    assert rows(store, Filter(verdict="rejected")) == []
    assert rows(store, Filter(kinds=("agreement",))) == []
    assert [row for row in every if row.place == "Redmouth"] == rows(store, Filter(place="redm"))
    assert rows(store, Filter(place="%")) == []
    named = [row for row in every if "soldiers" in row.actors]
    assert named == rows(store, Filter(actor="Soldiers"))
    assert rows(store, Filter(certainties=("stated",))) == every
    assert rows(store, Filter(certainties=("alleged", "denied"))) == []


@pytest.mark.parametrize("asked", ["Redmouth", "redmuoth", "Redmuth", "red mouth"])
def test_names_are_found_though_they_are_misspelt(store: Store, asked: str) -> None:
    filled(store, 20)
    refresh(store)
    wanted = {row.record for row in rows(store) if row.place == "Redmouth"}
    with store.view() as session:
        found = {row.record for row in session.listings.named(asked)}
    assert wanted
    assert wanted <= found


def test_what_is_spelt_right_brings_no_likenesses(store: Store) -> None:
    filled(store, 20)
    refresh(store)
    assert {row.place for row in rows(store, Filter(words="Redmouth"))} == {"Redmouth"}


def test_texts_are_found_by_their_words_and_what_is_typed_is_never_a_command(store: Store) -> None:
    filled(store, 5)
    with store.view() as session:
        assert len(session.listings.texts("soldiers died")) == 5
        assert session.listings.texts("Soldi") != []
        assert session.listings.texts("nothing such") == []
        for hostile in ('"', "a OR", "NEAR(", "text:", "*", "); DROP TABLE reports; --", "", "^", "-"):
            session.listings.texts(hostile)
            session.listings.named(hostile)
