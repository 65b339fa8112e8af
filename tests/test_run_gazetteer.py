"""Adding a country: from hosts and from files, whole or not at all, with every cause of failure named."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from dateline.errors import BadInput, StoreError, TryLater
from dateline.knowledge import gazetteer, gazetteer_added, gazetteer_compile
from dateline.knowledge.gazetteer_compile import Draft
from dateline.run.gazetteer import Sources, add, country_code, remove, sources_of, use_added
from dateline.settings import load
from dateline.sources.downloads import DownloadLimits
from file_host import HostedFile, host
from geonames_files import DISTRICTS, PROVINCES, ROWS, metadata, row, table, zipped

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def hosts(httpserver: HTTPServer) -> dict[str, HostedFile]:
    """Hosts that have Iraq whole."""
    address = httpserver.url_for("/files/")
    return {
        "places": host(httpserver, "/dump/IQ.zip", zipped(table())),
        "about 1": host(httpserver, "/api/IRQ/ADM1/", metadata(f"{address}1.geojson", 1)),
        "about 2": host(httpserver, "/api/IRQ/ADM2/", metadata(f"{address}2.geojson", 2)),
        "ADM1": host(httpserver, "/files/1.geojson", PROVINCES),
        "ADM2": host(httpserver, "/files/2.geojson", DISTRICTS),
    }


@pytest.fixture
def sources(httpserver: HTTPServer, tmp_path: Path) -> Sources:
    return Sources(
        folder=tmp_path / "gazetteer",
        geonames=httpserver.url_for("/dump"),
        geoboundaries=httpserver.url_for("/api"),
        limits=DownloadLimits(size=200_000, seconds=20.0, silence=5.0),
        clock=lambda: NOW,
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> gazetteer.Gazetteer:
    """A gazetteer of one city, in which twins are found at once."""
    folder = tmp_path_factory.mktemp("compiled")
    drafts = {"98182": Draft("98182", "Baghdad", "capital", "IQ", 33.34, 44.4, population=7_000_000)}
    gazetteer_compile.write_places(folder / "places.bin", drafts)
    gazetteer_compile.write_names(folder / "names.marisa", drafts)
    return gazetteer.Gazetteer(folder)


@pytest.fixture(autouse=True)
def packaged(small: gazetteer.Gazetteer, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The small gazetteer stands for the packaged one, and is the one in use again when a test is over."""
    monkeypatch.setattr(gazetteer, "packaged", lambda: small)
    yield
    gazetteer.use(None)


def put(folder: Path, **files: bytes) -> Path:
    """A folder of the user's with these files; a dot in a name is written as `__`."""
    folder.mkdir(exist_ok=True)
    for name, body in files.items():
        (folder / name.replace("__", ".").replace("_ADM", "-ADM").replace("_IRQ", "-IRQ")).write_bytes(body)
    return folder


def test_a_country_is_fetched_and_known_with_where_it_is_from(hosts: dict[str, HostedFile], sources: Sources) -> None:
    addition = add("IQ", sources)
    assert addition.notes == []
    added = addition.added
    assert (added.places, added.areas, added.left_out) == (7, {"ADM1": 1, "ADM2": 2}, {"kind": 1})
    assert [source.what for source in added.sources] == ["places", "ADM1", "ADM2"]
    assert added.sources[0].licence == "CC BY 4.0"
    assert (added.sources[1].licence[:26], added.sources[1].year) == ("Creative Commons Attributi", "2021")
    assert added.sources[2].address.endswith("/files/2.geojson")
    assert gazetteer_added.added(sources.folder) == [added]
    use_added(load({"DATELINE_GAZETTEER_FOLDER": str(sources.folder)}))
    known = gazetteer.load()
    (village,) = known.find("Khirbat Osmarak")
    assert known.admin(village) == ("Muhafazat Zarnuk", "Qada Tel Varan")
    assert [place.name for place in known.areas_at(35.9, 44.3)] == ["Muhafazat Zarnuk", "Upper Gorud"]


def test_a_download_that_broke_off_goes_on_with_the_same_command(
    hosts: dict[str, HostedFile], sources: Sources
) -> None:
    hosts["places"].breaks = [300, 0]
    with pytest.raises(TryLater):
        add("IQ", sources)
    assert gazetteer_added.added(sources.folder) == []
    assert add("IQ", sources).added.places == 7
    assert hosts["places"].statuses == [200, 206, 206]


