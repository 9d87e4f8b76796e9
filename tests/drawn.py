# SPDX-License-Identifier: MIT
"""Drawn ground for tests: polygons by day, cut into faces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from shapely import Geometry, box

from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Record
from mapper.polygons.face_history import FaceHistory, cut_history
from mapper.polygons.polygon_history import DrawnDay, PolygonHistory
from mapper.style.scheme_files import load_scheme, parse_scheme
from mapper.style.skeleton import skeleton

Drawn = Sequence[tuple[Geometry, str]]

# A front that moves east, is pushed back, and a pocket that comes and goes.
STORY: dict[str, Drawn] = {
    "2021-08-01": ((box(60, 30, 62, 33), "taliban"), (box(62, 30, 66, 33), "government")),
    "2021-08-05": (
        (box(60, 30, 63, 33), "taliban"),
        (box(63, 30, 66, 33), "government"),
        (box(64, 31, 65, 32), "contested"),
    ),
    "2021-08-20": ((box(60, 30, 62.5, 33), "taliban"), (box(62.5, 30, 66, 33), "government")),
}
# Ground that reaches into Iran on the second day alone.
RAID: dict[str, Drawn] = {
    "2021-08-01": ((box(60, 30, 61.5, 33), "taliban"), (box(64, 30, 66, 33), "government")),
    "2021-08-05": ((box(57, 30, 61.5, 33), "taliban"), (box(64, 30, 66, 33), "government")),
    "2021-08-20": ((box(60, 30, 62.5, 33), "taliban"), (box(62.5, 30, 66, 33), "government")),
}


def drawn_day(day: date, shapes: Drawn, source: str = "Sketch") -> DrawnDay:
    return DrawnDay(
        day=day,
        shapes=tuple(shape for shape, _ in shapes),
        statuses=tuple(status for _, status in shapes),
        records=tuple(
            Record(
                place=f"#{nth}",
                status=status,
                date=Span.of_day(day),
                where=Where(f"{day}.geojson", nth),
                order=nth,
                source=source,
            )
            for nth, (_, status) in enumerate(shapes, start=1)
        ),
    )


def drawn_history(days: Mapping[str, Drawn] = STORY, name: str = "front") -> PolygonHistory:
    """What was drawn, by ISO day."""
    return PolygonHistory(
        name=name,
        scheme=load_scheme("three-way"),
        days=tuple(
            drawn_day(date.fromisoformat(day), shapes) for day, shapes in sorted(days.items())
        ),
        problems=(),
    )


def faces_of(days: Mapping[str, Drawn] = STORY, sliver_m: float = 10.0) -> FaceHistory:
    return cut_history(drawn_history(days), sliver_m=sliver_m)


def strips_of(parties: Sequence[str], days: Sequence[date]) -> FaceHistory:
    """A strip of each party, with room between them; from day to day the widths change."""
    scheme = parse_scheme(skeleton(dict.fromkeys(parties, 1), "parties"), "parties")
    drawn = tuple(
        drawn_day(
            day,
            [
                (box(60 + nth, 30, 60 + nth + (nth * 3 % 8 + step) / 10, 33), party)
                for nth, party in enumerate(parties)
            ],
        )
        for step, day in enumerate(days, start=1)
    )
    return cut_history(PolygonHistory(name="front", scheme=scheme, days=drawn, problems=()))
