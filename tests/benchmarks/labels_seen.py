# SPDX-License-Identifier: MIT
"""Where names stand on a picture, and on a page in a browser, as sheets to be scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from playwright.sync_api import Browser

from mapper.errors import UsageError
from mapper.page.document import Document
from mapper.page.map_model import MapPayload, PlaceEntry
from mapper.picture import figures
from mapper.picture.label_placement.spots import (
    AreaLabel,
    Label,
    MarkLabel,
    NumberLabel,
    Placed,
    Stage,
)
from mapper.picture.making import Drawing, make_picture
from mapper.picture.picture_input import article_of
from mapper.picture.scene import INSET, LEADING
from mapper.style.words import load_words
from tests import hangs
from tests.benchmarks.labels_score import Name, Sheet, Wanted, polygon, row_boxes

# What a browser sees of a map: of every name the corners of its lines; boxes of marks and controls.
SEEN = """() => {
  const map = document.querySelector(".leaflet-container");
  const frame = map.getBoundingClientRect();
  const rect = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top];
  };
  const isShown = (element) => element.getClientRects().length > 0 && !element.closest(".gone");
  const all = (selector) => [...map.querySelectorAll(selector)].filter(isShown);
  const corners = (text, from, count) => {
    const size = parseFloat(getComputedStyle(text).fontSize);
    const ends = [];
    for (let nth = from; nth < from + count; nth++) {
      ends.push(text.getStartPositionOfChar(nth), text.getEndPositionOfChar(nth));
    }
    const xs = ends.map(({ x }) => x);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [ends[0].y - 0.76 * size, ends[0].y + 0.22 * size];
    const out = text.getScreenCTM();
    return [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => {
      const point = new DOMPoint(x, y).matrixTransform(out);
      return [point.x - frame.left, point.y - frame.top];
    });
  };
  const lines = (text) => {
    let from = 0;
    return [...text.querySelectorAll("tspan")].map((row) => {
      const count = row.getNumberOfChars();
      from += count;
      return corners(text, from - count, count);
    });
  };
  return {
    frame: [0, 0, frame.width, frame.height],
    names: all(".letters text").map((text, nth) => ({
      id: text.dataset.place ?? "",
      kind: text.getAttribute("class"),
      leader: text.hasAttribute("data-led"),
      short: text.hasAttribute("data-numbered"),
      town: text.closest(".town") ? `o:${nth}` : "",
      dot: text.closest(".town") ? rect(text.closest(".town").querySelector("circle")) : null,
      lines: lines(text),
    })),
    marks: all(".marks .mark").map((mark) => [mark.dataset.place, rect(mark)]),
    lines: all("line.leader").map((line) => {
      const { x1, y1, x2, y2 } = line;
      const out = line.getScreenCTM();
      return [[x1, y1], [x2, y2]].map(([x, y]) => {
        const point = new DOMPoint(x.baseVal.value, y.baseVal.value).matrixTransform(out);
        return [point.x - frame.left, point.y - frame.top];
      });
    }),
    numbers: all(".numbers .number").map((disc) => rect(disc)),
    controls: all(".leaflet-control").map(rect),
  };
}"""


def wanted_of(payload: MapPayload, km2: Mapping[str, float]) -> list[Wanted]:
    """The units and places of a map whose names a reader wants; far islands have maps apart, and a
    place says the name of the unit around it where both are called alike, and held alike or no
    word tells them apart, as of a city that is a unit.
    """
    around = {place["id"]: place for place in payload["places"]}
    said = {
        id_
        for place in payload["places"]
        if (unit := around.get(id_ := place.get("within", "")))
        and unit["name"] == place["name"]
        and (unit.get("status") == place.get("status") or "full" not in unit)
    }
    return [
        Wanted(
            id=place["id"],
            km2=km2.get(place["id"], 0.0) if place["kind"] == "unit" else 0.0,
            has_data=bool(place.get("status")),
            noted=bool(place.get("n")),
            contested=place.get("status") == "contested",
            capital=place["kind"] == "capital",
        )
        for place in payload["places"]
        if is_named(place) and lies_in(place, payload["bounds"])
        if place["id"] not in said
    ]


def is_named(place: PlaceEntry) -> bool:
    """Whether a place is a unit or has a mark."""
    return place["kind"] == "unit" or (place["kind"] != "border" and bool(place.get("status")))


def lies_in(place: PlaceEntry, bounds: Any) -> bool:
    """Whether a place lies in the ground of interest, whose east may be beyond 180."""
    west, south, east, north = bounds
    lon, lat = place.get("at", (np.nan, np.nan))
    return bool(south <= lat <= north and (west <= lon <= east or west <= lon + 360 <= east))


class Drawn:
    """The labels that one map of a picture asked for, and where they were placed."""

    def __init__(self, labels: list[Label], stage: Stage, placed: list[Placed]) -> None:
        self.labels, self.stage, self.placed = labels, stage, placed


@contextmanager
def labels_written_down() -> Iterator[list[Drawn]]:
    """All maps that are drawn meanwhile, in their order."""
    drawn: list[Drawn] = []
    place = figures.place_labels

    def written_down(labels: Any, stage: Stage) -> Any:
        asked = list(labels)
        placed = place(asked, stage)
        drawn.append(Drawn(asked, stage, placed))
        return placed

    figures.place_labels = written_down
    try:
        yield drawn
    finally:
        figures.place_labels = place


def picture_sheet(document: Document, size: str, wanted: list[Wanted]) -> Sheet:
    """The largest map of the picture of a document."""
    with labels_written_down() as drawn:
        make_picture(article_of(document), load_words("en"), Drawing(size=size))
    if not drawn:
        raise UsageError(f"the picture {size} has no map with names")
    return sheet_of(max(drawn, key=lambda one: view_area(one.stage)), wanted)


def view_area(stage: Stage) -> float:
    x0, y0, x1, y1 = stage.view
    return (x1 - x0) * (y1 - y0)


def sheet_of(drawn: Drawn, wanted: list[Wanted]) -> Sheet:
    """What was placed on a map of a picture."""
    marks = {id_: shapely.box(*box) for id_, box in drawn.stage.obstacles if id_}
    controls = [shapely.box(*box) for id_, box in drawn.stage.obstacles if not id_]
    for one in drawn.placed:
        if isinstance(one.label, MarkLabel) and one.label.with_mark:
            marks[one.label.place] = shapely.box(*one.label.mark_box)
        elif isinstance(one.label, NumberLabel):
            marks[one.label.id] = shapely.box(*one.spot.box)
    names = [name_of(one) for one in drawn.placed if not isinstance(one.label, NumberLabel)]
    x0, y0, x1, y1 = drawn.stage.view
    return Sheet(
        wanted=wanted,
        names=names,
        marks=marks,
        dotted=frozenset(id_ for id_ in marks if not id_.startswith("n:")),
        controls=controls,
        frame=shapely.box(x0 - INSET, y0 - INSET, x1 + INSET, y1 + INSET),
        lines=[
            shapely.LineString(one.spot.leader)
            for one in drawn.placed
            if one.spot.leader is not None
        ],
    )


def name_of(one: Placed) -> Name:
    spot, label = one.spot, one.label
    if spot.corners is not None:
        lines = (polygon(spot.corners.tolist()),)
    else:
        lines = row_boxes(spot.box, max(len(spot.texts), 1), LEADING)
    own = label.id[0] in "ut"
    return Name(
        id=label.place if own else "",
        lines=lines,
        dot=label.place if isinstance(label, MarkLabel) else "",
        leader=spot.leader is not None,
        short=isinstance(label, AreaLabel) and label.is_short,
    )


def page_sheet(browser: Browser, path: Path, width: int, wanted: list[Wanted]) -> Sheet:
    """The map of a page, as a window of a width shows it."""
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    context.set_default_timeout(hangs.PAGE)
    context.set_offline(True)
    page = context.new_page()
    page.goto(path.resolve().as_uri())
    page.wait_for_function("'ready' in document.documentElement.dataset")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    seen = page.evaluate(SEEN)
    context.close()
    return sheet_seen(seen, wanted)


def sheet_seen(seen: dict[str, Any], wanted: list[Wanted]) -> Sheet:
    """What `SEEN` gives as a sheet; names that lie outside of the view are not seen."""
    marks = {id_: shapely.box(*box) for id_, box in seen["marks"]}
    towns = {one["town"]: shapely.box(*one["dot"]) for one in seen["names"] if one["town"]}
    discs = {f"n:{nth}": shapely.box(*box) for nth, box in enumerate(seen["numbers"])}
    names = [
        Name(
            id=one["id"],
            lines=tuple(polygon(corners) for corners in one["lines"]),
            dot=one["town"] or (one["id"] if one["id"] in marks else ""),
            leader=one["leader"],
            short=one["short"],
        )
        for one in seen["names"]
    ]
    frame = shapely.box(*seen["frame"])
    return Sheet(
        wanted=wanted,
        names=[name for name in names if shapely.intersects(name.ground, frame)],
        marks={**marks, **towns, **discs},
        dotted=frozenset((*marks, *towns)),
        controls=[shapely.box(*box) for box in seen["controls"]],
        frame=frame,
        lines=[shapely.LineString(line) for line in seen["lines"]],
    )
