# SPDX-License-Identifier: MIT
"""Chromium and Firefox, which show an SVG by itself."""

from __future__ import annotations

import re
from pathlib import Path

from tests.chromium import FLAGS
from tests.chromium import find_or_install as chromium
from tests.clients.made import Made
from tests.clients.pictures import Drawer, looked
from tests.clients.programs import said, with_our_letters
from tests.clients.seen import Seen
from tests.firefox import find_or_install as firefox


def look(made: Made) -> list[Seen]:
    ours = with_our_letters(made.folder) | {"HOME": str(made.folder)}

    def in_chromium(svg: Path, png: Path) -> None:
        wide, high = size_of(svg)
        shot = [f"--screenshot={png}", f"--window-size={wide},{high}", "--hide-scrollbars"]
        said([chromium(), *FLAGS, "--headless", *shot, svg.as_uri()], environment=ours)

    def in_firefox(svg: Path, png: Path) -> None:
        wide, high = size_of(svg)
        shot = ["--headless", "--screenshot", png, f"--window-size={wide},{high}"]
        said([firefox(), *shot, svg.as_uri()], environment=ours)

    return [
        *looked(made, Drawer("Chromium", version(chromium()), in_chromium, "chromium")),
        *looked(made, Drawer("Firefox", version(firefox()), in_firefox, "firefox")),
    ]


def version(program: Path) -> str:
    found = re.search(r"\d+[\d.]+", said([program, *FLAGS[:1], "--version"]))
    return found[0] if found else ""


def size_of(svg: Path) -> tuple[int, int]:
    """The size that a document says it has, in whole pixels, as a PNG of it has them."""
    head = svg.read_text(encoding="utf-8")[:2000]
    wide, high = (re.search(rf'{side}="([\d.]+)"', head) for side in ("width", "height"))
    assert wide is not None
    assert high is not None
    return round(float(wide[1])), round(float(high[1]))
