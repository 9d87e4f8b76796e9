# SPDX-License-Identifier: MIT
"""Where the parts of the picture of one day stand: under each other, or beside the map."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from mapper.errors import UsageError
from mapper.page.map_model import DrawnMap
from mapper.picture.blocks import (
    NO_BLOCK,
    Block,
    Setting,
    cut_in,
    first_that_fits,
    foot,
    head,
    letters_in,
    stacked,
)
from mapper.picture.grids import widest
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Group, Item
from mapper.picture.layouts import (
    GAP,
    LEAST_MAP,
    LEAST_SHARE,
    LOW_MAP,
    MOST_COLUMN,
    Layout,
    above_and_under,
    deck_must_fit,
    must_show,
    shorter,
    with_columns,
)
from mapper.picture.legend import has_whole_rows, key, legend_line, legend_rows, name_list
from mapper.picture.lower_parts import Lower, fullest, last, lower_parts
from mapper.picture.panel import Panel, map_panel
from mapper.picture.strips import Strips, strips_of, strips_panel
from mapper.style.shared import number

MOST_NUMBERED = int(number("placement.most_numbered"))

# Where else a key would have no room, the map keeps this share of the height that it wants.
SHARE_WITH_KEY = 0.6
# How wide a column may be, of what it usually is.
NARROWER = (0.94, 0.88, 0.82)
# A picture is arranged otherwise than usual where its ground is then at least so much larger: names
# beside the ground lose room. Of several ways, ground of this share of the most is about as large.
LARGER, ABOUT = 1.08, 0.97
# A column of this share of a picture has room for lists; one so wide, for two columns of notes.
ROOMY, TWO_COLUMNS = 0.5, 400.0
# Ground fills its map where the box around it takes this share of it.
FILLED = 0.6


def arrangement_for(
    layout: Layout,
    setting: Setting[DrawnMap],
    ground: GroundShapes,
    names: Mapping[str, str],
) -> Arrangement:
    """The arrangement in which the ground is largest, of those that have all texts that the usual
    one of a size has; of those in which it is about as large, the one in which it fills most of its
    map.
    """
    usual = usual_for(layout, setting, ground, names)
    inset = Below(replace(layout, to_edges=False), setting, ground, names)
    others = [way(one, setting, ground, names) for way, one in ways(layout)]
    fitting = [
        usual,
        *([inset] if layout.to_edges else []),
        *(one for one in others if is_larger(one, usual)),
    ]
    if all(one.filled < FILLED for one in fitting):
        fitting += in_strips(layout, usual)
    most = max(one.scale for one in fitting)
    large = [one for one in fitting if one.scale >= ABOUT * most]
    return max(large, key=lambda one: round(one.filled, 3))


def usual_for(
    layout: Layout,
    setting: Setting[DrawnMap],
    ground: GroundShapes | Strips,
    names: Mapping[str, str],
) -> Arrangement:
    """The usual arrangement of a size; with notes and a list of names beside tall ground, which
    leaves a wide column for them.
    """
    if not layout.beside:
        return Below(layout, setting, ground, names)
    one = Beside(layout, setting, ground, names)
    if layout.notes or one.column < ROOMY * layout.width:
        return one
    columns = 2 if one.width >= TWO_COLUMNS else 1
    return Beside(replace(layout, notes=columns, listed=True), setting, ground, names)


def in_strips(layout: Layout, usual: Arrangement) -> list[Arrangement]:
    """The arrangements of a size of a given height with very tall ground in strips."""
    setting, ground, names = usual.setting, usual.ground, usual.names
    if layout.height is None or isinstance(ground, Strips):
        return []
    found = [
        one
        for strips in strips_of(setting.article.payload, ground, setting.words)
        for one in (
            usual_for(layout, setting, strips, names),
            *(way(own, setting, strips, names) for way, own in ways(layout)),
        )
    ]
    return [one for one in found if one.filled >= FILLED and is_larger(one, usual)]


def is_larger(one: Arrangement, usual: Arrangement) -> bool:
    """Whether an arrangement has larger ground than the usual one, by much where this fills its
    map, and room for all its texts.
    """
    least = LARGER if usual.filled >= FILLED else 1.0
    try:
        return one.scale >= least * usual.scale and one.says_as_much_as(usual)
    except UsageError:
        return False


def ways(layout: Layout) -> Iterator[tuple[type[Arrangement], Layout]]:
    """How a size of a given height may be arranged other than usual."""
    if layout.height is None:
        return
    if layout.beside:
        yield Below, above_and_under(layout)
        yield from ((Beside, replace(layout, beside=share * layout.beside)) for share in NARROWER)
        return
    for column in with_columns(layout):
        yield Beside, column
        yield Headed, replace(column, lead_lines=layout.lead_lines)


@dataclass(frozen=True)
class ListedMap:
    """A map, the names that stand on it as numbers, and how high it is."""

    panel: Panel
    listed: Block
    height: float


@dataclass(frozen=True)
class Around:
    """The texts that every picture has: its head, that with the legend under it, and its foot.

    `sourced`: whether the foot has sources; `room`: the height that is left for the map between
    them, None where any is free.
    """

    head: Block
    upper: Block
    foot: Block
    sourced: bool
    room: float | None = None

    @classmethod
    def of(
        cls, layout: Layout, setting: Setting[DrawnMap], width: float, lines: int, sources: int
    ) -> Around:
        """Without a legend, and with so many lines of the sentence and of the sources."""
        top = head(setting, width, title=layout.title, lead=layout.lead, lines=lines)
        end = foot(setting, width, lines=sources)
        return cls(top, top, end, bool(sources and setting.article.sources))

    def under(self, legend: Block, gap: float) -> Around:
        """The same with a legend under the head."""
        return replace(self, upper=stacked([self.head, legend], gap))

    def says_as_much_as(self, other: Around) -> bool:
        """Whether it has as much of title and sentence as another, no more of its legend cut short,
        and sources if that has.
        """
        return (
            letters_in(self.head) >= letters_in(other.head)
            and cut_in(self.upper) <= cut_in(other.upper)
            and self.sourced >= other.sourced
        )


@dataclass(frozen=True)
class Arrangement(ABC):
    """Where the parts of a picture stand."""

    layout: Layout
    setting: Setting[DrawnMap]
    ground: GroundShapes | Strips
    names: Mapping[str, str]

    @property
    @abstractmethod
    def width(self) -> float:
        """Of the texts."""

    @property
    @abstractmethod
    def size(self) -> tuple[float, float]:
        """Of the map, without a list of names under it."""

    @property
    def scale(self) -> float:
        """How large the ground is drawn, in px a metre."""
        return self.ground.scale_in(self.size)

    @property
    def filled(self) -> float:
        """The share of the map that a box around the ground takes."""
        return self.ground.filled_in(self.size)

    @property
    @abstractmethod
    def around(self) -> Around:
        """The texts that every picture has."""

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
        payload, theme = self.setting.article.payload, self.setting.theme
        numbers, names, thin = self.lower.numbers, self.names, self.layout.thin
        if isinstance(self.ground, Strips):
            return strips_panel(
                payload, self.ground, theme, size, numbers, names, thin=thin, most=most
            )
        return map_panel(payload, self.ground, theme, size, numbers, names, thin=thin, most=most)

    def has_specks(self, size: tuple[float, float]) -> bool:
        """Whether some unit is a dot on a map of a size, which most arrangements never draw."""
        if isinstance(self.ground, Strips):
            return self.ground.has_specks_in(size)
        return bool(self.ground.sizes_in(size).specks)

    def says_as_much_as(self, other: Arrangement) -> bool:
        """Whether it has all texts that another arrangement has."""
        return self.around.says_as_much_as(other.around) and self.lower.has_all_of(other.lower)

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
    def across(self) -> float:
        """How wide the map is."""
        return self.layout.width if self.layout.to_edges else self.width

    @property
    def full(self) -> float:
        """How high a map is that has all the height that its ground wants; one to the edges takes
        none of its texts' room for that.
        """
        return min(max(self.width / self.ground.aspect, 0.55 * self.width), 1.25 * self.width)

    @property
    def size(self) -> tuple[float, float]:
        return self.across, self.high(self.lower)

    @cached_property
    def around(self) -> Around:
        found = around(self.layout, self.setting, self.width)
        high = self.full if found.room is None else found.room
        must_show(self.layout, self.setting.article, (self.across, high))
        return found

    def room(self, share: float) -> float | None:
        """The height that the map leaves if it keeps a share of what it wants; None for any."""
        left_over = self.around.room
        return None if left_over is None else left_over - max(LEAST_MAP, share * self.full)

    def high(self, lower: Lower) -> float:
        """How high the map is over some parts."""
        left_over = self.around.room
        return self.full if left_over is None else left_over - lower.height

    @cached_property
    def lower(self) -> Lower:
        """The fullest parts, with what dots are if the map that they leave room for has any."""
        room = self.room(LEAST_SHARE)
        found = fullest(self.lower_parts(specks=False), room)
        if self.has_specks((self.across, self.high(found))):
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
        panel = self.drawn((self.across, high), most)
        listed = self.listed(panel)
        if room is None or not listed.height:
            return ListedMap(panel, listed, high)
        less = high - listed.height - GAP
        if less >= high + self.lower.height - room:
            panel = self.drawn((self.across, less), most)
            again = self.listed(panel)
            if again.height <= listed.height:
                return ListedMap(panel, Block(again.items, listed.height), less)
        return ListedMap(self.drawn((self.across, high), 0), NO_BLOCK, high)

    @property
    def picture(self) -> tuple[float, list[Item]]:
        layout, texts, drawn = self.layout, self.around, self.map
        out = (self.across - self.width) / 2
        items = [Group(drawn.panel.items, x=-out)] if out else drawn.panel.items
        ground = Block(items, drawn.height)
        lower = [drawn.listed, *self.lower.blocks, texts.foot]
        whole = stacked([texts.upper, ground, *lower], GAP)
        height = layout.height or whole.height + 2 * layout.margin
        return height, [Group(whole.items, layout.margin, layout.margin + layout.top)]


class Beside(Arrangement):
    """The map over the whole height at the left, all texts in a column at its right."""

    @property
    def height(self) -> float:
        """Of the map and the column beside it."""
        return height_beside(self.layout)

    @property
    def inner(self) -> float:
        """The height that the column has for texts."""
        return self.height - 2 * self.layout.margin

    @cached_property
    def column(self) -> float:
        return column_of(self.layout, self.ground.aspect, self.height)

    @property
    def width(self) -> float:
        return self.column - 2 * self.layout.margin

    @property
    def size(self) -> tuple[float, float]:
        return self.layout.width - self.column, self.height

    @cached_property
    def specks(self) -> bool:
        return self.has_specks(self.size)

    @property
    def room_for_head(self) -> float:
        """The height between the top of the column and the least that stands under its legend."""
        total = self.layout.total
        return self.inner - key(self.setting, self.width, total=total, specks=self.specks).height

    @cached_property
    def around(self) -> Around:
        return column_around(self.layout, self.setting, self.width, self.room_for_head - GAP)

    @property
    def room(self) -> float:
        """The height between head and foot of the column."""
        return self.inner - self.around.upper.height - self.around.foot.height - GAP

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
    def body(self) -> list[Item]:
        """The map, and the column beside it, from the top of the map down."""
        margin, around, drawn = self.layout.margin, self.around, self.map
        texts = stacked([around.upper, drawn.listed, *self.lower.blocks], GAP)
        left, low = self.size[0] + margin, self.height - margin
        return [
            *drawn.panel.items,
            Group(texts.items, left, low - self.inner),
            Group(around.foot.items, left, low - around.foot.height),
        ]

    @property
    def picture(self) -> tuple[float, list[Item]]:
        top = self.layout.top
        height = self.height + top + self.layout.bottom
        return height, [Group(self.body, y=top)] if top else self.body


class Headed(Beside):
    """The head over the whole width, the map at the left under it, other texts in a column."""

    @cached_property
    def over(self) -> Block:
        """The head."""
        layout = self.layout
        width, lines = layout.width - 2 * layout.margin, layout.lead_lines
        return head(self.setting, width, title=layout.title, lead=layout.lead, lines=lines)

    @property
    def height(self) -> float:
        return height_beside(self.layout) - self.layout.margin - self.over.height - GAP

    @property
    def inner(self) -> float:
        return self.height - self.layout.margin

    @cached_property
    def around(self) -> Around:
        room = self.room_for_head
        found = column_around(self.layout, self.setting, self.width, room, headed=False)
        return replace(found, head=self.over)

    @property
    def picture(self) -> tuple[float, list[Item]]:
        layout, over = self.layout, self.over
        top = layout.top + layout.margin
        return height_beside(layout) + layout.top + layout.bottom, [
            Group(over.items, layout.margin, top),
            Group(self.body, y=top + over.height + GAP),
        ]


def around(layout: Layout, setting: Setting[DrawnMap], width: float) -> Around:
    """What stands above and under the map, and the height that it leaves, None where any is free.

    On a low picture the sources go before the sentence, and that before the map does.
    """
    legend = legend_line(setting, width, figures="figures" if layout.whole_legend else "short")
    for lead_lines, foot_lines in shorter(layout):
        found = Around.of(layout, setting, width, lead_lines, foot_lines).under(legend, 8.0)
        if layout.height is None:
            return found
        inner = height_beside(layout) - 2 * layout.margin
        left = inner - found.upper.height - found.foot.height - GAP * (1 + bool(found.foot.height))
        if left >= min(LEAST_MAP, LOW_MAP * inner):
            break
    return replace(found, room=left)


def height_beside(layout: Layout) -> float:
    """The height of a picture that no app covers."""
    return (layout.height or layout.width / 2) - layout.top - layout.bottom


def column_of(layout: Layout, aspect: float, height: float | None = None) -> float:
    """How wide the column of texts is beside a map, of a height: wider where the ground is tall, so
    that this fills most of its map.
    """
    spared = layout.width - widest(height or height_beside(layout), aspect)
    return max(layout.width * layout.beside, min(spared, MOST_COLUMN * layout.width))


def most_numbered(layout: Layout) -> int:
    """How many names may stand on the map as numbers: none on a picture without room for a list."""
    return MOST_NUMBERED if layout.total or layout.listed else 0


def column_around(
    layout: Layout,
    setting: Setting[DrawnMap],
    width: float,
    height: float,
    *,
    headed: bool = True,
) -> Around:
    """Head with legend, and foot, of a column in which they do not touch; or the legend alone.

    The legend loses some of its figures, then its rows, then the foot its sources, then the
    sentence its last lines: what the colours mean is never left out.
    """
    forms = (
        *([lambda: legend_rows(setting, width)] if has_whole_rows(setting, width) else []),
        lambda: legend_rows(setting, width, figures="short"),
        lambda: legend_line(setting, width),
    )
    for lead_lines, foot_lines in shorter(layout):
        found = Around.of(layout, setting, width, lead_lines, foot_lines)
        found = found if headed else replace(found, head=NO_BLOCK)
        room = height - found.head.height - found.foot.height - 2 * GAP
        legend = first_that_fits(room, *forms)
        if legend.height <= room:
            break
    deck_must_fit(layout, setting.article, room - legend.height)
    return found.under(legend, GAP)
