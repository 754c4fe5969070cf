"""Which element of each comment names its author and which holds its words: what most comments have at the same place.

Names that the markup gives its classes help where they are there; nothing rests on them alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING, cast

from reportedly.thread.bodies import action
from reportedly.thread.lexicon import lexicon
from reportedly.thread.marks import Mark
from reportedly.thread.markup import SILENT, is_block, is_quotation, tag, words_of
from reportedly.thread.names import EDGE, NAME, name_like, presence_of, without
from reportedly.thread.outline import Outline, kinds
from reportedly.thread.quotes import TELLING, letters
from reportedly.thread.times import stamps

if TYPE_CHECKING:
    from lxml.etree import _Element

LOOKED_AT = 200
"""Elements of one comment among which its author is looked for."""

SIGNATURE = 1000
"""Letters of the longest signature."""

REPEATED = 2
"""How often something must be said again by the same people, and never otherwise, to be fixed to their names."""

USUAL = 0.8
"""Share of the comments from which what they are framed in is no quotation."""

NEAREST = 6
"""Elements above a name that tell where it stands."""

MOST = 0.6
"""Share of the comments from which a heading at one place in them is a subject."""

ENOUGH = 0.9
"""What a place must be worth to hold the authors; `_fitness` says how it is counted."""

ANCHOR = re.compile(r"#[\w.:-]*\d[\w.:-]*\Z|[?&#/](?:comment|post|msg|reply|p|pid|showComment)(?:[-_=/])?\d", re.I)
"""The end of an address that leads to one comment."""

_AUTHOR = re.compile(r"author|user|nick|(?:^|[-_. ])(?:name|fn)(?:$|[-_. ])|poster|login|byline", re.I)
_PROFILE = re.compile(
    r"user|member|profil|author|people|person|avatar|nick|poster|account|/u/|/@|[?&/]u(?:id)?=|/id\d|livejournal", re.I
)
_BODY = re.compile(r"content|body|text|message", re.I)
_NO_BODY = re.compile(r"avatar|signature|action|reply|vote|rating|toolbar|footer|meta|header|share|report", re.I)
_SIGNATURE = re.compile(r"signature|(?:^|[-_])sig(?:$|[-_])", re.I)
_NO_NAME = re.compile(
    r"[+#№]?[\d.,:\s+−–-]+(?:[kKMк]|[ap]\.?m\.?|[AP]\.?M\.?)?|[#@]?\W+|[+−–-]?\d[\d.,]*\s+[^\W\d_]+\.?|\(?[^\W\d_]+\s?:\s?[+−–-]?\d.*"
)
_SUBJECT = re.compile(r"(?:re|aw|ответ|відп|odp)(?:\[\d+\])?\s*:", re.I)
"""How the subject of an answer begins."""
_NAMED = frozenset({"a", "b", "strong", "cite", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_QUOTED = frozenset({"blockquote", "q"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The comments of a page: their marks and elements in page order, and what is another comment's inside of each."""

    marks: Sequence[Mark]
    items: Sequence[_Element]
    known: frozenset[_Element]
    page: Outline

    def inside(self, item: _Element, *, buttons: bool = False) -> Iterator[_Element]:
        """The elements of one comment that are read, in page order; with `buttons`, those a name may stand on."""
        stack = list(reversed(item))
        while stack:
            here = stack.pop()
            if buttons and tag(here) == "button" and here not in self.known and len(here) < 2:
                yield here
                continue
            if here in self.known or not tag(here) or tag(here) in SILENT:
                continue
            yield here
            stack.extend(reversed(here))


def authors(scope: Scope) -> list[_Element | None]:
    """The element of each comment that names its author: at the place where most have a name, and different ones."""
    rows = [_names(scope, mark, item) for mark, item in zip(scope.marks, scope.items, strict=True)]
    kind = kinds({element: None for row in rows for element in row}, len(rows))
    outer = kinds({element.getparent(): None for row in rows for element in row}, len(rows))
    places: defaultdict[str, dict[int, _Element]] = defaultdict(dict)
    for index, row in enumerate(rows):
        for element in row:
            places[f"{kind[element]} {outer[cast('_Element', element.getparent())]}"].setdefault(index, element)
    pictured = [_pictured(scope, item) for item in scope.items]
    worth = {place: _fitness(scope, place, found, pictured) for place, found in places.items()}
    best = sorted(places, key=lambda place: worth[place], reverse=True)
    fitting = [places[place] for place in best if worth[place] > ENOUGH]
    signed = [next((found[index] for found in fitting if index in found), None) for index in range(len(rows))]
    return _with_others(scope, signed, rows)


