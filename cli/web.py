"""A command becomes a web page for whoever knows its token and asks from that very page."""

from __future__ import annotations

import asyncio
import hmac
import logging
import signal
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

import messages
from messages import gettext as _

_PAGES = Path(__file__).with_name("pages")
"""The page that holds the terminal, under the name that textual-serve asks for."""

PATIENCE = 2.0
"""Seconds that open pages have to end when the server does."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class GuardedServer(Server):
    """textual-serve under a token, with its Host and Origin checked, loading nothing from afar."""

    def __init__(self, command: str, host: str, port: int, token: str) -> None:
        super().__init__(
            command, host=host, port=port, title=_("Jiaokan"), templates_path=str(_PAGES)
        )
        self.token = token
        self.authority = f"{host}:{port}"
        self._pages: set[asyncio.Task[object]] = set()
        self.headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self' 'unsafe-inline'; "
                "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
                f"connect-src 'self' ws://{self.authority}; "
                "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            ),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    def initialize_logging(self) -> None:
        """Nothing: addresses hold the token, and logs are for others to read."""

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002  Textual's own name
        """End as with Ctrl-C when the terminal is closed; the address has been told."""
        if hasattr(signal, "SIGHUP"):
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, _leave)

    async def end_pages(self, _app: web.Application) -> None:
        """End the explorers behind the open pages, which would wait for their readers."""
        for page in self._pages:
            page.cancel()
        if self._pages:
            await asyncio.wait(self._pages, timeout=PATIENCE)

    async def guarded(self) -> web.Application:
        """The pages of textual-serve below the token; everything else is not there."""
        root = web.Application(middlewares=[self._guard])
        root.on_response_prepare.append(self._harden)
        root.on_shutdown.append(self.end_pages)
        pages = await self._make_app()
        aiohttp_jinja2.get_env(pages).globals["words"] = {
            "language": messages.language().replace("_", "-"),
            "opening": _("Opening…"),
            "ended": _("The session has ended."),
            "again": _("Begin again"),
        }
        root.add_subapp(f"/{self.token}", pages)
        return root

    def refusal(self, request: web.Request) -> web.HTTPException | None:
        """Why a request is turned away; None when it may pass.

        The Host tells a page that made its own name point here (DNS rebinding), the Origin one
        that asks from elsewhere. A web socket must come from a page, so its Origin must be there.
        """
        if request.headers.getall("Host", []) != [self.authority]:
            return web.HTTPMisdirectedRequest()
        origins = request.headers.getall("Origin", [])
        socket_wanted = "Upgrade" in request.headers
        if (origins or socket_wanted) and origins != [f"http://{self.authority}"]:
            return web.HTTPForbidden()
        given = request.path.split("/")[1]
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode()):
            return web.HTTPNotFound()
        if request.method not in {"GET", "HEAD"}:
            return web.HTTPMethodNotAllowed(request.method, ["GET", "HEAD"])
        return None

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if (refusal := self.refusal(request)) is not None:
            raise refusal
        page = asyncio.current_task()
        if page is None or "Upgrade" not in request.headers:
            return await handler(request)
        self._pages.add(page)
        page.add_done_callback(self._pages.discard)
        return await handler(request)

    async def _harden(self, _request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self.headers)


def _leave() -> None:
    raise web.GracefulExit


def serve(command: str, listening: socket.socket, token: str) -> None:
    """Serve the command on the socket until Ctrl-C."""
    logging.getLogger("textual-serve").addHandler(logging.NullHandler())
    host, port = listening.getsockname()
    server = GuardedServer(command, host, port, token)
    web.run_app(
        server.guarded(), sock=listening, print=None, access_log=None, shutdown_timeout=PATIENCE
    )
