"""The tasks that `dateline evaluate` measures and `dateline predict` does, one line each."""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Callable
from typing import Any, Literal

from dateline.errors import BadInput
from dateline.model.claims import Account
from dateline.model.text import Report
from dateline.run.pipeline import read_report
from dateline.run.record_views import compose_telling

Verb = Literal["evaluate", "predict"]
Read = Callable[[Report], tuple[bool, tuple[Account, ...]]]
"""A whole reader: whether a report is relevant, and its accounts."""

MODULES = {
    "articles": "dateline.evaluation.articles",
    "timex": "dateline.evaluation.timex",
    "toponyms": "dateline.evaluation.toponyms",
    "event-location": "dateline.evaluation.event_location",
    "casualties": "dateline.evaluation.casualties",
    "clusters": "dateline.evaluation.clusters",
    "muc4": "dateline.evaluation.muc4",
    "roles": "dateline.evaluation.roles",
    "gold": "dateline.evaluation.gold",
    "incidents": "dateline.cli.incidents",
}
"""Each task's module, which holds `evaluate`, `predict` or both."""

EVALUATED = ("gold", "articles", "timex", "toponyms", "event-location", "casualties", "clusters", "muc4", "roles")
PREDICTED = ("articles", "timex", "toponyms", "casualties", "clusters", "incidents", "muc4")


def task_function(verb: Verb, task: str, read: Read | None = None) -> Callable[..., Any]:
    """The function that does this for a task; one that asks for `read` is given the whole reader, or this one.

    Raises BadInput for a task that does not exist.
    """
    known = EVALUATED if verb == "evaluate" else PREDICTED
    if task not in known:
        raise BadInput(f"there is no task {task} to {verb}", hint=f"there are: {', '.join(known)}")
    # By name, because each brings its own readers and tables, and only one is wanted.
    function: Callable[..., Any] = getattr(importlib.import_module(MODULES[task]), verb)
    parameters = inspect.signature(function).parameters
    if "tell" in parameters:
        function = functools.partial(function, tell=compose_telling)
    if "read" in parameters:
        return functools.partial(function, read=read or _read)
    if read is not None:
        raise BadInput(f"{task} has one finder only", hint="--finder goes with gold and clusters")
    return function


def _read(report: Report) -> tuple[bool, tuple[Account, ...]]:
    reading = read_report(report)
    return reading.relevant, reading.accounts
