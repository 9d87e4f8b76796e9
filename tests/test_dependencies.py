# SPDX-License-Identifier: MIT
"""What mapper stands on is listed, with a licence for each: `docs/dependencies.md` and its bill."""

from __future__ import annotations

import json
import re
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from docs.dependencies import BILL, CARRIED, PROJECT, TABLE, declared, licence_of

WANTED = declared(PROJECT.read_text(encoding="utf-8"))
ROWS = [line.strip("| ").split(" | ") for line in TABLE.read_text("utf-8").splitlines()]
PACKAGES = {
    canonicalize_name(row[0]): row
    for row in ROWS
    if len(row) > 5 and row[0] not in ("package", "---")
}
# Licences that let a newsroom do what it does: use, change, pass on.
FREE = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-CMU"),
    *("MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib"),
}


@pytest.mark.parametrize("name", WANTED)
def test_each_package_that_is_declared_is_listed_with_its_reason(name: str) -> None:
    reasons = set(WANTED[name].values())
    assert "" not in reasons
    assert PACKAGES[name][-1] in reasons


def licences_of(row: list[str]) -> set[str]:
    """The licences of a row: they stand two cells before its last, whatever the table."""
    return set(re.split(" AND | OR ", row[-3]))


def test_the_one_licence_that_binds_those_who_pass_mapper_on_is_of_an_extra() -> None:
    binding = {name: licences_of(row) - FREE for name, row in PACKAGES.items()}
    assert {name: found for name, found in binding.items() if found} == {"fpdf2": {"LGPL-3.0-only"}}
    assert set(WANTED["fpdf2"]) == {"pictures"}


def test_the_bill_has_the_packages_of_the_table_and_what_the_wheel_carries() -> None:
    bill = json.loads(BILL.read_text(encoding="utf-8"))
    found = {canonicalize_name(part["name"]) for part in bill["components"]}
    assert found == {*PACKAGES, CARRIED[0].lower()}
    assert all(part["licenses"] for part in bill["components"])


def package(folder: Path, *lines: str) -> PathDistribution:
    """A package of which only its metadata are there."""
    (folder / "METADATA").write_text("\n".join(["Metadata-Version: 2.1", "Name: a", *lines]))
    return PathDistribution(folder)


@pytest.mark.parametrize(
    ("line", "licence"),
    [
        ("License-Expression: MIT AND PSF-2.0", "MIT AND PSF-2.0"),
        ("Classifier: License :: OSI Approved :: ISC License (ISCL)", "ISC"),
        ("License: SIL OFL V1.1", "OFL-1.1"),
    ],
)
def test_licences_have_their_names_of_spdx(tmp_path: Path, line: str, licence: str) -> None:
    assert licence_of(package(tmp_path, line)) == licence


@pytest.mark.parametrize(
    "line", ["Version: 1", "Classifier: License :: OSI Approved :: BSD License", "License: BSD"]
)
def test_a_licence_that_is_not_known_stops_the_list(tmp_path: Path, line: str) -> None:
    """BSD is a family: which of them must be read in the package."""
    with pytest.raises(LookupError, match="a: no licence is known — read it in the package"):
        licence_of(package(tmp_path, line))
