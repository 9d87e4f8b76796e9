# SPDX-License-Identifier: MIT
"""What the bundled data are and whose, by the file that lies beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from mapper.boundaries.folder import geodata_folder
from mapper.model.provenance import Provenance


@cache
def about(folder: str) -> Mapping[str, Any]:
    """What is said of a folder of the bundled data: `units`, `AFG/ADM1`."""
    path = geodata_folder() / folder / "provenance.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def credit_of(folder: str) -> Provenance:
    """The credit of a folder of the bundled data."""
    said = about(folder)
    return Provenance(
        title=said.get("description") or said["title"],
        attribution=said["attribution"],
        licence=said["licence"],
        method=said.get("method", ""),
    )
