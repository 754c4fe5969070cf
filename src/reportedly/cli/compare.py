"""`reportedly compare` and `diff`: two documents beside one another; a library beside itself at an earlier time."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import say, say_json, short, warn

if TYPE_CHECKING:
    from reportedly.library import Change


def compare(
    one: Annotated[str, typer.Argument(metavar="A", help="The id of a document, or the beginning of it.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The id of another.")],
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
) -> None:
    """Lay the passages that two documents share beside one another: copied, trimmed, edited or translated."""
    from reportedly.library import Library

    with Library(library) as shelf:
        passages = shelf.compare(one, other)
        texts = {document.id: document.text for document in (shelf.show(one), shelf.show(other))}
    for passage in passages:
        if json:
            say_json(asdict(passage))
            continue
        say(f"{passage.kind}, {passage.score:.2f}: {passage.a} and {passage.b}")
        for a_start, a_end, b_start, b_end in passage.spans:
            say(f"  {passage.a} {a_start}–{a_end}: {short(texts[passage.a][a_start:a_end], 400)}")
            say(f"  {passage.b} {b_start}–{b_end}: {short(texts[passage.b][b_start:b_end], 400)}")
            say()
    if not passages and not json:
        warn("They share no passage that is long and rare enough to tell.")


def diff(
    since: Annotated[str, typer.Argument(metavar="SINCE", help="A time: 2026-01-31 or 2026-01-31T12:00 (UTC).")],
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
) -> None:
    """Say what changed in a library since a time: documents, judgements, claims and their origins."""
    from reportedly.contract import claim_to_json, judgement_to_json
    from reportedly.library import Library

    with Library(library) as shelf:
        changes = shelf.diff(since)
    if json:
        say_json(
            {
                "since": changes.since,
                "added": list(changes.added),
                "removed": [{"document": id, "at": at} for id, at in changes.removed],
                "judged": [judgement_to_json(one) for one in changes.judged],
                "claims": [
                    {
                        "claim": claim_to_json(change.claim),
                        "before": claim_to_json(change.before) if change.before else None,
                        "joined": list(change.joined),
                    }
                    for change in changes.claims
                ],
            }
        )
        return
    say(f"since {changes.since}: {len(changes.added)} documents came, {len(changes.removed)} went")
    for judgement in changes.judged:
        say(f"judged {judgement.id} {judgement.kind} by {judgement.who}")
    for change in changes.claims:
        say(_line(change))


def _line(change: Change) -> str:
    from reportedly.report.pedigree import origins_in_words

    claim, before = change.claim, change.before
    words = short(claim.wording, 80)
    if before is None:
        return f"new      {claim.id}  {origins_in_words(claim)}: {words}"
    was, now = origins_in_words(before), origins_in_words(claim)
    return f"changed  {claim.id}  {now}" + (f" (before: {was})" if was != now else "") + f": {words}"
