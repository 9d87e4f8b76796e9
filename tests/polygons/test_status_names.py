# SPDX-License-Identifier: MIT
"""Statuses in the names of files, layers and folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.polygons.sources import SourceFile
from mapper.polygons.status_names import StatusFrom, label_of, statuses_in, without_status
from mapper.style.scheme_files import load_scheme

SCHEME = load_scheme("three-way")


def ids(label: str) -> list[str]:
    return [status.id for status in statuses_in(label, SCHEME)]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("taliban", "taliban"),
        ("Government held", "government"),
        ("AssessedTalibanAdvance_", "taliban"),
        ("areas_of_the_government", "government"),
        ("front (contested)", "contested"),
    ],
)
def test_a_name_speaks_of_a_status_by_its_words(label: str, expected: str) -> None:
    assert ids(label) == [expected]


@pytest.mark.parametrize("label", ["Cities", "talibanistan", "", "2021"])
def test_a_name_without_such_words_speaks_of_none(label: str) -> None:
    assert ids(label) == []


def test_a_name_may_speak_of_two() -> None:
    assert ids("government and taliban") == ["government", "taliban"]


FILE = SourceFile(Path("2021-08-05/taliban/held-20210805.gpkg"), "held", ("held",), "contested")


@pytest.mark.parametrize(
    ("source", "label"),
    [
        (StatusFrom.NAME, "held"),
        (StatusFrom.LAYER, "contested"),
        (StatusFrom.FOLDER, "taliban"),
    ],
)
def test_the_name_is_that_of_the_file_the_layer_or_the_folder(
    source: StatusFrom, label: str
) -> None:
    assert label_of(FILE, source) == label


def test_the_folders_of_a_kml_are_its_layers() -> None:
    kml = SourceFile(Path("maps/my.kml"), "my.kml", ("Rebels", "my"), "Rebels")
    assert label_of(kml, StatusFrom.FOLDER) == "Rebels"


def test_a_name_without_a_status_is_a_problem_with_the_statuses() -> None:
    problem = without_status(FILE, StatusFrom.LAYER, "Cities", SCHEME)
    assert str(problem).startswith("held: no status in the layer's name 'Cities' — the statuses ")


def test_a_name_with_two_statuses_is_a_problem_with_both() -> None:
    problem = without_status(FILE, StatusFrom.NAME, "government taliban", SCHEME)
    assert problem.what.endswith("holds more than one status: government, taliban")
