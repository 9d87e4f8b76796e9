# SPDX-License-Identifier: MIT
"""Two small charts side by side: seconds and memory as work grows, measured and modelled."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from tests.benchmarks.growth import Model, Point

WIDTH, HEIGHT, EACH = 720, 270, 360
LEFT, RIGHT, TOP, BOTTOM = 58, 20, 58, 44
INK, QUIET, LINE, DOT = "#222222", "#666666", "#dddddd", "#0b6fb8"


def plot(
    title: str, along: str, below: str, points: Sequence[Point], models: Mapping[str, Model]
) -> str:
    """An SVG: a dot for each measurement, a ring for what the model says of it."""
    charts = [
        chart(EACH * nth, what, unit, (along, below), points, models[what])
        for nth, (what, unit) in enumerate((("seconds", "s"), ("megabytes", "MB")))
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" font-family="system-ui, sans-serif" font-size="12">\n'
        f"<title>{escape(title)}: seconds and memory</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n' + "".join(charts) + "</svg>\n"
    )


def chart(
    x0: int, what: str, unit: str, along: tuple[str, str], points: Sequence[Point], model: Model
) -> str:
    """One chart on logarithmic axes, `x0` from the left."""
    ordered = sorted(points, key=lambda point: point.amounts[along[0]])
    xs = [point.amounts[along[0]] for point in ordered]
    ys = [getattr(point, what) for point in ordered]
    said = [model.at(point.amounts) for point in ordered]
    across, up = decades(xs), decades([*ys, *said])

    def x(value: float) -> float:
        return x0 + LEFT + (EACH - LEFT - RIGHT) * share(value, across)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share(value, up)

    heads = {"seconds": "Processor time", "megabytes": "Most memory"}
    parts = [text(x0 + LEFT, 22, heads[what], "start", INK, "600")]
    parts.append(text(x0 + LEFT, 40, "dot: measured · ring: model · log axes", "start", QUIET))
    parts += [
        f'<path d="M{x0 + LEFT} {y(tick):.1f}H{x0 + EACH - RIGHT}" stroke="{LINE}"/>\n'
        + text(x0 + LEFT - 6, y(tick) + 4, f"{tick:,g} {unit}", "end", QUIET)
        for tick in ticks(*up)
    ]
    parts += [
        f'<path d="M{x(tick):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{LINE}"/>\n'
        + text(x(tick), HEIGHT - BOTTOM + 16, short(tick), "middle", QUIET)
        for tick in ticks(*across)
    ]
    parts.append(text(x0 + (EACH + LEFT - RIGHT) / 2, HEIGHT - 8, along[1], "middle", INK))
    for at, own, modelled in zip(xs, ys, said, strict=True):
        parts.append(f'<circle cx="{x(at):.1f}" cy="{y(own):.1f}" r="4" fill="{DOT}"/>\n')
        parts.append(
            f'<circle cx="{x(at):.1f}" cy="{y(modelled):.1f}" r="7" fill="none" '
            f'stroke="{INK}" stroke-width="1.2"/>\n'
        )
    return "".join(parts)


def text(x: float, y: float, words: str, anchor: str, fill: str, weight: str = "400") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" '
        f'font-weight="{weight}">{escape(words)}</text>\n'
    )


def decades(values: Sequence[float]) -> tuple[float, float]:
    """Where an axis begins and ends around all values: one decade at least, so that what hardly
    grows looks like it.
    """
    low = 10.0 ** math.floor(math.log10(min(values)))
    return low, max(stop(max(values)), low * 10)


def stop(value: float) -> float:
    """The next 1, 2 or 5 of a decade up from a value, or itself."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next(step * decade for step in (1, 2, 5, 10) if step * decade >= value * (1 - 1e-9))


def ticks(low: float, high: float) -> list[float]:
    """The 1, 2 and 5 of each decade between two of them; of a long way the 1 alone."""
    found, at = [low], low
    while at < high * 0.999:
        at = stop(at * 1.01)
        found.append(at)
    tens = [tick for tick in found if math.isclose(math.log10(tick) % 1, 0, abs_tol=1e-6)]
    return found if len(found) <= 6 else tens


def share(value: float, ends: tuple[float, float]) -> float:
    low, high = map(math.log10, ends)
    return (math.log10(value) - low) / (high - low)


def short(value: float) -> str:
    """`500`, `20k`, `3M`."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"
