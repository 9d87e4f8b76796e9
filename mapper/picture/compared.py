"""Two days compared, ready to be drawn: their states, and their maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from mapper.picture.blocks import (
    Block,
    Setting,
)
from mapper.picture.conic import aspect
from mapper.picture.grids import MapGrid, captioned, in_rows
from mapper.picture.ground import GroundShapes
from mapper.picture.layouts import Layout
from mapper.picture.panel import map_panel
from mapper.picture.state_on_day import (
    Holdings,
    ShownChange,
    holdings_on_side,
    map_on,
    measured_of,
    shares,
    status_of,
    statuses_seen,
    turns,
    way_of_figures,
)


@dataclass(frozen=True)
class Named:
    """Maps, and the names that are on none of them."""

    block: Block
    unnamed: frozenset[str]


@dataclass(frozen=True)
class Compared:
    """A comparison ready to be drawn: its two states, and where each map's names come from."""

    setting: Setting
    layout: Layout
    ground: GroundShapes
    names: Mapping[str, str]

    @property
    def payload(self) -> Mapping[str, Any]:
        return self.setting.article.payload

    @cached_property
    def sides(self) -> tuple[Holdings, Holdings]:
        return holdings_on_side(self.payload, 0), holdings_on_side(self.payload, 1)

    @cached_property
    def turns(self) -> list[ShownChange]:
        return turns(self.payload, *self.sides)

    @cached_property
    def aspect(self) -> float:
        return aspect(self.ground.units.points())

    @cached_property
    def both(self) -> Setting:
        """The setting with the statuses of both days and their figures."""
        article = self.setting.article
        payload = map_on(article.payload, self.sides[1])
        payload["statuses"] = statuses_of_both(self.setting, self.sides)
        return replace(self.setting, article=replace(article, payload=payload))

    def turned(self, place: str) -> tuple[str, str] | None:
        """The statuses before and after of a place that changed."""
        before, after = (status_of(side, place) for side in self.sides)
        return None if before == after else (before, after)

    def panel(self, payload: Mapping[str, Any], size: tuple[float, float], caption: str) -> Named:
        """A map with its caption."""
        theme = self.setting.theme
        drawn = map_panel(payload, self.ground, theme, size, frozenset(), self.names, thin=True)
        whole = captioned(theme, caption, Block(drawn.items, size[1]), size[0])
        return Named(whole, drawn.figures.unnamed)


def statuses_of_both(setting: Setting, sides: tuple[Holdings, Holdings]) -> list[dict[str, Any]]:
    """The statuses of either day with the figures of both: `31 → 0 provinces · 74.1 → 0 %`."""
    payload, words = setting.article.payload, setting.words
    before, after = (shares(payload, side) for side in sides)
    measured = measured_of(payload)
    whole = "part" if payload.get("nameless") else "share"
    entries = []
    for status in statuses_seen(sides, payload):
        one, other = before[status["id"]], after[status["id"]]
        way = way_of_figures(payload, one, other, words)
        stale = any(h.stale for side in sides for h in side.values() if h.status == status["id"])
        # What only places have says nothing of the ground.
        told = {
            "short": words.say(f"figures.short.{measured}", **way),
            "figures": words.say(f"figures.{whole}.{measured}", **way),
        }
        if not one.count and not other.count:
            told = {"short": "", "figures": ""}
        entries.append({**status, **told} | ({"stale": True} if stale else {}))
    return entries


def sides_block(compared: Compared, grid: MapGrid) -> Named:
    """The maps before and after with their captions."""
    maps = [
        compared.panel(map_on(compared.payload, side), grid.size, caption)
        for caption, side in zip(compared.payload["captions"], compared.sides, strict=True)
    ]
    unnamed = maps[0].unnamed & maps[1].unnamed
    return Named(in_rows([one.block for one in maps], grid), unnamed)


def change_block(compared: Compared, size: tuple[float, float]) -> Named:
    """The map of what changed with its caption."""
    caption = compared.setting.words.say("timeline.changes")
    return compared.panel(changed_payload(compared), size, caption)


def left_out(*maps: Named) -> dict[str, int]:
    """How many names are on none of the maps."""
    missing = frozenset.intersection(*(one.unnamed for one in maps))
    return {"picture.no_names": len(missing)}


def changed_payload(compared: Compared) -> dict[str, Any]:
    """The map of what changed: `turn` of places that changed, `pale` the others."""
    payload = map_on(compared.payload, compared.sides[1])
    places = []
    for place in payload["places"]:
        turn = None if place.get("apart") else compared.turned(place["id"])
        told = {"turn": turn} if turn else {"pale": True}
        plain_place = {key: value for key, value in place.items() if key not in SIGNS}
        places.append({**plain_place, **told})
    return {**payload, "places": places}


# What a place wears on a map of one day, and not on one of what changed.
SIGNS = ("stale", "contradicted")
