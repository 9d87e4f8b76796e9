# SPDX-License-Identifier: MIT
"""Notebooks: nbconvert runs one, and makes HTML and Markdown of it; what JupyterLab takes out where
nobody trusts one is taken out by its own code. What a browser draws of the HTML is kept.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.chromium import FLAGS, find_or_install
from tests.clients.made import Made
from tests.clients.programs import ROOT, from_npm, from_pypi, said
from tests.clients.seen import Seen
from tests.one_playwright import one_playwright
from tests.typescript import NODE

NBCONVERT, KERNEL, APPUTILS = "7.17.2", "7.4.0", "4.7.6"
# Added to the module that cleans.
CLEAN = """
import { readFileSync } from "node:fs";
console.log(new Sanitizer().sanitize(JSON.parse(readFileSync(OUTPUT, "utf-8"))));
"""
WIDTHS = (1280, 360)
CODE = "import mapper\nmapper.draw(as_of='2021-08-05')"
# In the environment of the notebook mapper is that of this folder, with what it needs.
PATHS = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]


def look(made: Made) -> list[Seen]:
    python = from_pypi(f"nbconvert=={NBCONVERT}", f"ipykernel=={KERNEL}")
    home = made.folder / "notebook"
    home.mkdir()
    (home / "map.ipynb").write_text(json.dumps(notebook()), encoding="utf-8")
    convert(python, home, "notebook", "--execute", "--output", "run")
    convert(python, home, "html", "--output", "trusted", of="run")
    convert(python, home, "markdown", of="run")
    return [
        framed(home / "trusted.html", made.drawn),
        cleaned(home / "run.ipynb"),
        in_markdown(home),
    ]


def notebook() -> dict[str, Any]:
    """A notebook with one cell."""
    cell = {"cell_type": "code", "id": "map", "metadata": {}, "outputs": [], "source": CODE}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": [{**cell, "execution_count": None}],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def convert(python: str, home: Path, form: str, *options: str, of: str = "map") -> None:
    own = {"JUPYTER_DATA_DIR": home / "data", "JUPYTER_CONFIG_DIR": home / "config"}
    environment = {**os.environ, **{name: str(path) for name, path in own.items()}}
    environment |= {"IPYTHONDIR": str(home / "ipython"), "PYTHONPATH": os.pathsep.join(PATHS)}
    command = [python, "-m", "nbconvert", "--to", form, *options, f"{of}.ipynb"]
    said(command, cwd=home, environment=environment)


def framed(page: Path, drawn: Path) -> Seen:
    """The page in its frame: as wide as the output, and as high as it needs."""
    faults = []
    for width in WIDTHS:
        inner, outer, high, needed = measured(page, width, drawn / f"notebook-{width}.png")
        if inner > outer:
            faults.append(f"wider than its frame at {width} px")
        if needed > high:
            faults.append(f"{needed - high} px too low at {width} px")
    verdict = f"the whole page is in sight at {' and '.join(map(str, WIDTHS))} px"
    return Seen("nbconvert", NBCONVERT, "notebook as HTML", verdict, tuple(faults))


def measured(page: Path, width: int, picture: Path) -> tuple[int, int, int, int]:
    """Width and room, and height and need, of the page in its frame."""
    with one_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=list(FLAGS)
        )
        tab = browser.new_page(viewport={"width": width, "height": 900})
        tab.route("http*://**", lambda route: route.abort())
        tab.goto(page.as_uri(), wait_until="domcontentloaded")
        frame = tab.frame_locator("iframe")
        expect(frame.locator("html[data-ready]")).to_be_attached()
        root = frame.locator("html")
        sizes = root.evaluate(
            "(root) => [root.scrollWidth, innerWidth, innerHeight, root.scrollHeight]"
        )
        tab.screenshot(path=picture)
        browser.close()
    inner, outer, high, needed = map(int, sizes)
    return inner, outer, high, needed


def cleaned(run: Path) -> Seen:
    """What JupyterLab leaves of the output of a notebook that is not trusted."""
    package = from_npm("@jupyterlab/apputils", APPUTILS)
    script = (package / "lib" / "sanitizer.js").read_text(encoding="utf-8") + CLEAN
    (cell,) = json.loads(run.read_text(encoding="utf-8"))["cells"]
    output = run.with_name("output.json")
    output.write_text(json.dumps("".join(cell["outputs"][-1]["data"]["text/html"])), "utf-8")
    command = [NODE, "--input-type=module", "-"]
    text = said(
        command, cwd=package.parents[2], given=script.replace("OUTPUT", json.dumps(str(output)))
    )
    picture = re.search(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="Map: [^"]+"', text)
    faults = [*(["no picture"] * (picture is None)), *(["a frame"] * ("<iframe" in text))]
    verdict = "no frame, and the picture with its words"
    return Seen("JupyterLab's sanitizer", APPUTILS, "notebook, not trusted", verdict, tuple(faults))


def in_markdown(home: Path) -> Seen:
    pictures = [*(home / "run_files").glob("*.png")]
    fault = "" if len(pictures) == 1 else f"{len(pictures)} pictures"
    verdict = "the picture as a PNG beside it"
    return Seen("nbconvert", NBCONVERT, "notebook as Markdown", verdict, (fault,) * bool(fault))
