# SPDX-License-Identifier: MIT
"""What Python and the page's scripts and style sheets must both know, from `shared.toml`.

A name is dotted: `number("placement.mark_gap")`. KeyError for one that does not exist.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

READERS = "readers"
# Table, key, value and readers.
Entry = tuple[str, str, Any, list[str]]


def number(name: str) -> float:
    return float(values()[name])


def numbers(name: str) -> tuple[float, ...]:
    return tuple(map(float, values()[name]))


def pairs(name: str) -> tuple[tuple[float, float], ...]:
    return tuple((float(a), float(b)) for a, b in values()[name])


def numbers_by_name(name: str) -> Mapping[str, float]:
    return {key: float(value) for key, value in values()[name].items()}


def lists_by_name(name: str) -> Mapping[str, Sequence[Any]]:
    """Lists of any depth, by their keys in a table."""
    found: Mapping[str, Sequence[Any]] = values()[name]
    return found


def texts_of(table: str) -> dict[str, str]:
    """All texts of a table by the last part of their names."""
    return {
        name.removeprefix(f"{table}."): str(value)
        for name, value in values().items()
        if name.startswith(f"{table}.")
    }


@cache
def values() -> Mapping[str, Any]:
    """All values by their names."""
    return {f"{table}.{key}": value for table, key, value, _ in _entries()}


@cache
def readers() -> Mapping[str, frozenset[str]]:
    """By the names of values, who reads each: `python`, `script`, `sheet`."""
    return {f"{table}.{key}": frozenset(by) for table, key, _, by in _entries()}


@cache
def _entries() -> tuple[Entry, ...]:
    text = (files("mapper.style") / "shared.toml").read_text(encoding="utf-8")
    return tuple(_entries_below("", tomllib.loads(text)))


def _entries_below(table: str, here: Mapping[str, Any]) -> Iterator[Entry]:
    for key, value in here.items():
        if isinstance(value, dict) and (READERS in value or not table):
            yield from _entries_below(f"{table}.{key}".lstrip("."), value)
        elif key != READERS:
            yield table, key, value, here[READERS]
