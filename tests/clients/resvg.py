# SPDX-License-Identifier: MIT
"""resvg for JavaScript, which servers draw cards with; its letters are ours, named as a file."""

from __future__ import annotations

import json
from pathlib import Path

from tests.clients.made import Made
from tests.clients.pictures import Drawer, looked
from tests.clients.programs import from_npm, said, with_our_letters
from tests.clients.seen import Seen
from tests.typescript import NODE

PACKAGE, VERSION = "@resvg/resvg-js", "2.6.2"
SCRIPT = """
const [module, fonts, svg, png] = JSON.parse(process.argv[1]);
const { Resvg } = require(module);
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const fontFiles = readdirSync(fonts).map((name) => `${fonts}/${name}`);
const font = { fontFiles, loadSystemFonts: false };
writeFileSync(png, new Resvg(readFileSync(svg, "utf-8"), { font }).render().asPng());
"""


def look(made: Made) -> list[Seen]:
    module = from_npm(PACKAGE, VERSION)
    with_our_letters(made.folder)

    def draw(svg: Path, png: Path) -> None:
        named = json.dumps(list(map(str, (module, made.folder / "fonts", svg, png))))
        said([NODE, "--eval", SCRIPT, named])

    return looked(made, Drawer("resvg-js", VERSION, draw, "resvg"))
