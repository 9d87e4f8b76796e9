# SPDX-License-Identifier: MIT
"""The picture of a map of one day: where its parts stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mapper.page.map_model import DrawnMap, happened_on
from mapper.picture.arrangements import arrangement_for
from mapper.picture.blocks import Setting
from mapper.picture.ground import GroundShapes
from mapper.picture.in_view import Unseen, without
from mapper.picture.ink import Picture
from mapper.picture.layouts import Layout, finished
from mapper.picture.lower_parts import Lower
from mapper.picture.panel import Panel, is_bare, unexplained


def day_picture(
    layout: Layout,
    setting: Setting[DrawnMap],
    ground: GroundShapes,
    names: Mapping[str, str],
    gone: int = 0,
) -> Picture:
    """The finished picture of a map of one day; so many notes as `gone` are of ground that is not
    on it.
    """
    arranged = arrangement_for(layout, setting, ground, names)
    lower = arranged.lower
    if not (lower.explained or is_bare(setting.article.payload)):
        return day_picture(layout, without_key(setting), ground, names, gone)
    panel = arranged.map.panel
    if unseen := lower.numbers - panel.noted:
        left = without_notes(setting, unseen)
        return day_picture(layout, left, ground, names, gone + len(unseen))
    if panel.unseen:
        return day_picture(layout, without_entries(setting, panel.unseen), ground, names, gone)
    height, items = arranged.picture
    return finished(layout, setting, items, height, left_out(setting, lower, panel, gone))


def without_key(setting: Setting[DrawnMap]) -> Setting[DrawnMap]:
    """The setting for a picture that has no room for a key."""
    article = setting.article
    shown = article.showing(unexplained(article.payload), article.day_words)
    return Setting(shown, setting.theme, setting.words)


def without_notes(setting: Setting[DrawnMap], numbers: Collection[int]) -> Setting[DrawnMap]:
    """The setting without some notes, which are of ground that is not on the picture."""
    shown = setting.article.payload.copy()
    shown["annotations"] = [one for one in shown["annotations"] if one["n"] not in numbers]
    return setting.showing(shown)


def without_entries(setting: Setting[DrawnMap], unseen: Unseen) -> Setting[DrawnMap]:
    """The setting without the entries of its key that nothing on the picture wears."""
    return setting.showing(without(setting.article.payload, unseen))


def left_out(
    setting: Setting[DrawnMap], lower: Lower, panel: Panel, gone: int = 0
) -> dict[str, int]:
    """How many notes, names, insets, counts by others and events found no room; so many notes as
    `gone` are of ground that is not on the picture.
    """
    payload = setting.article.payload
    inset = "picture.no_inset" if "insets" in payload else "picture.no_far"
    return {
        "picture.no_notes": len(payload["annotations"]) - len(lower.numbers),
        "picture.unseen_notes": gone,
        "picture.no_names": len(panel.figures.unnamed),
        inset: len(panel.missing),
        "picture.no_locator": int(panel.unlocated),
        "picture.no_events": 0 if lower.events.height else len(happened_on(payload)),
        "picture.no_counts": 0 if lower.counts.height else len(payload.get("counts", ())),
    }
