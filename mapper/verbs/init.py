# SPDX-License-Identifier: MIT
"""The beginning of a map: a table of all units of a country, a scheme and settings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files

from mapper.boundaries.boundary_set import BoundarySet
from mapper.errors import UsageError
from mapper.model.scheme import fold
from mapper.model.spelling import given
from mapper.style.skeleton import skeleton
from mapper.tables.text import one_line
from mapper.tables.write import csv_text

TABLE, SCHEME, SETTINGS, README = "control.csv", "scheme.toml", "mapper.toml", "README.md"
PARTIES = ("Government", "Opposition")
CONTESTED, UNKNOWN = "contested", "unknown"
COLUMNS = ("place", "code", "status", "date", "source", "note")


def starter(
    ground: BoundarySet, name: str, parties: Sequence[str] = PARTIES, *, day: date
) -> Mapping[str, str]:
    """The files of a new map of the units of `ground`, by name: they are drawn as they are.

    `name` is what names the boundaries; of every unit nothing is known on `day` yet. Raises
    UsageError for fewer than two parties, for two of one name, and for one that is the word of
    what no party holds.
    """
    parties = [one_line(party) for party in parties]
    names = {fold(party) for party in parties}
    if len(parties) < 2 or not all(parties) or len(names) < len(parties):
        raise UsageError(f"{given('party')}: give two or more, each by another name")
    for party in parties:
        if fold(party) in (CONTESTED, UNKNOWN):
            raise UsageError(f"{given('party', party)}: is a word for what no party holds")
    words = dict.fromkeys((*parties, CONTESTED, UNKNOWN), 1)
    return {
        TABLE: csv_text([COLUMNS, *(row(unit.name, unit.id, day) for unit in ground.units)]),
        SCHEME: skeleton(words, TABLE),
        SETTINGS: settings(name),
        README: readme(ground, parties),
    }


def row(name: str, code: str, day: date) -> tuple[str, ...]:
    return (name, code, UNKNOWN, day.isoformat(), "", "")


def settings(name: str) -> str:
    return (
        "# What every command in this folder is given; the command line wins.\n"
        # A text of JSON is one of TOML: a path may have signs that need an escape.
        f'table = "{TABLE}"\nboundaries = {json.dumps(name)}\nscheme = "{SCHEME}"\n'
    )


def readme(ground: BoundarySet, parties: Sequence[str]) -> str:
    text = files("mapper.verbs").joinpath("starter_readme.md").read_text(encoding="utf-8")
    return text.format(
        title=ground.title or ground.name,
        count=len(ground.units),
        units=ground.unit_word if len(ground.units) == 1 else ground.units_word,
        words=", ".join(f"`{word}`" for word in (*parties, CONTESTED, UNKNOWN)),
    )
