"""The picture on the first page: the pedigree of the dossier's main claim, drawn by the product from a library."""

from __future__ import annotations

import re
from pathlib import Path

from reportedly.library import Library
from reportedly.report.argument import words_of
from reportedly.report.pedigree import Page, draw

ASKED = "The minister proposed to drain the reservoir"
"""What the tutorial asks for, too."""


def picture(library: Path) -> str:
    """The pedigree of the claim that is nearest to `ASKED` in a library, as an SVG file."""
    with Library(library) as shelf:
        claim = next(shelf.trace(ASKED, limit=1))
        documents = {id: shelf.show(id) for id in {mention.document for mention in claim.mentions}}
    pages = {id: Page(outlet=document.outlet, title=document.title) for id, document in documents.items()}
    return draw(claim, pages, [words_of(relay, documents) for relay in claim.relays]) + "\n"


def words(svg: str) -> list[str]:
    """What stands in a picture, without where: how sure a relay is differs a little between processors."""
    drawn = re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)
    return [text for text in re.split(r"<[^>]+>", re.sub(r"\d+%", "%", drawn)) if text.strip()]
