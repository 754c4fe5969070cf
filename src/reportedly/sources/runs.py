"""Runs of capitals: where a text names somebody or something, and what the words before the name call it.

A run is cut so that titles, nationalities and places stand outside it: "Ukrainian President Volodymyr Zelensky" is
the run "Volodymyr Zelensky" with the title "president". Words at the beginning of a sentence count only when they
are no common words; a headline in capitals throughout has no runs of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.language.fold import fold
from reportedly.language.sentences import sentences
from reportedly.language.words import Token, is_cyrillic, tokens
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.lexicon import Hit, lexicon
from reportedly.sources.people import looks_slavic, person_name

OPENING, CLOSING = "«“„\"'‘‹", "»”“\"'’›"
TITLES = ("noun:person", "noun:human", "noun:spokes", "noun:journalist", "noun:official", "word:titles")
NO_NAMES = (
    *("common:words", "common:days", "word:definite", "word:indefinite", "word:own", "word:several", "word:another", "word:unnamed"),
    *("pronoun:he", "pronoun:she", "pronoun:it", "pronoun:they", "pronoun:i", "pronoun:we", "pronoun:relative"),
    *("word:addressed", "word:knowing", "word:stops"),
)
NAMED_THINGS = (
    *("noun:outlet", "noun:agency", "noun:channel", "noun:body", "noun:organisation", "noun:place"),
    *("noun:publication", "noun:document", "common:bodies"),
)
CALLED = (
    *("noun:anonymous", "noun:people", "noun:group", "noun:authority", "noun:agency", "noun:outlet", "noun:publication"),
    *("noun:statement", "noun:document", "noun:impersonal", "noun:place"),
)
HELD = ("noun:outlet", "noun:agency", "noun:channel", "noun:body")
LONGEST = 7
POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A name as it stands in the text: half-open place, words, and what is seen around it.

    `titles` are the entries of the nouns before it (general, newspaper); `quoted` whether quotation marks are about
    it; `initial` whether it begins a sentence; `located` whether a word of place is before it, `national` whether a
    word of nationality is.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    quoted: bool = False
    initial: bool = False
    located: bool = False
    national: bool = False
    sentence: int = 0

    @property
    def text(self) -> str:
        """The words of the run with single spaces."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence's tokens with what the lexicon says of each place; `headline` when capitals mean nothing in it."""

    number: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    hits: tuple[Hit | None, ...]
    headline: bool


def read_sentences(text: str, regions: Sequence[tuple[int, int]]) -> list[Sentence]:
    """The sentences of the regions (half-open spans of the text, in order), looked up in the lexicon."""
    found: list[Sentence] = []
    for start, end in regions:
        for sentence in sentences(text[start:end]):
            cut = tuple(tokens(text, start + sentence[0], start + sentence[1]))
            found.append(_sentence(len(found), start + sentence[0], start + sentence[1], cut))
    return found


def _sentence(number: int, start: int, end: int, cut: tuple[Token, ...]) -> Sentence:
    return Sentence(number=number, start=start, end=end, tokens=cut, hits=look_up(cut), headline=_is_headline(cut))


def look_up(cut: Sequence[Token]) -> tuple[Hit | None, ...]:
    """What the lexicon has at each of the tokens; a possessive is looked up as its word."""
    folded = [fold(token.text).removesuffix("'s") for token in cut]
    return tuple(lexicon().at(folded, place) for place in range(len(cut)))


def _is_headline(cut: Sequence[Token]) -> bool:
    long = [token.text for token in cut if token.kind == "word" and len(token.text) > 3]
    return len(long) >= 4 and cut[-1].text != "." and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def find_runs(sentence: Sentence, *, trusted: bool = False) -> list[Run]:
    """The runs of a sentence, in order.

    trusted: the tokens are known to name a party (they are a source), so that a headline's capitals and a capital at
    the beginning are taken for what they are.
    """
    if sentence.headline and not trusted:
        return []
    return [run for run in _runs(sentence, trusted) if run.words]


def _runs(sentence: Sentence, trusted: bool) -> Iterator[Run]:
    cut, place = sentence.tokens, 0
    while place < len(cut):
        quoted_to = _quoted(sentence, place)
        if quoted_to is not None:
            words = cut[place + 1 : quoted_to]
            yield _run(sentence, words, place, quoted=True)
            place = quoted_to + 1
            continue
        if not _is_capital(cut[place]) or _begins_common(sentence, place, trusted):
            place += 1
            continue
        known = gazetteer().longest([token.text for token in cut[place : place + LONGEST]])
        if known > 1:
            yield _run(sentence, cut[place : place + known], place)
            place += known
            continue
        end = _run_end(sentence, place)
        yield from _pieces(sentence, place, end)
        place = max(end, place + 1)


