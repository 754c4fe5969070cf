"""Talk pages of wikis, whose comments end with a signature; and what looks like them and is none."""

from __future__ import annotations

import pytest
from lxml import html

from reportedly.thread.html import find_html_thread
from reportedly.thread.markup import words_of
from reportedly.thread.shape import CommentDraft, lay_out
from reportedly.thread.talk import find_talk


def signed(name: str, clock: str, before: str = "") -> str:
    page = name.replace(" ", "_")
    talk = f'<small>(<a href="/wiki/User_talk:{page}">talk</a>)</small>'
    return f'{before} <a href="/wiki/User:{page}">{name}</a> {talk} {clock}, 6 January 2023 (UTC)'


PAGE = f"""
<html><body><h1>Talk:Weir</h1><table><tr><td>This page belongs to a project.</td></tr></table>
<div class="output"><h2>Height <span>[<a href="/edit">edit</a>]</span></h2>
<p>The article says four metres.</p>
<p>The <a href="/wiki/Gauge">gauge book</a> says three. {signed("Ada Lowe", "10:12")}</p>
<ul><li>Which edition?{signed("Bram", "11:00", " --")}
<ul><li>The second. See also: <ul><li>the plan of 1911</li><li>the plan of 1920</li></ul>
and the <a href="/wiki/Photo">photo</a>.{signed("Ada Lowe", "11:30")}</li></ul></li>
<li>I measured it. <small>— Preceding <a href="/wiki/Unsigned">unsigned</a> comment added by
<a href="/wiki/Contributions/192.0.2.7">192.0.2.7</a>
(<a href="/talk/192.0.2.7">talk</a>) 15:22, 6 January 2023</small></li>
</ul>
<h2>Photograph</h2>
<dl><dd>This section lost its first post.{signed("Cora", "16:00")}</dd></dl>
<p>Nobody signed this.</p>
<dl><dd>Nobody can tell what this answers. <a href="/wiki/User:Dov">Dov</a>
<a href="#c-Dov-1630">16:30, 6 January 2023</a></dd></dl>
</div><p>This page was last edited on 7 January 2023, at 10:00.</p></body></html>
"""


def drafts(page: str = PAGE) -> tuple[CommentDraft, ...]:
    return find_html_thread(html.fromstring(page)).drafts


def said(draft: CommentDraft) -> list[str]:
    return [block.text for block in draft.blocks]


def test_each_signature_ends_a_comment_and_is_none_of_it() -> None:
    assert [(one.author, one.published_text) for one in drafts()] == [
        ("Ada Lowe", "10:12, 6 January 2023 (UTC)"),
        ("Bram", "11:00, 6 January 2023 (UTC)"),
        ("Ada Lowe", "11:30, 6 January 2023 (UTC)"),
        ("192.0.2.7", "15:22, 6 January 2023"),
        ("Cora", "16:00, 6 January 2023 (UTC)"),
        ("Dov", "16:30, 6 January 2023"),
    ]
    assert [one.published for one in drafts()[2:4]] == ["2023-01-06T11:30+00:00", "2023-01-06T15:22"]
    assert [said(one) for one in drafts()] == [
        ["The article says four metres.", "The gauge book says three."],
        ["Which edition?"],
        ["The second. See also:", "the plan of 1911", "the plan of 1920", "and the photo."],
        ["I measured it."],
        ["This section lost its first post."],
        ["Nobody can tell what this answers."],
    ]
    assert drafts()[5].url == "#c-Dov-1630"


def test_who_answers_whom_is_told_by_lists_and_never_beyond_a_heading() -> None:
    _, comments = lay_out(drafts(), 0)
    assert [one.in_reply_to for one in comments] == [None, "c1", "c2", "c1", None, None]
    assert [one.reply_evidence for one in comments][:2] == ["none", "nesting"]


def test_what_holds_the_comments_leaves_the_page_and_nothing_else_does() -> None:
    tree = html.fromstring(PAGE)
    for element in find_html_thread(tree).elements:
        element.getparent().remove(element)  # type: ignore[union-attr]
    left = words_of(tree)
    assert "gauge book" not in left and "Cora" not in left
    assert "This page belongs to a project." in left and "Nobody signed this." in left and "last edited" in left


def test_a_comment_that_stands_in_the_open_is_not_cut_from_its_page() -> None:
    rows = "".join(f"Words of a post, one of three. {signed('Ada', f'10:1{at}')}<br>" for at in range(3))
    assert find_talk(html.fromstring(f"<div>{rows}</div>")).drafts == ()


@pytest.mark.parametrize(
    "row",
    [
        '<p>The quay was shut, the port said. <a href="/by/ada">Ada Lowe</a>, 10:1{at}, 6 January 2023</p>',
        '<p>The quay was shut on <a href="/day">Friday</a>, and at 10:1{at}, 6 January 2023 it was open.</p>',
        "<p>{signature}</p>",
    ],
)
def test_pieces_with_a_byline_at_their_end_are_no_talk(row: str) -> None:
    page = "".join(f"<h3>Item {at}</h3>{row.format(at=at, signature=signed('Ada', f'10:1{at}'))}" for at in range(6))
    assert find_talk(html.fromstring(f"<div>{page}</div>")).drafts == ()


def test_a_long_page_is_read_in_time_that_grows_as_it_does() -> None:
    rows = "".join(f"<p>Words of the post {at}. {signed('Ada', '10:12')}</p>" for at in range(3_000))
    assert len(find_talk(html.fromstring(f"<div>{rows}</div>")).drafts) == 3_000
