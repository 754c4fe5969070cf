"""A request that brings too much, or takes too long, is ended; a real server on a real socket."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from reportedly.web import limits
from reportedly.web.limits import Impatient, Limits


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the whole body and says how long it was."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


@pytest.fixture
def small() -> TestClient:
    return TestClient(Limits(echo, uploads=("/add",), form=100, upload=1000))


def test_a_small_request_goes_through(small: TestClient) -> None:
    assert small.post("/judge", content=b"x" * 100).text == "100"


def test_a_request_that_says_that_it_is_too_big_is_not_read(small: TestClient) -> None:
    answer = small.post("/judge", content=b"x" * 101)
    assert (answer.status_code, answer.headers["connection"]) == (413, "close")


def test_an_upload_may_be_bigger_and_has_its_own_bound(small: TestClient) -> None:
    assert small.post("/add", content=b"x" * 1000).text == "1000"
    assert small.post("/add", content=b"x" * 1001).status_code == 413


def test_one_that_does_not_say_is_counted(small: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 10

    assert small.post("/judge", content=endless()).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e9", "9" * 40, "0x10"])
def test_a_length_that_is_no_number_is_refused(small: TestClient, length: str) -> None:
    assert small.post("/judge", content=b"", headers={"content-length": length}).status_code == 413


def test_a_body_that_stops_coming_is_given_up() -> None:
    sent = []

    async def ask() -> None:
        async def receive() -> dict[str, object]:
            await asyncio.sleep(5)
            return {}

        async def send(message: object) -> None:
            sent.append(message)

        scope = {"type": "http", "path": "/judge", "headers": [], "method": "POST"}
        await Limits(echo, pause=0.05)(scope, receive, send)

    begun = time.monotonic()
    asyncio.run(ask())
    assert time.monotonic() - begun < 2
    assert isinstance(sent[0], dict)
    assert sent[0]["status"] == 408


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server that waits a quarter of a second for the head of a request."""
    monkeypatch.setattr(limits, "HEAD_SECONDS", 0.25)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        server = uvicorn.Server(uvicorn.Config(Limits(echo), http=Impatient, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("begin", [b"", b"GET / HTTP/1.1\r\nHost: 127", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"])
def test_a_head_that_does_not_come_ends_the_connection(port: int, begin: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=3) as connection:
        connection.sendall(begin)
        if begin.endswith(b"\r\n\r\n"):
            assert b"200" in connection.recv(1000)
            connection.sendall(b"GET / HT")
        begun = time.monotonic()
        with contextlib.suppress(ConnectionResetError):
            while connection.recv(1000):
                assert time.monotonic() - begun < 3
        assert time.monotonic() - begun < 2
