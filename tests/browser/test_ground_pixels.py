# SPDX-License-Identifier: MIT
"""Which pixels of a picture units and the lines between them have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Js = Callable[..., Any]

# Two units side by side in a picture of 6 × 3 px, with a jagged border between them: the number of
# each line's units, and its corners, x and y in turn.
SIZE = {"width": 6, "height": 3}
BORDER: tuple[list[int], list[float]] = ([0, 1], [3, 0, 2.2, 1.4, 4.1, 2, 3, 3])
LINES = [BORDER, ([0], [3, 0, 0, 0, 0, 3, 3, 3]), ([1], [3, 0, 6, 0, 6, 3, 3, 3])]

RUNS = """(pixels, [lines, size]) => {
  const all = lines.map(([units, xy]) => ({ units, xy: Float64Array.from(xy) }));
  return pixels.runsOf(all, 2, size).map((runs) => [...runs]);
}"""
NEAR = """(pixels, [lines, reach, size]) => {
  const all = lines.map(([units, xy]) => ({ units, xy: Float64Array.from(xy) }));
  return pixels.pixelsNear(all, reach, size).map((near) => [...near]);
}"""


def pixels_of(runs: list[int]) -> list[int]:
    starts, ends = runs[::2], runs[1::2]
    return [at for start, end in zip(starts, ends, strict=True) for at in range(start, end)]


def test_each_pixel_is_that_of_one_unit(js: Js) -> None:
    left, right = map(pixels_of, js("ground_pixels.mjs").run(RUNS, [LINES, SIZE]))
    assert sorted(left + right) == list(range(18))


def test_a_pixel_is_that_of_the_unit_in_which_its_middle_lies(js: Js) -> None:
    left, _ = map(pixels_of, js("ground_pixels.mjs").run(RUNS, [LINES, SIZE]))
    assert left == [0, 1, 2, 6, 7, 8, 12, 13, 14, 15]


def test_of_what_lies_beyond_the_picture_nothing_is_left(js: Js) -> None:
    shifted = [(units, [value - 3 for value in xy]) for units, xy in LINES]
    left, right = map(pixels_of, js("ground_pixels.mjs").run(RUNS, [shifted, SIZE]))
    assert (left, right) == ([], [])


def test_pixels_near_two_lines_are_those_of_the_nearer_one(js: Js) -> None:
    lines = [([0, 1], [0, 0.5, 6, 0.5]), ([0, 1], [0, 2.5, 6, 2.5])]
    upper, lower = js("ground_pixels.mjs").run(NEAR, [lines, 0.9, SIZE])
    assert (upper, lower) == (list(range(6)), list(range(12, 18)))
