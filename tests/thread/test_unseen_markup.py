"""Threads in markup that no file of a platform names: what the general parser must hold apart on its own."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from reportedly.thread.html import find_html_thread
from reportedly.thread.shape import CommentDraft, answered

NAMES = ("Wera Klint", "Odo", "Wera Klint", "Tamsin Roe", "Odo")
WORDS = (
    "The sluice at Kelmar stays shut until June, or so the keeper's wife told me at the market.",
    "She told my brother it opens in May, and that nobody at the office knows.",
    "Then she tells everybody something else; the notice on the gate says nothing at all.",
    "The notice was printed before the storm, so I would not build on it either way.",
    "I will ask the keeper himself on Sunday.",
)


def _thread(page: str, *, families: bool = False) -> tuple[CommentDraft, ...]:
    return find_html_thread(html.fromstring(page), families=families).drafts


def _page(comments: Sequence[str], title: str = "Kelmar boards") -> str:
    return f"<html><head><title>{title}</title></head><body><div>{''.join(comments)}</div></body></html>"


def _said(draft: CommentDraft) -> list[str]:
    return [block.text for block in draft.blocks if block.kind == "body"]


def _post(at: int, *, words: str | None = None, head: str = "", when: str = "") -> str:
    return (
        f"<div class='x1'><div class='x2'><a href='/member/{at}'>{NAMES[at]}</a> "
        f"<i>{when or f'{at + 3} March 2021 10:1{at}'}</i></div>"
        f"{head}<div class='x3'>{words or WORDS[at]}</div><div><a href='#'>Reply</a></div></div>"
    )


def test_what_a_line_of_underscores_parts_from_the_words_is_a_signature() -> None:
    signed = [_post(at, words=f"{WORDS[at]}<br>_________________<br>Mind the weir, all {at}") for at in range(4)]
    assert [_said(one) for one in _thread(_page(signed))] == [[words] for words in WORDS[:4]]


def test_what_a_rule_parts_from_the_words_in_an_element_of_its_own_is_a_signature() -> None:
    rule = "<div class='x9'><hr><p>Mind the weir, all {}</p></div>"
    signed = [_post(at, words=f"<p>{WORDS[at]}</p>{rule.format(at)}") for at in range(4)]
    assert [_said(one) for one in _thread(_page(signed))] == [[words] for words in WORDS[:4]]


def test_a_signature_in_the_frame_of_a_quotation_is_none() -> None:
    signature = "<blockquote class='signature'>Mind the weir, all {}</blockquote>"
    signed = [_post(at, words=f"<p>{WORDS[at]}</p>{signature.format(at) if at < 2 else ''}") for at in range(4)]
    assert all(len(one.blocks) == 1 for one in _thread(_page(signed)))


def test_a_rule_between_parts_of_the_words_parts_no_signature_from_them() -> None:
    parted = [_post(at, words=f"<p>{WORDS[at]}</p><hr><p>{WORDS[at - 1]}</p>") for at in range(4)]
    assert [_said(one) for one in _thread(_page(parted))] == [[WORDS[at], WORDS[at - 1]] for at in range(4)]


def test_the_note_of_an_edit_in_a_frame_is_no_quotation() -> None:
    note = "<blockquote>Last edited by Odo; 9 March 2021 at 06:02 PM.</blockquote>"
    found = _thread(_page([_post(at, words=f"<p>{WORDS[at]}</p>{note if at == 1 else ''}") for at in range(4)]))
    assert [one.edited for one in found] == [None, "2021-03-09T18:02", None, None]
    assert len(found[1].blocks) == 1


def test_lines_of_what_is_written_with_its_white_space_stay_apart() -> None:
    listed = "So it says:<pre>gate  7 metres\nweir  2 metres</pre>which is wrong, as all of us know."
    found = _thread(_page([_post(at, words=listed if at == 2 else None) for at in range(4)]))
    assert _said(found[2]) == [
        "So it says:",
        "gate 7 metres",
        "weir 2 metres",
        "which is wrong, as all of us know.",
    ]


def test_a_subject_that_only_some_comments_have_is_known_by_the_page_s_title() -> None:
    heads = ["", "<h3>Re: The sluice at Kelmar</h3>", "", "<h3>Other news</h3>", ""]
    posts = [_post(at, words=f"{heads[at]}<p>{WORDS[at]}</p>") for at in range(5)]
    found = _thread(_page(posts, title="The sluice at Kelmar - boards"))
    assert [_said(one)[0] for one in found] == [*WORDS[:3], "Other news", WORDS[4]]


def test_a_clock_signs_no_comment() -> None:
    def post(at: int) -> str:
        of, spans = "on" if at == 3 else "off", "<span></span>" * 9
        return (
            f"<li class='x1' id='comment-{at}'><div><span class='x2'>0{at + 3}-14-2021, <b>0{at + 6}:58 AM</b></span>"
            f"</div><div class='x4'>{spans}<p class='x5'><a class='x6 {of}' href='/x{at}'>{NAMES[at]}</a></p></div>"
            f"<div class='x7'>{WORDS[at]}</div><a href='#'>Reply</a></li>"
        )

    found = _thread(_page([f"<ul>{''.join(map(post, range(5)))}</ul>"]))
    assert [one.author for one in found] == list(NAMES)


def test_two_comments_that_share_an_element_are_two() -> None:
    def post(at: int) -> str:
        return (
            f"<div class='x1'><img><div><span><a href='/people/{at}'>{NAMES[at]}</a></span><p>{WORDS[at]}</p>"
            f"<div><a href='#'>Like</a> · <a href='#'>Reply</a> · <i title='March {at + 3}, 2021 at 2:4{at} PM'>3y</i>"
            "</div></div></div>"
        )

    found = _thread(_page([f"<div class='x2'>{''.join(map(post, of))}</div>" for of in ((0,), (1, 2), (3,), (4,))]))
    assert [_said(one) for one in found] == [[words] for words in WORDS]


def test_the_first_post_s_subject_behind_its_date_hides_it_not() -> None:
    def post(at: int) -> str:
        subject = "Заборона човнів на нижньому ставі біля старого млина?" if at == 0 else ""
        when = f"Додано: Пон Тра {at + 3}, 2010 9:1{at} pm"
        return (
            f"<tr><td><b>{NAMES[at]}</b><br>Учасник</td><td><table><tr><td><span>{when}&nbsp; "
            f"Тема повідомлення: {subject}</span></td></tr><tr><td>{WORDS[at]}</td></tr></table>"
            "<a href='#'>Цитувати</a></td></tr>"
        )

    found = _thread(_page([f"<table>{''.join(map(post, range(5)))}</table>"]))
    assert [one.published for one in found] == [f"2010-05-0{at + 3}T21:1{at}" for at in range(5)]


def test_a_day_in_bold_and_its_clock_beside_it_are_one_date() -> None:
    whens = ["3 March 2021 10:10", "4 March 2021 10:11", "<b>Yesterday</b> at 10:12", "<b>Today</b> at 07:50"]
    found = _thread(_page([_post(at, when=f"« <b>Reply #{at}:</b> {when} »") for at, when in enumerate(whens)]))
    assert [one.published_text for one in found][2:] == ["Yesterday at 10:12", "Today at 07:50"]


def test_a_clock_before_its_day_belongs_to_it() -> None:
    found = _thread(_page([_post(at, when=f"{at + 1}:52 PM on November {at + 3}, 2019") for at in range(4)]))
    assert [one.published for one in found] == [f"2019-11-0{at + 3}T{at + 13}:52" for at in range(4)]


def test_facebook_s_plugin_has_no_comments_but_those_that_somebody_wrote() -> None:
    def post(at: int) -> str:
        return (
            "<div class='_3-8y _5nz1 clearfix' direction='left'><div class='_ohe lfloat'><img></div><div class='_42ef'>"
            f"<span><a class=' UFICommentActorName' href='#'>{NAMES[at]}</a></span><div class='_30o4'>"
            f"<span class='_5mdd'>{WORDS[at]}</span></div><div><a href='#'>Like</a> · <a href='#'>Reply</a>"
            f" · <abbr data-utime='0' title='Monday, March {at + 1}, 2021 at 2:4{at} PM'>3y</abbr></div></div></div>"
        )

    inner = f"<div class='_44ri _2pis'><div class='_44rj'>{post(1)}{post(2)}</div></div>"
    page = _page([f"<div class='_3-8y _5yct'>{post(0)}{inner}</div><div class='_3-8y _5yct'>{post(3)}</div>"])
    found = _thread(page, families=True)
    assert [one.author for one in found] == list(NAMES[:4])
    assert answered(found) == [None, 0, 0, None]


def test_comments_whose_head_is_a_line_beside_their_words_are_read() -> None:
    def post(at: int) -> str:
        name = NAMES[at] if at == 3 else f"<a href='http://{at}.example/'>{NAMES[at]}</a>"
        return (
            f"<dt id='c{at + 100}'><a href='#c{at + 100}'>{at + 1}.</a> Le mardi {at + 3} mai 2011, 14h2{at} "
            f"par {name}</dt><dd><p>{WORDS[at]}</p></dd>"
        )

    found = _thread(_page([f"<h3>Commentaires</h3><dl>{''.join(map(post, range(5)))}</dl>"]))
    assert [(one.author, one.published, _said(one)) for one in found] == [
        (NAMES[at], f"2011-05-0{at + 3}T14:2{at}", [WORDS[at]]) for at in range(5)
    ]


def _remark(at: int) -> str:
    return (
        f"<li id='comment-{at}'><span class='y1'>No, at the weir {at} it is otherwise.</span> – "
        f"<a href='/users/{at}'>Ilse {at}</a> "
        f"<span class='y2'><a href='#comment{at}_1'>Mar {at}, 2021 at 10:1{at}</a></span></li>"
    )


def _answer(at: int, *remarks: int) -> str:
    return (
        f"<div class='x1'><div class='x2'><p>{WORDS[at]}</p></div><a href='/a/{at}'>Share</a>"
        f"<div class='x3'><div>answered <i title='2021-03-0{at + 1} 10:10:10Z'>Mar {at + 1}, 2021 at 10:10</i></div>"
        f"<div><a href='/users/{at}9'>"
        f"{NAMES[at]}</a></div></div><ul>{''.join(map(_remark, remarks))}</ul></div>"
    )


def test_remarks_that_are_built_otherwise_than_the_answers_that_hold_them_are_read_with_them() -> None:
    found = _thread(_page([_answer(0, 3, 4), _answer(1), _answer(2, 5, 6, 7), _answer(3)]))
    names = [NAMES[0], "Ilse 3", "Ilse 4", NAMES[1], NAMES[2], "Ilse 5", "Ilse 6", "Ilse 7", NAMES[3]]
    assert [one.author for one in found] == names
    assert answered(found) == [None, 0, 0, None, None, 4, 4, 4, None]
    assert _said(found[0]) == [WORDS[0]]


def test_where_nesting_ends_on_the_second_level_links_tell_whom_an_answer_is_to() -> None:
    def post(at: int, to: int | None = None, inside: str = "") -> str:
        link = f" <a href='/wall?reply=99{to}'>replied to</a>" if to is not None else ""
        return (
            f"<div class='x1' id='post_99{at}'><div class='x2'><a href='/member/{at}'>{NAMES[at]}</a>{link}</div>"
            f"<p>{WORDS[at]}</p><a href='/wall?reply=99{at}'><i>{at + 3} March 2021 10:1{at}</i></a> <u>Reply</u>"
            f"</div><div class='x4'>{inside}</div>"
        )

    first = post(0, inside=post(1) + post(2, to=1) + post(3, to=0))
    found = _thread(_page([f"<div class='x0'>{first}</div><div class='x0'>{post(4)}</div>"]))
    assert answered(found) == [None, 0, 1, 0, None]


def test_a_subject_that_leads_to_its_comment_signs_none() -> None:
    def post(at: int) -> str:
        return (
            f"<article><footer><p><span>{NAMES[at]}</span></p><p>Tue, 1{at}.03.2021 - 08:4{at}</p></footer><div><h3>"
            f"<a href='/comment/70{at}#comment-70{at}'>{WORDS[at][:20]}</a></h3><p>{WORDS[at]}</p></div>"
            "<a>Reply</a></article>"
        )

    found = _thread(_page([f"<h2>Comments</h2>{''.join(map(post, range(5)))}"]))
    assert [one.author for one in found] == list(NAMES)


def test_what_is_printed_for_a_comment_that_is_gone_is_kept_and_said_to_be_no_comment() -> None:
    def post(at: int) -> str:
        gone = "<div class='post-message'><p>This comment was deleted by its author.</p></div>"
        head = (
            f"<div class='post-byline'><span class='author'>{NAMES[at]}</span></div><a class='time-ago' title='March "
            f"{at + 3}, 2021 10:10 AM'>3 years ago</a><div class='post-message'><p>{WORDS[at]}</p></div>"
        )
        return f"<li class='post' id='post-{at}'>{gone if at == 2 else head}</li>"

    found = _thread(_page([f"<ul>{''.join(map(post, range(5)))}</ul>"]), families=True)
    assert [one.state for one in found] == ["kept", "kept", "removed", "kept", "kept"]
    assert _said(found[2]) == ["This comment was deleted by its author."]
