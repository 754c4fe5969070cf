"""GEXF 1.3 for Gephi and networkx: documents and parties as nodes in time, relays as edges with what they rest on.

https://gexf.net/1.3/ Attributes are flat. An edge runs from who relays to whom it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from reportedly.export.bundle import Bundle, Traced
from reportedly.export.iri import address
from reportedly.export.writing import text
from reportedly.model import Claim, End, Relay

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NODE = ("type", "kind", "published", "url", "outlet", "language", "stance", "origin", "unresolved", "gatekeeper")
"""Flat attributes of a node; a gatekeeper or an origin is one of some claim."""

EDGE = ("claim", "wording", "confidence", "words", "because")
_TYPES = {"confidence": "double", "unresolved": "boolean", "origin": "boolean", "gatekeeper": "boolean"}

_Values = dict[str, str | float | bool | None]


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """One graph of all claims. Nodes come before edges in the format, so both are held until all claims are seen."""
    nodes: dict[str, _Values] = {}
    edges: list[str] = []
    for traced in bundle.claims:
        for end in _ends(traced.claim):
            _join(nodes.setdefault(_id(end), {}), _node(traced, end))
        edges += [_edge(traced, relay, number) for number, relay in enumerate(traced.claim.relays, len(edges))]
    out = text(stream)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    out.write("<meta><creator>reportedly</creator><description>who has it from whom</description></meta>\n")
    out.write('<graph defaultedgetype="directed" mode="dynamic" timeformat="double" timerepresentation="interval">\n')
    for of, names in (("node", NODE), ("edge", EDGE)):
        out.write(f'<attributes class="{of}" mode="static">\n')
        out.writelines(f'<attribute id="{n}" title="{n}" type="{_TYPES.get(n, "string")}"/>\n' for n in names)
        out.write("</attributes>\n")
    out.write("<nodes>\n")
    for id, values in nodes.items():
        start = seconds(str(values["published"] or ""))
        began = "" if start is None else f' start="{start:.0f}"'
        out.write(
            f"<node id={_quoted(id)} label={_quoted(str(values['label']))}{began}>{_values(values, NODE)}</node>\n"
        )
    out.write("</nodes>\n<edges>\n")
    out.writelines(edges)
    out.write("</edges>\n</graph>\n</gexf>\n")


def seconds(published: str) -> float | None:
    """A time as seconds since 1970, one without zone taken as UTC; None where the day is not known.

    >>> seconds("2024-05-02"), seconds("2024-05")
    (1714608000.0, None)
    """
    if len(published) < 10:
        return None
    try:
        moment = datetime.fromisoformat(published)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _ends(claim: Claim) -> Iterator[End]:
    """Everything that is a node of a claim: its documents, its parties, the ends of its relays."""
    found = [End(document=mention.document) for mention in claim.mentions]
    found += [End(party=party.id) for party in claim.parties]
    found += [end for relay in claim.relays for end in (relay.from_end, relay.to_end)]
    yield from dict.fromkeys(found)


def _id(end: End) -> str:
    return f"document:{end.document}" if end.document is not None else f"party:{end.party}"


def _node(traced: Traced, end: End) -> _Values:
    claim = traced.claim
    roots = claim.origins.roots if claim.origins else ()
    own = [r for r in roots if r.party == end.party] if end.document is None else []
    values: _Values = {
        "label": traced.name(end),
        "origin": bool(own),
        "unresolved": any(root.unresolved for root in own),
        "gatekeeper": bool(claim.gatekeepers and end in claim.gatekeepers.who),
    }
    if end.document is None:
        party = traced.party(end.party)
        return values | {"type": "party", "kind": party.kind if party else None, "published": None}
    document = traced.documents.get(end.document)
    mentions = [mention for mention in claim.mentions if mention.document == end.document]
    when = next((mention.published for mention in mentions if mention.published), None)
    return values | {
        "type": "document",
        "label": (document.title if document else None) or traced.name(end),
        "kind": document.kind if document else None,
        "published": (document.published if document else None) or when,
        "url": address(document.url) if document else None,
        "outlet": traced.name(end),
        "language": document.language if document else None,
        "stance": traced.stance(end.document),
    }


def _join(known: _Values, more: _Values) -> None:
    """A node of several claims: what the first says of it stands, and it is an origin if it is one of any."""
    for key, value in more.items():
        known[key] = (known.get(key) or value) if isinstance(value, bool) or known.get(key) is None else known[key]


def _edge(traced: Traced, relay: Relay, number: int) -> str:
    values: _Values = {
        "claim": traced.claim.id,
        "wording": traced.claim.wording,
        "confidence": round(relay.confidence, 4),
        "words": " | ".join(traced.evidence(relay)) or None,
        "because": relay.because or None,
    }
    return (
        f'<edge id="{number}" source={_quoted(_id(relay.from_end))} target={_quoted(_id(relay.to_end))} '
        f'kind="{relay.kind}" label="{relay.kind}" weight="{relay.confidence:.4f}">{_values(values, EDGE)}</edge>\n'
    )


def _values(values: _Values, names: tuple[str, ...]) -> str:
    held = ((name, values.get(name)) for name in names)
    said = "".join(
        f'<attvalue for="{name}" value={_quoted(_said(value))}/>' for name, value in held if value is not None
    )
    return f"<attvalues>{said}</attvalues>"


def _said(value: str | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(value: str) -> str:
    """An attribute of XML, what no XML may hold replaced (U+FFFD)."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
