# SPDX-License-Identifier: MIT
"""Names on maps of very many units of which some are fought over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from mapper.exports.pictures import drawn_picture
from mapper.picture.picture_input import article_of
from mapper.picture.svg import texts_of
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look

ACROSS, DOWN = 10, 36
STEP = 0.05


def named(folder: Path, contested: int) -> int:
    """How many names of so many contested cells at the sides of a grid stand on its picture."""
    cells = [(f"Countyshire {x}-{y}", x, y) for y in range(DOWN) for x in range(ACROSS)]
    shapes = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": shapely.geometry.mapping(
                shapely.box(60 + x * STEP, 34 + y * STEP, 60 + (x + 1) * STEP, 34 + (y + 1) * STEP)
            ),
        }
        for name, x, y in cells
    ]
    text = json.dumps({"type": "FeatureCollection", "features": shapes})
    (folder / "grid.geojson").write_text(text, encoding="utf-8")
    sides = [nth for nth, (_, x, _) in enumerate(cells) if x in (0, ACROSS - 1)]
    fought = {*sides[:contested]}
    rows = [
        f"{name},{'contested' if nth in fought else 'government'},2024-03-01"
        for nth, (name, _, _) in enumerate(cells)
    ]
    table = folder / "control.csv"
    table.write_text("\n".join(["place,status,date", *rows]), encoding="utf-8")
    inputs = read_inputs(table, folder / "grid.geojson")
    texts = texts_of(drawn_picture(article_of(make_document(inputs, Look()))))
    return sum(text.startswith("Countyshire") for text in texts)


@pytest.mark.parametrize(("contested", "are_named"), [(12, True), (60, False)])
def test_few_in_the_news_are_named_and_of_very_many_none(
    tmp_path: Path, contested: int, are_named: bool
) -> None:
    assert (named(tmp_path, contested) > 0) is are_named
