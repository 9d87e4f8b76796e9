# SPDX-License-Identifier: MIT
"""Files of some kilobytes that ask for more than any machine has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from itertools import chain
from struct import pack

_XLSX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
    '2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="S">{}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)
ODS_CELL = '<table:table-cell{} office:value-type="string"><text:p>x</text:p></table:table-cell>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


def xlsx(sheet: str, **more: str | bytes) -> bytes:
    return zipped({**_XLSX, "xl/worksheets/sheet1.xml": _SHEET.format(sheet), **more})


def elsewhere(sheet: str, part: str) -> bytes:
    """A workbook whose only sheet is a part of another name than usual."""
    named = {name: text.replace("worksheets/sheet1.xml", part) for name, text in _XLSX.items()}
    return zipped({**named, f"xl/{part}": _SHEET.format(sheet)})


def ods(rows: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></m:manifest>'
    )
    content = _ODS.format(rows)
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


FAR = '<c r="XFD1048576"><v>1</v></c>'


def far_cell(dimension: str, tag: str = FAR, part: str = "worksheets/sheet1.xml") -> bytes:
    """Two cells, the first and the last of a sheet, under any dimension."""
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">{tag}</row>'
    return elsewhere(f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData>', part)


def of_a_later_version(data: bytes) -> bytes:
    """The archive as one that says that it needs a program of version 9 to be unpacked."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00", b"PK\x01\x02\x14\x03\x5a\x00")


def lying_sizes(data: bytes) -> bytes:
    """The archive with parts that say that they unpack to a byte each."""
    out = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = out.find(mark)
        while start >= 0:
            out[start + at : start + at + 4] = (1).to_bytes(4, "little")
            start = out.find(mark, start + 4)
    return bytes(out)


def sharing(cells: int, text: str, tag: str = '<c r="A{}" t="s"><v>1</v></c>') -> bytes:
    """A sheet of so many cells that all have one text, which the workbook has once."""
    rows = "".join(f'<row r="{n}">{tag.format(n)}</row>' for n in range(1, cells + 1))
    texts = f'<sst xmlns="http://a"><si><t>place</t></si><si><t>{text}</t></si></sst>'
    return xlsx(f"<sheetData>{rows}</sheetData>", **{"xl/sharedStrings.xml": texts})


def sharing_binary(cells: int, text: str) -> bytes:
    """The same in records (XLSB)."""
    letters = text.encode("utf-16-le")
    shared = record(159, bytes(8)) + record(19, bytes(5) + letters)
    rows = (
        record(0, n.to_bytes(4, "little") + bytes(13)) + record(7, bytes(8) + bytes(4))
        for n in range(cells)
    )
    return zipped(
        {"xl/sharedStrings.bin": shared, "xl/worksheets/a.bin": record(129, b"") + b"".join(rows)}
    )


def record(kind: int, body: bytes) -> bytes:
    """A record of a binary workbook: its kind, its length, and what is in it."""
    return b"".join(map(_seven_bits, (kind, len(body)))) + body


def _seven_bits(number: int) -> bytes:
    low = bytes([number & 0x7F | (0x80 if number > 0x7F else 0)])
    return low + (_seven_bits(number >> 7) if number > 0x7F else b"")


def sharing_old(cells: int, text: str) -> bytes:
    """The same in an old workbook."""
    return old_workbook([[text]] * cells)


def old_workbook(
    rows: Sequence[Sequence[str]],
    *,
    size: bytes = b"",
    last: tuple[int, int] | None = None,
    short: bool = False,
) -> bytes:
    """An old workbook (XLS): a file of sectors, in which a file of records lies. Each text stands
    in it once, whichever cells have it.

    `size`: which rows and columns the sheet says it has. `last`: a cell more, at this row and
    column. `short`: in small sectors, as programs write it.
    """
    numbers = {text: nth for nth, text in enumerate(dict.fromkeys(chain.from_iterable(rows)))}
    told = (pack("<HB", len(text), 0) + text.encode("latin-1") for text in numbers)
    texts = pack("<II", sum(map(len, rows)), len(numbers)) + b"".join(told)
    first, rest = texts[:8000], texts[8000:]
    # What goes on says anew how many bytes a letter has.
    more = (_old(0x3C, b"\0" + rest[at : at + 8000]) for at in range(0, len(rest), 8000))
    shared = b"".join((_old(0xFC, first), *more))
    begin, end = _old(0x809, pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), _old(0x0A, b"")
    sheet = len(begin) + len(_old(0x85, bytes(9))) + len(shared) + len(end)
    stream = b"".join(
        (
            begin,
            _old(0x85, pack("<IHBBs", sheet, 0, 1, 0, b"S")),
            shared,
            end,
            _old(0x809, pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)),
            _old(0x200, size) if size else b"",
            *(
                _old(0xFD, pack("<HHHI", nth, column, 0, numbers[text]))
                for nth, row in enumerate(rows)
                for column, text in enumerate(row)
            ),
            *([_old(0xFD, pack("<HHHI", *last, 0, 0))] if last else []),
            end,
        )
    )
    return _in_small_sectors(stream) if short else _in_sectors(stream.ljust(4096, b"\0"))


def _old(kind: int, body: bytes) -> bytes:
    return pack("<HH", kind, len(body)) + body


END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def _in_sectors(stream: bytes) -> bytes:
    """A file named Workbook in sectors of 512 bytes: their chains, the list of files, and it."""
    count = -(-len(stream) // 512)
    listed = _entry("Root Entry", 5, END, 0) + _entry("Workbook", 2, 2, len(stream))
    return _sectors([*range(3, count + 2), END], listed, stream)


def _in_small_sectors(stream: bytes) -> bytes:
    """The same in sectors of 64 bytes, which lie in the file of the root, after their chains."""
    count = -(-len(stream) // 64)
    room = -(-count * 64 // 512)
    small = pack("<128I", *[*range(1, count), END, *[FREE] * 128][:128])
    listed = _entry("Root Entry", 5, 3, count * 64) + _entry("Workbook", 2, 0, len(stream))
    return _sectors([END, *range(4, room + 3), END], listed, small + stream, small=2)


def _sectors(chains: list[int], listed: bytes, rest: bytes, *, small: int = END) -> bytes:
    """Sectors: how they and those of the `rest` follow each other, the list of files, the rest."""
    follow = [0xFFFFFFFD, END, *chains]
    assert len(follow) <= 128
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, small, int(small != END), END, 0, 0)
    return b"".join(
        (
            head + pack("<108I", *[FREE] * 108),
            pack("<128I", *[*follow, *[FREE] * 128][:128]),
            listed.ljust(512, b"\0"),
            rest.ljust(-(-len(rest) // 512) * 512, b"\0"),
        )
    )


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    title = name.encode("utf-16-le").ljust(64, b"\0")
    links = pack("<HBBIII", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    return title + links + bytes(36) + pack("<IQ", start, size)
