# SPDX-License-Identifier: MIT
"""Many problems of one kind as one, as every reader gets them: terminal, page, report, error.

What stops comes first, what is only told last. Of a kind the first place has all the words, the
others their lines and what was written there:

    control.csv:14: no province named 'Westmach' — closest: 'Westmarch' (94) — write that
      and 4 more: lines 15, 18, 21, 30; 'Westmach' (2), 'Estmarch' (3; closest: 'Eastmarch')

Of several files each value has its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mapper.model.problem import Problem, Weight, Where

# So many lines of the first file, other files, and distinct values stand in words.
LINES_NAMED, FILES_NAMED, VALUES_NAMED = 8, 3, 40
_LONGEST_VALUE = 60
# The rows of such a file are features, and stand on no line.
OF_FEATURES = (".geojson", ".topojson", ".gpkg", ".shp", ".fgb", ".kml", ".kmz")
# As many of one kind as are held one by one where each is of a row; of more the first says all.
TOLD_APART = 1_000

# What differs between problems of one kind: what is quoted, and numbers. An apostrophe within a
# word opens no quotation.
_QUOTED = re.compile(r"(?<!\w)'(.*?)'(?=[\s:,;.)→]|$)")
# Also where one problem has many of them.
_NUMBER = re.compile(r"features? \d+(?:, \d+)*|\d+ features|\d[\d.,:-]*")

_Kind = tuple[bool, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Problems of one kind and weight, sorted; at least one."""

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        return self.problems[0]

    @property
    def stops(self) -> bool:
        return self.first.stops

    @property
    def values(self) -> dict[str, int]:
        """What was written where the problems are, each with its count; the most frequent first."""
        counts = Counter(filter(None, map(value_of, self.problems)))
        return dict(counts.most_common())

    def __str__(self) -> str:
        """The first problem, and on a line of its own where the others are."""
        return "\n  ".join([str(self.first), *self.others()])

    def others(self) -> list[str]:
        """`and 4 more: lines …; values …`; nothing where there is one problem."""
        more = len(self.problems) - 1
        if not more:
            return []
        said = [places_listed([problem.where for problem in self.problems])]
        said += [_values(self.problems, self.values)] if len(self.values) > 1 else []
        told = "; ".join(filter(None, said))
        return [f"and {more:,} more{': ' if told else ''}{told}"]


def grouped(problems: Iterable[Problem]) -> tuple[Group, ...]:
    """The problems by kind: those that stop first, then as their first places are sorted.

    A kind is a code and a weight. Problems without a `value` of their own must be alike in their
    words too, but for what is quoted and for numbers.
    """
    kinds: dict[_Kind, list[Problem]] = {}
    for problem in sorted(dict.fromkeys(problems), key=lambda one: (not one.stops, one)):
        kinds.setdefault(_kind(problem), []).append(problem)
    return tuple(Group(tuple(alike)) for alike in kinds.values())


def as_lines(problems: Iterable[Problem]) -> list[str]:
    """The problems in words, each kind once; `check` and others indent what they hold."""
    return [str(group) for group in grouped(problems)]


def as_left_out(problems: Iterable[Problem]) -> list[str]:
    """The problems in words for the readers of a map, each kind once, without hints."""
    return ["\n  ".join([group.first.without_hint, *group.others()]) for group in grouped(problems)]


def value_of(problem: Problem) -> str:
    """The value that is wrong: its own, or what its words quote first, or nothing."""
    if problem.value:
        return problem.value
    found = _QUOTED.search(problem.what)
    return found[1] if found else ""


def _kind(problem: Problem) -> _Kind:
    alike = "" if problem.value and problem.code else _shape(problem)
    return problem.weight is Weight.NOTE, problem.code, alike


def _shape(problem: Problem) -> str:
    """What a problem says, without names of files, what is quoted, and numbers."""
    what = problem.what.replace(problem.where.file, "") if problem.where.file else problem.what
    return _NUMBER.sub("#", _QUOTED.sub("''", what))


def places_listed(places: Sequence[Where]) -> str:
    """Where all but the first are: lines of its file, or features, then other files."""
    file, line = places[0].file, places[0].line
    lines = dict.fromkeys(p.line for p in places if p.file == file and p.line not in (0, line))
    others = dict.fromkeys(place.file for place in places if place.file != file)
    one = "feature" if file.lower().endswith(OF_FEATURES) else "line"
    said = [_listed(map(str, lines), LINES_NAMED, one, f"{one}s")] if lines else []
    said += [f"in {_listed(others, FILES_NAMED)}"] if others else []
    return "; ".join(said)


def _listed(texts: Iterable[str], most: int, one: str = "", many: str = "") -> str:
    """`lines 2, 3, 5`; of more than `most` how many are left."""
    named = list(texts)
    word = one if len(named) == 1 else many
    rest = len(named) - most
    told = ", ".join(named[:most]) + (f" and {rest:,} more" if rest > 0 else "")
    return f"{word} {told}".lstrip()


def _values(problems: Sequence[Problem], counts: dict[str, int]) -> str:
    """The values with their counts; where they stand in other files each, by those."""
    instead = {value_of(problem): problem.instead for problem in reversed(problems)}
    files = _files_by_value(problems)
    together: dict[tuple[str, ...], list[str]] = {}
    for value, count in [*counts.items()][:VALUES_NAMED]:
        together.setdefault(files[value], []).append(_value(value, count, instead[value]))
    left = len(counts) - VALUES_NAMED
    more = f" and {left:,} more" if left > 0 else ""
    if len(together) == 1:
        return ", ".join(*together.values()) + more
    return "; ".join(f"{_in(own)}: {', '.join(named)}" for own, named in together.items()) + more


def _in(files: Sequence[str]) -> str:
    """`in monday.geojson and 4 more`"""
    return f"in {_listed(files, 1)}"


def _files_by_value(problems: Sequence[Problem]) -> dict[str, tuple[str, ...]]:
    """The files in which every value stands, each once."""
    files: dict[str, dict[str, None]] = {}
    for problem in problems:
        files.setdefault(value_of(problem), {})[problem.where.file] = None
    return {value: tuple(names) for value, names in files.items()}


def _value(value: str, count: int, instead: str) -> str:
    cut = value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
    beside = "; ".join(_beside(count, instead))
    return f"'{cut}'" + (f" ({beside})" if beside else "")


def _beside(count: int, instead: str) -> Iterator[str]:
    if count > 1:
        yield f"{count:,}"
    if instead:
        yield instead
