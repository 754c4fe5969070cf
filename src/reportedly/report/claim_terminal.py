"""A claim in a terminal: how many origins, the pedigree as a tree with time and words, the argument with quotations."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportedly.language.visible import one_line
from reportedly.model import Claim, Document, End
from reportedly.report import words
from reportedly.report.argument import Argument, words_of
from reportedly.report.lineage import Row, name_of, published, rows
from reportedly.report.pedigree import origins_in_words

_WIDEST = 110
_WORDS, _SHORTEST = 48, 12


def render_claim(claim: Claim, documents: Mapping[str, Document], console: Console) -> None:
    """Prints the claim with its tree; `documents` are those of its mentions, by id."""
    width = min(console.width, _WIDEST)
    console.print(Text(f"{claim.id}  {origins_in_words(claim)}", style="bold"), width=width)
    console.print(Text(f"“{_cut(one_line(claim.wording), 2 * width)}”", style="italic"), width=width)
    drawing = _Lines(claim, documents, ascii_only=console.options.ascii_only)
    for row in rows(claim):
        console.print(drawing.line(row, console.width), no_wrap=True, overflow="ellipsis")
    for note in _notes(claim, drawing):
        console.print(Text(note, style="dim"), width=width)
    console.print()


def render_argument(argument: Argument, console: Console) -> None:
    """Prints the argument, each point with the words that it rests on and where they stand."""
    width = min(console.width, _WIDEST)
    console.print(Text(f"{argument.claim.id}  {argument.says}", style="bold"), width=width)
    console.print(Text(f"“{one_line(argument.claim.wording)}”\n", style="italic"), width=width)
    for number, point in enumerate(argument.points, 1):
        console.print(Text(f"{number}. {one_line(point.says)}"), width=width)
        for quote in point.quotes:
            name = one_line(quote.outlet or quote.title or quote.document)
            where = f"   {quote.document} {quote.span[0]}–{quote.span[1]}"
            when = words.moment(quote.published, None) if quote.published else "no date"
            console.print(Text(f"   “{one_line(quote.words)}”", style="italic"), width=width)
            console.print(Text(f"{where}, {name}, {when}", style="dim"), width=width)


class _Lines:
    def __init__(self, claim: Claim, documents: Mapping[str, Document], *, ascii_only: bool) -> None:
        self.claim, self.documents = claim, documents
        self.signs = ("|  ", "   ", "|- ", "`- ") if ascii_only else ("│  ", "   ", "├─ ", "└─ ")
        self.parties = {party.id: party for party in claim.parties}
        self.roots = {root.party: root for root in (claim.origins.roots if claim.origins else ())}
        self.times = published(claim)
        self.stances: dict[str, set[str]] = {}
        for mention in claim.mentions:
            self.stances.setdefault(mention.document, set()).add(mention.stance)

    def line(self, row: Row, width: int) -> Text:
        """One row of the tree; a title is cut so that the row fits into so many columns, where it can."""
        on, off, tee, corner = self.signs
        text = Text("  ")
        if row.depth:
            text.append("".join(on if rail else off for rail in row.rails[1:]) + (corner if row.last else tee), "dim")
        if row.end.document is None:
            self._party(text, row)
            return text.append_text(self._relay(row))
        relay = self._relay(row)
        self._page(text, row, row.end.document, width - text.cell_len - relay.cell_len)
        return text.append_text(relay)

    def name(self, end: End) -> str:
        """What a page or a party is called."""
        return name_of(end, self.claim, self.documents)

    def _party(self, text: Text, row: Row) -> None:
        party, root = self.parties.get(row.end.party or ""), self.roots.get(row.end.party)
        text.append(self.name(row.end), "bold")
        kind = words.KINDS.get(party.kind, party.kind) if party else "party"
        text.append(f" ({kind})", "dim")
        if root:
            text.append(" origin, own basis not seen" if root.unresolved else " origin", "reverse")

    def _page(self, text: Text, row: Row, id: str, width: int) -> None:
        document, stances = self.documents.get(id), self.stances.get(id, set())
        when = (self.times.get(id) or "no date").replace("T", " ")[:16]
        note = ""
        if "denies" in stances:
            note = "denies"
        elif row.relay is None and stances == {"asserts"}:
            note = "names no source"
        name = self.name(row.end)
        text.append(f"{when}  ", "dim")
        text.append(name, "bold")
        room = width - cell_len(when) - cell_len(name) - cell_len(note) - 8
        if document and document.outlet and document.title and room >= _SHORTEST:
            text.append(f"  {_cut(one_line(document.title), room)}")
        if note:
            text.append("  ").append(note, "reverse")

    def _relay(self, row: Row) -> Text:
        if row.relay is None:
            return Text()
        said = _cut(one_line(words_of(row.relay, self.documents)), _WORDS)
        sure = "" if row.relay.confidence >= 0.8 else f", {row.relay.confidence:.0%} sure"
        shown = f"“{said}”" if said and row.relay.kind in ("cites", "credits") else row.relay.kind
        return Text(f"  {'<-' if self.signs[0].isascii() else '←'} {shown}{sure}", "italic")


def _notes(claim: Claim, lines: _Lines) -> list[str]:
    notes = []
    keepers = claim.gatekeepers
    if keepers and keepers.count and claim.documents > 1:
        who = ", ".join(lines.name(end) for end in keepers.who)
        notes.append(f"  every page hangs on {keepers.count}: {who}" if who else f"  gatekeepers: {keepers.count}")
    for circle in claim.circular:
        notes.append("  a circle: " + ", ".join(lines.name(End(party=id)) for id in circle.parties))
    for change in claim.drift:
        before, after = lines.name(End(document=change.from_document)), lines.name(End(document=change.to_document))
        notes.append(f"  from {before} to {after}: {change.change}")
    return notes


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(1, width - 1)].rstrip() + "…"
