# SPDX-License-Identifier: MIT
"""What Python is given and cannot be used is refused in one line, never with a traceback."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import box

import mapper

ROWS = pd.DataFrame({"place": ["Herat"], "status": ["taliban"], "date": ["2021-08-12"]})
TWICE = gpd.GeoDataFrame(
    [["West", "East"]], columns=["name", "name"], geometry=[box(10, 10, 11, 11)], crs=4326
)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mapper.faces(ROWS), "DataFrame: is no drawn ground — give polygons with a status"),
        (lambda: mapper.faces(None), "sources: give a path or a name, not None"),
        (lambda: mapper.draw(ROWS, options=mapper.Look()), "options Look("),  # type: ignore[arg-type]
        (lambda: mapper.draw(ROWS, options="seats"), "options 'seats': give TableOptions"),  # type: ignore[arg-type]
        (lambda: mapper.draw(ROWS, look={"title": "x"}), "look {'title': 'x'}: give a mapper.Look"),  # type: ignore[arg-type]
        (lambda: mapper.load_boundaries(TWICE), "GeoDataFrame: the column 'name' stands twice"),
        (lambda: mapper.export(None, "a.csv"), "NoneType: is no result of mapper"),
    ],
)
def test_it_is_refused_in_one_line(call: Callable[[], object], message: str) -> None:
    with pytest.raises(mapper.MapperError) as raised:
        call()
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_drawn_ground_in_memory_may_be_several_frames() -> None:
    days = [
        gpd.GeoDataFrame(
            {"status": ["taliban"], "date": [f"2021-08-0{day}"]},
            geometry=[box(62, 32, 62 + day, 33)],
            crs=4326,
        )
        for day in (1, 2)
    ]
    assert repr(mapper.faces(days)) == "<FaceHistory: GeoDataFrame.geojson, 2 faces of 2 days>"
