# SPDX-License-Identifier: MIT
"""A story in steps, held against the toy country and drawn ground."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import mapper
from mapper.errors import DataProblems, UsageError
from mapper.page.document import Document
from mapper.verbs.drawing import html_of
from mapper.verbs.look import Look
from mapper.verbs.timeline import timeline_document
from tests.browser.ledgers import inputs_of
from tests.drawn import faces_of
from tests.shown import day_page, ground_document

LEDGER = """
    2021-08-01 Northfield blue
    2021-08-01 Eastvale blue
    2021-08-01 Westmarch red
    2021-08-10 Eastvale red
    2021-08-20 Haven red
"""


def story(tmp_path: Path, *steps: str, dates: str = "all", **look: Any) -> Document:
    """The timeline of the toy country with a story whose steps have these lines, and headings."""
    shown = Look(steps=written(tmp_path, *steps), **look)
    return timeline_document(inputs_of(LEDGER), shown, dates)


def written(tmp_path: Path, *steps: str) -> Path:
    path = tmp_path / "steps.toml"
    path.write_text("".join(f'[[step]]\nheading = "A"\n{step}\n' for step in steps))
    return path


def told(tmp_path: Path, *steps: str, **options: Any) -> list[str]:
    """What is wrong with such a story."""
    with pytest.raises(DataProblems) as raised:
        story(tmp_path, *steps, **options)
    return [str(problem) for problem in raised.value.problems]


def without_room(payload: Any) -> list[dict[str, Any]]:
    return [{key: step[key] for key in step if key != "room"} for step in payload["steps"]]


def test_a_step_is_a_day_of_the_record(tmp_path: Path) -> None:
    payload = story(tmp_path, "day = 2021-08-01", "days = [2021-08-05, 2021-08-20]").payload
    assert without_room(payload) == [{"day": 0}, {"day": 19, "pinned": 4}]


def test_a_step_of_two_days_knows_how_long_is_what_it_tells(tmp_path: Path) -> None:
    payload: Any = story(tmp_path, "day = 2021-08-01", "days = [2021-08-05, 2021-08-20]").payload
    one, two = payload["steps"]
    assert "room" not in one
    assert two["room"] == {
        "moves": [len("Eastvale")],
        "others": [len("Haven")],
    }


def test_drawn_ground_of_two_days_has_no_names(tmp_path: Path) -> None:
    steps = written(tmp_path, "days = [2021-08-01, 2021-08-05]")
    payload: Any = ground_document(faces_of(), Look(steps=steps)).payload
    room = payload["steps"][0]["room"]
    assert {*room["moves"]} == {0}
    assert room["others"] == []


def test_a_page_opens_with_the_first_step(tmp_path: Path) -> None:
    document = story(tmp_path, "day = 2021-08-03")
    assert document.payload["opening"] == 2  # type: ignore[typeddict-item]
    assert document.texts.lead.startswith("On 3 August 2021")


def test_a_step_looks_at_a_place_and_holds_one_open(tmp_path: Path) -> None:
    document = story(tmp_path, 'day = 2021-08-20\nframe = "Eastvale"\nplace = "Haven"')
    (step,) = document.payload["steps"]  # type: ignore[typeddict-item]
    unit = next(one for one in document.payload["places"] if one["name"] == "Eastvale")
    west, south, east, north = step["box"]
    lon, lat = unit["at"]
    assert west < lon < east
    assert south < lat < north
    assert any(
        one["id"] == step["place"] and one["name"] == "Haven" for one in document.payload["places"]
    )


def test_changes_of_one_day_are_those_since_the_step_before(tmp_path: Path) -> None:
    alone = story(tmp_path, 'days = [2021-08-01, 2021-08-10]\nframe = "changes"')
    after = story(tmp_path, "day = 2021-08-01", 'day = 2021-08-10\nframe = "changes"')
    boxes = [document.payload["steps"][-1]["box"] for document in (alone, after)]  # type: ignore[typeddict-item]
    assert boxes[0] == boxes[1]


def test_changes_all_over_are_looked_at_as_a_whole(tmp_path: Path) -> None:
    ledger = "2021-08-01 Northfield blue\n2021-08-01 Southport blue\n"
    ledger += "2021-08-02 Northfield red\n2021-08-02 Southport red"
    steps = written(tmp_path, 'days = [2021-08-01, 2021-08-02]\nframe = "changes"')
    payload = timeline_document(inputs_of(ledger), Look(steps=steps)).payload
    assert without_room(payload) == [{"day": 1, "pinned": 0}]


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        (
            "day = 2021-09-01",
            "3: 2021-09-01 is not in the record — it goes from 2021-08-01 to 2021-08-20",
        ),
        ("days = [2021-07-01, 2021-08-05]", "3: 2021-07-01 is not in the record — "),
        (
            'day = 2021-08-05\nplace = "Estvale"',
            "4: place 'Estvale': no province named 'Estvale' — closest: 'Eastvale'",
        ),
        ('day = 2021-08-05\nframe = "Hafen"', "4: frame 'Hafen': no "),
        (
            "day = 2021-08-05\nframe = [50, 50, 60, 60]",
            "4: frame '50,50,60,60': none of the ground",
        ),
        ('day = 2021-08-05\nframe = "changes"', "4: frame 'changes': a map of one day has none"),
        (
            'days = [2021-08-02, 2021-08-03]\nframe = "changes"',
            "4: frame 'changes': nothing changed",
        ),
    ],
)
def test_what_the_data_do_not_bear_out_is_said(tmp_path: Path, step: str, problem: str) -> None:
    (found,) = told(tmp_path, step)
    assert found.startswith(f"steps.toml:{problem}")


def test_faults_of_form_and_of_substance_are_told_together(tmp_path: Path) -> None:
    found = told(tmp_path, "day = 2021-09-01", "noon = 12\nday = 2021-08-05")
    assert [problem.split(":")[1] for problem in found] == ["3", "6"]


def test_of_chosen_days_a_step_is_one_of_them(tmp_path: Path) -> None:
    assert story(tmp_path, "day = 2021-08-10", dates="2021-08-01,2021-08-10")
    (found,) = told(tmp_path, "day = 2021-08-08", dates="2021-08-01,2021-08-10")
    assert found.startswith(
        "steps.toml:3: 2021-08-08 is none of the days of the page — closest: 2021-08-10"
    )


def test_a_story_and_a_day_to_open_on_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a story opens with its first step — leave it out"):
        story(tmp_path, "day = 2021-08-05", as_of=date(2021, 8, 10))


def test_a_map_of_one_day_has_no_story(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is for a page of many days"):
        day_page(inputs_of(LEDGER), Look(steps=written(tmp_path, "day = 2021-08-05")))


def test_a_comparison_has_no_story_but_a_step_of_a_timeline_compares(tmp_path: Path) -> None:
    look = Look(steps=written(tmp_path, "day = 2021-08-05"))
    with pytest.raises(UsageError, match="`timeline` draws one, and a step of it compares two"):
        mapper.compare_map(mapper.diff(start="2021-08-05", end="2021-08-15"), look)


def test_drawn_ground_holds_a_point_open(tmp_path: Path) -> None:
    steps = written(tmp_path, 'day = 2021-08-03\nplace = "Kandahar"\nframe = [62, 30, 64, 32]')
    payload = ground_document(faces_of(), Look(steps=steps)).payload
    (step,) = payload["steps"]  # type: ignore[typeddict-item]
    (town,) = (one for one in payload["towns"] if one["name"] == "Kandahar")
    assert step["place"] == f"{town['at'][1]:.5f} {town['at'][0]:.5f}"
    assert step["box"] == [62, 30, 64, 32]


def test_what_is_told_stands_in_the_document_as_a_list(tmp_path: Path) -> None:
    lines = 'note = "Why."\nsource = "A paper"\nurl = "https://example.org/a"'
    page = html_of(story(tmp_path, "day = 2021-08-01", f"days = [2021-08-05, 2021-08-20]\n{lines}"))
    assert page.count('<li><h3 dir="auto">A</h3>') == 2
    assert '<p class="quiet">5 to 20 August 2021</p><p class="note" dir="auto">Why.</p>' in page
    assert (
        '<a href="https://example.org/a" rel="noopener noreferrer" target="_blank">A paper' in page
    )


def test_a_page_without_a_story_carries_nothing_of_it() -> None:
    page = html_of(timeline_document(inputs_of(LEDGER), Look()))
    assert 'id="story"' not in page
    assert "tellArticle" not in page
    assert ".walk" not in page


def test_python_takes_the_steps_too(tmp_path: Path) -> None:
    steps = tmp_path / "steps.toml"
    steps.write_text('[[step]]\nday = 2021-08-15\nheading = "Kabul"\nframe = "Kabul"\n')
    assert '<h3 dir="auto">Kabul</h3>' in mapper.timeline(steps=steps).html()


def test_the_longest_sentence_of_days_and_of_pairs_has_its_room(tmp_path: Path) -> None:
    day = story(tmp_path, "day = 2021-08-01").texts
    pair = story(tmp_path, "days = [2021-08-01, 2021-08-20]").texts
    assert len(day.longest) >= len(day.lead)
    told = "Between 1 August 2021 and 20 August 2021, 1 of 5 provinces changed hands."
    assert pair.longest == max(day.longest, told, key=len)
