"""Typst, and Typst with a template that a user brought: in a process of its own, which sees no file but the template's.

The files are read here and handed over as bytes; the root of the compiler is an empty folder. A package would come from
the network: the process is told of a proxy that is none, so that none can. Time and memory are bounded.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import typst

from dateline.errors import BadInput

try:
    import resource
except ImportError:  # there is none on Windows
    resource = None  # type: ignore[assignment]

SECONDS = 60.0
"""Seconds that setting one document may take; those of a large monthly are under ten."""
MEMORY = 3 << 30
"""Bytes of address space: Typst maps its fonts, and a picture is unpacked there."""
_NOWHERE = "http://127.0.0.1:1"
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def fonts_in(folders: Sequence[str]) -> typst.Fonts:
    """The fonts of these folders and those within Typst; none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders))


def compiled(
    files: Mapping[str, bytes],
    fonts: typst.Fonts,
    inputs: Mapping[str, str],
    *,
    form: Literal["pdf", "png"] = "pdf",
    resolution: float | None = None,
    root: Path | None = None,
) -> list[bytes]:
    """These files set, of which `main.typ` is the whole: one PDF, or a picture of each page. Raises TypstError."""
    made: Any = typst.compile(  # type: ignore[call-overload]  # its types do not tell of several files
        dict(files), root=root, font_paths=fonts, format=form, ppi=resolution, sys_inputs=dict(inputs)
    )
    return [made] if isinstance(made, bytes) else list(made)


def set_apart(files: Mapping[str, bytes], fonts: Sequence[str], inputs: Mapping[str, str]) -> bytes:
    """The PDF of these files, whose `main.typ` is set. Raises BadInput with file and line for what cannot be."""
    given = {
        "files": {name: b64encode(body).decode() for name, body in files.items()},
        "fonts": list(fonts),
        "inputs": dict(inputs),
    }
    kept = {name: value for name, value in os.environ.items() if name in ("SYSTEMROOT", "LANG", "TMPDIR", "TEMP")}
    around = {**kept, **dict.fromkeys(_PROXIES, _NOWHERE), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with tempfile.TemporaryDirectory() as nothing:
        try:
            done = subprocess.run(  # noqa: S603  # our own interpreter with this module
                [sys.executable, "-m", __name__],
                input=json.dumps(given).encode(),
                capture_output=True,
                cwd=nothing,
                env={**around, "HOME": nothing},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise BadInput(
                f"the template document.typ was not done after {SECONDS:.0f} seconds", hint="is there a loop in it?"
            ) from None
    if done.returncode == 0:
        return done.stdout
    raise _refusal(done.stderr.decode(errors="replace") if done.returncode == _REFUSED else "")


_REFUSED = 3
_ERROR = re.compile(r"^error: (?P<what>.*)$", re.MULTILINE)
_WHERE = re.compile(r"┌─ (?:.*/)?(?P<file>[\w.-]+\.typ):(?P<line>\d+)")
_HINTS = {
    "package": "a template takes no package from the network: put its files into the folder of templates",
    "escape the project root": "a template reads only what is in the folder of templates",
    "file not found": "a template reads only what is in the folder of templates",
}


def _refusal(told: str) -> BadInput:
    """The first error of Typst's in one line: what, in which line of which file."""
    what, where = _ERROR.search(told), _WHERE.search(told)
    if what is None:
        return BadInput("the template document.typ cannot be set: it takes too much memory, or brings Typst down")
    hint = next((hint for words, hint in _HINTS.items() if words in what["what"]), None)
    place = f"line {where['line']} of the template {where['file']}" if where else "the template document.typ"
    return BadInput(f"{place}: {re.sub(r' [(](?:searched at|https:).*', '', what['what'])[:300]}", hint=hint)


def _main() -> None:
    """The process itself: what `set_apart` hands over on standard input, the PDF on standard output."""
    given: dict[str, Any] = json.load(sys.stdin)
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    files = {name: b64decode(body) for name, body in given["files"].items()}
    try:
        (made,) = compiled(files, fonts_in(given["fonts"]), given["inputs"], root=Path.cwd())
    except typst.TypstError as error:
        sys.stderr.buffer.write((error.diagnostic or f"error: {error}").encode())
        sys.exit(_REFUSED)
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    _main()
