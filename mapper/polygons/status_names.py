# SPDX-License-Identifier: MIT
"""Statuses in the names of files, layers and folders: one file, or one folder of a KML, a side.

taliban-2021-08-05.geojson    `name`      Government held (a folder of a KML)    `layer`
2021-08-05/taliban/           `folder`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.boundaries.archives import stem_of
from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme, Status, fold
from mapper.model.spelling import argument, given
from mapper.polygons.named_days import named_day
from mapper.tables.fixed_words import one_of
from mapper.tables.text import one_line, quoted

if TYPE_CHECKING:
    from mapper.polygons.sources import SourceFile

# `AssessedRussianAdvance` is three words, and so is `assessed_russian_advance`.
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


# What stands between a status and a day in a name.
BETWEEN = " _-."


class StatusFrom(StrEnum):
    """Whose name holds the status of all that is drawn in it."""

    NAME = "name"  # of the file
    LAYER = "layer"  # of the layer; of a KML a layer is a folder of its list
    FOLDER = "folder"  # that the file lies in


def given_status_from(text: str | None) -> StatusFrom | None:
    """`name`, `layer` or `folder`; UsageError for anything else."""
    return None if text is None else one_of(text, StatusFrom, given("status_from", text))


def label_of(file: SourceFile, source: StatusFrom) -> str:
    """The name that is to hold the status, without a day in it; empty where there is none."""
    names = {
        StatusFrom.NAME: stem_of(file.path.name),
        StatusFrom.LAYER: file.layer or "",
        StatusFrom.FOLDER: file.layer or "" if _is_kml(file.path) else file.path.parent.name,
    }
    found = named_day(names[source])
    return one_line(names[source] if found is None else found.rest).strip(BETWEEN)


def statuses_in(label: str, scheme: Scheme) -> list[Status]:
    """The statuses that a name speaks of: the one that it is, else all whose words stand in it.

    A status whose words are part of another's that stands there too is left out.
    """
    whole = scheme.find(label)
    if whole is not None:
        return [whole]
    words = f" {_spaced(label)} "
    found = [
        (f" {form} ", status)
        for status in scheme.statuses
        for form in {_spaced(text) for text in (status.id, status.label, *status.synonyms)}
        if form and f" {form} " in words
    ]
    longest = [
        status
        for form, status in found
        if not any(form in other and form != other for other, _ in found)
    ]
    return list(dict.fromkeys(longest))


def tell_layers(name: str, layers: Sequence[str]) -> Problem:
    """The note that folders of a KML were found to be the sides."""
    listed = ", ".join(map(quoted, layers))
    hint = f"{argument('columns', {'status': 'FIELD'})} names a field in their place"
    what = f"statuses are the names of the folders: {listed}"
    return note(Where(name), what, hint, "known-form")


def without_status(file: SourceFile, source: StatusFrom, label: str, scheme: Scheme) -> Problem:
    """The problem of a name that holds no status, or several."""
    found = statuses_in(label, scheme)
    listed = ", ".join(status.id for status in found or scheme.statuses)
    whose = "file" if source is StatusFrom.NAME else source
    if found:
        what = f"the {whose}'s name {quoted(label)} holds more than one status: {listed}"
        return Problem(Where(file.name), what, "name it after one", "several-statuses", value=label)
    what = f"no status in the {whose}'s name {quoted(label)}"
    asked = argument("means", {label: "STATUS"})
    hint = f"the statuses are {listed}; say {asked}, or `synonyms` of a scheme file"
    return Problem(Where(file.name), what, hint, "no-status-in-name", value=label)


def _spaced(text: str) -> str:
    return " ".join(_WORDS.findall(fold(_HUMP.sub(" ", text))))


def _is_kml(path: Path) -> bool:
    return path.suffix.lower() == ".kml"
