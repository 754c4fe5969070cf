"""What the store answers with: immutable values, one for each question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model import DocumentKind, SourceKind, Span, Spans

Status = Literal["added", "version", "refreshed", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What adding a document came to.

    `status`: added (new here), version (its text has changed; the old one stays), refreshed (the same text, found or
    stated anew), unchanged. `removed_at` is when a document that is added again was removed.
    """

    id: str
    version: int
    status: Status
    title: str | None = None
    attributions: int = 0
    removed_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One document of a library, in short; `versions` counts its texts, `added_at` is the newest one's."""

    id: str
    kind: DocumentKind
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    versions: int
    added_at: str
    attributions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that holds the words searched for.

    `excerpt` is the original text of `span`; `matches` are the places of the words, as spans into the document's
    text. `current` is False when only an older version holds the words.
    """

    id: str
    version: int
    current: bool
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    span: Span
    excerpt: str
    matches: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A source as the library's documents name it: one line for a name and kind.

    `documents` pairs each document's id with the source's id in it. Unnamed sources are never joined across documents;
    `of` is the name of the source that carries them.
    """

    name: str
    kind: SourceKind
    of: str | None
    attributions: int
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was purged: versions, judgements that quoted them, originals that nothing else rests on, each counted.

    `clean` is False when another program still reads the library, so that its log holds traces until it closes.
    """

    id: str
    versions: int
    originals: int
    judgements: int
    clean: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong in a library: the document (None: the file itself), the place, what is wrong."""

    document: str | None
    place: str
    says: str
