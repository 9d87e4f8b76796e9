# SPDX-License-Identifier: MIT
"""The map model: what a page shows, as plain values, typed once.

It is all that a page's scripts read, and all that a picture is drawn from: the one contract
between control and whatever shows it. A finished page carries it as JSON; `assets/payload.d.ts` has
the same types for the scripts.

Texts from tables stand here as they are; they reach the document by `textContent` alone. Statuses,
places and annotations carry words made for the reader, so that the scripts show and never phrase.
In a page, `places` and `reports` stand in rows (see `rows`). Raise `kinds.VERSION` where what is
read from a finished page changes.
"""

# No annotations as texts here: those would hide from Python which keys are not required.
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, TypedDict, cast

from mapper.geometry.arcs import Grid
from mapper.geometry.packing import PackedLines, PackedTopology


class Row(tuple[str, ...]):
    """What stands at each place of a list, by name."""


Position = Annotated[list[float], Row(["lon", "lat"])]
Box = Annotated[list[float], Row(["west", "south", "east", "north"])]
# A line of the detail.
Line = Annotated[list[str], Row(["term", "text"])]
# A word by plural class.
Forms = dict[str, str]
# Before and after, `""` for no data.
Turn = Annotated[list[str], Row(["before", "after"])]
# The texts of a section of `style/languages/*.toml`; of those that have forms by what is measured
# the one that fits.
Section = Mapping[str, Any]


class Step(NamedTuple):
    """A step of a track: from the day `at` on, counted from the start, a place has a holding.

    `report` and `extra` are places in their lists, `extra` from 1. The others are distances in
    days: `since` and `reported` before `at`, and `seen` from `reported` on, the last day on which
    the same report was repeated. In no data there is no status.
    """

    at: int
    status: str = ""
    report: int = 0
    since: int = 0
    reported: int = 0
    seen: int = 0
    extra: int = 0


# A step as the page has it: a list, what is zero at its end left out, of no data `at` alone.
PackedStep = list[int | str]


def packed(step: Step) -> PackedStep:
    """The step as a list."""
    row: PackedStep = list(step)
    while not row[-1] and len(row) > 3:
        row.pop()
    return row


def unpacked(step: PackedStep) -> Step:
    """The step that a list of the page is."""
    return Step(*cast(list[Any], step))


# --- parts --------------------------------------------------------------------------------


class Context(PackedTopology):
    """What lies around the units: the object `countries`, whose ids are ISO alpha-3 codes; their
    names, and the one that is the map's own.
    """

    names: dict[str, str]
    own: str


class StatusWords(TypedDict):
    """A status: `""` is no data."""

    id: str
    label: str
    means: str


class FiguredStatus(StatusWords):
    """A status in the legend of one day: figures in words and in short, and how many of the units
    have it, their km², their share in per cent, and how many reports of them are old.
    """

    figures: str
    short: str
    count: NotRequired[int]
    area_km2: NotRequired[float]
    share: NotRequired[float]
    stale: NotRequired[int]


class TimedStatus(StatusWords):
    """A status that is held at some time; no data has neither role nor words.

    `held` and `holder`: how a sentence says it.
    """

    role: NotRequired[str]
    held: NotRequired[str]
    holder: NotRequired[str]


class MarkKind(TypedDict):
    """A kind of mark in the legend."""

    kind: str
    label: str
    means: NotRequired[str]


class Extra(TypedDict, total=False):
    """What a step says beside its numbers: further reports of the day; rows of corrections and of
    sources that disagree, which is marked; whether its ground is inferred, and so drawn fainter.
    """

    others: list[str]
    told: list[Line]
    contradicted: bool
    inferred: bool


# `from`: the place that the holding was taken from.
_From = TypedDict("_From", {"from": str}, total=False)


class HoldingEntry(_From, Extra, total=False):
    """A holding on the day of the page; `sinceWords` where its day is not known."""

    status: str
    since: str
    sinceWords: str
    stale: bool


class Told(TypedDict, total=False):
    """What is told of a place over time.

    `track`: its steps; `whole`: the bare ones of all days, where the page stops at chosen days and
    they differ; `sides`: the step before and the one after, null for no data; `was`: the
    holding before in words; `apart`: the side that alone covers it (`before`, `after`, `neither`).
    """

    track: list[PackedStep]
    whole: list[PackedStep]
    sides: list[PackedStep | None]
    was: str
    apart: str


