# SPDX-License-Identifier: MIT
"""The line through the middle of a border strip."""

from __future__ import annotations

import itertools

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Polygon

from mapper.geometry.strips import ON_THE_OUTLINE_DEG, STEP_DEG, middle_line, on_rim

KM = 60.0
# Half of that in degrees of longitude at the equator.
HALF_DEG = 30 / 111.3


def test_the_line_lies_half_as_deep_as_the_strip() -> None:
    line = middle_line(shapely.box(0, 0, 2, 2), shapely.box(2, -1, 3, 3), KM)
    assert set(shapely.get_coordinates(line)[:, 0].round(2)) == {round(2 - HALF_DEG, 2)}
    assert line.length == pytest.approx(2, abs=0.1)


def test_a_straight_border_has_a_line_of_few_corners() -> None:
    line = middle_line(shapely.box(0, 0, 2, 2), shapely.box(2, -1, 3, 3), KM)
    assert shapely.get_num_coordinates(line) < 20


def test_ground_far_from_the_neighbour_has_no_line() -> None:
    assert middle_line(shapely.box(0, 0, 2, 2), shapely.box(9, 0, 10, 2), KM).is_empty


def test_a_jagged_coast_between_has_the_line_of_a_smooth_one() -> None:
    """Thousands of teeth, each less deep than what counts as the outline itself."""
    teeth = itertools.chain.from_iterable(
        ((2, nth / 1000), (1.995, (nth + 0.5) / 1000)) for nth in range(2000)
    )
    jagged = Polygon([(0, 0), *teeth, (2, 2), (0, 2)])
    line = middle_line(jagged, shapely.box(2, -1, 3, 3), KM)
    assert line.length == pytest.approx(2, abs=0.1)


def test_around_ground_that_lies_within_the_line_is_a_ring() -> None:
    whole = shapely.box(0, 0, 4, 4) - shapely.box(1.5, 1.5, 2.5, 2.5)
    line = middle_line(whole, shapely.box(1.5, 1.5, 2.5, 2.5), KM)
    assert shapely.is_closed(line)
    assert shapely.contains(shapely.Polygon(line), shapely.box(1.5, 1.5, 2.5, 2.5))


@given(
    rims=st.lists(st.floats(-0.1, 0.1), min_size=2, max_size=12),
    edges=st.lists(
        st.lists(st.tuples(st.floats(0, 1), st.floats(-0.1, 0.1)), min_size=2, max_size=6).filter(
            lambda line: LineString(line).length > 0
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_corners_are_on_the_rim_as_if_each_were_asked(
    rims: list[float], edges: list[list[tuple[float, float]]]
) -> None:
    rim = shapely.LineString([(nth / 10, y) for nth, y in enumerate(rims)])
    steps = shapely.segmentize(shapely.multilinestrings([*map(LineString, edges)]), STEP_DEG)
    corners, line = shapely.get_coordinates(shapely.get_parts(steps), return_index=True)
    asked = shapely.dwithin(rim, shapely.points(corners), ON_THE_OUTLINE_DEG)
    assert on_rim(rim, corners, line).tolist() == asked.tolist()
