# SPDX-License-Identifier: MIT
"""Inkscape, in which desks take our SVGs apart."""

from __future__ import annotations

from pathlib import Path

from tests.clients.made import Made
from tests.clients.pictures import Drawer, looked
from tests.clients.programs import from_debian, said, with_our_letters
from tests.clients.seen import Seen


def look(made: Made) -> list[Seen]:
    inkscape = from_debian("inkscape", "inkscape")
    ours = with_our_letters(made.folder) | {"HOME": str(made.folder)}

    def draw(svg: Path, png: Path) -> None:
        said([inkscape, f"--export-filename={png}", svg], environment=ours)

    version = said([inkscape, "--version"], environment=ours).split()[1]
    return looked(made, Drawer("Inkscape", version, draw, "inkscape"))
