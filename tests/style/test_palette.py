# SPDX-License-Identifier: MIT
"""The colours keep apart for every kind of sight, and the text can be read.

The pairs of Lab colours are from the test data that Sharma, Wu and Dalal published with their
notes on implementing CIEDE2000 (2005).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest

from mapper.model.scheme import Pattern
from mapper.style.palette import (
    INK,
    NO_DATA,
    NO_DATA_DARK,
    PAPER,
    PAPER_DARK,
    QUIET_INK,
    Triple,
    Vision,
    as_seen,
    ciede2000,
    contrast,
    distance,
    lab,
    rgb,
    tint,
)
from mapper.style.scheme_files import load_scheme, scheme_names

# The least CIEDE2000 distance of any two status colours, unknown and no data included.
APART, APART_DARK = 17.9, 20.0
# The least distance of two steps of a five-step scale, and of their CIE lightness.
STEPS_APART, LIGHTNESS_APART = 15.0, 10.0


def closest_pair(colors: list[str], vision: Vision) -> float:
    return min(distance(one, other, vision) for one, other in combinations(colors, 2))


def light(name: str) -> list[str]:
    return [status.color for status in load_scheme(name).statuses]


def dark(name: str) -> list[str]:
    return [status.color_dark for status in load_scheme(name).statuses]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
        ((50.0, 2.8361, -74.0200), (50.0, 0.0, -82.7485), 3.4412),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_the_published_pairs(
    first: Triple, second: Triple, expected: float
) -> None:
    assert ciede2000(first, second) == pytest.approx(expected, abs=5e-5)
    assert ciede2000(second, first) == pytest.approx(expected, abs=5e-5)


def test_white_is_the_white_of_the_colour_space() -> None:
    assert lab("#ffffff") == pytest.approx((100.0, 0.0, 0.0), abs=0.01)


def test_pure_red_has_its_known_place() -> None:
    assert lab("#ff0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)


@pytest.mark.parametrize("vision", Vision)
def test_greys_look_the_same_to_everyone(vision: Vision) -> None:
    assert as_seen("#808080", vision) == pytest.approx(as_seen("#808080", Vision.NORMAL), abs=1e-5)


def test_red_and_green_come_close_without_red_cones() -> None:
    assert distance("#c0504d", "#6b7a3a", Vision.PROTANOPIA) < 15
    assert distance("#c0504d", "#6b7a3a", Vision.NORMAL) > 40


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_a_tint_lies_between_colour_and_ground() -> None:
    assert [tint("#ff0000", share, "#0000ff") for share in (0, 0.5, 1)] == [
        "#0000ff",
        "#800080",
        "#ff0000",
    ]


@pytest.mark.parametrize("color", ["red", "#fff", "#gggggg", "ffffff0"])
def test_only_six_digits_are_a_colour(color: str) -> None:
    with pytest.raises(ValueError, match=r"#rrggbb|invalid literal"):
        rgb(color)


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("name", ["three-way", "two-sided"])
def test_statuses_and_no_data_keep_apart(name: str, vision: Vision) -> None:
    assert closest_pair([*light(name), NO_DATA], vision) >= APART


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("name", ["three-way", "two-sided"])
def test_they_keep_apart_in_dark_mode(name: str, vision: Vision) -> None:
    assert closest_pair([*dark(name), NO_DATA_DARK], vision) >= APART_DARK


@pytest.mark.parametrize("vision", Vision)
def test_what_has_no_lines_keeps_apart_in_ukraine(vision: Vision) -> None:
    plain = [s for s in load_scheme("ukraine").statuses if s.pattern is not Pattern.LINES]
    assert closest_pair([*(status.color for status in plain), NO_DATA], vision) >= APART
    assert closest_pair([*(s.color_dark for s in plain), NO_DATA_DARK], vision) >= APART_DARK


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("colors", [light, dark])
def test_the_five_levels_keep_apart(colors: Callable[[str], list[str]], vision: Vision) -> None:
    ground = NO_DATA if colors is light else NO_DATA_DARK
    assert closest_pair([*colors("sigar-5"), ground], vision) >= STEPS_APART


@pytest.mark.parametrize("colors", [light("sigar-5")[:5], dark("sigar-5")[:5]])
def test_the_five_levels_go_through_a_light_middle(colors: list[str]) -> None:
    lightness = [lab(color)[0] for color in colors]
    assert lightness[:3] == sorted(lightness[:3])
    assert lightness[2:] == sorted(lightness[2:], reverse=True)


@pytest.mark.parametrize("colors", [light("sigar-5")[:5], dark("sigar-5")[:5]])
def test_the_five_levels_and_both_sides_survive_greyscale(colors: list[str]) -> None:
    lightness = sorted(lab(color)[0] for color in colors)
    assert min(above - below for below, above in pairwise(lightness)) >= LIGHTNESS_APART


@pytest.mark.parametrize("ink", [INK, QUIET_INK])
@pytest.mark.parametrize("ground", [PAPER, NO_DATA])
def test_text_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("name", scheme_names())
def test_ink_can_be_read_on_the_halo_of_every_status(name: str) -> None:
    """The halo of a name is the fill's colour at 22 % on paper."""
    assert min(contrast(INK, tint(color, 0.22)) for color in light(name)) >= 4.5


@pytest.mark.parametrize("name", scheme_names())
def test_fills_stand_out_from_dark_paper(name: str) -> None:
    assert min(contrast(color, PAPER_DARK) for color in dark(name)) >= 2.0
