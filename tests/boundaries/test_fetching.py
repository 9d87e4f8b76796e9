# SPDX-License-Identifier: MIT
"""Files from addresses: a server on this machine answers, and ends by itself."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from mapper.boundaries.fetching import fetch, is_address
from mapper.errors import BoundaryError, UsageError
from tests.hangs import PROCESS

SHAPES = b'{"type": "FeatureCollection", "features": []}'


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """The address of a server that answers one request, and is gone with its thread."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Nothing is written beside the results of tests."""

    with HTTPServer(("127.0.0.1", 0), Handler) as there:
        there.timeout = PROCESS
        thread = threading.Thread(target=there.handle_request)
        thread.start()
        try:
            yield f"http://127.0.0.1:{there.server_port}"
        finally:
            thread.join(PROCESS)


def sends(
    data: bytes, *, status: int = 200, said: int | None = None, **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer with these bytes, which may say that it is longer than it is."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(data) if said is None else said))
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def brought(address: str, folder: Path, most_mb: float = 1.0) -> Path:
    return fetch(address, folder, most_mb=most_mb, say=lambda text: None, seconds=PROCESS)


def test_a_file_is_brought_under_its_own_name(tmp_path: Path) -> None:
    with server(sends(SHAPES)) as here:
        path = brought(f"{here}/data/adm%202.geojson?raw=1", tmp_path)
    assert path == tmp_path / "adm_2.geojson"
    assert path.read_bytes() == SHAPES


def test_how_far_it_is_is_said_and_taken_away(tmp_path: Path) -> None:
    said: list[str] = []
    with server(sends(SHAPES)) as here:
        fetch(f"{here}/a.geojson", tmp_path, most_mb=1, say=said.append, seconds=PROCESS)
    assert said == ["fetching 0.0 of 0.0 MB", ""]


def test_a_packed_file_gets_the_ending_that_its_address_lacks(tmp_path: Path) -> None:
    with server(sends(gzip.compress(SHAPES))) as here:
        assert brought(f"{here}/download", tmp_path).name == "download.gz"


@pytest.mark.parametrize("said", [None, 10])
def test_more_than_is_allowed_is_not_brought(tmp_path: Path, said: int | None) -> None:
    with (
        server(sends(b"x" * 2000, said=said)) as here,
        pytest.raises(BoundaryError, match=r"0\.0 MB is the most that is fetched — .*max_mb"),
    ):
        brought(f"{here}/large.geojson", tmp_path, most_mb=0.000005)


def test_an_answer_that_ends_too_soon_is_none(tmp_path: Path) -> None:
    with (
        server(sends(SHAPES, said=900)) as here,
        pytest.raises(BoundaryError, match=r"ended after 45 of 900 bytes"),
    ):
        brought(f"{here}/a.geojson", tmp_path)


def test_what_is_not_there_is_told_as_the_answer_words_it(tmp_path: Path) -> None:
    with (
        server(sends(b"", status=404)) as here,
        pytest.raises(BoundaryError, match=r"cannot be fetched \(the answer is 404 Not Found\)"),
    ):
        brought(f"{here}/a.geojson", tmp_path)


def test_no_answer_in_time_is_told(tmp_path: Path) -> None:
    gone = threading.Event()

    def silent(_: object) -> None:
        gone.wait(PROCESS)

    with server(silent) as here:
        with pytest.raises(BoundaryError, match=r"no answer (for 0\.1 seconds|in time)"):
            fetch(f"{here}/a", tmp_path, most_mb=1, say=lambda text: None, seconds=0.1)
        gone.set()


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://a.test/b", "https:///b", "http://[b"]
)
def test_nothing_but_the_web_is_fetched(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError, match="only addresses of https and http are fetched"):
        brought(address, tmp_path)


@pytest.mark.parametrize("elsewhere", ["file:///etc/hostname", "ftp://127.0.0.1/b"])
def test_an_address_that_leads_out_of_the_web_is_not_followed(
    tmp_path: Path, elsewhere: str
) -> None:
    with (
        server(sends(b"", status=302, Location=elsewhere)) as here,
        pytest.raises(BoundaryError, match="cannot be fetched"),
    ):
        brought(f"{here}/a.geojson", tmp_path)


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("HTTPS://a.test/b.zip")
    assert not is_address("C:/maps/b.zip")
