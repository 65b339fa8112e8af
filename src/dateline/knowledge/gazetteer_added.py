"""Countries added to the gazetteer by the user: made from dumps and boundaries, kept in a folder, opened beside it.

The folder holds, for each country, a manifest `IQ.json` and the folder that it names (`IQ-3f2a91c0`) with the files
that `gazetteer_compile` writes (`names.marisa`, `places.bin`), `boundaries.bin` and `twins.bin`, which tells for every
place where the packaged gazetteer holds the same one. The manifest is written last, in one step: a country is there as
a whole or not at all. A place that both hold is one place, the packaged one, with the names of both.
"""

from __future__ import annotations

import functools
import hashlib
import json
import math
import secrets
import shutil
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from dateline.errors import StoreError
from dateline.knowledge.gazetteer import FORMAT, Gazetteer, Place
from dateline.knowledge.gazetteer_boundaries import Area, Boundaries, Polygon, write_areas
from dateline.knowledge.gazetteer_compile import Draft, write_names, write_places
from dateline.knowledge.gazetteer_dump import bare_name
from dateline.knowledge.gazetteer_names import article_free, normal_form, sound_form

SCHEMA = "dateline.gazetteer/1"
_Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
KIND_OF_ORDER = {1: "province", 2: "district"}
NAMES, PLACES, BOUNDARIES, TWINS = FILES = ("names.marisa", "places.bin", "boundaries.bin", "twins.bin")


@dataclass(frozen=True, slots=True)
class Source:
    """One file that a country was made from. `what` is "places", "ADM1" or "ADM2"; `year` is the one it shows."""

    what: str
    address: str
    sha256: str
    size: int
    fetched: str
    licence: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file that was made: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Added:
    """What was added for one country. `areas` counts boundaries by order; `left_out` counts rows by reason."""

    country: str
    at: datetime
    places: int
    names: int
    areas: dict[str, int]
    left_out: dict[str, int]
    sources: tuple[Source, ...]
    data: str
    files: dict[str, FileRecord]
    format: int = FORMAT
    packaged: str = ""
    """The stamp of the packaged gazetteer for which the twins were found."""


def added(folder: Path) -> list[Added]:
    """What was added in this folder, by country. Raises StoreError for a manifest that cannot be read."""
    return [_manifest(path) for path in sorted(folder.glob("[A-Z][A-Z].json"))]


def _manifest(path: Path) -> Added:
    try:
        said: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if said.pop("schema") != SCHEMA:
            raise ValueError("another schema")
        sources = tuple(Source(**source) for source in said.pop("sources"))
        files = {str(name): FileRecord(**record) for name, record in said.pop("files").items()}
        at = datetime.fromisoformat(said.pop("at"))
        manifest = Added(**said, at=at, sources=sources, files=files)
        if manifest.data != Path(manifest.data).name:
            raise ValueError("a path leads out of the folder")
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise StoreError(f"{path} cannot be read", hint=f"add {path.stem} again, or remove it") from None
    return manifest


def join(
    drafts: dict[str, Draft], areas: Sequence[Area], told: Callable[[int, int], None] = lambda _done, _all: None
) -> list[tuple[str, Area]]:
    """Tie boundaries to the places of a country, and places to the areas in whose boundary they lie.

    An area without a place of its name becomes a place (`geoboundaries:ID`). A place keeps the areas that its source
    names; where it names none, it gets those that hold its point. Gives each area with the key of its place.
    """
    known = _Areas(drafts)
    keyed = [(known.key_of(area), area) for area in sorted(areas, key=lambda area: area.order)]
    held: dict[int, list[tuple[str, Area, _Box]]] = {1: [], 2: []}
    for key, area in keyed:
        held[area.order].append((key, area, _box(area)))
        drafts[key].radius_km = max(5.0, math.sqrt(area.square_km / math.pi))
    for done, draft in enumerate(drafts.values()):
        if not done % 1000:
            told(done, len(drafts))
        if draft.first is None and draft.kind != "province":
            draft.first = _holder(draft, held[1])
        if draft.second is None and draft.kind not in ("province", "district", "region", "river", "sea"):
            draft.second = _holder(draft, held[2])
    return keyed


class _Areas:
    """The areas among the places of a country, by each form of each of their names."""

    def __init__(self, drafts: dict[str, Draft]) -> None:
        self._drafts = drafts
        self._country = next(iter(drafts.values())).country
        self._named: dict[tuple[str, int, str], list[Draft]] = defaultdict(list)
        for draft in drafts.values():
            if draft.kind in KIND_OF_ORDER.values():
                for name in (draft.name, *draft.names):
                    for rank, form in enumerate(_forms(name)):
                        self._named[draft.kind, rank, form].append(draft)

    def key_of(self, area: Area) -> str:
        """The key of the place that an area is: the nearest of its name and order, or a new one."""
        kind = KIND_OF_ORDER[area.order]
        lat, lon = area.middle
        reach = 2 * math.sqrt(area.square_km / math.pi) + 30
        bare = bare_name(area.name)
        forms = [_forms(name) for name in dict.fromkeys((area.name, bare)) if name]
        for rank in range(len(forms[0])):
            named = [d for form in forms if form[rank] for d in self._named.get((kind, rank, form[rank]), [])]
            near = [(_distance_km(draft.lat, draft.lon, lat, lon), draft.key) for draft in named]
            distance, key = min(near, default=(math.inf, ""))
            if distance <= reach:
                self._drafts[key].names.append(area.name)
                return key
        key = f"geoboundaries:{area.code}"
        names = [bare] if bare and bare != area.name else []
        self._drafts[key] = Draft(key, area.name, kind, self._country, lat, lon, names=names)
        return key


