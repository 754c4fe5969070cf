"""Comments that a page states in JSON-LD: used where they are seen, and never where they are not."""

from __future__ import annotations

import json
from typing import Any

from lxml import html

from reportedly.reading.html import read_html
from reportedly.thread.html import find_html_thread
from reportedly.thread.linked import find_linked
from reportedly.thread.shape import lay_out


def comment(author: str, minute: int, text: str, *answers: Any, **more: Any) -> dict[str, Any]:
    row = {"@type": "Comment", "text": text, "author": {"@type": "Person", "name": author}, "comment": list(answers)}
    return {**row, "dateCreated": f"2023-01-06T10:{minute:02}:00Z", **more}


STATED = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "DiscussionForumPosting",
            "headline": "The quay",
            "text": "Is the quay shut?",
            "author": {"name": "Ada Lowe"},
            "datePublished": "2023-01-06T10:00:00+02:00",
            "comment": [
                comment(
                    "Bram", 5, "<p>Yes, since&nbsp;Friday.</p><p>Ask the port.</p>", comment("Cora", 7, "Says who?")
                ),
                comment("Dov", 9, "I saw it open.", upvoteCount=3, url="https://quay.example/t/1#4"),
            ],
        }
    ],
}
SHOWN = (
    ("Ada Lowe", "Is the quay shut?"),
    ("Bram", "Yes, since <b>Friday</b>.<br>Ask the port."),
    ("Cora", "Says who?"),
    ("Dov", "I saw it open."),
)


def page(shown: tuple[tuple[str, str], ...] = SHOWN, stated: Any = STATED, entry: str = "{}") -> str:
    rows = "".join(f"<section><b>{name}</b><p>{words}</p><i>Reply</i></section>" for name, words in shown)
    script = stated if isinstance(stated, str) else json.dumps(stated)
    return (
        f'<html><head><title>The quay</title><script type="application/ld+json">{script}</script></head>'
        f"<body><h1>The quay</h1><p>Rules of the board.</p><div>{entry.format(rows)}</div></body></html>"
    )


def test_comments_that_are_stated_and_seen_are_read() -> None:
    found = find_html_thread(html.fromstring(page()))
    _, comments = lay_out(found.drafts, 0)
    assert [(one.author, one.published, one.in_reply_to, one.score) for one in comments] == [
        ("Ada Lowe", "2023-01-06T10:00:00+02:00", None, None),
        ("Bram", "2023-01-06T10:05:00+00:00", None, None),
        ("Cora", "2023-01-06T10:07:00+00:00", "c2", None),
        ("Dov", "2023-01-06T10:09:00+00:00", None, 3),
    ]
    assert [block.text for block in found.drafts[1].blocks] == ["Yes, since Friday.", "Ask the port."]
    assert comments[3].url == "https://quay.example/t/1#4"


def test_their_elements_leave_the_page_and_the_rest_stays() -> None:
    document = read_html(page().encode(), name="page.html")
    assert len(document.comments) == 4
    assert document.text.count("Says who?") == 1 and "Reply" not in document.text


def test_what_is_stated_and_not_seen_is_left_out() -> None:
    found = find_linked(html.fromstring(page(SHOWN[:2] + SHOWN[3:])))
    assert [one.author for one in found.drafts] == ["Ada Lowe", "Bram", "Dov"]
    assert find_linked(html.fromstring(page(SHOWN[:1]))).drafts == ()


def test_an_element_with_the_heading_of_the_page_is_never_taken() -> None:
    first, *rest = (f"<div><b>{name}</b><p>{words}</p></div>" for name, words in SHOWN)
    source = page(()).replace("<h1>The quay</h1>", f"<main><h1>The quay</h1>{first}</main>{''.join(rest)}")
    assert find_linked(html.fromstring(source)).drafts == ()


def test_a_thread_that_is_seen_is_told_what_it_lacks_where_the_authors_agree() -> None:
    said = ("It has been shut since Friday.", "Says who, if I may ask?", "I saw it open this very morning.")
    rows = "".join(
        f'<li class="comment"><b class="author">{name}</b> <time datetime="2023-01-06T10:0{at}">10:0{at}</time>'
        f'<p class="text">{words}</p><a href="#c{at}">Reply</a></li>'
        for at, (name, words) in enumerate(zip(("Bram", "Else", "Dov"), said, strict=True))
    )
    stated = [
        comment("Bram", 5, said[0], upvoteCount=4),
        comment("Cora", 7, said[1], upvoteCount=9),
        comment("Dov", 9, said[2], upvoteCount=1),
    ]
    found = find_html_thread(html.fromstring(page((), stated, f"<h2>Comments (3)</h2><ul>{rows}</ul>")))
    assert [(one.author, one.score, one.published) for one in found.drafts] == [
        ("Bram", 4, "2023-01-06T10:00"),
        ("Else", None, "2023-01-06T10:01"),
        ("Dov", 1, "2023-01-06T10:02"),
    ]


def test_scripts_that_are_broken_or_odd_state_nothing() -> None:
    for stated in ("{", "[" * 5_000, [[None, 7, "x"]], {"@type": ["Comment"], "text": 7}, {"@type": "Comment"}):
        assert find_linked(html.fromstring(page(stated=stated))).drafts == ()