def _is_capital(token: Token) -> bool:
    if token.text.endswith(("-based", "-backed", "-led", "-born", "-run", "-owned")):
        return False
    return token.kind in ("site", "handle", "initial") or token.kind == "dotted" and token.text[0].isupper() or token.kind == "word" and token.text[0].isupper()


def _begins_common(sentence: Sentence, place: int, trusted: bool) -> bool:
    """A capital that only the beginning of the sentence explains, or that is no name anywhere."""
    hit, token = sentence.hits[place], sentence.tokens[place]
    if token.kind in ("site", "handle") or hit is None:
        return False
    if hit.length > 1 and not all(_is_capital(part) for part in sentence.tokens[place : place + hit.length]):
        return not _known_name(sentence, place)
    following = sentence.tokens[place + 1 : place + 2]
    opened = place > 0 and sentence.tokens[place - 1].text in OPENING
    if hit.has("common:words") and not hit.has("common:days", "common:inside") and not _is_first(sentence, place):
        if not opened and place > 0 and following and _is_capital(following[0]) and token.text.isascii() and len(token.text) > 1:
            return hit.has("word:definite", "word:indefinite", "word:stops", "pronoun:we", "pronoun:i")
    if hit.has(*NO_NAMES):
        acronym = token.text.isupper() and 1 < len(token.text) <= 4 and place > 0
        return not acronym and not _known_name(sentence, place)
    if hit.has("noun:vague", "noun:channel"):
        return not _known_name(sentence, place)
    covered = sentence.tokens[place : place + hit.length]
    if hit.has(*TITLES) and _outside(hit, covered, place, place, place + hit.length):
        return not _known_name(sentence, place)
    first = _is_first(sentence, place)
    if first and hit.noun() is not None and not trusted:
        return not (following and _is_capital(following[0]))
    if first and hit.noun() is not None:
        following = sentence.tokens[place + hit.length : place + hit.length + 1]
        return not (following and _is_capital(following[0])) and not _known_name(sentence, place)
    return False


def _is_first(sentence: Sentence, place: int) -> bool:
    """Whether a token begins its sentence, dashes and quotation marks before it aside."""
    if sentence.tokens[place].start == sentence.start:
        return True
    return place == 1 and sentence.tokens[0].kind == "mark" and sentence.tokens[0].start == sentence.start


def _known_name(sentence: Sentence, place: int) -> bool:
    words = []
    for token in sentence.tokens[place : place + 4]:
        words.append(token.text)
        if len(words) > 1 and gazetteer().outlet(words) is not None:
            return True
    return gazetteer().is_body(words[:1]) or gazetteer().is_body(words[:2])


def _quoted(sentence: Sentence, place: int) -> int | None:
    """The place of the mark that closes a name in quotation marks, if one opens here."""
    cut = sentence.tokens
    if cut[place].text not in OPENING:
        return None
    for end in range(place + 2, min(place + LONGEST, len(cut))):
        if cut[end].text in CLOSING:
            inside = cut[place + 1 : end]
            if not all(token.kind != "mark" for token in inside) or not (
                inside[0].text[0].isupper() or inside[0].kind == "number"
            ):
                return None
            capitals = all(_is_capital(token) or token.kind == "number" for token in inside)
            named = place > 0 and _named_before(sentence, place) and len(inside) <= 5
            return end if named or capitals and len(inside) <= 3 else None
    return None


def _named_before(sentence: Sentence, place: int) -> bool:
    return any(
        hit is not None and hit.length == length and hit.has(*NAMED_THINGS)
        for length in (1, 2)
        if place >= length and (hit := sentence.hits[place - length]) is not None
    )


