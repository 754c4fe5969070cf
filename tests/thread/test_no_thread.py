"""Ordinary articles have no thread, however much their lists, bylines and teasers look like headers of comments."""

from __future__ import annotations

import pytest

from reportedly.thread import find_thread

NUMBERED_ADVICE = """\
How to cross the strait

The port gives five pieces of advice.

1. Come early
2. Bring water
3. Read the timetable of 6 January 2023
4. Do not feed the gulls
5. Leave by 13:53
"""

TIMELINE = """\
A short history of the line

The line was founded a century ago. These were its worst days.

1. The collision at the quay 6 January 2023 13:53
   A cutter struck the ferry in fog, the port said.
2. The fire in the engine room 9 January 2023 10:15
   Two people were hurt, according to the ministry.
3. The strike of the crews 12 January 2023 08:00
   Nobody came to work.

The line was closed after that.
"""

DATED_LIST = """\
Three treaties

1. First protocol 5 September 2014
2. Second protocol 12 February 2015
3. Third protocol 9 December 2019

All three were signed in Estmere.
"""

BYLINE = """\
Ferry suspended after collision

Nadja Kross 6 January 2023 13:53

The line was suspended on Friday, the port said. It will open on 9 January 2023 at 10:00, a spokesman said.

The crew was unhurt.
"""

BYLINE_AND_UPDATE = """\
Ferry suspended after collision

Nadja Kross
6 January 2023 13:53
Updated
6 January 2023 15:20

The line was suspended on Friday, the port said.
"""

TEASERS = """\
Ferry suspended after collision

The line was suspended on Friday, the port said. The crew was unhurt, and the passengers were taken off by cutters.

Bridge to open in spring

The council has decided.
Nadja Kross - 27.05.2019 13:18

Harbour wall cracks

Engineers are looking into it.
Piet Halloran - 24.05.2019 16:05

Fish prices fall

Nobody knows why.
Nadja Kross - 20.05.2019 09:00
"""

LIVE_BLOG = """\
Storm over Estmere: as it happened

6 January 2023 15:20
The storm has passed.

6 January 2023 14:05
The wall holds.

6 January 2023 13:53
The first wave breaks over the wall.
"""

RUSSIAN_TIMELINE = """\
Хроника линии

1. Обстрел на причале начался 6 января 2023 в 13:53
2. Пожар в порту потушили 7 января 2023 в 10:15
3. Паром вернулся 8 января 2023 в 09:00

Линию закрыли.
"""

QUOTED_POST = """\
Портовое управление ответило

Пост появился в канале «Причал» 6 января 2023 13:53
Его удалили через час.
"""


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED_ADVICE,
        TIMELINE,
        DATED_LIST,
        BYLINE,
        BYLINE_AND_UPDATE,
        TEASERS,
        LIVE_BLOG,
        RUSSIAN_TIMELINE,
        QUOTED_POST,
        "",
        "\n\n",
        "One line only, of 6 January 2023 13:53",
    ],
)
def test_an_article_has_no_thread(text: str) -> None:
    assert find_thread(text) is None


THREAD = """\
  1. Ada Lowe 10 January 2023 13: 53
    It was never safe.
  2. Bram Koster 10 January 2023 14: 39
    {trap}
    1. Cora Vane 11 January 2023 09: 12
      I was on board.
  3. Dirk 11 January 2023 10: 00
    So was I.
"""


TREATIES = """There were two treaties:
    1. First protocol 5 September 2014 10: 00
    2. Second protocol 12 February 2015 11: 30"""


@pytest.mark.parametrize("article", [BYLINE, TEASERS, TIMELINE, DATED_LIST, NUMBERED_ADVICE])
def test_what_is_no_header_in_the_article_is_none_above_a_thread_either(article: str) -> None:
    thread = find_thread(article + THREAD.format(trap="Who says so?"))
    assert thread is not None
    assert [comment.author for comment in thread.comments] == ["Ada Lowe", "Bram Koster", "Cora Vane", "Dirk"]
    assert thread.start >= len(article)


@pytest.mark.parametrize(
    "trap",
    [
        TREATIES + "\n    Read them.",
        TREATIES,
        "Meeting point\n    6 January 2023 13: 53\n    at the quay.",
        "Ada wrote this on 6 January 2023 13: 53",
        "7. Ada Lowe 6 January 2023 13: 53 is what the header said.",
        "Numbers I trust: 1. none 2. none",
        "Online\n    Offline",
        "Quote: I never said that, and you know it very well.",
        "As Pushkin wrote:\n    the rest is silence.",
    ],
)
def test_what_looks_like_a_header_inside_a_body_stays_in_the_body(trap: str) -> None:
    text = "Title\n\nArticle.\n" + THREAD.format(trap=trap)
    thread = find_thread(text)
    assert thread is not None
    assert [(c.author, c.in_reply_to) for c in thread.comments] == [
        ("Ada Lowe", None),
        ("Bram Koster", None),
        ("Cora Vane", "c2"),
        ("Dirk", None),
    ]
    assert all(comment.quotes == () for comment in thread.comments)
