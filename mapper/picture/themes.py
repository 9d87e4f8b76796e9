# SPDX-License-Identifier: MIT
"""The colours of a picture: of the page in light and dark, on white paper, and without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import sqrt

from mapper.model.spelling import given
from mapper.page.map_model import Page
from mapper.picture.colors import grey, luminance, mix
from mapper.picture.ink import InkPattern
from mapper.picture.picture_input import Article
from mapper.style.letters import drawn_ground, letters_on, quiet_on
from mapper.style.lines import Tables, line_tables
from mapper.style.shared import number, numbers_by_name, texts_of
from mapper.tables.fixed_words import one_of

# From stripe to stripe in px, across: patterns repeat after whole px to the right and down, with
# which they are drawn fast and sharp.
STEP = {of: px / sqrt(2) for of, px in numbers_by_name("ground.patterns.repeat").items()}
STRIPE_SHARE = numbers_by_name("ground.patterns.stripe_share")
HATCH_SHARE = number("ground.hatch_share")
KEPT_SHARE = number("ground.kept_share")
HALO_SHARE = number("lettering.look.halo_share")
UNIT_OPACITY = number("lettering.look.unit_opacity")
WATER_INK = number("lettering.look.water_ink")
# How stripes of the old status run on ground that changed, and their share, in turn: in grey.
GREY_TURNS = tuple((a, s) for s in (STRIPE_SHARE["turn"], 0.5) for a in (45.0, -45.0))
# The lightest and the darkest grey of a status.
GREYS = (0.86, 0.34)


@dataclass(frozen=True, kw_only=True)
class Theme:
    """The colours of a picture by their part in it; `status` by the ids of statuses.

    `fills`: what fills the ground of a status. `quiet_names`: opacity of unit names. `grey`:
    whether lightness alone tells colours apart. `lines`: how wide lines are, by their tables.
    """

    paper: str
    ink: str
    quiet: str
    line: str
    none: str
    none_edge: str
    land: str
    land_line: str
    land_name: str
    water: str
    river: str
    on_dark: str
    quiet_names: float = UNIT_OPACITY
    grey: bool = False
    status: Mapping[str, str]
    fills: Mapping[str, str | InkPattern]
    lines: Tables = field(default_factory=lambda: line_tables({}))

    def color(self, status: str | None) -> str:
        """The plain colour of a status; that of ground without data for none."""
        return self.status.get(status or "", self.none)

    def fill(self, status: str | None) -> str | InkPattern:
        """What fills a shape of a status: a colour or a pattern."""
        return self.fills.get(status or "", self.none)

    def halo(self, status: str | None) -> str:
        """What stands around letters on ground of a status."""
        return mix(self.color(status), self.paper, HALO_SHARE)

    def pale(self, status: str | None) -> str:
        """What fills ground that stayed as it was, on a map of what changed."""
        return mix(self.color(status), self.none, KEPT_SHARE)

    def turn(self, before: str, after: str, *, striped: bool) -> str | InkPattern:
        """Ground that changed: as that of the new status, or with stripes of the old one.

        Where greys alone would have to tell the old ones apart, their stripes differ too.
        """
        if not striped:
            return self.fill(after)
        nth = [*self.status, ""].index(before) if self.grey and before in self.status else 0
        angle, share = GREY_TURNS[nth % len(GREY_TURNS)]
        stripe = (0.0, STEP["turn"] * share, self.color(before))
        id_ = f"x-{before or 'none'}-{after or 'none'}"
        return InkPattern(id_, STEP["turn"], angle, self.color(after), (stripe,))

    @property
    def apart(self) -> InkPattern:
        """Ground that one side of a comparison alone covers: thin lines, no colour."""
        return InkPattern("apart", STEP["apart"], 45.0, self.land, ((0.0, 1.0, self.none_edge),))

    @property
    def water_name(self) -> str:
        """The names of lakes."""
        return mix(self.ink, self.river, WATER_INK)

    @property
    def quieter(self) -> Theme:
        """The theme for marks that stand back."""
        return replace(self, ink=mix(self.ink, self.none, 0.45), none=self.none_edge)

    def letters_on(self, status: str, how: str) -> tuple[str, str] | None:
        """Letters on the ground of a status where ink is not read, and that ground; `how` is one
        of `OPACITIES`.
        """
        ground = drawn_ground(self.color(status), how, self.grounds)
        letters = letters_on(ground, self.grounds)
        return (letters, ground) if letters else None

    def quiet_on(self, status: str | None) -> float:
        """The opacity of names that stand back on the ground of a status."""
        return self.quiet_names if quiet_on(self.color(status), self.grounds) else 1.0

    @cached_property
    def grounds(self) -> Mapping[str, str]:
        """What decides of the colour of letters."""
        return {name: getattr(self, name) for name in ("ink", "on_dark", "paper", "land")}


LIGHT = texts_of("colours.light")
DARKNESS = LIGHT | texts_of("colours.dark")
PRINT = LIGHT | {
    "on_dark": "#ffffff",
    "paper": "#ffffff",
    "none": "#ffffff",
    "land": "#f2f1ee",
    "land_line": "#c4c1ba",
    "water": "#e6edf1",
    "river": "#3f7596",
    "line": "#cfccc5",
}
GREYSCALE = {
    "on_dark": "#ffffff",
    "paper": "#ffffff",
    "ink": "#111111",
    "quiet": "#5c5c5c",
    "line": "#c8c8c8",
    "none": "#ffffff",
    "none_edge": "#8a8a8a",
    "land": "#f4f4f4",
    "land_line": "#bdbdbd",
    "land_name": "#5c5c5c",
    "water": "#ffffff",
    "river": "#6c6c6c",
}
GROUNDS = {"light": LIGHT, "dark": DARKNESS, "print": PRINT, "greyscale": GREYSCALE}


def theme_of(article: Article[Page], name: str) -> Theme:
    """A theme by its name, with the colours of the statuses; UsageError where there is none."""
    name = one_of(name, GROUNDS, given("theme", name))
    ground = {**GROUNDS[name], **article.style.ground(name)}
    colors = {id_: pair[name == "dark"] for id_, pair in article.colors.items()}
    if name == "greyscale":
        colors = greys(colors, article.payload["stripes"])
    theme = Theme(
        **ground,
        status=colors,
        fills={},
        quiet_names=1.0 if name in ("dark", "greyscale") else UNIT_OPACITY,
        grey=name == "greyscale",
        lines=line_tables(article.style.lines),
    )
    signs = article.payload["stripes"]
    if name == "greyscale":
        signs = grey_signs(colors, signs)
    fills = {id_: fill_of(theme, id_, signs.get(id_, ["solid"])) for id_ in colors}
    return replace(theme, fills=fills)


def greys(colors: Mapping[str, str], signs: Mapping[str, list[str]]) -> dict[str, str]:
    """Every status in a grey of its own, in even steps, the lightest colour the lightest.

    Those that stripes or dots tell from all others are lighter still.
    """
    told = {id_ for id_, sign in signs.items() if sign[0] in ("stripes", "dots")}
    ranked = sorted(
        (id_ for id_ in colors if id_ not in told),
        key=lambda id_: luminance(colors[id_]),
        reverse=True,
    )
    light, dark = GREYS
    steps = max(len(ranked) - 1, 1)
    found = {id_: grey(light + (dark - light) * n / steps) for n, id_ in enumerate(ranked)}
    return {id_: found.get(id_, grey(0.95)) for id_ in colors}


def grey_signs(colors: Mapping[str, str], signs: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The patterns in grey: of statuses without one the first two stay plain, as the scheme lists
    them, and those with lines have them slanted in turn to either side.
    """
    plain = [id_ for id_ in colors if id_ not in signs]
    lined = [id_ for id_ in colors if signs.get(id_, [""])[0] == "lines" or id_ in plain[2:]]
    slanted = {id_: [("lines", "cross")[n % 2]] for n, id_ in enumerate(lined)}
    return {**signs, **slanted}


def fill_of(theme: Theme, status: str, sign: list[str]) -> str | InkPattern:
    """The fill of a status with the pattern that its sign (kind, contenders …) says."""
    kind, *contenders = sign
    ground, id_ = theme.color(status), f"p-{status}"
    hatch, step = mix(theme.ink, ground, HATCH_SHARE), STEP["status"]
    if kind == "solid":
        return ground
    if kind == "dots":
        return InkPattern(id_, step, 45.0, ground, dot=(1.0, hatch))
    if kind == "stripes" and contenders:
        # One colour on another, and no more: the marks and the words say who else contends.
        stripe = (0.0, step * STRIPE_SHARE["status"], theme.color(contenders[-1]))
        return InkPattern(id_, step, 45.0, ground, (stripe,))
    angle = -45.0 if kind == "cross" else 45.0
    return InkPattern(id_, step, angle, ground, ((0.0, 1.0, hatch),))
