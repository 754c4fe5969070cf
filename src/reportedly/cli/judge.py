"""`reportedly judge`: what a person says of what was found; kept, undone, listed, taken along."""

from __future__ import annotations

import json as jsons
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import Failures, say, say_json, short
from reportedly.errors import BrokenRecord, Failure, UnknownDocument

if TYPE_CHECKING:
    from reportedly.library import Judged, Library
    from reportedly.model import Document, Judgement, JudgementKind

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Say what is right; from then on it goes before what a machine finds.\n\n"
    "A place is DOCUMENT:PLACE; PLACE is an id (s3, a2), title, START-END, or words that stand there once.",
)

Who = Annotated[str, typer.Option("--who", envvar="REPORTEDLY_WHO", help="Who judges: a free label.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")]
Place = Annotated[str, typer.Argument(metavar="DOCUMENT:PLACE")]


def _judge(
    kind: JudgementKind,
    *about: str,
    library: str,
    who: str,
    why: str,
    value: str | None = None,
    instead: tuple[str, ...] = (),
) -> None:
    from reportedly.library import Library

    with Library(library) as shelf:
        made = shelf.judge(kind, *about, value=value, instead=instead, who=who or options.login(), why=why)
    say(f"judged  {made.id}  {_in_words(made)}")


def _pair(kind: JudgementKind, says: str) -> None:
    """Make the command of a judgement about two places."""

    @app.command(kind, help=says)
    def judge_pair(
        one: Place, other: Place, library: options.LibraryPath = options.LIBRARY, who: Who = "", why: Why = ""
    ) -> None:
        _judge(kind, one, other, library=library, who=who, why=why)


_pair("same-source", "Two sources are one party.")
_pair("different-source", "Two sources are two parties.")
_pair("same-claim", "Two passages report one claim.")
_pair("different-claim", "Two passages report two claims.")


@app.command("no-relay")
def no_relay(one: Place, library: options.LibraryPath = options.LIBRARY, who: Who = "", why: Why = "") -> None:
    """What this attribution says is no relay: nothing rests on its source."""
    _judge("no-relay", one, library=library, who=who, why=why)


@app.command("speaker")
def speaker(
    one: Place,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or a source as DOCUMENT:s2.")],
    library: options.LibraryPath = options.LIBRARY,
    who: Who = "",
    why: Why = "",
) -> None:
    """Somebody else speaks in this attribution."""
    document = one.partition(":")[0]
    if name.startswith(document + ":"):
        _judge("speaker", one, library=library, who=who, why=why, instead=(name,))
    else:
        _judge("speaker", one, library=library, who=who, why=why, value=name)


@app.command("span")
def span(
    one: Place,
    part: Annotated[str, typer.Argument(metavar="source|cue|content")],
    places: Annotated[list[str], typer.Argument(metavar="PLACE", help="START-END, or the words; none: it has none.")],
    library: options.LibraryPath = options.LIBRARY,
    who: Who = "",
    why: Why = "",
) -> None:
    """A part of this attribution stands elsewhere."""
    document = one.partition(":")[0]
    kinds: dict[str, JudgementKind] = {"source": "source", "cue": "cue", "content": "content"}
    if part not in kinds:
        raise typer.BadParameter(f"{part!r} is no part of an attribution: source, cue or content.")
    instead = tuple(f"{document}:{place}" for place in places)
    _judge(kinds[part], one, library=library, who=who, why=why, instead=instead)


@app.command("certainty")
def certainty(
    one: Place,
    value: Annotated[str, typer.Argument(metavar="CERTAINTY", help="asserted, reported, alleged, questioned, denied.")],
    library: options.LibraryPath = options.LIBRARY,
    who: Who = "",
    why: Why = "",
) -> None:
    """This attribution passes its content on with another certainty."""
    _judge("certainty", one, library=library, who=who, why=why, value=value)


@app.command("parent")
def parent(
    one: Place,
    other: Annotated[str, typer.Argument(metavar="ATTRIBUTION", help="The id of the one it rests on, or none.")],
    library: options.LibraryPath = options.LIBRARY,
    who: Who = "",
    why: Why = "",
) -> None:
    """This attribution rests on the word of another one, or of none."""
    if other == "none":
        _judge("parent", one, library=library, who=who, why=why, value=other)
    else:
        document = one.partition(":")[0]
        _judge("parent", one, library=library, who=who, why=why, instead=(f"{document}:{other}",))


@app.command("missed")
def missed(
    one: Place,
    source: Annotated[str | None, typer.Option(metavar="PLACE", help="Who says it: START-END, or the words.")] = None,
    cue: Annotated[str | None, typer.Option(metavar="PLACE", help="How it is passed on, likewise.")] = None,
    library: options.LibraryPath = options.LIBRARY,
    who: Who = "",
    why: Why = "",
) -> None:
    """Here is an attribution that was not found; the place is its content."""
    document = one.partition(":")[0]
    parts = {name: place for name, place in (("source", source), ("cue", cue)) if place}
    instead = tuple(f"{document}:{place}" for place in parts.values())
    _judge("attribution", one, library=library, who=who, why=why, value=" ".join(parts), instead=instead)


