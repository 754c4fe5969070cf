"""`reportedly trace`, `claims`, `why`: the claims of a library, whom each rests on, and the argument for that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import console, replacing, say, say_json, short, warn
from reportedly.errors import UnknownDocument

if TYPE_CHECKING:
    from reportedly.library import Library
    from reportedly.model import Claim, Document

_ID = re.compile(r"k[0-9a-f]{2,12}")

ClaimId = Annotated[
    list[str],
    typer.Argument(metavar="CLAIM", help="An id, or the beginning of it; or words: the claim that is nearest to them."),
]


def trace(
    claim: Annotated[
        list[str] | None, typer.Argument(metavar="[CLAIM]", help="An id, or words: who says that …? None: every claim.")
    ] = None,
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
    html: Annotated[str | None, typer.Option(metavar="OUT", help="Write a report: claims, then documents.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many answers at most, to words.")] = 10,
) -> None:
    """Say of each claim who has it from whom, and how many independent origins it has."""
    from reportedly.library import Library

    words = " ".join(claim or ())
    with Library(library) as shelf:
        if _ID.fullmatch(words):
            found: Iterable[Claim] = [shelf.claim(words)]
        else:
            found = shelf.trace(words, limit=limit) if words else shelf.claims()
        if html:
            _report(html, list(found), shelf)
            (warn if json else say)(f"report: {html}")
            return
        count = 0
        for one in found:
            count += 1
            _show(one, shelf, json=json)
    if not count and not json:
        warn("Nothing is reported here that is like it." if words else "No claim: the library is empty.")


def claims(
    library: options.LibraryPath = options.LIBRARY,
    every: Annotated[bool, typer.Option("--all", help="Those of a single page, too.")] = False,
    json: options.AsJson = False,
) -> None:
    """List the claims, those that many pages have from few origins first."""
    from reportedly.library import Library

    left = 0
    with Library(library) as shelf:
        for one in shelf.claims():
            if one.documents < 2 and not every:
                left += 1
            elif json:
                from reportedly.contract import claim_to_json

                say_json(claim_to_json(one))
            else:
                say(_line(one))
    if left and not json:
        warn(f"{left} claims are on one page only; --all lists them.")


def why(claim: ClaimId, library: options.LibraryPath = options.LIBRARY, json: options.AsJson = False) -> None:
    """Print the argument for a claim's number of origins, with the words that it rests on."""
    from reportedly.library import Library

    words = " ".join(claim)
    with Library(library) as shelf:
        id: str | None = words
        if not _ID.fullmatch(words):
            id = next((one.id for one in shelf.trace(words, limit=1)), None)
        if id is None:
            raise UnknownDocument(words, "Nothing is reported here that is like it.", remedy="See `reportedly claims`.")
        argument = shelf.why(id)
    if json:
        from dataclasses import asdict

        from reportedly.contract import claim_to_json

        points = [asdict(point) for point in argument.points]
        say_json({"claim": claim_to_json(argument.claim), "says": argument.says, "points": points})
        return
    from reportedly.report.claim_terminal import render_argument

    render_argument(argument, console())


def reindex(library: options.LibraryPath = options.LIBRARY) -> None:
    """Make every claim of a library anew; nothing that people said is lost."""
    from reportedly.library import Library

    with Library(library) as shelf:
        say(f"{shelf.reindex()} claims")


def _show(claim: Claim, shelf: Library, *, json: bool) -> None:
    if json:
        from reportedly.contract import claim_to_json

        say_json(claim_to_json(claim))
        return
    from reportedly.report.claim_terminal import render_claim

    render_claim(claim, _documents(claim, shelf), console())


def _documents(claim: Claim, shelf: Library) -> dict[str, Document]:
    return {id: shelf.show(id) for id in dict.fromkeys(mention.document for mention in claim.mentions)}


def _report(path: str, found: list[Claim], shelf: Library) -> None:
    from reportedly.report.html import page

    wanted = {mention.document for claim in found for mention in claim.mentions}
    documents = [document for document in shelf.documents() if document.id in wanted]
    with replacing(path) as stream:
        page(documents, stream, claims=found)


def _line(claim: Claim) -> str:
    origins = claim.origins
    low, high = (origins.low, origins.high) if origins else (0, 0)
    many = f"{low}" if low == high else f"{low}-{high}"
    keepers = claim.gatekeepers.count if claim.gatekeepers else 0
    flag = " one gatekeeper" if keepers == 1 and claim.documents >= 4 else ""
    circle = " circle" if claim.circular else ""
    pages = f"{claim.documents:>4} pages  {many:>5} origins"
    return f"{claim.id}  {pages}  {short(claim.wording, 90)}{flag}{circle}"
