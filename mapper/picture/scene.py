# SPDX-License-Identifier: MIT
"""What the figures of one map are made from, and the labels that they ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise

import numpy as np

from mapper.model.place import CELL
from mapper.page.map_model import DrawnMap, PlaceEntry, TownEntry
from mapper.picture.apart import size_of_marks
from mapper.picture.fit import Fit
from mapper.picture.ground import PxShapes
from mapper.picture.ink import Box, Floats
from mapper.picture.label_placement.boxes import box_inside
from mapper.picture.label_placement.polygons import RingLines, largest, ring_area
from mapper.picture.label_placement.spots import (
    AreaLabel,
    Label,
    LineLabel,
    MarkLabel,
    NameLines,
    NumberLabel,
)
from mapper.picture.letters import text_width
from mapper.picture.marks import REACH, contenders_of, reach_of
from mapper.picture.shapes import Rings, cut_lines
from mapper.picture.themes import Theme
from mapper.style.shared import number, numbers, numbers_by_name
from mapper.style.words import capitalised

CLAIM = numbers_by_name("placement.claim")
BEHIND = numbers_by_name("placement.behind")
SIZE = numbers_by_name("lettering.size")  # px
SPACING = numbers_by_name("lettering.spacing")  # px between letters
LEADING = number("lettering.layout.leading")
NUMBER_RADIUS = number("lettering.layout.number_radius")
# From the middle of a letter's height to the line it stands on, in its size.
TO_BASELINE = number("lettering.layout.to_baseline")
# What units have to report, in the order of their claim.
RANK = numbers_by_name("placement.rank")
# Where a name may go on in the next line: between words, and behind a hyphen.
BREAK = re.compile(r"\s+|(?<=\S-)(?=\S)")
# Of more units only those that are noted or fought over may have names off them, with lines.
LED = numbers_by_name("placement.led")
MOST_LED, MOST_NEWS = int(LED["units"]), int(LED["news"])
# Room for a number in place of a name.
WIDEST_NUMBER = "00"
# A town for orientation, as a kind of what is named; its dot, and the paper around it.
TOWN = "orientation"
# An event, likewise, and a lake or river.
EVENT = "event"
WATER = "water"
TOWN_DOT = numbers("marks.orientation_radii")
# Room between labels and the edge of the map, in px.
INSET = number("placement.inset")


@dataclass(frozen=True)
class Scene:
    """What the figures of one map are made from.

    `numbers`: the annotations that are drawn; `names`: how each place is called on the map;
    `points`: where each lies, in px. With `thin` marks that say no more than the ground under them
    are drawn only where there is room for their names. So many names of units as `most` may stand
    as numbers, which go on after those of notes and so many more as `numbered`. `said`: a name that
    stands in the title, and on no unit. `ever`: ground of other days, and what else names of
    countries do not stand on, in px.
    """

    payload: DrawnMap
    drawn: PxShapes
    fit: Fit
    theme: Theme
    numbers: frozenset[int]
    names: Mapping[str, str]
    obstacles: Sequence[Box] = ()
    thin: bool = False
    most: int = 0
    said: str = ""
    numbered: int = 0
    ever: Mapping[str, Sequence[Rings]] = field(default_factory=dict)

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

    @cached_property
    def mark_size(self) -> float:
        """How large marks are, 1 being their size: less where they would cover the ground."""
        found = [
            (*at, self.reach(place))
            for place in self.payload["places"]
            if place["kind"] in REACH and place.get("status") and (at := self.at(place))
        ]
        return size_of_marks(found)

    def has_in_view(self, place: PlaceEntry) -> bool:
        """Whether a place lies on this map: one of a table may lie anywhere."""
        at = self.at(place)
        return at is not None and box_inside((*at, *at), self.drawn.box)

    @cached_property
    def status(self) -> dict[str, str | None]:
        """The status of every place by its id."""
        return {place["id"]: place.get("status") for place in self.payload["places"]}

    @cached_property
    def places_in(self) -> dict[str, list[PlaceEntry]]:
        """The places with a status in every unit that has some, by the id of the unit."""
        found: dict[str, list[PlaceEntry]] = {}
        for place in self.payload["places"]:
            if place.get("within") and place.get("status") and place["kind"] in REACH:
                found.setdefault(place["within"], []).append(place)
        return found

    def has_seat(self, unit: PlaceEntry) -> bool:
        """Whether the capital of a unit is marked."""
        return any(place["kind"] == "capital" for place in self.places_in.get(unit["id"], ()))

    def says_more(self, place: PlaceEntry) -> bool:
        """Whether the mark of a place says more than the ground under it."""
        told = place.get("n") or place.get("contradicted")
        return bool(told) or self.status.get(place.get("within", "")) != place.get("status")


def view_in(box: Box) -> Box:
    """What labels have of a map: all but its edge."""
    x0, y0, x1, y1 = box
    return x0 + INSET, y0 + INSET, x1 - INSET, y1 - INSET


def claim_of(place: PlaceEntry, scene: Scene) -> float:
    """The claim of the name beside a mark: what is fought over before all else, discs too."""
    if len(scene.contenders(place)) > 1:
        return CLAIM["fought_over"]
    if place.get("n") or has_changed(place):
        # The note of a crossing or an airport says which it is.
        return CLAIM["in_news" if place["kind"] in ("capital", "town") else "site_in_news"]
    if place["kind"] == "capital":
        return CLAIM["capital"]
    return CLAIM["crossing"] if place["kind"] in ("crossing", "airport") else CLAIM["town"]


def has_changed(place: PlaceEntry) -> bool:
    """Whether a place is another's than on the day before, or than on a day that is compared."""
    return bool(place.get("changed") or place.get("turn"))


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
                must=claim_of(place, scene) <= CLAIM["in_news"],
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
    degrees = np.array([town["at"] for town in towns], dtype=float).reshape(-1, 2)
    pixels = scene.fit.pixels(degrees)
    return [
        town_label(towns[town], f"o:{nth}", nth, (x, y))
        for nth, town in enumerate(standing_for_themselves(pixels))
        for x, y in [pixels[town].tolist()]
    ]


