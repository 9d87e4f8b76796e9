# SPDX-License-Identifier: MIT
"""How boundary files are to be read, as a caller says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from mapper.model.texts import must_be_texts


@dataclass(frozen=True, kw_only=True)
class FileOptions:
    """How the shapes and texts of a file are to be taken; None leaves it to the file.

    - `layer`: which of several; of an archive with several files, the name of one.
    - `crs`: the reference system that the numbers are in, whatever the file says: `EPSG:32636`,
      or `lat,lon` for degrees with the latitude first.
    - `encoding`: that of the texts: `gbk`, `cp1253`.
    """

    layer: str | None = None
    crs: str | None = None
    encoding: str | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for what is no text."""
        must_be_texts(**{field.name: getattr(self, field.name) for field in fields(self)})


@dataclass(frozen=True, kw_only=True)
class BoundaryOptions(FileOptions):
    """How the units of a file are to be taken: which fields tell their names, codes, parents and
    people; None: those whose headings leave no doubt. See `load_boundaries`.

    - `unit_where`: which features count: see `where.parse_where`.
    - `dissolve`: the field whose equal values make one unit of several features.
    """

    name_field: str | None = None
    code_field: str | None = None
    within_field: str | None = None
    population_field: str | None = None
    unit_where: str | None = None
    dissolve: str | None = None

    def given(self) -> Iterator[str]:
        """The names of the options that say something, as messages name them."""
        for field in fields(self):
            if getattr(self, field.name) is not None:
                yield NAMES.get(field.name, field.name)


# What messages call an option that is not alone in its name: a table has an encoding, too.
NAMES = {"encoding": "BoundaryOptions.encoding"}

AS_IT_IS = BoundaryOptions()
