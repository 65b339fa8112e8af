"""Reads reports in a process of its own: a page that never ends or brings a parser down costs that page alone."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dateline.errors import DatelineError, SetAside
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer_added import open_added
from dateline.model.mentions import Mentions
from dateline.model.text import Capture, Publication, Report
from dateline.reading.reports import read_capture
from dateline.run.pipeline import Reading, read_report

# Forking takes 10 ms where starting anew takes a second; elsewhere than on Linux forking is not safe.
_CONTEXT: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
# Beside other threads forking is not safe at all: a process without any is started once, and forks from there on.
_BESIDE_THREADS: Any = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
if sys.platform == "linux":
    _BESIDE_THREADS.set_forkserver_preload([__name__])


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost: seconds of reading, characters of text."""

    seconds: float = 20.0
    characters: int = 2_000_000


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A SetAside on its way between processes."""

    message: str
    reason: str
    hint: str | None


class Worker:
    """A child process that reads; started when first needed, replaced when it dies or is too slow.

    `beside_threads`: the process that asks has other threads, as a server does.
    """

    def __init__(self, limits: Limits, *, beside_threads: bool = False) -> None:
        self._limits = limits
        self._context = _BESIDE_THREADS if beside_threads else _CONTEXT
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    def read(self, capture: Capture, *, published: Publication | None) -> Reading:
        """The Reading of a capture. Raises SetAside where it cannot be read, is too slow or brings the reader down."""
        return self._ask(capture, published)

    def read_again(self, report: Report) -> Reading:
        """The Reading of a report that is there already: its id had to change, or the finders have."""
        return self._ask(report, None)

    def _ask(self, work: Capture | Report, published: Publication | None) -> Reading:
        pipe = self._start()
        try:
            pipe.send((work, published))
            if not pipe.poll(self._limits.seconds):
                self._stop()
                raise SetAside(
                    f"not read after {self._limits.seconds:g} seconds",
                    reason="too slow",
                    hint="raise DATELINE_PARSE_SECONDS to give it longer",
                )
            answer = pipe.recv()
        except (EOFError, OSError):
            self._stop()
            raise SetAside("reading it brought the reader down", reason="reader failed") from None
        except BaseException:
            # An answer that comes later must not be taken for that of the next report.
            self._stop()
            raise
        if isinstance(answer, _Refusal):
            raise SetAside(answer.message, reason=answer.reason, hint=answer.hint)
        assert isinstance(answer, Reading)
        return answer

    def _start(self) -> Connection:
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe
        self._stop()
        ours: Connection
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(
            target=_serve, args=(theirs, ours, self._limits, gazetteer.load().added_folder), daemon=True
        )
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _stop(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


def _serve(pipe: Connection, parents_end: Connection, limits: Limits, added_places: Path | None) -> None:
    """Answer until the parent is gone. Ctrl-C is the parent's to handle."""
    parents_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if added_places is not None and gazetteer.load().added_folder is None:  # started anew, not forked
        gazetteer.use(open_added(added_places, gazetteer.packaged()))
    while True:
        try:
            work, published = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_answer(work, published, limits))


def _answer(work: Capture | Report, published: Publication | None, limits: Limits) -> Reading | _Refusal:
    try:
        if isinstance(work, Capture):
            report = read_capture(work, published=published, text_limit=limits.characters)
            if not report.text.strip():
                raise SetAside("no text was found in it", reason="no text")
            report = replace(report, capture_sha256=work.sha256, input=work.input or work.url)
        else:
            report = work
        _check_characters(report)
        # The mentions stay here: what is kept rests on accounts, and between processes every byte costs.
        return replace(read_report(report), mentions=Mentions(()))
    except DatelineError as error:
        reason = error.reason if isinstance(error, SetAside) else "try later"
        return _Refusal(str(error), reason, error.hint)
    except MemoryError:
        return _Refusal("it needs more memory than there is", "too large", None)
    except Exception as error:  # noqa: BLE001 - a fault in reading one report must not cost the others; it is counted
        fault = f"{type(error).__name__}: {' '.join(str(error).split())[:160]}"
        return _Refusal(f"a fault in Dateline: {fault}", "reader failed", "please report it, with the input if you may")


def _check_characters(report: Report) -> None:
    said = (report.id, report.text, report.title, report.url, report.outlet, report.language)
    try:
        "".join(filter(None, said)).encode()
    except UnicodeEncodeError:
        raise SetAside("it holds halves of characters (lone surrogates)", reason="encoding") from None
