"""The endpoint misbehaves: nothing is lost, nothing leaves that must not, and the budget holds."""

from __future__ import annotations

import gzip
import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from dateline.errors import BadSetting, SetAside, TryLater
from dateline.mentions.llm import SILENT, LlmFinder
from dateline.mentions.llm_endpoint import Configuration
from dateline.model.text import MARKINGS, Marking, Report, compose_report
from llm_server import NOTHING, Behaviour, Model, drips, fails, hangs, says, sends, serve

KEY = "sk-very-secret-1234"
INCIDENT = {
    "what": {"words": "killed", "sentence": 0},
    "kind": "shooting",
    "role": "main",
    "certainty": "stated",
    "places": [{"words": "Mosul", "sentence": 0}],
}
FOUND = {**NOTHING, "incidents": [INCIDENT]}


def report(number: int = 1, marking: Marking = "TLP:CLEAR") -> Report:
    return compose_report(body=f"Gunmen killed {number} policemen in Mosul.", marking=marking)


class Asked:
    """A finder that asks `host`, with the model behind it and the pauses that it made."""

    def __init__(self, host: HTTPServer, *behaviours: Behaviour, **changes: Any) -> None:
        self.model: Model = serve(host, *behaviours)
        self.pauses: list[float] = []
        given: dict[str, Any] = {"endpoint": host.url_for("/v1"), "model": "reed-7b", "key": KEY, "timeout": 5.0}
        self.finder = LlmFinder(Configuration(**(given | changes)), sleep=self.pauses.append)

    def holds(self, found: Report | None = None) -> int:
        return len(self.finder.find(found or report()).accounts)


def test_one_request_asks_for_structured_output_and_sends_the_text_alone(httpserver: HTTPServer) -> None:
    asked = Asked(httpserver, says(FOUND))
    told = compose_report(body="Gunmen killed two policemen in Mosul.", url="https://example.org/x", outlet="Ledger")
    assert asked.holds(told) == 1
    (body,) = asked.model.asked
    assert (body["model"], body["temperature"], body["stream"]) == ("reed-7b", 0, False)
    assert body["response_format"]["json_schema"]["strict"] is True
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][1]["content"] == "[0] Gunmen killed two policemen in Mosul."
    assert "example.org" not in json.dumps(body)
    assert asked.model.keys == [f"Bearer {KEY}"]


# What is marked stays here.


@pytest.mark.parametrize("marking", MARKINGS)
def test_what_is_marked_amber_or_stricter_is_never_sent(httpserver: HTTPServer, marking: Marking) -> None:
    asked = Asked(httpserver, says(FOUND))
    if marking in ("TLP:CLEAR", "TLP:GREEN"):
        assert asked.holds(report(marking=marking)) == 1
        return
    with pytest.raises(SetAside, match=marking.replace("+", r"\+")) as error:
        asked.finder.find(report(marking=marking))
    assert error.value.reason == "marking"
    assert asked.model.asked == []
    assert asked.finder.spent.calls == 0


def test_a_marking_that_is_not_known_is_not_sent_either(httpserver: HTTPServer) -> None:
    asked = Asked(httpserver, says(FOUND))
    with pytest.raises(SetAside, match="marked"):
        asked.finder.find(report(marking="INTERNAL"))  # type: ignore[arg-type]
    assert asked.model.asked == []


def test_what_is_too_long_is_not_sent(httpserver: HTTPServer) -> None:
    asked = Asked(httpserver, says(FOUND), text_limit=20)
    with pytest.raises(SetAside, match="20 characters") as error:
        asked.finder.find(report())
    assert (error.value.reason, asked.model.asked) == ("too long", [])


# Failures that pass.


@pytest.mark.parametrize(
    "failure",
    [
        fails(500),
        fails(503, "overloaded"),
        fails(429),
        sends("<html>it works</html>", kind="text/html"),
        sends(json.dumps({"choices": [{"message": {"content": json.dumps(FOUND)}}]}), kind="text/plain"),
        sends('{"choices": [{"mess'),
        sends("[]"),
        sends("[" * 200_000),
        sends(b"\xff\xfe\x00"),
        sends("{}"),
        sends('{"choices": []}'),
        sends('{"choices": [{"message": {"content": null}}]}'),
        sends('{"choices": [{"message": {"content": 7}}]}'),
        says("I am sorry, but"),
        says('{"incidents": [{"what"'),
        says({"answer": 42}),
        sends(b'{"choices": "' + b"x" * 2_500_000 + b'"}'),
    ],
)
def test_a_failure_is_tried_again_after_a_pause(httpserver: HTTPServer, failure: Behaviour) -> None:
    asked = Asked(httpserver, failure, failure, says(FOUND))
    assert asked.holds() == 1
    assert asked.pauses == [1.0, 2.0]
    assert (asked.finder.spent.calls, asked.finder.tally.repeated) == (3, 2)


