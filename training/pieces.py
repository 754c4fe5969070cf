"""Which pieces of the vocabulary stay: all Cyrillic ones, and the Latin ones that the languages of interest use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from tokenizers import Tokenizer

MARK = "\u2581"
LATIN_LANGUAGES = ("en", "de", "fr", "es", "pl", "it", "pt")
WORDS, SHOUTED_WORDS = 200_000, 20_000
LETTERS = ("LATIN", "CYRILLIC", "COMBINING")


def of_our_scripts(piece: str) -> bool:
    """True when every character is Latin, Cyrillic or a sign that any script may use."""
    return bool(piece) and all(map(_kept, piece))


def _kept(character: str) -> bool:
    if character == MARK or character < "\x80":
        return True
    kind = unicodedata.category(character)[0]
    if kind in "LM":
        phonetic = "\u1d00" <= character <= "\u1dbf"
        return unicodedata.name(character, "").startswith(LETTERS) and not phonetic
    point = ord(character)
    if kind == "N":
        return point < 0x300 or 0x2000 <= point <= 0x2BFF
    # punctuation, symbols and emoji, but not those of one foreign script
    return (
        point < 0x370
        or 0x2000 <= point <= 0x2BFF
        or 0xFE00 <= point <= 0xFE0F
        or 0x1F000 <= point <= 0x1FAFF
        or point == 0xFFFD
    )


def needed(tokenizer: Tokenizer, texts: Iterable[str]) -> set[int]:
    """Ids that stay for good: Cyrillic, letterless, single characters, and whatever the texts are cut into."""
    kept: set[int] = set()
    for piece, number in tokenizer.get_vocab().items():
        bare = piece.replace(MARK, "")
        cyrillic = any(unicodedata.name(character, "").startswith("CYRILLIC") for character in bare)
        if cyrillic or len(bare) <= 1 or not any(map(str.isalpha, bare)):
            kept.add(number)
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 20_000:
            kept.update(_ids(tokenizer, batch))
            batch = []
    return kept | _ids(tokenizer, batch)


def _ids(tokenizer: Tokenizer, texts: list[str]) -> set[int]:
    return {number for found in tokenizer.encode_batch(texts, add_special_tokens=False) for number in found.ids}


def frequent_words() -> Iterator[str]:
    """The commonest words of the Latin-script languages as written, capitalised, and in capitals (wordfreq's lists)."""
    import wordfreq

    for language in LATIN_LANGUAGES:
        words = wordfreq.top_n_list(language, WORDS)
        for word in words:
            yield word
            yield word.capitalize()
        yield from (word.upper() for word in words[:SHOUTED_WORDS])
