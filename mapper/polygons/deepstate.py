# SPDX-License-Identifier: MIT
"""The days of DeepState: what its areas say of who holds the ground.

    Окуповано /// Occupied /// geoJSON.status.occupied          fill #a52714

A name is Ukrainian, English and, since 2024, a code; the words of names drift over the years, the
colours hardly. So a status is that of the code, else of the word that the name begins with, else
of the colour. Areas abroad, and points (units, headquarters, airfields), say nothing of control in
Ukraine. Some mirrors keep the occupied ground alone, without any property.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

from mapper.model.scheme import Scheme
from mapper.polygons.drawn_forms import Told
from mapper.polygons.sources import SourceFile
from mapper.tables.headings import heading_key
from mapper.tables.raw import Cell
from mapper.tables.text import one_line

if TYPE_CHECKING:
    from shapely import Geometry

SOURCE = "DeepState"
# The statuses of the scheme that areas have; of areas abroad there is none.
LIBERATED, UNKNOWN, BEFORE, OCCUPIED = "liberated", "unknown", "russia-2014", "russia"
ABROAD = ""

_CODES: Mapping[str, str] = {
    "status.occupied": OCCUPIED,
    "status.unknown": UNKNOWN,
    "status.dismissed": LIBERATED,
    "status.dismissed_at": LIBERATED,
    "status.liberated": LIBERATED,
    "zmiinyi_island": LIBERATED,
    **dict.fromkeys(("territories.crimea", "territories.ordlo", "territories.tuzla"), BEFORE),
}
_WORDS: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"звільнено|liberated|taken back"), LIBERATED),
    (re.compile(r"статус невідомий|unknown status|під питанням|contested"), UNKNOWN),
    (re.compile(r"придністров|transnistria"), ABROAD),
)
_COLOURS: Mapping[str, str] = {
    "#a52714": OCCUPIED,
    **dict.fromkeys(("#880e4f", "#000000"), BEFORE),
    **dict.fromkeys(("#bcaaa4", "#bdbdbd"), UNKNOWN),
    **dict.fromkeys(("#0f9d58", "#0288d1", "#01579b", "#0097a7"), LIBERATED),
    "#ff5252": ABROAD,
}
# What a name is that says no more than its status.
_OCCUPIED = ("occupied", "окуповано")
_PLAIN = (
    *(*_OCCUPIED, "liberated", "звільнено", "taken back"),
    *("unknown status", "статус невідомий", "contested", "під питанням"),
)
_CODE = re.compile(r"geojson\.([\w.-]+)", re.IGNORECASE)
# What such a file has somewhere, in any spelling of its other letters.
_MARKS = re.compile(
    rb"geoJSON\.(?:status|territories)\.|#(?:a52714|bcaaa4|0f9d58)\b", re.IGNORECASE
)
_LOOKED_AT = 8_000_000
_POINTS = "points"


def is_marked(file: SourceFile) -> bool:
    """Whether a file may be a day of DeepState, so that its fields are worth a look."""
    if is_mirror(file):
        return True
    with file.path.open("rb") as opened:
        return _MARKS.search(opened.read(_LOOKED_AT)) is not None


def is_mirror(file: SourceFile) -> bool:
    """Whether a file is called after DeepState: `deepstatemap_data_20240708.geojson`."""
    return any(heading_key(label).startswith("deepstate") for label in file.labels[:1])


def has_areas(file: SourceFile, cells: Mapping[str, Sequence[Cell]]) -> bool:
    """Whether the fields of a file are those of a day of DeepState, or of a mirror without any."""
    names = _under(cells, "name")
    if not _says_something(cells):
        return is_mirror(file)
    if any(_CODE.search(str(name)) for name in names):
        return True
    return bool(_under(cells, "fill")) and any(_is_of_status(_parts(name)) for name in names)


def told_by(
    cells: Mapping[str, Sequence[Cell]],
    shapes: Sequence[Geometry | None],
    scheme: Scheme,
) -> Told:
    """What each feature says.

    An area abroad counts where the scheme has a word for it: the last one of its code, or its name.
    """
    if not _says_something(cells):
        return Told((OCCUPIED,) * len(shapes), ("",) * len(shapes), source=SOURCE)
    nothing: Sequence[Cell] = [None] * len(shapes)
    names, fills = _under(cells, "name") or nothing, _under(cells, "fill") or nothing
    grounds = [s is None for s in shapes] | (shapely.get_dimensions(list(shapes)) > 1)
    features = [*zip(grounds.tolist(), names, fills, strict=True)]
    # Most features of a day say what others say.
    said = {one: _said(*one, scheme) for one in {*features}}
    statuses, notes, kinds = zip(*map(said.__getitem__, features), strict=True)
    aside = Counter(kind for kind in kinds if kind)
    return Told(statuses, notes, source=SOURCE, aside=dict(aside.most_common()))


def _said(is_ground: bool, name: Cell, fill: Cell, scheme: Scheme) -> tuple[str, str, str]:
    """The status and the note of a feature, and what it is told as where it has no status."""
    parts = _parts(name)
    title = _title(parts)
    status = _status(parts, str(fill or ""), scheme) if is_ground else ABROAD
    aside = title or "areas without a name" if is_ground else _POINTS
    note = "" if title.casefold() in _PLAIN else title
    return status, note, "" if status else aside


def _status(parts: Sequence[str], fill: str, scheme: Scheme) -> str:
    """The word of a status; the name itself where nothing tells, empty for an area abroad."""
    title = _title(parts)
    code = _CODE.search(parts[-1]) if parts else None
    if code is not None:
        key = code[1].casefold().rstrip(".")
        own = key.rpartition(".")[2]
        if found := next((word for word in (own, title) if scheme.find(word)), ""):
            return _CODES.get(key, found)
        return _CODES.get(key, ABROAD if key.startswith("territories.") else title or key)
    meant = title if title and scheme.find(title) else None
    for found in (_by_word(parts), meant, _COLOURS.get(fill.casefold())):
        if found is not None:
            return found
    return OCCUPIED if title.casefold() in _OCCUPIED else title or fill


def _by_word(parts: Sequence[str]) -> str | None:
    """The status by the word that some part of a name begins with."""
    texts = [part.casefold() for part in parts]
    return next((s for form, s in _WORDS if any(map(form.match, texts))), None)


def _is_of_status(parts: Sequence[str]) -> bool:
    return bool(_by_word(parts)) or any(part.casefold() in _OCCUPIED for part in parts)


@lru_cache(maxsize=4096)
def _parts(name: Cell) -> tuple[str, ...]:
    """The parts of a name, each on one line; most names are those of the day before."""
    return tuple(text for part in str(name or "").split("///") if (text := one_line(part)))


def _title(parts: Sequence[str]) -> str:
    """The English part of a name, or the only one it has."""
    plain = [part for part in parts if not _CODE.search(part)]
    return plain[1].rstrip(".") if len(plain) > 1 else "".join(plain[:1]).rstrip(".")


def _under(cells: Mapping[str, Sequence[Cell]], key: str) -> Sequence[Cell]:
    return next((values for field, values in cells.items() if heading_key(field) == key), [])


def _says_something(cells: Mapping[str, Sequence[Cell]]) -> bool:
    return any(value is not None for values in cells.values() for value in values)