def _forms(name: str) -> tuple[str, str, str]:
    """The forms by which names meet, the strictest first; the last may be empty."""
    normal = normal_form(name)
    return normal, article_free(normal), sound_form(normal)


def _distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on a flat map around the two points: enough to tell near from far."""
    across = (abs(lon - other_lon) + 180) % 360 - 180
    return 111.2 * math.hypot(lat - other_lat, across * math.cos(math.radians((lat + other_lat) / 2)))


def _box(area: Area) -> _Box:
    points = [point for polygon in area.polygons for point in polygon[0]]
    return (
        min(lon for lon, _ in points),
        min(lat for _, lat in points),
        max(lon for lon, _ in points),
        max(lat for _, lat in points),
    )


def _holder(draft: Draft, areas: Iterable[tuple[str, Area, _Box]]) -> str | None:
    for key, area, (west, south, east, north) in areas:
        if (
            key != draft.key
            and south <= draft.lat <= north
            and any(west <= draft.lon + turn <= east for turn in (0, 360, -360))
            and area.holds(draft.lat, draft.lon)
        ):
            return key
    return None


def publish(
    folder: Path,
    drafts: dict[str, Draft],
    keyed: Sequence[tuple[str, Area]],
    packaged: Gazetteer,
    *,
    at: datetime,
    left_out: dict[str, int],
    sources: Sequence[Source],
) -> Added:
    """Write a country's files into a new folder and put its manifest in place of the one before, in one step.

    Raises StoreError where they cannot be written; what was there before stays as it is then.
    """
    country = next(iter(drafts.values())).country
    data = folder / f"{country}-{secrets.token_hex(4)}"
    position = {key: index for index, key in enumerate(drafts)}
    known = packaged.positions()
    twins = array("I", (known.get(draft.geonames, -1) + 1 if draft.geonames else 0 for draft in drafts.values()))
    try:
        data.mkdir(parents=True)
        write_places(data / PLACES, drafts)
        write_names(data / NAMES, drafts)
        write_areas(data / BOUNDARIES, [(position[key], area) for key, area in keyed])
        (data / TWINS).write_bytes(twins.tobytes())
        manifest = Added(
            country=country,
            at=at,
            places=len(drafts),
            names=sum(1 + len(draft.names) for draft in drafts.values()),
            areas={f"ADM{order}": sum(area.order == order for _, area in keyed) for order in (1, 2)},
            left_out=left_out,
            sources=tuple(sources),
            data=data.name,
            files={name: _record(data / name) for name in FILES},
            packaged=packaged.stamp,
        )
        new = data / "manifest.json"
        new.write_text(json.dumps({"schema": SCHEMA, **asdict(manifest), "at": at.isoformat()}, indent=1), "utf-8")
        new.replace(folder / f"{country}.json")
    except OSError as error:
        shutil.rmtree(data, ignore_errors=True)
        raise StoreError(
            f"{folder} cannot be written: {error.strerror or error}", hint="look at the space and the permissions there"
        ) from None
    except BaseException:
        shutil.rmtree(data, ignore_errors=True)
        raise
    sweep(folder, country)
    return manifest


def _record(path: Path) -> FileRecord:
    with path.open("rb") as file:
        return FileRecord(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def damaged(folder: Path, manifest: Added) -> list[str]:
    """The names of a country's files that are missing or not what was written, by their SHA-256."""
    found = []
    for name, record in manifest.files.items():
        try:
            is_whole = _record(folder / manifest.data / name) == record
        except OSError:
            is_whole = False
        if not is_whole:
            found.append(name)
    return found


def remove(folder: Path, country: str) -> bool:
    """Take a country out, its manifest first; whether it was there. Raises StoreError where it cannot be."""
    path = folder / f"{country}.json"
    was_there = path.is_file()
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be removed: {error.strerror}", hint="look at the permissions there") from None
    sweep(folder, country)
    return was_there


def sweep(folder: Path, country: str) -> None:
    """Remove a country's data that no manifest names: what an interrupted addition or an older one left behind."""
    path = folder / f"{country}.json"
    try:
        kept = _manifest(path).data if path.is_file() else ""
    except StoreError:
        return
    for data in folder.glob(f"{country}-*"):
        if data.is_dir() and data.name != kept:
            shutil.rmtree(data, ignore_errors=True)  # another process may still have it open on some systems


