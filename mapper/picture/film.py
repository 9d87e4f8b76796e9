# SPDX-License-Identifier: MIT
"""A film: a picture for each of many days, alike but for what changed.

Names stand where they stand on all frames, the key has its place and changing figures, and the
chart over time is covered from the day of a frame on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mapper.errors import UsageError
from mapper.model.spelling import argument
from mapper.page.map_model import DrawnMap, FacesPayload, PlaceEntry, TimelinePayload, happened_on
from mapper.picture.arrangements import column_of
from mapper.picture.blocks import BODY, NO_BLOCK, Block, Setting, foot, head, stacked, text_lines
from mapper.picture.events import route_items
from mapper.picture.figures import Figures, figures, figures_again
from mapper.picture.film_legend import FilmLegend
from mapper.picture.film_model import MOST_ASKED, Film
from mapper.picture.fit import Fit
from mapper.picture.ground import GroundShapes, PxShapes, ground_items
from mapper.picture.ink import Box, Group, Item, Paint, Picture, Rect
from mapper.picture.insets import Inset, Map, Plan, Shown, edges_on, plan_on
from mapper.picture.layouts import GAP, LEAST_MAP, Layout, deck_must_fit, finished, must_show
from mapper.picture.letters import text_width, wrap
from mapper.picture.panel import scale_bar
from mapper.picture.scene import Scene
from mapper.picture.shapes import Rings
from mapper.picture.shares_chart import LAST_DAY, TITLE
from mapper.picture.state_on_day import dotted_in

# Of the height that its ground wants at full width, the map keeps at least this share.
LEAST_SHARE = 0.7
# The day, in sizes of the title.
DAY_SIZE = 1.3
DAY_LEADING = 1.25
# Of days to come the chart is seen through paper of this opacity.
VEIL = 0.72
BAR = 5.0
# The chart, from high to low.
CHARTS = (64.0, 48.0, 30.0)


class Form(NamedTuple):
    """How much of the texts is shown: the lines of the sources, whether it is said what days
    these are, and how high the chart is, 0 for a bar.
    """

    sources: int
    said: bool
    chart: float
    rows: bool = True


def no_more_ground(fit: Fit) -> Mapping[str, Sequence[Rings]]:
    """Of units, which are on all frames."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Scenes:
    """What the frames of a film are drawn from.

    - `setting`: with all that is on some frame: statuses, signs, and every place that is named.
    - `days` of the frames, and how much of the time each has `reached`, 0 to 1.
    - `payload` and `ground`: the map of a frame, and its shapes.
    - `figures`: what is said of each status on every frame, by its id.
    - `said`: lines on what days and dots these are; `chart`: of all days in a size, without title
      and months; `left_out`: how much no frame has, by its text.
    - `ever`: in px, the ground of all frames that is not that of the first.
    """

    layout: Layout
    setting: Setting[DrawnMap]
    names: Mapping[str, str]
    days: Sequence[date]
    reached: Sequence[float]
    payload: Callable[[int], DrawnMap]
    ground: Callable[[int], GroundShapes]
    figures: Sequence[Mapping[str, str]]
    said: Sequence[str]
    chart: Callable[[tuple[float, float]], Block]
    left_out: Mapping[str, int]
    ever: Callable[[Fit], Mapping[str, Sequence[Rings]]] = no_more_ground

    @cached_property
    def legend(self) -> FilmLegend:
        return FilmLegend(self.setting, self.figures)


def film_of(scenes: Scenes) -> Film:
    """The film; UsageError where it would have one picture alone, or too many."""
    must_move(len(scenes.days))
    arrange = beside if scenes.layout.beside else below
    return Film(len(scenes.days), arrange(scenes).picture)


def must_move(days: int) -> None:
    """UsageError for a number of days that makes no film."""
    if days < 2:
        raise UsageError("an animation needs two days that differ, and there is one — give png")
    if days > MOST_ASKED:
        raise UsageError(
            f"{argument('dates')}: asks for {days} days, and an animation has at most "
            f"{MOST_ASKED} — give monthly, weekly, or a shorter list"
        )


def left_out(
    page: TimelinePayload | FacesPayload, days: Sequence[int], seen: DrawnMap
) -> dict[str, int]:
    """How many days of a page have no frame, and how much else no frame of it has; `seen`: all
    that is on some frame.
    """
    return {
        "picture.no_days": len(page["stops"]) - len(days),
        "picture.no_events_between": len(happened_on(page)) - len(happened_on(seen)),
    }


def only_ground(payload: DrawnMap) -> DrawnMap:
    """The map with units and dots alone, and what happened: other marks would need a key."""
    payload = payload.copy()
    dotted = {one["id"] for one in dotted_in(payload)}
    payload["places"] = [
        one for one in payload["places"] if one["kind"] == "unit" or one["id"] in dotted
    ]
    payload.pop("disputed", None)
    return payload


# --- the map --------------------------------------------------------------------------------


