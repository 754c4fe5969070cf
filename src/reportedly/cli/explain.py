"""`reportedly explain`: why an attribution is one, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli import options
from reportedly.cli.output import say, say_json, short
from reportedly.report.visible import one_line

if TYPE_CHECKING:
    from reportedly.library import Explanation, Said


def explain(
    name: Annotated[str, typer.Argument(metavar="DOCUMENT:ATTRIBUTION", help="Such as d12ab:a3.")],
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
) -> None:
    """Say why an attribution is one: who, how, what, on whose word, how sure, and what decided."""
    from reportedly.library import Library

    with Library(library) as shelf:
        explanation = shelf.explain(name)
    if json:
        say_json(_as_json(explanation))
    else:
        _print(explanation)


def _print(explanation: Explanation) -> None:
    document, said = explanation.document, explanation.chain[-1]
    attribution = said.attribution
    title = short(document.title, 90)
    say(f"{document.id}:{attribution.id}  {title}" + (f"  — {document.outlet}" if document.outlet else ""))
    say()
    rows = [
        ("who", _who(said)),
        ("source", _quoted(said.source)),
        ("cue", _quoted(said.cue)),
        ("content", _quoted(said.content)),
        ("hedges", _quoted(said.hedges)),
        ("certainty", f"{attribution.certainty} (act: {attribution.act}, in: {attribution.where})"),
        ("confidence", f"{attribution.confidence:.2f}"),
        ("because", attribution.because or "—"),
    ]
    for label, value in rows:
        say(f"  {label:<11}{value}")
    say()
    say("On whose word, the page's first:")
    for depth, link in enumerate(explanation.chain):
        cue = f" {_quoted(link.cue)}" if link.cue else ""
        say(f"  {'   ' * depth}└ {link.attribution.id} {_who(link)}{cue} [{link.attribution.certainty}]")


def _who(said: Said) -> str:
    if said.who is None:
        return one_line(" … ".join(said.source)) or "nobody is named"
    of = f", of {said.carrier.name}" if said.carrier else ""
    return f"{one_line(said.who.name)} ({said.who.kind}{of})"


def _quoted(passages: tuple[str, ...]) -> str:
    return " … ".join(f"“{one_line(passage)}”" for passage in passages) or "—"


def _as_json(explanation: Explanation) -> dict[str, Any]:
    document = explanation.document
    return {
        "document": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "chain": [_link(said) for said in explanation.chain],
    }


def _link(said: Said) -> dict[str, Any]:
    from reportedly.contract import attribution_to_json

    return {
        "attribution": attribution_to_json(said.attribution),
        "who": said.who and said.who.name,
        "kind": said.who and said.who.kind,
        "of": said.carrier and said.carrier.name,
        "source": list(said.source),
        "cue": list(said.cue),
        "content": list(said.content),
        "hedges": list(said.hedges),
    }
