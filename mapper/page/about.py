# SPDX-License-Identifier: MIT
"""What a page is about, for machines: JSON-LD, Open Graph and Twitter card tags.

A page by itself knows no address; tags with addresses come with the folder of `mapper embed`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from mapper.boundaries.credits import credit_of
from mapper.control.situation import Situation
from mapper.geometry.unrolled import rolled_lon
from mapper.model.provenance import Provenance
from mapper.page.island import island
from mapper.page.licences import licence_address
from mapper.page.map_model import Payload

About = dict[str, Any]

SOCIAL_WIDTH, SOCIAL_HEIGHT = 1200, 630
# All sources are listed on the page; machines are told those behind most of it.
MOST_CITED = 20


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where a page and what goes with it will lie: absolute addresses of the web.

    `site` is the name of the host.
    """

    site: str
    page: str
    social: str
    oembed: str
    picture: str


def about_page(
    here: Situation,
    payload: Payload,
    title: str,
    lead: str,
    credit: str,
    byline: str = "",
    made: date | None = None,
) -> About:
    """The page as schema.org has it: a data set and a map, its days, its ground, its terms.

    Whether a `byline` names a person or a house is not known, so it is of neither type.
    """
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
        "license": [work(name, licence_address(name)) for name in dict.fromkeys(licences)],
        "creator": {"name": byline} if byline else {},
        "datePublished": made.isoformat() if made else "",
        "dateModified": made.isoformat() if made else "",
    }
    return {key: value for key, value in about.items() if value}


def work(name: str, address: str) -> dict[str, str]:
    """A licence or a source, with its address where it has one."""
    return {"@type": "CreativeWork", "name": name, **({"url": address} if address else {})}


def drawn_from(here: Situation, payload: Payload) -> list[Provenance]:
    """Whose the shapes and places are, those for orientation too; one credit stands once."""
    sources = [*here.boundaries.provenance]
    around = [credit_of("world")] if here.surroundings else []
    towns = [credit_of("towns")] if payload.get("towns") else []
    said = {source.attribution for source in sources}
    return [*sources, *(one for one in (*around, *towns) if one.attribution not in said)]


def days_shown(payload: Payload) -> tuple[str, str]:
    """The first and the last day of a page of any kind, ISO."""
    if payload["kind"] == "map":
        return payload["day"], payload["day"]
    start = date.fromisoformat(payload["start"])
    last = payload["days"][-1] if payload["kind"] == "compare" else payload["stops"][-1]
    return start.isoformat(), (start + timedelta(days=last)).isoformat()


@dataclass(frozen=True, kw_only=True)
class Lying:
    """A page that lies on the web.

    - `alt` says what its pictures show, `locale` is its language with a region, as `en_GB`.
    - `cited`: name and address of its sources, those behind most of it first.
    """

    at: Addresses
    alt: str
    locale: str
    cited: Sequence[tuple[str, str]] = ()


def head_tags(about: Mapping[str, Any], lying: Lying | None = None) -> Markup:
    """The tags, one a line, the last of them the JSON-LD.

    Cards of Open Graph and Twitter are shown with an address alone; without one a reader takes
    title and description from where every page has them.
    """
    return Markup("\n").join([*(cards(about, lying) if lying else ()), described(about, lying)])


def cards(about: Mapping[str, Any], lying: Lying) -> list[Markup]:
    """What a post shows of the page, where it lies, and how it is embedded."""
    at, alt = lying.at, lying.alt
    link = Markup('<link rel="canonical" href="{}">').format(at.page)
    return [
        tag("property", "og:type", "article"),
        tag("property", "og:title", about["name"]),
        tag("property", "og:description", about["description"]),
        tag("property", "og:url", at.page),
        tag("property", "og:site_name", at.site),
        tag("property", "og:locale", lying.locale),
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


def described(about: Mapping[str, Any], lying: Lying | None) -> Markup:
    """The JSON-LD; a block of data, which a browser never runs."""
    text = island({**about, **(placed_about(lying) if lying else {})})
    return Markup('<script type="application/ld+json" id="about">{}</script>').format(Markup(text))


def placed_about(lying: Lying) -> About:
    """What only a page with an address says: no machine comes upon another."""
    at, cited = lying.at, [work(name, url) for name, url in lying.cited[:MOST_CITED]]
    return {
        "url": at.page,
        "image": at.social,
        "thumbnailUrl": at.picture,
        "distribution": [download(at.page, "text/html"), download(at.picture, "image/png")],
        **({"citation": cited} if cited else {}),
    }


def download(address: str, kind: str) -> dict[str, str]:
    """A file that has the data."""
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind}


def tag(kind: str, name: str, content: str) -> Markup:
    return Markup('<meta {}="{}" content="{}">').format(Markup(kind), Markup(name), content)
