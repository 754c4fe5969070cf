"""Corrections: the queue of what the machine is least sure of, and the log of what people judged, to be undone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from reportedly.errors import MissingInput
from reportedly.language.visible import one_line
from reportedly.library import Judged, Log, Unsure
from reportedly.model import Certainty, Document
from reportedly.report.words import document_name, quoted
from reportedly.web import addresses
from reportedly.web.correct import anchor
from reportedly.web.pages import Asked
from reportedly.web.shown import Shown
from reportedly.web.versions import rest_of, version

_QUEUE, _LOG = 20, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An attribution that nobody has judged.

    `document`, `attribution` name it, `title` and `language` are the document's; `who` is said to have said `words` by
    the `cue`, with what `certainty`; `confidence` (0..1) and `because` are the machine's; `href` leads to its place,
    `correct` to where it is corrected; `version` goes along with a judgement of it.
    """

    document: str
    attribution: str
    title: str
    language: str | None
    who: str
    cue: str
    words: str
    certainty: Certainty
    confidence: float
    because: str
    href: str
    correct: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something was judged: the `words`, and `href` to their document."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A judgement in the log.

    `id`, `kind`, `who`, `at`, `why` and `undoes` as in the contract, `about` the places judged, `right` what is right
    instead; `stands` says that it has not been undone, `lost` why it fits nowhere now, `version` goes along with undo.
    """

    id: str
    kind: str
    who: str
    at: str
    why: str
    undoes: str | None
    about: tuple[Place, ...]
    right: str
    stands: bool
    lost: str | None
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """The queue, and the log from its end.

    `queue` holds the least sure things first, `log` the last judgements first, of `judgements` in all, `before` and
    `after` lead to the others.
    """

    queue: tuple[Doubt, ...]
    log: tuple[Entry, ...]
    judgements: int
    before: str | None
    after: str | None
    template: str = "corrections.html.j2"
    schema: str = "reportedly/page/corrections/1"


def corrections(library: Shown, asked: Asked) -> Corrections:
    """The page of corrections; of a library that is not there yet, an empty one."""
    start = asked.number("from")
    try:
        queue = list(islice(library.unsure(), _QUEUE))
        log = library.log(start=start, limit=_LOG)
    except MissingInput:
        queue, log = [], Log(total=0, judged=())
    shown: dict[str, tuple[Document, str]] = {}
    for one in queue:
        if one.document not in shown:
            document = library.show(one.document)
            shown[one.document] = document, version(document, library.judged(one.document))
    return Corrections(
        queue=tuple(doubt for one in queue if (doubt := _doubt(one, *shown[one.document]))),
        log=tuple(_entry(library, one) for one in log.judged),
        judgements=log.total,
        before=addresses.asked("/corrections", **_from(start - _LOG)) if start else None,
        after=addresses.asked("/corrections", **_from(start + _LOG)) if start + _LOG < log.total else None,
    )


def _from(start: int) -> dict[str, str]:
    return {"from": str(start)} if start > 0 else {}


def _doubt(one: Unsure, document: Document, version: str) -> Doubt | None:
    found = next((a for a in document.attributions if a.id == one.attribution), None)
    if found is None:
        return None
    names = {source.id: source.name for source in document.sources}
    return Doubt(
        document=document.id,
        attribution=found.id,
        title=document_name(document),
        language=document.language,
        who=one_line(names.get(found.speaker or "", "")) or quoted(document.text, found.source) or "nobody named",
        cue=quoted(document.text, found.cue),
        words=quoted(document.text, found.content),
        certainty=found.certainty,
        confidence=found.confidence,
        because=found.because,
        href=addresses.document(document.id, anchor(document, found.id)),
        correct=addresses.correct(document.id, found.id),
        version=version,
    )


def _entry(library: Shown, judged: Judged) -> Entry:
    one = judged.judgement
    right = one.value or " … ".join(one_line(place.quote) for place in one.instead)
    return Entry(
        id=one.id,
        kind=one.kind,
        who=one.who,
        at=one.at,
        why=one.why,
        undoes=one.undoes,
        about=tuple(Place(words=one_line(p.quote), href=addresses.document(p.document)) for p in one.about),
        right=right,
        stands=judged.stands,
        lost=judged.lost,
        version=rest_of(library, one),
    )
