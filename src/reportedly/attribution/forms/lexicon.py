"""The words that relay forms are made of, from one checked data file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal, NamedTuple, cast, get_args

from reportedly.errors import BadLexicon
from reportedly.model import Act, Certainty

Tag = Literal["singular", "plural", "impersonal", "gerund", "infinitive", "base", "past"]
"""What a form of a verb is; "base" and "past" are English only, where "singular" is the form in -s."""

TAKES = frozenset({"clause", "bare", "topic", "object", "to", "before", "person", "answer", "shows"})
_SHORT_PARTICIPLE = 6
_REMEMBERED = 32_768
_ALIKE = {"be": "ru", "bg": "ru", "sr": "ru", "mk": "ru"}


class Words:
    """A list of words, phrases and beginnings of words ("источник*")."""

    def __init__(self, entries: Iterable[str]) -> None:
        entries = tuple(entries)
        self.plain = tuple(e for e in entries if " " not in e and not e.endswith("*"))
        self._words = frozenset(self.plain)
        self.beginnings = tuple(e[:-1] for e in entries if e.endswith("*") and " " not in e)
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for entry in sorted((e for e in entries if " " in e), key=len, reverse=True):
            parts = tuple(entry.split())
            self._phrases.setdefault(parts[0], []).append(parts)

    def __contains__(self, low: object) -> bool:
        return isinstance(low, str) and (low in self._words or (bool(low) and low.startswith(self.beginnings)))

    @property
    def openings(self) -> Iterable[str]:
        """The first words of the phrases."""
        return self._phrases.keys()

    def at(self, lows: Sequence[str], at: int) -> int:
        """How many words from `at` on are an entry; the longest; 0 for none."""
        for parts in self._phrases.get(lows[at], ()) if 0 <= at < len(lows) else ():
            if tuple(lows[at : at + len(parts)]) == parts:
                return len(parts)
        return int(0 <= at < len(lows) and lows[at] in self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One form of a verb that passes something on, with what may follow it."""

    words: tuple[str, ...]
    tag: Tag
    id: str
    takes: frozenset[str]
    certainty: Certainty | None
    act: Act | None
    denied: Certainty | None


@dataclass(frozen=True, slots=True, kw_only=True)
class According:
    """A preposition and the nouns after it that together pass on what somebody says: "по" + "словам"."""

    id: str
    heads: tuple[tuple[str, ...], ...]
    nouns: Words
    certainty: Certainty | None
    documents: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """Nouns that pass on what the clause after them says: "заявление о том, что"."""

    id: str
    words: Words
    certainty: Certainty | None
    strong: bool


class Known(NamedTuple):
    """What the lexicon knows of a word by itself, so that no list is asked about it twice.

    `lists` are the names of the lists that it is in, `opens` those with a phrase that it begins, `noun` the row of
    nouns that it belongs to; `verbal`: it ends like a finite verb, `participle`: like a participle.
    """

    lists: frozenset[str]
    opens: frozenset[str]
    noun: Noun | None
    verbal: bool
    participle: bool


