# SPDX-License-Identifier: MIT
"""A drawn toy country, for tests that need ground but no real one.

Four squares of one degree on the equator, and the sea around them:

    lat 2  +-----------+-----------+
           | Northfield|  Eastvale |
    lat 1  +-----------+-----------+
           | Westmarch |  Southport|
    lat 0  +-----------+-----------+
        lon 0          1           2

Each province has its capital in the middle; Northfield's is Hillgate.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.world import Country
from mapper.control.over_time import Control
from mapper.control.situation import Situation, situation
from mapper.geometry.area import area_km2
from mapper.history.ledger import Ledger
from mapper.model.place import Place
from mapper.model.provenance import Provenance
from mapper.model.record import Kind
from mapper.model.scheme import Actor, Pattern, Role, Scheme, Status
from tests.ledger_text import ledger

CORNERS = {"Northfield": (0, 1), "Eastvale": (1, 1), "Westmarch": (0, 0), "Southport": (1, 0)}
CAPITALS = {
    "Northfield": "Hillgate",
    "Eastvale": "Eastbridge",
    "Westmarch": "Marchend",
    "Southport": "Haven",
}
DAY = date(2021, 8, 5)

SCHEME = Scheme(
    id="toy",
    title="Blue and red",
    description="Who holds a place in the toy country.",
    actors=(Actor("blue", "Blue"), Actor("red", "Red")),
    statuses=(
        Status(
            id="blue",
            label="Blue",
            role=Role.CONTROL,
            actor="blue",
            color="#3b73ae",
            color_dark="#6cabe4",
            held="held by Blue",
            definition="Blue runs the place.",
        ),
        Status(
            id="contested",
            label="Contested",
            role=Role.CONTESTED,
            color="#e9b44c",
            color_dark="#efc163",
            held="contested",
            pattern=Pattern.STRIPES,
            contenders=("blue", "red"),
            definition="Both sides are present.",
        ),
        Status(
            id="red",
            label="Red",
            role=Role.CONTROL,
            actor="red",
            color="#8a3b12",
            color_dark="#b34a1e",
            held="held by Red",
            definition="Red runs the place.",
        ),
    ),
)


def provinces() -> tuple[Place, ...]:
    return tuple(
        Place(id=name, kind=Kind.UNIT, name=name, lon=x + 0.5, lat=y + 0.5)
        for name, (x, y) in CORNERS.items()
    )


def towns() -> tuple[Place, ...]:
    """The four capitals, in the middle of their provinces."""
    return tuple(
        Place(
            id=CAPITALS[name],
            kind=Kind.CAPITAL,
            name=CAPITALS[name],
            lon=x + 0.5,
            lat=y + 0.5,
            within=name,
        )
        for name, (x, y) in CORNERS.items()
    )


def boundaries() -> BoundarySet:
    shapes = tuple(shapely.box(x, y, x + 1, y + 1) for x, y in CORNERS.values())
    return BoundarySet(
        name="toy",
        title="Toyland",
        units=provinces(),
        shapes=shapes,
        area_km2=tuple(float(area) for area in area_km2(shapes)),
        country="",
        unit_word="province",
        units_word="provinces",
        places=towns(),
        aliases=(),
        capitals=CAPITALS,
        topology=None,
        provenance=(Provenance(title="Toyland", attribution="Drawn for the tests"),),
        notes=(),
    )


def neighbour() -> Country:
    """Farland, east of Toyland."""
    return Country(code="FAR", name="Farland", shape=shapely.box(2, -1, 5, 3))


def border() -> Place:
    return Place(id="border:FAR", kind=Kind.BORDER, name="Farland", beyond="FAR")


def toy_situation(
    text: str,
    *,
    from_capitals: bool = False,
    stale_days: int | None = None,
    day: date = DAY,
    **options: object,
) -> Situation:
    """The toy country by a ledger text, on 5 August 2021 or another day; ids are names."""
    records: Ledger = ledger(text)
    return situation(
        toy_control(records, from_capitals=from_capitals, stale_days=stale_days),
        day,
        neighbours=(neighbour(),),
        **options,  # type: ignore[arg-type]
    )


def toy_control(records: Ledger, **options: Any) -> Control:
    """The toy country over time, by a ledger; ids are names."""
    known: dict[str, Any] = {
        "name": "ledger.csv",
        "boundaries": boundaries(),
        "scheme": SCHEME,
        "places": {place.id: place for place in (*provinces(), *towns(), border())},
    }
    return Control(ledger=records, **known | options)
