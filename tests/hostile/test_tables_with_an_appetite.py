# SPDX-License-Identifier: MIT
"""Small tables that ask for more than is read: one line each, and no memory to speak of."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from struct import pack

import pytest

from mapper.errors import TableError
from mapper.model.limits import limits
from mapper.tables.read import read_table
from mapper.tables.sheet_span import must_fit
from mapper.tables.workbook import workbook_lines
from tests.hangs import PROCESS
from tests.hostile.bombs import (
    ODS_CELL,
    far_cell,
    lying_sizes,
    ods,
    of_a_later_version,
    old_workbook,
    sharing,
    sharing_binary,
    sharing_old,
    xlsx,
)

ROOT = Path(__file__).parents[2]
# What a process has that reads a small table, and room for other versions of libraries.
MOST_MEGABYTES = 220
OLD_ROWS = [["place", "status"], ["Herat", "taliban"]]


def refused(data: bytes, **raised: int) -> str:
    with limits(**raised), pytest.raises(TableError) as caught:
        read_table("-", stdin=io.BytesIO(data))
    assert "\n" not in str(caught.value)
    return str(caught.value)


FAR = "standard input: a cell stands far from all others, at XFD1048576 — "
DAMAGED = "standard input: the spreadsheet cannot be opened (it is damaged) — "
ROWS = "standard input: has 1,048,577 rows, and 1,048,576 are read at most — "
BOMBS = {
    "a cell at the end of a sheet that says it is small": (far_cell("A1:B2"), FAR),
    "one in quotes of the other kind": (far_cell("A1", "<c r='XFD1048576'><v>1</v></c>"), FAR),
    "one with another attribute first": (
        far_cell("A1", '<c s=">" r="XFD1048576"><v>1</v></c>'),
        FAR,
    ),
    "one in a row that says where it is": (
        far_cell("A1", '<c><v>1</v></c><c r="XFD1048576"><v>1</v></c>'),
        FAR,
    ),
    "one in a sheet of another name": (far_cell("A1", part="sheets/one.dat"), FAR),
    "one in a sheet of the same name in capitals": (
        far_cell("A1", part="Worksheets/Sheet1.xml"),
        FAR,
    ),
    "one in small letters": (far_cell("A1", '<c r="xfd1048576"><v>1</v></c>'), FAR),
    "one with a prefix": (far_cell("A1", '<a-b:c r="XFD1048576"><v>1</v></a-b:c>'), FAR),
    "one behind what is no XML": (far_cell("A1", '&<c s="1" r="XFD1048576"><v>1</v></c>'), DAMAGED),
    "one in an archive of a later version": (of_a_later_version(far_cell("A1")), DAMAGED),
    "a long text in cells that stand for thousands": (
        ods(
            '<table:table-row table:number-rows-repeated="1000">'
            + ODS_CELL.format("").replace("x", "x" * 20_000)
            + "</table:table-row>"
        ),
        "standard input: has more than 10,000,000 bytes, which is the most",
    ),
    "a part that unpacks to gigabytes": (
        xlsx("", **{"xl/sharedStrings.xml": bytes(12_000_000)}),
        "standard input: has more than 10,000,000 bytes, which is the most",
    ),
    "one that says it unpacks to a byte": (
        lying_sizes(xlsx("", **{"xl/sharedStrings.xml": bytes(12_000_000)})),
        "standard input: has more than 10,000,000 bytes, which is the most",
    ),
    "a text that all cells share": (
        sharing(1000, "x" * 30_000),
        "standard input: has more than 10,000,000 bytes, which is the most",
    ),
    "one that they share without saying where they are": (
        sharing(1000, "x" * 30_000, '<c t="s"><f>1</f><v>1</v></c>'),
        "standard input: has more than 10,000,000 bytes, which is the most",
    ),
    "one that cells of a binary sheet share": (
        sharing_binary(1000, "x" * 30_000),
        "standard input: has more than 10,000,000 bytes, which is the most",
    ),
    "one that cells of an old workbook share": (
        sharing_old(1000, "x" * 30_000),
        "standard input: has more than 10,000,000 bytes, which is the most",
    ),
    "a cell of an old workbook far from all others": (
        old_workbook(OLD_ROWS, last=(65_535, 65_535)),
        "standard input: a cell stands far from all others, at CRXP65536",
    ),
    "one of an old workbook in small sectors": (
        old_workbook(OLD_ROWS, last=(65_535, 65_535), short=True),
        "standard input: a cell stands far from all others, at CRXP65536",
    ),
    "rows and columns that an old workbook says it has": (
        old_workbook(OLD_ROWS, size=pack("<IIHHH", 0, 1 << 31, 0, 1 << 14, 0)),
        "standard input: a cell stands far from all others, at XFD2147483648",
    ),
    "a sheet of an old workbook that ends before it begins": (
        old_workbook(OLD_ROWS, size=pack("<HHHHH", 9, 3, 0, 3, 0)),
        "standard input: the spreadsheet cannot be opened (it is damaged)",
    ),
    "a row that stands for a million, of sixteen thousand cells": (
        ods(
            '<table:table-row table:number-rows-repeated="1048576">'
            + ODS_CELL.format(' table:number-columns-repeated="16384"')
            + "</table:table-row>"
        ),
        "standard input: has more than 20,000,000 cells, which is the most",
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_workbook_that_asks_for_too_much_is_refused(bomb: str) -> None:
    data, said = BOMBS[bomb]
    assert len(data) < 200_000
    assert refused(data, sheet_bytes=10_000_000).startswith(said)


def test_none_of_them_takes_memory() -> None:
    program = (
        "from tests.hostile.memory import most_megabytes\n"
        "from tests.hostile.test_tables_with_an_appetite import BOMBS, refused\n"
        "for data, _ in BOMBS.values():\n    refused(data, sheet_bytes=10_000_000)\n"
        "print(most_megabytes())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=PROCESS
    )
    assert done.stderr == ""
    assert int(done.stdout) < MOST_MEGABYTES


def test_a_long_text_that_few_cells_share_is_read() -> None:
    """Many cells, of which a few have the longest text: no more than is told cell by cell."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 500))
    texts = f"<sst><si><t>place</t></si><si><t>{'x' * 30_000}</t></si></sst>"
    data = xlsx(f"<sheetData>{rows}</sheetData>", **{"xl/sharedStrings.xml": texts})
    with limits(sheet_bytes=1_000_000):
        must_fit("a.xlsx", data)


