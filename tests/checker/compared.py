# SPDX-License-Identifier: MIT
"""One war through every output that prints its numbers, beside the numbers as recomputed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tests.checker import printed, recomputed
from tests.checker.recomputed import NO_DATA, Inputs

LABELS = {
    "government": "Government",
    "mixed": "Mixed",
    "contested": "Contested",
    "taliban": "Taliban",
    "foreign": "Foreign forces",
    "unknown": "Unknown",
    NO_DATA: "No data",
}


class Runs(Protocol):
    """A command of mapper, which answers with what it wrote."""

    def __call__(self, *words: str) -> str: ...


@dataclass(frozen=True)
class Checked:
    """What one output says of a day, and what is so."""

    what: str
    said: Any
    found: Any

    @property
    def agrees(self) -> bool:
        return bool(self.said == self.found)


def checked(folder: Path, run: Runs) -> Iterator[Checked]:
    """Every output of the war in `folder`; `run` runs mapper there."""
    inputs = recomputed.read(folder)
    if not inputs.rows:
        return
    days = inputs.days
    yield from of_series(inputs, run)
    for day in (days[0], days[len(days) // 2], days[-1]):
        yield from of_day(inputs, folder, run, day)
    yield from of_changes(inputs, run, days[0], days[-1])
    yield from of_record(inputs, folder, run)


class Near(float):
    """An area, equal to another that differs by a millionth of it at most, or by 0.001 km²."""

    __hash__ = float.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, float) and math.isclose(self, other, rel_tol=1e-6, abs_tol=1e-3)


# --- the series ----------------------------------------------------------------------------


def of_series(inputs: Inputs, run: Runs) -> Iterator[Checked]:
    """`mapper stats`: every day, as CSV and as JSON."""
    said: dict[str, dict[str, tuple[int, float, float]]] = {}
    for row in printed.rows(run("stats", "control.csv", "--format", "csv")):
        figures = int(row["count"]), Near(float(row["area_km2"])), float(row["share"])
        if figures[0]:
            said.setdefault(row["date"], {})[row["status"]] = figures
    yield Checked("days of stats", list(said), inputs.days)
    for day in said:
        yield Checked(f"stats.csv {day}", said[day], series_of(inputs, day))
    data = json.loads(run("stats", "control.csv", "--format", "json"))
    for one in data["days"]:
        figures_of = {
            status["status"] or NO_DATA: (
                status["count"],
                Near(status["area_km2"]),
                status["share"],
            )
            for status in one["statuses"]
            if status["count"]
        }
        yield Checked(f"stats.json {one['date']}", figures_of, series_of(inputs, one["date"]))


def series_of(inputs: Inputs, day: str) -> dict[str, tuple[int, float, float]]:
    found = recomputed.figures(inputs, day)
    return {status: (f.count, Near(f.area), f.tenths / 10) for status, f in found.items()}


# --- one day -------------------------------------------------------------------------------


def of_day(inputs: Inputs, folder: Path, run: Runs, day: str) -> Iterator[Checked]:
    """The page, the picture and the data of a day."""
    found = recomputed.figures(inputs, day)
    shares = {status: (f.count, f.tenths) for status, f in found.items()}
    total = len(inputs.areas), recomputed.three_digits(sum(inputs.areas.values()))
    run("draw", "control.csv", "--as-of", day, "--force", "-o", "day.html")
    page = (folder / "day.html").read_text("utf-8")
    data = printed.payload(page)
    key = {LABELS_TO_ID[one["label"]]: printed.figures(one["figures"]) for one in shown(data)}
    yield Checked(f"key of the page {day}", key, shares)
    yield Checked(f"total of the page {day}", printed.total(data["total"]), total)
    rows = {
        name: (LABELS[inputs.status(name, day)], inputs.since(name, day)) for name in inputs.areas
    }
    yield Checked(f"table of the page {day}", printed.places(page), rows)
    run("export", "control.csv", "--as-of", day, "--force", "-o", "day.svg")
    texts = printed.texts((folder / "day.svg").read_text("utf-8"))
    yield Checked(f"key of the picture {day}", printed.picture_key(texts, LABELS_TO_ID), shares)
    totals = [printed.total(text) for text in texts if printed.TOTAL.match(text)]
    yield Checked(f"total of the picture {day}", totals, [total])
    counts = {f.count for f in found.values()} | {total[0]}
    lead = printed.lead(page)
    yield Checked(f"numbers of the sentence {day}", set(printed.numbers(lead)) - counts, set())
    run("export", "control.csv", "--as-of", day, "--force", "-o", "day.csv")
    exported = {
        row["name"]: (row["status"], row["since"], Near(float(row["area_km2"])))
        for row in printed.rows((folder / "day.csv").read_text("utf-8"))
    }
    units = {
        name: (inputs.status(name, day), inputs.since(name, day), Near(area))
        for name, area in inputs.areas.items()
    }
    yield Checked(f"data of {day}", exported, units)


LABELS_TO_ID = {label: status for status, label in LABELS.items()}


def shown(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The statuses of a page's key that have units."""
    return [one for one in data["statuses"] if printed.UNITS.search(one.get("figures", ""))]


