# SPDX-License-Identifier: MIT
"""The state on one day, from the payload of a page of several days: a map like any other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from mapper.control.balance import shares_of_hundred
from mapper.model.measured import Measured
from mapper.page.map_model import (
    ComparePayload,
    DrawnMap,
    Extra,
    FiguredStatus,
    PackedStep,
    Page,
    PagePart,
    PlaceEntry,
    SpellsPayload,
    Step,
    TimedStatus,
    TimelinePayload,
    unpacked,
)
from mapper.picture.events_on_day import seen_on
from mapper.style.shared import number, numbers_by_name
from mapper.style.words import Words

# Areas are equal whose digits are, up to this one behind the point.
SAME_KM2 = int(number("figures.same_km2"))
# The kinds of places that have a mark.
MARKED = frozenset(numbers_by_name("marks.reach"))

StepOf = Callable[[PlaceEntry], Step | None]


@dataclass(frozen=True)
class ShownHolding:
    """What a place is on a day; `last` is the day of its last report, counted from the start."""

    status: str
    last: int
    stale: bool
    extra: Extra


Holdings = Mapping[str, ShownHolding]


def holdings_on_side(payload: ComparePayload, side: int) -> Holdings:
    """The holdings before (0) or after (1) of a comparison, by the ids of places."""

    def step_of(place: PlaceEntry) -> Step | None:
        step = place["sides"][side] if "sides" in place else None
        return unpacked(step) if step else None

    return holdings_on(payload, payload["days"][side], step_of)


def holdings_on_day(payload: TimelinePayload, day: int) -> Holdings:
    """The holdings of a timeline on a day, counted from its start, by the ids of places."""
    return holdings_on(payload, day, lambda place: step_on(place.get("track", []), day))


def step_on(track: Sequence[PackedStep], day: int) -> Step | None:
    """The step of a track that holds on a day: nothing before the first, and in no data."""
    nth = bisect_right(track, day, key=lambda step: int(step[0]))
    return unpacked(track[nth - 1]) if nth and len(track[nth - 1]) > 1 else None


def holdings_on(payload: SpellsPayload, day: int, step_of: StepOf) -> Holdings:
    """The holdings by the ids of places; a unit without one of its own takes its capital's."""
    own = {
        place["id"]: held_by(payload, step, day)
        for place in payload["places"]
        if (step := step_of(place))
    }
    lent = {
        place["id"]: own[capital]
        for place in payload["places"]
        if place["id"] not in own and (capital := place.get("capital")) in own
    }
    return own | lent


def held_by(payload: SpellsPayload, step: Step, day: int) -> ShownHolding:
    last, limit = last_report(step, day), payload["staleDays"]
    return ShownHolding(
        status=step.status,
        last=last,
        stale=limit is not None and day - last > limit,
        extra=extra_of(payload, step),
    )


def extra_of(payload: SpellsPayload, step: Step) -> Extra:
    """What a step says beside its numbers."""
    return payload["extras"][step.extra - 1] if step.extra else {}


def last_report(step: Step, day: float) -> int:
    """The day, up to `day`, on which the report of a step was made or made again."""
    first = step.at - step.reported
    return max(first, int(min(day, first + step.seen)))


def map_on(
    payload: SpellsPayload,
    holdings: Holdings,
    statuses: Sequence[FiguredStatus] = (),
    *,
    days: Sequence[int],
) -> DrawnMap:
    """A map of the state alone, without notes; `statuses` are those of its legend, and of events
    it has those that are seen on one of `days`.
    """
    places = [worn(place, holdings.get(place["id"])) for place in payload["places"]]
    drawn = {
        **payload,
        "places": places,
        "statuses": [*statuses],
        "annotations": [],
        **seen_on(payload, days),
    }
    # A page of days has all that a map has but these.
    return cast(DrawnMap, drawn)


def worn(place: PlaceEntry, held: ShownHolding | None) -> PlaceEntry:
    """A place as it is on the map of a day."""
    if held is None:
        return place
    shown: PlaceEntry = {**place, "status": held.status, "stale": held.stale}
    if "contradicted" in held.extra:
        shown["contradicted"] = held.extra["contradicted"]
    if "inferred" in held.extra:
        shown["inferred"] = held.extra["inferred"]
    return shown


def measured_of(payload: PagePart) -> Measured:
    """What the statements of a page can be measured in."""
    return Measured(payload.get("measured", Measured.AREA))


def weight_of(payload: PagePart) -> Callable[[PlaceEntry], float]:
    """What a unit weighs where shares are drawn: its km², or as much as any other."""
    if measured_of(payload).by_area:
        return lambda unit: unit.get("km2", 0.0)
    return lambda unit: 1.0


def dotted_in(payload: Page) -> list[PlaceEntry]:
    """What small maps have dots of: the capitals that have a position, or of a record that says
    nothing of any unit all places that it has.
    """
    places = payload["places"]
    kinds = MARKED if tells_of_places(payload) else {"capital"}
    return [one for one in places if one["kind"] in kinds and one.get("at")]


def tells_of_places(payload: Page) -> bool:
    """Whether a record of days is about places alone, and says nothing of any unit."""
    if payload.get("nameless") or any(place.get("capital") for place in payload["places"]):
        return False
    told = {place["kind"] == "unit" for place in payload["places"] if is_told(place)}
    return told == {False}


def is_told(place: PlaceEntry) -> bool:
    """Whether a record of days says something of a place, borders aside."""
    return place["kind"] != "border" and bool(place.get("whole", place.get("track")))


def counted_in(payload: SpellsPayload) -> list[PlaceEntry]:
    """What shares are of: the units, or the places of a record of places alone."""
    if not tells_of_places(payload):
        return units_of(payload)
    return [place for place in payload["places"] if is_told(place)]


