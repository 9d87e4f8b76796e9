# SPDX-License-Identifier: MIT
"""A proof sheet: 24 maps to be looked at before they are printed: `python -m docs.proofs FOLDER`.

Twelve countries and fronts, each as a page and as a picture, half of them dark. What they show is
invented (`docs/proof_data.py`) and the same every time; of a page there is a screenshot at 1280 and
one at 360 px, and `index.html` has all beside each other. With names behind the folder those alone
are drawn: `python -m docs.proofs FOLDER norway front`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from docs import proof_data
from docs.proof_data import APART, DAYS, FIRST, WEEKS
from mapper.cli.main import app
from tests.chromium import FLAGS, find_or_install

WIDE, NARROW = (1280, 900), (360, 800)
REST = 500  # ms in which the lettering settles
LIGHT, DARK = "light", "dark"
SECOND = FIRST + (DAYS - 1) * APART
LAST_WEEK = FIRST + (WEEKS - 1) * timedelta(weeks=1)


@dataclass(frozen=True)
class Proof:
    """A subject: what writes its data into a folder and gives the arguments for them, the command
    of its page, and the options of its picture. The picture has the theme that the page has not.
    """

    name: str
    data: Callable[[Path], list[str]]
    page: tuple[str, ...] = ("draw",)
    picture: tuple[str, ...] = ()
    dark_page: bool = False
    address: str = ""

    @property
    def themes(self) -> tuple[str, str]:
        """Those of the page and the picture."""
        return (DARK, LIGHT) if self.dark_page else (LIGHT, DARK)


def a_day(country: str) -> Callable[[Path], list[str]]:
    return lambda folder: with_units(
        proof_data.day_table(folder / f"{country}.csv", country), country
    )


def some_days(country: str) -> Callable[[Path], list[str]]:
    return lambda folder: with_units(
        proof_data.days_table(folder / f"{country}.csv", country), country
    )


def parties(country: str) -> Callable[[Path], list[str]]:
    def given(folder: Path) -> list[str]:
        table = proof_data.parties_table(folder / f"{country}.csv", country)
        return [*with_units(table, country), "--scheme", "new"]

    return given


def counties(country: str) -> Callable[[Path], list[str]]:
    def given(folder: Path) -> list[str]:
        boundaries, table = proof_data.fine_grid(folder, country)
        return with_units(table, str(boundaries))

    return given


def a_front(country: str) -> Callable[[Path], list[str]]:
    def given(folder: Path) -> list[str]:
        weeks = proof_data.year_of_a_front(folder / f"{country}-front", country)
        return [*with_units(weeks, country), "--rest", "government"]

    return given


def with_units(source: Path, boundaries: str) -> list[str]:
    return [str(source), "--boundaries", boundaries]


TWO_DAYS = ("--from", str(FIRST), "--to", str(SECOND))
A_YEAR = ("--from", str(FIRST), "--to", str(LAST_WEEK))
PROOFS = (
    Proof("afghanistan", a_day("AFG")),
    Proof("ukraine", a_day("UKR"), dark_page=True),
    Proof("sudan", some_days("SDN"), page=("diff", *TWO_DAYS), picture=TWO_DAYS),
    Proof("myanmar", some_days("MMR"), page=("timeline",), picture=("--dates", "all"),
          dark_page=True),
    Proof("syria", parties("SYR"), picture=("--size", "square")),
    Proof("norway", a_day("NOR"), dark_page=True),
    Proof("chile", a_day("CHL"), picture=("--size", "column")),
    Proof("philippines", a_day("PHL"), dark_page=True),
    Proof("russia", a_day("RUS"), picture=("--size", "social")),
    Proof("fiji", a_day("FJI"), dark_page=True),
    Proof("counties", counties("USA")),
    Proof("front", a_front("UKR"), page=("timeline",), picture=A_YEAR, dark_page=True,
          address=f"#{FIRST}..{LAST_WEEK}"),
)  # fmt: skip


def main() -> None:
    folder, *names = sys.argv[1:]
    home = Path(folder)
    (home / "data").mkdir(parents=True, exist_ok=True)
    chosen = [proof for proof in PROOFS if not names or proof.name in names]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(FLAGS))
        for proof in chosen:
            started = time.perf_counter()
            make(proof, home, browser)
            print(f"{proof.name}: {time.perf_counter() - started:.1f} s")
        browser.close()
    (home / "index.html").write_text(sheet(PROOFS), encoding="utf-8")
    print(home / "index.html")


def make(proof: Proof, home: Path, browser: Browser) -> None:
    """The page of a subject, what it looks like, and the picture."""
    given = proof.data(home / "data")
    page, picture = home / f"{proof.name}.html", home / f"{proof.name}-picture.png"
    command, *options = proof.page
    run(command, *given, *options, "-o", str(page))
    run("export", *given, *proof.picture, "--theme", proof.themes[1], "-o", str(picture))
    for size in (WIDE, NARROW):
        seen = home / f"{proof.name}-{size[0]}.png"
        photograph(browser, page.resolve().as_uri() + proof.address, seen, size, proof.themes[0])


def run(*arguments: str) -> None:
    app([*arguments, "--force"], standalone_mode=False)


def photograph(browser: Browser, address: str, path: Path, size: Sequence[int], theme: str) -> None:
    """What a window shows of a page once its map is drawn and at rest."""
    opened = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=DARK if theme == DARK else LIGHT,
    )
    opened.goto(address)
    opened.wait_for_selector("html[data-ready]")
    opened.wait_for_timeout(REST)
    opened.screenshot(path=path)
    opened.close()


def sheet(proofs: Sequence[Proof]) -> str:
    """A page with all maps beside each other."""
    rows = "\n".join(map(row, proofs))
    return f"""<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Proofs</title>
<style>
body {{ font: 13px/1.4 sans-serif; margin: 16px; background: #fbfaf7; color: #1d1c1a }}
section {{ display: flex; gap: 16px; align-items: start; border-top: 1px solid; padding: 12px 0 }}
figure {{ margin: 0 }}
img {{ height: 420px; border: 1px solid #cfcac0 }}
</style>
<h1>{2 * len(proofs)} maps</h1>
{rows}
</html>
"""


def row(proof: Proof) -> str:
    """A subject: its page twice, and its picture."""
    page, picture = proof.themes
    files = (
        (f"{proof.name}.html", f"{proof.name}-1280.png", f"page, {page}"),
        (f"{proof.name}.html", f"{proof.name}-360.png", "the same, 360 px wide"),
        (f"{proof.name}-picture.png", f"{proof.name}-picture.png", f"picture, {picture}"),
    )
    shown = "\n".join(
        f'<figure><a href="{link}"><img src="{image}" alt=""></a>'
        f"<figcaption>{escape(proof.name)}: {escape(about)}</figcaption></figure>"
        for link, image, about in files
    )
    return f"<section>\n{shown}\n</section>"


if __name__ == "__main__":
    main()
