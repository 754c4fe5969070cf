"""A claim as JSON and back: schema `reportedly/claim/1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from reportedly.contract.pieces import Json, known, span_from_json, spans_from_json, spans_to_json
from reportedly.model import (
    Circle,
    Claim,
    Copy,
    Drift,
    End,
    Evidence,
    First,
    Gatekeepers,
    Hop,
    Layers,
    Mention,
    Origins,
    Party,
    Relay,
    Root,
)

CLAIM_SCHEMA = "reportedly/claim/1"


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
                "spans": spans_to_json(m.spans),
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
            {"of": c.of, "document": c.document, "spans": spans_to_json(c.spans), "kind": c.kind} for c in claim.copies
        ],
        "first": first and {"document": first.document, "published": first.published},
        "drift": [
            {
                "from": d.from_document,
                "to": d.to_document,
                "change": d.change,
                "spans": spans_to_json(d.spans),
            }
            for d in claim.drift
        ],
    }


def claim_from_json(row: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` printed.

    Raises `ValueError` when `row` is of another schema, `KeyError` or `TypeError` when a needed key is missing.
    """
    if row.get("schema") != CLAIM_SCHEMA:
        raise ValueError(f"schema {row.get('schema')!r} is not {CLAIM_SCHEMA!r}")
    origins, gatekeepers = row.get("origins"), row.get("gatekeepers")
    claim = known(
        Claim,
        row,
        parties=tuple(
            known(
                Party,
                p,
                aliases=tuple(p.get("aliases", ())),
                member=tuple((document, source) for document, source in p.get("in", {}).items()),
                publishes=tuple(p.get("publishes", ())),
            )
            for p in row.get("parties", ())
        ),
        mentions=tuple(
            known(
                Mention,
                m,
                spans=spans_from_json(m.get("spans")),
                chain=tuple(known(Hop, hop) for hop in m.get("chain", ())),
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
                    Evidence(document=e["document"], span=span_from_json(e["span"])) for e in r.get("evidence", ())
                ),
                because=r.get("because", ""),
            )
            for r in row.get("relays", ())
        ),
        origins=origins
        and known(
            Origins,
            origins,
            because=tuple(origins.get("because", ())),
            roots=tuple(known(Root, r, documents=tuple(r.get("documents", ()))) for r in origins.get("roots", ())),
        ),
        gatekeepers=gatekeepers
        and Gatekeepers(count=gatekeepers["count"], who=tuple(_to_end(end) for end in gatekeepers.get("who", ()))),
        layers=known(Layers, row["layers"]) if row.get("layers") else None,
        circular=tuple(
            Circle(parties=tuple(c["parties"]), documents=tuple(c.get("documents", ())))
            for c in row.get("circular", ())
        ),
        copies=tuple(known(Copy, c, spans=spans_from_json(c.get("spans"))) for c in row.get("copies", ())),
        first=known(First, row["first"]) if row.get("first") else None,
        drift=tuple(
            Drift(
                from_document=d["from"], to_document=d["to"], change=d["change"], spans=spans_from_json(d.get("spans"))
            )
            for d in row.get("drift", ())
        ),
    )
    return cast(Claim, claim)


def _end(end: End) -> Json:
    return {"document": end.document} if end.document is not None else {"party": end.party}


def _to_end(row: Mapping[str, Any]) -> End:
    return End(document=row.get("document"), party=row.get("party"))
