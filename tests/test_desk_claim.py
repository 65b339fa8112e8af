"""A person's claim: it rests on words that stand in the report, stands beside the machine's, and can be taken back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.desk.desk import Desk
from dateline.model.claims import Evidence
from dateline.model.reviews import review
from dateline.run.reconcile import reconcile
from dateline.run.record_views import view_record
from dateline.run.review import undo_reviews
from sample_desk import browser, person, program, sample_desk, token_of
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told
from test_desk_hostile import SCRIPTS, active

HIDDEN = re.compile(r'type="hidden" name="(start|end|words|account|seen)" value="([^"]*)"')
BODY = f"{told(40, 'Vaskur', 9)} Later 43 were counted on 12 May in Redmouth. {told(2, 'Redmouth', 20)}"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    keep(opened.store, report_of("e", BODY, day=25))
    list(reconcile(opened.store, Fake(), clock=lambda: NOW))
    yield opened
    opened.store.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return browser(desk)


def form(client: TestClient, **query: Any) -> dict[str, str]:
    """What the form of these words carries."""
    page = client.get("/claim/e", params=query)
    assert page.status_code == 200, page.text
    found = {name: html.unescape(value) for name, value in HIDDEN.findall(page.text)}
    return {"token": token_of(page.text), **found}


def put(client: TestClient, words: str, choice: str, reason: str = "the machine missed it", **more: str) -> Any:
    return client.post("/claim/e", data={**form(client, words=words), "choice": choice, "reason": reason, **more})


def record_of(client: TestClient) -> str:
    """The record of the report's first account."""
    found = re.search(r'href="/record/([0-9a-f]{16})"', client.get("/report/e").text)
    assert found
    return found[1]


def test_a_number_is_put_on_its_words_and_taken_back(desk: Desk, client: TestClient) -> None:
    page = client.get("/claim/e", params={"words": "43"}).text
    assert 'Later <mark class="asked">43</mark> were counted' in page
    answer = put(client, "43", "killed")
    assert answer.headers["location"].startswith("/report/e?notice=")
    page = client.get("/report/e").text
    assert re.search(r'<mark class="[^"]*killed person', page)
    assert "the machine missed it" in page
    record = record_of(client)
    shown = client.get(f"/record/{record}").text
    for words in ('<b dir="auto">43</b>', "by the sources it is 40 to 40", "on the words “43”", ">43</q>"):
        assert words in shown, words
    address = html.unescape(re.search(r'class="edited">.*?href="([^"]+)"', shown, re.S)[1])  # type: ignore[index]
    assert 'id="said"' in client.get(address).text
    with desk.store.view() as session:
        view = view_record(session, record)
        (line,) = session.people.log()
    (edit,) = view.review.edits
    assert (view.figures[0].best, view.figures[0].by_source[0].low, edit.words) == (43, 40, "43")
    assert edit.evidence[0].stands_in(report_of("e", BODY, day=25))
    assert (line.act, line.detail["field"], line.detail["report"]) == ("edited", "killed", "e")
    client.post("/queue/undo", data={"token": token_of(page)})
    shown = client.get(f"/record/{record}").text
    assert '<b dir="auto">40</b>' in shown
    assert "taken back by reviewer" in shown
    assert "killed person" not in client.get("/report/e").text


def test_the_closest_account_is_offered_first_and_another_can_be_chosen(client: TestClient) -> None:
    near = form(client, words="2 soldiers died")
    far = form(client, words="40 soldiers")
    assert near["account"] != far["account"]
    chosen = form(client, start=near["start"], end=near["end"], account=far["account"])
    assert (chosen["account"], chosen["words"]) == (far["account"], "2 soldiers died")


def test_words_that_stand_at_several_places_are_asked_for(client: TestClient) -> None:
    page = client.get("/claim/e", params={"words": "soldiers died"}).text
    assert "They stand at 2 places" in page
    assert page.count('<mark class="asked">soldiers died</mark>') == 2
    address = html.unescape(re.findall(r'href="(/claim/e\?[^"]+)"', page)[1])
    assert "soldiers died" in client.get(address).text


