# SPDX-License-Identifier: MIT
"""The oldest versions that `pyproject.toml` allows, as constraints for pip.

python -m tests.oldest > constraints.txt
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
LOWEST = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?>=([0-9][0-9.]*)")
# What the tests themselves use may be newer: nobody installs it.
OF_USERS = ("big", "dask", "parquet", "pictures", "video", "xlsx")


def oldest(requirements: Iterable[str]) -> list[str]:
    """`folium>=0.20` as `folium==0.20.*`: its first version and the mends of that one."""
    found = (LOWEST.match(requirement) for requirement in requirements)
    return sorted({f"{m[1]}=={series(m[2])}.*" for m in found if m})


def series(version: str) -> str:
    """`1.1` of 1.1, `2.8.5` of 2.8.5, `2.0` of 2."""
    return version if "." in version else f"{version}.0"


def requirements() -> list[str]:
    """All that users of mapper install, with its extras."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(one for extra in OF_USERS for one in extras[extra])]


if __name__ == "__main__":
    print("\n".join(oldest(requirements())))
