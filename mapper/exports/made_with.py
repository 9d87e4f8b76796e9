# SPDX-License-Identifier: MIT
"""What data were made of and with, in the place that their format has for it. See `page.made_with`.

- GeoJSON and TopoJSON: the last member of the collection, `mapper-made`.
- KML: a comment before its only element. XLSX: the comment of the archive.
- GeoPackage: a row of `gpkg_metadata`. Parquet: `mapper-made` in the metadata of the file.
- CSV: in the notes of its description (`a.csv-metadata.json`), with the sum of the CSV.

A GeoPackage and a Parquet say in their own numbers where everything lies. Their sum stands in room
that was kept for it, and is that of the file with that room filled with noughts. What keeps it is
the sum of the file without a record, which no text in the file can foretell.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from mapper.boundaries.packages import text_in
from mapper.exports.files import OutFile
from mapper.exports.geopackage import add_metadata, put_aside, put_aside_package, uncounted
from mapper.page.made_with import (
    DIGITS,
    METADATA,
    Made,
    Told,
    made_of,
    record_of,
    sum_of,
    told_with,
)
from mapper.tables.parquet import footer_of

KEY = b"mapper-made"
CSV = ".csv"

_IN_JSON = re.compile(rb',\n"mapper-made": (\{[^\n]*\})\}\n\Z')
_XML = re.compile(rb"(?:<\?xml[^>]*\?>\n)?")
_IN_XML = re.compile(rb"(?:(?<=\?>\n)|\A)<!-- mapper-made (\{[^\n]*\}) -->\n")
_IN_NOTES = re.compile(rb'(?<= "notes": \[\n  \{\n)   "mapper-made": (\{[^\n]*\}),\n')
_NOTES = b' "notes": [\n  {\n'
# The end of an archive says at its own end, in two bytes, how long the comment is that follows.
_END, _END_BYTES, _LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_MIME, _URI = "application/vnd.mapper-made+json", "urn:mapper-made"
_FREE = b"0" * DIGITS
# The record among what a Parquet says of itself at its end; the key is the last before it.
_IN_FOOTER = re.compile(rb'mapper-made.{1,8}(?=\{"by":"[^"]*","page":")', re.DOTALL)
_SUM = re.compile(f"[0-9a-f]{{{DIGITS}}}")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a format carries a record: what puts it into a file, what gives the file as it was
    summed, and what finds its text.
    """

    put: Callable[[bytes, Made], bytes]
    summed: Callable[[bytes, Made], bytes]
    find: Callable[[bytes], bytes | None]


def with_records(files: Sequence[OutFile], made: Made) -> list[OutFile]:
    """The files of an export, each with the record, or described by one that has it. What goes with
    several formats alike has none, and neither have other tables beside a CSV.
    """
    by_name = {file.name: file.content for file in files}
    return [_recorded(file, by_name, made) for file in files]


def _recorded(file: OutFile, by_name: dict[str, bytes], made: Made) -> OutFile:
    table = by_name.get(file.name.removesuffix(METADATA))
    if file.name.endswith(METADATA) and table is not None:
        start = file.content.find(_NOTES) + len(_NOTES)
        line = b'   "mapper-made": ' + _record(made, table) + b",\n"
        return replace(file, content=file.content[:start] + line + file.content[start:])
    return (
        file if file.common else replace(file, content=with_record(file.name, file.content, made))
    )


def with_record(name: str, content: bytes, made: Made) -> bytes:
    """A file with what it was made with, by the ending of its name; of another format as it is."""
    form = _FORMS.get(PurePath(name).suffix.lower())
    return form.put(content, made) if form else content


def carries(name: str) -> bool:
    """Whether a file of such a name may say what it was made with."""
    return PurePath(name).suffix.lower() in (*_FORMS, CSV)


def told_by(name: str, content: bytes, beside: bytes = b"") -> Told | None:
    """What a file says that it was made with; None where it says nothing that can be read. `beside`
    is the description of a CSV.
    """
    ending = PurePath(name).suffix.lower()
    record = _group(_IN_NOTES, beside) if ending == CSV else _FORMS[ending].find(content)
    made = made_of(record.decode("ascii", errors="replace")) if record else None
    if made is None:
        return None
    return told_with(made, content if ending == CSV else _FORMS[ending].summed(content, made))


