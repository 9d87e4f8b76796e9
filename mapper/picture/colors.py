# SPDX-License-Identifier: MIT
"""Colours as numbers: mixing as the page mixes them, and how light they are."""

from __future__ import annotations

from functools import lru_cache

Triple = tuple[float, float, float]


@lru_cache(maxsize=4096)
def mix(color: str, other: str, share: float) -> str:
    """`share` (0 to 1) of `color` and the rest of `other`, mixed in Oklab as style sheets do."""
    a, b = _oklab(color), _oklab(other)
    return _hex(tuple(share * x + (1 - share) * y for x, y in zip(a, b, strict=True)))


@lru_cache(maxsize=4096)
def luminance(color: str) -> float:
    """The relative luminance of `#rrggbb`, 0 to 1 (WCAG 2)."""
    r, g, b = _linear(color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def grey(lightness: float) -> str:
    """The grey of a lightness from 0 (black) to 1, in even steps for the eye."""
    level = round(255 * lightness)
    return f"#{level:02x}{level:02x}{level:02x}"


def rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(color: str) -> Triple:
    r, g, b = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in rgb(color))
    )
    return r, g, b


def _oklab(color: str) -> Triple:
    """Ottosson's Oklab (2020)."""
    r, g, b = _linear(color)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _hex(lab: tuple[float, ...]) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    parts = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    levels = (round(255 * _encoded(min(max(part, 0.0), 1.0))) for part in parts)
    return "#" + "".join(f"{level:02x}" for level in levels)


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
