# SPDX-License-Identifier: MIT
"""Runs of repeated rows in tables too large for a `grid` in memory, found by DuckDB.

What `condense` does row by row, in SQL, which sorts on disk where its memory is full. Only the
first rows of runs come back; they are then read as the rows of any other table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from mapper.errors import TableError
from mapper.model.aside import Aside
from mapper.model.limits import beyond, enough, most, must_be_within
from mapper.model.spelling import raised_limit
from mapper.tables.columns import ColumnMap
from mapper.tables.condense import DATED, SUBJECT, Dated
from mapper.tables.raw import PART, Cell, Line, cell_value

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from mapper.tables.date_column import Seen

    When = Callable[[Cell], Dated | None]

# Of DuckDB alone; Python holds the rows that are left.
MEMORY = "1GB"
# More different dates than a thousand years have days: these are moments, and no row repeats.
MOST_DATES = 400_000

_RUNS = """
CREATE TABLE runs AS
WITH told AS (
  SELECT rows.row, facts.subject, facts.fact, days.day, facts.plain AND days.is_day AS joins
  FROM rows JOIN facts ON {same} JOIN days ON rows.{date} = days.written
  WHERE days.day IS NOT NULL
), seen AS (
  SELECT row, subject, day, lag(day) OVER near AS before, lead(row) OVER near IS NULL AS ends,
    coalesce(
      joins AND lag(joins) OVER near AND lag(fact) OVER near = fact
      AND lag(day) OVER near = day - 1
      AND lead(day) OVER near IS DISTINCT FROM day
      AND lag(day, 2) OVER near IS DISTINCT FROM lag(day) OVER near,
      false
    ) AS goes_on
  FROM told WINDOW near AS (PARTITION BY subject ORDER BY day, row)
), edges AS (
  SELECT row, day, goes_on,
    CASE WHEN ends THEN day WHEN lead(goes_on) OVER near THEN lead(day) OVER near
    ELSE lead(before) OVER near END AS last
  FROM seen WHERE ends OR NOT goes_on
  WINDOW near AS (PARTITION BY subject ORDER BY day, row)
)
SELECT row, CASE WHEN last > day THEN last END AS through FROM edges WHERE NOT goes_on
UNION ALL
SELECT rows.row, NULL FROM rows LEFT JOIN days ON rows.{date} = days.written
WHERE days.day IS NULL
"""


class Size(IntEnum):
    """How a table is to be read, by its size."""

    SMALL = 0  # as ever
    LARGE = 1  # by the engine if that can be
    HUGE = 2  # by the engine or not at all


@dataclass(frozen=True, kw_only=True)
class Source:
    """A table as DuckDB reads it.

    - `query` gives columns `c0`, `c1`, … in the order of `headings`, and `row`, the number of the
      row from 0 on; where not `numbered` it gives the rows in their order instead.
    - `first_line`: the line of row 0. `lines`: of a text table, how many there are from it on.
    """

    name: str
    headings: tuple[str, ...]
    query: str
    first_line: int
    numbered: bool = True
    lines: int | None = None


class Condensing:
    """The runs of one table, step by step; each step is a table or view of DuckDB."""

    def __init__(self, base: DuckDBPyConnection, source: Source, columns: ColumnMap) -> None:
        self.base, self.source = base, source
        numbers = {heading: f"c{n}" for n, heading in enumerate(source.headings)}
        self.by_column = {name: numbers[told] for name, told in columns.by_column.items()}
        if source.numbered:
            base.execute(f"CREATE TEMP VIEW rows AS {source.query}")
        else:
            base.execute(f"CREATE TABLE kept AS {source.query}")
            base.execute("CREATE TEMP VIEW rows AS SELECT rowid AS row, * FROM kept")
        self.rows = self._count("rows")
        must_be_within("rows-on-disk", self.rows, source.name, TableError, PART)

    def lines(self, when: When) -> Iterator[Line]:
        """The lines that `condense` would leave, without the headings; `when` reads a date.

        After `dates`. Raises TableError where too many are left.
        """
        self._days(when)
        self._facts()
        said = [column for name, column in self.by_column.items() if name != "date"]
        same = " AND ".join(f"rows.{c} IS NOT DISTINCT FROM facts.{c}" for c in said)
        self.base.execute(_RUNS.format(same=same, date=self.by_column["date"]))
        left = self._count("runs")
        # Each that is left takes some 1.3 kB when it is read and matched.
        if left > most("rows"):
            raise TableError(too_many(self.source.name, self.rows, left))
        return self._first_rows()

    def dates(self) -> tuple[Seen, ...]:
        """`written`: the different dates, in the order of the table; TableError for too many."""
        from mapper.tables.date_column import Seen

        date = self.by_column["date"]
        self.base.execute(
            f"CREATE TABLE written AS SELECT {date} AS written, min(row) AS row, count(*) AS rows "
            f"FROM rows WHERE {date} IS NOT NULL GROUP BY {date} LIMIT {MOST_DATES}"
        )
        if self._count("written") == MOST_DATES:
            what = f"the column of dates has more than {MOST_DATES:,} different values"
            raise TableError(f"{self.source.name}: {what} — write days without a time")
        found = self.base.sql("SELECT written, row, rows FROM written ORDER BY row").fetchall()
        told = ((cell_value(cell), row, rows) for cell, row, rows in found)
        return tuple(
            Seen(cell, self.source.first_line + row, rows)
            for cell, row, rows in told
            if cell is not None
        )

    def must_be_short(self) -> None:
        """TableError for the first row with a cell of more letters than are read of one."""
        longest, source = most("cell-length"), self.source
        cells = (f"c{n}::VARCHAR" for n in range(len(source.headings)))
        is_long = " OR ".join(f"length({cell}) > {longest}" for cell in cells)
        ((row,),) = self.base.execute(f"SELECT min(row) FROM rows WHERE {is_long}").fetchall()
        if row is not None:
            where = f"{source.name}:{source.first_line + row}"
            raise TableError(beyond("cell-length", where, "shorten it", what="a cell"))

    def _days(self, when: When) -> None:
        """`days`: of each date as written the day it counts from, and whether it is that day."""
        import pyarrow

        found = self.base.sql("SELECT written FROM written ORDER BY row").to_arrow_table()
        read = [when(cell_value(value)) for value in found.column("written").to_pylist()]
        days = pyarrow.array([one and one.day for one in read], pyarrow.date32())
        single = pyarrow.array([bool(one and one.is_day) for one in read])
        table = found.append_column("day", days).append_column("is_day", single)
        self.base.register("days_read", table)
        self.base.execute("CREATE TABLE days AS SELECT * FROM days_read")

    def _facts(self) -> None:
        """`facts`: what rows say but for the date, each once, with a number of its subject."""
        said = [column for name, column in self.by_column.items() if name != "date"]
        subject = [self.by_column[name] for name in SUBJECT if name in self.by_column]
        apart = [self.by_column[name] for name in DATED if name in self.by_column]
        plain = " AND ".join(f"coalesce(trim({c}::VARCHAR), '') = ''" for c in apart) or "true"
        self.base.execute(
            f"CREATE TABLE facts AS SELECT *, (row_number() OVER ())::INTEGER AS fact, "
            f"{plain} AS plain, "
            f"(dense_rank() OVER (ORDER BY {', '.join(subject)}))::INTEGER AS subject "
            f"FROM (SELECT DISTINCT {', '.join(said)} FROM rows)"
        )

    def _first_rows(self) -> Iterator[Line]:
        told = ", ".join(f"rows.c{n}" for n in range(len(self.source.headings)))
        reader = self.base.sql(
            f"SELECT rows.row, runs.through, {told} FROM rows JOIN runs USING (row) ORDER BY row"
        ).to_arrow_table()
        for batch in reader.to_batches(max_chunksize=50_000):
            for row, through, *cells in zip(*(c.to_pylist() for c in batch.columns), strict=True):
                yield Line(self.source.first_line + row, cells, through)

    def _count(self, table: str) -> int:
        (count,) = self.base.execute(f"SELECT count(*) FROM {table}").fetchall()[0]
        return int(count)


@contextmanager
def condensing(source: Source, columns: ColumnMap) -> Iterator[Condensing]:
    """The table `source`, opened; what was written to disk for it is gone afterwards."""
    import duckdb

    with (
        Aside() as folder,
        duckdb.connect(str(folder / "rows.duckdb")) as base,
    ):
        base.execute(f"SET memory_limit = {sql_text(MEMORY)}")
        base.execute(f"SET temp_directory = {sql_text(str(folder))}")
        base.execute("SET autoinstall_known_extensions = false")
        yield Condensing(base, source, columns)


def sql_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def sql_name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def too_many(name: str, rows: int, left: int) -> str:
    return (
        f"{name}: of {rows:,} rows {left:,} say something new, and {most('rows'):,} are read at "
        "most — give fewer places or days, leave out columns that differ from day to day, or "
        f"{raised_limit('rows', enough(left, most('rows')))}"
    )
