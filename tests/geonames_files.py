"""Small files in the forms of GeoNames and geoBoundaries, made for tests: an invented valley in a real country."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

Ring = Sequence[tuple[float, float]]


def row(
    key: int,
    name: str,
    *,
    lat: float = 35.5,
    lon: float = 44.5,
    feature: str = "P.PPL",
    alternates: str = "",
    country: str = "IQ",
    first: str = "",
    second: str = "",
    population: int = 0,
) -> str:
    """One row of a dump, with its 19 columns."""
    feature_class, code = feature.split(".")
    columns = [str(key), name, name, alternates, str(lat), str(lon), feature_class, code, country, ""]
    columns += [first, second, "", "", str(population), "", "310", "Asia/Baghdad", "2024-01-01"]
    return "\t".join(columns)


ROWS = (
    row(900_000_001, "Muhafazat Zarnuk", feature="A.ADM1", first="77", alternates="Zarnuk,زرنوك", lat=35.5, lon=44.5),
    row(900_000_002, "Qada Tel Varan", feature="A.ADM2", first="77", second="7701", lat=35.25, lon=44.25),
    row(
        900_000_003,
        "Khirbat Osmarak",
        first="77",
        second="7701",
        alternates="Osmarak,Xirbet Osmerak",
        lat=35.2,
        lon=44.2,
    ),
    row(900_000_004, "Dashtakoy", first="77", lat=35.75, lon=44.75, population=6000),
    row(900_000_005, "Nahr Selbin", feature="H.STM", lat=35.6, lon=44.4),
    row(900_000_006, "Bir Tulab", feature="H.WLL"),
    row(
        98_182, "Baghdad", feature="P.PPLC", alternates="Zawra City of Peace", lat=33.34, lon=44.4, population=7_000_000
    ),
)
"""A province, a district, a village in it, a town in the province, a river, a well, and Baghdad under its own id."""


def table(rows: Sequence[str] = ROWS) -> bytes:
    """The rows as a file."""
    return ("\n".join(rows) + "\n").encode()


def zipped(body: bytes, name: str = "IQ.txt", **others: bytes) -> bytes:
    """A ZIP archive of a file, with a readme beside it as GeoNames has."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", b"made for a test")
        archive.writestr(name, body)
        for other, content in others.items():
            archive.writestr(other, content)
    return packed.getvalue()


def square(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    """A closed ring, counterclockwise."""
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def feature(name: str, *polygons: Sequence[Ring], order: int = 1, code: str = "") -> dict[str, Any]:
    """A feature of one polygon or several, each given as its rings."""
    one = len(polygons) == 1
    return {
        "type": "Feature",
        "properties": {"shapeName": name, "shapeISO": "", "shapeID": code or name, "shapeType": f"ADM{order}"},
        "geometry": {
            "type": "Polygon" if one else "MultiPolygon",
            "coordinates": polygons[0] if one else list(polygons),
        },
    }


def collection(*features: object) -> bytes:
    """A FeatureCollection."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


PROVINCES = collection(feature("Zarnuk", [square(44, 35, 45, 36)], order=1))
DISTRICTS = collection(
    feature("Tel Varan", [square(44, 35, 45, 35.5)], order=2, code="D1"),
    feature("Upper Gorud", [square(44, 35.5, 45, 36)], order=2, code="D2"),
)
"""The districts halve the province; GeoNames knows the first of them."""


def metadata(address: str, order: int) -> bytes:
    """What geoBoundaries answers of one order."""
    said = {
        "boundaryID": f"IRQ-ADM{order}-1",
        "boundaryISO": "IRQ",
        "boundaryYearRepresented": "2021",
        "boundaryLicense": "Creative Commons Attribution 3.0 Intergovernmental Organisations (CC BY 3.0 IGO)",
        "simplifiedGeometryGeoJSON": address,
    }
    return json.dumps(said).encode()
