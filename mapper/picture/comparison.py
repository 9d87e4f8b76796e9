"""The picture of a comparison: before and after beside each other, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from mapper.picture.blocks import (
    BODY,
    GAP,
    NO_BLOCK,
    SMALL,
    SWATCH,
    Block,
    Setting,
    flow,
    foot,
    head,
    lines_of_names,
    plain,
    stacked,
    text_lines,
)
from mapper.picture.conic import aspect
from mapper.picture.grids import CAPTION, Grid, captioned, in_rows, widest
from mapper.picture.ground import Ground, unit_paint
from mapper.picture.ink import Group, Item, Paint, Picture, Rect, Text
from mapper.picture.layouts import GAP as BLOCK_GAP
from mapper.picture.layouts import LEAST_MAP, Layout, finished
from mapper.picture.legend import key, legend_line, legend_rows
from mapper.picture.letters import lines_at_most, shortened, text_width, wrap
from mapper.picture.moments import (
    Holdings,
    Turn,
    holdings_on_side,
    map_on,
    shares,
    status_of,
    statuses_seen,
    turns,
)
from mapper.picture.panel import map_panel

# Of the height that its ground wants, a map of what changed keeps at least this share.
LEAST_SHARE = 0.6
# A map of what changed under two others is lower than one alone may be, in px.
LEAST_CHANGE = 150.0
# Two maps stand one under the other if that leaves them this share of their size beside another.
STACKED = 0.8
# Of the widths of the two maps before and after this much may go to the list of changes.
LEAST_PAIR = 0.8


@dataclass(frozen=True)
class Named:
    """Maps, and the names that are on none of them."""

    block: Block
    unnamed: frozenset[str]


@dataclass(frozen=True)
class Compared:
    """A comparison ready to be drawn: its two states, and where each map's names come from."""

    setting: Setting
    layout: Layout
    ground: Ground
    names: Mapping[str, str]

    @property
    def payload(self) -> Mapping[str, Any]:
        return self.setting.article.payload

    @cached_property
    def sides(self) -> tuple[Holdings, Holdings]:
        return holdings_on_side(self.payload, 0), holdings_on_side(self.payload, 1)

    @cached_property
    def turns(self) -> list[Turn]:
        return turns(self.payload, *self.sides)

    @cached_property
    def aspect(self) -> float:
        return aspect(self.ground.units.points())

    @cached_property
    def both(self) -> Setting:
        """The setting with the statuses of both days and their figures."""
        article = self.setting.article
        payload = map_on(article.payload, self.sides[1])
        payload["statuses"] = statuses_of_both(self.setting, self.sides)
        return replace(self.setting, article=replace(article, payload=payload))

    def turned(self, place: str) -> tuple[str, str] | None:
        """The statuses before and after of a place that changed."""
        before, after = (status_of(side, place) for side in self.sides)
        return None if before == after else (before, after)

    def panel(self, payload: Mapping[str, Any], size: tuple[float, float], caption: str) -> Named:
        """A map with its caption."""
        theme = self.setting.theme
        drawn = map_panel(payload, self.ground, theme, size, frozenset(), self.names, thin=True)
        whole = captioned(theme, caption, Block(drawn.items, size[1]), size[0])
        return Named(whole, drawn.figures.unnamed)


def comparison_picture(
    layout: Layout, setting: Setting, ground: Ground, names: Mapping[str, str]
) -> Picture:
    """The finished picture of a comparison."""
    compared = Compared(setting, layout, ground, names)
    if layout.pair_first:
        return pair_picture(compared)
    return beside(compared) if layout.beside else below(compared)


# --- arrangements -------------------------------------------------------------------------


def below(compared: Compared) -> Picture:
    """Head, legend, before and after, what changed, its legend, foot."""
    layout, setting = compared.layout, compared.setting
    width = layout.width - 2 * layout.margin
    upper = stacked([*head_and_legend(compared, width, whole=layout.whole_legend)], 8.0)
    grid = Grid.of(2, width, columns=1 if layout.stacks else 2, aspect=compared.aspect)
    pair = sides_block(compared, grid)
    end = foot(setting, width, lines=layout.foot_lines)
    full = min(width / compared.aspect, 1.25 * width)
    left_over = None
    if layout.height is not None:
        gaps = BLOCK_GAP * (3 + bool(end.height))
        inner = layout.height - 2 * layout.margin - layout.top - layout.bottom
        left_over = inner - upper.height - pair.block.height - end.height - CAPTION - gaps
    room = None if left_over is None else left_over - max(LEAST_MAP, LEAST_SHARE * full)
    lower = fullest(lower_parts(compared, width), room)
    high = full if left_over is None else min(left_over - lower.height - BLOCK_GAP, full)
    change = change_block(compared, (width, high))
    whole = stacked([upper, pair.block, change.block, lower, end], BLOCK_GAP)
    height = layout.height or whole.height + 2 * layout.margin
    items: list[Item] = [Group(whole.items, layout.margin, layout.margin + layout.top)]
    return finished(layout, setting, items, height, left_out(pair, change))


