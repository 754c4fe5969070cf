"""How much and how long: a request that is too big, or comes too slowly, is ended before it takes memory or a place."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

FORM = 1 << 20
UPLOAD = 256 << 20
HEAD_SECONDS = 10.0
PAUSE_SECONDS = 10.0
FORM_SECONDS = 30.0
UPLOAD_SECONDS = 600.0


class _Refused(Exception):
    def __init__(self, status: int, says: str) -> None:
        self.status, self.says = status, says
        super().__init__(says)


class Limits:
    """Bounds what a request may bring: bytes in all, seconds in all, seconds without a byte.

    Bounds are larger at the paths of `uploads`.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        uploads: tuple[str, ...] = (),
        form: int = FORM,
        upload: int = UPLOAD,
        pause: float = PAUSE_SECONDS,
        seconds: float = FORM_SECONDS,
    ) -> None:
        self.app, self.uploads = app, uploads
        self.form, self.upload, self.pause, self.seconds = form, upload, pause, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, refused with 408 or 413 where it goes over a bound."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        big = scope["path"] in self.uploads
        most = self.upload if big else self.form
        end = time.monotonic() + (UPLOAD_SECONDS if big else self.seconds)
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said[:20]) > most:
            answer = PlainTextResponse(f"The request is over {most} bytes.\n", status_code=413)
            await answer(scope, receive, _closing(send))
            return
        got, whole, begun = 0, False, False

        async def bounded() -> Message:
            nonlocal got, whole
            if whole:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), min(self.pause, max(0.0, end - time.monotonic())))
            except TimeoutError:
                raise _Refused(408, "The request comes too slowly.") from None
            got += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if got > most:
                raise _Refused(413, f"The request is over {most} bytes.")
            return message

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, bounded, watched)
        except _Refused as refused:
            if not begun:
                answer = PlainTextResponse(refused.says + "\n", status_code=refused.status)
                await answer(scope, receive, _closing(send))


class Impatient(H11Protocol):
    """A connection that is closed when the head of a request is begun, or awaited, and not there in time."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait on while it is no whole head."""
        super().data_received(data)
        if self._answering():
            self._stop()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        super().connection_lost(exc)

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self._answering() and not self.transport.is_closing():
            self.transport.close()


def _closing(send: Send) -> Send:
    """What is left of a refused request is not read: the connection ends with the answer."""

    async def closing(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), (b"connection", b"close")]
        await send(message)

    return closing
