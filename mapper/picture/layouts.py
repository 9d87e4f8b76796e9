"""Where the parts of a picture stand: one arrangement for every size by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mapper.errors import UsageError
from mapper.picture.article import Article
from mapper.picture.blocks import (
    NO_BLOCK,
    Block,
    NoteForm,
    Setting,
    foot,
    head,
    key,
    legend_line,
    legend_rows,
    note_list,
    note_title,
    short_note,
    stacked,
    whole_note,
)
from mapper.picture.conic import aspect
from mapper.picture.ground import Ground
from mapper.picture.ink import Group, Item, Picture
from mapper.picture.panel import map_panel
from mapper.picture.themes import theme_of
from mapper.style.words import Words

GAP = 12.0


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A size by name, in units of which one is `zoom` px of the finished picture.

    Letters have the same size in units in every layout, so that `zoom` is what makes them large
    where a picture is seen small. `height` None: as high as its parts. `beside`: the texts stand
    beside the map, in a column of this share of the width. `notes`: columns of notes; 0 for none.
    `top` and `bottom`: room that the apps of phones cover.
    """

    width: float
    height: float | None = None
    zoom: float = 1.0
    margin: float = 16.0
    top: float = 0.0
    bottom: float = 0.0
    beside: float = 0.0
    title: float = 24.0
    lead: float = 15.0
    lead_lines: int = 4
    notes: int = 1
    whole_legend: bool = False
    key: bool = True
    foot_lines: int = 3


LAYOUTS: Mapping[str, Layout] = {
    "article": Layout(width=760, notes=2, whole_legend=True),
    "column": Layout(width=380, margin=12, title=20, lead=14, lead_lines=6, foot_lines=4),
    "square": Layout(width=540, height=540, zoom=2, title=20, lead=13, lead_lines=3, notes=2,
                     key=False, foot_lines=1),
    "story": Layout(width=432, height=768, zoom=2.5, top=40, bottom=48, title=22, lead=14,
                    lead_lines=5, foot_lines=2),
    "social": Layout(width=800, height=420, zoom=1.5, margin=18, beside=0.36, title=22, lead=14,
                     lead_lines=6, notes=0, key=False, foot_lines=2),
    "a4": Layout(width=793.7, height=1122.52, margin=45, title=26, lead=16, notes=2,
                 whole_legend=True, foot_lines=4),
    "a3": Layout(width=1587.4, height=1122.52, margin=53, beside=0.3, title=30, lead=17,
                 lead_lines=8, foot_lines=8),
}  # fmt: skip

# A map lower than this, in units, is no map.
LEAST_MAP = 150.0
# Of the height that its ground wants at full width, a map keeps at least this share.
LEAST_SHARE = 0.72
FORMS: tuple[NoteForm, ...] = (whole_note, short_note, note_title)


def layout_named(name: str) -> Layout:
    """A layout by its name; UsageError where there is none."""
    if name not in LAYOUTS:
        raise UsageError(f"--size {name}: there are {', '.join(LAYOUTS)}")
    return LAYOUTS[name]


def make_picture(
    article: Article, words: Words, *, size: str, theme: str, names: Mapping[str, str] | None = None
) -> Picture:
    """The finished picture of a map; UsageError for a size or theme that does not exist.

    `names`: what places are called on the map, by id, where it is not by their usual names.
    """
    layout = layout_named(size)
    setting = Setting(article, theme_of(article, theme), words)
    ground = Ground.of(article.payload)
    called = {place["id"]: place["name"] for place in article.payload["places"]} | dict(names or {})
    arrange = beside if layout.beside else below
    return arrange(layout, setting, ground, called)


@dataclass(frozen=True)
class Notes:
    """The notes as they fit: the block, and the numbers of those that are in it."""

    block: Block
    numbers: frozenset[int]


