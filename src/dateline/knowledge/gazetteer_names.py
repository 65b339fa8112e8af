"""The normal forms by which spellings of one place name meet.

Three forms, all of them functions of the name alone:

- `normal_form` folds what writers vary without saying another name: case, diacritics, apostrophes and the signs of
  ayn and hamza, hyphens, full stops, spaces, and the letters that Arabic, Persian and Kurdish keyboards write
  differently.
- `article_free` also drops the Arabic article (al-, el-, and before a sun letter ad-, an-, ar-, as-, ash-, at-,
  az-) and the h of a final -ah: al-Hawijah and Hawija meet there.
- `sound_form` goes further for names that were brought into Latin letters from another script. It drops articles,
  spaces and doubled letters, and gives one letter to each group that romanisations exchange: ou, oo, u, w, o; ee,
  y, i; e, a; kh, q, x, c, k; gh, g; dj, zh, j; dh, d; th, t; v, w; and no letter to a final h or a. Makhmour,
  Makhmur and Mexmûr meet there.

A sound form is only looked up where the normal form is not known, and only counts in a country the text speaks of.
"""

from __future__ import annotations

import re
import unicodedata

_ARTICLES = frozenset(["al", "el", "ul"])
_SUN_ARTICLES = frozenset("ad an ar as at az ash adh ath ed en er es et ez esh edh eth".split())

_ASCII = str.maketrans({"'": None, "`": None, ".": None, "-": " ", "_": " ", "/": " ", ",": " "})
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'`´‘’‛ʻʼʽʾʿˈ′ˊˋ.،", None),
        **dict.fromkeys(
            "\u0640\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad", None
        ),
        **dict.fromkeys("-‐‑‒–—−_/,·־", " "),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیېۍئ", "ي"),
        **dict.fromkeys("ةەہھۀ", "ه"),
        **dict.fromkeys("کګگ", "ك"),
        **dict.fromkeys("ؤۆۇۈ", "و"),
        "ء": None,
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ə": "e",
        "ɛ": "e",
        "ɔ": "o",
        "ŋ": "ng",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ħ": "h",
        "ё": "е",
        "ґ": "г",
    }
)


def normal_form(name: str) -> str:
    """The name in lower case without diacritics, apostrophes and stops, its words parted by one space."""
    if name.isascii():
        return " ".join(name.lower().translate(_ASCII).split())
    folded = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(bare.translate(_LETTERS).split())


def article_free(normal: str) -> str:
    """A normal form without Arabic articles and the h of a final -ah or -eh: "al hawijah" becomes "hawija"."""
    words = normal.split()
    kept = " ".join(word for at, word in enumerate(words) if not _is_article(words, at))
    return kept[:-1] if kept.endswith(("ah", "eh")) and len(kept) > 4 else kept


_EXCHANGED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"tch|tsh|ch", "ç"),
        (r"sch|sh", "ş"),
        (r"kh|gh|ck|[qxck]", "k"),
        (r"g", "k"),
        (r"dj|zh|j", "j"),
        (r"ph", "f"),
        (r"dh|dz", "d"),
        (r"th|ts", "t"),
        (r"ee", "i"),
        (r"[aeiouwyv]*[ouwv][aeiouwyv]*", "u"),
        (r"[aeiy]*[iy][aeiy]*", "i"),
        (r"[ae]+", "a"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)[ha]+$", ""),
        (r"h", ""),
    )
)


def sound_form(normal: str) -> str:
    """The skeleton of a normal form for names romanised from another script; empty where too little is left.

    Names that are not in Latin letters have none, and neither have skeletons of fewer than four letters.
    """
    if not normal.isascii():
        return ""
    words = normal.split()
    kept = [word for at, word in enumerate(words) if not _is_article(words, at)]
    skeleton = "".join(kept)
    for pattern, letter in _EXCHANGED:
        skeleton = pattern.sub(letter, skeleton)
    return skeleton if len(skeleton) >= 4 else ""


def _is_article(words: list[str], at: int) -> bool:
    if at + 1 >= len(words):
        return False
    word = words[at]
    return word in _ARTICLES or (word in _SUN_ARTICLES and word[1] == words[at + 1][:1])
