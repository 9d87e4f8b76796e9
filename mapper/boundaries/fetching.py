# SPDX-License-Identifier: MIT
"""A file from an address on the web, for the one command that is asked to bring it in.

Nothing else of mapper fetches anything, and no page does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mapper.errors import BoundaryError, UsageError
from mapper.model.spelling import argument
from mapper.tables.text import one_line

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import OpenerDirector, Request

SCHEMES = ("https", "http")
# So long an answer may stay away, or stop in its middle.
SECONDS = 60.0
CHUNK = 1 << 18
MB = 1_000_000
_UNSAFE = re.compile(r"[^\w.-]+")
# How packed files begin, which are known by their ending elsewhere.
_PACKED = ((b"PK\x03\x04", ".zip"), (b"\x1f\x8b", ".gz"))


def is_address(text: str) -> bool:
    """Whether a text is the address of something on the web, of whatever scheme."""
    return re.match(r"[a-z][a-z0-9+.-]+://", text, re.IGNORECASE) is not None


def fetch(
    address: str,
    folder: Path,
    *,
    most_mb: float,
    say: Callable[[str], None],
    seconds: float = SECONDS,
) -> Path:
    """The file at an address (https or http), whole, written into a folder under its own name.

    `say` is told how far it is, and an empty text at the end. Raises UsageError for an address of
    another kind, BoundaryError where there is no such file, where it is larger than `most_mb`
    (millions of bytes), where no answer comes for `seconds`, or where it ends too soon.
    """
    from http.client import HTTPException

    _must_be_of_the_web(address)
    path = folder / _name_of(address)
    try:
        with _opener().open(_request(address), timeout=seconds) as answer:
            _must_be_as_safe(answer.geturl(), address)
            _write(answer, path, round(most_mb * MB), address, say)
    except TimeoutError:
        raise BoundaryError(f"{address}: no answer for {seconds:g} seconds") from None
    except (OSError, HTTPException, ValueError) as error:
        raise BoundaryError(f"{address}: cannot be fetched ({_reason(error)})") from None
    finally:
        say("")
    return _with_ending(path)


def _must_be_of_the_web(address: str) -> None:
    try:
        parts = urlsplit(address)
        is_of_web = parts.scheme.lower() in SCHEMES and bool(parts.hostname)
    except ValueError:
        is_of_web = False
    if not is_of_web:
        raise UsageError(f"{address}: only addresses of {' and '.join(SCHEMES)} are fetched")


def _opener() -> OpenerDirector:
    """What opens addresses of the web and follows to such, and knows no files and no other."""
    from urllib import request

    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler,
        request.UnknownHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPDefaultErrorHandler,
        request.HTTPRedirectHandler,
        request.HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _must_be_as_safe(reached: str, address: str) -> None:
    """BoundaryError where an encrypted address leads to one that is not."""
    if urlsplit(address).scheme.lower() == "https" != urlsplit(reached).scheme.lower():
        raise BoundaryError(f"{address}: leads to {one_line(reached)}, which is not encrypted")


def _request(address: str) -> Request:
    from urllib.request import Request

    # The whole file as it is, and no answer for browsers.
    return Request(address, headers={"User-Agent": "mapper", "Accept-Encoding": "identity"})


def _write(
    answer: HTTPResponse, path: Path, most: int, address: str, say: Callable[[str], None]
) -> None:
    said = answer.headers.get("Content-Length", "")
    whole = int(said) if said.isdigit() else None
    if whole is not None and whole > most:
        raise _too_large(address, whole, most)
    done = 0
    with path.open("wb") as file:
        while chunk := answer.read(CHUNK):
            done += len(chunk)
            if done > most:
                raise _too_large(address, None, most)
            file.write(chunk)
            of = f" of {whole / MB:,.1f}" if whole else ""
            say(f"fetching {done / MB:,.1f}{of} MB")
    if whole is not None and done < whole:
        raise BoundaryError(f"{address}: ended after {done:,} of {whole:,} bytes — try it again")


def _too_large(address: str, whole: int | None, most: int) -> BoundaryError:
    size = "larger" if whole is None else f"{whole / MB:,.1f} MB"
    more = argument("max_mb", None if whole is None else ceil(whole / MB))
    return BoundaryError(
        f"{address}: is {size}, and {most / MB:,.1f} MB is the most that is fetched — {more} "
        "allows more"
    )


def _name_of(address: str) -> str:
    """The last part of an address as the name of a file, without what leads anywhere else."""
    last = unquote(urlsplit(address).path).rpartition("/")[2]
    return _UNSAFE.sub("_", last).lstrip(".") or "boundaries"


def _with_ending(path: Path) -> Path:
    """The file under a name that says how it is packed, as an address often does not."""
    with path.open("rb") as file:
        head = file.read(4)
    for sign, ending in _PACKED:
        if head.startswith(sign) and path.suffix.lower() not in (ending, ".kmz"):
            return path.rename(path.with_name(path.name + ending))
    return path


def _reason(error: Exception) -> str:
    """What went wrong, as the answer says it or the system does."""
    from urllib.error import HTTPError, URLError

    if isinstance(error, HTTPError):
        return f"the answer is {error.code} {one_line(error.reason)}".rstrip()
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    text = getattr(reason, "strerror", None) or str(reason) or type(error).__name__
    return one_line(text).lower()
