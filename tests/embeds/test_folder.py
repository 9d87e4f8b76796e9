# SPDX-License-Identifier: MIT
"""The folder that is put on a server: all of it, or nothing."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from mapper.embeds.folder import contents, makers, write_folder
from mapper.embeds.script import article_script
from mapper.errors import OutputError
from tests.embeds.toys import URL, toy_embedding

FILES = {
    "map.html",
    "control-map.js",
    "map-social.png",
    "map.png",
    "map.oembed.json",
    "index.html",
}


@cache
def toy_files() -> Mapping[str, bytes]:
    return contents(toy_embedding())


def size_of(image: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def test_the_folder_has_all_that_the_forms_link_to(tmp_path: Path) -> None:
    paths = write_folder(toy_embedding(), tmp_path / "maps")
    assert {path.name for path in paths} == FILES == {p.name for p in (tmp_path / "maps").iterdir()}
    assert json.loads((tmp_path / "maps/map.oembed.json").read_text())["title"] == "Who held what"


def test_the_pictures_have_their_sizes() -> None:
    files = toy_files()
    assert size_of(files["map-social.png"]) == (1200, 630)
    assert size_of(files["map.png"])[0] == 1520
    assert len(files["map-social.png"]) < 200_000


def test_the_same_page_gives_the_same_bytes() -> None:
    assert contents(toy_embedding()) == toy_files()


def test_a_file_that_is_there_stops_all(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_text("mine")
    with pytest.raises(OutputError, match=r"map\.png: exists already"):
        write_folder(toy_embedding(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["map.png"]
    write_folder(toy_embedding(), tmp_path, force=True)
    assert {path.name for path in tmp_path.iterdir()} == FILES


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("mine")
    with pytest.raises(OutputError, match="is a file — give the name of a folder"):
        write_folder(toy_embedding(), tmp_path / "maps")


def test_the_script_is_small_and_asks_no_one() -> None:
    script = article_script()
    assert len(script) < 4_800
    assert "http://" not in script
    assert "https://" not in script
    assert "innerHTML" not in script


def test_the_demo_shows_every_form_as_text() -> None:
    title = "</code></pre><img src=x onerror=alert(1)>"
    demo = makers(toy_embedding(title))["index.html"]().decode()
    assert "<img src=x" not in demo
    assert demo.count("<pre ") == 8
    assert f"&lt;iframe src=&#34;{URL}map.html&#34;" in demo
