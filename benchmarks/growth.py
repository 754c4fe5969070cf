"""Whether time is linear in length: `python -m benchmarks.growth [WORDS …] [--language en|ru|uk] [--one-paragraph]`.

Each length is one invented document, dense in attributions and with hundreds of names, read by `reportedly read --json`
in a process of its own. What the process takes for a text of one sentence is start-up, and is not counted to the
words. Over 1,000,000 code points (about 140,000 words) nothing more is attributed, and the figures would flatter.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.limits import Measured, measure

LENGTHS = (2_000, 8_000, 32_000, 128_000)
MOST = 1.3
"""How many times the time per word of the smallest text a longer one may take and still be called linear."""

SYLLABLES = {
    "en": ("bra", "den", "hol", "kel", "lin", "mor", "ras", "sto", "ter", "vos"),
    "ru": ("бра", "вил", "гор", "дан", "кол", "лег", "мар", "ост", "руд", "тих"),
    "uk": ("бра", "віл", "гор", "дан", "кіл", "лег", "мар", "ост", "руд", "тих"),
}
ENDINGS = {"en": ("berg", "ley", "son", "ton"), "ru": ("ин", "кин", "ов", "ский"), "uk": ("енко", "ко", "ський", "чук")}
GIVEN = {
    "en": ("Ada", "Martin", "Nora", "Oda", "Pavel", "Ruth", "Simon", "Tessa"),
    "ru": ("Ада", "Глеб", "Мартин", "Нора", "Ода", "Павел", "Семён", "Яна"),
    "uk": ("Ада", "Гліб", "Мартин", "Нора", "Ода", "Павло", "Семен", "Яна"),
}
SENTENCES = {
    "en": (
        "The dam at {place} has lost {number} centimetres since Friday.",
        "The Telegram channel “{place} Lantern” writes about this, citing {number} sources in the ministry.",
        "{given} {name} told the {place} Courier that {number} families would have to move.",
        "According to {name}, the gate was allegedly closed on the order of {given} {other}.",
        "“We were told to wait,” {name} said on Monday, “and nobody said for how long.”",
        "{other} denied that the works at {place} had been stopped.",
        "He added that the {number} pumps “hold as they held before”.",
        "Earlier the Northern Ledger reported, citing a letter from {given} {name}, that the road would be closed.",
        "Nobody in {place} had seen the water so high.",
    ),
    "ru": (
        "Уровень воды у плотины {place} упал на {number} сантиметров.",
        "Об этом пишет Telegram-канал «Фонарь {place}» со ссылкой на {number} источников в министерстве.",
        "{given} {name} заявил, что переехать придётся {number} семьям.",
        "По словам чиновника, затвор якобы закрыли по приказу, который отдал {given} {other}.",
        "«Нам велели ждать, — сказал {name} в понедельник, — и никто не сказал, сколько».",
        "{other} отрицает, что работы остановили.",
        "Он добавил, что {number} насосов «держат, как держали».",
        "Ранее газета «Вестник {place}» сообщила со ссылкой на письмо ведомства, что дорогу закроют.",
        "Никто из жителей не видел такой высокой воды.",
    ),
    "uk": (
        "Рівень води біля греблі {place} упав на {number} сантиметрів.",
        "Про це пише Telegram-канал «Ліхтар {place}» із посиланням на {number} джерел у міністерстві.",
        "{given} {name} заявив, що переїхати доведеться {number} родинам.",
        "За словами посадовця, затвор нібито закрили за наказом, який віддав {given} {other}.",
        "«Нам звеліли чекати, — сказав {name} у понеділок, — і ніхто не сказав, скільки».",
        "{other} заперечує, що роботи зупинили.",
        "Він додав, що {number} насосів «тримають, як тримали».",
        "Раніше видання «Вісник {place}» повідомило з посиланням на лист відомства, що дорогу закриють.",
        "Ніхто з мешканців не бачив такої високої води.",
    ),
}
"""Relays, quotations, answers and plain sentences of each language that the model is measured in."""


def invented(language: str, chance: random.Random) -> str:
    """A name that nobody bears."""
    return "".join(chance.choices(SYLLABLES[language], k=2)).capitalize() + chance.choice(ENDINGS[language])


def paragraph(language: str, chance: random.Random) -> str:
    """Six sentences about two people and a place of their own."""
    names = {"name": invented(language, chance), "other": invented(language, chance)}
    place = invented(language, chance)
    return " ".join(
        sentence.format(place=place, number=chance.randint(2, 900), given=chance.choice(GIVEN[language]), **names)
        for sentence in chance.sample(SENTENCES[language], 6)
    )


def paragraphs(words: int, languages: list[str]) -> Iterator[str]:
    """Paragraphs in the languages by turns, the same at every call, until there are so many words."""
    chance = random.Random(words)
    for language in cycle(languages):
        if words <= 0:
            return
        piece = paragraph(language, chance)
        words -= len(piece.split())
        yield piece


def read(text: str, language: str) -> Measured:
    """A text through the command line, as a document that is said to be in that language."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "growth.jsonl"
        path.write_text(json.dumps({"id": "growth", "language": language, "text": text}), encoding="utf-8")
        command = [sys.executable, "-m", "reportedly", "read", "--json", "--quiet", str(path)]
        return measure(command, size=path.stat().st_size, limit=3_600)


def main() -> None:
    """Measure and print one row a length; fails where a process does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lengths", nargs="*", type=int, default=LENGTHS, metavar="WORDS", help="lengths, ascending")
    parser.add_argument("--language", choices=tuple(SENTENCES), help="one language instead of all by turns")
    parser.add_argument("--one-paragraph", action="store_true", help="write no line break")
    arguments = parser.parse_args()
    languages = [arguments.language] if arguments.language else list(SENTENCES)
    gap = " " if arguments.one_paragraph else "\n"
    start = read(SENTENCES[languages[0]][-1].format(place="Orlice"), languages[0]).user
    print(f"start-up: {start:.1f} s\n{'words':>9}{'user s':>9}{'ms a word':>11}{'ratio':>7}{'MiB':>7}", flush=True)
    smallest = 0.0
    for length in arguments.lengths:
        text = gap.join(paragraphs(length, languages))
        # The patterns of one language are tried on one document: Russian is nearest to two of the three.
        found = read(text, arguments.language or "ru")
        if found.code != 0:
            sys.exit(f"reportedly read of {length:,} words ended with {found.code}")
        words = len(text.split())
        each = (found.user - start) / words
        smallest = smallest or each
        verdict = "" if each <= MOST * smallest else "  more than linear"
        row = f"{words:9,}{found.user:9.1f}{1000 * each:11.2f}{each / smallest:7.2f}{found.peak:7.0f}"
        print(row + verdict, flush=True)


if __name__ == "__main__":
    main()
