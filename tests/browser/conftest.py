# SPDX-License-Identifier: MIT
"""Pages in a real Chromium, with the network off and everything they do written down.

- `open_page(path_or_html)` opens a finished page from `file://`.
- `share_page(path_or_html)` is the same page for all tests of a module that only read it.
- `js("labels.mjs")` calls the page's plain modules one by one.

Nothing here waits for a time: see `tests/browser/waiting.py` for what to do instead.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Route,
    expect,
)

from mapper.page.shared_module import MODULE, module
from tests import hangs
from tests.browser.waiting import stop_the_clock, until
from tests.chromium import FLAGS, find_or_install
from tests.one_playwright import one_playwright

ASSETS = Path(__file__).parents[2] / "mapper" / "page" / "assets"
LEAFLET = ASSETS.parent / "vendor" / "leaflet" / "leaflet.js"
ORIGIN = "http://mapper.test"
LOCAL = ("data:", "blob:", "about:")

# Runs before the page's own scripts, so that what the policy refuses first is seen too.
WATCH_POLICY = """
document.addEventListener("securitypolicyviolation", (event) => {
  window.reportViolation(`${event.effectiveDirective}: ${event.blockedURI || event.sample}`);
});
"""

expect.set_options(timeout=hangs.PAGE)


class Watched:
    """What one page, and those that it opens, asked for and complained of.

    - `requests_seen`: the address of every request but the one for the page itself.
    - `console_errors`, `page_errors`: messages of `console.error` and of errors nobody caught.
    - `violations`: what the page's policy refused, as `directive: what`.
    """

    def __init__(self, page: Page, home: Callable[[str], bool]) -> None:
        self.page = page
        self.popups: list[Page] = []
        self.begin(home)
        self.watch(page)

    def begin(self, home: Callable[[str], bool]) -> None:
        """Write down anew: what a page did before it was this one is no concern of its tests."""
        self.requests_seen: list[str] = []
        self.console_errors: list[str] = []
        self.page_errors: list[str] = []
        self.violations: list[str] = []
        self.home = home
        self.lend_lists(self.page)

    @cached_property
    def session(self) -> CDPSession:
        """What Chromium alone can be asked, as long as the page lasts."""
        return self.page.context.new_cdp_session(self.page)

    @property
    def complaints(self) -> list[str]:
        """All that must be empty for a page to be sound."""
        return [*self.requests_seen, *self.console_errors, *self.page_errors, *self.violations]

    def lend_lists(self, page: Page) -> None:
        """Lend the lists to a page, for tests that have only that in hand."""
        page.watched = self  # type: ignore[attr-defined]
        for name in ("requests_seen", "console_errors", "page_errors", "violations"):
            setattr(page, name, getattr(self, name))

    def watch(self, page: Page) -> None:
        """Write down what a page does from now on."""
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.page_errors.append(str(error)))
        page.on("websocket", lambda socket: self.requests_seen.append(socket.url))
        page.on("popup", self._popup)

    def _popup(self, page: Page) -> None:
        self.popups.append(page)
        self.lend_lists(page)
        self.watch(page)

    def _request(self, request: Request) -> None:
        if not self.home(request.url) and not request.url.startswith(LOCAL):
            self.requests_seen.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)


# A page is read for a second: what the engine does for those that last, to compile its scripts
# anew and to clear its memory often, is a tenth of all that the tests take of the processor.
SHORT_LIVED = ("--js-flags=--no-opt --no-maglev --min-semi-space-size=32",)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with one_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_or_install(), args=[*FLAGS, *SHORT_LIVED], timeout=hangs.BROWSER
        )
        yield chromium
        chromium.close()


class Desk:
    """Where pages are opened: one context for all pages of the same options.

    A context is the dearest part of a page, and pages share nothing in it: they come from disk
    and keep nothing. Next comes the process that each page has: who has read a page puts it back
    empty, and the next one of the same options is read in it.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}
        self._idle: dict[BrowserContext, list[Page]] = {}

    def page(self, home: Callable[[str], bool], *, alone: bool = False, **options: Any) -> Page:
        """A page that is watched; `alone` in a context of its own, with which it is closed."""
        key = repr(sorted(options.items()))
        context = None if alone else self._contexts.get(key)
        if context is None:
            context = self._new_context(**options)
        if not alone:
            self._contexts[key] = context
        idle = self._idle.setdefault(context, [])
        if idle:
            page = idle.pop()
            page.watched.begin(home)  # type: ignore[attr-defined]
            return page
        page = context.new_page()
        Watched(page, home)
        return page

    def put_back(self, page: Page, **emptied: Any) -> None:
        """Empty a page for the next reader; `emptied` as of `empty`.

        A test may have closed its page, or the browser may have lost it.
        """
        try:
            empty(page, **emptied)
        except Error:
            return
        self._idle[page.context].append(page)

    def _new_context(self, **options: Any) -> BrowserContext:
        context = self._browser.new_context(**options)
        context.set_default_timeout(hangs.PAGE)
        context.set_offline(True)
        context.expose_binding(
            "reportViolation", lambda source, words: source["page"].violations.append(words)
        )
        context.add_init_script(WATCH_POLICY)
        return context

    def close(self) -> None:
        for context in self._contexts.values():
            context.close()


