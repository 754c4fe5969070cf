"""A source's words taken apart: which noun says what it is, whose name stands in it, and what the rest says of it.

"Kremlin spokesman Dmitry Peskov" names a person, with a role and an owner; "источники издания" names nobody and has
an owner to be found; "its own sources in the harbour office" keeps all of it as its name. English puts its head
last, Russian and Ukrainian first: the script of the phrase decides which rule reads it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.language.fold import fold
from reportedly.language.words import Token, is_cyrillic, tokens
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.heads import is_noun_like
from reportedly.sources.lexicon import Entry
from reportedly.sources.people import oblique, person_name
from reportedly.sources.pieces import (
    PERSONAL,
    Item,
    is_person,
    items_of,
    keeps_apart,
    leads,
    noun_of,
    quotes,
    segment,
    with_agents,
    within,
)
from reportedly.sources.runs import Run
from reportedly.sources.sentence import Sentence, look_up

HOLDERS = ("noun:outlet", "noun:agency", "noun:channel", "noun:body")
UNLIKE = {"papers": ("noun:document",), "people": ("noun:anonymous", "noun:official", "noun:people")}
AND = ("and", "и", "та", "і", "й", "&")
UNDECLINED = re.compile(r"(?:[бвгджзклмнпрстфхцчшщь]|(?:инфо|інфо|медиа|медіа))$(?<![оеіїё]в)(?<![иы]х)")
TOWN = re.compile(r"(?:ська|цька|зька|ска|цка)$")
FLAGS = ("definite", "indefinite", "own", "another", "several", "unnamed", "knowing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source phrase: the half-open place without a leading preposition, and its parts.

    `head` is the text up to where the head ends, `noun` its entry (None for a bare name or an unknown word), `name` the
    run that names the party itself, `owners` the runs that stand by it, `holder` a body's noun that does (company's),
    `inner` the phrase that the head belongs to ("of the newspaper"), `joined` the further parties of "X and Y",
    `flags` what its small words say, `pronoun` the kind when it is one, `inside` whether «в» or «у» led it.
    """

    start: int
    end: int
    text: str
    head: str = ""
    pronoun: str | None = None
    noun: Entry | None = None
    plural: bool = False
    name: Run | None = None
    owners: tuple[Run, ...] = ()
    inner: Phrase | None = None
    holder: Entry | None = None
    joined: tuple[Phrase, ...] = ()
    flags: frozenset[str] = frozenset()
    roles: tuple[str, ...] = ()
    national: bool = False
    inside: bool = False

    def tag(self) -> str:
        """The class of the head noun without its section, "" when there is none."""
        return self.noun.tag.partition(":")[2] if self.noun else ""


