"""What a page calls a name: the nouns right before it, and the office beside it."""

from __future__ import annotations

from reportedly.language.words import is_cyrillic
from reportedly.sources.sentence import Sentence, is_capital


def office_beside(sentence: Sentence, place: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The office that stands beside a name: "X, commander of …", "the head of …, X,", "President of | Y | X"."""
    cut, hits = sentence.tokens, sentence.hits
    if end + 1 < len(cut) and cut[end].text == ",":
        after = end + 1
        while (
            after < len(cut) - 1
            and (hit := hits[after])
            and hit.has("word:definite", "word:indefinite", "common:words")
        ):
            after += 1
        behind = None
        for hit in hits[after : after + 3]:
            if hit is not None and hit.has("word:definite", "word:indefinite", "word:stops"):
                break
            if hit is not None and hit.has("noun:person", "noun:human"):
                behind = hit
                break
        if behind is not None and (noun := behind.noun()) is not None:
            return (noun.text,), (noun.tag,)
    if not is_capital(cut[place]) or place < 3:
        return (), ()
    back = place - 1
    comma = cut[back].text == ","
    if not comma and not is_capital(cut[back]):
        return (), ()
    for at in range(back - comma, max(-1, back - 10), -1):
        hit = hits[at]
        if hit is not None and hit.has("noun:person") and hit.noun() is not None:
            of = cut[at + hit.length].text if at + hit.length < place else ""
            noun = hit.noun()
            return ((noun.text,), (noun.tag,)) if noun and (of in ("of", "at", "for") or is_cyrillic(of)) else ((), ())
        if not (
            is_capital(cut[at])
            or (hit is not None and hit.has("common:inside", "word:stops", "noun:organisation", "noun:body"))
        ):
            break
    return (), ()


def called_before(sentence: Sentence, place: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nouns that stand right before a name and say what it is, as entries and as tags."""
    titles: list[str] = []
    tags: list[str] = []
    at = place
    while at > 0:
        shortened = sentence.hits[at - 2] if at > 1 and sentence.tokens[at - 1].text == "." else None
        if shortened is not None and shortened.has("word:titles"):
            at -= 1
        hit = next(
            (
                found
                for length in (3, 2, 1)
                if at >= length and (found := sentence.hits[at - length]) is not None and found.length == length
            ),
            None,
        )
        if hit is None or sentence.tokens[at - 1].kind == "mark":
            break
        noun = hit.noun()
        if noun is not None:
            titles.insert(0, noun.text)
            tags.insert(0, noun.tag)
        elif hit.has("word:titles"):
            titles.insert(0, hit.entries[0].text)
            tags.insert(0, "word:titles")
        elif not hit.has("common:demonyms") or hit.has("word:stops", "word:carriers"):
            break
        at -= hit.length
    return tuple(titles), tuple(tags)
