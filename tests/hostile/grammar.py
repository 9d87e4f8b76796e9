# SPDX-License-Identifier: MIT
"""Changes that keep to the grammar of a file: cells of tables and GeoPackages, dates, values of
TOML and JSON.

Bytes that are flipped at random are mostly refused by the first thing that reads them. What is a
table still, with another date in it, goes on to where that date is used.
"""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import random
import re
import sqlite3
import zipfile
from collections.abc import Callable

from tests.hostile.mutations import MUTATORS, in_json, in_page, quiet

DATES = (
    "2021-08-05", "2021-08", "2021", "5 August 2021", "Aug 5, 2021", "31/08/2021", "08/31/2021",
    "2021-08-05T23:59:59Z", "2021-08-05 04:00+14:00", "20210805", "44413", "44413.5", "0000-00-00",
    "2021-02-29", "9999-12-31", "0001-01-01", "10000-01-01", "-44", "2021-08-05/2021-09",
    "2021-08-05..2021-08-01", "before 2021-08", "..2021", "2021-W31", "2021-13-01", "5 Aug",
    "٢٠٢١-٠٨-٠٥", "2021–08–05", "１/２/２０２１", "1/2/03", "5. srpna 2021", "5 août 2021",
)  # fmt: skip
JOINTS = (
    "-",
    "/",
    ".",
    " ",
    "..",
    "–",
    "T",
    ":",
    "to",
    "until",
    "~",
    "?",
    "c.",
    "BC",
    "+",
    "Z",
    "",
)
CELLS = (
    *DATES, "", " ", "Westmarch", "westmarch", "Eastvale; Northfell", "all", "*",
    "government", "taliban 60%", "contested", "taliban|government", "-1", "1e999", "NaN", "0", "½",
    "10.5", "10.5, 20.5", "42SVC1234567890", "=1+1", "'", '"', "\0", "\n", "#country",
    "https://example.org/?q=1", "javascript:x", "<b>", "{{x}}", "[[x]]", "\u202e", "x" * 9000,
)  # fmt: skip
HEADINGS = (
    "place", "status", "date", "source", "until", "from", "to", "lat", "lon", "latitude", "share",
    "area", "party", "note", "url", "known", "weight", "kind", "within", "confidence", "unit", "",
    "2021-08-01", "2021-08", "geometry", "wkt", "within", "id", "event_date", "actor1", "admin1",
)  # fmt: skip
VALUES = (
    "1", "-1", "0.5", "nan", "inf", "true", '""', '"x"', "[]", "{}", '["a", "b"]', '{a = 1}',
    "2021-08-05", "2021-08-05T00:00:00Z", "04:00:00", '"\\u0000"', '"#ffffff"', '"red"', '"../x"',
    '"control"', '"{day}"', '"weekly"', "99999999999999999999", "[[1]]", '[1, "a"]', "[" * 60,
)  # fmt: skip
SIGNS = (
    "%", "60%", "°", "'", '"', "N", "S", "W", "=", "!=", "<", "and", "or", "not", "(", ")", "[",
    "]", "`", ",", ";", "|", "{", "}", "=", "--", "1", "12", "999", "+14:00", "in", "is", "empty",
    "\t",
)  # fmt: skip
KEY = re.compile(r"^(\s*[\w.\"-]+\s*=\s*)(.*)$", re.M)


def changed(name: str, data: bytes, dice: random.Random) -> bytes:
    """A file like `data`, which is one named `name`, or was until it was changed before."""
    by_grammar = next((way for ending, way in WAYS if name.endswith(ending)), None)
    if by_grammar and dice.random() < 0.7:
        # What was damaged before has no grammar any more: as bytes, then.
        with contextlib.suppress(Exception):
            return by_grammar(data, dice)
    return in_bytes(data, dice)


def in_bytes(data: bytes, dice: random.Random) -> bytes:
    text = bytearray(data or b"\n")
    for _ in range(dice.choice((1, 1, 2, 4))):
        if text:
            dice.choice(MUTATORS)(text, dice)
    return bytes(text)


def in_table(data: bytes, dice: random.Random) -> bytes:
    """Cells, headings, rows and columns as others."""
    rows = [*csv.reader(io.StringIO(data.decode()))]
    for _ in range(dice.choice((1, 1, 2, 3))):
        row = dice.choice(rows)
        at = dice.randrange(len(row))
        match dice.randrange(8):
            case 0:
                rows[0][dice.randrange(len(rows[0]))] = dice.choice(HEADINGS)
            case 1:
                rows.append([*row])
            case 2:
                for one in rows:
                    one.insert(at, dice.choice(CELLS))
            case 3:
                del row[at]
            case 4:
                row[at] = in_date(row[at].encode(), dice).decode()
            case _:
                row[at] = dice.choice(CELLS)
    out = io.StringIO()
    with_marks = csv.writer(out, delimiter=dice.choice(",,,,;\t|"), lineterminator="\n")
    with_marks.writerows(rows[:40])
    return out.getvalue().encode("utf-8", errors="replace")


def in_date(data: bytes, dice: random.Random) -> bytes:
    """Dates and parts of them, joined by what joins dates."""
    parts = re.split(r"([-/. :T]|\d+)", data.decode())
    match dice.randrange(5):
        case 0:
            parts[dice.randrange(len(parts))] = dice.choice(JOINTS)
        case 1:
            parts[dice.randrange(len(parts))] = str(
                dice.choice((0, 1, 12, 13, 29, 31, 32, 99, 2021))
            )
        case 2:
            parts = [dice.choice(DATES), dice.choice(JOINTS), dice.choice(DATES)]
        case 3:
            parts.insert(dice.randrange(len(parts)), dice.choice(DATES))
        case _:
            parts = [dice.choice(DATES)]
    return "".join(parts)[:200].encode("utf-8", errors="replace")


