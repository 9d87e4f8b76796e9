"""The page and the pictures place labels alike: 200 maps that nobody drew."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from mapper.picture.figures import spread
from tests.label_sets import REACH, label_set, placed_by_python

SETS = [label_set(seed) for seed in range(200)]
PLACE_ALL = """(module, sets) =>
  sets.map(({ labels, options }) => module.placeLabels(labels, options))"""


@pytest.fixture(scope="module")
def of_python() -> list[list[dict[str, Any]]]:
    return [placed_by_python(one) for one in SETS]


def test_page_and_picture_place_200_sets_of_labels_alike(
    js: Callable[..., Any], of_python: list[list[dict[str, Any]]]
) -> None:
    of_page = js("labels.mjs").run(PLACE_ALL, SETS)
    unlike = [
        nth
        for nth, (page, picture) in enumerate(zip(of_page, of_python, strict=True))
        if [plain(one) for one in page] != [plain(one) for one in picture]
    ]
    assert unlike == []


def test_page_and_picture_move_marks_apart_alike(js: Callable[..., Any]) -> None:
    crowds = [crowd(seed) for seed in range(60)]
    of_page = js("figures.mjs", leaflet=True).run(
        "(module, crowds) => crowds.map((marks) => Object.fromEntries(module.spread(marks)))",
        crowds,
    )
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
    return {key: rounded(value) for key, value in one.items() if key != "kind"}


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
    assert all(stand[kind] > 60 for kind in "tnbuc")
    assert any(one["leader"] for placed in of_python for one in placed)
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