class PlaceEntry(HoldingEntry, Told):
    """A unit, a place or a border region, units first. Empty values are left out.

    - `brief`: of a unit, its name without the word for what it is, for maps that lack the room;
      `full`: with it, as maps have it where a place in the unit has its name.
    - `local`: names in the languages of the page, in their order; `within`: the unit around it;
      `beyond`: the country on the other side; `area`: how large it is, in words.
    - `line`: along which a border region is named; `north`: the latitude that orders its notes.
    - `report`: its place in `reports`; `n`: the number of its annotation.
    - Over time, of units: `km2`, `people`; `seat`, the place that is its capital, and `capital`,
      the same where the unit takes its holding if it has none.
    - `changed`: on a day of many, that its status began on it; set by what draws the map.
    - `turn`, `striped`, `pale`: on a map of what changed, what it went from and to, whether the
      former is told from that of other ground, and that it did not change; set by what draws the
      map.
    """

    id: str
    kind: str
    name: NotRequired[str]
    brief: NotRequired[str]
    full: NotRequired[str]
    local: NotRequired[list[str]]
    within: NotRequired[str]
    beyond: NotRequired[str]
    at: NotRequired[Position]
    area: NotRequired[str]
    line: NotRequired[list[Position]]
    north: NotRequired[float]
    report: NotRequired[int]
    n: NotRequired[int]
    km2: NotRequired[float]
    people: NotRequired[int]
    seat: NotRequired[str]
    capital: NotRequired[str]
    changed: NotRequired[bool]
    turn: NotRequired[Turn]
    striped: NotRequired[bool]
    pale: NotRequired[bool]


class Report(TypedDict, total=False):
    """A report in words. Of one day it has its day and age; over time the steps know them, and it
    says whether it has a `label`, is `claimed`, or is about `seats` alone.
    """

    reported: str
    reportedWords: str
    age: str
    basis: str
    confidence: str
    source: str
    url: str
    note: str
    label: str
    claimed: bool
    seats: bool


class Annotation(TypedDict):
    """A numbered note; its text, date and source are those of the report of its place."""

    n: int
    place: str
    title: str


class _Count(TypedDict):
    by: str
    date: str
    text: str


class CountAge(TypedDict, total=False):
    """How old a count is on the day of a map, in words, and whether that is beyond the limit."""

    age: str
    old: bool


class Counted(_Count, CountAge, total=False):
    """What others counted: beside our own figures, never in them.

    - `by`, `date` and `text` in words; `source`, `url`, `note`; `vague` where the day is not known.
    - `bar`: statuses with their per cent of the whole, only where a whole is stated.
    - In a timeline: its `day`, counted from the start; `series`, a number for each counter; `what`
      was counted instead of units; `whole`, of how many the parts are shares.
    """

    bar: list[tuple[str, float]]
    source: str
    url: str
    note: str
    vague: bool
    day: int
    series: int
    what: str
    whole: int


class Language(TypedDict):
    """How numbers and days are written, and what stands between the parts of a sentence."""

    lang: str
    comma: str
    semicolon: str
    list_and: str
    sentence: str
    months: list[str]
    numerals: list[str]
    date: str
    month: str
    decimal: str
    thousands: str
    under: str


class UnitForms(TypedDict):
    """What the units are called."""

    units: Forms


class SeatForms(UnitForms):
    """What the units are called, their capitals where these are known, and other places."""

    capitals: Forms
    places: Forms


# --- words --------------------------------------------------------------------------------


class MapWords(TypedDict):
    """The texts that the scripts put on the page themselves, by section."""

    legend: Section
    annotations: Section
    detail: Section
    table: Section
    map: Section
    embed: Section
    find: Section
    share: Section


class DayWords(MapWords):
    """Those of a page that shows other days than the one it was made for."""

    figures: Section
    diff: Section
    report: Section
    timeline: Section


class TimelineWords(DayWords):
    counted: Section
    head: Section


class CompareWords(DayWords):
    compare: Section


class FacesWords(DayWords):
    head: Section
    faces: Section


# --- pages --------------------------------------------------------------------------------


