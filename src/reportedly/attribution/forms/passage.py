"""A paragraph as words: tokens, the quotations and brackets that enclose them, and the sentences that they make up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reportedly.language.sentences import sentences
from reportedly.model import Span

Run = tuple[int, int]
"""Half-open range of token numbers."""

TOKEN = re.compile(
    r"(?P<w>(?:[^\W\d_]\.){2,}|[@#]?[^\W\d_](?:\w++|[-'’ʼ‑.&](?=\w))*)|(?P<n>\d+(?:[.,:/-]?\d+)*\w*)|(?P<p>\.{2,}|-{2,}|''|``|[^\w\s]|_)"
)
_FOLD = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "`": "'", "‑": "-"})
_CLOSER = {
    "«": "»",
    "“": "”",
    "„": '“”"',
    "(": ")",
    "[": "]",
    "‘": "’",
    "‹": "›",
    '"': '"',
    "'": "'",
    "”": "”",
    "''": "''",
    "``": "''",
}
_BRACKETS = "(["
_CLOSING = " .!?…\"'”’»)]\u00a0"
_MOST_TOKENS = 6_000
_LONGEST_SENTENCE = 3_000
_LONGEST_QUOTE = 1_200
_FULL_WORDS = 3


class Token(NamedTuple):
    """One word, number or mark: its half-open place in code points, its text, its folded text, its kind (w, n, p)."""

    start: int
    end: int
    text: str
    low: str
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, after a prefix such as @."""
        return self.kind == "w" and self.text.lstrip("@#")[:1].isupper()


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of (a part of) one paragraph.

    `close` gives for the number of an opening mark that of its closing one, `open` the reverse; `inside` gives for
    each token the number of the innermost opening mark around it, or -1.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Run, ...]
    close: dict[int, int]
    open: dict[int, int]
    inside: tuple[int, ...]
    begins: bool

    def span(self, run: Run) -> Span:
        """The span of a range of tokens in the whole text."""
        return self.tokens[run[0]].start, self.tokens[run[1] - 1].end

    def low(self, at: int) -> str:
        """The folded text of a token, "" beyond the ends."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_quote(self, at: int) -> bool:
        """Whether an opening mark opens a quotation, not a bracket."""
        return at in self.close and self.tokens[at].text not in _BRACKETS

    def words(self, run: Run) -> str:
        """The text of a range of tokens."""
        start, end = self.span(run)
        return self.text[start:end]

    def over(self, at: int, hi: int) -> int:
        """The number after `at`, or after what `at` opens where that ends before `hi`."""
        end = self.close.get(at, -1)
        return end + 1 if at < end < hi else at + 1

    def under(self, at: int) -> int:
        """The number before `at`, or before what `at` closes."""
        return self.open.get(at, at) - 1

    def region(self, at: int, sentence: Run) -> Run:
        """The range around `at` that lies in one sentence and in one quotation or bracket."""
        around = self.inside[at]
        if around < 0:
            return sentence
        return max(sentence[0], around + 1), min(sentence[1], self.close[around])

    def speaks(self, opening: int) -> bool:
        """Whether the quotation that opens here is long enough to be speech, not a name or a scare quote."""
        words = sum(token.kind == "w" for token in self.tokens[opening : self.close[opening]])
        before = self.tokens[self.close[opening] - 1].text
        return words >= _FULL_WORDS or (words > 0 and before in ",.!?…")


def passages(text: str, span: Span) -> Iterator[Passage]:
    """The paragraphs of a span, in order; one too long for one view comes in several."""
    tokens: list[Token] = []
    bounds: list[Run] = []
    begins = True
    for start, end, new in _pieces(text, span):
        if tokens and (new or len(tokens) > _MOST_TOKENS):
            yield _enclosed(text, tokens, bounds, begins)
            begins, tokens, bounds = new, [], []
        first = len(tokens)
        tokens.extend(_tokens(text, start, end))
        if len(tokens) > first:
            bounds.append((first, len(tokens)))
    if tokens:
        yield _enclosed(text, tokens, bounds, begins)


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int, bool]]:
    """The sentences of a span; what is too long to be one is cut, so that no step sees more than a bounded piece."""
    for start, end, new in sentences(text[span[0] : span[1]]):
        at, last, fresh = start + span[0], end + span[0], new
        while last - at > _LONGEST_SENTENCE:
            cut = text.rfind(" ", at + 1, at + _LONGEST_SENTENCE)
            cut = cut if cut > 0 else at + _LONGEST_SENTENCE
            yield at, cut, fresh
            at, fresh = cut, False
        yield at, last, fresh


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of one sentence; a full stop inside it belongs to the abbreviation or initial before it."""
    last: Token | None = None
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        begun, ended = match.span()
        inner = word == "." and last is not None and last.kind == "w" and last.end == begun
        if inner and last is not None and text[ended:end].strip(_CLOSING):
            last = last._replace(end=ended, text=last.text + ".")
            continue
        if last is not None:
            yield last
        last = Token(begun, ended, word, _low(word), str(match.lastgroup))
    if last is not None:
        yield last


@lru_cache(maxsize=32768)
def _low(word: str) -> str:
    return word.lower().translate(_FOLD)


def _enclosed(text: str, tokens: list[Token], bounds: list[Run], begins: bool) -> Passage:
    close: dict[int, int] = {}
    stack: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind != "p":
            continue
        found = next((n for n in range(1, min(4, len(stack)) + 1) if _closes(text, tokens, stack[-n], at)), 0)
        if found:
            if at - stack[-found] <= _LONGEST_QUOTE:
                close[stack[-found]] = at
            del stack[-found:]
        elif _opens(text, token):
            stack.append(at)
    inside, around = [-1] * len(tokens), -1
    enclosing: list[int] = []
    back = {end: start for start, end in close.items()}
    for at in range(len(tokens)):
        if at in back and enclosing and enclosing[-1] == back[at]:
            enclosing.pop()
        around = enclosing[-1] if enclosing else -1
        inside[at] = around
        if at in close:
            enclosing.append(at)
    return Passage(text, tuple(tokens), tuple(bounds), close, back, tuple(inside), begins)


def _opens(text: str, token: Token) -> bool:
    if token.text not in _CLOSER:
        return False
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if token.text in "\"'”":
        return (not before or not (before.isalnum() or before in ".,!?…»")) and bool(after) and not after.isspace()
    return True


def _closes(text: str, tokens: list[Token], opening: int, at: int) -> bool:
    if tokens[at].text not in _CLOSER[tokens[opening].text] or len(tokens[at].text) > len(tokens[opening].text):
        return False
    if tokens[at].text in ('"', "'", "”", "''"):
        before = text[tokens[at].start - 1 : tokens[at].start]
        return at > opening + 1 and (not before.isspace() or tokens[at].text == "”")
    return True
