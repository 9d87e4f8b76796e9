# SPDX-License-Identifier: MIT
"""What others counted in 2021: `AFG/tallies-2021.csv`."""

from __future__ import annotations

from geodata.build.tables import csv_bytes, read_curated

STATUSES = ("taliban", "contested", "government")
COLUMNS = (
    "date", "counted_by", "what", "of", *STATUSES, "reported", "source", "source_url", "note",
)  # fmt: skip


def tallies_bytes() -> bytes:
    """The counts in order of their day; an empty cell was not stated."""
    rows = read_curated("tallies-2021")
    if rows != sorted(rows, key=lambda row: row["date"]):
        raise ValueError("the curated counts are not in order of date")
    return csv_bytes(COLUMNS, rows)
