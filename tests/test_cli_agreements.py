"""Agreements on the command line: the register, the board, deciding on it and taking that back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main
from dateline.model.text import Publication, compose_report
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_records import keep


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    path = tmp_path_factory.mktemp("agreements") / "a.db"
    with Store(path) as store:
        record = fill_agreements(store)
    return path.read_bytes(), record


@pytest.fixture
def record(filled: tuple[bytes, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder with the database of the retold agreement; its record."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "dateline.db").write_bytes(filled[0])
    yield filled[1]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def shown(record: str, *options: str) -> dict[str, Any]:
    result = run("agreements", record, "--json", *options)
    assert result.exit_code == 0, result.stderr
    (line,) = result.stdout.splitlines()
    told: dict[str, Any] = json.loads(line)
    return told


def commitment(told: dict[str, Any], words: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in told["board"] if one["words"] == words)
    return found


def test_the_register_lists_agreements_as_they_stand(record: str) -> None:
    result = run("agreements")
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert record[:8] in told and "2021-12-05" in told and "in force" in told
    assert "2 agreements, as on 2022-07-19, the last day of which a report was read" in result.stderr


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--area", "Diyala"), 1),
        (("--area", "Basra"), 0),
        (("--from", "2021-01-01"), 1),
        (("--to", "2021-01-01"), 1),
        (("--from", "2022-01-01"), 0),
    ],
)
def test_the_register_is_narrowed_by_area_and_period(record: str, options: tuple[str, ...], count: int) -> None:
    result = run("agreements", "--json", *options)
    assert result.exit_code == 0, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(lines) == count
    assert all(line["schema"] == "dateline.agreements/1" for line in lines)


def test_one_agreement_shows_its_board_its_words_and_the_incidents_in_its_zones(record: str) -> None:
    result = run("agreements", record[:6])
    assert result.exit_code == 0, result.stderr
    told = " ".join(result.stdout.split())
    for words in (
        "security cooperation: Kurdish Ministry of Peshmerga and Iraqi Joint Operations Command",
        "within 25 km of Qara Tapa (Diyala, IQ), within Diyala",
        "held a joint patrol near Kifri on Wednesday",
        "has not been opened",
        "not assessed; no evidence for 188 days",
        "outcomes in its zones",
        "attacks by Islamic State",
        "Qara Tapa (within Diyala) 1 0 0",
        "inside the zones 1",
        "is it holding?",
        "This does not show that the agreement caused it.",
        "Not yet fully reported and left out: the 7 days from 2022-07-13 to 2022-07-19;",
        "how late its sources report is not known",
    ):
        assert words in told, words
    assert "violat" not in told, "cooperation is never violated"


def test_whether_it_holds_is_asked_of_the_same_sources(record: str) -> None:
    told = shown(record, "--same-sources")
    assert told["no_answer"] == "No report of these days was read of a source that was there before."
    when = Publication(date(2022, 1, 20), "given")
    with Store(Path("dateline.db")) as store:
        again = compose_report(id="again", body="Onions cost 700 dinars.", publication=when, outlet="Ledger", input="a")
        keep(store, again, accounts=())
    told = shown(record, "--same-sources")
    assert told["same_sources"]["sources"] == ["Ledger"] and shown(record)["same_sources"] is None
    printed = " ".join(run("agreements", record, "--same-sources").stdout.split())
    assert told["same_sources"]["in_words"] in printed


def test_incidents_are_counted_once_and_by_zone(record: str) -> None:
    found = shown(record)["incidents"]
    by_zone = {zone["name"]: len(zone["attacks"]) for zone in found["zones"]}
    assert by_zone == {"Diyala": 1, "Kifri": 0, "Qara Tapa": 1, "Khurmatu": 0, "Kirkuk": 0}
    assert len(found["inside"]["attacks"]) == 1
    assert shown(record, "--to", "2022-01-31")["incidents"]["inside"]["attacks"] == []


def test_decisions_show_and_are_taken_back(record: str) -> None:
    before = shown(record)
    key = commitment(before, "patrols")["evidence"][0]["key"]
    for arguments, told in (
        ((key[:8], "--confirm", "--by", "Amal"), "evidence confirmed"),
        (("patrols", "--degree", "1", "--by", "Amal", "--reason", "one patrol"), "commitment assessed"),
        (
            (
                *("2", "--confirm", "--stance", "against", "--by", "Amal"),
                *("--report", "wish", "--words", "should launch joint patrols near Kirkuk"),
            ),
            "evidence confirmed",
        ),
    ):
        result = run("assess", record, *arguments)
        assert result.exit_code == 0, result.stderr
        assert told in result.stderr
    after = shown(record)
    patrols = commitment(after, "patrols")
    assert (patrols["degree"], patrols["degree_words"]) == (1, "1 minimal")
    assert patrols["assessed"]["reason"] == "one patrol"
    assert [one["state"] for one in patrols["evidence"]] == ["confirmed"]
    assert "against" in {one["stance"] for one in commitment(after, "joint operations")["evidence"]}
    for _ in range(3):
        assert run("undo", "--by", "Amal").exit_code == 0
    assert shown(record) == before


def test_links_are_decided_by_both_ids(record: str) -> None:
    lines = [json.loads(line) for line in run("agreements", "--json").stdout.splitlines()]
    (other,) = (line["id"] for line in lines if line["id"] != record)
    result = run("assess", record, "--link", other, "--confirm")
    assert (result.exit_code, "--as" in result.stderr) == (2, True)
    assert run("assess", record, "--link", other[:8], "--as", "renews", "--confirm").exit_code == 0
    (link,) = shown(other)["links"]
    assert (link["from"], link["kind"], link["to"], link["state"]) == (record, "renews", other, "confirmed")
    assert "renews" in run("agreements", record).stdout


def test_decisions_at_the_terminal_are_lines_of_the_audit_log(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "worker")
    lines = [json.loads(line) for line in run("agreements", "--json").stdout.splitlines()]
    (other,) = (line["id"] for line in lines if line["id"] != record)
    key = commitment(shown(record), "patrols")["evidence"][0]["key"]
    assert run("assess", record, "patrols", "--degree", "1", "--by", "Amal").exit_code == 0
    assert run("assess", record, key[:8], "--reject", "--by", "Amal").exit_code == 0
    assert run("assess", record, "--link", other, "--as", "renews", "--confirm", "--by", "Ben").exit_code == 0
    assert run("assess", record, "9", "--degree", "1").exit_code == 2, "what cannot be is no decision"
    assert run("undo", "--by", "Ben").exit_code == 0
    with Store(Path("dateline.db")) as store, store.view() as session:
        log = session.people.log()[::-1]
        assert not list(session.people.broken_seals())
    assert {line.by for line in log} == {"worker at the command line"}
    told = [(line.act, line.subject, line.detail) for line in log]
    assert [(act, detail["person"]) for act, _, detail in told] == [
        ("assess", "Amal"),
        ("evidence rejected", "Amal"),
        ("link confirmed", "Ben"),
        ("undo", "Ben"),
    ]
    assert [subject for _, subject, _ in told] == [record] * 3 + [told[2][2]["decision"]]
    assert (told[0][2]["commitment"], told[0][2]["degree"]) == ("patrols", 1)
    assert (told[2][2]["other"], told[2][2]["kind"]) == (other, "renews")


@pytest.mark.parametrize(
    "arguments",
    [
        ("agreements", "ffff"),
        ("agreements", "--from", "2022-02-30"),
        ("agreements", "--from", "2022-02-02", "--to", "2022-02-01"),
        ("agreements", "--area", "Nowhereville"),
        ("assess", "RECORD"),
        ("assess", "RECORD", "9", "--degree", "1"),
        ("assess", "RECORD", "1", "--degree", "7"),
        ("assess", "RECORD", "ffff", "--confirm"),
        ("assess", "RECORD", "1", "--confirm", "--report", "wish", "--words", "never said", "--stance", "for"),
        ("assess", "RECORD", "1", "--confirm", "--report", "nothing", "--words", "x", "--stance", "for"),
        ("assess", "RECORD", "--link", "RECORD", "--as", "renews", "--confirm"),
    ],
)
def test_what_cannot_be_is_misuse_and_told_without_a_traceback(record: str, arguments: tuple[str, ...]) -> None:
    result = run(*(record if one == "RECORD" else one for one in arguments))
    assert result.exit_code == 2
    assert "Traceback" not in result.output + result.stderr
    assert result.stderr.strip()
