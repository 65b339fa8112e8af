"""`--finder` of the commands that read: the embedded finders, the rules alone, or a language model of the settings."""

from __future__ import annotations

import importlib
import os
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import in_force
from dateline.cli.problems import complain
from dateline.cli.tasks import Read
from dateline.errors import BadInput, SetAside, TryLater
from dateline.mentions import tagger
from dateline.model.claims import Account
from dateline.model.document import counted
from dateline.model.text import Report
from dateline.run.finders import FINDERS, MEASURED
from dateline.run.pipeline import Embedded, read_report
from dateline.settings import LLM_KEY

if TYPE_CHECKING:
    from dateline.run.llm import LlmReader

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def finder_option(help: str) -> Decorator:
    """`--finder NAME`."""
    return click.option("--finder", type=click.Choice(FINDERS), default=FINDERS[0], show_default=True, help=help)


def finders_option(help: str) -> Decorator:
    """`--finder NAME`, which may be given several times, to measure them side by side."""
    return click.option("--finder", "finders", type=click.Choice(MEASURED), multiple=True, help=help)


def llm_reader() -> LlmReader:
    """The reader that asks the language model of the settings.

    Raises BadSetting, and BadInput where what it needs is not installed.
    """
    try:
        # By name, because it needs packages that only those who ask for it have.
        module: Any = importlib.import_module("dateline.run.llm")
    except ModuleNotFoundError as error:
        raise BadInput(
            f"the finder llm needs {error.name}, which is not installed", hint="pip install 'dateline[llm]'"
        ) from None
    reader: LlmReader = module.LlmReader(module.configuration_of(in_force(), os.environ.get(LLM_KEY, "").strip()))
    return reader


def read_by(by: Embedded) -> Read:
    """The rules or the trained reader as evaluations take them."""

    def read(report: Report) -> tuple[bool, tuple[Account, ...]]:
        reading = read_report(report, by=by)
        return reading.relevant, reading.accounts

    return read


def tell_without_tagger() -> None:
    """Says on standard error why the trained reader does not read, where it does not."""
    if reason := tagger.missing():
        complain(f"without the trained reader: {reason}")


class Measured:
    """A language model's readings as evaluations take them: a report that it did not read has no facts."""

    def __init__(self, reader: LlmReader) -> None:
        self.reader = reader
        self.not_read: Counter[str] = Counter()

    def __call__(self, report: Report) -> tuple[bool, tuple[Account, ...]]:
        """Whether the report is relevant, and its accounts."""
        try:
            reading = self.reader.read(report)
        except (SetAside, TryLater) as error:
            self.not_read[error.reason if isinstance(error, SetAside) else "try later"] += 1
            complain(f"not read by the model: {report.id}: {error}", error.hint)
            return False, ()
        return reading.relevant, reading.accounts


def conclude(reader: LlmReader, not_read: Counter[str]) -> None:
    """Says on standard error what the model did, what was dropped of it and why, and what it cost."""
    tally, spent = reader.tally, reader.spent
    parts = [f"{tally.read} read by {reader.name} ({tally.cached} from the cache)"]
    parts += [f"{counted(tally.claims, 'claim')} held", f"{sum(tally.dropped.values())} dropped"]
    if not_read:
        parts.append(f"{not_read.total()} not read by it ({_listed(not_read)})")
    parts += [counted(spent.calls, "request"), f"{spent.tokens:,} tokens"]
    complain(f"{reader.id}: {', '.join(parts)}")
    if tally.dropped:
        complain(f"dropped: {_listed(tally.dropped)}")
    if tally.not_kept:
        complain(f"{tally.not_kept} answers could not be kept in the cache", "look at DATELINE_LLM_CACHE_FOLDER")


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in counts.most_common())
