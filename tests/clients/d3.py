# SPDX-License-Identifier: MIT
"""d3-geo, which wants rings the other way round than GeoJSON has them, with topojson-client."""

from __future__ import annotations

import json

from tests.clients.made import Made
from tests.clients.programs import from_npm, said
from tests.clients.seen import Seen
from tests.typescript import NODE

D3, TOPOJSON = "3.1.1", "3.1.0"
# The areas of all polygons, in steradians: a ring that runs the wrong way is the rest of the earth.
SCRIPT = """
const {{ geoArea }} = await import({d3});
const {{ feature }} = await import({topojson});
const {{ readFileSync }} = await import("node:fs");
const topology = JSON.parse(readFileSync({file}, "utf-8"));
const all = Object.values(topology.objects).flatMap((object) => feature(topology, object).features);
const ground = all.filter(({{ geometry }}) => geometry && geometry.type.endsWith("Polygon"));
console.log(JSON.stringify(ground.map(geoArea)));
"""
HALF = 6.3  # sr, half of a sphere


def look(made: Made) -> list[Seen]:
    d3 = from_npm("d3-geo", D3) / "src" / "index.js"
    topojson = from_npm("topojson-client", TOPOJSON) / "src" / "index.js"
    script = SCRIPT.format(
        d3=json.dumps(d3.as_uri()),
        topojson=json.dumps(topojson.as_uri()),
        file=json.dumps(str(made.data("topojson"))),
    )
    areas = json.loads(said([NODE, "--input-type=module", "-"], given=script))
    wrong = sum(area > HALF for area in areas)
    verdict = f"{len(areas)} shapes, {'all' if not wrong else 'not all'} with their inside inside"
    fault = f"{wrong} are the rest of the earth" if wrong else ""
    return [Seen("d3-geo", D3, "TopoJSON", verdict, (fault,) * bool(fault))]
