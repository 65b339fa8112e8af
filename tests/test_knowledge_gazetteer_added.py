"""Added countries: dumps and boundaries as they come, damaged ones too, and one gazetteer out of two."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SetAside, StoreError
from dateline.knowledge import gazetteer, gazetteer_added
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_added import Added, join, open_added, publish, sweep
from dateline.knowledge.gazetteer_boundaries import Area, Boundaries, read_areas, write_areas
from dateline.knowledge.gazetteer_codes import ALPHA_3
from dateline.knowledge.gazetteer_compile import Draft
from dateline.knowledge.gazetteer_dump import LINE_LIMIT, bare_name, read_dump
from dateline.mentions import sentences
from dateline.mentions.places import find_places
from dateline.model.text import compose_report
from geonames_files import DISTRICTS, PROVINCES, ROWS, collection, feature, row, square, table

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)


def drafts_of(*rows: str, limit: int = 10_000_000) -> dict[str, Draft]:
    return read_dump(io.BytesIO(table(rows)), "IQ", limit=limit)[0]


# The dump of GeoNames.


def test_a_dump_gives_places_with_their_areas() -> None:
    told: list[int] = []
    drafts, left_out = read_dump(io.BytesIO(table()), "IQ", limit=100_000, told=told.append)
    assert left_out == {"kind": 1}
    assert told[-1] == len(table())
    village = drafts["900000003"]
    assert (village.name, village.kind, village.lat, village.lon) == ("Khirbat Osmarak", "village", 35.2, 44.2)
    assert (village.first, village.second) == ("900000001", "900000002")
    assert village.names == ["Osmarak", "Xirbet Osmerak"]
    assert drafts["900000002"].names == ["Tel Varan"]
    assert [drafts[f"90000000{n}"].kind for n in (1, 2, 4, 5)] == ["province", "district", "town", "river"]
    assert (drafts["900000002"].first, drafts["900000002"].second) == ("900000001", None)
    assert drafts["98182"].kind == "capital"
    assert (drafts["98182"].first, drafts["900000004"].second) == (None, None)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("", "malformed"),
        ("one\ttwo", "malformed"),
        (row(1, "Kafr Zeliq") + "\tmore", "malformed"),
        (row(1, ""), "malformed"),
        (row(1, "Kafr\x1b[31m"), "malformed"),
        (row(1, "Kafr \u202eZeliq"), "malformed"),
        (row(1, "K" * 500), "malformed"),
        (row(0, "Kafr Zeliq"), "malformed"),
        (row(2**32, "Kafr Zeliq"), "malformed"),
        (row(1, "Kafr Zeliq").replace("1", "x", 1), "malformed"),
        (row(1, "Kafr Zeliq").replace("1", "١", 1), "malformed"),
        (row(1, "Kafr Zeliq", lat=91), "malformed"),
        (row(1, "Kafr Zeliq", lon=-181), "malformed"),
        (row(1, "Kafr Zeliq", lat=math.nan), "malformed"),
        (row(1, "Kafr Zeliq", lon=math.inf), "malformed"),
        (row(1, "Kafr Zeliq", alternates="x" * (3 * LINE_LIMIT)), "malformed"),
        (row(1, "Kafr Zeliq", country="SY"), "other country"),
        (row(900_000_003, "Again"), "named twice"),
        (row(1, "Kafr Zeliq", feature="S.HTL"), "kind"),
    ],
)
def test_a_row_that_cannot_be_used_is_counted_and_the_rest_is_read(wrong: str, reason: str) -> None:
    body = table((*ROWS[:5], wrong, row(7, "The Last One")))
    drafts, left_out = read_dump(io.BytesIO(body), "IQ", limit=10_000_000)
    assert left_out == {reason: 1}
    assert "7" in drafts
    assert len(drafts) == 6


def test_bytes_that_are_no_utf_8_are_counted() -> None:
    body = table() + row(7, "Kafr Zeliq").encode("utf-8").replace(b"Zeliq", b"Z\xe9liq") + b"\n"
    assert read_dump(io.BytesIO(body), "IQ", limit=10_000_000)[1]["malformed"] == 1


def test_spellings_are_kept_and_codes_are_not() -> None:
    names = "KZQ,https://example.org/x,kafr zeliq,ab,كفر زليق,卡夫尔,Kafr Zélîq,1234,Kafr Zeliq"
    assert drafts_of(row(1, "Kafr Zeliq", alternates=names))["1"].names == ["كفر زليق", "Kafr Zélîq"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Qaḑā’ Makhmūr", "Makhmūr"),
        ("Muḩāfaz̧at Dayr az Zawr", "Dayr az Zawr"),
        ("Makhmur District", "Makhmur"),
        ("Province du Nord-Kivu", "Nord-Kivu"),
        ("Département de la Bekaa", "Bekaa"),
        ("قضاء مخمور", "مخمور"),
        ("Autonomous Region", ""),
        ("La Paz", "La Paz"),
    ],
)
def test_names_of_areas_without_the_words_of_their_kind(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_a_file_that_is_too_large_or_no_dump_is_refused() -> None:
    with pytest.raises(SetAside) as error:
        read_dump(io.BytesIO(table()), "IQ", limit=500)
    assert error.value.reason == "too large"
    with pytest.raises(SetAside) as error:
        read_dump(io.BytesIO(b"x" * 1_000_000), "IQ", limit=500_000)
    assert error.value.reason == "too large"
    for body in (b"", b"\n\n\n", b"<html>" * 1000, table((row(1, "Elsewhere", country="SY"),))):
        with pytest.raises(SetAside) as error:
            read_dump(io.BytesIO(body), "IQ", limit=1_000_000)
        assert error.value.reason == "malformed"
    with pytest.raises(SetAside, match="most of its rows"):
        drafts_of(*ROWS[:2], "a", "b", "c")


@given(st.binary(max_size=400))
def test_no_bytes_bring_the_reader_of_dumps_down(noise: bytes) -> None:
    drafts, left_out = read_dump(io.BytesIO(table() + noise), "IQ", limit=1_000_000)
    assert len(drafts) >= 6
    assert sum(left_out.values()) <= noise.count(b"\n") + 2


# Boundaries.


def one(*polygons: list[list[tuple[float, float]]]) -> Area:
    (area,), refused = read_areas(collection(feature("Zarnuk", *polygons)), 1)
    assert not refused
    return area


def packed(tmp_path: Path, *areas: Area) -> Boundaries:
    write_areas(tmp_path / "boundaries.bin", list(enumerate(areas)))
    return Boundaries(tmp_path / "boundaries.bin")


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [(1, 1, True), (5, 5, False), (4.5, 1, True), (11, 5, False), (5, 21, True), (5, 15, False), (-1, 5, False)],
)
def test_holes_and_several_polygons(tmp_path: Path, lat: float, lon: float, inside: bool) -> None:
    area = one([square(0, 0, 10, 10), square(4, 4, 6, 6)], [square(20, 0, 30, 10)])
    assert area.holds(lat, lon) == inside
    assert list(packed(tmp_path, area).at(lat, lon)) == ([(1, 0)] if inside else [])
    assert area.holds(*area.middle)


@pytest.mark.parametrize(
    "polygons",
    [
        [[square(178, -18, 180, -16)], [square(-180, -18, -178, -16)]],
        [[[(178, -18), (-178, -18), (-178, -16), (178, -16), (178, -18)]]],
        [[[(-178, -18), (-178, -16), (178, -16), (178, -18), (-178, -18)]]],
        [[square(178, -18, 182, -16)]],
        [[square(-182, -18, -178, -16)]],
    ],
)
def test_across_the_antimeridian(tmp_path: Path, polygons: list[list[list[tuple[float, float]]]]) -> None:
    area = one(*polygons)
    boundaries = packed(tmp_path, area)
    for lon, inside in ((179, True), (-179, True), (180, True), (177, False), (-177, False), (0, False)):
        if lon == 180 and len(polygons) == 2:
            continue  # the cut itself belongs to neither half by the half-open rule
        assert area.holds(-17, lon) == inside, lon
        assert bool(list(boundaries.at(-17, lon))) == inside, lon
    assert abs(area.middle[0] + 17) < 0.01
    assert 178 <= abs(area.middle[1]) <= 180


def test_a_hole_beyond_the_antimeridian_is_a_hole() -> None:
    area = one([square(178, -18, 182, -14), [(-179, -17), (-178.5, -17), (-178.5, -15), (-179, -15)]])
    assert not area.holds(-16, -178.8)
    assert area.holds(-16, -179.5)


@given(st.floats(0, 20, exclude_min=True, exclude_max=True), st.floats(-10, 10, exclude_min=True, exclude_max=True))
def test_a_point_is_in_exactly_one_of_two_neighbours(lon: float, lat: float) -> None:
    jagged = [(10.0, -10.0), (11.0, -3.0), (9.0, 0.0), (10.5, 4.0), (10.0, 10.0)]
    west = one([[(0, -10), *jagged, (0, 10)]])
    east = one([[(20, -10), (20, 10), *reversed(jagged)]])
    assert west.holds(lat, lon) + east.holds(lat, lon) == 1


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=3, max_size=12))
def test_the_middle_of_any_ring_with_an_area_lies_within_its_box(points: list[tuple[float, float]]) -> None:
    try:
        area = one([points])
    except SetAside:
        return
    lat, lon = area.middle
    lats, lons = [p[1] for p in points], [p[0] for p in points]
    if area.square_km > 1:
        assert min(lons) - 1e-6 <= lon <= max(lons) + 1e-6 or not (min(lats) < lat < max(lats))


def test_a_size_is_in_square_kilometres() -> None:
    degree = one([square(44, 0, 45, 1)])
    assert degree.square_km == pytest.approx(12_364, rel=0.01)
    assert one([square(0, 0, 2, 2), square(0, 0, 1, 1)]).square_km == pytest.approx(3 * 12_364, rel=0.01)
    assert one([square(179, 0, 180, 1)], [square(-180, 0, -179, 1)]).square_km == pytest.approx(2 * 12_364, rel=0.01)


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        5,
        {},
        {"type": "Feature", "properties": None, "geometry": None},
        feature("", [square(0, 0, 1, 1)]),
        feature("a\x1b[31m", [square(0, 0, 1, 1)]),
        feature("a", []),
        feature("a", [[(0, 0), (1, 1)]]),
        feature("a", [[(0, 0), (1, 1), (0, 0)]]),
        feature("a", [[(0, 0), (1, 91), (1, 0)]]),
        feature("a", [[(0, 0), (1000, 1), (1, 0)]]),
        feature("a", [[(0, 0), (float("nan"), 1), (1, 0)]]),
        feature("a", [square(0, 0, 1, 1)], order=3),
        feature("a", [[(0, 0), (120, 1), (-120, 2)] * 50]),
        {**feature("a", [square(0, 0, 1, 1)]), "geometry": {"type": "Point", "coordinates": [1, 2]}},
        {**feature("a", [square(0, 0, 1, 1)]), "geometry": {"type": "Polygon", "coordinates": 7}},
        {**feature("a", [square(0, 0, 1, 1)]), "geometry": {"type": "Polygon", "coordinates": [["x"]]}},
    ],
)
def test_a_feature_that_cannot_be_used_is_counted(wrong: object) -> None:
    areas, refused = read_areas(collection(wrong, feature("Zarnuk", [square(44, 35, 45, 36)])), 1)
    assert [area.name for area in areas] == ["Zarnuk"]
    assert sum(refused.values()) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        PROVINCES[:-5],
        collection(),
        b"[" * 100_000,
        b"version https://git-lfs.github.com/spec/v1",
    ],
)
def test_what_is_no_collection_is_refused(body: bytes) -> None:
    with pytest.raises(SetAside) as error:
        read_areas(body, 1)
    assert error.value.reason == "malformed"


@pytest.mark.parametrize("body", [b"", b"DLBD", b"x" * 100])
def test_a_damaged_packed_file_is_said(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "b").write_bytes(body)
    with pytest.raises(StoreError, match="cannot be read"):
        list(Boundaries(tmp_path / "b").at(1, 1))


# Joined, published, opened beside the packaged gazetteer.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to which the invented valley was added."""
    put(tmp_path)
    return tmp_path


