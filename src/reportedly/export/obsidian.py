"""Notes for Obsidian: a ZIP of Markdown, a note for each claim and each source, linked to one another.

A note has its facts in front matter, its quotations with the place that each has in its document. It unpacks into
`reportedly/`, so that a vault's own notes are never overwritten.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from reportedly.export.bundle import Bundle, Traced
from reportedly.export.iri import address
from reportedly.export.markdown import file_name, label, plain, value
from reportedly.model import Document, End, Mention, Party

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CLAIMS, _SOURCES = "reportedly/claims", "reportedly/sources"
_LONGEST_LABEL = 100


@dataclass(slots=True)
class _Source:
    """What becomes of a party in the notes: the party as first met, and a line for each claim that names it."""

    party: Party
    lines: list[str] = field(default_factory=list)
    documents: dict[str, None] = field(default_factory=dict)


class _Forward:
    """A stream that only goes on: a ZIP is the same in a file and in a pipe, where nothing can be written over."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """A note for each claim as it comes, then one for each party that any of them names."""
    sources: dict[str, _Source] = {}
    with zipfile.ZipFile(cast(BinaryIO, _Forward(stream)), "w", zipfile.ZIP_DEFLATED) as folder:
        for traced in bundle.claims:
            claim = traced.claim
            name = file_name(claim.wording, claim.id)
            _put(folder, f"{_CLAIMS}/{name}.md", _claim(traced))
            for party in claim.parties:
                source = sources.setdefault(party.id, _Source(party))
                source.lines.append(f"- {_link(_CLAIMS, name, claim.wording)}: {_part(traced, party)}")
                source.documents |= dict.fromkeys(party.publishes)
        for source in sources.values():
            name = file_name(source.party.name, source.party.id)
            _put(folder, f"{_SOURCES}/{name}.md", _source(source))


def _put(folder: zipfile.ZipFile, name: str, lines: Iterable[str]) -> None:
    note = zipfile.ZipInfo(name, _EPOCH)
    note.compress_type = zipfile.ZIP_DEFLATED
    note.create_system = 3
    note.external_attr = 0o644 << 16
    folder.writestr(note, ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))


def _claim(traced: Traced) -> Iterator[str]:
    claim, origins = traced.claim, traced.claim.origins
    yield from _front(
        {
            "type": "claim",
            "id": claim.id,
            "wording": claim.wording,
            "language": claim.language,
            "documents": claim.documents,
            "origins_low": origins.low if origins else None,
            "origins_high": origins.high if origins else None,
            "echo": claim.echo,
            "first": claim.first.published if claim.first else None,
        }
    )
    yield f"# {plain(claim.wording)}"
    yield from ("", "## Origins", "")
    if origins is None:
        yield "How many independent origins it has is unknown."
    else:
        yield f"{origins.low} to {origins.high} independent origins, {origins.voices} voices."
        yield ""
        for root in origins.roots:
            known = traced.party(root.party)
            seen = ", its own basis not seen" if root.unresolved else ""
            yield f"- {_to(known) if known else plain(root.name)} ({root.kind}{seen})"
        yield from (f"- {plain(reason)}" for reason in origins.because)
    yield from ("", "## Who reports it", "")
    for mention in claim.mentions:
        yield from _mention(traced, mention)
    if claim.relays:
        yield from ("", "## Who has it from whom", "")
    for relay in claim.relays:
        words = [(one.document, one.span, traced.words(one.document, (one.span,))) for one in relay.evidence]
        because = f": {plain(relay.because)}" if relay.because else ""
        one, other = _end(traced, relay.from_end), _end(traced, relay.to_end)
        yield f"- {one} {relay.kind} {other}, {relay.confidence:.2f}{because}"
        yield from (f"    - “{plain(said)}” {plain(id)} {start}–{end}" for id, (start, end), said in words)
    yield from ("", "## Pages", "")
    for document in traced.documents.values():
        yield from _kept(document)


def _mention(traced: Traced, mention: Mention) -> Iterator[str]:
    document, end = traced.documents.get(mention.document), End(document=mention.document)
    hops = ((traced.party(hop.party), hop.name) for hop in mention.chain)
    chain = " ← ".join(_to(party) if party else plain(name) for party, name in hops)
    when = f", {plain(mention.published)}" if mention.published else ""
    yield f"- {_end(traced, end)}{when}: {mention.stance}{' on the word of ' + chain if chain else ''}"
    yield from (
        f"    - “{plain(traced.words(mention.document, (span,)))}” {plain(mention.document)} {span[0]}–{span[1]}"
        for span in mention.spans
        if document
    )


def _kept(document: Document) -> Iterator[str]:
    """Where a page is, and what its copy is known by."""
    yield f"- {plain(document.id)}: {plain(document.title or 'without a title')}"
    for link in filter(None, map(address, (document.url, document.obtained.archived_url))):
        yield f"    - `{link}`"
    if document.obtained.at:
        yield f"    - captured {plain(document.obtained.at)}"
    if document.content_hash:
        yield f"    - {plain(document.content_hash)}"


def _source(source: _Source) -> Iterator[str]:
    party = source.party
    yield from _front(
        {"type": "source", "id": party.id, "name": party.name, "kind": party.kind, "aliases": list(party.aliases)}
    )
    yield f"# {plain(party.name)}"
    yield ""
    yield f"{party.kind}"
    yield from ("", "## Claims", "", *source.lines)
    if source.documents:
        yield from ("", "## Pages of its own", "")
        yield from (f"- {plain(id)}" for id in source.documents)


def _part(traced: Traced, party: Party) -> str:
    """What a party is to a claim."""
    claim = traced.claim
    parts = ["publishes it"] if party.publishes else []
    if any(hop.party == party.id for mention in claim.mentions for hop in mention.chain):
        parts.append("is cited for it")
    if claim.origins and any(root.party == party.id for root in claim.origins.roots):
        parts.append("an origin")
    if claim.gatekeepers and End(party=party.id) in claim.gatekeepers.who:
        parts.append("a gatekeeper")
    return ", ".join(parts) or "is named"


def _front(facts: dict[str, str | int | float | list[str] | None]) -> Iterator[str]:
    """YAML front matter; what is unknown is left out."""
    yield "---"
    for key, fact in facts.items():
        if isinstance(fact, str):
            yield f"{key}: {value(fact)}"
        elif isinstance(fact, list):
            yield f"{key}: [{', '.join(map(value, fact))}]"
        elif fact is not None:
            yield f"{key}: {fact}"
    yield from ("---", "")


def _end(traced: Traced, end: End) -> str:
    party = traced.publisher(end.document) if end.document is not None else traced.party(end.party)
    return _to(party) if party else plain(traced.name(end))


def _to(party: Party | None) -> str:
    return _link(_SOURCES, file_name(party.name, party.id), party.name) if party else ""


def _link(folder: str, name: str, text: str) -> str:
    """A link by path: names of notes alone are no names when a vault has others so called."""
    words = label(text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…")
    return f"[[{folder}/{name}|{words or name}]]"
