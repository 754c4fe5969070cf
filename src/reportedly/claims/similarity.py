"""Whether two texts report the same claim: what they mean, the words they share, and what they state differently.

Features of a pair go through one logistic regression, one for texts of one language and one for texts of two, so that
0.5 means the same everywhere; the weights are in `data/likeness.json` and were fitted by `training/likeness.py`. What
two texts state differently (a number, a month) decides alone: an embedding takes it for nearly nothing.

Texts that were prepared closely are compared by more: their words in context, whether each name of one is met in the
other, and in which directions of meaning they agree. That takes a run of the network over each text, so a library's
mentions, of which most are never compared, are not.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from reportedly.claims.slots import TURNS, Slots, conflict, differing_numbers, slots
from reportedly.encoder.contexts import InContext, in_context
from reportedly.encoder.vectors import centred, vectors
from reportedly.encoder.words import word_vectors
from reportedly.language.fold import latin, sounds
from reportedly.language.identify import identify

FEATURES = (
    *("meaning", "bare", "words", "contained", "letters", "letters contained"),
    *("names", "names of all", "other names", "conflict", "numbers shared", "numbers missing"),
    *TURNS,
    *("length", "forward", "backward", "less", "more", "alone forward", "alone backward"),
)
CLOSER = ("met", "met apart", "least met", "most met", "strange names", "stranger names")
"""What texts are compared by that were prepared closely, beside `FEATURES` and one number for each axis of meaning."""

KINDS = ("one", "two", "one, closely", "two, closely")
"""Pairs of texts of one language and of two, at a glance and closely: each has weights of its own."""

THRESHOLD = 0.5

_DENIED = FEATURES.index("not")

_WORD = re.compile(r"\w+")
_NEAR = 0.5
_GRAM = 4
_CONFLICTING = 0.2
_WORST = 5
"""One of so many pieces counts among those that are met least."""

_STRANGE = 70.0
"""Likeness (0..100) by sound under which two words are no spellings of one name."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How sure it is, 0..1, that two texts report the same claim; `same` from 0.5 on; `because` says what decided."""

    score: float
    same: bool
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A text ready to be compared: vectors of all of it and of its words, with what else a pair is told by.

    `context` are its words in their context where it was prepared closely.
    """

    text: str
    language: str | None
    bare: Floats
    meaning: Floats
    words: Floats
    weights: Floats
    stems: Counter[str]
    grams: Counter[str]
    names: frozenset[str]
    slots: Slots
    context: InContext | None = None


def prepare(texts: Sequence[str], languages: Sequence[str | None], *, closely: bool = False) -> list[Prepared]:
    """Texts with their languages (None: heard from the text), ready to be compared, `closely` or at a glance."""
    languages = [language or identify(text) for text, language in zip(texts, languages, strict=True)]
    contexts = in_context(texts, languages) if closely else [None] * len(texts)
    bare = np.asarray([one.vector for one in contexts if one]) if closely else vectors(texts)
    meaning = centred(bare, languages)
    return [
        replace(ready(text, language, bare=bare[n], meaning=meaning[n]), context=contexts[n])
        for n, (text, language) in enumerate(zip(texts, languages, strict=True))
    ]


def ready(text: str, language: str | None, *, bare: Floats, meaning: Floats) -> Prepared:
    """A text ready to be compared, given its sentence vector and the same less what those of its language share."""
    plain = latin(text)
    spelled = _WORD.findall(text.lower())
    words, rarity = word_vectors(spelled, language)
    read = slots(text, language)
    spaced = f" {' '.join(_WORD.findall(plain))} "
    return Prepared(
        text=text,
        language=language,
        bare=bare,
        meaning=meaning,
        words=words,
        weights=rarity,
        stems=Counter(_stem(word) for word in _WORD.findall(plain)),
        grams=Counter(spaced[at : at + _GRAM] for at in range(len(spaced) - _GRAM + 1)),
        names=frozenset(_stem(latin(name)) for name in read.names),
        slots=read,
    )


def compare(a: Prepared, b: Prepared) -> Likeness:
    """How alike two texts are; the order does not matter."""
    a, b = sorted((a, b), key=lambda one: (one.text, one.language or ""))
    model = _model()
    kind = "one" if a.language == b.language else "two"
    values = features(a, b)
    evidence = model[kind].weigh(values)
    if a.context and b.context:
        closely = model[f"{kind}, closely"].weigh([*values, *closer(a, b)])
        # of pairs that only a denial tells apart the fit closely saw few: there a glance must not say otherwise
        evidence = min(closely, evidence) if values[_DENIED] else closely
    stated = conflict(a.slots, b.slots)
    score = 1 / (1 + math.exp(-max(-40.0, min(40.0, evidence))))
    if stated is not None:
        score = min(score, _CONFLICTING)
    return Likeness(score=round(score, 4), same=score >= THRESHOLD, because=_because(values, stated, score))


def features(a: Prepared, b: Prepared) -> list[float]:
    """The numbers that a pair is judged by, in the order of `FEATURES`; the same for (a, b) and (b, a)."""
    shared, letters = (a.stems & b.stems).total(), (a.grams & b.grams).total()
    length, other = a.stems.total(), b.stems.total()
    common = len(a.names & b.names)
    left, right = differing_numbers(a.slots, b.slots)
    numbers = min(len(a.slots.numbers), len(b.slots.numbers))
    near = _cosines(a.words, b.words)
    ahead, back = _covered(near.max(1), a.weights), _covered(near.max(0), b.weights)
    least, most = sorted((ahead[0], back[0]))
    alone = sorted((ahead[1], back[1]))
    return [
        float(a.meaning @ b.meaning),
        float(a.bare @ b.bare),
        2 * shared / max(1, length + other),
        shared / max(1, min(length, other)),
        2 * letters / max(1, a.grams.total() + b.grams.total()),
        letters / max(1, min(a.grams.total(), b.grams.total())),
        common / max(1, min(len(a.names), len(b.names))),
        common / max(1, len(a.names | b.names)),
        float(bool(a.names and b.names and not common)),
        float(conflict(a.slots, b.slots) is not None),
        (numbers - min(len(left), len(right))) / 3,
        float(bool(left or right)),
        *(float((a.slots.turns[turn] > 0) != (b.slots.turns[turn] > 0)) for turn in TURNS),
        min(length, other) / max(length, other, 1),
        least + most,
        most - least,
        least,
        most,
        alone[0],
        alone[1],
    ]


def closer(a: Prepared, b: Prepared) -> list[float]:
    """The further numbers of a pair that was prepared closely: those of `CLOSER`, then one for each axis of meaning.

    The same for (a, b) and (b, a).
    """
    assert a.context is not None and b.context is not None
    near = _cosines(a.context.pieces, b.context.pieces)
    sides = ((near.max(1), a.context.rarity), (near.max(0), b.context.rarity))
    less, more = sorted(_covered(*side)[0] for side in sides)
    least, most = sorted(float(np.sort(met)[: max(1, len(met) // _WORST)].mean()) for met, _ in sides)
    strange, stranger = sorted((_strange(a, b), _strange(b, a)))
    return [less + more, more - less, least, most, strange, stranger, *(a.meaning * b.meaning).tolist()]


def _cosines(a: Floats, b: Floats) -> Floats:
    """How near each word of one text is to each of the other; what has none has one that nothing is near to."""
    return a @ b.T if len(a) and len(b) else np.zeros((len(a) or 1, len(b) or 1), np.float32)


def _strange(a: Prepared, b: Prepared) -> float:
    """The share of a text's names that no word of the other sounds like."""
    theirs = [sounds(word) for word in _WORD.findall(b.text)]
    names = [sounds(name) for name in a.slots.names]
    unmet = [name for name in names if all(fuzz.ratio(name, word) < _STRANGE for word in theirs)]
    return len(unmet) / max(1, len(names))


