"""Models' answers on disk, one file each: a report that a model has read is not sent to it again.

What is kept is the model's message as it came. Whatever is taken from here is checked against the report like a new
answer, so that a file that was changed cannot make a claim.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from dateline.errors import BadSetting
from dateline.model.ids import digest
from dateline.model.text import Report


class Cache:
    """The answers of one finder."""

    def __init__(self, folder: Path, finder: str) -> None:
        self._folder, self._finder = folder, finder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise BadSetting(
                f"{folder} cannot keep answers: {error.strerror or error}", hint="look at DATELINE_LLM_CACHE_FOLDER"
            ) from None

    def get(self, report: Report) -> str | None:
        """The message that is kept, or None where none is, or none that can be read."""
        try:
            kept = json.loads(self._path(report).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        is_ours = isinstance(kept, dict) and (kept.get("finder"), kept.get("report")) == (self._finder, report.id)
        return kept["message"] if is_ours and isinstance(kept.get("message"), str) else None

    def put(self, report: Report, message: str) -> bool:
        """Keep a message; whether it could be kept. A file is whole or not there, and for its owner alone."""
        path = self._path(report)
        line = json.dumps({"finder": self._finder, "report": report.id, "message": message})
        part = None
        try:
            handle, part = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(line)
            Path(part).replace(path)
        except OSError:
            if part is not None:
                Path(part).unlink(missing_ok=True)
            return False
        return True

    def _path(self, report: Report) -> Path:
        return self._folder / f"{digest('llm', self._finder, report.id, report.text)}.json"
