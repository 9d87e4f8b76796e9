# SPDX-License-Identifier: MIT
"""A Firefox driven by WebDriver BiDi, the protocol that it speaks itself: no driver beside it.

Playwright drives a Firefox that it has patched. Readers have the plain one, and so these tests do.
Source of the commands: W3C, WebDriver BiDi.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests import hangs

# Nothing is looked up or fetched in the background, and no window asks anything.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": False,
}
LISTENING = ("--remote-debugging-port", "0", "about:blank")
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
LOOK_AGAIN = 0.01  # s
WATCH_POLICY = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.refused.push(`${event.effectiveDirective}: ${event.blockedURI || event.sample}`);
  });
}"""
KEYS = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014", "Enter": "\ue007", "Escape": "\ue00c"}


class Refused(Exception):
    """The browser refused a command; the message is its own."""


class Firefox:
    """One Firefox with one tab.

    `errors` are its messages of errors since the page was opened, `requests` the addresses of all
    that it asked for.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._sent = 0
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.send("script.addPreloadScript", functionDeclaration=WATCH_POLICY)
        (tab,) = self.send("browsingContext.getTree")["contexts"]
        self.tab = tab["context"]

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and give back its result; raises Refused."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=hangs.PAGE / 1000))
            if message.get("id") == self._sent:
                break
            self._write_down(message)
        if message["type"] == "error":
            raise Refused(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def _write_down(self, event: dict[str, Any]) -> None:
        said = event.get("params", {})
        if event.get("method") == "log.entryAdded" and said["level"] == "error":
            self.errors.append(said["text"])
        if event.get("method") == "network.beforeRequestSent":
            self.requests.append(said["request"]["url"])

    def open(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Open an address in a window of this size (px), and wait until the page is ready."""
        self.send("browsingContext.navigate", context=self.tab, url="about:blank", wait="complete")
        self.errors.clear()
        self.requests.clear()
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self.tab, viewport=size)
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        self.until("document.documentElement.dataset.ready !== undefined")

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript comes to in the page, as JSON; raises Refused."""
        done = self.send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((it) => JSON.stringify(it ?? null))",
            target={"context": self.tab},
            awaitPromise=True,
        )
        if done["type"] == "exception":
            raise Refused(done["exceptionDetails"]["text"])
        return json.loads(done["result"]["value"])

    def printed(self) -> bytes:
        """The page on paper, as PDF."""
        return b64decode(self.send("browsingContext.print", context=self.tab)["data"])

    def until(self, expression: str) -> None:
        """Look again until it is so; raises TimeoutError where it never is."""
        end = monotonic() + hangs.PAGE / 1000
        while not self.value(expression):
            if monotonic() > end:
                raise TimeoutError(f"it never came to be so: {expression}")
            sleep(LOOK_AGAIN)

    def middle_of(self, selector: str) -> tuple[int, int]:
        """Where the middle of the first such element stands in the window, in px."""
        x, y = self.value(
            f"((box) => [box.x + box.width / 2, box.y + box.height / 2])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        return round(x), round(y)

    def click(self, selector: str) -> None:
        """Click in the middle of an element, scrolled into sight first."""
        self.value(f"document.querySelector({json.dumps(selector)}).scrollIntoView()")
        self.drag(self.middle_of(selector))

    def drag(self, start: tuple[int, int], *stops: tuple[int, int]) -> None:
        """Press at a point, move along the stops, and let go."""
        moves = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 20} for x, y in (start, *stops)
        ]
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self._act({"type": "pointer", "id": "mouse", "actions": [moves[0], down, *moves[1:], up]})

    def press(self, *keys: str) -> None:
        """Press keys by their names, each down and up."""
        actions = [
            {"type": way, "value": KEYS.get(key, key)}
            for key in keys
            for way in ("keyDown", "keyUp")
        ]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self.send("input.performActions", context=self.tab, actions=[source])

    @property
    def complaints(self) -> list[str]:
        """All that must be empty for a page to be sound."""
        return [*self.errors, *self.value("window.refused")]


@contextmanager
def firefox(program: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own, ended by itself.

    Raises TimeoutError where it does not come up.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        write_preferences(Path(folder))
        said = Path(folder) / "said"
        with said.open("w") as out:
            process = subprocess.Popen(
                [program, "--headless", "--no-remote", "--profile", folder, *LISTENING],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        try:
            with connect(f"{address_in(said)}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.wait(hangs.PROCESS)


def write_preferences(folder: Path) -> None:
    lines = (
        f"user_pref({json.dumps(name)}, {json.dumps(it)});\n" for name, it in PREFERENCES.items()
    )
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")


def address_in(said: Path) -> str:
    """The address at which a Firefox listens, from what it says as it comes up."""
    end = monotonic() + hangs.BROWSER / 1000
    while monotonic() < end:
        if found := LISTENS.search(said.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        sleep(LOOK_AGAIN)
    raise TimeoutError(f"Firefox did not come up: {said.read_text(encoding='utf-8')[-500:]}")
