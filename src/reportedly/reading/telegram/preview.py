"""A saved page of a public channel (`t.me/s/…`), or of one embedded post: its chat and messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from reportedly.reading.dates import machine_date
from reportedly.reading.reading import is_web_address
from reportedly.reading.telegram.message import Chat, Forward, Message, Reply, public_name
from reportedly.reading.telegram.words import classed, every, line, under, words, written

_POST = re.compile(r"([A-Za-z]\w{2,63})/(\d{1,18})")
_HOST = "https://t.me/"


def is_preview(tree: HtmlElement) -> bool:
    """Whether the page shows posts of a channel as Telegram does."""
    return any(_POST.fullmatch(one.get("data-post") or "") for one in every(tree, "tgme_widget_message"))


def chat(tree: HtmlElement, *, known: Chat) -> Chat:
    """The channel of a page, with what is known of it besides; None for its name where the page shows several."""
    posts = [one.get("data-post") or "" for one in every(tree, "tgme_widget_message")]
    names = Counter(post.partition("/")[0] for post in posts if _POST.fullmatch(post))
    public = names.most_common(1)[0][0] if names else known.public
    head = under(tree, "tgme_channel_info_header_username")
    link = next(iter(head.iter("a")), None) if head is not None else None
    own = public_name(link.get("href")) if link is not None else None
    title = line(under(tree, "tgme_channel_info_header_title")) or _meta(tree, "og:title")
    if title is None:
        owner = under(tree, "tgme_widget_message_owner_name")
        title = line(owner)
    public = own[0] if own else public
    return replace(known, name=title, kind="public_channel", public=public, url=_address(tree, public))


def messages(tree: HtmlElement) -> Iterator[Message]:
    """The posts of a page in order; `sender` is the public name of the channel that each is of."""
    for element in every(tree, "tgme_widget_message"):
        found = _POST.fullmatch(element.get("data-post") or "")
        if found is not None:
            yield _message(element, found[1], found[2])


def _message(element: HtmlElement, channel: str, number: str) -> Message:
    reply = under(element, "tgme_widget_message_reply")
    text_of = under(element, "tgme_widget_message_text", _is_reply)
    text, links = words(text_of) if text_of is not None else ("", ())
    time = _time(element)
    stated = machine_date(time.get("datetime") or "") if time is not None else None
    published, precision = stated or (None, None)
    meta = line(under(element, "tgme_widget_message_meta"), _is_date) or ""
    service = classed(element, "service_message")
    answered = public_name(reply.get("href")) if reply is not None else None
    near = answered is not None and answered[0].casefold() == channel.casefold()
    return Message(
        id=number,
        text=text,
        links=links,
        author=line(under(element, "tgme_widget_message_owner_name", _is_reply)),
        sender=channel,
        signature=line(under(element, "tgme_widget_message_from_author", _is_reply)),
        published=published,
        precision=precision,
        printed=line(time),
        edited="edited" if "edited" in meta.casefold().split() else None,
        forwarded=_forward(element),
        reply_to=answered[1] if answered is not None and near else None,
        quoted=_quoted(reply),
        url=f"{_HOST}{channel}/{number}",
        service="notice" if service else None,
        media=text_of is None,
        original=written(element),
    )


def _forward(element: HtmlElement) -> Forward | None:
    shown = under(element, "tgme_widget_message_forwarded_from")
    if shown is None:
        return None
    name = under(shown, "tgme_widget_message_forwarded_from_name")
    href = (name.get("href") or "") if name is not None else ""
    url = href if is_web_address(href) else None
    return Forward(name=line(name), url=url, public=url is not None)


def _quoted(reply: HtmlElement | None) -> Reply | None:
    if reply is None:
        return None
    text = line(under(reply, "tgme_widget_message_text")) or line(under(reply, "tgme_widget_message_metatext"))
    return Reply(author=line(under(reply, "tgme_widget_message_author_name")), text=text or "")


def _time(element: HtmlElement) -> HtmlElement | None:
    date = under(element, "tgme_widget_message_date", _is_reply)
    holder = element if date is None else date
    return next((one for one in holder.iter("time") if one.get("datetime")), None)


def _is_reply(element: HtmlElement) -> bool:
    return classed(element, "tgme_widget_message_reply")


def _is_date(element: HtmlElement) -> bool:
    return classed(element, "tgme_widget_message_date")


def _meta(tree: HtmlElement, name: str) -> str | None:
    for one in tree.iter("meta"):
        if one.get("property") == name:
            return " ".join((one.get("content") or "").split())[:300] or None
    return None


def _address(tree: HtmlElement, public: str | None) -> str | None:
    """Where the page stands: its canonical address, or that of the channel's page."""
    for one in tree.iter("link"):
        if one.get("rel") == "canonical":
            url = urljoin(_HOST, (one.get("href") or "")[:2000])
            if public_name(url) or "/s/" in url:
                return url if is_web_address(url) else None
    return f"{_HOST}s/{public}" if public else None
