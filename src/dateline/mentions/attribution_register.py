"""The persons and bodies that one report has introduced, so that "he", a surname or "the ministry" finds them again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_phrases import Agent, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: a person in office by name, or a body, or an unnamed role."""

    name: str | None
    name_span: Span | None
    role: str | None
    role_span: Span | None
    organisation: str | None
    organisation_span: Span | None
    private: bool = False
    plural: bool = False


class Register:
    """What a report has said so far of those who speak in it."""

    def __init__(self) -> None:
        self._persons: dict[str, Speaker] = {}
        self._last_person: Speaker | None = None
        self._last_body: Speaker | None = None
        self._named_body: Speaker | None = None
        self._roles: list[Speaker] = []
        self._last: Speaker | None = None
        self._met: Speaker | None = None
        self._subject: Speaker | None = None
        self._bodies: dict[str, tuple[str, Span]] = {}
        self._office: Speaker | None = None
        self._held: dict[str, tuple[str, Span]] = {}
        self.named: dict[Span, Speaker] = {}
        """Persons whose office was told before their name, by the words of the office."""

    def enter(self, found: Iterable[Agent]) -> None:
        """Enters the persons that phrases name; a fuller name or an office adds to what is known."""
        for agent in found:
            if agent.organisation and agent.organisation_span and " " in agent.organisation:
                words = agent.organisation.lower().split()
                place = words[-1] in words_of.AREAS and "of" not in words  # "the Police Lines area"
                for word in () if place else set(words) & words_of.COMMON_BODIES:
                    self._bodies.setdefault(word, (agent.organisation, agent.organisation_span))
            if agent.name is None and agent.role and agent.organisation and agent.organisation_span:
                known_body = self._held.get(agent.role.casefold())
                if known_body is None or len(known_body[0]) < len(agent.organisation):
                    self._held[agent.role.casefold()] = (agent.organisation, agent.organisation_span)
            if agent.name is None or agent.kind == "unknown":
                continue
            person = _of(agent)
            key = _key(agent.name)
            known = self._persons.get(key)
            if known is None:
                self._persons[key] = person
            elif _fits(known.name or "", agent.name):
                self._persons[key] = _joined(known, person)

    def unknown(self, speakers: Iterable[Agent]) -> frozenset[str]:
        """The last words, in small letters, of the names of speakers whose office is not known yet."""
        sought: set[str] = set()
        for agent in speakers:
            if agent.name is not None:
                known = self._persons.get(_key(agent.name))
                if known is None or (known.role is None and known.organisation is None):
                    sought.add(agent.name.split()[-1].lower())
        return frozenset(sought)

    def met(self, agent: Agent, *, subject: bool = False) -> None:
        """Remembers a person who was named without speaking: a "she" that follows may be that person.

        It is, in the same sentence, where that person is its `subject`.
        """
        if agent.kind == "person" and agent.name is not None:
            known = self._persons.get(_key(agent.name))
            if known is not None and (known.role or known.organisation):
                self._met = _unnamed(known) if _is_private(known) else known
                if subject:
                    self._subject = self._met

    def resolve(self, agent: Agent) -> Speaker | None:
        """The speaker that a phrase stands for, or None where it stands for nobody who makes statements."""
        if agent.kind == "pronoun":
            return self._pronoun(agent)
        if agent.name is not None:
            known = self._persons.get(_key(agent.name))
            if known is not None and _fits(known.name or "", agent.name):
                person = self._in_office(_joined(known, _of(agent)))
                return _unnamed(person) if _is_private(person) else person
            if agent.kind == "unknown":
                if agent.name.casefold() in _FIGURES:
                    return Speaker(agent.name, agent.name_span, None, None, None, None)
                return Speaker(None, None, None, None, agent.name, agent.name_span)
            person = self._in_office(_of(agent))
            return _unnamed(person) if _is_private(person) else person
        return self._again(agent)

    def turn_to(self, previous: list[Agent]) -> None:
        """The one person in office of the sentence before, who said nothing there, is whom "he" means next."""
        self._subject = None
        persons = [agent for agent in previous if agent.kind == "person" and agent.name and agent.role]
        if len(persons) == 1 and (self._last_person is None or _key(persons[0].name or "") in self._persons):
            known = self._persons.get(_key(persons[0].name or ""), _of(persons[0]))
            if not _is_private(known) and known.name != (self._last_person.name if self._last_person else None):
                self._last_person = known

    def _in_office(self, person: Speaker) -> Speaker:
        """A full name without an office is that of the official who was quoted before without a name."""
        office = self._office
        if office is None or person.role or person.organisation or person.private or " " not in (person.name or ""):
            return person
        self._office = None
        joined = replace(office, name=person.name, name_span=person.name_span)
        self._persons[_key(person.name or "")] = joined
        if office.role_span:
            self.named[office.role_span] = joined
        return joined

    def spoke(self, speaker: Speaker) -> None:
        """Remembers who spoke last."""
        if speaker.name is None:
            self._met = None
            if (
                speaker.role
                and not speaker.plural
                and not speaker.private
                and speaker.role.lower().split()[-1] in _OFFICES
            ):
                self._office = speaker
        elif self._office is not None and speaker.role:
            self._office = None
        if speaker.name is None and speaker.role:
            self._roles.append(speaker)
        self._last = speaker
        if speaker.name or (speaker.role and not speaker.plural and not speaker.organisation_span):
            self._last_person = speaker
        elif speaker.organisation and not speaker.role:
            self._last_body = speaker
            if any(letter.isupper() for letter in speaker.organisation):
                self._named_body = speaker
        elif speaker.role:
            self._last_person = speaker
            if speaker.role.lower().split()[-1] in words_of.DOCUMENTS:
                self._last_body = speaker

    def _pronoun(self, agent: Agent) -> Speaker | None:
        if agent.head in ("he", "she"):
            last = self._subject or self._last_person
            return self._met if last is None or (last.name is None and self._met is not None) else last
        if agent.head == "it":
            return self._last_body
        return self._last if self._last and self._last.plural else None

    def _again(self, agent: Agent) -> Speaker | None:
        """A role or a body without a name: the one spoken of before where it is the same."""
        speaker = _of(agent)
        if agent.kind in ("role", "source") and agent.organisation is None and self._last_person:
            last = self._last_person
            held = set(f"{last.role or ''} {last.organisation or ''}".lower().replace("-", " ").split())
            if agent.head in held and set((agent.role or "").lower().replace("-", " ").split()) <= held:
                return last
        if agent.definite and agent.kind in ("role", "source") and " " in (agent.role or ""):
            ending = f" {agent.role}".casefold()
            same = [known for known in self._roles if f" {known.role}".casefold().endswith(ending)]
            if same and (agent.organisation is None or agent.organisation == same[-1].organisation):
                return same[-1]
        held_for = self._held.get((agent.role or "").casefold()) if agent.kind in ("role", "source") else None
        if held_for and agent.organisation is None:
            return replace(speaker, organisation=held_for[0], organisation_span=held_for[1])
        whole = self._bodies.get((agent.organisation or "").lower())
        if agent.kind == "document":
            if agent.organisation is None:
                return self._last_body
            if whole:
                return replace(speaker, organisation=whole[0], organisation_span=whole[1])
        if agent.kind == "body" and whole:
            return replace(speaker, organisation=whole[0], organisation_span=whole[1])
        if agent.kind == "body" and agent.definite and self._named_body and _describes(agent, self._named_body):
            return self._named_body
        if agent.kind == "body" and self._last_body and self._last_body.organisation:
            short = (agent.organisation or "").lower()
            if short and f" {short} " in f" {self._last_body.organisation.lower()} ":
                return self._last_body
        return speaker


