"""A relay goes on: who rests on whom across sentences, where only the discourse tells.

"The Beacon reports that … . Insiders say that … ." The insiders are the Beacon's, though no word says so. A relay that
an outlet or a channel opens reaches over the sentences that follow, for unnamed people, for impersonal cues and for who
already spoke inside it, until somebody new speaks, a sentence looks back, or a whole paragraph lies between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.errors import BadLexicon
from reportedly.model import Attribution, Document, Source, SourceKind, Span
from reportedly.sources.lexicon import LANGUAGES, read_data

CARRIERS: tuple[SourceKind, ...] = ("outlet", "channel")
FOLLOWERS: tuple[SourceKind, ...] = ("anonymous", "impersonal")
_SENTENCE_BREAK = re.compile(r"[.!?…][»”\"')]*\s|\n")
_TOLD_WITHIN = 80


@cache
def _words(section: str) -> re.Pattern[str]:
    table = read_data("relay.toml").get(section)
    if not isinstance(table, dict) or set(table) != set(LANGUAGES):
        raise BadLexicon("relay.toml", f"[{section}] does not name each language once.", remedy="See relay.py.")
    entries = [re.escape(entry) for language in LANGUAGES for entry in table[language]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(entries, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def carry_on(document: Document) -> Document:
    """The document with the parents that only the discourse tells, and with `of` of the unnamed people under them.

    Takes a resolved document: attributions with speakers, sources with kinds. Parents that the text's form gave stay.
    """
    sources = {source.id: source for source in document.sources}
    parents = _parents(document, sources)
    attributions = tuple(
        replace(a, parent=parents[a.id], because=_because(a, parents[a.id])) if parents.get(a.id) else a
        for a in document.attributions
    )
    return replace(
        document,
        attributions=attributions,
        sources=tuple(_owned(source, attributions, sources) for source in document.sources),
    )


def _because(attribution: Attribution, parent: str | None) -> str:
    return f"{attribution.because}; the relay of {parent} goes on"


def _start(attribution: Attribution) -> int:
    """Where its own words begin: a content may stand long before them."""
    return min(start for start, _ in (*attribution.cue, *attribution.source) or attribution.content)


def _parents(document: Document, sources: dict[str, Source]) -> dict[str, str]:
    """For each attribution of the body that a relay reaches, the id of the attribution that opened the relay."""
    found: dict[str, str] = {}
    relay: Attribution | None = None
    inside: set[str | None] = set()
    body = sorted((a for a in document.attributions if a.where == "body"), key=_start)
    by_id = {a.id: a for a in body}
    for attribution in body:
        if attribution.parent is not None:
            if relay is not None and _root(attribution, by_id, found) == relay.id:
                inside.add(attribution.speaker)
            continue
        source = sources.get(attribution.speaker or "")
        if source is not None and source.kind in CARRIERS:
            relay = attribution
            # Who speaks inside it may stand before its own words: "Ada denied it, the Beacon wrote."
            inside = {a.speaker for a in body if a.parent is not None and _root(a, by_id, found) == relay.id}
            continue
        if relay is not None and (_looks_back(document.text, attribution) or _far(document, relay, attribution)):
            relay = None
        if relay is None:
            continue
        if _follows(document.text, attribution, source, relay, sources, inside):
            found[attribution.id] = relay.id
            inside.add(attribution.speaker)
        elif source is not None and attribution.act not in ("attitude", "silence"):
            relay = None
    return found


def _root(attribution: Attribution, by_id: dict[str, Attribution], found: dict[str, str]) -> str:
    at = attribution
    seen = {at.id}
    while (up := found.get(at.id) or at.parent) in by_id and up not in seen:
        seen.add(str(up))
        at = by_id[str(up)]
    return at.id


def _follows(
    text: str,
    attribution: Attribution,
    source: Source | None,
    relay: Attribution,
    sources: dict[str, Source],
    inside: set[str | None],
) -> bool:
    """Whether the attribution goes on in the relay: by what kind its source is, by who was told, by who it is."""
    if attribution.because.startswith("continues"):
        return False
    if source is None:
        return not attribution.source and bool(attribution.cue)
    if source.kind in FOLLOWERS or source.id in inside:
        return source.of is None or source.of == relay.speaker
    carrier = sources.get(relay.speaker or "")
    return carrier is not None and _was_told(text, attribution, carrier)


def _was_told(text: str, attribution: Attribution, carrier: Source) -> bool:
    """Whether the carrier is mentioned right after the cue as the one who was told."""
    for start, end in attribution.cue:
        for telling in _words("told").finditer(text, start, min(len(text), end + _TOLD_WITHIN)):
            if _words("addressee").match(text, telling.end() + 1):
                return True
            reach = (telling.end(), telling.end() + _TOLD_WITHIN)
            if any(reach[0] <= mention[0] < reach[1] for mention in carrier.mentions) and not _SENTENCE_BREAK.search(
                text, telling.end(), min((m[0] for m in carrier.mentions if m[0] >= reach[0]), default=reach[1])
            ):
                return True
    return False


def _sentence_start(text: str, position: int) -> int:
    begin = max(0, position - 600)
    ends = [match.end() for match in _SENTENCE_BREAK.finditer(text, begin, position)]
    return ends[-1] if ends else begin


def _looks_back(text: str, attribution: Attribution) -> bool:
    start = _sentence_start(text, _start(attribution))
    return _words("recall").match(text, start) is not None


def _paragraph(paragraphs: Sequence[Span], position: int) -> int:
    return next((n for n, (start, end) in enumerate(paragraphs) if start <= position < end), -1)


def _far(document: Document, relay: Attribution, attribution: Attribution) -> bool:
    """Whether more than one paragraph lies between the relay and the attribution."""
    return _paragraph(document.paragraphs, _start(attribution)) - _paragraph(document.paragraphs, _start(relay)) > 1


def _owned(source: Source, attributions: Sequence[Attribution], sources: dict[str, Source]) -> Source:
    """An anonymous source with `of`: the nearest outlet or channel on whose word its attribution rests."""
    if source.kind != "anonymous" or source.of is not None:
        return source
    by_id = {a.id: a for a in attributions}
    for attribution in attributions:
        if attribution.speaker != source.id:
            continue
        up, seen = attribution.parent, {attribution.id}
        while up in by_id and up not in seen:
            seen.add(str(up))
            above = sources.get(by_id[str(up)].speaker or "")
            if above is not None and above.kind in CARRIERS:
                return replace(source, of=above.id)
            up = by_id[str(up)].parent
    return source
