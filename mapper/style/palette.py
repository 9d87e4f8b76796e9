# SPDX-License-Identifier: MIT
"""Colour arithmetic that proves the palettes: how far apart two colours look, and to whom.

- sRGB to CIE Lab: IEC 61966-2-1, white point D65.
- Distance: CIEDE2000 (CIE 142-2001), in the form of Sharma, Wu and Dalal (2005).
- Colour blindness: Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
- Contrast: WCAG 2.2, relative luminance.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from mapper.style.shared import texts_of

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

_LIGHT, _DARK = texts_of("colours.light"), texts_of("colours.dark")
PAPER, INK, QUIET_INK = _LIGHT["paper"], _LIGHT["ink"], _LIGHT["quiet"]
PAPER_DARK = _DARK["paper"]
NO_DATA, NO_DATA_DARK = _LIGHT["none"], _DARK["none"]

# Linear sRGB to XYZ, D65.
_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Triple = (0.95047, 1.0, 1.08883)


class Vision(StrEnum):
    """Normal sight and the three kinds of full colour blindness."""

    NORMAL = "normal"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


_SEEN: dict[Vision, Matrix] = {
    Vision.NORMAL: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    Vision.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def rgb(color: str) -> Triple:
    """`#rrggbb` as three shares from 0 to 1; ValueError for any other form."""
    if len(color) != 7 or not color.startswith("#"):
        raise ValueError(f"'{color}' is not a colour of the form #rrggbb")
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def hex_color(shares: Triple) -> str:
    """Shares from 0 to 1, clipped to that range, as `#rrggbb`."""
    return "#" + "".join(f"{round(min(1.0, max(0.0, share)) * 255):02x}" for share in shares)


def tint(color: str, share: float, ground: str = PAPER) -> str:
    """`color` laid over `ground` with an opacity of `share`, as a browser mixes them."""
    return hex_color(
        _triple(
            over * share + under * (1 - share)
            for over, under in zip(rgb(color), rgb(ground), strict=True)
        )
    )


def as_seen(color: str, vision: Vision) -> Triple:
    """The linear RGB that someone with this sight sees, clipped to what a screen shows."""
    seen = _times(_SEEN[vision], _linear(color))
    return _triple(min(1.0, max(0.0, share)) for share in seen)


def lab(color: str, vision: Vision = Vision.NORMAL) -> Triple:
    """CIE L*, a* and b* of a colour as someone with this sight sees it."""
    xyz = _times(_TO_XYZ, as_seen(color, vision))
    x, y, z = (_cube_root(part / white) for part, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(first: str, second: str, vision: Vision = Vision.NORMAL) -> float:
    """CIEDE2000 between two colours as someone with this sight sees them."""
    return ciede2000(lab(first, vision), lab(second, vision))


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def ciede2000(first: Triple, second: Triple) -> float:
    """The CIEDE2000 difference of two Lab colours, all weights 1."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    stretch = _stretch((hypot(a1, b1) + hypot(a2, b2)) / 2)
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = _hue(a1, b1), _hue(a2, b2)
    turn = _turn(h1, h2) if c1 * c2 else 0.0
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = _mean_hue(h1, h2) if c1 * c2 else h1 + h2
    s_light, s_chroma, s_hue = _weights(lightness, chroma, hue)
    light, chrom, hues = (l2 - l1) / s_light, (c2 - c1) / s_chroma, d_hue / s_hue
    return sqrt(light**2 + chrom**2 + hues**2 + _rotation(chroma, hue) * chrom * hues)


def _stretch(chroma: float) -> float:
    """How far CIEDE2000 stretches a* for colours near grey."""
    return 1 + 0.5 * (1 - sqrt(chroma**7 / (chroma**7 + 25.0**7)))


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360 if a or b else 0.0


def _turn(h1: float, h2: float) -> float:
    """The shorter way from one hue to another, in degrees."""
    turn = h2 - h1
    if turn > 180:
        return turn - 360
    return turn + 360 if turn < -180 else turn


def _mean_hue(h1: float, h2: float) -> float:
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2


def _weights(lightness: float, chroma: float, hue: float) -> Triple:
    """How much lightness, chroma and hue count at this place of the colour space."""
    away = (lightness - 50) ** 2
    shape = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    light = 1 + 0.015 * away / sqrt(20 + away)
    return light, 1 + 0.045 * chroma, 1 + 0.015 * chroma * shape


def _rotation(chroma: float, hue: float) -> float:
    """The term that turns the ellipses of the blues."""
    turn = 30 * exp(-(((hue - 275) / 25) ** 2))
    return -2 * sqrt(chroma**7 / (chroma**7 + 25.0**7)) * sin(radians(2 * turn))


def _linear(color: str) -> Triple:
    return _triple(
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in rgb(color)
    )


def _luminance(color: str) -> float:
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _cube_root(share: float) -> float:
    """The lightness curve of CIE Lab: a cube root, straight near black."""
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def _times(matrix: Matrix, vector: Triple) -> Triple:
    return _triple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _triple(parts: Iterable[float]) -> Triple:
    first, second, third = parts
    return first, second, third