def test_a_server_that_names_its_pause_is_given_it_and_no_more_than_a_minute(httpserver: HTTPServer) -> None:
    busy = fails(429, Retry_After="7")
    asked = Asked(
        httpserver, busy, fails(429, Retry_After="86400"), fails(429, Retry_After="soon"), says(FOUND), attempts=4
    )
    assert asked.holds() == 1
    assert asked.pauses == [7.0, 60.0, 4.0]


@pytest.mark.parametrize("behaviour", [hangs(2.0), drips(2.0)])
def test_a_server_that_is_too_slow_is_given_up(httpserver: HTTPServer, behaviour: Behaviour) -> None:
    asked = Asked(httpserver, behaviour, timeout=0.3, attempts=1)
    began = time.monotonic()
    with pytest.raises(TryLater, match=r"0\.3 seconds"):
        asked.finder.find(report())
    assert time.monotonic() - began < 1.5


def test_a_server_that_is_not_there_is_named(httpserver: HTTPServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    asked = Asked(httpserver, says(FOUND), endpoint=f"http://127.0.0.1:{port}/v1", attempts=2)
    with pytest.raises(TryLater, match=f"127.0.0.1:{port} does not answer"):
        asked.finder.find(report())
    assert asked.pauses == [1.0]


def test_a_bomb_of_compression_is_not_unpacked(httpserver: HTTPServer) -> None:
    packed = gzip.compress(b" " * 60_000_000, 1)
    asked = Asked(
        httpserver,
        lambda _: Response(packed, content_type="application/json", headers={"content-encoding": "gzip"}),
        attempts=1,
    )
    with pytest.raises(TryLater, match="longer than 2,000,000 bytes"):
        asked.finder.find(report())


def test_after_three_silent_reports_the_server_is_left_alone(httpserver: HTTPServer) -> None:
    asked = Asked(httpserver, fails(500), attempts=1)
    for number in range(SILENT):
        with pytest.raises(TryLater):
            asked.finder.find(report(number))
    with pytest.raises(SetAside, match="asked no more") as error:
        asked.finder.find(report(9))
    assert (error.value.reason, len(asked.model.asked)) == ("no answer", SILENT)


def test_an_answer_that_was_cut_off_is_not_asked_for_again(httpserver: HTTPServer) -> None:
    asked = Asked(httpserver, says(FOUND, finish="length"))
    with pytest.raises(SetAside, match="cut off at 4,000 tokens") as error:
        asked.finder.find(report())
    assert (error.value.reason, len(asked.model.asked)) == ("cut off", 1)


# Failures that do not pass.


def test_a_redirect_is_not_followed(httpserver: HTTPServer) -> None:
    with HTTPServer() as elsewhere:
        other = serve(elsewhere, says(FOUND))
        asked = Asked(httpserver, fails(307, Location=elsewhere.url_for("/v1/chat/completions")))
        with pytest.raises(BadSetting, match="not followed"):
            asked.finder.find(report())
        assert (len(asked.model.asked), other.asked) == (1, [])


@pytest.mark.parametrize(("status", "said"), [(401, "refuses the key"), (403, "refuses the key"), (404, "reed-7b")])
def test_what_no_repetition_mends_ends_the_work(httpserver: HTTPServer, status: int, said: str) -> None:
    asked = Asked(httpserver, fails(status, f"Incorrect API key provided: {KEY}"))
    with pytest.raises(BadSetting, match=said) as error:
        asked.finder.find(report())
    assert len(asked.model.asked) == 1
    assert KEY not in f"{error.value} {error.value.hint} {error.value!r}"


@pytest.mark.parametrize("status", [400, 500])
def test_the_key_is_never_shown(httpserver: HTTPServer, status: int) -> None:
    asked = Asked(httpserver, fails(status, f"no such key: {KEY}"), attempts=1)
    with pytest.raises((TryLater, SetAside), match="no such key") as error:
        asked.finder.find(report())
    assert KEY not in f"{error.value} {error.value.hint}"
    assert KEY not in repr(Configuration(endpoint="http://localhost", model="m", key=KEY))


# Servers that lack something.


def test_a_server_without_structured_output_is_asked_for_less(httpserver: HTTPServer) -> None:
    refusal = fails(400, "response_format.type must be text")
    asked = Asked(httpserver, refusal, refusal, says(f"```json\n{json.dumps(FOUND)}\n```"))
    assert asked.holds() == 1
    assert asked.holds(report(2)) == 1
    forms = [body.get("response_format", {}).get("type") for body in asked.model.asked]
    assert forms == ["json_schema", "json_object", None, None]
    assert asked.pauses == []


def test_a_server_that_renamed_its_fields_is_asked_as_it_wishes(httpserver: HTTPServer) -> None:
    asked = Asked(
        httpserver,
        fails(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
        fails(400, "'temperature' does not support 0 with this model."),
        says(FOUND),
    )
    assert asked.holds() == 1
    last = asked.model.asked[-1]
    assert ("max_tokens" in last, "temperature" in last, last["max_completion_tokens"]) == (False, False, 4_000)
    assert last["response_format"]["type"] == "json_schema"


def test_a_report_that_is_refused_does_not_cost_the_others(httpserver: HTTPServer) -> None:
    refusal = fails(400, "maximum context length is 512")
    asked = Asked(httpserver, refusal, refusal, refusal, says(FOUND))
    with pytest.raises(SetAside, match="maximum context length") as error:
        asked.finder.find(report())
    assert error.value.reason == "refused"
    assert asked.holds(report(2)) == 1
    assert asked.model.asked[-1]["response_format"]["type"] == "json_schema"


# The budget.


def test_no_request_is_made_beyond_the_budget_of_requests(httpserver: HTTPServer) -> None:
    asked = Asked(httpserver, fails(500), fails(500), says(FOUND), calls=2)
    with pytest.raises(SetAside, match="budget of 2 requests") as error:
        asked.finder.find(report())
    assert (error.value.reason, len(asked.model.asked)) == ("budget", 2)


def test_no_request_is_made_beyond_the_budget_of_tokens(httpserver: HTTPServer) -> None:
    asked = Asked(httpserver, says(FOUND, usage={"total_tokens": 9_000}), tokens=14_000)
    assert asked.holds() == 1
    assert asked.finder.spent.tokens == 9_000
    with pytest.raises(SetAside, match="budget of 14,000 tokens"):
        asked.finder.find(report(2))
    assert len(asked.model.asked) == 1


@pytest.mark.parametrize("usage", [{"total_tokens": 0}, {"total_tokens": -5}, {"total_tokens": "many"}, ["x"]])
def test_a_server_that_counts_nothing_is_counted_for(httpserver: HTTPServer, usage: Any) -> None:
    asked = Asked(httpserver, says(FOUND, usage=usage))
    asked.holds()
    assert 1_000 < asked.finder.spent.tokens < 10_000


# The cache.


def test_a_report_is_sent_once(httpserver: HTTPServer, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "llm"
    first = Asked(httpserver, says(FOUND), cache=folder)
    assert first.holds() == 1
    again = Asked(httpserver, says(NOTHING), cache=folder)
    assert again.holds() == 1
    assert (again.model.asked, again.finder.tally.cached, again.finder.spent.calls) == ([], 1, 0)
    other = Asked(httpserver, says(NOTHING), cache=folder, model="reed-8b")
    assert (other.holds(), len(other.model.asked)) == (0, 1)
    assert folder.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())
    assert not any(KEY in file.read_text() for file in folder.iterdir())


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"message": "x"}', "\xff"])
def test_a_damaged_answer_is_asked_for_anew(httpserver: HTTPServer, tmp_path: Path, damage: str) -> None:
    Asked(httpserver, says(FOUND), cache=tmp_path).holds()
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage.encode("latin-1"))
    again = Asked(httpserver, says(FOUND), cache=tmp_path)
    assert (again.holds(), len(again.model.asked)) == (1, 1)


