"""The nouns as JSON and back: the output contract, one place.

`document_to_json` gives the object of schema `reportedly/document/1`, `claim_to_json` that of `reportedly/claim/1`.
`document_from_json` and `claim_from_json` are their inverses, so that what was found can be kept as it was printed.
`judgement_to_json` and its inverse are of schema `reportedly/judgement/1`, in which corrections travel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from reportedly.model import (
    Anchor,
    Attribution,
    Circle,
    Claim,
    Comment,
    Copy,
    Credit,
    Document,
    Drift,
    End,
    Evidence,
    First,
    Gatekeepers,
    Headline,
    Hop,
    Judgement,
    JudgementKind,
    Layers,
    Mention,
    Name,
    Note,
    Obtained,
    Origins,
    Party,
    Quote,
    Relay,
    Root,
    Source,
    Span,
    Spans,
)

DOCUMENT_SCHEMA = "reportedly/document/1"
CLAIM_SCHEMA = "reportedly/claim/1"
JUDGEMENT_SCHEMA = "reportedly/judgement/1"

_SURROGATE = re.compile("[\ud800-\udfff]")

Json = dict[str, Any]


def dumps(value: Mapping[str, Any]) -> str:
    """One JSON line: no line break inside, every character readable, lone surrogates escaped."""
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    if _SURROGATE.search(line):
        line = json.dumps(value, separators=(", ", ": "))
    for separator in ("\x85", "\u2028", "\u2029"):  # line breaks to some readers, though not to JSON Lines
        line = line.replace(separator, f"\\u{ord(separator):04x}")
    return line


def _spans(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


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
        "title_span": _span(document.title_span),
        "paragraphs": _spans(document.paragraphs),
        "obtained": {
            "path": document.obtained.path,
            "sha256": document.obtained.sha256,
            "at": document.obtained.at,
            "archived_url": document.obtained.archived_url,
            "covers": list(document.obtained.covers) if document.obtained.covers else None,
        },
        "provenance": [
            {"kind": c.kind, "name": c.name, "url": c.url, "span": _span(c.span), "because": c.because}
            for c in document.provenance
        ],
        "sources": [
            {
                "id": s.id,
                "name": s.name,
                "kind": s.kind,
                "aliases": list(s.aliases),
                "mentions": _spans(s.mentions),
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
                "mentions": _spans(n.mentions),
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
            "spans": _spans(document.headline.spans),
        },
        "notes": [{"field": n.field, "code": n.code, "says": n.says} for n in document.notes],
    }


def attribution_to_json(attribution: Attribution) -> Json:
    """One attribution as the contract prints it."""
    return {
        "id": attribution.id,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "speaker": attribution.speaker,
        "act": attribution.act,
        "parent": attribution.parent,
        "certainty": attribution.certainty,
        "hedges": _spans(attribution.hedges),
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
        "body": _spans(comment.body),
        "state": comment.state,
    }


def _to_span(value: Any) -> Span:
    start, end = value
    return (int(start), int(end))


def _to_spans(value: Iterable[Any] | None) -> Spans:
    return tuple(_to_span(item) for item in value or ())


def _known(kind: type, row: Mapping[str, Any], **converted: Any) -> Any:
    """Build `kind` from the keys of `row` that it has, taking `converted` ones as they are."""
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return kind(**({key: row[key] for key in fields if key in row and key not in converted} | converted))


def document_from_json(row: Mapping[str, Any]) -> Document:
    """The document that `document_to_json` printed.

    Raises `ValueError` when `row` is of another schema, `KeyError` or `TypeError` when a needed key is missing.
    """
    if row.get("schema") != DOCUMENT_SCHEMA:
        raise ValueError(f"schema {row.get('schema')!r} is not {DOCUMENT_SCHEMA!r}")
    obtained = row.get("obtained") or {}
    covers = obtained.get("covers")
    headline = row.get("headline")
    document = _known(
        Document,
        row,
        title_span=_to_span(row["title_span"]) if row.get("title_span") else None,
        paragraphs=_to_spans(row.get("paragraphs")),
        obtained=_known(Obtained, obtained, covers=(covers[0], covers[1]) if covers else None),
        provenance=tuple(
            _known(Credit, c, span=_to_span(c["span"]) if c.get("span") else None) for c in row.get("provenance", ())
        ),
        sources=tuple(
            _known(Source, s, aliases=tuple(s.get("aliases", ())), mentions=_to_spans(s.get("mentions")))
            for s in row.get("sources", ())
        ),
        names=tuple(
            _known(Name, n, aliases=tuple(n.get("aliases", ())), mentions=_to_spans(n.get("mentions")))
            for n in row.get("names", ())
        ),
        attributions=tuple(
            _known(
                Attribution,
                a,
                **{key: _to_spans(a.get(key)) for key in ("source", "cue", "content", "hedges")},
            )
            for a in row.get("attributions", ())
        ),
        comments=tuple(
            _known(
                Comment,
                c,
                body=_to_spans(c.get("body")),
                quotes=tuple(_known(Quote, q, span=_to_span(q["span"])) for q in c.get("quotes", ())),
            )
            for c in row.get("comments", ())
        ),
        headline=_known(Headline, headline, spans=_to_spans(headline.get("spans"))) if headline else None,
        notes=tuple(_known(Note, n) for n in row.get("notes", ())),
    )
    return cast(Document, document)


def _end(end: End) -> Json:
    return {"document": end.document} if end.document is not None else {"party": end.party}


def claim_to_json(claim: Claim) -> Json:
    """The claim as the contract prints it, keys in the contract's order."""
    origins, gatekeepers, layers, first = claim.origins, claim.gatekeepers, claim.layers, claim.first
    return {
        "schema": CLAIM_SCHEMA,
        "id": claim.id,
        "wording": claim.wording,
        "language": claim.language,
        "parties": [
            {
                "id": p.id,
                "name": p.name,
                "kind": p.kind,
                "aliases": list(p.aliases),
                "of": p.of,
                "in": dict(p.member),
                "publishes": list(p.publishes),
            }
            for p in claim.parties
        ],
        "mentions": [
            {
                "document": m.document,
                "attribution": m.attribution,
                "spans": _spans(m.spans),
                "stance": m.stance,
                "certainty": m.certainty,
                "denier": m.denier,
                "published": m.published,
                "chain": [{"name": h.name, "kind": h.kind, "party": h.party, "source": h.source} for h in m.chain],
            }
            for m in claim.mentions
        ],
        "relays": [
            {
                "from": _end(r.from_end),
                "to": _end(r.to_end),
                "kind": r.kind,
                "confidence": round(r.confidence, 4),
                "evidence": [{"document": e.document, "span": list(e.span)} for e in r.evidence],
                "because": r.because,
            }
            for r in claim.relays
        ],
        "origins": origins
        and {
            "low": origins.low,
            "high": origins.high,
            "voices": origins.voices,
            "because": list(origins.because),
            "roots": [
                {
                    "party": r.party,
                    "name": r.name,
                    "kind": r.kind,
                    "unresolved": r.unresolved,
                    "documents": list(r.documents),
                }
                for r in origins.roots
            ],
        },
        "gatekeepers": gatekeepers and {"count": gatekeepers.count, "who": [_end(end) for end in gatekeepers.who]},
        "layers": layers and {"publishers": layers.publishers, "texts": layers.texts, "upstream": layers.upstream},
        "documents": claim.documents,
        "echo": claim.echo,
        "circular": [{"parties": list(c.parties), "documents": list(c.documents)} for c in claim.circular],
        "copies": [
            {"of": c.of, "document": c.document, "spans": _spans(c.spans), "kind": c.kind} for c in claim.copies
        ],
        "first": first and {"document": first.document, "published": first.published},
        "drift": [
            {
                "from": d.from_document,
                "to": d.to_document,
                "change": d.change,
                "spans": _spans(d.spans),
            }
            for d in claim.drift
        ],
    }


