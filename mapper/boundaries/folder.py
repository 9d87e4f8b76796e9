# SPDX-License-Identifier: MIT
"""Where the bundled data lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mapper.errors import BoundaryError


@cache
def geodata_folder() -> Path:
    """The folder of the bundled data: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "geodata", package.parent / "geodata"):
        if (folder / "world").is_dir():
            return folder
    raise BoundaryError(f"{package}: the bundled data are missing — install mapper again")
