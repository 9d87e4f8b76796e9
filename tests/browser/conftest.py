"""Pages in a real Chromium, with the network off and everything they do written down.

- `open_page(path_or_html)` opens a finished page from `file://`.
- `js("labels.mjs")` calls the page's plain modules one by one.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    sync_playwright,
)

from tests.chromium import FLAGS, find_or_install

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


class Watched:
    """What one page asked for and complained of.

    - `requests_seen`: the address of every request but the one for the page itself.
    - `console_errors`, `page_errors`: messages of `console.error` and of errors nobody caught.
    - `violations`: what the page's policy refused, as `directive: what`.
    """

    def __init__(self, context: BrowserContext, home: Callable[[str], bool]) -> None:
        self.requests_seen: list[str] = []
        self.console_errors: list[str] = []
        self.page_errors: list[str] = []
        self.violations: list[str] = []
        self._home = home
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda event: self.page_errors.append(str(event.error)))
        context.expose_function("reportViolation", lambda words: self.violations.append(words))
        context.add_init_script(WATCH_POLICY)

    @property
    def complaints(self) -> list[str]:
        """All that must be empty for a page to be sound."""
        return [*self.requests_seen, *self.console_errors, *self.page_errors, *self.violations]

    def attach(self, page: Page) -> Page:
        """Lend the lists to the page, for tests that have only that in hand."""
        page.watched = self  # type: ignore[attr-defined]
        for name in ("requests_seen", "console_errors", "page_errors", "violations"):
            setattr(page, name, getattr(self, name))
        page.on("websocket", lambda socket: self.requests_seen.append(socket.url))
        return page

    def _request(self, request: Request) -> None:
        if not self._home(request.url) and not request.url.startswith(LOCAL):
            self.requests_seen.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_or_install(), args=list(FLAGS), timeout=60_000
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a page from disk: `open_page(path)` or `open_page("<!DOCTYPE html>…")`.

    Further arguments go to the browser's context (`has_touch=True`, `reduced_motion="reduce"`,
    `java_script_enabled=False`, …). The page has the lists of `Watched`.
    """
    contexts: list[BrowserContext] = []

    def open_(
        page: str | Path,
        width: int = 1280,
        height: int = 900,
        color_scheme: str = "light",
        **options: Any,
    ) -> Page:
        path = _as_file(page, tmp_path / f"page-{len(contexts)}.html")
        home = path.resolve().as_uri()
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=color_scheme, **options
        )
        contexts.append(context)
        context.set_offline(True)
        watched = Watched(context, lambda url: url.partition("#")[0] == home)
        context.route(lambda url: url.partition("#")[0] != home, lambda route: route.abort())
        opened = watched.attach(context.new_page())
        opened.goto(home)
        return opened

    yield open_
    for context in contexts:
        context.close()


def _as_file(page: str | Path, spare: Path) -> Path:
    if isinstance(page, str) and page.lstrip().startswith("<"):
        spare.write_text(page, encoding="utf-8")
        return spare
    return Path(page)


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
        return self.page.evaluate(
            f"async ([name, argument]) => ({script})(await import(name), argument)",
            [f"{ORIGIN}/{self.name}", argument],
        )


@pytest.fixture
def js(browser: Browser) -> Iterator[Callable[..., Module]]:
    """Load a plain module: `js("labels.mjs").call("placeLabels", boxes)`.

    `html` is the body it finds; `leaflet=True` brings `L`. No request leaves the machine: the
    modules are handed out from their folder under a made-up address.
    """
    contexts: list[BrowserContext] = []

    def load(name: str, html: str = "", leaflet: bool = False, **options: Any) -> Module:
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_offline(True)
        watched = Watched(context, lambda url: url.startswith(f"{ORIGIN}/"))
        context.route("**/*", lambda route: _serve(route, html))
        page = watched.attach(context.new_page())
        page.goto(f"{ORIGIN}/")
        if leaflet:
            page.add_script_tag(path=LEAFLET)
        return Module(page, name)

    yield load
    for context in contexts:
        context.close()


def _serve(route: Route, body: str) -> None:
    name = route.request.url.removeprefix(f"{ORIGIN}/")
    path = ASSETS / name
    if name == "":
        text = f'<!DOCTYPE html><html lang="en"><title>modules</title><body>{body}</body></html>'
        route.fulfill(body=text, content_type="text/html; charset=utf-8")
    elif path.parent == ASSETS and path.is_file():
        kind = "text/javascript" if path.suffix == ".mjs" else mimetypes.guess_type(name)[0]
        route.fulfill(body=path.read_text(encoding="utf-8"), content_type=f"{kind}; charset=utf-8")
    else:
        route.abort()
