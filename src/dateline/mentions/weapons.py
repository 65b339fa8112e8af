"""Finds weapons and means of attack by their standard names, from `knowledge/data/weapons.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from dateline.knowledge.wordlists import Words
from dateline.model.mentions import WeaponMention
from dateline.model.text import Report, Sentence
from dateline.model.values import Means

_NOT_MEANT = re.compile(
    r"(?:market|labou?r|union|general|hunger|transport|teachers['’]?|doctors['’]?|rail|nationwide|price"
    r"|rocket\ssalad|missile\stest|ceasefire|camp|open|friendly|under|take|cease)[\s-]$",
    re.IGNORECASE,
)


def find_weapons(report: Report, sentences: tuple[Sentence, ...]) -> tuple[WeaponMention, ...]:
    """The weapons that the report names, in order, the longest reading first ("suicide car bomb" is one)."""
    words, names = _table()
    found = []
    for match in words.finditer(report.text, 0, len(report.text)):
        if _NOT_MEANT.search(report.text[max(0, match.start() - 14) : match.start()]):
            continue
        found.append(WeaponMention(match.start(), match.end(), Means(names[match.lastgroup or ""])))
    return tuple(found)


@cache
def _table() -> tuple[Words, Mapping[str, str]]:
    """The expressions, the longer first, and the standard name of each group of them."""
    path = resources.files("dateline.knowledge").joinpath("data/weapons.csv")
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    lists = {f"w{number}": row["expressions"].split(" | ") for number, row in enumerate(rows)}
    return Words(lists), {f"w{number}": row["name"] for number, row in enumerate(rows)}
