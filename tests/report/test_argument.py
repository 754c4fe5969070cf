"""The argument for a count of origins: each root, doubt, circle, copy and denial once, with the words it rests on."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from reportedly.model import Claim, Copy, Document, Drift, End, Evidence, Gatekeepers
from reportedly.report.argument import LONGEST, argument
from reportedly.report.claim_terminal import render_argument, render_claim
from tests.report.test_pedigree import claim, mention

TEXT = "Harbour Watch writes that the pier is closed."


def told(count: int = 4) -> tuple[Claim, dict[str, Document]]:
    plain = claim(count)
    relays = tuple(
        replace(relay, evidence=(Evidence(document=relay.from_end.document, span=(0, 20)),))
        if relay.from_end.document
        else relay
        for relay in plain.relays
    )
    made = replace(plain, relays=relays, gatekeepers=Gatekeepers(count=1, who=(End(party="p1"),)))
    return made, {
        f"d{number}": Document(id=f"d{number}", text=TEXT, outlet=f"Paper {number}") for number in range(count)
    }


def says(made: Claim, documents: dict[str, Document]) -> str:
    return "\n".join(point.says for point in argument(made, documents).points)


def test_unnamed_people_are_one_origin_and_the_gatekeeper_is_named() -> None:
    made, documents = told()
    said = says(made, documents)
    assert "“its own people” (anonymous): unnamed people are one origin" in said
    assert "If Harbour Watch were wrong, so would be every page that reports it. 4 pages hang on one" in said


def test_reasons_call_pages_by_their_names() -> None:
    made, documents = told()
    assert made.origins is not None
    made = replace(made, origins=replace(made.origins, because=("that d1 rests on d10 is unsure",)))
    assert "that Paper 1 rests on d10 is unsure" in says(made, documents)


def test_copies_denials_and_drift_are_points_with_quotations() -> None:
    made, documents = told()
    made = replace(
        made,
        mentions=(*made.mentions, replace(mention("d3", stance="denies"), spans=((0, 5),))),
        copies=(Copy(of="d0", document="d1", spans=((0, 9),), kind="copy"),),
        drift=(Drift(from_document="d0", to_document="d2", change="hedge-dropped", spans=((4, 9),)),),
    )
    points = argument(made, documents).points
    by_says = {point.says: [quote.words for quote in point.quotes] for point in points}
    assert by_says["Paper 1 has its text from Paper 0 (copy)."] == [TEXT[:9].strip()]
    assert by_says["Paper 3 denies it."] == [TEXT[:5]]
    assert by_says["From Paper 0 to Paper 2 a word of doubt is gone."] == [TEXT[4:9].strip()]


def test_long_words_are_cut() -> None:
    made, documents = told()
    documents["d3"] = replace(documents["d3"], text="x" * 900)
    made = replace(made, mentions=(*made.mentions, replace(mention("d3", stance="denies"), spans=((0, 900),))))
    (quote,) = next(point.quotes for point in argument(made, documents).points if "denies" in point.says)
    assert len(quote.words) == LONGEST


def test_both_are_printed_with_nothing_that_steers_a_terminal() -> None:
    made, documents = told()
    documents["d0"] = replace(documents["d0"], outlet="Evil\x1b[2J", title="[bold]t[/bold]")
    stream = io.StringIO()
    console = Console(file=stream, width=90, markup=False, highlight=False, emoji=False)
    render_claim(made, documents, console)
    render_argument(argument(made, documents), console)
    printed = stream.getvalue()
    assert "\x1b" not in printed
    assert "[bold]t[/bold]" in printed
    assert "│  ├─ " in printed or "├─ " in printed
    assert "every page hangs on 1: Harbour Watch" in printed
