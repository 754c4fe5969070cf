"""Pages written: a context and its template; and the one page for what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import jinja2
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from reportedly.exporting import FORMATS
from reportedly.language.visible import visible
from reportedly.model import Span
from reportedly.report.pedigree import style as pedigree_style
from reportedly.report.sheet import environment, style
from reportedly.version import VERSION
from reportedly.web import addresses

PART = 1 << 16
"""Characters of a page that are sent at once: most pages are shorter, and sent as one."""


class Context(Protocol):
    """What a page shows: the template that shows it, and the schema of its JSON twin."""

    @property
    def template(self) -> str:
        """The template's name."""

    @property
    def schema(self) -> str:
        """The name and version of the twin's form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page shows beside its own: `library` is the library's name, `twin` the address of the JSON, or "".

    `csrf` is what a form must send back, `who` the name that judgements are made under, `version` that of the program;
    `veiled` says that the readers of its pages are hidden.
    """

    library: str = ""
    csrf: str = ""
    who: str = ""
    twin: str = ""
    veiled: bool = False
    version: str = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What went wrong: `title` in short, `says` what and `remedy` what to do, `code` that of the error.

    `locked` says that the key is missing.
    """

    title: str
    says: str
    remedy: str = ""
    code: str = ""
    locked: bool = False
    template: str = "refusal.html.j2"
    schema: str = "reportedly/page/refusal/1"


def written(page: Context, site: Site) -> str:
    """The page as HTML."""
    return _environment().get_template(page.template).render(page=page, site=site)


def begun(page: Context, site: Site) -> tuple[str, Iterator[str]]:
    """The beginning of the page as HTML, and what gives the pieces of the rest as they are written."""
    pieces = _environment().get_template(page.template).generate(page=page, site=site)
    return some(pieces), pieces


def some(pieces: Iterator[str]) -> str:
    """The next pieces, as many as are worth sending; "" after the last."""
    out, size = [], 0
    for piece in pieces:
        out.append(piece)
        size += len(piece)
        if size >= PART:
            break
    return "".join(out)


def refusal(status: int, title: str, says: str, *, remedy: str = "", code: str = "") -> Response:
    """The answer for what is not done, and why."""
    page = Refusal(title=title, says=says, remedy=remedy, code=code, locked=status == 401)
    return HTMLResponse(written(page, Site()), status_code=status)


@cache
def sheets() -> dict[str, str]:
    """The style sheets that are made of those of the reports, by name."""
    return {"report.css": style(), "pedigree.css": pedigree_style()}


def marked(text: str, span: Span, matches: tuple[Span, ...]) -> Markup:
    """The passage `text`, which stands at `span`, with the words that were searched for marked."""
    pieces, at = [], 0
    for start, end in matches:
        first, last = start - span[0], end - span[0]
        if at <= first < last <= len(text):
            pieces += [visible(text[at:first]), visible(text[first:last])]
            at = last
    # Nothing that is visible holds a zero, so that all can be escaped at once.
    out = str(escape("\0".join([*pieces, visible(text[at:])]))).split("\0")
    out[1::2] = (f"<mark>{words}</mark>" for words in out[1::2])
    return Markup("".join(out))  # noqa: S704 - all of it was escaped


@cache
def _environment() -> jinja2.Environment:
    made = environment("reportedly.web").overlay()
    made.globals = {**made.globals, "marked": marked, "to": addresses, "formats": FORMATS}
    return made


def used(template: str) -> Any:
    """The template's syntax tree, for whoever wants to know what it uses."""
    environment = _environment()
    assert environment.loader is not None
    return environment.parse(environment.loader.get_source(environment, template)[0])
