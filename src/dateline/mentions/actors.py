"""Finds who is spoken of: named groups and forces, national forces, and groups named by what they are.

Names come from `knowledge.actors`, longest first. "Iraqi troops" and "Iraq's police" are composed of a country and a
word for a force; "masked gunmen" of a head and what stands before it; a group that no table knows is told by its shape
("the Red River Liberation Front"). Persons are never found. One walk over the words, in time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from dateline.knowledge import actors as knowledge
from dateline.knowledge.actors import Actor, Country, Name
from dateline.mentions import actors_words as words
from dateline.mentions.actors_shapes import defined_acronym, unknown_groups, unknown_men
from dateline.model.mentions import ActorKind, ActorMention, Toponym
from dateline.model.text import Report, Sentence
from dateline.model.values import Who

_GAP = re.compile(r"[\s\-–‐‑/(]{1,2}")
_LETTER = re.compile(r"[^\W\d_]")
_SAID = re.compile(
    r"\s(?:(?:have|has|had|also|later|earlier|then|now|in|a|statement)\s){0,3}(?:said(?!\sto\s)|says?|told|reported"
    r"|confirmed|announced|added|stated"
    r"|claimed\sthat|declared|warned|believes?|estimated?|noted|explained|source|sources|spokes\w+|statement)\b"
)
_NOT_AN_ARMY = re.compile(r"\sof\s(?![a-z]+ing\b)[a-z]")
_COMPOUND_ENDS = frozenset(
    "backed led aligned sponsored linked allied born speaking held made built supplied installed funded trained".split()
)
"""What, behind the name of a country, makes it only describe something else: "Russian-made"."""
_AIRCRAFT = frozenset("jet jets plane planes aircraft bomber bombers pilot pilots squadron squadrons".split())
_WHOSE_WEAPON = re.compile(
    r"\b(?:drones?|aircraft|(?:war|air)?planes?|helicopters?|jets?|gunships?|missiles?|rockets?|shells?|bombs?|mortars?|artillery"
    r"|strikes?|airstrikes?|raids?),?\s(?:(?:that|which)\s)?(?:(?:was|were)\s)?(?:(?:believed|thought|presumed|said|reported|suspected)\sto\s(?:be|have\sbeen)"
    r"|apparently|reportedly|probably|possibly|likely|presumably|allegedly|(?<=was)|(?<=were))\s?(?:an?\s)?$",
    re.IGNORECASE,
)
"""What, before an adjective of nationality, says whose a weapon was: "a drone believed to be Turkish"."""
_LONGEST_NAME = 14
"""Words of the longest name that is looked for."""
_ENGLISH_IN_CAPITALS = frozenset(["IS", "AS", "AA", "PAK", "MIT", "FACT", "JAD", "JAM", "GAM", "AU", "DI"])
"""Acronyms that are words of a headline in capitals."""


def find_actors(
    report: Report, sentences: tuple[Sentence, ...], places: Iterable[Toponym] = ()
) -> tuple[ActorMention, ...]:
    """The actors that the report names, in order, none inside another.

    `who.name` is the table's name where the actor is known, else the report's words without article and hedge.
    `who.role` is "source" where the mention is only said to have said something. A name that several actors bear is
    settled by the day of publication and the countries that the text speaks of: by name, or by their `places`.
    """
    return _Walk(report, sentences, places).mentions()


@cache
def _beginnings() -> frozenset[str]:
    """The words with which any mention can begin: all others are passed over."""
    named = {key[0] for key in knowledge.name_index()} | {key[0] for key in knowledge.country_index()}
    return words.BEGINNINGS | named | frozenset(knowledge.seat_index())


_CLOTHED = re.compile(r"(?:dressed|disguised|posing|clad|masquerading|wearing)\s(?:\w+\s){0,3}?$", re.IGNORECASE)
_CLOTHES = re.compile(
    r"(?:['’]s?)?[\s-](?:style\s|type\s)?(?:uniforms?|fatigues|dress|clothes|clothing|camouflage|gear|garb|vests|boots)\b",
    re.IGNORECASE,
)


def _is_clothing(text: str, start: int, end: int) -> bool:
    """Whether a group is named only by its clothes: "gunmen in army uniforms", "disguised as policemen"."""
    return bool(_CLOTHES.match(text, end) or _CLOTHED.search(text, max(0, start - 40), start))


class _Walk:
    """One walk over the words of one report."""

    def __init__(self, report: Report, sentences: tuple[Sentence, ...], places: Iterable[Toponym]) -> None:
        self.report, self.text = report, report.text
        self.tokens = knowledge.tokens(self.text)
        self.folded = [knowledge.fold(token[0]) for token in self.tokens]
        self.spans = [token.span() for token in self.tokens]
        self.close = [False] + [
            (gap := self.text[before[1] : after[0]]) in (" ", "-") or _GAP.fullmatch(gap) is not None
            for before, after in pairwise(self.spans)
        ]
        self.caseless = self.text in (self.text.lower(), self.text.upper())
        self.sentences = sentences
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.countries = Counter(place.where.country for place in places if place.literal and place.where.country)
        self.homes: set[str] = set()
        self.named: list[tuple[int, int, int, tuple[Name, ...]]] = []  # start, end, end of the bare name, bearers
        self.other: list[ActorMention] = []

    def mentions(self) -> tuple[ActorMention, ...]:
        starts, folded = _beginnings(), self.folded
        position = 0
        while position < len(folded):
            if folded[position] not in starts:
                position += 1
                continue
            position = (
                self._name(position)
                or self._country(position)
                or self._seat(position)
                or self._group(position)
                or position + 1
            )
        found = [*self._settled(), *self.other]
        found.extend(self._shapes(found))
        return tuple(m for m in _without_overlaps(found) if not _is_clothing(self.text, m.start, m.end))

    def _adjacent(self, position: int) -> bool:
        """Whether the word follows the one before it with only a space or a hyphen between."""
        return 0 < position < len(self.tokens) and self.close[position]

    def _joins(self, position: int) -> bool:
        """As `_adjacent`, with a closing bracket allowed: "(ELN) guerrillas"."""
        return self._adjacent(position) or (
            0 < position < len(self.tokens) and self.text[self.spans[position - 1][1] : self.spans[position][0]] == ") "
        )

    def _next(self, position: int) -> str:
        return self.folded[position] if self._adjacent(position) else ""

    def _surface(self, first: int, after: int) -> tuple[int, int]:
        """The span of the words, without a possessive at the end."""
        start, end = self.spans[first][0], self.spans[after - 1][1]
        if end - start > 2 and self.text[end - 2] in "'’ʼ‘" and self.text[end - 1] in "sS":
            end -= 2
        return start, end

    # Names

    def _name(self, first: int) -> int | None:
        index, beginnings = knowledge.name_index(), knowledge.beginnings()
        key: tuple[str, ...] = (self.folded[first],)
        best: tuple[int, tuple[Name, ...]] | None = None
        after = first + 1
        while True:
            bearers = index.get(key)
            if bearers:
                fitting = self._fitting(first, after, bearers)
                best = (after, fitting) if fitting else best
            if key not in beginnings or after - first >= _LONGEST_NAME or not self._adjacent(after):
                break
            key = (*key, self.folded[after])
            after += 1
        if (best is None or best[0] == first + 1) and (led := self._led(first)):
            best = first + 2, led
        if best is None:
            return None
        after, bearers = best
        start, bare_end = self._surface(first, after)
        if self.folded[first:after] == ["coalition"] and (
            self._next(after) in words.POLITICS or (self._adjacent(first) and self.folded[first - 1] in words.POLITICAL)
        ):
            return None
        while (
            self._joins(after) and self.folded[after] in words.MEMBERS and self.text[self.spans[after][0] - 1] in " -"
        ):
            after += 1
        if self._next(after) == "suicide" and self._next(after + 1) in words.MEMBERS:
            after += 2  # "an Islamic State suicide bomber"
        self.named.append((start, self._surface(first, after)[1], bare_end, bearers))
        return after

    def _led(self, first: int) -> tuple[Name, ...]:
        """The coalition of which only the leader is named before what it does: "a Saudi-led air strike"."""
        if self._next(first + 1) != "led" or self._next(first + 2) not in words.STRIKES | words.MEMBERS:
            return ()
        return knowledge.name_index().get((self.folded[first], "led", "coalition"), ())

    def _fitting(self, first: int, after: int, bearers: tuple[Name, ...]) -> tuple[Name, ...]:
        start, end = self._surface(first, after)
        surface = self.text[start:end]
        capitals = self.caseless or self._in_capitals(start)
        kept = []
        for name in bearers:
            if name.acronym is not None:
                fits = knowledge.letters(surface) == name.acronym
                fits = fits and not (capitals and name.acronym in _ENGLISH_IN_CAPITALS)
            else:
                fits = name.plain or self.caseless or surface != surface.lower() or not _cased(surface)
            if fits:
                kept.append(name)
        return tuple(kept)

    def _in_capitals(self, start: int) -> bool:
        place = bisect_right(self.sentence_starts, start) - 1
        return place >= 0 and self.text[self.sentences[place].start : self.sentences[place].end].isupper()

    def _settled(self) -> Iterator[ActorMention]:
        """The named mentions with the actor that each means; names without the context that they ask for go."""
        known = [n.actor for *_, bearers in self.named for n in bearers if not n.weak]
        certain = {actor.id for actor in known}
        self.homes = {actor.countries[0] for actor in known if len(actor.countries) == 1}
        defined: dict[str, Actor] = {}
        for start, end, bare_end, bearers in self.named:
            actor = self._choose([n for n in bearers if self._in_context(n, certain, start, defined)])
            if actor is None:
                told = self.text[start:end].lower().split()
                described = told[-1] in words.ARMED or (told[0] in words.TAKEN_FOR_ARMED and told[-1] in words.CIVIL)
                if described and bearers[0].actor.kind == "armed group":  # "Maoist rebels", of whichever country
                    yield ActorMention(start, end, Who(self.text[start:end], None, self._role(end)), "armed group")
                continue
            acronym = defined_acronym(self.text, bare_end) or defined_acronym(self.text, end)
            if acronym:
                defined.setdefault(acronym, actor)
            yield ActorMention(start, end, Who(actor.name, actor.id, self._role(end)), actor.kind)

    def _in_context(self, name: Name, certain: set[str], start: int, defined: dict[str, Actor]) -> bool:
        if not name.weak:
            return True
        if name.actor.id in certain or (name.acronym and name.acronym in defined):
            return True
        return any(country in self.countries or country in self.homes for country in name.actor.countries)

    def _choose(self, names: list[Name]) -> Actor | None:
        if len(names) < 2:
            return names[0].actor if names else None
        published = self.report.published

        def fitness(name: Name) -> tuple[bool, int]:
            spoken = max((self.countries[country] for country in name.actor.countries), default=0)
            return (published is None or name.actor.holds_on(published), spoken)

        return max(names, key=fitness).actor

    # Countries and their forces

    def _country(self, first: int) -> int | None:
        found = self._country_at(first)
        if found is None:
            return None
        country, adjective, after = found
        self.countries[country.iso] += 1
        return self._force(country, first, after) or self._nation(country, adjective, first, after)

    def _country_at(self, first: int) -> tuple[Country, bool, int] | None:
        index = knowledge.country_index()
        for length in (1, 2, 3, 4):
            if length > 1 and not self._adjacent(first + length - 1):
                return None
            found = index.get(tuple(self.folded[first : first + length]))
            if found and first + length <= len(self.tokens):
                surface = self.text[self.spans[first][0] : self.spans[first + length - 1][1]]
                short = len(self.folded[first]) <= 3 and length == 1
                if (
                    surface.replace("'s", "").replace("’s", "").isupper()
                    if short
                    else surface[0].isupper() or self.caseless
                ):
                    return found[0], found[1], first + length
        return None

    def _force(self, country: Country, first: int, after: int) -> int | None:
        """ "Iraqi troops", "Iraq's federal police", "Nigerian army soldiers": the force of the country."""
        for skipped in (0, 1, 2):
            start = after + skipped
            if not self._adjacent(start) or (skipped and self.folded[start - 1] not in words.MODIFIERS):
                return None
            for length in (3, 2, 1):
                if length > 1 and not all(self._adjacent(start + k) for k in range(1, length)):
                    continue
                branch = knowledge.BRANCH_WORDS.get(" ".join(self.folded[start : start + length]))
                if branch is None or (length == 1 and self.folded[start] in ("fighters", "personnel", "intelligence")):
                    continue
                end = start + length
                while self._adjacent(end) and self.folded[end] in words.STATE:
                    end += 1
                who = knowledge.force(country, branch)
                self._add(first, end, Who(who.name, who.id), who.kind)
                return end
        return None

    def _nation(self, country: Country, adjective: bool, first: int, after: int) -> int | None:
        """The country itself where it is the one who acts: "a Turkish drone", "Russia shelled", "blamed on Iran"."""
        following = self.folded[after] if self._adjacent(after) else ""
        before = self.folded[first - 1] if self._adjacent(first) else ""
        if following in _COMPOUND_ENDS:
            return after + 1
        if following in ("has", "have", "had") and self._adjacent(after + 1):
            following = self.folded[after + 1]
        possessive = self.text[self.spans[after - 1][1] - 2 : self.spans[after - 1][1]] in ("'s", "’s")
        two_before = self.folded[first - 2] if first > 1 and self._adjacent(first - 1) else ""
        acts = (before == "from" and two_before in words.FIRED) or (
            adjective and bool(_WHOSE_WEAPON.search(self.text, max(0, (at := self.spans[first][0]) - 60), at))
        )
        acts = acts or (following in words.STRIKES and (adjective or possessive or country.iso == "US"))
        ministry = following in ("defence", "defense") and self._next(after + 1) in ("ministry", "minister")
        acts = acts or (ministry and (adjective or possessive))
        people = (
            adjective and self.folded[after - 1].endswith("s") and self.folded[after - 1] + "s" not in words.STRIKES
        )
        if not adjective or (people and following not in words.STRIKES):
            acts = acts or before in ("by", "accused", "blamed", "accuses", "blames")
            acts = acts or (before in ("held", "hold", "holds", "holding") and following == "responsible")
            acts = acts or (following in words.AGGRESSION and before not in words.PREPOSITIONS)
            acts = acts or (following in words.STATEMENTS and before not in words.PREPOSITIONS)
            acts = acts or (following in ("accused", "blamed", "suspected") and before not in words.PREPOSITIONS)
            acts = acts or (
                following in ("does", "did") and self._adjacent(after + 1) and self.folded[after + 1] == "not"
            )
        if acts:
            who = knowledge.nation(country)
            self._add(first, after, Who(who.name, who.id), who.kind)
        return after if acts else self._group(after, country_first=first) if adjective else None

    def _seat(self, first: int) -> int | None:
        """A capital that stands for its government: "Moscow had fired", "accused Riyadh", "told Ankara to stop"."""
        country = knowledge.seat_index().get(self.folded[first])
        if country is None or not (self.text[self.spans[first][0]].isupper() or self.caseless):
            return None
        before = self.folded[first - 1] if self._adjacent(first) else ""
        following, behind = self._next(first + 1), self._next(first + 2)
        if following in ("has", "have", "had"):
            following = behind
        acts = before in ("accused", "blamed", "accuses", "blames", "accusing", "blaming")
        acts = acts or (before in ("told", "urged", "asked", "warned") and following == "to")
        told = words.STATEMENTS | words.SEAT_ACTS
        acts = acts or (following in told and before not in words.PREPOSITIONS and not self._is_scene(before))
        if not acts:
            return None
        who = knowledge.nation(country)
        self._add(first, first + 1, Who(who.name, who.id), who.kind)
        return first + 1

    def _is_scene(self, before: str) -> bool:
        """Whether the word before a capital makes it a part of a place: "central Baghdad"."""
        return before in ("central", "northern", "southern", "eastern", "western", "greater", "downtown", "old", "new")

    # Groups by what they are

    def _group(self, first: int, country_first: int | None = None) -> int | None:
        start = first
        while first < len(self.tokens) and self.folded[first] in words.MODIFIERS and self._adjacent(first + 1):
            compound = self.folded[first] in words.COMPOUND_BEGINNINGS and self._compound(first)
            if compound or (
                self._head(first) and not self._head(first + 1) and self.folded[first + 1] not in words.MODIFIERS
            ):
                break
            first += 1
            if first - start > 5:
                return None
        if country_first is not None and not self._adjacent(start):
            return None
        head = self._head(first)
        if head is None and first > start:
            first -= 1
            head = self._head(first)
        if head is None:
            return None
        after, kind = head
        beginning = start if country_first is None else country_first
        word = self.folded[after - 1]
        if word in words.PLAIN_PEOPLE and after - beginning == 1:
            return None
        if word in ("army", "cell", "mob", "guard", "patrol") and _NOT_AN_ARMY.match(
            self.text, self.spans[after - 1][1]
        ):
            return None
        if word in ("fighter", "fighters") and self._next(after) in _AIRCRAFT:
            return None
        while beginning < after - 1 and self.folded[beginning] in words.HEDGES:
            beginning += 1
        self._add(start if country_first is None else country_first, after, None, kind, named_from=beginning)
        return after

    def _head(self, first: int) -> tuple[int, ActorKind] | None:
        if first >= len(self.folded):
            return None
        word = self.folded[first]
        compound = self._compound(first) if word in words.COMPOUND_BEGINNINGS else None
        if compound:
            return compound
        if word in words.ARMED:
            return first + 1, "armed group"
        if word in words.STATE:
            return first + 1, "state force"
        if word in words.CIVIL:
            return first + 1, "civilians"
        return None

    def _compound(self, first: int) -> tuple[int, ActorKind] | None:
        for length in (3, 2):
            kind = words.COMPOUNDS.get(tuple(self.folded[first : first + length]))
            if kind and all(self._adjacent(first + k) for k in range(1, length)):
                return first + length, kind
        return None

    def _add(self, first: int, after: int, who: Who | None, kind: ActorKind, named_from: int | None = None) -> None:
        start, end = self._surface(first, after)
        if who is None:
            name = self.text[self.spans[first if named_from is None else named_from][0] : end]
            name = " ".join(name.split())
            plain = self.folded[first if named_from is None else named_from] in words.COMMON
            who = Who(name[0].lower() + name[1:] if plain else name)
        self.other.append(ActorMention(start, end, Who(who.name, who.actor_id, self._role(end)), kind))

    def _role(self, end: int) -> str | None:
        return "source" if _SAID.match(self.text, end) else None

    # Groups that no table knows

    def _shapes(self, found: list[ActorMention]) -> Iterator[ActorMention]:
        defined: dict[str, str] = {}
        taken = sorted((mention.start, mention.end) for mention in found)
        for start, end in unknown_groups(self.text):
            place = bisect_right(taken, (start, end))
            if any(s < end and start < e for s, e in taken[max(0, place - 1) : place + 1]):
                continue
            name = " ".join(self.text[start:end].split())
            acronym = defined_acronym(self.text, end)
            if acronym:
                defined[acronym] = name
            yield ActorMention(start, end, Who(name, None, self._role(end)), "armed group")
        for start, end in unknown_men(self.text):
            name = " ".join(self.text[start:end].split())
            yield ActorMention(start, end, Who(name[0].lower() + name[1:], None, self._role(end)), "armed group")
        if defined:
            known = {(s, e) for s, e in taken}
            for (start, end), token in zip(self.spans, self.tokens, strict=True):
                if token[0] in defined and (start, end) not in known:
                    yield ActorMention(start, end, Who(defined[token[0]], None, self._role(end)), "armed group")


def _cased(surface: str) -> bool:
    return any(letter.lower() != letter.upper() for letter in _LETTER.findall(surface))


def _without_overlaps(mentions: list[ActorMention]) -> Iterator[ActorMention]:
    """In order; of two that overlap the known one stays, then the longer."""
    last: ActorMention | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, m.who.actor_id is None, -m.end)):
        if last is None or mention.start >= last.end:
            if last:
                yield last
            last = mention
        elif last.who.actor_id is None and mention.who.actor_id is not None:
            last = mention
    if last:
        yield last