def empty(page: Page, *, width: int, height: int, color_scheme: str, forced_colors: str) -> None:
    """Leave nothing of what was read, nor of what was done to the page meanwhile."""
    page.unroute_all()
    for popup in page.watched.popups:  # type: ignore[attr-defined]
        popup.close()
    page.watched.popups.clear()  # type: ignore[attr-defined]
    page.goto("about:blank")
    page.evaluate("name = ''")
    page.mouse.move(0, 0)
    page.emulate_media(
        media="null",
        color_scheme=color_scheme,  # type: ignore[arg-type]
        forced_colors=forced_colors,  # type: ignore[arg-type]
    )
    page.set_viewport_size({"width": width, "height": height})
    page.watched.session.send("Page.resetNavigationHistory")  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Iterator[Desk]:
    """The contexts of a worker."""
    made = Desk(browser)
    yield made
    made.close()


# What a page is opened with unless a test says otherwise.
PLAIN: dict[str, Any] = {
    "address": "",
    "width": 1280,
    "height": 900,
    "color_scheme": "light",
    "forced_colors": "none",
}


def open_from_disk(
    desk: Desk,
    page: str | Path,
    spare: Path,
    *,
    address: str,
    width: int,
    height: int,
    color_scheme: str,
    still: bool = False,
    alone: bool = False,
    **options: Any,
) -> Page:
    """Open a page and keep it from all that is not itself; see `open_page`."""
    home = _as_file(page, spare).resolve().as_uri()

    def is_home(url: str) -> bool:
        return url.partition("#")[0] == home

    opened = desk.page(
        is_home,
        alone=alone or still,
        viewport={"width": width, "height": height},
        color_scheme=color_scheme,
        **options,
    )
    if still:
        stop_the_clock(opened)
    opened.route(lambda url: not is_home(url), lambda route: route.abort())
    opened.goto(home + address)
    if options.get("java_script_enabled", True) and opened.locator("#payload").count():
        filled(opened, still=still)
    return opened


FRAME = 20  # ms, somewhat longer than one
# Asked in the page, every few ms: `expect` would look again after a hundred, then a quarter second.
WHOLE = "() => document.documentElement?.dataset.ready !== undefined"


def filled(page: Page, *, still: bool) -> None:
    """Wait until a page of ours is whole; one whose clock stands is given its frames for that."""
    if still:
        until(page, lambda: page.evaluate(WHOLE) or page.clock.run_for(FRAME))
    page.wait_for_function(WHOLE, polling=FRAME)


def look_of(options: dict[str, Any]) -> dict[str, Any]:
    """What of the options a test may change for its page, and the next one finds as asked."""
    return {name: options[name] for name in ("width", "height", "color_scheme", "forced_colors")}


def _as_file(page: str | Path, spare: Path) -> Path:
    if isinstance(page, str) and page.lstrip().startswith("<"):
        spare.write_text(page, encoding="utf-8")
        return spare
    return Path(page)


