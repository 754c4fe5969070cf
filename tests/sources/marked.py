"""Documents for tests, written with their sources marked: `[[a2<a1 its sources]]` is the source of a2, parent a1.

`[[a3! he]]` marks an attitude, `((a1 told))` the cue of a1; a first line before an empty line is the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import Attribution, Document, Name, Source, Span
from reportedly.sources import resolve

MARK = re.compile(r"\[\[(\w+)(?:<(\w+))?(!?) (.+?)\]\]|\(\((\w+) (.+?)\)\)")


@dataclass(frozen=True)
class Resolved:
    """A resolved document, asked by the ids that its marks gave."""

    document: Document

    def source(self, attribution: str) -> Source:
        """The source that speaks in an attribution; fails when nobody does."""
        speaker = next(a.speaker for a in self.document.attributions if a.id == attribution)
        return next(source for source in self.document.sources if source.id == speaker)

    def speaker(self, attribution: str) -> str | None:
        """The name of who speaks in an attribution, None when nobody does."""
        row = next(a for a in self.document.attributions if a.id == attribution)
        return self.source(attribution).name if row.speaker else None

    def of(self, attribution: str) -> str | None:
        """The name of who carries the unnamed source of an attribution."""
        carrier = self.source(attribution).of
        return next((source.name for source in self.document.sources if source.id == carrier), None)

    def texts(self, party: Source | Name) -> list[str]:
        """What the mentions of a party read."""
        return [self.document.text[start:end] for start, end in party.mentions]

    def name(self, name: str) -> Name:
        """The entry of `names` of that name; fails when there is none."""
        return next(entry for entry in self.document.names if entry.name == name)


def read(marked: str, *, outlet: str | None = None, more: tuple[Attribution, ...] = ()) -> Resolved:
    """Resolve a marked text; `more` are attributions without a source."""
    text, at, sources, cues, rows = "", 0, {}, {}, {}
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(1):
            sources[match.group(1)] = (len(text), len(text) + len(match.group(4)))
            rows[match.group(1)] = (match.group(2), bool(match.group(3)))
            text += match.group(4)
        else:
            cues[match.group(5)] = (len(text), len(text) + len(match.group(6)))
            text += match.group(6)
    text += marked[at:]
    title, gap, _ = text.partition("\n\n")
    head = len(title) if gap else 0
    paragraphs: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        if not gap or line.start() > head:
            paragraphs.append(line.span())
    attributions = tuple(
        Attribution(
            id=name,
            source=(span,),
            cue=(cues[name],) if name in cues else (),
            parent=rows[name][0],
            act="attitude" if rows[name][1] else "speech",
            where="title" if gap and span[0] < head else "body",
        )
        for name, span in sources.items()
    )
    return Resolved(
        resolve(
            Document(
                id="d",
                outlet=outlet,
                text=text,
                title_span=(0, head) if gap else None,
                paragraphs=tuple(paragraphs),
                attributions=(*attributions, *more),
            )
        )
    )
