"""Maps of territorial control: who holds what ground, since when, and according to whom.

`draw` makes a map, `diff` compares two days or two tables; `read_inputs` reads and matches a
table without drawing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapper.comparing import diff
    from mapper.drawing import draw
    from mapper.inputs import read_inputs

__all__ = ["__version__", "diff", "draw", "read_inputs"]
__version__ = "0.1.0"

# The public names are looked up when they are first used, so that `mapper --help` and the
# reading of a single module do not pay for the map library.
_HOMES = {
    "diff": "mapper.comparing",
    "draw": "mapper.drawing",
    "read_inputs": "mapper.inputs",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'mapper' has no attribute {name!r}")
