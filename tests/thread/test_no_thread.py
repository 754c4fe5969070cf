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


ARTICLE_LIST = """\
Harbour news

The ferry is late
By Ada Lowe
6 January 2023 13:53
The line was suspended on Friday, the port said.
Read more
The quay is closed
By Bram Koster
5 January 2023 10:12
Nobody may cross it until spring, the council says.
Read more
The pump is mended
By Ada Lowe
4 January 2023 09:40
The harbour master thanked the crew.
Read more
A gull was seen
By Cora Vane
3 January 2023 08:00
It flew away.
Read more
"""

LATEST = """\
Latest

Ferry suspended after collision
Nadja Kross • 2 hours ago
Bridge to open in spring
Piet Halloran • 3 hours ago
Harbour wall cracks
Nadja Kross • 5 hours ago
Fish prices fall
Nadja Kross • 1 day ago
"""

EVENTS = """\
What is on

Saturday, 7 January 2023, 19:00
Ada Lowe Trio
Harbour Hall
Tickets from 12
Share

Sunday, 8 January 2023, 20:00
Bram Koster
Old Pier
Tickets from 10
Share

Monday, 9 January 2023, 20:00
Ada Lowe Trio
Harbour Hall
Tickets from 12
Share
"""

CHRONICLE = """\
A year of the harbour

On 6 January 2023 Ada Lowe told the council that the quay would be closed.

On 9 March 2023 Bram Koster answered her in a letter. He wrote that nobody had asked him.

On 12 March 2023 Ada Lowe wrote back. She said that he had been asked twice.

On 1 April 2023 the quay was closed.
"""

INTERVIEW = """\
Ada Lowe: We never asked for the quay

The interview was recorded on 6 January 2023 at 13:53.

Courier: Who closed it?

Ada Lowe: The port did, on 3 January 2023.

Courier: And the council?

Ada Lowe: The council heard of it on 4 January 2023 from us.

Courier: Thank you.
"""

DEPARTURES = """\
Departures

Lowmoor
6 January 2023 13:53
Pier 9
Estmere
6 January 2023 14:10
Pier 2
Lowmoor
6 January 2023 15:53
Pier 9
Kelso
6 January 2023 16:10
Pier 4
"""

CHANGES = """\
Changes

Mend the pump
Ada Lowe committed on 6 January 2023
Paint the wall
Bram Koster committed on 5 January 2023
Close the gate
Ada Lowe committed on 3 January 2023
Open the gate
Ada Lowe committed on 2 January 2023
"""

TOPICS = """\
Forum index

The pump
by Ada Lowe » 6 January 2023 13:53
Replies: 4
The wall
by Bram Koster » 6 January 2023 12:10
Replies: 14
The gate
by Ada Lowe » 5 January 2023 10:15
Replies: 2
The gull
by Cora » 4 January 2023 10:15
Replies: 0
"""

RUSSIAN_LIST = """\
Новости порта

Паром опоздал
Анна Лоу, 6 января 2023, 13:53
Линию остановили в пятницу, сообщает порт.
Подробнее
Причал закрыт
Пётр Ухватов, 5 января 2023, 10:12
По нему никто не пройдёт до весны, говорит управа.
Подробнее
Насос починили
Анна Лоу, 4 января 2023, 09:40
Капитан порта поблагодарил команду.
Подробнее
"""

PROTOCOLS = """\
Protocols

1. Name: First protocol
Date: 5 September 2014
Signed in Estmere by both sides.
2. Name: Second protocol
Date: 12 February 2015
Signed in Lowmoor by one side.
3. Name: Third protocol
Date: 9 December 2019
Never signed.
"""

EPIGRAPHS = """\
What they said of the quay

Nobody may cross it until spring. — Ada Lowe, 6 January 2023

It was never safe, and everybody knew. — Bram Koster, 9 January 2023

We shall see about that. — Cora Vane, 12 January 2023

The quay is still closed, and the council has said nothing since.
"""

LEADS = """\
Harbour news

The ferry is late
The line was suspended on Friday, the port said.
Posted by Ada Lowe on 6 January 2023 13:53

The quay is closed
Nobody may cross it until spring.
Posted by Bram Koster on 5 January 2023 10:12

The pump is mended
The harbour master thanked the crew.
Posted by Ada Lowe on 4 January 2023 09:40
"""

