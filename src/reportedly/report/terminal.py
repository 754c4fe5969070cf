"""A document in a terminal: verdict, marked text, who says so beneath each paragraph, relays and thread as trees.

What is drawn can be told apart without colour, and where not even bold and underline exist (a pipe, a file) signs take
their place: `[a1 what is said]`, `{a1 who}`, `<how it is passed on>`, `~doubt~`. Nothing of a document is ever read as
rich's markup, and what would steer the terminal is shown as an escape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from reportedly.language.visible import one_line, visible
from reportedly.model import Document
from reportedly.report import words
from reportedly.report.marks import Layer
from reportedly.report.talk import who
from reportedly.report.tree import Knot, Node, Step, walk
from reportedly.report.view import Block, Said, View, view

_DEEPEST = 6
_INDENT = 2
_CONTENT = ("underline cyan", "underline2 green", "underline2 magenta")
_STYLE = {"source": "bold", "cue": "italic yellow", "hedge": "reverse"}
_VERDICT = {"dropped": "bold reverse", "misattributed": "bold reverse", "partial": "bold"}
_WIDE = 90
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Signs:
    """What marks are drawn with: styles where the console has them, else signs; box drawing where it has UTF-8.

    `width`: how many columns there are.
    """

    styled: bool
    ascii_only: bool
    width: int

    def pair(self, layer: Layer, sourceless: frozenset[str], *, goes_on: bool) -> tuple[str, str]:
        """What stands before and after a mark."""
        labels = " ".join(visible(one) for one in layer.ids)
        dots = "..." if goes_on and self.ascii_only else "…" if goes_on else ""
        match layer.role:
            case "content":
                return f"[{dots}{labels}{'?' if layer.guess else ''} ", "]"
            case "source":
                return ("", f" {{{labels}}}") if self.styled else (f"{{{labels} ", "}")
            case "cue":
                own = " ".join(visible(one) for one in layer.ids if one in sourceless)
                after = f" {{{own}}}" if own else ""
                return ("", after) if self.styled else ("<", f">{after}")
            case _:
                return ("", "") if self.styled else ("~", "~")


def render(document: Document, console: Console) -> None:
    """Prints the document to the console, with what it can show; lines are no longer than a person reads well."""
    signs = Signs(styled=console.is_terminal, ascii_only=console.options.ascii_only, width=min(console.width, _WIDEST))
    for part in _parts(view(document), signs):
        console.print(part, width=signs.width)


def _parts(laid: View, signs: Signs) -> Iterator[RenderableType]:
    """What is printed, from top to bottom."""
    document = laid.document
    sourceless = frozenset(a.id for a in document.attributions if not a.source)
    yield ""
    yield Text(words.own_title(document), style="bold" if document.title else "italic")
    yield Text(_facts(document, signs), style="dim")
    yield from _headline(document)
    for note in document.notes:
        if note.field == "attributions":
            yield Text(f"\n{'?' if document.attributions else '!'} {one_line(note.says)}.", style="italic")
    if document.attributions:
        yield _legend(signs)
    for block in (*_given(laid.title), *laid.blocks):
        if block.kind == "title" and not block.knots:
            continue  # it stands above, and has no marks
        yield ""
        yield _marked(document, block, signs, sourceless)
        yield from _knots(block.knots, signs)
    yield from _knots(laid.elsewhere, signs)
    if not document.attributions and laid.blocks:
        yield Text("\nNothing here is attributed to anybody, as far as the machine sees.", style="dim")
    yield from _relays(laid)
    yield from _names(document)
    yield from _thread(laid, signs, sourceless)
    yield from _notes(document)
    yield ""


def _facts(document: Document, signs: Signs) -> str:
    facts = (
        one_line(document.outlet or ""),
        words.moment(document.published, document.published_precision),
        one_line(document.byline or ""),
        one_line(document.language or ""),
        words.counted(len(document.attributions), "attribution"),
        words.counted(len(document.comments), "comment") if document.comments else "",
        one_line(document.url or ""),
    )
    return (" - " if signs.ascii_only else " · ").join(filter(None, facts))


def _headline(document: Document) -> Iterator[Text]:
    headline = words.headline(document)
    if headline is None:
        return
    said = words.verdict(document)
    line = Text("\n")
    line.append(f" {said.tag.upper()} ", style=_VERDICT.get(headline.attribution, "dim"))
    line.append(f" {said.says}:", style="bold" if said.urgency <= words.VERDICTS["partial"].urgency else "")
    line.append(f" {one_line(headline.because)}.")
    yield line


def _legend(signs: Signs) -> Text:
    if not signs.styled:
        return Text("[a1 what is said]  {a1 who}  <how it is passed on>  ~doubt~  [a1? a guess]")
    legend = Text()
    legend.append("[a1 ", style="dim").append("what is said", style=_CONTENT[0]).append("]  ", style="dim")
    legend.append("who", style=_STYLE["source"]).append(" {a1}  ", style="dim")
    legend.append("how it is passed on", style=_STYLE["cue"]).append("  ")
    return legend.append("doubt", style=_STYLE["hedge"]).append("  [a1? a guess]", style="dim")


def _marked(document: Document, block: Block, signs: Signs, sourceless: frozenset[str]) -> Text:
    """The block's text with its marks, as one rich text."""
    out = Text()
    for piece in block.pieces:
        style = _style(piece.layers)
        for layer in piece.layers:
            goes_on = piece.start == block.span[0] and layer.start < piece.start
            if layer.start == piece.start or (goes_on and layer.role == "content"):
                out.append(signs.pair(layer, sourceless, goes_on=goes_on)[0], style="dim")
        out.append(visible(document.text[piece.start : piece.end]), style=style)
        for layer in reversed(piece.layers):
            runs_over = piece.end == block.span[1] and layer.end > piece.end and layer.role == "content"
            if layer.end == piece.end or runs_over:
                out.append(signs.pair(layer, sourceless, goes_on=False)[1], style="dim")
    if block.kind == "title":
        out.stylize("bold")
    return out


