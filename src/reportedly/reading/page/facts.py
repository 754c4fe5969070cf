"""What a page states of itself: title, byline, outlet, address, and whose text it is by its own markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from reportedly.model import Credit
from reportedly.reading.lexicon import lexicon
from reportedly.reading.page.linked import Linked
from reportedly.reading.reading import is_web_address, same_site, site

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s*(\S+)", re.I)
_SAVED_WITHIN = 5_000
_SEPARATOR = re.compile(r"\s+[|•·»›/:–—-]{1,2}\s+|\s*\|\s*|(?<=\S):\s+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_LONGEST_NAME = 80
_SHORTEST_TITLE = 11
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_MOST_ALTERNATES = 40
_LONGEST_TEXT = 4_000
_MANY_WORDS = 1_000_000
_SPACES = {code: " " for code in range(0x3001) if chr(code).isspace()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the page states; None where it says nothing. `headings` are other wordings of its title."""

    title: str | None
    headings: tuple[str, ...]
    byline: str | None
    outlet: str | None
    outlet_because: str
    url: str | None
    language: str | None
    credits: tuple[Credit, ...]


def facts(tree: HtmlElement, source: str, said: Linked) -> Facts:
    """What the page states in its head, its headings and its JSON-LD (`said`); `source` is the undecorated page."""
    metas = Metas(tree)
    canonical, url = _addresses(tree, source, metas, said)
    heads = [text for element in tree.iter("h1") if (text := _text_of(element))]
    written = _text_of(next(tree.iter("title"), None))
    named = metas.first("og:title", "twitter:title")
    heads += [] if named or any(_begins_or_ends(written, head) for head in heads) else _shown_part(tree, written)
    outlet, because = _outlet(metas, said, written, [named or "", *heads], url)
    candidates = [named, *heads[:1], said.headline, written]
    hosts = [name for name in (outlet, said.publisher, site(url) if url else None) if name]
    cut = [_without_site(text, hosts, heads) for text in candidates if text]
    wordings = [text for text in cut if text and text not in hosts] or [text for text in cut if text]
    return Facts(
        title=wordings[0] if wordings else None,
        headings=tuple(dict.fromkeys(wordings[1:] + heads[:1])),
        byline=_byline(tree, metas, said, hosts),
        outlet=outlet,
        outlet_because=because,
        url=url,
        language=_language(tree, metas),
        credits=tuple(_credits(tree, canonical, url, metas, said)),
    )


def _outlet(metas: Metas, said: Linked, written: str, heads: list[str], url: str | None) -> tuple[str | None, str]:
    """The publisher's name, and where the page says it: outright, behind its title, or in its address alone."""
    named = metas.first("og:site_name", "application-name") or said.publisher
    if named:
        return named, "stated"
    cuts = list(_SEPARATOR.finditer(written))
    longest_first = [*heads[:1], *sorted(heads[1:], key=len, reverse=True)]  # a site's name may be a heading too
    for known in dict.fromkeys(squeezed(head) for head in longest_first if squeezed(head)):
        for cut in cuts:
            before, after = written[: cut.start()].strip(), written[cut.end() :].strip()
            if after and squeezed(before) == known:
                return after.rpartition(cut[0])[2].strip() or after, "the page's title ends with it"
            if before and squeezed(after) == known:
                return before.partition(cut[0])[0].strip(), "the page's title begins with it"
    return (site(url), "the address's host") if url else (None, "")


def _begins_or_ends(written: str, head: str) -> bool:
    whole, part = squeezed(written), squeezed(head)
    return len(part) > _SHORTEST_TITLE and (whole.startswith(part) or whole.endswith(part))


def _shown_part(tree: HtmlElement, written: str) -> list[str]:
    """The longest part of the written title that the page also shows alone, where it has no heading that is one."""
    cuts = list(_SEPARATOR.finditer(written[:_LONGEST_TEXT]))
    sides = [side for cut in cuts for side in (written[: cut.start()].strip(), written[cut.end() :].strip())]
    wanted = {squeezed(side): side for side in sides if len(squeezed(side)) > _SHORTEST_TITLE}
    shown = {
        squeezed(text)
        for element in tree.iter("h1", "h2", "h3", "h4", "b", "strong", "font", "span", "div", "td", "p", "center")
        for text in (element.text, element.tail)
        if wanted and text and len(text) < _LONGEST_TEXT and not text.isspace()
    }
    fitting = [side for letters, side in wanted.items() if letters in shown]
    return [max(fitting, key=len)] if fitting else []


