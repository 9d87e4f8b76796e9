# SPDX-License-Identifier: MIT
"""What is declared is what is used: dependencies, extras, and the version."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

import mapper
from tests.test_floors import MODULES, imports

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Where the name that is imported is not the name that is installed.
DISTRIBUTIONS = {
    "fpdf": "fpdf2",
    "PIL": "pillow",
    "pymupdf_fonts": "pymupdf-fonts",
    "python_calamine": "python-calamine",
}

# What is imported and comes with a declared library, whose interface it is part of.
BROUGHT = {
    "branca": "folium",
    "xyzservices": "folium",
    "markupsafe": "jinja2",
    "pandas": "geopandas",
    "pyogrio": "geopandas",
    "shellingham": "typer",
}

# What serves the tests is run or imported there; the package must not need it.
EXTRAS = {"big", "dask", "parquet", "pictures", "video", "xlsx"}
# Libraries that are imported by name where they are wanted: `needed("fpdf.drawing")`.
NEEDED = re.compile(r'needed\(f?"(\w+)')


def name_of(requirement: str) -> str:
    return re.split(r"[^\w-]", requirement, maxsplit=1)[0].lower()


def declared() -> set[str]:
    """Runtime dependencies, and those of the extras that the package itself makes use of."""
    lists = [
        PROJECT["dependencies"],
        *(PROJECT["optional-dependencies"][extra] for extra in EXTRAS),
    ]
    return {name_of(requirement) for requirements in lists for requirement in requirements}


def imported() -> set[str]:
    """Every third-party distribution that some module under mapper/ imports."""
    tops = {name.split(".")[0] for path in MODULES for name in imports(path)}
    tops |= {name for path in MODULES for name in NEEDED.findall(path.read_text("utf-8"))}
    foreign = tops - set(sys.stdlib_module_names) - {"mapper"}
    return {DISTRIBUTIONS.get(name, name) for name in foreign}


def test_every_import_is_declared() -> None:
    assert imported() - set(BROUGHT) <= declared()


def test_every_dependency_is_imported() -> None:
    used = imported()
    assert declared() - used - {BROUGHT[name] for name in used & set(BROUGHT)} == set()


@pytest.mark.parametrize("name", BROUGHT)
def test_what_comes_with_a_library_still_does(name: str) -> None:
    assert BROUGHT[name] in declared()
    wanted = (line for line in requires(BROUGHT[name]) or () if "extra" not in line)
    assert name in {name_of(line) for line in wanted}


def test_the_versions_agree() -> None:
    assert mapper.__version__ == PROJECT["version"]
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_lock_file_is_kept() -> None:
    names = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "package-lock.json"}
    assert not {path.name for path in ROOT.iterdir()} & names


def test_the_readme_shows_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make map" in readme
    assert "make test" in readme