def _covered(nearest: Floats, weights: Floats) -> tuple[float, float]:
    """How well the words of one text are met in the other, and the share of them that nothing is near; by rarity."""
    if not len(weights):
        return 0.0, 1.0
    total = float(weights.sum())
    return float((nearest * weights).sum()) / total, float(weights[nearest < _NEAR].sum()) / total


def _because(values: Sequence[float], stated: str | None, score: float) -> str:
    told = dict(zip(FEATURES, values, strict=True))
    said = []
    if stated is not None:
        said.append(f"they state {stated}")
    said.append(f"meaning {told['meaning']:.2f}, words {told['words']:.2f}")
    turned = [turn for turn in TURNS if told[turn]]
    if turned:
        named = {"not": "a denial", "may": "a doubt", "will": "a future", "plan": "a plan"}
        said.append("only one has " + " and ".join(named[turn] for turn in turned))
    if told["other names"]:
        said.append("they name no one alike")
    return ("the same: " if score >= THRESHOLD else "not the same: ") + "; ".join(said)


def _stem(word: str) -> str:
    """What the forms of a word begin with."""
    return word[: max(4, len(word) - 3)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Regression:
    mean: Floats
    spread: Floats
    weights: Floats
    offset: float

    def weigh(self, values: Sequence[float]) -> float:
        """The evidence in logarithms of odds."""
        moved = (np.asarray(values, np.float32) - self.mean) / self.spread
        return float(moved @ self.weights) + self.offset


@cache
def _model() -> dict[str, _Regression]:
    data = json.loads((files("reportedly.claims") / "data" / "likeness.json").read_text(encoding="utf-8"))
    if tuple(data["features"]) != FEATURES or tuple(data["closer"]) != CLOSER:
        raise ValueError("likeness.json was fitted on other features")
    return {
        kind: _Regression(
            mean=np.asarray(data[kind]["mean"], np.float32),
            spread=np.asarray(data[kind]["spread"], np.float32),
            weights=np.asarray(data[kind]["weights"], np.float32),
            offset=float(data[kind]["offset"]),
        )
        for kind in KINDS
    }
