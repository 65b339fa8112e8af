"""Where words that a model quotes stand in a text.

Only white space and quotation marks may be written differently; every other character has to be the same. What is
given back are offsets of the text as it is.
"""

from __future__ import annotations

from bisect import bisect_left

LONGEST = 600
"""Characters of the longest quotation that is looked for: a claim rests on words, not on a page."""

_MARKS = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'"),
}


class QuotedText:
    """A text, prepared so that quotations are found in it."""

    def __init__(self, text: str) -> None:
        self._normal, self._offsets = _normal(text)

    def find(self, words: str, *, near: int = 0) -> tuple[int, int] | None:
        """The span at which the words stand as whole words, the one nearest to offset `near`, or None."""
        wanted = _normal(words[: 2 * LONGEST])[0].strip()
        if len(words) > 2 * LONGEST or not 0 < len(wanted) <= LONGEST or not any(map(str.isalnum, wanted)):
            return None
        target = bisect_left(self._offsets, near)
        best: int | None = None
        at = self._normal.find(wanted)
        while at >= 0:
            if self._is_whole(at, at + len(wanted)) and (best is None or abs(at - target) < abs(best - target)):
                best = at
            at = self._normal.find(wanted, at + 1)
        return None if best is None else (self._offsets[best], self._offsets[best + len(wanted) - 1] + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word is cut: "ten" does not stand in "often", and "1" not in "12" or "1,200"."""
        text = self._normal
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        if text[start].isalnum() and before[-1:].isalnum():
            return False
        if text[end - 1].isalnum() and after[:1].isalnum():
            return False
        joined_before = (
            text[start].isdigit() and before[-1:] in (",", ".") and before[:1].isdigit() and len(before) == 2
        )
        joined_after = text[end - 1].isdigit() and after[:1] in (",", ".") and after[1:].isdigit()
        return not (joined_before or joined_after)


def _normal(text: str) -> tuple[str, list[int]]:
    """The text with one space for each run of white space and plain quotation marks, and where each character stood."""
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if kept and kept[-1] == " ":
                continue
            character = " "
        kept.append(_MARKS.get(character, character))
        offsets.append(offset)
    return "".join(kept), offsets
