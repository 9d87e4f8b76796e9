# SPDX-License-Identifier: MIT
"""A payload that is read back has the shape of its kind, or is refused with where it has not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from mapper.errors import PageError
from mapper.page.finished import page_of
from mapper.page.payload_shape import fault_of
from mapper.verbs.look import Look
from mapper.verbs.timeline import timeline_document
from tests.browser.ledgers import inputs_of
from tests.browser.pages import toy_map
from tests.drawn import faces_of
from tests.shown import ground_document

PAGE = toy_map("2021-08-01 Eastvale red")
TWO_DAYS = "2021-08-01 Eastvale red\n2021-08-02 Eastvale blue"
LOCATOR = {"size": [10, 10], "ground": [], "frame": [0, 0, 5, 5]}
GRID = {"scale": [1.0, 1.0], "translate": [0.0, 0.0]}
LONG = GRID | {"translate": [0.0, 0.0, 0.0]}
FRONT = {
    "id": "line:1", "mark": "front", "word": "front", "title": "Front",
    "when": "since 1 August 2021", "date": "2021-08-01",
}  # fmt: skip


def payload() -> Any:
    """The payload of a map of one day, as JSON has it."""
    return json.loads(json.dumps(PAGE.payload))


def unit_of(page: Any) -> Any:
    """The shape of the first unit."""
    return page["units"]["objects"]["units"]["geometries"][0]


def days_of_two() -> Any:
    """The payload of a timeline of two days."""
    return json.loads(json.dumps(timeline_document(inputs_of(TWO_DAYS), Look()).payload))


def test_what_is_written_has_its_shape() -> None:
    assert fault_of(payload()) == ""


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda it: it.pop("bounds"), "bounds is missing"),
        (lambda it: it.update(bounds="far"), "bounds is not a list"),
        (lambda it: it.update(version=True), "version is not a whole number"),
        (lambda it: it["bounds"].insert(0, None), "bounds[0] is not a number"),
        (lambda it: it["places"][1].pop("id"), "places[1].id is missing"),
        (lambda it: it["places"].insert(0, 3), "places[0] is not an object"),
        (lambda it: it["kinds"].update(unit=3), "kinds.unit is not a text"),
        (lambda it: it.update(bands=3), "bands is not an object"),
        (lambda it: it.update(languages=[["fa"]]), "languages[0] has 1 values, not 2"),
        (lambda it: it["bounds"].pop(), "bounds has 3 values, not 4"),
        (
            lambda it: unit_of(it).update(arcs="far"),
            "units.objects.units.geometries[0].arcs is not a list",
        ),
        (
            lambda it: unit_of(it).update(type="MultiPolygon"),
            "units.objects.units.geometries[0].arcs[0][0] is not a list",
        ),
        (
            lambda it: it.update(counts=[{"by": "LWJ", "date": "14 July 2021"}]),
            "counts[0].text is missing",
        ),
        (
            lambda it: it.update(kind="globe"),
            "'globe' is no kind of page; there are map, timeline,",
        ),
    ],
)
def test_what_is_damaged_is_named(damage: Callable[[Any], object], fault: str) -> None:
    damaged = payload()
    damage(damaged)
    assert fault_of(damaged).startswith(fault)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (
            lambda it: it["annotations"].append({"n": 1, "place": "Oz", "title": ""}),
            "annotations[0].place is 'Oz', which is no place",
        ),
        (lambda it: it["reports"].clear(), "places[1].report is 0, which is no report"),
        (lambda it: it["units"]["objects"].clear(), "units.objects.units is missing"),
        (lambda it: it["units"].pop("transform"), "units.transform has not two numbers for each"),
        (lambda it: it["units"]["arcs"].insert(0, "A"), "units.arcs[0] is no arc"),
        (lambda it: it["units"]["arcs"].insert(0, "AA!A"), "units.arcs[0] is no arc"),
        (
            lambda it: unit_of(it).update(arcs=[[999]]),
            "units.objects.units.geometries[0] has arcs that are not there",
        ),
        (
            lambda it: unit_of(it).update(arcs=[[]]),
            "units.objects.units.geometries[0] has arcs that are not there",
        ),
        (lambda it: it["stripes"].update(red=[]), "stripes.red is no pattern"),
        (
            lambda it: it.update(locator=LOCATOR | {"ground": [[0, 0, 9, 0, 9]]}),
            "locator.ground[0] has an x without a y",
        ),
        (
            lambda it: it.update(mapLines=[FRONT | {"lines": {"transform": GRID, "arcs": ["A"]}}]),
            "mapLines[0].lines.arcs[0] is no arc",
        ),
        (
            lambda it: it.update(mapLines=[FRONT | {"lines": {"transform": LONG, "arcs": []}}]),
            "mapLines[0].lines.transform has not two numbers for each",
        ),
    ],
)
def test_what_a_map_points_at_and_has_not_is_named(
    damage: Callable[[Any], object], fault: str
) -> None:
    damaged = payload()
    damage(damaged)
    assert fault_of(damaged) == fault


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ([], " is no step"),
        ([0, 1], " is no step"),
        ([0, "red", 0, 0, 0, 0, 0, 0], " is no step"),
        ([0, "red", 9], " is by report 9, which is no report"),
        ([0, "red", 0, 0, 0, 0, 1], " has extra 1, which is none"),
        ([0], ""),
    ],
)
def test_a_step_of_a_place_points_at_what_there_is(step: list[Any], fault: str) -> None:
    damaged = days_of_two()
    damaged["places"][0]["track"] = [step]
    assert fault_of(damaged) == (fault and f"places[0].track[0]{fault}")


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ({"start": "2021-13-01"}, "start is '2021-13-01', which is no day"),
        ({"stops": []}, "stops is empty"),
        ({"stops": [0, 9_999_999]}, "stops[1] is 9999999, which is no day from 2021-08-01 on"),
        ({"opening": -1}, "opening is -1, which is no day from 2021-08-01 on"),
        ({"statuses": []}, "statuses is empty"),
    ],
)
def test_the_days_of_a_timeline_are_in_the_calendar(damage: dict[str, Any], fault: str) -> None:
    assert fault_of(days_of_two() | damage) == fault


def test_a_key_that_may_be_left_out_and_one_that_is_unknown_are_no_fault() -> None:
    written = payload()
    written["places"][0].pop("area", None)
    written["later"] = 1
    assert fault_of(written) == ""


@pytest.mark.parametrize("text", ["3", "null", "[]", '"map"'])
def test_what_is_no_object_is_refused(text: str) -> None:
    assert fault_of(json.loads(text)).startswith("'' is no kind of page")


def test_a_damaged_page_is_refused_in_one_line() -> None:
    page = PAGE.html().replace('"total":', '"totals":')
    with pytest.raises(PageError, match=r"^old\.html: is a damaged page of mapper's: total is mis"):
        page_of(page, "old.html")


def test_rows_that_end_nowhere_are_no_page() -> None:
    page = PAGE.html().replace('"shared":{', '"shared":{"id":[],')
    with pytest.raises(PageError, match=r"^old\.html: is no page of mapper's"):
        page_of(page, "old.html")


@pytest.mark.parametrize("kept", [0.999, 0.5, 0.05])
def test_a_page_that_is_cut_off_is_refused(kept: float) -> None:
    page = PAGE.html()
    with pytest.raises(PageError, match=r"^old\.html: is (a damaged|no) page of mapper's"):
        page_of(page[: int(len(page) * kept)], "old.html")


def test_a_page_whose_data_were_changed_is_refused() -> None:
    page = PAGE.html().replace('"title":"', '"title":"Not ')
    with pytest.raises(PageError, match="its data are not those that it was made with"):
        page_of(page, "old.html")


def test_a_blank_behind_its_end_is_no_damage() -> None:
    assert page_of(PAGE.html() + "\n \n", "new.html").lang == "en"


@pytest.mark.parametrize("lang", ["xx", "../languages/en", ""])
def test_a_page_in_a_language_that_there_is_not_is_refused(lang: str) -> None:
    page = PAGE.html().replace('<html lang="en"', f'<html lang="{lang or "-"}"', 1)
    with pytest.raises(PageError, match="is no page of mapper's"):
        page_of(page, "old.html")


@pytest.mark.parametrize("island", ["payload", "about"])
def test_a_page_nested_without_end_is_refused(island: str) -> None:
    page = re.sub(rf'(id="{island}">)', "\\1" + "[" * 100_000, PAGE.html(), count=1)
    with pytest.raises(PageError, match="is no page of mapper's"):
        page_of(page, "old.html")


def test_lines_of_drawn_ground_that_cannot_be_followed_are_told() -> None:
    page = json.loads(json.dumps(ground_document(faces_of(), Look()).payload))
    assert fault_of(page) == ""
    page["lines"]["text"] = page["lines"]["text"][:-1]
    assert fault_of(page) == "lines.text cannot be read beyond day 2"
