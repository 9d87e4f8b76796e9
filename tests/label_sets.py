# SPDX-License-Identifier: MIT
"""Random labels for both programs that place them: what the page's takes, and the same for Python.

Widths are numbers, so that no font has a say. Everything in px, y down.
"""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np

from mapper.picture.label_placement.ground_cells import GroundCells
from mapper.picture.label_placement.place import place_labels
from mapper.picture.label_placement.polygons import RingLines
from mapper.picture.label_placement.spots import (
    AreaLabel,
    Label,
    LineLabel,
    MarkLabel,
    NameLines,
    NumberLabel,
    Placed,
    Stage,
)
from mapper.style.shared import numbers_by_name

CLAIM = numbers_by_name("placement.claim")
REACH = numbers_by_name("marks.reach")
# Of the grid, px; and what of a label lies on it.
STEP = 6
SNAPPED = {"at", "rings", "line", "width", "forms"}
# Letters of one code unit and of two, which sort differently by code point: ids are any text.
NAMES = ("Herat", "Āreš", "\ufb01x", "\U00010330ga", "قندهار", "z")


def label_set(seed: int) -> dict[str, Any]:
    """A map that nobody drew: `labels`, and the `options` of `placeLabels`.

    On every other one all is in whole steps of a grid, so that much costs the same and touches.
    """
    chance = random.Random(seed)
    wide, high = chance.uniform(120, 600), chance.uniform(100, 400)
    inset = chance.choice((0.0, 5.0))
    places = [_place(chance, nth, wide, high) for nth in range(chance.randint(2, 13))]
    labels = [
        *_areas(chance, wide, high),
        *(_mark(chance, place) for place in places),
        *_numbers(chance, places),
        *_lines(chance, wide, high),
    ]
    if seed % 2:
        wide, high = _snapped([wide, high])
        labels = [
            label | {key: _snapped(label[key]) for key in SNAPPED & {*label}} for label in labels
        ]
        places = [(id_, kind, _snapped(at), reach) for id_, kind, at, reach in places]
        labels += _even(chance, wide, high)
    for label in labels:
        if label["kind"] == "area" and chance.random() < 0.2:
            label["unless"] = f"t:{places[0][0]}"
    labels += _towns(random.Random(f"towns {seed}"), wide, high, labels)
    chance.shuffle(labels)
    loose = {label["place"] for label in labels if label.get("withMark")}
    marks = [
        {"id": id_, "box": [x - reach, y - reach, x + reach, y + reach]}
        for id_, _, (x, y), reach in places
        if id_ not in loose
    ]
    options = {
        "view": [inset, inset, wide - inset, high - inset],
        "padding": chance.choice((0.0, 2.0, 2.0, 3.5)),
        "obstacles": [*marks, *({"box": _box(chance, wide, high)} for _ in range(3))],
        "most": chance.choice((0, 1, 9)),
        "ground": [
            (label["place"], [label["rings"]])
            for label in labels
            if label["id"].startswith("u:") and label["kind"] == "area"
        ],
    }
    return {"labels": labels, "options": options}


def _even(chance: random.Random, wide: float, high: float) -> list[dict[str, Any]]:
    """Labels with two best spots: a name in a square with a number in its middle, and one along a
    straight line, which has no stretch just in the middle.
    """
    x, y = _snapped([chance.uniform(60, wide), chance.uniform(60, high)])
    square = [[(x - 60, y - 60), (x + 60, y - 60), (x + 60, y + 60), (x - 60, y + 60)]]
    line = [(x - 60, y - 42), (x + 36 + STEP * chance.choice((1, 3, 5)), y - 42)]
    return [
        {"id": "u:even", "place": "even", "kind": "area", "rings": square, "at": (x, y),
         "priority": CLAIM["unit"],
         "forms": [{"lines": ["Even"], "width": 42, "height": 12}]},
        {"id": "n:even", "kind": "number", "at": (x, y), "radius": 9, "avoid": 0, "priority": 0},
        {"id": "b:even", "kind": "line", "line": line, "width": 96, "height": 12, "priority": 2},
    ]  # fmt: skip


