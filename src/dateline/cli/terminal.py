"""What may go to a terminal, and how wide and colourful it is."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from typing import TextIO

from rich.console import Console
from rich.text import Text

STAND_IN = "\N{REPLACEMENT CHARACTER}"


def legible(text: str, *, keep: str = "\n") -> str:
    """The text with every character that could steer a terminal or turn its line round replaced, one for one.

    These are the control characters (escape sequences begin with one), the marks of direction and the other format
    characters, lone surrogates, and separators of lines and paragraphs. `keep` are controls that stay. The length
    does not change, so that offsets hold.
    """
    return text.translate(_stand_ins(keep))


@cache
def _stand_ins(keep: str) -> dict[int, str]:
    # Joiners are needed to write Persian and Indic scripts and steer nothing.
    spared = {ord(character) for character in keep} | {0x200C, 0x200D}
    steering = ("Cc", "Cf", "Cs", "Zl", "Zp")
    codes = (*range(0x30000), *range(0xE0000, 0xE1000))
    table = {code: STAND_IN for code in codes if unicodedata.category(chr(code)) in steering and code not in spared}
    return {**table, ord("\t"): " ", 0xAD: "-"}


def plain(text: str | None, style: str = "") -> Text:
    """One line of a document's words for the terminal: never markup, never an escape."""
    return Text(legible(" ".join((text or "").split()), keep=""), style=style)


def console(*, stream: TextIO | None = None, record: bool = False, width: int | None = None) -> Console:
    """A console on standard output (or `stream`): no colour where that is no terminal, unless it records a picture."""
    return Console(
        file=stream or sys.stdout,
        record=record,
        force_terminal=True if record else None,
        width=width,
        highlight=False,
        emoji=False,
        markup=False,
    )
