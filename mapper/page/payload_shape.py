# SPDX-License-Identifier: MIT
"""Whether a payload that was read back has the shape of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from types import UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from mapper.geometry.packing import (
    ALPHABET,
    BASE,
    ArcMultiPolygon,
    ArcPolygon,
    PackedLines,
    PackedTopology,
)
from mapper.page.lines_read import fault_of_lines
from mapper.page.map_model import MODELS, Step, unpacked

NAMES = {str: "a text", bool: "true or false", int: "a whole number", float: "a number",
         list: "a list", tuple: "a list", type(None): "null"}  # fmt: skip


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


def fault_in(value: object, hint: Any, where: str) -> str:
    """What is wrong with a value that should be of a type, and where; or nothing."""
    origin = get_origin(hint) or hint
    if origin is Annotated:
        kind, row = get_args(hint)
        return fault_in(value, kind, where) or of_length(value, len(row), where)
    if origin in (NotRequired, Required):
        return fault_in(value, get_args(hint)[0], where)
    if origin in (Union, UnionType):
        faults = [fault_in(value, part, where) for part in get_args(hint)]
        return "" if "" in faults else likeliest(faults, where)
    if origin is Literal:
        return "" if value in get_args(hint) else f"{where} is {value!r}"
    if is_typeddict(origin):
        return first(keys_in(value, origin, where))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return first(values_in(value, get_args(hint), where))
    if origin is Any or is_of(value, origin):
        return first(items_in(value, get_args(hint), where)) if isinstance(value, list) else ""
    return f"{where} is not {NAMES[origin]}"


def likeliest(faults: Sequence[str], where: str) -> str:
    """Of what several types find wrong: by the one whose `type` the value names, or the first."""
    return next((fault for fault in faults if not fault.startswith(f"{where}.type ")), faults[0])


def first(faults: Iterable[str]) -> str:
    return next((fault for fault in faults if fault), "")


def is_of(value: object, kind: type) -> bool:
    """Whether a value of JSON is of a type; true and false are no numbers."""
    found = tuple if kind is tuple and isinstance(value, list) else type(value)
    return found is kind or (kind is float and found is int)


@cache
def hints_of(model: type) -> Mapping[str, Any]:
    return get_type_hints(model, include_extras=True)


def keys_in(value: object, model: Any, where: str) -> Iterable[str]:
    """The faults of an object that should have the keys of a model."""
    if not isinstance(value, dict):
        yield f"{where} is not an object"
        return
    for key, hint in hints_of(model).items():
        path = f"{where}.{key}" if where else key
        if key in value:
            yield fault_in(value[key], hint, path)
        elif key in model.__required_keys__:
            yield f"{path} is missing"


def values_in(value: object, types: tuple[Any, ...], where: str) -> Iterable[str]:
    """The faults of an object with any keys."""
    if not isinstance(value, dict):
        yield f"{where} is not an object"
        return
    for key, one in value.items():
        yield fault_in(one, types[1], f"{where}.{key}")


def items_in(value: list[object], types: tuple[Any, ...], where: str) -> Iterable[str]:
    """The faults of a list: of one type, or of a type for each place."""
    if len(types) > 1:
        yield of_length(value, len(types), where)
    for nth, one in enumerate(value):
        kind = types[min(nth, len(types) - 1)] if types else Any
        yield fault_in(one, kind, f"{where}[{nth}]")


LETTERS = frozenset(ALPHABET)
LAST_LETTERS = frozenset(ALPHABET[:BASE])


def of_length(value: object, most: int, where: str) -> str:
    """Whether a list has as many values as it should, where it is one."""
    if not isinstance(value, list) or len(value) == most:
        return ""
    return f"{where} has {len(value)} values, not {most}"


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