def put(folder: Path, rows: tuple[str, ...] = ROWS) -> Added:
    drafts = drafts_of(*rows)
    keyed = join(drafts, read_areas(PROVINCES, 1)[0] + read_areas(DISTRICTS, 2)[0])
    return publish(folder, drafts, keyed, gazetteer.packaged(), at=NOW, left_out={"kind": 1}, sources=())


@pytest.fixture
def known(folder: Path) -> Iterator[Gazetteer]:
    """The packaged gazetteer with the valley, in use."""
    combined = open_added(folder, gazetteer.packaged())
    gazetteer.use(combined)
    yield combined
    gazetteer.use(None)


def test_boundaries_join_the_places_of_their_names() -> None:
    drafts = drafts_of(*ROWS)
    keyed = join(drafts, read_areas(PROVINCES, 1)[0] + read_areas(DISTRICTS, 2)[0])
    assert [key for key, _ in keyed] == ["900000001", "900000002", "geoboundaries:D2"]
    new = drafts["geoboundaries:D2"]
    assert (new.name, new.kind, new.first, new.geonames) == ("Upper Gorud", "district", "900000001", 0)
    assert drafts["900000004"].second == "geoboundaries:D2"  # by its point: GeoNames names none
    assert drafts["900000003"].second == "900000002"  # as GeoNames says
    assert drafts["900000005"].first == "900000001"
    assert drafts["98182"].first is None
    assert drafts["900000001"].radius_km == pytest.approx(math.sqrt(10_070 / math.pi), rel=0.02)


