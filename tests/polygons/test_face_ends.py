# SPDX-License-Identifier: MIT
"""Drawn ground of a status that ends between two drawn days. Drawn:

5 July          20 July         28 July         10 August
+------+------+ +---------+---+ +---------+---+ +---------+---+
|front |crown | |  front  |cr.| |         |cr.| |  army   |cr.|
+------+------+ +---------+---+ +---------+---+ +---------+---+
(the front ends)
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from shapely import box

from mapper.comparison.words import sentence
from mapper.history.timeline import key_days
from mapper.polygons.face_ends import with_ends
from mapper.polygons.face_history import FaceHistory, cut_history
from mapper.reading.front_lines import face_inputs
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.look import Look
from tests.drawn import Drawn, drawn_history
from tests.history.renamed import RENAMED, SCHEME
from tests.shown import areas_on, ground_control, ground_document

WEST, EAST = box(60, 30, 64, 33), box(64, 30, 66, 33)
DAYS: dict[str, Drawn] = {
    "2016-07-05": ((box(60, 30, 62, 33), "front"), (box(62, 30, 66, 33), "crown")),
    "2016-07-20": ((WEST, "front"), (EAST, "crown")),
    "2016-08-10": ((WEST, "army"), (EAST, "crown")),
}
AFTER = date(2016, 8, 1)


def cut(days: dict[str, Drawn]) -> FaceHistory:
    return cut_history(replace(drawn_history(days), scheme=SCHEME))


@pytest.fixture
def history() -> FaceHistory:
    return with_ends(cut(DAYS))


def test_what_it_held_has_no_status_from_that_day_on(history: FaceHistory) -> None:
    columns = ground_control(history)
    held = areas_on(columns, date(2016, 7, 27))["front"]
    assert held > 100_000
    for day in (RENAMED, AFTER):
        assert "front" not in areas_on(columns, day)
        assert areas_on(columns, day)[None] == pytest.approx(held)
    assert areas_on(columns, date(2016, 8, 10))["army"] == pytest.approx(held)


def test_the_page_and_the_ledger_tell_the_same_of_every_day(history: FaceHistory) -> None:
    inputs, columns = face_inputs(history), ground_control(history)
    for day in (*history.days, date(2016, 7, 27), AFTER):
        found = compare(inputs, history.days[0], day, from_capitals=False)
        told = {account.status: account.after.area_km2 for account in found.accounts}
        areas = {status: km2 for status, km2 in areas_on(columns, day).items() if km2}
        assert {status: km2 for status, km2 in told.items() if km2} == pytest.approx(areas)


def test_the_day_is_a_stop_and_not_one_that_was_drawn(history: FaceHistory) -> None:
    assert history.days[2] == RENAMED
    assert history.ended == (RENAMED,)
    assert len(history.drawn) == 3
    assert RENAMED in key_days(face_inputs(history).ledger)
    document = ground_document(history, Look())
    assert document.as_of == "3 days drawn"
    assert document.payload["ended"] == [23]


def test_it_is_reported_with_the_ground_that_it_leaves(history: FaceHistory) -> None:
    (told,) = (str(problem) for problem in history.problems if problem.code == "status-ended")
    assert told.startswith(
        "front: the status 'front' ends on 2016-07-28: from then on up to 2016-08-10, the next day "
        "drawn 126,"
    )
    assert told.endswith(" km² have no status — where another status goes on, draw that day")


def test_a_day_after_it_is_as_the_one_drawn_before_but_for_what_ended(
    history: FaceHistory,
) -> None:
    found = compare(face_inputs(history), date(2016, 7, 20), AFTER, from_capitals=False)
    assert sentence(found, load_words()).endswith(
        "held by front were taken away from what is drawn. 1 August 2016 is not drawn: it is as on "
        "20 July 2016, without what ended by 28 July 2016."
    )
    lead = ground_document(history, Look(as_of=AFTER)).texts.lead
    assert lead.endswith("without what ended by 28 July 2016.")


def test_after_the_last_day_drawn_it_ends_as_well() -> None:
    history = with_ends(cut({day: DAYS[day] for day in ("2016-07-05", "2016-07-20")}))
    assert history.days[-1] == RENAMED
    assert history.drawn[-1] == date(2016, 7, 20)
    document = ground_document(history, Look())
    assert document.payload["opening"] == 15


def test_a_history_without_statuses_that_end_in_between_stays_the_same() -> None:
    days = {"2016-07-05": DAYS["2016-07-05"], "2016-07-28": ((WEST, "army"), (EAST, "crown"))}
    history = cut(days)
    assert with_ends(history).days == history.days
    assert with_ends(history).faces == history.faces


def test_ground_that_was_nobody_s_on_a_later_day_has_one_end_alone() -> None:
    days: dict[str, Drawn] = {"2016-07-05": DAYS["2016-07-05"], "2016-08-10": ((EAST, "crown"),)}
    history = with_ends(cut(days))
    ends = [[day for day, label in runs if label < 0] for runs in history.faces.runs]
    assert sorted(ends) == [[], [1], [2]]


def test_a_page_that_opens_on_a_comparison_is_described_by_it(history: FaceHistory) -> None:
    document = ground_document(history, since=date(2016, 7, 5))
    assert document.texts.lead.startswith("Between 5 July 2016 and 10 August 2016, ")
