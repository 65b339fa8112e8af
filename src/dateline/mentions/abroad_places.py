"""Places of a report in Spanish, French or Arabic: those of the countries that it speaks of, and none else.

Spanish and French names are found as English ones are (`mentions.places`). Arabic names are looked up where a word says
that a place follows; one that the gazetteer does not hold in Arabic letters is brought into Latin ones and looked up by
its sound, in the countries of the report alone. A name that stays unsure is no place.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from dateline.knowledge import gazetteer
from dateline.knowledge.abroad import LANGUAGES, countries
from dateline.knowledge.abroad_words import Language, fold, pattern
from dateline.knowledge.gazetteer import Place
from dateline.knowledge.gazetteer_names import normal_form
from dateline.mentions.abroad_view import View
from dateline.mentions.places import find_places, where_of
from dateline.model.mentions import Toponym
from dateline.model.text import Report, Sentence

_COUNTRY = 6
_NEWS = 2
"""Title and first paragraph, whose countries count twice."""


def find_places_abroad(
    report: Report, sentences: tuple[Sentence, ...], views: Sequence[View], language: Language
) -> tuple[Toponym, ...]:
    """The places where something can have happened, in the order of the text; countries only by their names."""
    told = [(view, found) for view in views for found in _countries_in(view, language)]
    named = find_places(report, sentences) if language.code != "ar" else ()
    named = tuple(place for place in named if place.where.precision < _COUNTRY)
    codes = [iso for view, (_, _, iso, _) in told for _ in range(2 if view.sentence.paragraph < _NEWS else 1)]
    home = _home([*codes, *(place.where.country for place in named if place.where.country)])
    if language.code == "ar" and not home:
        home = _home_of_names(views, language)
    if language.code == "ar":
        places = [place for view in views for place in _arabic(view, language, home)]
    else:
        scenes = [
            p
            for p in sorted((*named, *_elided(views, named, home)), key=lambda p: p.start)
            if p.where.country in home and _is_scene(p, views, language)
        ]
        places = _consistent([_as_area(place, report.text, language) for place in scenes], report.text, language)
    for view, (first, last, iso, is_name) in told:
        start, end = view.span(first, last)
        country = _country(iso) if is_name and iso in home else None
        if country is not None and all(end <= p.start or p.end <= start for p in places):
            places.append(Toponym(start, end, where_of(country)))
    return tuple(sorted(places, key=lambda place: place.start))


def _elided(views: Sequence[View], named: Sequence[Toponym], home: frozenset[str]) -> Iterator[Toponym]:
    """Places of these countries behind a French d' or l', which English names do not have."""
    for view in views:
        for at, word in enumerate(view.folded[:-1]):
            start, end = view.tokens[at + 1]
            written = view.text[start:end]
            if word in ("d'", "l'") and written[:1].isupper() and all(end <= p.start or p.end <= start for p in named):
                place = _known(written, home, "")
                if place is not None:
                    yield Toponym(start, end, where_of(place))


def _as_area(place: Toponym, text: str, language: Language) -> Toponym:
    """A place that is called a province or a district as that, where the gazetteer knows one of its name."""
    before = " ".join(fold(word) for word in re.findall(r"\w+", text[max(0, place.start - 40) : place.start]))
    wanted = (
        4
        if language_areas(language.code)[0].search(before)
        else 3
        if language_areas(language.code)[1].search(before)
        else None
    )
    if wanted is None or place.where.precision == wanted:
        return place
    held = gazetteer.load()
    areas = [p for p in held.find(place.where.name) if p.country == place.where.country and p.precision == wanted]
    return replace(place, where=where_of(areas[0]) if areas else replace(place.where, precision=wanted))


@cache
def language_areas(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends before a name that is a province's, and before one that is a district's."""
    of = r"(?: (?:de|del|du|d|de la|de l|des|autonoma de))?$"
    return (
        re.compile(r"(?:region|provincias?|province|departamento|departement|estado|gobernacion|gouvernorat)" + of),
        re.compile(r"(?:distrito|district|circulo|cercle|territorio|territoire|prefecture)" + of),
    )


_FAR_KM = 60.0


def _consistent(places: list[Toponym], text: str, language: Language) -> list[Toponym]:
    """Without the places that are said to lie in one from which they are far: those are others of the same name."""
    kinds = _cues(language.code)[2]
    kept: list[Toponym] = []
    for place in reversed(places):
        behind = kept[-1] if kept else None
        between = text[place.end : behind.start] if behind else ""
        words = " ".join(fold(word) for word in re.findall(r"[\w']+", between))
        inside = re.match(r"\s?[,(]", between) and "." not in between and len(words.split()) <= 8
        of = re.sub(r" (?:de|del|du|d')$", "", words)
        if behind and inside and kinds.search(of) and _far(place, behind):
            continue
        kept.append(place)
    return kept[::-1]


def _far(left: Toponym, right: Toponym) -> bool:
    one, other = left.where, right.where
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return False
    if max(one.precision, other.precision) >= 4:
        return False
    wide = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(one.lat - other.lat, wide) * 111 > _FAR_KM


