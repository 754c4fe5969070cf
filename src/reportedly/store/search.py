"""Search: folded words find folded texts; what is shown is the original, with the places of the words in it.

Words must all be there, in any order; "a phrase" in quotation marks of any kind stands together; `word*` finds every
word that begins so, which is what the cases of Russian and Ukrainian want.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from itertools import islice

from reportedly.errors import BadStatement
from reportedly.language.fold import fold, fold_in_place
from reportedly.model import Span
from reportedly.store.rows import decode, storable
from reportedly.store.values import Hit

_WORD = re.compile(r"[^\W_]+")
_UNIT = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
_WIDTH = 160  # code points of an excerpt
_MOST_MATCHES = 200
_HIT = (
    "SELECT d.id, v.number, v.title, v.outlet, v.url, v.published, v.language, v.contract,"
    " v.number = (SELECT max(number) FROM versions AS o WHERE o.document = v.document)"
    " FROM versions AS v JOIN documents AS d ON d.key = v.document WHERE v.key = ?"
)


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must follow one another; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool


def parse(words: str) -> tuple[Term, ...]:
    """What a person typed as terms. Raises BadStatement when there is no word in it.

    >>> parse('залужн* "two words"')
    (Term(words=('залужн',), prefix=True), Term(words=('two', 'words'), prefix=False))
    """
    terms = []
    for unit in _UNIT.finditer(fold(words)):
        plain = unit[1] if unit[3] is None else unit[3]
        found = tuple(_WORD.findall(plain))
        if found:
            terms.append(Term(found, bool(unit[2]) or plain.endswith("*")))
    if not terms:
        raise BadStatement(words, "There is no word in this to search for.", remedy="Give letters or digits.")
    return tuple(terms)


def search(connection: sqlite3.Connection, words: str, *, limit: int) -> Iterator[Hit]:
    """At most `limit` documents that hold all the words, the best first (BM25).

    A document is found by its newest version that holds them. Raises BadStatement when there is nothing to search for.
    """
    terms = parse(words)
    # The inner LIMIT keeps SQLite from flattening the query, in which the rank could not be computed.
    best = (
        "SELECT v.key FROM (SELECT rowid AS key, rank AS weight FROM search WHERE search MATCH ? LIMIT -1) AS found"
        " JOIN versions AS v ON v.key = found.key"
        " WHERE v.number = (SELECT max(o.number) FROM versions AS o WHERE o.document = v.document AND o.key IN"
        " (SELECT rowid FROM search WHERE search MATCH ?))"
        " ORDER BY found.weight, v.key LIMIT ?"
    )
    match = matching(terms)
    for (key,) in connection.execute(best, (match, match, limit)).fetchall():
        row = connection.execute(_HIT, (key,)).fetchone()
        if row is None:
            continue  # removed meanwhile
        text = decode(row[7], row[0]).text
        places = tuple(find(text, terms))
        span = excerpt(text, [place for place, _ in places], [term for _, term in places])
        yield Hit(
            id=row[0],
            version=row[1],
            current=bool(row[8]),
            title=row[2],
            outlet=row[3],
            url=row[4],
            published=row[5],
            language=row[6],
            span=span,
            excerpt=text[span[0] : span[1]],
            matches=tuple(place for place, _ in places if span[0] <= place[0] and place[1] <= span[1]),
        )


def matching(terms: tuple[Term, ...]) -> str:
    """The terms as an FTS5 query."""
    return " ".join(_quoted(term) for term in terms)


def find(text: str, terms: tuple[Term, ...]) -> Iterator[tuple[Span, int]]:
    """Where the terms stand in the original text, with each one's number; the first 200."""
    folded = fold_in_place(text)
    if folded is not None and len(terms) == 1:
        yield from ((found.span(), 0) for found in islice(_pattern(terms[0]).finditer(folded), _MOST_MATCHES))
        return
    each = (_in_place(folded, term) if folded is not None else _word_by_word(text, term) for term in terms)
    numbered = ([(span, number) for span in islice(spans, _MOST_MATCHES)] for number, spans in enumerate(each))
    yield from islice(merge(*numbered), _MOST_MATCHES)


def _in_place(folded: str, term: Term) -> Iterator[Span]:
    return (match.span() for match in _pattern(term).finditer(folded))


@lru_cache(maxsize=64)
def _pattern(term: Term) -> re.Pattern[str]:
    """What finds a term in a folded text."""
    # The word comes first and what must not stand before it after it: so the engine looks for the letters of the word.
    first, *others = map(re.escape, term.words)
    words = r"[\W_]+".join([rf"{first}(?<![^\W_]{first})", *others])
    return re.compile(words + (r"[^\W_]*" if term.prefix else r"(?![^\W_])"))


def _word_by_word(text: str, term: Term) -> Iterator[Span]:
    """The same in a text whose folded form is of another length; of places that overlap the first."""
    words = list(_WORD.finditer(text))
    folded = [fold(match[0]) for match in words]
    at = 0
    while at + len(term.words) <= len(words):
        after = at + len(term.words)
        if _matches(folded[at:after], term):
            yield words[at].start(), words[after - 1].end()
            at = after
        else:
            at += 1


def excerpt(text: str, places: list[Span], numbers: list[int]) -> Span:
    """The passage with most of the terms in it, about 160 code points, cut between words; the start where none is."""
    best, best_score = 0, (0, 0)
    starts = [start for start, _ in places]
    for first, start in enumerate(starts):
        inside = numbers[first : bisect_left(starts, start + _WIDTH - 40)]
        score = (len(set(inside)), len(inside))
        if score > best_score:
            best, best_score = first, score
    start = max(0, starts[best] - 40) if places else 0
    end = min(len(text), start + _WIDTH)
    if places:
        end = max(end, places[best][1])
    while 0 < start < len(text) and not text[start - 1].isspace() and start > (starts[best] - 80):
        start -= 1
    while end < len(text) and not text[end].isspace() and end < start + 2 * _WIDTH:
        end += 1
    return start, end


def _matches(words: list[str], term: Term) -> bool:
    *head, last = term.words
    return words[:-1] == head and (words[-1].startswith(last) if term.prefix else words[-1] == last)


def _quoted(term: Term) -> str:
    words = storable(" ".join(term.words)).replace("\x00", "")
    return f'"{words}"' + ("*" if term.prefix else "")
