# SPDX-License-Identifier: MIT
"""What a control table comes to: records, and what is wrong with its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mapper.model.problem import Problem
from mapper.model.record import Record
from mapper.tables.columns import ColumnMap

# A word of a table and the id of its status, None where it has none.
Word = tuple[str, str | None]


@dataclass(frozen=True)
class ParsedTable:
    """The sound rows as records, in the order of the table, and all problems.

    `problems` holds those of reading as well (the notes of the raw table), sorted. `words` counts
    the rows of each word of the column of statuses and the id of the status that it means.
    `refused` are rows with another problem than their place, which can be looked up all the same.
    """

    name: str
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    columns: ColumnMap
    words: Mapping[Word, int] = field(default_factory=dict)
    refused: tuple[Record, ...] = ()