def test_a_value_is_typed_where_the_words_are_read_otherwise(client: TestClient) -> None:
    assert put(client, "Later", "killed").status_code == 400
    answer = put(client, "Later", "typed", field="date", value="2024-05-12")
    assert answer.status_code == 303
    assert "2024-05-12" in client.get(f"/record/{record_of(client)}").text
    assert put(client, "Later", "typed", field="killed", value="many").status_code == 400
    assert put(client, "Later", "typed", field="quote", value="x").status_code == 400
    assert put(client, "Later", "quote").status_code == 400
    assert put(client, "Later", "").status_code == 400
    assert put(client, "Later", "typed", field="killed", value="").status_code == 303  # not known, say these words


@pytest.mark.parametrize(
    "changed",
    [
        {"words": "44"},
        {"words": ""},
        {"start": "0"},
        {"end": "999999999"},
        {"start": "-1"},
        {"start": "x"},
        {"start": "9" * 30},
        {"end": "0"},
        {"account": "0" * 16},
        {"account": ""},
        {"reason": " "},
        {"words": "<script>"},
    ],
)
def test_no_words_no_claim(desk: Desk, client: TestClient, changed: dict[str, str]) -> None:
    told = {**form(client, words="43"), "choice": "killed", "reason": "x", **changed}
    answer = client.post("/claim/e", data=told)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
    with desk.store.view() as session:
        assert session.people.log() == []


def test_a_claim_belongs_to_an_account_of_the_report_whose_words_it_quotes(desk: Desk, client: TestClient) -> None:
    other = re.findall(r'href="/record/([0-9a-f]{16})"', client.get("/report/c").text)[0]
    with desk.store.view() as session:
        (member,) = session.records.members_of_records([other])
    told = {**form(client, words="43"), "choice": "killed", "reason": "x", "account": member.lineage}
    assert client.post("/claim/e", data=told).status_code == 400


