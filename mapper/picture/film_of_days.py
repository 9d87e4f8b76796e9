# SPDX-License-Identifier: MIT
"""The film of a timeline: of a table day by day, or of ground that was drawn on some days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from mapper.page.map_model import DrawnMap, FiguredStatus, TimelinePayload
from mapper.picture.blocks import Setting
from mapper.picture.events_on_day import days_up_to
from mapper.picture.film import Scenes, film_of, left_out, only_ground
from mapper.picture.film_model import MOST_OF_ALL, Film
from mapper.picture.ground import GroundShapes
from mapper.picture.layouts import Layout
from mapper.picture.multiples import (
    Shown,
    any_contradicted,
    days_said,
    dots_said,
    evenly,
    statuses_drawn,
    telling_days,
)
from mapper.picture.shares_chart import shares_chart
from mapper.picture.state_on_day import (
    Holdings,
    ShownHolding,
    dotted_in,
    figured,
    map_on,
    measured_of,
    of_what_it_tells,
    shares,
    status_of,
    statuses_seen,
    units_of,
)
from mapper.style.words import Words


def timeline_film(
    layout: Layout, setting: Setting[TimelinePayload], names: Mapping[str, str]
) -> Film:
    """The film of a timeline: of its days on which the ground looks other than before, or of those
    that were asked for; UsageError where these make none.
    """
    payload = of_what_it_tells(setting.article.payload)
    setting = setting.showing(payload)
    telling = telling_days(payload)
    days = evenly(telling, MOST_OF_ALL) if payload["between"] else telling
    ground = GroundShapes.of(payload)
    shown = Shown(setting, layout, ground, telling, days)
    spans, seen = days_up_to(days), whole(shown)
    start, end = date.fromisoformat(payload["start"]), max(payload["stops"][-1], 1)
    return film_of(
        Scenes(
            layout=layout,
            setting=setting.showing(seen),
            names=names,
            days=[start + timedelta(days=day) for day in days],
            reached=[day / end for day in days],
            payload=lambda nth: only_ground(map_on(payload, shown.states[nth], days=spans[nth])),
            ground=lambda nth: ground,
            figures=[figures_on(shown, state) for state in shown.states],
            said=[days_said(shown), *dots_said(shown)],
            chart=lambda size: shares_chart(payload, setting.theme, setting.words, size, days),
            left_out=left_out(payload, days, seen),
        )
    )


def whole(shown: Shown) -> DrawnMap:
    """All that is on some frame: every place as it was last, with those that change named first,
    and all statuses without figures.
    """
    last: dict[str, ShownHolding] = {}
    for state in shown.states:
        last |= state
    payload = only_ground(map_on(shown.payload, last, entries_of(shown), days=shown.whole_time))
    changing = changing_in(shown.states)
    payload["places"] = [{**one, "changed": one["id"] in changing} for one in payload["places"]]
    if not any_contradicted(shown):
        payload.pop("contradicted", None)
    if not any(held.extra.get("inferred") for state in shown.states for held in state.values()):
        payload.pop("inferred", None)
    return payload


def changing_in(states: Sequence[Holdings]) -> set[str]:
    """The places that are not on all days what they are on the first."""
    return {
        id_
        for before, after in pairwise(states)
        for id_ in {*before, *after}
        if status_of(before, id_) != status_of(after, id_)
    }


def entries_of(shown: Shown) -> list[FiguredStatus]:
    """The statuses on some frame, without figures."""
    drawn = statuses_drawn(shown)
    old = {held.status for state in shown.states for held in state.values() if held.stale}
    return [
        figured(status, "", "", stale=status["id"] in old)
        for status in statuses_seen(shown.states, shown.payload)
        if status["id"] in drawn and (status["id"] or not shown.payload.get("nameless"))
    ]


def figures_on(shown: Shown, state: Holdings) -> dict[str, str]:
    """What is said of every status on a day: its share or number of units, of units without names
    its area; where it has none how many capitals; nothing where it has neither.
    """
    payload, words = shown.payload, shown.setting.words
    seats = Counter(
        held.status for place in dotted_in(payload) if (held := state.get(place["id"])) is not None
    )
    forms = payload["unitForms"]["units"]
    areas = areas_on(payload, state) if payload.get("nameless") else {}
    found = {}
    for id_, share in shares(payload, state).items():
        if areas:
            found[id_] = said_area(areas.get(id_, 0.0), words)
        elif share.count:
            count = words.counted(forms, share.count)
            said = words.share(share.percent, share.count)
            found[id_] = words.say(f"figures.short.{measured_of(payload)}", count=count, share=said)
        elif seats[id_]:
            found[id_] = words.count("figures.places.capital", seats[id_])
        else:
            found[id_] = ""
    return found


def said_area(km2: float, words: Words) -> str:
    """An area with its unit; nothing for none."""
    return words.say("diff.area.area", area=words.area(km2)) if km2 else ""


def areas_on(payload: TimelinePayload, state: Holdings) -> dict[str, float]:
    """The km² of every status on a day."""
    found: defaultdict[str, float] = defaultdict(float)
    for unit in units_of(payload):
        if held := state.get(unit["id"]):
            found[held.status] += unit.get("km2", 0.0)
    return dict(found)
