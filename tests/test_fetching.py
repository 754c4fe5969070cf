"""Getting pages: from a server of our own on this machine, and never from inside when it is not allowed."""

from __future__ import annotations

import gzip
import http.server
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reportedly import fetching
from reportedly.errors import Failure, NotFetched, TooLarge
from reportedly.fetching import fetch, is_public
from reportedly.library import Library
from reportedly.model import Document
from reportedly.pipeline import Corridor

PAGE = b"<html><title>The pier</title><body><p>The second pier will stay closed until the autumn, they say.</p></body>"
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A server on loopback; `pages` maps a path to what it answers."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {"/pier": (200, {"Content-Type": "text/html"}, PAGE)}
        self.asked: list[str] = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, headers, body = site.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def anywhere(_: str) -> bool:
    return True


def refused(url: str, **more: object) -> NotFetched:
    with pytest.raises(NotFetched) as caught:
        fetch(url, **more)  # type: ignore[arg-type]
    assert caught.value.failure.input == url and caught.value.failure.remedy
    return caught.value


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        *(
            (inside, False)
            for inside in ("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0")
        ),
        *(
            (inside, False)
            for inside in ("::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "224.0.0.1", "100.64.0.1", "::")
        ),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_only_addresses_of_the_open_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_page_comes_with_where_it_came_from_after_redirects(site: Site) -> None:
    site.pages["/old"] = (301, {"Location": "/pier"}, b"")
    got = fetch(site.url + "/old", allowed=anywhere)
    assert (got.url, got.data) == (site.url + "/pier", PAGE)
    assert site.asked.count("/robots.txt") == 2


def test_packed_pages_are_unpacked_within_the_bound(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = {"Content-Encoding": "gzip"}
    site.pages["/packed"] = (200, packed, gzip.compress(PAGE))
    assert fetch(site.url + "/packed", allowed=anywhere).data == PAGE
    monkeypatch.setattr(fetching, "MOST", 1 << 20)
    site.pages["/bomb"] = (200, packed, gzip.compress(b"a" * (64 << 20)))
    with pytest.raises(TooLarge):
        fetch(site.url + "/bomb", allowed=anywhere)
    site.pages["/long"] = (200, {}, b"a" * ((1 << 20) + 1))
    with pytest.raises(TooLarge):
        fetch(site.url + "/long", allowed=anywhere)


def test_nothing_inside_is_reached(site: Site) -> None:
    port = site.server.server_port
    for url in (site.url + "/pier", f"http://localhost:{port}/pier", f"http://[::ffff:127.0.0.1]:{port}/pier"):
        assert "open internet" in refused(url).failure.says
    assert not site.asked


def test_a_redirect_inside_is_not_followed(site: Site) -> None:
    inner = Site()
    site.pages["/out"] = (302, {"Location": inner.url.replace("127.0.0.1", "127.0.0.2") + "/pier"}, b"")

    def not_two(address: str) -> bool:
        return ipaddress.ip_address(address) != ipaddress.ip_address("127.0.0.2")

    assert "127.0.0.2" in refused(site.url + "/out", allowed=not_two).failure.place
    assert not inner.asked
    inner.server.shutdown()
    inner.server.server_close()


def test_a_name_is_resolved_once_and_the_answer_is_what_is_visited(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["127.0.0.1", "127.0.0.1", "203.0.113.1"])
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *rest: object, **more: object) -> object:
        if host != "pier.example":
            return real(host, *rest, **more)  # type: ignore[arg-type]
        asked.append(next(answers))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (asked[-1], 0))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    port = site.server.server_port
    assert fetch(f"http://pier.example:{port}/pier", allowed=anywhere).data == PAGE
    assert asked == ["127.0.0.1", "127.0.0.1"]  # robots.txt and the page: one look for each visit


@pytest.mark.parametrize(
    ("robots", "says"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /pier"), "asks for this page"),
        ((200, {}, b"User-agent: reportedly\nDisallow: /"), "asks for this page"),
        ((403, {}, b""), "403"),
        ((503, {}, b""), "503"),
    ],
)
def test_robots_txt_is_followed(site: Site, robots: Answer, says: str) -> None:
    site.pages["/robots.txt"] = robots
    assert says in refused(site.url + "/pier", allowed=anywhere).failure.says
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, {}, b""), "404"),
        ((302, {"Location": "/round"}, b""), "redirects more than"),
        ((302, {"Location": "file:///etc/hostname"}, b""), "Only http"),
        ((302, {"Location": "http://[bad"}, b""), "cannot be read"),
        ((200, {"Content-Encoding": "br"}, PAGE), "'br'"),
        ((200, {"Content-Encoding": "gzip"}, PAGE), "does not come"),
    ],
)
def test_what_does_not_come_is_told(site: Site, answer: Answer, says: str) -> None:
    site.pages["/round"] = answer
    assert says in refused(site.url + "/round", allowed=anywhere).failure.says


def dripping(send: Callable[[socket.socket], None]) -> str:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, listener.accept()[0] as peer, suppress(OSError):
            send(peer)

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}/"


def test_a_server_that_drips_its_headers_is_left() -> None:
    def drip(peer: socket.socket) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            peer.sendall(b"X: y\r\n"[:1])
            time.sleep(0.05)

    begun = time.monotonic()
    refused(dripping(drip), allowed=anywhere, seconds=0.6)
    assert time.monotonic() - begun < 5


def test_a_library_keeps_what_was_got_with_time_and_address(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "is_public", anywhere)
    monkeypatch.setattr(fetching.fetch, "__kwdefaults__", {"allowed": anywhere, "seconds": 5.0})
    monkeypatch.setattr(Corridor, "follow", lambda self, document: document)
    with Library(tmp_path / "l.db", clock=lambda: "2024-05-02T10:00:00+00:00") as library:
        (off,) = library.add(site.url + "/pier")
        assert isinstance(off, Failure) and off.code == "R109" and "--fetch" in off.remedy
        assert not site.asked
        (added,) = library.add(site.url + "/pier", fetch=True)
        assert not isinstance(added, Failure)
        document: Document = library.show(added.kept.id)
        assert (document.url, document.obtained.at) == (site.url + "/pier", "2024-05-02T10:00:00+00:00")
        assert library.original(added.kept.id) == PAGE
        (gone,) = library.add(site.url + "/none", fetch=True)
        assert isinstance(gone, Failure) and "404" in gone.says
