# SPDX-License-Identifier: MIT
"""The picture of a timeline: small maps of chosen days, and the shares of the ground over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from mapper.page.map_model import DrawnMap, FiguredStatus, TimelinePayload, happened_on
from mapper.picture.blocks import (
    BODY,
    NO_BLOCK,
    Block,
    Setting,
    first_that_fits,
    foot,
    head,
    stacked,
    text_lines,
)
from mapper.picture.events_on_day import days_up_to, seen_on
from mapper.picture.grids import CAPTION, CAPTION_SIZE, MapGrid, captioned, in_rows
from mapper.picture.ground import GroundShapes
from mapper.picture.in_view import View
from mapper.picture.ink import Group, Item, Picture
from mapper.picture.insets import Plan
from mapper.picture.insets import Shown as ShownOnMap
from mapper.picture.layouts import GAP, LEAST_PANEL, Layout, finished, must_show, shorter
from mapper.picture.legend import legend_line, legend_rows
from mapper.picture.letters import text_width, wrap
from mapper.picture.panel import small_panel, small_plan
from mapper.picture.shares_chart import shares_chart
from mapper.picture.state_on_day import (
    Holdings,
    dotted_in,
    figured,
    figures_of_both,
    holdings_on_day,
    map_on,
    of_what_it_tells,
    shares,
    statuses_seen,
    tells_of_places,
    units_of,
)

# How a unit is drawn: its status, whether its report is old, and whether sources disagree; of a
# capital its status alone.
Look = tuple[str, bool, bool] | tuple[str]

# A map with smaller ground says nothing: the side of a square of its size, in px.
LEAST_GROUND = 90.0
# Of the size that the maps would have without a chart under them, they keep this share.
WITH_CHART = 0.8
FOUR = 4
# How high a map is on which dots are looked for, in px: any height will do.
DOTS_LOOKED_FOR = 400.0


@dataclass(frozen=True)
class Shown:
    """A timeline ready to be drawn: the days (counted from its start) that have something to show,
    those of them that are chosen, and their states; `keyed`: whether the key stands over the maps,
    or else in the places that they leave free in their last row.
    """

    setting: Setting[TimelinePayload]
    layout: Layout
    ground: GroundShapes
    telling: Sequence[int]
    days: Sequence[int]
    keyed: bool = True

    @property
    def payload(self) -> TimelinePayload:
        return self.setting.article.payload

    @cached_property
    def states(self) -> list[Holdings]:
        return [holdings_on_day(self.payload, day) for day in self.days]

    @property
    def whole_time(self) -> range:
        """All days from the first to the last."""
        return range(self.days[0], self.days[-1] + 1)

    @cached_property
    def aspect(self) -> float:
        return self.ground.aspect


def timeline_picture(
    layout: Layout,
    setting: Setting[TimelinePayload],
    ground: GroundShapes,
    names: Mapping[str, str],
) -> Picture:
    """The finished picture of a timeline. Its maps are too small for names."""
    setting = setting.showing(of_what_it_tells(setting.article.payload))
    stops = setting.article.payload["stops"]
    telling = telling_days(setting.article.payload)
    shown = Shown(setting, layout, ground, telling, evenly(telling, layout.most_maps))
    width = layout.width - 2 * layout.margin
    for lead_lines, foot_lines in shorter(layout):
        shown = replace(shown, layout=replace(layout, lead_lines=lead_lines))
        end = foot(setting, width, lines=min(foot_lines, 1) if layout.pair_first else foot_lines)
        told, grid, chart = with_key(shown, width, end)
        if min(grid.size) >= LEAST_PANEL:
            break
    must_show(layout, setting.article, grid.size)
    shown, upper = told, upper_part(told, width)
    plan = small_plan(on_map(shown, with_shares(shown).article.payload), grid.size)
    panels = [small_map(shown, nth, grid.size, plan) for nth in range(len(shown.days))]
    kept = [] if shown.keyed else [key_beside(shown, grid)]
    maps = in_rows([*panels, *kept], grid, centred=shown.keyed)
    whole = stacked([upper, maps, chart], GAP)
    height = layout.height or whole.height + GAP + end.height + 2 * layout.margin
    items: list[Item] = [
        Group(whole.items, layout.margin, layout.margin + layout.top),
        Group(end.items, layout.margin, height - layout.bottom - layout.margin - end.height),
    ]
    missing = {"picture.no_days": len(stops) - len(shown.days)}
    payload = setting.article.payload
    seen = happened_on(seen_on(payload, shown.whole_time))
    missing["picture.no_events_between"] = len(happened_on(payload)) - len(seen)
    missing["picture.no_small_insets"] = len(plan.missing)
    missing["picture.no_small_globe"] = int("globe" in payload)
    return finished(layout, setting, items, height, missing)


def with_key(shown: Shown, width: float, end: Block) -> tuple[Shown, MapGrid, Block]:
    """The days, the form of their maps and the chart, with the key where the last row of maps ends,
    if there is room for it, or else over them.
    """
    usual = arranged(shown, width, end)
    told, grid, chart = arranged(replace(shown, keyed=False), width, end)
    as_many = len(told.days) >= len(usual[0].days)
    free = grid.free(len(told.days))
    fits = free and key_beside(told, grid).height <= grid.size[1] + CAPTION
    return (told, grid, chart) if fits and as_many else usual


def key_beside(shown: Shown, grid: MapGrid) -> Block:
    """The key for what maps leave free in their last row, at the height of these: a row for every
    status, or one after the other where that takes too much.
    """
    width, setting = grid.width_of(grid.free(len(shown.days))), with_shares(shown)
    dots = dots_line(shown, width)
    forms = (
        lambda: stacked([legend_rows(setting, width), *dots], 8.0),
        lambda: stacked([legend_line(setting, width), *dots], 8.0),
    )
    found = first_that_fits(grid.size[1], *forms)
    return Block([Group(found.items, y=CAPTION)], found.height + CAPTION)


def arranged(shown: Shown, width: float, end: Block) -> tuple[Shown, MapGrid, Block]:
    """The days that have a map, the form of these, and the chart, over an end of the picture."""
    layout, chart = shown.layout, chart_block(shown, width)
    if layout.height is None:
        columns = free_columns(shown)
        grid = MapGrid.of(len(shown.days), width, columns=columns, aspect=shown.aspect)
        return shown, grid, chart
    inner = layout.height - 2 * layout.margin - layout.top - layout.bottom
    upper = upper_part(shown, width).height
    return fitted(shown, width, inner - upper - end.height - GAP * (1 + bool(end.height)), chart)


def telling_days(payload: TimelinePayload) -> list[int]:
    """The days on which the ground looks other than on the one before, the first and the last.

    Days that were asked for are all of them: that nothing changed is then what they tell.
    """
    stops: list[int] = payload["stops"]
    if not payload["between"]:
        return stops
    looks = [look_of(payload, holdings_on_day(payload, stop)) for stop in stops]
    changed = [stop for stop, one, before in zip(stops[1:], looks[1:], looks, strict=False)
               if one != before]  # fmt: skip
    return sorted({stops[0], *changed, stops[-1]})


def look_of(payload: TimelinePayload, state: Holdings) -> list[Look | None]:
    """How every unit and every capital is drawn."""
    ground = (state.get(unit["id"]) for unit in units_of(payload))
    seats = (state.get(place["id"]) for place in dotted_in(payload))
    return [
        *((one.status, one.stale, bool(one.extra.get("contradicted"))) if one else None
          for one in ground),
        *((one.status,) if one else None for one in seats),
    ]  # fmt: skip


def evenly(stops: Sequence[int], most: int) -> list[int]:
    """At most so many of the days, the first and the last among them, evenly chosen."""
    if len(stops) <= most:
        return list(stops)
    if most < 2:
        return list(stops[-1:])
    last = len(stops) - 1
    return [stops[round(nth * last / (most - 1))] for nth in range(most)]


def free_columns(shown: Shown) -> int:
    """The columns where the height is free: as the layout says, fewer for few maps, of which four
    stand two by two.
    """
    count = max(len(shown.days), 1)
    return 2 if count == FOUR else min(shown.layout.columns, count)


def fitted(shown: Shown, width: float, room: float, chart: Block) -> tuple[Shown, MapGrid, Block]:
    """As many of the days as can be told apart on their maps, with the chart where it fits."""
    stops = shown.telling
    for count in range(len(shown.days), 1, -1):
        alone = largest(shown, count, width, room)
        under = largest(shown, count, width, room - chart.height - GAP)
        if alone.scale(shown.aspect) < LEAST_GROUND and count > 2:
            continue
        if chart.height and under.scale(shown.aspect) >= max(
            WITH_CHART * alone.scale(shown.aspect), LEAST_GROUND
        ):
            spare = room - under.height - chart.height - GAP
            return (
                replace_days(shown, evenly(stops, count)),
                under.higher(spare, shown.aspect),
                chart,
            )
        spare = room - alone.height
        return (
            replace_days(shown, evenly(stops, count)),
            alone.higher(spare, shown.aspect),
            NO_BLOCK,
        )
    return shown, largest(shown, 1, width, room), NO_BLOCK


def replace_days(shown: Shown, days: Sequence[int]) -> Shown:
    return replace(shown, days=days)


def largest(shown: Shown, count: int, width: float, room: float) -> MapGrid:
    """The columns with which so many maps are largest in a height."""
    grids = (
        MapGrid.of(count, width, columns=columns, aspect=shown.aspect, most=room)
        for columns in range(1, count + 1)
    )
    return max(grids, key=lambda grid: (round(grid.scale(shown.aspect), 3), -grid.columns))


# --- parts --------------------------------------------------------------------------------


def upper_part(shown: Shown, width: float) -> Block:
    layout, setting = shown.layout, shown.setting
    top = replace(setting, article=replace(setting.article, as_of=days_said(shown)))
    title = head(top, width, title=layout.title, lead=layout.lead, lines=layout.lead_lines)
    if not shown.keyed:
        return title
    return stacked([title, legend_line(with_shares(shown), width), *dots_line(shown, width)], 8.0)


def dots_line(shown: Shown, width: float) -> list[Block]:
    """What the dots are, where some map has any, and of which days events are."""
    quiet = shown.setting.theme.quiet
    return [
        text_lines(wrap(said, width, BODY), width, BODY, 18.0, quiet)
        for said in (*dots_said(shown), *between_said(shown))
    ]


def between_said(shown: Shown) -> list[str]:
    """The line on the days of events, where there are some and more than one map."""
    some = happened_on(seen_on(shown.payload, shown.whole_time)) and len(shown.days) > 1
    return [shown.setting.words.say("picture.between")] if some else []


def dots_said(shown: Shown) -> list[str]:
    """The line on what the dots are, where some map has any in the frame of its ground."""
    setting, payload = shown.setting, shown.payload
    box = (0.0, 0.0, DOTS_LOOKED_FOR * shown.aspect, DOTS_LOOKED_FOR)
    frame = View(shown.ground.fit(box, 0.0), box)
    dotted = [one for one in dotted_in(payload) if frame.has(one["at"])]
    if not any(one["id"] in state for state in shown.states for one in dotted):
        return []
    label = payload["unitForms"]["capitals"].get("other") or setting.words.say("kind.capital")
    if tells_of_places(payload):
        label = payload["unitForms"]["places"]["other"]
    return [setting.words.say("picture.dots", capitals=label)]


def days_said(shown: Shown) -> str:
    """The line of the page on its days, with how many of them have a map if it is not all."""
    said, words = shown.setting.article.as_of, shown.setting.words
    drawn = shown.payload.get("areas") or shown.payload["stops"]
    if len(shown.days) == len(drawn):
        return said
    days, dot, rest = said.partition(" · ")
    maps = words.say("picture.maps", n=words.integer(len(shown.days)))
    return words.say("picture.days_shown", days=days, maps=maps) + dot + rest


def with_shares(shown: Shown) -> Setting[DrawnMap]:
    """The setting with the statuses of the days shown, and their shares first and last."""
    setting, words = shown.setting, shown.setting.words
    first, last = (shares(shown.payload, shown.states[nth]) for nth in (0, -1))
    entries: list[FiguredStatus] = []
    drawn = statuses_drawn(shown)
    for status in statuses_seen(shown.states, shown.payload):
        if status["id"] not in drawn:
            continue
        one, other = first[status["id"]], last[status["id"]]
        short = figures_of_both(shown.payload, one, other, words, "part")
        stale = any(
            held.stale and held.status == status["id"]
            for state in shown.states
            for held in state.values()
        )
        entries.append(figured(status, short, short, stale=stale))
    payload = map_on(shown.payload, shown.states[-1], entries, days=shown.whole_time)
    if not any_contradicted(shown):
        payload.pop("contradicted", None)
    return setting.showing(payload)


def statuses_drawn(shown: Shown) -> set[str]:
    """The statuses of the units and capitals on the maps, `""` where some unit has none."""
    ground = [state.get(unit["id"]) for state in shown.states for unit in units_of(shown.payload)]
    seats = [state.get(one["id"]) for state in shown.states for one in dotted_in(shown.payload)]
    found = {held.status for held in [*ground, *seats] if held}
    return found | ({""} if None in ground else set())


def any_contradicted(shown: Shown) -> bool:
    """Whether the edge of some unit on the maps says that sources disagree."""
    ground = (state.get(unit["id"]) for state in shown.states for unit in units_of(shown.payload))
    return any(held is not None and bool(held.extra.get("contradicted")) for held in ground)


def on_map(shown: Shown, payload: DrawnMap) -> ShownOnMap:
    """What one of the maps shows."""
    return ShownOnMap(payload, shown.ground, shown.setting.theme)


def small_map(shown: Shown, nth: int, size: tuple[float, float], plan: Plan) -> Block:
    """The map of one of the days with the day over it."""
    theme = shown.setting.theme
    payload = map_on(shown.payload, shown.states[nth], days=days_up_to(shown.days)[nth])
    items = small_panel(on_map(shown, payload), size, plan)
    caption = captions(shown, size[0])[nth]
    return captioned(theme, caption, Block(items, size[1]), size[0])


def captions(shown: Shown, width: float) -> list[str]:
    """The days in words; without their year where it is one and they are too long with it."""
    start = date.fromisoformat(shown.payload["start"])
    days = [start + timedelta(days=day) for day in shown.days]
    words = shown.setting.words
    whole = [words.day(day) for day in days]
    fits = all(text_width(said, CAPTION_SIZE, face="bold") <= width for said in whole)
    if fits or len({day.year for day in days}) > 1:
        return whole
    month = words.texts["months"]
    return [words.say("picture.day", day=day.day, month=month[day.month - 1]) for day in days]


def chart_block(shown: Shown, width: float) -> Block:
    """The shares over time; nothing for a single day or where the layout has no room for it."""
    if not shown.layout.chart or len(shown.payload["stops"]) < 2:
        return NO_BLOCK
    setting = shown.setting
    return shares_chart(
        setting.article.payload,
        setting.theme,
        setting.words,
        (width, shown.layout.chart),
        shown.days,
    )
