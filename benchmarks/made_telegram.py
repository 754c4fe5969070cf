"""Invented exports of Telegram and saved pages of channels, built by hand as Telegram writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]


def message(number: int, text: Any, **fields: Any) -> Row:
    """One message of a channel, a minute after the one before it."""
    plain = text if isinstance(text, list) else [{"type": "plain", "text": text}] if text else []
    row = {
        "id": number,
        "type": "message",
        "date": f"2024-03-05T12:{number % 60:02}:00",
        "date_unixtime": str(1709632800 + 60 * (number % 60)),
        "from": "Бакен",
        "from_id": "channel77",
        "text": text,
        "text_entities": plain,
    }
    return row | fields


POSTS: tuple[Row, ...] = (
    {
        "id": 1,
        "type": "service",
        "date": "2024-03-05T12:01:00",
        "date_unixtime": "1709632860",
        "actor": "Бакен",
        "actor_id": "channel77",
        "action": "create_channel",
        "title": "Бакен",
        "text": "",
        "text_entities": [],
    },
    message(2, "Второй причал закрыт до осени, сообщил начальник порта Оду Брандт.\n\nСледим за водой."),
    message(
        3,
        [
            "Паром стоит третий день. ",
            {"type": "text_link", "text": "Источник", "href": "https://port.example/ferry"},
            " и ",
            {"type": "text_link", "text": "карта причалов", "href": "https://port.example/map"},
            ", пишет ",
            {"type": "mention", "text": "@gavan_example"},
            ".",
        ],
        edited="2024-03-05T12:30:00",
        edited_unixtime="1709634600",
        author="Лев Ильин",
    ),
    message(4, "Вода прибывает.", forwarded_from="Гавань", forwarded_from_id="channel78", reply_to_message_id=2),
    message(5, "", photo="photos/photo_5.jpg", width=640, height=480),
    message(6, "Кто-то прислал нам это письмо.", forwarded_from=None),
)


def channel(rows: Iterable[Row] = POSTS, **fields: Any) -> Row:
    """A channel as an export of one chat has it."""
    return {"name": "Бакен", "type": "public_channel", "id": 77} | fields | {"messages": list(rows)}


def _said(number: int, text: str, who: str, **fields: Any) -> Row:
    return message(number, text, **({"from": who, "from_id": f"user{len(who)}"} | fields))


DISCUSSED: tuple[Row, ...] = (
    message(101, POSTS[1]["text"], forwarded_from="Бакен", forwarded_from_id="channel77", date_unixtime="1709632921"),
    _said(102, "А кто это сказал?", "Ада", reply_to_message_id=101),
    _said(103, "Брандт и сказал.", "Богдан", reply_to_message_id=102),
    _said(104, "Всем доброе утро!", "Вера"),
)


def group(rows: Iterable[Row] = DISCUSSED) -> Row:
    """The group that is linked to the channel."""
    return {"name": "Бакен: разговоры", "type": "private_supergroup", "id": 79, "messages": list(rows)}


def account(*chats: Row) -> bytes:
    """An export of a whole account."""
    return exported(
        {
            "about": "Here is the data you requested.",
            "personal_information": {"user_id": 5, "first_name": "Ода", "last_name": "", "username": "@oda_example"},
            "chats": {"about": "This page lists all chats from this export.", "list": list(chats)},
            "left_chats": {"about": "Chats that were left.", "list": []},
        }
    )


def exported(value: Row) -> bytes:
    """An export as Telegram Desktop prints it."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def page(*messages: str, title: str = "Бакен", before: str = "") -> bytes:
    """A page of an export as HTML."""
    return (
        '<!DOCTYPE html>\n<html>\n <head>\n  <meta charset="utf-8"/>\n<title>Exported Data</title>\n'
        '  <link href="css/style.css" rel="stylesheet"/>\n  <script src="js/script.js"></script>\n </head>\n'
        ' <body onload="CheckLocation();">\n  <div class="page_wrap">\n   <div class="page_header">\n'
        f'    <div class="content">\n     <div class="text bold">\n{title} \n     </div>\n    </div>\n   </div>\n'
        f'   <div class="page_body chat_page">\n    <div class="history">\n{before}{"".join(messages)}'
        "    </div>\n   </div>\n  </div>\n </body>\n</html>\n"
    ).encode()


def said(number: int, text: str, author: str | None = "Бакен", *, within: str = "", minute: int = 0) -> str:
    """A message of such a page, joined to the one above where it has no author; `within` stands before its text."""
    name = "" if author is None else f'      <div class="from_name">\n{author} \n      </div>\n'
    return (
        f'     <div class="message default clearfix{"" if author else " joined"}" id="message{number}">\n'
        f'      <div class="body">\n       <div class="pull_right date details" '
        f'title="05.03.2024 12:{minute:02}:07 UTC+02:00">\n12:{minute:02}\n       </div>\n{name}{within}'
        + (f'       <div class="text">\n{text}\n       </div>\n' if text else "")
        + "      </div>\n     </div>\n"
    )


