# SPDX-License-Identifier: MIT
"""What others say of the ground that they draw: the words of a form, feature by feature."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme
from mapper.model.texts import counted
from mapper.tables.raw import Cell

if TYPE_CHECKING:
    from shapely import Geometry

NAMED = 4


@dataclass(frozen=True)
class Told:
    """What the features of a file say, each in its place.

    - `statuses`: a word of the scheme, or one that it does not have; empty: nothing of control.
    - `notes`: what is said beside that. `basis`, `source`: of all of them.
    - `aside`: what says nothing of control, with its count.
    """

    statuses: tuple[str, ...]
    notes: tuple[str, ...]
    basis: str = ""
    source: str = ""
    aside: Mapping[str, int] = field(default_factory=dict)

    def columns(self) -> dict[str, Sequence[Cell]]:
        """The values by the columns of a record."""
        all_ = len(self.statuses)
        return {
            "status": [status or None for status in self.statuses],
            "note": [text or None for text in self.notes],
            "basis": [self.basis or None] * all_,
            "source": [self.source or None] * all_,
        }

    def counting(self) -> list[int]:
        """The numbers, from 1, of the features that say something of control."""
        return [number for number, status in enumerate(self.statuses, start=1) if status]

    def tell_aside(self, file: str) -> list[Problem]:
        """A note on what is left out."""
        if not self.aside:
            return []
        left = sum(self.aside.values())
        most = ", ".join(f"{kind} ({n:,})" for kind, n in [*self.aside.items()][:NAMED])
        verb = "says nothing of control and is" if left == 1 else "say nothing of control and are"
        more = ", …" * (len(self.aside) > NAMED)
        what = f"{counted(left, 'feature')} {verb} left out: {most}{more}"
        return [note(Where(file), what, code="no-control")]


# What reads a file: from its cells by field, its shapes, and the scheme that gives words a meaning.
FormReader = Callable[
    [Mapping[str, Sequence[Cell]], "Sequence[Geometry | None]", Scheme],
    Told,
]
