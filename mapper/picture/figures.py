# SPDX-License-Identifier: MIT
"""The figures on a map: marks, names and numbers, laid out by the order of claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import atan2, degrees

from mapper.page.map_model import PlaceEntry
from mapper.picture.apart import spread
from mapper.picture.events import (
    event_items,
    event_labels,
    event_marks,
    event_obstacles,
)
from mapper.picture.holder_labels import holder_labels
from mapper.picture.ink import Circle, Group, Item, Paint
from mapper.picture.label_placement.boxes import box_around
from mapper.picture.label_placement.ground_cells import GroundCells
from mapper.picture.label_placement.place import place_labels
from mapper.picture.label_placement.spots import (
    AreaLabel,
    Label,
    MarkLabel,
    NumberLabel,
    Placed,
    Stage,
)
from mapper.picture.marks import REACH, mark, smaller
from mapper.picture.names import letters_of
from mapper.picture.scene import (
    CLAIM,
    TOWN_DOT,
    Scene,
    border_labels,
    claim_of,
    country_labels,
    mark_labels,
    number_labels,
    town_labels,
    unit_labels,
    unit_name,
    view_in,
    water_labels,
)


@dataclass(frozen=True)
class Figures:
    """What stands on the ground: marks below, letters and numbers above, as `placed`.

    `unnamed`: the labels of marks and units that found no room, by their ids; `where`: the marks
    by the ids of places, in px; `owners`: what each label names, by the ids of labels; `numbered`:
    the names that stand as numbers, from the one after that of the last note on.
    """

    marks: list[Item]
    letters: list[Item]
    placed: list[Placed]
    unnamed: frozenset[str]
    where: Mapping[str, tuple[float, float]]
    owners: Mapping[str, PlaceEntry]
    numbered: tuple[str, ...] = ()
    events: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def notes(self) -> frozenset[int]:
        """The numbers of the notes that stand on the ground."""
        labels = (one.label for one in self.placed)
        return frozenset(
            self.owners[label.id]["n"] for label in labels if isinstance(label, NumberLabel)
        )


def figures(scene: Scene) -> Figures:
    """Marks, names and numbers of a map."""
    marked = marked_on(scene)
    labels = labels_of(scene, marked)
    placed = place_labels((label for label, _ in labels.values()), stage_of(scene, marked))
    named = {one.label.place for one in placed}
    last = max((note["n"] for note in scene.payload["annotations"]), default=0) + scene.numbered
    numbered = in_reading_order(placed, after=last)
    owners = {id_: place for id_, (_, place) in labels.items()}
    marks = [
        _mark_group(scene, place, marked.where[place["id"]])
        for place in marked.places
        if place["id"] in named or place["id"] not in marked.loose
    ]
    return Figures(
        marks=[*town_dots(scene, placed), *marks, *event_items(scene, marked.where)],
        letters=letters_of(scene, by_id(scene), numbered, owners),
        placed=numbered,
        unnamed=_unnamed(labels, placed).difference(said_by_places(scene, placed)),
        where={place["id"]: marked.where[place["id"]] for place in marked.places},
        owners=owners,
        numbered=tuple(
            unit_name(owners[one.label.id], scene) for one in numbered if is_short(one.label)
        ),
        events={id_: marked.where[id_] for id_, *_ in event_marks(scene)},
    )


def by_id(scene: Scene) -> dict[str, PlaceEntry]:
    return {place["id"]: place for place in scene.payload["places"]}


@dataclass(frozen=True)
class Marked:
    """The places with a mark, by their claim, the ids of those whose mark is drawn only with its
    name, and where marks stand, those of events too, in px.
    """

    places: Sequence[PlaceEntry]
    loose: frozenset[str]
    where: Mapping[str, tuple[float, float]]


def marked_on(scene: Scene) -> Marked:
    """What is marked on a map."""
    places = [
        place
        for place in scene.payload["places"]
        if place["kind"] in REACH and place.get("status") and scene.has_in_view(place)
    ]
    places.sort(key=lambda place: claim_of(place, scene))
    # The largest capital is on every map.
    first = next((p["id"] for p in places if claim_of(p, scene) == CLAIM["capital"]), "")
    loose = frozenset(
        place["id"]
        for place in places
        if scene.thin and place["id"] != first and not scene.says_more(place)
    )
    firm = [
        (place["id"], *scene.points[place["id"]], scene.reach(place))
        for place in places
        if place["id"] not in loose
    ]
    # What is drawn only with its name stays where it is, and makes no room by itself; very many
    # marks stay where they are, too.
    still = {id_: scene.points[id_] for id_ in loose}
    if scene.mark_size < 1:
        still, firm = {place["id"]: scene.points[place["id"]] for place in places}, []
    where = spread([*firm, *event_marks(scene)]) | still
    return Marked(places, loose, where)


def labels_of(scene: Scene, marked: Marked) -> dict[str, tuple[Label, PlaceEntry]]:
    """All labels that a map asks for by their ids, with what they name; of one id the last."""
    wanted = (
        *number_labels(scene, by_id(scene), marked.where),
        *event_labels(scene, marked.where),
        *mark_labels(scene, marked.places, marked.where, marked.loose),
        *unit_labels(scene),
        *holder_labels(scene),
        *border_labels(scene),
        *country_labels(scene),
        *town_labels(scene),
        *water_labels(scene),
    )
    return {label.id: (label, place) for label, place in wanted}


def stage_of(scene: Scene, marked: Marked) -> Stage:
    """Where labels may stand: not on marks, on what lies over the map, nor off it."""
    marks = [
        (place["id"], box_around(*marked.where[place["id"]], side, side))
        for place in marked.places
        if place["id"] not in marked.loose
        for side in (2 * scene.reach(place),)
    ]
    others = [("", box) for box in scene.obstacles]
    view = view_in(scene.drawn.box)
    return Stage(
        view,
        (*marks, *event_obstacles(scene, marked.where), *others),
        cells=GroundCells(view, {**scene.drawn.units, **scene.ever}),
        most=scene.most,
    )


def is_short(label: Label) -> bool:
    return isinstance(label, AreaLabel) and label.is_short


def in_reading_order(placed: Sequence[Placed], after: int = 0) -> list[Placed]:
    """What is placed, the short forms last and from above as their numbers, which go on `after`
    those of notes.
    """
    short = [one for one in placed if is_short(one.label)]
    short.sort(key=lambda one: (one.spot.y, one.spot.x))
    return [
        *(one for one in placed if not is_short(one.label)),
        *(
            replace(one, spot=replace(one.spot, texts=(str(nth),)))
            for nth, one in enumerate(short, after + 1)
        ),
    ]


def figures_again(scene: Scene, found: Figures) -> tuple[list[Item], list[Item]]:
    """Marks and letters of another day where they stand on `found`, so that nothing jumps; what
    has no status on that day has neither mark nor name, nor has an event of other days.
    """
    places = by_id(scene)
    happened = {event["id"] for event in scene.payload.get("events", [])}
    owners = {id_: places.get(place["id"], place) for id_, place in found.owners.items()}
    seen = [one for one in found.placed
            if not isinstance(one.label, MarkLabel) or one.label.quiet
            or owners[one.label.id].get("status")
            or one.label.place in happened]  # fmt: skip
    marks = [
        _mark_group(scene, places[id_], at)
        for id_, at in found.where.items()
        if places[id_].get("status")
    ]
    events = event_items(scene, found.events)
    return [*town_dots(scene, seen), *marks, *events], letters_of(scene, places, seen, owners)


def town_dots(scene: Scene, placed: Sequence[Placed]) -> Iterator[Item]:
    """The dots of the towns for orientation that are named."""
    dot, around = TOWN_DOT
    for one in placed:
        if isinstance(one.label, MarkLabel) and one.label.quiet:
            yield Circle(*one.label.at, around, Paint(scene.theme.paper))
            yield Circle(*one.label.at, dot, Paint(scene.theme.ink))


def _unnamed(
    labels: Mapping[str, tuple[Label, PlaceEntry]], placed: Sequence[Placed]
) -> frozenset[str]:
    """The names of places and units that are not written on the map, nor said by another."""
    found = {one.label.id for one in placed}
    return frozenset(
        id_
        for id_, (label, _) in labels.items()
        if not {id_, label.unless} & found
        and isinstance(label, MarkLabel | AreaLabel)
        and id_[0] in "tu"
    )


def said_by_places(scene: Scene, placed: Sequence[Placed]) -> Iterator[str]:
    """The labels of units whose name is read beside a mark in them."""
    named = {one.label.place for one in placed if isinstance(one.label, MarkLabel)}
    places = by_id(scene)
    for id_ in named & {*places}:
        unit = places.get(places[id_].get("within", ""))
        if unit and unit.get("name") == places[id_].get("name"):
            yield f"u:{unit['id']}"


def _mark_group(scene: Scene, place: PlaceEntry, at: tuple[float, float]) -> Item:
    items = mark(
        place["kind"],
        None if place.get("pale") else place.get("status"),
        scene.theme.quieter if place.get("pale") else scene.theme,
        contenders=scene.contenders(place),
        angle=_crossing_angle(scene, place),
        contradicted=bool(place.get("contradicted")),
    )
    if scene.mark_size < 1:
        items = [smaller(item, scene.mark_size) for item in items]
    return Group(items, *at)


def _crossing_angle(scene: Scene, place: PlaceEntry) -> float:
    """Outwards from the middle of the unit, which is across the border for a crossing."""
    inside, at = scene.points.get(place.get("within", "")), scene.at(place)
    if place["kind"] != "crossing" or inside is None or at is None:
        return 0.0
    return float(round(degrees(atan2(at[1] - inside[1], at[0] - inside[0]))))