@dataclass(frozen=True)
class FilmMap:
    """The map of every frame in a panel of one size, with its names placed once."""

    scenes: Scenes
    size: tuple[float, float]

    def drawn(self, nth: int) -> tuple[Fit, PxShapes]:
        return self.scenes.ground(nth).in_panel(self.size)

    def scene(self, nth: int, payload: DrawnMap) -> Scene:
        fit, drawn = self.drawn(nth)
        if payload.get("nameless"):
            drawn = held_ground(drawn, payload)
        theme, names = self.scenes.setting.theme, self.scenes.names
        taken = (self.bar[1], *self.panels.boxes)
        return Scene(payload, drawn, fit, theme, frozenset(), names, taken)

    def shown(self, nth: int, payload: DrawnMap) -> Shown:
        """What insets show on a frame."""
        scenes = self.scenes
        return Shown(payload, scenes.ground(nth), scenes.setting.theme, frozenset(), scenes.names)

    def inset_scene(self, inset: Inset, shown: Shown) -> Scene:
        scene = inset.scene(shown)
        if shown.payload.get("nameless"):
            return replace(scene, drawn=held_ground(scene.drawn, shown.payload))
        return scene

    @cached_property
    def panels(self) -> Plan:
        """Where insets, a locator and a globe stand on all frames."""
        return plan_on(self.under, self.shown(0, self.scenes.setting.article.payload))

    @property
    def under(self) -> Map:
        return Map(*self.drawn(0), (self.bar[1],))

    @cached_property
    def placed_in_insets(self) -> list[Figures]:
        """The names of all frames in each inset."""
        shown = self.shown(0, self.scenes.setting.article.payload)
        return [figures(self.inset_scene(inset, shown)) for inset, _ in self.panels.insets]

    def insets(self, nth: int, payload: DrawnMap) -> Iterator[Item]:
        """The insets of a frame."""
        shown = self.shown(nth, payload)
        for (inset, box), placed in zip(self.panels.insets, self.placed_in_insets, strict=True):
            scene = self.inset_scene(inset, shown)
            yield inset.placed(inset.items(scene, *figures_again(scene, placed)), box)

    @property
    def left_out(self) -> dict[str, int]:
        """How many panels found no room, by their text."""
        asked = "insets" in self.scenes.setting.article.payload
        return {
            "picture.no_inset" if asked else "picture.no_far": len(self.panels.missing),
            "picture.no_locator": int(self.panels.unlocated),
        }

    @cached_property
    def bar(self) -> tuple[list[Item], Box]:
        fit, drawn = self.drawn(0)
        theme, box = self.scenes.setting.theme, (0.0, 0.0, *self.size)
        return scale_bar(fit, theme, box, drawn.unit_shapes.points())

    @cached_property
    def placed(self) -> Figures:
        """The names of all frames."""
        scene = self.scene(0, self.scenes.setting.article.payload)
        return figures(replace(scene, ever=self.scenes.ever(scene.fit)))

    def items(self, nth: int) -> list[Item]:
        """The map of a frame."""
        payload = self.scenes.payload(nth)
        scene = self.scene(nth, payload)
        marks, letters = figures_again(scene, self.placed)
        places: Mapping[str, PlaceEntry] = {one["id"]: one for one in payload["places"]}
        items: list[Item] = [
            Rect((0.0, 0.0, *self.size), Paint(scene.theme.water)),
            *ground_items(scene.drawn, places, scene.theme),
            *route_items(payload, scene.fit, scene.theme, scene.drawn.box),
            *self.bar[0],
            *edges_on(self.under, self.panels, scene.theme),
            Group(marks, name="marks"),
            *letters,
            *self.panels.still,
            *self.insets(nth, payload),
        ]
        return [Group(items, name="map")]


def held_ground(drawn: PxShapes, payload: DrawnMap) -> PxShapes:
    """The shapes without those of drawn ground that nobody has on a day: they are no units."""
    held = {place["id"] for place in payload["places"] if place.get("status")}
    units = {id_: rings for id_, rings in drawn.units.items() if id_ in held}
    return replace(drawn, units=units, unit_shapes=drawn.unit_shapes.only(held))


