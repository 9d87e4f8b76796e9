# SPDX-License-Identifier: MIT
"""What a status may be called and coloured: both are written into style sheets and pictures."""

from __future__ import annotations

import pytest

from mapper.model.scheme import Role, Status

HOSTILE = [
    "red",
    "#fff",
    "#12345g",
    "#123456;}body{display:none}",
    "#123456\n",
    "url(http://127.0.0.1/a)",
    '"/><script>alert(1)</script>',
    "var(--page)",
    "#１２３４５６",
    "",
]


@pytest.mark.parametrize("colour", HOSTILE)
@pytest.mark.parametrize("which", ["color", "color_dark"])
def test_a_colour_is_a_colour(which: str, colour: str) -> None:
    colours = {"color": "#123456", "color_dark": "#abcdef"} | {which: colour}
    with pytest.raises(ValueError, match="is no colour"):
        Status(id="held", label="Held", role=Role.CONTROL, **colours)


@pytest.mark.parametrize("text", ["", "a b", "a;}", "A", "a--b", "-a", "a\n", "ä", "a:hover"])
def test_an_id_is_an_id(text: str) -> None:
    with pytest.raises(ValueError, match="is no id"):
        Status(id=text, label="Held", role=Role.CONTROL, color="#123456", color_dark="#abcdef")
