"""A page and its twin: one view of the library, answered as HTML, or as JSON at the same address with `.json`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from starlette.background import BackgroundTask
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from reportedly.errors import BadStatement, MissingInput, ReportedlyError, UnknownDocument, UnknownFormat
from reportedly.web.desk import Desk
from reportedly.web.guard import Keys
from reportedly.web.leaves import Leaves, Written
from reportedly.web.looks import Looks, looks
from reportedly.web.renewal import Renewal
from reportedly.web.shown import Shown
from reportedly.web.templates import PART, Context, Refusal, Site, begun, some, written
from reportedly.web.then import Then
from reportedly.web.twin import twin

_YEAR = 365 * 86400
_STATUS: tuple[tuple[type[ReportedlyError], int], ...] = (
    (UnknownDocument, 404),
    (MissingInput, 404),
    (BadStatement, 400),
    (UnknownFormat, 400),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for: the parts of the address, and what stands behind its question mark.

    `now` is the time (ISO 8601, UTC), `looked` when the first page was last looked at, "" where nobody knows; `then`
    finds what changed after a time.
    """

    parts: Mapping[str, str]
    query: Mapping[str, str]
    now: str = ""
    looked: str = ""
    then: Then | None = None

    def number(self, name: str, *, least: int = 0, most: int = 10_000_000) -> int:
        """The whole number of that name, `least` where there is none, within its bounds."""
        said = self.query.get(name, "")
        return max(least, min(most, int(said[:12]))) if said.isdecimal() and said.isascii() else least


View = Callable[[Shown, Asked], Context]


class Leaf(Context, Protocol):
    """A page that is one leaf of many, and shows nothing but what stands in the library."""

    @property
    def after(self) -> str | None:
        """The address of the next one."""


LeafView = Callable[[Shown, Asked], Leaf]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What every page is served with: the desk to ask at, the keys, what the pages say of themselves.

    `renewal` makes the claims again, `then` finds how they were; `leaves` are those that are written already.
    """

    desk: Desk
    keys: Keys
    site: Site
    renewal: Renewal
    then: Then
    leaves: Leaves = field(default_factory=Leaves)

    def seen(self, twin: str = "") -> Site:
        """What a page says of the site; `twin` is the address of its JSON."""
        return replace(self.site, twin=twin)


def routes(house: House, path: str, view: View) -> list[Route]:
    """The routes of a page at `path` and of its twin; `/` has its own at `/index.json`."""
    json = "/index.json" if path == "/" else path + ".json"
    return [Route(json, _json(house, view), methods=["GET"]), Route(path, _html(house, view), methods=["GET"])]


def leaf_routes(house: House, path: str, view: LeafView) -> list[Route]:
    """The routes of a page that is turned leaf by leaf, and of its twin."""
    return [
        Route(path + ".json", _json(house, view), methods=["GET"]),
        Route(path, _leaf(house, path, view), methods=["GET"]),
    ]


def told(error: ReportedlyError, site: Site) -> Response:
    """An error of ours as a page."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    failure = error.failure
    title = {404: "This is not here", 400: "This cannot be asked"}.get(status, "Something went wrong")
    page = Refusal(title=title, says=failure.says, remedy=_remedy(failure.remedy), code=failure.code)
    return HTMLResponse(written(page, site), status_code=status)


def empty(error: ReportedlyError) -> bool:
    """Whether the error only says that the library has not been made yet."""
    return isinstance(error, MissingInput)


def _html(house: House, view: View) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        seen = looks(request.cookies.get(house.keys.looks, ""), house.desk.now())
        asked = _asked(house, request, seen)
        path = "/index" if request.url.path == "/" else request.url.path
        site = house.seen(_twin(path, request.url.query))
        try:
            first, rest = await house.desk.ask(lambda library: begun(view(library, asked), site))
        except ReportedlyError as error:
            return told(error, house.seen())
        answer: Response = HTMLResponse(first)
        if len(first) >= PART:
            answer = StreamingResponse(_sent(house.desk, first, rest), media_type="text/html")
        if request.url.path == "/":
            kept = seen.kept()
            answer.set_cookie(house.keys.looks, kept, max_age=_YEAR, httponly=True, samesite="strict", path="/")
        return answer

    return page


def _leaf(house: House, path: str, view: LeafView) -> Callable[[Request], Awaitable[Response]]:
    async def leaf(query: str) -> Written:
        asked, site = Asked(parts={}, query=dict(QueryParams(query))), house.seen(_twin(path, query))

        def write(library: Shown) -> Written:
            page = view(library, asked)
            return Written(written(page, site), page.after)

        return await house.desk.ask(lambda library: house.leaves.leaf(library, query, lambda: write(library)))

    async def ahead(query: str) -> None:
        with suppress(ReportedlyError):  # whoever turns the leaf will be told
            await leaf(query)

    async def page(request: Request) -> Response:
        try:
            found = await leaf(request.url.query)
        except ReportedlyError as error:
            return told(error, house.seen())
        turned = BackgroundTask(ahead, found.after.partition("?")[2]) if found.after else None
        return HTMLResponse(found.html, background=turned)

    return page


async def _sent(desk: Desk, first: str, rest: Iterator[str]) -> AsyncIterator[str]:
    """A long page in parts, so that a browser draws its beginning while the rest is written."""
    part = first
    while part:
        yield part
        part = await desk.ask(lambda _: some(rest))


def _json(house: House, view: View) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        asked = _asked(house, request, looks(request.cookies.get(house.keys.looks, ""), house.desk.now()))
        try:
            text, status = await house.desk.ask(lambda library: twin(view(library, asked))), 200
        except ReportedlyError as error:
            status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
            failure = error.failure
            text = twin(Refusal(title=failure.code, says=failure.says, remedy=failure.remedy, code=failure.code))
        return Response(text, status_code=status, media_type="application/json")

    return answer


def _asked(house: House, request: Request, seen: Looks) -> Asked:
    parts, query = dict(request.path_params), dict(request.query_params)
    return Asked(parts=parts, query=query, now=seen.this, looked=seen.before or "", then=house.then)


def _twin(path: str, query: str) -> str:
    return f"{path}.json" + (f"?{query}" if query else "")


def _remedy(remedy: str) -> str:
    """What to do, without the commands of a terminal that nobody has before them."""
    return "" if "`reportedly" in remedy else remedy
