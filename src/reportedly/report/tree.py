"""On whose word: the chains of relays of a document as small trees, from the page outward.

A `Knot` is one content with all attributions that carry it: Resident, and within it its own sources. A `Node` is one
party of the document's whole tree: everything that the page has from it, and through it from others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from reportedly.model import Attribution, Document, Source, SourceKind, Span, Spans
from reportedly.report.words import is_guess, page_name, party_name, quoted

Part = Literal["words", "cue"]
_LONGEST = 8
_QUOTES = "«»“”„\"'‘’"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One attribution as a link of a chain.

    `name` is the speaker's; `passing` how the text has source and cue, in its order, the source only where it differs
    from the name: (("cue", "According to"), ("words", "him")); `hedges` the words of doubt; `of` whose people an
    unnamed source is; `level` counts links within the knot, 0 for the one nearest the page.
    """

    attribution: Attribution
    name: str
    passing: tuple[tuple[Part, str], ...]
    hedges: str
    kind: SourceKind | None
    of: str | None
    level: int = 0

    @property
    def guess(self) -> bool:
        """Whether this link is a guess."""
        return is_guess(self.attribution)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """One content and who carries it: `steps` outermost first, `above` the chain from the page down to them.

    Of a chain longer than `_LONGEST`, `above` has the links nearest to the content.
    `start` is where the knot's first mark stands in the text, None when it marks nothing; `where` as in the contract.
    """

    steps: tuple[Step, ...]
    above: tuple[Step, ...]
    start: int | None
    where: str

    @property
    def guess(self) -> bool:
        """Whether every link is a guess."""
        return all(step.guess for step in self.steps)


@dataclass(slots=True, kw_only=True)
class Node:
    """One party as the page reaches it: what it is said to have said itself (`steps`), and who stands behind it."""

    name: str
    kind: SourceKind | None = None
    of: str | None = None
    steps: list[Step] = field(default_factory=list)
    behind: list[Node] = field(default_factory=list)

    @property
    def guess(self) -> bool:
        """Whether everything that hangs on this party is a guess."""
        return bool(self.steps) and all(step.guess for step in self.steps)


def knots(document: Document) -> tuple[Knot, ...]:
    """The document's attributions by shared content, in the order in which they stand in the text."""
    steps = _steps(document)
    groups: list[list[Step]] = []
    group_of: dict[str, int] = {}
    by_content: dict[tuple[str, Spans], int] = {}
    levels: dict[str, int] = {}
    for step in _parents_first(document, steps):
        attribution = step.attribution
        key = (attribution.where, _trimmed(document.text, attribution.content))
        number = by_content.get(key) if attribution.content else None
        if number is None:
            number = len(groups)
            groups.append([])
            if attribution.content:
                by_content[key] = number
        parent = attribution.parent
        level = levels[parent] + 1 if parent in levels and group_of[parent] == number else 0
        levels[attribution.id], group_of[attribution.id] = level, number
        groups[number].append(replace(step, level=level))
    found = [_knot(group, steps) for group in groups]
    return tuple(sorted(found, key=lambda knot: (knot.start is None, knot.start or 0)))


def relay_tree(document: Document, where: str | None = None) -> Node:
    """The page and everybody it rests on: one node a party and path, attributions of one party together.

    `where`: None for the page's own text (title and body), or a comment's id, whose commenter is then the root.
    """
    steps = _steps(document)
    root = Node(name=page_name(document))
    nodes: dict[str, Node] = {}
    behind: dict[tuple[int, str], Node] = {}
    for step in _parents_first(document, steps):
        attribution = step.attribution
        if where is None and attribution.where not in ("title", "body"):
            continue
        if where is not None and attribution.where != where:
            continue
        above = nodes.get(attribution.parent or "", root)
        party = attribution.speaker or step.name
        if above is not root and (above.name, above.kind) == (step.name, step.kind):
            node = above  # a speaker that goes on rests on nobody but itself
        else:
            key = (id(above), party)
            if key not in behind:
                behind[key] = Node(name=step.name, kind=step.kind, of=step.of)
                above.behind.append(behind[key])
            node = behind[key]
        node.steps.append(step)
        nodes[attribution.id] = node
    return root


def walk(root: Node) -> Iterator[tuple[int, Node]]:
    """The nodes below `root` in reading order, each with its depth: 0 for those nearest the page."""
    waiting = [(0, node) for node in reversed(root.behind)]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting += [(depth + 1, below) for below in reversed(node.behind)]


def _steps(document: Document) -> dict[str, Step]:
    sources = {source.id: source for source in document.sources}
    return {a.id: _step(document, a, sources) for a in document.attributions}


def _step(document: Document, attribution: Attribution, sources: dict[str, Source]) -> Step:
    source = sources.get(attribution.speaker or "")
    called = quoted(document.text, attribution.source)
    name = party_name(source, called)
    carrier = sources.get(source.of or "") if source is not None else None
    same = called.casefold().strip(_QUOTES) == name.casefold()
    return Step(
        attribution=attribution,
        name=name,
        passing=_passing(document.text, () if same else attribution.source, attribution.cue),
        hedges=quoted(document.text, attribution.hedges),
        kind=source.kind if source is not None else None,
        of=party_name(carrier, "") if carrier is not None else None,
    )


def _passing(text: str, source: Spans, cue: Spans) -> tuple[tuple[Part, str], ...]:
    spans: list[tuple[Span, Part]] = [*((span, "words") for span in source), *((span, "cue") for span in cue)]
    found = []
    for part, together in groupby(sorted(spans), key=lambda one: one[1]):
        said = quoted(text, tuple(span for span, _ in together))
        if said:
            found.append((part, said))
    return tuple(found)


def _parents_first(document: Document, steps: dict[str, Step]) -> Iterator[Step]:
    """Each step after the one that it rests on, else in the document's order; circles are cut where they are met."""
    done: set[str] = set()
    for attribution in document.attributions:
        path: list[str] = []
        at: str | None = attribution.id
        while at in steps and at not in done:
            done.add(at)
            path.append(at)
            at = steps[at].attribution.parent
        for one in reversed(path):
            yield steps[one]


def _knot(group: list[Step], steps: dict[str, Step]) -> Knot:
    starts = [
        start
        for step in group
        for start, _ in (*step.attribution.source, *step.attribution.cue, *step.attribution.content)
    ]
    return Knot(
        steps=tuple(group),
        above=tuple(_above(group[0], steps)),
        start=min(starts, default=None),
        where=group[0].attribution.where,
    )


def _above(step: Step, steps: dict[str, Step]) -> list[Step]:
    """The chain from the page down to, and without, the step."""
    found: list[Step] = []
    seen = {step.attribution.id}
    at = step.attribution.parent
    while at in steps and at not in seen and len(found) < _LONGEST:
        seen.add(at)
        found.append(steps[at])
        at = steps[at].attribution.parent
    return found[::-1]


def _trimmed(text: str, spans: Spans) -> Spans:
    """The spans without the punctuation at their ends, so that a full stop makes no other content."""
    found = []
    for start, end in spans:
        first, last = max(0, start), min(len(text), end)
        while first < last and not text[first].isalnum():
            first += 1
        while last > first and not text[last - 1].isalnum():
            last -= 1
        found.append((first, last))
    return tuple(found)
