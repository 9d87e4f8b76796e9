# SPDX-License-Identifier: MIT
"""Where a folder lies: addresses that are none are refused, the others are safe in any markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.embeds.addresses import addresses_of, base_address, names_of, with_theme
from mapper.errors import UsageError


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://example.org/maps/", "https://example.org/maps/"),
        ("https://example.org/maps", "https://example.org/maps/"),
        ("https://example.org/maps/map.html", "https://example.org/maps/"),
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG:8443/Maps/", "https://example.org:8443/Maps/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://bücher.example/karte ä/", "https://xn--bcher-kva.example/karte%20%C3%A4/"),
        ("https://example.org/a%20b/", "https://example.org/a%20b/"),
        (
            "https://example.org/a;b,c'd\"e<f>&g/",
            "https://example.org/a%3Bb%2Cc%27d%22e%3Cf%3E%26g/",
        ),
    ],
)
def test_the_address_of_a_folder(given: str, base: str) -> None:
    assert base_address(given) == base


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("", "does not begin with https:// or http://"),
        ("maps/", "does not begin with https:// or http://"),
        ("javascript:alert(1)", "does not begin with https:// or http://"),
        ("//example.org/", "does not begin with https:// or http://"),
        ("ftp://example.org/", "does not begin with https:// or http://"),
        ("https://", "names no host"),
        ("https:///maps/", "names no host"),
        ("https://user:word@example.org/", "must name no user"),
        ("https://example.org/?a=1", "must end with its path"),
        ("https://example.org/#a", "must end with its path"),
        ("https://example.org/?", "must end with its path"),
        ("https://example.org:x/", "is no address"),
        ("https://example.org:99999/", "is no address"),
        ("https://a b/", "is no address"),
        ("https://exa<mple.org/", "is no address"),
        ("https://[::1/", "is no address"),
    ],
)
def test_what_is_no_address_is_refused_in_one_line(given: str, what: str) -> None:
    with pytest.raises(UsageError) as caught:
        base_address(given)
    assert str(caught.value).startswith(f"url {given!r}: {what} — ")
    assert "\n" not in str(caught.value)


@given(st.text())
def test_no_address_holds_what_ends_an_attribute_or_a_source(path: str) -> None:
    try:
        base = base_address(f"https://example.org/{path}")
    except UsageError:
        return
    assert re.fullmatch(r"https://example\.org(:\d+)?/[\w/%:@=+$~.-]*", base, re.ASCII)
    assert base_address(base) == base


def test_the_files_beside_a_page_are_named_for_it() -> None:
    at = addresses_of("https://example.org/", names_of("Kabul & 'Herat'.html"))
    assert at.page == "https://example.org/Kabul%20%26%20%27Herat%27.html"
    assert at.social == "https://example.org/Kabul%20%26%20%27Herat%27-social.png"
    assert at.oembed.endswith("%27Herat%27.oembed.json")


def test_a_page_cannot_be_named_as_the_demo() -> None:
    with pytest.raises(UsageError, match=r"^Index\.html: is the name of the demo"):
        names_of("Index.html")


def test_a_theme_is_one_of_three() -> None:
    page = "https://example.org/map.html"
    assert [with_theme(page, theme) for theme in ("auto", "light", "dark")] == [
        page,
        f"{page}?theme=light",
        f"{page}?theme=dark",
    ]
    with pytest.raises(UsageError, match="theme 'sepia': give auto, light or dark"):
        with_theme(page, "sepia")
