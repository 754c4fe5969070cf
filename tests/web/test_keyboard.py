"""Everything that can be corrected is corrected by keyboard alone, from the address that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.model import Source
from tests.report.conftest import CLAIM, ferry, parom, porom
from tests.store.conftest import build
from tests.web.conftest import put
from tests.web.started import started
from tests.web.test_browser import chromium
from tests.web.test_claim import claim, keep_claims

__all__ = ["chromium"]  # the fixture

Page = Any

HERE = """() => {
  const one = document.activeElement;
  if (one === document.body) return '';
  const label = one.labels?.[0]?.textContent ?? '';
  return `${label} ${one.textContent}`.replace(/\\s+/g, ' ').trim();
}"""
_STOPS = 250


@pytest.fixture
def page(chromium: Any, tmp_path: Path) -> Iterator[Page]:
    """A window on the first page of a library of the ferry, in which one claim was made."""
    path = tmp_path / "ferry.db"
    minister = Source(id="s1", name="Орла Бракетт", kind="person", mentions=((0, 12),))
    put(path, ferry(), parom(), porom(), build("Орла Бракетт мовчить.", id="silent", sources=(minister,)))
    keep_claims(path, claim(ferry(), parom(), porom()))
    with started(path) as address:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address)
        yield page
        context.close()


def to(page: Page, *words: str) -> None:
    """Go on with the tabulator to what is called or labelled by these words."""
    for _ in range(_STOPS):
        page.keyboard.press("Tab")
        if all(word in page.evaluate(HERE) for word in words):
            return
    raise AssertionError(f"the keyboard does not come to {words}")


def press(page: Page, *words: str) -> None:
    """Go to a link or button, and press it."""
    to(page, *words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, label: str, words: str) -> None:
    """Go to a field, and write in it, in the place of what stood there."""
    to(page, label)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def choose(page: Page, label: str, option: str) -> None:
    """Go to a list of choices, and go on to one by its first letters."""
    to(page, label)
    page.keyboard.type(option)


def told(page: Page, path: str) -> Any:
    """What the twin at a path says."""
    return page.request.get("/".join(page.url.split("/")[:3]) + path).json()


def attribution(page: Page, id: str) -> dict[str, Any]:
    """An attribution of the ferry, its parts and its speaker in words."""
    document = told(page, "/document/ferry.json")["document"]
    one = next(one for one in document["attributions"] if one["id"] == id)
    names = {source["id"]: source["name"] for source in document["sources"]}
    parts = {part: [document["text"][slice(*span)] for span in one[part]] for part in ("source", "cue", "content")}
    return {**one, **parts, "speaker": names.get(one["speaker"])}


def log(page: Page) -> list[tuple[str, str]]:
    """Kind and reason of each judgement, the last first."""
    return [(one["kind"], one["why"]) for one in told(page, "/corrections.json")["log"]]


def test_from_the_first_page_to_every_part_of_an_attribution(page: Page) -> None:
    write(page, "Words to search for", "bathtub")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, "foreign buyer")

    press(page, "correct", "a5")
    write(page, "Your reason", "the minutes name her")
    write(page, "somebody else, by name", "Oda Brandt")
    press(page, "Save who speaks")
    assert "Judged: speaker" in page.inner_text(".done")
    assert attribution(page, "a5")["speaker"] == "Oda Brandt"
    press(page, "Undo")
    assert "taken back" in page.inner_text(".done")
    assert attribution(page, "a5")["speaker"] == "Orla Brackett"

    for part, words, found in (
        ("Content", "a Bathtub … WHISTLE", ["a bathtub", "whistle"]),
        ("Source", "the channel", ["The channel"]),
        ("Cue", "notes", ["notes"]),
    ):
        press(page, "correct", "a5")
        write(page, "Your reason", f"the {part.lower()} is another")
        write(page, f"{part}: its words", words)
        press(page, f"Save the {part.lower()}")
        assert attribution(page, "a5")[part.lower()] == found
    press(page, "correct", "a5")
    choose(page, "How the cue passes it on", "denied")
    press(page, "Save the certainty")
    press(page, "correct", "a5")
    choose(page, "It rests on", "nobody")
    press(page, "Save on whose word")
    assert (attribution(page, "a5")["certainty"], attribution(page, "a5")["parent"]) == ("denied", None)
    assert ("source", "the source is another") in log(page)


def test_what_was_missed_is_marked_with_its_words(page: Page) -> None:
    page.goto("/".join(page.url.split("/")[:3]) + "/document/ferry")
    to(page, "Something was missed")
    page.keyboard.press("Enter")
    write(page, "What is said", "She collects bathtubs")
    write(page, "the words that name who says it", "Bertram Quill")
    write(page, "Your reason", "he writes it")
    press(page, "Save what was missed")
    (made,) = [one for one in told(page, "/document/ferry.json")["judgements"] if one["kind"] == "attribution"]
    quotes = [place["quote"] for place in (*made["about"], *made["instead"])]
    assert quotes == ["She collects bathtubs", "Bertram Quill"]


def test_who_and_what_is_the_same_is_said_with_a_reason(page: Page) -> None:
    press(page, "Sources")
    press(page, "Orla Brackett")
    write(page, "Your reason", "one ministry has one minister")
    press(page, "Not the same")
    assert log(page)[0] == ("different-source", "one ministry has one minister")
    assert "Not the same, says Mara: one ministry has one minister" in page.inner_text("aside")
    press(page, "Undo")
    press(page, "The same as Орла Бракетт")
    assert "The same, says Mara" in page.inner_text("aside")
    press(page, "Overview")
    to(page, CLAIM[:40])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    to(page, "not this claim")
    page.keyboard.press("Enter")
    write(page, "Your reason", "another ferry")
    press(page, "It is another")
    assert log(page)[0] == ("different-claim", "another ferry")
    assert "being made again" in page.inner_text("#main")


def test_the_log_is_undone(page: Page) -> None:
    press(page, "Corrections")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("y")
    (kind, _), *_ = log(page)
    press(page, "Undo")
    assert kind in ("source", "cue", "content")
    assert not [one for one in told(page, "/corrections.json")["log"] if one["stands"] and not one["undoes"]]