def of_what_it_tells(payload: TimelinePayload) -> TimelinePayload:
    """The payload of a record; of one of places alone with these as what is counted."""
    if not tells_of_places(payload):
        return payload
    forms = payload["unitForms"].copy()
    forms["units"] = forms["places"]
    return {**payload, "measured": Measured.COUNT.value, "unitForms": forms}


def units_of(payload: SpellsPayload) -> list[PlaceEntry]:
    return [place for place in payload["places"] if place["kind"] == "unit"]


@dataclass(frozen=True)
class Share:
    """How many of the units have a status, how much ground they are, and what share of the area in
    per cent; of units that are counted alone, of their number.
    """

    count: int
    percent: float
    km2: float = 0.0


def shares(payload: SpellsPayload, holdings: Holdings) -> dict[str, Share]:
    """The shares of all statuses by id, `""` for no data, in the order of the payload."""
    ids = [status["id"] for status in payload["statuses"]]
    counts = dict.fromkeys(ids, 0)
    areas, km2 = dict.fromkeys(ids, 0.0), dict.fromkeys(ids, 0.0)
    weight = weight_of(payload)
    for unit in counted_in(payload):
        status = status_of(holdings, unit["id"])
        counts[status] += 1
        areas[status] += weight(unit)
        km2[status] += unit.get("km2", 0.0)
    rounded = shares_of_hundred(list(areas.values())) if sum(areas.values()) else [0.0] * len(ids)
    return {
        id_: Share(count, percent, km2[id_])
        for (id_, count), percent in zip(counts.items(), rounded, strict=True)
    }


def way_of_figures(
    payload: SpellsPayload, one: Share, other: Share, words: Words
) -> dict[str, str]:
    """The figures of two days as texts of the page take them: `31 → 0`, `31 → 0 provinces`,
    `74.1 → 0`, `475,000 → 0`; what is the same on both stands once.
    """
    forms = payload["unitForms"]["units"]
    same = one.count == other.count
    n = either(*(words.integer(side.count) for side in (one, other)))
    units = words.chosen(forms, one.count) if same else forms["other"]
    return {
        "n": n,
        "units": units,
        "count": f"{n} {units}",
        "share": either(*(words.share(side.percent, side.count) for side in (one, other))),
        "area": either(*(words.area(side.km2) for side in (one, other))),
    }


def either(before: str, after: str) -> str:
    """`31 → 0`; of one figure on both days that figure."""
    return before if before == after else f"{before} → {after}"


def figures_of_both(
    payload: SpellsPayload, one: Share, other: Share, words: Words, key: str
) -> str:
    """The figures of two days in the form of `key`; of drawn ground its area, for there is no whole
    that a share of it could be of. Nothing where only places have it.
    """
    if not one.count and not other.count:
        return ""
    way = way_of_figures(payload, one, other, words)
    if payload.get("nameless"):
        return words.say("faces.move_figures", area=way["area"])
    return words.say(f"figures.{key}.{measured_of(payload)}", **way)


def status_of(holdings: Holdings, place: str) -> str:
    """The status of a place, `""` for no data."""
    held = holdings.get(place)
    return held.status if held else ""


@dataclass(frozen=True)
class ShownChange:
    """Units that went from one status to another, `""` for no data, or stayed what they were."""

    before: str
    after: str
    units: tuple[PlaceEntry, ...]

    @property
    def km2(self) -> float:
        return sum(unit.get("km2", 0.0) for unit in self.units)

    @property
    def is_change(self) -> bool:
        return self.before != self.after


def turns(payload: ComparePayload, before: Holdings, after: Holdings) -> list[ShownChange]:
    """What became of the units that both sides cover, in the order of the statuses."""
    groups: dict[tuple[str, str], list[PlaceEntry]] = {}
    for unit in units_of(payload):
        if not unit.get("apart"):
            pair = status_of(before, unit["id"]), status_of(after, unit["id"])
            groups.setdefault(pair, []).append(unit)
    rank = {status["id"]: nth for nth, status in enumerate(payload["statuses"])}
    pairs = sorted(groups, key=lambda pair: (rank[pair[0]], rank[pair[1]]))
    return [ShownChange(*pair, tuple(groups[pair])) for pair in pairs]


def largest_first(changes: Iterable[ShownChange]) -> list[ShownChange]:
    """What changed, by its area, or its number where nothing is told of areas."""
    turned = [one for one in changes if one.is_change]
    return sorted(turned, key=lambda one: (-round(one.km2, SAME_KM2), -len(one.units)))


def striped_turns(changes: Iterable[ShownChange]) -> set[tuple[str, str]]:
    """The changes with stripes of who had the ground before: where several had what one has after,
    all but the one who had most of it.
    """
    turned = largest_first(changes)
    most = {one.after: one for one in reversed(turned)}
    return {(one.before, one.after) for one in turned if most[one.after] is not one}


def statuses_seen(states: Iterable[Holdings], payload: SpellsPayload) -> list[TimedStatus]:
    """The statuses that some place has in some state, no data only where a unit has none."""
    every = list(states)
    seen = {held.status for state in every for held in state.values()}
    if any(unit["id"] not in state for state in every for unit in counted_in(payload)):
        seen.add("")
    return [status for status in payload["statuses"] if status["id"] in seen]


def figured(status: TimedStatus, short: str, figures: str, *, stale: bool) -> FiguredStatus:
    """A status with figures for a legend; `stale`: some report of it is old."""
    entry: FiguredStatus = {
        "id": status["id"],
        "label": status["label"],
        "means": status["means"],
        "short": short,
        "figures": figures,
    }
    if stale:
        entry["stale"] = 1
    return entry
