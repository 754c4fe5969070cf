"""Invented news in three languages, and the ways in which a text comes damaged: each takes a text and spoils it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import zip_longest

TEXTS = {
    "en": (
        "Orlice ferry out of fuel: Laditsa Courier\n\n"
        "The ferry to Orlice has not left the pier since Friday. The Telegram channel “Lantern” writes about this, "
        "citing two sources in the port. According to them, the harbour master Oda Brandt allegedly sold the fuel.\n"
        "“We were told to wait,” Brandt told the Laditsa Courier, “and nobody said for how long.” She denied that she "
        "had sold anything and said that the mayor, Pavel Hruby, knew of the debt. “Ask him,” she added.\n"
        "Hruby's office did not comment. Earlier the Northern Ledger reported, citing a letter from the ministry, that "
        "the ferry would be withdrawn by spring; its captain said he had heard “rumours that it is sold already”.\n"
    ),
    "ru": (
        "Маяк: паром в Орлице стоит без топлива\n\n"
        "Паром в Орлице стоит у причала с пятницы. Об этом пишет Telegram-канал «Фонарь» со ссылкой на два источника в "
        "порту. По их словам, начальница порта Ода Брандт якобы продала топливо.\n"
        "«Нам велели ждать, — сказала Брандт «Ладицкому вестнику», — и никто не сказал, сколько». Она отрицает, что "
        "продала топливо, и утверждает, что мэр Павел Грубый знал о долге. «Спросите его», — добавила она.\n"
        "В мэрии от комментариев отказались. Ранее газета «Северный маяк» сообщила со ссылкой на письмо министерства, "
        "что паром снимут с линии весной; капитан говорит, что слышал, «будто он уже продан».\n"
    ),
    "uk": (
        "Пором в Орліці стоїть без пального — «Обрій»\n\n"
        "Пором в Орліці стоїть біля причалу з п’ятниці. Про це пише Telegram-канал «Ліхтар» із посиланням на два "
        "джерела в порту. За їхніми словами, начальниця порту Ода Брандт нібито продала пальне.\n"
        "«Нам звеліли чекати, — сказала Брандт «Ладицькому віснику», — і ніхто не сказав, скільки». Вона заперечує, що "
        "продала пальне, і стверджує, що мер Павло Грубий знав про борг. «Спитайте його», — додала вона.\n"
        "У мерії від коментарів відмовилися. Раніше видання «Північний маяк» повідомило з посиланням на лист "
        "міністерства, що пором знімуть із лінії навесні; капітан каже, що чув, «ніби його вже продано».\n"
    ),
}
"""A headline with its relay, a body in three paragraphs: relays, answers, denials, quotations interrupted and not."""

_CONFUSED = str.maketrans("lOoIОоЗзбі", "1001003361")
_LOOKALIKE = str.maketrans("aceopxyiАВЕКМНОРСТХ", "асеорхуіABEKMHOPCTX")
_STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')
_CLOSING = str.maketrans("", "", "”»")
_OPENING = str.maketrans("", "", "“„«")
_RIGHT_TO_LEFT = "\u200f\u202e\u2067\u061c"
_UNSEEN = "\u00ad\u200b\u2060\ufeff\u200d"


def unpunctuated(text: str) -> str:
    """No mark left but the ends of lines, as speech is written down by a machine."""
    return "".join(c for c in text if not unicodedata.category(c).startswith("P"))


def nested(text: str) -> str:
    """Every quotation inside two more, the innermost one with a mark of the other kind."""
    return re.sub("[«“]([^«»“”]*)[»”]", "«„“\\1”“»", text)


def nested_deep(text: str) -> str:
    """Forty quotations opened around each paragraph, half of them closed."""
    return "\n".join("«" * 40 + line + "»" * 20 for line in text.split("\n"))


def emoji(text: str) -> str:
    """Flags, families and skin tones, of several code points each, at every third word and at the ends."""
    return "🔥⚡️" + _between(text, "👩🏽‍🚒🇺🇦", 3) + "👇🏿"


def right_to_left(text: str) -> str:
    """Marks of direction between the words, opened and never closed."""
    return _between(text, _RIGHT_TO_LEFT, 2)


def unseen(text: str) -> str:
    """Soft hyphens and other characters without width inside the words."""
    return re.sub(r"(\w{3})(?=\w)", lambda m: m[1] + _UNSEEN[m.start() % len(_UNSEEN)], text)


def torn(text: str) -> str:
    """Every line broken at 32 columns, in mid word with a hyphen where one stands there."""
    return "\n".join(re.sub(r"(.{31}\w)(?=\w)|(.{32}) ", _broken, line) for line in text.split("\n"))


def _broken(piece: re.Match[str]) -> str:
    return f"{piece[1]}-\n" if piece[1] else f"{piece[2]}\n"


def reordered(text: str) -> str:
    """Words changed in pairs, as where a translation keeps the order of another language."""
    return "\n".join(
        " ".join(word for pair in zip_longest(line.split()[1::2], line.split()[::2]) for word in pair if word)
        for line in text.split("\n")
    )


def backwards(text: str) -> str:
    """Every sentence with its words from last to first: the verb, its subject and its object change places."""
    return re.sub(r"[^.\n]+", lambda m: " ".join(m[0].split()[::-1]), text)


def _between(text: str, what: str, every: int) -> str:
    words = text.split(" ")
    return " ".join(word + what if number % every == 0 else word for number, word in enumerate(words))


DAMAGE: dict[str, Callable[[str], str]] = {
    "all capitals": str.upper,
    "no capitals": str.lower,
    "no punctuation": unpunctuated,
    "one paragraph": lambda text: " ".join(text.split()),
    "a line a word": lambda text: "\n".join(text.split()),
    "no spaces": lambda text: text.replace(" ", ""),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "old line ends": lambda text: text.replace("\n", "\r\n"),
    "straight quotation marks": lambda text: text.translate(_STRAIGHT),
    "quotations never closed": lambda text: text.translate(_CLOSING),
    "quotations never opened": lambda text: text.translate(_OPENING),
    "nested quotations": nested,
    "deeply nested quotations": nested_deep,
    "emoji": emoji,
    "right-to-left marks": right_to_left,
    "unseen characters": unseen,
    "torn lines": torn,
    "digits for letters": lambda text: text.translate(_CONFUSED),
    "letters of another script": lambda text: text.translate(_LOOKALIKE),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "lone surrogates": lambda text: _between(text, "\ud83d", 5),
    "words in pairs changed": reordered,
    "words from last to first": backwards,
    "cut in the middle": lambda text: text[: len(text) // 2],
}
