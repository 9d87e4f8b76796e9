# SPDX-License-Identifier: MIT
"""The shares of the statuses over time, stacked, as on the page of a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

import numpy as np

from mapper.page.map_model import PlaceEntry, TimelinePayload, unpacked
from mapper.picture.blocks import SMALL, Block, plain
from mapper.picture.ink import Floats, Item, Paint, Path, Text
from mapper.picture.letters import shortened, text_width
from mapper.picture.state_on_day import counted_in, extra_of, last_report, measured_of, weight_of
from mapper.picture.themes import Theme
from mapper.style.letters import OPACITIES
from mapper.style.shared import number, numbers
from mapper.style.words import Words

TITLE = 20.0  # px over the stack
AXIS = 24.0  # px under it, for ticks and the names of months
MONTH_ROOM = 76.0  # px from one name to the next
MONTH_STEPS = tuple(map(int, numbers("chart.month_steps")))
MONTH_DAYS = number("chart.month_days")
LAST_DAY = number("chart.last_day")
NOTHING = number("chart.left_over")
EDGED = number("chart.edged")
VALUES = (50, 100)  # per cent that are read off the stack
WITHIN = np.array([0.0, 0.5])  # px: half of the line along a band


class Tone(Enum):
    """What a share stands on, as its opacity: the same as on the map; from the bottom up."""

    FRESH = 1.0
    INFERRED = number("ground.inferred_opacity")
    OLD = number("ground.stale_opacity")  # all reports on it are old, whatever else


HOW = dict(zip(Tone, OPACITIES, strict=True))
Key = tuple[str, Tone]
# Left and right end in px, and the shares between them.
Drawn = tuple[float, float, Mapping[Key, float]]


@dataclass(frozen=True)
class Stretch:
    """Days over which status and tone of a unit are the same; `end` is the first day after."""

    start: int
    end: int
    status: str
    tone: Tone


def shares_chart(
    payload: TimelinePayload,
    theme: Theme,
    words: Words,
    size: tuple[float, float],
    chosen: Sequence[int],
) -> Block:
    """The chart with its title and months, `size` without them; `chosen` days have a tick."""
    width, high = size
    items: list[Item] = [plain(title_of(payload, words), 0.0, 13.0, theme.quiet)]
    step = day_step(payload, width)
    runs: list[list[Drawn]] = [[]]
    for left, right, parts in spans(payload, step):
        if right <= left:
            continue
        if all_old(parts):
            items += gap_items(payload, theme, words, (left, right), high)
            runs.append([])
        else:
            runs[-1].append((left, right, parts))
    for run in runs:
        items += stack(run, theme, high)
    items += axis(payload, theme, words, size, chosen)
    if measured_of(payload).by_area:  # seats are counted, and a part of them is no part of ground
        items += values(theme, words, size)
    return Block(items, TITLE + high + AXIS)


def day_step(payload: TimelinePayload, width: float) -> float:
    """How many px of a chart's width a day has: the last one has some, too."""
    return (width - LAST_DAY) / max(payload["stops"][-1], 1)


def spans(payload: TimelinePayload, step: float) -> Iterator[Drawn]:
    """The shares with their left and right end, `step` px a day: from one change to the next, the
    last a little beyond the last day.
    """
    last = payload["stops"][-1]
    whole = last * step + LAST_DAY
    for start, end, parts in shares_over_time(payload):
        yield start * step, end * step if end <= last else whole, parts


def title_of(payload: TimelinePayload, words: Words) -> str:
    """What the shares are of: `Shares over time (area)`, or `(provinces)`."""
    measured = measured_of(payload)
    if measured.by_area:
        of = words.say(f"timeline.area.{measured}")
    else:
        of = payload["unitForms"]["units"]["other"]
    return f"{words.say('timeline.chart')} ({of})"


def stack(run: Sequence[Drawn], theme: Theme, high: float) -> Iterator[Item]:
    """The shares of days without a gap, each status one shape of steps from day to day."""
    keys = list(run[0][2]) if run else []
    edges: list[Path] = []
    floor = np.full(len(run), TITLE + high)
    ends = np.array([(left, right) for left, right, _ in run]).reshape(-1)
    for status, tone in keys:
        ceiling = floor - high * np.array([parts[status, tone] for _, _, parts in run])
        if (floor - ceiling > NOTHING).any():
            over = np.column_stack((ends, np.repeat(ceiling, 2)))
            under = np.column_stack((ends, np.repeat(floor, 2)))
            paint = Paint(theme.fill(status), fill_opacity=tone.value)
            yield Path([np.concatenate((over, under[::-1]))], paint)
            if status:
                colour = line_on(theme, status, tone)
                edges += edge_lines((ends, ceiling, floor), TITLE, colour)
        floor = ceiling
    yield from edges


