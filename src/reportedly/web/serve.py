"""The server: one process on this machine's own address, and the address that opens it."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable

import uvicorn

from reportedly.errors import UnreadableInput
from reportedly.export.people import Privacy
from reportedly.web.app import application
from reportedly.web.limits import Impatient

HOST = "127.0.0.1"
_CONNECTIONS = 200


def serve(
    library: str,
    *,
    port: int,
    who: str,
    ready: Callable[[str], None],
    token: str | None = None,
    renew: bool = True,
    privacy: Privacy | None = None,
) -> None:
    """Serve a library until it is stopped; `ready` is told the address that opens it.

    Port 0 takes any that is free; `renew` and `privacy` are as for the app. Raises UnreadableInput where the port
    cannot be had.
    """
    token = token or secrets.token_urlsafe(32)
    # The protocol is named, for only where it is does asyncio send small parts at once: else each answer over an open
    # connection waits 40 ms for the other side to say that it has the one before.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with listening:
        try:
            listening.bind((HOST, port))
        except OSError as error:
            says = f"The port cannot be had: {error.strerror}."
            raise UnreadableInput(f"port {port}", says, remedy="Give another with --port, or 0 for any.") from error
        port = listening.getsockname()[1]
        who = who.strip() or "somebody at this machine"
        app = application(library, token=token, port=port, who=who, renew=renew, privacy=privacy)
        config = uvicorn.Config(
            app,
            http=Impatient,
            ws="none",
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=2,
        )
        server = uvicorn.Server(config)
        listening.listen(_CONNECTIONS)
        ready(f"http://{HOST}:{port}/?token={token}")
        server.run(sockets=[listening])
