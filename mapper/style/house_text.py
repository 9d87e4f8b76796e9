# SPDX-License-Identifier: MIT
"""The style of a house as a TOML file, with what is usual where it says nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from mapper.style.house import NO_STYLE, THEMES, USUAL_SIZES, HouseStyle
from mapper.style.house_file import KEYS, load_style, style_table
from mapper.style.lines import USUAL_WIDTHS


def style_text(path: str | Path | None = None) -> str:
    """The style in a TOML file, or the usual one, as TOML that `load_style` reads again.

    Fonts are named as in the file, from its folder. Raises StyleError as `load_style` does.
    """
    style = NO_STYLE if path is None else load_style(path)
    fonts = {} if path is None else style_table(path).get("fonts", {})
    return (
        "\n".join(
            [*_colours(style), *_statuses(style), *_fonts(fonts), *_sizes(style), *_lines(style)]
        )
        + "\n"
    )


def _colours(style: HouseStyle) -> Iterator[str]:
    for theme in THEMES:
        colours = style.whole_ground(theme)
        yield f"[colors.{theme}]"
        yield from (f'{key} = "{colours[key]}"' for key in KEYS[f"colors.{theme}"])
        yield ""


def _statuses(style: HouseStyle) -> Iterator[str]:
    yield "# Colours of statuses by their ids, in place of those of the scheme."
    yield "[statuses]"
    for id_, (light, dark) in style.statuses.items():
        yield f'{id_} = {{ color = "{light}", color_dark = "{dark}" }}'
    yield ""


def _fonts(fonts: Mapping[str, object]) -> Iterator[str]:
    yield "# What a page asks for; page, page_bold and pictures name files beside this one."
    yield "[fonts]"
    yield from (f"{key} = {json.dumps(fonts.get(key, []))}" for key in KEYS["fonts"])
    yield ""


def _sizes(style: HouseStyle) -> Iterator[str]:
    yield "# px on a wide page; on pictures in the same proportion."
    yield from _numbers("sizes", USUAL_SIZES, style.sizes)
    yield ""


def _lines(style: HouseStyle) -> Iterator[str]:
    yield "# How wide lines on maps are, px; where units are small they are thinner."
    yield from _numbers("lines", USUAL_WIDTHS, style.lines)


def _numbers(table: str, usual: Mapping[str, float], own: Mapping[str, float]) -> Iterator[str]:
    """A table of numbers, each the style's own or the usual one."""
    yield f"[{table}]"
    for key, number in usual.items():
        yield f"{key} = {own.get(key, number):g}"
