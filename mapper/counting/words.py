# SPDX-License-Identifier: MIT
"""A series in words: a chart and the last day's figures for a terminal, a table for Markdown."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from mapper.control.balance import Tally
from mapper.control.stats import DayFigures
from mapper.counting.chart import FILLS, NO_DATA_FILL, ColoredText, Line, Sign, bar, marks_of
from mapper.counting.series import Series
from mapper.style.choices import areas_line, choice_lines, made_lines
from mapper.style.counted import counted_lines
from mapper.style.markdown import escaped, markdown_table
from mapper.style.words import LEAST_SHARE, Words
from mapper.tables.text import one_line

NARROWEST_BAR, WIDEST_BAR = 20, 60
GUTTER = "  "
DATE_WIDTH = len("2021-08-05")


def label_of(series: Series, status: str | None, words: Words) -> str:
    """What the legend calls a status, on one line."""
    if status is None:
        return words.say("faces.none" if series.boundaries.drawn else "legend.no_data")
    return one_line(series.scheme.status(status).label)


def notes(series: Series, words: Words) -> list[str]:
    """What one must know to read the figures: rules and limits, a sentence or two each."""
    words = words.of(series.scheme)
    ground, people = series.boundaries, series.measures.people
    made = [*made_lines(ground.made, words), areas_line(series.measured, ground, words)]
    if series.from_capitals:
        made.append(words.say("comparison.from_capital", unit=words.unit(ground)))
    made += choice_lines(series.known_on, series.prefer, words)
    if series.stale_days is not None:
        made.append(words.count("comparison.stale", series.stale_days))
    if people and series.measured.by_area:
        made.append(
            words.say(
                "comparison.population",
                field=one_line(ground.population_field),
                boundaries=one_line(ground.name),
                n=words.integer(len(people)),
                all=words.integer(len(ground.units)),
                units=words.units(ground),
            )
        )
    return made


def title(series: Series, words: Words) -> str:
    ground = series.boundaries
    return words.say(
        f"stats.title.{series.measured}",
        n=words.integer(len(ground.units)),
        units=words.units(ground, len(ground.units)),
        area=words.area(math.fsum(series.measures.areas_km2.values())),
    )


# --- for a terminal -----------------------------------------------------------------------


def as_lines(series: Series, words: Words, width: int, *, letters: bool = False) -> list[Line]:
    """The answer for a terminal of `width` cells; `letters`: without the block characters."""
    signs = signs_of(series, words, letters=letters)
    last = series.days[-1]
    said = [line for note in notes(series, words) for line in textwrap.wrap(note, width)]
    return [
        *_plain(textwrap.wrap(title(series, words), width)),
        *_plain([""]),
        *key(series, signs, words, width),
        *_plain([""]),
        *chart(series, signs, words, width),
        *_plain(["", words.day(last.day), *aligned(day_table(series, last, words))]),
        *_plain(counted(series, words, width)),
        *_plain(["", *said]),
    ]


def counted(series: Series, words: Words, width: int) -> list[str]:
    """What others counted up to the last day, a section of its own; nothing where there is none."""
    if not series.counts:
        return []
    said = counted_lines(series.counts, series.scheme, words)
    wrapped = [line for text in said for line in textwrap.wrap(text, width, subsequent_indent="  ")]
    return ["", words.say("counted.added"), *wrapped]


def signs_of(series: Series, words: Words, *, letters: bool = False) -> list[Sign]:
    """How each status of the series looks in a bar."""
    statuses = [tally.status for tally in series.days[-1].tallies]
    labels = [label_of(series, status, words) for status in statuses]
    order = [status.id for status in series.scheme.statuses]
    signs = []
    for status, mark in zip(statuses, marks_of(labels), strict=True):
        color = None if status is None else series.scheme.status(status).color_dark
        fill = NO_DATA_FILL if status is None else FILLS[order.index(status) % len(FILLS)]
        signs.append(Sign(mark, mark if letters else fill, color))
    return signs


def key(series: Series, signs: Sequence[Sign], words: Words, width: int) -> list[Line]:
    """What the signs mean, as many on a line as fit."""
    tallies = series.days[-1].tallies
    lines: list[list[ColoredText]] = [[]]
    room = width
    for sign, tally in zip(signs, tallies, strict=True):
        text = f" {label_of(series, tally.status, words)}{GUTTER}"
        swatch = sign.mark + sign.fill * 2
        if lines[-1] and len(swatch) + len(text.rstrip()) > room:
            lines.append([])
            room = width
        lines[-1] += [ColoredText(swatch, sign.color), ColoredText(text)]
        room -= len(swatch) + len(text)
    return list(lines)


def chart(series: Series, signs: Sequence[Sign], words: Words, width: int) -> Iterator[Line]:
    """A bar for each day, with the figures beside it as far as there is room.

    A line between two bars tells of a distance that is more than twice the usual one.
    """
    cells, columns = layout(series, width)
    if columns:
        yield [_heads(signs, columns, DATE_WIDTH + len(GUTTER) + cells)]
    usual = _usual_distance(series.days)
    before: DayFigures | None = None
    for day in series.days:
        distance = (day.day - before.day).days if before else 0
        if distance > 2 * usual:
            yield [
                ColoredText(" " * (DATE_WIDTH + len(GUTTER)) + words.count("stats.gap", distance))
            ]
        shares = [weight(series, tally) for tally in day.tallies]
        yield [
            ColoredText(day.day.isoformat() + GUTTER),
            *(bar(shares, signs, cells) or [ColoredText(" " * cells)]),
            ColoredText(GUTTER + GUTTER.join(_cells(day.tallies, columns))),
        ]
        before = day


def weight(series: Series, tally: Tally) -> float:
    """How wide a status is in a bar."""
    return tally.area_km2 if series.measured.by_area else tally.count


Column = tuple[int, Callable[[Tally], str]]


def layout(series: Series, width: int) -> tuple[int, list[Column]]:
    """The width of the bars, and how each status' figures are set beside them."""
    most = max(len(str(tally.count)) for day in series.days for tally in day.tallies)
    count: Column = (most, lambda tally: str(tally.count))
    share: Column = (5, narrow_share)
    by_area = series.measured.by_area
    choices: list[list[Column]] = [[count, share], [share], []] if by_area else [[count], []]
    statuses = len(series.days[-1].tallies)
    for columns in choices:
        figures = statuses * (len(GUTTER) + sum(size + 1 for size, _ in columns) - 1)
        cells = width - DATE_WIDTH - len(GUTTER) - (figures if columns else 0)
        if cells >= NARROWEST_BAR or not columns:
            break
    return max(1, min(cells, WIDEST_BAR)), columns