class _Inventory:
    """The lists of a lexicon turned round: from a word to all that have it."""

    def __init__(self, lists: Mapping[str, Words], nouns: Sequence[Noun]) -> None:
        self._nouns = nouns
        self._words: dict[str, set[str]] = {}
        self._beginnings: dict[str, set[str]] = {}
        self._openings: dict[str, set[str]] = {}
        self._verbal, self._participle = lists["verb_signs"].plain, lists["participle_signs"].plain
        for name, words in lists.items():
            for table, entries in (
                (self._words, words.plain),
                (self._beginnings, words.beginnings),
                (self._openings, words.openings),
            ):
                for entry in entries:
                    table.setdefault(entry, set()).add(name)
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})

    def find(self, low: str) -> Known:
        """Everything about one folded word."""
        lists = set(self._words.get(low, ()))
        for length in self._lengths:
            if found := self._beginnings.get(low[:length]):
                lists |= found
        return Known(
            lists=frozenset(lists),
            opens=frozenset(self._openings.get(low, ())),
            noun=next((row for row in self._nouns if low in row.words), None),
            verbal="verbless" not in lists
            and low.endswith(self._verbal)
            and any(low.endswith(sign) and len(low) > len(sign) + 1 for sign in self._verbal),
            participle=len(low) > _SHORT_PARTICIPLE and low.endswith(self._participle) and "adjectives" not in lists,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language; `lists` by name, verbs by their first word, longest first.

    `heads` are the words that an according phrase may begin with; `known` tells what all lists have of a word.
    """

    language: str
    lists: Mapping[str, Words]
    verbs: Mapping[str, tuple[Verb, ...]]
    accordings: tuple[According, ...]
    heads: frozenset[str]
    nouns: tuple[Noun, ...]
    known: Callable[[str], Known]

    def has(self, name: str, low: str) -> bool:
        """Whether a word is in a list."""
        return low in self.lists[name]

    def verb(self, lows: Sequence[str], at: int) -> Verb | None:
        """The longest verb that begins at `at`."""
        for verb in self.verbs.get(lows[at], ()):
            if tuple(lows[at : at + len(verb.words)]) == verb.words:
                return verb
        return None


LISTS = frozenset(
    (
        "addressees adjectives adverbs anonymous auxiliaries being boundaries citing complementisers conjunctions"
        " correlatives crediting crowds determiners falsehoods hearsay helping labels leaks linking meeting"
        " modifiers namings negations no_claims no_tags nobody nounlike outlets papers participle_signs places"
        " plurals pointers possessives posting prepositions pronouns quoting reactions reasons relative_pointers"
        " relatives reporting reportive roles selves sighting speakers supposing testimony texts time_modifiers"
        " time_prepositions times topics unspeaking venues verb_signs verbless viewing wholes"
    ).split()
)


def _bad(name: str, says: str, place: str) -> BadLexicon:
    return BadLexicon(name, says, place=place, remedy="Mend the data file.")


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language`; one without a data file takes that of its nearest relation, else English.

    Raises `BadLexicon` when the data file does not have the form that is described at its head.
    """
    chosen = language if language in ("en", "ru", "uk") else _ALIKE.get(language, "en")
    name = f"attribution/forms/data/{chosen}.toml"
    raw = resources.files("reportedly.attribution").joinpath("forms", "data", f"{chosen}.toml").read_bytes()
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad(name, f"{error}.", "") from error
    return parse(name, table)


def parse(name: str, table: Mapping[str, Any]) -> Lexicon:
    """Check the tables of a data file and make its lexicon; `name` is for the error alone.

    Raises `BadLexicon` for an unknown list, an entry that is no word, an unknown ending, certainty or act.
    """
    lists = {key: Words(_entries(name, f"[words] {key}", value)) for key, value in table.get("words", {}).items()}
    unknown = sorted(set(lists) - LISTS)
    if unknown:
        raise _bad(name, f"no list is called {unknown[0]!r}.", "[words]")
    lists.update({key: Words(()) for key in LISTS - set(lists)})
    found: dict[str, dict[tuple[str, ...], Verb]] = {}
    for row in table.get("verbs", ()):
        for words, tag in _forms(name, table, row):
            verb = Verb(
                words=words,
                tag=tag,
                id=str(row["id"]),
                takes=frozenset(_among(name, "takes", row.get("takes", ()), TAKES)),
                certainty=_one(name, row, "certainty", Certainty),
                act=_one(name, row, "act", Act),
                denied=_one(name, row, "negated", Certainty),
            )
            found.setdefault(words[0], {}).setdefault(words, verb)
    verbs = {
        first: tuple(sorted(several.values(), key=lambda verb: -len(verb.words))) for first, several in found.items()
    }
    accordings = tuple(
        According(
            id=str(row["id"]),
            heads=tuple(tuple(h.split()) for h in _entries(name, "heads", row["heads"])),
            nouns=Words(_entries(name, "nouns", row.get("nouns", []))),
            certainty=_one(name, row, "certainty", Certainty),
            documents=bool(row.get("documents", False)),
        )
        for row in table.get("accordings", ())
    )
    heads = frozenset(head[0] for row in accordings for head in row.heads)
    nouns = tuple(
        Noun(
            id=str(row["id"]),
            words=Words(_entries(name, "nouns", row["words"])),
            certainty=_one(name, row, "certainty", Certainty),
            strong=bool(row.get("strong", False)),
        )
        for row in table.get("nouns", ())
    )
    return Lexicon(
        language=str(table["language"]),
        lists=lists,
        verbs=verbs,
        accordings=accordings,
        heads=heads,
        nouns=nouns,
        known=lru_cache(maxsize=_REMEMBERED)(_Inventory(lists, nouns).find),
    )


def _entries(name: str, place: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
        raise _bad(name, "this is not a list of words.", place)
    wrong = [entry for entry in value if entry != entry.lower().replace("ё", "е").replace("’", "'")]
    if wrong:
        raise _bad(name, f"{wrong[0]!r} is not in small letters with е and a plain apostrophe.", place)
    return value


def _among(name: str, place: str, values: Iterable[str], known: Iterable[str]) -> list[str]:
    wrong = [value for value in values if value not in known]
    if wrong:
        raise _bad(name, f"{wrong[0]!r} is unknown.", place)
    return list(values)


def _one(name: str, row: Mapping[str, Any], key: str, kind: Any) -> Any:
    value = row.get(key)
    if value is not None and value not in get_args(kind):
        raise _bad(name, f"{value!r} is no {key}.", str(row.get("id")))
    return value


def _forms(name: str, table: Mapping[str, Any], row: Mapping[str, Any]) -> Iterable[tuple[tuple[str, ...], Tag]]:
    """Every form of the verbs of one row: stems with all endings, stems that end in -ся with theirs, forms in full.

    A stem may be followed by words that do not change: "отказ|аться комментировать" keeps its tail.
    """
    place = f"[[verbs]] {row.get('id')}"
    for kind, endings in (("stems", "endings"), ("reflexive", "reflexive_endings"), ("regular", "")):
        for entry in _entries(name, place, row.get(kind, [])):
            stem, _, tail = entry.partition(" ")
            for form, tag in _english(stem) if kind == "regular" else _endings(stem, table[endings]):
                yield (form, *tail.split()), tag
    for tag, forms in row.get("forms", {}).items():
        if tag not in get_args(Tag):
            raise _bad(name, f"{tag!r} is no kind of form.", place)
        for entry in _entries(name, place, forms):
            yield tuple(entry.split()), tag


def _endings(stem: str, endings: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Tag]]:
    for tag, several in endings.items():
        for ending in several:
            yield stem + ending, cast("Tag", tag)


def _english(stem: str) -> Iterable[tuple[str, Tag]]:
    """The forms of an English verb: "report", or "say/says/said/saying" in full."""
    if "/" in stem:
        base, third, past, *rest = stem.split("/")
    elif stem.endswith("e"):
        base, third, past, rest = stem, stem + "s", stem + "d", [stem[:-1] + "ing"]
    elif stem.endswith("y") and stem[-2] not in "aeiou":
        base, third, past, rest = stem, stem[:-1] + "ies", stem[:-1] + "ied", [stem + "ing"]
    elif stem.endswith(("sh", "ch", "ss", "x")):
        base, third, past, rest = stem, stem + "es", stem + "ed", [stem + "ing"]
    else:
        base, third, past, rest = stem, stem + "s", stem + "ed", [stem + "ing"]
    yield base, "base"
    yield third, "singular"
    for form in past.split("|"):
        yield form, "past"
    for form in rest:
        yield form, "gerund"
