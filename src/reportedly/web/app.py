"""The app: which address is answered by which page, behind the guard and within the limits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from pathlib import PurePath

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportedly.errors import ReportedlyError
from reportedly.export.people import Privacy
from reportedly.library import Steps
from reportedly.report.pedigree import style
from reportedly.veiled import Veil
from reportedly.web import pages
from reportedly.web.changes import judging, undoing
from reportedly.web.claim import claim_page
from reportedly.web.compare import compare
from reportedly.web.correct import correct_page
from reportedly.web.corrections import corrections
from reportedly.web.desk import Desk
from reportedly.web.document import document_page
from reportedly.web.forms import Change, changing
from reportedly.web.guard import Guard, Keys
from reportedly.web.jobs import Jobs
from reportedly.web.limits import Limits
from reportedly.web.news import changes_page
from reportedly.web.overview import overview
from reportedly.web.patterns import patterns
from reportedly.web.renewal import Renewal
from reportedly.web.search import search
from reportedly.web.source import source, sources
from reportedly.web.taking import taking
from reportedly.web.templates import Site, refusal, sheets
from reportedly.web.then import Then
from reportedly.web.uploads import adding, ending, job_routes

LEAVES: dict[str, pages.LeafView] = {"/search": search}
"""The pages that are turned leaf by leaf and show nothing but what stands in the library."""

VIEWS: dict[str, pages.View] = {
    "/": overview,
    **LEAVES,
    "/document/{document}": document_page,
    "/document/{document}/correct/{attribution}": correct_page,
    "/changes": changes_page,
    "/corrections": corrections,
    "/claim/{claim}": claim_page,
    "/compare": compare,
    "/sources": sources,
    "/source": source,
    "/patterns": patterns,
}
"""Every page, by its address; the twin of each is at the same with `.json`."""

CHANGES: dict[str, Callable[[pages.House, Jobs], Change]] = {
    "/judge": lambda house, _: judging(house),
    "/undo": lambda house, _: undoing(house),
    "/add": lambda _, jobs: adding(jobs),
    "/end": lambda _, jobs: ending(jobs),
}
"""Everything that changes something, by the address that a form is sent to."""

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_STATIC = ("web.css", "reportedly.js", "icon.svg")
_DAY = 86400


def application(
    library: str,
    *,
    token: str,
    port: int,
    who: str = "",
    corridor: Steps | None = None,
    clock: Callable[[], str] | None = None,
    renew: bool = True,
    privacy: Privacy | None = None,
) -> ASGIApp:
    """The app over the library at that path, for whoever brings the token, at that port of this machine.

    `who` is the name that judgements are made under; `corridor` and `clock` are as for a `Library`;
    `renew` makes the claims again whenever something changed, and what they were before, in processes of their own;
    `privacy` hides the readers of its pages.
    """
    keys = Keys(token, port=port)
    veil = Veil(privacy) if privacy else None
    desk = Desk(library, clock=clock, veil=veil)
    site = Site(library=PurePath(library).name, csrf=keys.csrf, who=who, veiled=veil is not None)
    renewal = Renewal(library, wanted=renew)
    then = Then(library, behind=renew)
    house = pages.House(desk=desk, keys=keys, site=site, renewal=renewal, then=then)

    jobs = Jobs(library, corridor=corridor, after=renewal.wake)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        renewal.wake()
        yield
        jobs.close()
        renewal.close()
        then.close()
        desk.close()
        if veil is not None:
            veil.close()

    routes = [route for path, view in LEAVES.items() for route in pages.leaf_routes(house, path, view)]
    routes += [r for path, view in VIEWS.items() if path not in LEAVES for r in pages.routes(house, path, view)]
    routes += [Route(path, changing(keys, change(house, jobs)), methods=["POST"]) for path, change in CHANGES.items()]
    routes += [Route(path, page, methods=["GET"]) for path, page in job_routes(house, jobs).items()]
    routes.append(Route("/export", partial(taking, house), methods=["GET"]))
    routes.append(Route("/static/{name}", _static, methods=["GET"]))
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={HTTPException: _missed, Exception: _broken})
    return Guard(Limits(app, uploads=("/add",)), keys, styles=(style(),))


async def _static(request: Request) -> Response:
    """A file of the package's own: by its name in a list, never by a path."""
    name = request.path_params["name"]
    kept = {"cache-control": f"max-age={_DAY}" if "v" in request.query_params else "no-cache"}
    if name in sheets():
        return Response(sheets()[name], media_type="text/css", headers=kept)
    if name not in _STATIC:
        raise HTTPException(404)
    data = (files("reportedly.web") / "static" / name).read_bytes()
    return Response(data, media_type=_KINDS[PurePath(name).suffix], headers=kept)


async def _missed(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return refusal(404, "This is not here", "There is no page at this address.")
    return refusal(status, "This is not done here", "The page cannot be asked for in this way.")


async def _broken(_: Request, error: Exception) -> Response:
    if isinstance(error, ReportedlyError):
        return refusal(500, "Something went wrong", error.failure.says, code=error.code)
    remedy = "Please report it, with what you did."
    return refusal(500, "Something went wrong", f"Unexpected {type(error).__name__}.", remedy=remedy, code="R000")
