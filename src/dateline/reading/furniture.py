"""Lines of a page that are none of its article: "read more", "Most read", newsletter prompts, photo credits.

A line is judged by its words alone, and only where the whole of it, its start or its end is one of the phrases of
`furniture_words`; prose that merely mentions one stays. What is left out is returned, so that nothing is lost silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from dateline.reading import furniture_words as words
from dateline.reading import moments

Kind = Literal["label", "end", "link", "prompt", "credit", "sign-off", "dateline", "title"]

PROMPT_LENGTH = 320
"""Characters of the longest line that can be a prompt, a credit or a sign-off."""

_OPENING_QUOTES = "\"'“„«‘‹「『"
_EDGES = " \t\u00a0\u200b\u200e\u200f\ufeff:：.…·•|/\\-–—_*#+<>«»‹›→←↓↑▶►▸▼▲◆■●★☆✓✔✉☛➤➜[]()（）【】\"'“”"


def _phrases(table: str) -> frozenset[str]:
    return frozenset(phrase.strip().casefold() for phrase in re.split(r"[|\n]", table) if phrase.strip())


def _starts(table: str) -> re.Pattern[str]:
    phrases = sorted(_phrases(table), key=len, reverse=True)
    spaced = "|".join(re.escape(phrase) for phrase in phrases if phrase[-1] < "\u3000")
    unspaced = "|".join(re.escape(phrase) for phrase in phrases if phrase[-1] >= "\u3000")
    return re.compile(rf"(?:(?:{spaced})(?![^\W\d_]){'|' + unspaced if unspaced else ''})", re.IGNORECASE)


_LABELS = _phrases(words.READ_MORE) | _phrases(words.ADVERTISEMENT) | _phrases(words.SHARING)
_RELATED = _phrases(words.READ_MORE)
_ENDS = _phrases(words.END_OF_ARTICLE)
_AGENCIES = _phrases(words.AGENCIES)
_CREDIT_WORDS = _phrases(words.CREDITS)
_LEADING = re.compile(_starts(words.LEADING).pattern + r"\s*(?:[:：|>»→▶►–—-]|\.\.\.|…)\s*\S", re.IGNORECASE)
_PROMPT = _starts(words.PROMPT_STARTS)
_SIGN_OFF = re.compile(r"[(\[（_*\s]*" + _starts(words.SIGN_OFF_STARTS).pattern, re.IGNORECASE)
_PROMPT_ANYWHERE = re.compile(
    r"\bour (?:free |daily |weekly |morning )*(?:newsletter|app|whatsapp|telegram|mobile app)\b"
    r"|\bsign up (?:here|now|for our)\b|\bsubscribe (?:here|now|today|to our)\b|\byour inbox\b|\bunsubscribe at any\b"
    r"|\b(?:agree|accept|consent|subject) .{0,40}\b(?:privacy policy|cookie policy|terms of (?:use|service))\b"
    r"|\bpush[- ]notifications?\b|-newsletter\b|\bunseren? newsletter\b|\bnotre newsletter\b|\bnossa newsletter\b"
    r"|\bnuestr[oa] (?:newsletter|bolet[ií]n|canal)\b|\bonze nieuwsbrief\b|\bwhatsapp[- ](?:kanal|channel|canal)\b"
    r"|\btelegram[- ](?:kanal|channel|canal|каналі?)\b|\bтелеграм-?канал\b|قناتنا",
    re.IGNORECASE,
)
_AGENCY = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
_CREDIT_START = re.compile(
    rf"[(\[（©\s]*(?:{'|'.join(sorted(map(re.escape, _CREDIT_WORDS), key=len, reverse=True))})\s*(?:[:：/|©]"
    rf"|\s[–—-]\s)",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    rf"(?:[/|©]\s?|\bvia )(?:{_AGENCY})(?:\s?[/,]\s?[\w .-]{{1,30}})?[)\]]?[.]?$|\bgetty images[)\]]?$"
    rf"|[(\[](?:ap photo|photo|file photo|foto|fotos|bild|image)\s?[:/][^()\[\]]{{1,60}}[)\]]$"
    rf"|©\s?[\w .,/&'’-]{{2,50}}$|(?<![\w/])(?-i:REUTERS|Reuters|IMAGO|AFP|AP|EPA|EFE|dpa|DPA|ANSA|PAP|APA"
    rf"|TASS)/[\w .'’-]{{3,40}}$",
    re.IGNORECASE,
)
_CREDIT_WHOLE = re.compile(
    rf"[(\[\s]*(?:[\w .'’-]{{1,40}}[/|,]\s?)?(?:{_AGENCY})(?:\s?[/,|]\s?(?:{_AGENCY}|[\w .'’-]{{1,30}}))?[)\]\s.]*$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"^\s*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_RULE = re.compile(r"^[\W_]*$")
_CLOCK = re.compile(r"^\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?|\s?uhr)?$", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?<=[.!?…»”\"'’)\]。؟۔।])\s+[\[(]?(?:"
    + "|".join(re.escape(one) for one in sorted(_phrases(words.TRAILING), key=len, reverse=True))
    + r")[\])]?[\s.…»>→▶►]*$",
    re.IGNORECASE,
)


def kind_of(line: str) -> Kind | None:
    """What kind of furniture a line is; None where it is a line of the article."""
    key = _key(line)
    if not key:
        return "label" if _RULE.match(line) else None
    if len(line) <= 12 and _CLOCK.match(line):
        return "label"
    if key in _ENDS:
        return "end"
    if key in _LABELS:
        return "label"
    if len(line) > PROMPT_LENGTH:
        return None
    if _LEADING.match(line.lstrip(_EDGES)):
        return "link"
    if _is_credit(line):
        return "credit"
    if _SIGN_OFF.match(line):
        return "sign-off"
    if line[0] not in _OPENING_QUOTES and (_PROMPT.match(line.lstrip(_EDGES)) or _PROMPT_ANYWHERE.search(line)):
        return "prompt"
    return None


def is_related_label(line: str) -> bool:
    """Whether a line is the label of a box of links to other articles ("Read more", "Lesen Sie auch")."""
    key = _key(line)
    return key in _RELATED or key in _ENDS


def without_trailing(line: str) -> str:
    """`line` without the "read more" that stood as a link behind its last sentence."""
    return _TRAILING.sub("", line)


def split(lines: Iterable[str], *, title: str | None = None) -> tuple[list[str], list[str]]:
    """The lines of the article, and the furniture among them, from a text that has lost its markup.

    Near the top a line that repeats `title` or only gives a date is furniture; in the second half a label such as
    "Most read" ends the article where only short lines follow.
    """
    filled = [line.strip() for line in lines if line.strip()]
    kept: list[str] = []
    dropped: list[str] = []
    for number, line in enumerate(filled):
        kind = kind_of(line)
        if kind == "end" and number * 2 >= len(filled) and all(len(rest) < 120 for rest in filled[number:]):
            dropped.extend(filled[number:])
            break
        if kind is None and number < 5 and (_same(line, title) or moments.is_dateline(line)):
            kind = "dateline"
        if kind:
            dropped.append(line)
            continue
        kept.append(without_trailing(line))
    return kept, dropped


def _is_credit(line: str) -> bool:
    """Whether a line says only who made a picture."""
    if len(line) <= 160 and (_CREDIT_START.match(line) or _COPYRIGHT.match(line)):
        return True
    if len(line) <= 60 and _CREDIT_WHOLE.match(line):
        return True
    return len(line) <= 250 and bool(_CREDIT_END.search(line))


def _same(line: str, title: str | None) -> bool:
    return title is not None and _key(line) == _key(title)


def _key(line: str) -> str:
    return " ".join(line.strip(_EDGES).casefold().split())
