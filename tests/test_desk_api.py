"""The HTTP API: one envelope, pages by cursor, ETags, decisions, exports with their marking, and problem documents."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.routing import Route
from starlette.testclient import TestClient

from dateline.desk import api_examples, api_reading
from dateline.desk.desk import Desk
from dateline.exports.formats import json_line
from dateline.store.outlets import Line
from dateline.store.session import Session
from sample_desk import browser, program, sample_desk
from sample_records import keep, report_of, told

API = "/api/v1"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    opened = browser(desk)
    opened.headers["X-Dateline-Client"] = "test"
    return opened


def data(client: TestClient, address: str) -> Any:
    answer = client.get(f"{API}{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def ids(client: TestClient, query: str = "") -> list[str]:
    return [record["id"] for record in data(client, f"/records{query}")]


def decide(client: TestClient, record: str, act: str, **more: Any) -> Any:
    headers = {"If-Match": more.pop("if_match")} if "if_match" in more else {}
    return client.post(f"{API}/records/{record}/reviews", json={"act": act, **more}, headers=headers)


LISTS = ("/records", "/claims", "/reports", "/judgements", "/changes")


@pytest.mark.parametrize(("address", "query"), [(name, "withdrawn=1&" * (name == "/judgements")) for name in LISTS])
def test_a_list_is_given_whole_and_once_page_by_page(client: TestClient, address: str, query: str) -> None:
    first, second, _ = ids(client)
    client.post(f"{API}/records/{first}/merge", json={"with": second})
    client.post(f"{API}/undo")
    whole = data(client, f"{address}?{query}limit=50")
    pages, next = [], f"{API}{address}?{query}limit=1"
    while next:
        answer = client.get(next).json()
        assert answer["links"]["self"] == next
        pages.append(answer["data"])
        next = answer["links"]["next"]
    assert len(pages) > 1
    assert [item for page in pages for item in page] == whole


@pytest.mark.parametrize("order", ["severity", "newest", "oldest", "area", "changed"])
def test_every_order_has_its_cursors_and_refuses_those_of_another(client: TestClient, order: str) -> None:
    first = client.get(f"{API}/records?order={order}&limit=1").json()
    second = client.get(first["links"]["next"]).json()
    assert first["data"] != second["data"]
    other = "area" if order != "area" else "newest"
    assert client.get(second["links"]["self"].replace(f"order={order}", f"order={other}")).status_code == 404


@pytest.mark.parametrize(
    "after", ["x", "WyJhIl0", "W251bGwsIG51bGxd", "WzFlOTk5LCAxXQ", "WzEsIDEwMDAwMDAwMDAwMDAwMDAwMDAwMF0", "W10", "%00"]
)
@pytest.mark.parametrize("address", LISTS)
def test_a_cursor_that_no_page_has_is_told(client: TestClient, address: str, after: str) -> None:
    answer = client.get(f"{API}{address}?after={after}")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "That page does not exist. Begin again with the first."


def test_the_filters_of_the_pages_narrow_the_lists(client: TestClient) -> None:
    (worst, *_) = ids(client, "?order=severity")
    assert ids(client, "?killed=31") == [worst]
    assert ids(client, "?from=2024-05-20&to=2024-05-20") == [worst]
    assert ids(client, "?disputed=1") == ids(client, "?sources=2")
    assert ids(client, "?kind=statement") == []
    assert data(client, "/agreements") == data(client, "/statements") == []
    assert ids(client, "?box=-4,10.5,-3.2,10.7") == ids(client, "?q=vaskr")
    assert {claim["record"] for claim in data(client, "/claims?killed=31")} == {worst}
    assert [report["id"] for report in data(client, "/reports?outlet=Old%20Ferry%20Post")] == ["b"]
    assert [report["id"] for report in data(client, "/reports?q=Redmouth")] == ["c"]
    assert data(client, "/reports?to=2024-05-08") == data(client, "/reports?relevant=false") == []
    assert data(client, f"/judgements?record={worst}") == data(client, "/judgements?by=people") == []
    assert data(client, f"/changes?record={worst}")[0]["what"] == "added"
    assert data(client, "/changes?since=9999-12-31") == []


def test_a_change_of_a_record_that_is_gone_has_no_marking_and_is_left_out_where_one_is_asked_for(
    desk: Desk, client: TestClient
) -> None:
    with desk.store.session() as session:
        session.outlets.write([Line("2026-01-01T00:00:00.000000+00:00", "0" * 16, "withdrawn", old="A title")])
    (line,) = data(client, f"/changes?record={'0' * 16}")
    assert (line["what"], line["marking"]) == ("withdrawn", None)
    assert data(client, f"/changes?record={'0' * 16}&at_most=TLP:RED") == []


def test_an_address_says_all_that_can_be_done_there(client: TestClient) -> None:
    documented = client.get(f"{API}/openapi.json").json()["paths"]
    assert len(documented) > 20
    for path, operations in documented.items():
        answer = client.options(API + path.replace("{", "").replace("}", ""))
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].split(", ")) == {method.upper() for method in operations}, path


def test_search_finds_misspelt_names_and_words_of_texts(client: TestClient) -> None:
    found = data(client, "/search?q=Redmuoth")
    assert found["records"][0]["headline"] == "News c"
    (hit,) = data(client, "/search?q=Redmouth")["reports"]
    assert hit["around"][1::2] == ["Redmouth"]


def test_one_record_has_its_claims_history_and_reviews_and_words_stand_in_reports(client: TestClient) -> None:
    record = ids(client, "?sources=2")[0]
    decide(client, record, "accepted")
    told = data(client, f"/records/{record}")
    assert [review["act"] for review in told["reviews"]] == ["accepted"]
    assert data(client, f"/records/{record}/history")[0]["what"] == "accepted"
    for claim in data(client, f"/records/{record}/claims"):
        text = data(client, f"/reports/{claim['report']}")["report"]["text"]
        assert text[claim["start"] : claim["end"]] == claim["words"]


def test_what_nobody_changed_is_not_sent_again_and_head_says_so_too(client: TestClient) -> None:
    record = ids(client)[0]
    for address in (f"/records/{record}", "/records", "/reports/a", "/me"):
        first = client.get(f"{API}{address}")
        etag = first.headers["etag"]
        assert etag.startswith('"')
        for header in (etag, f'"x", W/{etag}', "*"):
            again = client.get(f"{API}{address}", headers={"If-None-Match": header})
            assert (again.status_code, again.content) == (304, b"")
        head = client.head(f"{API}{address}")
        assert (head.status_code, head.headers["etag"], head.content) == (200, etag, b"")
    etag = client.get(f"{API}/records/{record}").headers["etag"]
    decide(client, record, "skipped")
    assert client.get(f"{API}/records/{record}", headers={"If-None-Match": etag}).status_code == 200


def test_packed_and_plain_bytes_have_etags_of_their_own_and_either_is_taken(client: TestClient) -> None:
    address = f"{API}/records/{ids(client)[0]}"
    plain, packed = (client.get(address, headers={"Accept-Encoding": how}) for how in ("identity", "gzip"))
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] == plain.headers["etag"].rstrip('"') + '-gzip"'
    for etag in (plain.headers["etag"], packed.headers["etag"]):
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    body = {"act": "skipped"}
    headers = {"If-Match": packed.headers["etag"]}
    assert client.post(f"{address}/reviews", json=body, headers=headers).status_code == 200
    assert client.post(f"{address}/reviews", json=body, headers=headers).status_code == 412
    small = client.get(f"{API}/me")
    assert "content-encoding" not in small.headers
    assert "gzip" not in small.headers["etag"]


def test_whoever_decides_on_what_somebody_changed_meanwhile_is_told_and_nothing_is_lost(
    desk: Desk, client: TestClient
) -> None:
    record = ids(client)[0]
    other = browser(Desk(desk.store, replace(desk.configuration, reviewer="Somebody else")))
    other.headers["X-Dateline-Client"] = "another"
    etag = client.get(f"{API}/records/{record}").headers["etag"]
    first = decide(other, record, "edited", field="killed", value="30", reason="hers", if_match=etag)
    assert first.status_code == 200
    second = decide(client, record, "edited", field="killed", value="33", reason="mine", if_match=etag)
    assert second.status_code == 412
    assert decide(client, record, "accepted", if_match=f"W/{first.headers['etag']}").status_code == 412
    assert decide(client, record, "accepted", if_match=first.headers["etag"]).status_code == 200
    assert data(client, f"/records/{record}")["summary"]["killed"] == {"low": 30, "high": 30}
    assert len(data(client, f"/records/{record}")["reviews"]) == 2


def test_an_answer_to_a_decision_has_the_etag_of_the_record_as_it_is_then(client: TestClient) -> None:
    record = ids(client)[0]
    answer = decide(client, record, "accepted")
    again = client.get(f"{API}/records/{record}")
    assert again.headers["etag"] == answer.headers["etag"]
    assert answer.headers["content-location"] == f"{API}/records/{record}"
    assert {**answer.json()["data"], "changed": None} == {**again.json()["data"], "changed": None}


def test_merge_split_publish_many_and_undo(client: TestClient) -> None:
    first, second, third = ids(client, "?order=severity")
    merged = client.post(f"{API}/records/{first}/merge", json={"with": second, "reason": "one"}).json()
    assert len(merged["data"]["accounts"]) == 3
    gone = next(id for id in (first, second) if id != merged["data"]["id"])
    moved = client.get(f"{API}/records/{gone}")
    assert (moved.status_code, moved.headers["location"]) == (308, f"{API}/records/{merged['data']['id']}")
    assert decide(client, gone, "accepted").status_code == 409
    assert {line["marking"] for line in data(client, f"/changes?record={gone}")} == {"TLP:CLEAR"}
    assert client.post(f"{API}/undo").json()["data"]["what"] == "merge"
    members = [account["member"] for account in data(client, f"/records/{second}")["accounts"]]
    split = client.post(f"{API}/records/{second}/split", json={"members": members[:1]}).json()
    assert len(split["meta"]["records"]) == 2
    assert client.post(f"{API}/undo").json()["data"]["what"] == "split"
    many = client.post(f"{API}/reviews", json={"act": "accepted", "records": [first, third]})
    assert many.json()["data"]["records"] == sorted([first, third])
    assert decide(client, first, "published").json()["data"]["status"] == "published"
    assert [client.post(f"{API}/undo").json()["data"]["what"] for _ in range(2)] == ["published", "accepted"]
    assert client.post(f"{API}/undo").status_code == 409
    assert {record["verdict"] for record in data(client, "/records")} == {None}


def test_where_two_have_to_agree_another_person_publishes(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "two.db", publishing="two persons")
    first, second = program(desk, "editor", "read", "write"), program(desk, "administrator", "read", "write")
    record = ids(first)[0]
    assert decide(first, record, "accepted").status_code == 200
    assert "somebody else has to publish it" in decide(first, record, "published").json()["detail"]
    assert decide(second, record, "published").status_code == 200
    desk.store.close()


def test_of_many_all_are_decided_or_none(client: TestClient) -> None:
    body = {"act": "accepted", "records": [*ids(client), "0" * 16]}
    assert client.post(f"{API}/reviews", json=body).status_code == 409
    assert {record["verdict"] for record in data(client, "/records")} == {None}


@pytest.mark.parametrize(
    ("address", "status", "names"),
    [
        ("/records?killed=many", 422, "killed"),
        ("/records?from=2024-02-31", 422, "from"),
        ("/records?to=20240531", 422, "to"),
        ("/records?changed=2024-05-01T08:00", 422, "changed"),
        ("/records?coutnry=IQ", 422, "coutnry"),
        ("/records?country=Iraq", 422, "country"),
        ("/records?limit=201", 422, "limit"),
        ("/records?limit=1_0", 422, "limit"),
        ("/records?kind=", 422, "kind"),
        ("/records?at_most=TLP:WHITE", 422, "at_most"),
        ("/records/zz", 422, "record"),
        ("/exports/xlsx", 422, "form"),
        ("/search", 422, "q"),
        ("/records?box=1,5,2,4", 422, "box"),
        ("/exports/geojson?of=claims", 409, ""),
        ("/records/0000000000000000", 404, ""),
        ("/records/0000000000000000/claims", 404, ""),
        ("/reports/none", 404, ""),
        ("/nothing", 404, ""),
        ("/", 404, ""),
    ],
)
def test_every_error_is_a_problem_document_that_names_what_is_wrong(
    client: TestClient, address: str, status: int, names: str
) -> None:
    answer = client.get(f"{API}{address}")
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "detail"} <= problem.keys()
    assert not names or names in {error["parameter"].split("/")[0] for error in problem["errors"]}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"[]", 422),
        (b'{"act": "forgotten"}', 422),
        (b'{"act": "rejected"}', 422),
        (b'{"act": "rejected", "reason": "  "}', 422),
        (b'{"act": "accepted", "resaon": "x"}', 422),
        (b'{"act": "accepted", "reason": "\\ud800"}', 422),
        (b'{"act": "edited", "field": "killed", "value": "many", "reason": "x"}', 422),
        (b'{"act": "edited", "field": "speaker", "value": "Ada", "reason": "x"}', 409),
        (b'{"act": "published"}', 409),
        (b'{"act": "unpublished", "reason": "x"}', 409),
        (b'{"act": "accepted", "reason": "' + b"x" * 2_000_000 + b'"}', 413),
        (b"[" * 100_000, 422),
    ],
)
def test_a_decision_that_cannot_be_is_told_and_changes_nothing(client: TestClient, body: bytes, status: int) -> None:
    record = ids(client)[0]
    before = client.get(f"{API}/records/{record}").headers["etag"]
    headers = {"Content-Type": "application/json"}
    answer = client.post(f"{API}/records/{record}/reviews", content=body, headers=headers)
    assert answer.status_code == status, answer.text[:300]
    assert answer.json()["status"] == status
    assert client.get(f"{API}/records/{record}").headers["etag"] == before


def test_a_wrong_body_is_pointed_at_and_one_without_end_is_cut_off(client: TestClient) -> None:
    address = f"{API}/records/{ids(client)[0]}/reviews"
    answer = client.post(address, json={"act": "rejected"})
    assert [error["pointer"] for error in answer.json()["errors"]] == ["#/reason"]
    headers = {"Content-Type": "application/json"}
    answer = client.post(address, content=(b" " * 10_000 for _ in range(300)), headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (413, 413)


def test_an_address_of_no_version_is_a_problem_too(client: TestClient) -> None:
    answer = client.get("/api/v9/records")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_what_cannot_be_done_at_an_address_says_what_can(client: TestClient) -> None:
    answer = client.delete(f"{API}/records")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["detail"] == "DELETE cannot be done here."


def test_a_fault_is_a_problem_without_a_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Session, "latest", fault)
    opened = browser(desk)
    quiet = TestClient(opened.app, base_url=str(opened.base_url), raise_server_exceptions=False)
    answer = quiet.get(f"{API}/reports/a")
    assert (answer.status_code, answer.json()["status"]) == (500, 500)
    assert "secret" not in answer.text


def test_exports_are_those_of_the_command_narrowed_and_marked(desk: Desk, client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{API}/exports/csv").text, newline="")))
    assert {row["id"] for row in rows} == set(ids(client))
    lines = client.get(f"{API}/exports/jsonl?of=claims&killed=31").text.splitlines()
    assert [json.loads(line) for line in lines] == data(client, "/claims?killed=31")
    shapes = client.get(f"{API}/exports/geojson")
    assert len(shapes.json()["features"]) == 3
    assert shapes.headers["content-disposition"] == 'attachment; filename="dateline-records.geojson"'
    assert "3 records" in client.get(f"{API}/exports/csv/codebook").text
    assert f"{len(lines)} claims" in client.get(f"{API}/exports/csv/codebook?of=claims&killed=31").text


def test_a_marking_goes_with_what_is_given_and_what_is_marked_more_strictly_can_be_left_out(
    desk: Desk, client: TestClient
) -> None:
    with desk.store.session() as session:
        session.mark("a", "TLP:AMBER")
        session.mark("c", "TLP:GREEN")
    (amber,) = ids(client, "?sources=2")
    assert client.get(f"{API}/records/{amber}").json()["meta"]["marking"] == "TLP:AMBER"
    assert client.get(f"{API}/records").json()["meta"]["marking"] == "TLP:AMBER"
    exported = client.get(f"{API}/exports/jsonl")
    assert exported.headers["dateline-marking"] == "TLP:AMBER"
    for query, marking, number in (("TLP:GREEN", "TLP:GREEN", 2), ("TLP:CLEAR", "TLP:CLEAR", 1)):
        exported = client.get(f"{API}/exports/geojson?at_most={query}")
        assert exported.headers["dateline-marking"] == exported.json()["marking"] == marking
        assert len(exported.json()["features"]) == number
        assert marking in client.get(f"{API}/exports/csv/codebook?at_most={query}").text
    for address in ("/records", "/claims", "/reports", "/changes"):
        given = data(client, f"{address}?at_most=TLP:GREEN")
        assert given
        assert {item["marking"] for item in given} <= {"TLP:CLEAR", "TLP:GREEN"}
    clear = next(record["id"] for record in data(client, "/records") if record["marking"] == "TLP:CLEAR")
    client.post(f"{API}/records/{clear}/merge", json={"with": amber})
    assert clear not in {line["record"] for line in data(client, "/changes?at_most=TLP:GREEN")}
    found = data(client, "/search?q=Vaskur&at_most=TLP:GREEN")
    assert found["records"] == []
    assert [report["id"] for report in found["reports"]] == ["b"]


def test_a_value_that_a_spreadsheet_would_take_for_a_formula_is_made_safe(desk: Desk, client: TestClient) -> None:
    keep(desk.store, report_of("e", told(3, "Vaskur", 8), outlet="=cmd|' /C calc'!A0"))
    rows = list(csv.DictReader(io.StringIO(client.get(f"{API}/exports/csv").text, newline="")))
    assert not any(value.startswith(("=", "+", "@")) for row in rows for value in row.values())


def test_what_a_program_decided_stands_in_the_audit_log_under_its_token(desk: Desk) -> None:
    client = program(desk, "coder", "read", "write")
    record = ids(client)[0]
    decide(client, record, "accepted")
    with desk.store.view() as session:
        (line, *_) = session.people.log()
    assert (line.by, line.act, line.subject, line.detail["token"]) == ("a coder", "accepted", record, "a test")


def test_every_operation_has_its_examples_and_they_fit(client: TestClient) -> None:
    specification = client.get(f"{API}/openapi.json").json()
    assert specification["openapi"].startswith("3.1")
    asked = 0
    for path, operations in specification["paths"].items():
        for method, operation in operations.items():
            asked += 1
            assert operation["security"], (path, method)
            assert all("example" in one for one in operation["responses"]["200"]["content"].values()), path
            if body := operation.get("requestBody"):
                assert body["content"]["application/json"]["examples"], path
            problems = [told for status, told in operation["responses"].items() if status >= "400"]
            assert all("application/problem+json" in told["content"] for told in problems)
    assert asked == len({name for name, _ in api_examples.ANSWERS})
    for route in api_reading.router.routes:
        assert isinstance(route, Route)
        example = api_examples.ANSWERS[route.name, "application/json"]
        TypeAdapter(getattr(route, "response_model")).validate_json(json_line(example))  # noqa: B009


def test_a_list_is_made_once_until_anything_is_written(desk: Desk, client: TestClient) -> None:
    with desk.view():
        pass  # its listings are written now, at the latest
    first = client.get("/api/v1/records?limit=2")
    ((_, kept),) = desk.answers._kept.values()
    again = client.get("/api/v1/records?limit=2")
    assert again.content == first.content and again.headers == first.headers
    assert next(iter(desk.answers._kept.values()))[1] is kept
    record = first.json()["data"][0]["id"]
    assert decide(client, record, "accepted").status_code == 200
    changed = client.get("/api/v1/records?limit=2").json()["data"][0]
    assert (changed["id"], changed["verdict"]) == (record, "accepted")
