# SPDX-License-Identifier: MIT
"""The colours of a scheme as a style sheet: custom properties, and one class per status; and what
the style of a house changes.

Colours and ids come from a validated scheme: colours are `#rrggbb`, ids are slugs.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping

from mapper.model.scheme import Scheme
from mapper.style.house import THEMES, HouseStyle, PageFont
from mapper.style.letters import OPACITIES, drawn_ground, letters_on, quiet_on
from mapper.style.shared import number

NO_DATA = "none"

DARK_BLOCK = re.compile(
    r"@media screen and \(prefers-color-scheme:dark\)\{((?:[^{}]*\{[^{}]*\})*)\}"
)
# Dark rules hold where the reader's system is dark and no theme is asked for, or by that theme.
BY_SYSTEM, BY_THEME = ":root:not([data-theme=light])", ":root[data-theme=dark]"


def themed(sheet: str) -> str:
    """A style sheet whose dark rules follow `data-theme` on the root; paper stays light."""
    return DARK_BLOCK.sub(
        lambda block: (
            f"@media screen and (prefers-color-scheme:dark){{{below(BY_SYSTEM, block[1])}}}"
            f"@media screen{{{below(BY_THEME, block[1])}}}"
        ),
        sheet,
    )


def below(root: str, rules: str) -> str:
    """Rules of a slim sheet for what lies under a root of this kind: `:root` is that itself."""
    return "".join(
        f"{root}{'' if selector == ':root' else f' {selector}'}{{{declarations}}}"
        for selector, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", rules)
    )


# What letters on the ground of a status are called: in full, inferred, and old.
LETTERS = dict(zip(OPACITIES, ("l", "i", "o"), strict=True))


def scheme_sheet(scheme: Scheme, style: HouseStyle) -> str:
    """CSS with `--s-ID` for each status in light and dark mode, and the class `.s-ID`."""
    light, dark = map(style.whole_ground, THEMES)
    lit = [(status.id, status.color) for status in scheme.statuses]
    dim = [(status.id, status.color_dark) for status in scheme.statuses]
    dim_rules = f":root{{{colours(dim)}{lettering(dim, dark, lettered(lit, light))}}}"
    return "\n".join(
        [
            f":root{{{colours(lit)}{lettering(lit, light)}}}",
            themed(f"@media screen and (prefers-color-scheme:dark){{{dim_rules}}}"),
            *(
                status_rule(status.id, status.pattern.value, quiet=quiet_on(status.color, light))
                for status in scheme.statuses
            ),
            "",
        ]
    )


def colours(statuses: Iterable[tuple[str, str]]) -> str:
    return "".join(f"--s-{id_}:{color};" for id_, color in statuses)


def lettered(statuses: Iterable[tuple[str, str]], theme: Mapping[str, str]) -> dict[str, str]:
    """The colours of letters where ink is not read, by the names of their properties."""
    found = {
        f"--{sign}-{id_}": letters_on(drawn_ground(color, how, theme), theme)
        for id_, color in statuses
        for how, sign in LETTERS.items()
    }
    known = {theme["on_dark"]: "var(--on-dark)"}
    return {name: known.get(color, color) for name, color in found.items() if color}


def lettering(
    statuses: Iterable[tuple[str, str]],
    theme: Mapping[str, str],
    before: Mapping[str, str] | None = None,
) -> str:
    """The same as declarations; what was declared `before` and holds no more is taken back."""
    found = dict.fromkeys(before or {}, "") | lettered(statuses, theme)
    return "".join(f"{name}:{color};" for name, color in found.items())


def status_rule(status_id: str, pattern: str, *, quiet: bool) -> str:
    """`--c` is the plain colour of the status, `--f` what fills a shape: a colour or pattern; `--q`
    says that no name stands back on it.

    Units, of which many change at once, have their fill and no properties: a browser takes longer
    to style and to paint what has some to hand on.
    """
    fill = f"var(--s-{status_id})" if pattern == "solid" else f"url(#p-{status_id})"
    letters = "".join(f"--{sign}:var(--{sign}-{status_id});" for sign in LETTERS.values())
    loud = "" if quiet else "--q:1;"
    name = f".s-{status_id}"
    return (
        f"{name}:where(:not(.unit),.kept){{--c:var(--s-{status_id});{letters}{loud}--f:{fill}}}"
        f":where(.unit){name}{{fill:{fill}}}"
    )


# What a page asks for by its own kind and not by its name.
GENERIC = ("serif", "sans-serif", "monospace", "system-ui", "cursive", "fantasy")
OWN_FAMILY = "house"
# From this on a page has its parts beside each other, and titles the size that a house asks for.
WIDE = int(number("page.width.narrow")) + 1
SIZED = {"title": "h1", "lead": ".lead,.deck,.said"}


def house_sheets(style: HouseStyle) -> list[str]:
    """CSS for what a house changes, of which every value was checked when its file was read."""
    light, dark = (properties(style.ground(theme)) for theme in THEMES)
    family = [OWN_FAMILY] if style.fonts else []
    stack = ",".join(
        [*family, *(name if name in GENERIC else f'"{name}"' for name in style.family)]
    )
    light += f"--sans:{stack};" if stack else ""
    sizes = "".join(f"{SIZED[part]}{{font-size:{size:g}px}}" for part, size in style.sizes.items())
    sheets = [
        *map(font_face, style.fonts),
        f":root{{{light}}}" if light else "",
        themed(f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}") if dark else "",
        f"@media (min-width:{WIDE}px){{{sizes}}}" if sizes else "",
    ]
    return [*filter(None, sheets)]


def properties(colors: dict[str, str]) -> str:
    return "".join(f"--{part.replace('_', '-')}:{color};" for part, color in colors.items())


def font_face(font: PageFont) -> str:
    data = base64.b64encode(font.content).decode()
    return (
        f"@font-face{{font-family:{OWN_FAMILY};font-weight:{font.weight};"
        f"src:url(data:font/{font.kind};base64,{data})}}"
    )
