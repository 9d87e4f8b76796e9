# SPDX-License-Identifier: MIT
"""How tests wait: for something to be so, never for a time.

A test that waits for a time fails on a slow machine and is slow on a fast one. Instead:

- `expect(…)` of Playwright looks again until it is so;
- `until(page, lambda: …)` does that with anything that Python can ask;
- a page opened with `still=True` has a clock that stands: `let_pass(page, 200)` runs the timers
  of 200 ms at once, however long that takes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from playwright.sync_api import Page

from tests import hangs

LOOK_AGAIN = 10  # ms
PAINTED = 40  # ms in which a page paints, and does what waits for that

# Any time will do; it is one that no page shows.
START = datetime(2022, 1, 1)
STOPPED = datetime(2022, 1, 2)


def until(page: Page, so: Callable[[], object]) -> None:
    """Look again, and let the page go on in between, until it is so.

    Raises TimeoutError where it never is.
    """
    end = monotonic() + hangs.PAGE / 1000
    while not so():
        if monotonic() > end:
            raise TimeoutError("it never came to be so")
        page.wait_for_timeout(LOOK_AGAIN)


# Tasks that follow at once, as timers do that wait for nothing: see `tasks.mjs`.
# The clock itself has channels too, and sends nothing by them.
BY_THE_CLOCK = """
const Channel = MessageChannel;
window.MessageChannel = function () {
  const channel = new Channel();
  const send = channel.port2.postMessage.bind(channel.port2);
  const soon = () => setTimeout(() => channel.port1.onmessage());
  channel.port2.postMessage = (what) => (what === 0 ? soon() : send(what));
  return channel;
};
"""


def stop_the_clock(page: Page) -> None:
    """Before the page is opened: its timers, its tasks and its frames run only by `let_pass`."""
    page.clock.install(time=START)
    page.clock.pause_at(STOPPED)
    page.add_init_script(BY_THE_CLOCK)


def let_pass(page: Page, milliseconds: int) -> None:
    """What a page does by itself within this time, in a page that is `still`."""
    page.clock.run_for(milliseconds)