def beside(compared: Compared) -> Picture:
    """The three maps at the left, all texts in a column at the right."""
    layout, setting = compared.layout, compared.setting
    margin, height = layout.margin, layout.height or layout.width / 2
    column = layout.width * layout.beside
    width, left = column - 2 * margin, layout.width - column
    grid = Grid.of(2, left - margin, columns=2, aspect=compared.aspect)
    pair = sides_block(compared, grid)
    high = height - 2 * margin - pair.block.height - BLOCK_GAP - CAPTION
    change = change_block(compared, (left - margin, high))
    maps = stacked([pair.block, change.block], BLOCK_GAP)
    end = foot(setting, width, lines=layout.foot_lines)
    top = stacked([*head_and_legend(compared, width, whole=True, rows=True)], BLOCK_GAP)
    room = height - 2 * margin - top.height - end.height - 2 * BLOCK_GAP
    texts = stacked([top, fullest(lower_parts(compared, width), room)], BLOCK_GAP)
    items: list[Item] = [
        Group(maps.items, margin, margin),
        Group(texts.items, left + margin, margin),
        Group(end.items, left + margin, height - margin - end.height),
    ]
    return finished(layout, setting, items, height, left_out(pair, change))


def pair_picture(compared: Compared) -> Picture:
    """The maps before and after as large as they can be, then the list of changes and the map of
    what changed where they fit.
    """
    layout, setting = compared.layout, compared.setting
    width = layout.width - 2 * layout.margin
    height = layout.height or layout.width
    upper = stacked([*head_and_legend(compared, width, whole=False)], 8.0)
    end = foot(setting, width, lines=1)
    inner = height - 2 * layout.margin - layout.top - layout.bottom
    room = inner - upper.height - end.height - 2 * BLOCK_GAP

    def best(left: float) -> Grid:
        one, two = (
            Grid.of(2, width, columns=columns, aspect=compared.aspect, most=left)
            for columns in (1, 2)
        )
        tall = one.scale(compared.aspect) >= STACKED * two.scale(compared.aspect)
        return one if tall else two

    alone = best(room)
    for told in (*move_forms(compared, width, signs_too=False), NO_BLOCK):
        grid = best(room - told.height - BLOCK_GAP * bool(told.height))
        if grid.scale(compared.aspect) >= LEAST_PAIR * alone.scale(compared.aspect):
            break
    spare = room - grid.height - told.height - BLOCK_GAP * (1 + bool(told.height))
    maps = []
    if spare - CAPTION - BLOCK_GAP >= LEAST_CHANGE:
        told = next(move_forms(compared, width, signs_too=True, most_names=(0,)))
        high = room - grid.height - told.height - CAPTION - 2 * BLOCK_GAP
        maps = [
            change_block(
                compared,
                (min(width, widest(high, compared.aspect)), min(high, width / compared.aspect)),
            )
        ]
    elif spare > 0:
        grid = grid.higher(spare)
    maps = [sides_block(compared, grid), *maps]
    whole = stacked([upper, *(one.block for one in maps), told], BLOCK_GAP)
    items: list[Item] = [
        Group(whole.items, layout.margin, layout.margin + layout.top),
        Group(end.items, layout.margin, height - layout.bottom - layout.margin - end.height),
    ]
    return finished(layout, setting, items, height, left_out(*maps))


def fullest(blocks: Iterator[Block], room: float | None) -> Block:
    """The first block that is at most `room` px high, or the first of all."""
    for block in blocks:
        if room is None or block.height + BLOCK_GAP <= room:
            return block
    return NO_BLOCK


# --- maps ---------------------------------------------------------------------------------


def sides_block(compared: Compared, grid: Grid) -> Named:
    """The maps before and after with their captions."""
    maps = [
        compared.panel(map_on(compared.payload, side), grid.size, caption)
        for caption, side in zip(compared.payload["captions"], compared.sides, strict=True)
    ]
    unnamed = maps[0].unnamed & maps[1].unnamed
    return Named(in_rows([one.block for one in maps], grid), unnamed)


def change_block(compared: Compared, size: tuple[float, float]) -> Named:
    """The map of what changed with its caption."""
    caption = compared.setting.words.say("timeline.changes")
    return compared.panel(changed_payload(compared), size, caption)


def left_out(*maps: Named) -> dict[str, int]:
    """How many names are on none of the maps."""
    missing = frozenset.intersection(*(one.unnamed for one in maps))
    return {"picture.no_names": len(missing)}


