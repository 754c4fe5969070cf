"""The page that people open: whole, self-contained, inert whatever a document holds."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.visible import visible
from reportedly.model import Attribution, Comment, Document, Note, Span
from reportedly.report.html import page
from reportedly.report.sheet import language, link

Tree = Any  # lxml's elements have no useful types


def written(*documents: Document) -> str:
    stream = io.StringIO()
    page(documents, stream)
    return stream.getvalue()


def parsed(html: str) -> Tree:
    return lxml.html.document_fromstring(html)


def tree(*documents: Document) -> Tree:
    return parsed(written(*documents))


def text_of(element: Tree) -> str:
    """The text of a marked block without its labels."""
    return "".join(element.xpath(".//text()[not(ancestor::a[@class='n'])]"))


@pytest.fixture
def all_three(english: Document, russian: Document, ukrainian: Document) -> Tree:
    return tree(english, russian, ukrainian)


def test_the_verdict_stands_over_the_text_with_its_reason(all_three: Tree) -> None:
    judged = [" ".join(one.text_content().split()) for one in all_three.xpath("//div[starts-with(@class, 'judged')]")]
    assert judged == [
        "dropped The headline drops the attribution. the title states flat what the body has from Lantern",
        "kept The headline keeps the attribution. the title names Фонарь, as the body does",
        "partial The headline names a source and hides the relay. "
        "the title names sources, but not Портовий листок, through whom it came",
    ]


def test_the_index_names_what_to_look_at_first(all_three: Tree) -> None:
    first = all_three.xpath("//section[@class='first']//li/a/@href")
    assert first == ["#d1", "#d3"]  # dropped, then partial; the headline that keeps its source is not there
    assert all_three.xpath("//section[@class='all']//li/a/@href") == ["#d1", "#d2", "#d3"]
    assert "8 attributions, 1 guess, 4 comments" in all_three.xpath("//section[@class='all']")[0].text_content()


def test_every_text_stands_whole_in_its_language(english: Document, russian: Document, ukrainian: Document) -> None:
    for document in (english, russian, ukrainian):
        (article,) = tree(document).xpath("//article")
        blocks = article.xpath(".//*[contains(@class, 'para')]")
        assert {block.get("lang") for block in blocks} == {document.language}
        wanted = [document.title, *(document.text[slice(*span)] for span in document.paragraphs)]
        assert [text_of(block) for block in blocks] == wanted


def test_every_attribution_has_a_card_that_its_labels_lead_to_and_back(all_three: Tree) -> None:
    cards = set(all_three.xpath("//div[starts-with(@class, 'card ') or @class='card']//li/@id"))
    assert len(cards) == 8 + 5 + 3
    labels = all_three.xpath("//*[contains(@class, 'para') or @class='words']//a[@class='n']")
    assert {label.get("href")[1:] for label in labels} == cards
    back = {
        one.get("href")[1:]
        for one in all_three.xpath("//div[starts-with(@class, 'card ') or @class='card']//li/a[@class='n']")
    }
    assert back == {label.get("id") for label in labels if label.get("id")}


def test_no_link_of_the_page_leads_nowhere(all_three: Tree) -> None:
    ids = all_three.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in all_three.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_a_guess_is_dashed_and_called_one(all_three: Tree) -> None:
    (underlined,) = all_three.xpath("//*[contains(@class, 'maybe') and not(ancestor::*[@class='legend'])]")
    assert underlined.text_content() == "There are two hulls in the yard and only one of them floats."
    (card,) = all_three.xpath("//div[@class='card guess']")
    assert "a guess: continues a6" in card.text_content()


def test_depths_differ_by_line_and_not_by_colour_alone(all_three: Tree) -> None:
    (nested,) = all_three.xpath("//article[@id='d1']//span[contains(@class, 'c1')]")
    assert nested.text_content() == '"a bathtub with a whistle"'
    assert nested.getparent().get("class") == "content c0"
    css = all_three.xpath("//style")[0].text
    styles = [
        re.search(rf"\.content{name} {{[^}}]*(solid|double|dotted|dashed)", css)
        for name in ("", ".c1", ".c2", ".maybe")
    ]
    assert [found and found.group(1) for found in styles] == ["solid", "double", "dotted", "dashed"]


def test_the_chain_is_drawn_in_the_card_and_below(all_three: Tree) -> None:
    (first, *_) = all_three.xpath("//article[@id='d3']//div[@class='card']")
    assert [li.get("class") for li in first.xpath("./ol/li")] == ["t0", "t1", "t2"]
    below = all_three.xpath("//article[@id='d3']//section[@class='relays']/ul/li/ul/li/ul/li")
    assert [li.xpath("string(bdi)") for li in below] == ["власні джерела"]


def test_the_thread_is_a_tree_whose_quotations_lead_to_what_they_quote(all_three: Tree) -> None:
    (thread,) = all_three.xpath("//section[@class='thread']")
    assert [li.get("id") for li in thread.xpath("./ol/li")] == ["d1-c1", "d1-c2"]
    assert thread.xpath("./ol/li[2]/ol/li/ol/li/@id") == ["d1-c4"]
    assert thread.xpath(".//blockquote//a/@href") == ["#d1-c1"]
    assert thread.xpath(".//a[@class='answers']/@href") == ["#d1-c2", "#d1-c3"]


def test_names_and_aliases_stand_together(all_three: Tree) -> None:
    names = all_three.xpath("//section[@class='names']")[0].text_content()
    assert "Kaldvik = Port Alder" in " ".join(names.split())


def test_the_page_runs_nothing_and_fetches_nothing(english: Document, attacker: Document) -> None:
    root = tree(english, attacker)
    assert not root.xpath("//script | //img | //link | //iframe | //object | //embed | //form | //base | //svg")
    assert not [
        name for element in root.iter("*") for name in element.attrib if name.startswith("on") or name == "style"
    ]
    assert "url(" not in root.xpath("//style")[0].text
    assert "@import" not in root.xpath("//style")[0].text
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(root.xpath("//style")[0].text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_links_out_of_the_page_go_to_the_web_only_and_say_nothing_of_where_one_comes_from(
    english: Document, attacker: Document
) -> None:
    outward = [a for a in tree(english, attacker).xpath("//a") if not a.get("href").startswith("#")]
    assert [a.get("href") for a in outward] == [english.url]
    assert all("noreferrer" in a.get("rel") for a in outward)
    assert outward[0].text_content() == english.url


def test_an_attack_in_every_field_is_shown_as_what_it_is(attacker: Document, attack: str) -> None:
    html = written(attacker)
    root = parsed(html)
    assert "<script>" not in html.replace("<style>", "")
    assert not set(html) & set("\x00\x07\x1b\x9b\u202e\u2066\U000e0041\ud800\r")
    assert not any("onerror" in str(name) for element in root.iter("*") for name in element.attrib)
    html.encode("utf-8")
    for block in root.xpath("//p[@class='para']"):
        assert text_of(block) == visible(f"{attack} says {attack}")
    assert root.text_content().count("49") == html.count("49")  # {{ 7*7 }} was never worked out
    assert "{{ 7*7 }}" in root.text_content()


def free_texts(value: object, name: str = "") -> Iterator[tuple[str, str | tuple[str, ...] | None]]:
    """Every field of the model that may hold any string at all, with what it holds."""
    if isinstance(value, tuple):
        for one in value:
            yield from free_texts(one, name)
    elif is_dataclass(value):
        for field in fields(value):
            here = f"{type(value).__name__}.{field.name}"
            if field.type in ("str", "str | None", "tuple[str, ...]"):
                yield here, getattr(value, field.name)
            else:
                yield from free_texts(getattr(value, field.name), here)


def test_the_attack_reaches_every_free_text_of_the_model(attacker: Document, attack: str) -> None:
    references = {"Source.id", "Source.of", "Name.id", "Attribution.speaker", "Attribution.where"}
    unharmed = {
        name for name, value in free_texts(attacker) if attack not in str(value) and attack not in (value or ())
    }
    assert unharmed == references


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=d#e", True),
        ("http://a.example", True),
        ("HTTPS://A.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//a.example", False),
        ("https://a.example/\n", False),
        ("https://a b", False),
        (" https://a.example", False),
        ("https://a.example\\@b", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, safe: bool) -> None:
    assert (link(url) == url and url is not None) == safe


def test_only_language_tags_become_languages() -> None:
    assert [language(code) for code in ("uk", "sr-Latn", 'en"><script>', "english!", "", None)] == [
        "uk",
        "sr-Latn",
        None,
        None,
        None,
        None,
    ]


def test_what_is_unknown_is_said(ukrainian: Document) -> None:
    (article,) = tree(ukrainian).xpath("//article")
    assert "the page states no date" in article.xpath("string(.//details[ancestor::footer])")


def test_a_language_that_nobody_measured_is_warned_of_over_the_text(english: Document) -> None:
    note = Note(field="attributions", code="unmeasured-language", says="attributions in de are a guess")
    (warning,) = tree(replace(english, notes=(note,))).xpath("//article/header/p[@class='warning']")
    assert warning.text_content() == "Mind: attributions in de are a guess."


def test_a_document_without_anything_is_still_a_page() -> None:
    root = tree(Document(id="d", text="Ein Satz."), Document(id="e"))
    assert [h2.text_content() for h2 in root.xpath("//article//h2")] == ["Without a title"] * 2
    assert root.xpath("//section[@class='all']//bdi/text()") == ["Ein Satz.", "A document without text"]
    assert "no document" in tree().text_content()


def test_documents_are_written_as_they_are_laid_out_not_all_at_once(
    english: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    chunks: list[str] = []

    class Stream(io.StringIO):
        def write(self, text: str) -> int:
            chunks.append(text)
            return super().write(text)

    page([replace(english, id=f"d{number}") for number in range(30)], Stream())
    assert len(chunks) > 30
    assert max(map(len, chunks)) * 10 < sum(map(len, chunks))


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=2).map(tuple)
crossing = st.lists(
    st.tuples(spans, spans, spans, spans, st.sampled_from([0.3, 0.9]), st.one_of(st.none(), st.integers(0, 5))),
    max_size=5,
)


@given(crossing)
def test_however_the_marks_cross_the_text_stays_and_the_elements_nest(
    marks: Sequence[tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], float, int | None]],
) -> None:
    text = 'Паром <продают>, — пишет «Фонарь» & co; це "неправда", said she.'
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            source=source,
            cue=cue,
            content=content,
            hedges=hedges,
            confidence=confidence,
            parent=None if parent is None else f"a{parent}",
        )
        for number, (source, cue, content, hedges, confidence, parent) in enumerate(marks)
    )
    html = written(Document(id="d", text=text, paragraphs=((0, len(text)),), attributions=attributions))
    (paragraph,) = parsed(html).xpath("//p[@class='para']")
    assert text_of(paragraph) == text
    for name in ("span", "b", "i", "a", "li", "ol", "ul"):
        assert len(re.findall(rf"<{name}[ >]", html)) == html.count(f"</{name}>")


def long_document(attributions: int, nested: bool) -> Document:
    words = "parom " * 12
    text = words * attributions
    found = tuple(
        Attribution(
            id=f"a{n}",
            source=((n * 72, n * 72 + 5),),
            content=((n if nested else n * 72 + 6, len(text) - n if nested else n * 72 + 60),),
            parent=f"a{n - 1}" if n and nested else None,
            confidence=0.8,
        )
        for n in range(attributions)
    )
    return Document(id="d", text=text, paragraphs=((0, len(text)),), attributions=found)


@pytest.mark.parametrize("nested", [False, True])
def test_twice_the_document_is_twice_the_page(nested: bool) -> None:
    once, twice = (len(written(long_document(count, nested))) for count in (400, 800))
    assert twice < 2.2 * once


def test_a_thread_of_thousands_of_answers_is_drawn_to_a_depth_that_fits_a_phone(
    renumbered: Callable[..., Document],
) -> None:
    comments = tuple(Comment(id=f"c{n}", author="A", in_reply_to=f"c{n - 1}" if n else None) for n in range(3_000))
    root = tree(renumbered(comments=comments, attributions=()))
    assert len(root.xpath("//li[contains(@class, 'comment')]")) == 3_000
    assert max(len(li.xpath("ancestor::ol")) for li in root.xpath("//li[contains(@class, 'comment')]")) == 7


def test_when_a_comment_was_edited_is_told_as_other_times_are(renumbered: Callable[..., Document]) -> None:
    said = {"2024-09-17T20:40:00+03:00": "17 September 2024, 20:40 +03:00", "by its author": "by its author"}
    for edited, shown in said.items():
        page = tree(renumbered(comments=(Comment(id="c1", author="A", edited=edited),), attributions=()))
        assert f"edited {shown}" in page.xpath("//li[contains(@class, 'comment')]")[0].text_content()
