# SPDX-License-Identifier: MIT
"""GeoPackages as the databases that they are: opened to read, asked for seconds, without queries
of their own.

A view is a query that somebody else wrote, and a column can be one, too: of some bytes that never
come to an end. GDAL runs them when it lists what there is, so a package with one is not opened.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from urllib.parse import quote

from mapper.errors import BoundaryError
from mapper.model.limits import beyond, most
from mapper.tables.text import quoted

DATABASE = b"SQLite format 3\0"
# So many steps of SQLite are some milliseconds.
_STEPS = 10_000
# What PRAGMA table_xinfo says of a column that is reckoned when it is read.
_RECKONED = (2, 3)
# Virtual tables that packages have, as SQLite writes them; those of other modules read other files.
_NAME = r"""(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|`[^`]*`|\[[^]]*\]|\w+)"""
_INDEX = re.compile(
    rf"create virtual table\s+{_NAME}\s+using\s+rtree(?:_i32)?\s*\([^()]*\)", re.IGNORECASE
)


class PackageError(Exception):
    """What is wrong with a package, in words."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database in a file, read only. What is asked of it fails as `sqlite3.OperationalError`
    after so many seconds in all.
    """
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        _bound(database)
        yield database


def text_in(package: bytes, asked: str, given: Sequence[str]) -> str | None:
    """The first text that an SQL statement gives of a package; None where it gives none, and where
    the package is damaged or has queries of its own.
    """
    if not package.startswith(DATABASE):
        return None
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(package)
            _bound(database)
            found = None if _fault(database) else database.execute(asked, given).fetchone()
        except (sqlite3.Error, ValueError):
            return None
    return found[0] if found and isinstance(found[0], str) else None


def _bound(database: sqlite3.Connection) -> None:
    """Let a database have texts of any bytes, and so many seconds for all that is asked of it."""
    database.text_factory = _text
    end = monotonic() + most("query-seconds")
    database.set_progress_handler(lambda: monotonic() > end, _STEPS)


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def must_be_plain(path: Path) -> None:
    """Raises PackageError where a database is damaged, no GeoPackage, or has queries in it."""
    try:
        with opened(path) as database:
            fault = _fault(database)
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise PackageError(beyond("query-seconds", "it", "save it anew")) from None
        raise PackageError(f"it is damaged: {error}") from None
    except (sqlite3.Error, ValueError) as error:
        raise PackageError(f"it is damaged: {error}") from None
    if fault:
        raise PackageError(fault)


def _fault(database: sqlite3.Connection) -> str:
    asked = (
        "SELECT name, type, coalesce(sql, '') FROM sqlite_master WHERE type IN ('table', 'view')"
    )
    things = {str(name): (kind, str(sql)) for name, kind, sql in database.execute(asked)}
    if "gpkg_contents" not in things:
        return "it is an SQLite database, and no GeoPackage"
    for name, (kind, sql) in things.items():
        words = sql.split(None, 5)
        if kind == "view":
            return f"{quoted(name)} in it is a view, a query that would be run; save it as a table"
        if [word.upper() for word in words[:2]] == ["CREATE", "VIRTUAL"]:
            if not _INDEX.fullmatch(sql.strip()):
                return f"{quoted(name)} in it is a virtual table, which would read other files"
        elif _is_reckoned(database, name):
            return f"{quoted(name)} in it has a column that a query fills; save it as a table"
    return ""


def _is_reckoned(database: sqlite3.Connection, table: str) -> bool:
    asked = f"PRAGMA table_xinfo({_name(table)})"
    return any(row[6] in _RECKONED for row in database.execute(asked))


def must_have_whole_texts(path: Path, layer: str) -> None:
    """Raises BoundaryError where a text of a layer has a NUL, at which GDAL ends it: two names
    could become one.
    """
    with opened(path) as database:
        database.set_progress_handler(None, 0)
        table = _name(layer)
        columns = [
            row[1]
            for row in database.execute(f"PRAGMA table_xinfo({table})")
            if str(row[2]).upper().startswith(("TEXT", "VARCHAR", "CHAR"))
        ]
        for column in columns:
            asked = f"instr(CAST({_name(column)} AS BLOB), x'00')"
            if database.execute(f"SELECT 1 FROM {table} WHERE {asked} LIMIT 1").fetchone():
                raise BoundaryError(
                    f"{path.name}: a text under {quoted(column)} has a NUL, behind which nothing "
                    "would be read — take it out"
                )


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
