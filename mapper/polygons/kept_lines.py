# SPDX-License-Identifier: MIT
"""The lines of a page of all days, packed when its faces were kept in a file.

Packing takes longer than all else that a page of kept faces needs. The lines of the usual page
stand beside the faces, with a digest of both: where somebody has changed a face since, or a page
has another grid, they are packed anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from mapper.geometry.arcs import Grid
from mapper.geometry.faces import Faces

# Of a face its area in km², its runs as JSON, and its shape as WKB.
Row = tuple[float, str, bytes]


@dataclass(frozen=True, slots=True)
class PackedLines:
    """`text`: the lines of all days on a grid; see `page.drawn_lines`."""

    transform: Grid
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class KeptLines:
    """What a file `told` of the lines of its `faces`, which stand there as `rows`; `about`: what
    it told of all faces together.
    """

    faces: Faces
    about: str
    rows: Sequence[Row]
    told: str

    def text_on(self, faces: Faces, transform: Grid) -> str | None:
        """The lines of faces on a grid; None unless they are just these faces, and it that grid."""
        if faces is not self.faces:
            return None
        lines, digest = read(self.told)
        if lines is None or lines.transform != transform:
            return None
        return lines.text if digest == digest_of(self.about, self.rows, lines) else None


def told_of(about: str, rows: Iterable[Row], lines: PackedLines) -> str:
    """What is kept of lines, as JSON."""
    return json.dumps({**asdict(lines), "digest": digest_of(about, rows, lines)}, sort_keys=True)


def read(told: str) -> tuple[PackedLines | None, str]:
    """The lines that are kept, and the digest beside them; None where they are none."""
    try:
        data: Any = json.loads(told)
        return PackedLines(data["transform"], str(data["text"])), str(data["digest"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None, ""


def digest_of(about: str, rows: Iterable[Row], lines: PackedLines) -> str:
    """What says that lines are those of the faces that they stand beside."""
    digest = sha256(json.dumps([about, asdict(lines)], sort_keys=True).encode())
    for area, runs, shape in rows:
        digest.update(f"{area!r} {runs} {len(shape)} ".encode())
        digest.update(shape)
    return digest.hexdigest()