def _snapped(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_snapped(one) for one in value]
    if isinstance(value, dict):
        return {key: _snapped(one) for key, one in value.items()}
    return round(value / STEP) * STEP if isinstance(value, float | int) else value


def placed_by_python(one: dict[str, Any]) -> list[dict[str, Any]]:
    """What `placeLabels` gives, from the program of the pictures."""
    options = one["options"]
    obstacles = [(it.get("id", ""), tuple(it["box"])) for it in options["obstacles"]]
    ground = {id_: [[*map(np.array, it)] for it in parts] for id_, parts in options["ground"]}
    view = tuple(options["view"])
    stage = Stage(
        view, tuple(obstacles), options["padding"], GroundCells(view, ground), options["most"]
    )
    return [_as_in_scripts(it) for it in place_labels(map(_label, one["labels"]), stage)]


Place = tuple[str, str, tuple[float, float], float]


def _place(chance: random.Random, nth: int, wide: float, high: float) -> Place:
    """The id of a place, its kind, where it is, and how far its mark reaches."""
    kind = chance.choice([*REACH])
    # Some lie in a crowd, and a few out of sight.
    at = (chance.uniform(-0.05, 1.05) * wide, chance.uniform(-0.05, 1.05) * high)
    if chance.random() < 0.3:
        at = (wide * 0.5 + chance.gauss(0, 25), high * 0.5 + chance.gauss(0, 25))
    return f"{chance.choice(NAMES)}{nth}", kind, at, REACH[kind]


def _mark(chance: random.Random, place: Place) -> dict[str, Any]:
    id_, kind, at, reach = place
    must, with_mark = chance.random() < 0.15, chance.random() < 0.25
    claim = "fought_over" if must else kind if kind in CLAIM else "town"
    return {
        "id": f"t:{id_}", "place": id_, "kind": "mark", "at": at, "radius": reach,
        "priority": CLAIM[claim] + chance.choice((0, 0, chance.random() / 100)),
        "width": chance.uniform(14, 110), "height": 15, "must": must, "withMark": with_mark,
    }  # fmt: skip


