# SPDX-License-Identifier: MIT
"""A story in steps, held against the data: what a page shows of each, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.comparison.words import names_of, other_changes, sentence
from mapper.control.over_time import Control
from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.errors import DataProblems, UsageError
from mapper.geometry.frame import position_digits
from mapper.geometry.interest import growth
from mapper.model.place import Place
from mapper.model.problem import Problem
from mapper.model.record import Kind
from mapper.model.spelling import Spelling, argument, given, spelled
from mapper.page.document import Document
from mapper.page.entries import rounded
from mapper.page.framing import asked_box
from mapper.page.map_model import PairRoom, Payload, StoryEntry
from mapper.reading.arguments import CHANGES
from mapper.reading.steps_file import StepsFile, StoryStep, read_steps
from mapper.style.words import Words
from mapper.tables.dates import DateOrder
from mapper.verbs.framing import framing_of, place_named
from mapper.verbs.look import Look

Found = TypeVar("Found")


@dataclass(frozen=True, kw_only=True)
class ToldStep:
    """What the document says of a step: `when` is its day or days, and what is held open then."""

    heading: str
    when: str
    note: str = ""
    source: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the steps are held against: the map, who has what, and the places that are known.

    `towns` are on the map and nothing is said of them; `drawn`: whether it has no places to hold
    open, but points of ground.
    """

    here: Situation
    control: Control
    payload: Payload
    places: Sequence[Place]
    towns: Sequence[Place]
    drawn: bool

    @property
    def start(self) -> date:
        return date.fromisoformat(str(self.payload["start"]))  # type: ignore[typeddict-item]

    @cached_property
    def stops(self) -> list[date]:
        """The days that the page stops at."""
        payload: Any = self.payload
        return [self.start + timedelta(days=stop) for stop in payload["stops"]]


def steps_of(look: Look, order: DateOrder | None = None) -> StepsFile | None:
    """The steps that a look names, read; None where it names none.

    Raises UsageError where they cannot be read, and where the page is to open on a day of its own.
    """
    if look.steps is None:
        return None
    if look.as_of is not None:
        what = f"{given('as_of', look.as_of)}: a story opens with its first step"
        raise UsageError(f"{what} — leave it out")
    return read_steps(look.steps, order)


def opened(look: Look, steps: StepsFile | None, stops: Sequence[date], *, between: bool) -> Look:
    """The look with the day of the first step, if that is one that the page can show."""
    days = steps.steps[0].days if steps and steps.steps else ()
    if not days or fault_of_day(days[-1], stops, between=between):
        return look
    return replace(look, as_of=days[-1])


def with_story(
    document: Document, steps: StepsFile | None, control: Control, places: Iterable[Place] = ()
) -> Document:
    """The page of many days with its story; `places`: those of a table, which are known, too.

    Raises DataProblems with all that is wrong with the file.
    """
    if steps is None:
        return document
    payload = document.payload
    ground = Ground(
        here=unrolled(document.situation),
        control=control,
        payload=payload,
        places=(*places,),
        towns=(*towns_of(payload),),
        drawn=payload["kind"] == "faces",
    )
    reader = _Reader(steps, ground, document.texts.words)
    made = [reader.step(nth, step) for nth, step in enumerate(steps.steps)]
    problems = [*steps.problems, *reader.problems]
    if problems:
        raise DataProblems(problems)
    part = {"steps": [entry for entry, _ in made], "story": reader.words.entry("story")}
    told = {**document.told, "story": [told for _, told in made]}
    texts = replace(document.texts, longest=max(document.texts.longest, *reader.pairs, key=len))
    payload = {**payload, **part}  # type: ignore[assignment]
    return replace(document, payload=payload, told=told, texts=texts)


def towns_of(payload: Payload) -> Iterator[Place]:
    """The towns that show where the ground lies, as places."""
    for nth, town in enumerate(payload.get("towns", [])):
        lon, lat = town["at"]
        yield Place(id=f"town {nth}", kind=Kind.TOWN, name=town["name"], lon=lon, lat=lat)


def fault_of_day(day: date, stops: Sequence[date], *, between: bool) -> tuple[str, str] | None:
    """Why a page cannot show a day, and what it can; None where it can."""
    if not stops[0] <= day <= stops[-1]:
        return f"{day} is not in the record", f"it goes from {stops[0]} to {stops[-1]}"
    if between or day in stops:
        return None
    closest = min(stops, key=lambda stop: abs(stop - day))
    return f"{day} is none of the days of the page", f"closest: {closest}, see {argument('dates')}"


