"""The register and the board, from reports as they are read to what people decide and take back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.analysis.agreements import status_on
from dateline.analysis.board import Board, Standing
from dateline.errors import BadInput
from dateline.model.text import Publication, compose_report
from dateline.run.agreements import board_of, register
from dateline.run.assessing import assess, decide_evidence, decide_link, find_commitment, words_in
from dateline.run.matcher import Scored
from dateline.run.pipeline import read_report
from dateline.run.reconcile import merge, reconcile
from dateline.run.review import decide, undo_latest
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_readings import NOW
from sample_records import keep

LATER = NOW + timedelta(hours=1)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    path = tmp_path_factory.mktemp("agreements") / "a.db"
    with Store(path) as store:
        record = fill_agreements(store)
    return path.read_bytes(), record


@pytest.fixture
def there(filled: tuple[bytes, str], tmp_path: Path) -> Iterator[tuple[Store, str]]:
    (tmp_path / "a.db").write_bytes(filled[0])
    with Store(tmp_path / "a.db") as store:
        yield store, filled[1]


def board(there: tuple[Store, str], until: date | None = None) -> Board:
    with there[0].view() as session:
        return board_of(session, there[1], until=until)


def standing(shown: Board, words: str) -> Standing:
    return next(one for one in shown.standings if one.commitment.words == words)


def test_the_agreement_shows_its_parties_commitments_zones_and_days(there: tuple[Store, str]) -> None:
    agreement = board(there).agreement
    assert agreement.kind == "security cooperation" and agreement.is_cooperation
    assert [party.actor_id for party in agreement.parties] == ["ministry-of-peshmerga", "iraq-joint-operations-command"]
    assert [(one.words, one.type) for one in agreement.commitments] == [
        ("field coordination", "coordination"),
        ("joint operations", "joint operation"),
        ("patrols", "joint patrol"),
        ("ambushes", "joint ambush"),
    ]
    assert {zone.name: zone.within for zone in agreement.zones} == {
        "Diyala": None,
        "Kifri": None,
        "Qara Tapa": "Diyala",
        "Khurmatu": None,
        "Kirkuk": None,
    }
    assert agreement.announced and agreement.announced.earliest == date(2021, 12, 4)
    assert agreement.in_force and agreement.in_force.earliest == date(2021, 12, 5)
    assert [who.actor_id for who in agreement.against] == ["islamic-state"]
    assert status_on(agreement, date(2021, 12, 4)) == "announced, not yet in force"
    assert status_on(agreement, date(2021, 12, 5)) == "in force"


def test_later_reports_are_proposed_as_evidence_with_their_words(there: tuple[Store, str]) -> None:
    shown = board(there)
    told = {
        (one.commitment.words, piece.stance, piece.passage.report, piece.proposal.in_zone)
        for one in shown.standings
        for piece in one.evidence
    }
    assert told == {
        ("joint operations", "for", "iq-op-2", "outside"),
        ("patrols", "for", "patrol", "inside"),
        ("field coordination", "against", "centre", "inside"),
    }
    assert all(piece.state == "proposed" for one in shown.standings for piece in one.evidence)
    assert standing(shown, "joint operations").degree_words == "not assessed"
    with there[0].view() as session:
        reports = session.records.reports({"iq-op-2", "patrol", "centre"})
    for one in shown.standings:
        for piece in one.evidence:
            passage = piece.passage
            assert reports[passage.report].text[passage.start : passage.end] == passage.words


def test_silence_is_counted_from_the_last_evidence_or_from_the_beginning(there: tuple[Store, str]) -> None:
    shown = board(there, until=date(2022, 2, 11))
    assert shown.sought.until == date(2022, 2, 11)
    assert standing(shown, "patrols").quiet_words == "no evidence for 30 days"
    assert standing(shown, "joint operations").quiet_words == "no evidence in the 68 days since it began"
    assert standing(shown, "field coordination").quiet_words == "last evidence on 2022-01-30"


def test_people_decide_and_take_back(there: tuple[Store, str]) -> None:
    before = board(there)
    patrols = standing(before, "patrols")
    (piece,) = patrols.evidence
    with there[0].session() as session:
        decide_evidence(
            session,
            before.agreement,
            patrols.commitment,
            piece.passage,
            "confirmed",
            "for",
            by="Amal",
            at=LATER,
            reason="two outlets",
        )
        assess(session, before.agreement, patrols.commitment, 1, by="Amal", at=LATER + timedelta(minutes=1))
    after = standing(board(there), "patrols")
    assert (after.count("for", "confirmed"), after.count("for", "proposed")) == (1, 0)
    assert after.degree_words == "1 minimal"
    assert after.evidence[0].decided and after.evidence[0].decided.by == "Amal"
    for what in ("commitment assessed", "evidence confirmed"):
        with there[0].session() as session:
            assert undo_latest(session, by="Amal", at=LATER + timedelta(minutes=5)).what == what
    assert board(there) == before


def test_what_a_person_confirmed_stays_though_no_machine_proposes_it(there: tuple[Store, str]) -> None:
    shown = board(there)
    operations = standing(shown, "joint operations").commitment
    with there[0].session() as session:
        passage = words_in(session, "wish", "a governor said on Thursday")
        decide_evidence(session, shown.agreement, operations, passage, "confirmed", "against", by="Amal", at=LATER)
    evidence = standing(board(there), "joint operations").evidence
    assert ("wish", "confirmed", "against") in {(one.passage.report, one.state, one.stance) for one in evidence}


def test_words_that_do_not_stand_in_the_report_are_no_evidence(there: tuple[Store, str]) -> None:
    shown = board(there)
    patrols = standing(shown, "patrols")
    (piece,) = patrols.evidence
    moved = type(piece.passage)(piece.passage.report, piece.passage.start + 1, piece.passage.end, piece.passage.words)
    with there[0].session() as session:
        with pytest.raises(BadInput, match="do not stand there"):
            decide_evidence(
                session, shown.agreement, patrols.commitment, moved, "confirmed", "for", by="Amal", at=LATER
            )
        with pytest.raises(BadInput, match="do not stand in"):
            words_in(session, "wish", "never said")
        with pytest.raises(BadInput, match="degree"):
            assess(session, shown.agreement, patrols.commitment, 4, by="Amal", at=LATER)
        with pytest.raises(BadInput, match="no name for a person"):
            assess(session, shown.agreement, patrols.commitment, 1, by="machine:x", at=LATER)


def test_a_commitment_is_named_by_number_words_or_key(there: tuple[Store, str]) -> None:
    agreement = board(there).agreement
    patrols = agreement.commitments[2]
    for named in ("3", "Patrols", patrols.key[:8]):
        assert find_commitment(agreement, named) == patrols
    with pytest.raises(BadInput, match="no commitment"):
        find_commitment(agreement, "9")


def test_changing_a_review_changes_the_board(there: tuple[Store, str]) -> None:
    store, record = there
    with store.session() as session:
        decide(
            session,
            [record],
            "edited",
            by="Amal",
            at=LATER,
            field="commitment",
            values=("joint patrols", "a joint brigade"),
            reason="the text of the accord",
        )
    shown = board(there)
    assert [one.commitment.type for one in shown.standings] == ["joint patrol", "joint unit"]
    assert [piece.passage.report for piece in shown.standings[0].evidence] == ["patrol"]
    with store.session() as session:
        decide(session, [record], "rejected", by="Amal", at=LATER + timedelta(minutes=1), reason="never signed")
    with store.view() as session:
        assert record not in {one.record for one in register(session)}
        assert record in {one.record for one in register(session, rejected=True)}


def test_links_are_judged_by_people(there: tuple[Store, str]) -> None:
    store, record = there
    with store.view() as session:
        agreements = {one.record: one for one in register(session)}
    other = next(one for one in agreements.values() if "ag-iq-8" in one.reports)
    mine = agreements[record]
    with store.session() as session:
        decide_link(session, mine, other, "confirmed", "renews", by="Amal", at=LATER, reason="the same committees")
        with pytest.raises(BadInput, match="itself"):
            decide_link(session, mine, mine, "confirmed", "renews", by="Amal", at=LATER)
    for one in (record, other.record):
        with store.view() as session:
            (link,) = (item for item in board_of(session, one).links if item.decided)
        assert (link.link.record, link.kind, link.link.other, link.state) == (
            record,
            "renews",
            other.record,
            "confirmed",
        )


def test_reports_without_a_day_are_counted_and_not_looked_into(there: tuple[Store, str]) -> None:
    undated = compose_report(id="undated", body="Peshmerga and Iraqi soldiers held a joint patrol.", input="u.txt")
    keep(there[0], undated, accounts=())
    sought = board(there).sought
    assert (sought.undated, sought.bearing == sought.looked_into) == (1, True)
    assert 3 <= sought.bearing <= sought.naming


TRUCE = (
    (
        "truce",
        date(2023, 6, 9),
        "Colombia and ELN sign ceasefire",
        "Colombia's government and the National Liberation Army (ELN) signed a ceasefire on Friday in Havana. "
        "It takes effect in Arauca from Saturday, and foreign mediators will leave within two months.",
    ),
    (
        "ambush",
        date(2023, 7, 5),
        "Soldiers killed in Arauca",
        "Guerrillas of the National Liberation Army (ELN) killed three Colombian soldiers in an ambush in Arauca on "
        "Tuesday, the army said.",
    ),
    (
        "accused",
        date(2023, 7, 20),
        "Army blames guerrillas",
        "The Colombian army accused the ELN of violating the ceasefire in Arauca on Wednesday.",
    ),
    (
        "holds",
        date(2023, 8, 3),
        "Calm in Arauca",
        "The ceasefire between the Colombian government and the ELN is holding in Arauca, residents said on Thursday.",
    ),
)


def test_a_ceasefire_is_spoken_against_by_attacks_of_a_party_and_for_by_calm(tmp_path: Path) -> None:
    with Store(tmp_path / "truce.db") as store:
        for id, day, title, body in TRUCE:
            when = Publication(day, "given")
            report = compose_report(id=id, title=title, body=body, publication=when, outlet=f"{id} Post", input=id)
            keep(store, report, accounts=read_report(report).accounts)
        list(reconcile(store, Scored(), clock=lambda: NOW))
        with store.view() as session:
            (agreement,) = register(session)
            shown = board_of(session, agreement.record)
    truce = standing(shown, "ceasefire")
    told = {piece.passage.report: (piece.stance, piece.proposal.is_alleged) for piece in truce.evidence}
    assert told == {"ambush": ("against", False), "accused": ("against", True), "holds": ("for", False)}
    attack = next(piece.proposal for piece in truce.evidence if piece.passage.report == "ambush")
    assert attack.incident is not None and "a party" in attack.reason


def test_decisions_follow_a_merge_and_come_back_with_a_split(there: tuple[Store, str]) -> None:
    store, record = there
    before = board(there)
    with store.view() as session:
        other = next(one for one in register(session) if one.record != record)
    with store.session() as session:
        assess(session, before.agreement, standing(before, "patrols").commitment, 2, by="Amal", at=LATER)
        merge(session, record, other.record, by="Amal", reason="one pact", at=LATER + timedelta(minutes=1))
    with store.view() as session:
        (merged,) = register(session)
        assert {record, other.record} <= set(merged.names)
        assert standing(board_of(session, merged.record), "patrols").degree == 2
    with store.session() as session:
        assert undo_latest(session, by="Amal", at=LATER + timedelta(minutes=2)).what == "merge"
    assert standing(board(there), "patrols").degree == 2
