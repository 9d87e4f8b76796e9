# SPDX-License-Identifier: MIT
"""A party that was renamed on 28 July 2016, and that leans on ground beside holding some."""

from __future__ import annotations

from datetime import date

from mapper.model.scheme import Actor, Role, Scheme, Status

RENAMED = date(2016, 7, 28)


def _status(
    id_: str,
    actor: str,
    role: Role = Role.CONTROL,
    *,
    starts: date | None = None,
    ends: date | None = None,
) -> Status:
    return Status(
        id=id_,
        label=id_.capitalize(),
        role=role,
        actor=actor,
        color="#3b73ae",
        color_dark="#6cabe4",
        held=f"held by {id_}",
        starts=starts,
        ends=ends,
    )


SCHEME = Scheme(
    id="renamed",
    title="A party that was renamed",
    actors=(Actor("red", "Red"), Actor("blue", "Blue")),
    statuses=(
        _status("front", "red", ends=RENAMED),
        _status("army", "red", starts=RENAMED),
        _status("sway", "red", Role.INFLUENCE),
        _status("crown", "blue"),
        _status("unclear", "", Role.UNKNOWN),
    ),
)
