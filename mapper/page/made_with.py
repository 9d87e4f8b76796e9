# SPDX-License-Identifier: MIT
"""What a page was made of and with: the files, the options and the version, and a sum of itself.

    <meta name="mapper-made" content='{"by":"0.1.0","page":"9f…","command":"draw",…}'>

Of files their names stand there, not where they lay, and the beginning of their SHA-256, so that
the same files give the same page on every machine. It finds what changed, not who meant to deceive.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple

# Before it stands the mark of what a page is drawn from, which every page of ours has.
_AFTER = re.compile(r'<meta name="mapper" content="[^"]*">\n?')
_RECORD = re.compile(r"<meta name=\"mapper-made\" content='([^']*)'>\n")
# So many files are in a record that is read.
_MOST = 20_000
# So many hexadecimal digits of a sum are 128 bits.
DIGITS = 32
# What is read with a file of such an ending.
BESIDE = {".shp": (".dbf", ".shx", ".prj", ".cpg")}
METADATA = "-metadata.json"


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a page was made with.

    - `version` of mapper; `command`: the verb; `files`: the sums of all files by their names.
    - `options`: what was given, by the names of options, files by their names.
    - `through`: kept faces among what was given that say themselves what they were made from, by
      their names; these files are among `files` then.
    - `page`: the sum of the page without this record.
    """

    version: str
    command: str
    files: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    through: Mapping[str, str] = field(default_factory=dict)
    page: str = ""


class Told(NamedTuple):
    """What a file says that it was made with, and whether it is as it was when that was written."""

    made: Made
    whole: bool


def with_record(page: str, made: Made) -> str:
    """The page with what it was made with; what is no page of ours stays as it is."""
    if _AFTER.search(page) is None:
        return page
    page = without_record(page)
    start = next(_AFTER.finditer(page)).end()
    text = record_of(made, _bytes(page))
    line = f"<meta name=\"mapper-made\" content='{_in_quotes(text)}'>\n"
    return page[:start] + line + page[start:]


def record_of(made: Made, content: bytes, *, ascii_only: bool = False) -> str:
    """What a page or picture of this content was made with, as JSON on one line."""
    told = {
        "by": made.version,
        "page": sum_of(content),
        "command": made.command,
        "files": dict(made.files),
        "options": dict(made.options),
        **({"through": dict(made.through)} if made.through else {}),
    }
    return json.dumps(told, ensure_ascii=ascii_only, separators=(",", ":"))


def _in_quotes(text: str) -> str:
    return escape(text, quote=False).replace("'", "&#39;")


def made_of(record: str) -> Made | None:
    """What a record says; None where it cannot be read."""
    try:
        return _made(json.loads(record))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _made(told: Any) -> Made:
    return Made(
        version=str(told["by"]),
        command=str(told["command"]),
        files=_sums(told["files"]),
        options=dict(told["options"].items()),
        through=_sums(told.get("through", {})),
        page=str(told["page"]),
    )


def _sums(told: Any) -> dict[str, str]:
    if len(told) > _MOST:
        raise ValueError
    return {str(name): str(digest) for name, digest in told.items()}


def without_record(page: str) -> str:
    """The page as it was before that was written down."""
    return _RECORD.sub("", page, count=1)


def told_by(page: str) -> Told | None:
    """What a page says that it was made with; None where it says nothing that can be read."""
    found = _RECORD.search(page)
    made = made_of(unescape(found[1])) if found else None
    return told_with(made, _bytes(without_record(page))) if made else None


def told_with(made: Made, content: bytes) -> Told:
    """The same of a file that has this record, and is `content` without it."""
    return Told(made, made.page == sum_of(content))


def sealed(page: str, before: str) -> str:
    """A page that mapper itself has changed, with its sum anew, if it was as drawn `before`."""
    now, then = told_by(page), told_by(before)
    return with_record(page, now.made) if now and then and then.whole else page


def _bytes(page: str) -> bytes:
    return page.encode("utf-8", errors="replace")


def sum_of_file(path: Path, besides: Path | None = None) -> str:
    """The sum of a file with those that are read with it, or of all files in a folder `besides`
    what was made from them.
    """
    if path.is_dir():
        inside = (one for one in path.rglob("*") if one.is_file() and one.resolve() != besides)
        return _together({one.relative_to(path).as_posix(): one for one in inside})
    others = [path.with_suffix(ending) for ending in BESIDE.get(path.suffix.lower(), ())]
    others.append(path.with_name(path.name + METADATA))
    beside = {one.name: one for one in others if one.is_file()}
    return _together({path.name: path, **beside}) if beside else _of_bytes(path)


def _together(files: Mapping[str, Path]) -> str:
    """One sum of several files, whatever the order that a disk has them in."""
    lines = (f"{name} {_of_bytes(path)}\n" for name, path in sorted(files.items()))
    return sum_of("".join(lines).encode("utf-8", errors="replace"))


def _of_bytes(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:DIGITS]


def sum_of(data: bytes) -> str:
    return sha256(data).hexdigest()[:DIGITS]
