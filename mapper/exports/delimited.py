# SPDX-License-Identifier: MIT
"""CSV with all rows, and beside it what the columns mean (CSV on the Web, W3C)."""

from __future__ import annotations

import json
from typing import Any

from mapper.exports.about import attributions, licences
from mapper.joined.joined_table import Holds, Joined, Row, as_json
from mapper.style.words import Words
from mapper.tables.write import csv_text

CSVW = "http://www.w3.org/ns/csvw"
DATATYPES = {
    Holds.TEXT: "string",
    Holds.DAY: "date",
    Holds.MIDNIGHT: "date",
    Holds.NUMBER: "number",
    Holds.WHOLE: "integer",
    Holds.FLAG: "boolean",
}


def as_csv(joined: Joined) -> str:
    """One row for every place, or stretch of days, of all layers; `kind` tells them apart.

    Days are ISO, what is not known is empty. A text that a spreadsheet would run as a formula
    has an apostrophe before it (see `mapper.tables.formulas`); numbers are written as they are.
    """
    names = [column.name for column in joined.columns]
    return csv_text([names, *([cell(row, name) for name in names] for row in joined.rows())])


def cell(row: Row, name: str) -> object:
    value = as_json(row[name])
    return str(value).lower() if isinstance(value, bool) else value


def as_csv_metadata(joined: Joined, name: str, words: Words) -> str:
    """The description of the CSV `name`: its columns, its terms, and the whole provenance."""
    about = {key: value for key, value in joined.about.items() if value not in (None, [], "")}
    described = " ".join(
        [
            *([joined.about["summary"]] if "summary" in joined.about else []),
            words.say("export.formulas"),
        ]
    )
    data: dict[str, Any] = {
        "@context": CSVW,
        "url": name,
        "dc:title": joined.title,
        "dc:description": described,
        "dc:rights": attributions(joined),
        "dc:license": licences(joined),
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "datatype": DATATYPES[column.holds],
                    "dc:description": column.means,
                }
                for column in joined.columns
            ],
            "primaryKey": ["id", *(["valid_from"] if joined.history else [])],
        },
        "notes": [about],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
