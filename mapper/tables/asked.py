# SPDX-License-Identifier: MIT
"""What a user says of a table before it is read: its form, its columns, its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mapper.tables.conditions import Condition
    from mapper.tables.dates import DateOrder


class HeaderRows(NamedTuple):
    """The first and the last row with headings, 1 being the first of the file; both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for; nothing by default, so that it is found.

    - `columns`, `constants`, `date_order`, `zone`: as for `parse_table`.
    - `words`: words of statuses that are given a meaning, in small letters.
    - `fill_down`: columns whose empty cells say what stands above; None: where that is plain.
    - `where`: which rows count. `places`: a table of positions for names or ids.
    - `header`: the rows with the headings; None: found.
    - `wide`: whether statuses stand under dates; None: where that is plain.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    zone: tzinfo | None = None
    words: frozenset[str] = frozenset()
    fill_down: tuple[str, ...] | None = None
    where: Condition | None = None
    places: str | Path | None = None
    header: HeaderRows | None = None
    wide: bool | None = None

    @property
    def reshapes(self) -> bool:
        """Whether rows are asked for otherwise than they lie."""
        return bool(self.header or self.wide or self.fill_down or self.where or self.places)


NOTHING = Asked()
