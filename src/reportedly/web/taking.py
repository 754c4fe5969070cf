"""Taking a library along: all of it or one claim, as a file in a format, with the readers' names hidden where asked."""

from __future__ import annotations

import io
import re

from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import ReportedlyError
from reportedly.export.people import Privacy
from reportedly.export.pseudonyms import Numbered
from reportedly.web.pages import House, told
from reportedly.web.shown import Shown

ENDS = {
    "4cat": "csv",
    "claims-jsonl": "jsonl",
    "csv": "csv",
    "gexf": "gexf",
    "jsonl": "jsonl",
    "label-studio": "json",
    "obsidian": "zip",
    "page": "html",
    "prov": "json",
    "schema-org": "jsonld",
    "web-annotation": "jsonld",
}
"""What a file of each format ends in."""

ANONYMISED = "anonymised"
_NAME = re.compile(r"[^A-Za-z0-9_-]+")


async def taking(house: House, request: Request) -> Response:
    """The file that is asked for: `format` names its form, `claim` one claim, `readers=anonymised` numbers the readers.

    It is sent to be kept, never to be shown: a page among the formats would be a page of this site.
    """
    asked = request.query_params
    format, claim = asked.get("format", ""), asked.get("claim") or None
    hide = Privacy(Numbered) if asked.get("readers") == ANONYMISED else None

    def made(library: Shown) -> bytes:
        stream = io.BytesIO()
        library.export(format, stream, claim=claim, privacy=hide)
        return stream.getvalue()

    try:
        data = await house.desk.ask(made)
    except ReportedlyError as error:
        return told(error, house.seen())
    name = _NAME.sub("-", "-".join(part for part in ("reportedly", claim, format) if part))
    headers = {"content-disposition": f'attachment; filename="{name[:80]}.{ENDS[format]}"'}
    return Response(data, media_type="application/octet-stream", headers=headers)
