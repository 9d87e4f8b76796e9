# SPDX-License-Identifier: MIT
"""Names and numbers as they are drawn, where they were placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mapper.page.map_model import PlaceEntry
from mapper.picture.ink import Circle, Group, Item, Paint, Path, Text
from mapper.picture.label_placement.boxes import box_corners
from mapper.picture.label_placement.polygons import RingLines
from mapper.picture.label_placement.spots import (
    LineLabel,
    MarkLabel,
    NumberLabel,
    Placed,
)
from mapper.picture.letters import is_set_apart, text_width
from mapper.picture.scene import (
    EVENT,
    LEADING,
    NUMBER_RADIUS,
    SIZE,
    SPACING,
    TO_BASELINE,
    TOWN,
    WATER,
    Scene,
    border_name,
    mark_face,
)
from mapper.picture.themes import Theme
from mapper.style.shared import number, numbers_by_name

LEADER_DOT = number("lettering.layout.leader_dot")
NAME_LEADER = numbers_by_name("lettering.look.name_leader")
NUMBER_SIZE = number("lettering.look.number_size")
# The colour of letters, and of what is around them.
Letters = tuple[str, str]
# Ground, and how letters are on it; None where that is nothing to ask.
Lettered = tuple[RingLines, Letters | None]


def letters_of(
    scene: Scene,
    places: Mapping[str, PlaceEntry],
    placed: Sequence[Placed],
    owners: Mapping[str, PlaceEntry],
) -> list[Item]:
    """Names, then leaders and discs over them."""
    lettered = lettered_ground(scene)
    names: list[Item] = []
    discs: list[Item] = []
    for one in placed:
        place = owners[one.label.id]
        if isinstance(one.label, NumberLabel):
            discs += disc(scene.theme, one, str(place["n"]))
        else:
            names += name_leader(scene.theme, one)
            names += name_items(scene, places, one, place, on=letters_under(one, lettered))
    return [Group(names, name="names"), Group(discs, name="numbers")]


@dataclass(frozen=True)
class Lettering:
    """How a name is written: its lines, and what `SIZE` and `SPACING` call its sort."""

    texts: Sequence[str]
    sort: str
    fill: str
    halo: str
    face: str = "regular"
    opacity: float = 1.0


def name_items(
    scene: Scene,
    places: Mapping[str, PlaceEntry],
    one: Placed,
    place: PlaceEntry,
    *,
    on: Letters | None,
) -> list[Item]:
    """The lines of a name with the halo of the ground it stands on.

    `on`: how letters are on that ground where ink is not read on it.
    """
    spot = one.spot
    lettering = lettering_of(scene, places, one, place)
    if on:
        lettering = replace(lettering, fill=on[0], halo=on[1], opacity=1.0)
    if spot.angle:
        lines = name_lines(lettering, 0.0, 0.0, spot.anchor)
        return [Group(lines, spot.x, spot.y, angle=spot.angle)]
    return name_lines(lettering, spot.x, spot.y, spot.anchor)


def lettering_of(
    scene: Scene, places: Mapping[str, PlaceEntry], one: Placed, place: PlaceEntry
) -> Lettering:
    """How the name of a place is written where no dark ground lies under it."""
    theme, status = scene.theme, place.get("status")
    if place["kind"] in (TOWN, EVENT):
        # It may stand across ground of any colour.
        plain = Lettering((place["name"],), "town", theme.ink, theme.paper)
        if place["kind"] == EVENT:
            return replace(plain, face="bold")
        return replace(plain, opacity=theme.quiet_on(status_under(places, place)))
    if place["kind"] == WATER:
        if isinstance(one.label, LineLabel):
            return Lettering((place["name"],), WATER, theme.ink, theme.halo(None), "italic")
        return Lettering(one.spot.texts, WATER, theme.water_name, theme.halo(None), "italic")
    if isinstance(one.label, MarkLabel):
        halo = theme.halo(status_under(places, place))
        texts = (scene.names[place["id"]],)
        return Lettering(texts, "place", theme.ink, halo, mark_face(place))
    if isinstance(one.label, LineLabel):
        return Lettering((border_name(scene, place),), "border", theme.ink, theme.halo(status))
    if place["kind"] == "country":
        return Lettering(one.spot.texts, "country", theme.land_name, theme.land)
    own = status if one.spot.leader is None else None
    face, opacity = "italic", theme.quiet_on(own)
    return Lettering(one.spot.texts, "unit", theme.ink, theme.halo(own), face, opacity)


def name_lines(lettering: Lettering, x: float, y: float, anchor: str) -> list[Item]:
    """The lines of a name whose middle is at a point."""
    size, spacing = SIZE[lettering.sort], SPACING.get(lettering.sort, 0.0)
    texts, face = lettering.texts, lettering.face
    return [
        Text(
            x=x,
            y=y + (nth - (len(texts) - 1) / 2) * (size + LEADING) + TO_BASELINE * size,
            text=text,
            size=size,
            fill=lettering.fill,
            width=text_width(text, size, face=face, spacing=spacing),
            face="regular" if face == "italic" and not is_set_apart(text) else face,
            anchor=anchor,
            spacing=spacing if is_set_apart(text) else 0.0,
            opacity=lettering.opacity,
            halo=lettering.halo,
        )
        for nth, text in enumerate(texts)
    ]


def status_under(places: Mapping[str, PlaceEntry], place: PlaceEntry) -> str | None:
    """The status in whose colour the ground under a mark is drawn."""
    unit = places.get(place.get("within", ""))
    return None if unit is None else unit.get("status")


def name_leader(theme: Theme, one: Placed) -> list[Item]:
    """The line from a name that stands off its place to a dot there."""
    leader, opacity = one.spot.leader, NAME_LEADER["opacity"]
    if leader is None:
        return []
    line = Paint(stroke=theme.ink, width=NAME_LEADER["width"], stroke_opacity=opacity)
    x, y = leader[0].tolist()
    dot = Paint(theme.ink, fill_opacity=opacity)
    return [Path([leader], line, closed=False), Circle(x, y, LEADER_DOT, dot)]


def disc(theme: Theme, one: Placed, number: str) -> list[Item]:
    """A numbered disc, with a leader where it had to move."""
    items: list[Item] = []
    if one.spot.leader is not None:
        items.append(Path([one.spot.leader], Paint(stroke=theme.ink), closed=False))
    return [*items, *numbered_disc(theme, one.spot.x, one.spot.y, number)]


def numbered_disc(theme: Theme, x: float, y: float, number: str) -> list[Item]:
    size = NUMBER_SIZE
    around = Paint(theme.ink, theme.paper, 1.25)
    width = text_width(number, size, face="bold")
    baseline = y + TO_BASELINE * size
    return [
        Circle(x, y, NUMBER_RADIUS, around),
        Text(x, baseline, number, size, theme.paper, width, "bold", "middle"),
    ]


def lettered_ground(scene: Scene) -> list[Lettered]:
    """The polygons of units on which ink is not read, with how letters are there; before them the
    lakes, which hide the ground under them.
    """
    lakes = [one for one in scene.drawn.waters.named if one.is_lake]
    return [(RingLines.of([*lake.lines]), None) for lake in lakes] + [
        (RingLines.of(rings), letters)
        for place in scene.payload["places"]
        if place["kind"] == "unit" and (letters := letters_on(scene.theme, place))
        for rings in scene.drawn.units.get(place["id"], [])
        if rings
    ]


def letters_on(theme: Theme, place: PlaceEntry) -> Letters | None:
    """How letters are on the ground of a unit where ink is not read on it: what stayed as it was
    is drawn pale, and what changed in full.
    """
    status, turn = place.get("status"), place.get("turn")
    if not status or (place.get("pale") and not turn):
        return None
    faint = None if turn else next(filter(place.get, ("stale", "inferred")), None)
    return theme.letters_on(status, faint or "full")


def letters_under(one: Placed, lettered: Sequence[Lettered]) -> Letters | None:
    """How letters are on the ground of one colour, on which ink is not read, that a label lies on.

    A label that reaches over a border has the usual ink, and paper around its letters carries it.
    """
    first, *rest = [letters_at(x, y, lettered) for x, y in box_corners(one.spot.box).tolist()]
    return first if first and all(letters == first for letters in rest) else None


def letters_at(x: float, y: float, areas: Sequence[Lettered]) -> Letters | None:
    for area, letters in areas:
        x0, y0, x1, y1 = area.box
        if x0 <= x <= x1 and y0 <= y <= y1 and area.contains(x, y):
            return letters
    return None
