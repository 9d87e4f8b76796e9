# SPDX-License-Identifier: MIT
"""What is on the map on one day: shapes and holdings joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.brief_names import brief_names
from mapper.boundaries.level_words import level_words
from mapper.boundaries.shores import Shores, shores_of
from mapper.control.balance import Tally, tally
from mapper.control.over_time import Control
from mapper.geometry.borders import border_strip
from mapper.geometry.frame import position_digits
from mapper.geometry.strips import middle_line
from mapper.history.happenings import NOTHING, Happenings
from mapper.history.preference import NEWEST, Preference
from mapper.history.source_counts import Counts
from mapper.model.measured import Measured
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Holding, Snapshot

if TYPE_CHECKING:
    from datetime import date

    from shapely import Geometry

from mapper.boundaries.world import Country


@dataclass(frozen=True, kw_only=True)
class Band:
    """A border region: the strip of the country along one neighbour.

    `shape` and `line` (through its middle, along which the name is set) are WGS84 degrees.
    """

    place: Place
    shape: Geometry
    line: Geometry


@dataclass(frozen=True, kw_only=True)
class Situation:
    """All that one map shows.

    - `units` with their shapes stand in `boundaries`; `places` are the towns, crossings,
      airports, bases and points that have a holding on the day; `bands` the border regions.
    - `snapshot` has the holdings of all of them, units that follow their capital included.
    - `surroundings` are the countries drawn around the units, `neighbours` those of them that
      share a border with them.
    - `labelled`: some record of the ledger, of whatever day, has a title for an annotation, or
      notes are for none.
    - `known_on`, `prefer`: what the ledger knew, and how it chose between sources.
    - `tallies` count the units; `from_capitals` tells whether units follow their capitals.
    - `measured`: whether figures by area may be told, decided by the ledger of all days.
    - `places_alone`: there are reports, and on no day one of a unit.
    - `counts`: what others counted, of any day; none of it is in `tallies`.
    - `happenings`: events, advances and lines, of any day.
    - `name`: what the table or drawing is called.
    """

    boundaries: BoundarySet
    scheme: Scheme
    snapshot: Snapshot
    places: tuple[Place, ...]
    bands: tuple[Band, ...]
    tallies: tuple[Tally, ...]
    surroundings: tuple[Country, ...] = ()
    neighbours: tuple[Country, ...] = ()
    from_capitals: bool = False
    border_km: float = 30.0
    stale_days: int | None = None
    labelled: bool = False
    known_on: date | None = None
    prefer: Preference = NEWEST
    measured: Measured = Measured.AREA
    places_alone: bool = False
    counts: Counts = ()
    happenings: Happenings = NOTHING
    name: str = ""

    @property
    def units(self) -> tuple[Place, ...]:
        return self.boundaries.units

    def holding(self, place_id: str) -> Holding | None:
        return self.snapshot.holdings.get(place_id)

    def is_ground(self, place_id: str) -> bool:
        """Whether a place is drawn as ground, and not as a mark."""
        return place_id not in self._marks

    @cached_property
    def brief_names(self) -> dict[str, str]:
        """Shorter names of units by their ids, which no place on the map has."""
        return brief_names(self.boundaries, [place.name for place in self.places])

    @cached_property
    def level_words(self) -> dict[str, str]:
        """What units are called, by their ids, in which a place on the map has their name."""
        return level_words(self.boundaries, self.places)

    @cached_property
    def position_digits(self) -> int:
        """With how many decimals of a degree positions are told."""
        return position_digits(self.boundaries.outline().bounds)

    @cached_property
    def shores(self) -> Shores | None:
        """Where the ground ends at borders; None where it has no coast."""
        return shores_of(self.boundaries, self.surroundings)

    @cached_property
    def _marks(self) -> frozenset[str]:
        return frozenset(place.id for place in self.places)

    def areas_km2(self) -> dict[str, float]:
        """The area of every unit by id, in equal-area km²."""
        return unit_areas(self.boundaries)


def situation(
    control: Control,
    day: date,
    *,
    surroundings: Sequence[Country] = (),
    neighbours: Sequence[Country] = (),
    border_km: float = 30.0,
    also: Iterable[str] = (),
) -> Situation:
    """What there is on `day` (that day included), on the shapes of its units.

    The places of `also`, by id, are on the map although they have no holding on the day. Raises
    BalanceError where the tallies of the units do not add up to the whole.
    """
    snapshot, boundaries, ledger = control.snapshot(day), control.boundaries, control.ledger
    known = control.places
    on_map = [known[id_] for id_ in sorted({*snapshot.holdings, *also}) if id_ in known]
    return Situation(
        boundaries=boundaries,
        scheme=control.scheme,
        snapshot=snapshot,
        places=tuple(p for p in on_map if p.kind not in (Kind.UNIT, Kind.BORDER)),
        bands=bands(on_map, boundaries, neighbours, border_km),
        tallies=tally(unit_areas(boundaries), snapshot, control.scheme),
        surroundings=tuple(surroundings),
        neighbours=tuple(neighbours),
        from_capitals=control.from_capitals,
        border_km=border_km,
        stale_days=control.stale_days,
        labelled=any(record.label for rows in ledger.entries.values() for record in rows)
        or (boundaries.made is not None and not boundaries.made.annotated),
        known_on=ledger.known_on,
        prefer=ledger.prefer,
        measured=control.measured,
        places_alone=bool(ledger.entries)
        and not any(ledger.entries.get(unit.id) for unit in boundaries.units),
        counts=control.counts,
        happenings=control.happenings,
        name=control.name,
    )


def unit_areas(boundaries: BoundarySet) -> dict[str, float]:
    """The area of every unit by id, in equal-area km²."""
    return dict(zip((unit.id for unit in boundaries.units), boundaries.area_km2, strict=True))


def bands(
    places: Sequence[Place], boundaries: BoundarySet, neighbours: Sequence[Country], km: float
) -> tuple[Band, ...]:
    """The strips, `km` kilometres wide, of the border regions among `places`."""
    shapes = {country.code: country.shape for country in neighbours}
    return tuple(
        _band(place, boundaries.outline(), shapes[place.beyond], km)
        for place in places
        if place.kind is Kind.BORDER and place.beyond in shapes
    )


def _band(place: Place, outline: Geometry, neighbour: Geometry, km: float) -> Band:
    return Band(
        place=place,
        shape=border_strip(outline, neighbour, km),
        line=middle_line(outline, neighbour, km),
    )