# --- texts ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Texts:
    """The texts around the map in a column of a width."""

    scenes: Scenes
    width: float
    form: Form

    @property
    def setting(self) -> Setting[DrawnMap]:
        return self.scenes.setting

    @cached_property
    def title(self) -> Block:
        article = replace(self.setting.article, lead="", as_of="")
        layout = self.scenes.layout
        return head(
            replace(self.setting, article=article), self.width, title=layout.title, lead=layout.lead
        )

    @cached_property
    def day_size(self) -> float:
        """As large as the longest of the days in words allows."""
        words, size = self.setting.words, DAY_SIZE * self.scenes.layout.title
        said = map(words.day, self.scenes.days)
        widest = max(text_width(day, size, face="bold") for day in said)
        return min(size, size * self.width / widest)

    def day(self, nth: int) -> Block:
        said, size = self.setting.words.day(self.scenes.days[nth]), self.day_size
        return text_lines(
            [said], self.width, size, size * DAY_LEADING, self.setting.theme.ink, "bold"
        )

    @cached_property
    def said(self) -> Block:
        """What days these are, and what the dots on the map are."""
        if not self.form.said:
            return NO_BLOCK
        lines = [part for said in self.scenes.said for part in wrap(said, self.width, BODY)]
        return text_lines(lines, self.width, BODY, 18.0, self.setting.theme.quiet)

    def upper(self, nth: int) -> Block:
        rows = self.form.rows and bool(self.scenes.layout.beside)
        legend = self.scenes.legend.block(nth, self.width, rows=rows)
        return stacked([self.title, self.day(nth), self.said, legend], 6.0)

    @cached_property
    def chart(self) -> Block:
        """The shares of all days, or a bar; `progress` covers what is to come."""
        theme = self.setting.theme
        if not self.form.chart:
            return Block([Rect((0.0, 0.0, self.width, BAR), Paint(theme.line))], BAR)
        return self.scenes.chart((self.width, self.form.chart))

    def progress(self, nth: int) -> list[Item]:
        """How far the days have come, over the chart."""
        theme, reached = self.setting.theme, self.scenes.reached[nth]
        if not self.form.chart:
            return [Rect((0.0, 0.0, max(self.width * reached, 1.0), BAR), Paint(theme.ink))]
        x, low = (self.width - LAST_DAY) * reached, TITLE + self.form.chart
        to_come = x if reached < 1 else self.width
        left = min(max(x - 0.75, 0.0), self.width - 1.5)
        return [
            Rect((to_come, TITLE, self.width, low), Paint(theme.paper, fill_opacity=VEIL)),
            Rect((left, TITLE - 3, left + 1.5, low + 5), Paint(theme.ink)),
        ]

    @cached_property
    def foot(self) -> Block:
        return foot(self.setting, self.width, lines=self.form.sources)

    def lower(self, nth: int) -> Block:
        """Chart and sources."""
        chart = Block([*self.chart.items, *self.progress(nth)], self.chart.height)
        return stacked([chart, self.foot], GAP)


def forms(layout: Layout) -> Iterator[Form]:
    """How the texts lose parts where there is little room for them."""
    most = layout.foot_lines
    for said in (True, False):
        for chart in CHARTS:
            yield Form(most, said, chart)
    for sources in range(most - 1, 0, -1):
        yield Form(sources, said=False, chart=CHARTS[-1])
    for chart in (CHARTS[-1], 0.0):
        yield Form(min(most, 1), False, chart, rows=False)
    yield Form(0, said=False, chart=0.0, rows=False)


# --- arrangements ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Arranged:
    """Where the parts of every frame stand."""

    scenes: Scenes
    map: FilmMap
    texts: Texts
    at: tuple[float, float]
    upper: tuple[float, float]
    lower: tuple[float, float]
    height: float

    def picture(self, nth: int) -> Picture:
        """A frame."""
        scenes = self.scenes
        items: list[Item] = [
            Group(self.map.items(nth), *self.at),
            Group(self.texts.upper(nth).items, *self.upper),
            Group(self.texts.lower(nth).items, *self.lower),
        ]
        left_out = {**scenes.left_out, **self.map.left_out}
        return finished(scenes.layout, scenes.setting, items, self.height, left_out)


def beside(scenes: Scenes) -> Arranged:
    """The map over the whole height at the left, the texts in a column at its right."""
    layout = scenes.layout
    margin, height = layout.margin, layout.height or layout.width / 2
    column = column_of(layout, scenes.ground(0).aspect)
    width, left = column - 2 * margin, layout.width - column + margin
    for form in forms(layout):
        texts = Texts(scenes, width, form)
        left_over = height - 2 * margin - texts.upper(0).height - texts.lower(0).height - GAP
        if left_over >= 0:
            break
    deck_must_fit(layout, scenes.setting.article, left_over)
    size = (layout.width - column, height)
    must_show(layout, scenes.setting.article, size)
    low = height - margin - texts.lower(0).height
    return Arranged(
        scenes, FilmMap(scenes, size), texts, (0.0, 0.0), (left, margin), (left, low), height
    )


def below(scenes: Scenes) -> Arranged:
    """Everything in one column: title, day, key, map, chart, sources."""
    layout = scenes.layout
    width = layout.width - 2 * layout.margin
    full = min(max(width / scenes.ground(0).aspect, 0.55 * width), 1.25 * width)
    for form in forms(layout):
        texts = Texts(scenes, width, form)
        around = texts.upper(0).height + texts.lower(0).height + 2 * GAP
        if layout.height is None:
            high = even(layout, full + around + 2 * layout.margin) - around - 2 * layout.margin
            break
        high = layout.height - 2 * layout.margin - layout.top - layout.bottom - around
        if high >= max(LEAST_MAP, LEAST_SHARE * full):
            break
    must_show(layout, scenes.setting.article, (width, high))
    left, top = layout.margin, layout.margin + layout.top
    upper = texts.upper(0).height + GAP
    return Arranged(
        scenes,
        FilmMap(scenes, (width, high)),
        texts,
        (left, top + upper),
        (left, top),
        (left, top + upper + high + GAP),
        layout.height or high + around + 2 * layout.margin,
    )


def even(layout: Layout, height: float) -> float:
    """The height, in units, of an even number of pixels, as films have it."""
    return 2 * round(height * layout.zoom / 2) / layout.zoom
