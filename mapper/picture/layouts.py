"""Where the parts of a picture stand: one arrangement for every size by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapper.errors import UsageError
from mapper.picture.article import Article
from mapper.picture.blocks import (
    NO_BLOCK,
    Block,
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
    `top` and `bottom`: room that the apps of phones cover. `thin`: marks that say no more than
    the ground under them are drawn only where their names find room.
    `most_bytes`: above this a PNG gets a palette.
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
    thin: bool = False
    most_bytes: int | None = None


LAYOUTS: Mapping[str, Layout] = {
    "article": Layout(width=760, notes=2, whole_legend=True),
    "column": Layout(width=380, margin=12, title=20, lead=14, lead_lines=6, foot_lines=4,
                     thin=True),
    "square": Layout(width=540, height=540, zoom=2, title=20, lead=13, lead_lines=3, notes=2,
                     key=False, foot_lines=1, thin=True),
    "story": Layout(width=432, height=768, zoom=2.5, top=40, bottom=48, title=22, lead=14,
                    lead_lines=5, foot_lines=1, thin=True),
    "social": Layout(width=800, height=420, zoom=1.5, margin=18, beside=0.37, title=22, lead=14,
                     lead_lines=6, notes=0, key=False, foot_lines=2, thin=True, most_bytes=200_000),
    "a4": Layout(width=793.7, height=1122.52, margin=45, title=26, lead=16, notes=2,
                 whole_legend=True, foot_lines=4),
    "a3": Layout(width=1269.92, height=898.02, zoom=1.25, margin=42, beside=0.3, title=30, lead=17,
                 lead_lines=8, foot_lines=8),
}  # fmt: skip

# A map lower than this, in units, is no map.
LEAST_MAP = 150.0
# Of the height that its ground wants at full width, a map keeps at least this share.
LEAST_SHARE = 0.8


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
class Lower:
    """What stands under the map, or beside it: marks and notes, with the numbers of the notes."""

    key: Block = NO_BLOCK
    notes: Block = NO_BLOCK
    numbers: frozenset[int] = frozenset()

    @property
    def height(self) -> float:
        """How high it is with a gap before each part."""
        return sum(part.height + GAP for part in (self.key, self.notes) if part.height)


def lower_parts(setting: Setting, layout: Layout, width: float) -> Iterator[Lower]:
    """The parts from the fullest to none: notes lose their text, then their source, then stand
    in two columns, then go without the key, and at last the later half of them is left out.
    """
    every = [note["n"] for note in setting.article.payload["annotations"]]
    marks = key(setting, width) if layout.key else NO_BLOCK
    if layout.notes and every:
        columns = layout.notes
        for form in (whole_note, short_note, note_title):
            yield Lower(marks, note_list(setting, width, form, columns=columns), frozenset(every))
        titles = note_list(setting, width, note_title, columns=2)
        yield Lower(marks, titles, frozenset(every))
        yield Lower(NO_BLOCK, titles, frozenset(every))
        for most in range(len(every) - 1, len(every) // 2, -1):
            some = note_list(setting, width, note_title, columns=2, most=most)
            yield Lower(NO_BLOCK, some, frozenset(every[:most]))
    yield Lower(marks)
    yield Lower()


def fullest(parts: Iterator[Lower], room: float | None) -> Lower:
    """The first that is at most `room` px high, or the first of all where any height will do."""
    for part in parts:
        if room is None or part.height <= room:
            return part
    return Lower()


def below(layout: Layout, setting: Setting, ground: Ground, names: Mapping[str, str]) -> Picture:
    """Everything in one column: head, legend, map, key, notes, foot."""
    width = layout.width - 2 * layout.margin
    upper = stacked(
        [
            head(setting, width, title=layout.title, lead=layout.lead, lines=layout.lead_lines),
            legend_line(setting, width, figures="figures" if layout.whole_legend else "short"),
        ],
        8.0,
    )
    end = foot(setting, width, lines=layout.foot_lines)
    full = min(max(width / aspect(ground.units.points()), 0.55 * width), 1.25 * width)
    left_over = None
    if layout.height is not None:
        fixed = upper.height + end.height + GAP * (1 + (end.height > 0))
        left_over = layout.height - 2 * layout.margin - layout.top - layout.bottom - fixed
    room = None if left_over is None else left_over - max(LEAST_MAP, LEAST_SHARE * full)
    lower = fullest(lower_parts(setting, layout, width), room)
    high = full if left_over is None else left_over - lower.height
    panel = map_panel(
        setting.article.payload,
        ground,
        setting.theme,
        (width, high),
        lower.numbers,
        names,
        thin=layout.thin,
    )
    whole = stacked([upper, Block(panel.items, high), lower.key, lower.notes, end], GAP)
    height = layout.height or whole.height + 2 * layout.margin
    items: list[Item] = [Group(whole.items, layout.margin, layout.margin + layout.top)]
    return finished(layout, setting, items, height, lower, panel.figures.dropped)


def beside(layout: Layout, setting: Setting, ground: Ground, names: Mapping[str, str]) -> Picture:
    """The map over the whole height at the left, all texts in a column at its right."""
    margin, height = layout.margin, layout.height or layout.width / 2
    column = layout.width * layout.beside
    width = column - 2 * margin
    top = head(setting, width, title=layout.title, lead=layout.lead, lines=layout.lead_lines)
    end = foot(setting, width, lines=layout.foot_lines)
    left_over = height - 2 * margin - top.height - end.height - 2 * GAP
    upper = stacked(
        [
            top,
            first_that_fits(
                left_over,
                lambda: legend_rows(setting, width),
                lambda: legend_rows(setting, width, figures="short"),
                lambda: legend_line(setting, width),
            ),
        ],
        GAP,
    )
    room = height - 2 * margin - upper.height - end.height - GAP
    lower = fullest(lower_parts(setting, layout, width), room)
    panel = map_panel(
        setting.article.payload,
        ground,
        setting.theme,
        (layout.width - column, height),
        lower.numbers,
        names,
        thin=layout.thin,
    )
    texts = stacked([upper, lower.key, lower.notes], GAP)
    left = layout.width - column + margin
    items: list[Item] = [
        *panel.items,
        Group(texts.items, left, margin),
        Group(end.items, left, height - margin - end.height),
    ]
    return finished(layout, setting, items, height, lower, panel.figures.dropped)


def first_that_fits(room: float, *forms: Callable[[], Block]) -> Block:
    """The first of several blocks that is at most `room` px high, else the last."""
    for form in forms:
        block = form()
        if block.height <= room:
            break
    return block


def finished(
    layout: Layout,
    setting: Setting,
    items: Sequence[Item],
    height: float,
    lower: Lower,
    dropped: int,
) -> Picture:
    article, words = setting.article, setting.words
    missing = len(article.payload["annotations"]) - len(lower.numbers)
    told: list[tuple[str, int]] = [("picture.no_notes", missing), ("picture.no_names", dropped)]
    return Picture(
        width=layout.width,
        height=height,
        zoom=layout.zoom,
        most_bytes=layout.most_bytes,
        paper=setting.theme.paper,
        items=items,
        title=article.title,
        description=article.lead,
        lang=article.payload["lang"],
        dir=article.payload["dir"],
        left_out=tuple(words.count(text, count) for text, count in told if count),
    )


Arrange = Callable[[Layout, Setting, Ground, Mapping[str, str]], Picture]
