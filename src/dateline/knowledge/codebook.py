"""The codes that events carry: ACLED's types, and Dateline's own words mapped onto them.

Source of the types: ACLED codebook (2023): six event types, 25 sub-event types.
"""

from __future__ import annotations

from dateline.model.values import Action

ACLED: dict[str, tuple[str, ...]] = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
"""ACLED's event types and their sub-event types."""

KINDS: dict[str, tuple[str, str]] = {
    "armed_clash": ("Battles", "Armed clash"),
    "ambush": ("Battles", "Armed clash"),
    "shooting": ("Battles", "Armed clash"),
    "bombing_ied": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "suicide_bombing": ("Explosions/Remote violence", "Suicide bomb"),
    "shelling": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "air_drone_strike": ("Explosions/Remote violence", "Air/drone strike"),
    "landmine": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "grenade": ("Explosions/Remote violence", "Grenade"),
    "chemical": ("Explosions/Remote violence", "Chemical weapon"),
    "kidnapping": ("Violence against civilians", "Abduction/forced disappearance"),
    "assassination": ("Violence against civilians", "Attack"),
    "sexual_violence": ("Violence against civilians", "Sexual violence"),
    "arson": ("Strategic developments", "Looting/property destruction"),
    "raid_arrest": ("Strategic developments", "Arrests"),
    "operation": ("Battles", "Armed clash"),
    "protest_riot": ("Riots", "Violent demonstration"),
    "disarmed": ("Strategic developments", "Disrupted weapons use"),
    "other": ("Battles", "Armed clash"),
}
"""Dateline's own words for what was done, each with the ACLED types it has when the targets are forces."""

AGAINST_CIVILIANS: dict[str, tuple[str, str]] = {
    "shooting": ("Violence against civilians", "Attack"),
    "ambush": ("Violence against civilians", "Attack"),
    "other": ("Violence against civilians", "Attack"),
    "armed_clash": ("Violence against civilians", "Attack"),
}
"""The words whose ACLED type is another where the targets are civilians (ACLED: violence against the unarmed)."""


DATE_PRECISION = {
    1: "the day is known",
    2: "within two to six days",
    3: "within a week",
    4: "within a month",
    5: "within more than a month",
}
"""UCDP's date_prec in words."""

PLACE_PRECISION = {
    1: "exact place",
    2: "near the place",
    3: "district",
    4: "province",
    5: "an area or a line",
    6: "country",
    7: "international waters or airspace",
}
"""UCDP's where_prec in words."""

ACTIONS = {
    "other": "attack",
    "bombing_ied": "bombing",
    "air_drone_strike": "air or drone strike",
    "raid_arrest": "raid or arrests",
    "protest_riot": "protest or riot",
    "chemical": "chemical attack",
    "grenade": "grenade attack",
}
"""Dateline's words for what was done, where they are not plain English."""


def action(word: str, *, against_civilians: bool = False) -> Action:
    """The Action of one of Dateline's own words. Raises KeyError for a word that is not in `KINDS`."""
    event_type, sub_event_type = (AGAINST_CIVILIANS.get(word) if against_civilians else None) or KINDS[word]
    return Action(event_type, sub_event_type, word)


def action_words(word: str) -> str:
    """One of Dateline's words for what was done, in plain English."""
    return ACTIONS.get(word, word.replace("_", " "))
