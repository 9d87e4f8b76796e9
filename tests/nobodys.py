# SPDX-License-Identifier: MIT
"""A scheme that says how calm a place is, and not who is there."""

from __future__ import annotations

from mapper.model.scheme import Role, Scheme, Status


def scheme(**held: str) -> Scheme:
    """Statuses that are nobody's; `held` by their ids."""
    colors = {"calm": "#3b73ae", "war": "#8a3b12"}
    parts = [
        Status(
            id=id_,
            label=id_.capitalize(),
            role=Role.CONTROL,
            color=color,
            color_dark=color,
            held=held.get(id_, ""),
        )
        for id_, color in colors.items()
    ]
    tense = Status(
        id="tense", label="Tense", role=Role.CONTESTED, color="#e9b44c", color_dark="#efc163"
    )
    return Scheme(id="calm", title="How calm it is", statuses=(*parts, tense))


NOBODYS = scheme(calm="calm", war="at war")
