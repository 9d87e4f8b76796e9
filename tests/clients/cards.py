# SPDX-License-Identifier: MIT
"""What machines read of a page on a server: the card of a post, the oEmbed of a content system, and
what search engines know of data.
"""

from __future__ import annotations

import json
from typing import Any

from mapper.embeds.oembed import oembed
from tests.clients.made import Made
from tests.clients.programs import from_npm, from_pypi, said
from tests.clients.seen import Seen
from tests.clients.served import Site, site
from tests.typescript import NODE

SCRAPER, EXTRACTOR, EXTRUCT = "6.12.0", "6.0.0", "0.18.0"
CARD = """
const {{ default: scrape }} = await import({package});
const {{ result }} = await scrape({{ url: {address} }});
console.log(JSON.stringify(result));
"""
OEMBED = """
const {{ extract }} = await import({package});
console.log(JSON.stringify(await extract({address})));
"""
JSON_LD = """
import json, sys, urllib.request
import extruct
page = urllib.request.urlopen(sys.argv[1]).read().decode()
print(json.dumps(extruct.extract(page, sys.argv[1], syntaxes=["json-ld", "opengraph"])))
"""
IN_JSON_LD = ("license", "citation", "distribution", "temporalCoverage", "spatialCoverage")


def look(made: Made) -> list[Seen]:
    its = site(made)
    return [card(its), embed(its), data(its)]


def card(its: Site) -> Seen:
    """What a scraper of Open Graph takes of a page, held against what we know of it."""
    package = from_npm("open-graph-scraper", SCRAPER) / "dist" / "esm" / "index.js"
    told = in_node(CARD, package=package.as_uri(), address=its.address("map"))
    it = its.kinds["map"]
    wanted = {
        "ogTitle": it.title,
        "ogDescription": it.page.told,
        "ogUrl": it.at.page,
        "ogSiteName": it.at.site,
        "ogLocale": "en_GB",
        "twitterCard": "summary_large_image",
    }
    faults = [name for name, value in wanted.items() if told.get(name) != value]
    image = (told.get("ogImage") or [{}])[0]
    if (image.get("url"), image.get("alt")) != (it.at.social, it.alt):
        faults.append("ogImage")
    verdict = "title, sentence, address, site, language with region, picture with its words"
    return Seen("open-graph-scraper", SCRAPER, "page: card", verdict, tuple(faults))


def embed(its: Site) -> Seen:
    """What an extractor of oEmbed finds by the link in the page alone."""
    package = from_npm("@extractus/oembed-extractor", EXTRACTOR) / "esm" / "mod.js"
    told = in_node(OEMBED, package=package.as_uri(), address=its.address("map"))
    wanted = oembed(its.kinds["map"])
    faults = tuple(name for name, value in wanted.items() if told.get(name) != value)
    verdict = f"found by the link in the page; {told.get('type')}, {told.get('width')} px wide"
    return Seen("oembed-extractor", EXTRACTOR, "page: oEmbed", verdict, faults)


def data(its: Site) -> Seen:
    """What extruct finds of JSON-LD."""
    python = from_pypi(f"extruct=={EXTRUCT}")
    found = json.loads(said([python, "-c", JSON_LD, its.address("map")]))["json-ld"]
    told = found[0] if found else {}
    faults = tuple(name for name in IN_JSON_LD if not told.get(name))
    counted = f"{len(told.get('citation', ()))} sources, {len(told.get('license', ()))} licences"
    return Seen("extruct", EXTRUCT, "page: JSON-LD", f"a data set and a map, {counted}", faults)


def in_node(script: str, **values: str) -> dict[str, Any]:
    """What a module prints, with values as texts of JavaScript."""
    texts = {name: json.dumps(value) for name, value in values.items()}
    found: dict[str, Any] = json.loads(
        said([NODE, "--input-type=module", "-"], given=script.format(**texts))
    )
    return found
