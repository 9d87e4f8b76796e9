# SPDX-License-Identifier: MIT
"""What the whole package declares that a mutation must know: members of enums, what has a default.

Read from the text of the modules, so that nothing of the package is imported for it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ENUMS = {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"}


@dataclass(frozen=True)
class PackageIndex:
    """`members`: of every enum the names in their order. `optional`: of every function and class
    of the package the arguments that may be left out; of equal names those of all of them.
    """

    members: dict[str, tuple[str, ...]]
    optional: dict[str, frozenset[str]]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> PackageIndex:
        members: dict[str, tuple[str, ...]] = {}
        optional: dict[str, frozenset[str]] = {}
        for path in paths:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    if {ast.unparse(base) for base in node.bases} & ENUMS:
                        members[node.name] = tuple(_assigned(node))
                    found = frozenset(_fields_with_defaults(node))
                elif isinstance(node, ast.FunctionDef):
                    found = frozenset(_defaults(node.args))
                else:
                    continue
                optional[node.name] = optional.get(node.name, frozenset()) | found
        return cls(members, optional)

    def may_leave_out(self, function: str, argument: str) -> bool:
        """Whether a call without this argument is a call; of other packages all are thought so."""
        return function not in self.optional or argument in self.optional[function]


def _assigned(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            yield statement.targets[0].id


def _fields_with_defaults(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            yield ast.unparse(statement.target)
        if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
            yield from _defaults(statement.args)


def _defaults(args: ast.arguments) -> Iterator[str]:
    given = [*args.posonlyargs, *args.args]
    yield from (arg.arg for arg in given[len(given) - len(args.defaults) :])
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        if default is not None:
            yield arg.arg
