"""Documents made by hand: a ferry that may be sold, told in three languages, with all that a report must show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportedly.model import (
    Attribution,
    Comment,
    Credit,
    Document,
    Headline,
    Name,
    Note,
    Obtained,
    Quote,
    Source,
    Span,
    Spans,
)

Find = Callable[..., Spans]


def finder(text: str) -> Find:
    """Gives the spans of words in the text: each from the place where `after` stands."""

    def find(*words: str, after: str = "") -> Spans:
        start = text.index(after)
        found = []
        for one in words:
            at = text.index(one, start)
            found.append((at, at + len(one)))
        return tuple(found)

    return find


TITLE = "Shipping minister offered the Selkie ferry to a foreign buyer"
CLAIM = (
    "The Minister of Shipping, Orla Brackett, offered the ferry Selkie to a buyer abroad "
    "in order to pay for the dredging of Port Alder."
)
BODY = [
    f'{CLAIM} The Telegram channel "Lantern" writes about this, citing its own sources in the harbour office. '
    "It is alleged that in this way Brackett wants to keep the winter timetable.",
    'The channel notes that Brackett called the ferry "a bathtub with a whistle", and that the price may reach '
    "four millions.",
    "Former captain Anselm Tove commented on the rumours of a sale in Kaldvik (formerly Port Alder). According to him, "
    "it is too early to speak of a sale. There are two hulls in the yard and only one of them floats.",
]
THREAD = [
    ("1", None, "Bertram Quill", "8 May 2024 09: 12", None, "They should have sold it when it still floated."),
    ("2", None, "ropewalk", "8 May 2024 10: 40", "c1", "And who would have bought it? The minister says she would."),
    ("1", "c2", "Bertram Quill", "8 May 2024 11: 02", None, "My aunt, for one. She collects bathtubs."),
    ("1", "c3", "gull of the third pier", "9 May 2024 07: 30", None, "So your aunt is the source."),
]


def ferry() -> Document:
    """English: a relay with its own sources, a nested quotation, an impersonal claim, a guess, names, a thread."""
    parts = [TITLE, *BODY]
    spans: list[Span] = []
    text = ""
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part + "\n\n"
    comments = []
    for number, (printed, parent, author, time, quoted, words) in enumerate(THREAD, 1):
        text += f"{printed}. {author} {time}\n"
        quotes: tuple[Quote, ...] = ()
        if quoted:
            text += f"Quote: {THREAD[0][2]}\n"
            quotes = (Quote(comment=quoted, author=THREAD[0][2], span=(len(text), len(text) + len(THREAD[0][5]))),)
            text += THREAD[0][5] + "\n\n"
        body = (len(text), len(text) + len(words))
        text += words + "\n"
        comments.append(
            Comment(
                id=f"c{number}",
                number=printed,
                author=author,
                login="walker" if author == "ropewalk" else None,
                presence="offline" if author == "ropewalk" else None,
                language="en",
                published=f"2024-05-0{time[0]}T{time[-6:-4]}:{time[-2:]}",
                published_precision="minute",
                published_text=time,
                in_reply_to=parent,
                reply_evidence="indentation" if parent else "none",
                quotes=quotes,
                body=(body,),
            )
        )
    find = finder(text)
    claim = find(CLAIM)
    attributions = (
        Attribution(
            id="a1",
            source=find('The Telegram channel "Lantern"'),
            cue=find("writes about this"),
            content=claim,
            speaker="s1",
            confidence=0.97,
            because="cue and this-is-reported",
        ),
        Attribution(
            id="a2",
            source=find("its own sources in the harbour office"),
            cue=find("citing"),
            content=((claim[0][0], claim[0][1] - 1),),
            speaker="s2",
            parent="a1",
            confidence=0.91,
            because="citing",
        ),
        Attribution(
            id="a3",
            cue=find("It is alleged"),
            content=find("that in this way Brackett wants to keep the winter timetable"),
            speaker="s3",
            parent="a1",
            certainty="alleged",
            confidence=0.82,
            because="impersonal",
        ),
        Attribution(
            id="a4",
            source=find("The channel", after="The channel notes"),
            cue=find("notes"),
            content=find(
                'that Brackett called the ferry "a bathtub with a whistle", and that the price may reach four millions'
            ),
            speaker="s1",
            hedges=find("may", after="the price may"),
            confidence=0.95,
            because="cue",
        ),
        Attribution(
            id="a5",
            source=find("Brackett", after="Brackett called"),
            cue=find("called"),
            content=find('"a bathtub with a whistle"'),
            speaker="s4",
            parent="a4",
            confidence=0.74,
            because="cue",
        ),
        Attribution(
            id="a6",
            source=find("him", after="to him"),
            cue=find("According to"),
            content=find("it is too early to speak of a sale"),
            speaker="s5",
            confidence=0.93,
            because="cue and according-to",
        ),
        Attribution(
            id="a7",
            content=find("There are two hulls in the yard and only one of them floats."),
            speaker="s5",
            confidence=0.4,
            because="continues a6",
        ),
        Attribution(
            id="a8",
            source=find("The minister", after="The minister says"),
            cue=find("says", after="The minister says"),
            content=find("she would", after="The minister says"),
            speaker="s4",
            where="c2",
            confidence=0.66,
            because="cue",
        ),
    )
    return Document(
        id="ferry",
        url="https://alder-mail.example/news/selkie",
        outlet="Alder Mail",
        title=TITLE,
        byline="Ines Holt",
        published="2024-05-07T18:20+02:00",
        published_precision="minute",
        language="en",
        content_hash="sha256:0f",
        text=text,
        title_span=spans[0],
        paragraphs=tuple(spans[1:]),
        obtained=Obtained(path="alder.txt", sha256="0f"),
        provenance=(Credit(kind="credit", name="Northern Wire", because="dateline"),),
        sources=(
            Source(id="s1", name="Lantern", kind="channel", aliases=("The channel",)),
            Source(id="s2", name="its own sources in the harbour office", kind="anonymous", of="s1"),
            Source(id="s3", name="", kind="impersonal"),
            Source(id="s4", name="Orla Brackett", kind="person", aliases=("Brackett", "the minister")),
            Source(id="s5", name="Anselm Tove", kind="person"),
        ),
        names=(Name(id="n1", name="Kaldvik", kind="place", aliases=("Port Alder",), because="stated"),),
        attributions=attributions,
        comments=tuple(comments),
        headline=Headline(
            attribution="dropped", because="the title states flat what the body has from Lantern", spans=(spans[0],)
        ),
        notes=(Note(field="outlet", code="given", says="stated by the user"),),
    )


def parom() -> Document:
    """Russian: a headline that keeps its relay, a hedge, a denial put beside it."""
    title = "«Фонарь»: министр предложила продать паром «Селки»"
    claim = "Министр судоходства Орла Брэкетт якобы предложила продать паром «Селки» за границу."
    body = (
        f"{claim} Об этом сообщает телеграм-канал «Фонарь» со ссылкой на собственные источники в портовом управлении.",
        "В министерстве опровергли эту информацию: «Паром остаётся в Каллвике», — заявил её советник Эгон Фальк.",
    )
    text = "\n\n".join((title, *body))
    find = finder(text)
    spans = tuple(find(part)[0] for part in (title, *body))
    return Document(
        id="parom",
        outlet="Портовый листок",
        title=title,
        published="2024-05-08",
        published_precision="day",
        language="ru",
        text=text,
        title_span=spans[0],
        paragraphs=spans[1:],
        sources=(
            Source(id="s1", name="Фонарь", kind="channel", aliases=("телеграм-канал «Фонарь»",)),
            Source(id="s2", name="собственные источники в портовом управлении", kind="anonymous", of="s1"),
            Source(id="s3", name="министерство судоходства", kind="organisation"),
            Source(id="s4", name="Эгон Фальк", kind="person"),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=find("«Фонарь»"),
                cue=((8, 9),),
                content=find("министр предложила продать паром «Селки»"),
                speaker="s1",
                where="title",
                confidence=0.9,
                because="headline tag",
            ),
            Attribution(
                id="a2",
                source=find("телеграм-канал «Фонарь»"),
                cue=find("Об этом сообщает"),
                content=find(claim),
                speaker="s1",
                certainty="alleged",
                hedges=find("якобы"),
                confidence=0.98,
                because="об этом сообщает",
            ),
            Attribution(
                id="a3",
                source=find("собственные источники в портовом управлении"),
                cue=find("со ссылкой на"),
                content=find(claim),
                speaker="s2",
                parent="a2",
                certainty="alleged",
                hedges=find("якобы"),
                confidence=0.96,
                because="со ссылкой на",
            ),
            Attribution(
                id="a4",
                source=find("В министерстве"),
                cue=find("опровергли"),
                content=find("эту информацию"),
                speaker="s3",
                certainty="denied",
                confidence=0.88,
                because="cue",
            ),
            Attribution(
                id="a5",
                source=find("её советник Эгон Фальк"),
                cue=find("заявил"),
                content=find("«Паром остаётся в Каллвике»"),
                speaker="s4",
                confidence=0.94,
                because="cue",
            ),
        ),
        headline=Headline(attribution="kept", because="the title names Фонарь, as the body does", spans=(spans[0],)),
    )


def porom() -> Document:
    """Ukrainian: three hops, one content, and no outlet that the page names."""
    title = "Пором «Селкі», за словами джерел, можуть продати"
    claim = "Міністерка судноплавства Орла Брекетт нібито запропонувала продати пором «Селкі»."
    relay = "Про це повідомляє «Портовий листок» із посиланням на телеграм-канал «Ліхтар», який цитує власні джерела."
    text = f"{title}\n\n{claim} {relay}"
    find = finder(text)
    hops = [
        ("«Портовий листок»", "Про це повідомляє", "s1"),
        ("телеграм-канал «Ліхтар»", "із посиланням на", "s2"),
        ("власні джерела", "цитує", "s3"),
    ]
    return Document(
        id="porom",
        title=title,
        language="uk",
        text=text,
        title_span=find(title)[0],
        paragraphs=find(f"{claim} {relay}"),
        sources=(
            Source(id="s1", name="Портовий листок", kind="outlet"),
            Source(id="s2", name="Ліхтар", kind="channel"),
            Source(id="s3", name="власні джерела", kind="anonymous", of="s2"),
        ),
        attributions=tuple(
            Attribution(
                id=f"a{number}",
                source=find(source),
                cue=find(cue),
                content=find(claim),
                speaker=speaker,
                parent=f"a{number - 1}" if number > 1 else None,
                certainty="alleged",
                hedges=find("нібито"),
                confidence=0.95 - number / 20,
                because="relay",
            )
            for number, (source, cue, speaker) in enumerate(hops, 1)
        ),
        headline=Headline(
            attribution="partial", because="the title names sources, but not Портовий листок, through whom it came"
        ),
        notes=(
            Note(field="published", code="unknown", says="the page states no date"),
            Note(field="outlet", code="unknown", says="the page names no publisher"),
        ),
    )


ATTACK = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}"
    "[bold red]markup[/bold red][link=https://evil.example]x[/link]:warning:"
    "\x1b[31m\x1b]0;title\x07\x9b2J\x00\r\u202egpj.exe\u2066\U000e0041\ud800&amp;"
)
"""What a page may hold to harm whoever looks at it: HTML, template and rich markup, ANSI escapes, bidi overrides."""


def hostile() -> Document:
    """Every free text of the contract holds the attack."""
    text = f"{ATTACK}\n\n{ATTACK} says {ATTACK}\n\n{ATTACK}\n{ATTACK}"
    length = len(ATTACK)
    body = (length + 2, 3 * length + 8)
    tail = body[1] + 2
    return Document(
        id=ATTACK,
        url=f"javascript:{ATTACK}",
        outlet=ATTACK,
        title=ATTACK,
        byline=ATTACK,
        published=ATTACK,
        language=ATTACK,
        content_hash=ATTACK,
        text=text,
        title_span=(0, length),
        paragraphs=(body,),
        obtained=Obtained(path=ATTACK, sha256=ATTACK, at=ATTACK, archived_url=ATTACK),
        provenance=(Credit(kind=ATTACK, name=ATTACK, url=f"data:text/html,{ATTACK}", because=ATTACK),),
        sources=(Source(id="s1", name=ATTACK, kind="person", aliases=(ATTACK,), of="s1", because=ATTACK),),
        names=(Name(id="n1", name=ATTACK, kind="place", aliases=(ATTACK,), because=ATTACK),),
        attributions=(
            Attribution(
                id=ATTACK,
                source=((body[0], body[0] + length),),
                cue=((body[0] + length + 1, body[0] + length + 5),),
                content=((body[0] + length + 6, body[1]),),
                speaker="s1",
                parent=ATTACK,
                confidence=0.9,
                hedges=((body[0] + length + 6, body[1]),),
                because=ATTACK,
            ),
        ),
        comments=(
            Comment(
                id=ATTACK,
                number=ATTACK,
                author=ATTACK,
                login=f"{ATTACK}2",
                url=ATTACK,
                edited=ATTACK,
                language=ATTACK,
                published=ATTACK,
                published_text=ATTACK,
                in_reply_to=ATTACK,
                quotes=(Quote(comment=ATTACK, author=ATTACK, span=(tail, tail + length)),),
                body=((tail + length + 1, len(text)),),
            ),
        ),
        headline=Headline(attribution="misattributed", because=ATTACK),
        notes=(Note(field=ATTACK, code=ATTACK, says=ATTACK),),
    )


DOCUMENTS: tuple[Callable[[], Document], ...] = (ferry, parom, porom)


@pytest.fixture
def english() -> Document:
    return ferry()


@pytest.fixture
def russian() -> Document:
    return parom()


@pytest.fixture
def ukrainian() -> Document:
    return porom()


@pytest.fixture
def attack() -> str:
    return ATTACK


@pytest.fixture
def attacker() -> Document:
    return hostile()


@pytest.fixture
def renumbered(english: Document) -> Callable[..., Document]:
    """The English document with other attributions."""

    def change(**changes: object) -> Document:
        return replace(english, **changes)  # type: ignore[arg-type]

    return change
