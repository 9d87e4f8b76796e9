# SPDX-License-Identifier: MIT
"""Every file names its terms: sources in their first line, all others in `REUSE.toml`."""

from __future__ import annotations

import fnmatch
import tomllib
from pathlib import Path

import pytest

from mapper.page.bundle import asset
from tests.browser.pages import KINDS, small_page
from tests.headers import LICENCE, ROOT, TAG, header, is_source, lacks, sources, with_header

TERMS = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
NAMES = {"Public domain": "LicenseRef-Public-Domain", "CC BY 4.0": "CC-BY-4.0"}
BUNDLED = [
    (path.parent / entry["path"], entry["licence"])
    for path in sorted((ROOT / "geodata").rglob("provenance.toml"))
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["files"]
]


def terms_of(path: Path) -> str:
    """The licence that `REUSE.toml` gives a file: that of the last entry that matches it."""
    name = path.relative_to(ROOT).as_posix()
    return next(
        entry[TAG]
        for entry in reversed(TERMS)
        for pattern in ([entry["path"]] if isinstance(entry["path"], str) else entry["path"])
        if fnmatch.fnmatchcase(name, pattern)
    )


def test_every_source_has_its_licence_in_its_first_line() -> None:
    faults = [str(path.relative_to(ROOT)) for path in sources() if lacks(path)]
    assert not faults, "python -m tests.headers writes the line"


@pytest.mark.parametrize("name", ["a.py", "a.mjs", "a.css", "a.html", "a.toml", "Makefile"])
def test_the_script_writes_the_line_that_is_asked_for(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("a\n")
    assert lacks(path)
    path.write_text(with_header(path))
    assert path.read_text() == f"{header(path)}\na\n"
    assert not lacks(path)


def test_what_runs_a_file_stays_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("#!/usr/bin/env python3\nprint()\n")
    assert with_header(path) == f"#!/usr/bin/env python3\n# {LICENCE}\nprint()\n"


def test_bundled_schemes_are_copied_by_users_and_have_no_line() -> None:
    assert not is_source(Path("mapper/style/schemes/three-way.toml"))


def test_no_page_carries_the_lines() -> None:
    assert LICENCE in asset("map.mjs")
    assert not [kind for kind in KINDS if LICENCE in small_page(kind)]


@pytest.mark.parametrize(
    ("path", "licence"), BUNDLED, ids=[str(path.relative_to(ROOT)) for path, _ in BUNDLED]
)
def test_bundled_data_have_the_terms_that_their_provenance_says(path: Path, licence: str) -> None:
    assert terms_of(path) == NAMES.get(licence, licence)


def test_every_licence_that_is_named_has_its_text() -> None:
    named = {entry[TAG] for entry in TERMS}
    assert {path.stem for path in (ROOT / "LICENSES").iterdir()} == named


def test_the_licence_of_the_code_is_that_of_the_package() -> None:
    texts = [ROOT / "LICENSE", ROOT / "LICENSES" / "MIT.txt"]
    assert len({path.read_bytes() for path in texts}) == 1
