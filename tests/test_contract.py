"""The contract: what is printed comes back as it was, and every printed line is one line."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reportedly.contract import CLAIM_SCHEMA, claim_to_json, document_from_json, document_to_json, dumps
from reportedly.model import (
    Attribution,
    Claim,
    Comment,
    Credit,
    Document,
    End,
    Evidence,
    Gatekeepers,
    Headline,
    Hop,
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
)

texts = st.text(max_size=40)
spans: st.SearchStrategy[Span] = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(
    lambda pair: (min(pair), max(pair))
)
many_spans = st.lists(spans, max_size=3).map(tuple)

documents = st.builds(
    Document,
    id=texts,
    kind=st.sampled_from(["article", "thread", "chat", "post"]),
    title=st.none() | texts,
    text=texts,
    title_span=st.none() | spans,
    paragraphs=many_spans,
    obtained=st.builds(Obtained, path=st.none() | texts, covers=st.none() | st.tuples(texts, texts)),
    provenance=st.lists(st.builds(Credit, kind=texts, name=texts, span=st.none() | spans), max_size=2).map(tuple),
    sources=st.lists(
        st.builds(
            Source,
            id=texts,
            name=texts,
            kind=st.sampled_from(["person", "channel", "anonymous"]),
            aliases=st.lists(texts, max_size=2).map(tuple),
            mentions=many_spans,
        ),
        max_size=2,
    ).map(tuple),
    names=st.lists(st.builds(Name, id=texts, name=texts, kind=st.just("place"), mentions=many_spans), max_size=2).map(
        tuple
    ),
    attributions=st.lists(
        st.builds(
            Attribution,
            id=texts,
            source=many_spans,
            cue=many_spans,
            content=many_spans,
            hedges=many_spans,
            parent=st.none() | texts,
            certainty=st.sampled_from(["asserted", "reported", "denied"]),
            confidence=st.sampled_from([0.0, 0.25, 1.0]),
        ),
        max_size=2,
    ).map(tuple),
    comments=st.lists(
        st.builds(
            Comment,
            id=texts,
            author=st.none() | texts,
            body=many_spans,
            quotes=st.lists(st.builds(Quote, comment=st.none() | texts, author=texts, span=spans), max_size=2).map(
                tuple
            ),
        ),
        max_size=2,
    ).map(tuple),
    headline=st.none()
    | st.builds(Headline, attribution=st.sampled_from(["dropped", "kept"]), because=texts, spans=many_spans),
    notes=st.lists(st.builds(Note, field=texts, code=texts, says=texts), max_size=2).map(tuple),
)


@given(documents)
def test_a_printed_document_comes_back_as_it_was(document: Document) -> None:
    assert document_from_json(json.loads(dumps(document_to_json(document)))) == document


@given(documents)
def test_a_document_is_one_line_of_utf8(document: Document) -> None:
    line = dumps(document_to_json(document))
    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")


def test_a_lone_surrogate_is_escaped_so_that_the_line_can_be_encoded() -> None:
    line = dumps({"text": "broken \ud83d end"})
    assert line.encode("utf-8")
    assert json.loads(line)["text"] == "broken \ud83d end"


def test_the_keys_of_a_document_stand_in_the_order_of_the_contract() -> None:
    keys = list(document_to_json(Document(id="d1")))
    assert keys[:5] == ["schema", "id", "kind", "url", "outlet"]
    assert keys[-5:] == ["names", "attributions", "comments", "headline", "notes"]


def test_another_schema_is_refused() -> None:
    try:
        document_from_json({"schema": "reportedly/document/2", "id": "x"})
    except ValueError as error:
        assert "reportedly/document/2" in str(error)
    else:
        raise AssertionError("a document of another schema was taken")


def test_a_claim_prints_the_keys_of_the_contract() -> None:
    claim = Claim(
        id="k1",
        wording="the dam leaks",
        language="en",
        parties=(Party(id="p1", name="Beacon", kind="channel", member=(("d1", "s2"),)),),
        mentions=(
            Mention(
                document="d1",
                attribution="a1",
                spans=((0, 5),),
                stance="attributes",
                certainty="reported",
                chain=(Hop(name="Beacon", kind="channel", party="p1", source="s2"),),
            ),
        ),
        relays=(
            Relay(
                from_end=End(document="d1"),
                to_end=End(party="p1"),
                kind="cites",
                confidence=0.9,
                evidence=(Evidence(document="d1", span=(0, 5)),),
            ),
        ),
        origins=Origins(low=1, high=2, voices=2, roots=(Root(party="p1", name="Beacon", kind="channel"),)),
        gatekeepers=Gatekeepers(count=1, who=(End(party="p1"),)),
        documents=1,
        echo=1.0,
    )
    printed = claim_to_json(claim)
    assert printed["schema"] == CLAIM_SCHEMA
    assert printed["parties"][0]["in"] == {"d1": "s2"}
    assert printed["relays"][0]["from"] == {"document": "d1"}
    assert printed["relays"][0]["to"] == {"party": "p1"}
    assert printed["gatekeepers"] == {"count": 1, "who": [{"party": "p1"}]}
    assert printed["layers"] is None
