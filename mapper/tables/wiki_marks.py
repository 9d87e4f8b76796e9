# SPDX-License-Identifier: MIT
"""Detailed maps of Wikipedia (Lua modules) as control tables: a mark is a place and its icon.

    { lat = "35.118", long = "41.205", mark = "Location dot black.svg", marksize = "6",
      label = "[[A_b|A b]]", link = "A b", position = "right" },

What an icon says of its place is decided by its name alone; which colour is which side stands in
the caption of the map, so that the words of the statuses are colours: `--means lime=opposition`.

| icon | says |
|---|---|
| `Location dot red`, `Dot yellow ff4`, `Map-dot-grey-68a` | that colour holds it |
| `80x80-red-lime-anim`, of two or more colours | contested |
| `Map-ctl2-red+yellow` | mixed |
| `3x3dot-red` | red is present in the countryside: `red presence` |
| `Abm-red-icon`, `Fighter-jet-red-icon` | red holds a base, an airport |
| `Map-circle-red`, `Map-arcNE-red` | red besieges the place: said in the note of what holds it |

Of two dots on one point the smaller one holds, and the larger one besieges; three are mixed.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapper.model.problem import Problem, Where, note
from mapper.model.texts import counted
from mapper.tables.raw import Cell, RawRow, RawTable

_MARK = re.compile(r"\{([^{}]*)\}")
_NAMES = re.compile(r"(\w+)\s*=\s*\{([^{}]*)\}")
_FIELD = re.compile(r"""(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w.+-]+))""")
_COMMENT = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|--\[\[.*?\]\]|--[^\n]*""", re.S)
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_TAG = re.compile(r"<[^>]*>|'{2,}")
_ICONS: Sequence[tuple[str, re.Pattern[str]]] = (
    ("dot", re.compile(r"location dot (.+)")),
    ("dot", re.compile(r"dot ([a-z]+ [0-9a-f]{3})")),
    ("dot", re.compile(r"map-dot-([a-z]+)-[0-9a-f]{3}")),
    ("contested", re.compile(r"(?:\d+x\d+-)?(.+)-anim")),
    ("mixed", re.compile(r"map-ctl\d-(.+)")),
    ("presence", re.compile(r"\d+x\d+dot-(.+)")),
    ("base", re.compile(r"abm-(.+)-icon")),
    ("airport", re.compile(r"fighter-jet-(.+)-icon")),
    ("siege", re.compile(r"map-(?:circle|arc[nsew]+)-(.+)")),
)
# Shades in the names of dots that are not called by their colour: the caption's is `lime`.
_SHADE = re.compile(r" [0-9a-f]{3}$")
_SHADES = {"green 0d0": "lime"}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# What stands behind a mark on its line.
_REMARK = re.compile(r"\s*,?\s*--(?!\[=*\[)\s*(\S.*)")
_SOURCE = re.compile(r"source\s*:\s*", re.IGNORECASE)
# What a mark has at least.
_NEEDED = frozenset(("lat", "long", "mark"))
COLUMNS = ("place", "kind", "lat", "lon", "status", "source", "note")
CONTESTED, MIXED = "contested", "mixed"


@dataclass(frozen=True)
class Icon:
    """What an icon says: its sort, and the colours in its name."""

    sort: str
    colours: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """One mark of a module with the line that it begins on, and what is remarked behind it."""

    line: int
    name: str
    lat: str
    lon: str
    size: float
    icon: str
    remark: str = ""

    @property
    def position(self) -> tuple[str, str]:
        return self.lat, self.lon


def is_wiki_marks(text: str) -> bool:
    """Whether a text is a module of marks: it has one with a latitude, a longitude and an icon."""
    if not all(name in text for name in _NEEDED):  # most tables by far: nothing else is looked for
        return False
    return any(_is_mark(_fields(found[1], {})) for found in _MARK.finditer(_code(text)))


def wiki_marks_table(name: str, text: str) -> RawTable:
    """The marks of a module as rows, each with its line; what says nothing of control is noted.

    Columns: ``place kind lat lon status source note``; degrees are texts as they stand.
    """
    groups: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks(text):
        groups[mark.position].append(mark)
    rows, silent = [], Counter[str]()
    for group in groups.values():
        found = _row_of(group)
        if found is None:
            silent.update(mark.icon or "no icon" for mark in group)
        else:
            rows.append(found)
    return RawTable(
        name=name,
        headings=COLUMNS,
        rows=tuple(sorted(rows, key=lambda row: row.line)),
        notes=tuple(_notes(name, len(rows), silent)),
    )