def _run_end(sentence: Sentence, place: int) -> int:
    """One past the last token of the capitals that begin at `place`, small words between them included."""
    cut, end = sentence.tokens, place + 1
    while end < len(cut) and end - place < 2 * LONGEST:
        if cut[end].start - cut[end - 1].end > 1:
            break
        if _is_capital(cut[end]):
            end += 1
            continue
        hit = sentence.hits[end]
        if cut[end].kind != "word" or hit is None or not hit.has("common:inside"):
            break
        after = end + 1
        if cut[end].text == "of" and after < len(cut) and cut[after].text == "the":
            after += 1
        joins = cut[end].text not in ("of", "and", "for", "on", "the") or (
            cut[end].text in ("of", "for") and _has_body(sentence, place, end)
        )
        if not joins or after >= len(cut) or not _is_capital(cut[after]):
            break
        end = after + 1
    return end


def _has_body(sentence: Sentence, start: int, end: int) -> bool:
    return any(
        hit is not None and hit.has("common:bodies", "noun:organisation") and not hit.has(*TITLES)
        for hit in sentence.hits[start:end]
    )


def _pieces(sentence: Sentence, start: int, end: int) -> Iterator[Run]:
    """Cut a row of capitals where a title, a nationality, a day, a possessive or a place ends a name."""
    cut, begun, place = sentence.tokens, start, start
    whole = [token.text for token in cut[start:end]]
    if gazetteer().outlet(whole) is not None or gazetteer().is_body(whole):
        yield _run(sentence, cut[start:end], start)
        return
    if _is_first(sentence, begun) and _before_given(whole):
        begun = place = start + 1
    while place < end:
        hit = sentence.hits[place]
        outside = (
            hit is not None
            and place + hit.length <= end
            and not (place == begun and _known_name(sentence, place))
            and _outside(hit, cut[place : place + hit.length], begun, place, end)
        )
        if place == begun and gazetteer().place([cut[place].text]) and _outlet_from(sentence, place + 1, end):
            yield _run(sentence, cut[begun : place + 1], begun)
            begun = place = place + 1
            continue
        if hit is not None and place + hit.length > end and hit.noun() is not None:
            yield _run(sentence, cut[begun:place], begun)
            return
        if outside and hit is not None:
            yield _run(sentence, cut[begun:place], begun)
            begun = place = place + hit.length
            continue
        place += 1
        ends = cut[place - 1].text.endswith(POSSESSIVE) and not _of_body(sentence, place, end)
        if place < end and (ends or is_cyrillic(cut[place - 1].text) and cut[place].text.isascii()):
            yield _run(sentence, cut[begun:place], begun)
            begun = place
    if end - begun == 2 and is_cyrillic(cut[begun].text) and gazetteer().place([cut[end - 1].text]):
        yield _run(sentence, cut[begun : end - 1], begun)
        begun = end - 1
    person = _person_at_end(sentence, begun, end)
    if person is not None:
        yield _run(sentence, cut[begun:person], begun)
        begun = person
    yield _run(sentence, cut[begun:end], begun)


def _before_given(words: Sequence[str]) -> bool:
    """Whether the first word of a sentence only stands before a name: "Слова | Олега Малкова"."""
    if len(words) < 2 or gazetteer().given(words[0]) or not gazetteer().given(words[1]):
        return False
    return not looks_slavic(words[0]) if len(words) == 2 else person_name(words) is None or not _surname_first(words)


def _surname_first(words: Sequence[str]) -> bool:
    name = person_name(words)
    return name is not None and name.surname == words[0]


