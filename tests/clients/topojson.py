# SPDX-License-Identifier: MIT
"""topojson-client, by which d3 reads TopoJSON, and mapshaper."""

from __future__ import annotations

import json
from pathlib import Path

from tests.clients.made import Made
from tests.clients.programs import from_npm, said
from tests.clients.seen import Seen
from tests.typescript import NODE

CLIENT, CLIENT_VERSION = "topojson-client", "3.1.0"
SHAPER, SHAPER_VERSION = "mapshaper", "0.6.102"
SCRIPT = """
const [module, path] = JSON.parse(process.argv[1]);
const { feature, mesh } = require(module);
const topology = JSON.parse(require("node:fs").readFileSync(path, "utf-8"));
const { units } = topology.objects;
const inner = mesh(topology, units, (a, b) => a !== b);
const told = { units: feature(topology, units).features.length, inner: inner.coordinates.length };
console.log(JSON.stringify(told));
"""
# The provinces of the embedded country.
UNITS = 34


def look(made: Made) -> list[Seen]:
    topology = made.data("topojson")
    return [in_client(topology), in_mapshaper(made, topology)]


def in_client(topology: Path) -> Seen:
    module = from_npm(CLIENT, CLIENT_VERSION)
    asked = json.dumps([str(module), str(topology)])
    found = json.loads(said([NODE, "--eval", SCRIPT, asked]))
    faults = () if found["units"] == UNITS and found["inner"] else ("units or borders are lost",)
    told = f"{found['units']} units, {found['inner']} lines between them"
    return Seen(CLIENT, CLIENT_VERSION, "TopoJSON of a day", told, faults)


def in_mapshaper(made: Made, topology: Path) -> Seen:
    command = from_npm(SHAPER, SHAPER_VERSION) / "bin" / "mapshaper"
    merged = made.folder / "merged.geojson"
    asked = ("target=units", "-dissolve", "status", "-o", merged, "format=geojson")
    said([NODE, command, topology, "-target", "units", *asked[1:]])
    states = {one["properties"]["status"] for one in json.loads(merged.read_text())["features"]}
    faults = () if states == {"government", "mixed"} else (f"statuses are {sorted(states)}",)
    told = "units merged by status: government, mixed"
    return Seen(SHAPER, SHAPER_VERSION, "TopoJSON of a day", told, faults)
