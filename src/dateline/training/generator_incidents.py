"""Reports of incidents: what a newsroom tells first, what it goes on with, and what lies behind."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from dateline.training.generator_facts import (
    FREQUENCY,
    PREVENTED,
    Event,
    day_before,
    day_long_before,
    invent,
    invent_place,
)
from dateline.training.generator_scene import Desk, Scene
from dateline.training.generator_style import title_case


def incident_report(desk: Desk) -> tuple[str, list[str]]:
    """The title and the paragraphs of a report of one incident, or of two, marked."""
    rng = desk.rng
    main = main_event(desk)
    scene = Scene(desk, main)
    paragraphs: list[str] = []
    lead = scene.sentence("lead")
    head = scene.plain("byline") if rng.random() < 0.1 else ""
    caption = scene.plain("caption") if rng.random() < 0.08 else ""
    paragraphs.append(f"{dateline(scene)}{lead}")
    paragraphs += [move(desk, scene) for move in _plan(rng, main)]
    title = headline(scene) if rng.random() < 0.93 else ""
    body = joined(rng, [paragraph for paragraph in paragraphs if paragraph])
    return title, [part for part in (head, caption) if part] + body


def dateline(scene: Scene) -> str:
    """The place and day before the first words, as most agencies write them, or nothing."""
    return f"{scene.plain('dateline')} " if scene.rng.random() < 0.5 else ""


def drawn_kind(desk: Desk) -> str:
    """A kind of incident such as happens in the desk's country."""
    kind = desk.rng.choices(list(FREQUENCY), list(FREQUENCY.values()))[0]
    return "bombing_ied" if kind == "suicide_bombing" and desk.region.code in NO_SUICIDE_BOMBERS else kind


NO_SUICIDE_BOMBERS = frozenset({"SV", "PE", "GT", "CO", "MX", "HT", "MM", "UA", "TH", "CD"})


def main_event(desk: Desk) -> Event:
    """The incident that a report is about."""
    kind = drawn_kind(desk)
    event = invent(desk.rng, desk.region, kind, key="e1", role="main", day=day_before(desk.rng, desk.published))
    desk.main = event
    return event


def headline(scene: Scene, section: str = "title") -> str:
    """A title in the present tense, without most articles."""
    scene.brief = True
    title = scene.attempt(section, section)
    scene.brief = False
    title = title.removesuffix(".")
    if scene.rng.random() < 0.95:
        title = re.sub(r"(?<!\|)\b(?:[Aa]n?|[Tt]he) (?!dozen|hundred|few)(?=\[?\[?\w)", "", title)
    return title_case(title) if scene.desk.style.title_case else title[:1].upper() + title[1:]


def background(desk: Desk, scene: Scene) -> str:
    """An older incident, told in a sentence or two."""
    rng = desk.rng
    number = sum(key[0] == "e" for key in desk.told) + 1
    kind = scene.event.kind if scene.event.kind in FREQUENCY and rng.random() < 0.4 else drawn_kind(desk)
    place = scene.event.place if rng.random() < 0.15 else invent_place(rng, desk.region)
    older = invent(
        rng,
        desk.region,
        kind,
        key=f"e{number}",
        role="background",
        day=day_long_before(rng, desk.published),
        place=place,
    )
    if scene.event.perpetrator.sort == "group" and older.perpetrator.sort == "group" and rng.random() < 0.6:
        older.perpetrator = scene.event.perpetrator
    if older.target and older.kind in PREVENTED and rng.random() < 0.06:
        older.certainty = "alleged" if "killed" in older.tolls and rng.random() < 0.5 else "thwarted"
    behind = Scene(desk, older)
    text = behind.attempt("background")
    if text and rng.random() < 0.15:
        text += " " + behind.attempt("claim", "toll_more")
    return text


