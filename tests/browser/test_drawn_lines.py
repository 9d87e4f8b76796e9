# SPDX-License-Identifier: MIT
"""The page reads the lines of drawn ground as Python does."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import pytest

from mapper.page.lines_read import rings_by_day
from tests.page.test_drawn_lines import text_of

Js = Callable[..., Any]
STOPS = 120
# More than the page remembers rings of.
SOMEWHERE = [*range(0, STOPS, 7), 3, STOPS - 1, 0]

RINGS = """(module, [text, stops, asked]) => {
  const states = module.readLines(text, stops);
  return asked.map((stop) => states[stop].map(({ label, ring }) => [label, ring]));
}"""
# What a point is by the rings of each day, and by what the days change.
POINTS = """(module, [text, stops, points]) => {
  const states = module.readLines(text, stops);
  const labelOn = (state, x, y) => {
    const times = new Map();
    for (const { label, ring } of state) {
      times.set(label, (times.get(label) ?? 0) + module.windingOf(ring, x, y));
    }
    return [...times].find(([, sum]) => sum > 0)?.[0] ?? -1;
  };
  return points.map(([x, y]) => {
    const turns = module.historyAt(states, x, y);
    const told = states.map((_, stop) => turns.findLast((turn) => turn.stop <= stop).label);
    return [told, states.map((state) => labelOn(state, x, y))];
  });
}"""


def drawn_by_hand() -> str:
    """Two sides of a line that moves to and fro, and an island in one that comes and goes."""
    chance = random.Random(1)
    line = [(x, 100 + round(9 * math.sin(x))) for x in range(0, 200, 4)]
    island = [(90, 180), (110, 180), (110, 195), (90, 195)]
    days = []
    for _ in range(STOPS):
        for _ in range(2):
            at = chance.randrange(1, len(line) - 4)
            line[at : at + 3] = [(x, y + chance.randint(-6, 6)) for x, y in line[at : at + 3]]
        south = [(0, 0), (196, 0), *reversed(line)]
        north = [(196, 220), (0, 220), *line]
        alone = [(0, island), (1, island[::-1])] if chance.random() < 0.5 else []
        days.append([(0, south), (1, north), *alone])
    days[60] = []
    return text_of(days)


TEXT = drawn_by_hand()


@pytest.mark.browser
def test_the_rings_of_any_day_are_those_that_python_reads(js: Js) -> None:
    read = list(rings_by_day(TEXT))
    wanted = [
        [[label, [step for corner in ring for step in corner]] for label, ring in read[stop]]
        for stop in SOMEWHERE
    ]
    assert js("drawn_lines.mjs").run(RINGS, [TEXT, STOPS, SOMEWHERE]) == wanted


@pytest.mark.browser
def test_the_history_of_a_point_is_that_of_the_rings_around_it(js: Js) -> None:
    points = [[x + 0.25, y + 0.5] for x in range(5, 196, 17) for y in (50, 92, 97, 101, 105, 187)]
    for told, wanted in js("drawn_lines.mjs").run(POINTS, [TEXT, STOPS, points]):
        assert told == wanted
