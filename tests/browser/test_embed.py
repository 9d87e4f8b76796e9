# SPDX-License-Identifier: MIT
"""Pages in articles, in a real browser: an article and its maps lie on two origins."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, expect

import mapper
from mapper.embeds.embedding import Embedding, embedding
from mapper.embeds.folder import contents, makers
from mapper.embeds.snippets import snippet
from tests import hangs
from tests.browser.axe import found_by_axe
from tests.browser.conftest import FRAME, WHOLE
from tests.browser.pages import embedded_page, toy_page
from tests.browser.waiting import until
from tests.steps import steps_file

# Whether the map of a comparison is no higher than one of a phone, which is 4 wide and 5 high.
IS_NOT_UPRIGHT = "document.querySelector('.after .frame').offsetHeight <= 1.25 * innerWidth"
KINDS = ("map", "compare", "timeline", "faces", "story")
# On both sides of where a page changes its layout, of a frame that follows its page; and the
# narrowest, a middle and a wide one of the element, whose height is found in the same way.
WIDTHS = [
    *(("auto", width) for width in (320, 480, 860, 861, 1200)),
    *(("component", width) for width in (320, 861, 1600)),
]
TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "png": "image/png",
    "json": "application/json",
}
# Two days between which nearly all of a country has changed.
LONG_PAIR = """
[[step]]
days = [2021-05-01, 2021-08-20]
heading = "From May to August"
"""
STRICT = "default-src 'none'; script-src {maps}; frame-src {maps}; img-src {maps}"

# Adds up how far things moved that no one had touched, and who told which height, from the
# start on.
WATCH = """
let far = 0;
const add = (entries) => { for (const { value } of entries) far += value; };
const shifts = new PerformanceObserver((list) => add(list.getEntries()));
shifts.observe({ type: "layout-shift", buffered: true });
window.shifted = () => {
  add(shifts.takeRecords());
  return far;
};
window.heard = [];
addEventListener("message", ({ source, data }) => {
  if (data?.["control-map"] && data.height) heard.push({ source, height: data.height });
});
window.refused = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
  refused.push(effectiveDirective);
});
"""
HEIGHTS = """() => [...document.querySelectorAll("iframe, control-map")].map(
  (at) => (at.frame ?? at).clientHeight)"""
NEEDED = """() => {
  const root = document.documentElement;
  root.dataset.embedded = "measured";
  const { height } = document.body.getBoundingClientRect();
  root.dataset.embedded = "";
  return Math.ceil(height);
}"""
# The height that a frame has told last; none where it has not yet.
LAST_TOLD = """(frame) =>
  window.heard.findLast(({ source }) => source === frame.contentWindow)?.height ?? null"""
# What a frame has told is handled once its answer to a question, which comes after it, is there.
ASK = """(frame) => new Promise((done) => {
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow || !data?.height) return;
    removeEventListener("message", hear);
    done();
  };
  addEventListener("message", hear);
  frame.contentWindow.postMessage({ "control-map": 1, ask: "height" }, "*");
})"""
# Two frames that are drawn, and with them whatever the last message has changed.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Site:
    """A server on loopback: what lies at each path, and with which further headers. What a function
    makes is made when it is asked for.
    """

    pages: dict[str, tuple[Callable[[], bytes], Mapping[str, str]]] = field(default_factory=dict)
    origin: str = ""

    def put(
        self,
        path: str,
        page: str | Callable[[], bytes],
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """The address of what is put at a path."""
        self.pages[path] = (page.encode if isinstance(page, str) else page, headers or {})
        return f"{self.origin}{path}"


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[Site, Site]]:
    """One for articles and one for maps, on ports and so on origins of their own."""
    servers = [served(Site()) for _ in range(2)]
    yield servers[0][0], servers[1][0]
    for _, server in servers:
        server.shutdown()
        server.server_close()


def served(site: Site) -> tuple[Site, ThreadingHTTPServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            made, headers = site.pages.get(path, (bytes, {}))
            content = made()
            self.send_response(200 if content else 404)
            self.send_header(
                "Content-Type", f"{TYPES.get(path.rpartition('.')[2], 'text/plain')}; charset=utf-8"
            )
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.origin = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return site, server


@cache
def drawn(kind: str) -> str:
    """A page of the embedded data; `toy` where only what is around the map is looked at."""
    if kind == "toy":
        return toy_page("2021-08-01 Eastvale red")
    if kind in ("story", "pairs"):
        return told_in_steps(LONG_PAIR if kind == "pairs" else "")
    return embedded_page(kind)


def told_in_steps(more: str = "") -> str:
    """The page of the embedded data with the story of the manual, and with `more` steps."""
    with steps_file(block_of("time.md", "`steps.toml`:", "toml") + more) as steps:
        return mapper.timeline(steps=steps).html()


def block_of(page: str, after: str, language: str) -> str:
    """The first block in a language after a text of a page of the manual."""
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    _, _, rest = text.partition(after)
    return rest.partition(f"```{language}\n")[2].partition("```")[0]


@pytest.fixture(scope="module")
def maps(
    sites: tuple[Site, Site], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Embedding]:
    """Put the folder of a kind of page on the site of the maps: `maps("compare")`."""
    _, site = sites
    folder = tmp_path_factory.mktemp("maps")

    @cache
    def put(kind: str, theme: str = "auto") -> Embedding:
        path = folder / f"{kind}.html"
        if not path.exists():
            path.write_text(drawn(kind), encoding="utf-8")
            whole = embedding(path, f"{site.origin}/{kind}/")
            for name, made in makers(whole).items():
                site.put(f"/{kind}/{name}", cache(made))
        return embedding(path, f"{site.origin}/{kind}/", theme)

    return put


@pytest.fixture(scope="module")
def readers(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """The contexts of a kind of reader, shared by all pages that he opens."""
    contexts: dict[str, BrowserContext] = {}

    def reader(**options: Any) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
            contexts[key].set_default_timeout(hangs.PAGE)
            contexts[key].add_init_script(WATCH)
        return contexts[key]

    yield reader
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def idle() -> dict[BrowserContext, list[Page]]:
    """The pages of each reader that nothing is read in: a new one is a new process."""
    return {}


@pytest.fixture
def read(
    readers: Callable[..., BrowserContext],
    idle: dict[BrowserContext, list[Page]],
    sites: tuple[Site, Site],
) -> Iterator[Callable[..., Page]]:
    """Open an article with these embeds in a column of a width: `read(form, width=640)`."""
    pages: list[Page] = []

    def open_(
        *embeds: str,
        width: int = 640,
        headers: Mapping[str, str] | None = None,
        script: str = "",
        **options: Any,
    ) -> Page:
        context = readers(**options)
        waiting = idle.setdefault(context, [])
        page = waiting.pop() if waiting else context.new_page()
        pages.append(page)
        # The column is as wide as the window, so that the article needs no style of its own.
        page.set_viewport_size({"width": width + 16, "height": 2600})
        page.goto(sites[0].put("/article.html", article(*embeds, script=script), headers))
        return page

    yield open_
    for page in pages:
        page.goto("about:blank")
        page.mouse.move(0, 0)
        idle[page.context].append(page)


def article(*embeds: str, script: str = "") -> str:
    text = "<p>A paragraph of the article.</p>"
    body = text.join(["", *embeds, ""])
    return (
        "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>An article</title>"
        f"<body>{body}{f'<script>{script}</script>' if script else ''}</body></html>"
    )


def inside(page: Page, at: str) -> Any:
    """The frame of a map, once it is drawn and has by itself told a height that stays."""
    until(page, lambda: any(at in frame.url for frame in page.frames))
    (found,) = (frame for frame in page.frames if at in frame.url)
    found.wait_for_function(WHOLE, polling=FRAME)
    element = found.frame_element()
    until(page, lambda: element.evaluate(LAST_TOLD))
    until(page, lambda: element.evaluate(LAST_TOLD) == settled(page, found))
    return found


def settled(page: Page, frame: Frame) -> int:
    """The height that a frame tells last, after all that it has told has been drawn."""
    element = frame.frame_element()
    frame.evaluate(DRAWN)
    page.evaluate(DRAWN)
    element.evaluate(ASK)
    return int(element.evaluate(LAST_TOLD))


def height(page: Page, nth: int = 0) -> int:
    return int(page.evaluate(HEIGHTS)[nth])


# --- automatic height ---


@pytest.mark.parametrize(("form", "width"), WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_frame_is_as_high_as_the_map_and_nothing_moves(
    read: Callable[..., Page], maps: Callable[..., Embedding], kind: str, form: str, width: int
) -> None:
    page = read(snippet(maps(kind), form), width=width)
    frame = inside(page, f"/{kind}.html")
    given, needed = height(page), frame.evaluate(NEEDED)
    assert frame.evaluate("innerWidth") == width
    assert needed <= given <= 1.7 * needed
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert kind != "compare" or frame.evaluate(IS_NOT_UPRIGHT)
    assert page.evaluate("shifted()") == 0


def test_names_as_high_as_a_finger_wants_them_move_nothing(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("compare"), "auto"), width=360, has_touch=True)
    frame = inside(page, "/compare.html")
    given, needed = height(page), frame.evaluate(NEEDED)
    lines = frame.locator(".moves .names").first
    assert lines.evaluate("names => names.getBoundingClientRect().height") >= 44
    assert frame.evaluate(IS_NOT_UPRIGHT)
    assert needed <= given <= 1.7 * needed
    assert page.evaluate("shifted()") == 0


def test_notes_as_high_as_a_finger_wants_them_move_nothing(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("map"), "component"), width=328, has_touch=True)
    frame = inside(page, "/map.html")
    assert frame.evaluate(NEEDED) <= height(page)
    assert frame.locator(".notes button").count() > 5
    assert page.evaluate("shifted()") == 0


@pytest.mark.parametrize("width", [480, 861])
def test_from_step_to_step_the_article_does_not_move(
    read: Callable[..., Page], maps: Callable[..., Embedding], width: int
) -> None:
    page = read(snippet(maps("pairs"), "auto"), width=width)
    frame = inside(page, "/pairs.html")
    before, told = height(page), frame.locator(".nth")
    for step in range(1, 5):
        expect(told).to_have_text(f"{step} of 4")
        assert settled(page, frame) == height(page) == before
        assert frame.evaluate(NEEDED) <= before
        if step < 4:
            frame.get_by_role("button", name="Next step").click()


@pytest.fixture
def copied(
    readers: Callable[..., BrowserContext], maps: Callable[..., Embedding]
) -> Callable[[str], str]:
    """The code that the menu of a page gives for an article."""

    def code_of(kind: str) -> str:
        page = readers().new_page()
        page.goto(maps(kind).frame)
        page.locator(".take summary").click()
        page.get_by_role("button", name="Copy the code for an article").click()
        code = page.get_by_role("textbox", name="To copy").input_value()
        page.close()
        return code

    return code_of


@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("kind", ["map", "timeline"])
def test_the_code_that_a_page_gives_makes_the_frame_as_high_as_the_map(
    read: Callable[..., Page], copied: Callable[[str], str], kind: str, width: int
) -> None:
    page = read(copied(kind), width=width)
    frame = inside(page, f"/{kind}.html")
    until(page, lambda: height(page) >= frame.evaluate(NEEDED))
    assert height(page) <= 1.7 * frame.evaluate(NEEDED)


def assert_not_believed_elsewhere(page: Page, site: Site) -> None:
    """The frame of the toy map goes to another page, whose lies move nothing in the article."""
    frame = inside(page, "/toy.html")
    before = height(page)
    page.evaluate(
        "(url) => document.querySelector('iframe').contentWindow.location.replace(url)",
        site.put("/elsewhere.html", STRANGER),
    )
    frame.wait_for_url("**/elsewhere.html")
    until(page, lambda: page.evaluate(LIES) == 1)
    page.evaluate(DRAWN)
    assert height(page) == before


def test_the_code_that_a_page_gives_believes_no_other_page(
    read: Callable[..., Page], copied: Callable[[str], str], sites: tuple[Site, Site]
) -> None:
    page = read(copied("toy"))
    assert_not_believed_elsewhere(page, sites[0])


def test_without_what_is_reserved_the_article_would_move(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    it = maps("map")
    page = read(
        f'<iframe data-control-map src="{it.frame}" width="100%" height="150"></iframe>'
        f'<script src="{it.script}" async></script>'
    )
    frame = inside(page, "/map.html")
    assert height(page) == frame.evaluate(NEEDED)
    assert page.evaluate("shifted()") > 0


def test_a_frame_that_changes_its_width_is_as_high_as_it_needs(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("compare"), "auto"), width=1200)
    frame = inside(page, "/compare.html")
    for width in (360, 1200, 700):
        page.set_viewport_size({"width": width + 16, "height": 2600})
        frame.wait_for_function("(width) => innerWidth === width", arg=width)
        frame.wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
        assert height(page) <= 1.7 * frame.evaluate(NEEDED)


@pytest.mark.parametrize("form", ["auto", "component"])
def test_two_maps_in_one_article_do_not_disturb_each_other(
    read: Callable[..., Page], maps: Callable[..., Embedding], form: str
) -> None:
    page = read(snippet(maps("map"), form), snippet(maps("compare"), form))
    first, second = inside(page, "/map.html"), inside(page, "/compare.html")
    before = height(page, 0), height(page, 1)
    second.locator(".rest button").click()
    page.wait_for_function(f"({HEIGHTS})()[1] > {before[1]}")
    assert height(page, 0) == before[0]
    first.locator(".rest button").click()
    page.wait_for_function(f"({HEIGHTS})()[0] > {before[0]}")
    assert height(page, 1) == second.evaluate("innerHeight")


def test_the_element_loads_another_map_and_takes_a_theme(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("toy"), "component"))
    inside(page, "/toy.html")
    page.locator("control-map").evaluate("(map) => map.setAttribute('theme', 'dark')")
    inside(page, "/toy.html?theme=dark")
    page.locator("control-map").evaluate(
        "(map, src) => map.setAttribute('src', src)", maps("compare").at.page
    )
    frame = inside(page, "/compare.html?theme=dark")
    assert frame.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("control-map").get_by_role("img").count() == 0


@pytest.mark.parametrize("src", ["javascript:alert(1)", "data:text/html,x", "", "http://[", None])
def test_the_element_loads_nothing_but_pages(
    read: Callable[..., Page], maps: Callable[..., Embedding], src: str | None
) -> None:
    page = read(f'<script src="{maps("toy").script}"></script><control-map></control-map>')
    page.evaluate(
        "(src) => src !== null && document.querySelector('control-map').setAttribute('src', src)",
        src,
    )
    assert page.evaluate("document.querySelector('control-map').frame.getAttribute('src')") is None


# --- in the frame ---


@pytest.mark.parametrize("kind", KINDS)
def test_the_rest_is_behind_a_button_and_a_link_opens_it_all(
    read: Callable[..., Page], maps: Callable[..., Embedding], kind: str
) -> None:
    it = maps(kind, "dark")
    page = read(snippet(it, "auto"))
    frame = inside(page, f"/{kind}.html")
    expect(frame.locator("#table")).to_be_hidden()
    expect(frame.locator(".foot")).to_be_hidden()
    button = frame.get_by_role("button", name="Table, sources and method")
    button.click()
    expect(frame.locator("#table")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Open the full map").click()
    opened.value.wait_for_selector("html[data-ready]")
    assert opened.value.url.partition("#")[0] == it.at.page
    assert opened.value.evaluate("opener") is None
    opened.value.close()


def test_the_link_opens_the_day_that_is_shown(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("timeline"), "auto"))
    frame = inside(page, "/timeline.html")
    frame.locator("#time").press("End")
    frame.wait_for_function("() => location.hash === '#2021-09-06'")
    link = frame.get_by_role("link", name="Open the full map")
    link.focus()
    expect(link).to_have_attribute("href", f"{maps('timeline').at.page}#2021-09-06")


@pytest.mark.parametrize("kind", KINDS)
def test_wordpress_is_told_the_height_by_its_secret(
    read: Callable[..., Page], maps: Callable[..., Embedding], kind: str
) -> None:
    listener = "addEventListener('message', ({ data }) => data.secret && (window.told = data))"
    page = read(
        f'<iframe sandbox="allow-scripts" src="{maps(kind).frame}#?secret=aB3"></iframe>',
        script=listener,
    )
    page.wait_for_function("window.told")
    told = page.evaluate("told")
    assert (told["message"], told["secret"]) == ("height", "aB3")
    assert told["value"] > 500


def test_the_wheel_over_the_map_scrolls_the_article(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("toy"), "auto"))
    page.set_viewport_size({"width": 656, "height": 500})
    inside(page, "/toy.html")
    page.mouse.move(320, 350)
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 100")


# --- who may speak ---


LIES = "heard.filter(({ height }) => height === 5000).length"
STRANGER = """<!DOCTYPE html><script>
const message = { "control-map": 1, height: 5000 };
parent.postMessage(message, "*");
for (let nth = 0; nth < parent.length; nth++) parent[nth].postMessage(message, "*");
</script>"""


def test_a_frame_that_is_no_map_sets_no_height(
    read: Callable[..., Page], maps: Callable[..., Embedding], sites: tuple[Site, Site]
) -> None:
    stranger = sites[1].put("/stranger.html", STRANGER)
    page = read(snippet(maps("toy"), "auto"), f'<iframe src="{stranger}" height="40"></iframe>')
    inside(page, "/toy.html")
    page.evaluate("postMessage({ 'control-map': 1, height: 5000 }, '*')")
    until(page, lambda: page.evaluate(LIES) == 2)
    page.evaluate(DRAWN)
    assert (height(page, 0), height(page, 1)) == (maps("toy").reserve.at(640), 40)


def test_a_frame_that_has_gone_elsewhere_is_not_believed(
    read: Callable[..., Page], maps: Callable[..., Embedding], sites: tuple[Site, Site]
) -> None:
    """The window is that of the map; the origin is that of another site."""
    page = read(snippet(maps("toy"), "auto"))
    assert_not_believed_elsewhere(page, sites[0])


SEEN = """(frame) => {
  window.seen = [];
  new MutationObserver(() => seen.push(frame.style.height)).observe(frame, { attributes: true });
}"""


@pytest.mark.parametrize(
    "message",
    ["5000", "null", "{'control-map': 2, height: 5000}", "{'control-map': 1, height: '5000'}",
     "{'control-map': 1, height: 99}", "{'control-map': 1, height: 1e9}", "[1, 5000]"],
)  # fmt: skip
def test_a_message_of_another_form_sets_no_height(
    read: Callable[..., Page], maps: Callable[..., Embedding], message: str
) -> None:
    page = read(snippet(maps("toy"), "auto"))
    frame = inside(page, "/toy.html")
    page.locator("iframe").evaluate(SEEN)
    for said in (message, "{'control-map': 1, height: 1501}"):
        frame.evaluate(f"parent.postMessage({said}, '*')")
    page.wait_for_function("seen.length > 0")
    # The first of two would be obeyed first; a frame whose height has changed then tells its own.
    assert page.evaluate("seen[0]") == "1501px"


@pytest.mark.parametrize(
    "attribute", ['sandbox="allow-scripts"', 'sandbox="allow-scripts allow-same-origin"']
)
def test_a_frame_in_a_sandbox_has_its_height(
    read: Callable[..., Page], maps: Callable[..., Embedding], attribute: str
) -> None:
    page = read(snippet(maps("toy"), "auto").replace("<iframe", f"<iframe {attribute}"))
    frame = inside(page, "/toy.html")
    assert frame.evaluate("origin") == (
        "null" if "same" not in attribute else maps("toy").base[:-5]
    )
    before = height(page)
    frame.locator(".rest button").click()
    page.wait_for_function(f"({HEIGHTS})()[0] > {before}")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")


# --- listeners that an article may have already ---

DATAWRAPPER = """addEventListener("message", (event) => {
  const heights = event.data["datawrapper-height"];
  if (heights === undefined) return;
  for (const id in heights)
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === event.source) frame.style.height = `${heights[id]}px`;
});"""
PYM = """addEventListener("message", (event) => {
  if (typeof event.data !== "string") return;
  const match = event.data.match(/^pymxPYMxmap-1xPYMx(\\S+)xPYMx(.+)$/);
  if (match?.[1] === "height") document.querySelector("iframe").height = parseFloat(match[2]);
});"""


@pytest.mark.parametrize(
    ("listener", "query"),
    [(DATAWRAPPER, ""), (PYM, "?initialWidth=640&childId=map-1&parentTitle=")],
)
def test_an_article_that_listens_already_needs_no_script_of_ours(
    read: Callable[..., Page], maps: Callable[..., Embedding], listener: str, query: str
) -> None:
    page = read(
        f'<iframe src="{maps("toy").frame}{query}" width="100%" height="150"></iframe>',
        script=listener,
    )
    frame = inside(page, "/toy.html")
    page.wait_for_function(f"({HEIGHTS})()[0] > 150")
    assert height(page) == frame.evaluate(NEEDED)


# --- policies, themes, readers without scripts ---


def test_an_article_with_a_strict_policy(
    read: Callable[..., Page], maps: Callable[..., Embedding], sites: tuple[Site, Site]
) -> None:
    """It allows the script and the frame, and no style at all."""
    policy = {"Content-Security-Policy": STRICT.format(maps=sites[1].origin)}
    page = read(snippet(maps("timeline"), "component"), headers=policy)
    frame = inside(page, "/timeline.html")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.evaluate("[shifted(), refused.length]") == [0, 0]
    assert frame.evaluate("refused.length") == 0


def test_where_styles_are_refused_the_attribute_gives_the_height(
    read: Callable[..., Page], maps: Callable[..., Embedding], sites: tuple[Site, Site]
) -> None:
    policy = {"Content-Security-Policy": STRICT.format(maps=sites[1].origin)}
    page = read(snippet(maps("map"), "auto"), headers=policy)
    frame = inside(page, "/map.html")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.evaluate("shifted()") == 0
    assert {*page.evaluate("refused")} == {"style-src-attr"}


@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
def test_a_theme_is_the_article_s_and_not_the_system_s(
    read: Callable[..., Page], maps: Callable[..., Embedding], theme: str, other: str
) -> None:
    def ink(form_theme: str, scheme: str) -> str:
        page = read(snippet(maps("toy", form_theme), "iframe"), color_scheme=scheme)
        frame = inside(page, "/toy.html")
        return frame.evaluate("getComputedStyle(document.body).color")

    assert ink(theme, other) == ink("auto", theme) != ink("auto", other)


@pytest.mark.parametrize("theme", ["<img src=x onerror=alert(1)>", "sepia", "LIGHT", ""])
def test_a_theme_that_does_not_exist_is_not_echoed(
    read: Callable[..., Page], maps: Callable[..., Embedding], theme: str
) -> None:
    page = read("<iframe></iframe>")
    page.evaluate(
        "(src) => { document.querySelector('iframe').src = src }",
        f"{maps('toy').at.page}?theme={quote(theme)}",
    )
    frame = inside(page, "/toy.html")
    assert frame.evaluate("document.documentElement.dataset.theme ?? ''") == ""
    assert theme == "" or theme not in frame.content()


def high(found: Locator) -> float:
    """The height that is drawn, in px."""
    box = found.bounding_box()
    return box["height"] if box else 0.0


@pytest.mark.parametrize("form", ["iframe", "auto"])
def test_without_scripts_the_frame_has_the_picture(
    read: Callable[..., Page], maps: Callable[..., Embedding], form: str
) -> None:
    it = maps("map")
    page = read(snippet(it, form), java_script_enabled=False)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("img", name=it.alt)).to_be_visible()
    assert high(frame.get_by_role("img", name=it.alt)) > 800
    expect(frame.locator("#legend")).to_be_hidden()
    assert high(page.locator("iframe")) >= it.reserve.at(640)


def test_without_scripts_the_element_is_the_picture(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    it = maps("map")
    page = read(snippet(it, "component"), java_script_enabled=False)
    expect(page.get_by_role("link").get_by_role("img", name=it.alt)).to_be_visible()


# --- the demo ---


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("kind", KINDS)
def test_the_demo_is_sound(
    readers: Callable[..., BrowserContext], maps: Callable[..., Embedding], kind: str, width: int
) -> None:
    it = maps(kind)
    page = readers().new_page()
    page.set_viewport_size({"width": width, "height": 900})
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    page.goto(f"{it.base}index.html")
    inside(page, f"/{kind}.html")
    assert page.evaluate("[shifted(), refused.length]") == [0, 0]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not complaints
    assert found_by_axe(page, "main > :not(control-map)") == []
    page.close()


def test_the_demo_opens_from_a_disk(
    readers: Callable[..., BrowserContext], maps: Callable[..., Embedding], tmp_path: Path
) -> None:
    for name, content in contents(maps("toy")).items():
        (tmp_path / name).write_bytes(content)
    page = readers().new_page()
    page.goto((tmp_path / "index.html").as_uri())
    frame = inside(page, "/toy.html")
    before = height(page)
    frame.locator(".rest button").click()
    until(page, lambda: height(page) > before)
    page.close()


# --- a story that the article goes through ---

STORY_TOLD = """
window.told = [];
addEventListener("message", ({ source, data }) => {
  if (data?.["control-map"] && data.steps) told.push(data);
});
for (const key of ["step", "day", "place"]) {
  addEventListener(`control-map-${key}`, ({ target, detail }) => {
    told.push([key, target.localName, detail[key]]);
  });
}
"""


def heading_in(frame: Frame) -> Locator:
    """The heading of the step that a frame shows."""
    return frame.locator("#story li[aria-current] h3")


def told_to(page: Page) -> list[Any]:
    """What the article has heard."""
    return list(page.evaluate("told"))


def test_the_article_of_the_manual_moves_the_map_as_it_is_scrolled(
    read: Callable[..., Page], maps: Callable[..., Embedding], sites: tuple[Site, Site]
) -> None:
    it = maps("story")
    example = block_of("embeds.md", "## Step by step", "html")
    page = read()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(sites[0].put("/example.html", example.replace("https://example.org/maps/", it.base)))
    frame = inside(page, "/story.html")
    expect(heading_in(frame)).to_have_text("Before the first provincial capital fell")
    for nth, heading in ((2, "Five capitals"), (3, "Kabul"), (2, "Five capitals")):
        page.locator(f"[data-step='{nth}']").evaluate(
            "(at) => at.scrollIntoView({ block: 'center' })"
        )
        expect(heading_in(frame)).to_have_text(heading)
        expect(page.locator(".now")).to_have_attribute("data-step", f"{nth}")
    assert page.locator(".map").bounding_box()["y"] == 0  # type: ignore[index]


@pytest.mark.parametrize("size", [(360, 400), (700, 500), (1200, 700)])
def test_a_bare_map_fills_its_element_with_its_key_its_credit_and_its_day(
    read: Callable[..., Page], maps: Callable[..., Embedding], size: tuple[int, int]
) -> None:
    width, high = size
    it = maps("story")
    page = read(
        f'<script src="{it.script}"></script>'
        f'<control-map src="{it.frame}" name="A map" bare></control-map>',
        width=width,
    )
    page.locator("control-map").evaluate("(map, high) => (map.style.height = `${high}px`)", high)
    frame = inside_by(page, "/story.html?bare")
    for step in (1, 2, 3):
        page.locator("control-map").evaluate("(map, step) => (map.step = step)", step)
        expect(frame.locator("html[data-own]")).to_have_count(1)
        expect(frame.locator("#detail")).not_to_be_visible()
        expect(frame.locator(".walk")).not_to_be_visible()
        expect(frame.locator("#story li")).to_have_count(4)
        for part in ("#legend", ".credit", "#day", ".folium-map"):
            expect(frame.locator(part)).to_be_in_viewport(ratio=1)
        assert frame.evaluate("innerHeight") == high
        assert frame.evaluate("document.documentElement.scrollHeight") == high
        assert frame.locator(".folium-map").bounding_box()["height"] > high / 2  # type: ignore[index]


def test_the_element_follows_its_step_and_tells_what_the_reader_does(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("story"), "component"), script=STORY_TOLD)
    frame = inside(page, "/story.html")
    element = page.locator("control-map")
    assert element.get_attribute("step") == "1"
    element.evaluate("(map) => map.setAttribute('step', '3')")
    expect(heading_in(frame)).to_have_text("Kabul")
    until(page, lambda: ["step", "control-map", 3] in told_to(page))
    assert ["place", "control-map", "AF-KAB"] in told_to(page)
    frame.get_by_role("button", name="Previous step").click()
    until(page, lambda: ["day", "control-map", "2021-08-08"] in told_to(page))
    assert element.evaluate("(map) => [map.step, map.steps]") == [2, 3]
    frame.locator("#time").press("Home")
    until(page, lambda: element.evaluate("(map) => map.step") is None)
    element.evaluate("(map) => (map.step = 3)")
    expect(heading_in(frame)).to_have_text("Kabul")


def test_a_step_that_is_set_while_the_map_is_loaded_is_shown(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    hurry = "document.querySelector('control-map').step = 2"
    page = read(snippet(maps("story"), "component"), script=hurry)
    expect(heading_in(inside(page, "/story.html"))).to_have_text("Five capitals")


def test_a_step_that_there_is_not_changes_nothing(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("story"), "component"))
    frame, element = inside(page, "/story.html"), page.locator("control-map")
    for step in ("0", "4", "x", "-1", "1.5", "", "1e9", "<b>"):
        element.evaluate("(map, step) => map.setAttribute('step', step)", step)
        settled(page, frame)
        expect(heading_in(frame)).to_have_text("Before the first provincial capital fell")


def test_a_frame_of_its_own_is_told_and_tells_by_messages(
    read: Callable[..., Page], maps: Callable[..., Embedding]
) -> None:
    page = read(snippet(maps("story"), "iframe"), script=STORY_TOLD)
    frame = inside_by(page, "/story.html")
    until(page, lambda: told_to(page))
    assert told_to(page) == [{"control-map": 1, "steps": 3}]
    page.locator("iframe").evaluate(
        "(frame) => frame.contentWindow.postMessage({ 'control-map': 1, step: 2 }, '*')"
    )
    expect(heading_in(frame)).to_have_text("Five capitals")
    until(page, lambda: len(told_to(page)) > 1)
    last = {"control-map": 1, "steps": 3, "step": 2, "day": "2021-08-08", "place": None}
    assert told_to(page)[-1] == last


def inside_by(page: Page, at: str) -> Frame:
    """The frame of a map that no script of ours asks."""
    until(page, lambda: any(at in frame.url for frame in page.frames))
    (found,) = (frame for frame in page.frames if at in frame.url)
    found.wait_for_function(WHOLE, polling=FRAME)
    return found


def test_another_window_than_the_article_is_not_obeyed(
    read: Callable[..., Page], maps: Callable[..., Embedding], sites: tuple[Site, Site]
) -> None:
    other = sites[1].put(
        "/other.html",
        "<!DOCTYPE html><script>addEventListener('message', () => {"
        "parent.frames[0].postMessage({ 'control-map': 1, step: 3 }, '*');"
        "parent.frames[0].postMessage({ 'control-map': 1, ask: 'height' }, '*');"
        "parent.postMessage('done', '*'); });</script>",
    )
    heard = "window.done = 0; addEventListener('message', ({ data }) => (done += data === 'done'));"
    page = read(snippet(maps("story"), "iframe"), f'<iframe src="{other}"></iframe>', script=heard)
    frame = inside_by(page, "/story.html")
    page.locator("iframe").nth(1).evaluate("(frame) => frame.contentWindow.postMessage('go', '*')")
    page.wait_for_function("done > 0")
    settled(page, frame)
    expect(heading_in(frame)).to_have_text("Before the first provincial capital fell")


def test_a_message_of_another_frame_is_no_event(
    read: Callable[..., Page], maps: Callable[..., Embedding], sites: tuple[Site, Site]
) -> None:
    told = "{ 'control-map': 1, steps: 9, step: 9, day: '2021-08-08', place: null }, '*'"
    other = sites[0].put(
        "/liar.html",
        "<!DOCTYPE html><script>"
        f"addEventListener('message', () => parent.postMessage({told}));</script>",
    )
    page = read(
        snippet(maps("story"), "component"),
        f'<iframe id="liar" src="{other}"></iframe>',
        script=STORY_TOLD,
    )
    inside(page, "/story.html")
    page.locator("#liar").evaluate("(frame) => frame.contentWindow.postMessage('go', '*')")
    until(page, lambda: any(isinstance(one, dict) and one["steps"] == 9 for one in told_to(page)))
    assert ["step", "control-map", 9] not in told_to(page)


@pytest.mark.parametrize("kind", ["map", "timeline"])
def test_a_map_without_a_story_tells_nothing_of_its_reader(
    read: Callable[..., Page], maps: Callable[..., Embedding], kind: str
) -> None:
    page = read(snippet(maps(kind), "component"), script=STORY_TOLD)
    frame = inside(page, f"/{kind}.html")
    page.locator("control-map").evaluate("(map) => (map.step = 2)")
    settled(page, frame)
    assert told_to(page) == []
