"""MUC-4 by the rules alone, by the encoder alone, and by both: the ablation.

    python benchmarks/muc4.py FOLDER

FOLDER holds `dev.jsonl.gz`. The rules alone are those that read reports: the kinds of events give types, the actors
give perpetrators, the weapons weapons. The encoder alone takes each string that it gives .5 and each type that it gives
.5 to the text. Both is the second stage over what the encoder marks, as `dateline evaluate muc4` measures it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluation.muc4 import FILE, documents, score, template_of
from dateline.mentions import tagger as tagging
from dateline.mentions import templates as finding
from dateline.mentions.actors import find_actors
from dateline.mentions.events import find_events
from dateline.mentions.fillers import ROLES, TYPES, fillers
from dateline.mentions.sentences import split
from dateline.mentions.weapons import find_weapons
from dateline.model.text import compose_report

TYPE_OF = {
    "bombing_ied": "bombing",
    "suicide_bombing": "bombing",
    "landmine": "bombing",
    "grenade": "bombing",
    "kidnapping": "kidnapping",
    "arson": "arson",
    "armed_clash": "attack",
    "ambush": "attack",
    "shooting": "attack",
    "assassination": "attack",
    "shelling": "attack",
    "other": "attack",
}
Templates = list[dict[str, Any]]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    rows = list(documents(parser.parse_args().folder / FILE))
    loaded = tagging.load()
    assert loaded.tagger, loaded.reason
    tagger, learned = loaded.tagger, finding.table(loaded.tagger.extras["muc4"])
    ways: dict[str, Callable[[str], Templates]] = {
        "rules alone": by_rules,
        "encoder alone": lambda text: by_encoder(text, tagger),
        "both": lambda text: finding.read(text, tagger, learned),
    }
    for name, way in ways.items():
        evaluation = score(
            (
                row["docid"],
                [template_of(template) for template in way(row["doctext"])],
                [template_of(template) for template in row["templates"]],
            )
            for row in rows
        )
        print(name, *(f"{figure} {100 * value:.1f}" for figure, value in evaluation.figures.items()), sep="; ")


def by_rules(text: str) -> Templates:
    """Templates from what the rules find: one for each type."""
    report = compose_report(body=text, language="en")
    sentences = split(report)
    kinds = {TYPE_OF.get(event.action.word) for event in find_events(report, sentences)} - {None}
    groups = [actor for actor in find_actors(report, sentences) if actor.kind == "armed group"]
    weapons = find_weapons(report, sentences)
    roles = {
        "PerpOrg": _entities(report.text[actor.start : actor.end] for actor in groups if actor.who.actor_id),
        "PerpInd": _entities(report.text[actor.start : actor.end] for actor in groups if not actor.who.actor_id),
        "Weapon": _entities(report.text[weapon.start : weapon.end] for weapon in weapons),
    }
    return [{"incident_type": kind, **roles} for kind in TYPES if kind in kinds]


def by_encoder(text: str, tagger: tagging.Tagger) -> Templates:
    """Templates from what the encoder is surer of than not: one for each type."""
    marks = tagger.marks(text, "muc4")
    found = [filler for filler in fillers(marks, tagger.schemes["muc4"]) if filler.score >= 0.5]
    templates = []
    for number, kind in enumerate(TYPES):
        if marks.whole[1 + number] > 0:
            own = [filler for filler in found if filler.tags[number] >= 0.5]
            roles = {name: _entities(f.words for f in own if f.role == role) for role, name in enumerate(ROLES)}
            templates.append({"incident_type": kind, **roles})
    return templates


def _entities(mentions: Any) -> Sequence[list[str]]:
    return [[mention] for mention in dict.fromkeys(mentions)]


if __name__ == "__main__":
    main()
