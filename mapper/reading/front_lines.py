# SPDX-License-Identifier: MIT
"""A history of faces as inputs: from here on they are units like any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.made import Made, Said
from mapper.boundaries.world import countries_near, country_of, neighbours
from mapper.errors import TableError
from mapper.geometry.coverage import union
from mapper.geometry.frame import seen_around
from mapper.geometry.unrolled import bounds_together
from mapper.geometry.windings import NOTHING
from mapper.model.dates import Span
from mapper.model.place import Place
from mapper.model.problem import Where
from mapper.model.record import Kind, Record
from mapper.model.voice import Voice
from mapper.places.matching import How, Match, Matching
from mapper.polygons.credited import credit_of_drawing
from mapper.polygons.face_history import FaceHistory
from mapper.polygons.told_ground import LEAST_KM2
from mapper.reading.inputs import Inputs
from mapper.style.words import Words, load_words
from mapper.tables.columns import ColumnMap
from mapper.tables.parsed import ParsedTable
from mapper.tables.text import one_line

ONE_DAY = timedelta(days=1)
# So many pairs of statuses that overlap are told on the page.
OVERLAPS = 3


def face_inputs(history: FaceHistory, *, numbered: bool = True) -> Inputs:
    """The faces as units, each of its runs as a report that was given again on every day drawn.

    For pictures they are not `numbered`: they have neither a name nor a place for one.
    Raises TableError where no ground was ever drawn.
    """
    if not history.faces.shapes:
        raise TableError(f"{history.name}: no polygon with a status could be read — mend the files")
    words = load_words()
    boundaries = face_boundaries(history, words, numbered=numbered)
    matches = tuple(face_matches(history, boundaries.units))
    outline = boundaries.outline()
    surroundings = countries_near(seen_around(bounds_together(outline)), 0.0)
    return Inputs(
        boundaries=boundaries,
        scheme=history.scheme,
        table=ParsedTable(
            name=history.name,
            records=tuple(match.record for match in matches),
            problems=history.problems,
            columns=ColumnMap({}),
        ),
        matching=Matching(matches, ()),
        surroundings=surroundings,
        neighbours=neighbours(outline, surroundings, boundaries.countries),
        problems=history.problems,
        drawn=history.drawn,
        ended=history.ended,
    )


def face_boundaries(history: FaceHistory, words: Words, *, numbered: bool = True) -> BoundarySet:
    """The faces as a boundary set of their own."""
    shapes = history.faces.shapes
    country = country_of(union(shapes))
    return BoundarySet(
        name=history.name,
        title=country.name if country else "",
        country=country.code if country else "",
        units=face_places(shapes, words) if numbered else unnumbered(shapes),
        shapes=shapes,
        area_km2=history.faces.area_km2,
        named=False,
        drawn=True,
        **told_of(history, words),
    )


def told_of(history: FaceHistory, words: Words) -> dict[str, Any]:
    """What is told of the faces in a language: by the fields of their boundary set."""
    return {
        "unit_word": words.say("faces.unit"),
        "units_word": words.say("faces.units"),
        "provenance": (
            credit_of_drawing(history.name, (voice.source for voice in history.voices), words),
            *history.provenance,
        ),
        "made": Made(
            headline=Said("faces.headline"),
            method=tuple(method_of(history, words)),
            annotated=False,
        ),
    }


def in_words(inputs: Inputs, history: FaceHistory, words: Words) -> Inputs:
    """The inputs of faces, with what is told of these in a language."""
    return inputs.but(boundaries=replace(inputs.boundaries, **told_of(history, words)))


def method_of(history: FaceHistory, words: Words) -> Iterator[Said]:
    """How the faces came about, and what that did to the ground."""
    one = len(history.drawn) == 1
    grid = f"{history.grid_deg:.9f}".rstrip("0")
    yield Said("cutting.cut_one" if one else "cutting.cut", {"n": len(history.drawn), "grid": grid})
    faces = history.faces
    if faces.slivers:
        values = {"n": faces.slivers, "limit": f"{history.sliver_m:g}"}
        key = "cutting.thin_one" if faces.slivers == 1 else "cutting.thin"
        yield Said(key, {**values, "area": words.area(faces.slivers_km2)})
    if history.rest is not None:
        label = history.scheme.status(history.rest.status).label
        yield Said("cutting.rest", {"status": label})
    if history.clipped:
        yield Said("cutting.clipped", {"boundaries": one_line(history.clipped)})
    yield Said("cutting.overlaps")
    labels = [history.scheme.status(status).label for status in history.statuses]
    pairs = [
        words.say(
            "cutting.overlap" if cover.area_km2 >= LEAST_KM2 else "cutting.overlap_least",
            kept=labels[cover.kept],
            covered=labels[cover.covered],
            area=words.area(cover.area_km2),
            day=words.day(history.days[cover.day]),
        )
        for cover in faces.covers[:OVERLAPS]
    ]
    if pairs:
        yield Said("cutting.overlap_most", {"pairs": words.apart(pairs)})
    if not one:
        yield Said("cutting.between")


def face_places(shapes: Sequence[Geometry], words: Words) -> tuple[Place, ...]:
    """The faces as places by their number from the west, each with a point on it."""
    points = shapely.get_coordinates(shapely.point_on_surface(list(shapes))).tolist()
    return tuple(
        Place(
            id=f"face-{number}",
            kind=Kind.UNIT,
            name=words.say("faces.name", n=number),
            lon=lon,
            lat=lat,
        )
        for number, (lon, lat) in enumerate(points, start=1)
    )


def unnumbered(shapes: Sequence[Geometry]) -> tuple[Place, ...]:
    """The faces as places that nothing is written on."""
    return tuple(
        Place(id=f"face-{number}", kind=Kind.UNIT, name="") for number in range(1, len(shapes) + 1)
    )


def face_matches(history: FaceHistory, units: Sequence[Place]) -> Iterator[Match]:
    """Every run of every face as a report on it."""
    where = Where(history.name)
    spans = [Span.of_day(day) for day in history.days]
    drawn = [history.drawing_of(day) for day in history.days]
    order = 0
    for unit, runs, said in zip(units, history.faces.runs, history.said, strict=True):
        for nth, (day, label) in enumerate(runs):
            if label == NOTHING:
                continue
            after = runs[nth + 1] if nth + 1 < len(runs) else None
            stop = len(history.days) if after is None else after[0]
            yield Match(
                run_record(
                    unit.id,
                    history.statuses[label],
                    spans[day],
                    drawn[stop - 1] or history.days[day],
                    until=history.days[stop] if after and after[1] == NOTHING else None,
                    voice=history.voices[said[nth]],
                    where=where,
                    order=order,
                ),
                unit,
                How.CODE,
            )
            order += 1


def run_record(
    place: str,
    status: str,
    first: Span,
    last: date,
    *,
    until: date | None,
    voice: Voice,
    where: Where,
    order: int,
) -> Record:
    """A report of the day `first`, given again on every day drawn up to `last`, included."""
    return Record(
        place=place,
        code=place,
        kind=Kind.UNIT,
        status=status,
        date=first,
        through=last if last > first.last else None,
        until=until,
        source=voice.source,
        source_url=voice.source_url,
        basis=voice.basis,
        confidence=voice.confidence,
        note=voice.note,
        where=where,
        order=order,
    )
