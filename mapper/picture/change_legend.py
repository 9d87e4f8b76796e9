# SPDX-License-Identifier: MIT
"""The legend of what changed: every change with its figures and the names of its units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.model.place import CELL
from mapper.page.map_model import PlaceEntry
from mapper.picture.blocks import (
    BODY,
    GAP,
    NO_BLOCK,
    SMALL,
    SWATCH,
    Block,
    flow,
    lines_of_names,
    plain,
    stacked,
    text_lines,
)
from mapper.picture.compared import Compared
from mapper.picture.ground import unit_paint
from mapper.picture.ink import Group, Item, Paint, Rect, Text
from mapper.picture.layouts import GAP as BLOCK_GAP
from mapper.picture.legend import SAMPLE_EDGE, key, sign_entry
from mapper.picture.letters import lines_at_most, shortened, text_width, wrap
from mapper.picture.state_on_day import (
    ShownChange,
    largest_first,
    measured_of,
)
from mapper.picture.themes import Theme


def lower_parts(
    compared: Compared,
    width: float,
    *,
    specks: bool = False,
    signs_too: bool = True,
    most_names: Sequence[int] = (12, 3, 1, 0),
) -> Iterator[Block]:
    """The legend of changes with the key, from the fullest to the least."""
    marks = key(compared.both, width, total=compared.layout.total, specks=specks)
    for form in move_forms(compared, width, signs_too=signs_too, most_names=most_names):
        yield stacked([form, marks], BLOCK_GAP)


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
    others = [kept_line(compared, width, signs_too), *apart_rows(compared, width)]
    for most in most_names if signs_too else ():
        rows = [move_row(compared, turn, width, most) for turn in moves(compared)]
        yield stacked([*rows, *other_places(compared, width), *others], 6.0)
    entries = [move_entry(compared, turn, width, signs_too) for turn in moves(compared)]
    lines = flow(entries, width, 22.0)
    yield stacked([lines, *others], 4.0)
    yield stacked([lines, *apart_rows(compared, width)], 4.0)


def moves(compared: Compared) -> list[ShownChange]:
    """What changed, those within one side last, and the largest first."""
    changed = largest_first(compared.turns)
    return sorted(changed, key=lambda turn: bool(within(compared, turn.before, turn.after)))


def within(compared: Compared, before: str, after: str) -> str:
    """`side` or `renamed` where the party stays the same."""
    return compared.payload.get("within", {}).get(before, {}).get(after, "")


def labels_of(compared: Compared) -> dict[str, str]:
    labels = {status["id"]: status["label"] for status in compared.payload["statuses"]}
    return {"": compared.setting.words.say("legend.no_data")} | labels


def way_of(compared: Compared, before: str, after: str) -> str:
    labels = labels_of(compared)
    kind = within(compared, before, after)
    key = f"timeline.within.{kind}" if kind else "timeline.move"
    return compared.setting.words.say(key, before=labels[before], after=labels[after])


def figures_of(compared: Compared, units: Sequence[PlaceEntry]) -> str:
    """`30 provinces · 472,000 km²`; of ground without names the area alone, and of what is not
    about ground the number.
    """
    words = compared.setting.words
    if compared.payload.get("nameless"):
        area = words.area(sum(unit.get("km2", 0.0) for unit in units))
        return words.say("faces.move_figures", area=area)
    forms = compared.payload["unitForms"]["units"]
    count = words.counted(forms, len(units))
    area = words.area(sum(unit.get("km2", 0.0) for unit in units))
    key = f"timeline.move_figures.{measured_of(compared.payload)}"
    return words.say(key, count=count, area=area)


def move_row(compared: Compared, turn: ShownChange, width: float, most: int) -> Block:
    """A change with its figures, and under it the names of its units in at most so many lines."""
    theme = compared.setting.theme
    left = SWATCH[0] + GAP
    way = shortened(way_of(compared, turn.before, turn.after), width - left, BODY + 1, face="bold")
    wide = text_width(way, BODY + 1, face="bold")
    figures = figures_of(compared, turn.units)
    names, counts = names_of(compared, turn)
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
    listed = lines_of_names(names, compared.setting.words, width - left, SMALL, most, counts)
    text = text_lines(listed, width - left, SMALL, 17.0, theme.quiet)
    parts.append(Block([Group(text.items, x=left)], text.height))
    return stacked(parts, 1.0)


def names_of(compared: Compared, turn: ShownChange) -> tuple[list[str], list[int]]:
    """The names of its units, sorted; of pieces of drawn ground the lines in which they are told,
    and of how many pieces each line is.
    """
    if lines := compared.payload.get("listed", {}).get(f"{turn.before} {turn.after}"):
        names = [line.get("name", compared.names[line["ids"][0]]) for line in lines]
        return names, [len(line["ids"]) for line in lines]
    return sorted(name for unit in turn.units if (name := compared.names[unit["id"]])), []


def move_entry(
    compared: Compared, turn: ShownChange, width: float, signs_too: bool
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


def turn_swatch(compared: Compared, turn: ShownChange) -> list[Item]:
    theme = compared.setting.theme
    striped = (turn.before, turn.after) in compared.striped
    paint = theme.turn(turn.before, turn.after, striped=striped)
    return patch(theme, Paint(paint))


def patch(theme: Theme, paint: Paint) -> list[Item]:
    """A patch of a paint, with the edge of all samples."""
    box = (0.5, 0.5, SWATCH[0] - 0.5, SWATCH[1] - 0.5)
    edge = Paint(paint.fill, theme.ink, SAMPLE_EDGE["width"], 1.0, SAMPLE_EDGE["opacity"])
    return [Rect(box, edge)]


def other_places(compared: Compared, width: float) -> list[Block]:
    """Places that are no units and do not stand for one, by what became of them."""
    payload, words, theme = compared.payload, compared.setting.words, compared.setting.theme
    followed = {place.get("capital") for place in payload["places"]}
    # Ground that is inferred from places is told by their names already.
    areas = {place["id"] for place in payload["places"] if place.get("kind") == "unit"}
    followed |= {place["id"] for place in payload["places"] if f"{CELL}{place['id']}" in areas}
    groups: dict[str, list[str]] = {}
    for place in payload["places"]:
        turn = compared.turned(place["id"])
        if place["kind"] == "unit" or place["id"] in followed or not turn or place.get("apart"):
            continue
        groups.setdefault(way_of(compared, *turn), []).append(named(compared, place))
    if not groups:
        return []
    turns = words.apart(
        words.say("picture.other_turn", names=words.beside(sorted(names)), way=way)
        for way, names in groups.items()
    )
    lines = wrap(words.say("picture.other_places", turns=turns), width, SMALL)
    return [text_lines(lines, width, SMALL, 17.0, theme.quiet)]


def named(compared: Compared, place: PlaceEntry) -> str:
    if place["kind"] != "border":
        return compared.names[place["id"]]
    return f"{compared.payload['kinds'].get('border', '')} {compared.names[place['id']]}".strip()


def kept_line(compared: Compared, width: float, signs_too: bool) -> Block:
    """How much stayed as it was, or that nothing changed."""
    words, theme = compared.setting.words, compared.setting.theme
    kept = [unit for turn in unchanged(compared) for unit in turn.units]
    others = other_places(compared, width)
    if not kept and (moves(compared) or others):
        return NO_BLOCK
    if not moves(compared) and not others:
        said = words.say("timeline.changes_none")
        return text_lines(wrap(said, width, BODY), width, BODY, 18.0, theme.quiet)
    said = words.say("timeline.kept", figures=figures_of(compared, kept))
    # Pale ground is on the map of what changed alone.
    statuses = [turn.after for turn in unchanged(compared)] if signs_too else []
    return over_swatches(compared, statuses, said, width)


def unchanged(compared: Compared) -> list[ShownChange]:
    return [turn for turn in compared.turns if not turn.is_change]


def over_swatches(compared: Compared, statuses: Sequence[str], said: str, width: float) -> Block:
    """What is said of ground that stayed as it was, and under it each of its colours with what it
    is of.
    """
    theme, labels = compared.setting.theme, labels_of(compared)
    text = text_lines(wrap(said, width, BODY), width, BODY, 18.0, theme.quiet)
    entries = []
    for status in statuses:
        paint = unit_paint({"status": status, "pale": True}, theme)
        items, wide = sign_entry([Group(patch(theme, paint), y=3.0)], labels[status], width, theme)
        entries.append((items, wide))
    return stacked([text, flow(entries, width, 22.0)], 2.0)


def apart_rows(compared: Compared, width: float) -> list[Block]:
    """The ground that is not compared, for one side alone covers it, or none."""
    theme = compared.setting.theme
    left = SWATCH[0] + GAP
    rows = []
    for line in compared.payload["apart"]:
        paint = unit_paint({"apart": line["side"]}, theme)
        patch = Rect((0.5, 2.5, SWATCH[0] - 0.5, SWATCH[1] + 1.5), paint)
        said = lines_at_most(f"{line['label']} · {line['figures']}", width - left, BODY, 2)
        text = text_lines(said, width - left, BODY, 18.0, theme.quiet)
        rows.append(Block([patch, Group(text.items, x=left)], text.height))
    return rows
