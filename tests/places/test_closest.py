"""When a misspelt name may be taken for the closest one."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.closest import Near, certain
from mapper.places.levels import apart
from tests.places.ground import refused


def near(name: str, score: float) -> Near:
    return Near(Place(id=name, kind=Kind.UNIT, name=name), score, apart(name))


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [(97.0, 89.0, True), (97.0, 89.1, False), (95.0, 60.0, True), (94.9, 60.0, False)],
)
def test_it_must_be_near_and_eight_ahead_of_the_next(
    first: float, second: float, taken: bool
) -> None:
    found = certain([near("Paktia", first), near("Paktika", second)])
    assert (found is not None) is taken


@pytest.mark.parametrize(("name", "closest"), [("Пактия", "Paktia"), ("Гельманд", "Helmand")])
def test_a_name_in_another_script_is_suggested_by_its_sound_and_never_taken(
    name: str, closest: str
) -> None:
    assert f"closest: '{closest}'" in refused(name)
