"""A source's words as pieces: its runs, the entries of the lexicon, marks, and unknown words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.language.fold import fold
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.heads import agent, ends_head, is_noun_like, unknown
from reportedly.sources.lexicon import Entry, Hit, word_hit
from reportedly.sources.people import person_name
from reportedly.sources.runs import Run, find_runs
from reportedly.sources.sentence import Sentence

PERSONAL = ("noun:person", "noun:human", "noun:journalist", "noun:spokes", "noun:official")
PREPOSITIONS = ("в", "во", "у", "in", "на", "on", "from", "of", "at", "по")
PLURAL = re.compile(r"(?:ники|щики|чики|тели|телі|исты|исти|логи|ници|ницы|ов|ів|ей|ам|ям|ами|ями|ах|ях)$")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a phrase: a run, an entry of the lexicon, a mark or an unknown word."""

    start: int
    end: int
    text: str
    run: Run | None = None
    hit: Hit | None = None

    def has(self, *tags: str) -> bool:
        """Whether the piece is an entry of one of the tags."""
        return self.hit is not None and self.hit.has(*tags)


def items_of(sentence: Sentence) -> list[Item]:
    """The pieces of a phrase, cut out as a sentence of its own."""
    runs = {run.start: run for run in find_runs(sentence, trusted=True)}
    items, at = [], 0
    cut = sentence.tokens
    while at < len(cut):
        run = runs.get(cut[at].start)
        if run is not None:
            items.append(Item(run.start, run.end, run.text, run=run))
            while at < len(cut) and cut[at].start < run.end:
                at += 1
            continue
        hit = sentence.hits[at]
        length = hit.length if hit else 1
        if any(token.start in runs for token in cut[at + 1 : at + length]):
            hit, length = None, 1
        items.append(Item(cut[at].start, cut[at + length - 1].end, cut[at].text, hit=hit))
        at += length
    return items


def leads(item: Item) -> bool:
    """Whether a piece only leads a phrase: a preposition or a mark."""
    return (item.run is None and fold(item.text) in PREPOSITIONS) or (
        not item.run and not item.hit and not item.text.isalnum()
    )


def segment(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """The phrase up to where its head ends (a preposition, a relative, a comma), and what follows."""
    seen = False
    for at, item in enumerate(items):
        stops = item.has("word:stops", "pronoun:relative")
        if seen and (stops or (item.run is None and (item.text in ",;(:—–" or item.text[0].isdigit()))):
            return items[:at], items[at:]
        if not seen and at and unknown(items[at - 1].text, items[at - 1].hit) and not items[at - 1].run:
            counted = any(_counts(piece) for piece in items[:at])
            before = [piece.text for piece in items[:at]]
            if stops and not _outlet_in(items[at:]) and ends_head(before, item.text, counted=counted):
                return items[:at], items[at:]
            if item.run is None and item.text == "," and counted and at + 1 < len(items) and items[at + 1].run:
                return items[:at], items[at:]
        seen = seen or item.run is not None or noun_of(item) is not None
    return items, []


def within(rest: list[Item]) -> list[Item]:
    """What follows a head without the clauses that hang on it; an apposition's name right behind a comma stays."""
    for at, item in enumerate(rest):
        if item.has("pronoun:relative"):
            return rest[:at]
        if item.run is None and item.text in ",;:":
            return rest[: at + 2] if at + 1 < len(rest) and rest[at + 1].run else rest[:at]
    return rest


def _counts(item: Item) -> bool:
    return item.has("word:several", "word:indefinite", "word:definite", "word:another") or item.text[0].isdigit()


def noun_of(item: Item) -> Entry | None:
    """The noun that a piece is in the lexicon."""
    return item.hit.noun() if item.hit is not None else None


def _outlet_in(items: list[Item]) -> bool:
    """Whether an outlet stands among the pieces: what is unknown and in it is a piece of its work."""
    named = any(item.run is not None and gazetteer().outlet(item.run.words) is not None for item in items)
    return named or any(item.has("noun:outlet", "noun:agency", "noun:channel") for item in items)


def with_agents(items: list[Item]) -> list[Item]:
    """The pieces with a noun for every unknown Russian or Ukrainian word that is shown to be somebody."""
    found: list[Item] = []
    for at, item in enumerate(items):
        following = items[at + 1].text if at + 1 < len(items) else ""
        counted = bool(found) and (found[-1].has("word:several") or found[-1].text[0].isdigit())
        entry = None
        belongs = at > 0 and not items[at - 1].run and is_noun_like(items[at - 1].text, items[at - 1].hit)
        if at + 1 < len(items) and items[at + 1].has("noun:anonymous", *PERSONAL):
            belongs = belongs or not is_noun_like(item.text, item.hit)  # «два прибалтийских | чиновника»
        if item.run is None and not belongs and unknown(item.text, item.hit):
            entry = agent(item.text, following, counted=counted)
        plural = counted or PLURAL.search(fold(item.text)) is not None
        found.append(replace(item, hit=Hit(1, (entry,), plural)) if entry is not None else item)
    return found


def is_person(run: Run) -> bool:
    """Whether a run can be a person's name, as far as its own words tell."""
    if run.quoted or gazetteer().outlet(run.words) or gazetteer().is_body(run.words) or gazetteer().place(run.words):
        return False
    if any((hit := word_hit(word)) and hit.has("common:bodies", "common:papers") for word in run.words):
        return False
    acronym = len(run.words) == 1 and run.words[0].isupper() and len(run.words[0]) > 1
    return not acronym and person_name(run.words) is not None


def keeps_apart(item: Item) -> bool:
    """Whether a word between two names keeps them apart: small words, and nouns for people, whose name follows."""
    return item.has("word:stops", "pronoun:relative", "common:words", "common:inside", *PERSONAL, "noun:group")


def quotes(items: list[Item]) -> bool:
    """Whether a name in quotation marks stands among the pieces."""
    return any(item.run is not None and item.run.quoted for item in items)
