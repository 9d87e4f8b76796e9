# SPDX-License-Identifier: MIT
"""Letters on the map are read on any colour that a scheme may have: WCAG 2, level AA, computed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.picture.colors import mix
from mapper.picture.themes import GROUNDS as PICTURES
from mapper.style.letters import LEAST, OPACITIES, QUIET, drawn_ground, letters_on, quiet_on
from mapper.style.palette import contrast, tint
from mapper.style.shared import number, texts_of

LIGHT = texts_of("colours.light")
THEMES = PICTURES | {"a dark page": LIGHT | texts_of("colours.dark")}
HALO, KEPT = number("lettering.look.halo_share"), number("ground.kept_share")
ANY_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
# Where neither ink nor paper is read: a grey in the middle, and colours of its luminance.
MIDDLE = ["#757575", "#c0392b", "#2e7d32", "#0078d7", "#7a6ff0"]


@ANY_THEME
@pytest.mark.parametrize("how", OPACITIES)
@given(color=COLORS)
def test_names_are_read_on_bare_ground_of_any_colour(
    theme: Mapping[str, str], how: str, color: str
) -> None:
    """And so on the ground around them, which is the same."""
    ground = drawn_ground(color, how, theme)
    assert contrast(letters_on(ground, theme) or theme["ink"], ground) >= LEAST


@ANY_THEME
@given(color=COLORS)
def test_ink_is_read_with_the_tint_around_it(theme: Mapping[str, str], color: str) -> None:
    """As names are that lie on several grounds, or on what stayed as it was."""
    assert contrast(theme["ink"], mix(color, theme["paper"], HALO)) >= LEAST
    assert contrast(theme["ink"], mix(color, theme["none"], KEPT)) >= LEAST


@given(color=COLORS)
def test_names_that_stand_back_do_so_only_where_they_are_read(color: str) -> None:
    grounds = [drawn_ground(color, how, LIGHT) for how in OPACITIES]
    if quiet_on(color, LIGHT):
        assert min(contrast(tint(LIGHT["ink"], QUIET, one), one) for one in grounds) >= LEAST


@pytest.mark.parametrize("color", MIDDLE)
def test_on_a_colour_in_the_middle_letters_are_black_or_white_or_nearly(color: str) -> None:
    assert contrast(LIGHT["ink"], color) < LEAST
    assert letters_on(color, LIGHT) in (LIGHT["on_dark"], "#000000", "#ffffff")
    assert not quiet_on(color, LIGHT)


def test_a_house_has_its_own_light_letters_where_they_are_read() -> None:
    house = LIGHT | {"on_dark": "#ffeecc"}
    assert letters_on("#202020", house) == "#ffeecc"
    assert letters_on("#707070", house) == house["paper"]
