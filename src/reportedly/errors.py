"""Every error of reportedly, coded, in one place.

Each says what was wrong, where, and what to do about it. Codes are stable: programs may match on them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be handled: the code, the input, the place in it, what was wrong, the remedy."""

    code: str
    input: str
    place: str
    says: str
    remedy: str

    def line(self) -> str:
        """The failure as one line for a terminal or a log."""
        where = f"{self.input}, {self.place}" if self.place else self.input
        return f"{self.code} {where}: {self.says} {self.remedy}".rstrip()


@dataclass(frozen=True, slots=True)
class Remark(Failure):
    """What an input holds that was rightly left out, with its count: it is told, and nothing has failed."""


class ReportedlyError(Exception):
    """The base of all errors of reportedly.

    Subclasses set `code`; `input` names what was being handled (a path, `-`, a document's id), `place` where in it
    (a line, a byte), `says` what was wrong and `remedy` what to do.
    """

    code = "R000"

    def __init__(self, input: str, says: str, *, remedy: str, place: str = "") -> None:
        self.failure = Failure(self.code, input, place, says, remedy)
        super().__init__(self.failure.line())


class MissingInput(ReportedlyError):
    """The input does not exist."""

    code = "R101"


class UnreadableInput(ReportedlyError):
    """The input exists but cannot be opened (permissions, a directory, a device)."""

    code = "R102"


class EmptyInput(ReportedlyError):
    """The input holds no text."""

    code = "R103"


class BinaryInput(ReportedlyError):
    """The input is not text in any form that can be read (PDF, DOCX, image, unknown bytes)."""

    code = "R104"


class WrongEncoding(ReportedlyError):
    """The bytes do not fit the character set that they declare, nor any that can be told."""

    code = "R105"


class TooLarge(ReportedlyError):
    """The input is over the bound that keeps memory and time finite."""

    code = "R106"


class BrokenRecord(ReportedlyError):
    """One record of a file of many (a JSON line, a row) cannot be read; the others go on."""

    code = "R107"


class Malformed(ReportedlyError):
    """The input's structure is broken beyond what can be read in part."""

    code = "R108"


class NotFetched(ReportedlyError):
    """The input is an address that is not fetched: nobody asked for it, or it must not or cannot be."""

    code = "R109"


class BadStatement(ReportedlyError):
    """What the user stated of a document (an option, a row of the CSV) cannot be used."""

    code = "R110"


class NotALibrary(ReportedlyError):
    """The file is no library of reportedly, or is damaged."""

    code = "R201"


class NewerLibrary(ReportedlyError):
    """The library was written by a newer reportedly than this one."""

    code = "R202"


class LibraryBusy(ReportedlyError):
    """Another program holds the library's write lock for too long."""

    code = "R203"


class StorageFull(ReportedlyError):
    """The disk is full or the library cannot be written; what was committed is whole."""

    code = "R204"


class UnknownDocument(ReportedlyError):
    """The library holds no document or attribution of that name."""

    code = "R205"


class BadKeyFile(ReportedlyError):
    """The key file for pseudonyms cannot be used."""

    code = "R301"


class UnknownFormat(ReportedlyError):
    """No exporter or reader has that name."""

    code = "R302"


class MissingWeights(ReportedlyError):
    """The model's weights are not where the package keeps them, or do not fit it."""

    code = "R401"


class BadLexicon(ReportedlyError):
    """A data file of words or patterns does not have the form that its loader checks."""

    code = "R402"
