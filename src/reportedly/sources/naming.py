"""Every name in title and body finds its party: full names first, then short ones, then the aliases a page states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from reportedly.language.fold import fold
from reportedly.language.words import Token
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.kinds import GUESS, KNOWN, SHAPE, PartyKind, kind_of_run
from reportedly.sources.lexicon import alias_labels, word_hit
from reportedly.sources.parties import Cast, Party
from reportedly.sources.runs import Run, find_runs
from reportedly.sources.sentence import Sentence

NAMING = frozenset({"name", "название", "назва"})
LONGEST_LABEL = 3
NAME_MARKS = "-–—:\"«»“”„'’,"


def name_parties(sentences: Sequence[Sentence]) -> Cast:
    """The cast of a document: a party for every name in its sentences, aliases joined."""
    cast = Cast()
    runs = [run for sentence in sentences for run in find_runs(sentence)]
    seen = {fold(word) for run in runs if not run.initial for word in run.words}
    for run in sorted(runs, key=_fullness):
        cast.take_clear(run, new=not run.initial or _certain(run, seen))
    for sentence in sentences:
        _join_aliases(cast, sentence)
    for sentence in sentences:
        if sentence.headline:
            _find_in_headline(cast, sentence)
    return cast


def _fullness(run: Run) -> tuple[bool, bool, int]:
    """Names that can stand alone before those that lean on them, each in the order of the text."""
    _, weight = kind_of_run(run)
    return (len(run.words) == 1, weight < KNOWN, run.start)


def _certain(run: Run, seen: set[str]) -> bool:
    """Whether a name at the beginning of a sentence is one for other reasons than its capital."""
    _, weight = kind_of_run(run)
    if len(run.words) > 1 and word_hit(run.words[0]) is None:
        return True
    return weight >= KNOWN or bool(run.tags) or all(fold(word) in seen for word in run.words)


def _find_in_headline(cast: Cast, sentence: Sentence) -> None:
    """In a headline in capitals only names that the body has are names."""
    place = 0
    while place < len(sentence.tokens):
        place += next(_headline_names(cast, sentence, place), 1)


def _named_in_full(sentence: Sentence, place: int) -> Run | None:
    """A given name and the capital after it, when neither is a word that the body writes small."""
    cut = sentence.tokens[place : place + 2]
    if len(cut) < 2 or not gazetteer().given(cut[0].text) or not cut[1].text[0].isupper():
        return None
    words = tuple(token.text.removesuffix("'s").removesuffix("’s") for token in cut)
    if word_hit(words[1]) is not None or any(word.lower() in sentence.common for word in words):
        return None
    end = cut[0].end + 1 + len(words[1])
    return (
        Run(start=cut[0].start, end=end, words=words, sentence=sentence.number)
        if cut[1].start == cut[0].end + 1
        else None
    )


def _headline_names(cast: Cast, sentence: Sentence, place: int) -> Iterator[int]:
    for length in (4, 3, 2, 1):
        cut = sentence.tokens[place : place + length]
        if len(cut) < length or any(token.kind == "mark" or not token.text[0].isupper() for token in cut):
            continue
        run = Run(
            start=cut[0].start,
            end=cut[-1].end - (2 if cut[-1].text.endswith(("'s", "’s")) else 0),
            words=tuple(token.text.removesuffix("'s").removesuffix("’s") for token in cut),
            sentence=sentence.number,
        )
        party = cast.find(run)
        full = _named_in_full(sentence, place) if length == 2 and party is None else None
        if full is not None:
            cast.take(full)
            yield length
        if party is not None and (length == 1 or any(len(words) == length for words in party.forms)):
            cast.put(party, run)
            yield length


def _join_aliases(cast: Cast, sentence: Sentence) -> None:
    if not _may_state(sentence):
        return
    runs = find_runs(sentence, trusted=True)
    named_between = [(one, other) for one, other in zip(runs, runs[2:], strict=False)]
    for one, other in [*pairwise(runs), *named_between]:
        label = _stated(sentence, one, other)
        if label is None or ((one, other) in named_between and fold(label).split()[-1] not in NAMING):
            continue
        full = _whole_name(sentence, one, other)
        if label == "(" and sum(word == "of" for word in full.words) > 1:
            continue
        party, alias = cast.take(full), cast.take(other)
        if _strangers(party, alias):
            continue
        cast.merge(party, alias, "stated")
        if party.weight < SHAPE or _of_place(label, full, other):
            party.kind, party.weight = "organisation" if _is_acronym(other) else _plain_kind(party, label), SHAPE


def _may_state(sentence: Sentence) -> bool:
    """Whether a sentence has what no statement of an alias does without: a bracket, or a comma and a label."""
    texts = {token.text for token in sentence.tokens}
    return "(" in texts or ("," in texts and any(map(_may_label, texts)))


@lru_cache(maxsize=32768)
def _may_label(text: str) -> bool:
    word = fold(text)
    return word in NAMING or alias_labels().begins(word) or alias_labels().begins(word + ".")


def _strangers(one: Party, other: Party) -> bool:
    """Whether two parties are known to be of different kinds, so that brackets between them mean something else."""
    if one is other or one.kind is None or other.kind is None:
        return False
    return one.kind != other.kind and min(one.weight, other.weight) >= SHAPE


def _of_place(label: str, one: Run, other: Run) -> bool:
    """Whether a page gives two single words as the name of one thing in two languages: places have that."""
    return fold(label).split()[-1] in NAMING and len(one.words) == len(other.words) == 1 and not _is_acronym(other)


def _plain_kind(party: Party, label: str) -> PartyKind:
    if party.kind == "person" and fold(label).split()[-1] not in NAMING:
        return "person"
    return "organisation" if party.kind in ("organisation", "outlet") else "place"


def _between(sentence: Sentence, one: Run, other: Run) -> list[Token]:
    return [token for token in sentence.tokens if one.end <= token.start and token.end <= other.start]


def _stated(sentence: Sentence, one: Run, other: Run) -> str | None:
    """What the page says between two names of one party: "formerly", "(" and ")" alone; None when they are two."""
    between = [token.text for token in _between(sentence, one, other)]
    after = next((token.text for token in sentence.tokens if token.start >= other.end), "")
    if other.quoted:
        between, after = between[:-1], _after_quote(sentence, other)
    words = [text for text in between if text not in NAME_MARKS and text != "("]
    bracket = "(" in between
    while between and between[0] in "\"»”’'":
        between = between[1:]
    if bracket and between[:1] != ["("]:
        return None
    if not between or between[0] not in "(,":
        return None
    if words and not _is_label(words):
        return None
    if words:
        return " ".join(words) if not bracket or after in ")," else None
    if not bracket or after != ")" or len(between) > 1 + sum(text in NAME_MARKS for text in between):
        return None
    return "(" if _bare_alias(one, other) else None


def _after_quote(sentence: Sentence, run: Run) -> str:
    after = [token.text for token in sentence.tokens if token.start >= run.end]
    return after[1] if len(after) > 1 and after[0] in "\"»”’'" else (after[0] if after else "")


def _is_label(words: Sequence[str]) -> bool:
    folded = [fold(word) for word in words]
    if folded[-1] in NAMING and len(folded) <= LONGEST_LABEL:
        return True
    at = 0
    while at < len(folded):
        hit = alias_labels().at([*folded[at:], ""]) or alias_labels().at([folded[at] + "."])
        if hit is None:
            return False
        at += hit.length
    return True


def _bare_alias(one: Run, other: Run) -> bool:
    """Brackets alone make an alias of an abbreviation, or of one plain name after one plain name."""
    kind, weight = kind_of_run(other)
    if _is_acronym(other):
        return len(one.words) > 1 or kind_of_run(one)[0] in ("outlet", "organisation")
    if weight >= KNOWN or (kind == "person" and weight >= SHAPE):
        return False
    plain = len(one.words) == len(other.words) == 1 and not one.quoted and not other.quoted
    return plain and kind_of_run(one)[1] <= GUESS


def _is_acronym(run: Run) -> bool:
    return len(run.words) == 1 and run.words[0].isalpha() and run.words[0].isupper() and 2 <= len(run.words[0]) <= 6


def _whole_name(sentence: Sentence, one: Run, other: Run) -> Run:
    """The capitals that an abbreviation stands for: as many of the last words as its letters, when they fit."""
    if not _is_acronym(other) or gazetteer().outlet(one.words) is not None:
        return one
    letters = fold(other.words[0])
    for count in range(2, len(one.words)):
        tail = one.words[-count:]
        if "".join(fold(word)[0] for word in tail if word[0].isupper()) == letters and tail[0][0].isupper():
            starts = [token.start for token in sentence.tokens if one.start <= token.start < one.end]
            return Run(start=starts[-count], end=one.end, words=tail, sentence=one.sentence)
    return one
