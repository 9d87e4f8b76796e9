# SPDX-License-Identifier: MIT
"""The steps of a story from TOML: each a day or two, what is told of it, and what is looked at.

    [[step]]
    day = 2021-08-15
    heading = "Kabul"
    note = "The capital changes hands."
    frame = "Kabul"

What is wrong with a file is gathered, each with its line; what it says of days and places is held
against the data by whoever has these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mapper.errors import UsageError
from mapper.model.problem import Problem, Where
from mapper.model.spelling import Spelling, spelled
from mapper.page.entries import web_address
from mapper.reading.arguments import given_frame, must_be_path
from mapper.tables.closest import closest
from mapper.tables.dates import DateError, DateOrder, moment_of, parse_span
from mapper.tables.text import one_line, quoted
from mapper.tables.toml_text import line_of, lines_of, parsed, text_of

TABLE = "step"
TEXTS = ("heading", "note", "place", "source", "url")
KEYS = ("day", "days", "frame", *TEXTS)
# Letters at most: a heading in a line or two, a note that is read beside the map.
MOST = {"heading": 100, "note": 600, "place": 200, "source": 200, "url": 2000}
MOST_STEPS = 60
CODE = "steps"
Frame = str | tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class StoryStep:
    """A step as a file says it; what could not be used is as if it were not said.

    `days`: one, or two that are compared, the earlier first; none where what is said is no day.
    `lines`: where each key stands, `""` the step itself.
    """

    days: tuple[date, ...] = ()
    heading: str = ""
    note: str = ""
    frame: Frame | None = None
    place: str = ""
    source: str = ""
    url: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, *keys: str) -> int:
        """The line of the first of the keys that stands there, or that of the step."""
        return next((self.lines[key] for key in (*keys, "") if key in self.lines), 0)


@dataclass(frozen=True, kw_only=True)
class StepsFile:
    """The steps of a file by its name, in their order, and what is wrong with them."""

    name: str
    steps: tuple[StoryStep, ...] = ()
    problems: tuple[Problem, ...] = ()

    def problem(self, step: StoryStep, keys: Sequence[str], what: str, hint: str = "") -> Problem:
        """Something wrong with what stands under one of the keys of a step."""
        near = hint.partition(" — ")[0] if hint.startswith("closest: ") else ""
        return Problem(Where(self.name, step.line(*keys)), what, hint, CODE, instead=near)


def read_steps(path: str | Path, order: DateOrder | None = None) -> StepsFile:
    """The steps in a file; UsageError where it cannot be read or is not TOML.

    `order`: of days such as 5/11/2021.
    """
    must_be_path("steps", path)
    path = Path(path)
    text = text_of(path)
    found = parsed(path.name, text)
    reader = _Reader(path.name, text, order)
    steps = tuple(reader.steps(found))
    return StepsFile(name=path.name, steps=steps, problems=tuple(sorted(reader.problems)))


class _Reader:
    """Values of a file of steps, and what is wrong with them."""

    def __init__(self, name: str, text: str, order: DateOrder | None) -> None:
        self.name, self.text_of_file, self.order = name, text, order
        self.problems: list[Problem] = []
        self.lines: Mapping[str, int] = {}

    def steps(self, found: Mapping[str, Any]) -> Iterator[StoryStep]:
        for key in found.keys() - {TABLE}:
            self.lines = {"": line_of(self.text_of_file, key)}
            self.fault("", f"there is no {quoted(key)}", f"a story has [[{TABLE}]] alone")
        self.lines = {"": line_of(self.text_of_file, TABLE)}
        tables = found.get(TABLE, [])
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            self.fault("", f"{TABLE} is not a list of tables", f"begin each with [[{TABLE}]]")
        elif not tables:
            self.fault("", "has no step", f"begin each with [[{TABLE}]]")
        else:
            yield from self.each(tables)

    def each(self, tables: Sequence[Mapping[str, Any]]) -> Iterator[StoryStep]:
        lines = lines_of(self.text_of_file, TABLE)
        # Tables within a list have no heads of their own.
        heads = lines if len(lines) == len(tables) else [self.lines] * len(tables)
        for nth, (table, self.lines) in enumerate(zip(tables, heads, strict=True), start=1):
            if nth == MOST_STEPS + 1:
                self.fault("", f"step {nth} is too many", f"a story has {MOST_STEPS} at most")
            yield self.step(table)

    def fault(self, key: str, what: str, hint: str = "") -> None:
        line = self.lines.get(key, self.lines.get("", 0))
        self.problems.append(Problem(Where(self.name, line), what, hint, CODE))

    def step(self, found: Mapping[str, Any]) -> StoryStep:
        for key in found.keys() - {*KEYS}:
            near = closest(key, KEYS)
            hint = f"closest: '{near}'" if near else f"there are {', '.join(KEYS)}"
            self.fault(key, f"there is no key {quoted(key)}", hint)
        texts = {key: self.text(key, found[key]) for key in TEXTS if key in found}
        if not texts.get("heading") and ("heading" not in found or texts["heading"] == ""):
            self.fault("heading", "the step has no heading", 'write heading = "…"')
        return StoryStep(
            days=self.days(found),
            frame=self.frame(found),
            lines=self.lines,
            **{key: text for key, text in texts.items() if text},
        )

    def text(self, key: str, value: object) -> str | None:
        """A text in one line; None where it cannot be used."""
        if not isinstance(value, str):
            self.fault(key, f"{key} is not a text", "write it in quotes")
            return None
        text = one_line(value)
        if len(text) > MOST[key]:
            what = f"{key} has {len(text):,} letters"
            self.fault(key, what, f"{MOST[key]} is the most")
            return None
        if key == "url" and text and not web_address(text):
            what = f"url: {quoted(text)} is no address of the web"
            self.fault(key, what, "one begins with https:// or http://")
            return None
        return text

    def days(self, found: Mapping[str, Any]) -> tuple[date, ...]:
        """One day, or two, the earlier first."""
        if ("day" in found) == ("days" in found):
            what = "the step has day and days" if "day" in found else "the step has no day"
            self.fault("days", what, "write day = 2021-08-15, or days = [2021-08-05, 2021-08-15]")
            return ()
        if "day" in found:
            day = self.day("day", found["day"])
            return (day,) if day else ()
        pair = found["days"]
        if not isinstance(pair, list) or len(pair) != 2:
            self.fault("days", "days are not two days", "write days = [2021-08-05, 2021-08-15]")
            return ()
        first, last = (self.day("days", value) for value in pair)
        if not first or not last:
            return ()
        if first >= last:
            self.fault("days", f"days: {last} is not after {first}", "the earlier day comes first")
            return ()
        return first, last

    def day(self, key: str, value: object) -> date | None:
        if not isinstance(value, str | date):
            self.fault(key, f"{key} is not a day", "write 2021-08-15")
            return None
        moment = value if isinstance(value, datetime) else moment_of(str(value))
        if moment:
            what = f"{key}: {quoted(str(value))} has a time"
            self.fault(key, what, f"a step is a whole day: write {moment.date()}")
            return None
        try:
            span = parse_span(value, self.order)
        except DateError as error:
            self.fault(key, f"{key}: {error.what}", error.hint)
            return None
        if not span.is_day:
            what = f"{key}: {quoted(str(value))} is no single day"
            self.fault(key, what, f"write the day itself, such as {span.last}")
            return None
        return span.first

    def frame(self, found: Mapping[str, Any]) -> Frame | None:
        if "frame" not in found:
            return None
        try:
            with spelled(Spelling()):
                return given_frame(found["frame"])
        except UsageError as error:
            what, _, hint = str(error).partition(" — ")
            self.fault("frame", what, hint)
            return None
