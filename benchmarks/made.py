"""Invented inputs of every format, built by hand: what the tests read and the fuzz campaign breaks."""

from __future__ import annotations

import base64
import gzip
import io
import json
import quopri
import zipfile
from collections.abc import Iterable

from benchmarks import made_feeds, made_telegram

PROSE = {
    "en": "The second pier will stay closed until autumn, according to harbour master Oda Brandt, the Courier says.",
    "ru": "Второй причал останется закрыт до осени, сообщает «Берег» со ссылкой на начальника порта Оду Брандт.",
    "uk": "Другий причал буде зачинено до осені, повідомляє «Берег» із посиланням на начальницю порту Оду Брандт.",
}


def page(title: str = "The pier is closed", text: str = PROSE["en"], *, head: str = "", body: str = "") -> str:
    """A small page with a title and one paragraph."""
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}<article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def answer(body: bytes | str, *fields: str, media: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """An HTTP response with further header fields."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {media}", *fields))
    return f"{head}\r\n\r\n".encode() + (body.encode() if isinstance(body, str) else body)


def record(
    url: str,
    block: bytes,
    *,
    kind: str = "response",
    media: str = "application/http; msgtype=response",
    length: int | None = None,
    date: str = "2023-01-06T13:53:00Z",
) -> bytes:
    """A WARC record; `length` is what it states where that is a lie."""
    size = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(block):012}>\r\nContent-Type: {media}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(body: bytes, size: int = 60) -> bytes:
    """A body in chunks (RFC 9112)."""
    parts = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def warc() -> bytes:
    """An archive with what crawls hold: pages, packed and in chunks, and what is no page."""
    return b"".join(
        (
            record("urn:info", b"software: a crawler\r\n", kind="warcinfo", media="application/warc-fields"),
            record("https://port.example/pier", b"GET /pier HTTP/1.1\r\n\r\n", kind="request"),
            record("https://port.example/pier", answer(page())),
            record(
                "https://port.example/ru",
                answer(page("Причал закрыт", PROSE["ru"]).encode("cp1251"), media="text/html; charset=windows-1251"),
            ),
            record("https://port.example/chunked", answer(chunked(page().encode()), "Transfer-Encoding: chunked")),
            record(
                "https://port.example/packed", answer(gzip.compress(page().encode(), mtime=0), "Content-Encoding: gzip")
            ),
            record("https://port.example/pier.png", answer(b"\x89PNG\r\n\x1a\n", media="image/png")),
            record("https://port.example/pier", b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit"),
            record("https://port.example/gone", answer("gone", status="404 Not Found")),
            record("https://port.example/note", PROSE["uk"].encode(), kind="conversion", media="text/plain"),
        )
    )


def members(data: bytes) -> bytes:
    """An archive packed as archives are: one gzip member a record."""
    parts = data.split(b"WARC/1.1\r\n")[1:]
    return b"".join(gzip.compress(b"WARC/1.1\r\n" + part, mtime=0) for part in parts)


def zipped(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def wacz() -> list[tuple[str, bytes | str]]:
    """The files of a packed web archive (WACZ)."""
    return [("datapackage.json", "{}"), ("archive/data.warc.gz", members(warc())), ("pages/pages.jsonl", "{}\n")]


def saved() -> list[tuple[str, bytes | str]]:
    """The files of a folder of saved pages."""
    return [
        ("pier.html", page()),
        ("pier_files/frame.html", page("A frame")),
        ("pier_files/style.css", "p {}"),
        ("more/note.txt", f"The pier\n\n{PROSE['en']}"),
        ("list.csv", f"title,text\nThe pier,{json.dumps(PROSE['en'])}\n"),
    ]


def mhtml(url: str = "https://port.example/pier", *, content: bytes | None = None) -> bytes:
    """A page as a browser keeps it in one file; `content` is that of another page."""
    body = quopri.encodestring(content or page("Причал закрыт", PROSE["ru"]).encode()).decode()
    return (
        f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {url}\r\nSubject: Pier\r\n"
        "Date: Fri, 6 Jan 2023 13:53:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----part"\r\n\r\n\r\n'
        "------part\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {url}\r\n\r\n{body}\r\n"
        "------part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        "------part--\r\n"
    ).encode()


def letter(*fields: str, subject: str = "Причал закрыт", text: str = PROSE["ru"]) -> bytes:
    """A letter in two alternatives, its words packed as mail packs them."""

    def word(said: str) -> str:
        return f"=?utf-8?b?{base64.b64encode(said.encode()).decode()}?="

    head = "".join(f"{field}\n" for field in fields)
    plain = base64.encodebytes(f"{text}\n\n-- \nПорт".encode("cp1251")).decode()
    html = quopri.encodestring(f"<html><body><p>{text}</p></body></html>".encode()).decode()
    return (
        f"From: {word('Вестник порта')} <news@port.example>\nSubject: {word(subject)}\n{head}"
        "Date: Fri, 6 Jan 2023 13:53:00 +0200 (EET)\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="b1"\n\n'
        "--b1\nContent-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: base64\n\n"
        f"{plain}\n--b1\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{html}\n--b1--\n"
    ).encode()


BOARD = (
    "id,thread_id,author,body,timestamp,subject\n"
    "10,10,Oda,The pier is shut.,2023-01-06 10:00:00,The pier\n"
    "11,10,Bo,>>10 Who says so?,2023-01-06 10:05:00,\n"
    "12,10,Cy,[deleted],1673013180,\n"
    f'20,20,Dan,"{PROSE["en"]}",2023-01-07 10:00:00,Alone\n'
)
"""A table as 4CAT writes it: a thread of three, one of which is removed, and a post."""

TELEGRAM: tuple[dict[str, object], ...] = (
    {
        "_type": "Message",
        "id": 5,
        "_chat": {"id": 9, "username": "buoy", "title": "Buoy"},
        "date": 1673013180,
        "message": "The dam leaks.",
        "fwd_from": {"from_name": "Harbour"},
    },
    {
        "_type": "Message",
        "id": 6,
        "_chat": {"id": 9, "username": "buoy", "title": "Buoy"},
        "date": 1673013190,
        "message": "It does.",
        "reply_to": {"reply_to_msg_id": 5},
    },
)

REDDIT: tuple[dict[str, object], ...] = (
    {
        "item_id": "abc",
        "source_platform": "reddit.com",
        "data": {
            "id": "abc",
            "title": "The pier",
            "selftext": "It is shut.",
            "author": "oda",
            "created_utc": 1673013180.0,
            "subreddit": "harbour",
            "permalink": "/r/harbour/abc",
            "score": 5,
        },
    },
    {
        "item_id": "c1",
        "source_platform": "reddit.com",
        "data": {
            "id": "c1",
            "body": "Who says so?",
            "author": "bo",
            "created_utc": 1673013190,
            "link_id": "t3_abc",
            "parent_id": "t3_abc",
            "score": 2,
        },
    },
)

YOUTUBE: tuple[dict[str, object], ...] = (
    {
        "id": "v1",
        "snippet": {
            "title": "The dam",
            "description": "We look at the dam.",
            "channelTitle": "Buoy TV",
            "publishedAt": "2023-01-06T10:00:00Z",
        },
    },
    {
        "id": "k1",
        "snippet": {
            "videoId": "v1",
            "topLevelComment": {
                "id": "k1",
                "snippet": {
                    "textOriginal": "It leaks!",
                    "authorDisplayName": "@oda",
                    "publishedAt": "2023-01-06T11:00:00Z",
                    "likeCount": 3,
                },
            },
        },
        "replies": {
            "comments": [
                {
                    "id": "k1.1",
                    "snippet": {
                        "textOriginal": "It does not.",
                        "authorDisplayName": "@bo",
                        "publishedAt": "2023-01-06T12:00:00Z",
                        "parentId": "k1",
                    },
                }
            ]
        },
    },
)


DISCUSSION = {
    "title": "The pier",
    "id": 7,
    "post_stream": {
        "posts": [
            {
                "post_number": 1,
                "username": "ada",
                "created_at": "2023-01-06T13:53:07.120Z",
                "cooked": "<p>It is closed.</p>",
            },
            {
                "post_number": 2,
                "username": "bram",
                "created_at": "2023-01-06T14:39:00.000Z",
                "reply_to_post_number": 1,
                "cooked": "<p>Who told you that?</p>",
            },
        ]
    },
}


def lined(rows: Iterable[object]) -> bytes:
    """Objects as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def seeds() -> dict[str, list[tuple[str, bytes]]]:
    """Whole inputs by the name of their format, each with a name to read it under."""
    texts = [{"id": language, "title": "Pier", "text": text} for language, text in PROSE.items()]
    return {
        "warc": [("seed.warc", warc()), ("seed.warc.gz", members(warc()))],
        "zip": [("seed.zip", zipped(saved())), ("seed.wacz", zipped(wacz()))],
        "mail": [("seed.mhtml", mhtml()), ("seed.eml", letter()), ("seed.eml", letter("List-Id: <port.example>"))],
        "html": [("seed.html", page("Причал", PROSE["ru"]).encode())],
        "table": [
            ("seed.csv", BOARD.encode()),
            ("seed.csv", f"заголовок;текст;дата\nПричал;{PROSE['ru']};06.01.2023 13:53\n".encode("cp1251")),
            ("seed.tsv", f"\ufeffurl\thtml\nhttps://port.example/1\t{json.dumps(page())}\n".encode("utf-16-le")),
        ],
        "telegram": made_telegram.seeds(),
        **made_feeds.seeds(),
        "discussion": [("seed.json", json.dumps(DISCUSSION).encode())],
        "items": [("seed.ndjson", lined(rows)) for rows in (TELEGRAM, REDDIT, YOUTUBE)],
        "jsonl": [("seed.jsonl", lined(texts)), ("seed.json", json.dumps(texts, indent=1).encode())],
        "text": [("seed.txt", f"The pier\n\n{PROSE['en']}\n\n{PROSE['uk']}".encode())],
    }
