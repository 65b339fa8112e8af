"""Armed groups, forces and bodies: their names in many spellings, the ids they resolve to, and since when.

`data/actors.csv` lists the groups and the forces that have a name of their own; `data/actors_countries.csv` the
countries, from which the army, police and so on of each are composed ("Iraqi army" is `iraq-army`). Names, spellings
and dates were written for this project from public knowledge; the column `source` names where the actor is listed.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from dateline.model.mentions import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A group, force or body.

    `countries` are ISO 3166-1 alpha-2 codes, the home first. `since` and `until` bound the days for which the id
    holds (None: unbounded); `parent` is the id of the larger body it belongs to. `acronyms` are matched with their
    case; those in `ambiguous` only where the text speaks of one of the countries or writes the name out.
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    parent: str | None = None
    source: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the id holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the maker of adjectives: "Iraqi", "Iraq's"."""

    iso: str
    slug: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]

    @property
    def adjective(self) -> str:
        """The word that names its forces: "Iraqi", "United States"."""
        return self.name if self.iso == "US" or not self.demonyms else self.demonyms[0]


BRANCHES: dict[str, tuple[str, ActorKind, str | None]] = {
    "government": ("government", "government", None),
    "forces": ("forces", "state force", None),
    "military": ("military", "state force", "forces"),
    "army": ("army", "state force", "military"),
    "air-force": ("air force", "state force", "military"),
    "navy": ("navy", "state force", "military"),
    "security-forces": ("security forces", "state force", "forces"),
    "police": ("police", "state force", "forces"),
    "border-guards": ("border guards", "state force", "forces"),
    "intelligence": ("intelligence service", "state force", "forces"),
}
"""The bodies that every country has: the word for each, its kind, and the branch that it belongs to."""

