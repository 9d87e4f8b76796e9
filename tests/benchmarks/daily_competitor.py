# SPDX-License-Identifier: MIT
"""What one would write by hand for a long record of daily rows, in pandas.

    python daily_competitor.py state|diff|stats TABLE BOUNDARIES [DAY [LATER]]

The state of a day, what differs between two, and what each status holds on every day. A row holds
until the next one of its place, as `mapper` reads it. Prints a table.
"""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas
import pandas as pd


def read(path: Path) -> pd.DataFrame:
    if path.suffix == ".parquet":
        rows = pd.read_parquet(path, columns=["place", "status", "date"])
    else:
        rows = pd.read_csv(path, usecols=["place", "status", "date"], parse_dates=["date"])
    rows["date"] = pd.to_datetime(rows["date"])
    return rows


def state(rows: pd.DataFrame, day: str) -> pd.Series:
    """The last status of every place up to a day."""
    known = rows[rows["date"] <= pd.Timestamp(day)].sort_values("date", kind="stable")
    return known.groupby("place", observed=True)["status"].last()


def diff(rows: pd.DataFrame, day: str, later: str) -> pd.DataFrame:
    """The places whose status differs, and how it was and is."""
    before, after = state(rows, day), state(rows, later)
    both = pd.DataFrame({"before": before, "after": after})
    return both[both["before"] != both["after"]]


def stats(rows: pd.DataFrame, areas: pd.Series) -> pd.DataFrame:
    """How many places each status holds on every day that the record has, and how much ground."""
    ordered = rows.sort_values("date", kind="stable")
    wide = ordered.pivot_table(
        index="date", columns="place", values="status", aggfunc="last", observed=True
    ).ffill()
    long = wide.stack().rename("status").reset_index()
    long["area_km2"] = long["place"].astype(str).map(areas)
    grouped = long.groupby(["date", "status"], observed=True)["area_km2"]
    return grouped.agg(["size", "sum"])


def areas_km2(path: Path) -> pd.Series:
    shapes = geopandas.read_file(path).to_crs(6933)
    return pd.Series(shapes.area.to_numpy() / 1e6, index=shapes["name"])


def main(what: str, table: Path, boundaries: Path, *days: str) -> str:
    rows = read(table)
    if what == "state":
        return state(rows, *days).to_csv()
    if what == "diff":
        return diff(rows, *days).to_csv()
    return stats(rows, areas_km2(boundaries)).to_csv()


if __name__ == "__main__":
    print(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:]))
