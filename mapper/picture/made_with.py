# SPDX-License-Identifier: MIT
"""What a picture was made of and with, in the place that its format has for it: a text of PNG, the
metadata of SVG, a comment of PDF. See `page.made_with`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import escape, unescape

from mapper.page.made_with import Made, Told, made_of, record_of, told_with

_KEY = b"mapper-made"
_PNG, _PDF = b"\x89PNG\r\n\x1a\n", b"%PDF-"
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?<svg[\s>]")
# Of a chunk of PNG: its length, its kind, and its sum; of a text besides: neither packed nor named.
_LENGTH, _SUM, _PLAIN = 4, 4, b"\0\0\0\0\0"
_TEXT, _END = b"iTXt", b"IEND"
# So many chunks of a picture are looked at.
_MOST = 100_000
# The last in a picture, for the first is what a reader of screens says of it.
_IN_SVG = re.compile(rb'<metadata id="mapper-made">([^<]*)</metadata>\n?(?=</svg>\s*\Z)')
# Between the list of objects and where that begins, so that nothing moves which is counted.
_IN_PDF = re.compile(rb"%mapper-made ([^\r\n]*)\n(?=startxref\s+\d+\s+%%EOF\s*\Z)")
_BEFORE_END = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")


def with_record(picture: bytes, made: Made) -> bytes:
    """The picture with what it was made with; one of another format as it is."""
    plain = without_record(picture)
    record = record_of(made, plain, ascii_only=True).encode("ascii")
    if plain.startswith(_PNG):
        start = plain.rfind(_END) - _LENGTH
        return plain[:start] + _chunk(_TEXT, _KEY + _PLAIN + record) + plain[start:]
    if plain.startswith(_PDF):
        found = _BEFORE_END.search(plain)
        start = found.start() if found else len(plain)
        return plain[:start] + b"%mapper-made " + record + b"\n" + plain[start:]
    if _SVG.match(plain):
        start = plain.rfind(b"</svg>")
        told = escape(record.decode(), quote=False).encode()
        return (
            plain[:start] + b'<metadata id="mapper-made">' + told + b"</metadata>" + plain[start:]
        )
    return picture


def without_record(picture: bytes) -> bytes:
    """The picture as it was before that was written down."""
    if picture.startswith(_PNG):
        return _PNG + b"".join(
            chunk for chunk in _chunks(picture) if not chunk[_LENGTH:].startswith(_TEXT + _KEY)
        )
    pattern = _IN_PDF if picture.startswith(_PDF) else _IN_SVG
    return pattern.sub(b"", picture, count=1)


def told_by(picture: bytes) -> Told | None:
    """What a picture says that it was made with; None where it says nothing that can be read."""
    if picture.startswith(_PNG):
        texts = [chunk for chunk in _chunks(picture) if chunk[_LENGTH:].startswith(_TEXT + _KEY)]
        start = _LENGTH + len(_TEXT + _KEY + _PLAIN)
        record = texts[0][start:-_SUM] if texts else None
    else:
        pattern = _IN_PDF if picture.startswith(_PDF) else _IN_SVG
        found = pattern.search(picture)
        record = found[1] if found else None
    if record is None:
        return None
    text = record.decode("utf-8", errors="replace")
    made = made_of(text if picture.startswith((_PNG, _PDF)) else unescape(text))
    return told_with(made, without_record(picture)) if made else None


def _chunk(kind: bytes, content: bytes) -> bytes:
    told = kind + content
    return len(content).to_bytes(_LENGTH, "big") + told + zlib.crc32(told).to_bytes(_SUM, "big")


def _chunks(picture: bytes) -> Iterator[bytes]:
    """The chunks of a PNG with their lengths and sums; what is left of a damaged one at the end."""
    at = len(_PNG)
    for _ in range(_MOST):
        if at >= len(picture):
            return
        size = int.from_bytes(picture[at : at + _LENGTH], "big")
        end = at + _LENGTH + len(_TEXT) + size + _SUM
        yield picture[at:end]
        at = end
    yield picture[at:]
