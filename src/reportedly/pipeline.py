"""The corridor: read, attribute, resolve, judge the headline. The only file that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Literal

from reportedly.errors import Failure, ReportedlyError
from reportedly.model import Document
from reportedly.reading import read
from reportedly.reading.reading import Reading, Stated

if TYPE_CHECKING:
    from reportedly.attribution.attribute import Finder

Until = Literal["read", "attribute", "resolve"]


@dataclass(frozen=True, kw_only=True)
class Corridor:
    """The steps with their settings; the model's weights are opened when the first text needs them.

    `until` names the last step; `min_confidence` (0..1) leaves out less sure attributions; `threads` is the number of
    processor threads for the model.
    """

    until: Until = "resolve"
    min_confidence: float = 0.0
    threads: int = 1

    @cached_property
    def _finder(self) -> Finder:
        from reportedly.attribution.tagger import Tagger

        return Tagger(threads=self.threads)

    def run(self, stream: BinaryIO, *, name: str, stated: Stated | None = None) -> Iterator[Reading | Failure]:
        """Everything that the stream holds, document by document; what cannot be read comes as a `Failure`."""
        for item in read(stream, name=name, stated=stated or Stated()):
            if isinstance(item, Failure):
                yield item
                continue
            try:
                yield Reading(document=self.follow(item.document), original=item.original)
            except ReportedlyError as error:
                yield error.failure

    def follow(self, document: Document) -> Document:
        """One document from where reading left it to the last step."""
        from reportedly.attribution.attribute import attribute
        from reportedly.provenance.headline import judge_headline
        from reportedly.sources import resolve
        from reportedly.sources.relay import carry_on

        if self.until == "read":
            return document
        document = attribute(document, self._finder, min_confidence=self.min_confidence)
        if self.until == "attribute":
            return document
        return judge_headline(carry_on(resolve(document)))
