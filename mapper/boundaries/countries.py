# SPDX-License-Identifier: MIT
"""The countries whose units are bundled: their codes, names and what is to be known of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from mapper.boundaries.folder import geodata_folder
from mapper.places.names import squeeze

SUGGESTED = 3


@dataclass(frozen=True, kw_only=True)
class BundledCountry:
    """`code` is ISO 3166-1 alpha-3 (or XKX), `iso2` the two letters, `name` in English.

    - `units`: how many there are; `sort`: what most of them are, as a word of `places.levels`;
      `one_sort`: whether none is known to be anything else.
    - `dated`: how the units differ from those of today; `notes`: what else is to be known of them.
    - `language`: ISO 639 code of that in which its units are named beside English, or empty.
    - `keys`: all names of the country, squeezed.
    """

    code: str
    iso2: str
    name: str
    units: int
    sort: str
    one_sort: bool
    dated: str
    notes: str
    language: str
    keys: tuple[str, ...]


@cache
def bundled_countries() -> Mapping[str, BundledCountry]:
    """All of them by alpha-3 code, in order."""
    entries: dict[str, dict[str, Any]] = json.loads(
        (geodata_folder() / "units" / "countries.json").read_bytes()
    )
    return {
        code: BundledCountry(code=code, **{**entry, "keys": tuple(entry["keys"])})
        for code, entry in entries.items()
    }


def country_called(text: str) -> BundledCountry | None:
    """The country of this name in any language, or of this code, whatever the case; or None."""
    code = _codes().get(text.strip().casefold()) or _names().get(squeeze(text) if text else "")
    return bundled_countries()[code] if code else None


def countries_like(text: str) -> tuple[str, ...]:
    """The names of countries that are spelled like a text, the most similar first."""
    near = get_close_matches(squeeze(text), _names(), n=2 * SUGGESTED, cutoff=0.75)
    names = dict.fromkeys(bundled_countries()[_names()[key]].name for key in near)
    return tuple(names)[:SUGGESTED]


@cache
def _codes() -> dict[str, str]:
    countries = bundled_countries().values()
    return {text.casefold(): c.code for c in countries for text in (c.iso2, c.code)}


@cache
def _names() -> dict[str, str]:
    return {key: country.code for country in bundled_countries().values() for key in country.keys}
