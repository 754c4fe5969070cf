"""Who said what to whom, in four languages; the pages of platforms print it, and are measured against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any

EN_MONTHS = "January February March April May June July August September October November December".split()
RU_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
UK_MONTHS = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()
DE_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One contribution; `quotes` are the index of a post of the story and the words taken from it."""

    author: str
    when: datetime
    words: tuple[str, ...]
    parent: int | None = None
    quotes: tuple[tuple[int, str], ...] = ()

    @property
    def login(self) -> str:
        """The author's name as an account's."""
        return "".join(c for c in self.author.casefold().replace(" ", "_") if c.isalnum() or c == "_")

    @property
    def iso(self) -> str:
        """When it was written, to the second."""
        return self.when.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A thread: its title, its posts in page order, an article above it."""

    title: str
    article: tuple[str, ...]
    posts: tuple[Post, ...]
    depth: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        depth: list[int] = []
        for post in self.posts:
            depth.append(0 if post.parent is None else depth[post.parent] + 1)
        object.__setattr__(self, "depth", tuple(depth))

    def answers(self, parent: int | None) -> Iterator[tuple[int, Post]]:
        """The posts that answer the one at that index, or stand at the top."""
        return ((at, post) for at, post in enumerate(self.posts) if post.parent == parent)

    def quoted(self, post: Post) -> Iterator[tuple[int, str, str]]:
        """What the post quotes: the index, the author, the words."""
        return ((at, self.posts[at].author, words) for at, words in post.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a platform: how it prints the story, and what of the story the page keeps."""

    name: str
    story: Story
    draw: Callable[[Story], str]
    tree: bool = True
    quotes: bool = True
    suffix: str = ".html"
    clock: bool = True
    dated: bool = True

    def gold(self) -> dict[str, Any]:
        """The page as the scorer wants it."""
        rows = []
        for at, post in enumerate(self.story.posts):
            quotes = [
                {"comment": one, "author": author, "text": words} for one, author, words in self.story.quoted(post)
            ]
            rows.append(
                {
                    "i": at,
                    "author": post.author,
                    "author_alt": [post.login],
                    "time_iso": post.iso,
                    "parent": post.parent if self.tree else None,
                    "quotes": quotes if self.quotes else [],
                    "body": "\n".join(post.words),
                }
            )
        return {"case": self.name, "comments": rows}


def nest(story: Story, item: Callable[[int, Post, str], str], wrap: str = "{}", parent: int | None = None) -> str:
    """The story as nested markup: each item is given its answers, wrapped where there are any."""
    drawn = []
    for at, post in story.answers(parent):
        inside = nest(story, item, wrap, at)
        drawn.append(item(at, post, wrap.format(inside) if inside else ""))
    return "".join(drawn)


def paragraphs(post: Post) -> str:
    """The post's words in paragraphs."""
    return "".join(f"<p>{escape(words, quote=False)}</p>" for words in post.words)


def lines(post: Post) -> str:
    """The post's words with line breaks between them."""
    return "<br />\n<br />\n".join(escape(words, quote=False) for words in post.words)


def en(when: datetime) -> str:
    """January 6, 2023 at 1:53 pm."""
    return f"{EN_MONTHS[when.month - 1]} {when.day}, {when.year} at {when.hour % 12 or 12}:{when:%M} {when:%p}".lower().capitalize()


def ru(when: datetime) -> str:
    """6 января 2023 в 13:53."""
    return f"{when.day} {RU_MONTHS[when.month - 1]} {when.year} в {when:%H:%M}"


def uk(when: datetime) -> str:
    """6 січня 2023 о 13:53."""
    return f"{when.day} {UK_MONTHS[when.month - 1]} {when.year} о {when:%H:%M}"


def de(when: datetime) -> str:
    """6. Januar 2023 um 13:53 Uhr."""
    return f"{when.day}. {DE_MONTHS[when.month - 1]} {when.year} um {when:%H:%M} Uhr"


def shell(title: str, body: str, article: str = "") -> str:
    """A whole page around a thread."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>'
        f'<div id="top"><ul class="menu"><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></div>'
        f"{article}{body}<div id=foot><p>© 2023 Quayside</p></div></body></html>"
    )


def article(story: Story, printed: str) -> str:
    """The article over a blog's thread."""
    words = "".join(f"<p>{escape(one)}</p>" for one in story.article)
    return (
        f'<article class="post hentry" id="post-77"><header><h1 class="entry-title">{escape(story.title)}</h1>'
        f'<span class="posted-on"><time class="entry-date published" datetime="2023-01-05T10:00:00+00:00">{printed}</time></span>'
        f'</header><div class="entry-content">{words}</div></article>'
    )


def _post(
    author: str, day: int, clock: str, *words: str, parent: int | None = None, quote: tuple[int, str] | None = None
) -> Post:
    hour, minute = clock.split(":")
    when = datetime(2023, 1, day, int(hour), int(minute), 7)
    return Post(author=author, when=when, words=words, parent=parent, quotes=(quote,) if quote else ())


