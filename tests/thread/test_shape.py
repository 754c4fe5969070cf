"""Drafts are laid out as text, and every span finds its words in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.thread.shape import Block, CommentDraft, lay_out, parents

LINE = st.text(st.characters(categories=["L", "Nd", "P"]), min_size=1, max_size=30)
BLOCK = st.builds(Block, kind=st.sampled_from(["body", "quote"]), text=LINE, author=st.none())
DRAFT = st.builds(
    CommentDraft,
    level=st.integers(0, 4),
    author=st.one_of(st.none(), LINE),
    published_text=st.one_of(st.none(), st.just("6 January 2023 13:53")),
    blocks=st.lists(BLOCK, max_size=4).map(tuple),
)


def test_the_layout_reads_like_a_thread() -> None:
    drafts = (
        CommentDraft(
            author="Ada Lowe", published_text="6 January 2023", blocks=(Block(text="It was open all night."),)
        ),
        CommentDraft(
            level=1,
            author="Bram",
            blocks=(
                Block(kind="quote", text="It was open all night.", author="Ada Lowe"),
                Block(text="No."),
                Block(text="Never."),
            ),
        ),
    )
    text, comments = lay_out(drafts, 100)
    assert text == "Ada Lowe 6 January 2023\nIt was open all night.\n\nBram\nIt was open all night.\nNo.\nNever."
    one, two = comments
    assert (two.in_reply_to, two.reply_evidence) == ("c1", "nesting")
    assert two.quotes[0].comment == "c1"
    assert [text[start - 100 : end - 100] for start, end in two.body] == ["No.\nNever."]
    assert one.body == ((124, 146),)


def test_levels_without_evidence_make_no_replies() -> None:
    drafts = (CommentDraft(author="a"), CommentDraft(level=1, evidence="none", author="b"))
    assert [comment.in_reply_to for comment in lay_out(drafts, 0)[1]] == [None, None]


@given(st.lists(DRAFT, max_size=6), st.integers(0, 50))
def test_every_span_slices_its_words(drafts: list[CommentDraft], offset: int) -> None:
    text, comments = lay_out(drafts, offset)
    assert [comment.id for comment in comments] == [f"c{index}" for index in range(1, len(drafts) + 1)]
    for draft, comment in zip(drafts, comments, strict=True):
        quoted = [text[q.span[0] - offset : q.span[1] - offset] for q in comment.quotes]
        assert quoted == [block.text for block in draft.blocks if block.kind == "quote"]
        own = "\n".join(text[start - offset : end - offset] for start, end in comment.body)
        assert own == "\n".join(block.text for block in draft.blocks if block.kind == "body")
        assert comment.state == ("kept" if draft.blocks else "empty")


@given(st.lists(st.integers(0, 6), max_size=30))
def test_a_parent_is_the_nearest_lower_level_before(levels: list[int]) -> None:
    for index, parent in enumerate(parents(levels)):
        lower = [at for at in range(index) if levels[at] < levels[index]]
        assert parent == (
            lower[-1] if lower and all(levels[at] >= levels[index] for at in range(lower[-1] + 1, index)) else None
        )
