# SPDX-License-Identifier: MIT
"""CSV tables: the curated ones that people write, and the ones that the build makes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

CURATED = Path(__file__).parent / "curated"

Row = Mapping[str, str]


def read_curated(name: str) -> list[dict[str, str]]:
    """The rows of `curated/<name>.csv`, in their order."""
    with (CURATED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def csv_bytes(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as UTF-8 with one line feed after every row."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
