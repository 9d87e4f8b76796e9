# SPDX-License-Identifier: MIT
"""The words that a table, or drawn ground, has for statuses, read without any scheme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mapper.errors import TableError
from mapper.model.spelling import argument
from mapper.polygons.fields import described
from mapper.polygons.polygon_file import cells_of
from mapper.polygons.polygon_history import holds_history
from mapper.polygons.sources import opened
from mapper.reading.arguments import given_columns
from mapper.reading.given import holds_points
from mapper.reading.own_scheme import STATUS, word, words_of
from mapper.reading.table_inputs import read_raw
from mapper.tables.columns import map_columns
from mapper.tables.headings import heading_key, is_synonym
from mapper.tables.raw import Cell
from mapper.tables.text import quoted

if TYPE_CHECKING:
    from mapper.reading.options import TableOptions


def status_words(source: str, options: TableOptions, layer: str | None = None) -> dict[str, int]:
    """How many rows or polygons each word stands in, in the order in which they first appear.

    The column or field is the one that a map would take, or that `options` names. Raises
    TableError where there is none, or where it is empty.
    """
    if holds_history(source) and not holds_points(source):
        cells = _of_polygons(source, given_columns(options.columns), layer)
        words = dict(Counter(filter(None, map(word, cells))))
    else:
        words = _of_table(source, options)
    if not words:
        raise TableError(
            f"{source}: the column of statuses is empty — name another with {argument('columns')}"
        )
    return words


def _of_table(source: str, options: TableOptions) -> dict[str, int]:
    raw = read_raw(source, options)
    columns = given_columns(options.columns)
    if not map_columns(raw.headings, columns, needed=()).has(STATUS):
        listed = ", ".join(map(quoted, raw.headings))
        raise TableError(
            f"{raw.name}: no column '{STATUS}' — the headings are {listed} — "
            f"say which with {argument('columns', {STATUS: 'HEADING'})}"
        )
    return words_of(raw, columns)


def _of_polygons(source: str, columns: Mapping[str, str], layer: str | None) -> Iterable[Cell]:
    with opened([source], lambda label: False, layer) as found:
        for file in found.files:
            cells = cells_of(file.path, file.name, file.layer)
            yield from cells[_field(cells, columns.get(STATUS), file.name)]


def _field(cells: Mapping[str, object], asked: str | None, file: str) -> str:
    """The field of the statuses: the one asked for, or that with a usual heading."""
    own = [field for field in cells if heading_key(field) == STATUS]
    usual = [field for field in cells if is_synonym(field, STATUS)]
    if asked is not None:
        own, usual = [field for field in cells if field == asked], []
    for found in (own, usual):
        if len(found) == 1:
            return found[0]
    told = described(cells)  # type: ignore[arg-type]
    raise TableError(
        f"{file}: cannot tell which field holds the status — say "
        f"{argument('columns', {STATUS: 'FIELD'})} with one of: {told or 'no field of text'}"
    )
