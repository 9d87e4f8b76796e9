# SPDX-License-Identifier: MIT
"""A small war in which every field that holds a text holds hostile ones, and what they become."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mapper.tables.formulas import freed
from mapper.tables.text import bare, lines, one_line

DAYS = ("2023-01-01", "2023-01-09")
STATUSES = ("blue", "red")


@dataclass(frozen=True)
class Attack:
    """Texts, one a unit: each stands in all the fields of its unit."""

    texts: tuple[str, ...]

    def name(self, nth: int) -> str:
        """What a unit is called: with a number, as two of one name could not be told apart."""
        return f"{self.texts[nth]} {nth + 1}"

    @property
    def names(self) -> list[str]:
        """The names as they are shown: without what is not seen."""
        return [bare(self.name(nth)) for nth in range(len(self.texts))]

    @property
    def notes(self) -> list[str]:
        """Longer texts as they are shown: without control characters, in their lines."""
        return [shown for text in self.texts if (shown := lines(freed(text)))]

    @property
    def sources(self) -> list[str]:
        return [shown for text in self.texts if (shown := one_line(freed(text)))]


def write(attack: Attack, folder: Path) -> None:
    """The files of the war in `folder`."""
    write_units(attack, folder / "units.geojson")
    write_table(attack, folder / "control.csv")
    write_scheme(attack, folder / "scheme.toml")
    write_events(attack, folder / "events.csv")
    write_counts(attack, folder / "counts.csv")


# The words of a command that reads these files, and of one that shows what happened, too.
READ = ("control.csv", "--boundaries", "units.geojson", "--scheme", "scheme.toml")
SHOWN = (*READ, "--events", "events.csv", "--tallies", "counts.csv")


def write_units(attack: Attack, path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"name": attack.name(nth), "code": f"U{nth}", "name_fa": text},
            "geometry": {"type": "Polygon", "coordinates": [square(nth)]},
        }
        for nth, text in enumerate(attack.texts)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection), encoding="utf-8")


def square(nth: int) -> list[list[float]]:
    """The ring of a unit: five stand beside each other."""
    x, y = 30 + nth % 5, 10 + nth // 5
    return [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]


def write_table(attack: Attack, path: Path) -> None:
    rows = [
        (f"Place {nth}", f"U{nth}", day, STATUSES[(nth + turn) % 2], text, text, text)
        for nth, text in enumerate(attack.texts)
        for turn, day in enumerate(DAYS)
    ]
    write_rows(path, ("place", "code", "date", "status", "source", "note", "label"), rows)


def write_events(attack: Attack, path: Path) -> None:
    rows = [
        ("event", "battle", f"Place {nth}", f"U{nth}", text, DAYS[1], text, text, 30.5, 10.5)
        for nth, text in enumerate(attack.texts[:5])
    ]
    head = ("kind", "event", "place", "code", "actor", "date", "source", "note", "lon", "lat")
    write_rows(path, head, rows)


def write_counts(attack: Attack, path: Path) -> None:
    rows = [(DAYS[1], text, text, 3, text, text) for text in attack.texts[:5]]
    write_rows(path, ("date", "counted_by", "what", "blue", "source", "note"), rows)


def write_rows(path: Path, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        table = csv.writer(file)
        table.writerow(head)
        table.writerows(rows)


def write_scheme(attack: Attack, path: Path) -> None:
    """A scheme of two sides, whose words are the first texts."""
    text = iter(attack.texts * 3)
    parts = [
        f'id = "attacked"\ntitle = {quoted(next(text))}\ndescription = {quoted(next(text))}\n',
        *(
            f'[[actors]]\nid = "{actor}"\nlabel = {quoted(f"{actor} {next(text)}")}\n'
            for actor in STATUSES
        ),
        *(
            f'[[statuses]]\nid = "{status}"\nlabel = {quoted(f"{status} {next(text)}")}\n'
            f'role = "control"\nactor = "{status}"\ncolor = "{color}"\n'
            f"held = {quoted('held by ' + next(text))}\ndefinition = {quoted(next(text))}\n"
            for status, color in zip(STATUSES, ("#3b73ae", "#8a3b12"), strict=True)
        ),
    ]
    path.write_text("\n".join(parts), encoding="utf-8")


def quoted(text: str) -> str:
    """A string of TOML, which JSON's are, but for what TOML forbids."""
    return json.dumps(text)
