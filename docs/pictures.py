# SPDX-License-Identifier: MIT
"""Make the pictures of the manual again: `make pictures`.

Each is a screenshot of a page that the commands write, in the Chromium that the tests use.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

import mapper
from docs import front_line
from mapper.reading.histories import HistoryReading, read_faces
from mapper.verbs.drawing import html_of
from mapper.verbs.look import Look
from mapper.verbs.of_ground import GroundSubject
from tests.chromium import FLAGS, find_or_install

HERE = Path(__file__).parent
REST = 500  # ms in which the lettering settles


@dataclass(frozen=True)
class Picture:
    """A page, where it is opened, which button is pressed first, and the size in CSS pixels."""

    name: str
    page: str
    size: tuple[int, int] = (1280, 800)
    scheme: Literal["light", "dark"] = "light"
    address: str = ""
    press: str = ""


PICTURES = [
    Picture("afghanistan-2021-08-05", "map"),
    Picture("afghanistan-2021-08-05-dark", "map", scheme="dark"),
    Picture("afghanistan-2021-08-05-phone", "map", size=(390, 844)),
    Picture("afghanistan-timeline", "timeline", address="#2021-08-12"),
    Picture("afghanistan-timeline-phone", "timeline", size=(390, 844), address="#2021-08-12"),
    Picture("afghanistan-change", "compare"),
    Picture("afghanistan-swipe", "compare", press="Swipe"),
    Picture("afghanistan-areas", "areas"),
    Picture("front-line", "front", size=(1280, 900), address="#2021-07-05"),
    Picture("front-line-change", "front", size=(1280, 900), address="#2021-06-05..2021-07-25"),
]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = write_pages(Path(folder))
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(FLAGS))
        for picture in PICTURES:
            take(browser, pages[picture.page], picture)
        browser.close()


def write_pages(folder: Path) -> dict[str, Path]:
    """The pages that are photographed, by kind."""
    pages = {kind: folder / f"{kind}.html" for kind in ("map", "timeline", "compare", "areas")}
    mapper.draw().save(pages["map"])
    mapper.timeline().save(pages["timeline"])
    mapper.compare_map(mapper.diff(start="2021-08-05", end="2021-08-15")).save(pages["compare"])
    mapper.infer(max_km=120).save(pages["areas"])
    drawn = HistoryReading(rest="government")
    front = read_faces([front_line.write(folder / "sketch")], drawn)
    pages["front"] = folder / "front.html"
    page = GroundSubject(history=front).days_page(Look(), "all").document
    pages["front"].write_text(html_of(page), encoding="utf-8")
    return pages


def take(browser: Browser, page: Path, picture: Picture) -> None:
    """Photograph a page once its map is drawn and at rest."""
    width, height = picture.size
    opened = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=picture.scheme
    )
    opened.goto(page.resolve().as_uri() + picture.address)
    opened.wait_for_selector("html[data-ready]")
    if picture.press:
        opened.get_by_role("button", name=picture.press, exact=True).click()
    opened.wait_for_timeout(REST)
    path = HERE / f"{picture.name}.png"
    opened.screenshot(path=path)
    opened.close()
    print(path)


if __name__ == "__main__":
    main()
