"""A country's dump of GeoNames (`IQ.txt`, 19 columns parted by tabs) read into places.

The columns are those of https://download.geonames.org/export/dump/readme.txt. Kept are the features that reports of
conflict name: populated places, administrative areas, camps, bases, airfields, bridges, dams, refineries, power
stations, border posts, mountains, rivers, lakes, islands and regions. The rest is counted and left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import IO

from dateline.errors import SetAside
from dateline.knowledge.gazetteer_compile import Draft
from dateline.knowledge.gazetteer_names import normal_form

COLUMNS = 19
LINE_LIMIT = 65_536
"""Bytes of one line beyond which it is set aside; GeoNames' own limits add up to less than half of it."""
MOST_NAME = 200
"""Characters that GeoNames allows a name."""
MOST_ID = 2**32 - 1

KIND_OF: dict[str, str] = {
    **dict.fromkeys("A.ADM1".split(), "province"),
    **dict.fromkeys("A.ADM2".split(), "district"),
    **dict.fromkeys("A.ADM3 A.ADM4 A.ADM5 A.ADMD A.PRSH".split(), "subdistrict"),
    **dict.fromkeys("A.TERR A.ZN A.ZNB L.RGN L.RGNE L.RGNL L.AREA L.TRB L.CST".split(), "region"),
    **dict.fromkeys("T.DSRT T.PLN T.PLAT T.PEN T.CAPE T.VAL T.UPLD T.DLTA T.DPR T.GRGE T.CNYN".split(), "region"),
    **dict.fromkeys("V.FRST H.MRSH H.MRSHN H.SWMP T.KRST T.ERG".split(), "region"),
    **dict.fromkeys("P.PPLX".split(), "neighbourhood"),
    **dict.fromkeys("P.PPLC P.PPLG".split(), "capital"),
    **dict.fromkeys("P.PPL P.PPLA P.PPLA2 P.PPLA3 P.PPLA4 P.PPLA5 P.PPLF P.PPLL P.PPLQ P.PPLR".split(), "settlement"),
    **dict.fromkeys("P.PPLS P.PPLW P.STLMT L.OAS".split(), "settlement"),
    **dict.fromkeys("S.CMP S.CMPRF S.CMPQ S.CMPL S.CMPLA".split(), "camp"),
    **dict.fromkeys("S.AIRB S.AIRF S.AIRP S.AIRH S.AIRS S.BDG S.DAM S.FT S.INSM L.MILB L.NVB".split(), "site"),
    **dict.fromkeys("S.PS S.PSH S.PSN S.OILR S.OILJ S.PMPO S.PMPW S.PSTB S.PSTC S.PSTP S.PRN S.CSTM".split(), "site"),
    **dict.fromkeys("L.OILF L.GASF L.PRT L.INDS S.CTRA S.NOV S.STNB S.REFI S.MNA L.MNA L.PRK T.PASS".split(), "site"),
    **dict.fromkeys("T.MT T.MTS T.PK T.PKS T.HLLS T.RDGE T.VLC".split(), "mountain"),
    **dict.fromkeys("H.STM H.STMI H.STMA H.STMS H.WAD H.WADS H.ESTY".split(), "river"),
    **dict.fromkeys("H.LK H.LKS H.LKI H.LKSI H.LKN H.LKNI H.RSV H.LGN".split(), "lake"),
    **dict.fromkeys("H.SEA H.GULF H.BAY H.STRT H.SD H.CHN H.OCN".split(), "sea"),
    **dict.fromkeys("T.ISL T.ISLS T.ISLT T.ATOL".split(), "island"),
}
"""Class and code of a feature (https://www.geonames.org/export/codes.html) and what it is here.

A settlement becomes a city, a town or a village by its population. Single hills, wells, springs, farms, hotels,
schools and places of worship are left out: there are too many of one name, and historical and abandoned areas name
what is no more.
"""

RADIUS_KM: dict[str, float] = {
    "province": 60.0,
    "district": 20.0,
    "subdistrict": 10.0,
    "region": 20.0,
    "mountain": 10.0,
    "river": 30.0,
    "lake": 10.0,
    "sea": 100.0,
    "island": 5.0,
    "city": 8.0,
}
"""What a place's size is taken for where no boundary tells it; kinds that are not here have 3."""

Report = Callable[[int], None]
"""Told how many bytes have been read."""


class Refusal(ValueError):
    """A row that cannot be used; its text is the reason that is counted."""


def read_dump(
    stream: IO[bytes], country: str, *, limit: int, told: Report = lambda _done: None
) -> tuple[dict[str, Draft], Counter[str]]:
    """The places of a dump by GeoNames id, areas tied to the areas that hold them; and what was left out, by reason.

    Reasons are `malformed`, `other country`, `named twice` and `kind` (a feature that reports do not name). `limit` is
    in bytes. Raises SetAside: `too large` beyond it; `malformed` where no row is a place of the country, or more rows
    are malformed than not.
    """
    drafts: dict[str, Draft] = {}
    codes: dict[str, tuple[str, ...]] = {}
    refused: Counter[str] = Counter()
    for line in _lines(stream, limit, told):
        try:
            draft, held = _place(line, country)
        except Refusal as error:
            refused[str(error)] += 1
            continue
        if draft.key in drafts:
            refused["named twice"] += 1
            continue
        drafts[draft.key] = draft
        codes[draft.key] = held
    if not drafts:
        raise SetAside(f"there is no place of {country} in it", reason="malformed")
    if refused["malformed"] > len(drafts) + refused["kind"]:
        raise SetAside("most of its rows are malformed", reason="malformed")
    _tie(drafts, codes)
    return drafts, +refused


