"""A page as blocks of text in reading order."""

from __future__ import annotations

import pytest

from reportedly.reading.page.blocks import blocks
from reportedly.reading.page.tree import parse


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(parse(f"<html><body>{body}</body></html>", name="page"))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<div>One.<p>Two.</p>Three.</div>", ["One.", "Two.", "Three."]),
        ("<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>", ["One", "Two", "Three"]),
        ("<blockquote><p>One.</p><footer>— Quill</footer></blockquote>", ["One.", "— Quill"]),
        ("<h2>One</h2><table><tr><td>Two</td><td>Three</td></tr></table>", ["One", "Two", "Three"]),
        ("<p>One <b>bold</b>, <a href='/'>linked</a> and <i>slanted</i>.</p>", ["One bold, linked and slanted."]),
        ("<p>  One\n  and\tmore </p>", ["One and more"]),
        ("<p>so\u00adft and zero\u200bwidth</p>", ["soft and zerowidth"]),
        ("<p>One.<br>Two.</p>", ["One.", "Two."]),
        ("<p>One,<br>and on.</p>", ["One, and on."]),
        ("<p>In short:<br>▪️ the pier;<br>▪️ the ferry.</p>", ["In short:", "▪️ the pier;", "▪️ the ferry."]),
        ("One<br><br>two<br> <br>three", ["One", "two", "three"]),
        ("<p>One.</p><script>no()</script><style>no</style><p>Two.</p>", ["One.", "Two."]),
        ("<figure><img><figcaption>no</figcaption></figure><p class='wp-caption-text'>no</p><p>One.</p>", ["One."]),
        ("<p hidden>no</p><p style='display: none'>no</p><p>One.</p>", ["One."]),
        ("<form><p>One.</p><input value=no><button>no</button></form>", ["One."]),
        ("", []),
        ("<p> </p><div></div>", []),
    ],
)
def test_each_block_is_one_text(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_links_and_what_stands_outside_are_marked() -> None:
    body = (
        "<nav><a href='/'>Home</a></nav><p>Read <a href='/more'>more</a></p>"
        "<div class='share-buttons'>Share</div><article class='related'>One.</article>"
    )
    nav, half, share, article = blocks(parse(f"<body>{body}</body>", name="page"))
    assert (nav.linked, nav.outside, nav.href) == (1.0, True, "/")
    assert (half.linked, half.outside, half.href) == (0.5, False, "/more")
    assert share.outside and not share.prose
    assert not article.outside


def test_links_of_one_line_do_not_count_for_the_next() -> None:
    first, second = blocks(parse("<body><p><a href='/'>One</a><br><br>two words</p></body>", name="page"))
    assert (first.linked, second.linked) == (1.0, 0.0)
