"""Two wordings, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.report.difference import difference

WORDS = st.lists(st.sampled_from("the ferry may be sold was Паром stays, “soon”".split()), max_size=12).map(" ".join)


def test_what_both_have_is_written_as_the_second_has_it() -> None:
    runs = difference("The ferry, reportedly, was sold", "the ferry was sold")
    assert [(run.kind, run.words) for run in runs] == [
        ("both", "the ferry"),
        ("gone", "reportedly,"),
        ("both", "was sold"),
    ]


@given(before=WORDS, after=WORDS)
def test_nothing_of_the_second_is_lost(before: str, after: str) -> None:
    runs = difference(before, after)
    assert " ".join(run.words for run in runs if run.kind != "gone") == after
    assert sum(len(run.words.split()) for run in runs if run.kind != "new") == len(before.split())