def _towns(
    chance: random.Random, wide: float, high: float, labels: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Towns for orientation, some with the name of a unit."""
    units = [label["id"] for label in labels if label["id"].startswith("u:")]
    return [
        {
            "id": f"o:{nth}", "place": f"o:{nth}", "kind": "mark", "radius": 3, "height": 14,
            "at": (chance.uniform(0, wide), chance.uniform(0, high)), "must": False,
            "width": chance.uniform(14, 90), "priority": CLAIM["orientation"] + nth / 1e4,
            "withMark": True, "quiet": True,
            "unless": chance.choice(units) if units and chance.random() < 0.3 else "",
        }
        for nth in range(chance.randint(0, 8))
    ]  # fmt: skip


def _numbers(chance: random.Random, places: list[Place]) -> list[dict[str, Any]]:
    noted = [place for place in places if chance.random() < 0.35]
    return [
        {
            "id": f"n:{id_}", "place": id_, "kind": "number", "at": at, "radius": 9,
            "priority": CLAIM["number"] + nth / 100, "avoid": chance.choice((0, reach, reach)),
        }
        for nth, (id_, _, at, reach) in enumerate(noted)
    ]  # fmt: skip


def _areas(chance: random.Random, wide: float, high: float) -> list[dict[str, Any]]:
    """Names of ragged ground, some with a hole in it, some that reaches out of sight."""
    return [_area(chance, nth, wide, high) for nth in range(chance.randint(0, 6))]


def _area(chance: random.Random, nth: int, wide: float, high: float) -> dict[str, Any]:
    centre = (chance.uniform(0, wide), chance.uniform(0, high))
    size = chance.uniform(25, 130)
    rings = [blob(chance, centre, 0.5 * size, size)]
    if chance.random() < 0.3:
        rings.append(blob(chance, centre, 0.1 * size, 0.2 * size))
    long = chance.uniform(20, 130)
    forms = [{"lines": ["Long Name"], "width": long, "height": 14}]
    if chance.random() < 0.6:
        forms.append({"lines": ["Long", "Name"], "width": 0.6 * long, "height": 28})
        forms.append({"lines": ["L.", "o.", "ng"], "width": 0.4 * long, "height": 42})
    at = (centre[0] + chance.gauss(0, 0.3 * size), centre[1] + chance.gauss(0, 0.3 * size))
    kind = chance.choice(("unit", "unit", "country"))
    shy = kind == "unit" and chance.random() < 0.4
    return {
        "id": f"{kind[0]}:{nth}", "place": str(nth), "kind": "area", "rings": rings, "at": at,
        "priority": CLAIM[kind] + (0.4 if shy else 0), "forms": forms, "shy": shy, "unless": "",
        "size": size * size if kind == "unit" else 0, "open": kind == "country",
        "led": kind == "unit" and chance.random() < 0.8, "brief": len(forms) // 3,
        "short": {"lines": ["00"], "width": 14, "height": 14},
    }  # fmt: skip


def _lines(chance: random.Random, wide: float, high: float) -> list[dict[str, Any]]:
    """Names along borders: straight ones, winding ones, short ones."""
    found = []
    for nth in range(chance.randint(0, 2)):
        x, y, turn = chance.uniform(0, wide), chance.uniform(0, high), chance.uniform(0, 6.3)
        line = [(x, y)]
        for _ in range(chance.choice((1, 3, 8))):
            step = chance.uniform(10, 120)
            turn += chance.gauss(0, 0.25)
            x, y = x + step * math.cos(turn), y + step * math.sin(turn)
            line.append((x, y))
        width = chance.uniform(30, 140)
        found.append({"id": f"b:{nth}", "place": f"border{nth}", "kind": "line", "line": line,
                      "priority": CLAIM["border"], "width": width, "height": 14})  # fmt: skip
    return found


def _box(chance: random.Random, wide: float, high: float) -> list[float]:
    x, y = chance.uniform(0, wide), chance.uniform(0, high)
    return [x, y, x + chance.uniform(5, 80), y + chance.uniform(5, 40)]


def blob(
    chance: random.Random, centre: tuple[float, float], least: float, most: float
) -> list[tuple[float, float]]:
    """A ragged ring around a centre."""
    turns = [2 * math.pi * step / 40 for step in range(40)]
    fars = [chance.uniform(least, most) for _ in turns]
    return [
        (centre[0] + far * math.cos(turn), centre[1] + far * math.sin(turn))
        for far, turn in zip(fars, turns, strict=True)
    ]


def _label(spec: dict[str, Any]) -> Label:
    common = {"id": spec["id"], "priority": spec["priority"], "place": spec.get("place", "")}
    match spec["kind"]:
        case "area":
            outline = RingLines.of([np.array(ring) for ring in spec["rings"]])
            forms = tuple(
                NameLines(texts=tuple(it["lines"]), width=it["width"], height=it["height"])
                for it in spec["forms"]
            )
            plain = {
                key: spec[key]
                for key in ("size", "led", "brief", "shy", "unless", "open")
                if key in spec
            }
            if it := spec.get("short"):
                plain["short"] = NameLines(
                    texts=tuple(it["lines"]), width=it["width"], height=it["height"]
                )
            return AreaLabel(**common, **plain, outline=outline, at=spec["at"], forms=forms)
        case "mark":
            sizes = {key: spec[key] for key in ("at", "radius", "width", "height", "must")}
            aside = {key: spec[key] for key in ("quiet", "unless") if key in spec}
            return MarkLabel(**common, **sizes, **aside, with_mark=spec["withMark"])
        case "number":
            return NumberLabel(**common, at=spec["at"], radius=spec["radius"], avoid=spec["avoid"])
    line = np.array(spec["line"])
    return LineLabel(**common, line=line, width=spec["width"], height=spec["height"])


def _as_in_scripts(one: Placed) -> dict[str, Any]:
    spot = one.spot
    leader = None if spot.leader is None else spot.leader.tolist()
    return {
        "id": one.label.id,
        "x": spot.x,
        "y": spot.y,
        "anchor": spot.anchor,
        "box": list(spot.box),
        "lines": list(spot.texts) or None,
        "angle": spot.angle if isinstance(one.label, LineLabel) else None,
        "leader": leader,
        "isShort": (isinstance(one.label, AreaLabel) and one.label.is_short) or None,
    }
