# SPDX-License-Identifier: MIT
"""Pages in the language that nobody speaks, and what on them is said in no language at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from playwright.sync_api import Frame, Page

from mapper.history.happenings import happenings_of
from mapper.model.record import Confidence
from mapper.model.scheme import Scheme
from mapper.reading.inputs import Inputs
from mapper.style.scheme_files import load_scheme
from mapper.style.words import load_words
from mapper.verbs.compare import compare_page
from mapper.verbs.diff import compare
from mapper.verbs.infer import inferred_inputs
from mapper.verbs.look import Look
from tests import toy
from tests.browser.days import told
from tests.browser.ledgers import inputs_of
from tests.counted import counted
from tests.drawn import faces_of
from tests.page.test_happened import ADVANCE, FRONT, august, strike
from tests.pseudo import BACK, CLOSE, LANG, OPEN, TURN
from tests.shown import day_page, days_page, ground_page
from tests.steps import STEPS, steps_file

STORY = """
    2021-08-01 Northfield blue
    2021-08-01 Eastvale blue claimed
    2021-08-01 Westmarch red
    2021-08-02 border:FAR red
    2021-08-04 Eastvale contested note
    2021-08-10 Eastvale red inferred
    2021-08-20 Haven red
    2021-08-20 Hillgate blue
