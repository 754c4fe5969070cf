"""Who rests on whom in small libraries: predictions for the scorer of provenance graphs.

    python benchmarks/provgraph.py DOCS.jsonl > PREDICTIONS.jsonl

Each line of DOCS.jsonl is a document with a `case`; each case is a library of its own. Of its claims the one that most
documents open with is printed: one line {case, nodes, edges, roots, origins_min, origins_max, channels, circular,
asserting} a case. `--documents FILE` takes documents that `reportedly read --json` has read already.
"""

from __future__ import annotations

import argparse
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.contract import document_from_json, dumps
from reportedly.model import Claim, Document, End
from reportedly.pipeline import Corridor
from reportedly.provenance.trace import trace
from reportedly.reading.reading import Reading

Json = dict[str, Any]


def cases(rows: Iterable[Json]) -> dict[str, list[str]]:
    """The documents' ids of each case, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row["case"]].append(row["id"])
    return found


def predicted(case: str, documents: Iterable[Document]) -> Json:
    """What the scorer compares of the claim that most of the documents open with."""
    held = list(documents)
    claims = trace(held)
    if not claims:
        return {"case": case}
    return graph(case, max(claims, key=lambda claim: _leads(claim, claims)), held)


def surfaces(claim: Claim, documents: Iterable[Document]) -> dict[str, str]:
    """How the pages call each party, with what they say of it: the words used most often, the longer of equals."""
    called: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document in documents:
        for attribution in document.attributions:
            for start, end in attribution.source:
                if attribution.speaker is not None:
                    called[document.id, attribution.speaker].append(document.text[start:end])
    found = {}
    for party in claim.parties:
        used = Counter(text for member in party.member for text in called.get(member, ()) if "(" not in text)
        found[party.id] = max(used, key=lambda text: (used[text], len(text), text), default=party.name)
    return found


def _leads(claim: Claim, claims: Iterable[Claim]) -> tuple[int, int]:
    """How many documents open with the claim, and how many report it: news is told first."""
    opening: dict[str, int] = {}
    for one in claims:
        for mention in one.mentions:
            start = min(start for start, _ in mention.spans)
            opening[mention.document] = min(start, opening.get(mention.document, start))
    leads = {m.document for m in claim.mentions if min(s for s, _ in m.spans) == opening[m.document]}
    return len(leads), claim.documents


def graph(case: str, claim: Claim, documents: Iterable[Document]) -> Json:
    """One claim in the scorer's words: documents by id, parties as `ext:`, unnamed people as `anon:`."""
    held = list(documents)
    outlets = {document.id: document.outlet or document.id for document in held}
    called = surfaces(claim, held)
    party = {one.id: one for one in claim.parties}
    stance: dict[str, str] = {}
    for mention in sorted(claim.mentions, key=lambda one: one.spans):
        if mention.stance != "asserts":
            stance.setdefault(mention.document, mention.stance)
    denying = {document for document, one in stance.items() if one == "denies"}

    def name(end: End, citing: End | None) -> str:
        if end.document is not None:
            return end.document
        known = party[end.party or ""]
        if known.kind in ("vague", "impersonal"):
            return f"vague:{citing.document if citing else known.name}"
        if known.kind == "anonymous":
            return f"anon:{name(citing, None) if citing else known.name}"
        return f"ext:{called[known.id]}"

    edges: dict[tuple[str, str], None] = {}
    for relay in claim.relays:
        if relay.from_end.document not in denying:
            edges[name(relay.from_end, None), name(relay.to_end, relay.from_end)] = None
    asserting = sorted({mention.document for mention in claim.mentions} - denying)
    citing = {one for one, _ in edges}
    roots = sorted(({other for _, other in edges} | set(asserting)) - citing)
    origins, gatekeepers = claim.origins, claim.gatekeepers
    return {
        "case": case,
        "asserting": asserting,
        "edges": [list(edge) for edge in edges],
        "roots": roots,
        "origins_min": origins.low if origins else 0,
        "origins_max": origins.voices if origins else 0,
        "channels": gatekeepers.count if gatekeepers else 0,
        "circular": [
            sorted(
                {outlets[id] for id in circle.documents}
                | {
                    party[id].name
                    for id in circle.parties
                    if id not in {p.id for p in claim.parties if set(p.publishes) & set(circle.documents)}
                }
            )
            for circle in claim.circular
        ],
    }


def read_rows(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--documents", type=Path)
    args = parser.parse_args()
    if args.documents:
        documents = [document_from_json(row) for row in read_rows(args.documents)]
    else:
        read = list(Corridor().run(io.BytesIO(args.docs.read_bytes()), name=str(args.docs)))
        documents = [one.document for one in read if isinstance(one, Reading)]
    by_id = {document.id: document for document in documents}
    for case, ids in cases(read_rows(args.docs)).items():
        print(dumps(predicted(case, [by_id[id] for id in ids if id in by_id])))


if __name__ == "__main__":
    main()
