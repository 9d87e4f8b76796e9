# SPDX-License-Identifier: MIT
"""What stands under the map of one day, or beside it: key, notes, counts and events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mapper.page.map_model import DrawnMap
from mapper.picture.blocks import NO_BLOCK, Block, Setting, letters_in
from mapper.picture.event_list import event_blocks
from mapper.picture.layouts import GAP, Layout
from mapper.picture.legend import key
from mapper.picture.notes import note_list, note_title, short_note, whole_note
from mapper.picture.source_counts import counts_block


@dataclass(frozen=True)
class Lower:
    """What stands under the map, or beside it: marks, what others counted, notes, with the numbers
    of these, and events; whether it explains all that the map has.
    """

    key: Block = NO_BLOCK
    notes: Block = NO_BLOCK
    numbers: frozenset[int] = frozenset()
    counts: Block = NO_BLOCK
    events: Block = NO_BLOCK
    explained: bool = True

    @property
    def height(self) -> float:
        """How high it is with a gap before each part."""
        return sum(part.height + GAP for part in self.blocks if part.height)

    def has_all_of(self, other: Lower) -> bool:
        """Whether it says all that another says."""
        return (
            self.explained >= other.explained
            and letters_in(self.key) >= letters_in(other.key)
            and self.numbers >= other.numbers
            and bool(self.counts.height) >= bool(other.counts.height)
            and bool(self.events.height) >= bool(other.events.height)
        )

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its parts from above."""
        return self.key, self.counts, self.notes, self.events


def lower_parts(
    setting: Setting[DrawnMap], layout: Layout, width: float, *, specks: bool
) -> Iterator[Lower]:
    """The parts from the fullest to none: before a note goes what others counted, and before that
    the list of events, which the map has with their days.
    """
    marks = key(setting, width, total=layout.total, specks=specks)
    for events in event_blocks(setting, width, layout.notes):
        for part in counted_parts(setting, layout, width, marks):
            if len(part.numbers) == len(setting.article.payload["annotations"]):
                yield replace(part, events=events)
    yield from counted_parts(setting, layout, width, marks)


def counted_parts(
    setting: Setting[DrawnMap], layout: Layout, width: float, marks: Block
) -> Iterator[Lower]:
    """The parts without events."""
    counts = counts_block(setting, width, columns=max(layout.notes, 1))
    if counts.height:
        every = len(setting.article.payload["annotations"]) if layout.notes else 0
        for part in note_parts(setting, layout, width, marks):
            if len(part.numbers) == every:
                yield replace(part, counts=counts)
    yield from note_parts(setting, layout, width, marks)


def note_parts(
    setting: Setting[DrawnMap], layout: Layout, width: float, marks: Block
) -> Iterator[Lower]:
    """Marks and notes from the fullest to none: notes lose their text, then their source, then
    stand in two columns, and at last the later half of them is left out. The key goes last: what
    it would explain is not drawn without it.
    """
    every = [note["n"] for note in setting.article.payload["annotations"]]
    if layout.notes and every:
        columns = layout.notes
        for form in (whole_note, short_note, note_title):
            yield Lower(marks, note_list(setting, width, form, columns=columns), frozenset(every))
        for most in range(len(every), len(every) // 2, -1):
            some = note_list(setting, width, note_title, columns=2, most=most)
            yield Lower(marks, some, frozenset(every[:most]))
    yield Lower(marks)


def fullest(parts: Iterator[Lower], room: float | None) -> Lower:
    """The first that is at most `room` px high, or the first of all where any height will do;
    without a key if none is.
    """
    for part in parts:
        if room is None or part.height <= room:
            return part
    return Lower(explained=False)


def last(parts: Iterator[Lower]) -> Iterator[Lower]:
    """The least of the parts alone."""
    *_, least = parts
    yield least
