"""Who held what from May to September 2021: `AFG/control-2021.csv`.

The record starts with the government in every provincial capital and at every crossing; the
curated table has each change since, in order of its day.
"""

from __future__ import annotations

from collections.abc import Iterator

from geodata.build.tables import csv_bytes, read_curated

COLUMNS = (
    "place",
    "kind",
    "within",
    "code",
    "status",
    "actor",
    "date",
    "until",
    "basis",
    "confidence",
    "source",
    "source_url",
    "note",
    "label",
    "lat",
    "lon",
)
START = {
    "status": "government",
    "date": "2021-05-01",
    "basis": "assessed",
    "confidence": "high",
    "source": "Start of the record",
}
START_NOTES = {
    "capital": "When the record begins, the government holds the city.",
    "crossing": "When the record begins, the government holds the crossing.",
}
# What is contested has no actor.
ACTORS = {"government": "government", "taliban": "taliban", "foreign": "foreign"}


def control_bytes() -> bytes:
    """The rows of the start and then the changes."""
    changes = read_curated("control-2021")
    if changes != sorted(changes, key=lambda row: row["date"]):
        raise ValueError("the curated ledger is not in order of date")
    codes = _codes()
    rows = [*_start(), *changes]
    return csv_bytes(COLUMNS, [_row(row, codes) for row in rows])


def _start() -> Iterator[dict[str, str]]:
    provinces = {row["code"]: row["name"] for row in read_curated("provinces")}
    for row in read_curated("places"):
        if row["kind"] in START_NOTES:
            yield {
                **START,
                "place": row["name"],
                "kind": row["kind"],
                "within": provinces[row["within"]],
                "note": START_NOTES[row["kind"]],
            }


def _row(row: dict[str, str], codes: dict[tuple[str, str], str]) -> dict[str, str]:
    known = {"code": codes.get((row["kind"], row["place"]), "")}
    return {column: row.get(column, "") for column in COLUMNS} | {
        **known,
        "actor": ACTORS.get(row["status"], ""),
    }


def _codes() -> dict[tuple[str, str], str]:
    """The id of every place by kind and name."""
    rows = read_curated("places")
    return {(row["kind"], row["name"]): f"{row['within']}/{row['slug']}" for row in rows}
