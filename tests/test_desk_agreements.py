"""The desk's pages of agreements: what they show, what is decided on them without a script, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk.desk import Configuration, Desk
from dateline.desk.remembering import MOST_RESULTS, Results
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_desk import RULE, browser, person, token_of


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    path = tmp_path_factory.mktemp("agreements") / "a.db"
    with Store(path) as store:
        record = fill_agreements(store)
    return path.read_bytes(), record


@pytest.fixture
def desk(filled: tuple[bytes, str], tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "a.db").write_bytes(filled[0])
    opened = Desk(Store(tmp_path / "a.db"), Configuration(rule=RULE))
    yield opened
    opened.store.close()


@pytest.fixture
def record(filled: tuple[bytes, str]) -> str:
    return filled[1]


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return browser(desk)


def form_of(page: str, action: str, holding: str = "") -> dict[str, str]:
    """The hidden fields of the first form with this action that holds some words."""
    for form in re.findall(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', page, re.DOTALL):
        if holding in unescape(form):
            return {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    raise AssertionError(f"no form {action} with {holding}")


def shown(page: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_register_lists_agreements_and_leads_to_each(client: TestClient, record: str) -> None:
    page = client.get("/agreements").text
    assert f'href="/agreement/{record}"' in page
    told = shown(page)
    for words in ("Security cooperation: Kurdish Ministry of Peshmerga", "joint patrol", "2021-12-05", "in force"):
        assert words in told
    assert record not in client.get("/agreements?area=Basra").text
    assert record in client.get("/agreements?area=Diyala&from=2021-12-01&to=2021-12-31").text
    assert record not in client.get("/agreements?to=2021-01-31").text


def test_the_room_that_a_page_belongs_to_is_marked(client: TestClient, record: str) -> None:
    assert '<a href="/agreements" aria-current="page"' in client.get("/agreements").text
    page = client.get(f"/agreement/{record}").text
    assert '<a href="/agreements" aria-current="true"' in page
    assert page.count("aria-current=") == 1


@pytest.mark.parametrize("query", ["area=Nowhereville", "from=yesterday", "at=-1", "at=1e9"])
def test_what_is_no_place_or_day_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/agreements?{query}").status_code == 400


def test_one_agreement_shows_its_commitments_zones_days_and_evidence(client: TestClient, record: str) -> None:
    page = client.get(f"/agreement/{record}").text
    told = shown(page)
    for words in (
        "field coordination",
        "joint operations",
        "within 25 km of Qara Tapa (Diyala, IQ); within Diyala, and counted once",
        "announced 2021-12-04",
        "in force 2021-12-05",
        "against Islamic State",
        "held a joint patrol near Kifri on Wednesday",
        "has not been opened",
        "not assessed",
        "Outcomes in its zones",
    ):
        assert words in told, words
    assert "violat" not in told


def test_long_lists_of_incidents_are_cut_and_lead_to_the_list(
    client: TestClient, record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get(f"/agreement/{record}?nth=1").text
    monkeypatch.setattr("dateline.desk.page_agreements.SHOWN", 0)
    client.app.state.desk.results = Results()  # type: ignore[attr-defined]
    cut = client.get(f"/agreement/{record}?nth=2").text
    assert "of earlier days" in cut and "of earlier days" not in whole
    assert re.findall(r"<summary>(\d+)", cut) == re.findall(r"<summary>(\d+)", whole)
    address = unescape(re.findall(r'href="(/records\?[^"]+)"', cut)[0])
    assert client.get(address).status_code == 200


def test_a_board_is_remembered_until_anything_is_written(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    with Store(tmp_path / "a.db") as store, Store(tmp_path / "a.db") as other:
        results = Results()
        assert [results.of(store, "a", make), results.of(store, "a", make), results.of(store, "b", make)] == [1, 1, 2]
        for writer in (store, other):
            with writer.session() as session:
                session.listings.save_view(f"v{len(made)}", "V", "/records", by="A", at=datetime.now(UTC))
            assert results.of(store, "a", make) == len(made)
        assert len(made) == 4
        for number in range(MOST_RESULTS + 1):
            results.of(store, number, make)
        assert results.of(store, "a", make) == len(made)


def test_whether_it_holds_is_said_with_its_caveat_and_the_reporting_beside_it(client: TestClient, record: str) -> None:
    page = client.get(f"/agreement/{record}").text
    told = shown(page)
    assert "Not enough data." in told
    assert "This does not show that the agreement caused it." in told
    for words in ("inside, 7 days", "inside, 30 days", "inside, 90 days", "reports read", "Median lag"):
        assert words in told, words
    assert 'role="img" aria-label="Attacks reported inside the zones' in page
    assert "from signature to entry into force: left out" in told


def test_words_of_evidence_lead_to_the_passage_in_the_report(client: TestClient, record: str) -> None:
    page = client.get(f"/agreement/{record}").text
    address = unescape(re.findall(r'href="(/report/patrol\?start=[^"#]+)#said"', page)[0])
    report = client.get(address).text
    asked = re.findall(r'<mark class="[^"]*asked[^"]*"[^>]*>(.*?)</mark>', report)
    assert "".join(asked).startswith("Peshmerga and Iraqi army soldiers held a joint patrol")
    assert report.count('id="said"') == 1
    for hostile in ("start=x&end=9", "start=9&end=3", "start=0&end=999999999", "start=5&end=5"):
        assert client.get(f"/report/patrol?{hostile}").status_code == 200


def test_evidence_is_decided_without_a_script_and_taken_back(client: TestClient, record: str) -> None:
    before = client.get(f"/agreement/{record}").text
    told = form_of(before, f"/agreement/{record}/evidence", "held a joint patrol near Kifri")
    decisions = (("confirmed", "confirmed", "for"), ("rejected", "rejected", "for"), ("turned", "confirmed", "against"))
    for act, state, stance in decisions:
        answer = client.post(f"/agreement/{record}/evidence", data={**told, "act": act, "reason": "two outlets"})
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"/agreement/{record}?notice=")
        page = client.get(f"/agreement/{record}").text
        assert f'class="card evidence {stance} {state}"' in page
        assert "two outlets" in page
        assert client.post("/queue/undo", data={"token": token_of(page)}).status_code == 303
        assert f'class="card evidence {stance} {state}"' not in client.get(f"/agreement/{record}").text


def test_degrees_are_given_and_shown_in_the_register(client: TestClient, record: str) -> None:
    page = client.get(f"/agreement/{record}").text
    told = form_of(page, f"/agreement/{record}/assess")
    for degree, status in (("2", 303), ("4", 400), ("", 400), ("x", 400), ("-1", 400)):
        assert client.post(f"/agreement/{record}/assess", data={**told, "degree": degree}).status_code == status
    assert "2 intermediate" in shown(client.get(f"/agreement/{record}").text)
    assert "implemented 2 of 3" in shown(client.get("/agreements").text)


def test_people_add_evidence_and_links_of_their_own(client: TestClient, record: str) -> None:
    page = client.get(f"/agreement/{record}").text
    told = form_of(page, f"/agreement/{record}/assess")
    mine = {**told, "report": "wish", "words": "should launch joint patrols", "stance": "against", "act": "confirmed"}
    assert client.post(f"/agreement/{record}/evidence", data=mine).status_code == 303
    assert "should launch joint patrols" in client.get(f"/agreement/{record}").text
    wrong = {**mine, "words": "<script>alert(1)</script>"}
    assert client.post(f"/agreement/{record}/evidence", data=wrong).status_code == 400
    other = re.findall(r'<option value="([0-9a-f]{16})"', page.split('name="other"')[1])[0]
    link = {"token": told["token"], "other": other, "kind": "renews", "act": "confirmed", "reason": "one committee"}
    assert client.post(f"/agreement/{record}/link", data=link).status_code == 303
    for one in (record, other):
        assert "one committee" in client.get(f"/agreement/{one}").text
    for changed in ({"kind": "hates"}, {"act": "maybe"}, {"other": record}):
        assert client.post(f"/agreement/{record}/link", data={**link, **changed}).status_code == 400


def test_decisions_take_a_coder_a_form_of_ours_and_a_line_in_the_audit_log(desk: Desk, record: str) -> None:
    reader, coder = person(desk, "reader"), person(desk, "coder")
    assert "<textarea" not in reader.get(f"/agreement/{record}").text
    page = coder.get(f"/agreement/{record}").text
    told = {**form_of(page, f"/agreement/{record}/assess"), "degree": "1"}
    token = re.findall(r'name="token" value="([0-9a-f]{64})"', reader.get("/agreements").text)[0]
    assert reader.post(f"/agreement/{record}/assess", data={**told, "token": token}).status_code == 403
    assert coder.post(f"/agreement/{record}/assess", data={**told, "token": "0" * 64}).status_code == 403
    assert coder.post(f"/agreement/{record}/assess", data=told).status_code == 303
    with desk.store.view() as session:
        (line,) = (one for one in session.people.log() if one.act == "assess")
    assert (line.by, line.subject, line.detail["degree"]) == ("a coder", record, 1)


def test_a_review_of_the_record_changes_the_page(client: TestClient, record: str) -> None:
    token = token_of(client.get(f"/record/{record}").text)
    told = {"token": token, "field": "commitment", "value": "a joint brigade; joint patrols", "reason": "the accord"}
    assert client.post(f"/record/{record}/edit", data=told).status_code == 303
    page = shown(client.get(f"/agreement/{record}").text)
    assert "a joint brigade" in page and "ambushes" not in page
    rejected = {"token": token, "act": "rejected", "reason": "never signed"}
    assert client.post(f"/record/{record}/decide", data=rejected).status_code == 303
    assert record not in client.get("/agreements").text


@pytest.mark.parametrize("id", ["0" * 16, "x", "..%2f..", "%00"])
def test_what_is_no_agreement_is_not_there(client: TestClient, id: str) -> None:
    assert client.get(f"/agreement/{id}").status_code == 404


def test_an_incident_is_no_agreement(client: TestClient, desk: Desk) -> None:
    with desk.store.view() as session:
        incident = session.records.latest_record_ids(("incident",), limit=1)[0]
    assert client.get(f"/agreement/{incident}").status_code == 404


API = "/api/v1/agreements"


def test_programs_see_and_decide_the_same(desk: Desk, record: str) -> None:
    client = browser(desk)
    client.headers["X-Dateline-Client"] = "a test"
    told = client.get(f"{API}/{record}").json()["data"]
    assert [one["type"] for one in told["board"]][:2] == ["coordination", "joint operation"]
    assert told["holding"]["caveat"] == "This does not show that the agreement caused it."
    (piece,) = told["board"][2]["evidence"]
    named = {name: piece[name] for name in ("report", "start", "words", "stance", "commitment")}
    for body in (
        {"subject": "evidence", "act": "confirmed", **named},
        {"subject": "commitment", "commitment": "patrols", "degree": 2, "reason": "two outlets"},
    ):
        answer = client.post(f"{API}/{record}/assessments", json=body)
        assert answer.status_code == 200, answer.text
        assert answer.json()["meta"]["decision"]
    patrols = client.get(f"{API}/{record}").json()["data"]["board"][2]
    assert (patrols["degree"], patrols["evidence"][0]["state"]) == (2, "confirmed")
    assert client.post("/api/v1/undo").json()["data"]["what"] == "commitment assessed"
    with desk.store.view() as session:
        assert {"assess", "evidence confirmed", "undo"} <= {one.act for one in session.people.log()}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"subject": "commitment", "commitment": "nothing of it", "degree": 1}, 409),
        ({"subject": "commitment", "commitment": "patrols", "degree": 4}, 422),
        ({"subject": "commitment", "commitment": "patrols", "degree": True}, 422),
        ({"subject": "mood", "commitment": "patrols"}, 422),
        ({"subject": "link", "other": "0" * 16, "kind": "renews", "act": "confirmed"}, 404),
        (
            {
                "subject": "evidence",
                "commitment": "patrols",
                "act": "confirmed",
                "stance": "for",
                "report": "wish",
                "start": 0,
                "words": "never said",
            },
            409,
        ),
    ],
)
def test_what_cannot_be_decided_is_a_problem_document(
    client: TestClient, record: str, body: dict[str, object], status: int
) -> None:
    answer = client.post(f"{API}/{record}/assessments", json=body, headers={"X-Dateline-Client": "a test"})
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_programs_are_told_of_an_incident_that_it_is_no_agreement(client: TestClient, desk: Desk) -> None:
    with desk.store.view() as session:
        incident = session.records.latest_record_ids(("incident",), limit=1)[0]
    assert client.get(f"{API}/{incident}").status_code == 404
    assert client.get(f"{API}/{'0' * 16}").status_code == 404
