"""A document laid out: every knot stands beside one block, or among those elsewhere."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Attribution, Document
from reportedly.report.view import view


def ids(knots: object) -> list[str]:
    return [step.attribution.id for knot in knots for step in knot.steps]  # type: ignore[attr-defined]


def test_each_attribution_stands_beside_the_paragraph_where_it_begins(english: Document) -> None:
    laid = view(english)
    assert [ids(block.knots) for block in laid.blocks] == [["a1", "a2", "a3"], ["a4", "a5"], ["a6", "a7"]]
    assert [ids(said.knots) for said in laid.said] == [[], ["a8"], [], []]


def test_a_titles_attribution_stands_beside_the_title(russian: Document) -> None:
    title = view(russian).title
    assert title is not None
    assert ids(title.knots) == ["a1"]


def test_the_pieces_of_the_blocks_are_the_blocks(russian: Document) -> None:
    for block in view(russian).blocks:
        shown = "".join(russian.text[piece.start : piece.end] for piece in block.pieces)
        assert shown == russian.text[slice(*block.span)]


def test_what_stands_in_no_block_is_not_lost(english: Document) -> None:
    laid = view(replace(english, paragraphs=english.paragraphs[:1]))
    assert ids(laid.elsewhere) == ["a4", "a5", "a6", "a7"]
    nowhere = replace(english, attributions=(Attribution(id="a1", confidence=0.9),))
    assert ids(view(nowhere).elsewhere) == ["a1"]


def test_a_text_without_paragraphs_is_cut_at_its_empty_lines() -> None:
    document = Document(id="d", text="Один.\n\nДва,\nі ще.\n \n\nТри.\n")
    assert [document.text[slice(*block.span)] for block in view(document).blocks] == ["Один.", "Два,\nі ще.", "Три."]


def test_the_parties_that_say_most_come_first(english: Document) -> None:
    assert [party.source.name for party in view(english).parties][:3] == ["Lantern", "Orla Brackett", "Anselm Tove"]
