"""The files that a table points to: only such as lie in the table's folder or below it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import BrokenRecord, MissingInput

Beside = Callable[[str], BinaryIO]


def beside(name: str) -> Beside:
    """What opens the files beside the input `name`, by their path relative to it.

    It raises BrokenRecord for a path that leads out of the folder, MissingInput where there is no such file.
    """

    def opened(path: str) -> BinaryIO:
        folder = Path(os.path.realpath(name)).parent
        written = path.replace("\\", "/").strip()
        says = f"There is no file {written[:200]!r} beside the table."
        remedy = "Paths are relative to the table's folder."
        try:
            found = Path(os.path.realpath(folder / written))
            if not found.is_relative_to(folder):
                says = f"The path {written[:200]!r} leads out of the table's folder."
                raise BrokenRecord(name, says, remedy="Put the pages beside the table or below it.")
            if not Path(name).is_file() or not found.is_file() or found == Path(os.path.realpath(name)):
                raise MissingInput(name, says, remedy=remedy)
            return found.open("rb")
        except (OSError, ValueError) as error:
            raise MissingInput(name, says, remedy=remedy) from error

    return opened
