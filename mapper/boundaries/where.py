# SPDX-License-Identifier: MIT
"""Which features of a file count: `--unit-where "level=4, country!=X"`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mapper.boundaries.features import Features
from mapper.boundaries.units import text_of
from mapper.errors import BoundaryError, UsageError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, given
from mapper.tables.text import quoted

_PART = re.compile(r"""('[^']*'|"[^"]*"|,|\|)|(?<=\s)(and)(?=\s)""", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*(?P<field>[^=!<>]+?)\s*(?P<sign>!=|<>|==?)(?P<values>.*)", re.DOTALL)
SHOWN = 8
EXAMPLE = "write it as FIELD=VALUE, with commas between several: level=4,country!=X"


@dataclass(frozen=True, slots=True)
class Clause:
    """A field that has one of some values, or has none of them."""

    field: str
    values: tuple[str, ...]
    equal: bool = True

    def holds(self, value: Any) -> bool:
        return any(is_same(value, wanted) for wanted in self.values) == self.equal


def is_same(value: Any, wanted: str) -> bool:
    """Whether a value of a field is what a text says: `4` is 4 and 4.0, an empty text nothing."""
    text = text_of(value)
    if isinstance(value, bool):
        return text.casefold() == wanted.casefold()
    if text == wanted:
        return True
    try:
        return not isinstance(value, str) and float(value) == float(wanted)
    except (TypeError, ValueError):
        return False


def parse_where(text: str) -> tuple[Clause, ...]:
    """`level=4, country!=X` as clauses that must all hold.

    Between clauses stands a comma or `and`, between several values of one `|`; a value with one
    of these stands in quotes. Raises UsageError for anything else.
    """
    return tuple(_clause(part, text) for part in _parts(text))


def _parts(text: str) -> Iterator[list[str]]:
    """The clauses as lists: the first text up to a bar, then the further values."""
    part = [""]
    at = 0
    for found in _PART.finditer(text):
        part[-1] += text[at : found.start()]
        at = found.end()
        if found[0][0] in "'\"":
            part[-1] += found[0]
        elif found[0] == "|":
            part.append("")
        else:
            yield part
            part = [""]
    part[-1] += text[at:]
    yield part


def _clause(part: Sequence[str], whole: str) -> Clause:
    found = _CLAUSE.fullmatch(part[0])
    if not found:
        raise UsageError(f"{given('unit_where', whole)}: {EXAMPLE}")
    values = (found["values"], *part[1:])
    return Clause(_bare(found["field"]), tuple(map(_bare, values)), found["sign"] in ("=", "=="))


def _bare(text: str) -> str:
    """Without blanks around it, and without the quotes of what stands in them whole."""
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text


def chosen(features: Features, text: str | None, file: str) -> tuple[Features, tuple[Problem, ...]]:
    """The features for which all clauses hold, and a note with their number.

    Raises BoundaryError where a field does not exist, or where none is left.
    """
    if text is None:
        return features, ()
    clauses = [_with_field(clause, features, file) for clause in parse_where(text)]
    places = range(len(features.shapes))
    kept = [
        place
        for place in places
        if all(clause.holds(features.columns[clause.field][place]) for clause in clauses)
    ]
    if not kept:
        raise BoundaryError(f"{file}: no feature has {text} — {_there(clauses, features)}")
    what = (
        f"{len(kept):,} of {len(places):,} features count, as {argument('unit_where')} {text} says"
    )
    return features.only(kept), (note(Where(file), what, code="unit-where"),)


def _with_field(clause: Clause, features: Features, file: str) -> Clause:
    """The clause with the field as the file writes it."""
    same = [f for f in features.columns if f.casefold() == clause.field.casefold()]
    if clause.field in features.columns:
        return clause
    if len(same) == 1:
        return Clause(same[0], clause.values, clause.equal)
    fields = ", ".join(features.columns)
    raise BoundaryError(
        f"{file}: no field named {clause.field!r} — {argument('unit_where')} takes one of: {fields}"
    )


def _there(clauses: Sequence[Clause], features: Features) -> str:
    """`level has 2 (3 features), 4 (28)`"""
    told = []
    for clause in clauses:
        counts = Counter(map(text_of, features.columns[clause.field]))
        shown = ", ".join(f"{quoted(v)} ({n:,})" for v, n in counts.most_common(SHOWN))
        told.append(f"{clause.field} has {shown}{', …' * (len(counts) > SHOWN)}")
    return "; ".join(told)
