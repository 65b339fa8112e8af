"""Reports of agreements: who agreed with whom to what, where, from when, and brought together by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from dateline.model.claims import Role
from dateline.training.annotated import Told
from dateline.training.generator_facts import Event, Perpetrator, day_before, day_long_before, invent_place
from dateline.training.generator_grammar import Unsuited
from dateline.training.generator_incidents import background, dateline, headline, incident_report, joined
from dateline.training.generator_scene import Desk, Scene
from dateline.training.generator_style import DAYS, explicit

TYPES = (
    *("ceasefire", "ceasefire", "ceasefire", "ceasefire", "peace agreement", "peace agreement", "disengagement"),
    *("prisoner exchange", "security cooperation", "humanitarian access", "local agreement", "unilateral truce"),
)
TYPE_OF = {"peace agreement": "political", "local agreement": "other", "unilateral truce": "ceasefire"}
"""The agreement's type, as `mentions` names it, where it is called otherwise here."""
MEDIATORS = (
    *(
        "Qatar",
        "Egypt",
        "Turkey",
        "Russia",
        "Norway",
        "Kenya",
        "Oman",
        "Algeria",
        "Saudi Arabia",
        "the United Nations",
        "Saudi mediators",
    ),
    *(
        "the African Union",
        "the UN envoy",
        "Egyptian mediators",
        "the Catholic Church",
        "tribal elders",
        "the Red Cross",
        "local elders",
    ),
    *(
        "the International Committee of the Red Cross",
        "a council of elders",
        "the United States",
        "Switzerland",
        "the regional bloc IGAD",
    ),
)


def agreement_report(desk: Desk) -> tuple[str, list[str]]:
    """The title and the paragraphs of a report of one agreement, marked."""
    rng = desk.rng
    deal = _agreement(rng, desk, "a1", "main")
    desk.main = deal
    scene = _scene(desk, deal)
    paragraphs = [dateline(scene) + scene.sentence("lead_agreement")]
    paragraphs += [scene.attempt("more_agreement") for _ in range(rng.choice((1, 2, 3, 4, 5, 6, 7)))]
    if rng.random() < 0.45:
        paragraphs.append(scene.attempt("in_force_more"))
    if rng.random() < 0.35:
        paragraphs.append(_scene(desk, _agreement(rng, desk, "a2", "background")).attempt("background_agreement"))
    if rng.random() < 0.45:
        paragraphs.append(background(desk, scene))
    if rng.random() < 0.5:
        paragraphs.append(scene.attempt("context"))
    if rng.random() < 0.12:
        paragraphs.append(scene.plain("furniture"))
    title = headline(scene, "title_agreement") if rng.random() < 0.93 else ""
    return title, joined(rng, [paragraph for paragraph in paragraphs if paragraph])


def incident_after_agreement(desk: Desk) -> tuple[str, list[str]]:
    """A report of an incident behind which an agreement lies."""
    title, paragraphs = incident_report(desk)
    behind = _scene(desk, _agreement(desk.rng, desk, "a1", "background")).attempt("background_pact")
    return title, [*paragraphs, behind] if behind else paragraphs


def _scene(desk: Desk, deal: Event) -> Scene:
    scene = Scene(desk, deal)
    desk.told[deal.key] = Told(deal.key, TYPE_OF.get(deal.kind, deal.kind), deal.role)
    return scene


def _agreement(rng: Random, desk: Desk, key: str, role: Role) -> Event:
    kind = rng.choice(TYPES)
    day = day_before(rng, desk.published) if role == "main" else day_long_before(rng, desk.published)
    nobody = Perpetrator("unknown", None, "", "fighters", False)
    deal = Event(key, kind, role, desk.region, day, invent_place(rng, desk.region), nobody)
    first, second = _parties(rng, desk, kind)
    deal.chosen |= {"a": first, "mediator": rng.choice(MEDIATORS)} | (
        {} if kind == "unilateral truce" else {"b": second}
    )
    return deal


