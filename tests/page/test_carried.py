# SPDX-License-Identifier: MIT
"""What a page carries is what it needs."""

from __future__ import annotations

from shapely import box

from mapper.page.document import MOST_SHAPES, needs_of
from mapper.page.finished import page_of
from mapper.verbs.drawing import html_of
from mapper.verbs.look import Look
from tests.drawn import faces_of
from tests.shown import ground_document

SIDE = 40


def test_drawn_ground_of_very_many_faces_is_no_crowd_of_units() -> None:
    """Its lines are drawn, and no face by itself."""
    corners = [(60 + x / 20, 30 + y / 20) for x in range(SIDE) for y in range(SIDE)]
    squares = [(box(x, y, x + 0.04, y + 0.04), "government") for x, y in corners]
    history = faces_of({"2021-08-01": squares, "2021-08-02": squares[1:]})
    assert len(history.faces.shapes) > MOST_SHAPES
    document = ground_document(history, Look())
    assert "crowd" not in needs_of(document)
    assert page_of(html_of(document)).payload["kind"] == "faces"
