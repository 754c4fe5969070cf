"""Forms that change something: read within bounds, and refused without the word that only a page of ours knows."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.web.guard import Keys

_FIELDS, _FIELD, _FILES = 40, 1 << 19, 200

Change = Callable[[Request, FormData], Awaitable[Response]]


def changing(keys: Keys, change: Change) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a change: the form is read, and the change made, when it comes from a page of ours."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=_FIELD) as form:
            if not hmac.compare_digest(word(form, "csrf").encode("utf-8", "replace"), keys.csrf.encode()):
                raise HTTPException(403)
            return await change(request, form)

    return endpoint


def word(form: FormData, name: str) -> str:
    """A field as text; empty where it is missing, or a file."""
    value = form.get(name, "")
    return "" if isinstance(value, UploadFile) else value


def local(path: str, otherwise: str) -> str:
    """The path if it leads to a page of ours, `otherwise` if not."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if inside else otherwise
