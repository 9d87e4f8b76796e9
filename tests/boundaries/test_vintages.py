"""Files whose units exist at different times."""

from __future__ import annotations

import shapely

from mapper.boundaries.features import Features
from mapper.boundaries.vintages import tell_vintages


def told(**columns: list[object]) -> list[str]:
    (count,) = {len(values) for values in columns.values()}
    features = Features([shapely.box(0, 0, 1, 1)] * count, columns)
    return [str(problem) for problem in tell_vintages(features, "units.geojson")]


def test_units_of_several_times_are_reported_with_those_of_now() -> None:
    assert told(
        name=["Grand", "West", "East"],
        valid_from=["2000-01-01", "2020-07-17", "2020-07-17"],
        valid_to=["2020-07-17", None, None],
    ) == [
        "units.geojson: units exist at different times, as valid_from and valid_to say; all are "
        "drawn — choose those of one time with --unit-where, as in 'valid_to='"
    ]


def test_one_date_for_all_units_is_that_of_the_file() -> None:
    assert told(validOn=["2021-11-16"] * 2, validTo=[None, None]) == []