@app.command("no-attribution")
def no_attribution(one: Place, library: options.LibraryPath = options.LIBRARY, who: Who = "", why: Why = "") -> None:
    """Nobody says anything here: it was wrongly found."""
    _judge("no-attribution", one, library=library, who=who, why=why)


@app.command("undo")
def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a judgement, or its beginning.")],
    library: options.LibraryPath = options.LIBRARY,
    who: Who = "",
    why: Why = "",
) -> None:
    """Take a judgement back; undone again, it stands again."""
    from reportedly.library import Library

    with Library(library) as shelf:
        made = shelf.undo(id, who=who or options.login(), why=why)
    say(f"judged  {made.id}  undoes {made.undoes}")


@app.command("list")
def list_judgements(library: options.LibraryPath = options.LIBRARY, json: options.AsJson = False) -> None:
    """Every judgement, undone ones too, and those that no longer fit."""
    from reportedly.contract import judgement_to_json
    from reportedly.library import Library

    with Library(library) as shelf:
        for one in shelf.judgements():
            if json:
                say_json({**judgement_to_json(one.judgement), "stands": one.stands, "lost": one.lost})
            else:
                say(_line(one))


@app.command("export")
def export(library: options.LibraryPath = options.LIBRARY) -> None:
    """Print every judgement as JSON Lines, to be merged into another library."""
    from reportedly.contract import judgement_to_json
    from reportedly.library import Library

    with Library(library) as shelf:
        for one in shelf.judgements():
            say_json(judgement_to_json(one.judgement))


class Format(StrEnum):
    """The forms in which judgements are taken in."""

    JSONL = "jsonl"
    LABEL_STUDIO = "label-studio"


@app.command("merge")
def merge(
    files: Annotated[list[typer.FileText], typer.Argument(metavar="FILE", help="- is standard input.")],
    library: options.LibraryPath = options.LIBRARY,
    format: Annotated[
        Format, typer.Option(help="What `judge export` printed, or tasks corrected in Label Studio (its JSON).")
    ] = Format.JSONL,
    who: Who = "",
) -> None:
    """Take judgements in, of other libraries or of Label Studio; those here already are left as they are."""
    from reportedly.library import Library

    failures = Failures()
    found = []
    label_studio = format is Format.LABEL_STUDIO
    who = who.strip() or options.login()
    if label_studio and not who:
        raise typer.BadParameter("Nobody is said to judge: give a label with --who.")
    with Library(library) as shelf:
        for file in files:
            for one in _corrected(file, shelf, who) if label_studio else _judgements(file):
                if isinstance(one, Failure):
                    failures.add(one)
                else:
                    found.append(one)
        new = shelf.merge(*found)
    say(f"{new} new of {len(found)} judgements")
    failures.tell()
    if failures.count:
        raise typer.Exit(1)


def _judgements(file: typer.FileText) -> Iterator[Judgement | Failure]:
    """Those of lines that were exported."""
    from reportedly.contract import judgement_from_json

    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            yield judgement_from_json(jsons.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            place, says = f"line {number}", f"It is no judgement: {error}."
            remedy = "Give lines that `reportedly judge export` printed."
            yield BrokenRecord(file.name, says, place=place, remedy=remedy).failure


def _corrected(file: typer.FileText, shelf: Library, who: str) -> Iterator[Judgement | Failure]:
    """Those that corrected tasks amount to, beside the documents as they are now."""
    from reportedly.export.label_studio_back import judgements_from
    from reportedly.files import now

    def document(id: str) -> Document | None:
        try:
            found = shelf.show(id)
        except UnknownDocument:
            return None
        return found if found.id == id else None

    try:
        rows = jsons.load(file)
        if not isinstance(rows, list):
            raise ValueError("it is no list of tasks")
    except (ValueError, RecursionError) as error:
        remedy = "Export from Label Studio as JSON."
        yield BrokenRecord(file.name, f"It is no export of Label Studio: {error}.", remedy=remedy).failure
        return
    yield from judgements_from(rows, document, who=who, at=now(), name=file.name)


def _line(one: Judged) -> str:
    state = "lost" if one.lost else "stands" if one.stands else "undone"
    if one.judgement.undoes:
        state = "undoes"
    why = f"  ({one.judgement.why})" if one.judgement.why else ""
    lost = f"  - {one.lost}" if one.lost else ""
    return (
        f"{one.judgement.id}  {state:<7} {one.judgement.at}  {one.judgement.who}: {_in_words(one.judgement)}{why}{lost}"
    )


def _in_words(judgement: Judgement) -> str:
    if judgement.undoes:
        return f"undoes {judgement.undoes}"
    about = " | ".join(f"{place.document} \u201c{short(place.quote, 40)}\u201d" for place in judgement.about)
    places = ", ".join(f"\u201c{short(place.quote, 40)}\u201d" for place in judgement.instead)
    right = judgement.value or places
    return f"{judgement.kind}  {about}" + (f"  ->  {right}" if right else "")