CELLS = "<row><c><v>1</v></c><c><v>2</v></c></row>"


@pytest.mark.parametrize(
    ("rows", "raised", "said"),
    [
        (CELLS * 9, {"rows": 8}, "has 9 rows, and 8 are read at most — give a part of it, or `with "
         "mapper.limits(rows=9):`"),
        (CELLS * 9, {"cells": 16}, "has more than 16 cells, which is the most"),
    ],
)  # fmt: skip
def test_rows_that_do_not_say_where_they_are_are_counted(
    rows: str, raised: dict[str, int], said: str
) -> None:
    assert said in refused(xlsx(f"<sheetData>{rows}</sheetData>"), **raised)


TABLES = {
    "text": b"place,status\n" + b"Herat,taliban\n" * 9,
    "lines of JSON": b'{"place": "Herat", "status": "taliban"}\n' * 9,
    "a list of JSON": b"[" + b",".join([b'{"place": "Herat", "status": "taliban"}'] * 9) + b"]",
}


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("limit", ["rows", "cells", "table_bytes"])
def test_more_than_the_limit_is_refused_and_as_much_is_read(form: str, limit: str) -> None:
    cells = 20 if form == "text" else 18  # the headings of text are cells
    least = {"rows": 9, "cells": cells, "table_bytes": len(TABLES[form])}[limit]
    assert "which is the most" in (said := refused(TABLES[form], **{limit: least - 1})) or (
        "are read at most" in said
    )
    with limits(**{limit: least}):
        assert len(read_table("-", stdin=io.BytesIO(TABLES[form])).rows) == 9


def test_objects_with_a_key_of_their_own_each_have_too_many_columns() -> None:
    text = "\n".join(f'{{"place": "Herat", "status": "taliban", "k{n}": 1}}' for n in range(9))
    assert "has 11 columns, and 10 are read at most" in refused(text.encode(), columns=10)


def test_a_file_without_an_end_is_read_to_the_limit(tmp_path: Path) -> None:
    endless = tmp_path / "control.csv"
    endless.symlink_to("/dev/zero")
    with limits(table_bytes=1_000_000), pytest.raises(TableError, match="more than 1,000,000 byte"):
        read_table(endless)


def test_some_bytes_of_parquet_that_stand_for_millions_of_rows(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    word = pa.DictionaryArray.from_arrays(pa.array([0] * 50_000, pa.int8()), ["x" * 5_000])
    parquet.write_table(pa.table({"place": word, "status": word}), tmp_path / "control.parquet")
    data = (tmp_path / "control.parquet").read_bytes()
    assert len(data) < 10_000
    assert "has 50,000 rows, and 40,000 are read at most" in refused(data, rows=40_000)
    assert "has more than 9,000,000 bytes" in refused(data, sheet_bytes=9_000_000)


@pytest.mark.parametrize(
    "opened", ["<ref ", "<!--", "[[a|", "[a b", "<", "a=b", 'a="', "''", "a=bc=d", "{{"]
)
def test_marks_that_are_opened_ten_thousand_times_take_no_time(opened: str) -> None:
    """Each was searched to the end of its cell: half a minute, or without end."""
    text = f"{{|\n! place !! status !! date\n|-\n| Herat || taliban || {opened * 12_000}\n|}}\n"
    assert len(read_table("-", stdin=io.BytesIO(text.encode())).rows) == 1


def test_a_line_of_bars_and_blanks_takes_no_time() -> None:
    """It was tried in every way in which its blanks can be shared out: for ever."""
    text = f"place | status\n-{('|' + ' ' * 40) * 200}x\nHerat | taliban\n"
    assert read_table("-", stdin=io.BytesIO(text.encode())).headings


def test_a_cell_of_markup_over_thousands_of_lines_is_refused() -> None:
    text = "{|\n! place !! status\n|-\n| Herat || taliban\n" + "more\n" * 60_000
    assert "a cell of the table: has 131,073 characters" in refused(text.encode())


def test_an_old_workbook_whose_cells_share_little_is_read() -> None:
    rows = workbook_lines("a.xls", sharing_old(40, "Herat" * 2_000)).sheets[0].lines
    assert {cell for line in rows for cell in line.cells} == {"Herat" * 2_000}


@pytest.mark.parametrize("short", [False, True])
def test_an_old_workbook_that_says_how_far_it_reaches_is_read(short: bool) -> None:
    size = pack("<IIHHH", 0, len(OLD_ROWS), 0, 2, 0)
    rows = workbook_lines("a.xls", old_workbook(OLD_ROWS, size=size, short=short)).sheets[0].lines
    assert [[*line.cells] for line in rows] == OLD_ROWS


@pytest.mark.parametrize("cut", [8, 60, 520, 1100, 3000, 9000])
def test_an_old_workbook_that_is_cut_off_is_refused_in_a_line(cut: int) -> None:
    with pytest.raises(TableError, match=r"^a\.xls: "):
        workbook_lines("a.xls", sharing_old(400, "x" * 30_000)[:cut])