def edge_lines(band: tuple[Floats, Floats, Floats], top: float, colour: str) -> Iterator[Path]:
    """The line along a band, within it: its top, unless nothing is above, and its ends, where
    something is beside it. Neighbours are told apart by it, whatever their colours are.
    """
    ends, ceiling, floor = band
    high = floor - ceiling >= EDGED
    lines: list[list[tuple[float, float]]] = [[]]
    for nth in np.flatnonzero(high).tolist():
        (left, right), over, under = ends[2 * nth : 2 * nth + 2], ceiling[nth], floor[nth]
        if not (nth and high[nth - 1]):
            lines.append([(left, under)] if nth else [])
        lines[-1].append((left, over))
        if over <= top + NOTHING:
            lines.append([])
        lines[-1].append((right, over))
        if nth + 1 < len(high) and not high[nth + 1]:
            lines[-1].append((right, under))
    drawn = [np.array(line) + WITHIN for line in lines if len(line) > 1]
    if drawn:
        yield Path(drawn, Paint(stroke=colour), closed=False)


def line_on(theme: Theme, status: str, tone: Tone) -> str:
    """Ink, or what is seen where ink is not."""
    letters = theme.letters_on(status, HOW[tone])
    return letters[0] if letters else theme.ink


def shares_over_time(
    payload: TimelinePayload,
) -> Iterator[tuple[int, int, dict[Key, float]]]:
    """Stretches of days (start, end) with the share of each status, by what it stands on.

    In the order of the statuses, the first at the bottom. Where only some days of ground that was
    drawn day by day have their shapes, `areas` has the km² of every day.
    """
    if "areas" in payload:
        yield from shares_of_areas(payload)
        return
    units = counted_in(payload)
    weight = weight_of(payload)
    by_unit = [(weight(unit), stretches(payload, unit)) for unit in units]
    whole = sum(share for share, _ in by_unit) or 1.0
    days = sorted({day for _, found in by_unit for one in found for day in (one.start, one.end)})
    keys = [(status["id"], tone) for status in payload["statuses"] for tone in Tone]
    column = {key: nth for nth, key in enumerate(keys)}
    place = {day: nth for nth, day in enumerate(days)}
    sums = np.zeros((len(days), len(keys)))
    for share, found in by_unit:
        for one in found:
            at = column[one.status, one.tone]
            sums[place[one.start], at] += share
            sums[place[one.end], at] -= share
    shares = np.cumsum(sums, axis=0) / whole
    for nth, (start, end) in enumerate(pairwise(days)):
        yield start, end, dict(zip(keys, shares[nth].tolist(), strict=True))


def shares_of_areas(
    payload: TimelinePayload,
) -> Iterator[tuple[int, int, dict[Key, float]]]:
    """The same of the days of `areas`: pairs of a day and the km² by status."""
    ids = [status["id"] for status in payload["statuses"]]
    days = payload["areas"]
    ends = [*(day for day, _ in days[1:]), days[-1][0] + 1]
    for (day, areas), end in zip(days, ends, strict=True):
        whole = sum(areas.values()) or 1.0
        yield day, end, {(id_, Tone.FRESH): areas.get(id_, 0.0) / whole for id_ in ids}


def stretches(payload: TimelinePayload, unit: PlaceEntry) -> list[Stretch]:
    """The whole record of a unit without a break; where it has none of its own its capital's."""
    end = payload["stops"][-1] + 1
    own = own_stretches(payload, unit, end)
    by_id = {place["id"]: place for place in payload["places"]} if unit.get("capital") else {}
    capital = by_id.get(unit.get("capital", ""))
    if capital is None:
        return own
    other = [lent(one) for one in own_stretches(payload, capital, end)]
    return [
        one
        for stretch in own
        for one in ([stretch] if stretch.status else cut(other, stretch.start, stretch.end))
    ]


def lent(one: Stretch) -> Stretch:
    """What a unit takes from its capital: it is inferred."""
    fresh = one.status and one.tone is Tone.FRESH
    return replace(one, tone=Tone.INFERRED) if fresh else one


