# SPDX-License-Identifier: MIT
"""What of the key is on a picture: what lies beyond its maps is not explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from mapper.geometry.plane import stepped
from mapper.page.map_model import ComparePayload, DrawnMap, EventsPart, SignEntry
from mapper.picture.events import line_parts, located, paths
from mapper.picture.events_on_day import signs_of
from mapper.picture.fit import Fit
from mapper.picture.ink import Box, Floats
from mapper.picture.label_placement.boxes import box_inside
from mapper.picture.shapes import cut_lines, read_lines

Shown = TypeVar("Shown", DrawnMap, ComparePayload)


@dataclass(frozen=True)
class View:
    """A map or an inset: how degrees become its px, and its box in px."""

    fit: Fit
    box: Box

    def has(self, at: Sequence[float]) -> bool:
        """Whether a position (degrees) lies in it."""
        ((x, y),) = self.fit.pixels(np.array([at], dtype=float)).tolist()
        return box_inside((x, y, x, y), self.box)


@dataclass(frozen=True)
class Unseen:
    """Entries of a key that nothing on a picture wears: the disputed borders, kinds of marks, and
    signs of events, by the text of their entry.
    """

    disputed: bool = False
    marks: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.disputed or bool(self.marks or self.signs)

    def __and__(self, other: Unseen) -> Unseen:
        """What two maps of one picture both lack."""
        disputed = self.disputed and other.disputed
        return Unseen(disputed, self.marks & other.marks, self.signs & other.signs)


NOTHING_UNSEEN = Unseen()


def unseen_on(payload: DrawnMap, views: Sequence[View]) -> Unseen:
    """What the key of a map explains though it lies in no view, of which the first is the map."""
    kinds = {
        place["kind"]
        for place in payload["places"]
        if "at" not in place or any(view.has(place["at"]) for view in views)
    }
    signs = {sign["label"] for view in views for sign in signs_in(payload, view)}
    return Unseen(
        bool(payload.get("disputed")) and not disputed_lines(payload, views[0].fit, views[0].box),
        frozenset(mark["kind"] for mark in payload["marks"]) - kinds,
        frozenset(sign["label"] for sign in payload.get("happenedKey", [])) - signs,
    )


def without(payload: Shown, unseen: Unseen) -> Shown:
    """The map without the entries of its key that nothing wears."""
    shown = payload.copy()
    if unseen.disputed:
        shown.pop("disputed", None)
    shown["marks"] = [one for one in shown["marks"] if one["kind"] not in unseen.marks]
    if "happenedKey" in shown:
        key = shown["happenedKey"]
        shown["happenedKey"] = [sign for sign in key if sign["label"] not in unseen.signs]
    return shown


def disputed_lines(payload: DrawnMap, fit: Fit, box: Box) -> list[Floats]:
    """What is seen of the disputed borders, in px."""
    lines = stepped(read_lines(payload.get("disputed")))
    return cut_lines([fit.pixels(line) for line in lines], box)


def signs_in(page: EventsPart, view: View) -> list[SignEntry]:
    """The entries of the key that something in a view wears."""
    ways = zip(page.get("advances", []), paths(page, view.fit), strict=True)
    shown: EventsPart = {
        "events": [event for event, _ in located(page, view.fit, view.box)],
        "advances": [one for one, way in ways if cut_lines([np.array(way)], view.box)],
        "mapLines": [
            one for one in page.get("mapLines", []) if line_parts(one, view.fit, view.box)
        ],
    }
    return signs_of(page, shown)
