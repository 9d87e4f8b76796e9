# SPDX-License-Identifier: MIT
"""The parts of the benchmark of what a reader does."""

from __future__ import annotations

from tests.benchmarks.interactions import (
    Answers,
    longest_after,
    method,
    over_the_limit,
    table,
    until_painted,
)
from tests.benchmarks.reader_acts import INTERACTIONS
from tests.benchmarks.timeline_pages import TASK


def test_each_thing_that_a_reader_does_is_measured_once() -> None:
    names = [one.what for one in INTERACTIONS]
    assert len(set(names)) == len(names)


def test_a_median_over_the_limit_is_told() -> None:
    found = {
        "zoom": Answers((48.0, 56.0, 104.0), (8.0, 9.0, 9.0), seen=(72.0, 88.0, 96.0)),
        "drag": Answers((4.0, 5.0, 60.0), (0.0, 1.0, 90.0), seen=()),
    }
    assert over_the_limit(found) == ["zoom: 56 ms is over 50 ms"]
    assert table(found)[2:] == [
        "| zoom | 56 ms | 104 ms | 9 ms | 88 ms |",
        "| drag | 5 ms | 60 ms | 1 ms | — |",
    ]


def test_an_answer_lasts_from_the_input_to_the_paint_that_follows_it() -> None:
    def one(name: str, ts: int, dur: int, **more: object) -> dict[str, object]:
        return {"name": name, "pid": 7, "tid": 1, "ts": ts, "dur": dur, "tdur": dur - 10, **more}

    def heard(kind: str, ts: int) -> dict[str, object]:
        return one("EventDispatch", ts, 100, args={"data": {"type": kind}})

    before, after = one(TASK, 0, 900), one(TASK, 9000, 800)
    pressed, clicked, painted = one(TASK, 1000, 510), one(TASK, 2000, 1010), one(TASK, 4000, 510)
    other = {**one(TASK, 2000, 5000), "tid": 2}
    trace = [before, one("Paint", 100, 20), pressed, heard("pointerdown", 1100), clicked]
    trace += [heard("click", 2100), painted, one("Paint", 4400, 20), after, other]
    assert until_painted(trace) == 2.0
    assert longest_after(trace) == 0.79


def test_how_it_was_measured_says_how_often() -> None:
    assert method(5).startswith("Medians of 5 times on ")
