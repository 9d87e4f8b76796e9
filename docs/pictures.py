"""Make the pictures of the README again: `make pictures`.

Each is a screenshot of a page that `mapper draw` writes, in the Chromium that the tests use.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import mapper
from tests.chromium import FLAGS, find_or_install

HERE = Path(__file__).parent
# Name, width and height in CSS pixels, colour scheme.
PICTURES = [
    ("afghanistan-2021-08-05", 1280, 800, "light"),
    ("afghanistan-2021-08-05-dark", 1280, 800, "dark"),
    ("afghanistan-2021-08-05-phone", 390, 844, "light"),
]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "map.html"
        mapper.draw().save(page)
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(FLAGS))
        for name, width, height, scheme in PICTURES:
            take(browser, page, HERE / f"{name}.png", (width, height), scheme)
        browser.close()


def take(browser: Browser, page: Path, picture: Path, size: tuple[int, int], scheme: str) -> None:
    """Photograph a page once its map is drawn."""
    width, height = size
    opened = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    opened.goto(page.resolve().as_uri())
    opened.wait_for_selector("html[data-ready]")
    opened.screenshot(path=picture)
    opened.close()
    print(picture)


if __name__ == "__main__":
    main()
