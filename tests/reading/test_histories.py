# SPDX-License-Identifier: MIT
"""Drawn ground as a command takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.errors import DataProblems
from mapper.reading.histories import HistoryReading, read_faces
from tests.boundaries.files import write_geojson
from tests.polygons.test_polygon_history import front


@pytest.mark.parametrize("lenient", [False, True])
def test_where_nothing_can_be_read_it_is_told_why(tmp_path: Path, lenient: bool) -> None:
    (tmp_path / "f-2021-08-05.zip").write_bytes(b"PK nothing")
    with pytest.raises(DataProblems, match=r"f-2021-08-05.zip: cannot be unpacked"):
        read_faces([tmp_path], HistoryReading(), lenient=lenient)


def test_lenient_reads_the_files_that_are_sound(tmp_path: Path) -> None:
    (tmp_path / "f-2021-08-05.zip").write_bytes(b"PK nothing")
    write_geojson(tmp_path / "f-2021-08-06.geojson", front("taliban", "government"))
    with pytest.raises(DataProblems):
        read_faces([tmp_path], HistoryReading())
    found = read_faces([tmp_path], HistoryReading(), lenient=True)
    assert [str(day) for day in found.days] == ["2021-08-06"]
    assert len(found.faces.shapes) == 2
