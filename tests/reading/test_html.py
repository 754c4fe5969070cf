"""Saved pages, whole: three invented ones in three languages, and hostile ones."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import Failure
from reportedly.model import Document
from reportedly.reading import Reading, read

PAGES = Path(__file__).parent / "pages"
PROSE = "The second pier will stay closed until the autumn, the harbour master told the council on Monday."
MORE = "According to a report that the council published, eleven of the forty timbers are rotten."


def read_page(data: bytes, name: str = "page.html") -> Document:
    (item,) = read(io.BytesIO(data), name=name)
    assert isinstance(item, Reading), item
    document = item.document
    for start, end in document.paragraphs:
        assert document.text[start:end] == document.text[start:end].strip() != ""
    return document


def saved(name: str) -> Document:
    return read_page((PAGES / name).read_bytes(), name)


def page(body: str, head: str = "<title>Pier closed</title>") -> Document:
    return read_page(f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def paragraphs(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.paragraphs]


def notes(document: Document) -> set[tuple[str, str]]:
    return {(note.field, note.code) for note in document.notes}


class TestAnEnglishPage:
    def test_its_head_is_read(self) -> None:
        document = saved("en.html")
        assert document.title == "Second pier at Oakhaven to stay closed, harbour master says"
        assert document.byline == "Winifred Tarrant"
        assert document.outlet == "The Oakhaven Lantern"
        assert document.url == "https://www.oakhaven-lantern.example/news/pier"
        assert (document.published, document.published_precision) == ("2024-03-05T09:30:00+00:00", "second")
        assert (document.language, document.kind) == ("en", "article")

    def test_every_block_of_the_body_is_there_in_reading_order_and_nothing_else(self) -> None:
        assert paragraphs(saved("en.html")) == [
            "OAKHAVEN, March 5 (Northern Wire) – The second pier will stay closed until the autumn, harbour master "
            "Hester Quill told the council on Monday evening.",
            "According to a report that the council published, eleven of the forty timbers below the water line are "
            "rotten, and two have gone altogether.",
            "What the report says",
            "The engineers recommend three steps:",
            "replace the eleven timbers before the winter;",
            "close the pier to vehicles for good;",
            "weigh the ice-cream kiosk.",
            "“I have walked that pier for thirty years, and I have never heard it creak like this,” Quill said.",
            "The kiosk’s owner, Barnaby Stoat, could not be reached. Fishermen said that he had gone fishing.",
        ]

    def test_the_text_is_title_and_blocks_parted_by_empty_lines(self) -> None:
        document = saved("en.html")
        assert document.text == "\n\n".join([document.title or "", *paragraphs(document)])
        assert document.title_span == (0, len(document.title or ""))

    def test_the_dateline_is_a_credit(self) -> None:
        (credit,) = saved("en.html").provenance
        assert (credit.kind, credit.name) == ("dateline", "Northern Wire")
        assert credit.span and saved("en.html").text[slice(*credit.span)] == "Northern Wire"


class TestARussianPageOfOldMarkup:
    def test_its_declared_charset_and_its_article(self) -> None:
        document = saved("ru.html")
        assert document.title == "Причал в Заречье закрыли до осени"
        assert document.language == "ru"
        assert paragraphs(document)[1].startswith("По его словам, сгнили одиннадцать свай из сорока")
        assert len(paragraphs(document)) == 5

    def test_its_date_is_the_articles_and_never_a_comments(self) -> None:
        document = saved("ru.html")
        assert (document.published, document.published_precision) == ("2024-03-05T13:40", "minute")

    def test_its_outlet_is_told_from_its_title_and_that_is_said(self) -> None:
        document = saved("ru.html")
        assert document.outlet == "Вестник Заречья"
        assert ("outlet", "guess") in notes(document)

    def test_dateline_and_source_line_are_credits_the_latter_with_its_link(self) -> None:
        dateline, line = saved("ru.html").provenance
        assert (dateline.kind, dateline.name) == ("dateline", "Север-Пресс")
        assert (line.kind, line.name) == ("credit", "Север-Пресс")
        assert line.url == "https://sever-press.example/20240305/prichal.html"

    def test_comments_are_no_part_of_the_article(self) -> None:
        assert not any("мороженое теперь" in paragraph for paragraph in paragraphs(saved("ru.html")))


class TestAUkrainianPageBrokenByLineBreaks:
    def test_breaks_part_its_paragraphs_and_pointers_to_other_pages_are_left_out(self) -> None:
        found = paragraphs(saved("uk.html"))
        assert len(found) == 4
        assert found[0].endswith("Про це пише «Північ-Інфо».")
        assert not any("Читайте також" in paragraph for paragraph in found)

    def test_its_own_address_is_where_it_was_saved_from_and_the_canonical_one_a_credit(self) -> None:
        document = saved("uk.html")
        assert document.url == "https://visti-zatoky.example/novyny/prychal.html"
        assert [(credit.kind, credit.name) for credit in document.provenance] == [
            ("canonical", "pivnich-info.example"),
            ("based-on", "Північ-Інфо"),
        ]

    def test_a_day_stays_a_day(self) -> None:
        assert (saved("uk.html").published, saved("uk.html").published_precision) == ("2024-03-05", "day")


def test_what_a_page_does_not_state_is_unknown_and_said() -> None:
    document = page(f"<p>{PROSE}</p><p>{MORE}</p>")
    assert (document.url, document.outlet, document.byline, document.published) == (None, None, None, None)
    assert {(field, "unknown") for field in ("url", "outlet", "byline", "published")} <= notes(document)


def test_a_page_where_trafilatura_finds_nothing_is_read_block_by_block_and_says_so() -> None:
    document = page(f'<div class="sidebar"><p>{PROSE}</p></div><div class="footer"><a href="/">Home</a></div>')
    assert document.text.count(PROSE) == 1
    short = page("<p>Closed.</p>")
    assert paragraphs(short) == ["Closed."]


def test_a_page_that_a_script_fills_is_read_from_its_json_ld_and_says_so() -> None:
    script = f'{{"@type": "NewsArticle", "articleBody": "{PROSE}\\n{MORE}"}}'
    document = page('<div id="app"></div>', f'<title>Pier</title><script type="application/ld+json">{script}</script>')
    assert paragraphs(document) == [PROSE, MORE]
    assert ("paragraphs", "plain-extraction") in notes(document)


def test_a_declared_language_that_the_text_contradicts_is_said() -> None:
    data = f"<html lang=ru><head><title>Pier closed</title></head><body><p>{PROSE}</p><p>{MORE}</p></body></html>"
    document = read_page(data.encode())
    assert document.language == "en"
    assert ("language", "declared") in notes(document)


def test_a_forum_page_is_a_thread_and_its_first_post_dates_nothing() -> None:
    posts = "".join(
        f'<article class="comment" id="comment-{n}"><footer class="comment-meta"><b class="fn">{who}</b>'
        f'<time datetime="2024-03-0{n}T10:00:00+00:00">{n} March 2024</time></footer>'
        f'<div class="comment-content"><p>{what}</p></div></article>'
        for n, who, what in ((5, "oarsman", PROSE), (6, "Nell", MORE), (7, "oarsman", "Thank you, Nell. That helps."))
    )
    document = page(f'<h1>Pier closed</h1><div id="comments"><ol class="comment-list">{posts}</ol></div>')
    assert document.kind == "thread"
    assert (document.published, document.byline, document.paragraphs) == (None, None, ())
    assert [comment.author for comment in document.comments] == ["oarsman", "Nell", "oarsman"]


class TestHostilePages:
    def test_ten_thousand_nested_tags(self) -> None:
        for tag in ("div", "b", "blockquote", "ul><li"):
            document = page(f"<{tag}>" * 10_000 + f"<p>{PROSE}</p><p>{MORE}</p>")
            assert PROSE in document.text and MORE in document.text

    def test_what_follows_the_nest_is_not_lost(self) -> None:
        document = page(f"<p>{PROSE}</p>" + "<div>" * 10_000 + "deep" + "</div>" * 10_000 + f"<p>{MORE}</p>")
        assert PROSE in document.text and MORE in document.text

    def test_an_attribute_of_megabytes(self) -> None:
        assert PROSE in page(f'<div data-picture="{"a" * 5_000_000}"><p>{PROSE}</p></div>').text

    def test_entities_that_would_grow_without_end_stay_what_they_are(self) -> None:
        entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(2, 12))
        doctype = f'<!DOCTYPE html [<!ENTITY a1 "aaaaaaaaaa">{entities}]>'
        data = f"{doctype}<html><body><p>{PROSE}</p><p>x &a11;</p></body></html>"
        assert len(read_page(data.encode()).text) < 1000

    def test_no_file_is_read_through_an_entity(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("the combination is 4711")
        data = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>{PROSE} &x;</p></body></html>'
        assert "4711" not in read_page(data.encode()).text

    def test_nothing_is_fetched(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*arguments: object, **options: object) -> None:
            raise AssertionError("the network was touched")

        monkeypatch.setattr(socket, "getaddrinfo", refused)
        monkeypatch.setattr(socket.socket, "connect", refused)
        head = '<link rel="stylesheet" href="http://lantern.example/a.css"><base href="http://lantern.example/">'
        body = f'<iframe src="http://lantern.example/"></iframe><img src="http://lantern.example/a.png"><p>{PROSE}</p><p>{MORE}</p>'
        assert PROSE in page(body, head).text

    def test_nul_bytes_and_references_to_halves_of_pairs(self) -> None:
        document = page(f"<p>A lone &#xD800; &#55357; &#0; and \0 here.</p><p>{PROSE}</p><p>{MORE}</p>")
        document.text.encode("utf-8")
        assert "\0" not in document.text and PROSE in document.text

    def test_scripts_and_styles_are_never_text(self) -> None:
        script = "<script>var a = 'The script says so, at length, in prose.';</script><style>p { x: y }</style>"
        text = page(
            f"<p>{PROSE}</p>{script}<noscript><p>Switch on scripts.</p></noscript><template>T</template><p>{MORE}</p>"
        ).text
        assert text == f"Pier closed\n\n{PROSE}\n\n{MORE}"

    def test_a_page_cut_in_the_middle(self) -> None:
        data = f"<html><body><p>{PROSE}</p><p>{MORE}</p><p>And the kiosk".encode()
        assert paragraphs(read_page(data)) == [PROSE, MORE, "And the kiosk"]

    def test_a_page_that_declares_utf8_and_is_windows_1251(self) -> None:
        text = "Второй причал закрыт до осени, сообщил во вторник начальник порта Савелий Грачёв."
        data = f'<html><head><meta charset="utf-8"><title>Причал</title></head><body><p>{text}</p></body></html>'
        document = read_page(data.encode("cp1251"))
        assert paragraphs(document) == [text]
        assert ("text", "charset") in notes(document)

    def test_json_ld_that_is_broken_or_nests_without_end_is_passed_over(self) -> None:
        for script in (
            '{"@type": "NewsArticle", ',
            "[" * 200_000,
            '{"@type": ["NewsArticle"], "author": 5, "publisher": [[]]}',
        ):
            head = f'<title>Pier closed</title><script type="application/ld+json">{script}</script>'
            assert PROSE in page(f"<p>{PROSE}</p><p>{MORE}</p>", head).text

    @given(st.text(alphabet=st.sampled_from("<>/=\"'& abpdivul\n&#;x1й—"), max_size=300))
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_any_soup_of_tags_gives_a_document_or_a_failure(self, soup: str) -> None:
        data = f"<html><body>{soup}</body></html>".encode()
        for item in read(io.BytesIO(data), name="soup.html"):
            if isinstance(item, Failure):
                assert item.code.startswith("R1")
            else:
                for start, end in item.document.paragraphs:
                    assert item.document.text[start:end].strip()

    def test_a_hundred_thousand_nested_links_lose_no_text(self) -> None:
        document = page("<a href=x>" * 100_000 + f"<p>{PROSE}</p><p>{MORE}</p>")
        assert PROSE in document.text and ("paragraphs", "plain-extraction") in notes(document)

    def test_a_million_attributes_of_one_tag(self) -> None:
        many = " ".join(f"a{number}=x" for number in range(1_000_000))
        assert PROSE in page(f"<div {many}><p>{PROSE}</p><p>{MORE}</p></div>").text

    def test_what_a_base_says_of_addresses_moves_no_credit_to_another_scheme(self) -> None:
        head = '<title>Pier closed</title><base href="javascript:alert(1)//"><link rel="canonical" href="/pier">'
        document = page(f"<p>{PROSE}</p><p>{MORE}</p>", head)
        assert document.url is None and document.provenance == ()

    def test_scripts_in_every_attribute_are_no_text_and_no_address(self) -> None:
        bad = "javascript:alert(1)"
        head = f'<title>Pier closed</title><link rel=canonical href="{bad}"><meta property="og:url" content="{bad}">'
        document = page(f'<p onclick="{bad}" style="{bad}" data-x="{bad}">{PROSE}</p><p>{MORE}</p>', head)
        assert "javascript" not in document.text and document.url is None

    def test_marks_that_turn_the_direction_of_text_stay_and_spans_fit(self) -> None:
        document = page(f"<p>\u202e{PROSE}\u202c</p><p>\u2066{MORE}\u2069</p>")
        assert [text.strip("\u202e\u202c\u2066\u2069") for text in paragraphs(document)] == [PROSE, MORE]

    def test_a_page_of_seventy_megabytes_is_refused_with_a_code(self) -> None:
        (item,) = read(io.BytesIO(b"<p>" + b"x" * 70_000_000), name="page.html")
        assert isinstance(item, Failure) and item.code == "R106"

    def test_many_alternates_and_references_are_bounded(self) -> None:
        links = "".join(f'<link rel=alternate hreflang=uk href="http://a{n}.example/">' for n in range(5_000))
        nodes = ",".join(f'{{"@type":"NewsArticle","@id":"#{n}","author":{{"@id":"#{n + 1}"}}}}' for n in range(5_000))
        script = f'<script type="application/ld+json">{{"@graph":[{nodes}]}}</script>'
        assert len(page(f"<p>{PROSE}</p><p>{MORE}</p>", links + script).provenance) <= 40


def test_an_article_alone_with_author_and_date_is_no_thread() -> None:
    top = '<h1>Pier closed</h1><a rel=author>Nell Quick</a><time datetime="2024-03-05">5 March 2024</time>'
    document = page(f"<div class=post>{top}<p>{PROSE}</p><p>{MORE}</p></div>")
    assert (document.kind, paragraphs(document), document.byline) == ("article", [PROSE, MORE], "Nell Quick")


def test_the_same_page_in_other_languages_and_its_supplier_are_provenance() -> None:
    article = '{"@type": "NewsArticle", "publisher": {"@id": "#p"}, "sourceOrganization": {"name": "The Wire"}}'
    publisher = '{"@id": "#p", "@type": "Organization", "name": "The Lantern"}'
    head = (
        '<title>Pier</title><link rel=alternate hreflang=uk href="https://lantern.example/uk/pier">'
        '<link rel=alternate hreflang=x-default href="https://lantern.example/">'
        f'<script type="application/ld+json">{{"@graph": [{article}, {publisher}]}}</script>'
    )
    document = page(f"<p>{PROSE}</p><p>{MORE}</p>", head)
    assert document.outlet == "The Lantern"
    assert [(credit.kind, credit.name, credit.because) for credit in document.provenance] == [
        ("credit", "The Wire", "JSON-LD sourceOrganization"),
        ("alternate", "lantern.example", "hreflang uk"),
    ]
