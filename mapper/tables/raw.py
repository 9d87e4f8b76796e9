# SPDX-License-Identifier: MIT
"""A table as it stands in its file: headings, and cells by heading, with true line numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain
from math import isnan
from typing import TYPE_CHECKING, Any

from mapper.errors import MapperError, TableError
from mapper.model.limits import beyond, most, must_be_within
from mapper.model.problem import Problem, Where, note
from mapper.tables.text import one_line

if TYPE_CHECKING:
    import pandas

    from mapper.tables.date_column import DateColumn

PART = "give fewer places or days, or leave out columns"

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row.

    `line` is the line of the file on which the row begins, the row number of a spreadsheet,
    or the number of the record in a Parquet file; 1 is the first. `cells` are by heading:
    text as it stands, whole numbers as int, days as date, empty cells as None. `through` is the
    last day of a run of rows that are told by this first one; see `condense`. `column`: the
    heading of the cell that became the row, in a table with a column a date; `sheet`: where the
    sheets of a workbook are one table, the name of its own.
    """

    line: int
    cells: Mapping[str, Cell]
    through: date | None = None
    column: str = ""
    sheet: str = ""

    def where(self, name: str) -> Where:
        """Where the row stands, in the table of this name."""
        return Where(f"{name}[{self.sheet}]" if self.sheet else name, self.line)


@dataclass(frozen=True)
class RawTable:
    """A whole table. `notes` are the rows left out, and what was assumed while reading.

    `dates`: where only the first rows of runs were read, how all cells of the column of dates are.
    `source`: where the table was read from, as it was given, for commands in hints, and `options`
    what it was read with, as `mapper scheme` takes it; `name` is the file's alone. `head`: the line
    of the headings, 0 where they stand on none.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    notes: tuple[Problem, ...]
    dates: DateColumn | None = field(default=None, compare=False)
    source: str = field(default="", compare=False)
    options: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    head: int = field(default=0, compare=False)
    _under: dict[str, frozenset[Cell]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def called(self) -> str:
        """What to type for the table."""
        return self.source or self.name

    def under(self, heading: str) -> frozenset[Cell]:
        """The different cells of a column; remembered, for several ask of a table as it stands."""
        if heading not in self._under:
            self._under[heading] = frozenset(row.cells.get(heading) for row in self.rows)
        return self._under[heading]

    def without(self, heading: str) -> RawTable:
        """The table as if it had no column of this heading."""
        return replace(self, headings=tuple(one for one in self.headings if one != heading))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is worth knowing of the reading; the same as `notes`."""
        return self.notes

    def to_frame(self) -> pandas.DataFrame:
        """The rows with their headings as columns, and the line of each as the index `line`."""
        import pandas

        return pandas.DataFrame(
            [dict(row.cells) for row in self.rows],
            columns=list(self.headings),
            index=pandas.Index([row.line for row in self.rows], name="line"),
        )

    def __repr__(self) -> str:
        return f"<RawTable: {self.name}, {len(self.rows):,} rows, {', '.join(self.headings)}>"


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row in their order, before the headings are known; `through` as there."""

    number: int
    cells: Sequence[object]
    through: date | None = None


def table_from_lines(
    name: str, lines: Iterable[Line], notes: Sequence[Problem] = (), *, ragged: bool = True
) -> RawTable:
    """A table from rows of cells: the first that is not blank has the headings.

    Blank rows are skipped. A row with too many cells, or, where `ragged`, too few, is left out
    and told. Raises TableError where there is nothing, no row, or a heading that stands twice.
    """
    filled = [line for line in lines if not is_blank(line)]
    if not filled:
        raise TableError(f"{name}: the table is empty — it needs a row of headings and rows")
    headings = _with_rows(name, filled)
    filled = _with_whole_foot(filled, len(headings)) if ragged else filled
    # Columns at the end may have no heading, where the row of headings has cells for them.
    widest = (*headings, *[""] * (len(filled[0].cells) - len(headings)))
    faults = {
        line.number: _width_fault(name, line, headings, ragged, len(widest)) for line in filled[1:]
    }
    sound = [line for line in filled[1:] if faults[line.number] is None]
    told = [fault for fault in faults.values() if fault is not None]
    return RawTable(
        name=name,
        headings=tuple(heading for heading in headings if heading),
        rows=tuple(_row(name, line, headings) for line in sound),
        notes=(*notes, *told, *_cells_without_heading(name, sound, widest)),
        head=filled[0].number,
    )


def table_from_cells(name: str, head: Line, lines: Iterable[Line]) -> RawTable:
    """The same of rows with a cell for each heading, all as `cell_value` gives them."""
    filled = [head, *(line for line in lines if line.cells.count(None) < len(line.cells))]
    headings = _with_rows(name, filled)
    return RawTable(
        name=name,
        headings=tuple(heading for heading in headings if heading),
        rows=tuple(_row_of_cells(line, headings) for line in filled[1:]),
        notes=(*_cells_without_heading(name, filled[1:], headings),),
        head=head.number,
    )


def _with_rows(name: str, filled: Sequence[Line]) -> tuple[str, ...]:
    """The headings, of a table with a row; TableError for one without."""
    headings = headings_of(name, filled[0])
    if len(filled) == 1:
        listed = ", ".join(heading for heading in headings if heading)
        raise TableError(f"{name}: the table has headings but no rows — headings: {listed}")
    return headings


def _with_whole_foot(lines: Sequence[Line], width: int) -> list[Line]:
    """The lines, those at the foot that are one text alone as wide as the others: a remark is
    written without delimiters.
    """
    whole = list(lines)
    for at in range(len(whole) - 1, 1, -1):
        if len(whole[at].cells) != 1:
            break
        whole[at] = replace(whole[at], cells=[*whole[at].cells, *[None] * (width - 1)])
    return whole


def cell_value(value: object) -> Cell:
    """What a cell holds: `1.0` is the number 1, blank text is nothing, a moment is its day.

    A moment with a zone is its text: which day that is depends on where days are to count.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date() if value.tzinfo is None else value.isoformat()
    return value if isinstance(value, (str, int, date)) else str(value)


