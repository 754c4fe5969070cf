"""Flattened threads of unknown platforms: who signs them, and what of boxes, counts, badges and footers is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.model import Comment
from reportedly.thread import Thread, find_thread
from reportedly.thread.markdown import unmarked

NAMES = ("Wera Klint", "odo_77", "Tamsin Roe", "Wera Klint", "odo_77", "Wera Klint")
SAID = (
    "The sluice at Kelmar stays shut until June, the keeper's wife told me.",
    "She told my brother it opens in May.\nNobody at the office knows, of course.",
    "Why?",
    "The notice was printed before the storm, so I would not build on it.",
    "I will ask the keeper on Sunday.",
    "Then ask him who paid, too.",
)
TIMES = tuple(f"{at + 3} March 2021 1{at}:2{at}" for at in range(6))
RANKS = ("Old hand", "Newcomer", "Old hand", "Old hand", "Newcomer", "Old hand")


def thread_of(text: str) -> Thread:
    thread = find_thread(text)
    assert thread is not None
    return thread


def said(text: str, comment: Comment) -> str:
    return "\n".join(line for start, end in comment.body for line in text[start:end].split("\n") if line.strip())


def drawn(one: Callable[[int], str], *, before: str = "", behind: str = "") -> str:
    return before + "".join(map(one, range(len(NAMES)))) + behind


def whole(text: str) -> None:
    """Asserts that the text gives who said what, and nothing else."""
    thread = thread_of(text)
    assert [one.author for one in thread.comments] == list(NAMES)
    assert [said(text, one) for one in thread.comments] == list(SAID)


def test_names_begin_boxes_of_unequal_length_behind_an_empty_line() -> None:
    boxes = ("Chief\nJoined\n11 May 2017\nPosts\n318\nPoints\n43\n", "Novice\nJoined\n30 May 2020\nPosts\n3\n")
    whole(drawn(lambda at: f"\n{NAMES[at]}\n{boxes[at % 2]}{TIMES[at]}\n#{at + 1}\n{SAID[at]}\n"))


def test_names_stand_over_the_lists_of_their_boxes() -> None:
    boxes = ("  • Chief\n  • Posts: 1{}\n  • Logged\n", "  • Guest\n  • Logged\n", "  • Smith\n  • Logged\n")
    whole(
        drawn(
            lambda at: (
                f"\n{NAMES[at]}\n\n{boxes[at % 3].format(at)}Re: The sluice\n#{at}\n{TIMES[at]}\n"
                + f"{SAID[at]}\n  • Quote\n"
            )
        )
    )


def test_ranks_below_names_are_nobody_s_names() -> None:
    heading = "Comments (6)\n\n"
    whole(drawn(lambda at: f"{NAMES[at]}\n{RANKS[at]}\n{TIMES[at]}\n{SAID[at]}\nLike\nReply\n", before=heading))


def test_the_letters_of_pictures_are_nobody_s_names() -> None:
    whole(drawn(lambda at: f"{NAMES[at][0].upper()}\n{NAMES[at]}\n{TIMES[at]}\n\n{SAID[at]}\n\nReply\n"))


@pytest.mark.parametrize("label", ["Added", "Verfasst am", "Zkt"])
def test_a_label_before_every_date_is_nobody_s_name(label: str) -> None:
    whole(drawn(lambda at: f"{NAMES[at]}\n{label}: {TIMES[at]}\n{SAID[at]}\n", before="Comments (6)\n\n"))
    whole(drawn(lambda at: f"{label}: {TIMES[at]} · {NAMES[at]}\n\n{SAID[at]}\nReply\n", before="Comments (6)\n\n"))


def test_lines_with_labels_below_the_date_are_the_box_and_a_rule_begins_the_signature() -> None:
    box = ("Captain\nRegistered: Mon Jan 06, 2020 9:02 am\nPosts: 4{}\nFrom: Kelmar\n", "Registered: Fri May 1, 2020\n")
    seen = drawn(
        lambda at: (
            f"{NAMES[at]}\n Subject: The sluice\nPosted: Thu {TIMES[at]}\n{box[at % 2].format(at)}{SAID[at]}\n"
            "_________________\nMind the weir.\nBack to top\n Profile\nReply with quote\n"
        )
    )
    whole(seen)


def test_counts_and_reactions_behind_some_comments_are_none_of_their_words() -> None:
    tails = ("12 Likes\n", "", "1 Like\n", "", "7 Likes\n", "Reactions: odo_77\n")
    seen = drawn(
        lambda at: f"\n{NAMES[at]}\nMember\n{TIMES[at]}\n#{at + 1}\n{SAID[at]}\n{tails[at]}",
        behind="\nSign in to answer.\nSimilar threads\nThe dredger\n",
    )
    assert [said(seen, one) for one in thread_of(seen).comments][:5] == list(SAID[:5])


def test_an_advertisement_between_two_comments_is_neither_one_s() -> None:
    whole(
        drawn(
            lambda at: (
                f"#{at + 1} {NAMES[at]}\n\n{NAMES[at]}\n\n  • Members\n\nPosted {TIMES[at]}\n\n{SAID[at]}\n\n  • Up\n"
                + ("\nAdvertisement\n\nWind gauges, by post\n" if at == 2 else "")
                + "\n"
            )
        )
    )


def test_the_account_stands_over_the_line_with_the_person_s_name_and_the_score() -> None:
    heads = {
        "Wera Klint": "Wera Klint Offline\n(Wera) +1",
        "odo_77": "odo_77 Online\n(Odo) 0",
        "Tamsin Roe": "Tamsin Roe +2",
    }
    whole(drawn(lambda at: f" \n {heads[NAMES[at]]} {TIMES[at]}\n{SAID[at]}\n Reply Quote Complaint\n"))


def test_a_text_left_in_markdown_is_read_without_its_signs() -> None:
    seen = drawn(
        lambda at: (
            f"{'    ' * (at % 3)}  * ![](/a/{at}.png) **{NAMES[at]}** {TIMES[at]}\n\n"
            + "".join(f"{'    ' * (at % 3)}    {line}\n\n" for line in SAID[at].split("\n"))
            + f"{'    ' * (at % 3)}    [Reply](#r{at}) | [Report](#z{at}) | 👍 2{at} 👎 1\n\n"
        ),
        before="# The sluice\n\nShut, says the office.\n\n## Comments (6)\n\n",
    )
    thread = thread_of(seen)
    assert [one.author for one in thread.comments] == list(NAMES)
    assert [one.in_reply_to for one in thread.comments] == [None, "c1", "c2", None, "c4", "c5"]
    assert len(unmarked(seen)) == len(seen)


def test_who_speaks_stands_over_the_words_and_the_date_below_them() -> None:
    pictures = ("Blogger  ", "", "Blogger  ", "Blogger  ", "Blogger  ", "Blogger  ")
    names = (*NAMES[:1], "Anonymous", *NAMES[2:])
    seen = drawn(
        lambda at: f"{pictures[at]}{names[at]} said...\n\n{SAID[at]}\n\n{TIMES[at]}  \n",
        before="6 comments:\n\n",
        behind="\nNewer post Home\nposted by The desk @ 30 March 2021 08:00\n",
    )
    thread = thread_of(seen)
    assert [one.author for one in thread.comments] == list(names)
    assert [said(seen, one) for one in thread.comments] == list(SAID)


def test_a_dash_before_names_says_that_they_sign_what_stands_above() -> None:
    seen = drawn(
        lambda at: f"  • {at}\n    {' '.join(SAID[at].split(chr(10)))}\n    – {NAMES[at]}\n    {TIMES[at]}\n",
        before="The sluice is shut.\n\n",
    )
    thread = thread_of(seen)
    assert [one.author for one in thread.comments] == list(NAMES)
    assert [said(seen, one) for one in thread.comments] == [words.replace("\n", " ") for words in SAID]


def test_accounts_beside_names_below_their_dates_are_a_sign_of_a_thread() -> None:
    accounts = {"Wera Klint": "Wera Klint @wera", "odo_77": "odo_77 @odo", "Tamsin Roe": "Tamsin Roe @tamsin"}
    whole(drawn(lambda at: f"{at + 3} Mar\n{accounts[NAMES[at]]}\n\n{SAID[at]}\n\n{at}\n"))


def test_a_badge_or_a_pin_beside_a_name_is_none_of_it_and_a_removed_one_is_kept_apart() -> None:
    badges = ("Wera Klint OP", "odo_77", "Tamsin Roe MOD • Pinned", "[deleted]", "odo_77", "Wera Klint OP")
    words = (*SAID[:3], "Comment removed by a moderator", *SAID[4:])
    seen = drawn(lambda at: f"{badges[at]} • {6 - at} yr. ago\n\n{words[at]}\n\n1{at} votes\n", before="Comments\n\n")
    thread = thread_of(seen)
    assert [one.author for one in thread.comments if one.state == "kept"] == [*NAMES[:3], *NAMES[4:]]
    assert [one.state for one in thread.comments] == ["kept", "kept", "kept", "removed", "kept", "kept"]


def test_what_a_heading_repeats_is_none_of_the_words() -> None:
    whole(
        drawn(
            lambda at: (
                f"{NAMES[at]} (not verified)\n\n{TIMES[at]}\n\nPermalink\n\n"
                + f"{SAID[at][:12]}\n\n{SAID[at]}\n\n  • Reply\n\n"
            ),
            before="Comments\n\n",
        )
    )


GUESTBOOK = """\
My Guestbook
[Sign it]
3. Name: Wera & Odo Klint
From: Kelmar
Found us: Web ring\t\tSunday, March 21, 1999 at 20:14:05

