"""librsvg, which draws the SVGs of Wikipedia and of GNOME."""

from __future__ import annotations

from pathlib import Path

from tests.clients.made import Made
from tests.clients.pictures import Drawer, looked
from tests.clients.programs import from_debian, said, with_our_letters
from tests.clients.seen import Seen


def look(made: Made) -> list[Seen]:
    rsvg = from_debian("rsvg-convert", "librsvg2-bin")

    def draw(svg: Path, png: Path) -> None:
        said([rsvg, "--output", png, svg], environment=with_our_letters(made.folder))

    return looked(made, Drawer("librsvg", said([rsvg, "--version"]).split()[-1], draw, "rsvg"))