class Metas:
    """The page's `meta` elements by name, property or itemprop, in lower case."""

    def __init__(self, tree: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            content = plain(element.get("content") or "")
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            if content and key:
                self._values.setdefault(key.lower(), []).append(content)

    def first(self, *names: str) -> str | None:
        """The first value of the first name that has one."""
        return next((values[0] for name in names if (values := self._values.get(name))), None)

    def all(self, name: str) -> list[str]:
        """Every value of a name."""
        return self._values.get(name, [])


def plain(text: str) -> str:
    """The text in NFC with white space collapsed, without soft hyphens and zero-width marks."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split()) if len(text) <= _MANY_WORDS else _collapsed(text)


def _collapsed(text: str) -> str:
    """White space collapsed without a list of all the words, which would take ten times the text's memory."""
    text = text.translate(_SPACES).strip(" ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def squeezed(text: str) -> str:
    """Letters and digits alone, casefolded: what two wordings of one thing have in common."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _text_of(element: HtmlElement | None) -> str:
    return "" if element is None else plain(" ".join(str(piece) for piece in element.itertext())[:_LONGEST_TEXT])


def _addresses(tree: HtmlElement, source: str, metas: Metas, said: Linked) -> tuple[str | None, str | None]:
    """The canonical address, and the page's own: where it was saved from, what it calls itself, else the canonical."""
    saved = _SAVED_FROM.search(source[:_SAVED_WITHIN])
    kept = (saved[1] or saved[2]) if saved else None
    base = next((href for one in tree.iter("base") if (href := one.get("href"))), None) or kept or ""
    links = (one.get("href") for one in tree.iter("link") if "canonical" in (one.get("rel") or "").lower().split())
    canonical = next((url for href in links if href and (url := _absolute(base, href))), None)
    own = [metas.first("og:url", "twitter:url"), said.url]
    known = [url for href in own if href and (url := _absolute(base, href))]
    kept = kept if kept and is_web_address(kept) else None
    if canonical and kept and not same_site(canonical, kept):
        return canonical, kept
    if canonical and not kept and known and not any(same_site(canonical, url) for url in known):
        return canonical, known[0]
    return canonical, canonical or next(iter(known), None) or kept


def _absolute(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return None
    return url if is_web_address(url) else None


def _without_site(title: str, hosts: list[str], heads: list[str]) -> str:
    """The title without the site's name after or before a separator."""
    if any(squeezed(title) == squeezed(head) for head in heads):
        return title
    names = {squeezed(host) for host in hosts} | {squeezed(host.split(".")[0]) for host in hosts if "." in host}
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        if squeezed(title[cut.end() :]) in names:
            return title[: cut.start()].strip()
    for cut in cuts:
        if squeezed(title[: cut.start()]) in names:
            return title[cut.end() :].strip()
    for cut in reversed(cuts):
        if any(squeezed(title[: cut.start()]) == squeezed(head) for head in heads):
            return title[: cut.start()].strip()
    return title


def _byline(tree: HtmlElement, metas: Metas, said: Linked, hosts: list[str]) -> str | None:
    """The author's name as the page states it; an author who is the outlet itself is none."""
    stated = [", ".join(said.authors), *_meta_authors(metas), *_marked_authors(tree)]
    sites = {squeezed(host) for host in hosts}
    for value in stated:
        name = plain(lexicon().by.sub("", value, count=1)).strip(" :,|•–—-") if value else ""
        if name and "://" not in name and len(name) <= _LONGEST_NAME * 2 and squeezed(name) not in sites:
            return name
    return None


def _meta_authors(metas: Metas) -> Iterator[str]:
    for name in ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author"):
        yield ", ".join(dict.fromkeys(metas.all(name)))


def _marked_authors(tree: HtmlElement) -> Iterator[str]:
    """Elements that are marked as the author, but for those of comments."""
    words = re.compile(r"(?:^|[\s_-])(?:byline|author|author-name|authors|createdby)(?:$|\s)", re.I)
    pictures = re.compile(r"photo|image|img|caption|media|avatar", re.I)
    for element in tree.iter("a", "address", "span", "p", "div"):
        rel, prop, marks = element.get("rel") or "", element.get("itemprop") or "", element.get("class") or ""
        shown = element.text or ""
        if pictures.search(marks) or (lexicon().picture.match(shown) and not lexicon().by.match(shown)):
            continue
        if ("author" in rel.split() or prop == "author" or words.search(marks)) and not in_thread(element):
            text = _text_of(element)
            if 2 < len(text) <= _LONGEST_NAME and squeezed(text):
                yield text


def in_thread(element: HtmlElement) -> bool:
    """Whether an element stands in readers' comments, by the classes above it."""
    thread = lexicon().thread
    return any(
        thread.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in (element, *element.iterancestors())
        if one.tag not in {"body", "html"}
    )


def _language(tree: HtmlElement, metas: Metas) -> str | None:
    stated = tree.get("lang") or metas.first("og:locale", "content-language") or ""
    match = re.match(r"\s*([A-Za-z]{2,3})(?=$|[-_\s,])", stated)
    return match[1].lower() if match else None


def _credits(tree: HtmlElement, canonical: str | None, url: str | None, metas: Metas, said: Linked) -> Iterator[Credit]:
    """Whose text the page's markup says it is; each publisher once."""
    if canonical and url and not same_site(canonical, url):
        yield Credit(kind="canonical", name=site(canonical), url=canonical, because="rel=canonical of another site")
    for name in ("syndication-source", "original-source", "dc.source", "dcterms.source"):
        for value in metas.all(name):
            if is_web_address(value) and not (url and same_site(value, url)):
                yield Credit(kind="based-on", name=site(value), url=value, because=f"meta {name}")
    for name, address in said.based_on:
        if not (address and url and address == url):
            yield Credit(kind="based-on", name=_named(name), url=address, because="JSON-LD isBasedOn")
    for name, address in said.translation_of:
        yield Credit(kind="translation-of", name=_named(name), url=address, because="JSON-LD translationOfWork")
    told: set[str] = set()
    for name, key in said.supplied_by:
        if squeezed(name) not in told:
            told.add(squeezed(name))
            yield Credit(kind="credit", name=name, because=f"JSON-LD {key}")
    yield from _alternates(tree, url)


def _alternates(tree: HtmlElement, url: str | None) -> Iterator[Credit]:
    """The same page in other languages, by its own `hreflang` links."""
    seen = {url}
    for element in tree.iter("link"):
        language, href = (element.get("hreflang") or "").strip(), element.get("href") or ""
        if "alternate" not in (element.get("rel") or "").lower().split() or not _LANGUAGE.fullmatch(language):
            continue
        address = _absolute(url or "", href)
        if address and address not in seen and len(seen) <= _MOST_ALTERNATES:
            seen.add(address)
            yield Credit(kind="alternate", name=site(address), url=address, because=f"hreflang {language}")


def _named(name: str) -> str:
    return site(name) if is_web_address(name) else name
