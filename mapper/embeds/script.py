# SPDX-License-Identifier: MIT
"""The one script of an article."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from mapper.page.bundle import bundle


def asset(name: str) -> str:
    """The text of a file in `assets/`."""
    return (files("mapper.embeds") / "assets" / name).read_text(encoding="utf-8")


@cache
def article_script() -> str:
    """`control-map.js`: the modules as one plain script, which any origin may be asked for."""
    return bundle("control-map.mjs", asset)
