"""What the figures of one map are made from, and the labels that they ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mapper.model.place import CELL
from mapper.page.map_model import DrawnMap, PlaceEntry, TownEntry
from mapper.picture.fit import Fit
from mapper.picture.ground import PxShapes, shapes_of
from mapper.picture.ink import Box, Floats
from mapper.picture.label_placement.boxes import box_inside
from mapper.picture.label_placement.polygons import RingLines, largest
from mapper.picture.label_placement.spots import (
    AreaLabel,
    Label,
    LineLabel,
    MarkLabel,
    NameLines,
    NumberLabel,
)
from mapper.picture.letters import text_width
from mapper.picture.marks import contenders_of, reach_of
from mapper.picture.shapes import Rings
from mapper.picture.themes import Theme
from mapper.style.shared import number, numbers, numbers_by_name

CLAIM = numbers_by_name("placement.claim")
SIZE = numbers_by_name("lettering.size")  # px
SPACING = numbers_by_name("lettering.spacing")  # px between letters
LEADING = number("lettering.layout.leading")
NUMBER_RADIUS = number("lettering.layout.number_radius")
# From the middle of a letter's height to the line it stands on, in its size.
TO_BASELINE = number("lettering.layout.to_baseline")
# A town for orientation, as a kind of what is named; its dot, and the paper around it.
TOWN = "orientation"
TOWN_DOT = numbers("marks.orientation_radii")
# Room between labels and the edge of the map, in px.
INSET = 5.0


@dataclass(frozen=True)
class Scene:
    """What the figures of one map are made from.

    `numbers`: the annotations that are drawn; `names`: how each place is called on the map;
    `points`: where each lies, in px. With `thin` marks that say no more than the ground under them
    are drawn only where there is room for their names.
    """

    payload: DrawnMap
    drawn: PxShapes
    fit: Fit
    theme: Theme
    numbers: frozenset[int]
    names: Mapping[str, str]
    obstacles: Sequence[Box] = ()
    thin: bool = False

    @cached_property
    def points(self) -> dict[str, tuple[float, float]]:
        located = [place for place in self.payload["places"] if place.get("at")]
        degrees = np.array([place["at"] for place in located], dtype=float).reshape(-1, 2)
        pixels = self.fit.pixels(degrees).tolist()
        return {place["id"]: (x, y) for place, (x, y) in zip(located, pixels, strict=True)}

    def at(self, place: PlaceEntry) -> tuple[float, float] | None:
        """Where a place lies, in px."""
        return self.points.get(place["id"])

    def contenders(self, place: PlaceEntry) -> list[str]:
        """The statuses that the mark of a place is split between."""
        return [] if place.get("pale") else contenders_of(self.payload, place.get("status"))

    def reach(self, place: PlaceEntry) -> float:
        """How far the mark of a place reaches, in px; 0 for what has none."""
        return reach_of(place["kind"], self.contenders(place))

    def has_in_view(self, place: PlaceEntry) -> bool:
        """Whether a place lies on this map: one of a table may lie anywhere."""
        at = self.at(place)
        return at is not None and box_inside((*at, *at), self.drawn.box)

    @cached_property
    def status(self) -> dict[str, str | None]:
        """The status of every place by its id."""
        return {place["id"]: place.get("status") for place in self.payload["places"]}

    def says_more(self, place: PlaceEntry) -> bool:
        """Whether the mark of a place says more than the ground under it."""
        told = place.get("n") or place.get("contradicted")
        return bool(told) or self.status.get(place.get("within", "")) != place.get("status")


def claim_of(place: PlaceEntry, scene: Scene) -> float:
    """The claim of the name beside a mark: what is fought over before all else, discs too."""
    if len(scene.contenders(place)) > 1:
        return CLAIM["fought_over"]
    if place["kind"] == "capital":
        return CLAIM["capital_in_news"] if place.get("n") else CLAIM["capital"]
    return CLAIM["crossing"] if place["kind"] in ("crossing", "airport") else CLAIM["town"]


Wanted = list[tuple[Label, PlaceEntry]]


def number_labels(
    scene: Scene, places: Mapping[str, PlaceEntry], where: Mapping[str, tuple[float, float]]
) -> Wanted:
    wanted: Wanted = []
    for entry in scene.payload["annotations"]:
        place = places[entry["place"]]
        if entry["n"] not in scene.numbers:
            continue
        if place.get("line"):
            at: tuple[float, float] | None = middle_of(scene, place["line"])
        else:
            at = where.get(place["id"]) or scene.at(place)
        if at is None:
            continue
        label = NumberLabel(
            id=f"n:{place['id']}",
            place=place["id"],
            priority=CLAIM["number"] + entry["n"] / 100,
            radius=NUMBER_RADIUS,
            at=at,
            avoid=0.0 if place.get("line") else scene.reach(place),
        )
        wanted.append((label, {**place, "n": entry["n"]}))
    return wanted


def mark_labels(
    scene: Scene,
    shown: Sequence[PlaceEntry],
    where: Mapping[str, tuple[float, float]],
    loose: Set[str] = frozenset(),
) -> Wanted:
    """Names beside marks; `loose` marks are drawn only with their names."""
    size = SIZE["place"]
    return [
        (
            MarkLabel(
                id=f"t:{place['id']}",
                place=place["id"],
                priority=claim_of(place, scene) + nth / 1e4,
                at=where[place["id"]],
                radius=scene.reach(place),
                width=text_width(scene.names[place["id"]], size, face=mark_face(place)),
                height=size + LEADING,
                with_mark=place["id"] in loose,
                must=claim_of(place, scene) == CLAIM["fought_over"],
            ),
            place,
        )
        for nth, place in enumerate(shown)
    ]


def mark_face(place: PlaceEntry) -> str:
    return "bold" if place.get("n") else "regular"


def town_labels(scene: Scene) -> Wanted:
    """Names of towns for orientation, which stand back behind all others."""
    towns = scene.payload.get("towns", [])
    places = np.array([town["at"] for town in towns], dtype=float).reshape(-1, 2)
    return [
        town_label(town, f"o:{nth}", nth, (x, y))
        for nth, (town, (x, y)) in enumerate(
            zip(towns, scene.fit.pixels(places).tolist(), strict=True)
        )
    ]


def town_label(
    town: TownEntry, id_: str, nth: int, at: tuple[float, float]
) -> tuple[Label, PlaceEntry]:
    unit, size = town.get("within", ""), SIZE["town"]
    label = MarkLabel(
        id=id_,
        place=id_,
        priority=CLAIM["orientation"] + nth / 1e4,
        at=at,
        radius=TOWN_DOT[1],
        width=text_width(town["name"], size),
        height=size + LEADING,
        with_mark=True,
        quiet=True,
        unless=f"u:{unit}" if town.get("namesake") else "",
    )
    return label, {"id": id_, "kind": TOWN, "name": town["name"], "within": unit}


def unit_labels(scene: Scene) -> Wanted:
    """Names of units; the ground around a place goes by the mark of that."""
    wanted: Wanted = []
    for place in scene.payload["places"]:
        rings = scene.drawn.units.get(place["id"])
        at = scene.at(place)
        if place["kind"] != "unit" or not rings or not any(rings) or at is None:
            continue
        if place["id"].startswith(CELL):
            continue
        words = scene.names[place["id"]].split()
        forms = [[" ".join(words)]]
        if len(words) > 1:
            forms.append([" ".join(words[:-1]), words[-1]])
        label = AreaLabel(
            id=f"u:{place['id']}",
            place=place["id"],
            priority=CLAIM["unit"],
            outline=RingLines.of(largest(rings)),
            at=at,
            forms=tuple(_lines(form, "unit", "italic") for form in forms),
        )
        wanted.append((label, place))
    return wanted


def _lines(texts: Sequence[str], kind: str, face: str = "regular") -> NameLines:
    size, spacing = SIZE[kind], SPACING[kind]
    width = max(text_width(text, size, face=face, spacing=spacing) for text in texts)
    return NameLines(texts=tuple(texts), width=width, height=len(texts) * (size + LEADING))


def border_labels(scene: Scene) -> Wanted:
    wanted: Wanted = []
    for place in scene.payload["places"]:
        if not place.get("line") or not place.get("status") or place.get("pale"):
            continue
        name = border_name(scene, place)
        label = LineLabel(
            id=f"b:{place['id']}",
            place=place["id"],
            priority=CLAIM["border"],
            line=seen_part(scene, place["line"]),
            width=text_width(name, SIZE["border"], spacing=SPACING["border"]),
            height=SIZE["border"] + LEADING,
        )
        wanted.append((label, place))
    return wanted


def border_name(scene: Scene, place: PlaceEntry) -> str:
    name = f"{scene.payload['kinds'].get(place['kind'], '')}: {scene.names[place['id']]}"
    return name[:1].upper() + name[1:]


def country_labels(scene: Scene) -> Wanted:
    """Names of the neighbours, in capitals, inside what is seen of them."""
    if scene.payload.get("tiled"):
        return []
    named = scene.payload["context"]["names"]
    wanted: Wanted = []
    for id_, polygons in scene.drawn.countries.items():
        name = named.get(id_, "").upper()
        if id_ == scene.drawn.own or not name:
            continue
        seen = off_the_units(polygons, scene.drawn)
        if not seen:
            continue
        outline = RingLines.of(largest(seen))
        x0, y0, x1, y1 = outline.box
        words = name.split()
        forms = [[name]] + ([[words[0], " ".join(words[1:])]] if len(words) > 1 else [])
        label = AreaLabel(
            id=f"c:{id_}",
            priority=CLAIM["country"],
            outline=outline,
            at=((x0 + x1) / 2, (y0 + y1) / 2),
            forms=tuple(_lines(form, "country") for form in forms),
        )
        wanted.append((label, {"id": id_, "kind": "country"}))
    return wanted


def off_the_units(polygons: list[Rings], drawn: PxShapes) -> list[Rings]:
    """What the units leave of a country: those of a user may lie over several countries."""
    import shapely

    shapes = shapes_of([polygons])
    x, y = drawn.inside.T
    # Nearly always there is none: two sources draw a border within some px of each other.
    if not any(shapely.contains_xy(shape, x, y).any() for shape in shapes):
        return polygons
    country = shapely.union_all(shapely.make_valid(shapes))
    left = shapely.get_parts(shapely.difference(country, drawn.whole))
    return [
        [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]
        for part in left
        if part.geom_type == "Polygon" and not part.is_empty
    ]


def middle_of(scene: Scene, line: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The point half way along that part of a line that is seen."""
    seen = seen_part(scene, line)
    x, y = seen[len(seen) // 2].tolist()
    return x, y


def seen_part(scene: Scene, line: Sequence[Sequence[float]]) -> Floats:
    """The points of a line (degrees) that lie on the map, in px."""
    points = scene.fit.pixels(np.array(line, dtype=float))
    x0, y0, x1, y1 = scene.drawn.box
    seen = points[((points >= (x0, y0)) & (points <= (x1, y1))).all(axis=1)]
    return seen if len(seen) > 1 else points
