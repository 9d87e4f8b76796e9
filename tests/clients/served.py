# SPDX-License-Identifier: MIT
"""Pages as they lie on a server: every kind in its folder of `mapper embed`, on loopback.

Not a program itself: it has no function `look`.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mapper.embeds.embedding import Embedding, embedding_of
from mapper.embeds.folder import contents
from mapper.page.finished import page_of
from tests.browser.kinds import ground_html
from tests.browser.pages import KINDS, embedded_page
from tests.clients.made import Made

# What is sent in fewer bytes, as servers do.
PACKED = (".html", ".js", ".json")


@dataclass(frozen=True)
class Site:
    """Where the pages are: of each kind what is known of its embedding, and its files."""

    home: Path
    origin: str
    kinds: Mapping[str, Embedding]

    def address(self, kind: str, name: str = "") -> str:
        """Of a file in the folder of a kind, or of its page."""
        return f"{self.origin}/{kind}/{name or f'{kind}.html'}"

    def path(self, kind: str, name: str = "") -> Path:
        return self.home / kind / (name or f"{kind}.html")


class Quiet(SimpleHTTPRequestHandler):
    """Sends files, texts packed."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        packs = "gzip" in self.headers.get("Accept-Encoding", "")
        if not packs or not path.is_file() or path.suffix not in PACKED:
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@cache
def site(made: Made) -> Site:
    """The pages, served until the process ends."""
    home = made.folder / "site"
    home.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(home)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    kinds = {kind: placed(home / kind, kind, f"{origin}/{kind}/") for kind in KINDS}
    return Site(home, origin, kinds)


def placed(folder: Path, kind: str, address: str) -> Embedding:
    """The folder of a page of this kind."""
    text = ground_html() if kind == "faces" else embedded_page(kind)
    it = embedding_of(page_of(text), f"{kind}.html", address)
    folder.mkdir()
    for name, content in contents(it).items():
        (folder / name).write_bytes(content)
    return it