def test_a_boundary_far_from_the_place_of_its_name_is_another_place() -> None:
    drafts = drafts_of(*ROWS)
    keyed = join(drafts, read_areas(collection(feature("Zarnuk", [square(10, 5, 11, 6)])), 1)[0])
    assert keyed[0][0] == "geoboundaries:Zarnuk"


def test_an_added_place_is_found_with_its_areas(known: Gazetteer) -> None:
    (village,) = known.find("xirbet osmerak")
    assert (village.name, village.place_id, village.kind) == ("Khirbat Osmarak", "geonames:900000003", "village")
    assert known.admin(village) == ("Muhafazat Zarnuk", "Qada Tel Varan")
    assert village.index >= len(gazetteer.packaged())
    assert known.place(village.index) == village
    assert gazetteer.packaged().find("Khirbat Osmarak") == []
    assert known.begins("khirbat")
    assert known.sounding("khirbet osmarek")
    with pytest.raises(IndexError):
        known.place(len(known))
    with pytest.raises(IndexError):
        known.place(-1)


def test_a_place_that_both_hold_is_one_with_the_names_of_both(known: Gazetteer) -> None:
    capital = next(place for place in gazetteer.packaged().find("Baghdad") if place.kind == "capital")
    assert [place.index for place in known.find("Zawra City of Peace")] == [capital.index]
    assert [place.place_id for place in known.find("Baghdad")].count(capital.place_id) == 1
    assert known.place(capital.index) == capital
    assert (known.added_folder is None, gazetteer.packaged().added_folder) == (False, None)
    assert len(known.find("Mosul")) == len(gazetteer.packaged().find("Mosul"))


