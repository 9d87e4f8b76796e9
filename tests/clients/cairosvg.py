# SPDX-License-Identifier: MIT
"""CairoSVG, which Python programs draw SVGs with."""

from __future__ import annotations

from pathlib import Path

from tests.clients.made import Made
from tests.clients.pictures import Drawer, looked
from tests.clients.programs import from_pypi, said, with_our_letters
from tests.clients.seen import Seen

VERSION = "2.7.1"
SCRIPT = "import sys, cairosvg; cairosvg.svg2png(url=sys.argv[1], write_to=sys.argv[2])"
# It sets no letters by their measured width and no local fonts by weight alone.
MOST_PERCENT = 1.5


def look(made: Made) -> list[Seen]:
    python = from_pypi(f"cairosvg=={VERSION}")

    def draw(svg: Path, png: Path) -> None:
        said([python, "-c", SCRIPT, svg, png], environment=with_our_letters(made.folder))

    return looked(made, Drawer("CairoSVG", VERSION, draw, "cairosvg", MOST_PERCENT))