def test_what_was_fetched_is_checked_and_used_again(hosts: dict[str, HostedFile], sources: Sources) -> None:
    add("IQ", sources)
    assert add("IQ", sources).notes == []
    assert hosts["places"].statuses == [200, 304]
    kept = sources.folder / "downloads" / "IQ.zip"
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert add("IQ", sources).notes == ["IQ.zip was damaged and has been fetched again"]
    assert hosts["places"].statuses == [200, 304, 200]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        zipped(table())[:-30],
        zipped(table())[:200],
        zipped(table()).replace(b"IQ.txt", b"XX.txt"),
        zipped(table(), "../IQ.txt"),
        zipped(table(), "/IQ.txt"),
        zipped(table(), "folder/IQ.txt"),
        zipped(b"nothing\n" * 100),
        zipped(b"\0" * 5_000_000),
        zipped(table((*ROWS, "x" * 5_000_000))),
    ],
    ids="empty page cut cut2 renamed upwards rooted nested malformed bomb long".split(),
)
def test_a_damaged_or_hostile_dump_changes_nothing_and_is_not_kept(
    hosts: dict[str, HostedFile], sources: Sources, tmp_path: Path, body: bytes
) -> None:
    add("IQ", sources)
    before = gazetteer_added.added(sources.folder)
    hosts["places"].body, hosts["places"].etag = body, '"v2"'
    with pytest.raises(TryLater, match=r"IQ\.zip gave cannot be used") as error:
        add("IQ", sources)
    assert error.value.hint
    assert gazetteer_added.added(sources.folder) == before
    assert not (sources.folder / "downloads" / "IQ.zip").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gazetteer"]
    assert not list(tmp_path.rglob("IQ.txt"))
    with pytest.raises(BadInput, match="cannot be used"):
        add("IQ", sources, given=[put(tmp_path / "own", IQ__zip=body)])
    assert (tmp_path / "own" / "IQ.zip").exists()  # a file of the user's stays
    assert gazetteer_added.added(sources.folder) == before


def test_a_checksum_of_the_archive_that_is_wrong_is_seen(hosts: dict[str, HostedFile], sources: Sources) -> None:
    body = bytearray(zipped(table()))
    with zipfile.ZipFile(io.BytesIO(bytes(body))) as archive:
        at = archive.getinfo("IQ.txt").header_offset + 60
    body[at] ^= 0xFF
    hosts["places"].body = bytes(body)
    with pytest.raises(TryLater, match="cannot be used"):
        add("IQ", sources)


def test_no_bytes_of_an_archive_bring_it_down(sources: Sources, tmp_path: Path) -> None:
    chance = random.Random(5)
    whole = zipped(table())
    refused = 0
    for _ in range(150):
        body = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        try:
            add("IQ", sources, given=[put(tmp_path / "own", IQ__zip=bytes(body))], boundaries=False)
        except BadInput as error:
            assert error.hint
            refused += 1
    assert refused > 100