def _describes(agent: Agent, body: Speaker) -> bool:
    """Whether "the war monitor", "the medical charity" can be a body named before: no state's or army's."""
    words = (agent.organisation or "").split()
    known = set((body.organisation or "").lower().replace("’s", "").replace("'s", "").split())
    if not words or not " ".join(words).islower() or known & _OF_STATES:
        return False
    if words[-1] in _UNITED:
        return bool(known & _UNITED)
    return words[-1] in _DESCRIBING and (len(words) > 1 or words[-1] in ("monitor", "charity", "watchdog"))


_UNITED = frozenset(["coalition", "alliance"])
_DESCRIBING = frozenset(
    "monitor charity watchdog organisation organization association ngo agency group alliance".split()
)
_OF_STATES = frozenset(
    "ministry army military police government forces department office command council court parliament navy force "
    "presidency state front brigade brigades".split()
)


def _of(agent: Agent) -> Speaker:
    return Speaker(
        agent.name,
        agent.name_span,
        agent.role,
        agent.role_span,
        agent.organisation,
        agent.organisation_span,
        private=agent.kind == "private",
        plural=agent.kind == "plural" or agent.head.endswith(("sources", "residents", "witnesses")),
    )


def _joined(known: Speaker, other: Speaker) -> Speaker:
    fuller = other if len(other.name or "") > len(known.name or "") else known
    role = known if known.role else other
    body = known if known.organisation else other
    return Speaker(
        fuller.name,
        fuller.name_span,
        role.role,
        role.role_span,
        body.organisation,
        body.organisation_span,
        private=known.private or other.private,
    )


def _is_private(person: Speaker) -> bool:
    """Whether a named person holds no office: then the name is not kept."""
    if person.role is None and person.organisation is None:
        return (person.name or "").casefold() not in _FIGURES  # a full name without an office is nobody's business
    words = (person.role or "").casefold().split()
    return person.private or (bool(words) and words[-1] in words_of.WITHOUT_OFFICE)


def _unnamed(person: Speaker) -> Speaker:
    return replace(person, name=None, name_span=None, private=True)


_OFFICES = frozenset(
    """governor minister mayor spokesman spokeswoman spokesperson president premier chief commander director head
    secretary ambassador administrator prefect senator official commissioner chairman chairwoman prosecutor envoy
    councillor deputy elder adviser advisor""".split()
)
"""Offices that a report tells before the name of the one who holds them."""
_FIGURES = words_of.PUBLIC_FIGURES | words_of.FULL_NAMES


def _key(name: str) -> str:
    last = name.split()[-1] if name.split() else name
    folded = unicodedata.normalize("NFKD", last.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    for article in ("al-", "el-", "ad-", "as-", "ar-", "an-", "at-"):
        folded = folded.removeprefix(article)
    for ending in ("'s", "’s"):
        folded = folded.removesuffix(ending)
    return folded


def _fits(one: str, other: str) -> bool:
    """Whether two names with one surname can be one person: one is short, or they share a first word."""
    first, second = one.casefold().split(), other.casefold().split()
    return (
        len(first) == 1
        or len(second) == 1
        or first[0] == second[0]
        or first[-2:] == second[-2:]
        or (first[0][0] == second[0][0])
    )
