"""What is new: what came since somebody last looked, or in the last days, and which claims it joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportedly.errors import MissingInput
from reportedly.library import Where
from reportedly.model import Claim
from reportedly.report.words import document_name
from reportedly.web import addresses
from reportedly.web.looks import utc
from reportedly.web.pages import Asked
from reportedly.web.rows import ClaimRow, Row, claim_row, row
from reportedly.web.shown import Shown

SPANS = {"day": ("a day", 1), "week": ("a week", 7), "month": ("a month", 30), "year": ("a year", 365)}
_ROWS, _CLAIMS, _CHANGES = 6, 6, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time since when to look: its `name`, `href` to what is new since then, whether it is the `chosen` one."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsClaim:
    """A `claim` that new documents report: `joined` of them, or all, then it is itself `new`."""

    claim: ClaimRow
    joined: int
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What came after `since` (ISO 8601); `looked` says that this was the last look.

    `came` documents, of which `rows` are the last and `href` leads to all; `claims` are those of several pages that
    they joined; `judged` counts the judgements; `changes` leads to how the claims were before, `spans` to other times.
    """

    since: str
    looked: bool
    came: int
    rows: tuple[Row, ...]
    href: str
    claims: tuple[NewsClaim, ...]
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

    `joined` are the documents that came to it.
    """

    claim: ClaimRow
    was: str
    joined: tuple[Joined, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """How the claims changed after `since`.

    `spans` lead to other times; `traced` says whether the claims are of today: where they are not, nothing is told yet;
    `added` and `removed` count documents, `judged` judgements; `changed` are claims of several pages, those that were
    there before first, `alone` counts new claims of one page each.
    """

    since: str
    spans: tuple[Span, ...]
    traced: bool
    added: int
    removed: int
    judged: int
    changed: tuple[ChangeRow, ...]
    alone: int
    template: str = "changes.html.j2"
    schema: str = "reportedly/page/changes/1"


def news(library: Shown, asked: Asked) -> News:
    """What is new since the time that is asked for, else since the last look, else in the last week."""
    since, looked = _since(asked)
    leaf = library.browse(where=Where(added=since), limit=_ROWS)
    ids = set(library.added(since))
    claims = (one for one in library.kept_claims(*ids, limit=_CHANGES) if one.documents > 1) if ids else ()
    told = sorted((_joined(claim, ids) for claim in claims), key=lambda one: -one.joined)
    return News(
        since=since,
        looked=looked,
        came=leaf.total,
        rows=tuple(map(row, leaf.found)),
        href=addresses.asked("/search", added=since),
        claims=tuple(told[:_CLAIMS]),
        judged=library.count_judged(since),
        changes=addresses.asked("/changes", since=asked.query.get("since", "") or since),
        spans=_spans(asked, "/"),
    )


def nothing(asked: Asked) -> News:
    """What is new in a library that is not there yet."""
    since, looked = _since(asked)
    return News(
        since=since, looked=looked, came=0, rows=(), href="/search", claims=(), judged=0, changes="/changes", spans=()
    )


def changes_page(library: Shown, asked: Asked) -> ChangesPage:
    """The page of what changed in the claims."""
    since, _ = _since(asked)
    spans = _spans(asked, "/changes")
    try:
        traced = library.is_traced()
        found = library.diff(since) if traced else None
    except MissingInput:
        traced, found = True, None
    if found is None:
        return ChangesPage(since=since, spans=spans, traced=traced, added=0, removed=0, judged=0, changed=(), alone=0)
    told = sorted(found.claims, key=lambda one: one.before is None)
    several = [one for one in told if one.claim.documents > 1 or (one.before is not None and one.before.documents > 1)]
    return ChangesPage(
        since=found.since,
        spans=spans,
        traced=True,
        added=len(found.added),
        removed=len(found.removed),
        judged=len(found.judged),
        changed=tuple(
            ChangeRow(claim=claim_row(one.claim), was=_was(one.before), joined=tuple(_names(library, one.joined)))
            for one in several[:_CHANGES]
        ),
        alone=sum(one.before is None and one.claim.documents == 1 for one in told),
    )


def _since(asked: Asked) -> tuple[str, bool]:
    """From when on things are new, and whether that is the last look."""
    said = asked.query.get("since", "")
    moment = "" if said in SPANS else utc(said) or asked.looked
    if moment:
        return moment, moment == asked.looked
    _, days = SPANS.get(said, SPANS["week"])
    return (datetime.fromisoformat(asked.now) - timedelta(days=days)).isoformat(timespec="seconds"), False


def _spans(asked: Asked, path: str) -> tuple[Span, ...]:
    since, looked = _since(asked)
    said = asked.query.get("since", "")
    own = said if said in SPANS else "" if since in (utc(said), asked.looked) else "week"
    told = [("the last look", asked.looked, looked)] if asked.looked else []
    told += [(name, key, key == own) for key, (name, _) in SPANS.items()]
    return tuple(Span(name=name, href=addresses.asked(path, since=key), chosen=chosen) for name, key, chosen in told)


def _joined(claim: Claim, ids: set[str]) -> NewsClaim:
    documents = {mention.document for mention in claim.mentions}
    return NewsClaim(claim=claim_row(claim), joined=len(documents & ids), new=documents <= ids)


def _was(before: Claim | None) -> str:
    from reportedly.report.pedigree import origins_in_words

    return origins_in_words(before) if before is not None else ""


def _names(library: Shown, ids: tuple[str, ...]) -> Iterator[Joined]:
    for id in ids:
        yield Joined(name=document_name(library.show(id)), href=addresses.document(id))
