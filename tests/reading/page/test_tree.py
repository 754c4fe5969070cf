"""A page's source as a tree within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportedly.errors import EmptyInput, TooLarge
from reportedly.reading.page import tree as tree_module
from reportedly.reading.page.tree import MAX_DEPTH, flattened, parse


def depth(source: str) -> int:
    level = deepest = 0
    for event, _ in etree.iterwalk(parse(source, name="page"), events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "DIV class='a > b'"])
def test_no_tree_is_deeper_than_the_bound(tag: str) -> None:
    source = f"<html><body>{f'<{tag}>' * 5000}deep<p>after</p></body></html>"
    assert depth(source) <= MAX_DEPTH + 4
    assert "after" in "".join(parse(source, name="page").itertext())


def test_a_tree_of_usual_depth_is_left_alone() -> None:
    source = "<html><body>" + "<div>" * 100 + "text" + "</div>" * 100 + "</body></html>"
    assert depth(source) == 102


@pytest.mark.parametrize("tag", ["embed", "EMBED", "bgsound", "source", "wbr"])
def test_what_follows_a_tag_that_holds_nothing_is_not_put_into_it(tag: str) -> None:
    tree = parse(f"<html><body><div><{tag} src=x>before<p>one</p></div><p>two</p></body></html>", name="page")
    assert not list(tree.iter(tag.lower()))
    assert [one.getparent().tag for one in tree.iter("p")] == ["div", "body"]
    assert "before" in "".join(tree.itertext())


def test_tags_that_hold_nothing_do_not_count() -> None:
    assert flattened("<br>" * 10 + "<i><b>x</b></i>", 2) == "<br>" * 10 + "<i><b>x</b></i>"


def test_scripts_in_a_source_too_deep_do_not_mislead() -> None:
    assert flattened("<script>if (a<b) '</div></div>'</script><i><b>x</b></i>", 1) == " <i>x</i>"


@given(st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "x", "<br>", "</p>"]), max_size=60))
@settings(deadline=None)
def test_no_text_is_lost_with_the_tags(parts: list[str]) -> None:
    assert flattened("".join(parts), 3).count("x") == parts.count("x")


def test_too_many_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_module, "MAX_TAGS", 10)
    with pytest.raises(TooLarge, match="more than 10 tags"):
        parse("<p>a</p>" * 6, name="page")


def test_a_page_of_nothing_is_empty() -> None:
    with pytest.raises(EmptyInput):
        parse("<!-- nothing -->", name="page")


def test_pictures_written_into_attributes_are_dropped() -> None:
    found = parse(f'<img src="data:{"a" * 30_000}" alt="pier">', name="page")
    (image,) = found.iter("img")
    assert dict(image.attrib) == {"alt": "pier"}


def test_an_xml_prologue_with_a_charset_is_no_trouble() -> None:
    source = '<?xml version="1.0" encoding="windows-1251"?><html><body><p>Причал</p></body></html>'
    assert "Причал" in "".join(parse(source, name="page").itertext())
