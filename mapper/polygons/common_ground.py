# SPDX-License-Identifier: MIT
"""The ground that two sides share, cut so that every piece has one status on each of them.

A side is a file of polygons, or the units of boundaries with what a table says of them. The
pieces become the units of a boundary set of their own, with a ledger for each side: from there
on they are compared like any other units.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.orientation import towns_at_home
from mapper.boundaries.units import label_point
from mapper.boundaries.world import Country, country_of
from mapper.control.pieces import Piece, named_pieces
from mapper.errors import BoundaryError, CutError
from mapper.geometry.cutting import shapes_over
from mapper.geometry.overlay import SLIVER_M, Label, LabelledPolygons, Overlap, Overlay, overlay
from mapper.history.ends import ending
from mapper.history.ledger import Ledger
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.provenance import Provenance
from mapper.model.record import Kind, Record
from mapper.model.says import Says
from mapper.polygons.credited import credit_of_drawing
from mapper.polygons.polygon_file import PolygonFile
from mapper.polygons.refused_cut import HINT, SIDES_HINT, place_of, tangled
from mapper.polygons.told_ground import told_km2

TOLD = 10


@dataclass(frozen=True, kw_only=True)
class ComparedSide:
    """One side: shapes (WGS84 degrees) with a label and the place of their reports, in one order.

    `labels`: the ids of units where the shapes are those of `units`, else the ids of statuses.
    `places`: under what the `ledger` has the reports of a shape. `spoken`: what a label is
    called, where that is something else.
    """

    name: str
    shapes: tuple[Geometry, ...]
    labels: tuple[str, ...]
    places: tuple[str, ...]
    ledger: Ledger
    units: BoundarySet | None = None
    spoken: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CommonGround:
    """Pieces as units, and what each side says of them; `notes`: what was done to cut them."""

    boundaries: BoundarySet
    before: Ledger
    after: Ledger
    notes: tuple[Problem, ...]


def drawn_polygons(file: PolygonFile) -> ComparedSide:
    """A file of polygons as a side."""
    return ComparedSide(
        name=file.name,
        shapes=file.shapes,
        labels=tuple(record.status for record in file.records),
        places=tuple(record.place for record in file.records),
        ledger=Ledger.of((record.place, ending(record, file.scheme)) for record in file.records),
        spoken={status.id: status.label for status in file.scheme.statuses},
    )


def drawn_units(name: str, boundaries: BoundarySet, ledger: Ledger) -> ComparedSide:
    """The units of boundaries as a side, with what a table called `name` says of them."""
    ids = tuple(unit.id for unit in boundaries.units)
    return ComparedSide(
        name=name,
        shapes=boundaries.own_ground(),
        labels=ids,
        places=ids,
        ledger=ledger,
        units=boundaries,
        spoken={unit.id: unit.shown for unit in boundaries.units},
    )


def common_ground(
    before: ComparedSide,
    after: ComparedSide,
    words: Says,
    *,
    named_by: BoundarySet | None = None,
    sliver_m: float = SLIVER_M,
) -> CommonGround:
    """Cut two sides into pieces; see `geometry.overlay`. One of the sides at most has units.

    Without units every connected piece is an area, the largest first, and named by the nearest
    town, or by its number and the units of `named_by` that it lies in; with them, all that a unit
    has under one status is one piece, named as the unit or as a part of it. Ground that a side does
    not cover has no report on that side. `words` name the pieces.

    Raises BoundaryError where there is no ground at all, or where cutting changes areas.
    """
    one, other = (LabelledPolygons(side.shapes, side.labels) for side in (before, after))
    try:
        found = overlay(one, other, sliver_m=sliver_m)
    except CutError as error:
        if error.limit:
            names = f"{before.name} and {after.name}"
            raise tangled(error, names, "the ground of both", SIDES_HINT) from None
        raise BoundaryError(_refused(error, (before, after)[error.side])) from None
    if not found.shapes:
        raise BoundaryError(f"{before.name} and {after.name}: there is no ground to compare")
    own = before.units or after.units
    country = None if own else country_of(shapely.union_all(found.shapes))
    towns = towns_at_home(country.code)[0] if country else ()
    pieces = named_pieces(found, before.units, after.units, named_by, words, towns)
    return CommonGround(
        boundaries=_boundary_set(pieces, before, after, country, words),
        before=_ledger(pieces, [piece.before for piece in pieces], before),
        after=_ledger(pieces, [piece.after for piece in pieces], after),
        notes=(
            *_tell_overlaps(before, found.overlaps_before),
            *_tell_overlaps(after, found.overlaps_after),
            *_tell_slivers(found, sliver_m, before, after),
        ),
    )


def _refused(error: CutError, side: ComparedSide) -> str:
    """What cannot be cut, with the polygon of a file, or the unit, that it is."""
    nth = error.shape or 0
    reports = side.ledger.entries.get(side.places[nth], ())
    where = str(reports[0].where) if reports and side.units is None else side.name
    which = "" if side.units is None else f"{side.spoken[side.labels[nth]]}: "
    return f"{where}: {which}{error}{place_of(error)} — {HINT}"


# --- units ----------------------------------------------------------------------------


def _boundary_set(
    pieces: Sequence[Piece],
    before: ComparedSide,
    after: ComparedSide,
    country: Country | None,
    words: Says,
) -> BoundarySet:
    """The pieces as units; country and credits come from the units of a side, if it has any."""
    shapes = tuple(piece.shape for piece in pieces)
    units = before.units or after.units
    return BoundarySet(
        name=f"{before.name}, {after.name}",
        title=units.title if units else country.name if country else "",
        country=units.country if units else country.code if country else "",
        units=tuple(map(_place, pieces)),
        shapes=shapes,
        area_km2=tuple(piece.area_km2 for piece in pieces),
        unit_word=words.say("ground.unit"),
        units_word=words.say("ground.units"),
        provenance=(
            *(units.provenance if units else ()),
            *(_credit(side, words) for side in (before, after) if not side.units),
        ),
        notes=units.notes if units else (),
        drawn=units is None,
        near={piece.id: piece.near for piece in pieces if piece.near},
    )


def _credit(side: ComparedSide, words: Says) -> Provenance:
    reports = (report for place in side.places for report in side.ledger.entries.get(place, ()))
    return credit_of_drawing(side.name, (report.source for report in reports), words)


def _place(piece: Piece) -> Place:
    lon, lat = label_point(piece.shape)
    return Place(id=piece.id, kind=Kind.UNIT, name=piece.name, lon=lon, lat=lat)


# --- reports ------------------------------------------------------------------------------


def _ledger(pieces: Sequence[Piece], labels: Sequence[Label], side: ComparedSide) -> Ledger:
    """The reports of the shape that gives each piece its label."""
    points = np.array([piece.shape for piece in pieces], dtype=object)
    first = {label: nth for nth, label in reversed([*enumerate(side.labels)])}
    # A sliver may have brought ground that no shape of the label covers: then its first shape.
    giver = {nth: first[label] for nth, label in enumerate(labels) if label is not None}
    for nth, shape in zip(*shapes_over(points, side.shapes), strict=True):
        if side.labels[shape] == labels[nth]:
            giver[int(nth)] = int(shape)
    places = {pieces[nth].id: side.places[shape] for nth, shape in giver.items()}
    return replace(
        side.ledger,
        entries=_moved(side.ledger.entries, places),
        aside=_moved(side.ledger.aside, places),
    )


def _moved(
    reports: Mapping[str, tuple[Record, ...]], places: Mapping[str, str]
) -> dict[str, tuple[Record, ...]]:
    """The reports of each place given to what stands for it in `places`."""
    return {piece: reports[places[piece]] for piece in sorted(places) if places[piece] in reports}


# --- what to tell -------------------------------------------------------------------------


def _tell_overlaps(side: ComparedSide, overlaps: Sequence[Overlap]) -> Iterator[Problem]:
    """A note for each pair of labels that a side gives to the same ground."""
    for one in overlaps[:TOLD]:
        kept, covered = (side.spoken[label] for label in (one.kept, one.covered))
        what = f"{covered} and {kept} overlap by {told_km2(one.area_km2)}, counted for {kept}"
        yield note(Where(side.name), what, code="overlap")
    rest = overlaps[TOLD:]
    if rest:
        km2 = math.fsum(one.area_km2 for one in rest)
        what = f"{len(rest)} more pairs overlap by {told_km2(km2)}"
        yield note(Where(side.name), what, code="overlap")


def _tell_slivers(
    found: Overlay, limit: float, before: ComparedSide, after: ComparedSide
) -> Iterator[Problem]:
    if not found.slivers:
        return
    one = found.slivers == 1
    yield note(
        Where(after.name),
        f"{found.slivers} {'piece' if one else 'pieces'} thinner than {limit:g} m between its "
        f"lines and those of {before.name}, {told_km2(found.slivers_km2)}, "
        f"{'counts' if one else 'count'} with the ground beside {'it' if one else 'them'}",
        code="slivers",
    )
