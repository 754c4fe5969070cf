"""The corridor: read, attribute, resolve, judge the headline. The only file that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Literal

from reportedly.errors import Failure, ReportedlyError
from reportedly.model import Attribution, Document, Spans
from reportedly.reading import read
from reportedly.reading.reading import Reading, Stated

if TYPE_CHECKING:
    from reportedly.attribution.account import Account
    from reportedly.attribution.again import Finder

Until = Literal["read", "attribute", "resolve"]


@dataclass(frozen=True, kw_only=True)
class Corridor:
    """The steps with their settings; the model's weights are opened when the first text needs them.

    `until` names the last step; `min_confidence` (0..1) leaves out less sure attributions; `threads` is the number of
    processor threads for the model; `fast` takes the smaller model, which is quicker and a little less right; `posts`
    reads each message of a channel as a document of its own.
    """

    until: Until = "resolve"
    min_confidence: float = 0.0
    threads: int = 1
    fast: bool = False
    posts: bool = False

    @cached_property
    def _finder(self) -> Finder:
        from reportedly.attribution.tagger import Tagger

        return Tagger(threads=self.threads, fast=self.fast)

    def run(
        self, stream: BinaryIO, *, name: str, stated: Stated | None = None, given: Sequence[str] = ()
    ) -> Iterator[Reading | Failure]:
        """Everything that the stream holds, document by document; what cannot be read comes as a `Failure`.

        `given` are the names of all inputs that are read together.
        """
        for item in read(stream, name=name, stated=stated or Stated(), posts=self.posts, given=given):
            if isinstance(item, Failure):
                yield item
                continue
            try:
                yield Reading(document=self.follow(item.document), original=item.original)
            except ReportedlyError as error:
                yield error.failure

    def follow(self, document: Document) -> Document:
        """One document from where reading left it to the last step."""
        if self.until == "read":
            return document
        from reportedly.attribution.attribute import attribute

        document = attribute(document, self._finder, min_confidence=self.min_confidence)
        if self.until == "attribute":
            return document
        from reportedly.provenance.headline import judge_headline

        return judge_headline(_resolved(document))

    def account(self, document: Document, id: str) -> Account | None:
        """What decides for the attribution `id` of a document that has gone through the steps, found anew.

        None where it is not found so now: under the same id and with the same spans.
        """
        from reportedly.attribution.account import account
        from reportedly.attribution.attribute import weigh

        found = weigh(document, self._finder)
        now = replace(document, attributions=tuple(one.attribution for one in found))
        kept = {a.id: a for a in document.attributions}
        for one, last in zip(found, _resolved(now).attributions, strict=True):
            if last.id == id and id in kept and _spans(last) == _spans(kept[id]):
                return account(one, found, document.text, parent=last.parent)
        return None


def _resolved(document: Document) -> Document:
    """The document with who is meant, and with the relays that go on over sentences."""
    from reportedly.sources import resolve
    from reportedly.sources.relay import carry_on

    return carry_on(resolve(document))


def _spans(attribution: Attribution) -> tuple[Spans, Spans, Spans]:
    return attribution.source, attribution.cue, attribution.content
