"""The gallery is what its maker says, and each of its pictures is there and light."""

from __future__ import annotations

from importlib import import_module

import pytest

from docs.gallery import FOLDER, HERE, PICTURES, gallery_text

MOST_BYTES = 1_500_000


def test_the_page_of_the_gallery_is_what_its_maker_says() -> None:
    assert (HERE / "gallery.md").read_text(encoding="utf-8") == gallery_text()


def test_every_picture_is_there_and_all_are_light() -> None:
    files = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert set(files) == {f"{picture.name}.png" for picture in PICTURES}
    assert sum(files.values()) < MOST_BYTES


@pytest.mark.parametrize("script", ["front_line", "gallery", "pictures"])
def test_the_scripts_of_the_pictures_find_what_they_import(script: str) -> None:
    assert import_module(f"docs.{script}").__doc__
