# SPDX-License-Identifier: MIT
"""The gallery is what its maker says, and each of its pictures is there and light."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise

import pytest
import shapely

from docs.gallery import FOLDER, HERE, PICTURES, gallery_text
from docs.proof_data import cells, front_lines
from docs.proofs import PROOFS, sheet
from tests.benchmarks.labels_data import Ground

MOST_BYTES = 1_500_000


def test_the_page_of_the_gallery_is_what_its_maker_says() -> None:
    assert (HERE / "gallery.md").read_text(encoding="utf-8") == gallery_text()


def test_every_picture_is_there_and_all_are_light() -> None:
    files = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert set(files) == {f"{picture.name}.png" for picture in PICTURES}
    assert sum(files.values()) < MOST_BYTES


def test_the_proof_sheet_has_24_maps_half_of_them_dark() -> None:
    themes = [theme for proof in PROOFS for theme in proof.themes]
    assert (len(themes), themes.count("dark")) == (24, 12)
    assert sum(proof.dark_page for proof in PROOFS) == 6
    shown = sheet(PROOFS)
    assert shown.count("<section>") == 12
    assert '<img src="chile-360.png"' in shown


def test_a_front_of_a_year_creeps_from_week_to_week() -> None:
    lines = [*front_lines(36.0)]
    assert len(lines) == 52
    moved = [float(abs(after - before).max()) for before, after in pairwise(lines)]
    assert max(moved) < 0.15
    assert lines[-1].mean() < lines[0].mean()


def test_an_invented_war_is_won_unit_by_unit() -> None:
    ground = Ground("SDN")
    before, after = ground.statuses(), ground.statuses(moved=0.2)
    assert set(before) == set(after)
    changed = {(before[id_], after[id_]) for id_ in before if before[id_] != after[id_]}
    assert changed <= {("government", "contested"), ("contested", "taliban"),
                       ("government", "taliban")}  # fmt: skip
    assert changed


def test_cells_of_a_grid_cover_their_ground() -> None:
    outline = shapely.box(0.2, 0.1, 3.4, 1.9).union(shapely.box(10, 10, 10.5, 10.5))
    found = [shape for _, shape in cells(outline)]
    assert shapely.area(found).sum() == pytest.approx(outline.area)


@pytest.mark.parametrize("script", ["front_line", "gallery", "pictures", "proofs"])
def test_the_scripts_of_the_pictures_find_what_they_import(script: str) -> None:
    assert import_module(f"docs.{script}").__doc__