We found your page and read it out loud.

Mae cried at the part about the dog.
2. Name: lowmoor_fern
From:
Found us: Surfed on in\t\tFriday, March 19, 1999 at 02:41:50

Cool page.
1. Name: Rev. J. T. Roe
From: Tarn
Found us: Web ring\t\tMonday, March 15, 1999 at 11:03:33

A wholesome page.

© 1999 Kelmar pages
"""


def test_the_entries_of_a_guestbook_are_told_by_their_labels() -> None:
    thread = thread_of(GUESTBOOK)
    assert [(one.author, one.published, one.number) for one in thread.comments] == [
        ("Wera & Odo Klint", "1999-03-21T20:14:05", "3"),
        ("lowmoor_fern", "1999-03-19T02:41:50", "2"),
        ("Rev. J. T. Roe", "1999-03-15T11:03:33", "1"),
    ]
    assert [said(GUESTBOOK, one) for one in thread.comments] == [
        "We found your page and read it out loud.\nMae cried at the part about the dog.",
        "Cool page.",
        "A wholesome page.",
    ]


def test_words_with_a_label_of_their_own_begin_behind_it() -> None:
    text = "Гостьова книга\n" + "".join(
        f"Ім'я:\t\t{name}\nМісто:\t\tТарн\nДата:\t\t{at + 6} січня 2023 о 13:5{at}\nПовідомлення:\t\t{words}\n\n"
        for at, (name, words) in enumerate([("Леся", "Він протікав."), ("Остап", "Хто сказав?"), ("Леся", "Усі.")])
    )
    thread = thread_of(text)
    assert [(one.author, said(text, one)) for one in thread.comments] == [
        ("Леся", "Він протікав."),
        ("Остап", "Хто сказав?"),
        ("Леся", "Усі."),
    ]