PROGRAMME = """\
Today on the harbour channel

12:04
The ferries of Estmere
A film about the line to Lowmoor.
12:30
Ada Lowe
The harbour master answers questions.
13:15
News
What the council has decided.
13:30
The ferries of Estmere
Once more for those who were at sea.
14:00
News
What the council has not decided.
"""

RESULTS = """\
Results of the regatta

1. Ada Lowe (Estmere) 12:04
2. Bram Koster (Lowmoor) 12:11
3. Cora Vane (Estmere) 12:15
Ada Lowe won for the third time.
"""

STAFF = """\
Our people

  • Ada Lowe

    Harbour master since 3 May 2011. She knows every rope.

  • Bram Koster

    Pilot since 12 June 2014.

  • Cora Vane

    Cook. She joined us on 1 April 2019.
"""


TEASERS_UNDER_A_HEADING = """\
Quayside news

Discussion

The dredger that nobody ordered
Ada Lowe
3 March 2021
It lies at Pier 9 and nobody says why.

A light over the weir
Bram Koster
4 March 2021
The keeper saw nothing, he said.

The ferry that did not sail
Ada Lowe
6 March 2021
Two hundred people waited until night.

What the harbour froze
Cora Vint
7 March 2021
A year in nineteen photographs.
"""

BERTHS = """\
Departures

Lowmoor 6d
Berth 2
Estmere 5d
Berth 4
Kelmar 4d
Berth 1
Lowmoor 3d
Berth 2
Tarn 2d
Berth 5
"""

KEEPERS = """\
Four keepers

The office named the keepers of the weir.

Name: Wera Klint
Date: 5 May 1911
From: Kelmar
Name: Odo Brandt
Date: 7 June 1923
From: Lowmoor
Name: Tamsin Roe
Date: 1 March 1950
From: Tarn
"""

SAYINGS = """\
What they said

Wera Klint, 3 March 2021
"The weir was open all night."

Odo Brandt, 4 March 2021
"It was shut when I came."

Tamsin Roe, 5 March 2021
"I did not look."
"""

LETTERED_INTERVIEW = """\
An afternoon with the keeper

W
Wera Klint
The weir was built in 1911 and mended on 3 March 2021.

O
Odo Brandt
Who mended it?

W
Wera Klint
The office did, on 4 March 2021, it says.

O
Odo Brandt
And who paid?
"""

DATED_CHANGES = """\
Changelog

Added: 3 March 2021
A button for the weir.

Added: 4 March 2021
A button for the gate.

Added: 9 March 2021
A button for the keeper.

Added: 11 March 2021
No more buttons.
"""

COUNCIL = """\
The council's members

Ada Lowe
Joined: 3 March 2021
Chair of the harbour committee.

Bram Koster
Joined: 4 March 2021
Member of the harbour committee.

Cora Vint
Joined: 5 April 2021
Member since the flood.

Dirk Elm
Joined: 9 May 2021
Member for Lowmoor.
"""

MARKDOWN = """\
# The weir

[Home](/) [News](/news) [Weir](/weir)

**Opened** 3 March 1911

[More](/a) on the opening.

**Mended** 4 March 1950

[More](/b) on the mending.

**Closed** 5 March 2021

[More](/c) on the closing.
"""

ACCOUNTS = """\
Our writers

Ada Lowe @ada_lowe
3 March 2021
The dredger that nobody ordered

Bram Koster @bram
4 March 2021
A light over the weir

Cora Vint @cora
5 March 2021
What the harbour froze
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
        ARTICLE_LIST,
        LATEST,
        EVENTS,
        CHRONICLE,
        INTERVIEW,
        DEPARTURES,
        CHANGES,
        TOPICS,
        RUSSIAN_LIST,
        PROTOCOLS,
        STAFF,
        EPIGRAPHS,
        LEADS,
        PROGRAMME,
        RESULTS,
        TEASERS_UNDER_A_HEADING,
        BERTHS,
        KEEPERS,
        SAYINGS,
        LETTERED_INTERVIEW,
        DATED_CHANGES,
        COUNCIL,
        MARKDOWN,
        ACCOUNTS,
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
