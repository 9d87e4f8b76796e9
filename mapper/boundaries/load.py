# SPDX-License-Identifier: MIT
"""Boundaries from what a user names: a bundled set, or a file."""

from __future__ import annotations

from pathlib import Path

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import is_bundled, load_bundled
from mapper.boundaries.options import AS_IT_IS, BoundaryOptions
from mapper.errors import UsageError
from mapper.model.spelling import argument
from mapper.tables.frames import Frame


def load_boundaries(
    name_or_path: str | Path | Frame | BoundarySet, options: BoundaryOptions = AS_IT_IS
) -> BoundarySet:
    """A bundled set by its name, or the units of a file or a GeoDataFrame, in WGS84 degrees.

    A set that is loaded already stays as it is.

    Shapes are reprojected and repaired, and every such step is a note of the set; so is ground
    that two units claim, which counts for the smaller one alone. Units have people where a field
    counts them. Raises BoundaryError where the file cannot be read, has no reference system
    although its numbers are not degrees, holds no ground that can be drawn, or leaves in doubt
    which field holds the names or which layer is meant, and UsageError where such a choice comes
    with a bundled set.
    """
    if isinstance(name_or_path, BoundarySet):
        return name_or_path
    if isinstance(name_or_path, str | Path) and is_bundled(str(name_or_path)):
        _nothing_to_choose(str(name_or_path), options)
        return load_bundled(str(name_or_path))
    # What a file takes to be read, thirty modules, a bundled set does without.
    from mapper.boundaries.from_files import set_from

    return set_from(name_or_path, options)


def _nothing_to_choose(name: str, options: BoundaryOptions) -> None:
    asked = next(iter(options.given()), None)
    if asked:
        raise UsageError(
            f"{argument(asked)} is for a file of boundaries; {name} is bundled and known"
        )