def names_of_others(found: Comparison) -> Iterable[list[str]]:
    """The names of what changed and is no unit, by kind and way."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for change in other_changes(found, found.changes):
        place = found.places[change.place_id]
        key = (place.kind, change.before or "", change.after or "")
        groups.setdefault(key, []).append(place.shown)
    return groups.values()


class _Reader:
    """What steps come to, and what of them the data do not bear out."""

    def __init__(self, file: StepsFile, ground: Ground, words: Words) -> None:
        self.file, self.ground, self.words = file, ground, words
        self.problems: list[Problem] = []
        # The sentences of the steps of two days.
        self.pairs: list[str] = [""]

    def step(self, nth: int, step: StoryStep) -> tuple[StoryEntry, ToldStep]:
        ground = self.ground
        entry: StoryEntry = {"day": 0}
        for day in step.days:
            self.must_be_shown(step, day)
        if step.days:
            entry["day"] = (step.days[-1] - ground.start).days
        if len(step.days) > 1:
            entry["pinned"] = (step.days[0] - ground.start).days
            entry["room"] = self.room_of(*step.days)
        place = self.tried(step, "place", self.place) if step.place else None
        if place:
            entry["place"] = self.id_of(step, place)
        if step.frame is not None and (box := self.tried(step, "frame", self.box_after(nth))):
            entry["box"] = box
        return entry, self.told(step, place)

    def told(self, step: StoryStep, place: Place | None) -> ToldStep:
        when = self.words.period(step.days[0], step.days[-1]) if step.days else ""
        if place:
            when = self.words.say("story.place", days=when, place=place.shown)
        return ToldStep(
            heading=step.heading, when=when, note=step.note, source=step.source, url=step.url
        )

    def room_of(self, first: date, last: date) -> PairRoom:
        """How long is what the page tells of two days."""
        control, words = self.ground.control, self.words
        found = compare_sides(*(Side(control=control, day=day) for day in (first, last)))
        moved = [move.units for move in found.transitions if move.is_change]
        self.pairs.append(sentence(found, words))
        others = () if found.drawn else names_of_others(found)
        return {
            "moves": [0 if found.drawn else len(names_of(found, units, words)) for units in moved],
            "others": [len(words.beside(names)) for names in others],
        }

    def must_be_shown(self, step: StoryStep, day: date) -> None:
        payload: Any = self.ground.payload
        if fault := fault_of_day(day, self.ground.stops, between=payload["between"]):
            self.problems.append(self.file.problem(step, ("day", "days"), *fault))

    def tried(self, step: StoryStep, key: str, find: Callable[[StoryStep], Found]) -> Found | None:
        """What is found for a key of a step; None where that is a problem."""
        try:
            with spelled(Spelling()):
                return find(step)
        except UsageError as error:
            what, _, hint = str(error).partition(" — ")
            self.problems.append(self.file.problem(step, (key,), what, hint))
            return None

    def place(self, step: StoryStep) -> Place:
        ground = self.ground
        known = [*ground.places, *(ground.towns if ground.drawn else ())]
        return place_named(step.place, ground.here.boundaries, known, "place")

    def id_of(self, step: StoryStep, place: Place) -> str:
        """What the page knows a place by: of drawn ground its point, as `keyAt` has it."""
        if self.ground.drawn and place.lat is not None and place.lon is not None:
            return f"{place.lat:.5f} {place.lon:.5f}"
        if all(place.id != known["id"] for known in self.ground.payload["places"]):
            what = f"place '{place.shown}': is not on this map"
            self.problems.append(self.file.problem(step, ("place",), what, "name one that is"))
        return place.id

    def box_after(self, nth: int) -> Callable[[StoryStep], list[float] | None]:
        """What finds the box that a step looks at; `changes` are those from the step before on."""

        def find(step: StoryStep) -> list[float] | None:
            here, by_changes = self.ground.here, step.frame == CHANGES
            before = self.file.steps[nth - 1].days if nth else ()
            days = (*before[-1:], *step.days)[-2:]
            framing = framing_of(
                Look(frame=step.frame),
                here.boundaries,
                (*self.ground.places, *self.ground.towns),
                changed=self.changed(*days) if by_changes and len(days) == 2 else None,
            )
            bounds = self.ground.payload["bounds"]
            west, south, east, north = self.ground.payload.get("whole", bounds)
            all_ground = (west, south, east, north)
            box = asked_box(here, framing, all_ground)
            if box is None or (by_changes and growth(box, all_ground) <= 1):
                return None
            return rounded(box, position_digits(box))

        return find

    def changed(self, first: date, last: date) -> list[str]:
        """What has another status on the one day than on the other, by id."""
        before, after = (self.ground.control.snapshot(day) for day in (first, last))
        return before.changed_until(after)