def _with_others(
    scope: Scope, signed: Sequence[_Element | None], rows: Sequence[Sequence[_Element]]
) -> list[_Element | None]:
    """The elements that name the authors; of comments without one, what stands where most others have theirs and
    could be a name (its class says "online" and theirs "offline"), or is the name of a group ("Guest"): so those sign
    who have no account. `rows` are what could be a name in each comment."""
    if None not in signed or not any(one is not None for one in signed):
        return list(signed)
    places = Counter(place_of(item, one) for item, one in zip(scope.items, signed, strict=True) if one is not None)
    usual, times = places.most_common(1)[0]
    if 2 * times < len(signed):
        return list(signed)
    first = [
        next((one for one in row if place_of(item, one) == usual), None)
        for item, row in zip(scope.items, rows, strict=True)
    ]
    sure = sum(one is not None and one is other for one, other in zip(signed, first, strict=True)) >= USUAL * times
    found = []
    for item, one, other in zip(scope.items, signed, first, strict=True):
        groups = () if one is not None else islice(scope.inside(item), LOOKED_AT)
        group = next((g for g in groups if _is_group(g) and place_of(item, g) == usual), one)
        found.append(other if group is None and sure else group)
    return found


def _is_group(element: _Element) -> bool:
    return lexicon().has("header.ranks", words_of(element)[: 2 * NAME].strip(EDGE + "()").casefold())


def place_of(item: _Element, element: _Element) -> tuple[str, ...]:
    """The tags from an element up to its comment."""
    above = takewhile(lambda one: one is not item, element.iterancestors())
    return (tag(element), *(tag(one) for one in islice(above, NEAREST)))


def _names(scope: Scope, mark: Mark, item: _Element) -> list[_Element]:
    """What in one comment could be somebody's name by its form."""
    found: list[_Element] = []
    quoted = -1
    for place, element in enumerate(scope.inside(item, buttons=True)):
        if place == LOOKED_AT:
            break
        at = scope.page.order[element]
        if at <= quoted:
            continue
        if tag(element) in _QUOTED:
            quoted = scope.page.end[element]
            continue
        button = tag(element) == "button"
        if element is mark.element or (not button and not 0 < scope.page.size[element] <= 4 * NAME):
            continue
        if could_be_a_name(words_of(element)[: 2 * NAME]):
            found.append(element)
    return found


def could_be_a_name(text: str) -> bool:
    """Whether somebody could sign with that: no rank, no button, no subject, no date."""
    text = text.strip(EDGE)
    if not name_like(text) or _NO_NAME.fullmatch(text) or text.startswith("http") or _SUBJECT.match(text):
        return False
    folded = text.casefold()
    if lexicon().has("header.ranks", folded) or action(text) is not None or presence_of(text) is not None:
        return False
    # "Reply to Anna" is a button.
    if without(text, "header.answers", end=False)[1] or lexicon().has("furniture.actions", folded):
        return False
    words = re.findall(r"[^\W_]+", folded)
    if any(word.isdigit() for word in words) and all(word.isdigit() or word in lexicon().months for word in words):
        return False  # "12 Mar"
    return next(stamps(text, short=True), None) is None


def _pictured(scope: Scope, item: _Element) -> frozenset[str]:
    """What the pictures of a comment are called: an avatar bears its owner's name."""
    said: set[str] = set()
    for element in islice(scope.inside(item), LOOKED_AT):
        if tag(element) == "img" and element.get("alt"):
            said.add((element.get("alt") or "").casefold().strip())
    return frozenset(said)


