# SPDX-License-Identifier: MIT
"""The page and the pictures place labels alike: 200 maps that nobody drew."""

from __future__ import annotations

import json
import random
import subprocess
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mapper.page.bundle import asset, modules_in_order
from mapper.page.map_model import PlaceEntry
from mapper.picture.apart import spread
from mapper.picture.label_placement.polygons import RingLines
from mapper.picture.marks import contenders_of
from mapper.picture.scene import middle_in, rank_of
from tests.hangs import PROCESS
from tests.label_sets import REACH, label_set, placed_by_python
from tests.typescript import NODE

# A reader who wants letters as large as they usually are, which is how pictures have them.
READER = """globalThis.document = { documentElement: null };
globalThis.getComputedStyle = () => ({ fontSize: "16px" });
"""
SETS = [label_set(seed) for seed in range(200)]


@pytest.fixture(scope="module")
def of_python() -> list[list[dict[str, Any]]]:
    return [placed_by_python(one) for one in SETS]


def of_scripts(folder: Path, name: str, call: str, argument: Any) -> Any:
    """What a module of the page makes of an argument, without a browser: JSON in and out."""
    for one in modules_in_order(name):
        (folder / one).write_text(asset(one), encoding="utf-8")
    (folder / "reader.mjs").write_text(READER, encoding="utf-8")
    (folder / "run.mjs").write_text(
        'import { readFileSync } from "node:fs";\nimport "./reader.mjs";\n'
        f'import * as module from "./{name}";\n'
        f"const call = {call};\n"
        "console.log(JSON.stringify(call(JSON.parse(readFileSync(0)))));\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [NODE, folder / "run.mjs"],
        input=json.dumps(argument),
        capture_output=True,
        encoding="utf-8",
        timeout=PROCESS,
        check=True,
    )
    return json.loads(done.stdout)


def test_page_and_picture_place_200_sets_of_labels_alike(
    tmp_path: Path, of_python: list[list[dict[str, Any]]]
) -> None:
    place_all = """(sets) =>
        sets.map(({ labels, options }) => module.placeLabels(labels, options))"""
    of_page = of_scripts(tmp_path, "labels.mjs", place_all, SETS)
    unlike = [
        nth
        for nth, (page, picture) in enumerate(zip(of_page, of_python, strict=True))
        if [plain(one) for one in page] != [plain(one) for one in picture]
    ]
    assert unlike == []


def test_page_and_picture_move_marks_apart_alike(tmp_path: Path) -> None:
    crowds = [crowd(seed) for seed in range(60)]
    spread_all = "(crowds) => crowds.map((marks) => Object.fromEntries(module.spread(marks)))"
    of_page = of_scripts(tmp_path, "apart.mjs", spread_all, crowds)
    of_picture = [
        spread([(one["id"], *one["at"], one["reach"]) for one in marks]) for marks in crowds
    ]
    assert rounded([[*one.items()] for one in of_page]) == rounded(
        [[*one.items()] for one in of_picture]
    )
    moved = [
        one["id"]
        for marks, where in zip(crowds, of_picture, strict=True)
        for one in marks
        if (*one["at"],) != where[one["id"]]
    ]
    assert len(moved) > 100


def test_page_and_picture_find_the_same_middle_of_what_is_seen_of_a_unit(tmp_path: Path) -> None:
    chance, view = random.Random(7), (5.0, 5.0, 95.0, 95.0)
    units = [
        ([[chance.uniform(0, 99), chance.uniform(0, 99)] for _ in range(8)], at)
        for at in [(30.0, 40.0), (60.0, 50.0), (120.0, 50.0)] * 10
    ]
    middles = "([units, view]) => units.map(([ring, at]) => module.middleIn([ring], at, view))"
    of_page = of_scripts(tmp_path, "figures.mjs", middles, [units, view])
    of_picture = [middle_in(RingLines.of([np.array(ring)]), at, view) for ring, at in units]
    assert rounded(of_page) == rounded(of_picture)
    assert len({(x, y) for x, y in of_picture} - {at for _, at in units}) > 20


def test_page_and_picture_name_what_changed_after_what_is_noted_and_before_what_is_known(
    tmp_path: Path,
) -> None:
    places: list[PlaceEntry] = [
        {"id": "noted", "kind": "unit", "status": "red", "n": 1, "changed": True},
        {"id": "changed", "kind": "unit", "status": "red", "changed": True},
        {"id": "lost", "kind": "unit", "changed": True},
        {"id": "turned", "kind": "unit", "status": "red", "turn": ("blue", "red")},
        {"id": "fought", "kind": "unit", "status": "both"},
        {"id": "known", "kind": "unit", "status": "red", "changed": False},
        {"id": "same", "kind": "unit", "status": "red", "pale": True},
        {"id": "none", "kind": "unit"},
    ]
    stripes = {"both": ["stripes", "red", "blue"]}
    ranks = "([places, stripes]) => places.map((place) => module.rankOf(place, { stripes }))"
    of_page = of_scripts(tmp_path, "figures.mjs", ranks, [places, stripes])
    payload: Any = {"stripes": stripes}
    scene: Any = SimpleNamespace(
        contenders=lambda place: contenders_of(payload, place.get("status"))
    )
    assert of_page == [rank_of(place, scene) for place in places]
    assert of_page == [0, 0.5, 0.5, 0.5, 1, 2, 3, 4]


def crowd(seed: int) -> list[dict[str, Any]]:
    """Marks that hide each other, some of them at one point."""
    chance = random.Random(seed)
    points = [[chance.uniform(0, 60), chance.uniform(0, 60)] for _ in range(5)]
    return [
        {"id": f"m{nth}", "at": chance.choice(points), "reach": chance.choice([*REACH.values()])}
        for nth in range(9)
    ]


def plain(one: dict[str, Any]) -> dict[str, Any]:
    """Where a label stands, to a millionth of a px: sines differ in the last digit."""
    kept = {key: value for key, value in one.items() if key != "kind" and value is not None}
    return {key: rounded(value) for key, value in kept.items()}


def rounded(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [rounded(one) for one in value]
    return round(value, 6) + 0.0 if isinstance(value, float | int) else value


def test_the_sets_are_crowded_and_all_that_labels_do_is_in_them(
    of_python: list[list[dict[str, Any]]],
) -> None:
    asked = Counter(label["kind"] for one in SETS for label in one["labels"])
    stand = Counter(one["id"][0] for placed in of_python for one in placed)
    assert sum(stand.values()) < 0.9 * sum(asked.values())
    assert all(stand[kind] > 60 for kind in "tnbuco")
    assert {one["id"][0] for placed in of_python for one in placed if one["leader"]} == {*"ntu"}
    assert any(one["isShort"] for placed in of_python for one in placed)
    assert any(one["lines"] == ["Long", "Name"] for placed in of_python for one in placed)
    loose = {
        (nth, label["id"])
        for nth, one in enumerate(SETS)
        for label in one["labels"]
        if label.get("withMark")
    }
    named = {(nth, one["id"]) for nth, placed in enumerate(of_python) for one in placed}
    assert loose & named
    assert loose - named
