# SPDX-License-Identifier: MIT
"""The kinds of page: each whole, in one entry."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files

import pytest

from mapper.errors import PageError
from mapper.page.finished import page_of
from mapper.page.kinds import KINDS, VERSION
from mapper.page.map_model import MODELS
from mapper.picture.making import DRAWN
from mapper.verbs.look import Look
from tests.browser.pages import toy_map
from tests.drawn import faces_of
from tests.shown import ground_page

ROWS = "2021-08-01 Eastvale red"


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_its_template_its_script_and_its_sheets(name: str) -> None:
    page = files("mapper.page")
    assert (page / "templates" / f"{name}.html").is_file()
    assert (page / "assets" / f"{name}.mjs").is_file()
    assert all((page / "assets" / sheet).is_file() for sheet in KINDS[name].sheets)


def test_every_kind_has_its_model() -> None:
    assert {*MODELS} == {*KINDS}


def test_every_kind_is_drawn_as_a_picture_too() -> None:
    assert {*DRAWN} == {*KINDS}
    for place in DRAWN.values():
        module, _, name = place.partition(":")
        assert callable(getattr(import_module(f"mapper.picture.{module}"), name))


def test_a_page_of_another_version_is_refused_with_both() -> None:
    page = toy_map(ROWS).html()
    assert f'"version":{VERSION}' in page
    old = page.replace(f'"version":{VERSION}', '"version":0')
    with pytest.raises(PageError, match=f"old.html: is of version 0 .*; {VERSION} is read — "):
        page_of(old, "old.html")


def test_a_page_of_fronts_has_a_version_of_its_own() -> None:
    page = ground_page(faces_of(), Look())
    assert page_of(page).payload["version"] == KINDS["faces"].version > VERSION
    old = page.replace(f'"version":{KINDS["faces"].version}', f'"version":{VERSION}')
    with pytest.raises(PageError, match=r"old.html: is of version 3 .*; 4 is read — draw it anew"):
        page_of(old, "old.html")
