"""What stands among an article's blocks and is none of it."""

from __future__ import annotations

import pytest

from reportedly.reading.page.blocks import blocks
from reportedly.reading.page.facts import squeezed
from reportedly.reading.page.furniture import furniture, says_furniture
from reportedly.reading.page.tree import parse

PROSE = "The second pier will stay closed until the autumn, the harbour master told the council on Monday evening."


def left(body: str, *, found: str = PROSE) -> list[str]:
    """The texts of a page's blocks that are no furniture, where an extractor found `found`."""
    shown = blocks(parse(f"<html><body><main>{body}</main></body></html>", name="page"))
    letters = [squeezed(block.text) for block in shown]
    out = furniture(shown, letters, {index for index, block in enumerate(shown) if block.text == found})
    return [block.text for index, block in enumerate(shown) if index not in out]


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to our letter and read every story.",
        "Share this:",
        "ADVERTISEMENT",
        "Photo: Northern Wire",
        "Подписывайтесь на наш канал!",
        "Реклама",
        "Фото: пресс-служба порта",
        "Підтримайте редакцію!",
        "Теги:",
    ],
)
def test_appeals_labels_and_credits_of_pictures_are_told_by_their_words(text: str) -> None:
    assert left(f"<p>{PROSE}</p><p>{text}</p>") == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "Advertising on the pier will cost more.",
        "Photographs of the pier were shown to the council.",
        "Реклама на причале подорожает.",
        "Теги на стенах закрасили.",
    ],
)
def test_sentences_that_begin_with_such_words_are_kept(text: str) -> None:
    assert left(f"<p>{PROSE}</p><p>{text}</p>") == [PROSE, text]


def test_repeated_siblings_that_begin_with_a_link_are_teasers() -> None:
    card = "<div class=x7><h3><a href='/{0}'>Story number {0}</a></h3><p>It was told before.</p></div>"
    assert left(f"<p>{PROSE}</p>{card.format(1)}{card.format(2)}") == [PROSE]


def test_list_items_that_link_and_tell_are_none() -> None:
    item = "<li><a href='/{0}'>Pier {0}</a> stays closed because its timbers are rotten and nobody will pay for it</li>"
    assert len(left(f"<p>{PROSE}</p><ul>{item.format(1)}{item.format(2)}</ul>")) == 3


def test_a_short_text_alone_with_a_picture_is_its_caption() -> None:
    assert left(f"<p>{PROSE}</p><div><img src=a><div>The pier in February</div></div>") == [PROSE]
    assert left(f"<p>{PROSE}</p><div><p>It creaks.</p><p>{PROSE}</p><img></div>").count("It creaks.") == 1


def test_an_element_that_holds_the_article_is_no_furniture_whatever_it_is_called() -> None:
    assert left(f"<div class='widget paywall'><p>{PROSE}</p></div><div class=widget><p>Five days</p></div>") == [PROSE]


def test_long_prose_is_never_furniture_by_its_first_word() -> None:
    (block,) = blocks(parse(f"<p>Subscribe {PROSE * 4}</p>", name="page"))
    assert not says_furniture(block)
