"""The picture of a map of one day: where its parts stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

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
    layout: Layout, setting: Setting[DrawnMap], ground: GroundShapes, names: Mapping[str, str]
) -> Picture:
    """The finished picture of a map of one day."""
    arrange = beside if layout.beside else below
    return arrange(layout, setting, ground, names)


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


def most_told(
    parts: Callable[[bool], Iterator[Lower]],
    room: float | None,
    ground: GroundShapes,
    size: Callable[[Lower], tuple[float, float]],
) -> Lower:
    """The fullest parts, with what dots are if the map that they leave room for has any."""
    lower = fullest(parts(False), room)
    return fullest(parts(True), room) if has_specks(ground, size(lower)) else lower


def below(
    layout: Layout,
    setting: Setting[DrawnMap],
    ground: GroundShapes,
    names: Mapping[str, str],
    gone: int = 0,
) -> Picture:
    """Everything in one column: head, legend, map, key, notes, foot; so many notes as `gone` are of
    ground that is not on it.
    """
    width = layout.width - 2 * layout.margin
    full = min(max(width / ground.aspect, 0.55 * width), 1.25 * width)
    upper, end, left_over = around(layout, setting, width)
    must_show(layout, setting.article, (width, full if left_over is None else left_over))
    room = None if left_over is None else left_over - max(LEAST_MAP, LEAST_SHARE * full)

    def size(lower: Lower) -> tuple[float, float]:
        return width, full if left_over is None else left_over - lower.height

    def parts(specks: bool) -> Iterator[Lower]:
        return lower_parts(setting, layout, width, specks=specks)

    lower = most_told(parts, room, ground, size)
    if not lower.explained and left_over is not None:
        # Of the map so much may go to the key, which its marks need.
        lower = fullest(last(parts(False)), left_over - max(LEAST_MAP, SHARE_WITH_KEY * full))
    if not (lower.explained or is_bare(setting.article.payload)):
        return below(layout, without_key(setting), ground, names, gone)
    _, high = size(lower)
    payload = setting.article.payload

    def draw(high: float, most: int) -> Panel:
        return map_panel(
            payload,
            ground,
            setting.theme,
            (width, high),
            lower.numbers,
            names,
            thin=layout.thin,
            most=most,
        )

    most = most_numbered(layout)
    least = None if room is None else high + lower.height - room
    panel, listed, high = with_list(draw, setting, (width, high), most, least)
    if unseen := lower.numbers - panel.noted:
        left = without_notes(setting, unseen)
        return below(layout, left, ground, names, gone + len(unseen))
    if panel.unseen:
        return below(layout, without_entries(setting, panel.unseen), ground, names, gone)
    whole = stacked([upper, Block(panel.items, high), listed, *lower.blocks, end], GAP)
    height = layout.height or whole.height + 2 * layout.margin
    items: list[Item] = [Group(whole.items, layout.margin, layout.margin + layout.top)]
    return finished(layout, setting, items, height, left_out(setting, lower, panel, gone))


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


def beside(
    layout: Layout,
    setting: Setting[DrawnMap],
    ground: GroundShapes,
    names: Mapping[str, str],
    gone: int = 0,
) -> Picture:
    """The map over the whole height at the left, all texts in a column at its right; `gone` as
    in `below`.
    """
    margin, height = layout.margin, layout.height or layout.width / 2
    column = column_of(layout, ground.aspect)
    width = column - 2 * margin
    size = layout.width - column, height
    specks = has_specks(ground, size)
    least = key(setting, width, total=layout.total, specks=specks).height
    upper, end = column_around(layout, setting, width, height - 2 * margin - least - GAP)
    room = height - 2 * margin - upper.height - end.height - GAP
    lower = fullest(lower_parts(setting, layout, width, specks=specks), room)
    if not (lower.explained or is_bare(setting.article.payload)):
        return beside(layout, without_key(setting), ground, names, gone)
    payload = setting.article.payload

    def draw(most: int) -> Panel:
        return map_panel(
            payload,
            ground,
            setting.theme,
            size,
            lower.numbers,
            names,
            thin=layout.thin,
            most=most,
        )

    panel = draw(most_numbered(layout))
    listed = name_list(setting, width, panel.figures.numbered)
    if listed.height + GAP > room - lower.height and listed.height:
        panel, listed = draw(0), NO_BLOCK
    if unseen := lower.numbers - panel.noted:
        seen = without_notes(setting, unseen)
        return beside(layout, seen, ground, names, gone + len(unseen))
    if panel.unseen:
        return beside(layout, without_entries(setting, panel.unseen), ground, names, gone)
    texts = stacked([upper, listed, *lower.blocks], GAP)
    left = layout.width - column + margin
    items: list[Item] = [
        *panel.items,
        Group(texts.items, left, margin),
        Group(end.items, left, height - margin - end.height),
    ]
    return finished(layout, setting, items, height, left_out(setting, lower, panel, gone))


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


def with_list(
    draw: Callable[[float, int], Panel],
    setting: Setting[DrawnMap],
    size: tuple[float, float],
    most: int,
    least: float | None,
) -> tuple[Panel, Block, float]:
    """The map, the names that stand on it as numbers, and how high it is: so much lower than in
    `size` as they need, and never lower than `least`, where the height of all is given.
    """
    width, high = size
    panel = draw(high, most)
    listed = name_list(setting, width, panel.figures.numbered)
    if least is None or not listed.height:
        return panel, listed, high
    lower = high - listed.height - GAP
    if lower >= least:
        panel = draw(lower, most)
        again = name_list(setting, width, panel.figures.numbered)
        if again.height <= listed.height:
            return panel, Block(again.items, listed.height), lower
    return draw(high, 0), NO_BLOCK, high


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
