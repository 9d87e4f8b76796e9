# SPDX-License-Identifier: MIT
"""The ground of a map: neighbours, units, border regions, and the lines between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypedDict

import numpy as np

from mapper.page.map_model import DrawnMap, Plane, SpellsPayload, Turn, Waters
from mapper.picture.fit import Fit, aspect, fit_to, size_of
from mapper.picture.ink import NOTHING, Box, Circle, Floats, Group, Item, Paint, Path
from mapper.picture.label_placement.polygons import clip_ring
from mapper.picture.shapes import ALL, Rings, Shapes, cut_lines, read_shapes
from mapper.picture.themes import Theme
from mapper.picture.unit_sizes import UnitSizes, line_weight, usual_side
from mapper.picture.waters import NO_WATERS, PxWaters, lake_items, river_items, waters_in
from mapper.style.shared import number, numbers, numbers_by_name

# How far a drawn line may be from the true one, in px; less is not seen.
TOLERANCE = 0.3
CONTEXT_TOLERANCE = 0.5
# Room between the units and the edge of the map, in px.
ROOM = 14.0
ROOM_SHARE = 0.04
SPECK_RADIUS = number("ground.specks.speck_radius")
SPECK_EDGE = numbers_by_name("ground.speck_edge")
GROWN = numbers_by_name("ground.change.grown")
STALE = number("ground.stale_opacity")
INFERRED = number("ground.inferred_opacity")
STALE_EDGE = numbers_by_name("ground.stale_edge")
STALE_DASH = numbers("ground.stale_dash")
CONTRADICTED_WIDTH = number("ground.contradicted_width")
CONTRADICTED_DASH = numbers("ground.contradicted_dash")
QUIET_EDGE = number("ground.quiet_edge_width")
BAND_OPACITY = number("ground.band_opacity")
SOFT_EDGE, SOFT_LAYERS = number("ground.soft.soft_edge"), 4
DISPUTED_DASH = numbers("ground.disputed_dash")
GRID = 4  # points on each side of a grid over a unit
# Of the width of lines, on maps among many: edges, lines between units, fronts.
THIN, SMALL_UNIT, SMALL_FRONT = 0.6, 0.5, 2 / 3


class Seen(TypedDict, total=False):
    """What is seen of a place on the ground: a part of `PlaceEntry`."""

    name: str
    status: str
    stale: bool
    contradicted: bool
    inferred: bool
    apart: str
    turn: Turn
    striped: bool
    pale: bool


# What ground of one kind has in common: its status, or its change.
Alike = str | tuple[str, ...] | None
# What stayed as it was, where two days are compared.
KEPT: Alike = ()
# What is on a map and in no table.
UNKNOWN = Seen()


@dataclass(frozen=True)
class GroundShapes:
    """The shapes of a payload in degrees."""

    units: Shapes
    countries: Shapes
    bands: Shapes
    own: str
    plane: Plane
    parents: Mapping[str, int] = field(default_factory=dict)
    coast: int | None = None
    water: Waters | None = None
    fitted: dict[tuple[float, float], tuple[Fit, PxShapes]] = field(default_factory=dict)

    @classmethod
    def of(cls, payload: DrawnMap | SpellsPayload) -> GroundShapes:
        units = read_shapes(payload["units"], "units").stepped()
        return cls(
            units,
            read_shapes(payload["context"], "countries").stepped(),
            read_shapes(payload["bands"], "bands"),
            payload["context"]["own"],
            payload["plane"],
            dict(zip(units.polygons, payload.get("parents", ()), strict=False)),
            payload.get("coast"),
            payload.get("water"),
        )

    @property
    def aspect(self) -> float:
        """Width over height of the ground, as it is drawn."""
        return aspect(self.plane)

    def fit(self, box: Box, room: float = ROOM) -> Fit:
        """The projection and scale with which the units fill a box."""
        return fit_to(self.plane, box, room)

    def scale_in(self, size: tuple[float, float]) -> float:
        """How many px a metre has in a panel of a size."""
        return self.fit_in(size).px_per_m

    def filled_in(self, size: tuple[float, float]) -> float:
        """The share of a panel of a size that a box around the ground takes."""
        wide, high = (side * self.scale_in(size) for side in size_of(self.plane))
        return wide * high / (size[0] * size[1])

    def fit_in(self, size: tuple[float, float]) -> Fit:
        """The fit of a panel of a size."""
        return self.fit((0.0, 0.0, *size), min(ROOM, ROOM_SHARE * min(size)))

    def in_panel(self, size: tuple[float, float]) -> tuple[Fit, PxShapes]:
        """How the shapes are drawn in a panel of a size; the same for all of that size."""
        if size not in self.fitted:
            fit = self.fit_in(size)
            self.fitted[size] = fit, self.drawn(fit, (0.0, 0.0, *size))
        return self.fitted[size]

    def sizes_in(self, size: tuple[float, float]) -> UnitSizes:
        """How large units are in a panel of a size, for which no shape is simplified or cut."""
        if size in self.fitted:
            return self.fitted[size][1].sizes
        return self.sizes_on(self.fit_in(size), (0.0, 0.0, *size))

    def sizes_on(self, fit: Fit, box: Box) -> UnitSizes:
        """The same as a fit draws them in a box."""
        exact = self.units.moved(fit.pixels)
        return UnitSizes.of(exact, exact.meeting(box)).within(box)

    def drawn(self, fit: Fit, box: Box) -> PxShapes:
        """The shapes as they are drawn in a box, in px."""
        countries = self.countries.moved(fit.pixels).simplified(CONTEXT_TOLERANCE)
        exact = self.units.moved(fit.pixels)
        units = exact.simplified(TOLERANCE)
        near = exact.meeting(box)
        seen = {id_: units.rings(id_) for id_ in near}
        out = reaching_out(seen, box)
        bands = self.bands.moved(fit.pixels).simplified(CONTEXT_TOLERANCE)
        lines = countries.lines(lambda a, b: self.own not in (a, b) and b is not None)
        return PxShapes(
            units=seen_of(seen, out, box),
            countries={
                id_: cut for id_ in countries.polygons if (cut := _cut(countries.rings(id_), box))
            },
            bands={id_: _cut(bands.rings(id_), box) for id_ in bands.polygons},
            country_lines=cut_lines(lines, box),
            unit_shapes=units,
            sizes=UnitSizes.of(exact, near).within(box),
            box=box,
            own=self.own,
            parents=self.parents,
            coast=self.coast,
            cut=frozenset(out | (units.polygons.keys() - set(near))),
            waters=waters_in(self.water, fit, box),
        )


@dataclass(frozen=True)
class PxShapes:
    """The shapes of a map in px: polygons by id, each a list of rings, cut to its box.

    `cut`: the units that reach out of the box, or lie outside of it; `parents`: the number of what
    each unit lies in, where that differs; `coast`: the number of the first arc of a coast.
    """

    units: Mapping[str, list[Rings]]
    countries: Mapping[str, list[Rings]]
    bands: Mapping[str, list[Rings]]
    country_lines: list[Floats]
    unit_shapes: Shapes
    box: Box
    own: str
    sizes: UnitSizes
    cut: frozenset[str] = frozenset()
    parents: Mapping[str, int] = field(default_factory=dict)
    coast: int | None = None
    waters: PxWaters = NO_WATERS

    def lines(self, keep: Callable[[str, str | None], bool], among: slice = ALL) -> list[Floats]:
        """The lines between units for which `keep` is true, none around a speck."""
        small = self.sizes.specks
        lines = self.unit_shapes.lines(
            lambda a, b: not (a in small or b in small) and keep(a, b),
            among,
            self.box if self.cut else None,
        )
        return cut_lines(lines, self.box) if self.cut else lines

    def outline(
        self, theme: Theme, weight: float, thin: float = 1.0
    ) -> Iterator[tuple[list[Floats], Paint]]:
        """The outline of all units, quieter at a coast, and how it is drawn where lines have a
        share `weight` of their width; `thin`: the share that all have on a map among many.
        """
        own = theme.lines["outline"]
        share = thin * max(weight, own["least"])
        first = len(self.unit_shapes.arcs) if self.coast is None else self.coast
        for width, among in (("width", slice(first)), ("coast", slice(first, None))):
            lines = self.lines(lambda _, b: b is None, among)
            yield lines, line(theme.ink, share * own[width], own["opacity"])

    def edge(self, id_: str) -> list[Floats]:
        """The edge of a unit in the box, as lines; not where it is cut."""
        rings = (ring for part in self.unit_shapes.rings(id_) for ring in part)
        return cut_lines([np.concatenate((ring, ring[:1])) for ring in rings], self.box)

    @cached_property
    def whole(self) -> Any:
        """The ground of all units together."""
        import shapely

        return shapely.union_all(shapely.make_valid(shapes_of(self.units.values())))

    @cached_property
    def inside(self) -> Floats:
        """Some points in every unit, as a grid over it has them; rows of x and y."""
        import shapely

        shapes = np.array(shapes_of(self.units.values()), dtype=object)
        west, south, east, north = shapely.bounds(shapes)[:, :, None, None].swapaxes(0, 1)
        share = (np.arange(GRID) + 0.5) / GRID
        x = west + (east - west) * share[None, :, None] + 0 * share[None, None, :]
        y = south + (north - south) * share[None, None, :] + 0 * share[None, :, None]
        found = shapely.contains_xy(shapes[:, None, None], x, y)
        return np.column_stack((x[found], y[found]))


def shapes_of(many: Iterable[list[Rings]]) -> list[Any]:
    """Rings as polygons."""
    import shapely

    return [
        shapely.Polygon(rings[0], rings[1:]) for polygons in many for rings in polygons if rings
    ]


def reaching_out(units: Mapping[str, list[Rings]], box: Box) -> set[str]:
    """The units with a point outside of a box."""
    x0, y0, x1, y1 = box

    def out(ring: Floats) -> bool:
        (left, top), (right, bottom) = ring.min(axis=0), ring.max(axis=0)
        return bool(left < x0 or top < y0 or right > x1 or bottom > y1)

    return {id_ for id_, parts in units.items() if any(out(rings[0]) for rings in parts if rings)}


def seen_of(
    units: Mapping[str, list[Rings]], cut: Collection[str], box: Box
) -> Mapping[str, list[Rings]]:
    """Units with what of them lies in a box, those of which nothing does left out."""
    seen = {id_: _cut(rings, box) if id_ in cut else rings for id_, rings in units.items()}
    return {id_: rings for id_, rings in seen.items() if rings or id_ not in cut}


def _cut(polygons: list[Rings], box: Box) -> list[Rings]:
    """Polygons cut to a box, their parts outside left out."""
    cut = [[clip_ring(ring, box) for ring in rings] for rings in polygons]
    kept = [[ring for ring in rings if len(ring) > 2] for rings in cut]
    return [rings for rings in kept if rings]


def ground_items(
    drawn: PxShapes,
    places: Mapping[str, Seen],
    theme: Theme,
    disputed: Sequence[Floats] = (),
) -> list[Item]:
    """The ground from below: countries, units, border regions, lines and fronts, which no disputed
    border breaks.
    """
    weight = weight_of(drawn, places)
    items: list[Item] = [
        _countries(drawn, theme),
        Path(
            drawn.country_lines,
            Paint(stroke=theme.land_line, width=theme.lines["country_line"]["width"]),
            closed=False,
        ),
        Group(_units(drawn, places, theme, weight), name="units"),
        *river_items(drawn.waters, theme),
        Group(_bands(drawn, places, theme), name="bands"),
        Group(_lines(drawn, places, theme, weight, disputed), name="lines"),
        *_grown(drawn, places, theme),
        *_specks(drawn, places, theme),
    ]
    return items


def _countries(drawn: PxShapes, theme: Theme) -> Item:
    rings = [ring for parts in drawn.countries.values() for part in parts for ring in part]
    return Path(rings, Paint(theme.land))


def weight_of(drawn: PxShapes, places: Mapping[str, Seen]) -> float:
    """The share of their width that lines have, by how large units or drawn pieces are."""
    named = any(place.get("name") for place in places.values())
    if named:
        return drawn.sizes.weight
    return line_weight(usual_side(rings for parts in drawn.units.values() for rings in parts))


def _units(drawn: PxShapes, places: Mapping[str, Seen], theme: Theme, weight: float) -> list[Item]:
    """The units, with edges of a share of their width; those without a name that look alike are one
    shape, without seams in it.
    """
    items: list[Item] = []
    alike: dict[Paint, list[Floats]] = {}
    for id_, parts in drawn.units.items():
        place = places.get(id_, UNKNOWN)
        paint = unit_paint(place, theme)
        paint = replace(paint, width=weight * paint.width)
        rings = [ring for part in parts for ring in part]
        if place.get("name") and id_ in drawn.cut and paint.stroke != NOTHING:
            items.append(Path(rings, replace(paint, stroke=NOTHING)))
            items.append(edge_of(id_, drawn, paint))
        elif place.get("name"):
            items.append(Path(rings, paint))
        else:
            alike.setdefault(paint, []).extend(rings)
    return [*items, *(Path(rings, paint) for paint, rings in alike.items())]


def ground_of(place: Seen) -> Alike:
    """What ground is alike: of one status, or of one change where two days are compared."""
    if turn := place.get("turn"):
        return tuple(turn)
    return KEPT if place.get("pale") else place.get("status")


def unit_paint(place: Seen, theme: Theme) -> Paint:
    """How a unit is filled: what is old or inferred is paler, and old or contradicted has an edge.

    Where two days are compared: what changed in full, as its `turn` says, the rest pale.
    """
    status = place.get("status")
    if side := place.get("apart"):
        return Paint(theme.land if side == "neither" else theme.apart, theme.none_edge, QUIET_EDGE)
    if turn := place.get("turn"):
        return Paint(theme.turn(*turn, striped=place.get("striped", False)))
    if place.get("pale") and status:
        return Paint(theme.pale(status))
    fill = theme.fill(status)
    opacity = STALE if place.get("stale") else INFERRED if place.get("inferred") else 1.0
    if place.get("contradicted"):
        return Paint(fill, theme.ink, CONTRADICTED_WIDTH, opacity, 1.0, CONTRADICTED_DASH)
    if place.get("stale"):
        width, edge_opacity = STALE_EDGE["width"], STALE_EDGE["opacity"]
        return Paint(fill, theme.ink, width, opacity, edge_opacity, STALE_DASH)
    if not status:
        return Paint(fill, theme.none_edge, QUIET_EDGE)
    return Paint(fill, fill_opacity=opacity)


def _broken_edges(
    drawn: PxShapes, places: Mapping[str, Seen], theme: Theme, weight: float
) -> Iterator[Item]:
    """Once more the edges that say something of a unit, over the lines between units."""
    for id_ in drawn.units:
        paint = unit_paint(places.get(id_, UNKNOWN), theme)
        if paint.dash:
            yield edge_of(id_, drawn, replace(paint, width=weight * paint.width))


def edge_of(id_: str, drawn: PxShapes, paint: Paint) -> Path:
    """The edge of a unit alone, none along the sides of the map."""
    edge = replace(paint, fill=NOTHING)
    if id_ in drawn.cut:
        return Path(drawn.edge(id_), edge, closed=False)
    return Path([ring for part in drawn.units[id_] for ring in part], edge)


def _bands(drawn: PxShapes, places: Mapping[str, Seen], theme: Theme) -> list[Item]:
    """The border regions, each without a sharp edge: a tint, in layers."""
    shown = [
        (rings, theme.color(place["status"]))
        for id_, rings in drawn.bands.items()
        if (place := places.get(id_, UNKNOWN)).get("status") and not place.get("pale")
    ]
    return [item for rings, color in shown for item in soft_items(rings, color)]


def soft_items(polygons: list[Rings], color: str) -> list[Item]:
    """Polygons in a tint that fades at their edges: layers, each smaller than the one below."""
    import shapely

    whole = shapely.union_all(shapely.make_valid(shapes_of([polygons])))
    paint = Paint(color, fill_opacity=1 - (1 - BAND_OPACITY) ** (1 / SOFT_LAYERS))
    layers = [
        shapely.buffer(whole, -SOFT_EDGE * (nth + 0.5) / SOFT_LAYERS, quad_segs=2)
        for nth in range(SOFT_LAYERS)
    ]
    return [Path(rings_of(layer), paint) for layer in layers if not shapely.is_empty(layer)]


def rings_of(shape: Any) -> list[Floats]:
    """The rings of polygons."""
    import shapely

    return [
        shapely.get_coordinates(ring)
        for part in shapely.get_parts(shape)
        for ring in (part.exterior, *part.interiors)
    ]


def _lines(
    drawn: PxShapes,
    places: Mapping[str, Seen],
    theme: Theme,
    weight: float,
    disputed: Sequence[Floats],
) -> list[Item]:
    """Lines between named units of one status, disputed borders, fronts between two with a halo,
    the outline; over all but that lakes, for no front runs through one.
    """
    inner, fronts = _inner_lines(drawn, places), _fronts(drawn, places)
    unit, front = theme.lines["unit_line"], theme.lines["front"]
    below = (
        (inner, line(theme.paper, weight * unit["width"], unit["opacity"])),
        *_parent_lines(drawn, places, theme, weight),
    )
    above = (
        (fronts, line(theme.paper, weight * front["halo_width"], front["halo_opacity"])),
        (fronts, line(theme.ink, weight * front["width"])),
    )
    return [
        *_drawn(below),
        *broken_lines(disputed, theme),
        *_drawn(above),
        *lake_items(drawn.waters, theme),
        *_drawn(drawn.outline(theme, weight)),
    ]


def _inner_lines(drawn: PxShapes, places: Mapping[str, Seen]) -> list[Floats]:
    """The lines between named units inside ground of one status."""

    def inside(a: str, b: str | None) -> bool:
        named = bool(places.get(a, UNKNOWN).get("name"))
        return named and b is not None and _alike(a, b, places) and _ground(a, places) is not None

    return drawn.lines(inside)


def _fronts(drawn: PxShapes, places: Mapping[str, Seen]) -> list[Floats]:
    """The lines between ground that is not alike, but for those around what is drawn grown."""

    def parts(a: str, b: str | None) -> bool:
        grown = any(is_grown(places.get(id_ or "", UNKNOWN)) for id_ in (a, b))
        return b is not None and not _alike(a, b, places) and not grown

    return drawn.lines(parts)


def _ground(id_: str, places: Mapping[str, Seen]) -> Alike:
    return ground_of(places.get(id_, UNKNOWN))


def _alike(a: str, b: str, places: Mapping[str, Seen]) -> bool:
    return _ground(a, places) == _ground(b, places)


def _parent_lines(
    drawn: PxShapes, places: Mapping[str, Seen], theme: Theme, weight: float
) -> Iterator[tuple[list[Floats], Paint]]:
    """The lines inside ground of one status between what units lie in, and how they are drawn."""
    parents = drawn.parents
    if not parents:
        return

    def lines(*, held: bool) -> list[Floats]:
        return drawn.lines(
            lambda a, b: (
                b is not None
                and parents.get(a) != parents.get(b)
                and _alike(a, b, places)
                and bool(_ground(a, places)) == held
            )
        )

    own = theme.lines["parent_line"]
    width = max(weight, own["least"]) * own["width"]
    yield lines(held=True), line(theme.paper, width)
    yield lines(held=False), line(theme.none_edge, width)


def is_grown(place: Seen) -> bool:
    """Whether ground changed that was drawn as a line runs, and so may be too thin to be seen."""
    return bool(place.get("turn")) and not place.get("name")


def _grown(drawn: PxShapes, places: Mapping[str, Seen], theme: Theme) -> Iterator[Item]:
    """Once more what changed of ground without names, wide enough to be seen, in its outline."""
    alike: dict[tuple[str, Paint], list[Floats]] = {}
    for id_, parts in drawn.units.items():
        place = places.get(id_, UNKNOWN)
        if is_grown(place):
            key = theme.color(place["turn"][1]), unit_paint(place, theme)
            alike.setdefault(key, []).extend(ring for rings in parts for ring in rings)
    # The fills last, so that no line between two pieces runs over their stripes.
    for rings in alike.values():
        yield Path(rings, line(theme.ink, 2 * GROWN["outline"]))
    for (color, _), rings in alike.items():
        yield Path(rings, line(color, 2 * GROWN["fill"]))
    for (_, paint), rings in alike.items():
        yield Path(rings, paint)


def _drawn(wanted: Iterable[tuple[Sequence[Floats], Paint]]) -> list[Item]:
    return [Path(lines, paint, closed=False) for lines, paint in wanted if lines]


def line(color: str, width: float, opacity: float = 1.0) -> Paint:
    return Paint(stroke=color, width=width, stroke_opacity=opacity, round=True)


def broken_lines(lines: Sequence[Floats], theme: Theme) -> list[Item]:
    """Lines with gaps that are seen on other lines, too."""
    if not lines:
        return []
    own = theme.lines["disputed"]
    gaps = Paint(stroke=theme.paper, width=own["gap_width"], dash=DISPUTED_DASH)
    drawn = line(theme.ink, own["width"], own["opacity"])
    return [Path(lines, drawn, closed=False), Path(lines, gaps, closed=False)]


def _specks(drawn: PxShapes, places: Mapping[str, Seen], theme: Theme) -> Iterator[Item]:
    """Dots of the least size for what is too small to be seen."""
    for id_, (x, y) in drawn.sizes.specks.items():
        yield speck(x, y, places.get(id_, UNKNOWN), theme)


def speck(x: float, y: float, place: Seen, theme: Theme) -> Circle:
    """A dot in the colour of a place, with an edge."""
    paint = unit_paint(place, theme)
    edge = line(theme.ink, SPECK_EDGE["width"], SPECK_EDGE["opacity"])
    return Circle(
        x, y, SPECK_RADIUS, replace(edge, fill=paint.fill, fill_opacity=paint.fill_opacity)
    )


def small_ground_items(drawn: PxShapes, places: Mapping[str, Seen], theme: Theme) -> list[Item]:
    """The ground of a map among many: countries, units, fronts and the outline, in thin lines."""
    weight = weight_of(drawn, places)
    # All lines alike under the fronts: what is the same on every map is written once.
    inner = drawn.lines(lambda a, b: b is not None and bool(places.get(a, UNKNOWN).get("name")))
    fronts = drawn.lines(lambda a, b: b is not None and not _alike(a, b, places))
    unit, front = (theme.lines[one]["width"] for one in ("unit_line", "front"))
    lines = (
        (inner, Paint(stroke=theme.paper, width=SMALL_UNIT * weight * unit, stroke_opacity=0.6)),
        *_parent_lines(drawn, places, theme, THIN * weight),
        (fronts, line(theme.ink, SMALL_FRONT * weight * front)),
    )
    return [
        _countries(drawn, theme),
        *_units(drawn, places, theme, THIN * weight),
        *river_items(drawn.waters, theme, THIN),
        *_drawn(lines),
        *lake_items(drawn.waters, theme),
        *_drawn(drawn.outline(theme, weight, THIN)),
        *_broken_edges(drawn, places, theme, THIN * weight),
        *_specks(drawn, places, theme),
    ]


def scale_bar_km(fit: Fit, width: float) -> float:
    """The longest of 1, 2, 5, 10 … km that takes at most `width` px."""
    most = width / fit.px_per_m / 1000
    power = 10.0 ** np.floor(np.log10(most))
    return float(max(step * power for step in (1, 2, 5) if step * power <= most))
