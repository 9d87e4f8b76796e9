# SPDX-License-Identifier: MIT
"""Events of a table and of files, with the places that they name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mapper.errors import TableError, UsageError
from mapper.model.advance import Advance
from mapper.model.event import Event
from mapper.reading.happenings import events_table, found_events, read_events
from mapper.reading.inputs import Inputs
from mapper.reading.options import Options, TableOptions
from mapper.reading.table_inputs import read_inputs
from mapper.tables.events import parse_events, position_of
from mapper.tables.read import read_rows, read_table
from tests.toy import SCHEME, boundaries

TOWNS = "place,status,date\nHaven,red,2021-08-05\nNorthfield,blue,2021-08-05\n"


def read(tmp_path: Path, events: str, control: str = TOWNS) -> Inputs:
    (tmp_path / "control.csv").write_text(control)
    (tmp_path / "events.csv").write_text(events)
    options = Options(table=TableOptions(events=tmp_path / "events.csv"))
    return read_inputs(tmp_path / "control.csv", boundaries(), SCHEME, options)


def test_an_event_stands_at_the_place_that_it_names(tmp_path: Path) -> None:
    (event,) = read(tmp_path, "event,place,date\nbattle,haven,2021-08-04\n").happenings.events
    assert (event.at, event.place, event.id) == ((1.5, 0.5), "Haven", "event:1")


def test_coordinates_need_no_name_that_is_known(tmp_path: Path) -> None:
    found = read(tmp_path, "event,place,lat,lon,date\nstrike,Mill 7,0.25,0.75,2021-08-04\n")
    (event,) = found.happenings.events
    assert (event.at, event.place) == ((0.75, 0.25), "Mill 7")
    assert not found.stopping


def test_an_advance_leads_from_a_town_to_a_unit(tmp_path: Path) -> None:
    text = "kind,place,toward,date\nadvance,Haven,Northfield,2021-08-04\n"
    (advance,) = read(tmp_path, text).happenings.advances
    assert isinstance(advance, Advance)
    assert advance.path == ((1.5, 0.5), (0.5, 1.5))


def test_an_unknown_place_is_told_with_the_closest(tmp_path: Path) -> None:
    found = read(tmp_path, "event,place,date\nbattle,Havenn Bay,2021-08-04\n")
    (problem,) = found.stopping
    assert str(problem).startswith(
        "events.csv:2: no province named 'Havenn Bay' — closest: 'Haven'"
    )


def test_two_names_of_one_place_are_no_way(tmp_path: Path) -> None:
    text = "kind,place,toward,to_lat,to_lon,date\nadvance,Haven,,0.5,1.5,2021-08-04\n"
    (problem,) = read(tmp_path, text).stopping
    assert "the advance ends where it begins" in problem.what


def test_what_lies_off_the_map_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "event,place,lat,lon,date\nstrike,Mill,60,20,2021-08-04\n")
    assert [p.what for p in found.notes] == ["the event at lat 60, lon 20 lies off the map"]


def test_events_count_in_no_figure(tmp_path: Path) -> None:
    with_events = "place,kind,status,date\nHaven,,red,2021-08-05\nHaven,battle,,2021-08-04\n"
    found = read(tmp_path, "event,place,date\nbattle,Haven,2021-08-04\n", with_events)
    assert len(found.happenings.events) == 2
    assert len(found.table.records) == 1
    assert {day.isoformat() for day in found.ledger.days()} == {"2021-08-05"}


def test_features_are_rows_and_lines_stay_lines(tmp_path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"event": "front", "name": "East", "date": "2021-08-04"},
            "geometry": {"type": "LineString", "coordinates": [[0, 1], [1, 1.5]]},
        },
        {
            "type": "Feature",
            "properties": {"event": "battle", "name": "Mill", "date": "2021-08-04"},
            "geometry": {"type": "Point", "coordinates": [0.5, 0.25]},
        },
    ]
    path = tmp_path / "events.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    rows = parse_events(events_table(path), SCHEME).rows
    line, event = found_events(rows, boundaries().gazetteer(())).happenings
    assert (line.mark, line.place) == ("front", "East")
    assert isinstance(event, Event)
    assert event.at == (0.5, 0.25)


KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>Mill</name><TimeStamp><when>2021-08-04</when></TimeStamp>
 <Point><coordinates>0.5,0.25</coordinates></Point></Placemark>
<Placemark><name>Wall</name><TimeSpan><begin>2021-08-01</begin></TimeSpan>
 <LineString><coordinates>0,1 1,1.5</coordinates></LineString></Placemark>
</Document></kml>"""


def test_moments_of_a_kml_are_days_of_its_events(tmp_path: Path) -> None:
    (tmp_path / "events.kml").write_text(KML)
    parsed = read_events(tmp_path / "events.kml", SCHEME)
    told = [(row.record.place, str(row.record.date.first)) for row in parsed.rows]
    assert (told, parsed.problems) == ([("Mill", "2021-08-04"), ("Wall", "2021-08-01")], ())


def geojson(path: Path, kind: str, coordinates: object) -> Path:
    shape = {"type": kind, "coordinates": coordinates}
    said = {"event": "strike", "date": "2021-08-04"}
    feature = {"type": "Feature", "properties": said, "geometry": shape}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


def test_several_points_of_a_feature_are_an_event_each(tmp_path: Path) -> None:
    path = geojson(tmp_path / "events.geojson", "MultiPoint", [[0, 1], [1, 1]])
    rows = read_events(path, SCHEME).rows
    assert [position_of(row) for row in rows] == [(0.0, 1.0), (1.0, 1.0)]


def test_an_area_is_no_event_and_told_by_the_name_of_its_file(tmp_path: Path) -> None:
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    path = geojson(tmp_path / "events.geojson", "Polygon", [ring])
    with pytest.raises(TableError, match=r"^events\.geojson: 1 shape of the file is an area — "):
        read_events(path, SCHEME)


def test_what_is_wrong_with_a_second_file_names_no_option_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes("event,place,date\nбой,Herat,2021-08-04\n".encode("windows-1251"))
    with pytest.raises(TableError, match=r" — save it as UTF-8$"):
        read_events(path, SCHEME)
    with pytest.raises(TableError, match=r"encoding="):
        read_table(path)


def test_a_table_of_acled_is_events(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text(
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,admin1,location,latitude,"
        "longitude,source,notes\n"
        "TOY1,2021-08-04,Battles,Armed clash,Red,Southport,Haven,0.5,1.5,Herald,A clash.\n"
    )
    parsed = parse_events(read_rows(path), SCHEME)
    (row,) = parsed.rows
    assert (row.word, row.mark, row.record.place) == ("armed clash", "battle", "Haven")
    assert (row.record.note, row.record.source) == ("A clash.", "Herald")


def test_a_file_that_is_missing_is_told_in_the_words_of_events(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nothing\.geojson"):
        events_table(tmp_path / "nothing.geojson")


def test_a_file_that_is_none_is_told_by_its_name_and_in_the_words_of_events(tmp_path: Path) -> None:
    (tmp_path / "boundaries.gpkg").write_bytes(b"no file of shapes")
    with pytest.raises(TableError, match=r"^boundaries\.gpkg: cannot be read as events"):
        events_table(tmp_path / "boundaries.gpkg")


def test_days_in_sight_are_at_least_one() -> None:
    with pytest.raises(UsageError, match="events_days 0"):
        TableOptions(events_days=0)
