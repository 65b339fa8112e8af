"""What the names in the generator's patterns stand for where they are no section: facts in their marks."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model.values import Standing
from dateline.training.generator_conditions import CONDITIONS, by
from dateline.training.generator_facts import Event
from dateline.training.generator_grammar import Unsuited
from dateline.training.generator_scene import Scene
from dateline.training.generator_style import MONTHS, count, explicit, older, recent, spell
from dateline.training.generator_world import victims


def _perpetrator(scene: Scene) -> str:
    who = scene.event.perpetrator
    scene.many = True
    mark = scene.mark
    if who.sort == "state":
        the = "the " if who.name.startswith("the ") or _definite(who.name) else ""
        name = who.name.removeprefix("the ")
        scene.many = name.endswith(("s", "police", "troops")) and name != "United States"
        article, name = _split_article(name)
        return f"{the}{article}{mark(name, 'perpetrator', '')}"
    if who.sort == "unknown":
        if who.people.startswith("suspected "):
            return f"suspected {mark(who.people.removeprefix('suspected '), 'perpetrator', '')}"
        return mark(who.people, "perpetrator", "")
    name, people = who.name.removeprefix("the "), who.people
    suspected = scene.rng.choice(("suspected ", "alleged ", "suspected ", "presumed ")) if who.suspected else ""
    forms = [
        f"{suspected}{mark(f'{name} {people}', 'perpetrator', '')}",
        f"{suspected}{mark(f'{name} {people}', 'perpetrator', '')}",
        f"{suspected}{mark(people, 'perpetrator', '')} from the {mark(_grouped(name), 'perpetrator', '')}",
        f"{suspected}{mark(people, 'perpetrator', '')} of {_the(name)}{mark(name, 'perpetrator', '')}",
    ]
    if who.suspected:
        forms.append(
            f"{mark(people, 'perpetrator', '')} believed to belong to {_the(name)}{mark(name, 'perpetrator', '')}"
        )
        forms.append(
            f"{mark(people, 'perpetrator', '')} suspected of belonging to {_the(name)}{mark(name, 'perpetrator', '')}"
        )
    elif scene.rng.random() < 0.4:
        scene.many = False
        return f"{_the(name)}{mark(name, 'perpetrator', '')}"
    return scene.rng.choice(forms)


def _perpetrator_briefly(scene: Scene) -> str:
    who = scene.event.perpetrator
    scene.many = True
    if who.sort == "group":
        name = who.name.removeprefix("the ")
        if who.suspected:
            return f"suspected {scene.mark(scene.rng.choice((f'{name} {who.people}', who.people)), 'perpetrator', '')}"
        scene.many = scene.rng.random() < 0.5
        return scene.mark(f"{name} {who.people}" if scene.many else name, "perpetrator", "")
    return _perpetrator(scene)


def _group_name(scene: Scene) -> str:
    who = scene.event.perpetrator
    if who.group is None or who.sort != "group":
        raise Unsuited("group")
    name = scene.rng.choice((who.name, who.name, *who.group.names)).removeprefix("the ")
    scene.many = False
    return f"{_the(name)}{scene.mark(name, 'perpetrator', '')}"


def _claimant(scene: Scene) -> str:
    if scene.event.claim != "claimed":
        raise Unsuited("claim")
    who = scene.event.perpetrator
    name = scene.rng.choice((who.name, who.name, *(who.group.names if who.group else ()))).removeprefix("the ")
    scene.many = False
    key = scene.event.key
    return f"{_the(name)}[[{name}|{key}.claimant|{key}.perpetrator]]"


def _perpetrator_name(scene: Scene) -> str:
    """The name of a group as it stands before a noun."""
    who = scene.event.perpetrator
    if who.sort != "group":
        raise Unsuited("group")
    suspected = "suspected " if who.suspected else ""
    scene.many = False
    return f"{suspected}{scene.mark(who.name.removeprefix('the '), 'perpetrator', '')}"


def _people(scene: Scene) -> str:
    who = scene.event.perpetrator
    scene.many = True
    words = (
        scene.rng.choice(
            (
                who.people.removeprefix("suspected ").removeprefix("unknown ").removeprefix("unidentified "),
                "attackers",
                "assailants",
            )
        )
        if who.sort != "state"
        else "troops"
    )
    return scene.mark(words, "perpetrator", "")


def _state(scene: Scene) -> str:
    return by("state")(scene) + _perpetrator(scene)


THINGS = ("drone", "jet", "helicopter", "missile", "copter", "aircraft", "plane", "gunship", "F-16")


def _side(scene: Scene) -> str:
    """A force that can speak, which its aircraft cannot."""
    if any(thing in scene.event.perpetrator.name for thing in THINGS):
        raise Unsuited("side")
    return _state(scene)


def _target(scene: Scene) -> str:
    event = scene.event
    if event.target is None:
        raise Unsuited("target")
    if not event.target_words:
        event.target_words = scene._drawn(event.target.phrase)
    words = event.target_words
    article, noun = _split_article(words)
    scene.many = not article and not words.startswith("workers at")
    return f"{article}{scene.mark(noun, 'target', '')}"


def _target_again(scene: Scene) -> str:
    if scene.event.target is None:
        raise Unsuited("target")
    scene.many = scene.event.target.definite.endswith("s")
    return f"the {scene.mark(scene.event.target.definite.removeprefix('the '), 'target', '')}"


def _number_of(harm: str, *, bounded: bool = True) -> Callable[[Scene], str]:
    def number(scene: Scene) -> str:
        toll = scene.toll(harm)
        return scene.figure(harm, toll.total, toll.bound if bounded and len(toll.groups) == 1 else "")

    return number


def _others(scene: Scene) -> str:
    toll = scene.toll("wounded")
    number, one, many = toll.groups[0]
    bound = toll.bound
    if "killed" not in scene.event.tolls:
        return scene.counted("wounded", number, one, many, bound)
    figure = scene.figure("wounded", number, bound)
    forms = [
        figure,
        f"{figure} {'other' if number == 1 and not bound else 'others'}" if number > 1 else f"{figure} other",
    ]
    forms.append(f"{figure} more" if number > 1 else f"{figure} other")
    forms.append(f"{figure} {'other people' if number > 1 else 'other person'}")
    if many not in [group[2] for group in scene.event.tolls["killed"].groups]:
        forms += [scene.counted("wounded", number, one, many, bound)] * 2
    scene.many = number != 1
    return scene.rng.choice(forms)


def _headline_killed(scene: Scene) -> str:
    toll = scene.toll("killed")
    number, one, many = toll.groups[0]
    if len(toll.groups) > 1:
        number, one, many = toll.total, "person", "people"
    scene.many = number != 1
    key = scene.event.key
    if number == 1:
        counted = f"[[one|{scene.counting('killed', '1', 'all')}]] [[{one}|{key}.victim]]"
        return scene.rng.choice((f"[[{one}|{key}.victim]]", counted))
    figure = scene.figure("killed", number, toll.bound if scene.rng.random() < 0.5 else "")
    return scene.rng.choice((figure, f"{figure} [[{many}|{key}.victim]]", f"{figure} [[{many}|{key}.victim]]"))


def _parts(harm: str) -> Callable[[Scene], str]:
    """Some of those harmed, by what they are."""

    def parts(scene: Scene) -> str:
        toll = scene.toll(harm)
        if toll.total < 3:
            raise Unsuited("parts")
        noun = scene.rng.choice(victims()["part"])
        return scene.counted(harm, scene.rng.randint(1, min(12, toll.total - 1)), *noun, standing="part")

    return parts


def _group(place: int) -> Callable[[Scene], str]:
    """One of two groups of the dead."""

    def group(scene: Scene) -> str:
        groups = scene.toll("killed").groups
        if len(groups) != 2:
            raise Unsuited("groups")
        return scene.counted("killed", *groups[place], standing="group")

    return group


def _split(place: int) -> Callable[[Scene], str]:
    """The dead in two parts, drawn once for an incident."""

    def part(scene: Scene) -> str:
        total = scene.toll("killed").total
        if total < 3:
            raise Unsuited("split")
        first = int(scene.event.chosen.setdefault("split", str(scene.rng.randint(1, total - 1))))
        return scene.figure("killed", (first, total - first)[place], standing="part")

    return part


def _fallen(scene: Scene) -> int:
    """How many of the attackers died, where they are counted beside the victims."""
    return int(scene.event.chosen.setdefault("fallen", str(scene.rng.randint(1, 9))))


def _with_fallen(scene: Scene) -> str:
    return scene.figure("killed", scene.toll("killed").total + _fallen(scene), standing="with_attackers")


def _wrong(scene: Scene) -> str:
    total = scene.toll("killed").total
    too_high = total < 4 or scene.rng.random() < 0.7
    other = total + scene.rng.randint(1, 9) if too_high else scene.rng.randint(2, total - 1)
    return scene.figure("killed", other, standing="withdrawn")


def _both(scene: Scene) -> str:
    number = scene.toll("killed").total + scene.toll("wounded").total
    scene.many = True
    marks = "|".join(scene.counting(harm, str(number), "both") for harm in ("killed", "wounded"))
    return f"[[{count(number, scene.desk.style)}|{marks}]]"


def _earlier(scene: Scene) -> str:
    total = scene.toll("killed").total
    if total < 3:
        raise Unsuited("earlier")
    return scene.figure("killed", scene.rng.randint(max(1, total // 3), total - 1))


def _different(scene: Scene) -> str:
    total = scene.toll("killed").total
    other = total + scene.rng.choice((1, 2, 3, 5, 8, 11))
    if total > 4 and scene.rng.random() < 0.4:
        other = scene.rng.randint(2, total - 1)
    return scene.figure("killed", other, scene.rng.choice(("", "", "at least", "more than", "up to")))


def _range(words: str) -> Callable[[Scene], str]:
    def told(scene: Scene) -> str:
        total = scene.toll("killed").total
        high = total + scene.rng.randint(1, 6)
        scene.many = True
        style = scene.desk.style
        both = words.format(count(total, style), count(high, style))
        return f"[[{both}|{scene.counting('killed', f'{total}..{high}', 'all')}]]"

    return told


def _few(harm: str, top: int, standing: Standing = "all") -> Callable[[Scene], str]:
    def few(scene: Scene) -> str:
        toll = scene.event.tolls.get(harm)
        limit = top if toll is None or harm == "killed" else min(top, toll.total - 1)
        if limit < 1:
            raise Unsuited(harm)
        return scene.figure(harm, scene.rng.randint(1, limit), standing=standing)

    return few


def _several(harm: str, top: int, standing: Standing = "all") -> Callable[[Scene], str]:
    return lambda scene: scene.figure(harm, scene.rng.randint(2, top), standing=standing)


def _day(scene: Scene) -> str:
    preposition, words = recent(scene.rng, scene.event.day, scene.desk.published, scene.desk.style)
    return f"{preposition}{scene.mark(words, _timed(scene), '')}"


def _ago(scene: Scene) -> str:
    preposition, words = older(scene.rng, scene.event.day, scene.desk.published, scene.desk.style)
    return f"{preposition}{scene.mark(words, _timed(scene), '')}"


def _ago_bare(scene: Scene) -> str:
    words = _ago(scene)
    return words if words.startswith(("last ", "earlier ")) else words[words.index("[[") :]


def _timed(scene: Scene) -> str:
    return "announced" if scene.event.key.startswith("a") else "time"


def _weekday_possessive(scene: Scene) -> str:
    distance = (scene.desk.published - scene.event.day).days
    if distance > 6:
        raise Unsuited("weekday")
    word = f"{scene.event.day:%A}'s"
    return scene.mark(word, "time", "")


def _hour(scene: Scene) -> str:
    hour = scene.event.chosen.setdefault("hour", str(scene.rng.randint(1, 11)))
    minutes = scene.event.chosen.setdefault("minutes", scene.rng.choice(("", "", ":30", ":15", ":45", ":20")))
    half = scene.event.chosen.setdefault("half", scene.rng.choice(("a.m.", "p.m.")))
    return scene.mark(f"{hour}{minutes} {half}", "time", "")


def _place(words: Callable[[Event, Scene], str]) -> Callable[[Scene], str]:
    return lambda scene: words(scene.event, scene)


def _other_town(_: Event, scene: Scene) -> str:
    return scene.rng.choice([town for town, _ in scene.event.region.towns if town != scene.event.place.town])


def _other_village(event: Event, scene: Scene) -> str:
    names = (event.region.village(scene.rng) for _ in range(20))
    return next((name for name in names if name != event.place.village), event.place.town)


def _split_article(words: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    return (f"{first} ", rest) if first in ("a", "an", "the") else ("", words)


def _grouped(name: str) -> str:
    return (
        name
        if name.endswith(("group", "Group", "Army", "Front", "Movement", "Party", "Cartel", "militia", "gang"))
        else f"{name} group"
    )


_DEFINITE = (
    *(
        "army",
        "Army",
        "Front",
        "Movement",
        "Party",
        "Force",
        "Forces",
        "State",
        "Service",
        "military",
        "Brigades",
        "Cartel",
        "Network",
    ),
    *(
        "Militia",
        "Command",
        "police",
        "gendarmerie",
        "guard",
        "Guard",
        "Police",
        "Houthis",
        "ELN",
        "FARC",
        "PKK",
        "Taliban",
        "CTD",
    ),
    *(
        "Department of State Services",
        "coalition",
        "Corps",
        "Clan",
        "network",
        "Republic",
        "Group",
        "group",
        "Council",
        "RSF",
        "TTP",
        "BLA",
        "NPA",
    ),
)


def _definite(name: str) -> bool:
    return name.endswith(_DEFINITE) and not name.startswith(
        ("the ", "an ", "a ", "local", "federal", "police operatives")
    )


def _the(name: str) -> str:
    if name.endswith(("Islamic State", "Ansar Allah")):
        return ""
    return (
        "the "
        if name.endswith((*_DEFINITE, "People", "Organisation", "Fighters", "YPG", "M23", "MILF", "RKK", "BRN"))
        else ""
    )


SLOTS: dict[str, Callable[[Scene], str]] = {
    **CONDITIONS,
    "perp": _perpetrator,
    "perp_h": _perpetrator_briefly,
    "group": _group_name,
    "claimant": _claimant,
    "people": _people,
    "state": _state,
    "side": _side,
    "target": _target,
    "target_again": _target_again,
    "killed": lambda scene: scene.harmed("killed"),
    "killed_n": _number_of("killed"),
    "killed_exactly": _number_of("killed", bounded=False),
    "killed_h": _headline_killed,
    "wounded": _others,
    "wounded_n": _number_of("wounded"),
    "wounded_exactly": _number_of("wounded", bounded=False),
    "wounded_all": lambda scene: scene.harmed("wounded"),
    "abducted": lambda scene: scene.harmed("abducted"),
    "abducted_n": _number_of("abducted"),
    "missing": lambda scene: scene.harmed("missing"),
    "missing_n": _number_of("missing"),
    "arrested": lambda scene: scene.harmed("arrested"),
    "arrested_n": _number_of("arrested"),
    "parts": _parts("killed"),
    "parts_wounded": _parts("wounded"),
    "group_one": _group(0),
    "group_other": _group(1),
    "split_one": _split(0),
    "split_other": _split(1),
    "the_fallen": lambda scene: scene.figure("killed", _fallen(scene), standing="attackers"),
    "with_fallen": _with_fallen,
    "wrong_n": _wrong,
    "both_n": _both,
    "earlier_n": _earlier,
    "different_n": _different,
    "range_killed": _range("between {} and {}"),
    "from_killed": _range("{} to {}"),
    "he": lambda scene: scene.again(),
    "more_killed": _few("killed", 6, "more"),
    "fallen": _few("killed", 6, "attackers"),
    "fallen_several": _several("killed", 20, "attackers"),
    "some_killed": _several("killed", 20),
    "few_wounded": _few("wounded", 8, "part"),
    "few_abducted": _few("abducted", 8),
    "few_arrested": _few("arrested", 6),
    "day": _day,
    "ago": _ago,
    "ago_bare": _ago_bare,
    "day_s": _weekday_possessive,
    "hour": _hour,
    "village": _place(lambda event, _: event.place.village),
    "other_village": _place(_other_village),
    "day_number": _place(lambda _, scene: str(scene.rng.randint(1, 28))),
    "town": _place(lambda event, _: event.place.town),
    "province": _place(lambda event, _: event.place.province),
    "other_town": _place(_other_town),
    "country": _place(lambda event, _: event.region.one("country")),
    "adjective": _place(lambda event, _: event.region.one("adjective")),
    "capital": _place(lambda event, _: event.region.one("capital")),
    "state_word": _place(lambda event, _: event.region.one("province")),
    "district_word": _place(lambda event, _: event.region.one("district")),
    "area_c": _place(lambda event, scene: scene.rng.choice(event.region.words["regions"])),
    "area": _place(lambda event, scene: scene.rng.choice(event.region.words["regions"])),
    "road": _place(lambda event, scene: scene.rng.choice(event.region.words["roads"])),
    "org": _place(lambda event, scene: scene.rng.choice(event.region.words["roles"])),
    "army": _place(lambda event, scene: scene.rng.choice(event.region.words["army"]).removeprefix("the ")),
    "police": _place(lambda event, scene: scene.rng.choice(event.region.words["police"]).removeprefix("the ")),
    "town_caps": _place(lambda event, _: event.place.town.upper()),
    "land": _place(lambda event, _: event.region.one("country").removeprefix("the ")),
    "caps": _place(lambda event, scene: scene.rng.choice((event.place.town, event.region.one("capital"))).upper()),
    "today": _place(lambda _, scene: explicit(scene.desk.published, scene.desk.style, year=False)),
    "today_full": _place(lambda _, scene: explicit(scene.desk.published, scene.desk.style, year=True)),
    "weekday_now": _place(lambda _, scene: f"{scene.desk.published:%A}"),
    "person": _place(lambda event, scene: event.region.person(scene.rng)),
    "n": _place(lambda _, scene: count(scene.rng.randint(2, 30), scene.desk.style)),
    "few": _place(lambda _, scene: spell(scene.rng.randint(2, 9))),
    "digits": _place(lambda _, scene: str(scene.rng.randint(3, 90))),
    "thousands": _place(lambda _, scene: f"{scene.rng.randint(2, 90) * 500:,}"),
    "year": _place(lambda _, scene: str(scene.desk.published.year - scene.rng.randint(2, 14))),
    "month": _place(lambda _, scene: scene.rng.choice(MONTHS)),
    "perp_name": _perpetrator_name,
}
"""What the names in patterns stand for, where it is not a section."""
