"""What the store answers with: immutable values, one for each question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model import Certainty, DocumentKind, SourceKind, Span, Spans, Verdict

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
class Stamp:
    """A document's `id`, when its newest text was added, and a `state` that is another one when it changed."""

    id: str
    added_at: str
    state: str


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
class Where:
    """What documents are narrowed to: those that have all that is stated here; empty strings state nothing.

    `source` is a name in any spelling of its case, `certainty` that of one attribution at least; `since` and `until`
    are days of publication (ISO 8601, both included), and leave out what has no date; `added` is a time (ISO 8601, UTC)
    after which the newest text came into the library.
    """

    language: str = ""
    outlet: str = ""
    source: str = ""
    certainty: Certainty | Literal[""] = ""
    since: str = ""
    until: str = ""
    added: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What documents differ in: the field of `Where`, and its commonest values, each with how many have it."""

    field: Literal["language", "outlet", "source", "certainty"]
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document on a leaf: where the words stand in its newest text, what it is, and what was found in it."""

    hit: Hit
    kind: DocumentKind
    added_at: str
    attributions: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Some of the documents that were asked for, from number `start` on, of `total`; the facets are those of all."""

    total: int
    start: int
    found: tuple[Found, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """An attribution of the newest text of a document, and how sure the machine is of it (0..1)."""

    document: str
    attribution: str
    confidence: float


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
