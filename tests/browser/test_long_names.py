# SPDX-License-Identifier: MIT
"""A name of two hundred letters without a blank runs off no page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import mapper
from tests.browser.days import opened

NAME = "Llanfair" * 25


@pytest.fixture(scope="module")
def page_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of one unit of such a name, with a note that is as long."""
    folder = tmp_path_factory.mktemp("long")
    ring = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    unit = {
        "type": "Feature",
        "properties": {"name": NAME},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    ground = {"type": "FeatureCollection", "features": [unit]}
    (folder / "ground.geojson").write_text(json.dumps(ground))
    (folder / "control.csv").write_text(
        f"place,status,date,note\n{NAME},taliban,2021-08-01,{NAME}\n"
    )
    mapper.draw(folder / "control.csv", boundaries=folder / "ground.geojson").save(
        folder / "map.html"
    )
    return folder / "map.html"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_name_without_a_blank_goes_on_in_the_next_line(
    open_page: Callable[..., Page], page_path: Path, width: int
) -> None:
    page = opened(open_page, page_path, width=width)
    page.locator("path.unit").click()
    expect(page.locator("#detail")).to_contain_text(NAME)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
