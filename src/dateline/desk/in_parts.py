"""Pages that are sent in parts: at once what is known at once, behind it what takes its time."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape
from starlette.responses import StreamingResponse

from dateline.errors import BadInput, StoreError, TryLater

PAUSE = "\x00"
"""What a template prints (`{{ pause }}`) where what stands above it is sent, before it asks for what takes its time."""


class InParts(StreamingResponse):
    """A page that is sent as it is made, in the parts that its template's pauses make of it.

    What stands above a pause is there at once, with or without a script. `is_whole` once all of it was made: an error
    that people are told of stands behind the pause, where the page then ends.
    """

    def __init__(self, made: Iterator[str]) -> None:
        self.is_whole = False
        self.parts = self._in_parts(made)
        super().__init__(self.parts, media_type="text/html")

    def _in_parts(self, made: Iterator[str]) -> Iterator[str]:
        held: list[str] = []
        try:
            for piece in made:
                if piece == PAUSE:
                    yield "".join(held)
                    held = []
                else:
                    held.append(piece)
            self.is_whole = True
        except (BadInput, StoreError, TryLater) as error:
            held.append(f'<p class="warning" role="alert">{escape(str(error))}</p>')
        yield "".join(held)
