"""Places of a report: recognised, resolved, and composed with the words that fix them.

The flow: `places_recognition` finds names that the gazetteer knows; `places_links` says which name holds which and
finds names by their sound or their context; `places_resolution` picks the place of each; this module joins a name
with its relation ("60 km southwest of"), its kind ("district") and the areas that hold it into one Toponym.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.gazetteer import Place, load
from dateline.knowledge.gazetteer_countries import POSTAL, STATES, WIDER, nationalities
from dateline.knowledge.gazetteer_names import normal_form
from dateline.mentions import places_words as words
from dateline.mentions.places_between import midway, opening
from dateline.mentions.places_event import place_of_event
from dateline.mentions.places_links import capitals, contextual, link
from dateline.mentions.places_outlet import home_of, towns_of
from dateline.mentions.places_recognition import Name, recognise
from dateline.mentions.places_relations import Relation, border_after, moved, relation_before
from dateline.mentions.places_resolution import Resolution, distance_km, resolve
from dateline.mentions.places_strays import is_part_of, lies_within, without_strays
from dateline.model.mentions import Toponym
from dateline.model.text import Report, Sentence
from dateline.model.values import Where

__all__ = ["find_names", "find_places", "place_of_event", "read_names"]

NAME, VERSION = "gazetteer-places", "1"

_HEAD_GAP = re.compile(
    r"^(?:\s+\w+)?(?:\s*[,(–—-]\s*|\s+)(?:(?:which\s+is|which\s+lies|located|situated|lying|is|a\s+\w+|an?\s+\w+\s+\w+|about|some|around)\s+){0,3}$",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(
    r"^\s(?:"
    + "|".join(sorted(set(words.DESIGNATORS) - {"state", "front", "mount"}))
    + r"|sub-district|local government area)\b(?!\sof\s(?!the\b))",
    re.IGNORECASE,
)


_LISTED = re.compile(r"^,?\s(?:and|or)\s(?:the\s)?$")
_GOES_ON = re.compile(r"(?:,\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}){0,20},?\s(?:and|or)\s(?:the\s)?[A-Z]")
"""Behind two names, what makes them a list and not a place and what holds it: "in Sarna, Belik, Taro and Kaminas"."""


def find_places(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Toponym, ...]:
    """The places of the report in the order of its text, spans not overlapping, demonyms left out.

    A span covers the words that fix the place: "Makhmur, 60 km (40 miles) southwest of Erbil" is one Toponym.
    """
    names, resolutions = _resolved(report, sentences, with_capitals=True)
    return _Composer(report.text, sentences, names, resolutions).toponyms()


def find_names(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Toponym, ...]:
    """Every place name by itself, with its own coordinates: what `find_places` composes its toponyms from."""
    names, resolutions = _resolved(report, sentences)
    found = []
    for name, resolution in zip(names, resolutions, strict=True):
        if not name.demonym:
            where = where_of(resolution.place) if resolution.place else Where(report.text[name.start : name.end])
            found.append(Toponym(name.start, name.end, where, name.literal, None, resolution.reason))
    return tuple(found)


def read_names(
    report: Report, sentences: tuple[Sentence, ...], spans: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int, Where]], list[Where | None]]:
    """Names and demonyms found in the text with their places, and the places of given spans, None where unresolved."""
    names, _ = _resolved(report, sentences)
    by_span = {name.core: name for name in names if name.core} | {(name.start, name.end): name for name in names}
    given = [by_span.get(span) or _given(report.text, span) for span in spans]
    covered = {offset for name in given for offset in range(name.start, name.end)}
    others = [name for name in names if covered.isdisjoint(range(name.start, name.end))]
    ordered = sorted([*{id(name): name for name in given}.values(), *others], key=lambda name: name.start)
    link(report.text, ordered, load())
    answers = dict(zip(map(id, ordered), resolve(ordered, home=home_of(report), towns=towns_of(report)), strict=True))
    resolved = [_where_of_name(name, answers[id(name)]) for name in given]
    alone = dict(zip(map(id, names), resolve(names, home=home_of(report), towns=towns_of(report)), strict=True))
    found = []
    for name in names:
        where = _where_of_name(name, alone[id(name)])
        if where and (not name.demonym or (_is_adjective(name.normal))):
            found.append((name.start, name.end, where))
    return found, resolved


def where_of(place: Place, *, precision: int | None = None, relation: str | None = None) -> Where:
    """The Where of a gazetteer place."""
    return Where(
        name=place.name,
        place_id=place.place_id,
        lat=place.lat,
        lon=place.lon,
        precision=precision or place.precision,
        relation=relation,
        admin=load().admin(place),
        country=place.country or None,
        radius_km=place.radius_km,
    )


def _resolved(
    report: Report, sentences: tuple[Sentence, ...], *, with_capitals: bool = False
) -> tuple[list[Name], list[Resolution]]:
    gazetteer = load()
    home = home_of(report)
    names = recognise(report.text, sentences, gazetteer)
    if with_capitals:
        names = sorted([*names, *capitals(report.text, names, gazetteer)], key=lambda name: name.start)
    link(report.text, names, gazetteer)
    resolutions = resolve(names, home=home, towns=towns_of(report))
    countries = {r.place.country for r in resolutions if r.place} | {name.demonym for name in names if name.demonym}
    more = contextual(report.text, sentences, names, frozenset(c for c in countries if c), gazetteer)
    if more:
        names = sorted([*names, *more], key=lambda name: name.start)
        for name in names:
            name.container = None
        link(report.text, names, gazetteer)
        resolutions = resolve(names, home=home, towns=towns_of(report))
    if with_capitals and (kept := without_strays(names, resolutions, home)) is not None:
        names = kept
        for name in names:
            name.container = None
        link(report.text, names, gazetteer)
        resolutions = resolve(names, home=home, towns=towns_of(report))
    return names, resolutions


def _given(text: str, span: tuple[int, int]) -> Name:
    """A name for a span that somebody else marked: by its words, or by what is left without a word of kind."""
    gazetteer = load()
    start, end = span
    written = text[start:end]
    normal = normal_form(written.removesuffix("'s").removesuffix("’s"))
    options = gazetteer.named(normal)
    state = STATES.get(written) or STATES.get(written + ".")
    if state and not written.isupper():
        options = gazetteer.named(normal_form(state))
    elif state or (written in POSTAL and not options):
        options = gazetteer.named(normal_form(state or POSTAL[written])) or options
    from_people = nationalities().get(normal)
    if from_people and not options:
        return Name(start, end, normal, [], -1, demonym=from_people)
    hint = None
    for cut in _shortened(normal):
        if options:
            break
        options = gazetteer.named(cut)
    if not options:
        options = gazetteer.sounding(normal)
    return Name(start, end, normal, options, -1, demonym=from_people, hint=hint, located=True)


def _shortened(normal: str) -> list[str]:
    """Shorter forms of a name that may be known: without "the", words of kind, directions, a last or first word."""
    parts = normal.split()
    tries = []
    if parts[:1] == ["the"]:
        parts = parts[1:]
        tries.append(" ".join(parts))
    kindless = [p for p in parts if p not in words.DESIGNATORS and p not in words.DIRECTIONS and p not in words.SITES]
    tries.append(" ".join(kindless))
    if len(parts) > 2:
        tries.extend([" ".join(parts[:-1]), " ".join(parts[1:])])
    return [cut for cut in tries if cut and cut != normal]


def _where_of_name(name: Name, resolution: Resolution) -> Where | None:
    if name.demonym:
        wider = _wider().get(name.normal)
        return where_of(wider) if wider else _country(name.demonym)
    return where_of(resolution.place) if resolution.place else None


def _is_adjective(people: str) -> bool:
    """Whether a demonym is an adjective of a country or a continent, not the name of its people."""
    return (people in nationalities() or people in _wider()) and (
        not people.endswith(("ns", "is", "ts", "men", "rs", "ks", "es")) or people.endswith("ese")
    )


@functools.cache
def _wider() -> dict[str, Place]:
    gazetteer = load()
    found = {}
    for people, name in WIDER.items():
        places = gazetteer.find(name)
        if places:
            found[normal_form(people)] = places[0]
    return found


@functools.cache
def _country(code: str) -> Where | None:
    gazetteer = load()
    for index in range(min(len(gazetteer), 400)):
        place = gazetteer.place(index)
        if place.kind == "country" and place.country == code:
            return where_of(place)
    return None


@dataclass(slots=True)
class _Piece:
    """A name on its way to a Toponym: the span it will have, and its relation to a point."""

    name: Name
    resolution: Resolution
    start: int
    end: int
    relation: Relation | None = None
    holders: tuple[str, ...] = ()
    absorbed: bool = False
    unknown: bool = False
    other_end: Place | None = None


class _Composer:
    """Joins names with their relations, kinds and holders."""

    def __init__(
        self, text: str, sentences: tuple[Sentence, ...], names: list[Name], resolutions: list[Resolution]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.pieces = [
            _Piece(name, resolution, name.start, self._end(name))
            for name, resolution in zip(names, resolutions, strict=True)
        ]

    def toponyms(self) -> tuple[Toponym, ...]:
        """The composed toponyms."""
        for at, piece in enumerate(self.pieces):
            if not piece.name.demonym:
                self._relate(at)
        for at in range(len(self.pieces) - 1):
            self._join_ends(at)
        for at, piece in enumerate(self.pieces):
            if not piece.name.demonym and not piece.absorbed and piece.other_end is None:
                self._absorb_holders(at)
        found: list[Toponym] = []
        for at, piece in enumerate(self.pieces):
            if piece.name.demonym or piece.absorbed:
                continue
            if not piece.name.options and not piece.name.hint and not piece.relation and self._beside(at) is None:
                continue  # a bare "in Xyz" that nothing puts on the map
            where = self._where(at)
            if found and piece.start < found[-1].end:
                piece.start = piece.name.start
            if found and piece.start < found[-1].end:
                continue
            second = where_of(piece.resolution.second) if piece.resolution.second else None
            found.append(Toponym(piece.start, piece.end, where, piece.name.literal, second, piece.resolution.reason))
        return tuple(found)

    def _end(self, name: Name) -> int:
        match = _KIND_AFTER.match(self.text[name.end : name.end + 20]) if name.hint else None
        return name.end + match.end() if match else name.end

    def _relate(self, at: int) -> None:
        """Read the relation before a name; where a name before it is what lies there, that one takes it over."""
        piece = self.pieces[at]
        floor = self.sentences[piece.name.sentence].start if piece.name.sentence >= 0 else 0
        if border_after(self.text, piece.name.end):
            piece.relation = Relation(piece.start, "border of", "border")
            return
        relation = relation_before(self.text, piece.start, floor)
        if relation is None:
            return
        piece.relation = relation
        head = self.pieces[at - 1] if at else None
        if (
            relation.kind in ("distance", "bearing")
            and head is not None
            and not head.name.demonym
            and not head.absorbed
            and head.end <= relation.start
            and head.name.sentence == piece.name.sentence
            and _HEAD_GAP.match(self.text[head.end : relation.start])
            and self._takes_over(head, piece)
        ):
            head.end = piece.end
            piece.absorbed = True
        elif relation.kind != "border":
            piece.start = relation.start

    def _takes_over(self, head: _Piece, anchor: _Piece) -> bool:
        """Whether `head` is what lies at that distance; moves an unknown or misplaced head to the point."""
        relation, place = anchor.relation, anchor.resolution.place
        if relation is None or place is None:
            return False
        spot = self._spot(place, relation)
        lying = head.resolution.place
        if lying is not None:
            reach = 1.5 * (relation.km or 150.0) + 40
            options = [lying, *(load().place(index) for index, _ in head.name.options[:60])]
            near = [o for o in options if distance_km(o.lat, o.lon, *spot) < max(20.0, reach / 2)]
            if near:
                head.resolution = Resolution(near[0], head.resolution.second, f"it lies {relation.words} {place.name}")
                return True
            if distance_km(place.lat, place.lon, lying.lat, lying.lon) < reach:
                return True
            if not head.name.located:
                return False
        head.resolution = Resolution(place, None, "not in the gazetteer: measured from the place named beside it")
        head.relation = relation
        return True

    def _spot(self, place: Place, relation: Relation) -> tuple[float, float]:
        if relation.km is not None and relation.bearing is not None:
            return moved(place.lat, place.lon, relation.km, relation.bearing)
        return place.lat, place.lon

    def _join_ends(self, at: int) -> None:
        """Make one toponym of two names between which something lies; where only one is known, it is beside that."""
        first, second = self.pieces[at], self.pieces[at + 1]
        spans = (first.name.start, first.name.end), (second.name.start, second.name.end)
        if (
            first.absorbed
            or first.name.demonym
            or second.name.demonym
            or not (first.name.literal and second.name.literal)
        ):
            return
        if first.name.sentence != second.name.sentence:
            return
        start = opening(self.text, *spans, self.sentences[first.name.sentence].start)
        if start is None:
            return
        near, far = first.resolution.place, second.resolution.place
        if near and far and midway(near, far) is None:
            return
        if not (near and far):
            known = near or far
            if known is None or known.precision > 3:
                return
            first.resolution = first.resolution if near else second.resolution
            first.unknown = near is None
        first.other_end, first.start, first.end = far or near, start, second.end
        second.absorbed = True

    def _absorb_holders(self, at: int) -> None:
        """Take in the names after this one that hold it: "Kulajo district of the Garmian region" is one toponym."""
        piece = self.pieces[at]
        holder_at = piece.name.container
        own = piece.resolution.place
        while holder_at is not None and holder_at > at:
            holder = self.pieces[holder_at]
            if holder.resolution.place is None or holder.absorbed or holder.relation:
                return
            if own is not None and own.index == holder.resolution.place.index:
                return
            if own is not None and not is_part_of(own, holder.resolution.place):
                fitting = self._reconcile(piece, holder)
                if fitting is None and _GOES_ON.match(self.text, holder.end):
                    return
                own = fitting or own
            if own is not None and not lies_within(own, holder.resolution.place):
                if not _mistaken(own, holder.resolution.place):
                    return
                own, piece.unknown = None, True
            piece.holders = (holder.resolution.place.name, *piece.holders)
            holder.absorbed = True
            piece.end = max(piece.end, holder.end)
            if own is None:
                piece.resolution = Resolution(
                    holder.resolution.place, None, "not in the gazetteer: put at what holds it"
                )
                own = holder.resolution.place
            holder_at = holder.name.container

    def _reconcile(self, piece: _Piece, holder: _Piece) -> Place | None:
        """Give two names the senses in which one holds the other: "Amalfi in Antioquia", the province and not its town.

        Gives the new place of `piece`, None where no senses of the two fit.
        """
        areas = [load().place(index) for index, _ in holder.name.options[:20]]
        inner = [load().place(index) for index, _ in piece.name.options[:60]]
        inner.sort(key=lambda place: (place != piece.resolution.place, -place.population))
        for place in inner:
            held_by = next((area for area in areas if area.index != place.index and is_part_of(place, area)), None)
            if held_by is not None:
                why = f"{holder.name.normal} that holds it"
                piece.resolution = Resolution(place, piece.resolution.second, why)
                holder.resolution = Resolution(held_by, holder.resolution.second, why)
                return place
        return None

    def _where(self, at: int) -> Where:
        piece = self.pieces[at]
        place, relation = piece.resolution.place, piece.relation
        written = self.text[piece.name.start : piece.name.end]
        if place is None:
            place = self._beside(at)
            if place is None:
                return Where(name=written, precision=_unplaced(piece.name))
            return self._unknown(written, place)
        if piece.other_end and (point := midway(place, piece.other_end)):
            words = self.text[piece.start : piece.end].removesuffix(piece.other_end.name).rstrip()
            return Where(piece.other_end.name, piece.other_end.place_id, *point[:2], 2 if point[2] <= 25 else 3, words,
                         self._chain(piece.other_end, ()), place.country or None, max(point[2], 5.0))  # fmt: skip
        if (piece.unknown or not piece.name.options) and relation is None:
            return self._unknown(written, place)
        admin = self._chain(place, piece.holders)
        if relation is None:
            where = where_of(place)
            return Where(written if _same(written, place) else where.name, where.place_id, where.lat, where.lon,
                         where.precision, None, admin, where.country, where.radius_km)  # fmt: skip
        return self._related(place, relation, admin)

    def _related(self, place: Place, relation: Relation, admin: tuple[str, ...]) -> Where:
        lat, lon = self._spot(place, relation)
        if relation.kind == "border":
            if place.precision > 4:
                return Where(place.name, place.place_id, None, None, 5, relation.words, admin, place.country)
            return Where(place.name, place.place_id, lat, lon, 5, relation.words, admin, place.country, 50.0)
        if place.precision > 3:
            return Where(place.name, place.place_id, lat, lon, place.precision, relation.words, admin,
                         place.country or None, place.radius_km)  # fmt: skip
        if relation.km is None:
            radius = max(10.0, place.radius_km * 1.5) if relation.kind == "near" else 25.0
        elif relation.bearing is None:
            radius = relation.km + place.radius_km
        else:
            radius = max(3.0, 0.2 * relation.km + place.radius_km)
        precision = 2 if radius <= 30 else 3
        return Where(place.name, place.place_id, lat, lon, precision, relation.words, admin, place.country or None,
                     round(radius, 1))  # fmt: skip

    def _beside(self, at: int) -> Place | None:
        """The place that an unknown name lies in or by: one listed with it, the last before it, or the next."""
        piece = self.pieces[at]
        around = [*reversed(self.pieces[max(0, at - 12) : at]), *self.pieces[at + 1 : at + 3]]
        if at + 1 < len(self.pieces) and _LISTED.match(self.text[piece.end : self.pieces[at + 1].start]):
            around.insert(0, self.pieces[at + 1])
        for other in around:
            if not other.name.literal or other.name.sentence != piece.name.sentence:
                continue
            if other.resolution.place and not other.name.demonym:
                return other.resolution.place if other.resolution.place.kind != "continent" else None
        return None

    def _unknown(self, written: str, place: Place) -> Where:
        precision = 2 if place.precision == 1 else place.precision
        admin = self._chain(place, (place.name,))
        return Where(written, None, place.lat, place.lon, precision, None, admin, place.country or None,
                     max(15.0, place.radius_km))  # fmt: skip

    def _chain(self, place: Place, holders: tuple[str, ...]) -> tuple[str, ...]:
        chain = list(load().admin(place))
        for holder in holders:
            if normal_form(holder) not in {normal_form(name) for name in chain} and holder != place.name:
                chain.append(holder)
        return tuple(chain)


def _mistaken(place: Place, holder: Place) -> bool:
    """Whether a small place away from what the text says holds it is only a namesake."""
    if place.kind not in ("town", "village", "district", "city", "neighbourhood") or not holder.country:
        return False
    if place.country != holder.country:
        return place.population < (500_000 if holder.precision <= 4 else 100_000)
    return place.population < 50_000 and holder.precision <= 3


def _same(written: str, place: Place) -> bool:
    """Whether the report's spelling may stand for the place's name: same letters, or a sound-alike."""
    return written[:1].isupper() and not written.isupper()


def _unplaced(name: Name) -> int:
    return {"district": 3, "province": 4, "region": 5, "mountain": 5, "river": 5}.get(name.hint or "", 1)
