# SPDX-License-Identifier: MIT
"""What became of units in other boundaries, for Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.boundaries.crosswalk import Crosswalk as CrosswalkValues
from mapper.boundaries.crosswalk_file import crosswalk_rows
from mapper.boundaries.options import AS_IT_IS, BoundaryOptions
from mapper.door.results import shown_as
from mapper.model.problem import Problem
from mapper.reading.inputs import Boundaries
from mapper.reading.table_inputs import must_be_sources
from mapper.verbs.crosswalk import crosswalk_as_text, crosswalk_of
from mapper.verbs.reported import warn_of

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, kw_only=True, repr=False)
class Crosswalk(CrosswalkValues):
    """What became of the units of one boundary set in another; see `crosswalk`.

    Its parts are plain values: `links`, `by_change`, `slivers`, `limits`, `other_ground`.

    - `problems`: what is worth knowing of the two sets.
    """

    problems: tuple[Problem, ...] = ()

    def to_frame(self) -> pandas.DataFrame:
        """A row for each piece of ground that counts, as `mapper crosswalk -o x.csv`.

        Columns: ``change old_code old_name new_code new_name km2 old_percent new_percent reason``;
        ``km2`` is equal-area (EPSG:6933), empty codes and names are outside of that set.
        """
        import pandas

        return pandas.DataFrame(crosswalk_rows(self))

    def __str__(self) -> str:
        return crosswalk_as_text(self)

    def __repr__(self) -> str:
        changes = ", ".join(f"{len(of)} {change}" for change, of in self.by_change.items() if of)
        return f"<Crosswalk: {self.old.name} to {self.new.name}, {changes}>"

    def _repr_html_(self) -> str:
        return str(self.to_frame()._repr_html_())


def crosswalk(
    old: Boundaries,
    new: Boundaries,
    options: BoundaryOptions | None = None,
    new_options: BoundaryOptions | None = None,
    sliver_m: float | None = None,
) -> Crosswalk:
    """Find what became of the units of one boundary set in another, by ground, code and name.

    Parameters
    ----------
    old, new : str, path, GeoDataFrame or BoundarySet
        The boundaries of before and of after, as `load_boundaries` takes them.
    options : BoundaryOptions, optional
        How their files are read.
    new_options : BoundaryOptions, optional
        How the file of `new` is read. Default: as that of `old`.
    sliver_m : float, optional
        Pieces thinner than this, in metres, are slivers. Default: what the two drawings make so.

    Returns
    -------
    Crosswalk
        ``to_frame()`` gives a row for each piece; ``export(it, "review.csv")`` writes what
        ``TableOptions(crosswalk="review.csv")`` takes after review.

    Raises
    ------
    BoundaryError
        Where a set cannot be read, or the pieces do not add up to both sets.
    UsageError
        Where the units of a set exist at different times.
    """
    must_be_sources(None, old, None)
    must_be_sources(None, new, None)
    before = options or AS_IT_IS
    found, told = crosswalk_of(old, new, before, new_options or before, sliver_m)
    warn_of(told)
    return shown_as(Crosswalk, found, problems=told)
