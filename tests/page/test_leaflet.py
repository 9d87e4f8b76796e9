# SPDX-License-Identifier: MIT
"""The page as folium knows it: deterministic, shown in a notebook, open to other layers."""

from __future__ import annotations

import io
import re
from pathlib import Path

import folium
import pytest

from mapper.errors import OutputError
from mapper.page.document import plain_html
from tests.browser.pages import toy_map

ROWS = "2021-08-01 Eastvale red\n2021-08-02 Haven contested"


def test_two_maps_of_the_same_data_are_the_same_bytes() -> None:
    assert toy_map(ROWS).html() == toy_map(ROWS).html()


def test_rendering_one_map_twice_gives_the_same_bytes() -> None:
    page = toy_map(ROWS)
    assert page.html() == page.html()


def test_a_page_with_layers_of_others_renders_twice_the_same() -> None:
    page = toy_map(ROWS)
    folium.Marker([0.5, 0.5], popup="Hello").add_to(page)
    folium.LayerControl().add_to(page)
    assert page.html() == page.html()


def test_a_plain_page_names_no_host() -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", toy_map(ROWS).html(), flags=re.DOTALL)
    assert "://" not in markup


def test_the_page_is_the_same_without_the_map_library() -> None:
    page = toy_map(ROWS)
    assert plain_html(page.document) == page.html()


def test_it_shows_in_a_notebook() -> None:
    page = toy_map(ROWS, title='"East" & west')
    shown = page._repr_html_()
    assert "<iframe srcdoc=" in shown
    assert 'title="&#34;East&#34; &amp; west"' in shown
    height = re.search(r"height:max\(clamp\((\d+)px", shown)
    assert height
    assert int(height[1]) > 400


def test_a_layer_of_folium_can_be_added() -> None:
    page = toy_map(ROWS)
    folium.CircleMarker([0.5, 0.5], radius=9).add_to(page)
    assert "L.circleMarker" in page.html()


def test_the_hosts_that_a_popup_needs_are_named_in_the_policy_and_no_others() -> None:
    page = toy_map(ROWS)
    folium.Marker([0.5, 0.5], popup="Hello").add_to(page)
    rule = re.search(r"script-src ([^;]*)", page.html())
    assert rule is not None
    assert [part for part in rule.group(1).split() if part.startswith("http")] == [
        "https://code.jquery.com"
    ]


def test_it_saves_a_file(tmp_path: Path) -> None:
    toy_map(ROWS).save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_it_saves_into_an_open_file() -> None:
    buffer = io.BytesIO()
    toy_map(ROWS).save(buffer, close_file=False)
    assert buffer.getvalue().startswith(b"<!DOCTYPE html>")


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        toy_map(ROWS).save(tmp_path)
