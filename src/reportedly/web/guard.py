"""The door of the app: who may come in, from where, and what a browser may do with what it is given.

A page on the web can make a browser send requests to this machine, and can give its own name this machine's address
(DNS rebinding). So the host that is asked for must be this one, a change must come from a page of ours, and nobody gets
anything without the token, which stands in the address that is printed once and in a cookie from then on.
"""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.report.html import digest
from reportedly.web.templates import refusal

_SAFE = ("GET", "HEAD")


class Keys:
    """What is known to the app and to those whom it let in; everything is made of the token."""

    def __init__(self, token: str, *, port: int) -> None:
        self.token = token
        self.cookie = f"reportedly-{port}"
        self.looks = f"reportedly-{port}-looks"
        self.session = self._made("session")
        self.csrf = self._made("csrf")
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    def _made(self, use: str) -> str:
        return hmac.new(self.token.encode(), use.encode(), hashlib.sha256).hexdigest()


class Guard:
    """Lets in who may come in, and gives every answer the headers that keep a browser from doing more than showing it.

    `styles` are style sheets that stand in drawings.
    """

    def __init__(self, app: ASGIApp, keys: Keys, *, styles: tuple[str, ...] = ()) -> None:
        self.app = app
        self.keys = keys
        allowed = " ".join(["'self'", *map(digest, styles)])
        self.policy = (
            f"default-src 'none'; style-src {allowed}; script-src 'self'; connect-src 'self'; img-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; anything but HTTP is closed to."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._harden(MutableHeaders(scope=message))
            await send(message)

        answer = self._turned_away(scope) or self._welcomed(scope)
        await (answer or self.app)(scope, receive, guarded)

    def _turned_away(self, scope: Scope) -> Response | None:
        """The refusal for a request that is not for this host, or that a page of somebody else's makes."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.keys.hosts:
            return PlainTextResponse("This host is not served here.\n", status_code=421)
        origin = headers.get("origin")
        foreign = origin is not None and origin.lower() not in {f"http://{host}" for host in self.keys.hosts}
        site = headers.get("sec-fetch-site", "none")
        if scope["method"] not in _SAFE and (foreign or site not in ("none", "same-origin")):
            return PlainTextResponse("A page of another site may change nothing here.\n", status_code=403)
        if scope["method"] not in (*_SAFE, "POST"):
            return PlainTextResponse("This is not done here.\n", status_code=405, headers={"allow": "GET, HEAD, POST"})
        return None

    def _welcomed(self, scope: Scope) -> Response | None:
        """None for whoever has the cookie or the token; who brings it in the address gets the cookie instead."""
        headers = Headers(scope=scope)
        if scope["path"].startswith("/static/") and scope["method"] in _SAFE:
            return None
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        for key, value in asked:
            if key == "token" and scope["method"] in _SAFE and _same(value, self.keys.token):
                return self._cookie(scope["path"], [pair for pair in asked if pair[0] != "token"])
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() in ("bearer", "token") and _same(given.strip(), self.keys.token):
            return None
        if _same(_cookie(headers, self.keys.cookie), self.keys.session):
            return None
        return refusal(401, "The key is missing", _LOCKED)

    def _cookie(self, path: str, asked: list[tuple[str, str]]) -> Response:
        # Two slashes at the start would be the name of another host.
        where = "/" + path.lstrip("/\\") + ("?" + urlencode(asked) if asked else "")
        answer = RedirectResponse(where, status_code=303)
        answer.set_cookie(self.keys.cookie, self.keys.session, httponly=True, samesite="strict", path="/")
        return answer

    def _harden(self, headers: MutableHeaders) -> None:
        headers["content-security-policy"] = self.policy
        headers["x-content-type-options"] = "nosniff"
        headers["x-frame-options"] = "DENY"
        # With "no-referrer" a browser would not name the origin of our own forms.
        headers["referrer-policy"] = "same-origin"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["cross-origin-resource-policy"] = "same-origin"
        headers["permissions-policy"] = "camera=(), microphone=(), geolocation=()"
        headers.setdefault("cache-control", "no-store")


_LOCKED = (
    "This library is open only to whoever started the program. Use the whole address that `reportedly serve` printed, "
    "with its token. If you have just done so, go on to the library."
)


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode())


def _cookie(headers: Headers, name: str) -> str:
    try:
        kept = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return kept[name].value if name in kept else ""
