# SPDX-License-Identifier: MIT
"""The benchmark's own parts: what it draws, and how it words and keeps its figures."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import shapely

from tests.benchmarks import competitor
from tests.benchmarks.pages import figures
from tests.benchmarks.pictures import picture_of, pixels_of
from tests.benchmarks.processes import in_turns, measure
from tests.benchmarks.run import END, START, Line, between_markers, table
from tests.benchmarks.toy_country import DAY, STATUSES, ToyCountry
from tests.picture.maps import toy


def shapes_of(country: ToyCountry) -> list[shapely.Geometry]:
    text = json.dumps(country.boundaries())
    return list(shapely.from_geojson(text).geoms)


def test_the_toy_country_is_a_sound_coverage() -> None:
    shapes = shapes_of(ToyCountry(side=20))
    assert len(shapes) == 400
    assert all(shape.is_valid and shape.exterior.is_ccw for shape in shapes)
    assert shapely.coverage_is_valid(shapes)
    assert shapely.union_all(shapes).geom_type == "Polygon"


def test_the_same_seed_gives_the_same_country() -> None:
    assert ToyCountry(4, seed=7).boundaries() == ToyCountry(4, seed=7).boundaries()
    assert ToyCountry(4, seed=7).boundaries() != ToyCountry(4, seed=8).boundaries()


def test_each_unit_has_one_row() -> None:
    rows = list(ToyCountry(side=5).rows())
    assert len({row["place"] for row in rows}) == 25
    assert {row["status"] for row in rows} == set(STATUSES)
    assert {row["date"] for row in rows} == {DAY}


def test_the_script_draws_every_unit(tmp_path: Path) -> None:
    shapes, rows = ToyCountry(side=3).write(tmp_path)
    competitor.main(shapes, rows, tmp_path / "map.html")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert all(ToyCountry().name(column, row) in page for column in range(3) for row in range(3))
    assert page.count("L.marker(") == len(competitor.MARKERS)


def test_processes_take_turns_after_a_round_that_is_not_counted(tmp_path: Path) -> None:
    def note(letter: str) -> list[str]:
        return [sys.executable, "-c", f"open('log', 'a').write('{letter}')"]

    runs = in_turns({"a": note("a"), "b": note("b")}, 3, tmp_path)
    assert (tmp_path / "log").read_text() == "abababab"
    assert [len(runs[name].runs) for name in "ab"] == [3, 3]
    assert runs["a"].seconds > 0
    assert 1 < runs["a"].peak_mb < 1000


def test_memory_is_that_of_the_command_and_not_of_what_starts_it(tmp_path: Path) -> None:
    held = bytes(range(256)) * 1_000_000
    assert measure([sys.executable, "-S", "-c", "pass"], tmp_path).peak_mb < len(held) / 2e6


def test_a_process_that_fails_stops_the_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such luck"):
        measure([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path)


def test_figures_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"a" * 1000)
    first = (3.0, 4.0, [page.as_uri()])
    second = (9.0, 9.5, [page.as_uri(), "http://x.test/1", "http://x.test/2", "http://y.test/"])
    seen = figures(page, [first, second, (5.0, 7.0, [])])
    assert (seen.bytes, seen.requests, seen.hosts) == (1000, 4, 2)
    assert (seen.drawn_ms, seen.whole_ms) == (5.0, 7.0)
    assert seen.gzipped < 100


def test_the_table_in_markdown() -> None:
    lines = [Line("draw", 0.5, 1.0, "s", 2), Line("hosts", 0, 4), Line("size", 1234.5, 0, "kB")]
    assert table(lines) == [
        "|  | mapper | script | ratio |",
        "| --- | ---: | ---: | ---: |",
        "| draw | 0.50 s | 1.00 s | 0.50× |",
        "| hosts | 0 | 4 | 0.00× |",
        "| size | 1,234 kB | 0 kB |  |",
    ]


def test_the_page_keeps_all_but_the_block() -> None:
    before = f"a\n{START}\nold\n{END}\nb\n"
    after = between_markers(before, "new", START, END)
    assert after == f"a\n{START}\nnew\n{END}\nb\n"
    assert between_markers(after, "new", START, END) == after
    with pytest.raises(ValueError, match="bench:start"):
        between_markers("nothing here", "new", START, END)


@pytest.mark.parametrize("pixels", [200_000, 900_000])
def test_pictures_beside_each_other_have_as_many_pixels(tmp_path: Path, pixels: int) -> None:
    drawn = tmp_path / "as-many.png"
    drawn.write_bytes(picture_of(toy(), pixels)())
    assert pixels_of(drawn) == pytest.approx(pixels, rel=0.005)