def _home(codes: Sequence[str]) -> frozenset[str]:
    """The country that is named most, the first of those named as often; the next where it is hardly named less."""
    if not codes:
        return frozenset()
    counts = Counter(codes)
    first = max(counts, key=lambda code: (counts[code], -codes.index(code)))
    return frozenset({first})


_LARGE = 500_000
"""Inhabitants of a city that needs no word before it to be known."""


def _home_of_names(views: Sequence[View], language: Language) -> frozenset[str]:
    """The one country in which most of the names lie that a word such as "province" stands before."""
    kinds, near, _, _ = _arabic_cues(language.code)
    counts: Counter[str] = Counter()
    held = gazetteer.load()
    for view in views:
        for at in range(1, len(view.folded)):
            if kinds.fullmatch(view.folded[at - 1]):
                names = {view.between(at, at + length) for length in (1, 2)}
                counts.update({held.place(i).country for name in names for i, _ in held.named(normal_form(name))})
            elif (near.fullmatch(view.folded[at - 1]) or view.sentence.is_title) and not kinds.fullmatch(
                view.folded[at]
            ):
                cities = [held.place(i) for i, _ in held.named(normal_form(view.folded[at]))]
                counts.update({place.country: 2 for place in cities if place.population >= _LARGE})
    most = [code for code, count in counts.items() if count == max(counts.values()) and count > 1]
    return frozenset(most) if len(most) == 1 else frozenset()


def _countries_in(view: View, language: Language) -> list[tuple[int, int, str, bool]]:
    """The countries that a sentence names or whose people it names: tokens, code, and whether it is the name."""
    names, peoples, iso_of = _country_patterns(language.code)
    found: list[tuple[int, int, str, bool]] = []
    for kind, words in (("n", names), ("p", peoples)):
        for match in words.finditer(view.words):
            key = next(name for name, value in match.groupdict().items() if value is not None)
            first, last = view.range(match.start(key), match.end(key))
            if any(first < other[1] and other[0] < last for other in found):
                continue
            if kind == "n" and language.code != "ar" and not view.text[view.tokens[first][0]].isupper():
                continue
            found.append((first, last, iso_of[key], kind == "n"))
    return sorted(found)


@cache
def _country_patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    prefix = "[وف]?[بل]?" if code == "ar" else ""
    names, peoples, iso_of = [], [], {}
    for country in countries(code):
        key = f"c{country.iso}"
        iso_of[key] = country.iso
        if country.names:
            names.append(f"(?P<{key}>{'|'.join(sorted(map(re.escape, country.names), key=len, reverse=True))})")
        if country.peoples:
            stems = "|".join(country.peoples)
            people = (
                rf"(?:[وف]?[بل]?ال|لل)?(?:{stems})(?:ة|ون|ين|ان|ا|تان|تين)?"
                if code == "ar"
                else rf"(?:{stems})\w{{0,3}}"
            )
            peoples.append(f"(?P<{key}>{people})")
    # longer names first: "South Sudan" before "Sudan"
    names.sort(key=len, reverse=True)
    return (
        re.compile(rf"(?<!\S){prefix}(?:{'|'.join(names)})(?!\S)"),
        re.compile(rf"(?<!\S)(?:{'|'.join(peoples)})(?!\S)"),
        iso_of,
    )


@cache
def _country(iso: str) -> Place | None:
    english = next((country.name for country in countries("es") if country.iso == iso), None)
    found = gazetteer.load().find(english) if english else []
    return next((place for place in found if place.precision == _COUNTRY and place.country == iso), None)


def _is_scene(place: Toponym, views: Sequence[View], language: Language) -> bool:
    """Whether the words before a name say that something is there, and not that somebody comes from or goes there."""
    view = next((v for v in views if v.sentence.start <= place.start < v.sentence.end), None)
    if view is None or not view.text[place.start].isalpha():
        return False
    at = next((n for n, (_, end) in enumerate(view.tokens) if end > place.start), 0)
    written = view.text[place.start : place.end]
    if not any(word[:1].isupper() for word in written.split()):
        return False
    before = view.between(at - 5, at)
    away, there, kinds = _cues(language.code)
    if away.search(before):
        return False
    own = written.split()[0].islower()  # the span begins with its preposition
    return own or bool(there.search(before)) or bool(kinds.search(before))


