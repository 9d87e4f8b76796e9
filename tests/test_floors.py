# SPDX-License-Identifier: MIT
"""Floors: who may import whom, and what the page's files must never contain."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.hangs import PROCESS
from tests.parsed import nodes_of

PACKAGE = Path(__file__).parents[1] / "mapper"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the ground up. A module imports from lower floors and from its own folder, not from
# another folder of its floor.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("model",),
    ("geometry", "tables", "workers"),
    ("batch", "places"),
    ("boundaries", "history"),
    ("control", "style"),
    ("polygons",),
    ("comparison", "counting", "joined"),
    ("page",),
    # A picture is drawn from the payload of the page.
    ("picture",),
    ("exports",),
    ("embeds", "reading"),
    ("verbs",),
    ("cli", "door"),
    ("__init__", "__main__"),
)
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts}

# What goes against the floors, each with its reason.
EXCEPTIONS = {
    ("errors", "model"): "DataProblems holds problems and words them",
    ("cli", "__init__"): "the version",
    ("door", "__init__"): "the version",
}

# What a floor could import, and must not.
FORBIDDEN = {("history", "geometry"): "control over time knows nothing of shapes"}

HEAVY = {"dask", "distributed", "duckdb", "folium", "geopandas", "jinja2", "numpy", "pandas",
         "pyarrow", "pyogrio", "pyproj", "rapidfuzz", "shapely", "topojson",
         "xyzservices"}  # fmt: skip


def name_of(path: Path) -> str:
    """`mapper/page/head.py` is `mapper.page.head`; a package is named as its folder."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module that the file imports, wherever the line stands."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in NAMES else node.module


def part(module: str) -> str:
    """The folder or top module: `mapper.page.head` is part of `page`."""
    return [*module.split("."), "__init__"][1]


def fault(path: Path, imported: str) -> str | None:
    """What is wrong with one import, or None."""
    here, there = part(name_of(path)), part(imported)
    if path.parent == PACKAGE:
        here = path.stem
    if here == there or (here, there) in EXCEPTIONS:
        return None
    if (here, there) in FORBIDDEN:
        return FORBIDDEN[here, there]
    if FLOOR[there] >= FLOOR[here]:
        return f"{there} is not below {here}"
    return None


def test_every_part_has_its_floor() -> None:
    found = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert found <= set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down(path: Path) -> None:
    faults = [
        f"{imported}: {reason}"
        for imported in imports(path)
        if imported.split(".")[0] == "mapper" and (reason := fault(path, imported))
    ]
    assert not faults


@pytest.mark.parametrize(
    ("path", "imported"),
    [
        ("model/place.py", "mapper.tables.read"),
        ("tables/read.py", "mapper.places.match"),
        ("history/as_of.py", "mapper.geometry.rings"),
        ("page/head.py", "mapper.verbs.drawing"),
        ("reading/inputs.py", "mapper.verbs.drawing"),
        ("page/head.py", "mapper"),
    ],
)
def test_an_import_that_goes_up_is_caught(path: str, imported: str) -> None:
    assert fault(PACKAGE / path, imported)


def test_imports_in_functions_and_for_types_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import mapper.cli.main\n"
        "def f():\n    from mapper.page import head\n    from mapper import __version__\n"
    )
    assert {*imports(path)} == {"typing", "mapper.cli.main", "mapper.page.head", "mapper"}


def test_one_module_alone_imports_folium() -> None:
    users = {
        name_of(path)
        for path in MODULES
        for imported in imports(path)
        if imported.split(".")[0] in ("folium", "branca")
    }
    assert users <= {"mapper.page.leaflet"}


def test_one_module_alone_fetches_from_addresses() -> None:
    network = {
        "aiohttp",
        "ftplib",
        "http",
        "httpx",
        "requests",
        "socket",
        "urllib.request",
        "urllib3",
    }
    users = {
        name_of(path)
        for path in MODULES
        for imported in imports(path)
        if not network.isdisjoint({imported, imported.split(".")[0]})
    }
    assert users == {"mapper.boundaries.fetching"}


