# SPDX-License-Identifier: MIT
"""The parts of the timeline's benchmark: history, the script's styles, steps, limits."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
import shapely

from tests.benchmarks import timeline_competitor
from tests.benchmarks.pages import Page
from tests.benchmarks.run import Line
from tests.benchmarks.timeline import HISTORIES, LIMITS, Limit, broken_limits, case_of
from tests.benchmarks.timeline_data import History
from tests.benchmarks.timeline_pages import TASK, SliderPage, look_at, one_browser, step_cpu, walk
from tests.benchmarks.timeline_warm import warm_seconds

PAGE = """<!DOCTYPE html><title>A slider</title><input id="time" type="range" max="9">
<p id="bar">Some text</p><script>
// The page has a clock of its own, on which nothing but its work takes time.
let now = 0;
performance.now = () => now;
document.getElementById("time").addEventListener("input", (event) => {
  const work = (ms) => { now += ms; };
  const paint = () => {
    document.getElementById("bar").style.background = `hsl(${event.target.value * 36} 90% 50%)`;
    work(5);
  };
  work(5);
  MOVE
});
document.documentElement.dataset.ready = "true";
</script>"""


@pytest.mark.parametrize("days", [12, 37])
def test_every_unit_changes_equally_often_and_something_changes_every_day(days: int) -> None:
    history = History(days, side=6)
    rows = list(history.rows())
    assert set(Counter(row["place"] for row in rows).values()) == {1 + history.changes}
    assert len({(row["place"], row["date"]) for row in rows}) == len(rows)
    assert {row["date"] for row in rows} == {history.day(n).isoformat() for n in range(days)}
    assert rows == list(History(days, side=6).rows())


def test_a_change_is_to_another_status() -> None:
    table = pd.DataFrame(History(30, side=4).rows()).sort_values(["place", "date"])
    before = table.groupby("place")["status"].shift()
    assert (table["status"] != before).all()


def test_the_jagged_country_is_a_sound_coverage() -> None:
    text = json.dumps(History(37).country.boundaries())
    shapes = list(shapely.from_geojson(text).geoms)
    assert len(shapes) == 400
    assert all(shape.is_valid and len(shape.exterior.coords) == 257 for shape in shapes)
    assert shapely.coverage_is_valid(shapes)


def test_the_script_spells_out_every_day_of_every_unit(tmp_path: Path) -> None:
    history = History(9, side=3)
    shapes, table = history.write(tmp_path)
    timeline_competitor.main(str(shapes), str(table), str(tmp_path / "map.html"))
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert page.count('"opacity": 0.8') == 9 * 9
    first, *_, last = (history.day(n) for n in range(9))
    assert all(str(int(pd.Timestamp(day, tz="UTC").timestamp())) in page for day in (first, last))


def test_half_of_the_steps_go_to_the_next_day() -> None:
    way = walk(1000, 200)
    assert sum((b - a) % 1000 == 1 for a, b in zip(way[1::2], way[2::2], strict=False)) == 99
    assert all(a != b for a, b in pairwise(way))
    assert set(way) <= set(range(1000))


@pytest.mark.browser
@pytest.mark.parametrize("move", ["paint();", "requestAnimationFrame(paint);"])
def test_a_step_counts_what_is_put_off_to_the_next_frame(tmp_path: Path, move: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("MOVE", move), encoding="utf-8")
    page = SliderPage(Page(path, "document.documentElement.dataset.ready === 'true'"), "#time")
    with one_browser() as browser:
        found = look_at(browser, {"page": page}, days=10, rounds=1, files={}, steps=9)["page"]
    assert found.step_p50_ms == found.step_p95_ms == 10
    assert 0 < found.cpu_p50_ms <= found.cpu_p95_ms
    assert found.idle_ms == 0
    assert found.first_paint_ms > 0


def test_a_step_is_the_processor_time_of_its_thread_up_to_the_next_one() -> None:
    def task(ts: int, tdur: int, tid: int = 1) -> dict[str, object]:
        return {
            "name": TASK,
            "cat": "toplevel",
            "pid": 7,
            "tid": tid,
            "ts": ts,
            "dur": 50,
            "tdur": tdur,
        }

    def step(ts: int) -> dict[str, object]:
        return {"name": "step", "cat": "blink.user_timing", "pid": 7, "tid": 1, "ts": ts}

    before, first, put_off, second = task(0, 9000), task(100, 2000), task(200, 500), task(300, 1000)
    trace = [
        before,
        first,
        step(120),
        put_off,
        task(210, 9000, tid=2),
        second,
        step(310),
        step(400),
    ]
    assert step_cpu(trace) == (2.5, 1.0)


@pytest.mark.browser
def test_a_slider_that_moves_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("MOVE", ""), encoding="utf-8")
    page = SliderPage(Page(path, "document.documentElement.dataset.ready === 'true'"), "p")
    with one_browser() as browser, pytest.raises(RuntimeError, match="the slider moves nothing"):
        look_at(browser, {"page": page}, days=10, rounds=1, files={}, steps=2)


def test_limits_that_are_not_kept_are_told() -> None:
    entries = {
        "37 days": [Line("37 days: page", 500, 3000, "kB"), Line("37 days: other", 9, 1)],
        "1,000 days": [
            Line("1,000 days: page", 600, 23000, "kB"),
            Line("1,000 days: slider step, 95th of 100", 16.1, 50, "ms", 1),
        ],
    }
    assert broken_limits(entries) == [
        "1,000 days: page: 600 kB beside 23,000 kB is over the limit",
        "1,000 days: slider step, 95th of 100: 16.1 ms beside 50.0 ms is over the limit",
    ]
    assert Limit("37 days", "page", ratio=1 / 6).kept(entries["37 days"][0])


def test_every_limit_is_one_of_a_history_that_is_measured() -> None:
    assert {limit.case for limit in LIMITS} == {case_of(history) for history in HISTORIES}


def test_the_first_call_is_not_counted() -> None:
    calls: list[int] = []
    assert warm_seconds(lambda: calls.append(1), 3) >= 0
    assert len(calls) == 4
