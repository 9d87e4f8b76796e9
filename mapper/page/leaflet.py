# SPDX-License-Identifier: MIT
"""The map as folium knows it, and the one module that imports folium.

folium compiles what its elements return a second time as a template, so no text of a table
goes through it: folium makes the map object and carries layers that a user adds; everything
of ours stands in the finished document around it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template
from xyzservices import TileProvider

from mapper.joined.frames import frame_of, geo_frame_of
from mapper.joined.joined_table import Joined
from mapper.joined.one_day import day_table
from mapper.model.files import utf_8, write_whole
from mapper.model.problem import Problem
from mapper.page.bundle import vendored_image
from mapper.page.document import Document, MapParts, html
from mapper.page.finished import page_of
from mapper.page.map_model import Payload
from mapper.page.map_script import centre, map_script
from mapper.page.notebook import Bundle, Pictured, bundle, no_picture

if TYPE_CHECKING:
    import geopandas
    import pandas

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
INLINE_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

# Between the lines of the ground and its figures, as the scripts of a page have them.
OVER_GROUND = 430


class ControlMap(folium.Map):
    """One page as a `folium.Map`: it saves, shows in a notebook and takes folium's layers.

    `payload` is what the page shows. A page without layers of your own asks the network for
    nothing; layers may need scripts, pictures or fonts from elsewhere, and the page's policy
    then names those sources and no others.
    """

    default_js: list[tuple[str, str]] = []
    default_css: list[tuple[str, str]] = []

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            {{ this.script() }}
        {% endmacro %}
        """
    )

    def __init__(
        self,
        document: Document,
        tiles: TileProvider | None = None,
        problems: Iterable[Problem] = (),
        pictured: Pictured = no_picture,
    ) -> None:
        """`problems`: what the data were told with, for whoever asks the map for them; `pictured`
        draws the picture that stands for the page in a notebook without frames.
        """
        super().__init__(
            location=centre(document.payload),
            tiles=tiles and folium.TileLayer(tiles),
        )
        self.document = document
        self.problems = tuple(problems)
        self._pictured = pictured
        self._parent = None  # type: ignore[assignment]
        Paper().add_child(self)

    @property
    def payload(self) -> Payload:
        """Everything the page's scripts read, as plain values."""
        return self.document.payload

    def to_frame(self) -> pandas.DataFrame:
        """A row for each unit, place and border region on the day that the map is of.

        The columns are those of `mapper export -o x.csv`; of a timeline the day is its last.
        """
        return frame_of(self._joined())

    def to_gdf(self) -> geopandas.GeoDataFrame:
        """The rows of `to_frame` with their shapes in WGS84 degrees, and the column ``layer``."""
        return geo_frame_of(self._joined())

    def _joined(self) -> Joined:
        return day_table(self.document.situation, self.document.texts.words, {})

    def __repr__(self) -> str:
        return f"<ControlMap: {self.document.texts.title}>"

    def script(self) -> str:
        """The script that makes the map object."""
        return map_script(self.document.payload, self.get_name(), mercator=self.mercator)

    @property
    def mercator(self) -> bool:
        """Whether it is drawn in Web Mercator, as tiles and pictures that a layer lays down are."""
        return self.payload["tiled"] or any(map(is_raster, descendants(self)))

    def html(self) -> str:
        """The finished page."""
        return str(self.get_root().render())

    def _repr_html_(self, **kwargs: object) -> str:
        """The page in a frame as high as it needs, so that a notebook shows its slider, too."""
        return str(self._repr_mimebundle_()[0]["text/html"])

    def _repr_mimebundle_(self, *_: object, **__: object) -> Bundle:
        """What a notebook chooses from: the page in a frame, and a picture of it."""
        page = page_of(self.html())
        return bundle(page, self._pictured(page))

    def save(
        self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **kwargs: object
    ) -> None:
        """Write the page, whole or not at all; a file that exists is replaced, as folium does.

        Raises OutputError where it cannot be written.
        """
        page = self.html()
        if isinstance(outfile, str | bytes | Path):
            write_whole(os.fsdecode(outfile), page, force=True)
            return
        outfile.write(utf_8(page))
        if close_file:
            outfile.close()


