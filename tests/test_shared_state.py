# SPDX-License-Identifier: MIT
"""mapper as a library: threads share nothing that one of them changes, and nothing grows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.test_floors import MODULES, name_of

# Functions that are remembered without a bound, and what bounds what they may be asked.
BOUNDED = {
    "mapper.boundaries.credits.about": "the folders of bundled data",
    "mapper.cli.main.loaded": "the commands",
    "mapper.page.bundle.vendored": "the files of Leaflet",
    "mapper.page.bundle.vendored_image": "the files of Leaflet",
    "mapper.page.carried.page_script": "kinds of pages, and what they may need",
    "mapper.page.document.flat_map_script": "two projections",
    "mapper.page.document.leaflet_sheet": "yes and no",
    "mapper.page.document.template": "kinds of pages",
    "mapper.page.leaflet_script.leaflet_script": "yes and no",
    "mapper.model.json_shape.hints_of": "our own classes",
    "mapper.picture.fonts.font": "faces of FiraGO",
    "mapper.picture.fonts.font_bytes": "faces of FiraGO",
    "mapper.picture.letters._widths": "faces of FiraGO",
    "mapper.picture.other_fonts.noto": "fonts of a collection",
    "mapper.style.words.load_words": "languages that there are",
}
# Values of modules that change while mapper runs, and why threads may.
CHANGED = {
    "mapper.boundaries.from_files._mended_as_such": "mended shapes: what one clears another mends",
    "mapper.boundaries.geojson._known": "shapes by their sums: what one clears another makes again",
}
# What is of the whole process, and where it may be changed all the same.
OF_THE_PROCESS = {
    "os.chdir": {"mapper.cli.one_job"},
    "os.umask": set[str](),
    "os.putenv": set[str](),
    "locale.setlocale": set[str](),
    # The level of a library's own messages, always the same.
    ".setLevel": {"mapper.picture.pdf", "mapper.workers.dask_cluster"},
    "gc.set_threshold": {"mapper.__main__", "mapper.model.seldom"},
    "random.seed": set[str](),
    "numpy.seterr": set[str](),
    "np.seterr": set[str](),
    "warnings.catch_warnings": {"mapper.model.quiet"},
    "warnings.filterwarnings": set[str](),
    "sys.setrecursionlimit": set[str](),
    "signal.signal": {"mapper.cli.main", "mapper.workers.processes"},
}


EMPTY = re.compile(r"^(\w+)(?:: .+)? = (?:\{\}|\[\]|set\(\)|(?:\w*dict|list)\(\))$", re.MULTILINE)


def modules_with(text: str) -> Iterator[tuple[str, str]]:
    """Names and texts of the modules in which something stands."""
    for path in MODULES:
        whole = path.read_text(encoding="utf-8")
        if text in whole:
            yield name_of(path), whole


def remembered_for_ever() -> Iterator[str]:
    """Functions with arguments whose answers are all kept."""
    for module, text in modules_with("@cache\n"):
        for node in ast.walk(ast.parse(text)):
            kept = isinstance(node, ast.FunctionDef) and "cache" in map(
                ast.unparse, node.decorator_list
            )
            if kept and (node.args.args or node.args.kwonlyargs):
                yield f"{module}.{node.name}"


def changing_values() -> Iterator[str]:
    """Empty lists, sets and dictionaries of modules: they are there to be filled."""
    for module, text in modules_with(""):
        for name in EMPTY.findall(text):
            yield f"{module}.{name}"


def test_what_is_remembered_for_ever_is_asked_of_few_things() -> None:
    assert set(remembered_for_ever()) == set(BOUNDED)


def test_values_of_modules_that_change_are_known() -> None:
    assert set(changing_values()) == set(CHANGED)


def test_what_is_of_the_whole_process_is_left_alone() -> None:
    faults = [
        f"{module}: {called}"
        for called, allowed in OF_THE_PROCESS.items()
        for module, _ in modules_with(f"{called}(")
        if module not in allowed
    ]
    assert not faults