def icon_of(file: str) -> Icon | None:
    """What an icon says by its name; None where that is nothing of control.

    `80x80-red-lime-anim.gif` is contested by red and lime.
    """
    plain = re.sub(r"\.\w{3,4}$", "", file.removeprefix("File:").strip()).casefold()
    for sort, form in _ICONS:
        if said := form.fullmatch(plain.replace("_", " ") if sort == "dot" else plain):
            named = _SHADES.get(said[1], _SHADE.sub("", said[1]))
            colours = tuple(part for part in re.split(r"[+\-]", named) if part)
            return Icon(sort, colours) if colours else None
    return None


def marks(text: str) -> Iterator[Mark]:
    """The marks of a module, in its order."""
    code, lines = _code(text), text.split("\n")
    names = {
        f"{variable}.{key}": value
        for variable, body in _NAMES.findall(code)
        for key, value in _fields(body, {}).items()
    }
    for found in _MARK.finditer(code):
        fields = _fields(found[1], names)
        if _is_mark(fields):
            yield Mark(
                line=code.count("\n", 0, found.start()) + 1,
                name=_plain(fields.get("label", "")) or _plain(fields.get("link", "")),
                lat=fields["lat"],
                lon=fields["long"],
                size=_number(fields.get("marksize", "")),
                icon=fields["mark"],
                remark=_remark(code, lines, found.end()),
            )


def _remark(code: str, lines: Sequence[str], end: int) -> str:
    """The comment behind a mark that ends there in the code without comments."""
    start = code.rfind("\n", 0, end) + 1
    found = _REMARK.match(lines[code.count("\n", 0, end)], end - start)
    return found[1].strip() if found else ""


def _row_of(group: Sequence[Mark]) -> RawRow | None:
    """The row of the marks on one point; None where none of them says who holds it."""
    read = [(mark, icon) for mark in group if (icon := icon_of(mark.icon))]
    sieges = [colour for _, icon in read if icon.sort == "siege" for colour in icon.colours]
    dots = sorted(((m, i) for m, i in read if i.sort == "dot"), key=lambda pair: pair[0].size)
    others = [(mark, icon) for mark, icon in read if icon.sort not in ("dot", "siege")]
    if not dots and not others:
        return None
    mark, icon = others[0] if others else dots[0]
    status = _status(icon)
    if len(dots) > 2:
        status = MIXED
    elif len(dots) == 2 and not others:
        sieges += dots[1][1].colours
    named = next((one.name for one in group if one.name), "")
    said = [f"{'+'.join(icon.colours)}" if status in (CONTESTED, MIXED) else ""]
    said += [f"besieged by {', '.join(dict.fromkeys(sieges))}" if sieges else ""]
    source = _SOURCE.match(mark.remark)
    said += ["" if source else mark.remark]
    cells: dict[str, Cell] = {
        "place": named or f"{mark.lat} {mark.lon}",
        "kind": icon.sort if icon.sort in ("base", "airport") else None,
        "lat": mark.lat,
        "lon": mark.lon,
        "status": status,
        "source": mark.remark[source.end() :] if source else None,
        "note": "; ".join(filter(None, said)) or None,
    }
    return RawRow(mark.line, cells)


def _status(icon: Icon) -> str:
    """The word of a status: a colour, what it does, or that there are several."""
    if icon.sort in (CONTESTED, MIXED) or len(icon.colours) > 1:
        return icon.sort if icon.sort in (CONTESTED, MIXED) else MIXED
    colour = icon.colours[0]
    return f"{colour} presence" if icon.sort == "presence" else colour


def _code(text: str) -> str:
    """A module without its comments, its lines kept."""
    return _COMMENT.sub(lambda found: found[1] or "\n" * found[0].count("\n"), text)


def _fields(body: str, names: Mapping[str, str]) -> dict[str, str]:
    """The fields of a table, names of icons and positions replaced by what they stand for."""
    found = {}
    for key, double, single, bare in _FIELD.findall(body):
        quoted = _ESCAPED.sub(_unescaped, double or single)
        found[key] = quoted or names.get(bare, bare)
    return found


def _unescaped(found: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t"}.get(found[1], found[1])


def _is_mark(fields: Mapping[str, str]) -> bool:
    return fields.keys() >= _NEEDED


def _plain(text: str) -> str:
    """A label without links, tags and quotes."""
    plain = _TAG.sub(" ", _LINK.sub(r"\1", text)).replace("_", " ")
    return " ".join(html.unescape(plain).split())


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _notes(name: str, kept: int, silent: Counter[str]) -> Iterator[Problem]:
    what = f"a detailed map of Wikipedia: {counted(kept, 'place')} by icon; statuses are colours"
    yield note(Where(name), what, code="known-form")
    if silent:
        left = sum(silent.values())
        most = ", ".join(f"{icon} ({count:,})" for icon, count in silent.most_common(3))
        verb = "says nothing of control and is" if left == 1 else "say nothing of control and are"
        what = f"{counted(left, 'mark')} {verb} left out: {most}{', …' * (len(silent) > 3)}"
        yield note(Where(name), what, code="no-control")
