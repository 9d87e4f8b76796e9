# SPDX-License-Identifier: MIT
"""What the parts of a zipped file unpack to, whatever the archive says of their sizes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from mapper.errors import TableError
from mapper.model.limits import beyond, most

_PIECE = 1 << 20
# A local header: so many bytes before its name, the lengths of which and of more stand at 26.
_HEADER, _LENGTHS = 30, 26
# What reading a damaged archive raises.
DAMAGE = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError)


def parts(data: bytes) -> list[ZipInfo]:
    """The parts of an archive; none where it is none, which its reader tells."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except DAMAGE:
        return []


def pieces(data: bytes, part: ZipInfo) -> Iterator[bytes]:
    """A part piece by piece, as far as its packed bytes go: its size is a claim."""
    lengths = data[part.header_offset + _LENGTHS : part.header_offset + _HEADER]
    start = part.header_offset + _HEADER
    start += int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == ZIP_STORED:
        yield from (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
    elif part.compress_type == ZIP_DEFLATED:
        yield from _inflated(packed)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    left: bytes | memoryview = packed
    try:
        while left and not inflate.eof:
            yield inflate.decompress(left, _PIECE)
            left = inflate.unconsumed_tail
    except zlib.error:
        return  # damaged from here on, which its reader tells


def must_unpack(name: str, data: bytes) -> None:
    """Raises TableError where an archive unpacks to more than a workbook may."""
    left = most("sheet-bytes")
    for part in parts(data):
        for piece in pieces(data, part):
            left -= len(piece)
            if left < 0:
                raise TableError(
                    beyond("sheet-bytes", name, "save the sheet that is meant alone, or as CSV")
                )


def damaged(name: str) -> str:
    return unreadable(name, "it is damaged")


def unreadable(name: str, reason: str) -> str:
    return (
        f"{name}: the spreadsheet cannot be opened ({reason}) — "
        "remove its password, or save it again as XLSX, ODS or CSV"
    )


def refuse_entities(name: str) -> Callable[..., None]:
    """What a parser calls where a part declares an entity."""

    def refuse(*_: object) -> None:
        raise TableError(f"{name}: the spreadsheet declares entities, which none needs")

    return refuse
