"""The picture of a map of one day: where its parts stand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from mapper.page.map_model import DrawnMap, happened_on
from mapper.picture.blocks import NO_BLOCK, Block, Setting, foot, head, stacked
from mapper.picture.event_list import event_blocks
from mapper.picture.grids import widest
from mapper.picture.ground import GroundShapes
from mapper.picture.in_view import Unseen, without
from mapper.picture.ink import Group, Item, Picture
from mapper.picture.layouts import (
    GAP,
    LEAST_MAP,
    LEAST_SHARE,
    LOW_MAP,
    Layout,
    deck_must_fit,
    finished,
    must_show,
    shorter,
)
from mapper.picture.legend import key, legend_line, legend_rows, name_list
from mapper.picture.notes import note_list, note_title, short_note, whole_note
from mapper.picture.panel import Panel, has_specks, is_bare, map_panel, unexplained
from mapper.picture.source_counts import counts_block
from mapper.style.shared import number

MOST_NUMBERED = int(number("placement.most_numbered"))

# Where else a key would have no room, the map keeps this share of the height that it wants.
SHARE_WITH_KEY = 0.6
# A column of texts beside a map has at most this share of the width.
MOST_COLUMN = 0.6


def day_picture(
    layout: Layout,
    setting: Setting[DrawnMap],
    ground: GroundShapes,
    names: Mapping[str, str],
    gone: int = 0,
) -> Picture:
    """The finished picture of a map of one day; so many notes as `gone` are of ground that is not
    on it.
    """
    arranged = (Beside if layout.beside else Below)(layout, setting, ground, names)
    lower = arranged.lower
    if not (lower.explained or is_bare(setting.article.payload)):
        return day_picture(layout, without_key(setting), ground, names, gone)
    panel = arranged.map.panel
    if unseen := lower.numbers - panel.noted:
        left = without_notes(setting, unseen)
        return day_picture(layout, left, ground, names, gone + len(unseen))
    if panel.unseen:
        return day_picture(layout, without_entries(setting, panel.unseen), ground, names, gone)
    height, items = arranged.picture
    return finished(layout, setting, items, height, left_out(setting, lower, panel, gone))


def without_key(setting: Setting[DrawnMap]) -> Setting[DrawnMap]:
    """The setting for a picture that has no room for a key."""
    article = setting.article
    shown = article.showing(unexplained(article.payload), article.day_words)
    return Setting(shown, setting.theme, setting.words)


def without_notes(setting: Setting[DrawnMap], numbers: Collection[int]) -> Setting[DrawnMap]:
    """The setting without some notes, which are of ground that is not on the picture."""
    shown = setting.article.payload.copy()
    shown["annotations"] = [one for one in shown["annotations"] if one["n"] not in numbers]
    return setting.showing(shown)


def without_entries(setting: Setting[DrawnMap], unseen: Unseen) -> Setting[DrawnMap]:
    """The setting without the entries of its key that nothing on the picture wears."""
    return setting.showing(without(setting.article.payload, unseen))


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


# --- arrangements ---------------------------------------------------------------------------


@dataclass(frozen=True)
class ListedMap:
    """A map, the names that stand on it as numbers, and how high it is."""

    panel: Panel
    listed: Block
    height: float


@dataclass(frozen=True)
class Arrangement(ABC):
    """Where the parts of a picture stand."""

    layout: Layout
    setting: Setting[DrawnMap]
    ground: GroundShapes
    names: Mapping[str, str]

    @property
    @abstractmethod
    def width(self) -> float:
        """Of the texts."""

    @property
    @abstractmethod
    def lower(self) -> Lower:
        """What stands under the map, or beside it."""

    @property
    @abstractmethod
    def map(self) -> ListedMap:
        """The map with all that is in `lower`."""

    @property
    @abstractmethod
    def picture(self) -> tuple[float, list[Item]]:
        """How high the picture is, and all that is on it."""

    def drawn(self, size: tuple[float, float], most: int) -> Panel:
        """The map in a size, on which so many names as `most` may stand as numbers."""
        return map_panel(
            self.setting.article.payload,
            self.ground,
            self.setting.theme,
            size,
            self.lower.numbers,
            self.names,
            thin=self.layout.thin,
            most=most,
        )

    def listed(self, panel: Panel) -> Block:
        """The names that stand on a map as numbers."""
        return name_list(self.setting, self.width, panel.figures.numbered)

    def lower_parts(self, *, specks: bool) -> Iterator[Lower]:
        return lower_parts(self.setting, self.layout, self.width, specks=specks)


class Below(Arrangement):
    """Everything in one column: head, legend, map, key, notes, foot."""

    @property
    def width(self) -> float:
        return self.layout.width - 2 * self.layout.margin

    @property
    def full(self) -> float:
        """How high a map is that has all the height that its ground wants."""
        return min(max(self.width / self.ground.aspect, 0.55 * self.width), 1.25 * self.width)

    @cached_property
    def around(self) -> tuple[Block, Block, float | None]:
        upper, end, left_over = around(self.layout, self.setting, self.width)
        high = self.full if left_over is None else left_over
        must_show(self.layout, self.setting.article, (self.width, high))
        return upper, end, left_over

    def room(self, share: float) -> float | None:
        """The height that the map leaves if it keeps a share of what it wants; None for any."""
        _, _, left_over = self.around
        return None if left_over is None else left_over - max(LEAST_MAP, share * self.full)

    def high(self, lower: Lower) -> float:
        """How high the map is over some parts."""
        _, _, left_over = self.around
        return self.full if left_over is None else left_over - lower.height

    @cached_property
    def lower(self) -> Lower:
        """The fullest parts, with what dots are if the map that they leave room for has any."""
        room = self.room(LEAST_SHARE)
        found = fullest(self.lower_parts(specks=False), room)
        if has_specks(self.ground, (self.width, self.high(found))):
            found = fullest(self.lower_parts(specks=True), room)
        if found.explained:
            return found
        # Of the map so much may go to the key, which its marks need.
        return fullest(last(self.lower_parts(specks=False)), self.room(SHARE_WITH_KEY))

    @cached_property
    def map(self) -> ListedMap:
        """The map, so much lower as its list of names needs, where the height of all is given and
        enough is left; else without names in a list.
        """
        high, most, room = self.high(self.lower), most_numbered(self.layout), self.room(LEAST_SHARE)
        panel = self.drawn((self.width, high), most)
        listed = self.listed(panel)
        if room is None or not listed.height:
            return ListedMap(panel, listed, high)
        less = high - listed.height - GAP
        if less >= high + self.lower.height - room:
            panel = self.drawn((self.width, less), most)
            again = self.listed(panel)
            if again.height <= listed.height:
                return ListedMap(panel, Block(again.items, listed.height), less)
        return ListedMap(self.drawn((self.width, high), 0), NO_BLOCK, high)

    @property
    def picture(self) -> tuple[float, list[Item]]:
        layout, (upper, end, _), drawn = self.layout, self.around, self.map
        ground = Block(drawn.panel.items, drawn.height)
        whole = stacked([upper, ground, drawn.listed, *self.lower.blocks, end], GAP)
        height = layout.height or whole.height + 2 * layout.margin
        return height, [Group(whole.items, layout.margin, layout.margin + layout.top)]


class Beside(Arrangement):
    """The map over the whole height at the left, all texts in a column at its right."""

    @property
    def height(self) -> float:
        return self.layout.height or self.layout.width / 2

    @cached_property
    def column(self) -> float:
        return column_of(self.layout, self.ground.aspect)

    @property
    def width(self) -> float:
        return self.column - 2 * self.layout.margin

    @property
    def size(self) -> tuple[float, float]:
        """Of the map."""
        return self.layout.width - self.column, self.height

    @cached_property
    def specks(self) -> bool:
        return has_specks(self.ground, self.size)

    @cached_property
    def around(self) -> tuple[Block, Block]:
        total = self.layout.total
        least = key(self.setting, self.width, total=total, specks=self.specks).height
        room = self.height - 2 * self.layout.margin - least - GAP
        return column_around(self.layout, self.setting, self.width, room)

    @property
    def room(self) -> float:
        """The height between head and foot of the column."""
        upper, end = self.around
        return self.height - 2 * self.layout.margin - upper.height - end.height - GAP

    @cached_property
    def lower(self) -> Lower:
        return fullest(self.lower_parts(specks=self.specks), self.room)

    @cached_property
    def map(self) -> ListedMap:
        panel = self.drawn(self.size, most_numbered(self.layout))
        listed = self.listed(panel)
        if listed.height and listed.height + GAP > self.room - self.lower.height:
            panel, listed = self.drawn(self.size, 0), NO_BLOCK
        return ListedMap(panel, listed, self.height)

    @property
    def picture(self) -> tuple[float, list[Item]]:
        margin, (upper, end), drawn = self.layout.margin, self.around, self.map
        texts = stacked([upper, drawn.listed, *self.lower.blocks], GAP)
        left = self.size[0] + margin
        return self.height, [
            *drawn.panel.items,
            Group(texts.items, left, margin),
            Group(end.items, left, self.height - margin - end.height),
        ]


def around(
    layout: Layout, setting: Setting[DrawnMap], width: float
) -> tuple[Block, Block, float | None]:
    """What stands above and under the map, and the height that it leaves, None where any is free.

    On a low picture the sources go before the sentence, and that before the map does.
    """
    legend = legend_line(setting, width, figures="figures" if layout.whole_legend else "short")
    for lead_lines, foot_lines in shorter(layout):
        top = head(setting, width, title=layout.title, lead=layout.lead, lines=lead_lines)
        upper, end = stacked([top, legend], 8.0), foot(setting, width, lines=foot_lines)
        if layout.height is None:
            return upper, end, None
        inner = layout.height - 2 * layout.margin - layout.top - layout.bottom
        left = inner - upper.height - end.height - GAP * (1 + (end.height > 0))
        if left >= min(LEAST_MAP, LOW_MAP * inner):
            break
    return upper, end, left


def column_of(layout: Layout, aspect: float) -> float:
    """How wide the column of texts is beside a map: wider where the ground is tall, so that this
    fills most of its map.
    """
    height = layout.height or layout.width / 2
    spared = layout.width - widest(height, aspect)
    return max(layout.width * layout.beside, min(spared, MOST_COLUMN * layout.width))


def most_numbered(layout: Layout) -> int:
    """How many names may stand on the map as numbers: none on a picture whose key is short."""
    return MOST_NUMBERED if layout.total else 0


def column_around(
    layout: Layout, setting: Setting[DrawnMap], width: float, height: float
) -> tuple[Block, Block]:
    """Head with legend, and foot, of a column in which they do not touch.

    The legend loses its rows, then the foot its sources, then the sentence its last lines: what
    the colours mean is never left out.
    """
    forms = (
        lambda: legend_rows(setting, width),
        lambda: legend_rows(setting, width, figures="short"),
        lambda: legend_line(setting, width),
    )
    for lead_lines, foot_lines in shorter(layout):
        top = head(setting, width, title=layout.title, lead=layout.lead, lines=lead_lines)
        end = foot(setting, width, lines=foot_lines)
        room = height - top.height - end.height - 2 * GAP
        legend = first_that_fits(room, *forms)
        if legend.height <= room:
            break
    deck_must_fit(layout, setting.article, room - legend.height)
    return stacked([top, legend], GAP), end


def left_out(
    setting: Setting[DrawnMap], lower: Lower, panel: Panel, gone: int = 0
) -> dict[str, int]:
    """How many notes, names, insets, counts by others and events found no room; so many notes as
    `gone` are of ground that is not on the picture.
    """
    payload = setting.article.payload
    inset = "picture.no_inset" if "insets" in payload else "picture.no_far"
    return {
        "picture.no_notes": len(payload["annotations"]) - len(lower.numbers),
        "picture.unseen_notes": gone,
        "picture.no_names": len(panel.figures.unnamed),
        inset: len(panel.missing),
        "picture.no_locator": int(panel.unlocated),
        "picture.no_events": 0 if lower.events.height else len(happened_on(payload)),
        "picture.no_counts": 0 if lower.counts.height else len(payload.get("counts", ())),
    }


def first_that_fits(room: float, *forms: Callable[[], Block]) -> Block:
    """The first of several blocks that is at most `room` px high, else the last."""
    for form in forms:
        block = form()
        if block.height <= room:
            break
    return block
