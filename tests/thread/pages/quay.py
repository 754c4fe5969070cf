"""A longer thread in four languages, harder to tell: dates and lists in the words, one-word answers, like names."""

from __future__ import annotations

from datetime import datetime

from tests.thread.pages.story import Post, Story

_NAMES = {
    "en": ("Nell Harker", "old_pilot", "Tomasz B.", "Harker", "Olive", "Zed 42"),
    "ru": ("Нелли Гаркуша", "старый_лоцман", "Т. Бугров", "Гаркуша", "Олива", "Зед 42"),
    "uk": ("Неля Гаркуша", "старий_лоцман", "Т. Бугрів", "Гаркуша", "Олива", "Зед 42"),
    "de": ("Nele Harke", "alter_lotse", "Thomas B.", "Harke", "Olivia", "Zett 42"),
}

_WORDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("The dredger has been moored at Pier 9 since Sunday and nobody has touched it.",),
        ("Since Saturday, to be exact. I took a photo on 9 March 2024 at 17:20 and it was there.",),
        ("Then post it, please.",),
        ("Two things:", "1. The photo is on my other phone.", "2. My wife has that phone until Friday."),
        ("+1",),
        ("Not related to Nell, by the way. The tender says 14 months, see page 3: the start was 1 February.",),
        ("Why?",),
        ("Because the port pays by the day.",),
        (
            "So who ordered the dredger? The council said on Monday that it was the port.",
            "The port says that it was the ministry, and the ministry says nothing at all.",
        ),
        ("Ask the ministry.",),
    ),
    "ru": (
        ("Земснаряд стоит у девятого причала с воскресенья, и никто к нему не подходил.",),
        ("С субботы, если точно. Я снимал его 9 марта 2024 в 17:20, он уже там был.",),
        ("Так выложите снимок, пожалуйста.",),
        ("Две причины:", "1. Снимок на втором телефоне.", "2. Телефон до пятницы у жены."),
        ("+1",),
        ("Нелли мне не родня, кстати. В договоре 14 месяцев, смотрите страницу 3: начало 1 февраля.",),
        ("Почему?",),
        ("Потому что порт платит за каждый день.",),
        (
            "Так кто заказал земснаряд? В управе в понедельник сказали, что порт.",
            "Порт говорит, что министерство, а министерство вообще ничего не говорит.",
        ),
        ("Спросите министерство.",),
    ),
    "uk": (
        ("Земснаряд стоїть біля дев'ятого причалу з неділі, і ніхто до нього не підходив.",),
        ("Із суботи, якщо точно. Я знімав його 9 березня 2024 о 17:20, він уже там був.",),
        ("То викладіть знімок, будь ласка.",),
        ("Дві причини:", "1. Знімок на другому телефоні.", "2. Телефон до п'ятниці в дружини."),
        ("+1",),
        ("Неля мені не рідня, до речі. У договорі 14 місяців, дивіться сторінку 3: початок 1 лютого.",),
        ("Чому?",),
        ("Бо порт платить за кожен день.",),
        (
            "То хто замовив земснаряд? В управі в понеділок сказали, що порт.",
            "Порт каже, що міністерство, а міністерство взагалі нічого не каже.",
        ),
        ("Спитайте міністерство.",),
    ),
    "de": (
        ("Der Bagger liegt seit Sonntag an Pier 9, und niemand hat ihn angerührt.",),
        ("Seit Samstag, genau genommen. Mein Foto ist vom 9. März 2024 um 17:20 Uhr, da lag er schon dort.",),
        ("Dann zeig es bitte.",),
        ("Zwei Dinge:", "1. Das Foto ist auf dem anderen Handy.", "2. Das hat bis Freitag meine Frau."),
        ("+1",),
        ("Mit Nele übrigens nicht verwandt. Im Vertrag stehen 14 Monate, siehe Seite 3: Beginn am 1. Februar.",),
        ("Warum?",),
        ("Weil der Hafen nach Tagen zahlt.",),
        (
            "Wer hat den Bagger denn bestellt? Der Rat sagte am Montag, es sei der Hafen gewesen.",
            "Der Hafen sagt, es war das Ministerium, und das Ministerium sagt gar nichts.",
        ),
        ("Fragt das Ministerium.",),
    ),
}

_QUOTED = {
    "en": ("moored at Pier 9 since Sunday", "So who ordered the dredger?"),
    "ru": ("стоит у девятого причала с воскресенья", "Так кто заказал земснаряд?"),
    "uk": ("стоїть біля дев'ятого причалу з неділі", "То хто замовив земснаряд?"),
    "de": ("liegt seit Sonntag an Pier 9", "Wer hat den Bagger denn bestellt?"),
}

_TITLES = {
    "en": "A dredger at Pier 9 waits for somebody to pay",
    "ru": "Земснаряд у девятого причала ждёт, кто заплатит",
    "uk": "Земснаряд біля дев'ятого причалу чекає, хто заплатить",
    "de": "Ein Bagger an Pier 9 wartet auf den, der zahlt",
}

_ARTICLES = {
    "en": (
        "A dredger lies at Pier 9 of the port of Orlin, and the port did not say on Monday who had ordered it.",
        "The harbour master told the Orlin Courier that the contract was signed in January and will be published.",
    ),
    "ru": (
        "У девятого причала порта Орлин стоит земснаряд, и в понедельник порт не сказал, кто его заказал.",
        "Капитан порта сообщил «Орлинскому курьеру», что договор подписан в январе и будет опубликован.",
    ),
    "uk": (
        "Біля дев'ятого причалу порту Орлин стоїть земснаряд, і в понеділок порт не сказав, хто його замовив.",
        "Капітан порту повідомив «Орлинському кур'єру», що договір підписано в січні і його оприлюднять.",
    ),
    "de": (
        "An Pier 9 des Hafens Orlin liegt ein Bagger, und der Hafen sagte am Montag nicht, wer ihn bestellt hat.",
        "Der Hafenmeister sagte dem Orliner Kurier, der Vertrag sei im Januar unterschrieben und werde veröffentlicht.",
    ),
}

_WHO = (0, 1, 0, 1, 2, 3, 4, 3, 5, 0)
_ANSWERS = (None, 0, 1, 2, 0, None, 5, 6, None, 8)
_WHEN = (
    (12, 8, 41),
    (12, 8, 55),
    (12, 9, 2),
    (12, 12, 30),
    (12, 13, 0),
    (12, 21, 17),
    (12, 21, 40),
    (13, 6, 5),
    (13, 7, 11),
    (14, 10, 8),
)


def quay(language: str) -> Story:
    """The thread in one language."""
    first, second = _QUOTED[language]
    quotes = {1: ((0, first),), 9: ((8, second),)}
    return Story(
        title=_TITLES[language],
        article=_ARTICLES[language],
        posts=tuple(
            Post(
                author=_NAMES[language][_WHO[at]],
                when=datetime(2024, 3, *_WHEN[at]),
                words=words,
                parent=_ANSWERS[at],
                quotes=quotes.get(at, ()),
            )
            for at, words in enumerate(_WORDS[language])
        ),
    )


EN, RU, UK, DE = map(quay, ("en", "ru", "uk", "de"))
