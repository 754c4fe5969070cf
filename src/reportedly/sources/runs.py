"""Runs of capitals: where a text names somebody or something, and what the words before the name call it.

A run is cut so that titles, nationalities and places stand outside it: "Ukrainian President Volodymyr Zelensky" is
the run "Volodymyr Zelensky" with the title "president". Words at the beginning of a sentence count only when they
are no common words; a headline in capitals throughout has no runs of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.language.fold import fold
from reportedly.language.words import Token, is_cyrillic
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.lexicon import Hit, lexicon, word_hit
from reportedly.sources.offices import called_before, office_beside
from reportedly.sources.people import PATRONYMIC, looks_slavic, person_name
from reportedly.sources.quoted import OPENING, quoted_end
from reportedly.sources.sentence import Sentence, is_capital

TITLES = ("noun:person", "noun:human", "noun:spokes", "noun:journalist", "noun:official", "word:titles")
NO_NAMES = (
    *(
        "common:words",
        "common:days",
        "word:definite",
        "word:indefinite",
        "word:own",
        "word:several",
        "word:another",
        "word:unnamed",
    ),
    *("pronoun:he", "pronoun:she", "pronoun:it", "pronoun:they", "pronoun:i", "pronoun:we", "pronoun:relative"),
    *("word:addressed", "word:knowing", "word:stops"),
)
CALLED = (
    *(
        "noun:anonymous",
        "noun:people",
        "noun:group",
        "noun:authority",
        "noun:agency",
        "noun:outlet",
        "noun:publication",
    ),
    *("noun:statement", "noun:document", "noun:impersonal", "noun:place"),
)
HELD = ("noun:outlet", "noun:agency", "noun:channel", "noun:body")
LONGEST = 7
NATION = 3
OFFICE = 4
GENITIVE = re.compile(r"[аяыиії]$")
POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A name as it stands in the text: half-open place, words, and what is seen around it.

    `titles` are the entries of the nouns before it (general, newspaper); `quoted` whether quotation marks are about
    it; `initial` whether it begins a sentence; `located` whether a word of place is before it, `national` how the
    country or nationality before it begins.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    quoted: bool = False
    initial: bool = False
    located: bool = False
    national: str = ""
    sentence: int = 0

    @property
    def text(self) -> str:
        """The words of the run with single spaces."""
        return " ".join(self.words)


def find_runs(sentence: Sentence, *, trusted: bool = False) -> list[Run]:
    """The runs of a sentence, in order.

    trusted: the tokens are known to name a party (they are a source), so that a headline's capitals and a capital at
    the beginning are taken for what they are.
    """
    if sentence.headline and not trusted:
        return []
    return [run for run in _runs(sentence, trusted) if run.words and not _common_channels(run)]


def _common_channels(run: Run) -> bool:
    """Whether a run is no name but a common noun with a capital in it: «Telegram-каналы» behind a nationality."""
    hit = word_hit(run.words[0]) if len(run.words) == 1 and not run.quoted else None
    return hit is not None and hit.has("noun:vague", "noun:channel") and not gazetteer().outlet(run.words)


def _runs(sentence: Sentence, trusted: bool) -> Iterator[Run]:
    cut, place = sentence.tokens, 0
    while place < len(cut):
        quoted_to = quoted_end(sentence, place, trusted=trusted) if cut[place].text in OPENING else None
        if quoted_to is not None:
            words = cut[place + 1 : quoted_to]
            yield _run(sentence, words, place, quoted=True)
            place = quoted_to + 1
            continue
        if not is_capital(cut[place]) or _begins_common(sentence, place, trusted):
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


def _foreign(sentence: Sentence, token: Token) -> bool:
    """Whether a capital is of Latin letters among Cyrillic words: a name, whatever the word means («журнал People»)."""
    cyrillic = sum(is_cyrillic(other.text) for other in sentence.tokens if other.kind == "word")
    return not is_cyrillic(token.text) and 4 * cyrillic > len(sentence.tokens)


def _begins_common(sentence: Sentence, place: int, trusted: bool) -> bool:
    """A capital that only the beginning of the sentence explains, or that is no name anywhere."""
    hit, token = sentence.hits[place], sentence.tokens[place]
    if token.kind in ("site", "handle") or (trusted and _all_of_it(sentence, place)):
        return False
    following = sentence.tokens[place + 1 : place + 2]
    alone = not (following and is_capital(following[0]))
    if (
        ((_is_first(sentence, place) and alone) or sentence.headline)
        and token.text.lower() in sentence.common
        and len(token.text) > 1
    ):
        return not _known_name(sentence, place)
    if trusted and _is_first(sentence, place) and following and _heads_noun_phrase(token, following[0]):
        return not _known_name(sentence, place)
    if hit is None or _foreign(sentence, token):
        return False
    if sentence.headline and hit.has("noun:group", *CALLED):
        return not _known_name(sentence, place)
    if hit.length > 1 and not all(is_capital(part) for part in sentence.tokens[place : place + hit.length]):
        return not _known_name(sentence, place)
    opened = place > 0 and sentence.tokens[place - 1].text in OPENING
    inside = not opened and place > 0 and not alone and not _is_first(sentence, place)
    plain = hit.has("common:words", "word:another") and not hit.has("common:days", "common:inside")
    if inside and plain and token.text.isascii() and len(token.text) > 1:
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
        return not (following and is_capital(following[0]))
    if first and hit.noun() is not None:
        following = sentence.tokens[place + hit.length : place + hit.length + 1]
        return not (following and is_capital(following[0])) and not _known_name(sentence, place)
    return False


def _all_of_it(sentence: Sentence, place: int) -> bool:
    """Whether a source is a country in capitals and nothing else ("US", "the U.K."): elsewhere that is an adjective."""
    text = sentence.tokens[place].text
    alone = place + 1 == len(sentence.tokens) and all(fold(before.text) == "the" for before in sentence.tokens[:place])
    return alone and text.isupper() and gazetteer().place((text,)) is not None


def _heads_noun_phrase(token: Token, following: Token) -> bool:
    """Whether a source begins with a common noun: in Russian and Ukrainian a small letter follows it (Жена мэра)."""
    if not is_cyrillic(token.text) or following.kind != "word" or not following.text[0].islower():
        return False
    known = gazetteer().given(token.text) or gazetteer().place([token.text]) or gazetteer().outlet([token.text])
    small = word_hit(following.text)
    return not known and not (small is not None and small.has("common:words", "word:stops", "common:inside"))


def _is_first(sentence: Sentence, place: int) -> bool:
    """Whether a token begins its sentence, dashes and quotation marks before it aside."""
    if sentence.tokens[place].start == sentence.start:
        return True
    return place == 1 and sentence.tokens[0].kind == "mark" and sentence.tokens[0].start == sentence.start


def _known_name(sentence: Sentence, place: int) -> bool:
    words = [token.text for token in sentence.tokens[place : place + 4]]
    if gazetteer().may_open_outlet(words):
        for count in range(2, len(words) + 1):
            if gazetteer().outlet(words[:count]) is not None:
                return True
    return gazetteer().is_body(words[:1]) or gazetteer().is_body(words[:2])


def _run_end(sentence: Sentence, place: int) -> int:
    """One past the last token of the capitals that begin at `place`, small words between them included."""
    cut, end = sentence.tokens, place + 1
    while end < len(cut) and end - place < 2 * LONGEST:
        if cut[end].start - cut[end - 1].end > 1:
            break
        if is_capital(cut[end]):
            end += 1
            continue
        if cut[end].text == "&" and end + 1 < len(cut) and is_capital(cut[end + 1]):
            end += 2
            continue
        if cut[end].kind == "word" and not is_cyrillic(cut[end].text) and _foreign(sentence, cut[end - 1]):
            end += 1  # «газета Harbour noviny»: what is in Latin letters among Cyrillic ones is all name
            continue
        hit = sentence.hits[end]
        if cut[end].kind != "word" or hit is None or not hit.has("common:inside"):
            break
        after = end + 1
        if cut[end].text in ("of", "for") and after < len(cut) and cut[after].text == "the":
            after += 1
        joins = cut[end].text not in ("of", "and", "for", "on", "the") or (
            cut[end].text in ("of", "for") and _has_body(sentence, place, end)
        )
        if not joins or after >= len(cut) or not is_capital(cut[after]):
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
    if _all_of_it(sentence, end - 1):
        yield _run(sentence, cut[end - 1 : end], end - 1)
        return
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
            and not (place > begun and not sentence.headline and cut[place - 1].text in ("of", "for"))
            and _outside(
                hit, cut[place : place + hit.length], begun, place, end, bodied=_is_bodied(sentence, place, end)
            )
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
        if place < end and (ends or (is_cyrillic(cut[place - 1].text) and cut[place].text.isascii())):
            yield _run(sentence, cut[begun:place], begun)
            begun = place
    if end - begun == 2 and is_cyrillic(cut[begun].text) and gazetteer().place([cut[end - 1].text]):
        yield _run(sentence, cut[begun : end - 1], begun)
        begun = end - 1
    acronyms = _acronyms_before(whole[begun - start :])
    if acronyms:
        yield _run(sentence, cut[begun : begun + acronyms], begun)
        begun += acronyms
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


def _acronyms_before(words: Sequence[str]) -> int:
    """How many abbreviations stand before a person's name: МИД ФРГ | Ханс Грубер."""
    count = next((at for at, word in enumerate(words) if not word.isupper() or len(word) < 2), len(words))
    rest = words[count:]
    if not count or len(rest) < 2 or (not is_cyrillic(rest[0]) and not gazetteer().given(rest[0])):
        return 0
    return count


