"""A source: everything that it is said to have said, through whom, by which names; and all sources in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast, get_args

from reportedly.errors import UnknownDocument
from reportedly.language.visible import one_line
from reportedly.library import Seen
from reportedly.model import ORIGINAL_KINDS, Anchor, Attribution, Certainty, Document, Judgement, Source, SourceKind
from reportedly.report.words import document_name, is_guess, quoted
from reportedly.web import addresses
from reportedly.web.pages import Asked
from reportedly.web.shown import Shown
from reportedly.web.versions import rest_of, version_of

_DOCUMENTS, _LINES, _ALIKE = 20, 100, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a document says that the source said: the `words`, the `cue`, how sure the text is, and through whom.

    `attribution` is its id and `certainty` the text's; `through` are those on whose word the document has it, the
    nearest to the page first; `guess` says that the machine guesses; `href` leads to the place; `correct` to where it
    is corrected.
    """

    attribution: str
    words: str
    cue: str
    certainty: Certainty
    through: tuple[str, ...]
    guess: bool
    href: str
    correct: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A document that has something from the source.

    `document` is its id and `source` the source's in it, `href` its page; `title`, `outlet`, `published` and `language`
    are the document's; `sayings` what it has from the source.
    """

    document: str
    source: str
    href: str
    title: str
    outlet: str | None
    published: str | None
    language: str | None
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A source in a list: its `name`, `kind`, and `of` whose people it is.

    `documents` and `attributions` count what it is said to have said; `href` leads to its page.
    """

    name: str
    kind: SourceKind
    of: str | None
    documents: int
    attributions: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A source that may be the same, as a `line`; `one` and `other` name the two in a judgement with its `version`.

    `judged` is what people said of the two last, None where nobody did; `undo` goes along with taking it back.
    """

    line: Line
    one: str
    other: str
    version: str
    judged: Judgement | None = None
    undo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One source.

    `name`, `kind` and `of` (whose people it is) as the documents have it, `aliases` what else they call it;
    `documents` counts those that have it, `heard` are some of them, `before` and `after` lead to the others; `alike`
    are sources that may be the same; `href` is the address of this page.
    """

    name: str
    kind: SourceKind
    of: str | None
    aliases: tuple[str, ...]
    documents: int
    heard: tuple[Heard, ...]
    alike: tuple[Alike, ...]
    href: str
    before: str | None
    after: str | None
    template: str = "source.html.j2"
    schema: str = "reportedly/page/source/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Sources, those of most documents first: `total` of them, some as `lines`; `words` narrow them by name.

    `before` and `after` lead to the others.
    """

    words: str
    total: int
    lines: tuple[Line, ...]
    before: str | None
    after: str | None
    template: str = "sources.html.j2"
    schema: str = "reportedly/page/sources/1"


def sources(library: Shown, asked: Asked) -> Sources:
    """The list of sources, a hundred at a time."""
    words, start = asked.query.get("q", "")[:200], asked.number("from")
    wanted = words.casefold()
    every = [seen for seen in library.sources() if wanted in seen.name.casefold()]
    return Sources(
        words=words,
        total=len(every),
        lines=tuple(map(_line, every[start : start + _LINES])),
        before=_sources(words, start - _LINES) if start else None,
        after=_sources(words, start + _LINES) if start + _LINES < len(every) else None,
    )


def source(library: Shown, asked: Asked) -> SourcePage:
    """The page of a source: of a name and kind, or of one id in one document. Raises UnknownDocument."""
    name, kind = asked.query.get("name", ""), asked.query.get("kind", "")
    start = asked.number("from")
    if name and kind in get_args(SourceKind):
        kind = cast(SourceKind, kind)
        members = library.members(name, kind) or tuple(_judged(library, name))
        suggested = list(islice(library.alike(name, kind), _ALIKE)) if kind in ORIGINAL_KINDS else []
        here = addresses.source(name, kind)
    else:
        members, suggested = ((asked.query.get("in", ""), asked.query.get("id", "")),), []
        here = addresses.unnamed(*members[0])
    heard, met = [], []
    for document, id in members[start : start + _DOCUMENTS]:
        shown = library.show(document)
        found = next((one for one in shown.sources if one.id == id), None)
        if found is not None:
            met.append((shown, found))
            heard.append(_heard(shown, found))
    if not met:
        says = "No document of the library has this source."
        raise UnknownDocument(name or members[0][1], says, remedy="It may have been judged, or its document removed.")
    first, one = met[0]
    carrier = next((other.name for other in first.sources if other.id == one.of), None)
    names = dict.fromkeys(alias for _, found in met for alias in (found.name, *found.aliases))
    names.pop(one.name, None)
    return SourcePage(
        name=one_line(one.name) or "nobody named",
        kind=one.kind,
        of=carrier,
        aliases=tuple(names),
        documents=len(members),
        heard=tuple(heard),
        alike=tuple(_alike(library, members[0], seen) for seen in suggested),
        href=here,
        before=f"{here}&from={max(0, start - _DOCUMENTS)}" if start else None,
        after=f"{here}&from={start + _DOCUMENTS}" if start + _DOCUMENTS < len(members) else None,
    )


def _judged(library: Shown, name: str) -> Iterator[tuple[str, str]]:
    """Where a person said that somebody of that name speaks, whom no text names so."""
    for id in library.voiced(name):
        yield from ((id, source.id) for source in library.show(id).sources if source.name == name)


def _heard(document: Document, source: Source) -> Heard:
    by_id = {a.id: a for a in document.attributions}
    return Heard(
        document=document.id,
        source=source.id,
        href=addresses.document(document.id),
        title=document_name(document),
        outlet=document.outlet,
        published=document.published,
        language=document.language,
        sayings=tuple(
            _saying(document, by_id, number, a)
            for number, a in enumerate(document.attributions, 1)
            if a.speaker == source.id
        ),
    )


def _saying(document: Document, by_id: dict[str, Attribution], number: int, attribution: Attribution) -> Saying:
    names = {source.id: source.name for source in document.sources}
    through: list[str] = []
    at, seen = attribution.parent, {attribution.id}
    while at in by_id and at not in seen:
        seen.add(at)
        above = by_id[at]
        through.append(
            one_line(names.get(above.speaker or "", "")) or quoted(document.text, above.source) or "somebody"
        )
        at = above.parent
    return Saying(
        attribution=attribution.id,
        words=quoted(document.text, attribution.content),
        cue=quoted(document.text, attribution.cue),
        certainty=attribution.certainty,
        through=tuple(reversed(through)),
        guess=is_guess(attribution),
        href=addresses.document(document.id, f"d-a{number}"),
        correct=addresses.correct(document.id, attribution.id),
    )


def _alike(library: Shown, member: tuple[str, str], seen: Seen) -> Alike:
    pair = (member, seen.documents[0])
    documents = dict.fromkeys(document for document, _ in pair)
    one, other = (":".join(place) for place in pair)
    judged = _said(library, pair)
    return Alike(
        line=_line(seen),
        one=one,
        other=other,
        version=version_of(library, *documents),
        judged=judged,
        undo=rest_of(library, judged) if judged else "",
    )


def _said(library: Shown, pair: tuple[tuple[str, str], tuple[str, str]]) -> Judgement | None:
    """The last standing judgement on whether two sources are the same."""
    one, other = pair
    for judged in reversed(library.standing(one[0])):
        if judged.kind in ("same-source", "different-source"):
            first, second = (frozenset(member for member in pair if _is_of(library, p, member)) for p in judged.about)
            if (one in first and other in second) or (other in first and one in second):
                return judged
    return None


def _is_of(library: Shown, place: Anchor, member: tuple[str, str]) -> bool:
    """Whether a place that was judged is one where a source stands."""
    document, id = member
    if place.document != document:
        return False
    shown = library.show(document)
    spans = [span for a in shown.attributions if a.speaker == id for span in a.source]
    spans += [span for source in shown.sources if source.id == id for span in source.mentions]
    return place.span in spans


def _line(seen: Seen) -> Line:
    named = seen.kind in ORIGINAL_KINDS and seen.name.strip()
    return Line(
        name=one_line(seen.name) or "nobody named",
        kind=seen.kind,
        of=seen.of,
        documents=len(seen.documents),
        attributions=seen.attributions,
        href=addresses.source(seen.name, seen.kind) if named else addresses.unnamed(*seen.documents[0]),
    )


def _sources(words: str, start: int) -> str:
    return addresses.asked("/sources", q=words, **({"from": str(start)} if start > 0 else {}))
