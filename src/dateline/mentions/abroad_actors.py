"""Who did it, in Spanish, French and Arabic: groups by their names, and attackers as they are called without one.

An actor did it where the grammar says so: it is the subject of a verb of attack, the attack is "of" or "by" it, it is
blamed, or it is what attackers are said to be of ("gunmen of ..."). Whom an attack is "against" did nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.knowledge import actors
from dateline.knowledge.abroad import LANGUAGES
from dateline.knowledge.abroad_words import Language, bare, pattern
from dateline.mentions.abroad_view import View
from dateline.model.mentions import ActorMention
from dateline.model.values import Who

_LONGEST = 9
_PREFIX = re.compile(r"^[وف]?(?:لل|[بلك]?)(?=\w{2})")


@dataclass(frozen=True, slots=True)
class Doer:
    """An actor of a sentence as tokens, what the grammar says of it: "stated", "alleged" or "claimed" or nothing."""

    first: int
    last: int
    who: Who
    named: bool
    part: str | None = None

    def mention(self, view: View) -> ActorMention:
        """The mention of the actor, as who did it where it did."""
        return ActorMention(*view.span(self.first, self.last), self.who, "armed group")


def find_doers(view: View, language: Language, isos: Sequence[str] = ()) -> list[Doer]:
    """The armed groups and attackers of a sentence, with what it says of them, in its order."""
    words = _patterns(language.code)
    found = list(_named(view, language, isos))
    for first, last in view.find(words.agents):
        if not language.prefixes and words.noun.fullmatch(view.between(first - 1, first)):
            continue  # "un ataque terrorista": what kind of attack, not who
        if all(last <= doer.first or doer.last <= first for doer in found):
            start, end = view.span(first, last)
            found.append(Doer(first, last, Who(_called(view.text[start:end], language)), named=False))
    found.sort(key=lambda doer: doer.first)
    return [_with_part(doer, found, view, words) for doer in found]


def _named(view: View, language: Language, isos: Sequence[str]) -> Iterator[Doer]:
    """Armed groups of the table of actors by the longest of their names."""
    at = 0
    while at < len(view.folded):
        match = next(
            (
                (length, actor)
                for length in range(min(_LONGEST, len(view.folded) - at), 0, -1)
                for actor in _bearers(view, at, length, language, isos)
            ),
            None,
        )
        if match is None:
            at += 1
            continue
        length, actor = match
        yield Doer(at, at + length, Who(actor.name, actor.id), named=True)
        at += length


def _bearers(view: View, at: int, length: int, language: Language, isos: Sequence[str]) -> Iterator[actors.Actor]:
    start, end = view.span(at, at + length)
    written = view.text[start:end]
    forms = [written]
    if language.code == "ar":
        prefix = _PREFIX.match(written)
        rest = written[prefix.end() :] if prefix else written
        forms += [rest, "ال" + rest] if rest != written else []
    elif not any(character.isupper() for character in written):
        return
    for form in forms:
        for name in actors.name_index().get(actors.words_of(form), ()):
            if name.acronym is not None and actors.letters(form) not in _written(name.acronym):
                continue
            if name.plain or name.actor.kind != "armed group":
                continue
            if name.weak and not set(isos) & set(name.actor.countries):
                continue
            yield name.actor


def _written(acronym: str) -> tuple[str, ...]:
    """How news writes an acronym: one that is spoken as a word also as one ("Farc")."""
    return (acronym, acronym.capitalize()) if len(acronym) >= 4 else (acronym,)


def _called(written: str, language: Language) -> str:
    """Attackers without a name in the form in which a list has them: in Arabic the nominative, without a prefix."""
    if language.code != "ar":
        return written
    bare_word = _PREFIX.sub("", written) if _PREFIX.sub("", written)[:1] in "مإاعجت" else written
    return re.sub(r"(?<=\w{4})(?:ين|ي|و)(?= |$)", "ون", bare_word) if " " not in bare_word else bare_word


def _with_part(doer: Doer, others: Sequence[Doer], view: View, words: _Patterns) -> Doer:
    before, behind = view.between(doer.first - 9, doer.first), view.between(doer.last, doer.last + 7)
    part = None
    if words.against_before.search(before):
        return doer
    if words.claim_before.search(before) or words.claim_behind.match(behind):
        part = "claimed"
    elif words.blame_before.search(before):
        part = "alleged"
    elif (
        words.by_before.search(before)
        or words.attack_before.search(before)
        or words.attack_behind.match(behind)
        or (doer.named and words.members_before.search(before) and words.attack.search(view.words))
    ):
        part = "stated"
    elif doer.named and (carrier := _carrier(doer, others, view, words)) is not None:
        return replace(
            _with_part(replace(carrier, who=doer.who, named=True), (), view, words), first=doer.first, last=doer.last
        )
    elif not doer.named:
        part = "called"
    return Doer(doer.first, doer.last, doer.who, doer.named, part)


def _carrier(doer: Doer, others: Sequence[Doer], view: View, words: _Patterns) -> Doer | None:
    """The attackers who are said to be of a group: "gunmen of the movement"."""
    for other in others:
        if not other.named and 0 <= doer.first - other.last <= 4:
            between = view.between(other.last, doer.first)
            if not between or words.belongs.fullmatch(between) or words.belongs_last.search(between):
                return other
    return None


@dataclass(frozen=True, slots=True)
class _Patterns:
    agents: re.Pattern[str]
    against_before: re.Pattern[str]
    blame_before: re.Pattern[str]
    claim_before: re.Pattern[str]
    claim_behind: re.Pattern[str]
    by_before: re.Pattern[str]
    attack_before: re.Pattern[str]
    attack_behind: re.Pattern[str]
    belongs: re.Pattern[str]
    belongs_last: re.Pattern[str]
    members_before: re.Pattern[str]
    attack: re.Pattern[str]
    noun: re.Pattern[str]


@cache
def _patterns(code: str) -> _Patterns:
    language = LANGUAGES[code]
    prefixes = language.prefixes
    nouns = "|".join(
        words for kind, words in language.kinds.items() if words and kind not in ("operation", "protest_riot")
    )
    # between a preposition and a name: an article, a noun that says what kind of body it is, an adjective
    body = (
        r"(?:el|la|los|las|le|les|l'|un|una|une|des|de|del|du|d'|presuntos?|supuestos?|guerrilla|grupo|banda|frente|columna|miembros|integrantes|milicianos|combatientes|filial|groupe|mouvement|combattants|elements|membres|milice|organisation|organizacion|movimiento|cartel|kurda|kurdo|yihadista|jihadiste|insurgente|islamista|grupo|tribu|"
        + bare(
            "تنظيم|حركة|جماعة|جبهة|ميليشيا|مليشيا|عناصر|مسلحي|مسلحين|مقاتلي|مقاتلين|مسلحو|أفراد|لكمين|من|تابعة|تابعين|مجموعة|عصابة|حزب"
        )
        + ")"
    )
    gap = rf"(?: {body}){{0,4}}$"

    def ending(words: str, rest: str = gap) -> re.Pattern[str]:
        return pattern(words, prefixes=prefixes, rest=rest)

    belongs = f"(?:{bare(language.belongs)})"
    if code == "ar":
        attack_before = ending(f"{language.attack_verbs}|{nouns}", rf"(?: \S+){{0,2}}{gap}")
    else:
        attack_before = ending(nouns, rf"(?: \S+){{0,2}} {belongs}{gap}")
    inserted = r"(?:[(]? ?\S+ ?[)]?(?: ,)? ){0,4}?"
    # the words of attack behind their subject, over brackets and a few words, not over another clause
    return _Patterns(
        agents=pattern(language.agents, prefixes=prefixes),
        against_before=ending(language.against),
        blame_before=ending(language.blames),
        claim_before=ending(language.claims),
        claim_behind=re.compile(rf"(?:[(] \S+ [)] )?(?:{bare(language.claims)})(?!\S)"),
        by_before=ending(language.by),
        attack_before=attack_before,
        attack_behind=re.compile(
            rf"{inserted}{'' if code != 'ar' else '[وف]?'}(?:{bare(language.attack_verbs)})(?!\S)"
        ),
        belongs=pattern(language.belongs),
        members_before=ending(language.members, rf"(?: \S+){{0,3}}{gap}") if code != "ar" else ending(language.members),
        attack=pattern(f"{nouns}|{language.attack_verbs}", prefixes=prefixes),
        noun=pattern(nouns),
        belongs_last=re.compile(rf"(?:^| ){belongs}$"),
    )
