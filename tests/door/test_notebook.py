# SPDX-License-Identifier: MIT
"""The notebook of the manual runs from top to bottom, and shows what it says."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "first-map.ipynb"


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; its last expression, as a notebook would show it."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


@pytest.fixture(scope="module")
def shown() -> list[Any]:
    """What each cell of code shows."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [run(source, names) for source in sources]


def test_the_report_places_every_row(shown: list[Any]) -> None:
    assert shown[1]["name"].tolist() == ["West", "East", "East", "East"]


def test_the_map_is_of_the_day_between_two_reports(shown: list[Any]) -> None:
    assert shown[3].set_index("name")["status"].to_dict() == {
        "West": "government",
        "East": "contested",
    }


def test_maps_and_comparisons_show_themselves(shown: list[Any]) -> None:
    assert all("<iframe" in one._repr_html_() for one in (shown[2], shown[4]))
    assert "1 of 2 units changed hands" in shown[5]._repr_html_()


def test_the_figures_add_up_on_every_day(shown: list[Any]) -> None:
    assert shown[6].sum(axis=1).tolist() == [2, 2, 2]