def test_a_point_has_its_areas(known: Gazetteer) -> None:
    assert [place.name for place in known.areas_at(35.2, 44.3)] == ["Muhafazat Zarnuk", "Qada Tel Varan"]
    assert [place.name for place in known.areas_at(35.9, 44.3)] == ["Muhafazat Zarnuk", "Upper Gorud"]
    assert known.areas_at(0, 0) == ()
    assert gazetteer.packaged().areas_at(35.2, 44.3) == ()


def test_the_finder_resolves_an_added_village(known: Gazetteer) -> None:
    text = "Gunmen attacked a checkpoint near the village of Khirbat Osmarak on Monday, the Iraqi army said."
    report = compose_report(body=text, title="Attack on a checkpoint")
    (village, *_) = [
        toponym.where for toponym in find_places(report, sentences.split(report)) if "Osmarak" in toponym.where.name
    ]
    assert (village.place_id, village.lat, village.lon) == ("geonames:900000003", 35.2, 44.2)
    assert village.admin == ("Muhafazat Zarnuk", "Qada Tel Varan")
    gazetteer.use(None)
    assert all(
        toponym.where.place_id != "geonames:900000003" for toponym in find_places(report, sentences.split(report))
    )


def test_another_packaged_gazetteer_has_its_twins_found_anew(folder: Path, known: Gazetteer) -> None:
    path = folder / "IQ.json"
    said = json.loads(path.read_text())
    path.write_text(json.dumps({**said, "packaged": "an older one"}))
    twins = folder / said["data"] / "twins.bin"
    twins.write_bytes(bytes(len(twins.read_bytes())))
    anew = open_added(folder, gazetteer.packaged())
    names = ("Baghdad", "Khirbat Osmarak", "Zarnuk")
    assert [anew.find(name) for name in names] == [known.find(name) for name in names]