def test_an_answer_that_was_changed_on_disk_is_checked_like_any_other(httpserver: HTTPServer, tmp_path: Path) -> None:
    Asked(httpserver, says(FOUND), cache=tmp_path).holds()
    (file,) = tmp_path.iterdir()
    kept = json.loads(file.read_text())
    lie = {**INCIDENT, "perpetrators": [{"words": "Islamic State", "sentence": 0}]}
    kept["message"] = json.dumps({**NOTHING, "incidents": [lie]})
    file.write_text(json.dumps(kept))
    proposed = Asked(httpserver, says(NOTHING), cache=tmp_path).finder.find(report())
    assert proposed.dropped == {"words do not stand in the text": 1}


def test_a_failed_answer_is_not_kept(httpserver: HTTPServer, tmp_path: Path) -> None:
    asked = Asked(httpserver, says("no JSON"), cache=tmp_path, attempts=1)
    with pytest.raises(TryLater):
        asked.finder.find(report())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(httpserver: HTTPServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetting, match="cannot keep answers"):
        Asked(httpserver, says(FOUND), cache=tmp_path / "file" / "llm")


def test_a_folder_that_goes_away_costs_the_cache_alone(httpserver: HTTPServer, tmp_path: Path) -> None:
    asked = Asked(httpserver, says(FOUND), cache=tmp_path / "llm")
    (tmp_path / "llm").rmdir()
    assert asked.holds() == 1
    assert asked.finder.tally.not_kept == 1


def test_the_id_says_which_model_was_asked_and_how(httpserver: HTTPServer) -> None:
    ids = {
        Asked(httpserver, says(NOTHING), **changes).finder.id
        for changes in ({}, {"model": "other"}, {"endpoint": "http://localhost/v1"}, {"answer_tokens": 100})
    }
    assert len(ids) == 4
    same = {Asked(httpserver, says(NOTHING), **changes).finder.id for changes in ({}, {"key": "x"}, {"timeout": 9.0})}
    assert len(same) == 1
    assert all(id.startswith("llm/1:") for id in ids | same)
