"""The pedigree of a claim as a tree in time: who it goes back to at the left, the pages that report it at the right.

A drawing without script: real text in reading order, a title for everything that is drawn, widths that print. Each row
is a page; what it rests on stands left of it, time runs to the right; a line is labelled with the words that it
rests on. What does not fit the tree (a second source, a circle) is a thinner line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from reportedly.language.visible import one_line
from reportedly.model import Claim, End, Relay
from reportedly.report.lineage import chosen, ends, published

_ROW, _COLUMN, _LEFT, _TOP = 34, 190, 16, 64
_TIME, _LABELS, _LEAST_LABELS = 360, 330, 150
_FULL = 928
"""The width of a page's column: a drawing that would be a little wider has shorter labels instead."""
_BOX = 150
_NAME, _WORDS = 20, 26
_LETTER, _BROAD = 7.2, 8.2
"""Widths of a letter of a page's label, and of one that is not Latin: in the widest of the fonts that may be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a document of the claim is called in the drawing: who published it, its title, where it can be looked at."""

    outlet: str | None = None
    title: str | None = None
    href: str | None = None


@dataclass(slots=True, kw_only=True)
class _Node:
    """A thing that is drawn, with its place; `x` and `y` are the middle of its left side."""

    end: End
    parent: End | None = None
    depth: int = 0
    x: float = 0.0
    y: float = 0.0


def draw(claim: Claim, pages: Mapping[str, Page], words: Sequence[str] = (), *, headed: bool = True) -> str:
    """The claim's pedigree as an SVG element.

    `pages` are by document id; `words` are the words that each of the claim's relays rests on, in their order. An id
    that is not in `pages` is shown as it is. `headed`: with the range of origins above it.
    """
    return "".join(_Drawing(claim, pages, words, headed=headed).svg())


@cache
def style() -> str:
    """The drawing's own style sheet: it must look the same in a page, in a file of its own, and printed."""
    return (files("reportedly.report") / "templates" / "pedigree.css").read_text(encoding="utf-8")


def origins_in_words(claim: Claim) -> str:
    """The range of independent origins in a line."""
    origins = claim.origins
    if origins is None:
        return "origins unknown"
    low, high = origins.low, origins.high
    many = f"{low}" if low == high else f"{low} to {high}"
    documents = f"{claim.documents} page{'s' * (claim.documents != 1)}"
    return f"{documents}, {many} independent origin{'s' * (high != 1)}"