def _lines(stream: IO[bytes], limit: int, told: Report) -> Iterator[bytes]:
    """The lines; one that is too long comes as a row without columns."""
    read, next_told = 0, 0
    while line := stream.readline(LINE_LIMIT):
        read += len(line)
        beginning = line
        while not line.endswith(b"\n") and len(line) == LINE_LIMIT:
            line = stream.readline(LINE_LIMIT)
            read += len(line)
            beginning = b"too long"
            _check(read, limit)
        _check(read, limit)
        if read >= next_told:
            told(read)
            next_told = read + 1_000_000
        yield beginning
    told(read)


def _check(read: int, limit: int) -> None:
    if read > limit:
        raise SetAside(f"more than {limit:,} bytes, unpacked", reason="too large")


def _place(line: bytes, country: str) -> tuple[Draft, tuple[str, ...]]:
    """The place of one row and its codes of first and second order. Raises Refusal."""
    try:
        columns = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        raise Refusal("malformed") from None
    if len(columns) != COLUMNS:
        raise Refusal("malformed")
    key, name, _ascii, alternates, lat, lon, feature_class, feature, code = columns[:9]
    is_id = key.isascii() and key.isdigit() and 0 < int(key[:12]) <= MOST_ID
    if not is_id or not _is_written(name) or not re.fullmatch("[A-Z]", feature_class):
        raise Refusal("malformed")
    if code != country:
        raise Refusal("other country")
    population = columns[14]
    draft = Draft(
        key=str(int(key)),
        name=name,
        kind="village",
        country=country,
        lat=_degrees(lat, 90),
        lon=_degrees(lon, 180),
        population=int(population[:12]) if population.isascii() and population.isdigit() else 0,
    )
    kind = KIND_OF.get(f"{feature_class}.{feature}")
    if kind is None:
        raise Refusal("kind")
    draft.kind = _settlement(draft.population) if kind == "settlement" else kind
    draft.radius_km = 15.0 if draft.population >= 1_000_000 else RADIUS_KM.get(draft.kind, 3.0)
    names = list(dict.fromkeys(_spellings(alternates, name)))
    if kind in ("province", "district", "subdistrict"):
        bare = dict.fromkeys(bare_name(written) for written in (name, *names))
        names += [written for written in bare if written and written != name and written not in names]
    draft.names = names
    return draft, (columns[10], columns[11])


def _degrees(said: str, most: int) -> float:
    try:
        degrees = float(said)
    except ValueError:
        raise Refusal("malformed") from None
    if not math.isfinite(degrees) or abs(degrees) > most:
        raise Refusal("malformed")
    return degrees


def _settlement(population: int) -> str:
    return "city" if population >= 100_000 else "town" if population >= 5_000 else "village"


def _is_written(name: str) -> bool:
    return 0 < len(name) <= MOST_NAME and name.isprintable() and any(character.isalpha() for character in name)


def _spellings(alternates: str, name: str) -> Iterable[str]:
    """The alternate names that are spellings: no codes of airports, no links, no scripts without word breaks.

    GeoNames gives for every name in another script one in small Latin letters that it made itself: left out, too.
    """
    for alternate in alternates.split(","):
        if alternate == name or len(alternate) < 3 or not _is_written(alternate) or "://" in alternate:
            continue
        if alternate.isascii():
            if alternate[0].isupper() and not (alternate.isupper() and len(alternate) <= 4):
                yield alternate
        elif not _UNBROKEN.search(alternate):
            yield alternate


_KINDS = frozenset(
    (
        "province governorate department oblast region district county raion rayon subdistrict municipality commune "
        "prefecture state territory canton division zone woreda wereda locality ward circle cercle wilaya wilayah "
        "wilayat muhafazat muhafaza muhafazah liwa qada qadha kaza nahiyat nahiya nahiyah nahiyeh mintaqat markaz "
        "mudiriyat mudiriyah mantiqat ostan shahrestan bakhsh dehestan wuleswali woleswali velayat viloyat ili ilcesi "
        "parezga qeza departement provincia province departamento municipio distrito estado gobierno provincie "
        "krai kray respublika republic autonomous federal administrative capital metropolitan gmina powiat "
        "محافظه قضاء قضا ناحيه منطقه ولايه مديريه مركز لواء استان شهرستان بخش область район"
    ).split()
)
"""Words that say what kind of area a name is of, in normal form; they stand before the name or after it."""

_OF = frozenset("of de du des del della di d la le les e i".split())


def bare_name(name: str) -> str:
    """The name of an area without the words for its kind: "Qaḑā’ Makhmūr" and "Makhmur District" lose one each.

    Empty where nothing but such words is left.
    """
    words = name.split()
    forms = [normal_form(word) for word in words]
    first, last = 0, len(words)
    while first < last and (forms[first] in _KINDS or (first and forms[first] in _OF)):
        first += 1
    while last > first and forms[last - 1] in _KINDS:
        last -= 1
    return " ".join(words[first:last])


_UNBROKEN = re.compile("[\u0e00-\u0eff\u2e80-\ud7ff\uf900-\ufaff]")
"""Scripts that part no words: Thai, Lao, Chinese, Japanese, Korean."""


def _tie(drafts: dict[str, Draft], codes: dict[str, tuple[str, ...]]) -> None:
    """Give every place the keys of the areas whose codes it bears."""
    first: dict[str, str] = {}
    second: dict[tuple[str, ...], str] = {}
    for key, draft in drafts.items():
        if draft.kind == "province" and codes[key][0]:
            first.setdefault(codes[key][0], key)
        elif draft.kind == "district" and codes[key][1]:
            second.setdefault(codes[key], key)
    for key, draft in drafts.items():
        if draft.kind != "province":
            draft.first = first.get(codes[key][0])
            draft.second = second.get(codes[key]) if draft.kind != "district" else None
