"""The figures on a map: marks, names and numbers, laid out by the order of claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import atan2, degrees, hypot
from typing import Any

import numpy as np

from mapper.picture.conic import Fit
from mapper.picture.ground import Drawn
from mapper.picture.ink import Box, Circle, Floats, Group, Item, Paint, Path, Text
from mapper.picture.lettering.boxes import box_corners, box_inside
from mapper.picture.lettering.place import place_labels
from mapper.picture.lettering.polygons import Outline, largest
from mapper.picture.lettering.spots import (
    AreaLabel,
    Label,
    LineLabel,
    Lines,
    MarkLabel,
    NumberLabel,
    Placed,
    Stage,
)
from mapper.picture.letters import runs_right_to_left, text_width
from mapper.picture.marks import REACH, mark
from mapper.picture.themes import Theme

Place = dict[str, Any]

# Order of claim: a label with a smaller number is placed first.
CLAIM = {"number": 0, "capital in news": 1, "border": 2, "capital": 3, "unit": 4, "crossing": 5,
         "town": 6, "country": 7}  # fmt: skip
SIZE = {"unit": 12.0, "place": 13.0, "country": 12.0, "border": 12.0}  # px
SPACING = {"unit": 0.3, "country": 2.4, "border": 0.4}  # px between letters
NUMBER_RADIUS = 9.0
PALE_NAMES = 0.75  # opacity of names of what stayed as it was
# Room between labels and the edge of the map, in px.
INSET = 5.0
# From the middle of a letter's height to the line it stands on, in its size.
TO_BASELINE = 0.35


@dataclass(frozen=True)
class Figures:
    """What stands on the ground: marks below, letters and numbers above, as `placed`.

    `unnamed`: the labels of marks and units that found no room, by their ids.
    """

    marks: list[Item]
    letters: list[Item]
    placed: list[Placed]
    unnamed: frozenset[str]


@dataclass(frozen=True)
class Scene:
    """What the figures of one map are made from.

    `numbers`: the annotations that are drawn; `names`: how each place is called on the map;
    `points`: where each lies, in px. With `thin` marks that say no more than the ground under them
    are drawn only where there is room for their names.
    """

    payload: Mapping[str, Any]
    drawn: Drawn
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

    def at(self, place: Place) -> tuple[float, float] | None:
        """Where a place lies, in px."""
        return self.points.get(place.get("id", ""))

    def has_in_view(self, place: Place) -> bool:
        """Whether a place lies on this map: one of a table may lie anywhere."""
        at = self.at(place)
        return at is not None and box_inside((*at, *at), self.drawn.box)

    @cached_property
    def status(self) -> dict[str, str | None]:
        """The status of every place by its id."""
        return {place["id"]: place.get("status") for place in self.payload["places"]}

    def says_more(self, place: Place) -> bool:
        """Whether the mark of a place says more than the ground under it."""
        told = place.get("n") or place.get("disputed")
        return bool(told) or self.status.get(place.get("within", "")) != place.get("status")


def figures(scene: Scene) -> Figures:
    """Marks, names and numbers of a map."""
    places = {place["id"]: place for place in scene.payload["places"]}
    shown = [
        place
        for place in scene.payload["places"]
        if place["kind"] in REACH and place.get("status") and scene.has_in_view(place)
    ]
    shown.sort(key=lambda place: claim_of(place))
    # What is drawn only with its name stays where it is, and makes no room by itself.
    # The largest capital is on every map.
    first = next((p["id"] for p in shown if claim_of(p) == CLAIM["capital"]), "")
    loose = {
        place["id"]
        for place in shown
        if scene.thin and place["id"] != first and not scene.says_more(place)
    }
    where = spread(
        [
            (place["id"], *scene.points[place["id"]], REACH[place["kind"]])
            for place in shown
            if place["id"] not in loose
        ]
    ) | {id_: scene.points[id_] for id_ in loose}
    labels: dict[str, tuple[Label, Place]] = {}
    for label, place in (
        *number_labels(scene, places, where),
        *mark_labels(scene, shown, where, loose),
        *unit_labels(scene),
        *border_labels(scene),
        *country_labels(scene),
    ):
        labels[label.id] = (label, place)
    obstacles = [
        (id_, (x - reach, y - reach, x + reach, y + reach))
        for id_, (x, y) in where.items()
        if id_ not in loose
        for reach in (REACH[places[id_]["kind"]],)
    ]
    others = [("", box) for box in scene.obstacles]
    x0, y0, x1, y1 = scene.drawn.box
    view = (x0 + INSET, y0 + INSET, x1 - INSET, y1 - INSET)
    stage = Stage(view, (*obstacles, *others))
    placed = place_labels((label for label, _ in labels.values()), stage)
    named = {one.label.place for one in placed}
    marks = [
        _mark_group(scene, places, place, where[place["id"]])
        for place in shown
        if place["id"] in named or place["id"] not in loose
    ]
    return Figures(
        marks=marks,
        letters=_letters(scene, places, placed, {id_: place for id_, (_, place) in labels.items()}),
        placed=placed,
        unnamed=_unnamed(labels, placed),
    )


def _unnamed(labels: Mapping[str, tuple[Label, Place]], placed: Sequence[Placed]) -> frozenset[str]:
    """The names of places and units that are not written on the map."""
    found = {one.label.id for one in placed}
    return frozenset(
        id_
        for id_, (label, _) in labels.items()
        if id_ not in found and isinstance(label, MarkLabel | AreaLabel) and id_[0] in "tu"
    )


def claim_of(place: Place) -> int:
    if place["kind"] == "capital":
        return CLAIM["capital in news"] if place.get("n") else CLAIM["capital"]
    return CLAIM["crossing"] if place["kind"] in ("crossing", "airport") else CLAIM["town"]


def spread(
    marks: Sequence[tuple[str, float, float, float]],
) -> dict[str, tuple[float, float]]:
    """Where marks (id, x, y, reach) stand so that none hides another.

    One that would lie on an earlier one moves straight away from it, to the right where both
    are at one point.
    """
    where: dict[str, tuple[float, float]] = {}
    stood: list[tuple[float, float, float]] = []
    for id_, x, y, reach in marks:
        for _ in range(8):
            other = next(
                (one for one in stood if hypot(one[0] - x, one[1] - y) < one[2] + reach + 1), None
            )
            if other is None:
                break
            far = hypot(x - other[0], y - other[1])
            dx, dy = ((x - other[0]) / far, (y - other[1]) / far) if far > 0.5 else (1.0, 0.0)
            apart = other[2] + reach + 1.5
            x, y = other[0] + dx * apart, other[1] + dy * apart
        stood.append((x, y, reach))
        where[id_] = (x, y)
    return where


# --- labels -------------------------------------------------------------------------------

Wanted = list[tuple[Label, Place]]


def number_labels(
    scene: Scene, places: Mapping[str, Place], where: Mapping[str, tuple[float, float]]
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
            avoid=0.0 if place.get("line") else REACH.get(place["kind"], 0.0),
        )
        wanted.append((label, place | {"n": entry["n"]}))
    return wanted


def mark_labels(
    scene: Scene,
    shown: Sequence[Place],
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
                priority=claim_of(place) + nth / 1e4,
                at=where[place["id"]],
                radius=REACH[place["kind"]],
                width=text_width(scene.names[place["id"]], size, face=_mark_face(place)),
                height=size + 2,
                with_mark=place["id"] in loose,
            ),
            place,
        )
        for nth, place in enumerate(shown)
    ]


def _mark_face(place: Place) -> str:
    return "bold" if place.get("n") else "regular"


def unit_labels(scene: Scene) -> Wanted:
    """Names of units; ground that is inferred goes by the mark of its place."""
    wanted: Wanted = []
    for place in scene.payload["places"]:
        rings = scene.drawn.units.get(place["id"])
        at = scene.at(place)
        if place["kind"] != "unit" or not rings or not any(rings) or at is None:
            continue
        if place.get("inferred"):
            continue
        words = scene.names[place["id"]].split()
        forms = [[" ".join(words)]]
        if len(words) > 1:
            forms.append([" ".join(words[:-1]), words[-1]])
        label = AreaLabel(
            id=f"u:{place['id']}",
            place=place["id"],
            priority=CLAIM["unit"],
            outline=Outline.of(largest(rings)),
            at=at,
            forms=tuple(_lines(form, "unit", "italic") for form in forms),
        )
        wanted.append((label, place))
    return wanted


def _lines(texts: Sequence[str], kind: str, face: str = "regular") -> Lines:
    size, spacing = SIZE[kind], SPACING[kind]
    width = max(text_width(text, size, face=face, spacing=spacing) for text in texts)
    return Lines(texts=tuple(texts), width=width, height=len(texts) * (size + 2))


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
            height=SIZE["border"] + 2,
        )
        wanted.append((label, place | {"text": name}))
    return wanted


def border_name(scene: Scene, place: Place) -> str:
    name = f"{scene.payload['kinds'].get(place['kind'], '')}: {scene.names[place['id']]}"
    return name[:1].upper() + name[1:]


def country_labels(scene: Scene) -> Wanted:
    """Names of the neighbours, in capitals, inside what is seen of them."""
    if scene.payload.get("tiled"):
        return []
    named = scene.payload["context"].get("names", {})
    wanted: Wanted = []
    for id_, polygons in scene.drawn.countries.items():
        name = named.get(id_, "").upper()
        if id_ == scene.drawn.own or not name:
            continue
        outline = Outline.of(largest(polygons))
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


# --- drawing ------------------------------------------------------------------------------


def contenders(payload: Mapping[str, Any], status: str | None) -> list[str]:
    """The statuses a contested mark is split between."""
    kind, *between = payload["stripes"].get(status or "", ["solid"])
    return between if kind == "stripes" else []


def _mark_group(
    scene: Scene, places: Mapping[str, Place], place: Place, at: tuple[float, float]
) -> Item:
    items = mark(
        place["kind"],
        None if place.get("pale") else place.get("status"),
        scene.theme.quieter if place.get("pale") else scene.theme,
        contenders=[] if place.get("pale") else contenders(scene.payload, place.get("status")),
        angle=_crossing_angle(scene, places, place),
        disputed=bool(place.get("disputed")),
    )
    return Group(items, *at)


def _crossing_angle(scene: Scene, places: Mapping[str, Place], place: Place) -> float:
    """Outwards from the middle of the unit, which is across the border for a crossing."""
    unit = places.get(place.get("within", ""), {})
    inside, at = scene.at(unit), scene.at(place)
    if place["kind"] != "crossing" or inside is None or at is None:
        return 0.0
    return float(round(degrees(atan2(at[1] - inside[1], at[0] - inside[0]))))


def _letters(
    scene: Scene,
    places: Mapping[str, Place],
    placed: Sequence[Placed],
    owners: Mapping[str, Place],
) -> list[Item]:
    """Names, then leaders and discs over them."""
    dark = dark_ground(scene)
    names: list[Item] = []
    discs: list[Item] = []
    for one in placed:
        place = owners[one.label.id]
        if isinstance(one.label, NumberLabel):
            discs += disc(scene.theme, one, str(place["n"]))
        else:
            names += name_items(scene, places, one, place, on_dark=dark_under(one, dark))
    return [Group(names, name="names"), Group(discs, name="numbers")]


def name_items(
    scene: Scene, places: Mapping[str, Place], one: Placed, place: Place, *, on_dark: str | None
) -> list[Item]:
    """The lines of a name with the halo of the ground it stands on.

    `on_dark`: the status of that ground where it is dark.
    """
    theme, spot = scene.theme, one.spot
    face, kind, opacity, fill = "regular", "place", 1.0, theme.ink
    status = place.get("status")
    texts = spot.texts
    if isinstance(one.label, MarkLabel):
        texts, face = (scene.names[place["id"]],), _mark_face(place)
        status = status_under(places, place)
        opacity = PALE_NAMES if place.get("pale") else opacity
    elif isinstance(one.label, LineLabel):
        texts, kind = (place["text"],), "border"
    elif place["kind"] == "country":
        kind, fill = "country", theme.land_name
    else:
        kind, face, opacity = "unit", "italic", theme.quiet_names
        if place.get("pale"):
            status, opacity = None, PALE_NAMES
    halo = theme.land if kind == "country" else theme.halo(status)
    if on_dark:
        fill, halo, opacity = theme.on_dark, theme.color(on_dark), 1.0
    size, spacing = SIZE[kind], SPACING.get(kind, 0.0)
    return [
        Text(
            x=spot.x,
            y=spot.y + (nth - (len(texts) - 1) / 2) * (size + 2) + TO_BASELINE * size,
            text=text,
            size=size,
            fill=fill,
            width=text_width(text, size, face=face, spacing=spacing),
            # Persian and Arabic letters are not slanted, and not set apart.
            face="regular" if face == "italic" and runs_right_to_left(text) else face,
            anchor=spot.anchor,
            spacing=0.0 if runs_right_to_left(text) else spacing,
            opacity=opacity,
            halo=halo,
        )
        if not spot.angle
        else _along(spot.x, spot.y, spot.angle, text, size, spacing, fill, halo)
        for nth, text in enumerate(texts)
    ]


def status_under(places: Mapping[str, Place], place: Place) -> str | None:
    """The status in whose colour the ground under a mark is drawn."""
    unit = places.get(place.get("within", ""), {})
    return None if unit.get("pale") else unit.get("status")


def _along(
    x: float, y: float, angle: float, text: str, size: float, spacing: float, fill: str, halo: str
) -> Item:
    """A turned name: letters around (0, 0), moved and turned together."""
    letters = Text(
        x=0.0,
        y=TO_BASELINE * size,
        text=text,
        size=size,
        fill=fill,
        width=text_width(text, size, spacing=spacing),
        anchor="middle",
        spacing=0.0 if runs_right_to_left(text) else spacing,
        halo=halo,
    )
    return Group([letters], x, y, angle=angle)


def disc(theme: Theme, one: Placed, number: str) -> list[Item]:
    """A numbered disc, with a leader where it had to move."""
    items: list[Item] = []
    if one.spot.leader is not None:
        items.append(Path([one.spot.leader], Paint(stroke=theme.ink), closed=False))
    return [*items, *numbered_disc(theme, one.spot.x, one.spot.y, number)]


def numbered_disc(theme: Theme, x: float, y: float, number: str) -> list[Item]:
    size = 12.0
    around = Paint(theme.ink, theme.paper, 1.25)
    width = text_width(number, size, face="bold")
    baseline = y + TO_BASELINE * size
    return [
        Circle(x, y, NUMBER_RADIUS, around),
        Text(x, baseline, number, size, theme.paper, width, "bold", "middle"),
    ]


def dark_ground(scene: Scene) -> list[tuple[Outline, str]]:
    """The polygons of units of a dark colour that are drawn in full, with their status."""
    dark = [
        (place["id"], place["status"])
        for place in scene.payload["places"]
        if place["kind"] == "unit" and scene.theme.is_dark(place.get("status")) and in_full(place)
    ]
    return [
        (Outline.of(rings), status)
        for id_, status in dark
        for rings in scene.drawn.units.get(id_, [])
        if rings
    ]


def in_full(place: Place) -> bool:
    """Whether the ground of a unit has the whole colour of its status."""
    return bool(place.get("turn")) or not any(map(place.get, ("stale", "inferred", "pale")))


def dark_under(one: Placed, dark: Sequence[tuple[Outline, str]]) -> str | None:
    """The status of the ground under a label if all its corners lie on dark ground."""
    under = [status_at(x, y, dark) for x, y in box_corners(one.spot.box).tolist()]
    return None if None in under else under[0]


def status_at(x: float, y: float, areas: Sequence[tuple[Outline, str]]) -> str | None:
    for area, status in areas:
        x0, y0, x1, y1 = area.box
        if x0 <= x <= x1 and y0 <= y <= y1 and area.contains(x, y):
            return status
    return None