class _Drawing:
    def __init__(self, claim: Claim, pages: Mapping[str, Page], words: Sequence[str], *, headed: bool) -> None:
        self.claim, self.pages, self.headed = claim, pages, headed
        self.top = _TOP if headed else _TOP - 28
        self.parties = {party.id: party for party in claim.parties}
        self.times = published(claim)
        self.stances: dict[str, set[str]] = defaultdict(set)
        for mention in claim.mentions:
            self.stances[mention.document].add(mention.stance)
        self.words = dict(zip(claim.relays, words, strict=False))
        self.nodes = {end: _Node(end=end) for end in ends(claim)}
        self.chosen = chosen(claim)
        self._place()

    def _place(self) -> None:
        below: dict[End | None, list[End]] = defaultdict(list)
        for end, node in self.nodes.items():
            node.parent = self.chosen[end].to_end if end in self.chosen else None
            below[node.parent].append(end)
        rank = self._ranks()
        self.rows = 0
        stack: list[tuple[End, int, bool]] = [(end, 0, False) for end in reversed(self._sorted(below[None]))]
        while stack:  # by hand: a chain of relays may be longer than the interpreter's stack
            end, depth, done = stack.pop()
            node, own = self.nodes[end], below[end]
            if done:
                if end.document is None and own:
                    node.y = sum(self.nodes[child].y for child in own) / len(own)
                continue
            node.depth = depth
            if end.document is not None or not own:
                node.y = self.top + self.rows * _ROW + _ROW / 2
                self.rows += 1
            stack.append((end, depth, True))
            deeper = depth + (end.document is None)
            stack.extend((child, deeper, False) for child in reversed(self._sorted(own)))
        depths = [node.depth for end, node in self.nodes.items() if end.document is None]
        self.begin = _LEFT + (max(depths) + 1) * _COLUMN if depths else _LEFT + 40
        for end, node in self.nodes.items():
            node.x = _LEFT + node.depth * _COLUMN if end.document is None else self.begin + rank[end.document]
        most, least = self.begin + _TIME + _LABELS, self.begin + _TIME + _LEAST_LABELS
        self.width = max(least, min(most, _FULL))
        self.height = self.top + self.rows * _ROW + 24

    def _sorted(self, ends: Sequence[End]) -> list[End]:
        return sorted(
            ends, key=lambda end: (self.times.get(end.document or "", "~"), end.document or "", end.party or "")
        )

    def _ranks(self) -> dict[str, float]:
        """Where documents stand in time: in their order, evenly, those without a date in a place of their own."""
        times = sorted(set(self.times.values()))
        step = (_TIME - 60) / max(1, len(times) - 1)
        place = {time: number * step for number, time in enumerate(times)}
        documents = [end.document for end in self.nodes if end.document is not None]
        undated = _TIME - 20.0 if times else 0.0
        return {id: place[self.times[id]] if id in self.times else undated for id in documents}

    def svg(self) -> Iterator[str]:
        """The element, piece by piece."""
        said = origins_in_words(self.claim)
        name = one_line(self.claim.wording)
        yield (
            f'<svg class="pedigree" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="{escape(said)}" '
            f'viewBox="0 0 {self.width:.0f} {self.height:.0f}" width="{self.width:.0f}" height="{self.height:.0f}">'
        )
        yield f"<title>{escape(name)}</title><desc>{escape(said)}</desc><style>{style()}</style>"
        if self.headed:
            yield f'<text class="head" x="{_LEFT}" y="20">{escape(said)}</text>'
        yield from self._axis()
        for relay in self.claim.relays:
            yield self._line(relay)
        for end in self._reading_order():
            yield self._box(end) if end.document is None else self._dot(end)
        yield "</svg>"

    def _reading_order(self) -> list[End]:
        return sorted(self.nodes, key=lambda end: (self.nodes[end].y, self.nodes[end].x))

    def _axis(self) -> Iterator[str]:
        times = sorted(set(self.times.values()))
        if not times:
            return
        last = ""
        taken = float("-inf")
        for time in times:
            day = time[:10]
            x = next(node.x for end, node in self.nodes.items() if self.times.get(end.document or "") == time)
            if day != last and x - taken >= 78:
                yield f'<line class="tick" x1="{x:.0f}" y1="{self.top - 8}" x2="{x:.0f}" y2="{self.height - 16:.0f}"/>'
                yield f'<text class="quiet" x="{x:.0f}" y="{self.top - 14}">{escape(one_line(day))}</text>'
                last, taken = day, x
        if any(end.document is not None and end.document not in self.times for end in self.nodes):
            x = self.begin + _TIME - 20
            yield f'<text class="quiet" x="{x:.0f}" y="{self.top - 14}">no date</text>'

    def _line(self, relay: Relay) -> str:
        child, parent = self.nodes[relay.from_end], self.nodes[relay.to_end]
        begin = parent.x + (_BOX if relay.to_end.document is None else 5)
        end = child.x - (5 if relay.from_end.document is not None else 0)
        middle = max(begin + 14, min(begin + 36, (begin + end) / 2))
        up, down = f"{parent.y:.1f}", f"{child.y:.1f}"
        path = f"M{begin:.1f} {up}C{middle:.1f} {up} {middle - 8:.1f} {down} {middle + 14:.1f} {down}"
        path += f"L{max(end, middle + 14):.1f} {down}"
        if relay.to_end.document is not None and child.x >= parent.x:  # down from the page, then to the right
            turn = min(parent.x + 10, end)
            path = f"M{parent.x:.1f} {parent.y + 5:.1f}C{parent.x:.1f} {down} {parent.x:.1f} {down} {turn:.1f} {down}"
            path += f"L{end:.1f} {down}"
        elif end < begin:  # backwards in the drawing: a circle, or a page before the one that it rests on
            path = f"M{begin:.1f} {up}C{begin + 60:.1f} {up} {end - 60:.1f} {down} {end:.1f} {down}"
        classes = ["line"]
        placed = self.chosen.get(relay.from_end) is relay
        classes += ["copies"] if relay.kind in ("copies", "translates") else []
        classes += ["unsure"] if relay.confidence < 0.8 else []
        classes += [] if placed else ["aside"]
        said = one_line(self.words.get(relay, "")) or relay.kind
        title = f"{self._name(relay.from_end)} {relay.kind} {self._name(relay.to_end)}: {said} ({relay.because})"
        line = f'<path class="{" ".join(classes)}" d="{path}"><title>{escape(one_line(title))}</title></path>'
        room = end - middle - 20
        if placed and room > 60:
            text = escape(_cut(said, min(_WORDS, int(room / 6.2))))
            line += f'<text class="words" x="{middle + 18:.1f}" y="{child.y - 4:.1f}">{text}</text>'
        return line

    def _box(self, end: End) -> str:
        node, party = self.nodes[end], self.parties.get(end.party or "")
        roots = {root.party: root for root in (self.claim.origins.roots if self.claim.origins else ())}
        root = roots.get(end.party)
        classes = ["party"] + (["root"] if root else []) + (["unseen"] if root and root.unresolved else [])
        kind = party.kind if party else "party"
        name = self._name(end)
        circle = any(end.party in one.parties for one in self.claim.circular)
        title = f"{name}, {kind}" + (", an origin" if root else "")
        title += ", whose own basis is not seen" if root and root.unresolved else ""
        title += ", in a circle" if circle else ""
        ring = (
            f'<rect class="ring" x="{node.x - 4:.1f}" y="{node.y - 19:.1f}" width="{_BOX + 8}" height="38" rx="7"/>'
            if circle
            else ""
        )
        return (
            f'<g class="{" ".join(classes)}"><title>{escape(title)}</title>{ring}'
            f'<rect class="box" x="{node.x:.1f}" y="{node.y - 15:.1f}" width="{_BOX}" height="30" rx="4"/>'
            f'<text x="{node.x + 8:.1f}" y="{node.y - 1:.1f}">{escape(_cut(name, _NAME))}</text>'
            f'<text class="words" x="{node.x + 8:.1f}" y="{node.y + 11:.1f}">{escape(kind)}</text></g>'
        )

    def _dot(self, end: End) -> str:
        node, page = self.nodes[end], self.pages.get(end.document or "", Page())
        stances = self.stances[end.document or ""]
        denies = "denies" in stances
        asserts = stances == {"asserts"} and end not in self.chosen
        when = self.times.get(end.document or "")
        outlet = one_line(page.outlet or end.document or "")
        title = one_line(page.title or "")
        notes = [word for word, true in (("denies", denies), ("names no source", asserts)) if true]
        spoken = ", ".join(
            part for part in (outlet, one_line(when or "no date").replace("T", " "), title, *notes) if part
        )
        room = self.width - node.x - 20 - sum(_LETTER * (len(note) + 1) for note in notes)
        label = f"<tspan>{escape(_fitted(outlet, room))}</tspan>"
        room -= _wide(outlet) + 6
        if title and room > 6 * _BROAD:
            label += f'<tspan class="quiet" dx="6">{escape(_fitted(title, room))}</tspan>'
        label += "".join(f'<tspan class="words" dx="6">{note}</tspan>' for note in notes)
        if page.href:
            label = f'<a href="{escape(page.href)}">{label}</a>'
        circle = any(end.document in one.documents for one in self.claim.circular)
        ring = f'<circle class="ring" cx="{node.x:.1f}" cy="{node.y:.1f}" r="9"/>' if circle else ""
        return (
            f'<g class="page{" denies" if denies else ""}"><title>{escape(spoken)}</title>{ring}'
            f'<circle class="dot" cx="{node.x:.1f}" cy="{node.y:.1f}" r="5"/>'
            f'<text x="{node.x + 14:.1f}" y="{node.y + 4.5:.1f}">{label}</text></g>'
        )

    def _name(self, end: End) -> str:
        if end.document is not None:
            return one_line(self.pages.get(end.document, Page()).outlet or end.document)
        party = self.parties.get(end.party or "")
        return one_line(party.name if party else end.party or "")


def _wide(text: str) -> float:
    return sum(_LETTER if sign.isascii() else _BROAD for sign in text)


def _fitted(text: str, room: float) -> str:
    """As much of the text as there is room for."""
    taken = 0.0
    for number, sign in enumerate(text):
        taken += _LETTER if sign.isascii() else _BROAD
        if taken > room:
            return _cut(text, number)
    return text


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(1, width - 1)].rstrip(" …") + "…"