def test_adding_again_replaces_as_a_whole_and_sweeps(folder: Path) -> None:
    first = gazetteer_added.added(folder)[0]
    second = put(folder, (*ROWS, row(7, "The Last One")))
    assert [manifest.data for manifest in gazetteer_added.added(folder)] == [second.data]
    assert not (folder / first.data).exists()
    assert gazetteer_added.added(folder) == [second]
    assert second.areas == {"ADM1": 1, "ADM2": 2}


def test_a_failure_in_the_middle_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = gazetteer_added.added(folder)
    for error in (OSError(28, "No space left on device"), KeyboardInterrupt()):

        def fail(*_: object, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr(gazetteer_added, "write_areas", fail)
        with pytest.raises((StoreError, KeyboardInterrupt)):
            put(folder)
        assert gazetteer_added.added(folder) == before
        assert sorted(path.name for path in folder.iterdir()) == sorted(["IQ.json", before[0].data])
        assert open_added(folder, gazetteer.packaged()).find("Khirbat Osmarak")


def test_a_country_replaced_while_it_is_opened_is_opened_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = gazetteer_added.added(folder)
    fresh = put(folder)
    answers = iter([stale, [fresh]])
    monkeypatch.setattr(gazetteer_added, "added", lambda _: next(answers))
    assert open_added(folder, gazetteer.packaged()).find("Khirbat Osmarak")


def test_what_an_interruption_left_is_swept(folder: Path) -> None:
    (folder / "IQ-dead").mkdir()
    (folder / "SY-alive").mkdir()
    sweep(folder, "IQ")
    assert not (folder / "IQ-dead").exists()
    assert (folder / "SY-alive").exists()
    assert open_added(folder, gazetteer.packaged()).find("Khirbat Osmarak")


def test_removed_is_gone_and_the_packaged_places_stay(folder: Path) -> None:
    assert gazetteer_added.remove(folder, "IQ")
    assert not gazetteer_added.remove(folder, "IQ")
    assert list(folder.iterdir()) == []
    assert open_added(folder, gazetteer.packaged()) is gazetteer.packaged()


@pytest.mark.parametrize("name", gazetteer_added.FILES)
def test_damage_is_named_and_a_cut_file_is_not_opened(folder: Path, name: str) -> None:
    manifest = gazetteer_added.added(folder)[0]
    path = folder / manifest.data / name
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert gazetteer_added.damaged(folder, manifest) == [name]
    for body in (whole[:-1], b""):
        path.write_bytes(body)
        with pytest.raises(StoreError, match="IQ is damaged") as error:
            open_added(folder, gazetteer.packaged())
        assert error.value.hint
    path.unlink()
    assert gazetteer_added.damaged(folder, manifest) == [name]
    with pytest.raises(StoreError, match="IQ is damaged"):
        open_added(folder, gazetteer.packaged())


@pytest.mark.parametrize("change", [{"format": 1}, {"schema": "x"}, {"data": "../IQ-x"}, {"data": None}, {"more": 1}])
def test_a_manifest_that_does_not_fit_is_said(folder: Path, change: dict[str, object]) -> None:
    path = folder / "IQ.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(StoreError, match="IQ") as error:
        open_added(folder, gazetteer.packaged())
    assert error.value.hint
    path.write_text("[" * 100_000)
    with pytest.raises(StoreError):
        gazetteer_added.added(folder)


def test_codes_of_countries() -> None:
    assert (ALPHA_3["IQ"], ALPHA_3["SY"], ALPHA_3["XK"]) == ("IRQ", "SYR", "XKX")
    assert len(ALPHA_3) == len(set(ALPHA_3.values())) >= 249
