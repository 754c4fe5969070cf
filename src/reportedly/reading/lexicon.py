"""The words that reading goes by, from the data files, checked once when they are first needed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

from reportedly.errors import BadLexicon

LANGUAGES = ("en", "ru", "uk")
_PLACES = frozenset({"start", "end", "line"})
_KINDS = frozenset({"based-on", "credit", "dateline", "forward", "translation-of"})
_CAPITAL = r"[^\W\d_a-zа-яіїєґё]"
_YEAR = r"(?:,? \d{4}(?: ?(?:года|року|г\.|р\.))?)?"
_NUMBER_SOON = r"(?=\D{0,40}\d)"
_REMEMBERED = 64
"""What many forms ask of a passage is found once."""
_REMEDY = "Give it the form that the comments of the file describe."


@dataclass(frozen=True)
class Form:
    """How a page credits a text: the kind of credit, where in the text it stands, and the pattern (group `name`).

    `begins` is what it begins with, `holds` what stands in it, each None where that is not told so easily.
    """

    kind: str
    where: str
    regex: str
    flags: re.RegexFlag
    written: str
    begins: str | None
    holds: str | None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text may have it: that takes longer than to read a page, and a page has few of the forms."""
        return re.compile(self.regex, self.flags)

    def possible(self, passage: str) -> bool:
        """Whether a passage has what the form never lacks."""
        return (self.begins is None or _begins(self.begins, self.flags, passage)) and (
            self.holds is None or _holds(self.holds, self.flags, passage)
        )


_compiled = cache(re.compile)


@lru_cache(maxsize=_REMEMBERED)
def _begins(regex: str, flags: re.RegexFlag, passage: str) -> bool:
    return _compiled(regex, flags).match(passage) is not None


@lru_cache(maxsize=_REMEMBERED)
def _holds(regex: str, flags: re.RegexFlag, passage: str) -> bool:
    return _compiled(regex, flags).search(passage) is not None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the data files say, in every language together.

    `furniture`, `caption`, `thread` and `lead` are words of class and id attributes, `read_also` begins a pointer to
    other pages, `by` stands before an author's name, `rights` in the line that reserves rights, `appeal` begins what a
    page asks of its readers, `label` names what stands beside it and is no text,
    `picture` begins the credit of a picture,
    `no_source` what stands where a source would and names none (a language, the page itself, a network), `source_link`
    the whole words of a link to where a text is from.
    """

    furniture: re.Pattern[str]
    caption: re.Pattern[str]
    thread: re.Pattern[str]
    lead: re.Pattern[str]
    appeal: re.Pattern[str]
    label: re.Pattern[str]
    picture: re.Pattern[str]
    no_source: re.Pattern[str]
    source_link: re.Pattern[str]
    read_also: re.Pattern[str]
    by: re.Pattern[str]
    rights: re.Pattern[str]
    agencies: frozenset[str]
    forms: tuple[Form, ...]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package; raises BadLexicon where a data file does not have its form."""
    markup = _load("markup.toml")
    tables = {language: _load(f"{language}.toml") for language in LANGUAGES}
    return Lexicon(
        furniture=_classes(_words(markup, "furniture", "markup.toml")),
        caption=_classes(_words(markup, "caption", "markup.toml")),
        thread=_classes(_words(markup, "thread", "markup.toml")),
        lead=_classes(_words(markup, "lead", "markup.toml")),
        appeal=_starts(tables, "appeal"),
        label=_starts(tables, "label"),
        picture=_starts(tables, "picture"),
        no_source=_starts(tables, "no_source"),
        source_link=re.compile(_starts(tables, "source_link").pattern + r"\W*", re.I),
        read_also=_starts(tables, "read_also"),
        by=_starts(tables, "by"),
        rights=re.compile(rf"\W*©|(?:.{{0,60}}[\s.])?{_starts(tables, 'rights').pattern}", re.I),
        agencies=frozenset(
            word for language, table in tables.items() for word in _words(table, "agencies", f"{language}.toml")
        ),
        forms=tuple(form for language, table in tables.items() for form in _forms(table, f"{language}.toml")),
    )