def standing_for_themselves(pixels: Floats) -> list[int]:
    """Which towns may be named: behind those that come first one stands for itself, and for no
    larger one near it that finds no room.
    """
    first, least = int(BEHIND["first"]), BEHIND["apart"]
    return [
        nth
        for nth, at in enumerate(pixels)
        if nth < first or (np.hypot(*(pixels[:nth] - at).T) >= least).all()
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
    """Names of units, what has news first; the ground around a place goes by the mark of that."""
    if scene.payload.get("pieces"):
        return []
    found: list[tuple[float, float, tuple[float, float], RingLines, PlaceEntry]] = []
    view = view_in(scene.drawn.box)
    for place in scene.payload["places"]:
        rings = scene.drawn.units.get(place["id"])
        at = scene.at(place)
        if place["kind"] != "unit" or not rings or not any(rings) or at is None:
            continue
        if place["id"].startswith(CELL) or place.get("name") == scene.said:
            continue
        size = sum(ring_area(polygon[0]) for polygon in rings if polygon)
        outline = RingLines.of(largest(rings))
        found.append((rank_of(place, scene), size, at, outline, place))
    found.sort(key=lambda one: (one[0], -one[1]))
    many = len(found) > MOST_LED
    # Of very many with news a few names here and there would say that these are the news.
    last_led = RANK["known"] if not many or found[MOST_NEWS][0] >= RANK["known"] else 0.0
    return [
        (
            AreaLabel(
                id=f"u:{place['id']}",
                place=place["id"],
                priority=CLAIM["unit_in_news" if rank < RANK["known"] else "unit"]
                + rank * RANK["step"]
                + nth * RANK["nth"],
                outline=outline,
                at=middle_in(outline, at, view),
                forms=(*name_forms(unit_name(place, scene), "unit", "italic"), *brief),
                brief=len(brief),
                size=size,
                led=box_inside((*at, *at), view) and (not many or rank < last_led),
                shy=rank >= RANK["same"],
                unless=place_called_alike(place, scene),
                short=None
                if many or (rank >= RANK["known"] and scene.has_seat(place))
                else _lines([WIDEST_NUMBER], "unit", "italic"),
            ),
            place,
        )
        for nth, (rank, size, at, outline, place) in enumerate(found)
        for brief in [brief_forms(place, scene)]
    ]


def unit_name(place: PlaceEntry, scene: Scene) -> str:
    """What the map calls a unit: with the word for what it is, where a place in it has its name."""
    name = scene.names[place["id"]]
    return place.get("full", name) if name == place.get("name") else name


def brief_forms(place: PlaceEntry, scene: Scene) -> tuple[NameLines, ...]:
    """The forms of the shorter name of a unit, if it has one and is called by its own."""
    if "brief" not in place or scene.names[place["id"]] != place.get("name"):
        return ()
    return name_forms(place["brief"], "unit", "italic")


def middle_in(outline: RingLines, at: tuple[float, float], view: Box) -> tuple[float, float]:
    """The middle of what is seen of a unit, at the height of its widest part, which is `at`; or at
    half the height of what is seen, where that part is not.
    """
    _, top, _, bottom = outline.box
    y = at[1] if box_inside((*at, *at), view) else (top + bottom) / 2
    half = (SIZE["unit"] + LEADING) / 2
    run = outline.widest(y - half, y + half)
    return (sum(run) / 2, y) if run else at


def rank_of(place: PlaceEntry, scene: Scene) -> float:
    """What of a unit there is to report, the most first."""
    if place.get("n"):
        return RANK["noted"]
    if has_changed(place):
        return RANK["changed"]
    if place.get("pale"):
        return RANK["same"]
    if len(scene.contenders(place)) > 1:
        return RANK["fought_over"]
    return RANK["known" if place.get("status") else "none"]


def place_called_alike(unit: PlaceEntry, scene: Scene) -> str:
    """The label of a place in a unit that has its name: one name says both where they have one
    status, or where no word would tell the unit apart.
    """
    called = unit_name(unit, scene)
    for place in scene.places_in.get(unit["id"], ()):
        name = scene.names[place["id"]]
        if name == called or (name == unit.get("name") and place["status"] == unit.get("status")):
            return f"t:{place['id']}"
    return ""


def name_forms(name: str, kind: str, face: str = "regular") -> tuple[NameLines, ...]:
    """A name in one line, and in two and three that are as short as can be."""
    breaks = [found.start() for found in BREAK.finditer(name)]
    forms = [_lines([name], kind, face)]
    for count in (1, 2):
        ways = [
            _lines([name[a:b].strip() for a, b in pairwise((0, *at, len(name)))], kind, face)
            for at in combinations(breaks, count)
        ]
        forms += [min(ways, key=lambda form: form.width)] if ways else []
    return tuple(forms)


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
            line=longest(cut_lines([seen_part(scene, place["line"])], scene.drawn.box)),
            width=text_width(name, SIZE["border"], spacing=SPACING["border"]),
            height=SIZE["border"] + LEADING,
        )
        wanted.append((label, place))
    return wanted


