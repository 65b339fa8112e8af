"""Every error that Dateline raises on purpose, in one tree, named by what to do next.

    DatelineError            base of all; never raised itself
    ├── TryLater             the thing may work later: a host that does not answer, a database in use
    ├── SetAside             this input cannot be read; it goes to quarantine with its reason, the rest goes on
    ├── BadInput             what the user typed or handed over is wrong; nothing was read
    ├── BadSetting           a setting has an unknown name or a value that does not fit
    └── StoreError           the database cannot be used: newer version, full disk, not a Dateline file

Each carries one sentence for people (`str(error)`) and, where there is one, a `hint` that says what to do.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class TryLater(DatelineError):
    """Something outside did not answer or is busy; the same call may work later."""


class SetAside(DatelineError):
    """One input cannot be read. `reason` is a short stable word that is counted (for example `empty`)."""

    def __init__(self, message: str, *, reason: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class BadInput(DatelineError):
    """What the user handed over is wrong as a whole; nothing was read."""


class BadSetting(DatelineError):
    """A setting has an unknown name, or a value that does not fit."""


class StoreError(DatelineError):
    """The database cannot be used as it is."""
