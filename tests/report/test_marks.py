"""The layers over a text: nothing lost, nothing doubled, depths that never meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Attribution, Span
from reportedly.report.marks import MOST_LAYERS, layers, pieces, within

TEXT = "Мер каже, що пором продадуть, — writes «Ліхтар». The rest is silence; решта мовчання."
spans = st.tuples(st.integers(-2, len(TEXT) + 2), st.integers(-2, len(TEXT) + 2))
several = st.lists(spans, max_size=3).map(tuple)
attributions = st.lists(
    st.builds(
        Attribution,
        id=st.sampled_from(["a1", "a2", "a3", "a4", "a5"]),
        source=several,
        cue=several,
        content=several,
        hedges=several,
        confidence=st.sampled_from([0.3, 0.9]),
    ),
    max_size=6,
)


def told(number: int, content: Span, *, confidence: float = 0.9, source: tuple[Span, ...] = ()) -> Attribution:
    return Attribution(id=f"a{number}", content=(content,), source=source, confidence=confidence)


@given(attributions, st.lists(st.integers(0, len(TEXT))))
def test_the_pieces_put_together_are_the_text(found: list[Attribution], cuts: list[int]) -> None:
    cut = pieces(len(TEXT), layers(TEXT, found), cuts)
    assert "".join(TEXT[piece.start : piece.end] for piece in cut) == TEXT
    assert all(piece.start < piece.end for piece in cut)


@given(attributions)
def test_every_letter_has_exactly_the_layers_that_cover_it(found: list[Attribution]) -> None:
    marks = layers(TEXT, found)
    for piece in pieces(len(TEXT), marks):
        for at in range(piece.start, piece.end):
            assert set(piece.layers) == {mark for mark in marks if mark.start <= at < mark.end}


@given(attributions)
def test_no_two_contents_over_one_letter_have_one_depth(found: list[Attribution]) -> None:
    for piece in pieces(len(TEXT), layers(TEXT, found)):
        depths = [layer.depth for layer in piece.layers if layer.role == "content"]
        assert len(depths) == len(set(depths))


@given(attributions)
def test_each_layer_opens_once_and_closes_once(found: list[Attribution]) -> None:
    marks = layers(TEXT, found)
    cut = pieces(len(TEXT), marks)
    assert sorted(map(id, (layer for piece in cut for layer in piece.opening()))) == sorted(map(id, marks))
    assert sorted(map(id, (layer for piece in cut for layer in piece.closing()))) == sorted(map(id, marks))


def test_two_relays_of_one_content_are_one_layer_with_two_labels_full_stop_or_not() -> None:
    text = "The ferry is sold. Lantern writes about this, citing its sources."
    (only,) = layers(text, [told(1, (0, 18)), told(2, (0, 17))])
    assert (only.ids, only.start, only.end) == (("a1", "a2"), 0, 18)


def test_a_content_inside_a_content_is_one_deeper_and_opens_after_it() -> None:
    outer, inner = layers(TEXT, [told(2, (14, 20)), told(1, (10, 28))])
    assert (outer.ids, outer.depth, inner.ids, inner.depth) == (("a1",), 0, ("a2",), 1)
    (both,) = (piece for piece in pieces(len(TEXT), [outer, inner]) if piece.start == 14)
    assert both.layers == (outer, inner)


def test_a_layer_is_a_guess_only_when_nobody_is_sure_of_it() -> None:
    assert [mark.guess for mark in layers(TEXT, [told(1, (0, 8), confidence=0.3)])] == [True]
    assert [mark.guess for mark in layers(TEXT, [told(1, (0, 8), confidence=0.3), told(2, (0, 8))])] == [False]


def test_a_block_gets_its_own_pieces() -> None:
    cut = pieces(len(TEXT), layers(TEXT, [told(1, (5, 60))]), (10, 30))
    assert "".join(TEXT[piece.start : piece.end] for piece in within(cut, (10, 30))) == TEXT[10:30]


def test_thousands_of_nested_marks_are_drawn_up_to_a_bound() -> None:
    text = "x" * 6_000
    deep = [told(number, (number, len(text) - number)) for number in range(2_500)]
    marks = layers(text, deep)
    assert len(marks) == MOST_LAYERS
    assert max(len(piece.layers) for piece in pieces(len(text), marks)) == MOST_LAYERS
