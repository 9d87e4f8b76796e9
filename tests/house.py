# SPDX-License-Identifier: MIT
"""The house in figures: rooms, floors, and the arrows of imports between rooms.

python -m tests.house
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from statistics import quantiles

from tests.parsed import nodes_of
from tests.test_floors import FLOORS, MODULES, PACKAGE, imports, name_of, part


def arrows() -> set[tuple[str, str]]:
    """Pairs of rooms of which the first imports something of the second."""
    return {
        (here, part(imported))
        for path in MODULES
        for imported in imports(path)
        if imported.split(".")[0] == "mapper"
        and (here := path.stem if path.parent == PACKAGE else part(name_of(path))) != part(imported)
    }


def parameters() -> Iterator[tuple[str, int]]:
    """How many parameters each function of the package has, without `self` and `cls`."""
    for path in MODULES:
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                many = len([a for a in given if a.arg not in ("self", "cls")])
                yield f"{name_of(path)}.{node.name}", many


def main() -> None:
    counts = sorted(many for _, many in parameters())
    loose = [path.name for path in MODULES if path.parent == PACKAGE]
    rooms = {part(name_of(path)) for path in MODULES if path.parent != PACKAGE}
    print(
        inspect.cleandoc(f"""
        rooms {len(rooms)}, loose modules {len(loose)}: {", ".join(sorted(loose))}
        floors {len(FLOORS)}, arrows between rooms {len(arrows())}
        parameters: 95th of a hundred {quantiles(counts, n=100)[94]:.0f}, largest {counts[-1]}
    """)
    )


if __name__ == "__main__":
    main()