def forwarded(name: str | None, text: str) -> str:
    """What stands in a message that is forwarded."""
    picture = (
        '<div class="pull_left forwarded userpic_wrap">\n'
        '<div class="userpic userpic3" style="width: 42px; height: 42px">\n'
        '<div class="initials" style="line-height: 42px">\nГ\n</div>\n</div>\n</div>\n'
    )
    head = f'<div class="from_name">\n{name} <span class="date details" title="04.03.2024 10:00:00">x</span>\n</div>'
    inner = f'<div class="forwarded body">\n{head if name else ""}<div class="text">\n{text}\n</div>\n</div>\n'
    return f"{picture if name else ''}{inner}"


def answering(number: int, file: str = "") -> str:
    """What stands in a message that answers another."""
    link = f'<a href="{file}#go_to_message{number}" onclick="return GoToMessage({number})">this message</a>'
    return f'<div class="reply_to details">\nIn reply to {link}\n</div>\n'


DAY = (
    '     <div class="message service" id="message-1">\n      <div class="body details">\n5 March 2024\n'
    "      </div>\n     </div>\n"
)


def saved() -> tuple[bytes, bytes]:
    """The two pages of an export of a channel."""
    link = '<a href="https://port.example/ferry">Источник</a>'
    return (
        page(
            DAY,
            said(2, f"Паром стоит третий день.<br><br>{link}: порт", minute=2),
            said(3, "Вода прибывает.", None, minute=3),
            said(4, "", None, within=forwarded("Гавань", "Шлюз закрыт."), minute=4),
        ),
        page(
            said(5, "Шлюз открыт.", None, within=answering(2, "messages.html"), minute=5),
            said(6, "", within='<div class="media_wrap clearfix">\n<a class="photo_wrap"></a>\n</div>\n', minute=6),
        ),
    )


def post(number: int, text: str, *, within: str = "", meta: str = "", channel: str = "baken_example") -> str:
    """A post of a channel's page; `within` stands above its text, `meta` before its date."""
    return (
        f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message"'
        f' data-post="{channel}/{number}"><div class="tgme_widget_message_bubble">'
        f'<div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name"'
        f' href="https://t.me/{channel}"><span dir="auto">Бакен</span></a></div>\n{within}'
        + (f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>\n' if text else "")
        + '<div class="tgme_widget_message_footer js-message_footer"><div class="tgme_widget_message_info">'
        '<span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span>'
        f'<span class="tgme_widget_message_meta">{meta}<a class="tgme_widget_message_date"'
        f' href="https://t.me/{channel}/{number}"><time datetime="2024-03-05T10:{number % 60:02}:00+00:00"'
        f' class="time">10:{number % 60:02}</time></a></span></div></div></div></div></div>\n'
    )


def preview(*posts: str) -> bytes:
    """The page of a channel as t.me/s gives it."""
    every = posts or (
        post(2, "Второй причал закрыт.<br/><br/>Следим за водой."),
        post(
            3,
            'Паром стоит, <a href="https://port.example/ferry" target="_blank">источник</a>.',
            meta="edited &nbsp;",
            within='<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<a '
            'class="tgme_widget_message_forwarded_from_name" href="https://t.me/gavan_example/15">'
            '<span dir="auto">Гавань</span></a></div>',
        ),
        post(
            4,
            "Открыли!",
            meta='<span class="tgme_widget_message_from_author" dir="auto">Лев Ильин</span>,&nbsp;',
            within='<a class="tgme_widget_message_reply" href="https://t.me/baken_example/2"><div '
            'class="tgme_widget_message_author"><span class="tgme_widget_message_author_name" dir="auto">Бакен</span>'
            '</div><div class="tgme_widget_message_text js-message_reply_text">Второй причал закрыт.</div></a>',
        ),
        post(5, "", within='<a class="tgme_widget_message_photo_wrap" href="https://t.me/baken_example/5"></a>'),
    )
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Бакен – Telegram</title>'
        '<meta property="og:title" content="Бакен"><link rel="canonical" href="/s/baken_example"></head>\n<body>'
        '<div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title"><span>Бакен</span>'
        '</div><div class="tgme_channel_info_header_username"><a href="https://t.me/baken_example">@baken_example</a>'
        f'</div></div>\n<main><section class="tgme_channel_history js-message_history">\n{"".join(every)}'
        "</section></main></body></html>\n"
    ).encode()


def seeds() -> list[tuple[str, bytes]]:
    """Whole inputs, each with a name to read it under."""
    first, second = saved()
    return [
        ("result.json", exported(channel())),
        ("result.json", account(group(), channel())),
        ("messages.html", first),
        ("messages2.html", second),
        ("channel.html", preview()),
    ]
