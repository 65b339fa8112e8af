"""`dateline examples --desk`: serves a person at a terminal until they stop it, and waits for nobody elsewhere."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

COMMAND = [sys.executable, "-m", "dateline", "examples", "--desk"]


def on_terminal(folder: Path, **more: str) -> tuple[subprocess.Popen[bytes], int]:
    """The command with a terminal of its own, as its parent sees it."""
    ours, theirs = pty.openpty()
    unset = ("CI", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in unset} | more
    process = subprocess.Popen(COMMAND, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment)
    os.close(theirs)
    return process, ours


def read_until(words: str | None, terminal: int, seconds: float = 120) -> str:
    """What is shown until these words are, or until the end where None is given."""
    shown, until = b"", time.monotonic() + seconds
    while words is None or words.encode() not in shown:
        assert select.select([terminal], [], [], until - time.monotonic())[0], shown[-500:]
        try:
            more = os.read(terminal, 65_536)
        except OSError:  # how Linux tells that the other side is closed
            more = b""
        if not more:
            break
        shown += more
    return shown.decode()


@pytest.mark.timeout(300)
def test_at_a_terminal_the_desk_opens_on_the_examples_and_ctrl_c_stops_it(tmp_path: Path) -> None:
    process, terminal = on_terminal(tmp_path)
    try:
        shown = read_until("Ctrl-C stops it", terminal)
        address = re.search(r"the desk is at (http://127\.0\.0\.1:\d+/)", shown)
        assert address, shown[-500:]
        with urlopen(f"{address[1]}queue") as answer:  # noqa: S310 - our own server
            assert b'class="card"' in answer.read()
        process.send_signal(signal.SIGINT)
        rest = read_until(None, terminal)
        assert process.wait(timeout=30) == 0, rest
        assert "Traceback" not in shown + rest
    finally:
        process.kill()
        os.close(terminal)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("where", ["in CI", "without a terminal"])
def test_elsewhere_it_says_how_the_desk_is_opened_and_ends(tmp_path: Path, where: str) -> None:
    if where == "in CI":
        process, terminal = on_terminal(tmp_path, CI="true")
        told = read_until(None, terminal)
        os.close(terminal)
    else:
        environment = {name: value for name, value in os.environ.items() if name != "CI"}
        process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment,
        )
        told = process.communicate(timeout=120)[1].decode()
    assert process.wait(timeout=120) == 0
    assert "dateline desk --db dateline-examples.db" in told
    assert "the desk is at" not in told
