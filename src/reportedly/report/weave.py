"""Pieces of marked text as HTML: well-formed elements however the marks cross, every character escaped.

A content is an underlined span with its labels before it, a source is bold with its labels after it, a cue italic, a
hedge boxed: each can be told from the others without colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from markupsafe import Markup, escape

from reportedly.language.visible import visible
from reportedly.report.marks import Layer
from reportedly.report.view import Block

DEEPEST = 3
_ELEMENT = {"content": "span", "source": "b", "cue": "i", "hedge": "span"}


@dataclass(slots=True, kw_only=True)
class Weaver:
    """Weaves the blocks of one document; remembers which labels have stood, so that each has one place to return to.

    `anchors`: attribution id -> the fragment of its card; `sourceless`: the ids whose cue bears the label.
    """

    text: str
    anchors: Mapping[str, str]
    sourceless: frozenset[str]
    _stood: set[str] = field(default_factory=set)

    def __call__(self, block: Block) -> Markup:
        """One block as phrasing content."""
        out: list[str] = []
        open_now: list[Layer] = []
        for piece in block.pieces:
            both = zip(open_now, piece.layers, strict=False)
            shared = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], both))
            while len(open_now) > shared:
                out.append(f"</{_ELEMENT[open_now.pop().role]}>")
            for layer in piece.layers[shared:]:
                if layer.role == "content" and piece.start in (layer.start, block.span[0]):
                    out.append(self._labels(layer.ids, goes_on=layer.start < piece.start))
                out.append(f'<{_ELEMENT[layer.role]} class="{_classes(layer)}">')
                open_now.append(layer)
            out.append(str(escape(visible(self.text[piece.start : piece.end]))))
            for layer in piece.closing():
                if layer.role == "source":
                    out.append(self._labels(layer.ids))
                elif layer.role == "cue":
                    out.append(self._labels([one for one in layer.ids if one in self.sourceless]))
        out += [f"</{_ELEMENT[layer.role]}>" for layer in reversed(open_now)]
        return Markup("".join(out))  # noqa: S704  every text in it went through escape

    def _labels(self, ids: Sequence[str], *, goes_on: bool = False) -> str:
        said = []
        for one in ids:
            anchor = escape(self.anchors.get(one, ""))
            place = "" if one in self._stood or not anchor else f' id="t-{anchor}"'
            self._stood.add(one)
            dots = "…" if goes_on else ""
            said.append(f'<a class="n"{place} href="#{anchor}">{dots}{escape(visible(one))}</a>')
        return "".join(said)


def _classes(layer: Layer) -> str:
    if layer.role != "content":
        return layer.role
    return f"content c{min(layer.depth, DEEPEST)}" + (" maybe" if layer.guess else "")
