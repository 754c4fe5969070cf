"""A document as JSON and back: schema `reportedly/document/1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from reportedly.contract.pieces import Json, known, span_from_json, span_to_json, spans_from_json, spans_to_json
from reportedly.model import (
    Attribution,
    Comment,
    Credit,
    Document,
    Headline,
    Name,
    Note,
    Obtained,
    Quote,
    Source,
)

DOCUMENT_SCHEMA = "reportedly/document/1"


def document_to_json(document: Document) -> Json:
    """The document as the contract prints it, keys in the contract's order."""
    return {
        "schema": DOCUMENT_SCHEMA,
        "id": document.id,
        "kind": document.kind,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "byline": document.byline,
        "published": document.published,
        "published_precision": document.published_precision,
        "language": document.language,
        "content_hash": document.content_hash,
        "text": document.text,
        "title_span": span_to_json(document.title_span),
        "paragraphs": spans_to_json(document.paragraphs),
        "obtained": {
            "path": document.obtained.path,
            "sha256": document.obtained.sha256,
            "at": document.obtained.at,
            "archived_url": document.obtained.archived_url,
            "covers": list(document.obtained.covers) if document.obtained.covers else None,
        },
        "provenance": [
            {"kind": c.kind, "name": c.name, "url": c.url, "span": span_to_json(c.span), "because": c.because}
            for c in document.provenance
        ],
        "sources": [
            {
                "id": s.id,
                "name": s.name,
                "kind": s.kind,
                "aliases": list(s.aliases),
                "mentions": spans_to_json(s.mentions),
                "of": s.of,
                "because": s.because,
            }
            for s in document.sources
        ],
        "names": [
            {
                "id": n.id,
                "name": n.name,
                "kind": n.kind,
                "aliases": list(n.aliases),
                "mentions": spans_to_json(n.mentions),
                "because": n.because,
            }
            for n in document.names
        ],
        "attributions": [attribution_to_json(a) for a in document.attributions],
        "comments": [comment_to_json(c) for c in document.comments],
        "headline": None
        if document.headline is None
        else {
            "attribution": document.headline.attribution,
            "because": document.headline.because,
            "spans": spans_to_json(document.headline.spans),
        },
        "notes": [{"field": n.field, "code": n.code, "says": n.says} for n in document.notes],
    }


def attribution_to_json(attribution: Attribution) -> Json:
    """One attribution as the contract prints it."""
    return {
        "id": attribution.id,
        "source": spans_to_json(attribution.source),
        "cue": spans_to_json(attribution.cue),
        "content": spans_to_json(attribution.content),
        "speaker": attribution.speaker,
        "act": attribution.act,
        "parent": attribution.parent,
        "certainty": attribution.certainty,
        "hedges": spans_to_json(attribution.hedges),
        "where": attribution.where,
        "confidence": round(attribution.confidence, 4),
        "because": attribution.because,
    }


def comment_to_json(comment: Comment) -> Json:
    """One comment as the contract prints it."""
    return {
        "id": comment.id,
        "number": comment.number,
        "author": comment.author,
        "login": comment.login,
        "presence": comment.presence,
        "language": comment.language,
        "url": comment.url,
        "score": comment.score,
        "edited": comment.edited,
        "published": comment.published,
        "published_precision": comment.published_precision,
        "published_text": comment.published_text,
        "in_reply_to": comment.in_reply_to,
        "reply_evidence": comment.reply_evidence,
        "quotes": [{"comment": q.comment, "author": q.author, "span": list(q.span)} for q in comment.quotes],
        "body": spans_to_json(comment.body),
        "state": comment.state,
    }


def document_from_json(row: Mapping[str, Any]) -> Document:
    """The document that `document_to_json` printed.

    Raises `ValueError` when `row` is of another schema, `KeyError` or `TypeError` when a needed key is missing.
    """
    if row.get("schema") != DOCUMENT_SCHEMA:
        raise ValueError(f"schema {row.get('schema')!r} is not {DOCUMENT_SCHEMA!r}")
    obtained = row.get("obtained") or {}
    covers = obtained.get("covers")
    headline = row.get("headline")
    document = known(
        Document,
        row,
        title_span=span_from_json(row["title_span"]) if row.get("title_span") else None,
        paragraphs=spans_from_json(row.get("paragraphs")),
        obtained=known(Obtained, obtained, covers=(covers[0], covers[1]) if covers else None),
        provenance=tuple(
            known(Credit, c, span=span_from_json(c["span"]) if c.get("span") else None)
            for c in row.get("provenance", ())
        ),
        sources=tuple(
            known(Source, s, aliases=tuple(s.get("aliases", ())), mentions=spans_from_json(s.get("mentions")))
            for s in row.get("sources", ())
        ),
        names=tuple(
            known(Name, n, aliases=tuple(n.get("aliases", ())), mentions=spans_from_json(n.get("mentions")))
            for n in row.get("names", ())
        ),
        attributions=tuple(
            known(
                Attribution,
                a,
                **{key: spans_from_json(a.get(key)) for key in ("source", "cue", "content", "hedges")},
            )
            for a in row.get("attributions", ())
        ),
        comments=tuple(
            known(
                Comment,
                c,
                body=spans_from_json(c.get("body")),
                quotes=tuple(known(Quote, q, span=span_from_json(q["span"])) for q in c.get("quotes", ())),
            )
            for c in row.get("comments", ())
        ),
        headline=known(Headline, headline, spans=spans_from_json(headline.get("spans"))) if headline else None,
        notes=tuple(known(Note, n) for n in row.get("notes", ())),
    )
    return cast(Document, document)
