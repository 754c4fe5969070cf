"""Who stands behind whom: one content, one knot; one party and path, one node."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Attribution, Document, Source
from reportedly.report.tree import Node, knots, relay_tree, walk


def drawn(root: Node) -> list[str]:
    return ["  " * depth + node.name + ("?" if node.guess else "") for depth, node in walk(root)]


def test_a_channel_and_its_own_sources_share_one_content_and_are_one_knot(english: Document) -> None:
    first = knots(english)[0]
    assert [(step.attribution.id, step.level, step.name) for step in first.steps] == [
        ("a1", 0, "Lantern"),
        ("a2", 1, "its own sources in the harbour office"),
    ]
    assert first.steps[1].of == "Lantern"
    assert first.above == ()


def test_three_hops_are_three_levels(ukrainian: Document) -> None:
    (only,) = knots(ukrainian)
    assert [step.level for step in only.steps] == [0, 1, 2]
    assert drawn(relay_tree(ukrainian)) == ["Портовий листок", "  Ліхтар", "    власні джерела"]


def test_what_stands_in_anothers_content_is_a_knot_of_its_own_that_says_through_whom(english: Document) -> None:
    (nested,) = (knot for knot in knots(english) if knot.steps[0].attribution.id == "a5")
    assert [step.name for step in nested.above] == ["Lantern"]


def test_the_tree_joins_what_one_party_says_and_leaves_readers_out(english: Document) -> None:
    assert drawn(relay_tree(english)) == [
        "Lantern",
        "  its own sources in the harbour office",
        "  nobody named",
        "  Orla Brackett",
        "Anselm Tove",
    ]
    assert relay_tree(english).name == "Alder Mail"
    tove = relay_tree(english).behind[1]
    assert [step.attribution.id for step in tove.steps] == ["a6", "a7"]
    assert [step.guess for step in tove.steps] == [False, True]


def test_a_commenters_tree_is_apart(english: Document) -> None:
    assert drawn(relay_tree(english, "c2")) == ["Orla Brackett"]


def test_the_text_gives_source_and_cue_in_its_own_order() -> None:
    text = "По его словам, парома нет. «Фонарь» пишет."
    document = Document(
        id="d",
        text=text,
        sources=(
            Source(id="s1", name="Фонарь", kind="channel"),
            Source(id="s2", name="Эгон Фальк", kind="person"),
        ),
        attributions=(
            Attribution(id="a1", source=((3, 6),), cue=((0, 2), (7, 13)), speaker="s2", confidence=0.9),
            Attribution(id="a2", source=((27, 35),), cue=((36, 41),), speaker="s1", confidence=0.9),
        ),
    )
    first, second = (knot.steps[0] for knot in knots(document))
    assert first.passing == (("cue", "По"), ("words", "его"), ("cue", "словам"))
    assert second.passing == (("cue", "пишет"),)  # the source's words are its name: no need to say them twice


def test_parallel_sources_of_one_content_stand_side_by_side() -> None:
    text = "Parom prodan. A reports. B reports."
    document = Document(
        id="d",
        text=text,
        attributions=tuple(
            Attribution(id=f"a{n}", source=((at, at + 1),), content=((0, 13),), confidence=0.9)
            for n, at in ((1, 14), (2, 25))
        ),
    )
    (knot,) = knots(document)
    assert [(step.name, step.level) for step in knot.steps] == [("A", 0), ("B", 0)]


def test_circles_and_lost_parents_harm_nobody(english: Document) -> None:
    a1, a2, a3, *rest = english.attributions
    broken = replace(
        english,
        attributions=(replace(a1, parent="a2"), a2, replace(a3, parent="a3"), *(replace(a, parent="zz") for a in rest)),
    )
    told = [step.attribution.id for knot in knots(broken) for step in knot.steps]
    assert sorted(told) == sorted(a.id for a in english.attributions)
    assert sum(len(node.steps) for _, node in walk(relay_tree(broken))) == len(english.attributions) - 1  # a8: reader


def test_an_attribution_without_content_shares_nothing() -> None:
    pair = tuple(Attribution(id=f"a{n}", cue=((n, n + 1),), confidence=0.9) for n in (1, 2))
    assert len(knots(Document(id="d", text="silent", attributions=pair))) == 2


def test_ten_thousand_hops_are_walked_without_a_stack() -> None:
    chain = tuple(
        Attribution(id=f"a{n}", source=((n, n + 1),), parent=f"a{n - 1}" if n else None, confidence=0.9)
        for n in range(10_000)
    )
    document = Document(id="d", text="ab" * 5_001, attributions=chain)
    assert len(knots(document)) == 10_000
    assert max(depth for depth, _ in walk(relay_tree(document))) == 9_999