def notes_in(setting: Setting, layout: Layout, width: float, room: float | None) -> Notes:
    """The notes in as many words as there is room for (px; None: any); else the first of them."""
    every = [note["n"] for note in setting.article.payload["annotations"]]
    if not layout.notes or not every:
        return Notes(NO_BLOCK, frozenset())
    for form in FORMS:
        block = note_list(setting, width, form, columns=layout.notes)
        if room is None or block.height <= room:
            return Notes(block, frozenset(every))
    for most in range(len(every) - 1, 0, -1):
        block = note_list(setting, width, note_title, columns=layout.notes, most=most)
        if room is not None and block.height <= room:
            return Notes(block, frozenset(every[:most]))
    return Notes(NO_BLOCK, frozenset())


def below(layout: Layout, setting: Setting, ground: Ground, names: Mapping[str, str]) -> Picture:
    """Everything in one column: head, legend, map, key, notes, foot."""
    width = layout.width - 2 * layout.margin
    figures = "figures" if layout.whole_legend else "short"
    upper = stacked(
        [
            head(setting, width, title=layout.title, lead=layout.lead, lines=layout.lead_lines),
            legend_line(setting, width, figures=figures),
        ],
        8.0,
    )
    marks = key(setting, width) if layout.key else NO_BLOCK
    end = foot(setting, width, lines=layout.foot_lines)
    wanted = width / aspect(ground.units.points())
    full = min(max(wanted, 0.55 * width), 1.25 * width)
    fixed = None
    if layout.height is not None:
        gaps = GAP * sum(block.height > 0 for block in (upper, marks, end))
        fixed = layout.height - 2 * layout.margin - layout.top - layout.bottom - gaps
        fixed -= upper.height + marks.height + end.height
    room = None if fixed is None else fixed - max(LEAST_MAP, LEAST_SHARE * full) - GAP
    notes = notes_in(setting, layout, width, room)
    high = full
    if fixed is not None:
        high = fixed - (notes.block.height + GAP if notes.block.height else 0.0)
    panel = map_panel(
        setting.article.payload, ground, setting.theme, (width, high), notes.numbers, names
    )
    lower = stacked([Block(panel.items, high), marks, notes.block, end], GAP)
    whole = stacked([upper, lower], GAP)
    height = layout.height or whole.height + 2 * layout.margin
    items: list[Item] = [Group(whole.items, layout.margin, layout.margin + layout.top)]
    return finished(layout, setting, items, height, notes, panel.figures.dropped)


def beside(layout: Layout, setting: Setting, ground: Ground, names: Mapping[str, str]) -> Picture:
    """The map over the whole height at the left, all texts in a column at its right."""
    margin, height = layout.margin, layout.height or layout.width / 2
    column = layout.width * layout.beside
    width = column - 2 * margin
    upper = stacked(
        [
            head(setting, width, title=layout.title, lead=layout.lead, lines=layout.lead_lines),
            legend_rows(setting, width),
            key(setting, width) if layout.key else NO_BLOCK,
        ],
        GAP,
    )
    end = foot(setting, width, lines=layout.foot_lines)
    room = height - 2 * margin - upper.height - end.height - 2 * GAP
    notes = notes_in(setting, layout, width, room)
    panel = map_panel(
        setting.article.payload,
        ground,
        setting.theme,
        (layout.width - column, height),
        notes.numbers,
        names,
    )
    texts = stacked([upper, notes.block], GAP)
    left = layout.width - column + margin
    items: list[Item] = [
        *panel.items,
        Group(texts.items, left, margin),
        Group(end.items, left, height - margin - end.height),
    ]
    return finished(layout, setting, items, height, notes, panel.figures.dropped)


def finished(
    layout: Layout,
    setting: Setting,
    items: Sequence[Item],
    height: float,
    notes: Notes,
    dropped: int,
) -> Picture:
    article, words = setting.article, setting.words
    missing = len(article.payload["annotations"]) - len(notes.numbers)
    told: list[tuple[str, int]] = [("picture.no_notes", missing), ("picture.no_names", dropped)]
    return Picture(
        width=layout.width,
        height=height,
        zoom=layout.zoom,
        paper=setting.theme.paper,
        items=items,
        title=article.title,
        description=article.lead,
        lang=article.payload["lang"],
        dir=article.payload["dir"],
        left_out=tuple(words.count(text, count) for text, count in told if count),
    )


Arrange = Callable[[Layout, Setting, Ground, Mapping[str, str]], Picture]
