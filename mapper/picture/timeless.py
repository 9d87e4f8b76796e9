# SPDX-License-Identifier: MIT
"""Boxes of an ISO media file (AVIF, MP4) without the time of their making."""

from __future__ import annotations

from collections.abc import Iterator

# Boxes that hold others, and those that say when they were made.
HOLDING = (b"moov", b"trak", b"mdia")
DATED = (b"mvhd", b"tkhd", b"mdhd")


def without_times(content: bytes) -> bytes:
    """The file with the times of creation and change at their zero, as ISO/IEC 14496-12 has them:
    after version and flags, four bytes each, of version 1 eight.
    """
    changed = bytearray(content)
    for kind, start, _ in boxes(content, 0, len(content)):
        if kind in DATED:
            long = 16 if content[start] == 1 else 8
            changed[start + 4 : start + 4 + long] = bytes(long)
    return bytes(changed)


def boxes(content: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of what is in each box, those inside of others too."""
    while start + 8 <= end:
        size, kind = (
            int.from_bytes(content[start : start + 4], "big"),
            content[start + 4 : start + 8],
        )
        head = 8
        if size == 1:
            size, head = int.from_bytes(content[start + 8 : start + 16], "big"), 16
        stop = start + size if size else end
        if size and size < head:
            return
        yield kind, start + head, stop
        if kind in HOLDING:
            yield from boxes(content, start + head, stop)
        start = stop
