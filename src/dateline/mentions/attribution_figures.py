"""Phrases that tell speech with words of something else: "put the toll at 12", "spoke of a massacre", "went on"."""

from __future__ import annotations

from dateline.mentions.attribution_tokens import Words
from dateline.mentions.numbers import UNITS

FIGURING = frozenset(
    "asked asks laid lays spoke speaks took takes made makes put puts gave gives given sent offered extended conveyed "
    "named saw sees held holds hold issued issues speak spoken talked talks talk went goes raised raises revised "
    "lowered corrected identified identifies keeps kept sticks stuck".split()
)
"""The words that `figure` reads."""


def figure(found: Words, index: int, lower: str) -> str | None:
    """The stance of "gave 30 dead", "put the toll at 12", "spoke of a massacre", which are speech only so."""
    following = found.lower[index + 1 : index + 9]
    if lower in ("spoke", "speaks", "speak", "spoken", "talked", "talks", "talk"):
        return "said" if following[:1] == ["of"] or (following[:1] == ["in"] and "of" in following[2:6]) else None
    if lower in ("went", "goes"):
        return "said" if following[:1] == ["on"] and following[1:2] in ([], ["."], [","], ["to"], [":"]) else None
    if lower in ("asked", "asks") and following[:1] in _QUESTIONS:
        return "said"
    if lower in ("asked", "asks") and following[:1] not in (["about"], ["whether"], ["not"]):
        return "urged" if {"for", "to", "that"} & set(following) else None
    if lower in ("gave", "gives", "given") and following[:1] == ["notice"]:
        return "warned"
    if lower in ("put", "puts") and "blame" in following[:2]:
        return "blamed"
    if lower in ("laid", "lays") and "blame" in following[:2]:
        return "blamed"
    if lower in ("raised", "raises", "revised", "lowered", "corrected"):
        return (
            "said"
            if "to" in following and (_TOLLS & set(following[:5]) or following[:1] in (["this"], ["it"]))
            else None
        )
    if lower in ("identified", "identifies"):
        return "said" if "as" in following else None
    if lower in ("keeps", "kept", "sticks", "stuck", "holds", "held") and following[:1] == ["to"]:
        return "said" if found.kind[index + 2 : index + 3] == ["0"] else None
    if lower in ("held", "holds", "hold") and "responsible" in found.lower[index + 1 : index + 15]:
        return "blamed"
    if lower in ("issued", "issues") and {"denial", "denials"} & set(following[:3]):
        return "denied"
    if lower in ("took", "takes") and "note" in following[:3] and "of" in following[:4]:
        return "said"
    if lower in ("made", "makes") and (following[:1] == ["known"] or following[:3] == ["it", "known", "that"]):
        return "announced"
    if lower in ("made", "makes") and following[:2] in (["it", "clear"], ["clear", "that"]):
        return "said"
    if lower in ("put", "puts") and ("at" in following or following[:1] == ["it"]):
        return "said"
    if lower in ("gave", "gives", "given") and any(
        kind == "0" or word in UNITS for kind, word in zip(found.kind[index + 1 : index + 9], following, strict=False)
    ):
        return "said"
    if lower in ("gave", "gives") and {"account", "version", "details", "particulars", "toll"} & set(following[:6]):
        return "said"
    if lower in ("sent", "offered", "extended", "conveyed") and "condolences" in following[:5]:
        return "expressed concern"
    if lower == "named" and "as" in following:
        return "blamed"
    if lower in ("saw", "sees") and ("as" in following[:6] or following[:1] == ["in"]):
        return "said"
    return None


_QUESTIONS = (["why"], ["how"], ["when"], ["where"], ["what"], ["who"], ["if"])
_TOLLS = frozenset("toll number figure count tally death".split())
