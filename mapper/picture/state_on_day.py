"""The state on one day, from the payload of a page of several days: a map like any other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mapper.control.balance import shares_of_hundred
from mapper.model.measured import Measured
from mapper.style.words import Words

Payload = Mapping[str, Any]
Place = Mapping[str, Any]
# [at, status, report, since, reported, seen, extra], see `page.steps`; of no data `at` alone.
Step = Sequence[Any]
StepOf = Callable[[Place], Step | None]


@dataclass(frozen=True)
class ShownHolding:
    """What a place is on a day; `last` is the day of its last report, counted from the start."""

    status: str
    last: int
    stale: bool
    extra: Mapping[str, Any]


Holdings = Mapping[str, ShownHolding]


def holdings_on_side(payload: Payload, side: int) -> Holdings:
    """The holdings before (0) or after (1) of a comparison, by the ids of places."""

    def step_of(place: Place) -> Step | None:
        steps: Sequence[Step | None] = place.get("sides") or (None, None)
        return steps[side]

    return holdings_on(payload, payload["days"][side], step_of)


def holdings_on_day(payload: Payload, day: int) -> Holdings:
    """The holdings of a timeline on a day, counted from its start, by the ids of places."""
    return holdings_on(payload, day, lambda place: step_on(place.get("track", ()), day))


def step_on(track: Sequence[Step], day: int) -> Step | None:
    """The step of a track that holds on a day: nothing before the first, and in no data."""
    nth = bisect_right(track, day, key=lambda step: int(step[0]))
    return track[nth - 1] if nth and len(track[nth - 1]) > 1 else None


def holdings_on(payload: Payload, day: int, step_of: StepOf) -> Holdings:
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


def held_by(payload: Payload, step: Step, day: int) -> ShownHolding:
    last = last_report(step, day)
    extra = part(step, 6)
    limit = payload.get("staleDays")
    return ShownHolding(
        status=step[1],
        last=last,
        stale=limit is not None and day - last > limit,
        extra=payload["extras"][extra - 1] if extra else {},
    )


def last_report(step: Step, day: float) -> int:
    """The day, up to `day`, on which the report of a step was made or made again."""
    first = int(step[0]) - part(step, 4)
    return max(first, int(min(day, first + part(step, 5))))


def part(step: Step, nth: int) -> int:
    """A number of a step; those that are zero at its end are left out of it."""
    return int(step[nth]) if nth < len(step) else 0


def map_on(payload: Payload, holdings: Holdings) -> dict[str, Any]:
    """The payload of a map of the state alone, without notes."""
    places = []
    for place in payload["places"]:
        held = holdings.get(place["id"])
        told: dict[str, Any] = {}
        if held:
            signs = {
                key: held.extra[key] for key in ("contradicted", "inferred") if key in held.extra
            }
            told = {"status": held.status, "stale": held.stale, **signs}
        places.append({**place, **told})
    return {**payload, "kind": "map", "places": places, "annotations": []}


def measured_of(payload: Payload) -> Measured:
    """What the statements of a page can be measured in."""
    return Measured(payload.get("measured", Measured.AREA))


def weight_of(payload: Payload) -> Callable[[Place], float]:
    """What a unit weighs where shares are drawn: its km², or as much as any other."""
    if measured_of(payload).by_area:
        return lambda unit: float(unit.get("km2", 0.0))
    return lambda unit: 1.0


def units_of(payload: Payload) -> list[Place]:
    return [place for place in payload["places"] if place["kind"] == "unit"]


@dataclass(frozen=True)
class Share:
    """How many of the units have a status, and what share of the area in per cent; of units that
    are counted alone, of their number.
    """

    count: int
    percent: float


def shares(payload: Payload, holdings: Holdings) -> dict[str, Share]:
    """The shares of all statuses by id, `""` for no data, in the order of the payload."""
    ids = [status["id"] for status in payload["statuses"]]
    counts = dict.fromkeys(ids, 0)
    areas = dict.fromkeys(ids, 0.0)
    weight = weight_of(payload)
    for unit in units_of(payload):
        status = status_of(holdings, unit["id"])
        counts[status] += 1
        areas[status] += weight(unit)
    rounded = shares_of_hundred(list(areas.values())) if sum(areas.values()) else [0.0] * len(ids)
    return {
        id_: Share(count, percent)
        for (id_, count), percent in zip(counts.items(), rounded, strict=True)
    }


def way_of_figures(payload: Payload, one: Share, other: Share, words: Words) -> dict[str, str]:
    """The figures of two days as texts of the page take them: `31 → 0`, `31 → 0 provinces`,
    `74.1 → 0`.
    """
    units = payload["unitForms"]["units"][1]
    n = f"{words.integer(one.count)} → {words.integer(other.count)}"
    share = " → ".join(words.share(side.percent, side.count) for side in (one, other))
    return {"n": n, "units": units, "count": f"{n} {units}", "share": share}


def status_of(holdings: Holdings, place: str) -> str:
    """The status of a place, `""` for no data."""
    held = holdings.get(place)
    return held.status if held else ""


@dataclass(frozen=True)
class ShownChange:
    """Units that went from one status to another, `""` for no data, or stayed what they were."""

    before: str
    after: str
    units: tuple[Place, ...]

    @property
    def km2(self) -> float:
        return float(sum(unit.get("km2", 0.0) for unit in self.units))

    @property
    def is_change(self) -> bool:
        return self.before != self.after


def turns(payload: Payload, before: Holdings, after: Holdings) -> list[ShownChange]:
    """What became of the units that both sides cover, in the order of the statuses."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for unit in units_of(payload):
        if not unit.get("apart"):
            pair = status_of(before, unit["id"]), status_of(after, unit["id"])
            groups.setdefault(pair, []).append(unit)
    rank = {status["id"]: nth for nth, status in enumerate(payload["statuses"])}
    pairs = sorted(groups, key=lambda pair: (rank[pair[0]], rank[pair[1]]))
    return [ShownChange(*pair, tuple(groups[pair])) for pair in pairs]


def statuses_seen(states: Iterable[Holdings], payload: Payload) -> list[Mapping[str, Any]]:
    """The statuses that some place has in some state, no data only where a unit has none."""
    every = list(states)
    seen = {held.status for state in every for held in state.values()}
    if any(unit["id"] not in state for state in every for unit in units_of(payload)):
        seen.add("")
    return [status for status in payload["statuses"] if status["id"] in seen]
