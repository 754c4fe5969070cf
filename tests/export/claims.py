"""A claim made by hand with the pages that it quotes: two papers, a channel, its unnamed sources, a denial."""

from __future__ import annotations

from reportedly.export import Traced
from reportedly.model import (
    Attribution,
    Claim,
    Comment,
    Copy,
    Document,
    Drift,
    End,
    Evidence,
    First,
    Gatekeepers,
    Hop,
    Layers,
    Mention,
    Obtained,
    Origins,
    Party,
    Relay,
    Root,
    Source,
    Span,
)


def place(text: str, part: str) -> Span:
    """Where the part stands, which stands there once."""
    start = text.index(part)
    return start, start + len(part)


GAZETTE = "Sluice at Orlov to close 🚪\n\nThe sluice at Orlov will close, the channel Vodokanal wrote on Monday.\n"
COURIER = "Шлюз закриють\n\nЗа даними Vodokanal, шлюз в Орлові закриють.\n"
MAYOR = "No plan to close it\n\nThe sluice stays open, mayor Iva Danek said.\n"

DOCUMENTS = {
    "d1": Document(
        id="d1",
        url="https://gazette.example/1",
        outlet="Orlov Gazette",
        title="Sluice at Orlov to close 🚪",
        published="2024-05-02T10:20",
        published_precision="minute",
        language="en",
        content_hash="sha256:11",
        text=GAZETTE,
        title_span=place(GAZETTE, "Sluice at Orlov to close 🚪"),
        paragraphs=(place(GAZETTE, "The sluice at Orlov will close, the channel Vodokanal wrote on Monday."),),
        obtained=Obtained(sha256="aa", at="2024-05-03T08:00:00+00:00", archived_url="https://archive.example/1"),
        sources=(
            Source(id="s1", name="Vodokanal", kind="channel", mentions=(place(GAZETTE, "the channel Vodokanal"),)),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=(place(GAZETTE, "the channel Vodokanal"),),
                cue=(place(GAZETTE, "wrote"),),
                content=(place(GAZETTE, "The sluice at Orlov will close"),),
                speaker="s1",
                confidence=0.93,
                because="cue",
            ),
        ),
    ),
    "d2": Document(
        id="d2",
        outlet="Кур'єр",
        title="Шлюз закриють",
        published="2024-05-03",
        published_precision="day",
        language="uk",
        text=COURIER,
        title_span=place(COURIER, "Шлюз закриють"),
        paragraphs=(place(COURIER, "За даними Vodokanal, шлюз в Орлові закриють."),),
        sources=(
            Source(id="s1", name="Vodokanal", kind="channel", mentions=(place(COURIER, "Vodokanal"),)),
            Source(id="s2", name="its sources", kind="anonymous", of="s1"),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=(place(COURIER, "Vodokanal"),),
                cue=(place(COURIER, "За даними"),),
                content=(place(COURIER, "шлюз в Орлові закриють"),),
                speaker="s1",
                confidence=0.7,
            ),
        ),
        comments=(Comment(id="c1", author="Zora Belkina", body=()),),
    ),
    "d3": Document(
        id="d3",
        outlet="Town Hall",
        title="No plan to close it",
        published="2024-05",
        published_precision="month",
        language="en",
        text=MAYOR,
        sources=(Source(id="s1", name="Iva Danek", kind="person", mentions=(place(MAYOR, "mayor Iva Danek"),)),),
    ),
}

CLAIM = Claim(
    id="k1",
    wording="The sluice at Orlov will close",
    language="en",
    parties=(
        Party(id="p1", name="Orlov Gazette", kind="outlet", publishes=("d1",)),
        Party(id="p2", name="Vodokanal", kind="channel", aliases=("Водоканал",), member=(("d1", "s1"), ("d2", "s1"))),
        Party(id="p3", name="its sources", kind="anonymous", of="p2", member=(("d2", "s2"),)),
        Party(id="p4", name="Iva Danek", kind="person", member=(("d3", "s1"),)),
    ),
    mentions=(
        Mention(
            document="d1",
            attribution="a1",
            spans=(place(GAZETTE, "The sluice at Orlov will close"),),
            stance="attributes",
            certainty="reported",
            published="2024-05-02T10:20",
            chain=(Hop(name="Vodokanal", kind="channel", party="p2", source="s1"),),
        ),
        Mention(
            document="d2",
            attribution="a1",
            spans=(place(COURIER, "шлюз в Орлові закриють"),),
            stance="attributes",
            certainty="reported",
            published="2024-05-03",
            chain=(
                Hop(name="Vodokanal", kind="channel", party="p2", source="s1"),
                Hop(name="its sources", kind="anonymous", party="p3", source="s2"),
            ),
        ),
        Mention(
            document="d3",
            attribution=None,
            spans=(place(MAYOR, "The sluice stays open"),),
            stance="denies",
            certainty=None,
            published="2024-05",
        ),
    ),
    relays=(
        Relay(
            from_end=End(document="d1"),
            to_end=End(party="p2"),
            kind="cites",
            confidence=0.93,
            evidence=(Evidence(document="d1", span=place(GAZETTE, "the channel Vodokanal wrote")),),
            because="the page says so",
        ),
        Relay(
            from_end=End(document="d2"),
            to_end=End(party="p2"),
            kind="cites",
            confidence=0.7,
            evidence=(Evidence(document="d2", span=place(COURIER, "За даними Vodokanal")),),
        ),
        Relay(from_end=End(document="d2"), to_end=End(document="d1"), kind="translates", confidence=0.6),
        Relay(from_end=End(party="p2"), to_end=End(party="p3"), kind="cites", confidence=0.7),
    ),
    origins=Origins(
        low=1,
        high=2,
        voices=3,
        because=("the unnamed people of one carrier are one origin",),
        roots=(
            Root(party="p3", name="its sources", kind="anonymous", documents=("d2",)),
            Root(party=None, name="Orlov Gazette", kind="outlet", unresolved=True, documents=("d1",)),
        ),
    ),
    gatekeepers=Gatekeepers(count=1, who=(End(party="p2"),)),
    layers=Layers(publishers=3, texts=2, upstream=1),
    documents=3,
    echo=2.0,
    copies=(Copy(of="d1", document="d2", spans=(place(COURIER, "шлюз в Орлові закриють"),), kind="translation"),),
    first=First(document="d1", published="2024-05-02T10:20"),
    drift=(Drift(from_document="d1", to_document="d2", change="number-changed"),),
)
TRACED = Traced(CLAIM, DOCUMENTS)

HOSTILE = (
    "../../x\"': [[y]]|z#\n---\nkey: !!python/object <% run() %> ]]> </script>&\x00\x1b\u202e\ufffe\ud800 =cmd `$= q`"
)
"""Everything that some format could take for its own."""
