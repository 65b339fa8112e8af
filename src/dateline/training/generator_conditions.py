"""Conditions in the generator's patterns (`{deaths}`): no words, but Unsuited where the facts are otherwise."""

from __future__ import annotations

from collections.abc import Callable

from dateline.training.generator_facts import NO_BUILDING
from dateline.training.generator_grammar import Unsuited
from dateline.training.generator_scene import Scene


def _claim(kind: str) -> Callable[[Scene], str]:
    def check(scene: Scene) -> str:
        if scene.event.claim != kind:
            raise Unsuited(kind)
        return ""

    return check


def by(*sorts: str) -> Callable[[Scene], str]:
    """Whether the perpetrator is of one of these sorts."""

    def check(scene: Scene) -> str:
        if scene.event.perpetrator.sort not in sorts:
            raise Unsuited(sorts)
        return ""

    return check


def _harmed(harm: str, wanted: bool) -> Callable[[Scene], str]:
    def check(scene: Scene) -> str:
        if (harm in scene.event.tolls) != wanted:
            raise Unsuited(harm)
        return ""

    return check


def _killed_one(scene: Scene) -> str:
    if scene.toll("killed").total != 1:
        raise Unsuited("one")
    return ""


def _nobody(scene: Scene) -> str:
    return _harmed("killed", False)(scene) + _harmed("wounded", False)(scene)


def _on_road(scene: Scene) -> str:
    if scene.event.target is None or "ambush" not in scene.event.target.families:
        raise Unsuited("road")
    return ""


def _indoors(scene: Scene) -> str:
    target = scene.event.target
    if target is None or "ambush" in target.families or target.definite in NO_BUILDING:
        raise Unsuited("indoors")
    return ""


CONDITIONS: dict[str, Callable[[Scene], str]] = {
    "is_group": by("group"),
    "is_unknown": by("unknown"),
    "is_state": by("state"),
    "not_state": by("group", "unknown"),
    "no_claim": _claim("silent"),
    "is_denied": _claim("denied"),
    "is_blamed": _claim("blamed"),
    "deaths": _harmed("killed", True),
    "no_deaths": _harmed("killed", False),
    "nobody_hurt": _nobody,
    "on_road": _on_road,
    "hurt": _harmed("wounded", True),
    "killed_one": _killed_one,
    "indoors": _indoors,
}
"""What must hold of the facts, by the name that a pattern gives it."""
