# SPDX-License-Identifier: MIT
"""The lines of drawn ground on a grid, and what of them differs from one day to the next.

A chain is a list of directed segments with a number each: so many times a line runs that way
with ground of one label on its left. The lines of a shape are a chain without ends, and so is
the difference of two of them; in it every segment that has stayed is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

# A position is one number: so far from the south-west corner of the world, x before y.
_SHIFT = np.uint64(32)
_ORIGIN = 1 << 31

Keys = NDArray[np.uint64]
Whole = NDArray[np.int64]
Ends = tuple[Keys, Keys]


@dataclass(frozen=True, slots=True)
class LabelledSegments:
    """Directed segments with ground of a label on their left, in the order of drawing."""

    start: Keys
    end: Keys
    label: Whole

    def __len__(self) -> int:
        return len(self.start)

    def __getitem__(self, part: slice) -> LabelledSegments:
        return LabelledSegments(self.start[part], self.end[part], self.label[part])


@dataclass(frozen=True, slots=True)
class Chain:
    """Segments from the lower key to the higher, each of a label once.

    `times`: how many more lines run that way than the other, never 0.
    """

    low: Keys
    high: Keys
    label: Whole
    times: Whole

    def __len__(self) -> int:
        return len(self.low)


def keys_of(points: Whole) -> Keys:
    """Positions on the grid, rows of x and y, as single numbers that sort by x and then y."""
    shifted = (points + _ORIGIN).astype(np.uint64)
    return (shifted[:, 0] << _SHIFT) | shifted[:, 1]


def points_of(keys: Keys) -> Whole:
    """The positions that the keys stand for."""
    low = np.uint64((1 << 32) - 1)
    return np.column_stack((keys >> _SHIFT, keys & low)).astype(np.int64) - _ORIGIN


def lines_of(
    shapes: Sequence[Geometry], labels: Sequence[int], steps_per_deg: int
) -> LabelledSegments:
    """The lines around polygons (WGS84 degrees), ground on the left, rounded to the grid.

    The grid has `steps_per_deg` positions to a degree. Segments that rounding leaves no length
    are gone. Lines and points among the shapes are passed over.
    """
    parts, shape = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    areal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, part = shapely.get_rings(
        shapely.orient_polygons(parts[areal], exterior_cw=False), return_index=True
    )
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    keys = keys_of(np.rint(corners * steps_per_deg).astype(np.int64))
    kept = (ring[1:] == ring[:-1]) & (keys[1:] != keys[:-1])
    label = np.asarray(labels, dtype=np.int64)[shape[areal][part[ring[1:][kept]]]]
    return LabelledSegments(keys[:-1][kept], keys[1:][kept], label)


def ends_of(shapes: Sequence[Geometry], steps_per_deg: int) -> list[Ends]:
    """The starts and ends of the lines around each of several polygons; see `lines_of`."""
    found = lines_of(shapes, range(len(shapes)), steps_per_deg)
    at = np.searchsorted(found.label, np.arange(len(shapes) + 1)).tolist()
    return [(found.start[one:other], found.end[one:other]) for one, other in pairwise(at)]


def change(before: LabelledSegments, after: LabelledSegments) -> Chain:
    """What must be added to the lines of one day to have those of another."""
    first, last = _common_ends(before, after)
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    times = np.repeat([-1, 1], [len(old), len(new)])
    return summed(
        np.concatenate((old.start, new.start)),
        np.concatenate((old.end, new.end)),
        np.concatenate((old.label, new.label)),
        times,
    )


def _common_ends(before: LabelledSegments, after: LabelledSegments) -> tuple[int, int]:
    """How many segments the two have in common at their beginning, and at their end.

    People draw on in yesterday's file: most of it is the same, in the same order.
    """
    most = min(len(before), len(after))

    def common(one: LabelledSegments, other: LabelledSegments) -> int:
        same = (one.start == other.start) & (one.end == other.end) & (one.label == other.label)
        return len(same) if same.all() else int(np.argmin(same))

    first = common(before[:most], after[:most])
    rest = most - first
    behind = slice(None, None, -1)
    last = common(before[len(before) - rest :][behind], after[len(after) - rest :][behind])
    return first, last


def summed(start: Keys, end: Keys, label: Whole, times: Whole) -> Chain:
    """Directed segments as a chain; what runs both ways equally often is gone."""
    back = start > end
    low, high = np.where(back, end, start), np.where(back, start, end)
    points, number = np.unique(np.concatenate((low, high)), return_inverse=True)
    low_number, high_number = np.split(number.astype(np.int64), 2)
    labels = int(label.max(initial=0)) + 1
    code = (low_number * len(points) + high_number) * labels + label
    codes, group = np.unique(code, return_inverse=True)
    total = np.rint(np.bincount(group, np.where(back, -times, times), len(codes)))
    left = total != 0
    pair, kept = np.divmod(codes[left], labels)
    return Chain(
        points[pair // max(len(points), 1)],
        points[pair % max(len(points), 1)],
        kept,
        total[left].astype(np.int64),
    )


def joined(chains: Iterable[Chain]) -> Chain:
    """All segments of several chains one after the other."""
    given = list(chains)
    return Chain(
        np.concatenate([chain.low for chain in given]),
        np.concatenate([chain.high for chain in given]),
        np.concatenate([chain.label for chain in given]),
        np.concatenate([chain.times for chain in given]),
    )
