# SPDX-License-Identifier: MIT
"""Whether a payload that was read back has the shape of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from mapper.geometry.packing import (
    ALPHABET,
    BASE,
    ArcMultiPolygon,
    ArcPolygon,
    PackedLines,
    PackedTopology,
)
from mapper.model.json_shape import fault_in, first, hints_of, is_of
from mapper.page.lines_read import fault_of_lines
from mapper.page.map_model import MODELS, Step, unpacked


def fault_of(payload: object) -> str:
    """What is wrong with a payload as JSON has it, in words, or nothing.

    It is an object of a known kind, with all keys that this requires, and with values of the types
    of the model under all keys that this knows, in lists and objects too. What it points at is
    there.
    """
    kind = str(payload.get("kind")) if isinstance(payload, dict) else ""
    if kind not in MODELS:
        return f"{kind!r} is no kind of page; there are {', '.join(MODELS)}"
    return fault_in(payload, MODELS[kind], "") or first(loose_ends(payload))


LETTERS = frozenset(ALPHABET)
LAST_LETTERS = frozenset(ALPHABET[:BASE])

# The object that each topology is there for.
OBJECTS = {"units": "units", "context": "countries", "bands": "bands"}


def loose_ends(page: Any) -> Iterator[str]:
    """Where a page of the right shape points at what it has not."""
    ids = {place["id"] for place in page["places"]}
    for nth, note in listed(page, "annotations"):
        if note["place"] not in ids:
            yield f"annotations[{nth}].place is {note['place']!r}, which is no place"
    for nth, place in enumerate(page["places"]):
        yield from loose_reports(page, place, f"places[{nth}]")
    for status, pattern in page["stripes"].items():
        if not pattern:
            yield f"stripes.{status} is no pattern"
    yield from loose_days(page)
    for topology, name in OBJECTS.items():
        yield from loose_arcs(page.get(topology), name, topology)
    if page["kind"] == "faces":
        text, stops, labels = page["lines"]["text"], len(page["stops"]), len(page["drawn"])
        if fault := fault_of_lines(text, stops, labels):
            yield f"lines.text {fault}"
    for nth, line in listed(page, "mapLines"):
        yield from loose_lines(line["lines"], f"mapLines[{nth}].lines")
    for nth, ring in listed(page.get("locator", {}), "ground"):
        if len(ring) % 2:
            yield f"locator.ground[{nth}] has an x without a y"


def loose_days(page: Any) -> Iterator[str]:
    """The days of a page that are in no calendar, and the statuses that it has on none."""
    if "start" not in page:
        return
    for key in ("statuses", "stops"):
        if page.get(key) == []:
            yield f"{key} is empty"
    try:
        start = date.fromisoformat(page["start"])
    except ValueError:
        yield f"start is {page['start']!r}, which is no day"
        return
    named = [(f"{key}[{nth}]", day) for key in ("stops", "days") for nth, day in listed(page, key)]
    for key, day in [*named, ("opening", page.get("opening", 0))]:
        if not 0 <= day <= (date.max - start).days:
            yield f"{key} is {day}, which is no day from {start} on"


def listed(page: Any, key: str) -> Iterable[tuple[int, Any]]:
    """The values of a list that a page may have, with their numbers."""
    return enumerate(page.get(key, []))


def loose_arcs(topology: PackedTopology | None, name: str, where: str) -> Iterator[str]:
    """Where a topology is no drawing of the object `name`: an arc that no one can follow, a ring
    of arcs that it has not.
    """
    if not topology or not topology["arcs"]:
        return
    yield from loose_lines(topology, where)
    if name not in topology["objects"]:
        yield f"{where}.objects.{name} is missing"
        return
    for nth, shape in enumerate(topology["objects"][name]["geometries"]):
        if not all(map(partial(is_ring, most=len(topology["arcs"])), rings_of(shape))):
            yield f"{where}.objects.{name}.geometries[{nth}] has arcs that are not there"


def loose_lines(packed: PackedLines | PackedTopology, where: str) -> Iterator[str]:
    """Where packed lines have no grid, or a line that no one can follow."""
    grid = packed.get("transform")
    if grid is None or not len(grid["scale"]) == len(grid["translate"]) == 2:
        yield f"{where}.transform has not two numbers for each"
    for nth, arc in enumerate(packed["arcs"]):
        if not is_arc(arc):
            yield f"{where}.arcs[{nth}] is no arc"


def is_arc(text: str) -> bool:
    """Whether a text is an arc: positions of whole numbers, two at least."""
    if not text or not LETTERS.issuperset(text) or ALPHABET.index(text[-1]) >= BASE:
        return False
    ends = sum(letter in LAST_LETTERS for letter in text)
    return ends % 2 == 0 and ends > 2


def rings_of(shape: ArcPolygon | ArcMultiPolygon) -> list[list[int]]:
    if shape["type"] == "Polygon":
        return shape["arcs"]
    return [ring for rings in shape["arcs"] for ring in rings]


def is_ring(arcs: Sequence[int], most: int) -> bool:
    return bool(arcs) and all(-most <= arc < most for arc in arcs)


def loose_reports(page: Any, place: Any, where: str) -> Iterator[str]:
    """The reports and extras of a place or of its steps that the page has not."""
    if "report" in place and not 0 <= place["report"] < len(page["reports"]):
        yield f"{where}.report is {place['report']}, which is no report"
    for key in ("track", "sides"):
        for nth, step in listed(place, key):
            if step is not None:
                yield from loose_step(page, step, f"{where}.{key}[{nth}]")


def loose_step(page: Any, step: list[Any], where: str) -> Iterator[str]:
    """The same of a step, all of which is whole numbers but its status."""
    kinds = hints_of(Step).values()
    if not 0 < len(step) <= len(kinds) or any(map(is_unlike, step, kinds)):
        yield f"{where} is no step"
        return
    held = unpacked(step)
    if held.status and not 0 <= held.report < len(page["reports"]):
        yield f"{where} is by report {held.report}, which is no report"
    if not 0 <= held.extra <= len(page["extras"]):
        yield f"{where} has extra {held.extra}, which is none"


def is_unlike(value: object, kind: type) -> bool:
    return not is_of(value, kind)