def test_the_second_of_two_people_sees_what_the_first_put_there(desk: Desk, client: TestClient) -> None:
    mine = {**form(client, words="43"), "choice": "killed", "reason": "second"}
    other = browser(Desk(desk.store, replace(desk.configuration, reviewer="Somebody else")))
    assert put(other, "40 soldiers", "killed", reason="first").status_code == 303
    answer = client.post("/claim/e", data=mine)
    assert answer.status_code == 409
    assert "first" in answer.text
    assert "43" in answer.text
    again = {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', answer.text)}
    assert client.post("/claim/e", data={**again, "token": mine["token"]}).status_code == 303
    history = client.get(f"/record/{record_of(client)}").text
    assert "first" in history
    assert "second" in history


def test_a_claim_goes_with_its_account_through_merges_and_splits(desk: Desk, client: TestClient) -> None:
    put(client, "2 soldiers", "killed", reason="none of them live")
    page = client.get("/report/e").text
    first, second = re.findall(r'href="/record/([0-9a-f]{16})"', page)
    assert "none of them live" in client.get(f"/record/{second}").text
    assert "none of them live" not in client.get(f"/record/{first}").text
    token = token_of(page)
    merged = client.post(f"/record/{first}/merge", data={"token": token, "with": second, "reason": "one raid"})
    heir = merged.headers["location"].split("?")[0].rsplit("/", 1)[-1]
    assert heir == first
    assert "none of them live" in client.get(f"/record/{heir}").text
    assert client.get(f"/api/v1/records/{heir}").json()["data"]["figures"]["killed"]["best"] == 2
    assert "killed person" in client.get("/report/e").text
    client.post("/queue/undo", data={"token": token})  # the merge
    assert "none of them live" not in client.get(f"/record/{first}").text
    assert "none of them live" in client.get(f"/record/{second}").text
    client.post(f"/record/{first}/merge", data={"token": token, "with": second})
    with desk.store.session() as session:
        undo_reviews(session, session.reviews.of([heir])[heir][0].decision, by="reviewer", at=NOW)
    assert client.get(f"/api/v1/records/{heir}").json()["data"]["figures"]["killed"]["best"] != 2
    with desk.view() as session:
        row = session.listings.get(heir)
    assert row is not None
    assert row.killed == 40


def test_coders_claim_and_readers_do_not_and_no_foreign_form_does(desk: Desk) -> None:
    reader, coder = person(desk, "reader"), person(desk, "coder")
    assert reader.get("/claim/e?words=43").status_code == 403
    assert "/claim/e" not in reader.get("/report/e").text
    assert "/claim/e" in coder.get("/report/e").text
    told = {**form(coder, words="43"), "choice": "killed", "reason": "x"}
    assert reader.post("/claim/e", data=told).status_code == 403
    assert coder.post("/claim/e", data={**told, "token": "0" * 64}).status_code == 403
    assert coder.post("/claim/e", data=told, headers={"Origin": "https://evil.example"}).status_code == 403
    assert coder.post("/claim/e", data=told).status_code == 303


@pytest.mark.parametrize(
    "query", ["", "words=", "words=nothing+of+it", "start=1", "start=5&end=2", "start=-1&end=9", "start=a&end=b"]
)
def test_a_selection_that_holds_no_words_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/claim/e?{query}").status_code == 400
    assert client.get(f"/claim/none?{query}").status_code == 404


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_and_reasons_never_run(client: TestClient, script: str) -> None:
    answer = client.get("/claim/e", params={"words": script})
    assert (answer.status_code, active(answer.text)) == (400, [])
    assert put(client, "Later", "typed", field="perpetrator", value=script, reason=script).status_code == 303
    for address in ("/report/e", f"/record/{record_of(client)}", "/changes?from=2020-01-01"):
        assert active(client.get(address).text) == []


def test_a_program_puts_a_claim_on_words_and_on_nothing_else(desk: Desk) -> None:
    client = program(desk, "coder", "read", "write")
    text = client.get("/api/v1/reports/e").json()["data"]["report"]["text"]
    at = text.index("43")
    page = person(desk, "coder", "Ada")
    record = record_of(page)
    words = {"report": "e", "start": at, "end": at + 2, "words": "43"}
    told = {"act": "edited", "field": "killed", "value": "43", "reason": "counted later", "evidence": words}
    address = f"/api/v1/records/{record}/reviews"
    answer = client.post(address, json=told)
    assert answer.status_code == 200
    (kept,) = answer.json()["data"]["reviews"]
    assert kept["evidence"] == [words]
    assert answer.json()["data"]["figures"]["killed"]["best"] == 43
    assert kept["account"] in [one["member"] for one in answer.json()["data"]["accounts"]]
    wrong = (
        ({"words": "44"}, 409),
        ({"words": "433"}, 422),
        ({"start": at + 1, "end": at + 3}, 409),
        ({"end": at}, 422),
        ({"report": "c"}, 422),
        ({"report": "none"}, 422),
        ({"account": "0" * 16}, 422),
        ({"start": -1}, 422),
        ({"end": 99_999_999, "start": 99_999_997}, 409),
    )
    for changed, status in wrong:
        answer = client.post(address, json={**told, "evidence": {**words, **changed}})
        assert answer.status_code == status, changed
    assert "on the words “43”" in client.get(f"/api/v1/records/{record}/history").text
    claims = client.get(f"/api/v1/records/{record}/claims").json()["data"]
    tolls = [(one["origin"], one["value"]["low"], one["words"]) for one in claims if one["field"] == "toll"]
    assert tolls == [("sample/1:00000000", 40, "40"), ("person:a coder", 43, "43")]
    assert "person:a coder" in client.get("/api/v1/exports/csv?of=claims").text
    client.post("/api/v1/undo")
    assert "person:a coder" not in client.get(f"/api/v1/records/{record}/claims").text


def test_a_review_that_cannot_be_is_no_review() -> None:
    piece, other = Evidence("a", 0, 2, "43"), Evidence("b", 0, 2, "43")
    for wrong in (
        {"act": "accepted", "evidence": (piece,), "account": "x"},
        {"act": "edited", "field": "killed", "evidence": (piece,)},
        {"act": "edited", "field": "killed", "account": "x"},
        {"act": "edited", "field": "killed", "evidence": (piece, other), "account": "x"},
    ):
        with pytest.raises(ValueError, match="words"):
            review("r", by="Ada", made=NOW, decision="d", reason="x", **wrong)
