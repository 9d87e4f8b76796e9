# SPDX-License-Identifier: MIT
"""Maps of territorial control: who holds what ground, since when, and according to whom.

An example: a table with the columns ``place status date`` becomes a page, and two of its days a
comparison.

>>> import mapper
>>> mapper.draw("control.csv", "provinces.geojson", as_of="2021-08-15").save("map.html")
>>> mapper.diff("monday.csv", "friday.csv").to_frame()

- In: `read_table`, `load_boundaries`, `load_scheme`; or paths, DataFrames and GeoDataFrames given
  to any function. `TableOptions`, `BoundaryOptions` and `DrawnOptions` say how they are read.
- What they say: `check` (also `join`), `as_of`, `stats`, `diff`.
- Maps: `draw`, `timeline`, `infer`, `aggregate`, `compare_map`; `Look` says how they look.
- Ground drawn on many days: `faces`. Boundaries of other days: `crosswalk`.
- Out: ``save``, ``to_frame``, ``to_gdf``, `export`, `embed`.
- Files that ask for more memory than is usual are refused: `limits` raises how much is read.

What does not stop a function is in the ``problems`` of its result, and one `MapperWarning` for each
kind; what does is a `MapperError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet
    from mapper.boundaries.options import BoundaryOptions
    from mapper.door.crosswalks import Crosswalk, crosswalk
    from mapper.door.files import embed, export, faces
    from mapper.door.maps import aggregate, compare_map, draw, infer, timeline
    from mapper.door.results import Comparison, History, JoinReport, State
    from mapper.door.tables import (
        as_of,
        check,
        diff,
        load_boundaries,
        load_scheme,
        read_table,
        stats,
    )
    from mapper.door.tables import check as join
    from mapper.errors import (
        BoundaryError,
        DataProblems,
        MapperError,
        MapperWarning,
        OutputError,
        PageError,
        SchemeError,
        StyleError,
        TableError,
        UsageError,
    )
    from mapper.exports.picture_options import PictureOptions
    from mapper.model.limits import limits
    from mapper.model.problem import Problem
    from mapper.model.scheme import Scheme
    from mapper.page.leaflet import ControlMap
    from mapper.polygons.face_history import FaceHistory
    from mapper.reading.options import DrawnOptions, Options, TableOptions
    from mapper.tables.raw import RawTable
    from mapper.verbs.look import Look

__version__ = "0.1.0"

# The public names are looked up when they are first used, so that `mapper --help` and the
# reading of a single module do not pay for the map library.
_HOMES = {
    "mapper.boundaries.boundary_set": ("BoundarySet",),
    "mapper.boundaries.options": ("BoundaryOptions",),
    "mapper.door.crosswalks": ("Crosswalk", "crosswalk"),
    "mapper.door.files": ("embed", "export", "faces"),
    "mapper.door.maps": ("aggregate", "compare_map", "draw", "infer", "timeline"),
    "mapper.door.results": ("Comparison", "History", "JoinReport", "State"),
    "mapper.door.tables": (
        *("as_of", "check", "diff", "load_boundaries", "load_scheme", "read_table", "stats"),
    ),
    "mapper.exports.picture_options": ("PictureOptions",),
    "mapper.errors": (
        *("BoundaryError", "DataProblems", "MapperError", "MapperWarning", "OutputError"),
        *("PageError", "SchemeError", "StyleError", "TableError", "UsageError"),
    ),
    "mapper.model.limits": ("limits",),
    "mapper.model.problem": ("Problem",),
    "mapper.model.scheme": ("Scheme",),
    "mapper.page.leaflet": ("ControlMap",),
    "mapper.polygons.face_history": ("FaceHistory",),
    "mapper.reading.options": ("DrawnOptions", "Options", "TableOptions"),
    "mapper.tables.raw": ("RawTable",),
    "mapper.verbs.look": ("Look",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
# The name that `check` has among users of data frames.
_ALIASES = {"join": "check"}

__all__ = [
    "BoundaryError",
    "BoundaryOptions",
    "BoundarySet",
    "Comparison",
    "ControlMap",
    "Crosswalk",
    "DataProblems",
    "DrawnOptions",
    "FaceHistory",
    "History",
    "JoinReport",
    "Look",
    "MapperError",
    "MapperWarning",
    "Options",
    "OutputError",
    "PageError",
    "PictureOptions",
    "Problem",
    "RawTable",
    "Scheme",
    "SchemeError",
    "State",
    "StyleError",
    "TableError",
    "TableOptions",
    "UsageError",
    "__version__",
    "aggregate",
    "as_of",
    "check",
    "compare_map",
    "crosswalk",
    "diff",
    "draw",
    "embed",
    "export",
    "faces",
    "infer",
    "join",
    "limits",
    "load_boundaries",
    "load_scheme",
    "read_table",
    "stats",
    "timeline",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    own = _ALIASES.get(name, name)
    if own in _HOME:
        return getattr(import_module(_HOME[own]), own)
    raise AttributeError(f"module 'mapper' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__]