def judgement_to_json(judgement: Judgement) -> Json:
    """The judgement as it is exported and merged."""
    return {
        "schema": JUDGEMENT_SCHEMA,
        "id": judgement.id,
        "kind": judgement.kind,
        "about": [_anchor(place) for place in judgement.about],
        "value": judgement.value,
        "instead": [_anchor(place) for place in judgement.instead],
        "who": judgement.who,
        "at": judgement.at,
        "why": judgement.why,
        "undoes": judgement.undoes,
    }


def judgement_from_json(row: Mapping[str, Any]) -> Judgement:
    """The inverse of `judgement_to_json`. Raises KeyError, ValueError or TypeError for what does not fit."""
    if row.get("schema") != JUDGEMENT_SCHEMA:
        raise ValueError(f"the schema is {row.get('schema')!r}, not {JUDGEMENT_SCHEMA}")
    kind = row["kind"]
    if kind not in get_args(JudgementKind):
        raise ValueError(f"there is no judgement of kind {kind!r}")
    strings = [row[name] for name in ("id", "who", "at", "why")] + [row[n] for n in ("value", "undoes") if row[n]]
    if not all(isinstance(value, str) for value in strings):
        raise TypeError("its id, who, at, why, value or undoes is not a string")
    return Judgement(
        id=row["id"],
        kind=kind,
        about=tuple(_anchored(place) for place in row["about"]),
        value=row["value"],
        instead=tuple(_anchored(place) for place in row["instead"]),
        who=row["who"],
        at=row["at"],
        why=row["why"],
        undoes=row["undoes"],
    )


