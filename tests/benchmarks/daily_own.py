# SPDX-License-Identifier: MIT
"""The state of a day of a table, with `mapper` from Python: `daily_own.py TABLE BOUNDARIES DAY`."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

from mapper.boundaries.options import BoundaryOptions
from mapper.history.as_of import as_of
from mapper.reading.options import Options
from mapper.reading.table_inputs import read_inputs


def state(table: Path, boundaries: Path, day: date) -> dict[str, str]:
    """The status of every place by name."""
    fields = BoundaryOptions(name_field="name", code_field="code")
    inputs = read_inputs(table, boundaries, options=Options(boundaries=fields))
    inputs.must_be_sound()
    places = inputs.known_places
    holdings = as_of(inputs.ledger, day).holdings
    return {places[id_].name: holding.status for id_, holding in holdings.items()}


def main(table: str, boundaries: str, day: str) -> None:
    found = state(Path(table), Path(boundaries), date.fromisoformat(day))
    csv.writer(sys.stdout).writerows(found.items())


if __name__ == "__main__":
    main(*sys.argv[1:])
