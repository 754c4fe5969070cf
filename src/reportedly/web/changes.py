"""Judging and undoing: one change at a time, refused where somebody else was quicker, then shown in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import BadStatement, ReportedlyError
from reportedly.language.visible import visible
from reportedly.model import Document, Judgement, JudgementKind
from reportedly.report.words import document_name
from reportedly.web import addresses
from reportedly.web.correct import anchor, attribution_of
from reportedly.web.forms import Change, local, word
from reportedly.web.pages import House, told
from reportedly.web.places import named, span_of
from reportedly.web.shown import Shown
from reportedly.web.templates import written
from reportedly.web.versions import Since, documents_of, since, version_of

_PAIRS = ("same-source", "different-source", "same-claim", "different-claim")
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened to a document since a form was made: its `name` and `href`, whether its `text` is another.

    `judgements` came since.
    """

    name: str
    href: str
    text: bool
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A change that was refused because of what `happened` since its form was made.

    `action` and `fields` are the form again, with the version of now, for whoever wants it all the same; `again` says
    that it can still be meant.
    """

    happened: tuple[Happened, ...]
    action: str
    fields: tuple[tuple[str, str], ...]
    again: bool
    template: str = "stale.html.j2"
    schema: str = "reportedly/page/stale/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    judgement: Judgement
    back: str


_About = Callable[[Shown, Mapping[str, str]], tuple[str, ...]]
_Make = Callable[[Shown, Mapping[str, str], str], _Done]


def judging(house: House) -> Change:
    """The change that `/judge` makes."""
    return _change(house, "/judge", _documents, _judge)


def undoing(house: House) -> Change:
    """The change that `/undo` makes."""
    return _change(house, "/undo", _quoted, _undo)


def _change(house: House, action: str, about: _About, make: _Make) -> Change:
    async def change(request: Request, form: FormData) -> Response:
        fields = {name: word(form, name) for name in form}

        def made(library: Shown) -> _Done | Stale:
            ids = about(library, fields)
            happened = since(library, ids, fields.get("version", ""))
            return _stale(library, action, fields, ids, happened) if happened else make(library, fields, house.site.who)

        try:
            async with house.desk.writing:
                done = await house.desk.ask(made)
        except ReportedlyError as error:
            return told(error, house.seen())
        if isinstance(done, Stale):
            return HTMLResponse(written(done, house.seen()), status_code=409)
        house.renewal.wake()
        path, _, fragment = done.back.partition("#")
        mark = "&" if "?" in path else "?"
        where = f"{path}{mark}judged={done.judgement.id}" + (f"#{fragment}" if fragment else "")
        return RedirectResponse(where, status_code=303)

    return change


def _documents(_: Shown, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The documents that a judgement is about."""
    if fields.get("kind") in _PAIRS:
        pair = (fields.get("one", ""), fields.get("other", ""))
        return tuple(dict.fromkeys(place.rpartition(":")[0] for place in pair))
    return (fields.get("document", ""),)


def _quoted(library: Shown, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The documents that a judgement to be undone quotes."""
    return documents_of(library.judgement(fields.get("judgement", "")))


def _stale(
    library: Shown, action: str, fields: Mapping[str, str], ids: tuple[str, ...], happened: tuple[Since, ...]
) -> Stale:
    kept = {**fields, "version": version_of(library, *ids)}
    return Stale(
        happened=tuple(
            Happened(
                name=document_name(one.document),
                href=addresses.document(one.document.id),
                text=one.text,
                judgements=one.judgements,
            )
            for one in happened
        ),
        action=action,
        fields=tuple((name, value) for name, value in kept.items() if name != "csrf"),
        again=not any(one.text for one in happened),
    )


def _judge(library: Shown, fields: Mapping[str, str], who: str) -> _Done:
    kind, why = fields.get("kind", ""), fields.get("why", "").strip()[:2000]
    if kind in _PAIRS:
        pair = cast(JudgementKind, kind)
        made = library.judge(pair, fields.get("one", ""), fields.get("other", ""), who=who, why=why)
        back = local(fields.get("back", ""), addresses.document(made.about[0].document))
        return _Done(judgement=made, back=back)
    document = library.show(fields.get("document", ""))
    if kind == "attribution":
        return _missed(library, document, fields, who, why)
    attribution = attribution_of(document, fields.get("attribution", ""))
    name = f"{document.id}:{attribution.id}"
    back = local(fields.get("back", ""), addresses.document(document.id, anchor(document, attribution.id)))
    instead: tuple[str, ...] = ()
    value: str | None = None
    if kind == "right":
        part = next((one for one in ("content", "cue", "source") if getattr(attribution, one)), "")
        kind = part
        instead = tuple(f"{document.id}:{start}-{end}" for start, end in getattr(attribution, part, ()))
    elif kind in _PARTS:
        said = fields.get("places") if "places" in fields else fields.get(f"{kind}-places", "")
        instead = named(document, said or "", (*attribution.source, *attribution.cue, *attribution.content))
        _words_stand(document, instead, fields.get("quote", ""))
    elif kind == "speaker":
        other = fields.get("value", "").strip()[:500]
        if other:
            value = other
        elif fields.get("speaker"):
            instead = (f"{document.id}:{fields['speaker']}",)
    elif kind == "certainty":
        value = fields.get("certainty", "")
    elif kind == "parent":
        parent = fields.get("parent", "")
        value, instead = ("none", ()) if parent in ("", "none") else (None, (f"{document.id}:{parent}",))
    elif kind not in ("no-relay", "no-attribution"):
        raise BadStatement(kind, "This is no judgement.", remedy="Go back, and choose what is to be corrected.")
    made = library.judge(cast(JudgementKind, kind), name, value=value, instead=instead, who=who, why=why)
    return _Done(judgement=made, back=back)


def _missed(library: Shown, document: Document, fields: Mapping[str, str], who: str, why: str) -> _Done:
    """An attribution that the machine missed: its content, and who says it or how."""
    content = named(document, fields.get("content-places", ""))
    near = tuple(span_of(place) for place in content)
    said = {part: named(document, fields.get(f"{part}-places", ""), near) for part in _PARTS}
    if len(said["content"]) != 1 or len(said["source"]) > 1 or len(said["cue"]) > 1:
        remedy = "Give one place for the content, and one for the source or the cue or each."
        raise BadStatement(document.id, "These are not the places of an attribution.", remedy=remedy)
    parts = [part for part in ("source", "cue") if said[part]]
    instead = tuple(place for part in parts for place in said[part])
    made = library.judge("attribution", *said["content"], value=" ".join(parts), instead=instead, who=who, why=why)
    return _Done(judgement=made, back=addresses.document(document.id))


def _undo(library: Shown, fields: Mapping[str, str], who: str) -> _Done:
    made = library.undo(fields.get("judgement", ""), who=who, why=fields.get("why", "").strip()[:2000])
    return _Done(judgement=made, back=local(fields.get("back", ""), "/corrections"))


def _words_stand(document: Document, instead: tuple[str, ...], quote: str) -> None:
    """Raises BadStatement where a selection's words are not those of its places: the screen was not this text."""
    if not quote:
        return
    text = " ".join(visible(document.text[start:end]) for start, end in map(span_of, instead))
    if text.split() != quote.split():
        says = "The words that were selected are not at this place of the text."
        raise BadStatement(quote[:80], says, remedy="Open the document again, and select them once more.")
