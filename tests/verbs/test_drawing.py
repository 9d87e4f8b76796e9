# SPDX-License-Identifier: MIT
"""The Python way in: `mapper.draw`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shapely import box
from shapely.geometry import mapping

import mapper
from mapper.errors import UsageError
from mapper.verbs.drawing import find_tiles


def test_a_day_may_be_given_in_any_form_that_a_table_may_have() -> None:
    assert mapper.draw(as_of="15 August 2021").payload["day"] == "2021-08-15"


def test_a_month_is_drawn_as_of_its_last_day() -> None:
    assert mapper.draw(as_of="2021-07").payload["day"] == "2021-07-31"


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(UsageError, match="as_of 'yesterday'"):
        mapper.draw(as_of="yesterday")


def test_a_rule_that_is_none_is_told() -> None:
    with pytest.raises(UsageError, match="give capital or none"):
        mapper.Look(provinces_from="mayor")


def test_what_was_known_may_be_asked_for_in_python() -> None:
    assert (
        mapper.draw(options=mapper.TableOptions(known_on="2021-07-10")).payload["day"]
        == "2021-07-09"
    )


def test_a_source_may_be_preferred_in_python() -> None:
    page = mapper.draw(as_of="2021-08-11", options=mapper.TableOptions(prefer="Reuters"))
    (farah,) = [
        p for p in page.payload["places"] if p["name"] == "Farah" and p["kind"] == "capital"
    ]
    assert (farah["status"], farah["contradicted"]) == ("contested", True)


@pytest.mark.filterwarnings("ignore::mapper.MapperWarning")
def test_every_page_says_what_was_matched_by_likeness(tmp_path: Path) -> None:
    table = tmp_path / "control.csv"
    rows = "Mazar-i-Sharrif,town,government,2021-08-01\nMazar-i-Sharrif,town,taliban,2021-08-14\n"
    table.write_text(f"place,kind,status,date\n{rows}", encoding="utf-8")
    said = "control.csv:2: &#39;Mazar-i-Sharrif&#39; is taken for &#39;Mazar-i-Sharif&#39;"
    pages = mapper.draw(table), mapper.timeline(table), mapper.compare_map(mapper.diff(table))
    assert all(said in page.html() for page in pages)


GEONAMES = "Places: GeoNames (CC BY 4.0)"


def donetsk(folder: Path) -> tuple[Path, Path]:
    """A table over boundaries of its own: two units in the east of Ukraine."""
    table, boundaries = folder / "control.csv", folder / "units.geojson"
    table.write_text("place,status,date\nWest,government,2022-02-24\n", encoding="utf-8")
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": mapping(box(west, 47.5, west + 1, 48.5)),
        }
        for name, west in (("West", 37.0), ("East", 38.0))
    ]
    collection = {"type": "FeatureCollection", "features": features}
    boundaries.write_text(json.dumps(collection), encoding="utf-8")
    return table, boundaries


def test_a_map_over_any_boundaries_names_towns_and_credits_them(tmp_path: Path) -> None:
    page = mapper.draw(*donetsk(tmp_path))
    towns = page.payload["towns"]
    assert (towns[0]["name"], towns[0]["within"]) == ("Donetsk", "west")
    assert page.html().count(GEONAMES) > 1


def test_towns_may_be_left_out_with_their_credit(tmp_path: Path) -> None:
    page = mapper.draw(*donetsk(tmp_path), look=mapper.Look(towns=False))
    assert "towns" not in page.payload
    assert GEONAMES not in page.html()


def test_tiles_that_want_a_key_are_refused_for_a_page_would_give_it_away() -> None:
    with pytest.raises(UsageError, match="wants a key, which the page would give away"):
        find_tiles("MapBox")


def test_a_provider_of_tiles_that_there_is_not_is_answered_with_the_closest() -> None:
    with pytest.raises(UsageError, match="no tile provider named 'OpenStreetMup' — closest: Open"):
        find_tiles("OpenStreetMup")
