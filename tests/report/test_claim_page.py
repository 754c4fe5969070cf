"""A claim on paper: everything that it rests on, inert whatever a text holds."""

import base64
import hashlib
import io
import re
from typing import Any

import lxml.html

from reportedly.export import Traced
from reportedly.report.argument import argument
from reportedly.report.claim_page import claim_page
from tests.export.claims import HOSTILE, TRACED
from tests.export.test_formats import hostile


def written(*claims: Traced) -> str:
    stream = io.StringIO()
    claim_page(((traced.claim, traced.documents) for traced in claims), stream)
    return stream.getvalue()


def tree(*claims: Traced) -> Any:  # lxml's elements have no useful types
    return lxml.html.document_fromstring(written(*claims).encode())


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


def section(page: Any, title: str) -> list[str]:
    """The entries under a heading."""
    (heading,) = page.xpath(f"//h2[text()='{title}']")
    found = []
    for element in heading.itersiblings():
        if element.tag == "h2":
            break
        found += [text(one) for one in (element.xpath("./li") if element.tag in ("ul", "ol") else [element])]
    return found


def test_the_argument_for_the_count_is_there() -> None:
    page = tree(TRACED)
    assert text(page.xpath("//h1")[0]) == "The sluice at Orlov will close"
    assert text(page.xpath("//p[@class='sum']")[0]) == "3 pages, 1 to 2 independent origins."
    (counts,) = page.xpath("//p[starts-with(text(), 'Voices')]")
    assert text(counts) == (
        "Voices, with the numbers that the texts state: 3. 3 publishers, 2 texts after copies are joined, "
        "at least 1 origin. 2.0 reports for each origin."
    )
    points = argument(TRACED.claim, TRACED.documents).points
    argued = section(page, "Why so many origins")
    assert all(said.startswith(point.says) for said, point in zip(argued, points, strict=True))
    assert argued[0].endswith("d2, 36–58")
    assert "From Orlov Gazette to Кур'єр a number has changed." in argued


def test_quotations_have_their_places() -> None:
    page = tree(TRACED)
    assert section(page, "Who reports it")[1] == (
        "Кур'єр, 3 May 2024: attributes, reported, on the word of Vodokanal ← its sources"
        "шлюз в Орлові закриють d2, 36–58"
    )
    assert section(page, "Who has it from whom")[0] == (
        "Orlov Gazette cites Vodokanal (0.93): the page says sothe channel Vodokanal wrote d1, 60–87"
    )


def test_every_copy_has_its_address_hashes_and_date_of_capture_as_text() -> None:
    page = tree(TRACED)
    first = text(page.xpath("//dl")[0])
    for part in (
        "https://gazette.example/1",
        "https://archive.example/1",
        "Captured3 May 2024, 08:00 +00:00",
        "sha256:aa",
        "sha256:11",
    ):
        assert part in first
    assert page.xpath("//a") == []


def test_a_copy_that_is_gone_is_said_to_be() -> None:
    assert "Document d1 is not at hand." in text(tree(Traced(TRACED.claim, {})))


def test_the_pedigree_is_drawn_and_its_styles_are_let_in_by_their_hashes() -> None:
    html = written(TRACED)
    assert len(tree(TRACED).xpath("//*[local-name()='svg']")) == 1
    (csp,) = re.findall(r'Content-Security-Policy" content="(.*?)"', html)
    styles = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert len(styles) == 2
    for style in styles:
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in csp.replace("&#39;", "'")
    assert csp.startswith("default-src")


def test_a_hostile_text_makes_no_element_and_steers_no_screen() -> None:
    plain, page = tree(TRACED), tree(hostile())
    tags = [element.tag for element in page.iter() if isinstance(element.tag, str)]
    assert set(tags) <= {element.tag for element in plain.iter()}
    assert not {"script", "iframe", "img", "a"} & set(tags)
    html = written(hostile())
    assert HOSTILE not in html and "\x1b" not in html and "\u202e" not in html
    assert "&lt;% run() %&gt;" in html


def test_two_claims_are_two_sheets_and_none_is_said() -> None:
    assert len(tree(TRACED, TRACED).xpath("//article")) == 2
    assert "There is no claim to show." in written()
