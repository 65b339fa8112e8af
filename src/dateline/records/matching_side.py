"""One account as matching sees it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claims import Kind, Role
from dateline.model.values import Toll, When, Where
from dateline.records.matching_text import SILENT, TextProfile


@dataclass(frozen=True, slots=True)
class Side:
    """Everything the matcher needs of one account; values that the account does not say are empty.

    `published` is the day as `date.toordinal` gives it. `types` are pairs of ACLED's event type and Dateline's word,
    `perpetrators` and `targets` pairs of actor id (None where not resolved) and name. `tolls` leave out attackers'
    losses and parts of other figures. `loose` is true where days and places are all
    that the report names, because it holds no account.
    """

    account_id: str
    report_id: str
    kind: Kind = "incident"
    role: Role = "main"
    source_family: str = ""
    published: int | None = None
    days: tuple[When, ...] = ()
    places: tuple[Where, ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    perpetrators: tuple[tuple[str | None, str], ...] = ()
    targets: tuple[tuple[str | None, str], ...] = ()
    weapons: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    loose: bool = False
    text: TextProfile = SILENT
