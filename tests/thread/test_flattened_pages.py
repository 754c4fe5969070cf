"""The pages of platforms as an extractor flattens them: who said what is still told apart, and answers where they show.

The texts under `flattened/` were made with resiliparse 2.0.1's `extract_plain_text` (formatting, bullets, alternative
texts kept) from the pages of `pages/`; the gold is that of the page, without answers where the text shows no levels.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.thread_score import predicted_comments, tree_f1
from reportedly.reading.text import read_text
from tests.thread.pages.every import FIRST, SECOND, THIRD

FOLDER = Path(__file__).with_name("flattened")
TEXTS = sorted(FOLDER.glob("*.txt"))
PAGES = {page.name.replace(" ", "_"): page for page in (*FIRST, *SECOND, *THIRD)}


def rows(path: Path) -> list[dict[str, Any]]:
    document = read_text(path.read_text(encoding="utf-8"), name=path.name)
    return predicted_comments(
        {
            "text": document.text,
            "comments": [
                {
                    "id": one.id,
                    "body": one.body,
                    "author": one.author,
                    "published_text": one.published_text,
                    "in_reply_to": one.in_reply_to,
                    "quotes": [{"comment": quote.comment} for quote in one.quotes],
                }
                for one in document.comments
            ],
        }
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_authors_and_words_are_told_apart(path: Path) -> None:
    gold = PAGES[path.stem].gold()
    alone = {**gold, "comments": [{**one, "parent": None} for one in gold["comments"]]}
    assert tree_f1(alone, [{**row, "parent": None} for row in rows(path)]) >= 0.9


@pytest.mark.parametrize(
    "name", ["blogger", "wordpress_genesis", "wordpress_german", "wordpress_html5", "guardian"], ids=str
)
def test_answers_show_in_the_indentation(name: str) -> None:
    assert tree_f1(PAGES[name].gold(), rows(FOLDER / f"{name}.txt")) >= 0.9
