# SPDX-License-Identifier: MIT
"""What is typed is taken as the library below takes it, which is loaded for the rest alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import example, given
from hypothesis import strategies as st

from mapper.cli.main import COMMANDS, loaded
from mapper.cli.plain_values import UNKNOWN, plain_value
from tests.hangs import PROCESS

OPTIONS = [(name, option) for name in COMMANDS for option in loaded(name).params]
TYPED = st.one_of(
    st.text(max_size=8),
    st.from_regex(r"[+-]?[0-9_]{1,4}(\.[0-9]{0,3})?(e[0-9])?", fullmatch=True),
)
checks = pytest.mark.skipif(
    not hasattr(OPTIONS[0][1], "type_descriptor"), reason="this typer checks values by itself"
)


def option_of(kind: object) -> Any:
    """Some option that wants such a value."""
    return next(one for _, one in OPTIONS if one.type_descriptor.annotation == kind)


def as_the_library_takes_it(option: Any, value: object) -> object:
    from typer._coercion import build_runtime_param

    ctx = typer.Context(loaded("draw"))
    return build_runtime_param(option.type_descriptor).coerce(value, param=option, ctx=ctx)


@checks
@pytest.mark.parametrize("kind", [str, int, float])
@given(typed=TYPED)
@example(typed="0")
@example(typed="007")
@example(typed="1.50")
@example(typed="٣")
@example(typed="999999999")
def test_what_is_plain_is_what_the_library_takes_it_for(kind: type, typed: str) -> None:
    option = option_of(kind)
    plain = plain_value(typed, option.type_descriptor)
    if plain is not UNKNOWN:
        assert plain == as_the_library_takes_it(option, typed)
        assert type(plain) is kind


@checks
def test_texts_are_given_as_the_library_gives_them() -> None:
    many = option_of(list[str])
    plain = plain_value(("a=b", "c"), many.type_descriptor)
    assert plain == as_the_library_takes_it(many, ("a=b", "c")) == ["a=b", "c"]


@checks
def test_what_is_out_of_bounds_is_left_to_the_library() -> None:
    bounded = next(
        one for _, one in OPTIONS if getattr(one.type_descriptor.parameter_info, "min", None) == 1
    )
    assert plain_value("0", bounded.type_descriptor) is UNKNOWN
    assert plain_value("1", bounded.type_descriptor) == 1


def test_a_map_is_drawn_without_the_library_that_checks(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "sys.argv = ['mapper', 'export', '-o', 'map.svg', '--scale', '2', '--size', 'social']\n"
        "from mapper.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=PROCESS,
    )
    needless = {
        "PIL",
        "concurrent",
        "folium",
        "geopandas",
        "jinja2",
        "pandas",
        "pydantic",
        "pyproj",
    }
    assert needless.isdisjoint(done.stderr.split())
