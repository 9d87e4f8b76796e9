# SPDX-License-Identifier: MIT
"""The watch itself is watched: a page that does wrong must be caught doing it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tests.browser.axe import found_by_axe
from tests.browser.conftest import open_from_disk
from tests.browser.waiting import let_pass, until

OpenPage = Callable[..., Page]

HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title>'


def test_a_quiet_page_leaves_no_trace(open_page: OpenPage) -> None:
    page = open_page(f'{HEAD}</head><body><p id="a">a</p><img alt="" src="data:,"></body></html>')
    page.goto(f"{page.url}#a")
    assert page.inner_text("p") == "a"
    assert page.watched.complaints == []


def test_a_page_on_disk_opens_by_its_path(open_page: OpenPage, tmp_path: Path) -> None:
    path = tmp_path / "a page #1.html"
    path.write_text(f"{HEAD}</head><body>here</body></html>", encoding="utf-8")
    assert open_page(path).inner_text("body") == "here"
    assert open_page(str(path)).watched.complaints == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [('<p style="color:#999">pale</p>', "contrast"), ('<img src="data:,">', "image-alt")],
)
def test_a_fault_for_readers_is_found(open_page: OpenPage, fault: str, rule: str) -> None:
    body = "<h1>t</h1>" + "<p>as dark as can be</p>" * 30
    page = open_page(f"{HEAD}</head><body><main>{body}{fault}</main></body></html>")
    assert [name for name, *_ in found_by_axe(page)] == [rule]


REQUESTS = {
    "picture": '<img alt="" src="http://elsewhere.test/a">',
    "script": '<script src="http://elsewhere.test/a"></script>',
    "style": '<link rel="stylesheet" href="http://elsewhere.test/a">',
    "font": '<style>@font-face{font-family:a;src:url("http://elsewhere.test/a")}</style>'
    '<p style="font-family:a">a</p>',
    "fetch": '<script>fetch("http://elsewhere.test/a").catch(() => 0)</script>',
    "beacon": '<script>navigator.sendBeacon("http://elsewhere.test/a")</script>',
    "frame": '<iframe title="a" src="http://elsewhere.test/a"></iframe>',
    "socket": '<script>new WebSocket("ws://elsewhere.test/a")</script>',
    "file": '<img alt="" src="elsewhere.test/a">',
}


@pytest.mark.parametrize("what", REQUESTS)
def test_every_kind_of_request_is_seen(open_page: OpenPage, what: str) -> None:
    page = open_page(f"{HEAD}</head><body>{REQUESTS[what]}</body></html>")
    until(page, lambda: page.requests_seen)
    (url,) = page.requests_seen
    assert url.endswith("elsewhere.test/a")


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and the paths it was asked for."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()


def test_the_network_is_off(open_page: OpenPage, server: tuple[str, list[str]]) -> None:
    address, asked = server
    page = open_page(f"{HEAD}</head><body></body></html>", alone=True)
    fetch = "(url) => fetch(url, { mode: 'no-cors' }).then(() => 'there', () => 'nothing')"
    assert page.evaluate(fetch, f"{address}/stopped") == "nothing"
    page.unroute_all()
    assert page.evaluate(fetch, f"{address}/offline") == "nothing"
    page.context.set_offline(False)
    assert page.evaluate(fetch, f"{address}/online") == "there"
    assert asked == ["/online"]
    assert len(page.requests_seen) == 3


def test_what_a_policy_refuses_is_seen(open_page: OpenPage) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    markup = '<p style="color:red">a</p><script>1</script><img alt="" src="http://elsewhere.test/">'
    page = open_page(f"{HEAD}{policy}</head><body>{markup}</body></html>")
    until(page, lambda: len(page.violations) >= 3 and len(page.console_errors) >= 3)
    assert sorted(entry.split(":")[0] for entry in page.violations) == [
        "img-src", "script-src-elem", "style-src-attr",
    ]  # fmt: skip
    assert len(page.console_errors) == 3


def test_errors_are_seen(open_page: OpenPage) -> None:
    scripts = '<script>console.error("spoken")</script><script>throw new Error("thrown")</script>'
    page = open_page(f"{HEAD}</head><body>{scripts}</body></html>")
    until(page, lambda: page.console_errors and page.page_errors)
    assert page.console_errors == ["spoken"]
    assert len(page.page_errors) == 1
    assert "thrown" in page.page_errors[0]
    assert page.requests_seen == page.violations == []


def test_size_and_colours_are_as_asked(open_page: OpenPage) -> None:
    page = open_page(f"{HEAD}</head></html>", width=320, height=568, color_scheme="dark")
    assert page.evaluate("[innerWidth, innerHeight]") == [320, 568]
    assert page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches') is True


def test_the_clock_of_a_still_page_runs_only_when_told(open_page: OpenPage) -> None:
    timer = "<script>setTimeout(() => { document.body.textContent = 'rung' }, 50)</script>"
    page = open_page(f"{HEAD}</head><body>waiting{timer}</body></html>", still=True)
    let_pass(page, 49)
    assert page.inner_text("body").startswith("waiting")
    let_pass(page, 1)
    assert page.inner_text("body") == "rung"


def test_a_page_that_is_shared_is_opened_once(share_page: OpenPage) -> None:
    html = f"{HEAD}</head><body>here</body></html>"
    assert share_page(html) is share_page(html)
    assert share_page(html, width=320) is not share_page(html)
    assert share_page(html, width=320).evaluate("innerWidth") == 320


def test_pages_know_nothing_of_each_other(open_page: OpenPage) -> None:
    for _ in range(2):
        page = open_page(f"{HEAD}</head><body></body></html>")
        assert page.evaluate("history.length") <= 2
        assert page.evaluate("window.left ?? document.cookie") == ""
        page.evaluate("() => { window.left = 1; document.cookie = 'left=1'; }")


STATE = """() => [
  history.length, scrollX, innerWidth, innerHeight, name, document.cookie, window.left ?? null,
  matchMedia("print").matches, matchMedia("(prefers-color-scheme: dark)").matches,
  matchMedia("(forced-colors: active)").matches,
  document.querySelectorAll(":hover").length > 2, document.activeElement === document.body,
]"""


def test_a_page_that_was_read_before_is_as_a_new_one(desk: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"{HEAD}</head><body><p><button>b</button></p></body></html>", "utf-8")
    # A size that no other test asks for: the page put back is the page that is taken again.
    look = {"width": 321, "height": 567, "color_scheme": "light", "forced_colors": "none"}

    def read() -> Page:
        return open_from_disk(desk, path, path, address="", **look)

    page = read()
    new = page.evaluate(STATE)
    page.get_by_role("button").click()
    page.emulate_media(media="print", color_scheme="dark", forced_colors="active")
    page.set_viewport_size({"width": 700, "height": 400})
    page.evaluate("() => { name = window.left = 'left'; console.error('left'); open('#'); }")
    page.goto(f"{page.url}#left")
    until(page, lambda: page.watched.popups and page.console_errors)
    desk.put_back(page, **look)
    again = read()
    assert again is page
    assert again.evaluate(STATE) == new
    assert again.watched.complaints == []
    assert len(again.context.pages) == 1
    desk.put_back(again, **look)


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of modules in place of the page's own."""
    monkeypatch.setattr(f"{js_home()}.ASSETS", tmp_path)
    (tmp_path / "one.mjs").write_text("export const ONE = 1;\nexport const name = (e) => e.id;\n")
    (tmp_path / "sums.mjs").write_text(
        'import { ONE } from "./one.mjs";\n'
        "export function next(number) { return number + ONE; }\n"
        "export async function later(a, b) { return { sum: a + b }; }\n"
        'export function fail() { throw new Error("on purpose"); }\n'
    )
    return tmp_path