@pytest.fixture
def open_page(desk: Desk, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a page from disk: `open_page(path)` or `open_page("<!DOCTYPE html>…")`.

    `address` is where in the page it opens, such as `#2021-08-04`. `still=True` stops the page's
    clock: its timers run only by `waiting.let_pass`. `alone=True` gives it a context that the
    test may change. Further arguments go to the browser's context (`has_touch=True`,
    `reduced_motion="reduce"`, `java_script_enabled=False`, …). The page has the lists of
    `Watched`.
    """
    alone_pages: list[Page] = []
    pages: list[tuple[Page, dict[str, Any]]] = []

    def open_(
        page: str | Path, *, still: bool = False, alone: bool = False, **options: Any
    ) -> Page:
        asked = PLAIN | options
        spare = tmp_path / f"page-{len(pages)}-{len(alone_pages)}.html"
        opened = open_from_disk(desk, page, spare, still=still, alone=alone, **asked)
        if still or alone:
            alone_pages.append(opened)
        else:
            pages.append((opened, look_of(asked)))
        return opened

    yield open_
    for page in alone_pages:
        page.context.close()
    for page, look in pages:
        desk.put_back(page, **look)


@pytest.fixture(scope="module")
def share_page(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Page]]:
    """As `open_page`, but the same call gives the same page to all tests of a module.

    Only for tests that look and do not touch: what one of them does, the next one finds. Where a
    module brings the same page into several views before all tests look, each `view` has its own.
    """
    folder = tmp_path_factory.mktemp("shared")
    pages: dict[tuple[str | Path, str, str], tuple[Page, dict[str, Any]]] = {}

    def share(page: str | Path, view: str = "", **options: Any) -> Page:
        asked = PLAIN | options
        key = (page, view, repr(sorted(asked.items())))
        if key not in pages:
            spare = folder / f"page-{len(pages)}.html"
            pages[key] = open_from_disk(desk, page, spare, **asked), look_of(asked)
        return pages[key][0]

    yield share
    for page, look in pages.values():
        desk.put_back(page, **look)


class Module:
    """One of the page's modules in a browser. What goes in and comes out is JSON."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name

    def call(self, function: str, *arguments: Any) -> Any:
        """Call an exported function."""
        return self.run(f"(module, args) => module.{function}(...args)", list(arguments))

    def value(self, name: str) -> Any:
        """An exported constant."""
        return self.run(f"(module) => module.{name}")

    def run(self, script: str, argument: Any = None) -> Any:
        """Run `(module, argument) => …`, for what is no plain call: elements, Sets, callbacks."""
        # As one text: Playwright would take the argument apart, number by number.
        return self.page.evaluate(
            f"async ([name, text]) => ({script})(await import(name), JSON.parse(text))",
            [f"{ORIGIN}/{self.name}", json.dumps(argument, allow_nan=False)],
        )


class Bench:
    """Pages on which modules are tried, empty again for every test."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._idle: dict[str, list[Page]] = {}
        self._bodies: dict[Page, str] = {}

    def lend(self, html: str, **options: Any) -> tuple[str, Page]:
        """A new document in a page with these options, and the key to give it back by."""
        key = repr(sorted(options.items()))
        idle = self._idle.setdefault(key, [])
        page = idle.pop() if idle else self._new_page(**options)
        self._bodies[page] = html
        for name in ("requests_seen", "console_errors", "page_errors", "violations"):
            getattr(page, name).clear()
        page.goto(f"{ORIGIN}/")
        return key, page

    def take_back(self, key: str, page: Page) -> None:
        self._idle[key].append(page)

    def _new_page(self, **options: Any) -> Page:
        page = self._desk.page(lambda url: url.startswith(f"{ORIGIN}/"), **options)
        page.route("**/*", lambda route: _serve(route, self._bodies[page]))
        return page


@pytest.fixture(scope="session")
def bench(desk: Desk) -> Bench:
    """The pages of a worker for modules."""
    return Bench(desk)


@pytest.fixture
def js(bench: Bench) -> Iterator[Callable[..., Module]]:
    """Load a plain module: `js("labels.mjs").call("placeLabels", boxes)`.

    `html` is the body it finds; `leaflet=True` brings `L`. No request leaves the machine: the
    modules are handed out from their folder under a made-up address.
    """
    lent: list[tuple[str, Page]] = []

    def load(name: str, html: str = "", leaflet: bool = False, **options: Any) -> Module:
        lent.append(bench.lend(html, **options))
        page = lent[-1][1]
        if leaflet:
            page.add_script_tag(path=LEAFLET)
        return Module(page, name)

    yield load
    for key, page in lent:
        bench.take_back(key, page)


def _serve(route: Route, body: str) -> None:
    name = route.request.url.removeprefix(f"{ORIGIN}/")
    path = ASSETS / name
    if name == "":
        text = f'<!DOCTYPE html><html lang="en"><title>modules</title><body>{body}</body></html>'
        route.fulfill(body=text, content_type="text/html; charset=utf-8")
    elif name == MODULE:
        route.fulfill(body=module(), content_type="text/javascript; charset=utf-8")
    elif path.parent == ASSETS and path.is_file():
        kind = "text/javascript" if path.suffix == ".mjs" else mimetypes.guess_type(name)[0]
        route.fulfill(body=path.read_text(encoding="utf-8"), content_type=f"{kind}; charset=utf-8")
    else:
        route.abort()