def _anchor(anchor: Anchor) -> Json:
    return {
        "document": anchor.document,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
        "span": list(anchor.span),
    }


def _anchored(row: Mapping[str, Any]) -> Anchor:
    words = {name: row[name] for name in ("document", "quote", "before", "after")}
    start, end = row["span"]
    if not all(isinstance(value, str) for value in words.values()) or type(start) is not int or type(end) is not int:
        raise TypeError("a place is not words and two numbers")
    return Anchor(**words, span=(start, end))


def _to_end(row: Mapping[str, Any]) -> End:
    return End(document=row.get("document"), party=row.get("party"))


def claim_from_json(row: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` printed.

    Raises `ValueError` when `row` is of another schema, `KeyError` or `TypeError` when a needed key is missing.
    """
    if row.get("schema") != CLAIM_SCHEMA:
        raise ValueError(f"schema {row.get('schema')!r} is not {CLAIM_SCHEMA!r}")
    origins, gatekeepers = row.get("origins"), row.get("gatekeepers")
    claim = _known(
        Claim,
        row,
        parties=tuple(
            _known(
                Party,
                p,
                aliases=tuple(p.get("aliases", ())),
                member=tuple((document, source) for document, source in p.get("in", {}).items()),
                publishes=tuple(p.get("publishes", ())),
            )
            for p in row.get("parties", ())
        ),
        mentions=tuple(
            _known(
                Mention,
                m,
                spans=_to_spans(m.get("spans")),
                chain=tuple(_known(Hop, hop) for hop in m.get("chain", ())),
            )
            for m in row.get("mentions", ())
        ),
        relays=tuple(
            Relay(
                from_end=_to_end(r["from"]),
                to_end=_to_end(r["to"]),
                kind=r["kind"],
                confidence=r["confidence"],
                evidence=tuple(
                    Evidence(document=e["document"], span=_to_span(e["span"])) for e in r.get("evidence", ())
                ),
                because=r.get("because", ""),
            )
            for r in row.get("relays", ())
        ),
        origins=origins
        and _known(
            Origins,
            origins,
            because=tuple(origins.get("because", ())),
            roots=tuple(_known(Root, r, documents=tuple(r.get("documents", ()))) for r in origins.get("roots", ())),
        ),
        gatekeepers=gatekeepers
        and Gatekeepers(count=gatekeepers["count"], who=tuple(_to_end(end) for end in gatekeepers.get("who", ()))),
        layers=_known(Layers, row["layers"]) if row.get("layers") else None,
        circular=tuple(
            Circle(parties=tuple(c["parties"]), documents=tuple(c.get("documents", ())))
            for c in row.get("circular", ())
        ),
        copies=tuple(_known(Copy, c, spans=_to_spans(c.get("spans"))) for c in row.get("copies", ())),
        first=_known(First, row["first"]) if row.get("first") else None,
        drift=tuple(
            Drift(from_document=d["from"], to_document=d["to"], change=d["change"], spans=_to_spans(d.get("spans")))
            for d in row.get("drift", ())
        ),
    )
    return cast(Claim, claim)
