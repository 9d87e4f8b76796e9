# SPDX-License-Identifier: MIT
"""The words of a table for kinds, basis, confidence and what a row is about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mapper.model.record import About, Basis, Confidence, Kind
from mapper.model.scheme import fold

_BORDER = re.compile(r"border(?:[ -]region)?\s*:\s*(\S.*)", re.IGNORECASE)

_KINDS: Mapping[str, Kind] = {
    **{kind.value: kind for kind in Kind},
    **dict.fromkeys(
        ("province", "district", "region", "area", "governorate", "oblast", "raion"), Kind.UNIT
    ),
    **dict.fromkeys(("provincial capital", "district centre", "seat"), Kind.CAPITAL),
    **dict.fromkeys(("city", "village", "settlement"), Kind.TOWN),
    **dict.fromkeys(("border crossing", "border post", "checkpoint"), Kind.CROSSING),
    **dict.fromkeys(("airfield", "air base", "airbase"), Kind.AIRPORT),
    **dict.fromkeys(("military base", "army base", "camp"), Kind.BASE),
    **dict.fromkeys(("location", "spot"), Kind.POINT),
    "border region": Kind.BORDER,
}
_BASES: Mapping[str, Basis] = {
    **{basis.value: basis for basis in Basis},
    "confirmed": Basis.REPORTED,
    "claim": Basis.CLAIMED,
    "unconfirmed": Basis.CLAIMED,
    "claimed, not confirmed": Basis.CLAIMED,
    "assessment": Basis.ASSESSED,
}
_CONFIDENCES: Mapping[str, Confidence] = {
    **{confidence.value: confidence for confidence in Confidence},
    "moderate": Confidence.MEDIUM,
}
_SEATS_OF = ("", "district ", "provincial ", "administrative ")
_SEATS = ("seat", "centre", "center", "capital", "town")
_ABOUTS: Mapping[str, About] = {
    **dict.fromkeys(("ground", "area", "areas", "territory", "land"), About.GROUND),
    **{f"{of}{seat}{s}": About.SEATS for of in _SEATS_OF for seat in _SEATS for s in ("", "s")},
    **dict.fromkeys(("city", "cities"), About.SEATS),
}


def kind_of(text: str) -> Kind | None:
    """The kind that a word means, or None."""
    return _KINDS.get(fold(text))


def basis_of(text: str) -> Basis | None:
    """The basis that a word means, or None."""
    return _BASES.get(fold(text))


def confidence_of(text: str) -> Confidence | None:
    """The confidence that a word means, or None."""
    return _CONFIDENCES.get(fold(text))


def about_of(text: str) -> About | None:
    """What a word says that a row is about, or None."""
    return _ABOUTS.get(fold(text))


def border_country(place: str) -> str | None:
    """The country in `border: Iran` or `Border region: Iran`; None for any other place."""
    found = _BORDER.fullmatch(place)
    return found[1] if found else None
