"""Getting a page from its address, when a person asks for it: slowly trusted, bounded in all ways, never from inside.

Off unless asked for. robots.txt is followed; time, size and redirects are bounded; an address is resolved once, refused
unless every answer is public, and the connection is made to that very answer, so that a name cannot be pointed
elsewhere between the look and the visit (DNS rebinding).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from reportedly.errors import NotFetched, TooLarge

AGENT = "reportedly"
MOST = 64 << 20
"""Bytes of one page, packed or unpacked."""

REDIRECTS = 5
SECONDS = 30.0
"""For one page, all redirects and robots.txt included."""

_ROBOTS = 512 << 10
_CHUNK = 1 << 16
_MOVED = {301, 302, 303, 307, 308}
_RETRY = "Save the page from a browser and give its file."

Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: its bytes unpacked, and the address that it came from after redirects."""

    url: str
    data: bytes


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: no loopback, private, link-local, mapped or reserved one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


def fetch(url: str, *, allowed: Allowed = is_public, seconds: float = SECONDS) -> Fetched:
    """The page at an http or https address.

    `allowed` says which IP addresses may be reached. Raises NotFetched (refused by robots.txt or by us, not there, too
    slow, too many redirects) or TooLarge; each names the address at fault.
    """
    end = time.monotonic() + seconds
    at = url
    for _ in range(REDIRECTS + 1):
        _obey_robots(at, url, allowed, end)
        status, headers, data = _get(at, url, allowed, end, most=MOST)
        if status in _MOVED and "location" in headers:
            at = _moved(at, headers["location"], url)
            continue
        if status != 200:
            raise NotFetched(url, f"The server answers {status}.", place=at, remedy=_RETRY)
        return Fetched(url=at, data=data)
    raise NotFetched(url, f"The address redirects more than {REDIRECTS} times.", place=at, remedy=_RETRY)


def _moved(at: str, to: str, url: str) -> str:
    try:
        return urljoin(at, to)
    except ValueError as error:
        says = f"The page has moved to {to[:100]!r}, which cannot be read as an address."
        raise NotFetched(url, says, place=at, remedy=_RETRY) from error


def _obey_robots(at: str, url: str, allowed: Allowed, end: float) -> None:
    parts = urlsplit(at)
    robots = f"{parts.scheme}://{parts.netloc}/robots.txt"
    for _ in range(REDIRECTS):
        status, headers, data = _get(robots, url, allowed, end, most=_ROBOTS)
        if status not in _MOVED or "location" not in headers:
            break
        robots = _moved(robots, headers["location"], url)
    rules = RobotFileParser()
    if status in (401, 403) or status >= 500:
        says = f"The site's robots.txt answers {status}, which asks for nothing to be fetched."
        raise NotFetched(url, says, place=robots, remedy=_RETRY)
    rules.parse(data.decode("utf-8", "replace").splitlines() if status == 200 else [])
    if not rules.can_fetch(AGENT, at):
        raise NotFetched(url, "The site's robots.txt asks for this page not to be fetched.", place=at, remedy=_RETRY)


def _get(at: str, url: str, allowed: Allowed, end: float, *, most: int) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case, and the unpacked body of one request."""
    try:
        parts = urlsplit(at)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise NotFetched(url, "The address cannot be read.", place=at, remedy="Check it.") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise NotFetched(url, "Only http and https addresses are fetched.", place=at, remedy=_RETRY)
    address = _resolved(host, at, url, allowed)
    connection = _Pinned(host, address, port, secure=parts.scheme == "https", timeout=_left(end, url, at))
    guard = threading.Timer(_left(end, url, at), connection.cut)  # a server that drips its headers has no other end
    guard.daemon = True
    guard.start()
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"})
        with closing(connection.getresponse()) as answer:
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, _body(answer, headers, connection, at, url, end, most)
    except (OSError, http.client.HTTPException, UnicodeError, zlib.error) as error:
        says = f"The page does not come: {error or type(error).__name__}."
        raise NotFetched(url, says, place=at, remedy="Check the address and the network, or save the page.") from error
    finally:
        guard.cancel()
        connection.close()


def _resolved(host: str, at: str, url: str, allowed: Allowed) -> str:
    """The IP address to connect to; every one that the name has must be allowed."""
    try:
        answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(url, f"The name {host!r} is not known.", place=at, remedy="Check the address.") from error
    addresses = [str(answer[4][0]).partition("%")[0] for answer in answers]
    if not addresses or not all(map(allowed, addresses)):
        says = f"The address of {host!r} is none of the open internet, and nothing inside is ever fetched."
        raise NotFetched(url, says, place=at, remedy="Save the page and give its file.")
    return addresses[0]


class _Pinned(http.client.HTTPConnection):
    """A connection to an IP address that was looked at, under the name that was asked for."""

    def __init__(self, host: str, address: str, port: int | None, *, secure: bool, timeout: float) -> None:
        super().__init__(host, port or (443 if secure else 80), timeout=timeout)
        self._address, self._secure = address, secure

    def connect(self) -> None:
        """Connect to the address, and speak TLS for the name."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End the conversation, whatever the server is doing."""
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def _body(
    answer: http.client.HTTPResponse,
    headers: dict[str, str],
    connection: http.client.HTTPConnection,
    at: str,
    url: str,
    end: float,
    most: int,
) -> bytes:
    packing = headers.get("content-encoding", "identity").lower().strip()
    unpack = {"gzip": 31, "x-gzip": 31, "deflate": 15}.get(packing)
    if unpack is None and packing not in ("identity", ""):
        raise NotFetched(url, f"The server packs the page by {packing!r}.", place=at, remedy=_RETRY)
    unpacker = zlib.decompressobj(wbits=unpack) if unpack else None
    parts: list[bytes] = []
    size = 0
    while not answer.isclosed():
        if connection.sock is not None:
            connection.sock.settimeout(_left(end, url, at))
        packed = answer.read1(_CHUNK)
        if not packed:
            break
        _left(end, url, at)
        part = unpacker.decompress(packed, most + 1 - size) if unpacker else packed
        size += len(part)
        if size > most or (unpacker and unpacker.unconsumed_tail):
            raise TooLarge(url, f"The page is longer than {most >> 20} MiB.", place=at, remedy=_RETRY)
        parts.append(part)
    return b"".join(parts)


def _left(end: float, url: str, at: str) -> float:
    """Seconds that are left; raises NotFetched when there are none."""
    left = end - time.monotonic()
    if left <= 0:
        raise NotFetched(url, "The page takes too long.", place=at, remedy="Try again later, or save the page.")
    return left
