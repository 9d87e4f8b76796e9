# SPDX-License-Identifier: MIT
"""What a page carries: its script and its style sheets, with what only some pages need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from mapper.page.bundle import asset, bundle, slim_sheet
from mapper.page.kinds import KINDS
from mapper.page.sheet import themed
from mapper.style.lines import values_with

Needs = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a page carries that needs something: style sheets, and modules in place of others; or
    what takes the place of modules in pages `without` the need.
    """

    sheets: tuple[str, ...] = ()
    modules: Mapping[str, str] = field(default_factory=dict)
    without: Mapping[str, str] = field(default_factory=dict)


# Each by its name, in the order of their sheets.
NEEDS: Mapping[str, Need] = {
    # More units than a browser paints as a shape each while a reader waits.
    "crowd": Need(
        sheets=("crowd.css",),
        modules={"ground.mjs": "crowded_ground.mjs"},
        without={"columns.mjs": "no_columns.mjs"},
    ),
    # Events, advances and lines.
    "events": Need(
        sheets=("events.css",),
        without={
            "event_layer.mjs": "no_event_layer.mjs",
            "event_list.mjs": "no_event_list.mjs",
        },
    ),
    # What others counted, over time.
    "counts": Need(without={"count_lines.mjs": "no_count_lines.mjs"}),
    # What leads to ground that is out of view, or shows where in the world a map lies.
    "far": Need(sheets=("far.css",), without={"far.mjs": "no_far.mjs"}),
    # Drawn ground of more statuses than a key tells apart.
    "holders": Need(without={"ground_holders.mjs": "no_ground_holders.mjs"}),
    # Drawn ground, whose pieces are no units.
    "pieces": Need(without={"piece_sizes.mjs": "no_piece_sizes.mjs"}),
    # A story in steps.
    "story": Need(sheets=("story.css",), without={"story.mjs": "no_story.mjs"}),
    # So many places that their marks may cover the ground.
    "marks": Need(without={"crowded_marks.mjs": "no_crowded_marks.mjs"}),
    # A table of more rows than a browser lays out while a reader waits.
    "rows": Need(without={"rows_in_order.mjs": "few_rows.mjs"}),
    # Pieces of drawn ground that changed.
    "listed": Need(sheets=("pieces.css",), without={"piece_lines.mjs": "no_piece_lines.mjs"}),
    # A deck or a byline.
    "desk": Need(sheets=("desk.css",)),
}


@cache
def page_script(kind: str, needs: Needs = frozenset()) -> str:
    """The script of a kind of page."""
    return bundle(f"{kind}.mjs", assets_of(needs))


def assets_of(needs: Needs) -> Callable[[str], str]:
    """What reads a file of a page, or what takes its place there."""
    instead: dict[str, str] = {}
    for name, need in NEEDS.items():
        instead |= need.modules if name in needs else need.without
    return lambda name: asset(instead.get(name, name))


@lru_cache(maxsize=32)
def page_sheets(
    kind: str, needs: Needs = frozenset(), widths: tuple[tuple[str, float], ...] = ()
) -> tuple[str, ...]:
    """The page's own style sheets, made small, with lines of the widths (px) that a house has."""
    known = values_with(dict(widths))
    more = (sheet for name, need in NEEDS.items() if name in needs for sheet in need.sheets)
    return tuple(themed(slim_sheet(asset(name, known))) for name in (*KINDS[kind].sheets, *more))