class PagePart(TypedDict):
    """What is the same on every day.

    - `version`: that of this model; `lang`, `dir`: of the page.
    - `measured`: `inferred` where all ground is, `count` where the statements are not about
      ground and no figure by area stands anywhere; else it is not there.
    - `total`: the whole in words; `stripes`: the pattern of a status by its id, with the statuses
      its stripes come from; `marks`: the kinds of mark on the map.
    - `staleDays`: from when on a report is old; `tiled`: whether it lies over a background;
      `kinds`: what the kinds of place are called.
    - `nameless`: true where the units have no names, and their number says nothing.
    """

    version: int
    title: str
    lang: str
    dir: str
    measured: NotRequired[str]
    total: str
    stripes: dict[str, list[str]]
    marks: list[MarkKind]
    staleDays: int | None
    tiled: bool
    kinds: dict[str, str]
    nameless: NotRequired[bool]


class SignsPart(TypedDict, total=False):
    """What the legend says of places on which sources disagree, and of ground that is inferred,
    where there is some.
    """

    contradicted: str
    inferred: str


class TownEntry(TypedDict):
    """A town that shows where the ground lies: nothing is said of it.

    `within`: the unit in which it lies; `namesake`: that has its name, and where it is written, the
    town is not.
    """

    name: str
    at: Position
    within: NotRequired[str]
    namesake: NotRequired[bool]


class Plane(TypedDict):
    """The flat map that page and pictures are drawn on (see `geometry.plane`): a projection by its
    `name` and `centre` (degrees), and the box on it of the ground of interest, in metres west,
    south, east and north of the centre.
    """

    name: str
    centre: Position
    ground: Box


class FarGround(TypedDict):
    """Ground that lies far from all other, what it is called, and the box (degrees) around it.

    `units`: the ids of the units that lie nowhere else; none where it is a part of one.
    """

    name: str
    box: Box
    units: NotRequired[list[str]]


class BoxesPart(TypedDict):
    """The boxes (degrees) of a map, whose east may be beyond 180.

    - `bounds`: the ground that it is framed by; `frame`: all that a reader can come to.
    - `beyond`: far ground outside of `bounds`, the largest first.
    - `whole`: the ground of interest, where a part of it was asked for.
    - `insets`: what has an inset on a picture in place of far ground, where that was asked for.
    """

    bounds: Box
    frame: Box
    beyond: NotRequired[list[FarGround]]
    whole: NotRequired[Box]
    insets: NotRequired[list[FarGround]]


class Locator(TypedDict):
    """A small map of all ground: its width and height, the rings of the ground, each x and y in
    turn, and the box of what the map shows; in px, y down.
    """

    size: Annotated[list[int], Row(["width", "height"])]
    ground: list[list[int]]
    frame: Annotated[list[int], Row(["left", "top", "right", "bottom"])]


class Globe(TypedDict):
    """A globe around `centre`, 200 wide, with the rings of the map's ground on it, each x and y in
    turn, y down; `at`: where that lies, where it is too small to be seen; `left`: whether the
    globe stands at the left of a page.
    """

    centre: Position
    ground: list[list[int]]
    at: NotRequired[Annotated[list[int], Row(["x", "y"])]]
    left: NotRequired[bool]


class LocatorPart(TypedDict):
    """What shows where a map lies: `locator` of one that shows a part of its ground, `globe` where
    one is asked for.
    """

    locator: NotRequired[Locator]
    globe: NotRequired[Globe]


# The name of a lake or river, and its arcs: the first of them, and the first that is another's.
WaterName = tuple[str, int, int]


class Waters(PackedLines):
    """Rivers and lakes; `counts`: how many arcs are of narrow, of wider and of the widest rivers,
    and how many are rings of lakes, in this order; `names` of some, the first in
    claim first.
    """

    counts: list[int]
    names: list[WaterName]


class WaterPart(TypedDict, total=False):
    """Lakes and rivers, where there are some."""

    water: Waters


class AroundPart(BoxesPart, LocatorPart, WaterPart):
    """What lies around the units; `towns` in the order in which they find room; `disputed`: borders
    drawn dashed.
    """

    plane: Plane
    context: Context
    towns: NotRequired[list[TownEntry]]
    disputed: NotRequired[PackedLines]


class CountsPart(TypedDict, total=False):
    """What others counted, where there is some."""

    counts: list[Counted]


class _Happened(TypedDict):
    id: str
    mark: str
    word: str
    title: str
    when: str
    date: str


