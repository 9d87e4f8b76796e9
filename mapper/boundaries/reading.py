# SPDX-License-Identifier: MIT
"""A file of shapes in WGS84 degrees, with notes on what was done to bring it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mapper.boundaries.encodings import named_encoding
from mapper.boundaries.measured import must_be_a_small_frame
from mapper.boundaries.mojibake import unmixed
from mapper.boundaries.options import AS_IT_IS, FileOptions
from mapper.boundaries.read import read_frame
from mapper.boundaries.reference import in_degrees
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, by_argument


def read_shapes(
    path: Path, called: str, options: FileOptions = AS_IT_IS
) -> tuple[Any, tuple[Problem, ...]]:
    """The file as a GeoDataFrame in WGS84 degrees, and the notes; `called` is its name in them.

    Raises what `read_frame` and `in_degrees` do.
    """
    frame, done = read_frame(path, options)
    must_be_a_small_frame(called, frame)
    there, told = in_degrees(frame, called, options.crs)
    said = tuple(note(Where(called), what, _hint(code), code) for code, what in done)
    return there, (*told, *said)


def _hint(code: str) -> str:
    """What mends a choice that was made for the user."""
    if code != "encoding":
        return ""
    return by_argument(f"{argument('BoundaryOptions.encoding', 'NAME')} reads them otherwise")


def texts_of_fields(
    columns: Mapping[str, Sequence[Any]], encoding: str | None
) -> dict[str, Sequence[Any]]:
    """The values of fields; their texts that were taken for another encoding than `encoding` as
    they were meant.
    """
    if encoding is None:
        return dict(columns)
    codec = named_encoding(encoding)
    return {name: [_meant(value, codec) for value in values] for name, values in columns.items()}


def _meant(value: Any, codec: str) -> Any:
    return (unmixed(value, codec) or value) if isinstance(value, str) else value
