"""Elements leave a page and what stands behind them stays, whatever signs it holds."""

from __future__ import annotations

import io

from lxml import html

from reportedly.reading import Reading, read
from reportedly.reading.page.drop import drop


def test_what_stands_behind_an_element_stays() -> None:
    tree = html.fromstring("<div>a<p>gone<b>too</b></p>b<p>kept</p></div>")
    drop(tree, [next(tree.iter("p"))])
    assert "".join(map(str, tree.itertext())) == "abkept"


def test_an_element_within_another_and_the_root_are_no_trouble() -> None:
    tree = html.fromstring("<div>a<p>gone<b>too</b></p>b</div>")
    drop(tree, [*tree.iter("p", "b"), tree])
    assert "".join(map(str, tree.itertext())) == "ab"


def test_a_sign_that_xml_forbids_behind_what_is_left_out_breaks_nothing() -> None:
    page = (
        "<html><body><h1>Pier</h1><aside>more</aside>\x07\x00 behind<p>"
        + "The pier is closed. " * 20
        + "</p></body></html>"
    )
    (found,) = read(io.BytesIO(page.encode()), name="page.html")
    assert isinstance(found, Reading)
    assert "The pier is closed." in found.document.text
