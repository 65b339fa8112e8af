"""Every example of docs/api.md runs as it stands there, against a desk on this machine, and gives what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from live_desk import served
from sample_desk import sample_desk

PAGE = Path(__file__).parent.parent / "docs" / "api.md"
_BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
MARK = "=== example"


def test_the_examples_of_the_page_run_and_give_what_it_says(tmp_path: Path) -> None:
    examples = _BLOCK.findall(PAGE.read_text("utf-8"))
    assert len(examples) >= 8
    desk = sample_desk(tmp_path / "a.db")
    with served(desk) as address:
        lines = [f"echo '{MARK} {at}'\n{commands}" for at, (commands, _) in enumerate(examples)]
        script = "set -euo pipefail\n" + "\n".join(lines).replace("http://127.0.0.1:8321", address)
        done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    desk.store.close()
    outputs = re.split(rf"{MARK} \d+\n", done.stdout)[1:]
    assert done.returncode == 0, f"example {len(outputs)}: {examples[len(outputs) - 1][0]}\n{outputs[-1]}{done.stderr}"
    for (commands, told), output in zip(examples, outputs, strict=True):
        for line in filter(None, told.splitlines()):
            assert line in output, f"{commands}\ndoes not give {line!r} but\n{output}"