def _fitness(scope: Scope, place: str, found: Mapping[int, _Element], pictured: Sequence[frozenset[str]]) -> float:
    """How well a place serves as that of the authors; what all of some comments print alike is nobody's name."""
    names = Counter(words_of(element).casefold().strip(EDGE) for element in found.values())
    count = len(scope.items)
    sample = list(found.items())[:20]
    element = sample[0][1]
    hint = (
        bool(_AUTHOR.search(place)) or element.get("rel") == "author" or element.get("itemprop") in ("author", "name")
    )
    alike = len(found) > 2 and len(names) == 1
    if alike and not hint:
        return 0.0
    linked = sum(leads_to_a_person(one) for _, one in sample) / len(sample)
    shown = sum(words_of(one).casefold().strip(EDGE) in pictured[index] for index, one in sample) / len(sample)
    order = scope.page.order
    near = sum(abs(order[one] - order[scope.marks[index].element]) <= 8 for index, one in sample) / len(sample)
    ahead = sum(order[one] <= order[scope.marks[index].element] for index, one in sample) / len(sample)
    varied = min(1.0, len(names) / 2) + len(names) / len(found)
    words = sum(len(name.split()) for name in names) / len(names)
    placed = sum(_leads_to_a_comment(one) for _, one in sample) / len(sample)
    # A picture's stand-in shows the first letter or two.
    initials = len(found) > 1 and max(map(len, names)) <= 2
    return (
        len(found) / count
        + hint
        + 0.6 * linked
        + 0.6 * shown
        - 0.6 * placed
        + 0.3 * (tag(element) in _NAMED)
        + 0.2 * near
        + 0.2 * ahead
        + 0.3 * varied
        - 0.1 * words
        - 1.0 * initials
        - 1.0 * alike
        - 0.5
    )


def _leads_to_a_comment(element: _Element) -> bool:
    """Whether an element is, begins with or stands in a link to a comment, as subjects do."""
    near = (element, *list(element)[:1], element.getparent())
    links = (one.get("href") or "" for one in near if one is not None and tag(one) == "a")
    return any(ANCHOR.search(link) and not _PROFILE.search(link) for link in links)


def leads_to_a_person(element: _Element) -> bool:
    """Whether an element is, begins with or stands in a link to somebody's page."""
    for one in (element, *list(element)[:1], element.getparent()):
        if one is not None and tag(one) == "a":
            return one.get("rel") == "author" or _PROFILE.search(one.get("href") or "") is not None
    return False


def frames(scope: Scope) -> frozenset[_Element]:
    """What is marked as a quotation in nearly all comments, and so frames their own words (or signatures)."""
    rows = [[element for element in scope.inside(item) if is_quotation(element)] for item in scope.items]
    kind = kinds({element: None for row in rows for element in row}, len(rows))
    counts = Counter(name for row in rows for name in {kind[element] for element in row})
    usual = {name for name, times in counts.items() if times > 2 and times >= USUAL * len(rows)}
    # Of two alike, one inside the other, the inner one is a quotation.
    found: set[_Element] = set()
    for row in rows:
        for element in row:
            if kind[element] in usual and not any(outer in found for outer in element.iterancestors()):
                found.add(element)
    return frozenset(found)


def fixtures(scope: Scope, names: Sequence[str | None]) -> frozenset[_Element]:
    """Elements that say the same in all comments of one author, for every author who has several: signatures, ranks."""
    rows = [
        [one for one in islice(scope.inside(item), LOOKED_AT) if 0 < scope.page.size[one] <= SIGNATURE]
        for item in scope.items
    ]
    kind = kinds({element: None for row in rows for element in row}, len(rows))
    outer = kinds({element.getparent(): None for row in rows for element in row}, len(rows))
    said: defaultdict[str, list[tuple[str, str, _Element]]] = defaultdict(list)
    for name, row in zip(names, rows, strict=True):
        for element in row:
            above = element.getparent()
            if name and above is not None:
                place = f"{kind[element]} {outer.get(above, '')}"
                said[place].append((name, words_of(element), element))
    found: set[_Element] = set()
    for entries in said.values():
        wordings = {(name, words) for name, words, _ in entries}
        authors_ = {name for name, _ in wordings}
        if len(entries) - len(authors_) >= REPEATED and len(wordings) == len(authors_):
            found.update(element for _, _, element in entries)
    return frozenset(found)


