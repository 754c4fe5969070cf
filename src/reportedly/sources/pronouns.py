"""Whom a pronoun means: he, она, they, who, який, we. Where nobody suits, nobody is taken."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.language.fold import fold
from reportedly.language.words import Token, is_cyrillic
from reportedly.sources.kinds import GUESS, SHAPE
from reportedly.sources.lexicon import Hit
from reportedly.sources.parties import Party
from reportedly.sources.phrases import Phrase, parse_phrase
from reportedly.sources.scene import Scene
from reportedly.sources.sentence import Sentence

PLURAL_RELATIVES = frozenset("які яких якими яким которые которых которым которыми котрі чиї".split())
ALSO_PLURAL = frozenset({"им", "ним", "их", "них", "їм"})
PERSONAL_NOUNS = (
    "noun:person",
    "noun:human",
    "noun:journalist",
    "noun:spokes",
    "noun:official",
    "noun:anonymous",
    "noun:people",
)
MODIFIERS = (
    *("common:demonyms", "word:definite", "word:indefinite", "word:several", "word:unnamed", "word:another"),
    *("word:own", "noun:organisation", "noun:person", "noun:human"),
)
NEAR = 40


def suits(pronoun: str, word: str) -> Callable[[Party], float]:
    """How well a party suits a personal pronoun: 0 when it cannot be meant, 1 when nothing speaks against it."""

    def singular(party: Party, gender: str) -> float:
        if party.plural or party.together:
            return 0
        if party.kind == "person" and party.weight <= GUESS:
            return 0 if party.located or party.gender not in (None, gender) else 0.5
        if party.kind == "person":
            return {None: 0.8, gender: 1.0}.get(party.gender, 0)
        if party.kind == "anonymous" and not party.names:
            return 0.5
        single = all(len(words) == 1 for words in party.forms)
        return 0.3 if party.kind is None and party.forms and single and not party.located else 0

    def plural(party: Party) -> float:
        if party.together or party.plural or party.kind == "group":
            return 0.5 if party.kind in ("outlet", "channel") else 1.0
        return 0.4 if party.kind in ("organisation", "outlet") and not is_cyrillic(word) else 0

    def thing(party: Party) -> float:
        if party.kind is None and party.names:
            return 0.4
        return {"organisation": 1.0, "outlet": 1.0, "channel": 1.0, "document": 0.9}.get(party.kind or "", 0)

    if pronoun == "he":
        folded = fold(word)
        return lambda party: max(singular(party, "m"), 0.9 * plural(party) if folded in ALSO_PLURAL else 0)
    table: dict[str, Callable[[Party], float]] = {
        "she": lambda party: singular(party, "f"),
        "they": plural,
        "it": thing,
        "one": lambda party: max(singular(party, "m"), singular(party, "f")),
    }
    return table.get(pronoun, lambda party: 0)


def resolve_pronoun(phrase: Phrase, scene: Scene, parent: Party | None) -> Party | Phrase | None:
    """The party that a pronoun phrase means; a phrase when it leans on a noun that is nobody's yet; or None.

    parent: who is speaking around it, for "I" and "we" and for those who speak of themselves.
    """
    if phrase.pronoun in ("i", "we"):
        return parent
    if phrase.pronoun == "relative":
        return _relative(phrase, scene)
    found = scene.likeliest(phrase.start, suits(str(phrase.pronoun), phrase.text), parent=parent)
    if found is not None and found.names and found.kind is None:
        found.believe("organisation" if phrase.pronoun == "it" else "person", SHAPE)
    return found


def _relative(phrase: Phrase, scene: Scene) -> Party | Phrase | None:
    sentence = scene.sentence_at(phrase.start)
    if sentence is None:
        return None
    before = [token for token in sentence.tokens if token.end <= phrase.start]
    while before and (before[-1].kind == "mark" or fold(before[-1].text) in ("в", "у", "in", "of", "по", "за", "на")):
        before.pop()
    if not before:
        return None
    place = before[-1].end
    hit = sentence.hits[len(before) - 1]
    if hit is not None and hit.has("pronoun:he", "pronoun:she", "pronoun:they"):
        return _subject(sentence, scene, phrase)
    party = scene.nearest(place + 1, lambda party: bool(party.mentions))
    last = party.last_before(place + 1) if party is not None else None
    ends = max((end for start, end in party.mentions if start == last), default=0) if party is not None else 0
    noun = _noun_before(sentence, len(before))
    if noun is None:
        return (
            party
            if party is not None and place - ends <= NEAR and last is not None and last >= sentence.start
            else None
        )
    at, _ = noun
    if party is not None and ends > sentence.tokens[at].start and last is not None and last >= sentence.start:
        plural_wanted = fold(phrase.text) in PLURAL_RELATIVES
        if not plural_wanted or party.plural or party.together:
            return party
    return _phrase_to(sentence, scene, at)


def _subject(sentence: Sentence, scene: Scene, phrase: Phrase) -> Party | Phrase | None:
    """The first party or noun of the sentence: a machine's "with him, who" hangs on the subject."""
    for at, token in enumerate(sentence.tokens):
        if token.start >= phrase.start:
            return None
        party = next((p for p in scene.cast if any(start <= token.start < end for start, end in p.mentions)), None)
        if party is not None and party.kind != "place":
            return party
        hit = sentence.hits[at]
        if hit is not None and hit.has(*PERSONAL_NOUNS, "noun:group"):
            return _phrase_to(sentence, scene, at)
    return None


def _noun_before(sentence: Sentence, count: int) -> tuple[int, Hit] | None:
    """The last noun of the lexicon that ends within a few words before the token numbered `count`."""
    for at in range(count - 1, max(-1, count - 7), -1):
        hit = sentence.hits[at]
        if hit is not None and hit.noun() is not None and not (hit.has("word:stops") and not hit.noun()):
            return at, hit
        if sentence.tokens[at].kind == "mark" and sentence.tokens[at].text in ",;":
            return None
    return None


def _phrase_to(sentence: Sentence, scene: Scene, at: int) -> Phrase | None:
    """The phrase that ends in the noun at a place: the noun with what qualifies it before it."""
    start = at
    determiner = next(
        (
            back
            for back in range(at - 1, max(-1, at - 6), -1)
            if (found := sentence.hits[back]) is not None
            and found.has("word:definite", "word:indefinite", "word:several")
        ),
        None,
    )
    between = sentence.hits[determiner + 1 : at] if determiner is not None else ()
    if determiner is not None and not any(hit is not None and hit.has("word:stops") for hit in between):
        start = determiner
    while (start == at and start > 0) or (start > 0 and determiner is None):
        token, hit = sentence.tokens[start - 1], sentence.hits[start - 1]
        if not ((hit is not None and hit.has(*MODIFIERS)) or _adjective(token)):
            break
        start -= 1
        if hit is not None and hit.has("word:definite", "word:indefinite"):
            break
    hit = sentence.hits[at]
    end = sentence.tokens[at + (hit.length if hit else 1) - 1].end
    return parse_phrase(scene.text, sentence, [(sentence.tokens[start].start, end)])


def _adjective(token: Token) -> bool:
    return is_cyrillic(token.text) and token.text.endswith(
        ("ый", "ий", "ые", "ие", "ых", "их", "ого", "его", "им", "ым", "ими", "ыми", "ої", "і")
    )