"""
FIRST, LAST = date(2021, 8, 1), date(2021, 8, 20)
LOOK = Look(lang=LANG, stale_days=5)
KINDS = ("map", "timeline", "story", "compare", "faces", "one day of faces", "inferred")


def story() -> Inputs:
    """Reports of every sort, with events, and with counts of others."""
    plain = told(inputs_of(STORY), source="Herald", confidence=Confidence.LOW)
    counts = (
        counted("2021-07-20", red=77, contested=194),
        counted("2021-08-06", of=400, red=200, contested=100, source="Mail", note="A word."),
        counted("2021-08-08", "Analysts", "towns", complete=True, red=1, blue=3),
    )
    strikes = (strike(august(18), note="Two cranes fell.", source="Herald"), ADVANCE, FRONT)
    return replace(plain, counts=counts, happenings=happenings_of(strikes, window=3))


@cache
def page_of(kind: str) -> str:
    """The page of a kind, in the language that nobody speaks."""
    if kind == "map":
        return day_page(story(), LOOK)
    if kind == "timeline":
        return days_page(story(), LOOK)
    if kind == "story":
        return story_page()
    if kind == "compare":
        found = compare(story(), FIRST, LAST, from_capitals=False, stale_days=5)
        return compare_page(found, LOOK)
    if kind == "inferred":
        return days_page(inferred_inputs(story(), words=load_words(LANG)), LOOK)
    return ground_page(faces_of(), LOOK, single=kind != "faces")


def story_page() -> str:
    """The timeline with a story in steps."""
    with steps_file(STEPS) as path:
        return days_page(story(), replace(LOOK, steps=path))


# --- what is data -------------------------------------------------------------------------


def of_scheme(scheme: Scheme) -> Iterator[str]:
    """All texts of a scheme, which are in the language of who wrote it."""
    yield from (scheme.title, scheme.description)
    for actor in scheme.actors:
        yield from (actor.label, actor.named or "")
    for status in scheme.statuses:
        yield from (status.label, status.held or "", status.definition or "", status.state)


DATA = {
    *of_scheme(toy.SCHEME),
    *of_scheme(load_scheme("three-way")),
    *(name for pair in toy.CAPITALS.items() for name in pair),
    *(
        "Toyland",
        "Farland",
        "FARLAND",
        "FAR",
        "Drawn for the tests",
        "Something happened in Eastvale.",
    ),
    *("Herald", "Mail", "Gazette", "Analysts", "districts", "Districts", "towns", "Towns"),
    *("Fighting", "In Eastvale.", "Eastvale falls", "After six days."),
    *("A word.", "Two cranes fell.", "air strike", "Air strike", "front", "Front", "Sketch"),
    *(
        "Afghanistan",
        "AFGHANISTAN",
        "IRAN",
        "PAKISTAN",
        "Kandahar",
        "Helmand",
        "Lashkar Gah",
        "Farah",
        "Zaranj",
        "Tarinkot",
        "Quetta",
        "Zahedan",
    ),
    # The credits of bundled places, and formats, which are names too.
    *("Countries around the map, lakes and rivers", "Neighbours: Natural Earth", "Public domain"),
    *("Towns of the world", "Places: GeoNames (CC BY 4.0)", "CC BY 4.0"),
    *("PNG", "SVG", "CSV", "GeoJSON"),
}
LONGEST_FIRST = sorted(filter(None, DATA), key=len, reverse=True)
UNSEEN = re.compile(f"[\u2066-\u2069{TURN}{BACK}]")
GROUP = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
WORD = re.compile(r"[A-Za-z]{2,}")
# What a sentence is put together with; between texts stand a point in the middle, and blanks.
JOINT = re.compile(r"[,:;()%→]|\.(?:\s|$)")


def faults(text: str) -> list[str]:
    """What is wrong with a text of a page: English words, a cut text, or one of several pieces."""
    rest = UNSEEN.sub("", text)
    cut = [] if rest.count(OPEN) == rest.count(CLOSE) else ["cut"]
    for known in LONGEST_FIRST:
        rest = rest.replace(known, "")
    words, before = WORD.findall(rest), ""
    while rest != before:
        before, rest = rest, GROUP.sub("", rest)
    return [*cut, *words, *JOINT.findall(rest)]


# --- what a page says ---------------------------------------------------------------------

NAME = """(one) => one.tagName.toLowerCase()
  + (one.id ? `#${one.id}` : [...one.classList].map((name) => `.${name}`).join(""))"""
SAID = f"""() => {{
  const nameOf = {NAME};
  const said = [];
  const spoken = ["aria-label", "title", "placeholder", "alt", "aria-valuetext"];
  const walk = (node, where) => {{
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() && said.push([where, node.data]);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches("script, style, code, [lang=en]")) return;
    // To a browser with scripts what stands in it is no more than a text.
    if (node.matches("noscript") && !node.children.length) return;
    const own = nameOf(node);
    for (const name of spoken) {{
      if (node.hasAttribute(name)) said.push([`${{own}} ${{name}}`, node.getAttribute(name)]);
    }}
    for (const child of node.childNodes) walk(child, own);
  }};
  walk(document.documentElement, "");
  return said;
}}"""

# What does not show all of its text: boxes that hide what is too wide for them, and what reaches
# out of the page; not what scrolls, nor what only a screen reader says, nor the line of the key,
# which has what finds room.
CLIPPED = f"""() => {{
  const nameOf = {NAME};
  const room = document.documentElement.clientWidth;
  const scrolled = ".tw-scroller *, .by-day-box *, .folium-map *";
  const free = `.key-line, #handle, ${{scrolled}}`;
  const boxes = [...document.querySelectorAll("body *:not(svg *), .shares text")].filter(
    (one) =>
      !one.matches(free) &&
      one.clientWidth !== 1 &&
      one.checkVisibility({{ visibilityProperty: true }}),
  );
  const hides = (one) =>
    getComputedStyle(one).overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1;
  const isOut = (one) => {{
    const {{ left, right }} = one.getBoundingClientRect();
    return left < -1 || right > room + 1;
  }};
  return [
    ...boxes.filter(hides).map((one) => `${{nameOf(one)}} hides some`),
    ...boxes.filter(isOut).map((one) => `${{nameOf(one)}} is out`),
  ];
}}"""


def said_amiss(page: Page | Frame) -> dict[str, list[str]]:
    """The faults of every text of a page, by where it stands and what it is."""
    return {
        f"{where}: {UNSEEN.sub('', text)}": found
        for where, text in page.evaluate(SAID)
        if (found := faults(text))
    }


def clipped(page: Page | Frame) -> list[str]:
    found: list[str] = page.evaluate(CLIPPED)
    return found
