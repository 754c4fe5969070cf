"""GEXF as networkx reads it."""

import io
from xml.etree import ElementTree

import networkx

from tests.export.claims import CLAIM, TRACED
from tests.export.test_formats import hostile, written


def graph(*claims: object) -> networkx.MultiDiGraph:
    return networkx.MultiDiGraph(networkx.read_gexf(io.BytesIO(written("gexf", claims=claims or (TRACED,)))))  # type: ignore[arg-type]


def test_documents_and_parties_are_nodes_with_their_times() -> None:
    nodes = graph().nodes
    assert set(nodes) == {f"document:d{n}" for n in (1, 2, 3)} | {f"party:p{n}" for n in (1, 2, 3, 4)}
    page = nodes["document:d1"]
    assert (page["label"], page["outlet"], page["url"]) == (
        "Sluice at Orlov to close 🚪",
        "Orlov Gazette",
        "https://gazette.example/1",
    )
    assert page["start"] == 1714645200.0
    assert "start" not in nodes["document:d3"], "of a month no day is known"
    assert nodes["document:d3"]["stance"] == "denies"
    party = nodes["party:p2"]
    assert (party["label"], party["kind"], party["gatekeeper"], party["origin"]) == (
        "Vodokanal",
        "channel",
        True,
        False,
    )
    assert nodes["party:p3"]["origin"] is True


def test_relays_are_edges_with_the_words_that_they_rest_on() -> None:
    edges = {(one, other): data for one, other, data in graph().edges(data=True)}
    assert len(edges) == len(CLAIM.relays)
    edge = edges["document:d1", "party:p2"]
    assert (edge["label"], edge["confidence"], edge["words"]) == ("cites", 0.93, "the channel Vodokanal wrote")
    assert edges["document:d2", "document:d1"]["label"] == "translates"


def test_two_claims_share_their_nodes_and_keep_their_edges() -> None:
    from dataclasses import replace

    from reportedly.export import Traced

    both = graph(TRACED, Traced(replace(CLAIM, id="k2", gatekeepers=None), TRACED.documents))
    assert len(both.nodes) == 7
    assert len(both.edges) == 2 * len(CLAIM.relays)
    assert both.nodes["party:p2"]["gatekeeper"] is True
    assert sorted({data["claim"] for _, _, data in both.edges(data=True)}) == ["k1", "k2"]


def test_what_no_xml_may_hold_is_replaced_and_the_rest_is_kept() -> None:
    made = written("gexf", claims=(hostile(),))
    root = ElementTree.fromstring(made)
    assert root.tag == "{http://gexf.net/1.3}gexf"
    label = graph(hostile()).nodes["party:p2"]["label"]
    assert label.startswith("../../x\"': [[y]]|z#\n---\nkey")
    assert "\x00" not in label and "\ufffd" in label
