"""Serves a desk on one address until it is stopped."""

from __future__ import annotations

import gc
import socket
import sys
from contextlib import suppress

import uvicorn

from dateline.desk.application import create_application
from dateline.desk.desk import Desk
from dateline.errors import BadInput, BadSetting

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def check_address(desk: Desk, host: str) -> None:
    """Raises BadSetting where others could reach a desk on which nobody has to log in."""
    with desk.store.view() as session:
        if host not in LOOPBACK and not session.people.has_administrator():
            raise BadSetting(
                f"{host} can be reached by others, and this desk has no administrator yet",
                hint="`dateline people add NAME --role administrator` makes one; until then it serves 127.0.0.1 only",
            )


def bind(host: str, port: int) -> socket.socket:
    """A listening socket on the address; port 0 is any free one. Raises BadInput where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # TCP by name: only then asyncio sends each piece of an answer at once, not 40 ms after the one before
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # so that a browser that comes before the server is ready waits, and is not refused
    except OSError as error:
        listening.close()
        raise BadInput(
            f"{host}:{port} cannot be served: {error.strerror}", hint="name another with --port, or 0 for any"
        ) from None
    return listening


def serve(desk: Desk, listening: socket.socket) -> None:
    """Answer requests on a bound socket until the process is told to stop, by Ctrl-C too."""
    settings = uvicorn.Config(
        create_application(desk), log_level="warning", access_log=False, server_header=False, lifespan="on"
    )
    _collect_seldom()
    # The loop that sends answers waits so long for its turn, five milliseconds else, whenever a page is being made.
    sys.setswitchinterval(0.001)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listening])


def _collect_seldom() -> None:
    """Look for garbage in circles once in a while alone: a page makes ten thousands of things that hold no circle."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
