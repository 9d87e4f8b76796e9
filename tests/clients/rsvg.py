# SPDX-License-Identifier: MIT
"""librsvg, which draws the SVGs of Wikipedia and of GNOME."""

from __future__ import annotations

from pathlib import Path

from tests.clients.made import Made
from tests.clients.pictures import Drawer, looked
from tests.clients.programs import from_debian, said, with_our_letters
from tests.clients.seen import Seen

# It knows no `textLength`: letters of a line may end half a pixel apart.
MOST_PERCENT = 1.0


def look(made: Made) -> list[Seen]:
    rsvg = from_debian("rsvg-convert", "librsvg2-bin")

    def draw(svg: Path, png: Path) -> None:
        said([rsvg, "--output", png, svg], environment=with_our_letters(made.folder))

    version = said([rsvg, "--version"]).split()[-1]
    return looked(made, Drawer("librsvg", version, draw, "rsvg", MOST_PERCENT))