def _load(file: str) -> dict[str, Any]:
    text = resources.files("reportedly.reading").joinpath("data", file).read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadLexicon(f"reading/data/{file}", f"The file is no TOML: {error}.", remedy=_REMEDY) from error


def _words(table: dict[str, Any], key: str, file: str) -> list[str]:
    words = table.get(key)
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise _bad(file, key, "is not a list of words")
    if words != sorted(words):
        raise _bad(file, key, "is not sorted")
    return words


def _classes(words: list[str]) -> re.Pattern[str]:
    """Matches a class or id attribute that has one of the words between its own separators."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, words))})(?:$|[\s_-])", re.I)


def _starts(tables: dict[str, dict[str, Any]], key: str) -> re.Pattern[str]:
    words = [word for language, table in tables.items() for word in _words(table, key, f"{language}.toml")]
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)", re.I)


def _forms(table: dict[str, Any], file: str) -> list[Form]:
    months, agencies = _words(table, "months", file), _words(table, "agencies", file)
    month = _any(months)
    pieces = {
        "agency": rf"(?P<name>(?:{_any([*agencies, *{one.upper() for one in agencies}])})(?!\w))",
        "dash": r"[-–—]{1,2}",
        "day": rf"(?:\d{{1,2}}\.? ?(?:{month})\.?|(?:{month})\.? \d{{1,2}}){_YEAR}",
        "name": rf"(?P<name>{_CAPITAL}[\w’'&-]{{0,40}}(?:[ .][^\W\d_][\w’'&-]{{0,40}}){{0,3}})",
        "place": rf"{_CAPITAL}(?:{_CAPITAL}|[’' -]){{0,38}}{_CAPITAL}(?:, [A-ZА-ЯІЇЄҐ][\w. ]{{1,30}}?)?",
        "town": rf"{_CAPITAL}[\w’'-]{{1,40}}(?: {_CAPITAL}[\w’'-]{{1,40}}){{0,3}}(?:, [A-Z][\w. ]{{1,20}}?)?",
        "year": r"\d{4}",
        "rest": r"(?P<name>\S[^\n]{0,78}?\S)",
    }
    forms = table.get("credit")
    if not isinstance(forms, list):
        raise _bad(file, "credit", "is not a list of forms")
    return [_form(form, pieces, file) for form in forms]


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _form(form: Any, pieces: dict[str, str], file: str) -> Form:
    if not isinstance(form, dict) or set(form) != {"kind", "where", "form"}:
        raise _bad(file, "credit", f"{form!r} has not the keys kind, where and form")
    kind, where, written = form["kind"], form["where"], form["form"]
    parts = re.split(r"\{(\w+)\}", written)
    if kind not in _KINDS or where not in _PLACES or set(parts[1::2]) - set(pieces):
        raise _bad(file, "credit", f"{written!r} has an unknown kind, place or piece")
    if sum(part in {"name", "agency", "rest"} for part in parts[1::2]) != 1:
        raise _bad(file, "credit", f"{written!r} does not name its source exactly once")
    regexes = [
        pieces[part] if index % 2 else re.escape(part).replace(r"\ ", r"\s+") for index, part in enumerate(parts)
    ]
    regex = "".join(regexes)
    flags = re.NOFLAG if {"name", "place", "town"} & set(parts[1::2]) else re.I
    regex += r"\.?" if where == "line" else ""
    return Form(
        kind=kind,
        where=where,
        regex=regex,
        flags=flags,
        written=written,
        begins=_beginning(parts, regexes),
        holds=pieces["agency"] if "agency" in parts[1::2] else None,
    )


def _beginning(parts: list[str], regexes: list[str]) -> str | None:
    """What a form that opens with a place begins with: the place, and a number soon behind it where a day follows."""
    if parts[1] not in {"place", "town"} or parts[0]:
        return None
    if parts[3:4] == ["day"]:
        return "".join(regexes[:3]) + _NUMBER_SOON
    return regexes[1]


def _bad(file: str, key: str, says: str) -> BadLexicon:
    return BadLexicon(f"reading/data/{file}", f"{key} {says}.", remedy=_REMEDY)
