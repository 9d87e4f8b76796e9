# SPDX-License-Identifier: MIT
"""Reading a table from a file or standard input, whatever its format.

The content decides, not the ending: a spreadsheet that is called `.csv` is read as one. What reads
a format is loaded where there is a table of it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from mapper.errors import TableError
from mapper.model.limits import beyond, most, must_be_within
from mapper.model.names import must_be_text
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, by_argument, given, second_file
from mapper.tables.above import filled_down
from mapper.tables.asked import NOTHING, Asked
from mapper.tables.blanks import blanked, without_empty_levels
from mapper.tables.chosen import chosen_rows
from mapper.tables.closest import closest
from mapper.tables.delimited import delimited_lines
from mapper.tables.encoding import Decoded, decode
from mapper.tables.frames import Frame, frame_table
from mapper.tables.head import headed
from mapper.tables.in_git import is_in_git, read_in_git
from mapper.tables.known_forms import in_our_form
from mapper.tables.large import read_large
from mapper.tables.large_parquet import PARQUET
from mapper.tables.markup import markup_lines
from mapper.tables.positions import with_positions
from mapper.tables.raw import RawRow, RawTable, counted, table_from_lines
from mapper.tables.strange_kinds import without_strange_kinds
from mapper.tables.wide import lengthened
from mapper.tables.wiki_marks import is_wiki_marks, wiki_marks_table

__all__ = ["RawRow", "RawTable", "read_table"]

STDIN = "-"
STDIN_NAME = "standard input"

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a table cannot be, by its first bytes, so that the message can say what the file is.
_OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database or GeoPackage"),
)
_TEXT_ENDINGS = {".csv", ".tsv", ".tab", ".txt"}


def read_table(
    source: str | Path | Frame | RawTable,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    stdin: BinaryIO | None = None,
    asked: Asked = NOTHING,
) -> RawTable:
    """The table in a file, in standard input where `source` is `-`, or in git: `git:REV:PATH`;
    or one in memory, see `frame_table`; one that was read already stays as it is.

    - CSV, TSV and semicolons, XLSX, ODS, XLS, JSON, JSON Lines, Parquet, points of GeoJSON, tables
      of Markdown and MediaWiki.
    - `encoding`: of a text table; detected where None, and told where that is a guess.
    - `sheet`: the name of a sheet, needed where several have cells.
    - `stdin`: read instead of the standard input of the process.
    - `asked`: what is said of its form, columns and dates; by these a large table is condensed.

    A table with a column a date comes with a row for each of their cells, see `lengthened`; events
    of ACLED, control files of VIINA and detailed maps of Wikipedia as rows of ours, unless columns
    are named. Cells that say that they are empty are (see `blanked`), those that say what stands
    above have that (`filled_down`), rows that are not asked for are left out (`chosen_rows`), and
    what a second table says of places is added (`placed`).

    The name of the table is the file's without its folder, so that it is the same on every
    machine. Raises TableError where the table cannot be read at all.
    """
    raw = _as_it_lies(source, encoding, sheet, stdin, asked)
    return _shaped(raw, asked)


def read_rows(source: str | Path | Frame) -> RawTable:
    """The rows of a table as they lie, whatever form it is of: nothing is left out or turned.

    Only cells that say that they are empty are. Raises TableError where it cannot be read.
    """
    if not isinstance(source, str | Path) or str(source) == STDIN or is_in_git(source):
        raw = _as_it_lies(source, None, None, None, NOTHING)
    else:
        path = _named(source)
        raw = _table(path.name, path.suffix.lower(), _bytes(path), (None, None, NOTHING))
    return with_positions(blanked(raw, NOTHING), NOTHING)


def _shaped(raw: RawTable, asked: Asked) -> RawTable:
    """The table in our form. A condition that names its own headings alone is on its own rows."""
    of_its_own = asked.where is not None and set(asked.where.names) <= set(raw.headings)
    raw = filled_down(without_empty_levels(blanked(raw, asked), asked), asked)
    raw = without_strange_kinds(raw, asked)
    raw = chosen_rows(raw, asked) if of_its_own else raw
    if asked.places is not None:
        from mapper.tables.placed import placed

        with second_file():
            places = read_table(asked.places)
        raw = placed(raw, places, asked)
    raw = lengthened(raw if asked.columns else in_our_form(raw), asked)
    raw = with_positions(raw, asked)
    return raw if of_its_own else chosen_rows(raw, asked)


def _as_it_lies(
    source: str | Path | Frame | RawTable,
    encoding: str | None,
    sheet: str | None,
    stdin: BinaryIO | None,
    asked: Asked,
) -> RawTable:
    if isinstance(source, RawTable):
        return source
    if not isinstance(source, str | Path):
        return frame_table(source)
    reading = (encoding, sheet, asked)
    if str(source) == STDIN:
        data = _up_to_the_limit(STDIN_NAME, stdin or _standard_input())
        return _table(STDIN_NAME, "", data, reading)
    if is_in_git(source):
        address, data = read_in_git(str(source))
        must_be_within("table-bytes", len(data), address.name, TableError)
        return _table(address.name, Path(address.path).suffix.lower(), data, reading)
    path = _named(source)
    if sheet is None and (large := read_large(path, encoding=encoding, asked=asked)) is not None:
        return large
    return _table(path.name, path.suffix.lower(), _bytes(path), reading)


def _table(
    name: str, ending: str, data: bytes, reading: tuple[str | None, str | None, Asked]
) -> RawTable:
    encoding, sheet, asked = reading
    if not data.strip():
        raise TableError(f"{name}: the file is empty — a table needs headings and rows")
    if data.startswith((_ZIP, _OLD_OFFICE)):
        from mapper.tables.day_sheets import book_table
        from mapper.tables.workbook import workbook_lines

        return book_table(name, workbook_lines(name, data, sheet), asked)
    if sheet is not None:
        raise TableError(f"{name}: {given('sheet', sheet)} is for spreadsheets, and this is none")
    if data.startswith(PARQUET):
        from mapper.tables.parquet import parquet_lines

        return table_from_lines(name, parquet_lines(name, data))
    _must_be_a_table(name, data)
    return _text_table(name, ending, decode(name, data, encoding), asked)


def _text_table(name: str, ending: str, decoded: Decoded, asked: Asked) -> RawTable:
    assumed = [_assumption(name, decoded.assumed)] if decoded.assumed else []
    start = decoded.text.lstrip()[:1]
    if start == "<":
        raise TableError(f"{name}: this is a web page or XML, not a table — save it as CSV")
    if is_wiki_marks(decoded.text):
        table = wiki_marks_table(name, decoded.text)
        return replace(table, notes=(*assumed, *table.notes))
    if (lines := markup_lines(decoded.text)) is not None:
        head = headed(name, list(counted(name, lines)), asked)
        return table_from_lines(name, head.lines, (*assumed, *head.notes), ragged=False)
    if start in ("[", "{") and ending not in _TEXT_ENDINGS:
        from mapper.tables.json_rows import json_table

        table = json_table(name, decoded.text)
        return replace(table, notes=(*assumed, *table.notes))
    head = headed(name, delimited_lines(name, decoded.text), asked)
    return table_from_lines(name, head.lines, (*assumed, *head.notes))


def _assumption(name: str, encoding: str) -> Problem:
    return note(
        Where(name),
        f"the encoding is taken to be {encoding}",
        by_argument(
            f"{argument('encoding', 'NAME')} overrides that", "save it as UTF-8 if it is not"
        ),
        code="encoding-assumed",
    )


def _must_be_a_table(name: str, data: bytes) -> None:
    for magic, kind in _OTHER_FILES:
        if data.startswith(magic):
            raise TableError(
                f"{name}: this is {kind}, not a table — give CSV, TSV, XLSX, ODS, JSON or Parquet"
            )


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise TableError(f"{STDIN_NAME}: is closed — give a file, or pipe a table in")
    return sys.stdin.buffer


def _named(source: str | Path) -> Path:
    path = Path(source)
    must_be_text(path, TableError)
    return path


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _up_to_the_limit(path.name, file)
    except FileNotFoundError:
        raise TableError(_missing(path)) from None
    except IsADirectoryError:
        raise TableError(f"{path}: this is a folder — name the table in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TableError(f"{path}: the file cannot be read: {reason}") from None


def _up_to_the_limit(name: str, file: BinaryIO) -> bytes:
    """All bytes of a file, which may have no end."""
    data = file.read(most("table-bytes") + 1)
    if len(data) > most("table-bytes"):
        raise TableError(beyond("table-bytes", name))
    return data


def _missing(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"{path}: no such file — there is no folder '{folder}'"
    near = closest(path.name, _file_names(folder))
    return f"{path}: no such file" + (f" — closest in that folder: '{near}'" if near else "")


def _file_names(folder: Path) -> list[str]:
    try:
        return sorted(found.name for found in folder.iterdir() if found.is_file())
    except OSError:
        return []