def in_toml(data: bytes, dice: random.Random) -> bytes:
    """A value as another, or a line twice, or not at all, or under another table."""
    text = data.decode()
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    match dice.randrange(5):
        case 0:
            lines.insert(at, dice.choice(lines))
        case 1:
            del lines[at]
        case _:
            keys = [n for n, line in enumerate(lines) if KEY.match(line)]
            at = dice.choice(keys)
            lines[at] = KEY.sub(lambda found: found[1] + dice.choice(VALUES), lines[at])
    return "\n".join(lines[:200]).encode()


def in_archive(data: bytes, dice: random.Random) -> bytes:
    """Members changed, named otherwise, twice there, or not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(one.filename, archive.read(one)) for one in archive.infolist()]
    at = dice.randrange(len(members))
    name, inside = members[at]
    match dice.randrange(6):
        case 0:
            members.append(members[at])
        case 1:
            names = ("../x.csv", "/x.kml", "a\\b.csv", "", "x" * 300 + ".csv", "\u202e.kml", "d/")
            members[at] = dice.choice(names), inside
        case 2:
            del members[at]
        case _:
            members[at] = name, changed(name, inside, dice)
    out = io.BytesIO()
    pressed = dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with quiet(), zipfile.ZipFile(out, "w", pressed) as made:  # a name that is there twice is meant
        for one, text in members[:20]:
            made.writestr(zipfile.ZipInfo(one or "x"), text)
    return out.getvalue()


# What SQLite knows by itself, and an index of places.
_OWN = re.compile("sqlite_.*|rtree_.*")
# What GDAL adds to SQLite, which its triggers ask for.
_OF_GDAL = ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")
NUMBERS = (None, -1, 0, 1, 10**18, -(10**18), 1e308, float("inf"), 1e-300, "x", b"x", "1e999")


def in_package(data: bytes, dice: random.Random) -> bytes:
    """A cell of a table of a GeoPackage as another, by what it holds, or a row taken away."""
    with contextlib.closing(sqlite3.connect(":memory:")) as package:
        package.deserialize(data)
        for name in _OF_GDAL:
            package.create_function(name, 1, lambda _: 0.0)
        found = package.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        table = dice.choice([name for (name,) in found if not _OWN.fullmatch(name)])
        columns = [row[1] for row in package.execute(f'PRAGMA table_info("{table}")')]
        row, *cells = dice.choice(package.execute(f'SELECT rowid, * FROM "{table}"').fetchall())
        at = dice.randrange(len(columns))
        if dice.random() < 0.1:
            package.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [row])
        else:
            put = f'UPDATE OR REPLACE "{table}" SET "{columns[at]}" = ? WHERE rowid = ?'
            package.execute(put, [_cell(cells[at], dice), row])
        package.commit()
        return package.serialize()


def _cell(cell: object, dice: random.Random) -> object:
    """Another cell: a text that is JSON is JSON still, and bytes are bytes."""
    if isinstance(cell, bytes):
        return in_bytes(cell, dice)
    if isinstance(cell, str):
        with contextlib.suppress(ValueError, IndexError):
            return in_json(cell.encode(), dice).decode()
        return dice.choice((*CELLS, in_date(cell.encode(), dice).decode("utf-8", "replace")))
    return dice.choice(NUMBERS)


def in_marks(data: bytes, dice: random.Random) -> bytes:
    """An element of XML twice, without its end, or with another text in it."""
    text = data.decode()
    parts = re.split(r"(<[^>]*>)", text)
    at = dice.randrange(len(parts))
    match dice.randrange(3):
        case 0:
            parts.insert(at, dice.choice(parts))
        case 1:
            del parts[at]
        case _:
            parts[at] = dice.choice((*CELLS[:30], "&lt;", "&x;", "<!-- ", "<![CDATA[", "1,1 1,1"))
    return "".join(parts).encode("utf-8", errors="replace")


def in_lines(data: bytes, dice: random.Random) -> bytes:
    """One of several texts of JSON, a line each."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = in_json(lines[at], dice)
    return b"\n".join(lines)


def in_pressed(data: bytes, dice: random.Random) -> bytes:
    """What was pressed changed, and pressed again."""
    return gzip.compress(changed("units.geojson", gzip.decompress(data), dice), 1, mtime=0)


def in_cells(data: bytes, dice: random.Random) -> bytes:
    """A text whose words and signs are others, twice there, or not."""
    parts = re.split(r"(\W)", data.decode())
    where = dice.randrange(len(parts))
    match dice.randrange(6):
        case 0:
            parts.insert(where, dice.choice(parts))
        case 1:
            del parts[where]
        case 2:
            parts[where] = dice.choice(parts) * 2
        case 3:
            parts[where] = dice.choice(CELLS)[:200]
        case 4:
            parts[where] = chr(
                dice.choice((0x20, 0x2F, 0x300, 0x660, 0x2010, 0x2060, 0x1D7CE))
                + dice.randrange(16)
            )
        case _:
            parts[where] = dice.choice(SIGNS)
    return "".join(parts)[:2000].encode("utf-8", errors="replace")


WAYS: tuple[tuple[str, Callable[[bytes, random.Random], bytes]], ...] = (
    (".csv", in_table),
    ("dates.txt", in_date),
    (".txt", in_cells),
    (".md", in_cells),
    (".wiki", in_cells),
    (".lua", in_cells),
    (".gz", in_pressed),
    (".toml", in_toml),
    ("json", in_json),
    (".jsonl", in_lines),
    (".html", in_page),
    (".gpkg", in_package),
    (".kml", in_marks),
    (".zip", in_archive),
    (".kmz", in_archive),
    (".xlsx", in_archive),
    (".ods", in_archive),
)
