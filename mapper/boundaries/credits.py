"""Whose the bundled data are, by the file that lies beside them."""

from __future__ import annotations

import tomllib
from functools import cache

from mapper.boundaries.folder import geodata_folder
from mapper.model.provenance import Provenance


@cache
def credit_of(folder: str) -> Provenance:
    """The credit of a folder of the bundled data: `units`, `AFG/ADM1`."""
    path = geodata_folder() / folder / "provenance.toml"
    about = tomllib.loads(path.read_text(encoding="utf-8"))
    return Provenance(
        title=about.get("description") or about["title"],
        attribution=about["attribution"],
        licence=about["licence"],
        method=about.get("method", ""),
    )
