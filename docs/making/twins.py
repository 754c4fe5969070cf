"""The page of the app's JSON: what each twin holds, from the classes that the pages are made of."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from docs.making.door import documented
from reportedly import model
from reportedly.web.app import VIEWS
from reportedly.web.templates import Refusal
from reportedly.web.twin import twin_fields
from reportedly.web.uploads import JobPage

_HEAD = """\
# The JSON of the app's pages

<!-- Made by `python -m docs.making` from the classes of the pages; a test checks that it is current. -->

Every page of `reportedly serve` has a twin for programs: the same address with `.json` at its end, and `/index.json`
for the first page. Page and twin are made of the same values; what is named here and in no table is only drawn. A
program sends the token as `Authorization: Bearer TOKEN`.

    curl -H "Authorization: Bearer $TOKEN" "http://127.0.0.1:8765/search.json?q=ferry&language=en"

Each twin begins with its `schema`. Fields may be added under the same number; where one is renamed, goes, or means
something else, the number rises. What a page has of the [contract](contract.md) (documents, claims, judgements) is
written as there. `href` and what is called like it are addresses in the app.
"""
_CONTRACT = {model.Document: "a document", model.Claim: "a claim", model.Judgement: "a judgement"}
_PLAIN = {str: "string", int: "number", float: "number", bool: "true or false", type(None): "null"}


def twins_page() -> str:
    """The page, in Markdown."""
    pages = {path: get_type_hints(view)["return"] for path, view in VIEWS.items()}
    pages = {**pages, "/jobs/{job}": JobPage, "(what is not here, or went wrong)": Refusal}
    parts: dict[type, None] = {}
    out = [_HEAD]
    for path, page in pages.items():
        out.append(f"\n## {_title(path, page)}\n\n{_fields(page, parts)}")
    out.append("\n## What they are made of\n")
    done: set[type] = set()
    while waiting := [part for part in parts if part not in done]:
        for part in waiting:
            done.add(part)
            out.append(f"\n### {part.__name__}\n\n{_fields(part, parts)}")
    return "".join(out)


def _title(path: str, page: type) -> str:
    schema = page.__dataclass_fields__["schema"].default  # type: ignore[attr-defined]
    if path.startswith("("):
        return f"{schema}: {path.strip('()')}"
    return f"{schema}: `{'/index' if path == '/' else path}.json`"


def _fields(page: type, parts: dict[type, None]) -> str:
    hints = get_type_hints(page)
    rows = "".join(f"| `{one.name}` | {_type(hints[one.name], parts)} |\n" for one in twin_fields(page))
    return f"{documented(page)}\n\n| field | value |\n| --- | --- |\n{rows}"


def _type(hint: Any, parts: dict[type, None]) -> str:
    """A type in words; what classes stand in it is added to the parts."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint in _CONTRACT:
        return f"[{_CONTRACT[hint]}](contract.md)"
    if origin in (Union, types.UnionType):
        return " or ".join(_type(one, parts) for one in arguments)
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in arguments)
    if origin is tuple and Ellipsis not in arguments:
        return f"[{', '.join(_type(one, parts) for one in arguments)}]"
    if origin in (tuple, list):
        return f"list of {_type(arguments[0], parts)}"
    if origin is not None and issubclass(origin, Mapping):
        return f"object of {_type(arguments[1], parts)}"
    if is_dataclass(hint) and isinstance(hint, type):
        parts.setdefault(hint)
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if isinstance(hint, type) and issubclass(hint, tuple):  # a named tuple, which JSON has as a list
        return f"[{', '.join(get_type_hints(hint))}]"
    raise TypeError(hint)