def _is_bodied(sentence: Sentence, place: int, end: int) -> bool:
    """Whether a nationality belongs to the name of a body: the Republican National Committee."""
    return any(
        hit is not None and hit.has("common:bodies") and not hit.has(*TITLES) for hit in sentence.hits[place + 1 : end]
    )


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
    if any(
        hit is not None and hit.has("common:bodies", "common:papers", "common:inside")
        for hit in sentence.hits[last:end]
    ):
        return None
    words = [token.text for token in cut[begun:last]]
    body = _has_body(sentence, begun, last) or gazetteer().is_body(words) or gazetteer().place(words) is not None
    named = gazetteer().given(cut[last].text) is not None
    if _headed(sentence, begun) or (named and body):
        return last
    return last if end - begun == 3 and _placed(sentence, begun, named=named) else None


def _placed(sentence: Sentence, place: int, *, named: bool) -> bool:
    """Whether a capital before a person's name is whose the office is: министр Ровении | Глеб Малков.

    named: whether a given name follows. In Russian and Ukrainian the place stands in the genitive.
    """
    word, of = sentence.tokens[place].text, fold(sentence.tokens[place - 1].text) if place else ""
    if not is_cyrillic(word):
        return named and of in ("of", "for") and gazetteer().given(word) is None
    if gazetteer().given(word) or not GENITIVE.search(fold(word)):
        return False
    if PATRONYMIC.search(fold(sentence.tokens[place + 2].text)):
        return False
    for back in range(place - 1, max(-1, place - 1 - OFFICE), -1):
        hit = sentence.hits[back]
        if sentence.tokens[back].kind != "word" or (hit is not None and hit.has("word:stops")):
            return False
        if hit is not None and hit.has("noun:person", "noun:spokes", "noun:official"):
            return True
    return False


