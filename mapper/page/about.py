"""What a page is about, for machines: JSON-LD, Open Graph and Twitter card tags.

A page by itself knows no address; tags with addresses come with the folder of `mapper embed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from mapper.boundaries.credits import credit_of
from mapper.control.situation import Situation
from mapper.geometry.unrolled import rolled_lon
from mapper.model.provenance import Provenance
from mapper.page.island import island
from mapper.page.map_model import Payload

About = dict[str, Any]

SOCIAL_WIDTH, SOCIAL_HEIGHT = 1200, 630


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where a page and what goes with it will lie: absolute addresses of the web."""

    page: str
    social: str
    oembed: str
    picture: str


def about_page(
    here: Situation, payload: Payload, title: str, lead: str, credit: str, made: date | None
) -> About:
    """The page as schema.org has it: a data set and a map, its days, its ground, its terms."""
    first, last = days_shown(payload)
    west, south, east, north = payload["bounds"]
    # Across the line of 180 degrees west is the larger of the two, as in GeoJSON.
    west, east = rolled_lon(west), rolled_lon(east)
    licences = [source.licence for source in drawn_from(here, payload) if source.licence]
    about = {
        "@context": "https://schema.org",
        "@type": ["Dataset", "Map"],
        "name": title,
        "description": lead,
        "inLanguage": payload["lang"],
        "temporalCoverage": first if first == last else f"{first}/{last}",
        "spatialCoverage": {
            "@type": "Place",
            "name": here.boundaries.title,
            "geo": {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"},
        },
        "creditText": credit,
        "license": [{"@type": "CreativeWork", "name": name} for name in dict.fromkeys(licences)],
        "dateModified": made.isoformat() if made else "",
    }
    return {key: value for key, value in about.items() if value}


def drawn_from(here: Situation, payload: Payload) -> list[Provenance]:
    """Whose the shapes and places are, those for orientation too; one credit stands once."""
    sources = [*here.boundaries.provenance]
    towns = [credit_of("towns")] if payload.get("towns") else []
    said = {source.attribution for source in sources}
    return [*sources, *(one for one in towns if one.attribution not in said)]


def days_shown(payload: Payload) -> tuple[str, str]:
    """The first and the last day of a page of any kind, ISO."""
    if payload["kind"] == "map":
        return payload["day"], payload["day"]
    start = date.fromisoformat(payload["start"])
    last = payload["days"][-1] if payload["kind"] == "compare" else payload["stops"][-1]
    return start.isoformat(), (start + timedelta(days=last)).isoformat()


def head_tags(about: Mapping[str, Any], alt: str = "", at: Addresses | None = None) -> Markup:
    """The tags, one a line, the last of them the JSON-LD; `alt` says what the pictures show.

    Cards of Open Graph and Twitter are shown with an address alone; without one a reader takes
    title and description from where every page has them.
    """
    return Markup("\n").join([*(cards(about, alt, at) if at else ()), described(about, at)])


def cards(about: Mapping[str, Any], alt: str, at: Addresses) -> list[Markup]:
    """What a post shows of the page, where it lies, and how it is embedded."""
    link = Markup('<link rel="canonical" href="{}">').format(at.page)
    return [
        tag("property", "og:type", "article"),
        tag("property", "og:title", about["name"]),
        tag("property", "og:description", about["description"]),
        tag("property", "og:url", at.page),
        tag("property", "og:image", at.social),
        tag("property", "og:image:width", str(SOCIAL_WIDTH)),
        tag("property", "og:image:height", str(SOCIAL_HEIGHT)),
        tag("property", "og:image:alt", alt),
        tag("name", "twitter:card", "summary_large_image"),
        tag("name", "twitter:image", at.social),
        tag("name", "twitter:image:alt", alt),
        link,
        discovery_link(at, about["name"]),
    ]


def discovery_link(at: Addresses, name: str) -> Markup:
    """The link by which content systems find the oEmbed of a page."""
    return Markup(
        '<link rel="alternate" type="application/json+oembed" href="{}" title="{}">'
    ).format(at.oembed, name)


def described(about: Mapping[str, Any], at: Addresses | None) -> Markup:
    """The JSON-LD; a block of data, which a browser never runs."""
    placed = {"url": at.page, "image": at.social, "thumbnailUrl": at.picture} if at else {}
    text = island({**about, **placed})
    return Markup('<script type="application/ld+json" id="about">{}</script>').format(Markup(text))


def tag(kind: str, name: str, content: str) -> Markup:
    return Markup('<meta {}="{}" content="{}">').format(Markup(kind), Markup(name), content)
