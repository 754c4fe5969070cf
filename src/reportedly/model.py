"""The nouns of reportedly: immutable values that every room takes and returns.

A span is half-open `[start, end)` in Unicode code points of the document's `text` (W3C Web Annotation, text position
selector). Unknown is `None` or an empty tuple, with the reason in `because` or in the document's `notes`.
The names of the fields are those of the output contract (`reportedly/document/1`, `reportedly/claim/1`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]

DocumentKind = Literal["article", "thread", "chat", "post"]
Precision = Literal["second", "minute", "day", "month", "relative"]
SourceKind = Literal[
    "person",
    "organisation",
    "outlet",
    "channel",
    "document",
    "group",
    "anonymous",
    "impersonal",
    "vague",
]
NameKind = Literal["place", "person", "organisation"]
Act = Literal["speech", "document", "knowledge", "attitude", "silence"]
Certainty = Literal["asserted", "reported", "alleged", "questioned", "denied"]
Presence = Literal["online", "offline"]
ReplyEvidence = Literal["nesting", "link", "indentation", "none"]
CommentState = Literal["kept", "removed", "empty", "service"]
Verdict = Literal["dropped", "kept", "partial", "misattributed", "none"]
Stance = Literal["asserts", "attributes", "questions", "denies"]
RelayKind = Literal["cites", "forwards", "credits", "copies", "translates"]
JudgementKind = Literal[
    "same-source",
    "different-source",
    "same-claim",
    "different-claim",
    "no-relay",
    "speaker",
    "source",
    "cue",
    "content",
    "parent",
    "certainty",
    "attribution",
    "no-attribution",
]

ORIGINAL_KINDS: tuple[SourceKind, ...] = ("person", "organisation", "outlet", "channel", "document", "group")
"""Kinds of source that are a party one could ask; the others name nobody in particular."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obtained:
    """Where the bytes of a document came from."""

    path: str | None = None
    sha256: str | None = None
    at: str | None = None
    archived_url: str | None = None
    covers: tuple[str, str] | None = None


FROM_SOMEBODY = "from somebody whom it does not call a channel"
"""What `because` of a forward says where its name may be a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What the page itself says of where its text is from: an entry of the contract's `provenance`."""

    kind: str
    name: str
    url: str | None = None
    span: Span | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A resolved party that something is attributed to, with every place that mentions it."""

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    mentions: Spans = ()
    of: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A place or party that never speaks, with its stated or learned aliases."""

    id: str
    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    mentions: Spans = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who (source) says (cue) what (content), and on whose word (parent).

    `hedges` are spans of words of doubt in or about the content; `where` is "title", "body" or a comment's id;
    `confidence` is in 0..1; `because` names what decided (a cue, a form, a continuation) and marks a guess as one.
    """

    id: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    speaker: str | None = None
    act: Act = "speech"
    parent: str | None = None
    certainty: Certainty = "reported"
    hedges: Spans = ()
    where: str = "body"
    confidence: float = 0.0
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage of somebody else's that a comment repeats; `comment` is None when it is not on the page."""

    comment: str | None
    author: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A reader's contribution. `in_reply_to` comes from nesting, link or indentation alone."""

    id: str
    number: str | None = None
    author: str | None = None
    login: str | None = None
    presence: Presence | None = None
    language: str | None = None
    url: str | None = None
    score: int | None = None
    edited: str | None = None
    published: str | None = None
    published_precision: Precision | None = None
    published_text: str | None = None
    in_reply_to: str | None = None
    reply_evidence: ReplyEvidence = "none"
    quotes: tuple[Quote, ...] = ()
    body: Spans = ()
    state: CommentState = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What the title keeps of the attribution that the body gives."""

    attribution: Verdict
    because: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is unknown of a field and why, or what the user stated (code `given`)."""

    field: str
    code: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page, post or message: one text, and everything found in it as spans into that text."""

    id: str
    kind: DocumentKind = "article"
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_precision: Precision | None = None
    language: str | None = None
    content_hash: str = ""
    text: str = ""
    title_span: Span | None = None
    paragraphs: Spans = ()
    obtained: Obtained = Obtained()
    provenance: tuple[Credit, ...] = ()
    sources: tuple[Source, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    comments: tuple[Comment, ...] = ()
    headline: Headline | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A source or publisher across the library; `member` says which source of which document it is."""

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    of: str | None = None
    member: tuple[tuple[str, str], ...] = ()
    publishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One speaker of a chain: outward from the page, nearest first."""

    name: str
    kind: SourceKind
    party: str | None
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a document reports a claim; `attribution` is None for a title or the page's own sentence."""

    document: str
    attribution: str | None
    spans: Spans
    stance: Stance
    certainty: Certainty | None
    denier: str | None = None
    published: str | None = None
    chain: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An end of a relay, a root or a gatekeeper: a document of the library or a party, never both."""

    document: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The passage that a relay rests on."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """One edge of a pedigree: what `from_end` knows of the claim rests on `to_end`."""

    from_end: End
    to_end: End
    kind: RelayKind
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """An origin: what rests on nothing further."""

    party: str | None
    name: str
    kind: SourceKind
    unresolved: bool = False
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How many independent origins a claim has, as a range that can be argued for."""

    low: int
    high: int
    voices: int
    because: tuple[str, ...] = ()
    roots: tuple[Root, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatekeepers:
    """The fewest parties or documents whose single failure would explain every report."""

    count: int
    who: tuple[End, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """Three counts that must be defended apart: publishers, texts after copies are joined, origins."""

    publishers: int
    texts: int
    upstream: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Parties that rest on one another."""

    parties: tuple[str, ...]
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document that repeats another's text, word for word or translated."""

    of: str
    document: str
    spans: Spans
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The first appearance of a claim in the library."""

    document: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What changed in the claim from one document to the one that rests on it."""

    from_document: str
    to_document: str
    change: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The same reported content, wherever and in whatever language it is mentioned, with its pedigree."""

    id: str
    wording: str
    language: str | None
    parties: tuple[Party, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relays: tuple[Relay, ...] = ()
    origins: Origins | None = None
    gatekeepers: Gatekeepers | None = None
    layers: Layers | None = None
    documents: int = 0
    echo: float | None = None
    circular: tuple[Circle, ...] = ()
    copies: tuple[Copy, ...] = ()
    first: First | None = None
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place in a document that outlives re-reading: its words and what stands around them, and where they stood.

    `quote`, `before` and `after` are those of the W3C text quote selector, `span` is its text position selector.
    """

    document: str
    quote: str
    before: str = ""
    after: str = ""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person says of something found: it goes before what a machine finds, and is never changed, only undone.

    `about` are the places judged: of two sources or claims one each, of a relay or an attribution its cue (its content
    where it has no cue), of an "attribution" that was missed its content. `value` is what is right: for "speaker" a
    name, for "certainty" one of the five, for "parent" "none" where it rests on nobody, for a missed attribution the
    names of the parts that `instead` are ("source cue"). For a part of an attribution, or a parent, `instead` is what
    is right. `who` is a free label; `at` a time of ISO 8601; `undoes` the id of the judgement that this one takes back,
    which is then all it does.
    """

    id: str
    kind: JudgementKind
    about: tuple[Anchor, ...]
    value: str | None = None
    instead: tuple[Anchor, ...] = ()
    who: str
    at: str
    why: str = ""
    undoes: str | None = None
