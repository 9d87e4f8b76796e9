# SPDX-License-Identifier: MIT
"""What is wrong with options is said before files are read: of a front that takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Answer

Mapper = Callable[..., Answer]
DAMAGED = '{"type": "FeatureCollection", "features": ['


@pytest.fixture
def front(tmp_path: Path) -> str:
    """A folder of a day that cannot be read, so that whoever reads it says so."""
    folder = tmp_path / "front"
    folder.mkdir()
    (folder / "front-2021-08-05.geojson").write_text(DAMAGED, encoding="utf-8")
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    (tmp_path / "a-folder.html").mkdir()
    (tmp_path / "style.toml").write_text("colours = 5", encoding="utf-8")
    return "front"


def test_the_files_are_read_where_nothing_else_is_wrong(front: str, mapper: Mapper) -> None:
    assert "front-2021-08-05.geojson" in mapper("timeline", front, "-o", "page.html").err


@pytest.mark.parametrize(
    ("command", "options", "code", "said"),
    [
        ("timeline", ["-o", "a-folder.html"], 5, "is a folder"),
        ("timeline", ["-o", "a-file/page.html"], 5, "a folder in its path is a file"),
        ("draw", ["-o", "a-file/page.html"], 5, "a folder in its path is a file"),
        ("export", ["-o", "a-file/map.svg"], 5, "a folder in its path is a file"),
        ("timeline", ["--scheme", "nobody"], 3, "nobody"),
        ("timeline", ["--frame", "1,2"], 2, "--frame"),
        ("timeline", ["--locator", "moon"], 2, "--locator"),
        ("timeline", ["--stale-days", "-1"], 2, "--stale-days"),
        ("draw", ["--as-of", "yesterday"], 2, "--as-of"),
        ("timeline", ["--generated", "someday"], 2, "--generated"),
        ("timeline", ["--style", "style.toml"], 3, "style.toml"),
        ("timeline", ["--same-day", "never"], 2, "--same-day"),
        ("timeline", ["--format-in", "nobody"], 2, "--format-in"),
    ],
)
def test_wrong_options_are_told_first(
    front: str, mapper: Mapper, command: str, options: Sequence[str], code: int, said: str
) -> None:
    output = [] if "-o" in options else ["-o", "page.html"]
    ended = mapper(command, front, *options, *output)
    assert said in ended.err
    assert "front-2021-08-05.geojson" not in ended.err
    assert ended.code == code
