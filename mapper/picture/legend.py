# SPDX-License-Identifier: MIT
"""The legend of a picture: statuses with their figures, signs and marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from mapper.page.map_model import DrawnMap, FiguredStatus
from mapper.picture.blocks import (
    BODY,
    GAP,
    NO_BLOCK,
    SMALL,
    SWATCH,
    Block,
    Setting,
    flow,
    plain,
    stacked,
    text_lines,
)
from mapper.picture.events import sign_items
from mapper.picture.ground import UNKNOWN, Seen, broken_lines, soft_items, speck, unit_paint
from mapper.picture.ink import Group, Item, Paint, Rect, Text
from mapper.picture.letters import shortened, text_width, wrap
from mapper.picture.marks import contenders_of, mark
from mapper.picture.themes import Theme
from mapper.style.shared import numbers_by_name

# What `flow` takes: items, and how wide they are.
Entry = tuple[Sequence[Item], float]
# Which figures of a status stand in a legend.
Figures = Literal["figures", "short"]
# From one name of a list to the next, px.
NAME_LEADING = 16.0
SAMPLE_EDGE = numbers_by_name("ground.sample_edge")


def legend_rows(setting: Setting[DrawnMap], width: float, *, figures: Figures = "figures") -> Block:
    """One row for every status, a hairline under each, with its `short` share or all `figures`;
    then what the signs on the ground mean.
    """
    entries = setting.article.payload["statuses"]
    in_line = all(fits_in_line(entry, width, entry[figures]) for entry in entries)
    rows = [legend_row(setting, entry, width, entry[figures], in_line) for entry in entries]
    events = flow(event_entries(setting, width), width, 22.0)
    return stacked([stacked(rows, 0.0), *sign_rows(setting, width), events], 6.0)


def fits_in_line(entry: FiguredStatus, width: float, said: str) -> bool:
    label = text_width(entry["label"], BODY + 1, face="bold")
    return SWATCH[0] + GAP + label + 4 + text_width(f"· {said}", BODY) <= width


def has_whole_rows(setting: Setting[DrawnMap], width: float) -> bool:
    """Whether the figures of every status stand whole in its row, beside its label or under it."""
    room = width - SWATCH[0] - GAP
    return all(
        text_width(entry["figures"], BODY) <= room for entry in setting.article.payload["statuses"]
    )


def legend_row(
    setting: Setting[DrawnMap], entry: FiguredStatus, width: float, said: str, in_line: bool
) -> Block:
    """A status with what is said of it beside its label, or under it."""
    theme = setting.theme
    left = SWATCH[0] + GAP
    label = shortened(entry["label"], width - left, BODY + 1, face="bold")
    wide = text_width(label, BODY + 1, face="bold")
    figures = f"· {said}" if said else ""
    height = 26.0 if in_line else 42.0
    below = shortened(said, width - left, BODY)
    items: list[Item] = [
        Group(swatch(setting, entry["id"]), y=6.0),
        Text(left, 18.0, label, BODY + 1, theme.ink, wide, "bold"),
        plain(figures, left + wide + 4, 18.0, theme.quiet)
        if in_line
        else plain(below, left, 35.0, theme.quiet),
        Rect((0.0, height - 1, width, height), Paint(theme.line)),
    ]
    return Block(items, height)


def legend_line(setting: Setting[DrawnMap], width: float, *, figures: Figures = "short") -> Block:
    """The statuses one after the other, each with its `short` share or all its `figures`; then
    what the signs on the ground mean, those that are longer than a line below.
    """
    theme = setting.theme
    entries: list[Entry] = []
    for entry in setting.article.payload["statuses"]:
        said = entry[figures]
        said = f"· {said}" if said and figures == "figures" else said
        left = SWATCH[0] + GAP - 2
        room = width - left - 4 - text_width(said, BODY)
        label = shortened(entry["label"], room, BODY, face="bold")
        wide = text_width(label, BODY, face="bold")
        after = left + wide + 4
        items: list[Item] = [
            Group(swatch(setting, entry["id"]), y=3.0),
            Text(left, 14.5, label, BODY, theme.ink, wide, "bold"),
            *([plain(said, after, 14.5, theme.quiet)] if said else []),
        ]
        entries.append((items, after + text_width(said, BODY)))
    patches = (
        ([Group(swatch(setting, sign_status(setting, sign), sign), y=3.0)], said)
        for sign, said in signs(setting)
    )
    short, long = sign_entries(patches, width, theme)
    line = flow([*entries, *short, *event_entries(setting, width)], width, 22.0)
    return stacked([line, *long], 2.0) if long else line


def sign_entries(
    signs: Iterable[tuple[Sequence[Item], str]], width: float, theme: Theme
) -> tuple[list[Entry], list[Block]]:
    """Signs and what they mean: those that are no longer than a line, and those that are."""
    short: list[Entry] = []
    long: list[Block] = []
    for sign, said in signs:
        if text_width(said, BODY) <= width - SWATCH[0] - GAP:
            short.append(sign_entry(sign, said, width, theme))
        else:
            long.append(wrapped_sign(sign, said, width, theme))
    return short, long


def sign_entry(sign: Sequence[Item], said: str, width: float, theme: Theme) -> Entry:
    """A sign and what it means, in one line."""
    left = SWATCH[0] + GAP - 2
    text = shortened(said, width - SWATCH[0] - GAP, BODY)
    return [*sign, plain(text, left, 14.5, theme.ink)], left + text_width(text, BODY)


def wrapped_sign(sign: Sequence[Item], said: str, width: float, theme: Theme) -> Block:
    """A sign and what it means, over as many lines as that takes."""
    left = SWATCH[0] + GAP - 2
    text = text_lines(wrap(said, width - left, BODY), width - left, BODY, 18.0, theme.ink)
    return Block([*sign, Group(text.items, x=left, y=1.0)], text.height + 2.0)


def event_entries(setting: Setting[DrawnMap], width: float) -> list[Entry]:
    """What the marks of events, the arrows and the lines are: on a picture of every size."""
    theme = setting.theme
    return [
        sign_entry(
            [Group(sign_items(sign, theme), x=SWATCH[0] / 2, y=10.0)], sign["label"], width, theme
        )
        for sign in setting.article.payload.get("happenedKey", [])
    ]


def key(
    setting: Setting[DrawnMap], width: float, *, total: bool = True, specks: bool = False
) -> Block:
    """The whole in numbers where that is wanted, and the marks; `specks`: units drawn as dots."""
    payload, theme = setting.article.payload, setting.theme
    said = wrap(payload["total"], width, BODY) if total else []
    parts = [text_lines(said, width, BODY, 18.0, theme.quiet)]
    said_of = [(_mark_sign(setting, mark["kind"]), mark["label"]) for mark in payload["marks"]]
    if payload.get("disputed"):
        said_of.append((disputed_sample(theme), setting.words.say("legend.disputed")))
    if specks:
        held = next((one["id"] for one in payload["statuses"] if one["id"]), "")
        dot = speck(SWATCH[0] / 2, 10.0, {"status": held}, theme)
        said_of.append(([dot], setting.words.say("picture.specks")))
    short, long = sign_entries(said_of, width, theme)
    return stacked([*parts, flow(short, width, 22.0), *long], 4.0)


def name_list(setting: Setting[DrawnMap], width: float, names: Sequence[str]) -> Block:
    """The names that stand on the map as numbers, which go on after those of the notes, in columns
    from above.
    """
    if not names:
        return NO_BLOCK
    left = text_width("00", SMALL) + 6
    first = len(setting.article.payload["annotations"]) + 1
    widest = max(text_width(name, SMALL) for name in names)
    columns = max(1, int(width // (left + widest + GAP)))
    rows = -(-len(names) // columns)
    wide, ink = width / columns, setting.theme.ink
    items: list[Item] = []
    for nth, name in enumerate(names):
        x, y = (nth // rows) * wide, (nth % rows) * NAME_LEADING + NAME_LEADING - 4
        said, number = shortened(name, wide - left - GAP, SMALL), str(nth + first)
        digits = text_width(number, SMALL, face="italic")
        items += [
            Text(x + left - 6, y, number, SMALL, ink, digits, "italic", "end"),
            Text(x + left, y, said, SMALL, ink, text_width(said, SMALL)),
        ]
    return Block(items, rows * NAME_LEADING)


def disputed_sample(theme: Theme) -> list[Item]:
    """What a disputed border looks like."""
    return broken_lines([np.array([(0.5, 10.0), (SWATCH[0] - 0.5, 10.0)])], theme)


def sign_rows(setting: Setting[DrawnMap], width: float) -> list[Block]:
    """What old, contradicted and inferred ground looks like, a row each."""
    return [_sign(setting, sign, said, width) for sign, said in signs(setting)]


def signs(setting: Setting[DrawnMap]) -> list[tuple[str, str]]:
    """The signs that a place may wear on this map, with what they mean."""
    payload, words = setting.article.payload, setting.words
    found: list[tuple[str, str]] = []
    days = payload["staleDays"]
    if any(status.get("stale") for status in payload["statuses"]) and days:
        means = words.count("legend.stale_means", days)
        found.append(
            ("stale", words.say("legend.stale_row", stale=words.say("legend.stale"), means=means))
        )
    if payload.get("contradicted"):
        found.append(("contradicted", words.say("picture.contradicted")))
    if inferred := payload.get("inferred"):
        found.append(("inferred", inferred))
    return found


def sign_status(setting: Setting[DrawnMap], sign: str) -> str:
    """The status on whose ground a sign is shown in the legend."""
    statuses = setting.article.payload["statuses"]
    if sign == "stale":
        return next((one["id"] for one in statuses if one.get("stale")), "")
    worn = (place["status"] for place in setting.article.payload["places"] if place.get(sign))
    return next(worn, statuses[0]["id"]) if sign == "inferred" else ""


def _sign(setting: Setting[DrawnMap], sign: str, said: str, width: float) -> Block:
    status = sign_status(setting, sign)
    left = SWATCH[0] + GAP
    text = text_lines(wrap(said, width - left, BODY), width - left, BODY, 18.0, setting.theme.ink)
    patch = swatch(setting, status, sign)
    return Block([Group(patch, y=2.0), Group(text.items, x=left)], text.height)


def swatch(setting: Setting[DrawnMap], status: str, sign: str = "") -> list[Item]:
    """A patch of what fills the ground of a status; `sign`: stale, contradicted or inferred."""
    place: Seen = {
        "status": status,
        "stale": sign == "stale",
        "contradicted": sign == "contradicted",
        "inferred": sign == "inferred",
    }
    paint = unit_paint(place, setting.theme)
    box = (0.5, 0.5, SWATCH[0] - 0.5, SWATCH[1] - 0.5)
    if sign not in ("stale", "contradicted"):
        edge, width, opacity = setting.theme.ink, SAMPLE_EDGE["width"], SAMPLE_EDGE["opacity"]
        paint = Paint(paint.fill, edge, width, paint.fill_opacity, opacity)
    return [Rect(box, paint)]


def _mark_sign(setting: Setting[DrawnMap], kind: str) -> list[Item]:
    payload = setting.article.payload
    sample: Seen = next((place for place in payload["places"] if place["kind"] == kind), UNKNOWN)
    status = sample.get("status")
    if kind == "border":
        x, y = SWATCH
        patch = np.array([(0.0, 3.0), (x, 3.0), (x, y + 3.0), (0.0, y + 3.0)])
        return soft_items([[patch]], setting.theme.color(status))
    items = mark(kind, status, setting.theme, contenders=contenders_of(payload, status))
    return [Group(items, x=SWATCH[0] / 2, y=10.0)]
