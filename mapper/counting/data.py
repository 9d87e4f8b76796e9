"""A series as plain values, for JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from mapper.control.amount import AREA_METHOD, rounded
from mapper.control.balance import Tally
from mapper.counting.series import Series
from mapper.style.choices import choice_as_data, made_as_data

COLUMNS = ("date", "status", "count", "area_km2", "share", "stale", "population")


def as_data(series: Series) -> dict[str, Any]:
    """The whole series as plain values for JSON: areas in km², shares in per cent of the area.

    The `share`s of a day add up to 100.0. `status` null is ground without data; `population` is
    null where the boundaries carry none, and else counts the `population_units` that have one.
    `made` is there for units that were computed, with the rules.
    """
    measures = series.measures
    return {
        "boundaries": series.boundaries.name,
        **made_as_data(series.boundaries.made),
        "area_method": AREA_METHOD,
        "population_field": series.boundaries.population_field or None,
        "scheme": series.scheme.id,
        "units": len(measures.areas_km2),
        "population_units": len(measures.people),
        "from_capitals": series.from_capitals,
        "stale_days": series.stale_days,
        "known_on": series.known_on and series.known_on.isoformat(),
        "prefer": choice_as_data(series.prefer),
        "days": [
            {
                "date": day.day.isoformat(),
                "statuses": [
                    _figures(tally, people)
                    for tally, people in zip(day.tallies, day.people, strict=True)
                ],
            }
            for day in series.days
        ],
    }


def as_csv(series: Series) -> str:
    """One row for each day and status, columns as in `COLUMNS`.

    Days, ids of the scheme and numbers alone: a spreadsheet finds nothing to run. An empty
    status is ground without data, an empty population is not known.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(series))
    return stream.getvalue()


def _rows(series: Series) -> Iterator[list[object]]:
    for day in series.days:
        for tally, people in zip(day.tallies, day.people, strict=True):
            yield [day.day.isoformat(), *_figures(tally, people).values()]


def _figures(tally: Tally, people: int | None) -> dict[str, Any]:
    return {
        "status": tally.status,
        "count": tally.count,
        "area_km2": rounded(tally.area_km2),
        "share": tally.share,
        "stale": tally.stale,
        "population": people,
    }