@cache
def _cues(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    language = LANGUAGES[code]
    article = r"(?: (?:el|la|los|las|le|les|l'))?$"
    return (
        pattern(language.not_in_place, rest=article),
        pattern(language.in_place, rest=article),
        pattern(language.place_kinds, rest=article),
    )


_LETTERS = {
    **dict(zip("اتثحخدذرزسشصضطظفقكلمنهى", "a t t h k d d r z s sh s d t z f k k l m n h a".split(), strict=True)),
    "ع": "", "ء": "",
}  # fmt: skip
_TWO_WAYS = {
    "ب": ("b", "p"),
    "ج": ("j", "g"),
    "غ": ("g", "gh"),
    "و": ("u", "o", "ou"),
    "ي": ("i", "e"),
    "ة": ("a", "ah"),
}
_MOST_SPELLINGS = 400


def _arabic(view: View, language: Language, home: frozenset[str]) -> Iterator[Toponym]:
    at = 0
    while at < len(view.folded):
        found = _arabic_at(view, at, language, home)
        if found is None:
            at += 1
        else:
            toponym, at = found
            yield toponym


def _arabic_at(view: View, at: int, language: Language, home: frozenset[str]) -> tuple[Toponym, int] | None:
    kinds, near, away, distance = _arabic_cues(language.code)
    before = view.between(at - 1, at)
    is_kind, is_near = bool(kinds.fullmatch(before)), bool(near.fullmatch(before))
    prefixed = re.match(r"[وف]?[بل](?=\w{3})", view.folded[at])
    if view.folded[at].startswith("و") and _BETWEEN in view.folded[max(0, at - 3) : at - 1]:
        prefixed, before, is_near = re.match("و", view.folded[at]), _BETWEEN, True  # "between X and Y"
    if not (is_kind or is_near or prefixed):
        return None
    if is_near and distance.search(view.between(at - 3, at - 1)):
        return None
    if away.search(view.between(at - 3, at - is_kind)) or (away.search(before) and not is_kind):
        return None
    for length in (4, 3, 2, 1):
        last = at + length
        if last > len(view.folded) or any(not word[0].isalpha() and word != "-" for word in view.folded[at:last]):
            continue
        name = view.between(at, last).replace(" - ", " ")
        if name in _NO_NAMES or any(kinds.fullmatch(word) for word in name.split()):
            continue
        second = before == _BETWEEN and prefixed is not None and view.folded[at - 1] != _BETWEEN
        bare_name = name[prefixed.end() :] if prefixed else name
        forms = [bare_name] if second or not (is_kind or is_near) else [name]
        for form in forms:
            place = _known(form, home, before) or (
                _sounding(form, home) if is_kind or (is_near and before not in _LOOSE) else None
            )
            if place is not None:
                start, end = view.span(at, last)
                start += prefixed.end() if prefixed and (second or not (is_kind or is_near)) else 0
                return Toponym(start, end, where_of(place)), last
    return None


@cache
def _arabic_cues(code: str) -> tuple[re.Pattern[str], ...]:
    language = LANGUAGES[code]
    return (
        pattern(language.place_kinds, prefixes=language.prefixes),
        pattern(language.in_place, prefixes="[وف]?"),
        re.compile(pattern(language.not_in_place, prefixes="[وف]?").pattern),
        re.compile("كيلومتر|كلم|كم"),
    )


_BETWEEN = fold("بين")
_LOOSE = frozenset(map(fold, "في من إلى ب".split()))
"""Words of place that stand before all kinds of other nouns, too."""
_NO_NAMES = frozenset(
    map(fold, "البلاد العاصمة المنطقة البلدة المدينة القرية الشمال الجنوب الشرق الغرب الحدود الوسط الجبال بيان".split())
)
_PROVINCES = tuple(map(fold, "محافظة ولاية إقليم".split()))
_DISTRICTS = tuple(map(fold, "قضاء مديرية دائرة".split()))


def _known(name: str, home: frozenset[str], kind: str) -> Place | None:
    """The place that the gazetteer holds under this name in Arabic letters, in these countries."""
    held = gazetteer.load()
    options = [held.place(index) for index, _ in held.named(normal_form(name))]
    options = [place for place in options if place.country in home and place.precision < _COUNTRY]
    wanted = 4 if kind.endswith(_PROVINCES) else 3 if kind.endswith(_DISTRICTS) else 1
    return max(
        options, key=lambda place: (place.precision == wanted, place.precision <= 2, place.population), default=None
    )


def _sounding(name: str, home: frozenset[str]) -> Place | None:
    """The place of these countries whose name is spelled or sounds like this name of foreign origin."""
    held = gazetteer.load()
    for spelling in _spellings(name):
        normal = normal_form(spelling)
        options = [held.place(index) for index, _ in (held.named(normal) or held.sounding(normal))]
        options = [place for place in options if place.country in home and place.precision < _COUNTRY]
        if options:
            return max(options, key=lambda place: (place.precision <= 2, place.population))
    return None


def _spellings(name: str) -> list[str]:
    """How a name in Arabic letters may be written in Latin ones, vowels as far as they are written."""
    if len(name.replace(" ", "")) < _SHORTEST:
        return []
    name = name.replace("تش", "\0")
    choices = [("ch",) if c == "\0" else _TWO_WAYS.get(c) or (_LETTERS.get(c, c),) for c in name]
    spelled = ["".join(letters) for letters in _some(product(*choices))]
    return [latin for latin in spelled if latin.isascii()]


_SHORTEST = 5


def _some(options: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for number, option in enumerate(options):
        if number >= _MOST_SPELLINGS:
            return
        yield option
