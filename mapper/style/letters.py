# SPDX-License-Identifier: MIT
"""Which colour letters have on a ground, by computing: they reach the ratio of WCAG 2, level AA,
on the bare ground and on what is around them, whatever the colours of a scheme are.
"""

from __future__ import annotations

from collections.abc import Mapping

from mapper.style.palette import contrast, tint
from mapper.style.shared import number

# Letters are read on their ground from this contrast on.
LEAST = 4.5
# On any colour either of these is read: at the worst with 4.58.
SURE = ("#000000", "#ffffff")
QUIET = number("lettering.look.unit_opacity")
# Ground of a status in full, and as what is inferred and what is old is drawn: with so much of its
# colour, on that of land.
OPACITIES = {
    "full": 1.0,
    "inferred": number("ground.inferred_opacity"),
    "stale": number("ground.stale_opacity"),
}


def drawn_ground(color: str, how: str, theme: Mapping[str, str]) -> str:
    """What is seen of a colour on the ground: `how` is one of `OPACITIES`."""
    return tint(color, OPACITIES[how], theme["land"])


def letters_on(ground: str, theme: Mapping[str, str]) -> str | None:
    """The colour of letters on a ground on which ink is not read; None where it is."""
    if contrast(theme["ink"], ground) >= LEAST:
        return None
    wishes = (theme["on_dark"], theme["paper"], *SURE)
    return next(one for one in wishes if contrast(one, ground) >= LEAST)


def quiet_on(color: str, theme: Mapping[str, str]) -> bool:
    """Whether names that stand back are read on a colour in all its forms."""
    grounds = [drawn_ground(color, how, theme) for how in OPACITIES]
    return all(contrast(tint(theme["ink"], QUIET, one), one) >= LEAST for one in grounds)
