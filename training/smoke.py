"""A handful of invented sentences in three languages, marked, so that the whole chain can be tried without data."""

from __future__ import annotations

from typing import Any

MARKED = (
    "{s:Mayor Ada Lindqvist} {c:said} {t:the bridge would reopen on Friday}. Nobody asked why.",
    '{t:"We have no water left,"} {s:the keeper} {c:told} the Harbour Gazette.',
    "{c:According to} {s:the ministry}, {t:four barges left the port of Velmar}.",
    "{s:Министр Орест Гнатов} {c:заявил}, {t:что мост откроют в пятницу}. Никто не спросил почему.",
    "{t:«Воды больше нет»}, — {c:рассказал} {s:смотритель}.",
    "{c:По словам} {s:мэра}, {t:из порта вышли четыре баржи}.",
    "{s:Речниця порту} {c:повідомила}, {t:що міст відкриють у п'ятницу}.",
    "{t:«Води більше немає»}, — {c:сказав} {s:доглядач}.",
)
ROLES = {"s": "source", "c": "cue", "t": "content"}


def unmark(marked: str) -> dict[str, Any]:
    """Take out the brackets: the text, and its one attribution as spans."""
    text = ""
    spans: dict[str, list[list[int]]] = {role: [] for role in ROLES.values()}
    for part in marked.split("{"):
        inside, closed, rest = part.rpartition("}")
        if closed:
            role, _, words = inside.partition(":")
            spans[ROLES[role]].append([len(text), len(text) + len(words)])
            text += words
        text += rest
    return {"text": text, "attributions": [spans]}


ARTICLES = [unmark(marked) for marked in MARKED]