def changed_payload(compared: Compared) -> dict[str, Any]:
    """The map of what changed: `turn` of places that changed, `pale` the others."""
    payload = map_on(compared.payload, compared.sides[1])
    places = []
    for place in payload["places"]:
        turn = None if place.get("apart") else compared.turned(place["id"])
        told = {"turn": turn} if turn else {"pale": True}
        plain_place = {key: value for key, value in place.items() if key not in SIGNS}
        places.append({**plain_place, **told})
    return {**payload, "places": places}


# What a place wears on a map of one day, and not on one of what changed.
SIGNS = ("stale", "disputed")


# --- legends ------------------------------------------------------------------------------


def head_and_legend(
    compared: Compared, width: float, *, whole: bool, rows: bool = False
) -> Iterator[Block]:
    layout = compared.layout
    yield head(
        compared.setting, width, title=layout.title, lead=layout.lead, lines=layout.lead_lines
    )
    figures = "figures" if whole else "short"
    legend = legend_rows if rows else legend_line
    yield legend(compared.both, width, figures=figures)


def statuses_of_both(setting: Setting, sides: tuple[Holdings, Holdings]) -> list[dict[str, Any]]:
    """The statuses of either day with the figures of both: `31 → 0 provinces · 74.1 → 0 %`."""
    payload, words = setting.article.payload, setting.words
    before, after = (shares(payload, side) for side in sides)
    units = payload["unitForms"]["units"][1]
    area = words.say("figures.area")
    entries = []
    for status in statuses_seen(sides, payload):
        one, other = before[status["id"]], after[status["id"]]
        short = f"{words.decimal(one.percent)} → {words.decimal(other.percent)} %"
        count = f"{words.integer(one.count)} → {words.integer(other.count)} {units} · "
        if payload.get("nameless"):
            count = ""
        stale = any(h.stale for side in sides for h in side.values() if h.status == status["id"])
        # What only places have says nothing of the ground.
        told = {"short": short, "figures": f"{count}{short} {area}"}
        if not one.count and not other.count:
            told = {"short": "", "figures": ""}
        entries.append({**status, **told} | ({"stale": True} if stale else {}))
    return entries


def lower_parts(compared: Compared, width: float) -> Iterator[Block]:
    """The legend of changes with what else is to be told, from the fullest to the least."""
    forms = [*move_forms(compared, width, signs_too=True)]
    marks = key(compared.both, width) if compared.layout.key else NO_BLOCK
    # How much stayed as it was is told before the marks are explained.
    for form in forms[:-1]:
        yield stacked([form, marks], BLOCK_GAP)
    yield from forms


def move_forms(
    compared: Compared,
    width: float,
    *,
    signs_too: bool,
    most_names: Sequence[int] = (12, 3, 1, 0),
) -> Iterator[Block]:
    """The legend of changes: with all names, with some, with none, in lines; `signs_too` for a
    map that shows the changes in their patterns.
    """
    others = [kept_line(compared, width), *apart_rows(compared, width)]
    for most in most_names if signs_too else ():
        rows = [move_row(compared, turn, width, most) for turn in moves(compared)]
        yield stacked([*rows, *other_places(compared, width), *others], 6.0)
    entries = [move_entry(compared, turn, width, signs_too) for turn in moves(compared)]
    lines = flow(entries, width, 22.0)
    yield stacked([lines, *others], 4.0)
    yield stacked([lines, *apart_rows(compared, width)], 4.0)


def moves(compared: Compared) -> list[Turn]:
    return [turn for turn in compared.turns if turn.is_change]


def labels_of(compared: Compared) -> dict[str, str]:
    labels = {status["id"]: status["label"] for status in compared.payload["statuses"]}
    return {"": compared.setting.words.say("legend.no_data")} | labels


def way_of(compared: Compared, before: str, after: str) -> str:
    labels = labels_of(compared)
    words = compared.setting.words
    return words.say("timeline.move", before=labels[before], after=labels[after])


def figures_of(compared: Compared, units: Sequence[Mapping[str, Any]]) -> str:
    """`30 provinces · 472,000 km²`; of ground without names the area alone."""
    words = compared.setting.words
    if compared.payload.get("nameless"):
        area = words.area(sum(unit.get("km2", 0.0) for unit in units))
        return words.say("faces.move_figures", area=area)
    one, many = compared.payload["unitForms"]["units"]
    count = words.count("figures.count", len(units), unit=one, units=many)
    area = words.area(sum(unit.get("km2", 0.0) for unit in units))
    return words.say("timeline.move_figures", count=count, area=area)


