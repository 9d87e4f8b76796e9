# SPDX-License-Identifier: MIT
"""The files that one export makes: names beside each other, and their bytes."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from mapper.joined.joined_table import UNITS, Layer


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file of an export. `name` has no folder; the first of an export is the one asked for.

    A `common` one goes with several formats alike, as `a.qml` with `a.geojson` and `a.parquet`.
    """

    name: str
    content: bytes
    common: bool = False


def with_mark(files: Iterable[OutFile]) -> list[OutFile]:
    """The files, each CSV with the mark of UTF-8 at its beginning, by which Excel knows it."""
    return [
        replace(file, content=BOM_UTF8 + file.content) if file.name.endswith(".csv") else file
        for file in files
    ]


def layer_name(name: str, layer: Layer) -> str:
    """The file of a layer: the units have the name asked for, `a.geojson`, places `a-places…`."""
    path = PurePath(name)
    return name if layer.name == UNITS else f"{path.stem}-{layer.name}{path.suffix}"


def beside(name: str, ending: str) -> str:
    """The name of a file that goes with another: `a.qml` beside `a.geojson`."""
    return f"{PurePath(name).stem}{ending}"
