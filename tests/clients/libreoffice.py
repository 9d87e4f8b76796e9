# SPDX-License-Identifier: MIT
"""LibreOffice: workbooks there and back, and a picture in Draw."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.clients.made import Made
from tests.clients.pictures import Drawer, compared
from tests.clients.programs import from_debian, said, with_our_letters
from tests.clients.seen import Seen

# Draw imports an SVG as shapes of its own, and sets letters by itself.
MOST_PERCENT = 3.0


def look(made: Made) -> list[Seen]:
    office = from_debian("soffice", "libreoffice-calc libreoffice-draw")
    ours = with_our_letters(made.folder) | {"HOME": str(made.folder)}
    version = said([office, "--version"], environment=ours).split()[1]

    def saved(path: Path, form: str, folder: str) -> Path:
        target = made.folder / folder
        convert = ["--headless", "--convert-to", form, "--outdir", target, path]
        said([office, *convert], environment=ours)
        return target / f"{path.stem}.{form.partition(':')[0]}"

    def draw(svg: Path, png: Path) -> None:
        saved(svg, "png:draw_png_Export", "draw").replace(png)

    book, rows = made.data("xlsx"), made.data("csv")
    marked = made.file("data-bom/control.csv", "export", "--as-of", "2021-08-05", "--bom")
    ods = saved(book, "ods", "office")
    again = saved(ods, "xlsx", "office")
    pairs = (
        ("XLSX, saved as ODS", ods, book),
        ("XLSX, saved as ODS and as XLSX again", again, book),
        ("CSV, saved as XLSX", saved(rows, "xlsx:Calc MS Excel 2007 XML", "of-csv"), rows),
        ("CSV with a mark, saved as XLSX", saved(marked, "xlsx", "of-bom"), marked),
    )
    drawer = Drawer("LibreOffice Draw", version, draw, "draw", MOST_PERCENT)
    return [
        *(there_and_back(version, opened, back, ours) for opened, back, ours in pairs),
        compared(made, drawer, "a day, text as text"),
    ]


def there_and_back(version: str, opened: str, back: Path, ours: Path) -> Seen:
    """Whether `mapper stats` says the same of a table before and after."""
    before, after = (said([sys.executable, "-m", "mapper", "stats", path]) for path in (ours, back))
    faults = () if before == after else ("mapper stats says something else of it",)
    verdict = "" if faults else "read back, mapper stats says the same of it"
    return Seen("LibreOffice Calc", version, opened, verdict, faults)
