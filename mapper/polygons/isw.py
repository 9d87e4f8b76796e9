# SPDX-License-Identifier: MIT
"""Layers of ISW: a file a category and day, whose name alone says what is drawn in it.

    AssessedRussianAdvance_20220301    20220413_RussianAssessedCoTinUkraine

| layer | status | basis |
|---|---|---|
| control of terrain (CoT), controlled territory | Russia holds it | assessed |
| claimed Russian territory, control | claimed for Russia | claimed |
| Russian advance: operated in or attacked, not held | Russian advance | assessed |
| controlled before 24 February 2022 | Russia, before 2022 | assessed |
| claimed Ukrainian counteroffensives | Ukrainian counteroffensive | claimed |

A claim has a status of its own, of the same party: faces of one status have one basis. Partisan
warfare is no control.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mapper.model.scheme import Scheme
from mapper.polygons.drawn_forms import Told
from mapper.polygons.sources import SourceFile
from mapper.tables.headings import heading_key, is_synonym
from mapper.tables.raw import Cell

if TYPE_CHECKING:
    from shapely import Geometry

SOURCE = "ISW"


class Layer(NamedTuple):
    """A kind of layer: what must stand in its name, and what is so in it; an empty status says
    nothing of control.
    """

    words: tuple[str, ...]
    status: str
    basis: str


# What a file is called that has a day alone for its name.
NO_LAYER = "a name without a layer"
# The first that fits counts.
LAYERS: Sequence[Layer] = (
    Layer(("partisan",), "", ""),
    Layer(("claimed", "ukrain", "counteroffensive"), "counteroffensive", "claimed"),
    Layer(("russia", "before", "2022"), "russia-2014", "assessed"),
    Layer(("russia", "before", "february"), "russia-2014", "assessed"),
    Layer(("claimed", "russia"), "claimed", "claimed"),
    Layer(("assessed", "russia", "advance"), "advance", "assessed"),
    Layer(("assessed", "russia"), "russia", "assessed"),
    Layer(("russia", "cotin"), "russia", "assessed"),
    Layer(("russia", "controlofterrain"), "russia", "assessed"),
)


def layer_of(label: str) -> Layer | None:
    """The kind of layer that a name speaks of; None where it is none of them."""
    key = heading_key(label)
    return next((layer for layer in LAYERS if all(word in key for word in layer.words)), None)


def is_layer(file: SourceFile, cells: Mapping[str, Sequence[Cell]]) -> bool:
    """Whether a file is a layer by its name, and no field of it is a status."""
    named = layer_of(file.labels[0])
    return named is not None and not any(
        heading_key(field) == "status" or is_synonym(field, "status") for field in cells
    )


def told_by(
    label: str,
    cells: Mapping[str, Sequence[Cell]],
    shapes: Sequence[Geometry | None],
    scheme: Scheme,
) -> Told:
    """What all features of a layer say by its name `label`, which is its own status where it is
    no layer that is known. A name that the scheme has a word for says that.
    """
    del cells
    layer = layer_of(label) or Layer((), label or NO_LAYER, "")
    status = label if scheme.find(label) else layer.status
    aside = {} if status else {label: len(shapes)}
    return Told(
        (status,) * len(shapes), ("",) * len(shapes), layer.basis, source=SOURCE, aside=aside
    )