@pytest.mark.parametrize("start", ["import mapper.cli.main", "import mapper", "--help"])
def test_the_command_starts_without_the_heavy_libraries(start: str) -> None:
    script = (
        "import sys\n"
        "sys.argv = ['mapper', '--help']\n"
        f"try:\n    {'from mapper.cli.main import run; run()' if start == '--help' else start}\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=PROCESS
    )
    assert "mapper" in done.stderr.split()
    assert HEAVY.isdisjoint(done.stderr.split())


# --- the page's files ---

ASSETS = (PACKAGE / "page" / "assets", PACKAGE / "embeds" / "assets")
SCRIPTS = sorted(path for folder in ASSETS for path in folder.rglob("*.mjs"))
TEMPLATES = sorted(
    path for folder in (PACKAGE / "page" / "templates", *ASSETS) for path in folder.rglob("*.html")
)
SHEETS = sorted(path for folder in ASSETS for path in folder.rglob("*.css"))

MARKUP_FROM_TEXT = (
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write"
    r"|createContextualFragment|setHTMLUnsafe|DOMParser|srcdoc"
)
CODE_FROM_TEXT = r"\beval\s*\(|new Function\b|\bsetTimeout\s*\(\s*['\"`]"
HANDLER = r"<[^>]*\son\w+\s*="
INLINE_STYLE = r"<[^>]*\sstyle\s*="
NAMESPACES = r"www\.w3\.org/(?:2000/svg|1999/xlink|1999/xhtml|XML/1998/namespace)\b"
ADDRESS = rf"https?://(?!{NAMESPACES})|url\(\s*['\"]?//|@import"

RULES = {
    "markup from text": (MARKUP_FROM_TEXT, [*SCRIPTS, *TEMPLATES]),
    "code from text": (CODE_FROM_TEXT, [*SCRIPTS, *TEMPLATES]),
    "inline handlers": (HANDLER, TEMPLATES),
    "inline styles": (INLINE_STYLE, TEMPLATES),
    "addresses": (ADDRESS, [*SCRIPTS, *TEMPLATES, *SHEETS]),
}

CAUGHT = {
    "markup from text": ["a.innerHTML = b", "document.write(a)", "a.insertAdjacentHTML('', b)"],
    "code from text": ["eval('a')", "new Function(a)", "setTimeout('a', 1)"],
    "inline handlers": ['<a href="#" onclick="a()">', "<body onload=a>"],
    "inline styles": ['<p class="a" style="color:red">'],
    "addresses": ['src="https://elsewhere.test/"', "url(//elsewhere.test)", "http://www.w3.org/"],
}

LET_THROUGH = {
    "markup from text": ["a.textContent = b"],
    "code from text": ["medieval (a)", "setTimeout(draw, 1)"],
    "inline handlers": ['<p class="on">once = 1</p>'],
    "inline styles": ["<style>p{color:red}</style>"],
    "addresses": ['"http://www.w3.org/2000/svg"'],
}


@pytest.mark.parametrize("rule", RULES)
def test_the_page_files_keep_to(rule: str) -> None:
    pattern, paths = RULES[rule]
    assert paths
    faults = [
        f"{path.name}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(pattern, line)
    ]
    assert not faults


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_itself_bites(rule: str) -> None:
    pattern, _ = RULES[rule]
    assert all(re.search(pattern, text) for text in CAUGHT[rule])
    assert not any(re.search(pattern, text) for text in LET_THROUGH[rule])


def test_no_function_takes_more_than_eight_parameters() -> None:
    """Options travel as values. typer makes a command's options of its parameters."""
    from tests.house import parameters

    many = {name for name, count in parameters() if count > 8}
    assert {name for name in many if not name.endswith(".command")} == set()
