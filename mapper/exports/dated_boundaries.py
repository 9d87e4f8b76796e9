# SPDX-License-Identifier: MIT
"""Two sets of boundaries as one file whose units say when they exist; see `boundaries.vintages`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.crosswalk import Change, Crosswalk
from mapper.errors import BoundaryError
from mapper.exports.geojson import geometry, text_of
from mapper.model.place import Place

ONE_DAY = timedelta(days=1)


def as_dated_geojson(found: Crosswalk, day: date) -> str:
    """A GeoJSON collection of the units of both sets: properties `code`, `name`, names in other
    languages (`name:uk`), `valid_from` and `valid_to`.

    `day` is the first one of the new units, and the first without the old ones. Units that are the
    same in both stand there once, without days, with the shape and code of today. Raises
    BoundaryError where the two are drawn with different lines.
    """
    if found.limits.ground:
        raise BoundaryError(
            f"{found.old.name} and {found.new.name} are drawn with different lines, so that every "
            "border would move on that day — give both as one source draws them"
        )
    same = found.by_change[Change.SAME]
    stay = {link.new.id for link in same if link.new}
    gone = {link.old.id for link in same if link.old}
    new = [*_features(found.new, stay, {}, kept=True)]
    began = [*_features(found.new, stay, {"valid_from": day.isoformat()}, kept=False)]
    # Where none begins on the day on which others end, that is read as their last one.
    last = day if began else day - ONE_DAY
    ended = _features(found.old, gone, {"valid_to": last.isoformat()}, kept=False)
    lines = ",\n".join(map(text_of, (*ended, *new, *began)))
    about = text_of({"attribution": _credits(found)})
    return f'{{"type": "FeatureCollection",\n"metadata": {about},\n"features": [\n{lines}\n]}}\n'


def _credits(found: Crosswalk) -> list[str]:
    both = (*found.old.provenance, *found.new.provenance)
    return [*dict.fromkeys(one.attribution for one in both)]


def _features(
    ground: BoundarySet, stay: set[str], lives: dict[str, str], *, kept: bool
) -> Iterator[dict[str, Any]]:
    """The units of a set that are in `stay`, or those that are not."""
    for unit, shape in zip(ground.units, ground.shapes, strict=True):
        if (unit.id in stay) is kept:
            yield _feature(unit, shape, lives)


def _feature(unit: Place, shape: Geometry, lives: dict[str, str]) -> dict[str, Any]:
    days = {"valid_from": None, "valid_to": None} | lives
    names = {f"name:{lang}": name for lang, name in unit.names.items()}
    return {
        "type": "Feature",
        "properties": {"code": unit.id, "name": unit.name, **names, **days},
        "geometry": geometry(shape),
    }
