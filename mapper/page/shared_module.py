# SPDX-License-Identifier: MIT
"""What the page's files share with Python: the module `shared.mjs`, and values in style sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from math import log2, pi
from typing import Any

from mapper.geometry.frame import ROOM_SHARE
from mapper.geometry.packing import ALPHABET, DIGIT_BITS
from mapper.geometry.plane import (
    AUTHALIC,
    EDGE_POINTS,
    EQUAL_EARTH,
    GEODETIC,
    RADIUS_M,
    STEP_DEG,
    TURN_DEG,
)
from mapper.model.became import FURTHER, GROUND_TOLD, SHARED, UNHELD, WITHIN
from mapper.model.place import CELL
from mapper.page.rows import POINTING
from mapper.page.waters import MOST_OFF, OFF_M
from mapper.style.shared import readers, values
from mapper.tables.formulas import RISKY
from mapper.tables.text import UNWRITABLE

MODULE = "shared.mjs"
WANTED = re.compile(rf'^import \{{([^}}]*)\}} from "\./{re.escape(MODULE)}";$', re.MULTILINE)
IN_SHEET = re.compile(r"\bshared\(([\w.]+)\)(%|rem)?")
# How wide the world is at zoom 0.
TILE_PX = 256
ROOT_PX = 16  # px of a rem, unless a reader has another size of text


def script_constants() -> dict[str, Any]:
    """What scripts may import, by the names that they have for it: `MARK_GAP`."""
    by = readers()
    found = {constant_name(name): value for name, value in values().items() if "script" in by[name]}
    return found | from_python()


def from_python() -> dict[str, Any]:
    """What has its place in a module of Python, and scripts must know as well."""
    return {
        "ALPHABET": ALPHABET,
        "AUTHALIC": AUTHALIC,
        "CELL": CELL,
        "DIGIT_BITS": DIGIT_BITS,
        "EDGE_POINTS": EDGE_POINTS,
        "EQUAL_EARTH": EQUAL_EARTH,
        "ROOM_SHARE": ROOM_SHARE,
        "GEODETIC": GEODETIC,
        "RADIUS_M": RADIUS_M,
        "RIVER_ZOOM": river_zoom(),
        "STEP_DEG": STEP_DEG,
        "TURN_DEG": TURN_DEG,
        "POINTING": POINTING,
        "RISKY": RISKY.pattern,
        "UNWRITABLE": UNWRITABLE,
        "FURTHER": FURTHER,
        "GROUND_TOLD": GROUND_TOLD,
        "UNHELD": [role.value for role in UNHELD],
        "SHARED": [role.value for role in SHARED],
        "STAYS": [kind.key for kind in WITHIN],
    }


def constant_name(name: str) -> str:
    """`placement.mark_gap` is `MARK_GAP` in scripts."""
    return name.rpartition(".")[2].upper()


def module() -> str:
    """The text of `shared.mjs`: all constants."""
    lines = (f"export const {name} = {literal(it)};\n" for name, it in script_constants().items())
    return "".join(lines)


def declaration(names: Collection[str]) -> str:
    """What stands in a page in place of `shared.mjs`: the constants of these names alone."""
    wanted = (f"{name} = {literal(it)}" for name, it in script_constants().items() if name in names)
    return f"const {', '.join(wanted)};\n"


def wanted_by(scripts: Iterable[str]) -> set[str]:
    """The constants that scripts import from `shared.mjs`."""
    lists = (found for text in scripts for found in WANTED.findall(text))
    return {name.strip() for names in lists for name in names.split(",")}


def literal(value: Any) -> str:
    """A value of the TOML as JavaScript; names in it are camel case."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{camel(key)}: {literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    return json.dumps(value)


def camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)


def with_values(sheet: str, known: Mapping[str, Any] | None = None) -> str:
    """A style sheet with what it shares put in: `shared(lettering.size.unit)px` is `12px`; `known`:
    other values than the usual.

    A share before `%` is put in as per cent, and px before `rem` as that. KeyError for a name that
    does not exist.
    """
    return IN_SHEET.sub(lambda found: css(found[1], found[2] or "", known), sheet)


def css(name: str, unit: str = "", known: Mapping[str, Any] | None = None) -> str:
    """A value as it stands in a style sheet; a part of a table as `lettering.size.unit`."""
    known = known or values()
    table, _, key = name.rpartition(".")
    value = known[name] if name in known else known[table][key]
    if isinstance(value, list):
        return " ".join(map(str, value))
    if unit == "rem":
        return f"{value / ROOT_PX:g}rem"
    if unit:
        return f"{100 * value:g}%"
    return f"{value:g}" if isinstance(value, float) else str(value)


def river_zoom() -> float:
    """Up to which zoom of a flat map rivers are drawn where they lie."""
    return round(log2(MOST_OFF / OFF_M["river"] * 2 * pi * RADIUS_M / TILE_PX), 2)
