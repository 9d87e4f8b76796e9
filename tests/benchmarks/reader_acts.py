# SPDX-License-Identifier: MIT
"""What a reader does on pages of 400 units, and how one comes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

STILL = 700  # ms, in which a page does what it puts off
# Events that a page hears of a press, a pointer and a wheel.
PRESS = ("pointerdown", "pointerup", "click", "dblclick", "keydown", "keypress", "textInput")
PRESS += ("input", "change")
POINT = ("pointermove", "mousemove", "pointerover", "mouseover")
WHEEL = ("wheel",)
# A file is given by a click that the page makes itself.
BUTTON = ("pointerdown", "pointerup")

Act = Callable[[Page, int], None]


def nothing(page: Page, nth: int) -> None:
    """Nothing is needed before."""


@dataclass(frozen=True)
class Interaction:
    """What a reader does, for the nth time, after what it takes to come there: `before` once on
    each page, `ready` before each time. `anew`: each time on a page just opened.
    """

    what: str
    act: Act
    before: Act = nothing
    ready: Act = nothing
    hears: tuple[str, ...] = PRESS
    page: str = "timeline"
    phone: bool = False
    anew: bool = False


def settle(page: Page) -> None:
    """Let a page do what it puts off; nothing says when it has."""
    page.wait_for_timeout(STILL)


def spot(page: Page, nth: int) -> tuple[float, float]:
    """A place on the map, another one each time."""
    box = page.locator(".folium-map").last.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * (0.3 + 0.08 * (nth % 6)), box["y"] + box["height"] * 0.45


def point(page: Page, nth: int) -> None:
    page.mouse.move(*spot(page, nth))


def tap(page: Page, nth: int) -> None:
    page.touchscreen.tap(*spot(page, nth))


def press(page: Page, nth: int) -> None:
    """Press where the pointer is."""
    page.mouse.down()
    page.mouse.up()


def press_twice(page: Page, nth: int) -> None:
    for count in (1, 2):
        page.mouse.down(click_count=count)
        page.mouse.up(click_count=count)


def grab(page: Page, nth: int) -> None:
    """Take hold of the map."""
    point(page, 0)
    page.mouse.down()
    x, y = spot(page, 0)
    page.mouse.move(x + 8, y + 8)


def drag(page: Page, nth: int) -> None:
    x, y = spot(page, 0)
    page.mouse.move(x + 8 + 20 * (nth % 2), y + 8 + 12 * (nth % 2))


def grab_and_drag(page: Page, nth: int) -> None:
    grab(page, nth)
    drag(page, 1 + nth)


def let_go(page: Page, nth: int) -> None:
    page.mouse.up()


def wheel(page: Page, nth: int) -> None:
    page.mouse.wheel(0, -60 if nth % 2 else 60)


def with_control(page: Page, nth: int) -> None:
    point(page, 0)
    page.keyboard.down("Control")


def key(name: str, *others: str) -> Act:
    """Press a key, or in turns that and others."""
    keys = (name, *others)
    return lambda page, nth: page.keyboard.press(keys[nth % len(keys)])


def over(selector: str, others: int = 1) -> Act:
    """Have the pointer over an element, or in turns over that and those that follow it."""
    return lambda page, nth: page.locator(selector).nth(nth % others).hover()


def touch(selector: str) -> Act:
    return lambda page, _: page.locator(selector).tap()


def at(selector: str) -> Act:
    """Have the focus on an element."""
    return lambda page, _: page.locator(selector).first.focus()


def in_turn(*acts: Act) -> Act:
    """One act after the other, with rests."""

    def do(page: Page, nth: int) -> None:
        for act in acts:
            act(page, nth)
            settle(page)

    return do


def hold(page: Page, nth: int) -> None:
    """Hold a place open."""
    point(page, nth)
    press(page, nth)


def whole(page: Page, nth: int) -> None:
    """Show the whole again, where the last time came near."""
    page.locator(".zoom button").last.click()


def type_one(page: Page, nth: int) -> None:
    """Type in place of what was typed before."""
    page.keyboard.press(f"{nth % 10}")


def select_all(field: str) -> Act:
    return lambda page, _: page.locator(field).evaluate("field => (field.focus(), field.select())")


def found(page: Page, nth: int) -> None:
    """Have found what Enter chooses."""
    page.keyboard.press("/")
    page.locator(".find input").fill(f"{nth + 11}")


def on_chart(page: Page, nth: int) -> None:
    box = page.locator("#chart svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * (0.3 + 0.1 * (nth % 5)), box["y"] + 60)


FIND, FILTER = ".find input", ".tw-input"
ZOOM, SHARE = ".zoom button:not(.seek)", ".take > summary"
opened = in_turn(over(SHARE), press)
compared = in_turn(over(".pin"), press)


INTERACTIONS = (
    # On the map.
    Interaction("point at a place", point, hears=POINT),
    Interaction("choose a place", press, ready=point),
    Interaction("choose the first place of all", press, ready=point, anew=True),
    Interaction("close it with Escape", key("Escape"), ready=hold),
    Interaction("close it with its button", press, ready=in_turn(hold, over("#detail .close"))),
    Interaction(
        "from place to place with a key", key("ArrowRight", "ArrowLeft"), at(".unit[tabindex='0']")
    ),
    Interaction("zoom with a button", press, ready=over(ZOOM, others=2)),
    Interaction("zoom with a key", key("+", "-"), at(".unit[tabindex='0']")),
    Interaction("zoom with the wheel", wheel, with_control, hears=WHEEL),
    Interaction(
        "zoom with two clicks", press_twice, ready=in_turn(whole, point), hears=("dblclick",)
    ),
    Interaction(
        "show the whole again", press, ready=in_turn(over(ZOOM), press, over(f"{ZOOM} >> nth=2"))
    ),
    Interaction("move the map", drag, in_turn(over(ZOOM), press, grab), hears=POINT),
    Interaction("let the map go", let_go, in_turn(over(ZOOM), press), ready=grab_and_drag),
    Interaction("show one status alone", press, ready=over(".statuses button", others=2)),
    # Through time.
    Interaction("a step of the slider", key("ArrowLeft"), at("#time")),
    Interaction("the same with a place held open", key("ArrowLeft"), in_turn(hold, at("#time"))),
    Interaction("choose a day on the chart", press, ready=on_chart),
    Interaction("Play, or pause", press, in_turn(at("#time"), key("Home")), ready=over(".play")),
    Interaction(
        "compare with the day, or not",
        press,
        in_turn(at("#time"), key("PageDown")),
        ready=over(".pin"),
    ),
    Interaction(
        "a step while two days are compared", key("ArrowLeft"), in_turn(compared, at("#time"))
    ),
    Interaction(
        "the next change",
        press,
        in_turn(compared, at("#time"), key("Home")),
        ready=over(".next button >> nth=2"),
    ),
    Interaction(
        "zoom to the changes",
        press,
        in_turn(compared, at("#time"), key("ArrowLeft")),
        ready=in_turn(over(ZOOM), press, over(".next button")),
    ),
    Interaction(
        "choose what the chart measures", key("ArrowUp", "ArrowDown"), at(".measure select")
    ),
    Interaction("open the figures of all days", press, ready=over("#bar summary")),
    # Search, table, what is taken along.
    Interaction("type into the search", type_one, ready=select_all(FIND)),
    Interaction("choose what was found", key("Enter"), ready=found),
    Interaction("sort the table", press, ready=over(".tw-sort", others=2)),
    Interaction("filter the table", type_one, ready=select_all(FILTER)),
    Interaction("choose a place in the table", press, ready=over(".tw-pick", others=5)),
    Interaction("open what shares the map", press, ready=over(SHARE)),
    Interaction("copy the link", press, opened, ready=over(".take button")),
    Interaction(
        "save the picture as SVG", press, opened, hears=BUTTON, ready=over(".take button >> nth=3")
    ),
    Interaction(
        "save the data as GeoJSON", press, opened, hears=BUTTON, ready=over(".take button >> nth=5")
    ),
    # On a phone.
    Interaction("choose a place by tap, on a phone", tap, phone=True),
    Interaction("the first place of all by tap", tap, phone=True, anew=True),
    Interaction("raise the sheet, on a phone", touch(".grip"), in_turn(tap), phone=True),
    Interaction("close the sheet, on a phone", touch(".shut"), ready=tap, phone=True),
    Interaction("open the key, on a phone", touch("#legend .key-line"), phone=True),
    # Two days on a page of their own.
    Interaction(
        "swipe, first", press, ready=over("#views button >> nth=1"), page="compare", anew=True
    ),
    Interaction("from view to view", press, ready=over("#views button", others=3), page="compare"),
    Interaction(
        "move the handle of the swipe",
        key("ArrowLeft"),
        in_turn(over("#views button >> nth=1"), press, at("#handle")),
        page="compare",
    ),
    Interaction(
        "the next change there", press, ready=over(".next button >> nth=2"), page="compare"
    ),
    Interaction("choose a place there", press, ready=point, page="compare"),
)