def _number(value: float) -> Cell:
    if isnan(value):  # not a number: what spreadsheets and data frames write for nothing
        return None
    return int(value) if value.is_integer() else value


def is_blank(line: Line) -> bool:
    """Whether no cell of a row has anything in it."""
    return all(cell_value(cell) is None for cell in line.cells)


def headings_of(name: str, line: Line) -> tuple[str, ...]:
    """The headings of a row, an empty text where there is none, up to the last that there is.

    Raises TableError for a heading that stands twice, where none can be read, and for more
    columns than spreadsheets have, or letters than are read of one.
    """
    must_be_narrow(name, line)
    must_be_short(f"{name}:{line.number}", line.cells)
    texts = [heading_text(cell) for cell in _without_empty_end(line.cells)]
    twice = next((text for text, many in Counter(filter(None, texts)).items() if many > 1), None)
    if twice:
        raise TableError(
            f"{name}:{line.number}: the heading '{twice}' stands twice — rename one of them"
        )
    if not any(texts):
        raise TableError(f"{name}:{line.number}: the row of headings has none that can be read")
    return tuple(texts)


def must_be_narrow(name: str, line: Line) -> None:
    """Raises TableError for a row with more cells than a table has columns at most."""
    must_be_within(
        "columns",
        len(line.cells),
        f"{name}:{line.number}",
        TableError,
        "keep those with places, days and statuses",
    )


def counted(name: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines one after the other; TableError at the first row or cell too many."""
    rows, cells, most_rows, most_cells = 0, 0, most("rows"), most("cells")
    for line in lines:
        rows, cells = rows + 1, cells + len(line.cells)
        if rows > most_rows + 1:  # the headings are no row
            raise TableError(beyond("rows", name, PART))
        if cells > most_cells:
            raise TableError(beyond("cells", name, PART))
        yield line


def must_be_short(
    where: str, cells: Iterable[object], error: type[MapperError] = TableError
) -> None:
    """Raises the `error` where one of the cells has more letters than are read of one."""
    longest = most("cell-length")
    if any(isinstance(cell, str) and len(cell) > longest for cell in cells):
        raise error(beyond("cell-length", where, "shorten it", what="a cell"))


def must_be_a_short_cell(text: str) -> None:
    """The same of one cell, where it is not known yet in which row of which table it stands."""
    must_be_within("cell-length", len(text), "a cell of the table", TableError, "shorten it")


def heading_text(cell: object) -> str:
    """A heading on one line; an empty text where there is none."""
    value = cell_value(cell)
    return "" if value is None else one_line(str(value))


def _without_empty_end(cells: Sequence[object]) -> Sequence[object]:
    end = len(cells)
    while end and cell_value(cells[end - 1]) is None:
        end -= 1
    return cells[:end]


def _width_fault(
    name: str, line: Line, headings: Sequence[str], ragged: bool, widest: int
) -> Problem | None:
    width, most = len(_without_empty_end(line.cells)), len(headings)
    if width > widest:
        return Problem(
            Where(name, line.number),
            f"the row has {width} cells, the table {most} headings",
            "put a cell that holds the delimiter in double quotes, or add the heading",
            code="ragged-row",
        )
    if ragged and len(line.cells) < most:
        return Problem(
            Where(name, line.number),
            f"the row has {len(line.cells)} cells, the table {most} headings",
            "write every delimiter, also around empty cells",
            code="ragged-row",
        )
    return None


def _row(name: str, line: Line, headings: Sequence[str]) -> RawRow:
    values = chain(map(cell_value, line.cells), [None] * len(headings))
    pairs = zip(headings, values, strict=False)
    cells = {heading: value for heading, value in pairs if heading}
    must_be_short(f"{name}:{line.number}", cells.values())
    return RawRow(line.number, cells, line.through)


def _row_of_cells(line: Line, headings: Sequence[str]) -> RawRow:
    cells: dict[str, Any] = dict(zip(headings, line.cells, strict=True))
    cells.pop("", None)
    return RawRow(line.number, cells, line.through)


def _cells_without_heading(
    name: str, lines: Sequence[Line], headings: Sequence[str]
) -> list[Problem]:
    nameless = [i for i, heading in enumerate(headings) if not heading]
    return [
        note(
            Where(name),
            f"column {i + 1} has cells but no heading",
            "it is not used",
            code="no-heading",
        )
        for i in nameless
        if any(i < len(line.cells) and cell_value(line.cells[i]) is not None for line in lines)
    ]
