"""The desk's own files, which wait for no page."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import anyio
import pytest
from starlette.testclient import TestClient

from dateline.desk.desk import Configuration, Desk
from dateline.desk.packed import asset
from dateline.store.sqlite import Store
from sample_desk import RULE, browser


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with Store(tmp_path / "a.db") as store:
        yield browser(Desk(store, Configuration(rule=RULE)))


def test_a_file_of_ours_waits_for_no_thread(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def busy(*_given: object, **_named: object) -> object:
        raise AssertionError("pages are made by these threads")

    monkeypatch.setattr(anyio.to_thread, "run_sync", busy)
    told = client.get(asset("keys.js"))
    assert told.content == files("dateline.desk").joinpath("static", "keys.js").read_bytes()
    assert told.headers["content-type"].partition(";")[0].endswith("/javascript")
    assert "immutable" in told.headers["cache-control"]


def test_a_file_is_not_sent_again_where_the_browser_holds_it(client: TestClient) -> None:
    told = client.get("/static/desk.css")
    assert told.headers["cache-control"] == "no-cache"
    assert client.get("/static/desk.css", headers={"If-None-Match": told.headers["etag"]}).status_code == 304
    with client.stream("GET", asset("vendor/htmx.js"), headers={"Accept-Encoding": "gzip"}) as packed:
        sent = b"".join(packed.iter_raw())
    assert gzip.decompress(sent) == files("dateline.desk").joinpath("static", "vendor", "htmx.js").read_bytes()
