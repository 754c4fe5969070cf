"""The page of the Python door: `library`, `model` and `contract` of `reportedly`, from their docstrings."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any

import reportedly
from reportedly import contract, library, model

_HEAD = """\
# Python

<!-- Made by `python -m docs.making` from the docstrings; a test checks that it is current. -->

Three modules are public: `reportedly.library` does things, `reportedly.model` has the values that it gives and takes,
`reportedly.contract` writes them as JSON and reads them back. Everything else may change without notice. `import
reportedly` has the commonest of them at hand: {names}.

Values are frozen dataclasses and hold tuples, so they can be kept, compared and shared between threads. A `Span` is two
offsets `(start, end)` in code points of the document's `text`: `document.text[start:end]` is what it marks. Every error
is a `reportedly.errors.ReportedlyError` with a code, the input, the place, what was wrong and what to do.
"""


def door_page() -> str:
    """The page, in Markdown."""
    names = ", ".join(f"`{name}`" for name in reportedly.__all__)
    return _HEAD.format(names=names) + "".join([*_library(), *_model(), *_contract()])


def _library() -> Iterator[str]:
    yield f"\n## reportedly.library\n\n{documented(library)}\n"
    own = [getattr(library, name) for name in library.__all__]
    for value in own:
        if inspect.isfunction(value):
            yield _function(value, value.__name__)
    yield f"\n### Library\n\n{_code('Library', library.Library.__init__)}\n\n{documented(library.Library)}\n"
    rooms = [vars(room) for room in reversed(library.Library.__mro__) if room is not object]
    for name, method in {name: value for room in rooms for name, value in room.items()}.items():
        if inspect.isfunction(method) and not name.startswith("_"):
            yield _function(method, f"Library.{name}")
    yield "\n### What they give\n"
    for value in own:
        if inspect.isclass(value) and is_dataclass(value):
            yield _value(value)


def _model() -> Iterator[str]:
    yield f"\n## reportedly.model\n\n{documented(model)}\n\n"
    yield "What each field means, and when it is empty, says [the contract](contract.md), by the same names.\n"
    yield "\n### Words that fields take\n\n| type | words |\n| --- | --- |\n"
    for name, words in _literals(model):
        yield f"| `{name}` | {', '.join(f'`{word}`' for word in words)} |\n"
    for value in vars(model).values():
        if inspect.isclass(value) and is_dataclass(value) and value.__module__ == model.__name__:
            yield _value(value)


def _contract() -> Iterator[str]:
    yield f"\n## reportedly.contract\n\n{documented(contract)}\n"
    for name in contract.__all__:
        value = getattr(contract, name)
        if inspect.isfunction(value):
            yield _function(value, name)
        elif isinstance(value, str):
            yield f"\n`{name}` is `{value}`.\n"


def _function(function: Any, name: str) -> str:
    return f"\n### {name}\n\n{_code(name.rpartition('.')[2], function)}\n\n{documented(function)}\n"


def _value(value: type) -> str:
    rows = "".join(f"- `{field.name}`: `{field.type}`\n" for field in fields(value))
    return f"\n#### {value.__name__}\n\n{documented(value)}\n\n{rows}"


def _code(name: str, function: Any) -> str:
    """The head of a function: on one line, or one a parameter where that is too long."""
    parts, bare = [], False
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not bare:
            parts += ["*"]
        bare = bare or parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        parts.append(f"{star}{parameter.name}: {parameter.annotation}{default}")
    gives = inspect.signature(function).return_annotation
    after = f" -> {gives}" if gives not in (inspect.Signature.empty, "None", None) else ""
    line = f"{name}({', '.join(parts)}){after}"
    if len(line) > 100:
        line = f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){after}"
    return f"```text\n{line}\n```"


def _literals(module: ModuleType) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The types of a module that are words to choose from, in its order."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
            name = node.targets[0]
            if isinstance(name, ast.Name) and ast.unparse(node.value.value) == "Literal":
                yield name.id, ast.literal_eval(node.value.slice)


def documented(value: Any) -> str:
    """A docstring as Markdown: paragraphs on one line each, no doctests."""
    text = re.split(r"^\s*>>>", inspect.getdoc(value) or "", maxsplit=1, flags=re.MULTILINE)[0]
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