def longest(lines: Sequence[Floats]) -> Floats:
    """The line with most points; one of none, where there are no lines."""
    return max(lines, key=len, default=np.empty((0, 2)))


def border_name(scene: Scene, place: PlaceEntry) -> str:
    name = f"{scene.payload['kinds'].get(place['kind'], '')}: {scene.names[place['id']]}"
    return capitalised(name)


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
        outline = RingLines.of(largest(polygons))
        x0, y0, x1, y1 = outline.box
        label = AreaLabel(
            id=f"c:{id_}",
            priority=CLAIM["country"],
            outline=outline,
            at=((x0 + x1) / 2, (y0 + y1) / 2),
            forms=name_forms(name, "country"),
            open=True,
        )
        wanted.append((label, {"id": id_, "kind": "country"}))
    return wanted


def water_labels(scene: Scene) -> Wanted:
    """Names of lakes and rivers, behind all others."""
    wanted: Wanted = []
    for nth, water in enumerate(scene.drawn.waters.named):
        id_, priority = f"w:{nth}", CLAIM["water"] + nth / 1e4
        forms = name_forms(water.name, WATER, "italic")
        label: Label
        if water.is_lake:
            outline = RingLines.of([*water.lines])
            x0, y0, x1, y1 = outline.box
            middle = ((x0 + x1) / 2, (y0 + y1) / 2)
            label = AreaLabel(id=id_, priority=priority, outline=outline, at=middle, forms=forms)
        else:
            line = longest(water.lines)
            whole = forms[0]
            label = LineLabel(
                id=id_, priority=priority, line=line, width=whole.width, height=whole.height
            )
        wanted.append((label, {"id": id_, "kind": WATER, "name": water.name}))
    return wanted


def middle_of(scene: Scene, line: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The point half way along that part of a line that is seen."""
    seen = seen_part(scene, line)
    x, y = seen[len(seen) // 2].tolist()
    return x, y


def seen_part(scene: Scene, line: Sequence[Sequence[float]]) -> Floats:
    """The points of a line (degrees) that lie on the map, in px; all, where it has one at most."""
    points = scene.fit.pixels(np.array(line, dtype=float))
    x0, y0, x1, y1 = scene.drawn.box
    seen = points[((points >= (x0, y0)) & (points <= (x1, y1))).all(axis=1)]
    return seen if len(seen) > 1 else points
