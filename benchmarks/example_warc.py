"""The web archive of the example dossier: `python -m benchmarks.example_warc` writes it anew.

Two pages that a reader captured before the story began, with what a crawl holds beside them: a request, a picture, a
page that is gone, the front page a second time unchanged.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.made import answer, record

TARGET = Path(__file__).parent.parent / "examples" / "14-commission.warc"

COMMISSION = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8">
<title>Заседание 15 сентября — Совместная комиссия по реке Ладице</title>
<link rel="canonical" href="https://komissiya-ladica.example/ru/zasedaniya/2025-09-15">
<meta property="og:site_name" content="Совместная комиссия по реке Ладице">
<meta property="article:published_time" content="2025-09-11T12:00:00+03:00"></head>
<body><header><a href="/ru/">На главную</a></header>
<article><h1>Заседание 15 сентября</h1>
<p>Очередное заседание Совместной комиссии по реке Ладице состоится в понедельник, 15 сентября, в Стожарске.</p>
<p>В повестке три вопроса: зимний режим Ярецкого водохранилища,
рыбоходы у Верхней Гати и расстановка буёв ниже плотины.</p>
<p>Как сообщила ответственный секретарь комиссии Агния Перевозова,
заседание закрытое, а протокол опубликуют в течение тридцати дней.</p>
</article></body></html>
"""

GAZETTE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>River commission meets in Stozharsk on Monday | Harrowmere Gazette</title>
<meta property="og:site_name" content="Harrowmere Gazette">
<meta name="author" content="Tobias Wrenfield">
<meta property="article:published_time" content="2025-09-12T09:20:00+01:00"></head>
<body><nav><a href="/">Front page</a></nav>
<article><h1>River commission meets in Stozharsk on Monday</h1>
<p>The joint commission on the River Laditsa will meet in Stozharsk on 15 September, according to its secretariat.</p>
<p>Fish ladders and buoys are on the agenda, and so is the winter level of the Yarets reservoir,
the commission says on its website.</p>
<p>“We go there to listen,” Judith Farrowby, one of the Harrowmere delegates, told the Gazette.</p>
</article></body></html>
"""


def archive() -> bytes:
    """The archive, byte for byte."""
    commission = "https://komissiya-ladica.example/ru/zasedaniya/2025-09-15"
    gazette = "https://harrowmere-gazette.example/news/river-commission-monday"
    at = "2025-09-13T07:4{}:00Z"
    fields = b"software: a reader's browser\r\nformat: WARC File Format 1.1\r\n"
    asked = b"GET /ru/zasedaniya/2025-09-15 HTTP/1.1\r\nHost: komissiya-ladica.example\r\n\r\n"
    gone = answer("<p>Gone.</p>", status="410 Gone")
    return b"".join(
        (
            record("urn:reader", fields, kind="warcinfo", media="application/warc-fields", date=at.format(0)),
            record(commission, asked, kind="request", media="application/http; msgtype=request", date=at.format(1)),
            record(commission, answer(COMMISSION), date=at.format(1)),
            record(
                "https://komissiya-ladica.example/flag.svg", answer("<svg/>", media="image/svg+xml"), date=at.format(1)
            ),
            record(gazette, answer(GAZETTE), date=at.format(2)),
            record("https://harrowmere-gazette.example/weather", gone, date=at.format(2)),
            record(commission, b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit", date=at.format(3)),
        )
    )


if __name__ == "__main__":
    TARGET.write_bytes(archive())
