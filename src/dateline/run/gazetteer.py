"""Adds countries to the gazetteer: fetches or finds their files, reads them, and publishes them as a whole."""

from __future__ import annotations

import json
import struct
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Protocol

from dateline.errors import BadInput, SetAside, StoreError, TryLater
from dateline.knowledge import gazetteer, gazetteer_added
from dateline.knowledge.gazetteer_added import Added, Source, join, open_added, publish
from dateline.knowledge.gazetteer_boundaries import Area, read_areas
from dateline.knowledge.gazetteer_codes import ALPHA_3
from dateline.knowledge.gazetteer_compile import Draft
from dateline.knowledge.gazetteer_dump import read_dump
from dateline.settings import Settings
from dateline.sources.downloads import Download, DownloadLimits, discard, download, recorded, sha256_of
from dateline.sources.options import Clock

if sys.platform != "win32":
    import fcntl

GEONAMES_LICENCE = "CC BY 4.0"
"""Of all GeoNames data: https://www.geonames.org/about.html."""

ORDERS = (1, 2)
"""Orders of the areas whose boundaries are added: provinces and districts."""


class Told(Protocol):
    """Told what is being done, how far it is, and how far it goes, where that is known (bytes, or places)."""

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Show it."""


def untold(what: str, done: int, total: int | None) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where from and how: addresses of the two services, the folder to keep what is added, the limits, the time."""

    folder: Path
    geonames: str
    geoboundaries: str
    limits: DownloadLimits
    clock: Clock
    told: Told = untold


