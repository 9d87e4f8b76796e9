# SPDX-License-Identifier: MIT
"""Leaflet without what a page of ours never makes, and whole where others have layers on it."""

from __future__ import annotations

import re

import pytest

from mapper.page.bundle import vendored
from mapper.page.leaflet_script import HEARD, MARKUP, UNUSED, leaflet_script, without_body
from tests.test_floors import MARKUP_FROM_TEXT


@pytest.mark.parametrize("name", UNUSED)
def test_every_class_that_is_left_out_is_one_of_leaflets(name: str) -> None:
    assert len(without_body(vendored("leaflet/leaflet.js"), name)) < len(
        vendored("leaflet/leaflet.js")
    )


def test_a_class_ends_where_its_braces_do() -> None:
    script = """A=B.extend({a:'}',b:/[}"]/.test(c),d:function(){return"{"}}),t.Path=A,t.x=1"""
    assert without_body(script, "Path") == "A=B.extend({}),t.Path=A,t.x=1"


def test_what_a_class_is_set_up_with_stays() -> None:
    script = "A=(M.include({a:1}),M.addInitHook(function(){b()}),B.extend({c:{}})),t.Popup=A,t.x=1"
    assert without_body(script, "Popup") == script.replace("{c:{}}", "{}")


def test_what_is_left_makes_no_markup_of_a_text() -> None:
    script = leaflet_script(whole=False)
    assert not re.search(MARKUP_FROM_TEXT, script)
    assert all(plain in script for plain in MARKUP.values())


def test_a_map_hears_only_what_somebody_listens_for() -> None:
    whole, own = leaflet_script(whole=True), leaflet_script(whole=False)
    for heard, less in HEARD.items():
        assert heard in whole
        assert heard not in own
        assert less in own


@pytest.mark.parametrize("script", ["t.x=1", "t.Path=A", "A=B.extend({a:1,t.Path=A,"])
def test_a_script_of_another_form_stays_as_it_is(script: str) -> None:
    assert without_body(script, "Path") == script


def test_a_page_with_layers_of_others_has_all_of_it() -> None:
    assert leaflet_script(whole=True) == vendored("leaflet/leaflet.js")
    assert len(leaflet_script(whole=False)) < 85_000
