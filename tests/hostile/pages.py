# SPDX-License-Identifier: MIT
"""Open pages whose every field is hostile, with every panel open, and look at what they became."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.cli.warm import Warm
from tests.hostile.attacked import READ, SHOWN, Attack, write
from tests.hostile.texts import run

# Each kind of page by its command; that of two days takes no events.
PAGES: dict[str, tuple[str, ...]] = {
    "map": ("draw", *SHOWN),
    "timeline": ("timeline", *SHOWN),
    "compare": ("diff", *READ),
}
# Folds are opened and every button is pressed, those that save a file among them; what was left out
# because one status was asked for is there again.
OPEN = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  for (const button of document.querySelectorAll("main button")) button.click();
  for (const only of document.querySelectorAll("[data-status][aria-pressed=true]")) only.click();
  for (const fold of document.querySelectorAll("details")) fold.open = true;
}"""
SAVED = "() => !document.querySelector('[aria-busy]')"
# Elements with the names of their attributes: a text that was taken for markup adds one. What
# begins with data- does nothing by itself, and depends on which names have room, as do the lines to
# those that have none. The pictures that a slider moves are made, and what a zoom scales is written
# anew, whenever a page has the time.
ELEMENTS = """() => [...new Set([
  ...document.querySelectorAll(":not(.leaflet-pane > canvas.swift, line.leader)")].flatMap((one) =>
  [...one.attributes].map(({ name }) => name)
    .filter((name) => !name.startsWith("data-") && !(one.localName === "g" && name === "transform"))
    .map((name) => `${one.localName} ${name}`)
    .concat(one.localName)))]"""
ADDRESSES = """() => [...document.querySelectorAll("[href], [src]")]
  .map((one) => one.getAttribute("href") ?? one.getAttribute("src"))"""


@dataclass(frozen=True)
class Seen:
    """What a page has become: its elements and attributes, addresses, title and texts."""

    elements: frozenset[str]
    addresses: frozenset[str]
    title: str
    text: str


def drawn(warm: Warm, attack: Attack, kind: str, folder: Path) -> Path:
    """The page of a kind, with the texts in its title, deck, byline and credit, too."""
    write(attack, folder)
    text = attack.sources[0]
    own = ("--title", text, "--deck", text, "--byline", text, "--credit", text)
    run(warm, folder, *PAGES[kind], *own, "-o", "page.html")
    return folder / "page.html"


def seen(page: Page) -> Seen:
    """What is there once every panel is open."""
    page.wait_for_selector("html[data-ready]")
    page.evaluate(OPEN)
    page.wait_for_function(SAVED)
    return Seen(
        elements=frozenset(page.evaluate(ELEMENTS)),
        addresses=frozenset(page.evaluate(ADDRESSES)),
        title=page.title(),
        text=page.evaluate("document.documentElement.textContent"),
    )


def faults(attacked: Seen, plain: Seen, attack: Attack) -> list[str]:
    """What hostile texts did to a page, beside the same page of harmless ones."""
    found = [f"{one}: no page has it" for one in sorted(attacked.elements - plain.elements)]
    found += [
        f"{address}: is an address"
        for address in attacked.addresses - plain.addresses
        if not address.startswith(("#", "data:image/", "https://", "http://"))
    ]
    if attacked.title.startswith("acted"):
        found.append("a script ran")
    found += [f"{name!a}: is not shown" for name in attack.names if name not in attacked.text]
    return found