def aggregate(desk: Desk, scene: Scene) -> str:
    """A count of many incidents."""
    number = sum(key[0] == "e" for key in desk.told) + 1
    many = invent(
        desk.rng,
        desk.region,
        "other",
        key=f"e{number}",
        role="background",
        day=day_long_before(desk.rng, desk.published),
    )
    many.aggregate = True
    return Scene(desk, many).attempt("aggregate")


def second(desk: Desk, scene: Scene) -> str:
    """Another incident of the same days, main news as well."""
    number = sum(key[0] == "e" for key in desk.told) + 1
    kind = drawn_kind(desk)
    day = scene.event.day if desk.rng.random() < 0.5 else day_before(desk.rng, desk.published)
    other = Scene(desk, invent(desk.rng, desk.region, kind, key=f"e{number}", role="main", day=day))
    text = other.attempt("second")
    if text and desk.rng.random() < 0.3:
        text += " " + other.attempt("toll_more", "more")
    return text


def plot(desk: Desk, scene: Scene) -> str:
    """What those arrested had planned: an incident of its own that did not come about."""
    number = sum(key[0] == "e" for key in desk.told) + 1
    kind = desk.rng.choice(("bombing_ied", "suicide_bombing", "shooting", "assassination"))
    planned = invent(desk.rng, desk.region, kind, key=f"e{number}", role="main", day=scene.event.day)
    if planned.target is None:
        return ""
    planned.certainty = "thwarted"
    return Scene(desk, planned).attempt("plot")


def round_up(desk: Desk) -> tuple[str, list[str]]:
    """The title and the paragraphs of an overview of several incidents, each as much news as the others."""
    rng = desk.rng
    scene = Scene(desk, main_event(desk))
    title = scene.plain("title roundup")
    items = [scene.attempt("item")]
    for number in range(2, rng.randint(3, 7)):
        day = day_before(rng, desk.published)
        event = invent(rng, desk.region, drawn_kind(desk), key=f"e{number}", role="main", day=day)
        event.certainty = "stated"
        items.append(Scene(desk, event).attempt("item"))
    return title, [item for item in items if item]


def joined(rng: Random, paragraphs: list[str]) -> list[str]:
    """Sentences put together to paragraphs of one to three."""
    result: list[str] = []
    room = 0
    for paragraph in paragraphs:
        if room > 0 and result:
            result[-1] += f" {paragraph}"
            room -= 1
        else:
            result.append(paragraph)
            room = rng.choice((0, 0, 0, 1, 1, 2))
    return result


Move = Callable[[Desk, Scene], str]


def _told(*sections: str) -> Move:
    return lambda desk, scene: scene.attempt(*sections)


def _plan(rng: Random, main: Event) -> list[Move]:
    length = rng.choice((1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 14))
    if main.certainty in ("thwarted", "denied"):
        after = [
            _told("condemn"),
            _told("beside"),
            _told("context"),
            background,
            aggregate,
            second,
            _told("response"),
            _told("context"),
        ]
        return rng.sample(after, min(length, len(after)))
    early = [_told("claim"), _told("condemn"), *(_told("more"), _told("toll_more")) * 3]
    late = [
        _told("beside"),
        _told("beside"),
        _told("response"),
        _told("claim"),
        _told("condemn"),
        _told("context"),
        background,
        background,
        aggregate,
        _told("context"),
        second,
    ]
    rng.shuffle(early)
    chosen = early[: max(1, length // 2)]
    chosen += rng.sample(late, min(len(late), length - len(chosen))) if length > len(chosen) else []
    for harm in ("wounded", "missing", "arrested"):
        if harm in main.tolls and rng.random() < 0.5:
            chosen.insert(rng.randint(0, 1), _told(f"{harm}_more"))
    if main.kind == "raid_arrest" and rng.random() < 0.5:
        chosen.insert(0, plot)
    if length > 5 and rng.random() < 0.5:
        chosen.append(background)
    if rng.random() < 0.12:
        chosen.append(lambda _, scene: scene.plain("furniture"))
    return chosen
