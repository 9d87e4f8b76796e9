# SPDX-License-Identifier: MIT
"""Where a page and what goes with it will lie on the web."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote, urlsplit, urlunsplit

from mapper.errors import UsageError
from mapper.model.spelling import given as named
from mapper.page.about import Addresses
from mapper.tables.fixed_words import one_of

SCRIPT = "control-map.js"
DEMO = "index.html"
THEMES = ("auto", "light", "dark")
PAGE_ENDINGS = (".html", ".htm")
# What a path may hold as it is; the rest is percent-encoded, so that an address can stand in
# HTML, in Markdown and in a Content-Security-Policy.
PLAIN = "/%:@=+$~-._"
HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:.]+\]")


@dataclass(frozen=True, kw_only=True)
class Names:
    """The files of a folder."""

    page: str
    picture: str
    social: str
    oembed: str
    script: str = SCRIPT
    demo: str = DEMO


def names_of(page: str) -> Names:
    """The names of the files that go with a page of this name; UsageError for that of the demo."""
    if page.lower() == DEMO:
        raise UsageError(f"{page}: is the name of the demo in the folder — name the map otherwise")
    stem = PurePath(page).stem
    return Names(
        page=page,
        picture=f"{stem}.png",
        social=f"{stem}-social.png",
        oembed=f"{stem}.oembed.json",
    )


def addresses_of(base: str, names: Names) -> Addresses:
    """The addresses under a base that `base_address` has given."""
    return Addresses(
        site=urlsplit(base).netloc,
        page=base + quote(names.page),
        picture=base + quote(names.picture),
        social=base + quote(names.social),
        oembed=base + quote(names.oembed),
    )


def base_address(given: str) -> str:
    """The address of a folder, ending in a slash, in ASCII and safe in any markup.

    The address of a page in it is taken for that of its folder. Raises UsageError for what is no
    whole `http` or `https` address, and for one with a query, a fragment or a user.
    """
    try:
        parts = urlsplit(given)
        host, port = host_of(parts.hostname or ""), parts.port
    except ValueError:
        raise wrong(given, "is no address") from None
    if parts.scheme not in ("http", "https"):
        raise wrong(given, "does not begin with https:// or http://")
    if not host or parts.username is not None or parts.password is not None:
        raise wrong(given, "names no host" if not host else "must name no user")
    if parts.query or parts.fragment or given.endswith(("?", "#")):
        raise wrong(given, "must end with its path")
    place = host if port is None else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, folder_of(parts.path), "", ""))


def host_of(name: str) -> str:
    """A host as browsers write it; ValueError for what can be none."""
    host = name if name.startswith("[") or ":" not in name else f"[{name}]"
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if host and not HOST.fullmatch(host):
        raise ValueError(host)
    return host


def folder_of(path: str) -> str:
    """The folder of a page, or the path itself, with a slash at its end."""
    if path.lower().endswith(PAGE_ENDINGS):
        path = path.rpartition("/")[0]
    return quote(path.rstrip("/") + "/", safe=PLAIN)


def wrong(given: str, what: str) -> UsageError:
    said = given.encode("unicode_escape").decode("ascii")
    return UsageError(f"{named('url', said)}: {what} — give one such as https://example.org/maps/")


def with_theme(page: str, theme: str) -> str:
    """The address of a page that is wanted in a theme; `auto` follows the reader's system."""
    theme = one_of(theme, THEMES, named("theme", theme))
    return page if theme == "auto" else f"{page}?theme={theme}"
