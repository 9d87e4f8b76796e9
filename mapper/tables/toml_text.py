# SPDX-License-Identifier: MIT
"""TOML files that a user writes: their text, what they say, and on which line they say it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mapper.errors import UsageError
from mapper.model.settings_text import settings_text
from mapper.tables.closest import closest

# What may hold a sign of the syntax and means none: texts, those of many lines first, and comments.
_TEXTS = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_HEAD = re.compile(r"""\s*\[+\s*["']?(.*?)["']?\s*\]+""")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*[.=]""")


def text_of(path: Path) -> str:
    """The text of a file; UsageError where it cannot be read."""
    try:
        return settings_text(path, UsageError)
    except UnicodeDecodeError:
        raise UsageError(f"{path.name}: is not UTF-8 — save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
        near = _beside(path) if isinstance(error, FileNotFoundError) else ""
        hint = f" — closest: {near}" if near else ""
        raise UsageError(f"{path.name or path}: cannot be read ({reason}){hint}") from None


def _beside(path: Path) -> str:
    """The file of the same kind in the same folder whose name is most like this one's."""
    alike = (one.name for one in path.parent.glob("*") if one.suffix == path.suffix)
    return closest(path.name, sorted(alike))


def parsed(name: str, text: str) -> dict[str, Any]:
    """What a text says; UsageError, with the line, where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_not_toml(name, str(error))) from None
    except RecursionError:
        raise UsageError(f"{name}: is nested too deeply") from None
    except ValueError:  # Python tells only how to lift its own limit
        raise UsageError(f"{name}: a number has thousands of digits") from None


def lines_of(text: str, head: str) -> Sequence[Mapping[str, int]]:
    """The lines, from 1 on, of the keys in each `[[head]]` of a text that is TOML; `""` is its own.

    Those of a table in it, `[head.each]`, are `each.country`, and `each` is its head. What stands
    within texts of many lines and comments is no key.
    """
    found: list[dict[str, int]] = []
    inside, before = False, ""
    for number, line in enumerate(_TEXTS.sub(_blank, text).splitlines(), start=1):
        if table := _HEAD.match(line):
            own, _, within = table[1].partition(".")
            inside, before = (
                own == head and (not within or bool(found)),
                f"{within}." * bool(within),
            )
            if inside and within:
                found[-1].setdefault(within, number)
            found += [{"": number}] if inside and not within else []
        elif inside and (key := _KEY.match(line)):
            found[-1].setdefault(before + key[1], number)
    return found


def line_of(text: str, name: str) -> int:
    """The first line, from 1 on, that has a key or the head of a table of a name; 0 for none."""
    for number, line in enumerate(_TEXTS.sub(_blank, text).splitlines(), start=1):
        found = _HEAD.match(line) or _KEY.match(line)
        if found and found[1] == name:
            return number
    return 0


def _blank(text: re.Match[str]) -> str:
    """As many lines with nothing in them; a text of one line may be the name of a key."""
    whole = text[0]
    return whole if whole[0] in "\"'" and "\n" not in whole else "\n" * whole.count("\n")


def _not_toml(name: str, said: str) -> str:
    """`mapper.toml:2: is not TOML: invalid value, at character 9`, with the place before it."""
    found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", said, re.DOTALL)
    hint = "a text stands in quotes, a list in brackets"
    if not found:
        return f"{name}: is not TOML: {said[:1].lower()}{said[1:]} — {hint}"
    what = f"{found[1][:1].lower()}{found[1][1:]}"
    return f"{name}:{found[2]}: is not TOML: {what}, at character {found[3]} — {hint}"
