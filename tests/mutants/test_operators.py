# SPDX-License-Identifier: MIT
"""Which small changes of a text of Python there are."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

from tests.mutants.__main__ import EQUIVALENT
from tests.mutants.operators import mutants
from tests.mutants.package_index import PackageIndex
from tests.mutants.run import PACKAGE

INDEX = PackageIndex({"Kind": ("UNIT", "TOWN")}, {"note": frozenset({"code"})})


def changed(source: str) -> set[str]:
    """All changes of a text, as they are named without the place."""
    return {mutant.name.partition(": ")[2] for mutant in mutants(source, INDEX)}


def test_a_boundary_is_moved_by_one():
    assert changed("far = km > 5") == {
        "far = km > 5 → far = km >= 5",
        "far = km > 5 → far = km > 4",
        "far = km > 5 → far = km > 6",
    }


def test_neighbours_trade_places_and_one_is_left_out():
    assert {name.partition(" → ")[2] for name in changed("RUNGS: Rungs = (code, exact)")} == {
        "RUNGS: Rungs = (exact, code)",
        "RUNGS: Rungs = (code,)",
        "RUNGS: Rungs = (exact,)",
    }


def test_a_member_of_an_enum_is_the_next():
    assert changed("kind = Kind.TOWN") == {"kind = Kind.TOWN → kind = Kind.UNIT"}


def test_an_argument_is_left_out_only_where_there_is_something_else():
    assert changed("note(where, what=text, code=name)") == {
        "note(where, what=text, code=name) → note(where, what=text)",
        "note(where, what=text, code=name) → pass",
    }


def test_what_is_sorted_keeps_its_order():
    assert "found = sorted(found, key=by) → found = list(found, key=by)" in changed(
        "found = sorted(found, key=by)"
    )


def test_texts_types_and_what_is_raised_are_left_alone():
    assert not changed('def told(day: date | None) -> str:\n    raise Error(f"{1} day")')
    assert not changed('WORD = "level"\nPair = tuple[str, str]\nimport ast')


def test_one_is_changed_at_a_time():
    source = "a = b < 1 and c\n"
    for mutant in mutants(source, INDEX):
        assert ast.unparse(mutant.tree) != ast.unparse(ast.parse(source))
    assert [mutant.name for mutant in mutants(source, INDEX)] == [
        mutant.name for mutant in mutants(source, INDEX)
    ]


def test_a_function_is_named_by_its_class_and_what_runs_at_import_by_nothing():
    source = "class Gazetteer:\n    most = 5\n    def near(self, n=6):\n        return n > 7\n"
    functions = {mutant.name: mutant.function for mutant in mutants(source, INDEX)}
    assert functions["Gazetteer.near: return n > 7 → return n > 8"] == "Gazetteer.near"
    assert functions["Gazetteer: most = 5 → most = 4"] == ""


def test_what_is_listed_as_no_change_is_a_mutant_with_a_reason():
    index = PackageIndex.of(PACKAGE.rglob("*.py"))
    for module, listed in tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).items():
        path = Path(PACKAGE, module)
        names = {mutant.name for mutant in mutants(path.read_text(encoding="utf-8"), index)}
        assert listed.keys() <= names
        assert all(listed.values())