ENGLISH = Story(
    title="The ferry to Tarn stays in port",
    article=(
        "The ferry to Tarn stayed in port on Thursday, and nobody at the harbour would say why it did not sail.",
        "A spokesman of the line said that the pumps had been checked twice and that the boat was safe.",
    ),
    posts=(
        _post(
            "Ada Lowe",
            6,
            "13:53",
            "It was never safe, and they knew it.",
            "I was on board in June when the lower deck stood under water.",
        ),
        _post(
            "Bram Koster", 6, "14:39", "Who told you that?", parent=0, quote=(0, "It was never safe, and they knew it.")
        ),
        _post("Ada Lowe", 6, "15:02", "The mate did, on the quay, in front of ten people.", parent=1),
        _post(
            "ferryman77",
            6,
            "18:20",
            "Calm down, it is only a pump. Give them until Monday and it will sail again.",
            parent=0,
        ),
        _post(
            "Cora Vane",
            7,
            "09:05",
            "I saw no light on the boat at all that night.",
            "Has anybody asked the harbour office?",
        ),
        _post("Dirk", 7, "09:41", "Yes.", parent=4),
        _post(
            "Bram Koster",
            8,
            "07:15",
            "The office says the line has not filed any report, so we still know nothing for certain.",
        ),
    ),
)

RUSSIAN = Story(
    title="Паром в Тарн остаётся в порту",
    article=(
        "Паром в Тарн в четверг остался в порту, и никто в гавани не объяснил, почему он не вышел.",
        "Представитель линии сказал, что насосы проверили дважды и что судно безопасно.",
    ),
    posts=(
        _post(
            "Лада Ухватова",
            6,
            "13:53",
            "Он тёк ещё летом, и все об этом знали.",
            "В июне я сама видела воду на нижней палубе.",
        ),
        _post(
            "Гремислав",
            6,
            "14:39",
            "Кто вам такое сказал?",
            parent=0,
            quote=(0, "Он тёк ещё летом, и все об этом знали."),
        ),
        _post("Лада Ухватова", 6, "15:02", "Помощник капитана, прямо на причале, при десяти свидетелях.", parent=1),
        _post("shkiper_77", 6, "18:20", "Успокойтесь, это всего лишь насос. К понедельнику починят.", parent=0),
        _post(
            "Вера Норина",
            7,
            "09:05",
            "Той ночью на пароме не горел ни один огонь.",
            "Кто-нибудь спрашивал в управлении порта?",
        ),
        _post("Пётр", 7, "09:41", "Да.", parent=4),
        _post(
            "Гремислав",
            8,
            "07:15",
            "В управлении говорят, что линия не подала ни одного отчёта, так что точно ничего не известно.",
        ),
    ),
)

UKRAINIAN = Story(
    title="Пором до Тарна лишається в порту",
    article=(
        "Пором до Тарна в четвер лишився в порту, і ніхто в гавані не пояснив, чому він не вийшов.",
        "Речник лінії сказав, що насоси перевірили двічі і що судно безпечне.",
    ),
    posts=(
        _post(
            "Леся Вербна",
            6,
            "13:53",
            "Він протікав ще влітку, і всі про це знали.",
            "У червні я сама бачила воду на нижній палубі.",
        ),
        _post(
            "Остап",
            6,
            "14:39",
            "Хто вам таке сказав?",
            parent=0,
            quote=(0, "Він протікав ще влітку, і всі про це знали."),
        ),
        _post("Леся Вербна", 6, "15:02", "Помічник капітана, просто на причалі, при десяти свідках.", parent=1),
        _post("shkiper_77", 6, "18:20", "Заспокойтеся, це лише насос. До понеділка полагодять.", parent=0),
        _post(
            "Зоряна Гай", 7, "09:05", "Тієї ночі на поромі не горів жоден вогонь.", "Хтось питав в управлінні порту?"
        ),
        _post("Петро", 7, "09:41", "Так.", parent=4),
        _post(
            "Остап", 8, "07:15", "В управлінні кажуть, що лінія не подала жодного звіту, тож напевно нічого не відомо."
        ),
    ),
)

GERMAN = Story(
    title="Die Fähre nach Tarn bleibt im Hafen",
    article=(
        "Die Fähre nach Tarn ist am Donnerstag im Hafen geblieben, und niemand dort wollte sagen, warum.",
        "Ein Sprecher der Linie sagte, die Pumpen seien zweimal geprüft worden und das Schiff sei sicher.",
    ),
    posts=(
        _post(
            "Anke Brühl",
            6,
            "13:53",
            "Sie war nie dicht, und alle haben es gewusst.",
            "Im Juni stand das Wasser auf dem unteren Deck.",
        ),
        _post(
            "Jorin",
            6,
            "14:39",
            "Wer hat das denn gesagt?",
            parent=0,
            quote=(0, "Sie war nie dicht, und alle haben es gewusst."),
        ),
        _post("Anke Brühl", 6, "15:02", "Der Maat, auf dem Kai, vor zehn Leuten.", parent=1),
        _post("faehrmann77", 6, "18:20", "Ruhig bleiben, es ist nur eine Pumpe. Am Montag fährt sie wieder.", parent=0),
        _post(
            "Clara Venn",
            7,
            "09:05",
            "In jener Nacht brannte auf dem Schiff kein einziges Licht.",
            "Hat jemand das Hafenamt gefragt?",
        ),
        _post("Dirk", 7, "09:41", "Ja.", parent=4),
        _post(
            "Jorin",
            8,
            "07:15",
            "Das Amt sagt, die Linie habe keinen Bericht eingereicht, wir wissen also nichts Genaues.",
        ),
    ),
)