def _parties(rng: Random, desk: Desk, kind: str) -> tuple[str, str]:
    region = desk.region
    adjective = region.one("adjective")
    governments = (
        f"the {adjective} government",
        f"{adjective} authorities",
        f"the government of {region.one('country')}",
        f"the {adjective} army",
    )
    groups = [name for group in region.groups for name in group.names]
    peoples = tuple(rng.choice(COMMUNITIES) for _ in range(2))
    if kind == "security cooperation" or (kind == "peace agreement" and rng.random() < 0.15):
        other = rng.choice(STATES)
        return rng.choice((region.one("country"), governments[0])), other
    if kind == "local agreement" and rng.random() < 0.5 and peoples[0] != peoples[1]:
        return peoples[0], peoples[1]
    if kind == "unilateral truce" or rng.random() < 0.25:
        if len(region.groups) < 2:
            return groups[0], governments[0]
        two = rng.sample(region.groups, 2)
        return rng.choice(two[0].names), rng.choice(two[1].names)
    pair = [rng.choice(governments), rng.choice(groups)]
    if rng.random() < 0.3:
        pair.reverse()
    return pair[0], pair[1]


COMMUNITIES = (
    *(
        "farmers",
        "herders",
        "the Banu Sulaym tribe",
        "the Lowland clan",
        "elders of twelve villages",
        "bandit leaders",
        "vigilantes",
    ),
    *(
        "Fulani herders",
        "Dogon hunters",
        "local militias",
        "community leaders",
        "a rival clan",
        "the town's notables",
        "jihadists",
    ),
)
STATES = (
    "Iran",
    "Turkey",
    "Chad",
    "Kenya",
    "Rwanda",
    "Uganda",
    "Egypt",
    "Saudi Arabia",
    "Russia",
    "Algeria",
    "Ecuador",
    "China",
)


def _party(name: str) -> Callable[[Scene], str]:
    def party(scene: Scene) -> str:
        words = scene.event.chosen.get(name)
        if words is None:
            raise Unsuited(name)
        role = "mediator" if name == "mediator" else "party"
        scene.many = words.endswith("s") and not words.startswith("the United")
        article = "the " if words.startswith("the ") or words in _ARTICLED else "a " if words.startswith("a ") else ""
        return f"{article}{scene.mark(words.removeprefix('the ').removeprefix('a '), role, '')}"

    return party


_ARTICLED = frozenset(
    {
        "PKK",
        "ELN",
        "FARC",
        "MILF",
        "RSF",
        "NPA",
        "TTP",
        "KIA",
        "OLA",
        "TPLF",
        "Houthis",
        "Taliban",
        "SLM",
        "STC",
        "National Liberation Army",
    }
)


def _in_force(later: bool) -> Callable[[Scene], str]:
    def words(scene: Scene) -> str:
        rng, style = scene.rng, scene.desk.style
        day = (
            scene.desk.published + timedelta(days=rng.randint(1, 6))
            if later
            else scene.event.day + timedelta(days=rng.randint(0, 1))
        )
        hour = rng.choice(("midnight", "6 a.m.", "noon", "dawn", "0400 GMT", "10 p.m."))
        told = rng.choice((DAYS[day.weekday()], explicit(day, style, year=False), f"{hour} on {DAYS[day.weekday()]}"))
        preposition = "at" if told.startswith(hour) else "on"
        return f"{preposition} {scene.mark(told, 'in_force', '')}"

    return words


def _of_attack(scene: Scene) -> str:
    if scene.desk.main is not None and scene.desk.main.key.startswith("a"):
        raise Unsuited("of_attack")
    return ""


AGREEMENT_SLOTS: dict[str, Callable[[Scene], str]] = {
    "a": _party("a"),
    "b": _party("b"),
    "mediator": _party("mediator"),
    "both": lambda scene: f"{_party('a')(scene)} and {_party('b')(scene)}",
    "of_attack": _of_attack,
    "in_force": _in_force(False),
    "in_force_future": _in_force(True),
    "in_force_words": lambda scene: _in_force(False)(scene).partition(" ")[2],
}
"""What the names in the patterns of agreements stand for."""