class Paper(Figure):
    """A figure that renders as our document, twice the same."""

    def render(self, **kwargs: object) -> str:
        (page,) = (child for child in self._children.values() if isinstance(child, ControlMap))
        number_elements(self)
        kept = [dict(part._children) for part in self._parts()]
        for name, link in needed_links(page):
            self.header.add_child(link, name=name)
        for child in self._children.values():
            child.render(**kwargs)
        parts = self._map_parts(page)
        for part, children in zip(self._parts(), kept, strict=True):
            part._children.clear()
            part._children.update(children)
        return html(page.document, parts)

    def _parts(self) -> tuple[Element, Element, Element]:
        return self.header, self.html, self.script

    def _map_parts(self, page: ControlMap) -> MapParts:
        links = list(self.header._children.items())
        head = "\n".join(text for name, el in links if name != "meta_http" if (text := el.render()))
        head += layers_button(page)
        body = "\n".join(element.render() for element in self.html._children.values())
        return MapParts(
            map_id=page.get_name(),
            mercator=page.mercator,
            script=default_icon(page)
            + without_blank_lines(self.script.render())
            + own_layers_over_ground(page),
            extra_head=head,
            extra_html=body,
            extra_scripts=INLINE_SCRIPT.findall(head + body),
            extra_styles=INLINE_STYLE.findall(head + body),
            script_hosts=hosts(el.url for _, el in links if isinstance(el, JavascriptLink)),
            style_hosts=hosts(el.url for _, el in links if isinstance(el, CssLink)),
            image_hosts=hosts(layer.tiles for layer in tile_layers(page)),
        )


def needed_links(page: ControlMap) -> Iterator[tuple[str, Element]]:
    """What layers of a reader's own rely on and a page of ours has no use for.

    folium's popups are made with jQuery, its coloured icons with four more libraries.
    """
    layers = list(descendants(page))
    icons = any(isinstance(layer, folium.Icon) for layer in layers)
    popups = any(isinstance(layer, folium.Popup) for layer in layers)
    for name, url in folium.Map.default_js:
        if name != "leaflet" and (icons or (popups and name == "jquery")):
            yield name, JavascriptLink(url)
    for name, url in folium.Map.default_css:
        if name != "leaflet_css" and icons:
            yield name, CssLink(url)


def default_icon(page: ControlMap) -> str:
    """A script that gives plain markers their picture, which Leaflet would look for in a file."""
    if not any(isinstance(layer, folium.Marker) for layer in descendants(page)):
        return ""
    pictures = {
        "iconUrl": vendored_image("leaflet/images/marker-icon.png"),
        "iconRetinaUrl": vendored_image("leaflet/images/marker-icon-2x.png"),
        "shadowUrl": vendored_image("leaflet/images/marker-shadow.png"),
    }
    return f"L.Icon.Default.imagePath='';L.Icon.Default.mergeOptions({json.dumps(pictures)});\n"


def own_layers_over_ground(page: ControlMap) -> str:
    """A script that lays lines and areas of a user over the ground, under its marks and names.

    Leaflet has them on the level of units, which would hide them. Pictures stay there.
    """
    if all(map(is_raster, page._children.values())):
        return ""
    return f"\n{page.get_name()}.getPane('overlayPane').style.zIndex={OVER_GROUND};"


def layers_button(page: ControlMap) -> str:
    """The style of the button of folium's list of layers, whose picture Leaflet has in a file."""
    if not any(isinstance(layer, folium.LayerControl) for layer in descendants(page)):
        return ""
    return (
        "<style>.leaflet-control-layers-toggle{text-align:center;font-size:24px;line-height:44px;"
        "text-decoration:none;color:inherit}.leaflet-control-layers-toggle::before{content:'≡'}"
        "</style>"
    )


def number_elements(root: Element) -> None:
    """Give every element an id by its place in the tree: folium's own ids are random."""
    for number, element in enumerate(descendants(root), start=1):
        element._id = str(number)


def descendants(element: Element) -> Iterator[Element]:
    """All elements below `element`, parents first."""
    for child in element._children.values():
        yield child
        yield from descendants(child)


def tile_layers(root: Element) -> list[folium.TileLayer]:
    return [layer for layer in descendants(root) if isinstance(layer, folium.TileLayer)]


def is_raster(layer: Element) -> bool:
    """Whether a layer lays pictures on the map, as tiles or whole, or opens a map that does."""
    of_pictures = any(
        kind.__module__ == folium.raster_layers.__name__ for kind in type(layer).__mro__
    )
    return of_pictures or hasattr(layer, "tile_layer")


def hosts(urls: Iterable[str]) -> tuple[str, ...]:
    """Scheme and host of every address, each once; a part in braces stands for any name."""
    found = (urlsplit(url) for url in urls)
    return tuple(
        dict.fromkeys(f"{u.scheme}://{re.sub(r'[{][^}]*[}]', '*', u.netloc)}" for u in found)
    )


def without_blank_lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
