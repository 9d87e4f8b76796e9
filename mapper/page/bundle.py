# SPDX-License-Identifier: MIT
"""The page's scripts as one text.

Modules in `assets/` import each other by `import { a } from "./b.mjs";` on one line and export
functions and constants where they are declared. That is all the syntax this joins: every
module once, after those it needs, without its import lines and the word `export`.

`shared.mjs` is no file: it is made of what Python knows too, and holds what the others import.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from mapper.errors import MapperError
from mapper.page import shared_module
from mapper.page.shared_module import MODULE

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.mjs)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class|let)\b)", re.MULTILINE)
BLOCK_END = re.compile(r"}\n(?=[a-z])")
CONSTANT = re.compile(r"(?<![\w$.\"'`])const(?=[ {\[])")
# What a cast leaves: a name between brackets that nothing calls.
NAME_ALONE = re.compile(r"(?:(?<=[=,(\[!?:&|;+])|(?<=\.\.\.))\(([A-Za-z_$][\w$.]*)\)(?!=>)")
# Where a declaration begins, and what must be closed within one that another is joined to.
LET = re.compile(r"(?<![\w$.])(?=let[ {\[])")
BRACKETS = re.compile(r"[][(){}]")
ONE_ARGUMENT = re.compile(r"(?<![\w$])\((\w+)\)=>")
UNJOINED = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class BundleError(MapperError):
    """A module of the page that uses syntax which cannot be joined: a bug of ours."""


def asset(name: str, known: Mapping[str, Any] | None = None) -> str:
    """The text of a file in `assets/` with what it shares with Python, or of `shared.mjs`; of a
    style sheet with other values than the usual, if they are `known`.
    """
    if name == MODULE:
        return shared_module.module()
    text = (files("mapper.page") / "assets" / name).read_text(encoding="utf-8")
    return shared_module.with_values(text, known) if name.endswith(".css") else text


def bundle(entry: str, read: Callable[[str], str] = asset) -> str:
    """The module `entry` and all it needs, as one strict script in a scope of its own."""
    texts = {name: read(name) for name in modules_in_order(entry, read) if name != MODULE}
    wanted = shared_module.wanted_by(texts.values())
    shared = shared_module.declaration(wanted) if wanted else ""
    body = shared + "".join(_strip(name, text) for name, text in texts.items())
    return f'(function(){{"use strict";\n{slim_script(body)}}})();\n'


def modules_in_order(entry: str, read: Callable[[str], str] = asset) -> list[str]:
    """Every module that `entry` needs, each after those it imports, `entry` last."""
    order: list[str] = []
    _visit(entry, read, order, ())
    return order


def _visit(name: str, read: Callable[[str], str], order: list[str], path: tuple[str, ...]) -> None:
    if name in path:
        raise BundleError(f"modules import each other in a circle: {' → '.join((*path, name))}")
    if name in order:
        return
    if name == MODULE:
        order.append(name)
        return
    for needed in IMPORT.findall(read(name)):
        _visit(needed, read, order, (*path, name))
    order.append(name)


def _strip(name: str, text: str) -> str:
    plain = EXPORT.sub("", IMPORT.sub("", text))
    left = UNJOINED.search(plain)
    if left:
        raise BundleError(f"{name}: cannot join this line: {left.group()}")
    return plain


def slim_script(text: str) -> str:
    """A script without comments and needless blanks; names and statements stay as written.

    Statements that are no blocks end with semicolons, so that after a block no line must end; no
    statement is empty, so that the semicolon before the end of a block goes. That nothing constant
    is given another value has been checked before, so that the shorter `let` will do.
    """
    from rjsmin import jsmin

    plain = BLOCK_END.sub("}", str(jsmin(text))).replace(";}", "}")
    plain = plain.replace(",}", "}").replace(",)", ")")
    return joined_lets(CONSTANT.sub("let", NAME_ALONE.sub(r"\1", ONE_ARGUMENT.sub(r"\1=>", plain))))


def joined_lets(text: str) -> str:
    """A script in which declarations in a row are one, but for those in the head of a loop."""
    first, *pieces = LET.split(text)
    joined = [first]
    for before, piece in pairwise(["", *pieces]):
        if before.find(";") == len(before) - 1 > 0 and is_whole(before):
            joined += [joined.pop()[:-1], ",", piece.removeprefix("let").removeprefix(" ")]
        else:
            joined.append(piece)
    return "".join(joined)


def is_whole(text: str) -> bool:
    """Whether every bracket that closes in a text was opened in it, and the other way round."""
    depth = 0
    for sign in BRACKETS.findall(text):
        depth += 1 if sign in "([{" else -1
        if depth < 0:
            return False
    return not depth


def slim_sheet(text: str) -> str:
    """A style sheet without comments and needless blanks."""
    from rcssmin import cssmin

    return str(cssmin(text))


@cache
def vendored(path: str) -> str:
    """The text of a file that the build has put into `vendor/`; MapperError if it has not."""
    return _vendored_bytes(path).decode("utf-8")


@cache
def vendored_image(path: str) -> str:
    """A PNG that the build has put into `vendor/`, as a `data:` address."""
    return "data:image/png;base64," + base64.b64encode(_vendored_bytes(path)).decode()


def _vendored_bytes(path: str) -> bytes:
    found = files("mapper.page") / "vendor" / path
    if not found.is_file():
        raise MapperError(
            f"{path} is missing: this copy was not built — install it with pip, "
            "which runs the build, and try again"
        )
    return found.read_bytes()