class Happened(_Happened, total=False):
    """What an event, an advance and a line have in common; empty values are left out.

    - `mark`: the name of what it is drawn with; `word`: what sort of thing it is.
    - `title`: what it is called; `where`: its place, where the title does not say it.
    - `when`: its days in words; `date`: its first day, ISO.
    - `days`: on a page of several days the first and the last on whose map it stands, counted from
      the start; null: every later one.
    - `status`: in whose colour it is drawn; `party`: what that is called.
    """

    where: str
    days: tuple[int, int | None]
    status: str
    party: str
    basis: str
    confidence: str
    source: str
    url: str
    note: str


class EventEntry(Happened):
    """An event at a position; `short`: its days as they stand beside its mark."""

    at: Position
    short: str


class AdvanceEntry(Happened):
    """An advance along a path, to the last position of it."""

    path: list[Position]


class LineEntry(Happened):
    """A line on the ground."""

    lines: PackedLines


class SignEntry(TypedDict):
    """An entry of the key: `sort` is `event`, `advance` or `line`."""

    sort: str
    mark: str
    status: NotRequired[str]
    label: str


class EventsPart(TypedDict, total=False):
    """Events, advances and lines, by their days, where there are some; what the key says of them,
    of which days events are shown, and the words for all of them.
    """

    events: list[EventEntry]
    advances: list[AdvanceEntry]
    mapLines: list[LineEntry]
    happenedKey: list[SignEntry]
    happenedIn: str
    happened: Section


def happened_on(page: EventsPart) -> list[Happened]:
    """All that a page has beside control."""
    return [*page.get("events", []), *page.get("advances", []), *page.get("mapLines", [])]


class Page(PagePart, SignsPart, AroundPart, CountsPart, EventsPart):
    """What every page has."""

    places: list[PlaceEntry]


class UnitsPart(TypedDict):
    """The shapes of units (object `units`) and of border regions (`bands`).

    `parents`: of each unit in their order the number of what it lies in, where that differs;
    `coast`: the number of the first of their last arcs, which are no borders, where there are any;
    `pieces`: the units are ground that was drawn, whose names tell where it lies: a map has towns.
    """

    units: PackedTopology
    bands: PackedTopology | None
    pieces: NotRequired[bool]
    coast: NotRequired[int]
    parents: NotRequired[list[int]]


class DrawnMap(Page, UnitsPart):
    """A map of one state of the ground: what a picture of it is drawn from."""

    statuses: list[FiguredStatus]
    annotations: list[Annotation]
    reports: list[Report]


class ListedPart(TypedDict):
    """What the table of one day is made of: places, with their reports and the words for both."""

    words: MapWords
    kinds: dict[str, str]
    statuses: list[FiguredStatus]
    places: list[PlaceEntry]
    reports: list[Report]


class MapPayload(DrawnMap):
    """A map of one day, ISO and in words.

    `days`: words of a day by its ISO form; `languages`: those of the local names of places, in
    their order, each with the direction in which it runs.
    """

    kind: Literal["map"]
    day: str
    dayWords: str
    words: MapWords
    languages: list[tuple[str, str]]
    days: dict[str, str]


class WithinPart(TypedDict, total=False):
    """Which changes between two statuses leave the party the same: `side` or `renamed`, by the
    status before and then after; where there are some. `nobodys`: there are no parties at all.
    """

    within: dict[str, dict[str, str]]
    nobodys: bool


class TimedPart(WithinPart):
    """What pages of several days have.

    `start` (ISO): day 0; `statuses`: those that are held at some time, in the order of the scheme,
    and last no data; `reports`: without a day, so that many places share one.
    """

    start: str
    language: Language
    statuses: list[TimedStatus]
    reports: list[Report]


class LentPart(TypedDict, total=False):
    """Where units without a holding take that of their capital: the words for the basis of what is
    so inferred.
    """

    lent: str


class SpellsPart(TimedPart, LentPart):
    """What pages of places over time have.

    `extras`: what else steps say; `labelled`: annotations are the reports with a label, and not
    the newest `mostNotes` notes.
    """

    unitForms: SeatForms
    languages: list[tuple[str, str]]
    extras: list[Extra]
    labelled: bool
    mostNotes: int


class StopsPart(TypedDict):
    """The days of a slider, counted from the start, ascending.

    `between`: whether the page may show the days between the stops, which are as the stop before;
    `opening`: the day that is shown first.
    """

    stops: list[int]
    between: bool
    opening: int


