"""PROV-JSON, a bundle a claim: its pages and reports as entities, who is behind them as agents.

https://www.w3.org/submissions/prov-json/ What a page has from another is a derivation; one that quotes is typed as a
quotation, what an origin gave as a primary source. What a party said, of which nothing is at hand but others' words,
is an entity of its own, attributed to the party.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.contract import Json, dumps
from reportedly.export.bundle import Bundle, Traced
from reportedly.export.iri import address, safe
from reportedly.export.writing import text
from reportedly.model import End, RelayKind, SourceKind

PREFIX = {"rep": "urn:reportedly:", "schema": "https://schema.org/"}
_TYPES: dict[RelayKind, str] = {"cites": "prov:Quotation", "credits": "prov:Quotation", "forwards": "prov:Quotation"}
_PEOPLE: dict[SourceKind, str] = {
    "person": "prov:Person",
    "organisation": "prov:Organization",
    "outlet": "prov:Organization",
}


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """One PROV document: a bundle for each claim, one at a time, and the entities that the bundles are."""
    out = text(stream)
    out.write(f'{{"prefix": {dumps(PREFIX)},\n"bundle": {{')
    bundles: Json = {}
    for traced in bundle.claims:
        name = _named("claim", traced.claim.id)
        out.write((",\n" if bundles else "\n") + f'"{name}": {dumps(_bundle(traced))}')
        bundles[name] = {"prov:type": _type("prov:Bundle"), "prov:label": traced.claim.wording}
    out.write(f'}},\n"entity": {dumps(bundles)}}}\n')


def _bundle(traced: Traced) -> Json:
    claim = traced.claim
    entities: Json = {}
    agents: Json = {}
    attributed: Json = {}
    derived: Json = {}
    wording = _named("wording", claim.id)
    entities[wording] = {"prov:type": _type("schema:Claim"), "prov:value": claim.wording}
    for party in claim.parties:
        agents[_named("party", party.id)] = {
            "prov:label": party.name,
            "rep:kind": party.kind,
            **({"prov:type": _type(_PEOPLE[party.kind])} if party.kind in _PEOPLE else {}),
        }
    for end in _ends(traced):
        entities[_entity(end)] = _described(traced, end)
        publisher = traced.publisher(end.document) if end.document is not None else traced.party(end.party)
        if publisher is not None:
            attributed[f"_:a{len(attributed) + 1}"] = {
                "prov:entity": _entity(end),
                "prov:agent": _named("party", publisher.id),
            }
    for relay in claim.relays:
        said = {"rep:because": relay.because, "rep:words": traced.evidence(relay)}
        derived[f"_:d{len(derived) + 1}"] = {
            "prov:generatedEntity": _entity(relay.from_end),
            "prov:usedEntity": _entity(relay.to_end),
            **({"prov:type": _type(_TYPES[relay.kind])} if relay.kind in _TYPES else {}),
            "rep:kind": relay.kind,
            "rep:confidence": round(relay.confidence, 4),
            **{key: value for key, value in said.items() if value},
        }
    for end in _origins(traced):
        derived[f"_:d{len(derived) + 1}"] = {
            "prov:generatedEntity": wording,
            "prov:usedEntity": _entity(end),
            "prov:type": _type("prov:PrimarySource"),
        }
    parts = {"entity": entities, "agent": agents, "wasAttributedTo": attributed, "wasDerivedFrom": derived}
    return {kind: held for kind, held in parts.items() if held}


def _ends(traced: Traced) -> Iterator[End]:
    claim = traced.claim
    found = [End(document=mention.document) for mention in claim.mentions]
    found += [end for relay in claim.relays for end in (relay.from_end, relay.to_end)]
    found += _origins(traced)
    yield from dict.fromkeys(found)


def _origins(traced: Traced) -> Iterator[End]:
    """The origins whose own basis is seen, as ends: the party's own word, or the pages where the origin is no party."""
    for root in traced.claim.origins.roots if traced.claim.origins else ():
        if root.unresolved:
            continue
        if root.party is not None:
            yield End(party=root.party)
        else:
            yield from (End(document=id) for id in root.documents)


def _described(traced: Traced, end: End) -> Json:
    if end.document is None:
        return {"prov:label": f"what {traced.name(end)} said", "prov:type": _type("rep:word")}
    document = traced.documents.get(end.document)
    row: Json = {"prov:label": (document.title if document else None) or traced.name(end)}
    if document:
        said = {
            "prov:location": address(document.url),
            "rep:published": document.published,
            "rep:contentHash": document.content_hash,
            "rep:obtainedAt": document.obtained.at,
            "rep:archivedAt": address(document.obtained.archived_url),
        }
        row |= {key: value for key, value in said.items() if value}
    words = [traced.words(end.document, m.spans) for m in traced.claim.mentions if m.document == end.document]
    if words := [word for word in words if word]:
        row["rep:words"] = words
    return row


def _entity(end: End) -> str:
    return _named("document", end.document) if end.document is not None else _named("word", end.party or "")


def _named(*path: str) -> str:
    return "rep:" + "/".join(map(safe, path))


def _type(name: str) -> Json:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
