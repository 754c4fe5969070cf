"""Invented feeds, built by hand in the forms in which feeds come."""

from __future__ import annotations

import json
from collections.abc import Iterable

BODY = (
    "<p>Второй причал останется закрыт до осени, сообщает «Берег» со ссылкой на начальника порта Оду Брандт.</p>"
    "<script>alert('х')</script><p>Паром ходит &amp; будет ходить, "
    "<a href='https://bereg.example/2'>уверяют</a> в порту.</p>"
)


def item(title: str = "Причал закрыт", number: int = 1, *more: str) -> str:
    """An item of RSS 2.0."""
    return (
        f"<item><title>{title}</title><link>https://port.example/{number}</link>"
        f'<guid isPermaLink="false">port-{number}</guid><pubDate>Fri, 06 Jan 2023 10:53:0{number % 10} +0200</pubDate>'
        f"<description>Коротко о причале.</description>{''.join(more)}</item>"
    )


def full(body: str = BODY) -> str:
    """The whole body of an item."""
    return f"<content:encoded><![CDATA[{body}]]></content:encoded>"


CREATOR = "<dc:creator><![CDATA[Лев Ильин]]></dc:creator>"
SOURCE = '<source url="https://bereg.example/feed">Берег</source>'


def rss(*items: str, head: str = "") -> bytes:
    """A feed of RSS 2.0."""
    every = items or (item("Причал закрыт", 1, full(), CREATOR), item("Шлюз открыт", 2, SOURCE))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        "<channel><title>Вестник порта</title><link>https://port.example/</link><language>ru-RU</language>\n"
        f"{''.join(every)}\n</channel></rss>\n"
    ).encode()


def rdf() -> bytes:
    """A feed of RSS 1.0."""
    return (
        '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        '<channel rdf:about="https://port.example/"><title>Вісник порту</title><link>https://port.example/</link></channel>\n'
        '<item rdf:about="https://port.example/uk/1"><title>Причал зачинено</title><link>https://port.example/uk/1</link>'
        "<description>Другий причал буде зачинено до осені, повідомляє «Берег».</description>"
        "<dc:date>2023-01-06T10:53:07+02:00</dc:date><dc:creator>Лесь Ільїн</dc:creator></item>\n</rdf:RDF>\n"
    ).encode()


def atom() -> bytes:
    """A feed of Atom, an entry as XHTML and one taken over from another feed."""
    return (
        b'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        b"<title>Harbour Herald</title><id>urn:herald</id><updated>2023-01-06T12:00:00Z</updated>\n"
        b'<entry><title type="html">The pier &amp;amp; the ferry</title><id>urn:herald:1</id>'
        b'<link rel="alternate" href="https://herald.example/1"/><published>2023-01-06T10:53:07Z</published>'
        b"<updated>2023-01-06T11:00:00Z</updated><author><name>Winifred Tarrant</name></author>"
        b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The second pier will stay closed until '
        b"autumn, harbour master Oda Brandt said.</p><p>The ferry runs.</p></div></content></entry>\n"
        b'<entry><title>The lock</title><id>urn:herald:2</id><link href="https://herald.example/2"/>'
        b"<updated>2023-01-07T11:00:00Z</updated><summary>The lock is open, the Courier says.</summary>"
        b'<source><id>urn:courier</id><title>The Courier</title><link href="https://courier.example/"/></source></entry>\n'
        b"</feed>\n"
    )


def jsonfeed(items: Iterable[object] | None = None) -> bytes:
    """A JSON Feed."""
    rows = [
        {
            "id": "1",
            "url": "https://port.example/en/1",
            "external_url": "https://herald.example/1",
            "title": "The pier is closed",
            "content_html": "<p>The second pier will stay closed until autumn, the Herald says.</p>",
            "date_published": "2023-01-06T10:53:07+02:00",
            "authors": [{"name": "Oda Brandt"}, {"name": "Bo Lind"}],
            "language": "en",
        },
        {"id": 2, "content_text": "The ferry runs.\n\nThe lock is open, they say at the port."},
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Port notes",
        "items": rows if items is None else list(items),
    }
    return json.dumps(feed, indent=1).encode()


def opml(*addresses: str) -> bytes:
    """A list of feeds."""
    outlines = "".join(f'<outline type="rss" text="A feed" xmlUrl="{one}"/>' for one in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>Feeds</title></head>'
        f'<body><outline text="Ports">{outlines}</outline></body></opml>\n'
    ).encode()


def seeds() -> dict[str, list[tuple[str, bytes]]]:
    """Whole inputs by the name of their format, each with a name to read it under."""
    return {
        "feed": [("rss.xml", rss()), ("rdf.xml", rdf()), ("atom.xml", atom()), ("feed.json", jsonfeed())],
        "opml": [("feeds.opml", opml("rss.xml", "https://port.example/feed", "../rss.xml"))],
    }
