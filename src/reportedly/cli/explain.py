"""`reportedly explain`: why an attribution is one, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli import options
from reportedly.cli.output import middle, say, say_json, short
from reportedly.language.visible import one_line

if TYPE_CHECKING:
    from reportedly.library import Account, Explanation, Said

Line = tuple[str, str, str]
"""A label, a number, and what it says."""

_QUOTED = 120
_FINDERS = {
    "model": "the model alone",
    "form": "a form alone",
    "both": "the model and a form, which agree",
    "guess": "nobody (it is a guess)",
}
_WAYS = {
    "content": "these words stand in its content",
    "form": "the form says that its source stands behind that one",
    "citing": "its source is cited for the same content",
    "opening": "as what it goes on with",
    "discourse": "the discourse",
}


def explain(
    name: Annotated[str, typer.Argument(metavar="DOCUMENT:ATTRIBUTION", help="Such as d12ab:a3.")],
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
    threads: options.Threads = 1,
    fast: options.Fast = False,
) -> None:
    """Say why an attribution is one: who, how, what, on whose word, what each part counted, and what lost.

    It is found anew for this, by the model that found it when it was added, or with --fast by the smaller one.
    """
    from reportedly.library import Library

    with Library(library) as shelf:
        explanation = shelf.explain(name, threads=threads, fast=fast or None)
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
        say(f"  {label:<12}{value}")
    say()
    for line in _decided(explanation):
        say(line)
    say()
    say("On whose word, the page's first:")
    for depth, link in enumerate(explanation.chain):
        cue = f" {_quoted(link.cue)}" if link.cue else ""
        say(f"  {'   ' * depth}└ {link.attribution.id} {_who(link)}{cue} [{link.attribution.certainty}]")


def _decided(explanation: Explanation) -> Iterator[str]:
    """What decided, as lines: a table, or why there is none."""
    account = explanation.account
    if account is None:
        yield f"What decided: {explanation.without}"
    else:
        yield f"What decided, found by {_FINDERS[account.by]}:"
        for label, number, says in _table(explanation, account):
            yield f"  {label:<12}{number:<6}{says}".rstrip()
    if explanation.differs:
        yield f"Mind: {'; '.join(explanation.differs)}."


def _table(explanation: Explanation, account: Account) -> Iterator[Line]:
    said, beliefs = explanation.chain[-1], account.beliefs
    if account.by == "guess":
        yield "goes on", "", f"with {account.continues}, whose sentence ends before it"
    else:
        yield _belief("attributed", beliefs.whole, "the model's belief that anything is attributed here")
        yield _belief("cue", beliefs.cue, "the model's belief that a cue begins here")
        source = "these words are its source" if said.source else "no source is named"
        yield _belief("source", beliefs.source, f"the model's belief that {source}")
        yield _belief("content", beliefs.content, "the model's belief that these words are its content")
        yield _form(account)
    yield "nesting", "", _nesting(explanation, account)
    yield _runner_up(account)
    if account.unweighed:
        yield "confidence", f"{account.confidence:.2f}", account.unweighed
        return
    total = sum(one.odds for one in account.contributions)
    yield "confidence", f"{account.confidence:.2f}", f"log-odds {total:+.1f}, the sum of"
    for one in account.contributions:
        yield "", f"{one.odds:+.1f}", one.says


def _belief(label: str, belief: float | None, says: str) -> Line:
    return (label, "—", "the model was not asked") if belief is None else (label, f"{belief:.2f}", says)


def _form(account: Account) -> Line:
    if account.form is None:
        return "form", "—", "no form found it"
    says = f"{account.form.id}: {one_line(account.form.says)}" if account.form.says else account.form.id
    return "form", f"{account.form.confidence:.2f}", says


def _nesting(explanation: Explanation, account: Account) -> str:
    parent = account.nesting.parent
    if parent is None:
        own = explanation.chain[-1].attribution.where in ("title", "body")
        return f"none: the {'page' if own else 'commenter'} itself passes it on"
    who = "".join(f", {_who(link)}" for link in explanation.chain if link.attribution.id == parent)
    return f"rests on {parent}{who}; {_way(explanation, account)}"


def _way(explanation: Explanation, account: Account) -> str:
    """How the parent came about; of the discourse what it said itself, last of all, in the attribution's reason."""
    _, told, last = explanation.chain[-1].attribution.because.rpartition("; ")
    if account.nesting.way == "discourse" and told:
        return f"the discourse: {last}"
    return _WAYS[account.nesting.way]


def _runner_up(account: Account) -> Line:
    reading = account.runner_up
    if reading is None:
        return "runner-up", "", f"none: {account.alone}"
    who = f"form {reading.form}" if reading.form else "the model"
    more = f" (the surest of {account.lost} that lost)" if account.lost > 1 else ""
    parts = f"source {_quoted(reading.source)}, cue {_quoted(reading.cue)}, content {_quoted(reading.content)}"
    return "runner-up", f"{reading.confidence:.2f}", f"{who} reads {parts}{more}"


def _who(said: Said) -> str:
    if said.who is None:
        return one_line(" … ".join(said.source)) or "nobody is named"
    of = f", of {said.carrier.name}" if said.carrier else ""
    return f"{one_line(said.who.name)} ({said.who.kind}{of})"


def _quoted(passages: tuple[str, ...]) -> str:
    return " … ".join(f"“{middle(passage, _QUOTED)}”" for passage in passages) or "—"


def _as_json(explanation: Explanation) -> dict[str, Any]:
    document = explanation.document
    return {
        "document": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "chain": [_link(said) for said in explanation.chain],
        "account": explanation.account and _rounded(asdict(explanation.account)),
        "without": explanation.without,
        "differs": list(explanation.differs),
    }


def _rounded(value: Any) -> Any:
    """A value for JSON, its numbers to four places."""
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(one) for one in value]
    return round(value, 4) if isinstance(value, float) else value


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
