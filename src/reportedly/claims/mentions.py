"""What a document reports: the places in it that may be mentions of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model import Certainty, Spans, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place where a document reports something: the content of an attribution, its title, a sentence of its own.

    `attribution` is None for a title or a sentence of the page's own. `wording` is the text of `spans`. `speakers` are
    the ids of the document's sources on whose word it stands, outermost first (nearest the page), down to its own;
    `denier` is the id of the source that denies it.
    """

    document: str
    attribution: str | None
    spans: Spans
    wording: str
    language: str | None
    stance: Stance
    certainty: Certainty | None
    speakers: tuple[str, ...] = ()
    denier: str | None = None
    published: str | None = None
    where: Literal["title", "body"] = "body"
