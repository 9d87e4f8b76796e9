# SPDX-License-Identifier: MIT
"""A series as plain values, for JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mapper.control.amount import AREA_METHOD, rounded
from mapper.control.balance import Tally
from mapper.counting.series import Series
from mapper.model.measured import Measured
from mapper.model.record import Basis
from mapper.style.choices import choice_as_data, made_as_data
from mapper.style.counted import counts_as_data
from mapper.tables.write import csv_text

# What stands for each status; where units are counted alone, nothing of their area and people.
COUNTED = ("status", "count", "stale")
FIGURES = ("status", "count", "area_km2", "share", "stale", "population")


def as_data(series: Series) -> dict[str, Any]:
    """The whole series as plain values for JSON: areas in km², shares in per cent of the area.

    `measured` is `area`; or `inferred`, where the ground is; or `count`, where the statements are
    not about ground: then nothing is told of areas, shares and people. The `share`s of a day add
    up to 100.0. `status` null is ground without data; `population` is null where the boundaries
    carry none, and else counts the `population_units` that have one. `made` is there for units
    that were computed, with the rules; `counted_by_others` where there are counts by others, which
    are in none of these figures.
    """
    measures = series.measures
    return {
        "boundaries": series.boundaries.name,
        **made_as_data(series.boundaries.made),
        "measured": series.measured.value,
        **(_method(series) if series.measured.by_area else {}),
        "scheme": series.scheme.id,
        "units": len(measures.areas_km2),
        "from_capitals": series.from_capitals,
        "stale_days": series.stale_days,
        "known_on": series.known_on and series.known_on.isoformat(),
        "prefer": choice_as_data(series.prefer),
        "days": [
            {
                "date": day.day.isoformat(),
                "statuses": [
                    _figures(series, tally, people)
                    for tally, people in zip(day.tallies, day.people, strict=True)
                ],
            }
            for day in series.days
        ],
        **({"counted_by_others": counts_as_data(series.counts)} if series.counts else {}),
    }


def as_csv(series: Series) -> str:
    """One row for each day and status: the columns `date` and `FIGURES`, or `COUNTED`.

    Days, ids of the scheme and numbers alone: a spreadsheet finds nothing to run. An empty
    status is ground without data, an empty population is not known. Of ground that is inferred
    each row says so in a further column, `basis`.
    """
    return csv_text([columns(series), *(row.values() for row in rows(series))])


def columns(series: Series) -> list[str]:
    """The keys of `rows`."""
    return ["date", *_keys(series), *(["basis"] if _inferred(series) else [])]


def rows(series: Series) -> Iterator[dict[str, Any]]:
    """One for each day and status, keys as in `columns`; see `as_csv`."""
    for day in series.days:
        for tally, people in zip(day.tallies, day.people, strict=True):
            basis = {"basis": Basis.INFERRED.value} if _inferred(series) else {}
            yield {"date": day.day.isoformat(), **_figures(series, tally, people), **basis}


def _inferred(series: Series) -> bool:
    return series.measured is Measured.INFERRED


def _keys(series: Series) -> tuple[str, ...]:
    return FIGURES if series.measured.by_area else COUNTED


def _method(series: Series) -> dict[str, Any]:
    """How areas are measured, and where people come from."""
    return {
        "area_method": AREA_METHOD,
        "population_field": series.boundaries.population_field or None,
        "population_units": len(series.measures.people),
    }


def _figures(series: Series, tally: Tally, people: int | None) -> dict[str, Any]:
    told = {
        "status": tally.status,
        "count": tally.count,
        "area_km2": rounded(tally.area_km2),
        "share": tally.share,
        "stale": tally.stale,
        "population": people,
    }
    return {key: told[key] for key in _keys(series)}
