# SPDX-License-Identifier: MIT
"""togeojson, by which web maps read KML."""

from __future__ import annotations

import json

from tests.clients.made import Made
from tests.clients.programs import from_npm, said
from tests.clients.seen import Seen
from tests.typescript import NODE

PACKAGE, VERSION = "@tmcw/togeojson", "5.8.1"
READER, READER_VERSION = "@xmldom/xmldom", "0.8.10"
SCRIPT = """
const [module, reader, path] = JSON.parse(process.argv[1]);
const { DOMParser } = require(reader);
const text = require("node:fs").readFileSync(path, "utf-8");
import(`file://${module}/dist/togeojson.es.mjs`).then(({ kml }) => {
  const { features } = kml(new DOMParser().parseFromString(text, "text/xml"));
  const filled = features.filter((one) => one.properties.fill).length;
  const named = features.filter((one) => one.properties.status).length;
  console.log(JSON.stringify({ features: features.length, filled, named }));
});
"""


def look(made: Made) -> list[Seen]:
    modules = from_npm(PACKAGE, VERSION), from_npm(READER, READER_VERSION)
    asked = json.dumps([*map(str, modules), str(made.data("kml"))])
    found = json.loads(said([NODE, "--eval", SCRIPT, asked]))
    places = len(json.loads(made.data("geojson").read_text(encoding="utf-8"))["features"])
    faults = () if found["features"] > places and found["filled"] else ("places are lost",)
    told = f"{found['features']} places, {found['filled']} with a colour, {found['named']} held"
    return [Seen("togeojson", VERSION, "KML of a day", told, faults)]
