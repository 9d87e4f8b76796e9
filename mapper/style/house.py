# SPDX-License-Identifier: MIT
"""The style of a house: its colours, fonts, sizes and lines, in place of those that maps have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mapper.model.scheme import Scheme
from mapper.style.shared import texts_of

THEMES = ("light", "dark")
# What a map usually has: the size of its title and of the sentence under it, on a wide page, px.
USUAL_SIZES = {"title": 24.0, "lead": 18.0}


@dataclass(frozen=True)
class PageFont:
    """A font that stands in the page: its weight, its kind as in `font/woff2`, and its bytes."""

    weight: int
    kind: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class HouseStyle:
    """What a style file says; what it does not say stays as it is.

    - `name` of the file; `colors` by theme and part (`paper`, `ink` …), `#rrggbb`.
    - `statuses`: colours in light and in dark by the ids of statuses.
    - `sizes`: of title and lead on a wide page, px; pictures have theirs in proportion.
    - `lines`: how wide lines on the map are, px, by their names in `lines.py`.
    - `family`: names of fonts in the order in which a page asks for them; `fonts` stand in it.
    - `picture_fonts`: files with letters that FiraGO lacks.
    """

    name: str = ""
    colors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    statuses: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    lines: Mapping[str, float] = field(default_factory=dict)
    family: tuple[str, ...] = ()
    fonts: tuple[PageFont, ...] = ()
    picture_fonts: tuple[str, ...] = ()

    def ground(self, theme: str) -> dict[str, str]:
        """The colours of a theme that the house has for it; none for paper and grey."""
        if theme not in THEMES:
            return {}
        light = self.colors.get("light", {})
        own = dict(self.colors.get(theme, {}))
        # What dark ground is written on with is no other in dark.
        return own | {key: light[key] for key in ("on_dark",) if key in light}

    def whole_ground(self, theme: str) -> dict[str, str]:
        """All colours of a theme, those that the house does not change among them."""
        usual = texts_of("colours.light") | (texts_of("colours.dark") if theme == "dark" else {})
        return usual | self.ground(theme)

    def painted(self, scheme: Scheme) -> Scheme:
        """A scheme with the colours of the house."""
        statuses = tuple(
            replace(one, color=self.statuses[one.id][0], color_dark=self.statuses[one.id][1])
            if one.id in self.statuses
            else one
            for one in scheme.statuses
        )
        return replace(scheme, statuses=statuses)

    def sized(self, part: str) -> float:
        """How much larger a part is than usual."""
        return self.sizes.get(part, USUAL_SIZES[part]) / USUAL_SIZES[part]


NO_STYLE = HouseStyle()
