# SPDX-License-Identifier: MIT
"""Which ground a map is framed by, and what lies too far to be framed with it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from shapely import Geometry

from mapper.boundaries.load import load_boundaries
from mapper.geometry import interest
from mapper.geometry.interest import box_around, framed, growth
from mapper.geometry.unrolled import turn_of

Square = tuple[float, float, float]

# What of the bundled sets lies far: units that lie nowhere else, and those of which a part does.
FAR = {
    "NOR": ["(Nordland)"],
    "CHL": ["(Valparaíso)", "(Valparaíso)", "(Valparaíso)"],
    "PRT": ["Azores", "Madeira"],
    "ESP": ["Las Palmas, Santa Cruz de Tenerife"],
    "NZL": ["Chatham Islands"],
    "USA": ["Alaska", "Hawaii"],
    "FJI": ["Rotuma", "(Western)", "(Eastern)"],
    "ECU": ["Galápagos"],
    "NLD": ["Bonaire", "Saba, Sint Eustatius"],
    # Russia with Kaliningrad, Denmark with Bornholm, and no archipelago is cut.
    **{country: [] for country in ["FRA", "RUS", "DNK", "UKR", "AFG", "IDN", "PHL", "KIR"]},
}


def squares(*places: Square) -> list[Geometry]:
    """Squares on the equator, each by its west, south and side in degrees."""
    return [shapely.box(west, south, west + side, south + side) for west, south, side in places]


def left_aside(shapes: Sequence[Geometry], counted: Sequence[int] = ()) -> list[int]:
    return [nth for far in framed(shapes, counted).far for nth in (*far.whole, *far.partly)]


@pytest.mark.parametrize(("country", "far"), FAR.items())
def test_countries_are_framed_by_what_lies_together(country: str, far: list[str]) -> None:
    ground = load_boundaries(f"{country}/ADM1")
    turn = turn_of(ground.shapes)
    shapes = [turn.shape(shape) for shape in ground.shapes] if turn else [*ground.shapes]

    def named(numbers: Sequence[int]) -> str:
        return ", ".join(ground.units[nth].name for nth in numbers)

    found = framed(shapes)
    assert [named(one.whole) or f"({named(one.partly)})" for one in found.far] == far
    whole = box_around(shapely.bounds(np.array(shapes, dtype=object)))
    assert (found.bounds == whole) == (not far)


def test_ground_near_the_main_is_framed_however_small_it_is() -> None:
    assert left_aside(squares((0, 0, 10), (10.9, 0, 0.1))) == []


def test_a_far_islet_does_not_decide() -> None:
    far = framed(squares((0, 0, 10), (30, 0, 0.1)))
    assert far.bounds == (0, 0, 10, 10)
    assert [one.box for one in far.far] == [(30, 0, 30.1, 0.1)]


def test_far_ground_that_is_a_good_part_of_all_may_cost_more() -> None:
    assert left_aside(squares((0, 0, 10), (12.5, 0, 0.5))) == [1]
    assert left_aside(squares((0, 0, 10), (12.2, 0, 1.2))) == []


def test_a_chain_of_islands_is_one_ground() -> None:
    assert left_aside(squares(*((1.3 * nth, 0, 1) for nth in range(9)))) == []


def test_where_most_ground_lies_apart_none_is_left_aside() -> None:
    assert left_aside(squares((0, 0, 1), (40, 0, 0.9), (80, 0, 0.8))) == []


def test_the_main_ground_is_what_counts_most_together_and_not_the_largest_piece() -> None:
    """Alaska is larger than any other state."""
    lower = ((40 + 3 * x, 3 * y, 3) for x in range(4) for y in range(3))
    assert left_aside(squares((0, 0, 4), *lower)) == [0]


def test_ground_without_a_report_that_lies_far_does_not_decide() -> None:
    ground = squares((0, 0, 2), (40, 0, 9))
    assert left_aside(ground) == [0]
    assert left_aside(ground, counted=[0]) == [1]


def test_what_lies_far_is_framed_by_itself_without_its_own_islets() -> None:
    azores = shapely.MultiPolygon(squares((30, 0, 1), (37, 0, 0.01)))
    (far,) = framed([*squares((0, 0, 10)), azores]).far
    assert far.box == (30, 0, 31, 1)


def test_a_unit_that_lies_partly_far_is_seen_where_its_main_part_lies() -> None:
    coast = shapely.MultiPolygon(squares((0, 0, 10), (60, 0, 0.5)))
    (far,) = framed([coast]).far
    assert (far.whole, far.partly) == ((), (0,))


def test_specks_of_a_unit_that_widen_the_frame_much_are_left_aside() -> None:
    specks = shapely.MultiPolygon(squares((0, 0, 2), (2.1, 0, 2), (4.9, 0, 0.01), (4.95, 0, 0.01)))
    far = framed([specks])
    assert far.bounds == (0, 0, 4.1, 2)
    assert [one.partly for one in far.far] == [(0,)]


def test_a_speck_that_is_a_unit_by_itself_or_costs_little_is_framed() -> None:
    assert left_aside(squares((0, 0, 2), (2.1, 0, 2), (4.9, 0, 0.01))) == []
    near = shapely.MultiPolygon(squares((0, 0, 2), (2.1, 0, 2), (4.3, 0, 0.01)))
    assert left_aside([near]) == []


def test_a_map_is_drawn_smaller_by_the_longer_side_or_the_root_of_the_area() -> None:
    assert growth((0, -1, 1, 1), (0, -1, 4, 1)) == pytest.approx(2)
    assert growth((0, -1, 2, 1), (0, -3, 2, 3)) == pytest.approx(3, rel=0.01)


def test_points_are_framed_all_together() -> None:
    points = [shapely.box(x, 0, x, 0) for x in (0.0, 0.1, 90.0)]
    assert framed(points).bounds == (0.0, 0.0, 90.0, 0.0)


def test_no_ground_has_no_frame() -> None:
    with pytest.raises(ValueError, match="no ground"):
        framed([shapely.Polygon()])


def test_a_tree_finds_the_neighbours_that_are_found_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dice = np.random.default_rng(4)
    places = zip(*dice.uniform((0, -60), (170, 60), (300, 2)).T, [0.1] * 300, strict=True)
    islets = [shapely.box(0, 0, 20, 20), *squares(*places)]
    monkeypatch.setattr(interest, "MANY", 10**6)
    one_by_one = framed(islets)
    monkeypatch.setattr(interest, "MANY", 1)
    assert framed(islets) == one_by_one
    assert one_by_one.far


def test_islets_without_number_are_one_far_ground_behind_the_largest() -> None:
    mainland = shapely.box(0, 0, 10, 10)
    islets = squares(*((40.0 + 3 * (n % 40), -60.0 + 3 * (n // 40), 0.001) for n in range(1000)))
    assert len(framed([mainland, *islets]).far) <= interest.MOST_GROUPS + 1