def _record(made: Made, content: bytes) -> bytes:
    return record_of(made, content, ascii_only=True).encode("ascii")


def _group(pattern: re.Pattern[bytes], content: bytes) -> bytes | None:
    found = pattern.search(content)
    return found[1] if found else None


# --- texts ------------------------------------------------------------------------------------


def _into_json(content: bytes, made: Made) -> bytes:
    return content[:-2] + b',\n"mapper-made": ' + _record(made, content) + b"}\n"


def _into_xml(content: bytes, made: Made) -> bytes:
    # A comment may not have two hyphens, and GDAL looks into it for elements.
    told = _record(made, content).replace(b"-", b"\\u002d").replace(b"<", b"\\u003c")
    start = found.end() if (found := _XML.match(content)) else 0
    return content[:start] + b"<!-- mapper-made " + told + b" -->\n" + content[start:]


def _into_archive(content: bytes, made: Made) -> bytes:
    record = _record(made, content)
    if len(record) > _LONGEST_COMMENT:
        return content
    return content[:-2] + len(record).to_bytes(2, "little") + record


def _in_archive(content: bytes) -> bytes | None:
    return content[at:] if (at := _comment(content)) < len(content) else None


def _without_comment(content: bytes, _: Made) -> bytes:
    at = _comment(content)
    return content[: at - 2] + b"\0\0"


def _comment(content: bytes) -> int:
    """Where the comment of an archive begins."""
    return content.rfind(_END) + _END_BYTES


# --- files of bytes -----------------------------------------------------------------------------


def _into_package(content: bytes, made: Made) -> bytes:
    room = sum_of(content)
    with put_aside("recorded.gpkg") as path:
        path.write_bytes(content)
        with put_aside_package(path) as package:
            add_metadata(package, _URI, _MIME, _kept_free(made, room))
        return _filled(uncounted(path.read_bytes()), room)


def _in_package(content: bytes) -> bytes | None:
    asked = "SELECT metadata FROM gpkg_metadata WHERE md_standard_uri = ? ORDER BY id DESC"
    found = text_in(content, asked, [_URI])
    return found.encode("ascii", errors="replace") if found else None


def _into_parquet(content: bytes, made: Made) -> bytes:
    from pyarrow import BufferReader, parquet

    room = sum_of(content)
    table = parquet.read_table(BufferReader(content))
    told = {**(table.schema.metadata or {}), KEY: _kept_free(made, room).encode()}
    stream = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(told), stream, compression="zstd")
    return _filled(stream.getvalue(), room)


def _in_parquet(content: bytes) -> bytes | None:
    footer = footer_of(io.BytesIO(content))
    found = [*_IN_FOOTER.finditer(footer)]
    if not found:
        return None
    text = footer[found[-1].end() :].decode("ascii", errors="replace")
    try:
        _, length = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return text[:length].encode("ascii", errors="replace")


def _kept_free(made: Made, room: str) -> str:
    """A record with room for the sum."""
    return json.dumps({**json.loads(_record(made, b"")), "page": room}, separators=(",", ":"))


def _filled(content: bytes, room: str) -> bytes:
    """The file with its sum where room was kept for it."""
    free = content.replace(room.encode(), _FREE)
    return content.replace(room.encode(), sum_of(free).encode())


def _freed(content: bytes, made: Made) -> bytes:
    return content.replace(made.page.encode(), _FREE) if _SUM.fullmatch(made.page) else content


_JSON = _Form(
    _into_json, lambda content, _: _IN_JSON.sub(b"}\n", content), lambda c: _group(_IN_JSON, c)
)
_FORMS = {
    **dict.fromkeys((".geojson", ".topojson", ".json"), _JSON),
    ".kml": _Form(
        _into_xml,
        lambda content, _: _IN_XML.sub(b"", content, count=1),
        lambda c: _group(_IN_XML, c),
    ),
    ".xlsx": _Form(_into_archive, _without_comment, _in_archive),
    ".gpkg": _Form(_into_package, _freed, _in_package),
    ".parquet": _Form(_into_parquet, _freed, _in_parquet),
}