@dataclass(slots=True)
class Addition:
    """What was added for one country; `notes` say what was missing or damaged."""

    added: Added
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a country, and where it is from. `named` is its name on disk without the folder."""

    what: str
    path: Path
    source: Source
    is_fetched: bool


def sources_of(settings: Settings, *, clock: Clock, told: Told = untold) -> Sources:
    """What the settings say."""
    return Sources(
        folder=folder_of(settings),
        geonames=settings.text("geonames_address").rstrip("/"),
        geoboundaries=settings.text("geoboundaries_address").rstrip("/"),
        limits=DownloadLimits(
            size=int(settings.number("download_limit")),
            seconds=settings.number("download_timeout"),
            silence=settings.number("fetch_timeout"),
            redirects=int(settings.number("fetch_redirects")),
        ),
        clock=clock,
        told=told,
    )


def folder_of(settings: Settings) -> Path:
    """The folder in which added countries are kept."""
    return Path(settings.text("gazetteer_folder")).expanduser()


def use_added(settings: Settings) -> None:
    """From now on, in this process, place names are looked up among added places, too. Raises StoreError."""
    folder = folder_of(settings)
    gazetteer.use(open_added(folder, gazetteer.packaged()) if folder.is_dir() else None)


def country_code(named: str) -> str:
    """The ISO 3166 alpha-2 code that a user wrote. Raises BadInput."""
    code = named.upper()
    if code in ALPHA_3:
        return code
    two = next((two for two, three in ALPHA_3.items() if three == code), None)
    hint = f"{code} is {two} there" if two else "two letters of ISO 3166, for example IQ for Iraq"
    raise BadInput(f"there is no country {named}", hint=hint)


def add(country: str, sources: Sources, *, given: Sequence[Path] = (), boundaries: bool = True) -> Addition:
    """Add one country, or put it in place of what was added for it before.

    `given` are files and folders to take instead of the network. Nothing is changed where it fails. Raises TryLater
    where a host does not answer or a file came damaged, BadInput where a host refuses it or what was given cannot be
    used, and StoreError where it cannot be kept.
    """
    with _alone(sources.folder):
        notes: list[str] = []
        places = _places_file(country, sources, given, notes)
        told = sources.told
        drafts, left_out = _read_places(places, country, sources)
        areas: list[Area] = []
        files = [places]
        for order in ORDERS if boundaries else ():
            file = _boundaries_file(country, order, sources, given, notes)
            if file is None:
                notes.append(f"{country}: no boundaries of ADM{order} were found; places keep the areas GeoNames names")
                continue
            read, refused = _read_boundaries(file, order, sources.limits.size)
            areas += read
            left_out.update({f"boundary: {reason}": count for reason, count in refused.items()})
            files.append(file)
        keyed = join(drafts, areas, lambda done, total: told(f"{country}: tying places to areas", done, total))
        told(f"{country}: writing", 0, None)
        added = publish(
            sources.folder,
            drafts,
            keyed,
            gazetteer.packaged(),
            at=sources.clock(),
            left_out=dict(left_out),
            sources=[file.source for file in files],
        )
        return Addition(added, notes)


def remove(country: str, folder: Path) -> bool:
    """Take out what was added for a country, and the files that were fetched for it; whether anything was.

    Raises StoreError, and TryLater while another process changes the folder.
    """
    if not folder.is_dir():
        return False
    with _alone(folder):
        was_there = gazetteer_added.remove(folder, country)
        downloads = folder / "downloads"
        fetched = [*downloads.glob(f"{country}.zip*"), *downloads.glob(f"geoBoundaries-{ALPHA_3[country]}-*")]
        for path in fetched:
            path.unlink(missing_ok=True)
        return was_there or bool(fetched)


def _read_places(file: _File, country: str, sources: Sources) -> tuple[dict[str, Draft], Counter[str]]:
    def told(done: int) -> None:
        sources.told(f"{country}: reading places", done, None)

    with _explained(file), _opened(file.path, country) as stream:
        return read_dump(stream, country, limit=sources.limits.size, told=told)


def _read_boundaries(file: _File, order: int, limit: int) -> tuple[list[Area], Counter[str]]:
    with _explained(file):
        if file.path.stat().st_size > limit:
            raise SetAside(f"more than {limit:,} bytes", reason="too large")
        return read_areas(file.path.read_bytes(), order)


@contextmanager
def _explained(file: _File) -> Iterator[None]:
    """Turns what is wrong with a file into what the user can do; a damaged download is not kept."""
    try:
        yield
    except (SetAside, zipfile.BadZipFile, zlib.error, EOFError) as error:
        why = str(error) if isinstance(error, SetAside) else "it is damaged or cut off"
        if not file.is_fetched:
            hint = _limit_hint(error) or "fetch it anew, or leave out --from"
            raise BadInput(f"{file.path} cannot be used: {why}", hint=hint) from None
        discard(file.path)
        hint = _limit_hint(error) or "it was not kept; run the command again"
        raise TryLater(f"what {file.source.address} gave cannot be used: {why}", hint=hint) from None
    except OSError as error:
        hint = "look at its permissions and its disk"
        raise BadInput(f"{file.path} cannot be read: {error.strerror or error}", hint=hint) from None


def _limit_hint(error: Exception) -> str | None:
    is_too_large = isinstance(error, SetAside) and error.reason == "too large"
    return "raise DATELINE_DOWNLOAD_LIMIT" if is_too_large else None


@contextmanager
def _opened(path: Path, country: str) -> Iterator[IO[bytes]]:
    """The table in a dump: the file itself, or the member `IQ.txt` of a ZIP archive, read without unpacking to disk."""
    with path.open("rb") as file:
        is_packed = file.read(4) == b"PK\x03\x04"
        file.seek(0)
        if not is_packed:
            if path.suffix == ".zip":
                raise SetAside("it is no ZIP archive", reason="malformed")
            yield file
            return
        with _member(file, f"{country}.txt") as member:
            yield member


@contextmanager
def _member(file: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    try:
        archive = zipfile.ZipFile(file)
        member = archive.getinfo(name)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise SetAside(f"{name} is packed in a way that GeoNames does not use", reason="malformed")
        opened = archive.open(member)
    except KeyError:
        raise SetAside(f"there is no {name} in it", reason="malformed") from None
    except (ValueError, RuntimeError, OverflowError, struct.error, OSError):
        # What `zipfile` raises beside its own error on headers that make no sense.
        raise SetAside("it is damaged", reason="malformed") from None
    with archive, opened:
        yield opened


def _places_file(country: str, sources: Sources, given: Sequence[Path], notes: list[str]) -> _File:
    if given:
        path = _find(given, (f"{country}.zip", f"{country}.txt"))
        if path is None:
            raise BadInput(
                f"there is no {country}.zip or {country}.txt in {', '.join(map(str, given))}",
                hint=f"it is at {sources.geonames}/{country}.zip",
            )
        return _given("places", path, GEONAMES_LICENCE)
    address = f"{sources.geonames}/{country}.zip"
    try:
        got = _fetch(address, f"{country}.zip", f"{country}: fetching places", sources, notes)
    except SetAside as error:
        hint = _limit_hint(error) or "look at DATELINE_GEONAMES_ADDRESS, or give the file with --from"
        raise BadInput(f"{address}: {error}", hint=hint) from None
    return _fetched("places", got, GEONAMES_LICENCE)


def _boundaries_file(
    country: str, order: int, sources: Sources, given: Sequence[Path], notes: list[str]
) -> _File | None:
    """The boundaries of one order, or None where there are none to be had."""
    code, what = ALPHA_3[country], f"ADM{order}"
    stem = f"geoBoundaries-{code}-{what}"
    if given:
        path = _find(given, (f"{stem}_simplified.geojson", f"{stem}.geojson"))
        if path is None:
            return None
        about = _find([path.parent], (f"{stem}-metaData.json", f"{stem}.json"))
        said = _metadata(about.read_bytes()) if about else {}
        return _given(what, path, _licence(said), _year(said))
    try:
        address = f"{sources.geoboundaries}/{code}/{what}/"
        about_file = _fetch(address, f"{stem}.json", f"{country}: asking for {what}", sources, notes)
        said = _metadata(about_file.path.read_bytes())
        named = str(said.get("simplifiedGeometryGeoJSON") or said.get("gjDownloadURL") or "")
        if not named:
            discard(about_file.path)
            raise TryLater(f"{address} names no file", hint="look at DATELINE_GEOBOUNDARIES_ADDRESS")
        name, telling = f"{stem}_simplified.geojson", f"{country}: fetching boundaries of {what}"
        got = _fetch(named, name, telling, sources, notes, named_by=address)
    except SetAside as error:
        if error.reason == "http status" and " 404 " in f"{error} ":
            return None
        hint = _limit_hint(error) or "leave the boundaries out with --no-boundaries"
        raise BadInput(f"{address}: {error}", hint=hint) from None
    return _fetched(what, got, _licence(said), _year(said))


def _fetch(
    address: str, name: str, what: str, sources: Sources, notes: list[str], *, named_by: str | None = None
) -> Download:
    got = download(
        address,
        sources.folder / "downloads" / name,
        clock=sources.clock,
        limits=sources.limits,
        progress=lambda done, total: sources.told(what, done, total),
        named_by=named_by,
    )
    if got.was_damaged:
        notes.append(f"{name} was damaged and has been fetched again")
    return got


def _fetched(what: str, got: Download, licence: str, year: str = "") -> _File:
    source = Source(what, got.address, got.sha256, got.size, got.fetched.isoformat(), licence, year)
    return _File(what, got.path, source, is_fetched=True)


def _given(what: str, path: Path, licence: str, year: str = "") -> _File:
    """A file of the user's. Raises BadInput where it is not what is recorded beside it, or cannot be read."""
    try:
        digest, size = sha256_of(path), path.stat().st_size
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from None
    record = recorded(path)
    if record is not None and record.sha256 != digest:
        raise BadInput(
            f"{path} is damaged: its SHA-256 is not the one in {path.name}.json", hint="copy it again, with that file"
        )
    address = record.address if record else path.name
    when = record.fetched if record else changed
    return _File(what, path, Source(what, address, digest, size, when.isoformat(), licence, year), is_fetched=False)


def _find(given: Sequence[Path], names: Sequence[str]) -> Path | None:
    """The first of these names among given files and in given folders. Raises BadInput for what does not exist."""
    for place in given:
        if not place.exists():
            raise BadInput(f"there is no file or folder {place}")
    for name in names:
        for place in given:
            path = place / name if place.is_dir() else place
            if path.name == name and path.is_file():
                return path
    return None


def _metadata(body: bytes) -> dict[str, Any]:
    """What geoBoundaries says of a file, as one object. Empty where it cannot be read."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    if isinstance(said, list):
        said = said[0] if said else {}
    return said if isinstance(said, dict) else {}


def _licence(said: dict[str, Any]) -> str:
    return " ".join(str(said.get("boundaryLicense") or "not known").split())[:200]


def _year(said: dict[str, Any]) -> str:
    return " ".join(str(said.get("boundaryYearRepresented") or "").split())[:40]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time changes the folder. Raises TryLater, StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("ab") as lock:
            if sys.platform != "win32":
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise TryLater(f"another process is changing {folder}", hint="wait until it is done") from None
            yield
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be used: {error.strerror or error}",
            hint="look at its permissions, or set DATELINE_GAZETTEER_FOLDER",
        ) from None
