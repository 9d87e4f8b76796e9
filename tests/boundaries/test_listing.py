# SPDX-License-Identifier: MIT
"""What is said of a set of boundaries and its units."""

from __future__ import annotations

from pathlib import Path

from shapely import box

from mapper.boundaries.listing import set_as_text
from tests.boundaries.files import write_geojson


def test_a_file_has_a_name_and_no_title(tmp_path: Path) -> None:
    path = tmp_path / "toyland.geojson"
    write_geojson(path, [({"name": "Ridge"}, box(0, 0, 1, 1)), ({"name": "Dale"}, box(1, 0, 2, 1))])
    assert set_as_text(str(path)).splitlines()[0] == "toyland.geojson: 2 units"