BRANCH_WORDS: dict[str, str] = {
    word: branch
    for branch, words in {
        "government": "government|authorities|regime|administration",
        "forces": "forces|force|fighters|contractors",
        "military": "military|armed forces|armed force|defence forces|defense forces|special forces|commandos"
        "|military forces",
        "army": "army|troops|troop|soldier|soldiers|servicemen|serviceman|infantry|paratroopers|paratrooper"
        "|army soldiers"
        "|army troops|army forces|army personnel|military personnel|army patrol|military patrol|tanks|army unit"
        "|army units"
        "|ground forces|ground troops|government troops|army convoy|military convoy|conscripts|reservists|personnel",
        "air-force": "air force|warplanes|warplane|jets|fighter jets|fighter jet|war jets|aircraft|helicopters"
        "|helicopter"
        "|helicopter gunships|gunships|military helicopters|air forces|warships aircraft|bombers"
        "|military aircraft|air power",
        "navy": "navy|naval forces|warship|warships|coast guard|coastguard|marines|marine|gunboat|gunboats|sailors",
        "security-forces": "security forces|security force|security personnel|security officers|security services"
        "|paramilitary forces|paramilitaries|paramilitary troops|government forces|federal forces"
        "|counter-terrorism forces"
        "|antiterrorism forces|security guards|state forces",
        "police": "police|policeman|policemen|police officers|police officer|police force|police forces|policewoman"
        "|national police|federal police|riot police|police patrol",
        "border-guards": "border guards|border guard|border police|border forces|border guard forces|border patrol",
        "intelligence": "intelligence|intelligence service|intelligence services|intelligence agency"
        "|intelligence agents"
        "|secret service|spy agency|intelligence officers|intelligence forces",
    }.items()
    for word in words.split("|")
}
"""What may follow "Iraqi" or "Iraq's", and the branch that it names."""

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’ʼ`‘״.&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ‘]s$", re.IGNORECASE)
_HEADS = re.compile(
    r"\s(?:militants?|fighters?|gunm[ae]n|terrorists?|insurgents?|rebels?|jihadists?|guerrillas?|militiam[ae]n"
    r"|extremists?|group|movement|organi[sz]ation|members?|forces|faction|troops|soldiers|bandits|elements"
    r"|operatives)$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,200})[)\]]")


def resolve(name: str, on: date | None = None) -> Actor | None:
    """The actor of this name, or None where the table knows none that holds on the day (any day where None).

    Brackets ("Islamic State (ISIS)"), an article and a noun such as "militants" behind a name are looked past.
    Where several actors bear the name, the first of the table is given; `candidates` gives all.
    """
    for form in _forms(name):
        found = [actor for actor in candidates(form) if on is None or actor.holds_on(on)]
        if found:
            return found[0]
        composed = _composed(form)
        if composed:
            return composed
    return None


def named_in(text: str) -> tuple[Actor, ...]:
    """The actors whose names stand in a short text such as "gunmen; ISIS according to police", in order, each once.

    Names that ask for context are left out; so are composed ones.
    """
    words = [token[0] for token in tokens(text[:2_000])]
    found: dict[str, Actor] = {}
    position = 0
    while position < len(words):
        for length in range(min(10, len(words) - position), 0, -1):
            piece = " ".join(words[position : position + length])
            bearers = [n for n in name_index().get(words_of(piece), ()) if not n.weak]
            bearers = [n for n in bearers if n.acronym is None or letters(piece) == n.acronym]
            if bearers and (piece != piece.lower() or not piece.isascii()):
                found.setdefault(bearers[0].actor.id, bearers[0].actor)
                position += length - 1
                break
        position += 1
    return tuple(found.values())


def related(one: str, other: str) -> bool:
    """Whether two ids are the same actor or one belongs to the other, however far up."""
    return one == other or other in _ancestors(one) or one in _ancestors(other)


def by_id(actor_id: str) -> Actor | None:
    """The actor of this id, those composed of a country and a branch included."""
    return _all().get(actor_id)


def ids() -> Collection[str]:
    """The ids of all actors, those composed of a country and a branch included."""
    return _all().keys()


@cache
def actors() -> tuple[Actor, ...]:
    """The actors of the table, in its order."""
    with resources.files("dateline.knowledge").joinpath("data/actors.csv").open(encoding="utf-8") as rows:
        return tuple(_actor(row) for row in csv.DictReader(rows))


@cache
def countries() -> tuple[Country, ...]:
    """The countries of the table, in its order."""
    path = resources.files("dateline.knowledge").joinpath("data/actors_countries.csv")
    with path.open(encoding="utf-8") as rows:
        return tuple(
            Country(row["iso2"], row["slug"], row["name"], _parts(row["aliases"]), _parts(row["demonyms"]))
            for row in csv.DictReader(rows)
        )


def force(country: Country, branch: str) -> Actor:
    """The army, police and so on of a country. Raises KeyError for a branch that is not in `BRANCHES`.

    Where the country's own force has an id of its own under that name, that one is given.
    """
    name = f"{country.adjective} {BRANCHES[branch][0]}"
    own = [actor for actor in candidates(name) if country.iso in actor.countries]
    return own[0] if own else _all()[f"{country.slug}-{branch}"]


def nation(country: Country) -> Actor:
    """The country itself as the one who acts: "Russia"."""
    return _all()[country.slug]


def candidates(name: str) -> tuple[Actor, ...]:
    """The actors of the table that bear exactly this name, spelling marks and case apart; acronyms with their"
    " case."""
    return tuple(
        entry.actor
        for entry in name_index().get(words_of(name), ())
        if entry.acronym is None or letters(name) == entry.acronym
    )


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one actor. `acronym` is the letters to be matched with case; `weak` asks for context.

    `plain` says that the name is a description in lower case ("southern separatists").
    """

    actor: Actor
    acronym: str | None = None
    weak: bool = False
    plain: bool = False


@cache
def name_index() -> Mapping[tuple[str, ...], tuple[Name, ...]]:
    """From the folded words of a name to those who bear it."""
    index: dict[tuple[str, ...], list[Name]] = {}
    for actor in actors():
        for alias in (actor.name, *actor.aliases):
            if alias in actor.acronyms:
                continue
            for words in _spellings(alias):
                entries = index.setdefault(words, [])
                if all(entry.actor is not actor for entry in entries):
                    plain = alias.isascii() and alias == alias.lower()
                    entries.append(Name(actor, weak=plain, plain=plain))
        for acronym in actor.acronyms:
            entries = index.setdefault(words_of(acronym), [])
            if all(entry.actor is not actor or entry.acronym for entry in entries):
                entries.append(Name(actor, letters(acronym), acronym in actor.ambiguous))
    return {words: tuple(entries) for words, entries in index.items() if words}


@cache
def beginnings() -> frozenset[tuple[str, ...]]:
    """Every proper beginning of the words of a name, for a walk word by word."""
    return frozenset(words[:length] for words in name_index() for length in range(1, len(words)))


@cache
def country_index() -> Mapping[tuple[str, ...], tuple[Country, bool]]:
    """From the folded words of a country's names and adjectives to the country, and whether it is an adjective."""
    index: dict[tuple[str, ...], tuple[Country, bool]] = {}
    for country in countries():
        for demonym in country.demonyms:
            index.setdefault(words_of(demonym), (country, True))
        for name in (country.name, *country.aliases):
            index.setdefault(words_of(name), (country, False))
    return index


_SEATS = {
    "ankara": "TR", "baghdad": "IQ", "damascus": "SY", "tehran": "IR", "riyadh": "SA", "sanaa": "YE", "cairo": "EG",
    "moscow": "RU", "kremlin": "RU", "kyiv": "UA", "kiev": "UA", "minsk": "BY", "washington": "US", "pentagon": "US",
    "islamabad": "PK", "kabul": "AF", "delhi": "IN", "dhaka": "BD", "beijing": "CN", "pyongyang": "KP", "seoul": "KR",
    "naypyidaw": "MM", "bangkok": "TH", "manila": "PH", "jakarta": "ID", "abuja": "NG", "niamey": "NE", "bamako": "ML",
    "ouagadougou": "BF", "ndjamena": "TD", "yaounde": "CM", "bangui": "CF", "kinshasa": "CD", "kigali": "RW",
    "bujumbura": "BI", "kampala": "UG", "nairobi": "KE", "mogadishu": "SO", "asmara": "ER", "khartoum": "SD",
    "juba": "SS", "maputo": "MZ", "bogota": "CO", "caracas": "VE", "quito": "EC", "yerevan": "AM", "baku": "AZ",
    "bishkek": "KG", "dushanbe": "TJ", "belgrade": "RS", "pristina": "XK",
}  # fmt: skip
"""Capitals that news writes for their governments."""


@cache
def seat_index() -> Mapping[str, Country]:
    """From the folded name of a capital to the country of which it is the seat."""
    of = {country.iso: country for country in countries()}
    return {name: of[iso] for name, iso in _SEATS.items()}


def tokens(text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """The words of a text: letters and digits of any script, with apostrophes and full stops inside."""
    return list(_TOKEN.finditer(text, start, len(text) if end is None else end))


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One word without case, possessive, apostrophes, full stops, diacritics and elongation."""
    bare = _POSSESSIVE.sub("", word)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c) and c != "ـ")
    return re.sub(r"[^\w]|_", "", bare).casefold()


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name; a leading article is left out."""
    words = tuple(fold(token[0]) for token in _TOKEN.finditer(name))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def letters(name: str) -> str:
    """Letters and digits of a name alone, with their case."""
    return "".join(character for character in name if character.isalnum())


def _spellings(alias: str) -> set[tuple[str, ...]]:
    plain = words_of(alias)
    spellings = {plain}
    if re.search(r"['’]s\b", alias):  # "Peoples" for "People's"
        spellings.add(words_of(re.sub(r"['’]s\b", "s", alias)))
    if plain and plain[0] == "al":
        spellings |= {("el", *plain[1:]), ("as", *plain[1:])} if len(plain) > 1 else set()
    return spellings


def _forms(name: str) -> Iterable[str]:
    name = name.strip()[:300]
    yield name
    bare = _BRACKETS.sub("", name).strip()
    for part in (bare, _HEADS.sub("", bare), *re.split(r"\s*/\s*", bare), *_BRACKETS.findall(name)):
        if part and part != name:
            yield part


def _composed(name: str) -> Actor | None:
    words = words_of(name)
    for cut in range(min(len(words), 5), 0, -1):
        found = country_index().get(words[:cut])
        if found:
            rest = " ".join(words[cut:])
            if not rest:
                return None if found[1] else nation(found[0])
            if rest in BRANCH_WORDS:
                return force(found[0], BRANCH_WORDS[rest])
    return None


def _ancestors(actor_id: str) -> tuple[str, ...]:
    chain: list[str] = []
    actor = by_id(actor_id)
    while actor and actor.parent and actor.parent not in chain:
        chain.append(actor.parent)
        actor = by_id(actor.parent)
    return tuple(chain)


@cache
def _all() -> Mapping[str, Actor]:
    found: dict[str, Actor] = {}
    for country in countries():
        found[country.slug] = Actor(country.slug, country.name, "government", (country.iso,), country.aliases)
        for branch, (word, kind, parent) in BRANCHES.items():
            actor_id = f"{country.slug}-{branch}"
            above = f"{country.slug}-{parent}" if parent else country.slug
            found[actor_id] = Actor(
                actor_id, f"{country.adjective} {word}", kind, (country.iso,), parent=above, source="composed"
            )
    found.update((actor.id, actor) for actor in actors())
    return found


def _actor(row: Mapping[str, str]) -> Actor:
    acronyms = _parts(row["acronyms"])
    kind: ActorKind = row["kind"]  # type: ignore[assignment]  # a test holds the table to the kinds
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=kind,
        countries=tuple(row["countries"].split()),
        aliases=_parts(row["aliases"]),
        acronyms=tuple(acronym.rstrip("?") for acronym in acronyms),
        ambiguous=frozenset(acronym.rstrip("?") for acronym in acronyms if acronym.endswith("?")),
        since=_day(row["from"]),
        until=_day(row["to"]),
        parent=row["parent"] or None,
        source=row["source"],
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
