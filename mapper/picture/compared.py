# SPDX-License-Identifier: MIT
"""Two days compared, ready to be drawn: their states, and their maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import and_

from mapper.page.map_model import ComparePayload, DrawnMap, FiguredStatus, PlaceEntry
from mapper.picture.blocks import (
    Block,
    Setting,
)
from mapper.picture.grids import MapGrid, captioned, in_rows
from mapper.picture.ground import GroundShapes
from mapper.picture.in_view import Unseen, without
from mapper.picture.layouts import Layout, must_show
from mapper.picture.panel import is_bare, map_panel, unexplained
from mapper.picture.state_on_day import (
    Holdings,
    ShownChange,
    figured,
    figures_of_both,
    holdings_on_side,
    map_on,
    shares,
    status_of,
    statuses_seen,
    striped_turns,
    turns,
)


@dataclass(frozen=True)
class Named:
    """Maps, with the names, the entries of the key and the insets that are on none of them, and
    whether what shows where they lie found no room.
    """

    block: Block
    unnamed: frozenset[str]
    unseen: Unseen
    missing: frozenset[str] = frozenset()
    unlocated: bool = False

    @classmethod
    def of(cls, block: Block, maps: Sequence[Named]) -> Named:
        """Several maps as one block."""
        return cls(
            block,
            frozenset.intersection(*(one.unnamed for one in maps)),
            reduce(and_, (one.unseen for one in maps)),
            frozenset.intersection(*(one.missing for one in maps)),
            any(one.unlocated for one in maps),
        )


@dataclass(frozen=True)
class Compared:
    """A comparison ready to be drawn: its two states, and where each map's names come from.

    `explained`: whether a key says what marks, border regions and disputed borders are.
    """

    setting: Setting[ComparePayload]
    layout: Layout
    ground: GroundShapes
    names: Mapping[str, str]
    explained: bool = True

    @property
    def payload(self) -> ComparePayload:
        return self.setting.article.payload

    @cached_property
    def sides(self) -> tuple[Holdings, Holdings]:
        return holdings_on_side(self.payload, 0), holdings_on_side(self.payload, 1)

    @cached_property
    def turns(self) -> list[ShownChange]:
        return turns(self.payload, *self.sides)

    @property
    def is_bare(self) -> bool:
        """Whether its maps have nothing that a key would explain."""
        return not self.explained or is_bare(self.payload)

    @property
    def without_key(self) -> Compared:
        """The same for a picture that has no room for a key."""
        return replace(self, explained=False)

    @cached_property
    def striped(self) -> set[tuple[str, str]]:
        """The changes that are drawn with stripes."""
        return striped_turns(self.turns)

    @cached_property
    def aspect(self) -> float:
        return self.ground.aspect

    @cached_property
    def both(self) -> Setting[DrawnMap]:
        """The setting with the statuses of both days and their figures."""
        days = self.payload["days"]
        payload = self.shown(map_on(self.payload, self.sides[1], days=days))
        statuses = statuses_of_both(self.setting, self.sides)
        # Without marks on the maps, the statuses of units.
        payload["statuses"] = [one for one in statuses if one["figures"] or self.explained]
        return self.setting.showing(payload)

    def without(self, unseen: Unseen) -> Compared:
        """The same without the entries of the key that nothing wears."""
        return replace(self, setting=self.setting.showing(without(self.payload, unseen)))

    def shown(self, payload: DrawnMap) -> DrawnMap:
        """What is drawn of a map, which is all of it where a key explains it."""
        return payload if self.explained else unexplained(payload)

    def turned(self, place: str) -> tuple[str, str] | None:
        """The statuses before and after of a place that changed."""
        before, after = (status_of(side, place) for side in self.sides)
        return None if before == after else (before, after)

    def panel(self, payload: DrawnMap, size: tuple[float, float], caption: str) -> Named:
        """A map with its caption."""
        theme = self.setting.theme
        payload = self.shown(payload)
        must_show(self.layout, self.setting.article, size)
        drawn = map_panel(payload, self.ground, theme, size, frozenset(), self.names, thin=True)
        whole = captioned(theme, caption, Block(drawn.items, size[1]), size[0])
        return Named(
            whole,
            drawn.figures.unnamed,
            drawn.unseen,
            frozenset(drawn.missing),
            drawn.unlocated,
        )


def statuses_of_both(
    setting: Setting[ComparePayload], sides: tuple[Holdings, Holdings]
) -> list[FiguredStatus]:
    """The statuses of either day with the figures of both: `31 → 0 provinces · 74.1 → 0 %`."""
    payload, words = setting.article.payload, setting.words
    before, after = (shares(payload, side) for side in sides)
    entries: list[FiguredStatus] = []
    for status in statuses_seen(sides, payload):
        one, other = before[status["id"]], after[status["id"]]
        stale = any(h.stale for side in sides for h in side.values() if h.status == status["id"])
        short = figures_of_both(payload, one, other, words, "short")
        figures = figures_of_both(payload, one, other, words, "share")
        entries.append(figured(status, short, figures, stale=stale))
    return entries


def sides_block(compared: Compared, grid: MapGrid) -> Named:
    """The maps before and after with their captions."""
    payloads = [
        map_on(compared.payload, side, days=[day])
        for side, day in zip(compared.sides, compared.payload["days"], strict=True)
    ]
    # Where the maps lie is said on the first.
    without_locator(payloads[1])
    maps = [
        compared.panel(payload, grid.size, caption)
        for payload, caption in zip(payloads, compared.payload["captions"], strict=True)
    ]
    return Named.of(in_rows([one.block for one in maps], grid), maps)


def change_block(compared: Compared, size: tuple[float, float]) -> Named:
    """The map of what changed with its caption."""
    caption = compared.setting.words.say("timeline.changes")
    return compared.panel(changed_payload(compared), size, caption)


def left_out(whole: Named, payload: ComparePayload) -> dict[str, int]:
    """How many names and insets are on none of the maps, and whether a locator is on none."""
    inset = "picture.no_inset" if "insets" in payload else "picture.no_far"
    return {
        "picture.no_names": len(whole.unnamed),
        inset: len(whole.missing),
        "picture.no_locator": int(whole.unlocated),
    }


def changed_payload(compared: Compared) -> DrawnMap:
    """The map of what changed: `turn` of places that changed, `pale` the others."""
    payload = map_on(compared.payload, compared.sides[1], days=compared.payload["days"][1:])
    payload["places"] = [changed(compared, place) for place in payload["places"]]
    without_locator(payload)
    return payload


def without_locator(payload: DrawnMap) -> None:
    """Take what shows where the map lies from a map beside which another has it."""
    payload.pop("locator", None)
    payload.pop("globe", None)


def changed(compared: Compared, place: PlaceEntry) -> PlaceEntry:
    """A place without what it wears on a map of one day alone, with what became of it."""
    shown = place.copy()
    shown.pop("stale", None)
    shown.pop("contradicted", None)
    shown.pop("inferred", None)
    turn = None if place.get("apart") else compared.turned(place["id"])
    if turn:
        shown["turn"] = [*turn]
        shown["striped"] = turn in compared.striped
    else:
        shown["pale"] = True
    return shown
