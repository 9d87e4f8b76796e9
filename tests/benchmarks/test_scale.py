# SPDX-License-Identifier: MIT
"""What is fitted, reckoned and worded of growing work, and that its files are made."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks import scale
from tests.benchmarks.growth import Model, Point, fitted
from tests.benchmarks.growth_plot import decades, plot, short, stop, ticks

TERMS = ("once", "unit", "row")
AMOUNTS = [
    {"once": 1.0, "unit": units, "row": rows}
    for units, rows in ((10.0, 1e3), (10.0, 1e6), (500.0, 1e5), (90.0, 2e6))
]


def taken(once: float, unit: float, row: float) -> list[float]:
    return [once + unit * one["unit"] + row * one["row"] for one in AMOUNTS]


def test_constants_are_found_again() -> None:
    found = fitted(AMOUNTS, taken(0.5, 2e-3, 3e-6), TERMS)
    assert found.constants == pytest.approx({"once": 0.5, "unit": 2e-3, "row": 3e-6})


def test_a_small_measurement_counts_as_much_as_a_large_one() -> None:
    amounts = [{"once": 1.0, "row": rows} for rows in (1.0, 2.0, 1e6)]
    found = fitted(amounts, [1.0, 1.0, 1.5e6], ("once", "row"))
    assert found.at(amounts[0]) == pytest.approx(1.0, rel=0.5)


def test_nothing_costs_less_than_nothing() -> None:
    amounts = [{"once": 1.0, "row": rows} for rows in (1.0, 2.0, 3.0)]
    assert fitted(amounts, [3.0, 2.0, 1.0], ("once", "row")).constants["row"] == 0


def test_nothing_is_reckoned_of_what_seemed_to_cost_nothing() -> None:
    assert scale.is_told(Model({"once": 1.0, "row": 1e-7}))
    assert not scale.is_told(Model({"once": 1.0, "row": 0.0}))


def test_whole_jobs_end_with_the_busiest_worker() -> None:
    assert scale.jobs_seconds(200, 3.0, 1) == 600
    assert scale.jobs_seconds(200, 3.0, 64) == 4 * 3


def test_what_is_done_once_is_done_once_by_any_number_of_workers() -> None:
    assert scale.one_job_seconds(100.0, 0.4, 1) == pytest.approx(100)
    assert scale.one_job_seconds(100.0, 0.4, 8) == pytest.approx(65)
    assert scale.one_job_seconds(100.0, 0.4, 10**9) == pytest.approx(60)


def test_a_longer_front_has_as_many_new_lines_a_day() -> None:
    points = [
        Point({"once": 1, "days": days, "corner read": 3e3 * days, "different line": lines}, 1, 1)
        for days, lines in ((50, 3800.0), (200, 6200.0))
    ]
    assert scale.front_amounts(points)["different line"] == 10_000 + 16 * 3_000


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3.21, "3.2 s"), (0.0012, "1.2 ms"), (0.00046, "460 µs"), (4e-7, "0.4 µs"), (0, "0")],
)
def test_seconds_are_worded_in_their_own_unit(seconds: float, words: str) -> None:
    assert scale.amount(seconds) == words


@pytest.mark.parametrize(
    ("megabytes", "words"),
    [(12_345, "12 GB"), (1_234, "1.2 GB"), (85.2, "85 MB"), (3.1e-3, "3.1 kB"), (4e-5, "40 bytes")],
)
def test_bytes_are_worded_in_their_own_unit(megabytes: float, words: str) -> None:
    assert scale.bytes_worded(megabytes) == words


def test_axes_end_at_round_numbers() -> None:
    assert stop(0.37) == pytest.approx(0.5)
    assert decades([93, 101]) == pytest.approx((10, 200))
    assert decades([120, 130]) == pytest.approx((100, 1000))
    assert ticks(100, 1000) == pytest.approx([100, 200, 500, 1000])
    assert ticks(100, 1e5) == pytest.approx([1e2, 1e3, 1e4, 1e5])
    assert [short(number) for number in (500, 20e3, 3e6)] == ["500", "20k", "3M"]


def test_a_plot_has_a_dot_and_a_ring_for_each_measurement() -> None:
    points = [Point({"once": 1, "row": 10.0**n}, 2.0 * n, 30.0 * n) for n in (1, 2, 3)]
    flat = {"seconds": Model({"once": 4.0}), "megabytes": Model({"once": 60.0})}
    svg = ElementTree.fromstring(plot("stats of <rows>", "row", "rows", points, flat))
    assert len(svg.findall("{*}circle")) == 2 * 2 * len(points)


def test_the_page_is_made_of_what_was_measured() -> None:
    series = {
        "fronts": [
            Point({"once": 1, "days": n, "corner read": 3e3 * n, "different line": 3e3 + 16 * n},
                  0.02 * n + 0.6, 100 + n, 0.3, 0.001 * n)
            for n in (50, 100, 200, 60)
        ],
        "units": [
            Point({"once": 1, "unit": n}, 0.6 + n / 1e3, 90 + n / 50, 0.3)
            for n in (1e3, 1e4)
        ],
        "rows": [
            Point({"once": 1, "unit": n, "row": n * n}, 0.6 + n / 1e3 + n * n / 1e6, 90 + n)
            for n in (100, 1e3, 3e3)
        ],
    }  # fmt: skip
    text, plots = scale.report(series)
    assert {*plots} == {*series}
    assert "| 1,000 | 1.60 | 1.60 | 110 | 110 | 0.30 |" in text
    assert "| `draw` of the world, 50,000 units | 51 s | 51 s | 51 s | 1.1 GB |" in text


@pytest.mark.parametrize(
    ("name", "size", "holds"),
    [
        ("fronts", ("2", "200"), {"days": 2}),
        ("units", ("3",), {"unit": 9}),
        ("rows", ("4", "5"), {"unit": 4, "row": 20}),
    ],
)
def test_files_of_a_size_are_written_and_counted(
    name: str, size: tuple[str, ...], holds: dict[str, int], tmp_path: Path
) -> None:
    found = scale.MAKERS[name](tmp_path, *map(int, size))
    assert holds.items() <= found.items()
    assert [*tmp_path.iterdir()]
