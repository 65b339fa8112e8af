"""The desk's pages: what they show, what they decide, and that it can be taken back; without any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from starlette.testclient import TestClient

from dateline.desk import page_lists
from dateline.desk.desk import Desk
from dateline.store.sqlite import Store
from sample_desk import browser, person, records_of, sample_desk, token_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return browser(desk)


def queue(client: TestClient, query: str = "") -> list[str]:
    return records_of(client.get(f"/queue{query}").text)


def act(client: TestClient, record: str, act: str, **more: str) -> int:
    token = token_of(client.get("/queue").text)
    told = {"token": token, "record": record, "act": act, **more}
    return client.post("/queue/decide", data=told).status_code


def test_the_queue_shows_the_gravest_first_and_what_the_machine_is_unsure_of(client: TestClient) -> None:
    page = client.get("/queue").text
    assert len(records_of(page)) == 3
    assert page.index("News d") < page.index("News a") < page.index("News c")
    assert "sources contradict each other on how many were killed" in page
    assert "one source alone" in page


def test_a_decision_takes_a_card_away_and_undo_brings_it_back(client: TestClient) -> None:
    before = queue(client)
    for what in ("accepted", "skipped", "second source needed"):
        assert act(client, before[0], what) == 303
        assert queue(client) == before[1:]
        token = token_of(client.get("/queue").text)
        assert client.post("/queue/undo", data={"token": token}).status_code == 303
        assert queue(client) == before


def test_a_rejection_needs_a_reason(client: TestClient) -> None:
    first = queue(client)[0]
    assert act(client, first, "rejected") == 400
    assert first in queue(client)
    assert act(client, first, "rejected", reason="a film") == 303
    assert first not in queue(client)


def test_by_script_the_answer_is_what_was_done(client: TestClient) -> None:
    page = client.get("/queue")
    told = {"token": token_of(page.text), "record": records_of(page.text)[0], "act": "accepted"}
    answer = client.post("/queue/decide", data=told, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert 'id="done"' in answer.text


def test_merging_from_the_queue_makes_one_record_and_the_old_address_leads_to_it(client: TestClient) -> None:
    first, second, _ = queue(client)
    assert act(client, first, "merged", **{"with": second}) == 303
    assert len(queue(client)) == 2
    gone = next(id for id in (first, second) if id not in queue(client))
    answer = client.get(f"/record/{gone}")
    assert answer.status_code == 301
    assert client.get(answer.headers["location"]).status_code == 200


def test_a_record_shows_every_source_beside_the_other_and_the_way_to_its_words(client: TestClient) -> None:
    second = queue(client)[1]
    page = client.get(f"/record/{second}").text
    assert "Example Ledger" in page
    assert "Old Ferry Post" in page
    assert "sources contradict each other" in page
    address = page.split('class="cell" href="')[1].split('"')[0].replace("&amp;", "&")
    passage = client.get(address).text
    assert 'id="said"' in passage
    assert "asked" in passage


def test_an_edit_is_kept_beside_what_sources_say_and_split_and_publication_work(client: TestClient) -> None:
    record = queue(client)[1]
    page = client.get(f"/record/{record}").text
    told = {"token": token_of(page), "field": "killed", "value": "8", "reason": "hospital list"}
    assert client.post(f"/record/{record}/edit", data=told).status_code == 303
    page = client.get(f"/record/{record}").text
    assert "hospital list" in page
    assert "by the sources it is 7 to 9" in page
    wrong = {**told, "value": "many"}
    assert client.post(f"/record/{record}/edit", data=wrong).status_code == 400
    for what in ("accepted", "published"):
        client.post(f"/record/{record}/decide", data={"token": token_of(page), "act": what})
    assert "Take back from publication" in client.get(f"/record/{record}").text
    member = page.split('name="member" value="')[1].split('"')[0]
    assert client.post(f"/record/{record}/split", data={"token": token_of(page), "member": member}).status_code == 303
    assert len(queue(client, "?mark=any")) == 3


def test_the_second_of_two_people_sees_what_the_first_did_and_nothing_is_lost(desk: Desk, client: TestClient) -> None:
    record = queue(client)[0]
    page = client.get(f"/record/{record}").text
    other = sample_person(desk)
    told = {"field": "killed", "value": "30", "reason": "first"}
    token = token_of(other.get(f"/record/{record}").text)
    assert other.post(f"/record/{record}/edit", data={**told, "token": token, "seen": ""}).status_code == 303
    mine = {"token": token_of(page), "field": "killed", "value": "33", "reason": "second", "seen": ""}
    answer = client.post(f"/record/{record}/edit", data=mine)
    assert answer.status_code == 409
    assert "first" in answer.text
    assert "33" in answer.text
    assert client.post(f"/record/{record}/edit", data={**mine, "anyway": "1"}).status_code == 303
    history = client.get(f"/record/{record}").text
    assert "first" in history
    assert "second" in history


def sample_person(desk: Desk) -> TestClient:
    """Another person at the same database, as another process would serve them."""
    return browser(Desk(desk.store, replace(desk.configuration, reviewer="Somebody else")))


def test_a_report_is_shown_with_every_fact_underlined_and_where_it_came_from(client: TestClient) -> None:
    page = client.get("/report/a").text
    assert page.count("<mark") >= 4
    assert "SHA-256" in page


@pytest.mark.parametrize(
    "address", ["/record/0000000000000000", "/report/none", "/nothing", "/record/%00", "/report/../x"]
)
def test_what_is_not_there_is_said_in_words(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text


@pytest.mark.parametrize("query", ["from=soon", "killed=-1", "order=random", "after=x", "box=1,2,3", "verdict=perhaps"])
def test_a_query_that_makes_no_sense_is_told_in_words(client: TestClient, query: str) -> None:
    answer = client.get(f"/queue?{query}")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/records",
        "/agreements",
        "/gaps",
        "/gaps?area=BF&from=2024-05-01&to=2024-05-31",
        "/sources",
        "/quarantine",
        "/search",
        "/search?q=Vaskur",
        "/changes",
        "/pocket",
        "/keys",
    ],
)
def test_every_room_opens(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "<h1>" in answer.text


def test_search_finds_records_by_misspelt_names_and_reports_by_their_words(client: TestClient) -> None:
    page = client.get("/search?q=Redmoth").text
    assert "News c" in page
    page = client.get("/search?q=soldiers+died").text
    assert page.count('<mark class="asked">') >= 4
    for hostile in ('"', "<script>alert(1)</script>", "a OR NEAR(", "%00", "' OR 1=1 --"):
        answer = client.get("/search", params={"q": hostile})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_a_grade_is_given_with_its_history_and_only_of_the_scale(client: TestClient) -> None:
    token = token_of(client.get("/sources").text)
    for grade in ("C3", "B2"):
        told = {"token": token, "outlet": "Old Ferry Post", "grade": grade, "reason": f"because {grade}"}
        assert client.post("/sources/grade", data=told).status_code == 303
    page = client.get("/sources").text
    assert page.index("<b>B2</b>") < page.index("because C3")
    assert client.post("/sources/grade", data={**told, "grade": "Z9"}).status_code == 400


def test_many_outlets_stand_on_several_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def outlets(address: str) -> list[str]:
        return re.findall(r'name="outlet" value="([^"]+)"', client.get(address).text)

    every = outlets("/sources")
    assert len(every) > 2
    monkeypatch.setattr(page_lists, "OUTLETS_AT_ONCE", 2)
    assert outlets("/sources") == outlets("/sources?page=-1") == outlets("/sources?page=x") == every[:2]
    assert 'href="/sources?page=2"' in client.get("/sources").text
    assert outlets("/sources?page=2") == every[2:4]
    assert outlets("/sources?page=999999") == []


def test_changes_tell_what_became_of_records_and_why_on_the_page_and_in_both_feeds(client: TestClient) -> None:
    first, second, _ = queue(client)
    act(client, first, "accepted")
    act(client, second, "merged", **{"with": queue(client)[1]}, reason="one convoy")
    page = client.get("/changes?from=2020-01-01").text
    for words in ("added", "merged into", "one convoy", "accepted"):
        assert words in page
    atom = client.get("/changes.atom")
    assert atom.headers["content-type"].startswith("application/atom+xml")
    root = fromstring(atom.text)  # noqa: S314 - our own feed
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) >= 5
    feed = client.get("/changes.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert any("merged into" in item["title"] for item in feed["items"])


def test_a_decision_on_all_of_a_filter_is_shown_first_and_taken_back_at_once(client: TestClient) -> None:
    before = queue(client)
    page = client.get("/queue/bulk?act=rejected&killed=5")
    shown = re.findall(r'name="record" value="([0-9a-f]{16})"', page.text)
    assert set(shown) == set(before[:2])
    told = {"token": token_of(page.text), "act": "rejected", "record": shown}
    assert client.post("/queue/bulk", data=told).status_code == 400
    assert client.post("/queue/bulk", data={**told, "reason": "films"}).status_code == 303
    assert queue(client) == before[2:]
    assert client.post("/queue/undo", data={"token": told["token"]}).status_code == 303
    assert queue(client) == before


def test_the_map_has_points_only_of_what_is_known_well_enough(client: TestClient) -> None:
    page = client.get("/map").text
    assert 'id="map"' in page
    assert page.count("data-since=") > 10
    assert page.count('class="bar-rect"') == page.count('class="seen-rect"') == 3
    points = client.get("/map/points").json()
    assert sorted(points) == ["count", "killed", "lat", "lon", "radius_km"]
    assert sorted(points["count"]) == [1, 1, 1]
    assert all(points["lat"])
    inside = client.get("/map/rows?box=-4,10.5,-3,10.7").text
    assert "News a" in inside
    assert "News d" not in inside


def test_timeline_and_table_follow_the_map(client: TestClient) -> None:
    part = client.get("/map/linked?box=-4,10.5,-3,10.7").text
    assert part.count('class="bar-rect"') == 3
    assert part.count('class="seen-rect"') == 1
    assert "1 incident, 0 in view" in part
    assert 'data-count="1"' in part
    assert "<html" not in part


def test_points_are_sent_once_and_anew_after_a_decision(client: TestClient) -> None:
    first = client.get("/map/points")
    held = {"If-None-Match": first.headers["etag"]}
    assert client.get("/map/points", headers=held).status_code == 304
    told = {"token": token_of(client.get("/queue").text), "field": "killed", "value": "90", "reason": "list"}
    assert client.post(f"/record/{queue(client)[0]}/edit", data=told).status_code == 303
    again = client.get("/map/points", headers=held)
    assert again.status_code == 200
    assert max(again.json()["killed"]) == 90


def test_a_view_is_saved_under_a_name_and_leads_back(client: TestClient) -> None:
    token = token_of(client.get("/map?killed=5").text)
    told = {"token": token, "name": "Grave ones", "address": "/map?killed=5"}
    assert client.post("/views", data=told).status_code == 303
    assert client.get("/view/grave-ones").headers["location"] == "/map?killed=5"
    assert client.post("/views", data=told).status_code == 400
    away = {"token": token, "name": "Away", "address": "https://elsewhere.example/"}
    client.post("/views", data=away)
    assert client.get("/view/away").headers["location"] == "/"


def test_a_page_is_remembered_for_its_browser_until_anything_is_written(desk: Desk, client: TestClient) -> None:
    asked = []
    session_of = desk.store.view
    object.__setattr__(desk.store, "view", lambda: asked.append(1) or session_of())  # type: ignore[func-returns-value]
    first = client.get("/records").text
    made = len(asked)
    assert client.get("/records").text == first
    assert len(asked) - made < made, "only who asks is looked up"
    other = browser(desk)
    assert token_of(other.get("/queue").text) != token_of(client.get("/queue").text)
    act(client, queue(client)[0], "accepted")
    assert "accepted" in client.get("/records").text
    with Store(desk.store.path) as elsewhere, elsewhere.session() as session:
        session.set_aside("a.html", "malformed", "no page", None, at=desk.now())
    assert "a.html" in client.get("/quarantine").text


def test_who_is_let_out_sees_no_remembered_page(desk: Desk) -> None:
    reader = person(desk, "reader")
    assert reader.get("/records").status_code == 200
    with desk.store.session() as session:
        session.people.change("a reader", disabled="2024-05-05")
    assert reader.get("/records").status_code == 303