def test_an_archive_with_another_packing_or_a_password_is_refused(sources: Sources, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("IQ.txt", table())
    locked = bytearray(zipped(table()))
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    for body in (packed.getvalue(), bytes(locked)):
        with pytest.raises(BadInput, match="cannot be used"):
            add("IQ", sources, given=[put(tmp_path / "own", IQ__zip=body)])


def test_a_country_the_host_does_not_have(sources: Sources, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/dump/IQ.zip").respond_with_data("no", status=404)
    with pytest.raises(BadInput, match="404") as error:
        add("IQ", sources)
    assert "DATELINE_GEONAMES_ADDRESS" in str(error.value.hint)


def test_a_download_beyond_the_limit_names_the_setting(hosts: dict[str, HostedFile], sources: Sources) -> None:
    with pytest.raises(BadInput, match="more than 100 bytes") as error:
        add("IQ", replace(sources, limits=replace(sources.limits, size=100)))
    assert error.value.hint == "raise DATELINE_DOWNLOAD_LIMIT"


def test_boundaries_that_do_not_exist_are_noted_and_the_rest_is_added(sources: Sources, httpserver: HTTPServer) -> None:
    host(httpserver, "/dump/IQ.zip", zipped(table()))
    host(httpserver, "/api/IRQ/ADM1/", metadata(httpserver.url_for("/files/1.geojson"), 1))
    host(httpserver, "/files/1.geojson", PROVINCES)
    httpserver.expect_request("/api/IRQ/ADM2/").respond_with_data("no", status=404)
    addition = add("IQ", sources)
    assert addition.added.areas == {"ADM1": 1, "ADM2": 0}
    assert addition.notes == ["IQ: no boundaries of ADM2 were found; places keep the areas GeoNames names"]


@pytest.mark.parametrize(
    ("which", "body", "told"),
    [
        ("about 1", b"not json", "names no file"),
        ("about 1", b"[]", "names no file"),
        ("about 1", b"{}", "names no file"),
        ("ADM1", b"version https://git-lfs.github.com/spec/v1\n", "pointer of Git LFS"),
        ("ADM2", DISTRICTS[:-9], "not JSON, or cut off"),
    ],
)
def test_boundaries_that_are_damaged_are_an_error(
    hosts: dict[str, HostedFile], sources: Sources, which: str, body: bytes, told: str
) -> None:
    hosts[which].body = body
    with pytest.raises(TryLater, match=told) as error:
        add("IQ", sources)
    assert error.value.hint
    assert gazetteer_added.added(sources.folder) == []
    assert add("IQ", sources, boundaries=False).added.areas == {"ADM1": 0, "ADM2": 0}


def test_an_answer_that_is_a_list_is_taken_for_its_first(hosts: dict[str, HostedFile], sources: Sources) -> None:
    hosts["about 1"].body = b"[" + hosts["about 1"].body + b"]"
    assert add("IQ", sources).added.areas["ADM1"] == 1


# From files.


def test_from_a_folder_and_from_files(sources: Sources, tmp_path: Path) -> None:
    own = put(tmp_path / "own", IQ__zip=zipped(table()))
    (own / "geoBoundaries-IRQ-ADM1_simplified.geojson").write_bytes(PROVINCES)
    (own / "geoBoundaries-IRQ-ADM1-metaData.json").write_bytes(metadata("", 1))
    addition = add("IQ", sources, given=[own])
    assert (addition.added.places, addition.added.areas) == (6, {"ADM1": 1, "ADM2": 0})
    assert [note for note in addition.notes if "ADM2" in note]
    assert addition.added.sources[1].licence.startswith("Creative Commons Attribution 3.0")
    assert addition.added.sources[0].address == "IQ.zip"
    (tmp_path / "IQ.txt").write_bytes(table())
    (tmp_path / "geoBoundaries-IRQ-ADM2.geojson").write_bytes(DISTRICTS)
    given = [tmp_path / "IQ.txt", tmp_path / "geoBoundaries-IRQ-ADM2.geojson"]
    addition = add("IQ", sources, given=given)
    assert addition.added.areas == {"ADM1": 0, "ADM2": 2}
    assert addition.added.sources[1].licence == "not known"


def test_from_what_another_machine_fetched(hosts: dict[str, HostedFile], sources: Sources, tmp_path: Path) -> None:
    first = add("IQ", sources).added
    downloads = (sources.folder / "downloads").rename(tmp_path / "stick")
    again = add("IQ", sources, given=[downloads]).added
    assert again.sources == first.sources
    assert len(hosts["places"].statuses) == 1
    path = downloads / "geoBoundaries-IRQ-ADM1_simplified.geojson"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(BadInput, match=r"is damaged: its SHA-256 is not the one in .*geojson\.json"):
        add("IQ", sources, given=[downloads])


def test_files_that_are_not_there(sources: Sources, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no file or folder"):
        add("IQ", sources, given=[tmp_path / "none"])
    with pytest.raises(BadInput, match=r"there is no IQ\.zip or IQ\.txt") as error:
        add("IQ", sources, given=[put(tmp_path / "own", SY__zip=b"")])
    assert "/dump/IQ.zip" in str(error.value.hint)
    assert gazetteer_added.added(sources.folder) == []


def test_boundaries_beyond_the_limit_are_refused(sources: Sources, tmp_path: Path) -> None:
    own = put(tmp_path / "own", IQ__zip=zipped(table()))
    (own / "geoBoundaries-IRQ-ADM1.geojson").write_bytes(PROVINCES + b" " * 300_000)
    with pytest.raises(BadInput, match="more than 200,000 bytes"):
        add("IQ", sources, given=[own])


# Around it.


def test_progress_is_told(hosts: dict[str, HostedFile], sources: Sources) -> None:
    said: list[tuple[str, int, int | None]] = []

    def told(what: str, done: int, total: int | None) -> None:
        said.append((what, done, total))

    add("IQ", replace(sources, told=told))
    stages = list(dict.fromkeys(what for what, _, _ in said))
    assert stages[0] == "IQ: fetching places"
    assert "IQ: reading places" in stages
    assert stages[-1] == "IQ: writing"
    size = len(hosts["places"].body)
    assert ("IQ: fetching places", size, size) in said


def test_one_process_at_a_time(hosts: dict[str, HostedFile], sources: Sources) -> None:
    fcntl = pytest.importorskip("fcntl")
    sources.folder.mkdir()
    with (sources.folder / ".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for attempt in (lambda: add("IQ", sources), lambda: remove("IQ", sources.folder)):
            with pytest.raises(TryLater, match="another process"):
                attempt()
    add("IQ", sources)


def test_removing_takes_the_fetched_files_too(hosts: dict[str, HostedFile], sources: Sources) -> None:
    assert not remove("IQ", sources.folder)
    add("IQ", sources)
    assert remove("IQ", sources.folder)
    assert [path.name for path in sources.folder.rglob("*") if path.is_file()] == [".lock"]
    assert not remove("IQ", sources.folder)


def test_what_was_added_by_another_version_is_said_and_replaced(hosts: dict[str, HostedFile], sources: Sources) -> None:
    add("IQ", sources)
    path = sources.folder / "IQ.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 1}))
    settings = load({"DATELINE_GAZETTEER_FOLDER": str(sources.folder)})
    with pytest.raises(StoreError, match="another version") as error:
        use_added(settings)
    assert "dateline gazetteer add IQ" in str(error.value.hint)
    add("IQ", sources)
    use_added(settings)
    assert gazetteer.load().find("Khirbat Osmarak")


def test_a_folder_that_is_a_file_is_said(sources: Sources, hosts: dict[str, HostedFile]) -> None:
    sources.folder.write_text("no folder")
    with pytest.raises(StoreError, match="cannot be used"):
        add("IQ", sources)


def test_two_countries_stand_side_by_side(hosts: dict[str, HostedFile], sources: Sources, tmp_path: Path) -> None:
    add("IQ", sources)
    rows = (row(900_000_101, "Kafr Zeliq", country="SY", first="1"), row(900_000_102, "Zarnuk", country="SY"))
    add("SY", sources, given=[put(tmp_path / "own", SY__txt=table(rows))])
    use_added(load({"DATELINE_GAZETTEER_FOLDER": str(sources.folder)}))
    known = gazetteer.load()
    assert [place.country for place in known.find("Kafr Zeliq")] == ["SY"]
    assert sorted(place.country for place in known.find("Zarnuk")) == ["IQ", "SY"]
    remove("IQ", sources.folder)
    use_added(load({"DATELINE_GAZETTEER_FOLDER": str(sources.folder)}))
    assert [place.country for place in gazetteer.load().find("Zarnuk")] == ["SY"]


@pytest.mark.parametrize(("named", "code"), [("IQ", "IQ"), ("iq", "IQ"), ("xk", "XK")])
def test_countries_by_their_codes(named: str, code: str) -> None:
    assert country_code(named) == code


@pytest.mark.parametrize("named", ["IRQ", "Iraq", "QQ", "", "../IQ", "I\x00"])
def test_what_is_no_code_is_misuse(named: str) -> None:
    with pytest.raises(BadInput) as error:
        country_code(named)
    assert "IQ" in str(error.value.hint)


def test_the_settings_reach_the_sources() -> None:
    settings = load({"DATELINE_GAZETTEER_FOLDER": "~/places", "DATELINE_GEONAMES_ADDRESS": "https://example.org/dump/"})
    sources = sources_of(settings, clock=lambda: NOW)
    assert sources.folder == Path.home() / "places"
    assert sources.geonames == "https://example.org/dump"
    assert (sources.limits.size, sources.limits.seconds) == (500_000_000, 3600.0)
