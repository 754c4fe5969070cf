"""What a form was made from, so that two windows never overwrite each other without a word.

A version names a document's text and the last judgement that quotes it; where either has changed since the form was
made, the change is refused, and what has happened since is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Document, Judgement
from reportedly.web.shown import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened to a document since a form was made: its text is another, or `judgements` came."""

    document: Document
    text: bool
    judgements: tuple[Judgement, ...]


def version(document: Document, judgements: tuple[Judgement, ...]) -> str:
    """What a form about a document is made from."""
    return document.content_hash + rest(judgements)


def rest(judgements: tuple[Judgement, ...]) -> str:
    """What a form is made from that does not rest on the text, but only on what was said of it."""
    return f".{judgements[-1].id if judgements else '0'}"


def version_of(library: Shown, *ids: str) -> str:
    """The versions of some documents as they are now, in one word each."""
    return " ".join(version(library.show(id), library.judged(id)) for id in ids)


def documents_of(judgement: Judgement) -> tuple[str, ...]:
    """The documents that a judgement quotes, each once."""
    return tuple(dict.fromkeys(place.document for place in (*judgement.about, *judgement.instead)))


def rest_of(library: Shown, judgement: Judgement) -> str:
    """What a form that undoes a judgement is made from."""
    return " ".join(rest(library.judged(id)) for id in documents_of(judgement))


def since(library: Shown, ids: tuple[str, ...], versions: str) -> tuple[Since, ...]:
    """What happened to the documents since a form with these versions was made; nothing when it is of today.

    A form that names no version, or not as many as there are documents, is of no day; one that names no text does not
    rest on it. Raises UnknownDocument.
    """
    told = versions.split()
    if len(told) != len(ids):
        told = [""] * len(ids)
    found = []
    for id, seen in zip(ids, told, strict=True):
        document, judgements = library.show(id), library.judged(id)
        digest, _, last = seen.rpartition(".")
        if seen == version(document, judgements) or (seen and seen == rest(judgements)):
            continue
        known = [one.id for one in judgements]
        new = judgements[known.index(last) + 1 :] if last in known else judgements
        found.append(Since(document=document, text=digest not in ("", document.content_hash), judgements=new))
    return tuple(found)