def move_row(compared: Compared, turn: Turn, width: float, most: int) -> Block:
    """A change with its figures, and under it the names of its units in at most so many lines."""
    theme = compared.setting.theme
    left = SWATCH[0] + GAP
    way = shortened(way_of(compared, turn.before, turn.after), width - left, BODY + 1, face="bold")
    wide = text_width(way, BODY + 1, face="bold")
    figures = figures_of(compared, turn.units)
    names = sorted(name for unit in turn.units if (name := compared.names[unit["id"]]))
    one_line = left + wide + 6 + text_width(figures, BODY) <= width
    title: list[Item] = [
        Group(turn_swatch(compared, turn), y=3.0),
        Text(left, 15.0, way, BODY + 1, theme.ink, wide, "bold"),
    ]
    parts = [Block(title, 20.0)]
    if one_line:
        title.append(plain(figures, left + wide + 6, 15.0, theme.quiet))
    else:
        parts.append(Block([plain(figures, left, 13.0, theme.quiet)], 18.0))
    listed = lines_of_names(names, compared.setting.words, width - left, SMALL, most)
    text = text_lines(listed, width - left, SMALL, 17.0, theme.quiet)
    parts.append(Block([Group(text.items, x=left)], text.height))
    return stacked(parts, 1.0)


def move_entry(
    compared: Compared, turn: Turn, width: float, signs_too: bool
) -> tuple[Sequence[Item], float]:
    """A change in one line: what fills its ground, or both colours, and its figures."""
    theme = compared.setting.theme
    if signs_too:
        sign, left = [Group(turn_swatch(compared, turn), y=3.0)], SWATCH[0] + GAP - 2
    else:
        sign, left = [], 0.0
    figures = figures_of(compared, turn.units)
    room = width - left - 6 - text_width(figures, BODY)
    way = shortened(way_of(compared, turn.before, turn.after), room, BODY, face="bold")
    wide = text_width(way, BODY, face="bold")
    after = left + wide + 6
    items: list[Item] = [
        *sign,
        Text(left, 14.5, way, BODY, theme.ink, wide, "bold"),
        plain(figures, after, 14.5, theme.quiet),
    ]
    return items, after + text_width(figures, BODY)


def turn_swatch(compared: Compared, turn: Turn) -> list[Item]:
    theme = compared.setting.theme
    box = (0.5, 0.5, SWATCH[0] - 0.5, SWATCH[1] - 0.5)
    paint = theme.turn(turn.before, turn.after)
    return [Rect(box, Paint(paint, theme.ink, 0.75, 1.0, 0.35))]


def other_places(compared: Compared, width: float) -> list[Block]:
    """Places that are no units and do not stand for one, by what became of them."""
    payload, words, theme = compared.payload, compared.setting.words, compared.setting.theme
    followed = {place.get("capital") for place in payload["places"]}
    # Ground that is inferred from places is told by their names already.
    areas = {place["id"] for place in payload["places"] if place.get("kind") == "unit"}
    followed |= {place["id"] for place in payload["places"] if f"cell:{place['id']}" in areas}
    groups: dict[str, list[str]] = {}
    for place in payload["places"]:
        turn = compared.turned(place["id"])
        if place["kind"] == "unit" or place["id"] in followed or not turn or place.get("apart"):
            continue
        groups.setdefault(way_of(compared, *turn), []).append(named(compared, place))
    if not groups:
        return []
    said = "; ".join(f"{', '.join(sorted(names))} ({way})" for way, names in groups.items())
    lines = wrap(f"{words.say('diff.others')}: {said}", width, SMALL)
    return [text_lines(lines, width, SMALL, 17.0, theme.quiet)]


def named(compared: Compared, place: Mapping[str, Any]) -> str:
    if place["kind"] != "border":
        return compared.names[place["id"]]
    return f"{compared.payload['kinds'].get('border', '')} {compared.names[place['id']]}".strip()


def kept_line(compared: Compared, width: float) -> Block:
    """How much stayed as it was, or that nothing changed."""
    words, theme = compared.setting.words, compared.setting.theme
    kept = [unit for turn in compared.turns if not turn.is_change for unit in turn.units]
    others = other_places(compared, width)
    if not moves(compared) and not others:
        said = words.say("timeline.changes_none")
    elif not kept:
        return NO_BLOCK
    else:
        said = f"{words.say('timeline.kept')}: {figures_of(compared, kept)}"
    return text_lines(wrap(said, width, BODY), width, BODY, 18.0, theme.quiet)


def apart_rows(compared: Compared, width: float) -> list[Block]:
    """The ground that is not compared, for one side alone covers it, or none."""
    theme = compared.setting.theme
    left = SWATCH[0] + GAP
    rows = []
    for line in compared.payload.get("apart", ()):
        paint = unit_paint({"apart": line["side"]}, theme)
        patch = Rect((0.5, 2.5, SWATCH[0] - 0.5, SWATCH[1] + 1.5), paint)
        said = lines_at_most(f"{line['label']} · {line['figures']}", width - left, BODY, 2)
        text = text_lines(said, width - left, BODY, 18.0, theme.quiet)
        rows.append(Block([patch, Group(text.items, x=left)], text.height))
    return rows