# --- two days ------------------------------------------------------------------------------


def of_changes(inputs: Inputs, run: Runs, before: str, after: str) -> Iterator[Checked]:
    """`mapper diff`: each move as JSON, and the table of what each status gained and lost."""
    moves = recomputed.moves(inputs, before, after)
    asked = ("diff", "control.csv", "--from", before, "--to", after, "--format")
    data = json.loads(run(*asked, "json"))
    said = {
        (move["before"] or NO_DATA, move["after"] or NO_DATA): (
            move["count"],
            Near(move["area_km2"]),
        )
        for move in data["transitions"]
        if move["before"] != move["after"]
    }
    found = {pair: (len(move.units), Near(move.area)) for pair, move in moves.items()}
    yield Checked(f"moves from {before} to {after}", said, found)
    sides = {
        LABELS_TO_ID[label]: cells for label, cells in printed.changes(run(*asked, "text")).items()
    }
    yield Checked(f"sides from {before} to {after}", sides, sides_of(inputs, before, after))


def sides_of(inputs: Inputs, before: str, after: str) -> dict[str, list[tuple[int, str]]]:
    """Before, gained, lost and after of each status that had or has something."""
    moves = recomputed.moves(inputs, before, after)
    then, now = recomputed.figures(inputs, before), recomputed.figures(inputs, after)
    sides: dict[str, list[tuple[int, str]]] = {}
    for status in then.keys() | now.keys():
        gained = [move for pair, move in moves.items() if pair[1] == status]
        lost = [move for pair, move in moves.items() if pair[0] == status]
        sides[status] = [
            cell(then[status].count, then[status].area) if status in then else (0, ""),
            cell(sum(len(m.units) for m in gained), sum(m.area for m in gained)),
            cell(sum(len(m.units) for m in lost), sum(m.area for m in lost)),
            cell(now[status].count, now[status].area) if status in now else (0, ""),
        ]
    return sides


def cell(count: int, area: float) -> tuple[int, str]:
    return (count, recomputed.three_digits(area)) if count else (0, "")


# --- the whole record ----------------------------------------------------------------------


def of_record(inputs: Inputs, folder: Path, run: Runs) -> Iterator[Checked]:
    """The page of all days: what each unit is, day by day."""
    run("timeline", "control.csv", "--force", "-o", "all.html")
    data = printed.payload((folder / "all.html").read_text("utf-8"))
    tracks = printed.tracks(data)
    for day in inputs.days:
        said = {name: printed.status_on(track, day) for name, track in tracks.items()}
        yield Checked(f"timeline {day}", said, {n: inputs.status(n, day) for n in inputs.areas})
