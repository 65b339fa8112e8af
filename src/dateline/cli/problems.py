"""What a user sees when something goes wrong: one line that says what, one that says what to do; no traceback."""

from __future__ import annotations

import errno
import io
import logging
import os
import sys
from typing import Any

import click

from dateline.cli.terminal import legible
from dateline.errors import DatelineError

SET_ASIDE = 1
"""Exit status: read, but some inputs were set aside or not kept."""

MISUSE = 2
"""Exit status: what was asked for cannot be done; nothing was read."""


_CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EBADF, errno.EIO, errno.EFBIG)


def complain(message: str, hint: str | None = None) -> None:
    """One line to standard error, and a `hint:` line under it. What a document said in it cannot steer the terminal."""
    click.echo(legible(" ".join(message.split())), err=True)
    if hint:
        click.echo(f"hint: {legible(' '.join(hint.split()))}", err=True)


class Commands(click.Group):
    """A group that turns every error into a line and an exit status."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command; click's own messages stay click's."""
        if not kwargs.get("standalone_mode", True):
            return super().main(*args, **kwargs)
        # What libraries log is not what a user asked for, and it would pass by `legible`.
        logging.getLogger().addHandler(logging.NullHandler())
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A character that the terminal's character set lacks becomes "?", not a fault.
                stream.reconfigure(errors="replace")
        try:
            status = super().main(*args, **{**kwargs, "standalone_mode": False})
            if sys.stdout is not None:
                sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            sys.exit(MISUSE)
        except (click.Abort, KeyboardInterrupt):
            complain("interrupted", "what was reported as read is kept; run the same command to go on")
            sys.exit(130)
        except DatelineError as error:
            complain(f"error: {error}", error.hint)
            sys.exit(MISUSE)
        except BrokenPipeError:
            # The reader of our output has gone (`| head`): no error, but nothing more may be flushed to it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(SET_ASIDE)
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None and error.errno in _CANNOT_WRITE:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or the interpreter complains as it ends
                complain(f"error: standard output cannot be written: {error.strerror}", "send it somewhere else")
                sys.exit(MISUSE)
            if os.environ.get("DATELINE_TRACEBACK"):
                raise
            complain(
                f"error: a fault in Dateline: {type(error).__name__}: {error}",
                "please report it with the command that you gave; DATELINE_TRACEBACK=1 shows where it happened",
            )
            sys.exit(MISUSE)
        sys.exit(status if isinstance(status, int) else 0)
