"""The audit log's lines on what is done at the command line: who works at this machine, and in whose name."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import Any

from dateline.store.session import Session


def at_the_terminal() -> str:
    """Who works at this machine, as the audit log names them."""
    try:
        return f"{getpass.getuser()} at the command line"
    except (OSError, KeyError):  # the user has no name; until Python 3.12 that was a KeyError
        return "somebody at the command line"


def note(session: Session, act: str, subject: str, *, person: str = "", at: datetime, **detail: Any) -> None:
    """One line on a decision; `person` is whose it is (`--by`), which need not be who works at this machine."""
    told = {"person": person, **detail} if person else detail
    session.people.note(act, subject, by=at_the_terminal(), at=at, **told)