def subjects(scope: Scope, heads: Sequence[set[_Element]]) -> frozenset[_Element]:
    """The headings of comments, which are none of their words: at the place where most comments have one."""
    rows = []
    for item, head in zip(scope.items, heads, strict=True):
        named = {outer for one in head for outer in (one, *one.iterancestors())}
        first = (one for one in islice(scope.inside(item), LOOKED_AT) if tag(one) in _HEADINGS)
        rows.append(next((one for one in first if scope.page.size[one] > 0), None))
        if rows[-1] in named or (rows[-1] is not None and any(one in head for one in rows[-1].iter())):
            rows[-1] = None
    kind = kinds(rows, len(rows))
    usual, times = Counter(kind.values()).most_common(1)[0] if kind else ("", 0)
    if times < 3 or times < MOST * len(rows):
        # Where only some have one, those that repeat what the page is called are subjects.
        title = letters(next((words_of(one) for one in scope.page.elements if tag(one) == "title"), ""))
        return frozenset(one for one in rows if one is not None and _repeats(one, title))
    return frozenset(one for one in rows if one is not None and kind[one] == usual)


def _repeats(heading: _Element, title: str) -> bool:
    words = words_of(heading)
    answer = _SUBJECT.match(words)
    said = letters(words[answer.end() :] if answer else words)
    return len(said) >= TELLING and said in title


def bodies(scope: Scope, heads: Sequence[set[_Element]], framing: frozenset[_Element]) -> list[_Element]:
    """The element of each comment with its words: at the place that over all of them has most, outside the head.

    `framing` are what look like quotations and are none.
    """
    sizes = [_sizes(scope, item, head) for item, head in zip(scope.items, heads, strict=True)]
    kind = kinds({element: None for row in sizes for element, size in row.items() if size >= 0}, len(sizes))
    places: list[dict[str, _Element]] = []
    empty: list[dict[str, _Element]] = []
    totals: Counter[str] = Counter()
    for row in sizes:
        here: dict[str, _Element] = {}
        empty.append({kind[element]: element for element, size in row.items() if size == 0})
        quoted = -1
        for element, size in row.items():
            if scope.page.order[element] <= quoted:
                continue
            if is_quotation(element) and element not in framing:
                quoted = scope.page.end[element]
                continue
            name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
            if size > 0 and not _NO_BODY.search(name) and kind[element] not in here:
                here[kind[element]] = element
                totals[kind[element]] += size * 2 if _BODY.search(name) else size
        places.append(here)
    best = [max(here, key=lambda place: totals[place]) if here else None for here in places]
    usual, times = Counter(filter(None, best)).most_common(1)[0] if any(best) else ("", 0)
    found = []
    for item, place, here, nothing, head in zip(scope.items, best, places, empty, heads, strict=True):
        if place != usual and usual in nothing and times >= USUAL * len(best):
            found.append(nothing[usual])  # a picture alone: its votes are not its words
        else:
            found.append(_whole(item, here[place], head) if place is not None else item)
    return found


def _whole(item: _Element, body: _Element, head: set[_Element]) -> _Element:
    """The body, or, where it is but one of several paragraphs beside the head, what holds them all."""
    outer = body.getparent()
    if tag(body) not in ("p", "ul", "ol", "blockquote", "pre", "span", "b", "i", "em", "a") or outer is None:
        return body
    while outer is not item and not is_block(outer):
        inner = outer.getparent()
        if inner is None:
            return body
        outer = inner
    return outer


def _sizes(scope: Scope, item: _Element, head: set[_Element]) -> dict[_Element, int]:
    """Code points of the words in each element of the item, in page order; -1 where a part of the head is inside."""
    order = list(scope.inside(item))
    sizes: dict[_Element, int] = {}
    for element in reversed(order):
        size = len((element.text or "").strip())
        for child in element:
            inner = sizes.get(child, 0)
            size = -1 if inner < 0 or size < 0 else size + inner + len((child.tail or "").strip())
        sizes[element] = -1 if element in head else size
    return {element: sizes[element] for element in order}


def is_furniture(element: _Element) -> bool:
    """Whether the element is called something that is none of a comment's words, or a rule parts it from them: a
    signature."""
    if any(_NO_BODY.fullmatch(word) or _SIGNATURE.search(word) for word in (element.get("class") or "").split()):
        return True
    if len(element) == 0 or tag(element[0]) != "hr" or (element.text or "").strip():
        return False
    before = element.getprevious()
    return before is not None and (element[0].tail is not None or len(element) > 1) and bool(words_of(before))
