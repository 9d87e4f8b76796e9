# SPDX-License-Identifier: MIT
"""What is opened: pages, pictures and data of the embedded country, each made once."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.clients.programs import said

DAY, BEFORE = "2021-08-05", "2021-07-31"


class Made:
    """A folder with what mapper makes; a file is made when it is first asked for.

    Whoever needs more adds a function, or asks for `file` with the arguments of a command. What
    programs draw of it goes into `drawn`, and is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drawn = folder / "drawn"
        self.drawn.mkdir()

    def file(self, name: str, *arguments: str) -> Path:
        """The file that a command of mapper writes: `file("a.svg", "export", "--as-of", DAY)`."""
        path = self.folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            said([sys.executable, "-m", "mapper", *arguments, "-o", path])
        return path

    def data(self, form: str) -> Path:
        """The data of a day, alone in a folder: `data("geojson")`."""
        return self.file(f"data-{form}/control.{form}", "export", "--as-of", DAY)

    def history(self, form: str) -> Path:
        """The whole record."""
        return self.file(f"history-{form}/record.{form}", "export", "--history")

    def picture(self, form: str, *options: str, name: str = "map") -> Path:
        """The map of a day as a picture."""
        return self.file(f"pictures/{name}.{form}", "export", "--as-of", DAY, *options)

    def page(self) -> Path:
        """The map of a day as a page."""
        return self.file("pages/map.html", "draw", "--as-of", DAY)
