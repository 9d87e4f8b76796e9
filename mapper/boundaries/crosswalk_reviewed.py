# SPDX-License-Identifier: MIT
"""A reviewed crosswalk, read back: the columns are those of `crosswalk_file`.

The rows alone count: which old units have ground in which new ones. One that was taken out says
that there is no such ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mapper.boundaries.boundary_set import BoundarySet
from mapper.model.place import Place
from mapper.model.problem import Problem, Where
from mapper.model.record import Kind
from mapper.model.spelling import path_for_shell, typed
from mapper.places.names import squeeze
from mapper.places.reviewed import Form, reviewed_rows
from mapper.tables.text import bare

COLUMNS = (
    "change",
    "old_code",
    "old_name",
    "new_code",
    "new_name",
    "km2",
    "old_percent",
    "new_percent",
    "reason",
)
NEEDED = ("old_code", "old_name", "new_code")
OUTSIDE = ""


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """A reviewed crosswalk to the units of a set.

    - `olds`: the old units by their codes, as places.
    - `pairs`: which old unit has ground in which new one, by codes; `OUTSIDE` for none.
    """

    name: str
    olds: Mapping[str, Place]
    pairs: tuple[tuple[str, str], ...]

    @cached_property
    def became(self) -> dict[str, tuple[str, ...]]:
        """The new units in which each old one has ground, by codes."""
        return _grouped((old, new) for old, new in self.pairs if old != OUTSIDE)

    @cached_property
    def came_from(self) -> dict[str, tuple[str, ...]]:
        """The old units of which each new one has ground, by codes."""
        return _grouped((new, old) for old, new in self.pairs if new != OUTSIDE)

    def is_whole(self, new: str) -> bool:
        """Whether a new unit lies in one old unit, so that what is said of that is said of it."""
        found = self.came_from[new]
        return len(found) == 1 and found[0] != OUTSIDE


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for one, other in pairs:
        found.setdefault(one, {})[other] = None
    return {one: tuple(others) for one, others in found.items()}


def read_crosswalk(path: str | Path, new: BoundarySet) -> tuple[Reviewed, tuple[Problem, ...]]:
    """A reviewed file, and problems with its rows, such as a new unit that `new` does not have.

    Raises TableError where the file cannot be read or has other columns.
    """
    known = {unit.id: unit for unit in new.units}
    named = {squeeze(unit.name): unit for unit in new.units}
    pairs: dict[tuple[str, str], None] = {}
    names: dict[str, str] = {}
    problems = []
    for where, row in reviewed_rows(path, _form()):
        old, other = row.get("old_code", ""), row.get("new_code", "")
        name, said = bare(row.get("old_name", "")) or old, row.get("new_name", "")
        meant = named.get(squeeze(said))
        if other and other not in known:
            problems.append(_unknown(other, new, where))
        elif meant and other and squeeze(known[other].name) != squeeze(said):
            problems.append(_of_two(where, "new", other, known[other].name, bare(said)))
        elif names.setdefault(old, name) != name:
            problems.append(_of_two(where, "old", old, names[old], name))
        elif old or other:
            pairs[old, other] = None
    times = Counter(names.values())
    olds = {
        code: Place(id=code, kind=Kind.UNIT, name=name, beside=code if times[name] > 1 else "")
        for code, name in names.items()
        if code
    }
    return Reviewed(name=Path(path).name, olds=olds, pairs=tuple(pairs)), tuple(problems)


def _form() -> Form:
    return Form(
        called="crosswalk rows",
        made_by=typed("mapper crosswalk OLD NEW -o FILE"),
        columns=COLUMNS,
        needed=NEEDED,
    )


def _of_two(where: Where, side: str, code: str, name: str, said: str) -> Problem:
    """A code and a name that mean two units: the one was mended and not the other."""
    what = f"{side}_code '{code}' is {name}, and {side}_name is '{said}'"
    return Problem(where, what, "write the code and the name of one unit", "two-units", value=code)


def _unknown(code: str, new: BoundarySet, where: Where) -> Problem:
    what = f"no {new.unit_word} of {new.name} has the code '{code}'"
    walk = typed(f"mapper crosswalk OLD {path_for_shell(new.name)} -o FILE")
    hint = f"a crosswalk to it is written by {walk}"
    return Problem(where, what, hint, "unknown-unit", value=code)