def _outlet_from(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the rest of a row of capitals is an outlet's name, its last word aside: London | Daily Mail."""
    words = [token.text for token in sentence.tokens[start:end]]
    return any(len(words) > cut and gazetteer().outlet(words[: len(words) - cut]) is not None for cut in (0, 1))


def _of_body(sentence: Sentence, place: int, end: int) -> bool:
    """Whether a possessive is the first word of a body's name: President's Office, People's Republic."""
    before = fold(sentence.tokens[place - 1].text)[:-2]
    owner = lexicon().at([before])
    return before == "people" or (owner is not None and owner.noun() is not None and _has_body(sentence, place, end))


def _person_at_end(sentence: Sentence, begun: int, end: int) -> int | None:
    """Where a person's name begins in "President of | Ukraine | Volodymyr Zelensky", "head of | Wagner PMC | …"."""
    if end - begun < 3:
        return None
    cut, last = sentence.tokens, end - 2
    if any(hit is not None and hit.has("common:bodies", "common:papers", "common:inside") for hit in sentence.hits[last:end]):
        return None
    words = [token.text for token in cut[begun:last]]
    body = _has_body(sentence, begun, last) or gazetteer().is_body(words) or gazetteer().place(words) is not None
    named = gazetteer().given(cut[last].text) is not None
    headed = _headed(sentence, begun)
    return last if named and (body or headed) or headed and (body or end - begun > 3) else None


def _headed(sentence: Sentence, place: int) -> bool:
    """Whether a title and its "of" stand before a place of the sentence."""
    if place < 2 or fold(sentence.tokens[place - 1].text) not in ("of", "for", "the", "at"):
        return False
    back = place - 2 if fold(sentence.tokens[place - 1].text) != "the" else place - 3
    hit = sentence.hits[back] if back >= 0 else None
    return hit is not None and hit.has("noun:person", "noun:human", "noun:spokes")


def _outside(hit: Hit, covered: Sequence[Token], begun: int, place: int, end: int) -> bool:
    """Whether capitals of a run are no part of a name: titles, nationalities, days, the first word of a sentence."""
    if covered[-1].text.endswith(POSSESSIVE):
        return False
    if hit.has("common:demonyms"):
        return place == begun or place + hit.length == end
    if all(token.text.isupper() and 1 < len(token.text) < 5 for token in covered):
        return False
    if hit.has(*TITLES):
        return not hit.has("common:bodies", "common:papers")
    if begun == place == 0 and hit.has(*CALLED):
        return True
    return hit.has("common:days")


def _run(sentence: Sentence, words: Sequence[Token], place: int, *, quoted: bool = False) -> Run:
    cut = sentence.tokens
    while words and words[0].kind == "word" and fold(words[0].text) == "the" and len(words) == 1:
        words = words[1:]
    if not words:
        return Run(start=0, end=0, words=())
    titles, tags = _before(sentence, place)
    if not titles and not quoted:
        titles, tags = _apposed(sentence, place, place + len(words))
    before = sentence.hits[place - 1] if place else None
    texts = tuple(token.text for token in words)
    end = words[-1].end
    if texts[-1].endswith(POSSESSIVE) and not is_cyrillic(texts[-1]):
        end -= 2
        texts = (*texts[:-1], texts[-1][:-2])
    run = Run(
        start=words[0].start,
        end=end,
        words=texts,
        titles=titles,
        tags=tags,
        quoted=quoted,
        initial=not quoted and (_is_first(sentence, place) or place > 0 and cut[place - 1].text in OPENING),
        sentence=sentence.number,
    )
    last = place + len(words) + quoted
    behind = sentence.hits[last] if last < len(cut) else None
    located = before is not None and before.has("word:locatives") and not titles
    located = located or behind is not None and behind.has("noun:authority", "noun:place") and not quoted
    if before is not None and behind is not None and before.has("word:indefinite") and behind.has(*HELD):
        located = True
    national = before is not None and before.has("common:demonyms")
    return replace(run, located=located, national=national)


def _apposed(sentence: Sentence, place: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The office that stands beside a name: "X, commander of …", "the head of …, X,", "President of | Y | X"."""
    cut, hits = sentence.tokens, sentence.hits
    if end + 1 < len(cut) and cut[end].text == ",":
        after = end + 1
        while after < len(cut) - 1 and (hit := hits[after]) and hit.has("word:definite", "word:indefinite", "common:words"):
            after += 1
        behind = next((hit for hit in hits[after : after + 3] if hit is not None and hit.has("noun:person", "noun:human")), None)
        if behind is not None and (noun := behind.noun()) is not None:
            return (noun.text,), (noun.tag,)
    if not _is_capital(cut[place]) or place < 3:
        return (), ()
    back = place - 1
    comma = cut[back].text == ","
    if not comma and not _is_capital(cut[back]):
        return (), ()
    for at in range(back - comma, max(-1, back - 10), -1):
        hit = hits[at]
        if hit is not None and hit.has("noun:person") and hit.noun() is not None:
            of = cut[at + hit.length].text if at + hit.length < place else ""
            noun = hit.noun()
            return ((noun.text,), (noun.tag,)) if noun and (of in ("of", "at", "for") or is_cyrillic(of)) else ((), ())
        if not (_is_capital(cut[at]) or hit is not None and hit.has("common:inside", "word:stops", "noun:organisation", "noun:body")):
            break
    return (), ()


def _before(sentence: Sentence, place: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nouns that stand right before a name and say what it is, as entries and as tags."""
    titles: list[str] = []
    tags: list[str] = []
    at = place
    while at > 0:
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