def own_stretches(payload: TimelinePayload, place: PlaceEntry, end: int) -> list[Stretch]:
    """The record of a place from day 0 to `end`, exclusive."""
    limit = payload["staleDays"]
    found: list[Stretch] = []
    reached = 0

    def add(until: int, status: str, tone: Tone = Tone.FRESH) -> None:
        nonlocal reached
        if until > reached:
            found.append(Stretch(reached, until, status, tone))
            reached = until

    steps = [unpacked(step) for step in place.get("whole", place.get("track", []))]
    for nth, step in enumerate(steps):
        if nth == 0:
            add(min(step.at, end), "")
        until = min(steps[nth + 1].at if nth + 1 < len(steps) else end, end)
        if not step.status:
            add(until, "")
            continue
        grows_old = end if limit is None else last_report(step, float("inf")) + limit + 1
        inferred = extra_of(payload, step).get("inferred")
        add(min(grows_old, until), step.status, Tone.INFERRED if inferred else Tone.FRESH)
        add(until, step.status, Tone.OLD)
    add(end, "")
    return found


def cut(found: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    return [
        replace(one, start=max(one.start, start), end=min(one.end, end))
        for one in found
        if one.start < end and one.end > start
    ]


def all_old(parts: Mapping[Key, float]) -> bool:
    """Whether all that is known is known from old reports."""
    tones = {tone for (status, tone), share in parts.items() if status and share >= NOTHING}
    return tones == {Tone.OLD}


def gap_items(
    payload: TimelinePayload,
    theme: Theme,
    words: Words,
    span: tuple[float, float],
    high: float,
) -> list[Item]:
    """Why nothing is drawn where all reports are old, if there is room to say so."""
    said = words.say(
        "timeline.gap", unit=words.chosen(payload["unitForms"]["units"], 1), n=payload["staleDays"]
    )
    left, right = span
    if text_width(said, SMALL) > right - left:
        return []
    return [
        Text(
            (left + right) / 2, TITLE + high / 2, said, SMALL, theme.quiet,
            text_width(said, SMALL), anchor="middle",
        )
    ]  # fmt: skip


def axis(
    payload: TimelinePayload,
    theme: Theme,
    words: Words,
    size: tuple[float, float],
    chosen: Sequence[int],
) -> list[Item]:
    """The line under the stack, a tick for every day that has a map, and the months."""
    width, high = size
    bottom = TITLE + high
    step = day_step(payload, width)
    ticks = [np.array([(day * step, bottom), (day * step, bottom + 5)]) for day in chosen]
    items: list[Item] = [
        Path([np.array([(0.0, bottom), (width, bottom)])], Paint(stroke=theme.quiet), closed=False),
        Path(ticks, Paint(stroke=theme.ink, width=1.25), closed=False),
    ]
    for day, name in months(payload, words, width):
        room = width - day * step
        said = shortened(name, room, SMALL) if room < text_width(name, SMALL) else name
        if said == name:
            items.append(plain_small(said, day * step, bottom + 19.0, theme))
    return items


def values(theme: Theme, words: Words, size: tuple[float, float]) -> Iterator[Item]:
    """Half and all of the ground, each with a line across the stack and its value over that."""
    width, high = size
    for percent in VALUES:
        y = TITLE + high * (1 - percent / 100)
        paint = Paint(stroke=theme.ink, width=0.75, stroke_opacity=0.5)
        yield Path([np.array([(0.0, y), (width, y)])], paint, closed=False)
        said = words.say("timeline.axis_share", n=words.integer(percent))
        wide = text_width(said, SMALL)
        yield Text(width, y - 3, said, SMALL, theme.ink, wide, anchor="end", halo=theme.paper)


def plain_small(text: str, x: float, y: float, theme: Theme) -> Text:
    return Text(x, y, text, SMALL, theme.quiet, text_width(text, SMALL))


def months(payload: TimelinePayload, words: Words, width: float) -> Iterator[tuple[int, str]]:
    """The first days of months, or of every second, third … where there is no room for all; the
    first of them and every January with the year, which stands alone where only years have room.
    """
    start, days = date.fromisoformat(payload["start"]), payload["stops"][-1]
    room = width / max(days / MONTH_DAYS, 1.0)
    every = next((one for one in MONTH_STEPS if one * room >= MONTH_ROOM), MONTH_STEPS[-1])
    first = True
    nth = start.year * 12 + start.month - 1
    while (day := (date(nth // 12, nth % 12 + 1, 1) - start) // timedelta(days=1)) <= days:
        if day >= 0 and nth % every == 0:
            month = words.texts["months"][nth % 12]
            with_year = first or nth % 12 == 0
            said = words.say("month", month=month, year=nth // 12) if with_year else month
            yield day, f"{nth // 12}" if every % 12 == 0 else said
            first = False
        nth += 1
