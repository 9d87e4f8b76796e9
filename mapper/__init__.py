"""Maps of territorial control: who holds what ground, since when, and according to whom.

`draw` makes a map of one day and `timeline` one of all days; `diff` compares two days or two
tables, and `compare_map` draws that; `infer` draws the ground around places; `read_inputs` reads
and matches a table without drawing it. What is told beside a result are its `problems`, and
a `MapperWarning` for each kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapper.errors import MapperWarning
    from mapper.reading.inputs import read_inputs
    from mapper.verbs.compare import compare_map
    from mapper.verbs.diff import diff
    from mapper.verbs.infer import infer
    from mapper.verbs.maps import draw, timeline

__all__ = [
    "MapperWarning",
    "__version__",
    "compare_map",
    "diff",
    "draw",
    "infer",
    "read_inputs",
    "timeline",
]
__version__ = "0.1.0"

# The public names are looked up when they are first used, so that `mapper --help` and the
# reading of a single module do not pay for the map library.
_HOMES = {
    "MapperWarning": "mapper.errors",
    "compare_map": "mapper.verbs.compare",
    "diff": "mapper.verbs.diff",
    "draw": "mapper.verbs.maps",
    "infer": "mapper.verbs.infer",
    "read_inputs": "mapper.reading.inputs",
    "timeline": "mapper.verbs.maps",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'mapper' has no attribute {name!r}")
