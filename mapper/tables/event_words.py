# SPDX-License-Identifier: MIT
"""The words of a table for events and lines, and the marks and styles that they are drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from mapper.model.scheme import fold

Sort = Literal["event", "advance", "line"]
EVENT: Sort = "event"
ADVANCE: Sort = "advance"
LINE: Sort = "line"
SORTS: tuple[Sort, ...] = (EVENT, ADVANCE, LINE)
# What a word is drawn with that is none of these.
OTHER = "other"

# By the name of a mark the words of tables for it; those of ACLED's codebook among them.
MARKS: Mapping[str, tuple[str, ...]] = {
    "battle": (
        *("battle", "battles", "clash", "clashes", "armed clash", "fighting", "combat"),
        *("attack", "assault", "offensive", "ambush", "raid", "firefight", "engagement"),
    ),
    "strike": (
        *("strike", "strikes", "air strike", "airstrike", "drone strike", "missile strike"),
        *("air/drone strike", "shelling", "shelling/artillery/missile attack", "artillery"),
        *("bombardment", "bombing", "explosion", "explosions/remote violence", "blast"),
        *("remote explosive/landmine/ied", "suicide bomb", "suicide bombing", "ied"),
        *("missile attack", "drone attack", "rocket attack", "grenade"),
    ),
    "withdrawal": (
        *("withdrawal", "retreat", "evacuation", "pullout", "pull-out", "departure", "exit"),
        *("withdrawals", "flight"),
    ),
    "talks": (
        *("talks", "negotiation", "negotiations", "ceasefire", "cease-fire", "truce"),
        *("agreement", "peace talks", "accord", "treaty", "meeting"),
    ),
    "capture": (
        *("capture", "captured", "fall", "surrender", "seizure", "takeover", "take-over"),
        *("government regains territory", "non-state actor overtakes territory"),
        *("non-violent transfer of territory", "liberation", "recapture"),
    ),
}
# The styles of lines, likewise.
STYLES: Mapping[str, tuple[str, ...]] = {
    "front": (
        *("front", "front line", "frontline", "line of contact", "contact line", "line of control"),
        *("ceasefire line", "armistice line", "battle line"),
    ),
    "fortification": (
        *("fortification", "fortifications", "trench", "trenches", "defence line", "defense line"),
        *("defensive line", "line of defence", "obstacle", "wall", "berm", "minefield"),
    ),
    "road": (
        *("road", "highway", "motorway", "railway", "railroad", "supply route", "route", "street"),
        *("corridor", "pipeline"),
    ),
}
_MARK_OF = {fold(word): mark for mark, words in MARKS.items() for word in words}
_STYLE_OF = {fold(word): style for style, words in STYLES.items() for word in words}
_SORT_OF: Mapping[str, Sort] = {
    **{fold(sort): sort for sort in SORTS},
    **dict.fromkeys(map(fold, ("events", "incident", "happening")), EVENT),
    **dict.fromkeys(map(fold, ("advances", "arrow", "axis of advance", "movement")), ADVANCE),
    **dict.fromkeys(map(fold, ("lines",)), LINE),
}


def sort_of(text: str) -> Sort | None:
    """Whether a word says event, advance or line itself; None for every other word."""
    return _SORT_OF.get(fold(text))


def mark_of(word: str) -> str:
    """The mark of an event; `other` for a word that is not known."""
    return _MARK_OF.get(fold(word), OTHER)


def style_of(word: str) -> str:
    """The style of a line; `other` for a word that is not known."""
    return _STYLE_OF.get(fold(word), OTHER)


def is_event_word(text: str) -> bool:
    """Whether a word of the column `kind` says that a row is no statement about control."""
    return sort_of(text) is not None or fold(text) in _MARK_OF
