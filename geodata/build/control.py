# SPDX-License-Identifier: MIT
"""Who held what from May to September 2021: `AFG/control-2021.csv`.

Three curated tables are joined in order of day. What a row is about never says more than its
source does:

- A *capital* is the city. Zaranj was reported as the first to fall, so all were held by the
  government until then: the rows of the first day are inferred from that report.
- A *province* is what was counted there, its district centres, on the one day they were counted.
  From the day its capital falls it is inferred to follow, with the report on the capital as its
  source. Before the count nothing is known of provinces.
- Of crossings, border regions and the airport nothing is stated before the first report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geodata.build.tables import csv_bytes, read_curated

COLUMNS = (
    "place",
    "kind",
    "about",
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
    "kind": "capital",
    "status": "government",
    "date": "2021-05-01",
    "basis": "inferred",
    "confidence": "medium",
    "note": "Zaranj, on 6 August, was the first provincial capital to fall: until then all 34 were "
    "in government hands.",
}
FIRST_TO_FALL = "Zaranj"
FALLEN = "taliban"
# What follows from a report is less sure than the report.
LESS_SURE = {"high": "medium", "medium": "low", "low": "low"}
FOLLOWS = {
    "reported": "Inferred from its capital: {capital} was reported in Taliban hands. Nothing was "
    "reported of the rest of the province.",
    "claimed": "Inferred from a claim about its capital: the Taliban claimed {capital}. Nothing "
    "was reported of the rest of the province.",
}
# What is said of a province is said of its seats: district centres, or the capital.
ABOUT = "seats"
# What is contested or mixed has no actor.
ACTORS = {"government": "government", "taliban": "taliban", "foreign": "foreign"}

Row = dict[str, str]


def control_bytes() -> bytes:
    """All rows in order of day; those of one day as in the curated tables, provinces counted
    first, and each inferred row after the report that it follows.
    """
    changes = read_curated("control-2021")
    if changes != sorted(changes, key=lambda row: row["date"]):
        raise ValueError("the curated ledger is not in order of date")
    rows = [*_start(changes), *read_curated("countryside-2021"), *_with_provinces(changes)]
    rows.sort(key=lambda row: row["date"])
    codes = _codes()
    return csv_bytes(COLUMNS, [_row(row, codes) for row in rows])


def _start(changes: Iterable[Row]) -> Iterator[Row]:
    """Every capital in government hands, on the word of the report on the first to fall."""
    first = next(row for row in changes if row["place"] == FIRST_TO_FALL)
    source = {column: first[column] for column in ("source", "source_url")}
    names = _province_names()
    for row in read_curated("places"):
        if row["kind"] == START["kind"]:
            yield {**START, **source, "place": row["name"], "within": names[row["within"]]}


def _with_provinces(changes: Iterable[Row]) -> Iterator[Row]:
    """The changes, each capital's fall followed by that of its province."""
    for row in changes:
        yield row
        if row["kind"] == "capital" and row["status"] == FALLEN:
            yield _province_follows(row)


def _province_follows(capital: Row) -> Row:
    return {
        **capital,
        "place": capital["within"],
        "kind": "unit",
        "within": "",
        "basis": "inferred",
        "confidence": LESS_SURE[capital["confidence"]],
        "note": FOLLOWS[capital["basis"]].format(capital=capital["place"]),
        "label": "",
    }


def _row(row: Row, codes: dict[tuple[str, str], str]) -> Row:
    known = {"code": codes.get((row["kind"], row["place"]), "")}
    return {column: row.get(column, "") for column in COLUMNS} | {
        **known,
        "about": ABOUT if row["kind"] == "unit" else "",
        "actor": ACTORS.get(row["status"], ""),
    }


def _codes() -> dict[tuple[str, str], str]:
    """The id of every place and province by kind and name."""
    places = {
        (row["kind"], row["name"]): f"{row['within']}/{row['slug']}"
        for row in read_curated("places")
    }
    return places | {("unit", name): code for code, name in _province_names().items()}


def _province_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in read_curated("provinces")}
