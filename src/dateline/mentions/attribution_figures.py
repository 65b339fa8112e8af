"""Phrases that tell speech with words of something else: "put the toll at 12", "spoke of a massacre", "went on"."""

from __future__ import annotations

from dateline.mentions.attribution_tokens import Words
from dateline.mentions.numbers import UNITS

FIGURING = frozenset(
    "asked asks laid lays spoke speaks took takes made makes put puts gave gives given sent offered extended conveyed "
    "named saw sees held holds hold issued issues speak spoken talked talks talk went goes raised raises revised "
    "lowered corrected identified identifies keeps kept keep sticks stuck "
    "let lets read reads ruled rules waved waves brushed brushes".split()
)
"""The words that `figure` reads."""


SIGNALS = (
    FIGURING - frozenset("took takes made makes sent offered extended conveyed let lets read reads".split())
) | frozenset("known public understood clear note condolences out".split())
"""Words without which no sentence holds such a phrase; of the plainest words those beside them."""


def figure(found: Words, index: int, lower: str) -> str | None:
    """The stance of "gave 30 dead", "put the toll at 12", "spoke of a massacre", which are speech only so."""
    following = found.lower[index + 1 : index + 9]
    if lower in ("spoke", "speaks", "speak", "spoken", "talked", "talks", "talk"):
        of = following[:1] == ["of"] or (following[:1] in (["in"], ["to"]) and "of" in following[2:6])
        return "said" if of else None
    if lower in ("keeps", "kept", "keep") and following[:1] in (["saying"], ["telling"], ["repeating"], ["insisting"]):
        return "said"
    if lower in ("let", "lets") and following[:3] in (["it", "be", "known"], ["it", "be", "understood"]):
        return "announced"
    if lower in ("read", "reads") and following[:1] == ["out"]:
        return "said" if _TOLLS & set(following) else None
    if lower in ("put", "puts") and following[:1] == ["out"] and following[1:2] in _PUT_OUT:
        return "announced"
    if lower in ("ruled", "rules") and following[:1] == ["out"]:
        return "said"
    if lower in ("waved", "waves", "brushed", "brushes") and "aside" in following[:5]:
        return "denied"
    if lower in ("saw", "sees") and "hand" in following[:3]:
        return "blamed"
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
    if lower in ("made", "makes") and (
        following[:1] in (["known"], ["public"])
        or following[:3] == ["it", "known", "that"]
        or "public" in following[1:7]
    ):
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
    if lower in ("saw", "sees") and ("as" in following[:6] or following[:1] in (["in"], ["it"])):
        return "said"
    return None


_QUESTIONS = (["why"], ["how"], ["when"], ["where"], ["what"], ["who"], ["if"])
_PUT_OUT: tuple[list[str], ...] = ([], ["."], [","], ["that"], ["on"], ["late"], ["early"], ["admits"], ["says"])
_TOLLS = frozenset("toll number figure count tally death numbers figures names".split())
