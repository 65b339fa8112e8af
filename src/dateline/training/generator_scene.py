"""A scene: the facts of one event as the sentences of a report ask for them, each fact put into its mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from dateline.model.values import Standing
from dateline.training.annotated import StatementRole, Told
from dateline.training.generator_facts import Event, Toll
from dateline.training.generator_grammar import TRIES, Grammar, Sequence, Unsuited, draw
from dateline.training.generator_style import LATIN, Style, article, count, mend, open_with_words
from dateline.training.generator_world import Region

_STATEMENT_ROLES = frozenset(StatementRole.__args__)  # type: ignore[attr-defined]
STICKY = frozenset({"bomb", "munition", "aircraft", "crowd_cause", "arms", "site", "team", "rival", "firm", "film"})
"""Names whose words are drawn once an event and stay."""
ONCE = {"killed": "killed", "killed_h": "killed", "abducted": "abducted", "arrested": "arrested", "missing": "missing"}
"""What is told once in a sentence, whichever of its parts tells it."""
DIFFERENT = ("vow", "vow_np", "opinion", "zone")
"""Names that never give the same words twice in a sentence."""
OWN_ONLY = frozenset(
    {
        ("assassination", "lead"),
        ("assassination", "title"),
        ("unilateral truce", "lead_agreement"),
        ("unilateral truce", "title_agreement"),
    }
)
"""Kinds that are told only in their own sentences, not in those for any kind."""
TAILED = {"at": 0.1, "perp": 0.07, "killed": 0.06, "target": 0.06, "attr": 0.06}
"""How often an aside follows what a name gives, but in headlines."""
STANDING = ("killed", "wounded")
"""The harms of which it is marked how a number stands to the toll."""
SPEAKERS = ("someone", "institution", "witness")
"""Names that bring in somebody who speaks: the second in a sentence makes a statement of its own."""


@dataclass(slots=True)
class Desk:
    """What all scenes of one report share."""

    rng: Random
    style: Style
    published: date
    region: Region
    grammar: Grammar
    slots: Mapping[str, Callable[[Scene], str]]
    main: Event | None = None
    told: dict[str, Told] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    statements: int = 0
    spoke: tuple[str, str] = ("", "")
    """The statement of the person who spoke last, and the name."""


class Scene:
    """Draws sentences about one event."""

    def __init__(self, desk: Desk, event: Event) -> None:
        self.desk = desk
        self.event = event
        self.rng = desk.rng
        self.many = False
        self.statement = ""
        self.done: set[str] = set()
        self.brief = False
        desk.told[event.key] = Told(event.key, event.kind, event.role, event.certainty, event.aggregate)

    def sentence(self, *names: str) -> str:
        """One sentence of the first section of these that suits the facts. Raises Unsuited where none does."""
        for name in names:
            try:
                self.statement, self.done = "", set()
                return self._finished(self._section(name, once=True))
            except Unsuited:
                continue
        raise Unsuited(names)

    def attempt(self, *names: str) -> str:
        """The same, or "" where none suits."""
        try:
            return self.sentence(*names)
        except Unsuited:
            return ""

    def plain(self, name: str) -> str:
        """The words of a section as they are, a space after them."""
        return self._section(name)

    def give(self, name: str) -> str:
        """What a name in a pattern stands for."""
        if "~" in name:
            one, _, many = name.partition("~")
            return many if self.many else one
        if name.endswith("!"):
            return self._speaking(name.removesuffix("!"))
        if name in STICKY:
            if name not in self.event.chosen:
                self.event.chosen[name] = self._section(name)
            return self.event.chosen[name]
        if name in SPEAKERS:
            if "who" in self.done:
                self.statement, self.done = "", self.done & ONCE.keys()
            self.done.add("who")
        if name in ONCE:
            if ONCE[name] in self.done:
                raise Unsuited(name)
            self.done.add(ONCE[name])
        slot = self.desk.slots.get(name)
        words = slot(self) if slot else self._section(name)
        if name in TAILED and not self.brief and self.rng.random() < TAILED[name]:
            words += self._tail(name)
        if name in DIFFERENT:
            if words in self.done:
                raise Unsuited(name)
            self.done.add(words)
        return words

    def mark(self, words: str, role: str, of: str) -> str:
        """Words in the mark of a role of this event, of the main event, or of the statement that is being made."""
        words = " ".join(words.split())
        if role == "speaker":
            self.desk.spoke = (self._statement(role), words)
            return f"[[{words}|{self.desk.spoke[0]}.speaker]]"
        if role in _STATEMENT_ROLES:
            return f"[[{words}|{self._statement(role)}.{role}]]"
        key = self.desk.main.key if of == "main" and self.desk.main else self.event.key
        if of == "main" and key.startswith("a"):
            raise Unsuited("main")
        return f"[[{words}|{'|'.join(f'{key}.{one}' for one in role.split('+'))}]]"

    def figure(self, harm: str, number: int, bound: str = "", standing: Standing = "all") -> str:
        """A number of people in its mark, with the words that bound it and how it stands to the toll."""
        self.many = number != 1
        words = count(number, self.desk.style)
        if number in (12, 6) and not bound and self.rng.random() < 0.15:
            words = "a dozen" if number == 12 else "half a dozen"
        bounds = f"{number}"
        if bound in ("at least", "more than", "no fewer than", "over"):
            words, bounds = f"{bound} {words}", f"{number}.."
        elif bound in ("up to", "as many as"):
            words, bounds = f"{bound} {words}", f"..{number}"
        prefix = f"{bound} " if bound in ("some", "about") else ""
        return f"{prefix}[[{words}|{self.counting(harm, bounds, standing)}]]"

    def counting(self, harm: str, bounds: str, standing: Standing) -> str:
        """What is marked of a number of those harmed."""
        stands = f":{standing}" if harm in STANDING else ""
        return f"{self.event.key}.{harm}={bounds}{stands}"

    def counted(self, harm: str, number: int, one: str, many: str, bound: str = "", standing: Standing = "all") -> str:
        """A number and the word for those it counts."""
        noun = f"[[{one if number == 1 else many}|{self.event.key}.victim]]"
        if number == 1 and not bound and (self.event.kind == "assassination" or self.rng.random() < 0.6):
            self.many = False
            return f"[[{article(one)}|{self.counting(harm, '1', standing)}]] {noun}"
        return f"{self.figure(harm, number, bound, standing)} {noun}"

    def again(self) -> str:
        """The person who spoke last, as a pronoun. Raises Unsuited where nobody has spoken."""
        key, name = self.desk.spoke
        if not key or "who" in self.done or "@" in name:
            raise Unsuited("he")
        self.statement, self.done = key, self.done & ONCE.keys() | {"who"}
        pronoun = "she" if name.split()[0] in self.event.region.words.get("women", ()) else "he"
        return f"[[{pronoun}|{key}.speaker]]"

    def toll(self, harm: str) -> Toll:
        """Those harmed in that way. Raises Unsuited where nobody was."""
        toll = self.event.tolls.get(harm)
        if toll is None:
            raise Unsuited(harm)
        return toll

    def harmed(self, harm: str) -> str:
        """All groups of those harmed: "five soldiers and two civilians"."""
        toll = self.toll(harm)
        standing: Standing = "group" if len(toll.groups) > 1 else "all"
        parts = [self.counted(harm, *group, toll.bound, standing) for group in toll.groups]
        if len(toll.groups) > 1:
            self.many = True
        return " and ".join(parts)

    def _statement(self, role: str) -> str:
        if not self.statement or (role in ("cue", "speaker") and role in self.done):
            self.desk.statements += 1
            self.statement = f"s{self.desk.statements}"
            self.done = self.done & ONCE.keys() | ({"who"} if role != "cue" else set())
            about = self.event.key
            self.desk.told[self.statement] = Told(self.statement, about)
        self.done.add(role)
        return self.statement

    def _speaking(self, name: str) -> str:
        """What a name gives, marked as a speaker, too."""
        words = self.give(name)
        if "who" in self.done:
            self.statement, self.done = "", self.done & ONCE.keys()
        self.done.add("who")
        return f"{words.removesuffix(']]')}|{self._statement('speaker')}.speaker]]"

    def _tail(self, name: str) -> str:
        many = self.many
        if name == "killed" and not many:
            return ""
        try:
            tail = self._section(f"{name}_tail")
        except Unsuited:
            return ""
        self.many = many
        return tail if tail.startswith(",") else f" {tail}"

    def _section(self, name: str, *, once: bool = False) -> str:
        event, dialect = self.event, self.desk.style.dialect
        era = "LATIN" if event.region.code in LATIN and self.desk.published.year < 1997 else "-"
        wanted: tuple[str, ...] = (f"{name} {event.kind}", f"{name} {event.family}", name, f"{name} @{dialect}")
        wanted += (f"{name} {era}", f"{name} {era} {event.kind}")
        if event.key == "e0" and name in ("title", "say", "open"):
            wanted = wanted[:1]
        if event.certainty != "stated" and name in ("title", "lead", "background"):
            wanted = (f"{name} {event.certainty}",)
        if (event.kind, name) in OWN_ONLY:
            wanted = wanted[:1]
        patterns = [p for section in wanted for p in self.desk.grammar.get(section, ())]
        own = [p for section in wanted[3:] for p in self.desk.grammar.get(section, ())]
        if not patterns:
            raise Unsuited(name)
        for _ in range(TRIES):
            pattern = self.rng.choice(own if own and self.rng.random() < 0.4 else patterns)
            if once and id(pattern) in self.desk.used:
                continue
            before = self.done.copy()
            try:
                text = self._drawn(pattern)
            except Unsuited:
                self.done = before
                continue
            if once:
                self.desk.used.add(id(pattern))
            return text
        raise Unsuited(name)

    def _drawn(self, pattern: Sequence) -> str:
        return draw(pattern, self.rng, self.give, self.mark)

    def _finished(self, text: str) -> str:
        text = open_with_words(mend(text), self.desk.style)
        text = text.rstrip(",")
        return text if text.endswith((".", "?", "!", '."', ".”", '?"', ":")) else f"{text}."
