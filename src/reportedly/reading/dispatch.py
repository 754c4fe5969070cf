"""One input, whatever it is: told by its bytes, unpacked, and given to the file that reads its format."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO, cast

from reportedly.errors import BinaryInput, Failure, ReportedlyError, TooLarge, UnreadableInput
from reportedly.reading.beside import Beside, around, beside
from reportedly.reading.formats import Input, formats
from reportedly.reading.reading import Reading, Stated
from reportedly.reading.sniff import GZIP, clue, refuse
from reportedly.reading.streams import Peeked, Unpacked

MAX_DEPTH = 3
"""Archives in archives: a web archive in a zip in a gzip is read, deeper ones are refused."""

_NOTHING = Stated()


def read(
    stream: BinaryIO,
    *,
    name: str,
    stated: Stated = _NOTHING,
    posts: bool = False,
    depth: int = 0,
    near: Beside | None = None,
    given: Sequence[str] = (),
) -> Iterator[Reading | Failure]:
    """Every document in a stream of bytes, in order; what cannot be read comes as a `Failure`, the rest goes on.

    `name` (a path, `-`) names the input in ids, errors and `obtained`; `stated` is what the user says of it. What is
    read stands in `formats`, each also packed by gzip; `posts` asks for each message of a channel as a document of its
    own. One page, and one line, may have 64 MiB; memory is bounded by that, not by the length of the input. Nothing is
    ever fetched. `depth` counts the archives that the stream was packed in, `near` opens what is packed beside it;
    `given` are the names of all inputs that are read together.
    """
    try:
        yield from _read(stream, name, stated, posts, depth, near, given)
    except ReportedlyError as error:
        yield error.failure
    except OSError as error:
        says = f"The input cannot be read: {error.strerror or error}."
        yield UnreadableInput(name, says, remedy="Check the file, its permissions and the disk.").failure


def _read(
    stream: BinaryIO,
    name: str,
    stated: Stated,
    posts: bool,
    depth: int,
    near: Beside | None,
    given: Sequence[str],
) -> Iterator[Reading | Failure]:
    if depth > MAX_DEPTH:
        says = f"Archives are packed in one another more than {MAX_DEPTH} deep."
        raise TooLarge(name, says, remedy="Unpack the outer ones and read what comes out.")
    peeked = Peeked(stream)
    source = cast(BinaryIO, io.BufferedReader(peeked))
    if peeked.head.startswith(GZIP):
        peeked = Peeked(cast(BinaryIO, Unpacked(source, name=name)))
        source = cast(BinaryIO, io.BufferedReader(peeked))
        if peeked.head.startswith(GZIP):
            says = "The input is packed twice."
            raise BinaryInput(name, says, remedy="Unpack it once (gunzip) and read what comes out.")
    seen = clue(peeked.head, name=name)
    known = formats()
    found = next((one for one in known if one.binary and one.tells(seen)), None)
    if found is None:
        refuse(seen, name=name)
        found = next(one for one in known if not one.binary and one.tells(seen))
    inner = partial(read, posts=posts, depth=depth + 1)
    file = depth == 0 and name != "-"
    yield from found.read(
        Input(
            stream=source,
            clue=seen,
            name=name,
            stated=stated,
            posts=posts,
            inner=inner,
            beside=beside(name) if file else near,
            around=around(name, given) if file else None,
        )
    )