def parse_phrase(text: str, sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Phrase | None:
    """Take apart the source that the spans mark; None when they hold no word.

    sentence: the sentence that holds the first span. spans: half-open, of one source, in order.
    """
    inside = tuple(token for start, end in spans for token in tokens(text, start, end))
    if not inside:
        return None
    return _parse(text, _cut(sentence, inside))


def _cut(sentence: Sentence, inside: tuple[Token, ...]) -> Sentence:
    return replace(sentence, tokens=inside, hits=look_up(inside))


def _parse(text: str, sentence: Sentence) -> Phrase | None:
    items = items_of(sentence)
    inside = False
    while items and leads(items[0]) and len(items) > 1:
        inside = inside or fold(items[0].text) in ("в", "во", "у")
        items = items[1:]
    while items and items[-1].run is None and items[-1].hit is None and not any(c.isalnum() for c in items[-1].text):
        items = items[:-1]
    if not items:
        return None
    start, end = _balanced(text, items[0].start, items[-1].end)
    whole = Phrase(start=start, end=end, text=text[start:end], inside=inside)
    words = [item for item in items if item.text.isalnum() or item.run or item.hit]
    pronoun = _pronoun(words)
    if pronoun is not None:
        return replace(whole, pronoun=pronoun)
    cyrillic = is_cyrillic(next((i.text for i in items if i.hit or i.text.isalpha()), items[0].text))
    return _read(text, sentence, items, whole, cyrillic=cyrillic)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Take back the quotation mark that a phrase has one half of."""
    inside = text[start:end]
    opening, closing = sum(c in "«“„" for c in inside), sum(c in "»”" for c in inside)
    straight = inside.count('"') % 2
    if (opening > closing and text[end : end + 1] in ("»", "”", "“")) or (straight and text[end : end + 1] == '"'):
        return start, end + 1
    before = text[start - 1 : start]
    if before == "«" and text[end : end + 1] == "»" and 0 <= inside.find("»") < inside.find("«"):
        return start - 1, end + 1  # both names of "«X» and «Y»" have lost their outer half
    if (closing > opening and before in ("«", "“", "„")) or (straight and before == '"'):
        return start - 1, end
    return start, end


def _pronoun(words: Sequence[Item]) -> str | None:
    """The kind of a phrase that is a pronoun, with or without "himself" beside it."""
    if not words or len(words) > 2 or any(item.run for item in words):
        return None
    kinds = [
        [entry.tag.partition(":")[2] for entry in item.hit.entries if entry.tag.startswith("pronoun:")]
        if item.hit
        else []
        for item in words
    ]
    first = next((found for found in kinds if found), None)
    alone = all(found or item.has("word:definite", "word:several") for found, item in zip(kinds, words, strict=True))
    return first[0] if first and alone else None


def _read(text: str, sentence: Sentence, items: list[Item], whole: Phrase, *, cyrillic: bool) -> Phrase:
    items = with_agents(items)
    unlike = _split_unlike(text, sentence, items)
    if unlike is not None:
        return unlike
    cut, joined = _split_joined(text, sentence, items)
    first, rest = segment(items[:cut])
    flags = frozenset(flag for flag in FLAGS for item in first if item.has(f"word:{flag}"))
    if any(item.has("word:knowing") for item in rest):
        flags |= {"knowing"}
    if not items[0].has("word:own") and "own" in flags and "definite" not in flags and not cyrillic:
        flags -= {"definite"}
    if any(item.text[0].isdigit() for item in first if item.run is None) or "several" in flags:
        flags |= {"several"}
    national = any(item.has("common:demonyms") for item in first)
    whole = replace(whole, flags=flags, national=national, head=text[first[0].start : first[-1].end] if first else "")
    whole = (_cyrillic_head if cyrillic else _latin_head)(whole, first, rest)
    called = next((b.run for a, b in pairwise(items) if a.has("word:called") and b.run), None)
    if called is not None:
        whole = replace(whole, name=called, noun=None, roles=())
    if any(item.has("word:plural") for item in first):
        whole = replace(whole, plural=True)
    if whole.name is not None and whole.noun is None and not whole.roles:
        whole = replace(whole, roles=tuple(whole.name.titles))
    whole = replace(whole, joined=(joined,) if joined is not None else ())
    if whole.name is None and whole.noun is not None and rest:
        inner = _inner(text, sentence, rest, whole)
        whole = replace(whole, inner=inner)
    return whole


def _latin_head(whole: Phrase, first: list[Item], rest: list[Item]) -> Phrase:
    heads = [at for at, item in enumerate(first) if item.run or noun_of(item)]
    if not heads:
        return _named_after(whole, rest) if rest and rest[0].text == "," else whole
    last = heads[-1]
    runs = [item.run for item in first if item.run]
    nouns = [entry for item in first if (entry := noun_of(item))]
    plural = any(item.hit.plural for item in first[last:] if item.hit)
    if first[last].run:
        noun = nouns[-1] if nouns and noun_of(first[last - 1]) else None
        roles = tuple(entry.text for entry in nouns if entry.tag in PERSONAL)
        party = replace(whole, name=runs[-1], owners=tuple(runs[:-1]), noun=noun, roles=roles or tuple(runs[-1].titles))
        return _apposed(party, rest)
    noun = noun_of(first[last])
    assert noun is not None
    holder = next((e for e in reversed(nouns[:-1]) if e.tag in (*HOLDERS, "noun:organisation")), None)
    whole = replace(whole, noun=noun, plural=plural, owners=tuple(runs), holder=holder)
    held = noun.tag in HOLDERS and "indefinite" not in whole.flags
    if (
        runs
        and held
        and holder is None
        and last - 1 in heads
        and first[last - 1].run
        and not gazetteer().place(runs[-1].words)
        and not _national(runs[-1])
    ):
        return replace(whole, name=runs[-1], owners=tuple(runs[:-1]))
    if noun.tag in PERSONAL:
        return _named_after(replace(whole, roles=(noun.text,)), rest)
    return whole


def _national(run: Run) -> bool:
    """Whether a single capital before an outlet's noun only says where it is from: a Rovenian site."""
    known = gazetteer().outlet(run.words) is not None
    return len(run.words) == 1 and not run.quoted and not known and run.text.endswith(("ian", "ean", "ese", "ish"))


def _apposed(whole: Phrase, rest: list[Item]) -> Phrase:
    """Roles that follow a name after a comma: "X, commander of the special forces"."""
    if not rest or rest[0].text != ",":
        return whole
    roles = []
    for item in rest[1:]:
        entry = noun_of(item)
        if entry and entry.tag in PERSONAL:
            roles.append(entry.text)
        elif item.has("word:stops", "pronoun:relative") and not roles:
            break
    if not roles and not whole.roles and whole.noun is None and (body := _apposed_body(rest[1:])) is not None:
        return replace(whole, noun=body)
    return replace(whole, roles=(*whole.roles, *roles))


def _apposed_body(items: list[Item]) -> Entry | None:
    """What a name is called behind its comma, when that is a body or an outlet: "X, the company that runs it"."""
    found = None
    for item in items:
        if item.has("word:stops", "pronoun:relative") or item.run is not None or not item.text.isalpha():
            break
        found = noun_of(item) or found
        if found is not None and is_cyrillic(item.text):
            break
    return found if found is not None and found.tag in (*HOLDERS, "noun:organisation") else None


def _named_after(whole: Phrase, rest: list[Item]) -> Phrase:
    """A role whose bearer is named behind it: "the head of the army, Valery Zaluzhny", "President of X Y Z"."""
    comma = next((at for at, item in enumerate(rest) if item.text == ","), None)
    if comma is not None and comma + 1 < len(rest) and (run := rest[comma + 1].run) and is_person(run):
        return replace(whole, name=run, owners=tuple(i.run for i in rest[:comma] if i.run))
    runs = [item.run for item in rest if item.run]
    if len(runs) > 1 and is_person(runs[-1]) and len(runs[-1].words) > 1:
        between = rest[1 + max(at for at, item in enumerate(rest) if item.run is runs[-2]) :]
        between = between[: next(at for at, item in enumerate(between) if item.run)]
        if all(item.text.isalpha() and item.text.islower() and not keeps_apart(item) for item in between):
            return replace(whole, name=runs[-1], owners=tuple(runs[:-1]))
    return whole


def _cyrillic_head(whole: Phrase, first: list[Item], rest: list[Item]) -> Phrase:
    first = _without_addressee(first)
    head = next((at for at, item in enumerate(first) if noun_of(item)), None)
    if head is not None and first[head].has("common:demonyms") and noun_of((first[head + 1 :] or first)[0]):
        head += 1  # «местные жители» are the inhabitants, «местный портал» a paper
    runs = [item.run for item in first if item.run]
    named = next((at for at, item in enumerate(first) if item.run), None)
    if head is None or (named is not None and named < head):
        if named is None:
            return whole
        bearer = first[-1].run
        if named and bearer is not None and len(bearer.words) > 1 and is_person(bearer):
            return replace(whole, name=bearer, owners=tuple(run for run in runs if run is not bearer))
        return _apposed(replace(whole, name=first[named].run, roles=tuple(runs[0].titles)), rest)
    noun, item = noun_of(first[head]), first[head]
    assert noun is not None
    hit = item.hit
    later = [e for i in first[head + 1 :] if (e := noun_of(i))]
    holder = next((e for e in later if e.tag in (*HOLDERS, "noun:organisation")), None)
    whole = replace(whole, noun=noun, plural=hit.plural if hit else False, owners=tuple(runs), holder=holder)
    after = next((i for i in first[head + 1 :] if i.run or (i.text.isalnum() and not i.has("common:demonyms"))), None)
    if noun.tag in (*PERSONAL, "noun:group"):
        every = [i.run for i in (*first, *within(rest)) if i.run]
        last = every[-1] if every else None
        form = whole.text[item.start - whole.start : item.end - whole.start].split()[-1]
        bears = last is not None and _bears(last, item, fold(form), adjacent=after is not None and after.run is last)
        single = noun.tag in ("noun:spokes", "noun:official", "noun:group")
        if noun.tag != "noun:group":
            whole = replace(whole, roles=tuple(e.text for i in first if (e := noun_of(i)) and e.tag in PERSONAL))
        if last is not None and bears and (len(last.words) > 1 or not single):
            return replace(whole, name=last, owners=tuple(run for run in every if run is not last))
        return whole
    if head and runs and is_person(runs[-1]) and len(runs[-1].words) > 1 and first[-1].run is runs[-1]:
        before = first[head - 1]
        if not before.run and is_noun_like(before.text.lower(), before.hit):
            return replace(whole, name=runs[-1], noun=None, owners=tuple(runs[:-1]), holder=noun)
    if after is not None and after.run:
        quoted = after.run.quoted or not is_cyrillic(after.run.text) or gazetteer().outlet(after.run.words) is not None
        quoted = quoted or (noun.tag in HOLDERS and _undeclined(after.run))
        if noun.tag in (*HOLDERS, "noun:organisation") and quoted and not gazetteer().place(after.run.words):
            return replace(whole, name=after.run, owners=tuple(run for run in runs if run is not after.run))
    return whole


def _undeclined(run: Run) -> bool:
    """Whether a Cyrillic name behind the word for a paper is the paper's, which stays as it is ("агентство Прут-Инфо").

    A body or person whose paper it is would be in the genitive, and few of these end in a consonant.
    """
    last, person = run.words[-1], len(run.words) > 1 and is_person(run)
    return not last.isupper() and not person and UNDECLINED.search(fold(last)) is not None


def _without_addressee(first: list[Item]) -> list[Item]:
    """Without the outlet that was told before the one who tells: (сказал) «Рыбаку» источник в порту."""
    run, last = first[0].run if first else None, first[-1].run if first else None
    behind = next((at for at, item in enumerate(first) if at and (item.run or item.text.isalpha())), len(first))
    bears = last is not None and len(last.words) > 1 and is_person(last)
    if bears and run is not None and run.initial and len(run.words) == 1 and quotes(first[1:-1]):
        return first[-1:]
    if run is None or last is run or behind >= len(first) or first[behind].run is not None:
        return first
    told = (run.quoted or gazetteer().outlet(run.words) is not None) and fold(first[behind].text) not in AND
    unnamed = (noun := noun_of(first[behind])) is not None and noun.tag in ("noun:anonymous", "noun:official")
    return first[behind:] if told and ((bears and behind < len(first) - 1) or unnamed) else first


def _bears(run: Run, head: Item, form: str, *, adjacent: bool) -> bool:
    """Whether the name behind a role is its bearer and not somebody the role belongs to (адвокат Навального).

    form: the role's last word as the text has it, folded.
    """
    name = person_name(run.words)
    if name is None or not is_person(run):
        return False
    nominative = any(form == entry.words[-1].rstrip("~") for entry in (head.hit.entries if head.hit else ()))
    if nominative and oblique(name):
        return False
    if len(run.words) > 1:
        return True
    own_form = fold(run.words[0])
    if (nominative or form in ("глава", "голова")) and TOWN.search(own_form):
        return False
    return adjacent and not (nominative and own_form.endswith(("ого", "его", "ова", "ева", "ина", "ову", "ому", "ой")))


def _split_joined(text: str, sentence: Sentence, items: list[Item]) -> tuple[int, Phrase | None]:
    """Where the first party of "X and Y", both named, ends, and what is joined to it."""
    for at, item in enumerate(items[:-1]):
        before = next((one for one in reversed(items[:at]) if one.run or one.hit or one.text.isalnum()), None)
        if before is None or before.run is None or item.run or fold(item.text) not in (*AND, ","):
            continue
        after = items[at + 1]
        if item.text == "," and (after.run is None or not any(fold(i.text) in AND for i in items[at + 2 :])):
            continue
        other = _parse(text, _cut(sentence, tuple(t for t in sentence.tokens if t.start >= after.start)))
        if other is not None and other.name is not None and (item.text != "," or other.joined) and not other.roles[1:]:
            return at, other
    return len(items), None


def _split_unlike(text: str, sentence: Sentence, items: list[Item]) -> Phrase | None:
    """Papers and unnamed people that are cited in one breath ("leaked documents and two officials"), joined."""
    for at, item in enumerate(items[1:-1], 1):
        if item.run or fold(item.text) not in AND:
            continue
        parts = (items[:at], items[at + 1 :])
        sorts = [{sort for sort, tags in UNLIKE.items() for one in part if one.has(*tags)} for part in parts]
        if [len(some) for some in sorts] != [1, 1] or sorts[0] == sorts[1]:
            continue
        places = [(part[0].start, part[-1].end) for part in parts]
        cuts = (tuple(t for t in sentence.tokens if start <= t.start < end) for start, end in places)
        left, other = (_parse(text, _cut(sentence, cut)) for cut in cuts)
        if left and other and left.noun and other.noun and left.name is None and other.name is None:
            return replace(left, joined=(other,))
    return None


def _inner(text: str, sentence: Sentence, rest: list[Item], whole: Phrase) -> Phrase | None:
    """What the head belongs to or comes from: "of the German newspaper", "in the NYT story"."""
    if not rest[0].has("word:carriers") and fold(rest[0].text) not in ("of", "by", "from"):
        return None
    start = rest[0].end
    cut = tuple(t for t in sentence.tokens if t.start >= start)
    return _parse(text, _cut(sentence, cut)) if cut else None