def narrow_share(tally: Tally) -> str:
    """A share where there is room for five letters: held ground has one, however small."""
    return f"<{LEAST_SHARE}" if tally.is_trace else f"{tally.share:.1f}"


def _heads(signs: Sequence[Sign], columns: Sequence[Column], indent: int) -> ColoredText:
    size = sum(size + 1 for size, _ in columns) - 1
    return ColoredText(" " * indent + "".join(GUTTER + sign.mark.rjust(size) for sign in signs))


def _cells(tallies: Sequence[Tally], columns: Sequence[Column]) -> Iterator[str]:
    for tally in tallies:
        yield " ".join(say(tally).rjust(size) for size, say in columns)


def _usual_distance(days: Sequence[DayFigures]) -> int:
    return median_low([(b.day - a.day).days for a, b in pairwise(days)] or [1])


def day_table(series: Series, day: DayFigures, words: Words) -> list[list[str]]:
    """Heading and rows of one day's figures, without the statuses that hold nothing."""
    return [_heading(series, words), *_rows(series, day, words)]


def _heading(series: Series, words: Words) -> list[str]:
    by_area = series.measured.by_area
    keys = ["status", "count"]
    keys += [f"area.{series.measured}", f"share.{series.measured}"] if by_area else []
    keys += ["stale"] if series.stale_days is not None else []
    keys += ["population"] if series.measures.people and by_area else []
    return [words.say(f"stats.{key}") for key in keys]


def _rows(series: Series, day: DayFigures, words: Words) -> Iterator[list[str]]:
    by_area = series.measured.by_area
    for tally, people in zip(day.tallies, day.people, strict=True):
        if tally.count:
            yield [
                label_of(series, tally.status, words),
                words.integer(tally.count),
                *(_measured(tally, words) if by_area else []),
                *([words.integer(tally.stale)] if series.stale_days is not None else []),
                *([words.integer(people)] if people is not None and by_area else []),
            ]


def _measured(tally: Tally, words: Words) -> list[str]:
    share = words.share(tally.share, tally.area_km2)
    return [words.area(tally.area_km2), words.say("stats.percent", n=share)]


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns, the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        GUTTER.join(
            cell.rjust(size) if i else cell.ljust(size)
            for i, (cell, size) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _plain(lines: Sequence[str]) -> list[Line]:
    return [[ColoredText(line)] for line in lines]


# --- for a text ---------------------------------------------------------------------------


def as_markdown(series: Series, words: Words) -> str:
    """One row for each day and status that holds something, and what one must know."""
    rows = [[day.day.isoformat(), *row] for day in series.days for row in _rows(series, day, words)]
    heading = [words.say("stats.date"), *_heading(series, words)]
    table = markdown_table(heading, rows, texts=2)
    said = counted_lines(series.counts, series.scheme, words)
    listed = "\n".join(f"- {escaped(text)}" for text in said)
    others = [words.say("counted.added") + ":", listed] if said else []
    return "\n\n".join(["\n".join(table), *others, *notes(series, words)]) + "\n"
