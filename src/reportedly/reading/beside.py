"""The files that an input points to, and what lies around it: in its folder or below it, or with it in one folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import BrokenRecord, MissingInput

Beside = Callable[[str], BinaryIO]
Around = Callable[[], Iterator[tuple[str, BinaryIO, Beside]]]

_MOST_AROUND = 200


def beside(name: str) -> Beside:
    """What opens the files beside the input `name`, by their path relative to it.

    It raises BrokenRecord for a path that leads out of the folder, MissingInput where there is no such file.
    """

    def opened(path: str) -> BinaryIO:
        folder = Path(os.path.realpath(name)).parent
        written = path.replace("\\", "/").strip()
        says = f"There is no file {written[:200]!r} beside it."
        remedy = "Paths are relative to its folder."
        try:
            found = Path(os.path.realpath(folder / written))
            if not found.is_relative_to(folder):
                says = f"The path {written[:200]!r} leads out of its folder."
                raise BrokenRecord(name, says, remedy="Put the files beside it or below it.")
            if not Path(name).is_file() or not found.is_file() or found == Path(os.path.realpath(name)):
                raise MissingInput(name, says, remedy=remedy)
            return found.open("rb")
        except (OSError, ValueError) as error:
            raise MissingInput(name, says, remedy=remedy) from error

    return opened


def around(name: str, given: Sequence[str] = ()) -> Around:
    """What opens the other JSON files of the folder that the input `name` lies in, one after another, by their names,
    each with what opens the files beside it.

    Of an export of Telegram in a folder of its own (`ChatExport_…/result.json`, `messages.html`) those are the exports
    beside that folder as well; and any that are `given` with it. What cannot be opened is passed over.
    """

    def opened() -> Iterator[tuple[str, BinaryIO, Beside]]:
        own = Path(os.path.realpath(name))
        found = sorted(own.parent.glob("*.json"))
        if own.parent.name.startswith("ChatExport_"):
            for kind in ("result.json", "messages.html"):
                found += sorted(own.parent.parent.glob(f"ChatExport_*/{kind}"))
        known = {os.path.realpath(path) for path in (own, *found)}
        others = (Path(path) for path in given if path.endswith((".json", "messages.html")))
        found += [path for path in others if os.path.realpath(path) not in known]
        for path in found[:_MOST_AROUND]:
            try:
                if os.path.realpath(path) == str(own) or not path.is_file():
                    continue
                stream = path.open("rb")
            except OSError:
                continue
            with stream:
                inside = path.parent == own.parent
                yield path.name if inside else f"{path.parent.name}/{path.name}", stream, beside(str(path))

    return opened
