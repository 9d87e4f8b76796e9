"""The colours of a scheme as a style sheet: custom properties, and one class per status.

Colours and ids come from a validated scheme: colours are `#rrggbb`, ids are slugs.
"""

from __future__ import annotations

import re

from mapper.model.scheme import Scheme

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


def scheme_sheet(scheme: Scheme) -> str:
    """CSS with `--s-ID` for each status in light and dark mode, and the class `.s-ID`."""
    light = "".join(f"--s-{status.id}:{status.color};" for status in scheme.statuses)
    dark = "".join(f"--s-{status.id}:{status.color_dark};" for status in scheme.statuses)
    return "\n".join(
        [
            f":root{{{light}}}",
            themed(f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"),
            *(status_rule(status.id, status.pattern.value) for status in scheme.statuses),
            "",
        ]
    )


def status_rule(status_id: str, pattern: str) -> str:
    """`--c` is the plain colour of the status, `--f` what fills a shape: a colour or pattern."""
    fill = f"var(--s-{status_id})" if pattern == "solid" else f"url(#p-{status_id})"
    return f".s-{status_id}{{--c:var(--s-{status_id});--f:{fill}}}"
