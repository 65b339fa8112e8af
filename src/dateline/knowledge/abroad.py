"""The languages other than English whose short news is read for its main incident, and their names of countries."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.knowledge.abroad_arabic import ARABIC
from dateline.knowledge.abroad_french import FRENCH
from dateline.knowledge.abroad_spanish import SPANISH
from dateline.knowledge.abroad_words import Language, fold

LANGUAGES: dict[str, Language] = {one.code: one for one in (SPANISH, FRENCH, ARABIC)}


def language(code: str | None) -> Language | None:
    """The words of this language ("es", "fr-CA"), or None where no texts in it are read for incidents."""
    return LANGUAGES.get((code or "").lower().partition("-")[0])


@dataclass(frozen=True, slots=True)
class CountryAbroad:
    """A country as a language names it: `name` in English, `names` and `peoples` (beginnings of words) folded."""

    iso: str
    name: str
    names: tuple[str, ...]
    peoples: tuple[str, ...]


@cache
def countries(code: str) -> tuple[CountryAbroad, ...]:
    """The countries of `data/countries_abroad.csv` in this language."""
    path = resources.files("dateline.knowledge").joinpath("data/countries_abroad.csv")
    with path.open(encoding="utf-8") as rows:
        return tuple(
            CountryAbroad(row["iso"], row["name"], _folded(row[code]), _folded(row[f"{code}_people"]))
            for row in csv.DictReader(rows)
        )


def _folded(written: str) -> tuple[str, ...]:
    return tuple(" ".join(fold(word) for word in name.split()) for name in written.split("|") if name)
