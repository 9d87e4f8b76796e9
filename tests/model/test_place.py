# SPDX-License-Identifier: MIT
"""Places of one name are told apart by what they lie in."""

from __future__ import annotations

from mapper.model.place import Place, told_apart
from mapper.model.record import Kind

UNITS = [Place(id=id_, kind=Kind.UNIT, name=id_.title()) for id_ in ("ohio", "texas", "franklin")]


def shown(*places: tuple[str, str], kind: Kind = Kind.TOWN) -> list[str]:
    """How places are shown that are called and lie so."""
    made = [
        Place(id=f"{nth}", kind=kind, name=name, within=within)
        for nth, (name, within) in enumerate(places)
    ]
    return [place.shown for place in told_apart(made, UNITS)]


def test_towns_of_one_name_have_their_units_beside_them() -> None:
    towns = ("Franklin", "ohio"), ("Dayton", "ohio"), ("Franklin", "texas")
    assert shown(*towns) == ["Franklin (Ohio)", "Dayton", "Franklin (Texas)"]


def test_what_lies_in_no_unit_of_the_map_or_beside_its_like_is_called_by_its_name() -> None:
    abroad = ("Franklin", "ohio"), ("Franklin", "elsewhere")
    assert shown(*abroad) == ["Franklin (Ohio)", "Franklin"]
    beside = ("Franklin", "ohio"), ("Franklin", "ohio")
    assert shown(*beside) == ["Franklin", "Franklin"]


def test_a_unit_is_not_told_from_the_town_in_it() -> None:
    town = Place(id="town", kind=Kind.TOWN, name="Franklin", within="franklin")
    assert [place.shown for place in told_apart([town, *UNITS], UNITS)] == [
        "Franklin", "Ohio", "Texas", "Franklin",
    ]  # fmt: skip