def open_added(folder: Path, packaged: Gazetteer) -> Gazetteer:
    """The packaged gazetteer with all that was added in this folder; itself where nothing was.

    Raises StoreError where something that was added cannot be opened: it is never left out unsaid.
    """
    manifests = added(folder)
    if not manifests:
        return packaged
    try:
        return _opened(folder, manifests, packaged)
    except StoreError:
        now = added(folder)
        if now == manifests:
            raise
        return _opened(folder, now, packaged)  # another process has just replaced a country


def _opened(folder: Path, manifests: Sequence[Added], packaged: Gazetteer) -> Gazetteer:
    combined = Combined(packaged, [_Country(folder, manifest, packaged) for manifest in manifests])
    combined.added_folder = folder
    return combined


class _Country:
    """The opened files of one added country."""

    def __init__(self, folder: Path, manifest: Added, packaged: Gazetteer) -> None:
        again = f"run `dateline gazetteer add {manifest.country}` again"
        if manifest.format != FORMAT:
            raise StoreError(f"what was added for {manifest.country} is of another version", hint=again)
        data = folder / manifest.data
        try:
            if any((data / name).stat().st_size != manifest.files[name].size for name in FILES):
                raise ValueError("cut off")
            self.gazetteer = Gazetteer(data)
            self.twins = array("I", (data / TWINS).read_bytes())
        except (StoreError, OSError, ValueError, KeyError):
            raise StoreError(f"what was added for {manifest.country} is damaged", hint=again) from None
        self.boundaries = Boundaries(data / BOUNDARIES)
        self.stamp = f"{manifest.country} {manifest.data}"
        if manifest.packaged != packaged.stamp:
            known, own = packaged.positions(), self.gazetteer.positions()
            self.twins = array("I", [0]) * len(self.gazetteer)
            for geonames, index in own.items():
                self.twins[index] = known.get(geonames, -1) + 1


class Combined(Gazetteer):
    """The packaged gazetteer and added countries as one. Indices of packaged places stay; added ones come after."""

    def __init__(self, packaged: Gazetteer, countries: Sequence[_Country]) -> None:
        self._packaged = packaged
        self._countries = tuple(countries)
        self._offsets = [len(packaged)]
        for country in countries:
            self._offsets.append(self._offsets[-1] + len(country.gazetteer))
        self._place = functools.lru_cache(maxsize=20_000)(self._read)
        self.stamp = "; ".join([packaged.stamp, *(country.stamp for country in countries)])

    def __len__(self) -> int:
        return self._offsets[-1]

    def named(self, normal: str) -> list[tuple[int, int]]:
        """(index, class of name) of every place with this normal form, or else with its article-free form."""
        return self.spelled(normal) or self.spelled(article_free(normal))

    def sounding(self, normal: str) -> list[tuple[int, int]]:
        """(index, SOUND) of every place whose sound form is that of `normal`."""
        skeleton = sound_form(normal)
        return self.spelled("~" + skeleton) if skeleton else []

    def spelled(self, key: str) -> list[tuple[int, int]]:
        """(index, class of name) of every place, packaged or added, with exactly this key; a place once."""
        found: dict[int, int] = {}
        for index, name_class in self._packaged.spelled(key):
            found[index] = min(name_class, found.get(index, name_class))
        for at, country in enumerate(self._countries):
            for index, name_class in country.gazetteer.spelled(key):
                here = self._index(at, index)
                found[here] = min(name_class, found.get(here, name_class))
        return list(found.items())

    def begins(self, normal: str) -> bool:
        """Whether some longer name begins with this normal form and a space."""
        return self._packaged.begins(normal) or any(country.gazetteer.begins(normal) for country in self._countries)

    def positions(self) -> dict[int, int]:
        """The index of every place by its GeoNames id."""
        found = self._packaged.positions()
        for at, country in enumerate(self._countries):
            for geonames, index in country.gazetteer.positions().items():
                found.setdefault(geonames, self._index(at, index))
        return found

    def areas_at(self, lat: float, lon: float) -> tuple[Place, ...]:
        """The areas in whose boundary the point lies, first order first; none where no boundaries were added."""
        found: dict[int, Place] = {}
        for at, country in enumerate(self._countries):
            for order, index in country.boundaries.at(lat, lon):
                found.setdefault(order, self.place(self._index(at, index)))
        return tuple(found[order] for order in sorted(found))

    def provinces(self) -> Iterator[tuple[Place, Polygon]]:
        """The polygons of all provinces whose boundaries were added, several of one province where it has islands."""
        for at, country in enumerate(self._countries):
            for index, polygon in country.boundaries.polygons(order=1):
                yield self.place(self._index(at, index)), polygon

    def _index(self, at: int, index: int) -> int:
        """The index here of a place of one country."""
        twin = self._countries[at].twins[index]
        return twin - 1 if twin else self._offsets[at] + index

    def _read(self, index: int) -> Place:
        if index >= len(self):
            raise IndexError(f"the gazetteer has {len(self)} places, not {index}")
        if index < self._offsets[0]:
            return self._packaged.place(index)
        at = bisect_right(self._offsets, index) - 1
        place = self._countries[at].gazetteer.place(index - self._offsets[at])
        return replace(
            place,
            index=index,
            first=None if place.first is None else self._index(at, place.first),
            second=None if place.second is None else self._index(at, place.second),
        )