def js_home() -> str:
    """The name under which pytest has loaded the fixtures beside this file."""
    return next(name for name in sys.modules if name.endswith("browser.conftest"))


def test_a_module_is_called_and_brings_those_it_imports(js: Any, modules: Path) -> None:
    sums = js("sums.mjs")
    assert sums.call("next", 41) == 42
    assert sums.call("later", 1, 2) == {"sum": 3}
    assert js("one.mjs").value("ONE") == 1
    assert sums.page.watched.complaints == []


def test_a_module_finds_the_body_it_is_given(js: Any, modules: Path) -> None:
    named = js("one.mjs", html='<p id="x"></p>')
    assert named.run("(module) => module.name(document.querySelector('p'))") == "x"


def test_a_module_is_new_for_every_page(js: Any, modules: Path) -> None:
    (modules / "count.mjs").write_text("let n = 0;\nexport function count() { return ++n; }\n")
    first, second = js("count.mjs"), js("count.mjs")
    assert [first.call("count"), first.call("count"), second.call("count")] == [1, 2, 1]


def test_a_module_that_fails_says_so(js: Any, modules: Path) -> None:
    with pytest.raises(Error, match="on purpose"):
        js("sums.mjs").call("fail")
    with pytest.raises(Error, match="none is not a function"):
        js("sums.mjs").call("none")
    with pytest.raises(Error, match="Failed to fetch"):
        js("absent.mjs").call("none")


def test_leaflet_comes_when_asked_for(js: Any) -> None:
    assert js("dom.mjs", leaflet=True).page.evaluate("L.version").startswith("1.")
    assert js("dom.mjs").page.evaluate("typeof L") == "undefined"