def _style(layers: Sequence[Layer]) -> str:
    contents = [layer.depth for layer in layers if layer.role == "content"]
    found = [_CONTENT[min(max(contents), len(_CONTENT) - 1)]] if contents else []
    return " ".join([*found, *(_STYLE[layer.role] for layer in layers if layer.role in _STYLE)])


def _knots(knots: Iterable[Knot], signs: Signs) -> Iterator[RenderableType]:
    """A table a paragraph: number, who and how, how sure."""
    table = Table.grid(padding=(0, 1), expand=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold", ratio=1)
    table.add_column(overflow="fold", justify="left")
    rows = 0
    for knot in knots:
        for step in knot.steps:
            table.add_row(_number(step, signs), _who(step, knot, signs), _sure(step, signs))
            rows += 1
    if rows:
        table.expand = True
        yield Padding(table, (0, 0, 0, _INDENT))


def _number(step: Step, signs: Signs) -> Text:
    hook = "`-" if signs.ascii_only else "└ "
    indent = "  " * (min(step.level, _DEEPEST) - 1) + hook if step.level else ""
    return Text(indent + visible(step.attribution.id))


def _who(step: Step, knot: Knot, signs: Signs) -> Text:
    line = Text(step.name, style="" if step.guess else "bold")
    facts = [words.KINDS[step.kind]] if step.kind else []
    if step.of and step.of != step.name:
        facts.append(f"of {step.of}")
    if facts:
        line.append(f" ({', '.join(facts)})", style="not bold dim")
    passed = " ".join(_short(said) for _, said in step.passing)
    if passed:
        line.append(f' "{passed}"' if signs.ascii_only else f" “{passed}”", style="not bold italic")
    if knot.above and step is knot.steps[0]:
        line.append(" < " if signs.ascii_only else " ← ", style="not bold dim")
        through = ", ".join(f"{above.name} {visible(above.attribution.id)}" for above in knot.above)
        line.append(f"through {through}", style="not bold dim")
    if step.hedges:
        line.append(f" hedged ~{_short(step.hedges)}~", style="not bold dim")
    return line


def _sure(step: Step, signs: Signs) -> Text:
    attribution = step.attribution
    line = Text(attribution.certainty, style="" if attribution.certainty in ("reported", "asserted") else "bold")
    if attribution.act != "speech":
        line.append(f", {attribution.act}", style="not bold")
    line.append(", " if signs.width >= _WIDE else "\n", style="not bold")
    if step.guess:
        return line.append(f"? a guess: {one_line(attribution.because)}", style="not bold italic")
    line.append(words.how_sure(attribution), style="not bold dim")
    full = words.bar(attribution)
    bar = "" if signs.ascii_only or signs.width < _WIDE else f" {'■' * full}{'□' * (5 - full)}"
    return line.append(bar, style="not bold dim")


def _relays(laid: View) -> Iterator[RenderableType]:
    """The whole page's relays as one tree, parties with all that they are given for."""
    if not laid.tree.behind:
        return
    yield _heading("On whose word")
    tree = Tree(Text(laid.tree.name, style="bold"), guide_style="dim")
    branches = [tree]
    for depth, node in walk(laid.tree):
        level = min(depth, _DEEPEST)
        del branches[level + 1 :]
        branches.append(branches[level].add(_node(node)))
    yield Padding(tree, (0, 0, 0, _INDENT))


def _node(node: Node) -> Text:
    line = Text(node.name + (" ?" if node.guess else ""), style="italic" if node.guess else "")
    facts = [words.KINDS[node.kind]] if node.kind else []
    if node.of and node.of != node.name:
        facts.append(f"of {node.of}")
    if facts:
        line.append(f" ({', '.join(facts)})", style="not italic dim")
    shown = " ".join(visible(step.attribution.id) for step in node.steps)
    line.append(f" {shown}", style="not italic dim")
    return line


def _names(document: Document) -> Iterator[RenderableType]:
    """Who and what goes under several names, and what the page credits."""
    lines = []
    for source in document.sources:
        if source.aliases:
            lines.append((" = ".join(map(one_line, (source.name, *source.aliases))), words.KINDS[source.kind]))
    for name in document.names:
        if not name.aliases:
            continue
        lines.append((" = ".join(map(one_line, (name.name, *name.aliases))), name.kind))
    for credit in document.provenance:
        lines.append((f"{one_line(credit.kind)}: {one_line(credit.name)}", one_line(credit.because)))
    if not lines:
        return
    yield _heading("Names and credits")
    for said, why in lines:
        line = Text(said).append(f" ({why})" if why else "", style="dim")
        yield Padding(line, (0, 0, 0, _INDENT))


def _thread(laid: View, signs: Signs, sourceless: frozenset[str]) -> Iterator[RenderableType]:
    if not laid.said:
        return
    yield _heading(words.counted(len(laid.said), "comment"))
    tree = Tree("", guide_style="dim", hide_root=True)
    branches = [tree]
    for said in laid.said:
        level = min(said.turn.level, _DEEPEST)
        del branches[level + 1 :]
        branches.append(branches[level].add(_comment(laid, said, signs, sourceless)))
    yield Padding(tree, (0, 0, 0, _INDENT))


def _comment(laid: View, said: Said, signs: Signs, sourceless: frozenset[str]) -> Text:
    comment = said.turn.comment
    by = Text(" ".join(filter(None, (one_line(comment.number or ""), one_line(who(comment))))), style="bold")
    time = words.moment(comment.published, comment.published_precision) or one_line(comment.published_text or "")
    facts = [
        one_line(comment.login) if comment.login and comment.login != comment.author else "",
        time,
        comment.presence or "",
        comment.state if comment.state != "kept" else "",
        f"to {one_line(who(said.turn.answers))}" if said.turn.answers and said.turn.level > _DEEPEST else "",
    ]
    by.append((" - " if signs.ascii_only else " · ").join(["", *filter(None, facts)]), style="not bold dim")
    for block, part in zip(said.blocks, said.turn.parts, strict=True):
        by.append("\n")
        if part.quote is not None:
            known = {c.id: c for c in laid.document.comments}.get(part.quote.comment or "")
            author = one_line(part.quote.author or (who(known) if known else "somebody"))
            arrow = "->" if signs.ascii_only else "→"
            lost = "" if known else ", not on this page"
            by.append(f"> {visible(laid.document.text[slice(*part.span)])}", style="not bold italic dim")
            by.append(f" {arrow} {author}{lost}", style="not bold dim")
        else:
            marked = _marked(laid.document, block, signs, sourceless)
            marked.stylize_before("not bold")
            by.append_text(marked)
    for knot in said.knots:
        for step in knot.steps:
            by.append("\n").append(f"{visible(step.attribution.id)} ", style="not bold dim")
            by.append_text(_who(step, knot, signs))
            by.append(f" {step.attribution.certainty}, {words.how_sure(step.attribution)}", style="not bold dim")
    return by


def _notes(document: Document) -> Iterator[RenderableType]:
    """What is not known; what was stated by hand is only named."""
    told = [note for note in document.notes if note.code != "given"]
    given = [one_line(note.field) for note in document.notes if note.code == "given"]
    if not document.notes:
        return
    yield _heading("Notes")
    for field, says in (
        *((one_line(note.field), one_line(note.says)) for note in told),
        *([("stated by hand", ", ".join(given))] if given else []),
    ):
        line = Text(f"{field}: ", style="dim").append(says, style="not dim")
        yield Padding(line, (0, 0, 0, _INDENT))


def _heading(said: str) -> Text:
    return Text(f"\n{said}", style="bold dim")


def _given(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)


def _short(said: str, most: int = 60) -> str:
    return said if len(said) <= most else said[:most].rsplit(" ", 1)[0] + " …"
