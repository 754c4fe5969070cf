"""What kind of party a name or a phrase means, and how sure that is.

A word of the page ("the newspaper Bild") outweighs the gazetteer, the gazetteer outweighs the shape of the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from reportedly.language.fold import fold
from reportedly.language.words import is_cyrillic, tokens
from reportedly.model import SourceKind
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.heads import ADJECTIVE
from reportedly.sources.lexicon import word_hit
from reportedly.sources.people import looks_slavic, person_name
from reportedly.sources.phrases import Phrase
from reportedly.sources.runs import Run

PartyKind = SourceKind | Literal["place"]
CAMEL = re.compile(r"^(?!Mc|Mac|O['’]|De|Di|La|Le|Van|Fitz)\w*[a-z][A-Z]|\w\d")
AGENT = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ent|ee|eur|ess|nik|crat|father|mother|one)$")
PLACE_LIKE = re.compile(
    r"(?:[вкнш](?:ий|ій|ый|ая|ого|ої|ому|ой|ый|ым|им|ім|ое|ую|их|ых)|(?:ж|х)(?:ня|ній|ньої|ньому)|[жрхд](?:няя|ний|нее|нюю|ней|него|нему))$"
)
MANY = re.compile(r"(?:ры|ты|лы|ды|нты|сты|ики|ори|ери|ари|ти|ди|рі|ті)$")
STATED, KNOWN, SHAPE, GUESS, NONE = 4, 3, 2, 1, 0
PEOPLE = frozenset({"person", "human", "journalist", "spokes", "official"})
NOUN_KINDS: dict[str, PartyKind] = {
    "channel": "channel",
    "outlet": "outlet",
    "agency": "outlet",
    "organisation": "organisation",
    "voice": "organisation",
    "body": "organisation",
    "document": "document",
    "group": "group",
    "authority": "group",
    "anonymous": "anonymous",
    "vague": "vague",
    "impersonal": "impersonal",
    "publication": "document",
    "statement": "document",
    "place": "group",
}


@lru_cache(maxsize=16384)
def kind_of_run(run: Run) -> tuple[PartyKind | None, int]:
    """The kind that a name and the words before it show, with its weight (`STATED` down to `NONE`)."""
    known = gazetteer().outlet(run.words)
    for tag in reversed(run.tags):
        kind = NOUN_KINDS.get(tag.partition(":")[2])
        if tag in ("noun:channel", "noun:outlet", "noun:agency") and kind and run.tags[-1] == tag:
            return kind, STATED
    if known is not None and (not known.plain or run.tags[-1:] in (("noun:outlet",), ("noun:agency",)) or run.quoted):
        return ("channel" if known.sort == "channels" else "outlet"), KNOWN
    if gazetteer().is_body(run.words):
        return "organisation", KNOWN
    if gazetteer().place(run.words):
        return "place", KNOWN
    return _by_shape(run)


def _by_shape(run: Run) -> tuple[PartyKind | None, int]:
    words = run.words
    hits = [word_hit(word) for word in words]
    last = words[-1]
    if any(hit is not None and hit.has("common:bodies", "noun:organisation") for hit in hits) and len(words) > 1:
        return "organisation", SHAPE
    if any(hit is not None and hit.has("common:papers") for hit in hits) and len(words) > 1:
        return "outlet", SHAPE
    if "." in last[:-1] and next(iter(tokens(last))).kind == "site":
        return "outlet", SHAPE
    if last.startswith("@"):
        return "channel", SHAPE
    acronym = all(word.isupper() and 1 < len(word) <= 6 for word in words)
    body = len(words) == 1 and hits[0] is not None and hits[0].has("common:bodies", "noun:organisation")
    if (
        acronym
        or body
        or (len(words) == 1 and CAMEL.search(last))
        or (run.quoted and run.tags[-1:] != ("noun:person",))
    ):
        return "organisation", GUESS
    headed = is_cyrillic(run.text) and run.tags and run.tags[0].partition(":")[2] in PEOPLE and len(words) > 1
    if headed or (run.tags and run.tags[-1].partition(":")[2] in PEOPLE | {"titles"}):
        return "person", STATED if len(words) > 1 or run.tags[-1] in ("word:titles", "noun:person") else SHAPE
    if run.tags and run.tags[-1] == "noun:body":
        return "organisation", STATED
    if person_name(words) is None:
        return None, NONE
    if len(words) > 1:
        given = gazetteer().given(words[0]) or gazetteer().given(words[1])
        if not given and PLACE_LIKE.search(words[0]):
            return None, NONE
        if given or looks_slavic(last):
            return "person", SHAPE
        return "person", SHAPE if is_cyrillic(last) else GUESS
    return ("person", GUESS) if looks_slavic(last) else (None, NONE)


def kind_of_phrase(phrase: Phrase, *, attitude: bool) -> tuple[PartyKind, int]:
    """The kind of a party that is described and not named, with its weight.

    attitude: the party is said to plan, want or fear; officials who do so act as a group, they are nobody's source.
    """
    tag, flags = phrase.tag(), phrase.flags
    unnamed = bool(flags & {"unnamed"})
    new = bool(flags & {"indefinite", "several", "another"})
    if tag == "official":
        # without articles «сотрудник» is one of many, whom nobody has named
        single = not (phrase.plural or new or unnamed or (is_cyrillic(phrase.head) and "definite" not in flags))
        return ("person" if single else "group" if attitude and not unnamed else "anonymous"), SHAPE
    if tag == "people":
        return ("anonymous" if flags & {"knowing", "unnamed", "several"} else "group"), SHAPE
    if tag == "spokes":
        inner = phrase.inner.name if phrase.inner is not None else None
        owners = (*phrase.owners, inner) if inner is not None else phrase.owners
        if any(kind_of_run(run)[0] == "person" for run in owners):
            return ("group" if phrase.plural else "person"), SHAPE
        return ("anonymous" if phrase.plural else "organisation"), SHAPE
    if tag in ("person", "human"):
        if unnamed or "several" in flags or (new and not phrase.plural):
            return "anonymous", SHAPE
        return ("group" if phrase.plural else "person"), SHAPE
    if tag == "journalist":
        if "indefinite" in flags:
            return "anonymous", SHAPE
        return ("outlet" if phrase.owners else "person" if not phrase.plural and not new else "group"), GUESS
    if tag in ("outlet", "agency", "channel") and ("several" in flags or (phrase.plural and "definite" not in flags)):
        return "vague", SHAPE
    if tag == "group" and (unnamed or "several" in flags):  # "two workers" are people whom nobody names
        return "anonymous", SHAPE
    if tag == "authority" and phrase.owners:
        return "organisation", SHAPE
    if tag == "place" and phrase.inner is not None and phrase.inner.name is not None:
        return "organisation", SHAPE
    if tag in NOUN_KINDS:
        return NOUN_KINDS[tag], SHAPE
    if unnamed:
        return "anonymous", GUESS
    return _of_unknown_noun(phrase)


def _of_unknown_noun(phrase: Phrase) -> tuple[PartyKind, int]:
    """The kind of a phrase whose noun no data file knows: by its number and, in English, by how such nouns end."""
    words = [token.text for token in tokens(phrase.text) if token.kind == "word"]
    if phrase.flags & {"indefinite", "several"} and any(
        (hit := word_hit(w)) and hit.has("pronoun:they") for w in words
    ):
        return "anonymous", SHAPE
    words = [token.text for token in tokens(phrase.head) if token.kind == "word"]
    last = words[-1] if words else ""
    new = bool(phrase.flags & {"indefinite", "another"})
    if is_cyrillic(last):
        if phrase.inside and not new:
            return "organisation", NONE
        first = next((word for word in words if not ADJECTIVE.search(fold(word)) and not word_hit(word)), "")
        many = len(first) > 4 and MANY.search(fold(first)) is not None
        return ("group" if "several" in phrase.flags or many else "anonymous" if new else "person"), NONE
    if (last.endswith("s") and not last.endswith("ss")) or "several" in phrase.flags:
        return ("anonymous" if "several" in phrase.flags and phrase.head != phrase.text else "group"), NONE
    if AGENT.search(last):
        return ("anonymous" if new else "person"), NONE
    return ("document" if "definite" in phrase.flags or new else "person"), NONE


def press_cue(words: Sequence[str]) -> bool:
    """Whether a cue is one of those who write: it makes an unknown name an outlet's."""
    return any((hit := word_hit(word)) is not None and hit.has("word:press") for word in words)
