"""A desk served on a port of this machine, for programs that ask over the network."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from dateline.desk.application import create_application
from dateline.desk.desk import Desk
from dateline.desk.server import bind


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The address of the desk while it is served."""
    listening = bind("127.0.0.1", 0)
    settings = uvicorn.Config(create_application(desk), log_level="warning", access_log=False, lifespan="off")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
