# SPDX-License-Identifier: MIT
"""A detailed map of Wikipedia: a Lua module with a mark for every place that has a status.

It is what `tables.wiki_marks` reads: an icon says the status by the colours in its name. Which
colour is which side stands in the caption. What no icon says is a comment. Text of a table stands
in it as text, for Lua and for the markup that Wikipedia makes of labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mapper.errors import UsageError
from mapper.exports.about import attributions, licences
from mapper.exports.xml_text import characters
from mapper.joined.joined_table import PLACES, Joined, Row
from mapper.model.record import Kind
from mapper.model.scheme import Role, Scheme, Status, fold
from mapper.style.palette import distance
from mapper.tables.text import one_line

# The dots that maps of Wikipedia have, with a middle shade of each, in the order in which icons
# name two of them.
COLOURS: Mapping[str, str] = {
    "red": "#d32f2f",
    "lime": "#66dd44",
    "yellow": "#f2e34c",
    "grey": "#808080",
    "blue": "#4a86d8",
    "black": "#101010",
    "green": "#2e7d32",
    "orange": "#f28c28",
    "magenta": "#c030c0",
    "cyan": "#30c8d8",
}
DOT_SIZE, SIZE = 6, 10
# What begins markup in a label, and what would end a mark for who reads it by its braces.
_MARKUP = re.compile(r"[\[\]{}|<>&~_]|''+|(?<=')'|^[*#:;=]|--")


class Mark(NamedTuple):
    """An icon with its size in pixels."""

    icon: str
    size: int


def as_wikitext(joined: Joined) -> str:
    """The places of one day as a Lua module.

    Raises UsageError where no place has a status and a position: units are no points.
    """
    colours = colours_of(joined.scheme)
    rows = [row for row in places(joined) if row["status"]]
    if not rows:
        raise UsageError(
            "wikitext: is for places with a position, and none has a status — provinces and "
            "districts are not points"
        )
    lines = [line for row in rows for line in _mark_lines(row, joined.scheme, colours)]
    return "\n".join(
        [*_head(joined), "return {", "\tmarks = {", *lines, "\t},", *_foot(joined)]
    ) + ("\n}\n")


def places(joined: Joined) -> Iterator[Row]:
    """The rows of places that have a position."""
    for layer in joined.layers:
        if layer.name == PLACES:
            pairs = zip(layer.rows, layer.shapes, strict=True)
            yield from (row for row, shape in pairs if shape is not None)


def colours_of(scheme: Scheme) -> dict[str, str]:
    """The colour of each status that one party holds, by id: no two have the same.

    One that is among the words of the status counts, else the nearest that is left. Where there
    are more statuses than colours the last ones have none.
    """
    held = [status for status in scheme.statuses if status.role is Role.CONTROL]
    found: dict[str, str] = {}
    for status in held:
        words = {fold(word) for word in (status.id, status.label, *status.synonyms)}
        own = next((name for name in COLOURS if name in words and name not in found.values()), "")
        found |= {status.id: own} if own else {}
    for status in held:
        left = [name for name in COLOURS if name not in found.values()]
        if status.id not in found and left:
            found[status.id] = min(left, key=lambda name: distance(COLOURS[name], status.color))
    return found


def mark_of(status: Status, kind: str, scheme: Scheme, colours: Mapping[str, str]) -> Mark | None:
    """The icon of a status; None where no icon says it, as of what is unknown."""
    if status.role is Role.INFLUENCE:
        colour = _of_actor(status.actor, scheme, colours)
        return Mark(f"3x3dot-{colour}.svg", SIZE) if colour else None
    if status.role in (Role.CONTESTED, Role.MIXED):
        both = _sides(status, scheme, colours)
        if len(both) < 2:
            return None
        if status.role is Role.CONTESTED:
            return Mark(f"80x80-{'-'.join(both)}-anim.gif", SIZE)
        return Mark(f"Map-ctl{len(both)}-{'+'.join(both)}.svg", SIZE)
    colour = colours.get(status.id, "")
    icons = {Kind.BASE: f"Abm-{colour}-icon.png", Kind.AIRPORT: f"Fighter-jet-{colour}-icon.svg"}
    if not colour:
        return None
    return Mark(icons[Kind(kind)], SIZE) if kind in icons else _dot(colour)


def _dot(colour: str) -> Mark:
    return Mark(f"Location dot {colour}.svg", DOT_SIZE)


def _of_actor(actor: str, scheme: Scheme, colours: Mapping[str, str]) -> str:
    held = (colours[s.id] for s in scheme.statuses if s.actor == actor and s.id in colours)
    return next(held, "") if actor else ""


def _sides(status: Status, scheme: Scheme, colours: Mapping[str, str]) -> list[str]:
    """The colours of who contests or shares ground: the contenders, else the only two parties."""
    named = [colours[one] for one in status.contenders if one in colours]
    actors = dict.fromkeys(s.actor or s.id for s in scheme.statuses if s.id in colours)
    if not named and len(actors) == 2:
        first = {
            s.actor or s.id: colours[s.id] for s in reversed(scheme.statuses) if s.id in colours
        }
        named = [first[actor] for actor in actors]
    return [name for name in COLOURS if name in named]


# --- lines ----------------------------------------------------------------------------------


def _mark_lines(row: Row, scheme: Scheme, colours: Mapping[str, str]) -> Iterator[str]:
    status = scheme.status(str(row["status"]))
    mark = mark_of(status, str(row["kind"]), scheme, colours)
    if mark is None:
        yield f"\t\t-- {plain(row['name'])}: {plain(status.label)}, which no icon says"
        return
    fields = {
        "lat": _degrees(row["lat"]),
        "long": _degrees(row["lon"]),
        "mark": mark.icon,
        "marksize": str(mark.size),
        "label": as_label(str(row["name"])),
        "link": "",
        "label_size": "0",
        "position": "right",
    }
    inside = ", ".join(f"{key} = {lua_text(value)}" for key, value in fields.items())
    source = plain(" ".join(str(row[key] or "") for key in ("source", "source_url")))
    yield f"\t\t{{ {inside} }}," + (f" -- source: {source}" if source else "")


def _degrees(value: object) -> str:
    return f"{float(str(value)):.6f}".rstrip("0").rstrip(".")


def _head(joined: Joined) -> Iterator[str]:
    told = (joined.title, joined.about.get("summary", ""), *attributions(joined), *licences(joined))
    yield from (f"-- {plain(text)}" for text in (*told, joined.about["made_with"]) if text)


def _foot(joined: Joined) -> Iterator[str]:
    yield "\tcontainerArgs = {"
    yield "\t\tcaption = " + lua_text("<br/>".join([as_label(joined.title), *caption(joined)]))
    yield "\t}"


def caption(joined: Joined) -> list[str]:
    """What the icons of the map mean, in the order of the scheme."""
    colours = colours_of(joined.scheme)
    there = {(str(row["status"]), str(row["kind"])) for row in places(joined) if row["status"]}
    found: dict[str, str] = {}
    for status in joined.scheme.statuses:
        for kind in sorted(kind for one, kind in there if one == status.id):
            mark = mark_of(status, kind, joined.scheme, colours)
            if mark is not None:
                found[mark.icon] = status.label
    return [f"[[File:{icon}|11px]] {as_label(label)}" for icon, label in found.items()]


# --- text -----------------------------------------------------------------------------------


def plain(text: object) -> str:
    """Text on one line, without what no document may hold."""
    return one_line(characters(text))


def as_label(text: str) -> str:
    """Text that stays text in wikitext."""
    return _MARKUP.sub(lambda found: "".join(f"&#{ord(c)};" for c in found[0]), plain(text))


def lua_text(text: str) -> str:
    """A string of Lua on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