class PairRoom(TypedDict):
    """How long is what is told of two days, in letters: the names of what went from one status to
    another, of each such pair; and those of other places, of each kind and pair.
    """

    moves: list[int]
    others: list[int]


class StoryEntry(TypedDict):
    """A step of a story: the day that it shows, counted from the start, and another day that this
    is compared with; the `place` that is held open, by its id, of drawn ground a point; and the
    `box` (degrees) that is looked at, which is all that lies together where there is none.
    `room`: what is told of two days, for who reserves a height.
    """

    day: int
    pinned: NotRequired[int]
    room: NotRequired[PairRoom]
    place: NotRequired[str]
    box: NotRequired[Box]


class StoryPart(TypedDict, total=False):
    """A story in steps, where there is one, and the words for it. What it tells stands in the
    document.
    """

    steps: list[StoryEntry]
    story: Section


class AreasPart(TypedDict, total=False):
    """Where only some days of ground that was drawn day by day have their shapes: every day, with
    the km² by status. Pictures have it, pages never do.
    """

    areas: list[tuple[int, dict[str, float]]]


class TimelinePayload(Page, UnitsPart, SpellsPart, StopsPart, AreasPart, StoryPart):
    """A map of many days."""

    kind: Literal["timeline"]
    words: TimelineWords


class TurnLine(TypedDict):
    """What else became of places."""

    label: str
    names: str


class PiecesLine(TypedDict):
    """Pieces of drawn ground that went one way and are told in one line: their ids, and the area of
    each in words. A piece that is all that went that way has no area here. Several pieces also have
    a name in common, and the area of all.
    """

    ids: list[str]
    areas: list[str]
    name: NotRequired[str]
    area: NotRequired[str]


class ApartLine(TypedDict):
    """Ground that is told apart, for only the one side covers it, or neither."""

    side: str
    label: str
    figures: str
    names: str


class ChangeRow(TypedDict):
    """A row of the table of changes: cells in the order of `changeColumns`, the statuses before
    and after, the km² of a unit, the day of the change (ISO), and the address of its source.
    """

    id: str
    cells: list[str]
    statuses: Turn
    km2: NotRequired[float]
    day: NotRequired[str]
    url: NotRequired[str]


class ChangesPart(TypedDict):
    changeColumns: list[str]
    changes: list[ChangeRow]


class ListedPieces(TypedDict):
    """`listed`: of drawn ground the lines of each change, by the statuses before and after."""

    listed: NotRequired[dict[str, list[PiecesLine]]]


class ComparePayload(Page, UnitsPart, SpellsPart, ChangesPart, ListedPieces):
    """Two days and what changed. `days`: both, counted from the start; `captions`: what the two
    maps are called; `turns`: what else became of places; `apart`: the ground told apart.
    """

    kind: Literal["compare"]
    words: CompareWords
    days: Annotated[list[int], Row(["before", "after"])]
    captions: Annotated[list[str], Row(["before", "after"])]
    turns: list[TurnLine]
    apart: list[ApartLine]


class Rings(TypedDict):
    """The lines of drawn ground, one text (see `drawn_lines`); its labels are places in `drawn`."""

    transform: Grid
    text: str


class FacesPayload(Page, TimedPart, StopsPart, StoryPart):
    """A history of drawn ground; it has no places.

    - `stops`: the days that were drawn, and among them `ended`, those on which only a status ends.
    - `pinned`: the day that the opening is compared with at first; `single`: the page is about the
      day of its opening alone.
    - `drawn`: the ids of the statuses that were drawn.
    - `histories`: a text of whole numbers; for every history how many runs it has, for each run
      the stops since the one before and its label, 0 for none and from 1 else, and its report if
      there are several; then the square kilometres that have it, with `digits` decimals.
    """

    kind: Literal["faces"]
    words: FacesWords
    unitForms: UnitForms
    ended: list[int]
    pinned: int | None
    single: bool
    drawn: list[str]
    lines: Rings
    digits: int
    histories: str
    annotations: list[Annotation]


Payload = MapPayload | TimelinePayload | ComparePayload | FacesPayload
# Pages whose places have holdings over time.
SpellsPayload = TimelinePayload | ComparePayload

MODELS: Mapping[str, type] = {
    "map": MapPayload,
    "timeline": TimelinePayload,
    "compare": ComparePayload,
    "faces": FacesPayload,
}
