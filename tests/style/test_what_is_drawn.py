# SPDX-License-Identifier: MIT
"""What is drawn of a status keeps apart, and names are read on it, in light and in dark mode."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest

from mapper.model.scheme import Pattern, Status
from mapper.picture.colors import mix
from mapper.style.palette import Vision, contrast, distance, tint
from mapper.style.scheme_files import load_scheme, scheme_names
from mapper.style.shared import number, numbers_by_name, texts_of
from mapper.style.status_colours import party_colours

LIGHT = texts_of("colours.light")
GROUNDS = {"light": LIGHT, "dark": LIGHT | texts_of("colours.dark")}
HALO, KEPT = number("lettering.look.halo_share"), number("ground.kept_share")
STRIPES = numbers_by_name("ground.patterns.stripe_share")["status"]
AA = 4.5
# What the bundled schemes of two sides keep, as CIEDE2000 for every kind of sight: ground that
# stayed what it was, from ground without data and from ground that changed; contested ground with
# its stripes, as their mean, from all other ground.
KEPT_APART, MEAN_APART = 4.0, 14.0
MODES = ["light", "dark"]
# Five and twelve parties without colours of their own, and the bundled schemes.
PARTIES = {f"{count} parties": party_colours(count) for count in (3, 5, 12)}
COLOURS = PARTIES | {
    name: tuple((one.color, one.color_dark) for one in load_scheme(name).statuses)
    for name in scheme_names()
}


def of_mode(pairs: Iterable[tuple[str, str]], mode: str) -> list[str]:
    return [pair[MODES.index(mode)] for pair in pairs]


def nearest(color: str, others: Iterable[str]) -> float:
    return min(distance(color, other, vision) for other in others for vision in Vision)


@pytest.mark.parametrize("mode", MODES)
def test_quiet_names_of_units_are_read_on_their_halo(mode: str) -> None:
    share = number("lettering.look.unit_opacity") if mode == "light" else 1.0
    for pairs in COLOURS.values():
        for fill in of_mode(pairs, mode):
            halo = mix(fill, GROUNDS[mode]["paper"], HALO)
            assert contrast(tint(GROUNDS[mode]["ink"], share, halo), halo) >= AA, fill


@pytest.mark.parametrize(("name", "mode"), [*product(COLOURS, MODES)])
def test_names_are_read_on_what_stayed_as_it_was(name: str, mode: str) -> None:
    ground = GROUNDS[mode]
    for fill in of_mode(COLOURS[name], mode):
        assert contrast(ground["ink"], mix(fill, ground["none"], KEPT)) >= AA, fill


@pytest.mark.parametrize(("name", "mode"), [*product(["three-way", "two-sided"], MODES)])
def test_what_stayed_is_told_from_no_data_and_from_what_changed(name: str, mode: str) -> None:
    fills, none = of_mode(COLOURS[name], mode), GROUNDS[mode]["none"]
    for fill in fills:
        kept = mix(fill, none, KEPT)
        assert nearest(kept, [none]) >= KEPT_APART, fill
        assert nearest(kept, fills) >= KEPT_APART, fill


def striped(name: str) -> list[tuple[Status, Status]]:
    """The statuses with stripes, each with the one whose colour these have."""
    scheme = load_scheme(name)
    found = [one for one in scheme.statuses if one.pattern is Pattern.STRIPES and one.contenders]
    return [(one, scheme.status(one.contenders[-1])) for one in found]


@pytest.mark.parametrize(("name", "mode"), [*product(["three-way", "two-sided"], MODES)])
def test_contested_ground_keeps_apart_with_its_stripes(name: str, mode: str) -> None:
    for status, other in striped(name):
        pairs = [(one.color, one.color_dark) for one in load_scheme(name).statuses if one != status]
        over, under = of_mode(
            [(other.color, other.color_dark), (status.color, status.color_dark)], mode
        )
        grounds = [GROUNDS[mode]["none"], GROUNDS[mode]["land"], GROUNDS[mode]["water"]]
        mean = tint(over, STRIPES, under)
        assert nearest(mean, [*of_mode(pairs, mode), *grounds]) >= MEAN_APART
