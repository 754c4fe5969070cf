"""What is new: what came since somebody last looked, or in the last days, and which claims it joined."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportedly.errors import MissingInput, UnknownDocument
from reportedly.model import Claim
from reportedly.report.words import document_name
from reportedly.web import addresses
from reportedly.web.changed import Changed, ChangedClaim
from reportedly.web.looks import utc
from reportedly.web.pages import Asked
from reportedly.web.rows import ClaimRow, Row, claim_row, row
from reportedly.web.shown import Shown

SPANS = {"day": ("a day ago", 1), "week": ("a week ago", 7), "month": ("a month ago", 30), "year": ("a year ago", 365)}
_ROWS, _CLAIMS, _CHANGES, _JOINED = 6, 6, 50, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time since when to look: its `name`, `href` to what is new since then, whether it is the `chosen` one."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What came after `since` (ISO 8601); `name` is what that time is called, "" for one of somebody's own choice.

    `came` documents, of which `rows` are the last and `href` leads to all; `claims` are those of several pages that
    they joined and that are not among the most echoed; `judged` counts the judgements; `changes` leads to how claims
    were before, `spans` to other times.
    """

    since: str
    name: str
    came: int
    rows: tuple[Row, ...]
    href: str
    claims: tuple[ClaimRow, ...]
    judged: int
    changes: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A document that joined a claim: its `name`, and `href` to it."""

    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A `claim` that changed: how many documents and origins it had before, `was`, or "" where it was not there.

    `joined` are documents that came to it, `more` counts the others that did.
    """

    claim: ClaimRow
    was: str
    joined: tuple[Joined, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """How the claims changed after `since`.

    `spans` lead to other times; `traced` says whether the claims are of today, `found` whether it is known how they
    were then: where they are not, or it is not, nothing is told yet; `wrong` says why it never will be; `added` and
    `removed` count documents, `judged` judgements; `changed` are claims of several pages, those that were there before
    first, of `total`, `before` and `after` lead to the others; `within` counts those with the same pages and as many
    origins, that changed in something else; `alone` counts new claims of one page each.
    """

    since: str
    spans: tuple[Span, ...]
    traced: bool
    found: bool = False
    wrong: str | None = None
    added: int = 0
    removed: int = 0
    judged: int = 0
    changed: tuple[ChangeRow, ...] = ()
    total: int = 0
    before: str | None = None
    after: str | None = None
    within: int = 0
    alone: int = 0
    template: str = "changes.html.j2"
    schema: str = "reportedly/page/changes/1"


def news(library: Shown, asked: Asked, *, besides: Collection[str]) -> News:
    """What is new since the time that is asked for, else since the last look, else in the last week.

    The claims `besides` are told elsewhere.
    """
    since = since_when(asked)
    spans = _spans(asked, "/")
    leaf = library.came(since, limit=_ROWS)
    claims = library.joined_claims(since, limit=_CLAIMS + len(besides)) if leaf.total else ()
    claims = tuple(claim for claim in claims if claim.id not in besides)[:_CLAIMS]
    return News(
        since=since,
        name=next((span.name for span in spans if span.chosen), ""),
        came=leaf.total,
        rows=tuple(map(row, leaf.found)),
        href=addresses.asked("/search", added=since),
        claims=claim_rows(library, claims, since),
        judged=library.count_judged(since),
        changes=addresses.asked("/changes", since=asked.query.get("since", "")),
        spans=spans,
    )


def claim_rows(library: Shown, claims: Collection[Claim], since: str) -> tuple[ClaimRow, ...]:
    """The claims as rows, which tell how many of their documents came after a time."""
    new = library.added(since, {mention.document for claim in claims for mention in claim.mentions})
    return tuple(claim_row(claim, new) for claim in claims)


def nothing(asked: Asked) -> News:
    """What is new in a library that is not there yet."""
    return News(
        since=since_when(asked),
        name="",
        came=0,
        rows=(),
        href="/search",
        claims=(),
        judged=0,
        changes="/changes",
        spans=(),
    )


def changes_page(library: Shown, asked: Asked) -> ChangesPage:
    """The page of what changed in the claims."""
    since, spans = since_when(asked), _spans(asked, "/changes")
    try:
        traced = library.is_traced()
        found = asked.then.changed(library, since) if traced and asked.then else None
    except MissingInput:
        traced, found = True, Changed()
    if found is None:
        return ChangesPage(since=since, spans=spans, traced=traced)
    start = asked.number("from")
    end = start + _CHANGES
    return ChangesPage(
        since=since,
        spans=spans,
        traced=True,
        found=True,
        wrong=found.wrong,
        added=found.added,
        removed=found.removed,
        judged=found.judged,
        changed=tuple(_rows(library, found.claims[start:end])),
        total=len(found.claims),
        before=_changes(asked, max(0, start - _CHANGES)) if start else None,
        after=_changes(asked, end) if end < len(found.claims) else None,
        within=found.within,
        alone=found.alone,
    )


def _rows(library: Shown, changed: Collection[ChangedClaim]) -> Iterator[ChangeRow]:
    for one in changed:
        try:
            claim = library.kept_claim(one.id)
        except UnknownDocument:
            continue  # made again meanwhile
        yield ChangeRow(
            claim=claim_row(claim, one.joined),
            was=one.was,
            joined=tuple(_names(library, one.joined[:_JOINED])) if one.was else (),
            more=max(0, len(one.joined) - _JOINED),
        )


def _changes(asked: Asked, start: int) -> str:
    return addresses.asked("/changes", since=asked.query.get("since", ""), **({"from": str(start)} if start else {}))


def since_when(asked: Asked) -> str:
    """From when on things are new."""
    said = asked.query.get("since", "")
    if said in SPANS or not (moment := utc(said) or asked.looked):
        _, days = SPANS.get(said, SPANS["week"])
        return utc(str(datetime.fromisoformat(asked.now) - timedelta(days=days)))
    return moment


def _spans(asked: Asked, path: str) -> tuple[Span, ...]:
    said, since = asked.query.get("since", ""), since_when(asked)
    chosen = said if said in SPANS else since if utc(said) or asked.looked else "week"
    told = [("your last look", asked.looked)] if asked.looked else []
    told += [(name, key) for key, (name, _) in SPANS.items()]
    return tuple(Span(name=name, href=addresses.asked(path, since=key), chosen=key == chosen) for name, key in told)


def _names(library: Shown, ids: tuple[str, ...]) -> Iterator[Joined]:
    for id in ids:
        try:
            yield Joined(name=document_name(library.show(id)), href=addresses.document(id))
        except UnknownDocument:
            continue  # removed meanwhile
