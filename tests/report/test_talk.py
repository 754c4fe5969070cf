"""The discussion as a forest in reading order."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Comment, Document
from reportedly.report.talk import levels, turns, who


def thread(*replies: tuple[str, str | None]) -> Document:
    return Document(id="d", text="x", comments=tuple(Comment(id=one, in_reply_to=to) for one, to in replies))


def test_answers_stand_below_what_they_answer_in_the_order_of_the_page() -> None:
    found = turns(thread(("c1", None), ("c2", None), ("c3", "c1"), ("c4", "c3"), ("c5", "c1")))
    assert [(turn.comment.id, turn.level) for turn in found] == [("c1", 0), ("c3", 1), ("c4", 2), ("c5", 1), ("c2", 0)]
    assert [turn.answers.id if turn.answers else None for turn in found] == [None, "c1", "c3", "c1", None]


def test_answers_to_nobody_on_the_page_and_circles_open_the_thread() -> None:
    found = turns(thread(("c1", "gone"), ("c2", "c3"), ("c3", "c2"), ("c4", "c4")))
    assert sorted(turn.comment.id for turn in found) == ["c1", "c2", "c3", "c4"]
    assert next(turn for turn in found if turn.comment.id == "c1").level == 0


def test_a_quotation_stands_where_the_comment_has_it(english: Document) -> None:
    (turn,) = (turn for turn in turns(english) if turn.comment.id == "c2")
    assert [part.quote.comment if part.quote else None for part in turn.parts] == ["c1", None]


def test_a_commenter_goes_by_author_else_login_else_by_no_name() -> None:
    comment = Comment(id="c1", author="Quill", login="q")
    assert who(comment) == "Quill"
    assert who(replace(comment, author=None)) == "q"
    assert who(Comment(id="c1")) == "somebody without a name"


def test_a_thread_of_ten_thousand_answers_is_walked_without_a_stack() -> None:
    found = turns(thread(*((f"c{n}", f"c{n - 1}" if n else None) for n in range(10_000))))
    assert found[-1].level == 9_999
    assert max(levels(found, 6)) == 6
