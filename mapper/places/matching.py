# SPDX-License-Identifier: MIT
"""What matching gives: records with their places, problems, and doubts for review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mapper.model.place import Place
from mapper.model.problem import Problem
from mapper.model.record import Record
from mapper.places.closest import Near


class How(StrEnum):
    """How a record found its place, in the order of the ladder."""

    CODE = "code"  # by the code column, or by an id in the place column
    EXACT = "exact"
    NORMALISED = "normalised"  # the same but for case, marks, blanks, words like "Province"
    ALIAS = "alias"
    FUZZY = "fuzzy"  # a misspelling close to one place and far from all others
    POINT = "point"  # a place of its own, by its coordinates
    BORDER = "border"  # a border region, by the neighbour's name


@dataclass(frozen=True, slots=True)
class Match:
    """A record and the place it is about; `score` 0 to 100, less than 100 for `FUZZY` only."""

    record: Record
    place: Place
    how: How
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A record whose name is unknown, for a person to decide.

    - `near`: what it may mean, the likeliest first; empty where nothing is like it.
    - `name`: what is unknown: the row's name, or the parent that it names.
    - `within`: the parent that the row names beside its name.
    """

    record: Record
    near: tuple[Near, ...] = ()
    name: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Matching:
    """All matches in the order of the records, all problems, and the doubts behind them."""

    matches: tuple[Match, ...]
    problems: tuple[Problem, ...]
    doubts: tuple[Doubt, ...] = ()


def joined(parts: Iterable[Matching]) -> Matching:
    """The matchings of several groups of records as one; what is told of all of them once."""
    found = [*parts]
    matches = [match for part in found for match in part.matches]
    problems = dict.fromkeys(problem for part in found for problem in part.problems)
    doubts = [doubt for part in found for doubt in part.doubts]
    return Matching(
        matches=tuple(sorted(matches, key=lambda match: match.record.order)),
        problems=tuple(sorted(problems)),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.record.order)),
    )
