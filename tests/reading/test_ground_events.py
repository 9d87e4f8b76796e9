# SPDX-License-Identifier: MIT
"""Events beside drawn ground: on its pages and its pictures, by the names of its country."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mapper.errors import DataProblems
from mapper.reading.options import Options, TableOptions
from mapper.verbs.look import Look
from mapper.verbs.subject import Subject
from mapper.verbs.subject_given import subject_given
from tests.boundaries.files import write_geojson
from tests.polygons.test_polygon_history import front

EVENTS = "kind,event,place,lat,lon,date\nevent,battle,Mill,{lat},{lon},2021-08-05\n"


def drawn(folder: Path, events: str, *, lenient: bool = False) -> Subject:
    ground = folder / "front"
    ground.mkdir()
    for day in ("2021-08-05", "2021-08-06"):
        write_geojson(ground / f"f-{day}.geojson", front("taliban", "government"))
    (folder / "events.csv").write_text(events)
    options = Options(table=TableOptions(events=folder / "events.csv", lenient=lenient))
    return subject_given(ground, None, None, options)


def middle(folder: Path) -> tuple[float, float]:
    """Latitude and longitude in the middle of the ground."""
    (folder / "plain").mkdir()
    subject = drawn(folder / "plain", "event,date,lat,lon\nbattle,2021-08-05,0,0\n")
    west, south, east, north = subject.inputs.boundaries.outline().bounds
    return (south + north) / 2, (west + east) / 2


def test_they_stand_on_pages_and_pictures_of_it(tmp_path: Path) -> None:
    lat, lon = middle(tmp_path)
    subject = drawn(tmp_path, EVENTS.format(lat=lat, lon=lon))
    look = Look(as_of=date(2021, 8, 6))
    for shown in (
        subject.day_page(look),
        subject.days_page(look, "all"),
        subject.day_picture(look),
    ):
        (event,) = shown.document.payload["events"]
        assert event["title"] == "Mill: battle"


def test_what_cannot_be_drawn_stops_unless_it_may_be_left_out(tmp_path: Path) -> None:
    with pytest.raises(DataProblems, match="the event is nowhere"):
        drawn(tmp_path, "event,date\nbattle,2021-08-05\n")
    (tmp_path / "again").mkdir()
    subject = drawn(tmp_path / "again", "event,date\nbattle,2021-08-05\n", lenient=True)
    assert not subject.inputs.happenings
    assert any(problem.stops for problem in subject.inputs.problems)
