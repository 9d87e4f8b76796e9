# SPDX-License-Identifier: MIT
"""Ground that cannot be cut is refused with its file, its day and the place.

No sound polygon is known that cannot be cut, so limits are lowered until some cannot.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from shapely import box

from mapper.errors import BoundaryError, CutError
from mapper.geometry.noding import EndlessNoding
from mapper.polygons.face_days import with_days
from mapper.polygons.refused_cut import refused
from tests.drawn import STORY, drawn_day, drawn_history, faces_of
from tests.polygons.test_common_ground import compared, polygons

Patch = pytest.MonkeyPatch
DAYS = (
    drawn_day(date(2021, 8, 5), [(box(60, 30, 61, 31), "taliban")]),
    drawn_day(
        date(2021, 8, 6),
        [(box(60, 30, 61, 31), "taliban"), (box(-70, -10, -69, -9), "government")],
    ),
)


def test_the_polygon_closest_to_the_fault_is_named() -> None:
    error = refused(CutError("cutting failed", day=1, at=(-69.0, -9.5)), DAYS, "front")
    assert str(error) == (
        "2021-08-06.geojson:2: 2021-08-06: cutting failed, near 69.00° W, 9.50° S — mend the "
        "polygon there, or leave out that file"
    )


def test_without_a_day_the_polygons_of_all_days_are_asked() -> None:
    error = refused(CutError("cutting failed", at=(-69.0, -9.5)), DAYS, "front")
    assert str(error).startswith("2021-08-06.geojson:2: 2021-08-06: ")


def test_a_history_that_cannot_be_cut(monkeypatch: Patch) -> None:
    monkeypatch.setattr("mapper.geometry.faces.MOST_MOVED", -1.0)
    with pytest.raises(BoundaryError, match=r"^2021-08-01\.geojson:.: 2021-08-01: .* near 6"):
        faces_of()


def test_lines_that_cross_for_ever(monkeypatch: Patch) -> None:
    def endless(low: np.ndarray, high: np.ndarray, **_: object) -> None:
        raise EndlessNoding("lines still cross", (64_000_000, 31_000_000))

    monkeypatch.setattr("mapper.geometry.faces.node", endless)
    with pytest.raises(BoundaryError, match=r"^2021-08-05\.geojson:3: .*64\.00° E, 31\.00° N"):
        faces_of()


def test_a_day_that_cannot_be_added(monkeypatch: Patch) -> None:
    found = faces_of({day: STORY[day] for day in ("2021-08-01", "2021-08-20")})
    monkeypatch.setattr("mapper.geometry.faces_added.MOST_MOVED", -1e9)
    with pytest.raises(BoundaryError, match=r"^2021-08-05\.geojson:.: 2021-08-05: cutting"):
        with_days(found, drawn_history({"2021-08-05": STORY["2021-08-05"]}))


def test_a_side_of_two_that_cannot_be_cut(monkeypatch: Patch) -> None:
    monkeypatch.setattr("mapper.geometry.overlay.RELATIVE_TOLERANCE", -1.0)
    one = polygons(("red", box(0, 0, 1, 1)))
    with pytest.raises(BoundaryError, match=r"^front\.geojson:1: cutting it changed its area"):
        compared(one, one)