def _headed(sentence: Sentence, place: int) -> bool:
    """Whether a title and its "of" stand before a place of the sentence."""
    if place < 2 or fold(sentence.tokens[place - 1].text) not in ("of", "for", "the", "at"):
        return False
    back = place - 2 if fold(sentence.tokens[place - 1].text) != "the" else place - 3
    hit = sentence.hits[back] if back >= 0 else None
    return hit is not None and hit.has("noun:person", "noun:human", "noun:spokes")


def _outside(hit: Hit, covered: Sequence[Token], begun: int, place: int, end: int, *, bodied: bool = False) -> bool:
    """Whether capitals of a run are no part of a name: titles, nationalities, days, the first word of a sentence."""
    if covered[-1].text.endswith(POSSESSIVE):
        return False
    if hit.has("common:demonyms"):
        return (not bodied and place == begun) or place + hit.length == end
    if all(token.text.isupper() and 1 < len(token.text) < 5 for token in covered) and not hit.has(*TITLES):
        return False
    if hit.has(*TITLES):
        return not hit.has("common:bodies", "common:papers")
    if begun == place == 0 and hit.has(*CALLED) and not hit.has("common:periods"):
        return True
    return hit.has("common:days")


def _run(sentence: Sentence, words: Sequence[Token], place: int, *, quoted: bool = False) -> Run:
    cut = sentence.tokens
    while words and words[0].kind == "word" and fold(words[0].text) == "the" and len(words) == 1:
        words = words[1:]
    while words and (small := word_hit(words[-1].text)) and words[-1].text[0].islower() and small.has("common:inside"):
        words = words[:-1]
    if not words:
        return Run(start=0, end=0, words=())
    titles, tags = called_before(sentence, place)
    if not titles and not quoted:
        titles, tags = office_beside(sentence, place, place + len(words))
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
        initial=not quoted and (_is_first(sentence, place) or (place > 0 and cut[place - 1].text in OPENING)),
        sentence=sentence.number,
    )
    last = place + len(words) + quoted
    behind = sentence.hits[last] if last < len(cut) else None
    located = before is not None and before.has("word:locatives") and not titles
    located = located or (behind is not None and behind.has("noun:authority", "noun:place") and not quoted)
    if before is not None and behind is not None and before.has("word:indefinite") and behind.has(*HELD):
        located = True
    owner = cut[place - 1].text if place and before is not None and before.has("common:demonyms") else ""
    if place and cut[place - 1].text.endswith(POSSESSIVE) and gazetteer().place([cut[place - 1].text]):
        owner = str(gazetteer().place([cut[place - 1].text]))
    return replace(run, located=located, national=fold(owner)[:NATION])
