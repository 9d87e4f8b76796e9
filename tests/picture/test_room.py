# SPDX-License-Identifier: MIT
"""Maps beside each other use their room: the ground fills most of each."""

from __future__ import annotations

import pytest

from mapper.exports.pictures import drawn_picture
from mapper.picture.arrangements import column_of
from mapper.picture.fit import Fit, size_of
from mapper.picture.grids import LEAST_WIDE, MapGrid
from mapper.picture.ground import GroundShapes, PxShapes
from mapper.picture.layouts import LAYOUTS
from mapper.picture.letters import wrap
from tests.picture.maps import toy_days, two_days

SIZES = ("article", "column", "square", "story", "social", "a4", "1200x675")
# Of a map its ground fills this share, as a box.
FILLED = 0.6


@pytest.fixture
def panels(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the ground fills of each map that is fitted, as a share."""
    found: list[float] = []
    in_panel = GroundShapes.in_panel

    def measured(self: GroundShapes, size: tuple[float, float]) -> tuple[Fit, PxShapes]:
        fit, drawn = in_panel(self, size)
        wide, high = (metres * fit.px_per_m for metres in size_of(self.plane))
        found.append(wide * high / (size[0] * size[1]))
        return fit, drawn

    monkeypatch.setattr(GroundShapes, "in_panel", measured)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_the_ground_fills_most_of_every_map_of_a_comparison(panels: list[float], size: str) -> None:
    drawn_picture(two_days(), size=size)
    assert len(panels) > 2
    assert min(panels) >= FILLED


@pytest.mark.parametrize("size", SIZES)
def test_the_ground_fills_most_of_small_maps(panels: list[float], size: str) -> None:
    drawn_picture(toy_days(), size=size)
    assert min(panels) >= FILLED


@pytest.mark.parametrize("aspect", [0.4, 0.9, 1.3, 2.3, 3.5])
@pytest.mark.parametrize("room", [180.0, 400.0, 900.0])
def test_a_map_takes_the_form_of_tall_and_of_wide_ground(aspect: float, room: float) -> None:
    grid = MapGrid.of(2, 700, columns=2, aspect=aspect, most=room).higher(200, aspect)
    wide, high = grid.size
    assert wide <= max(1.36 * aspect * high, LEAST_WIDE)
    assert high <= 1.36 * wide / aspect


def test_beside_tall_ground_the_texts_have_more_room() -> None:
    social = LAYOUTS["social"]
    assert column_of(social, 1.3) == social.width * social.beside
    assert column_of(social, 0.7) == pytest.approx(social.width - 1.35 * 0.7 * 420)
    assert column_of(social, 0.1) == 0.66 * social.width


def test_a_title_breaks_in_no_date() -> None:
    assert wrap("What changed, 8 July 2024", 70, 16) == ["What", "changed,", "8 July", "2024"]
