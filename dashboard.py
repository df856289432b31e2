"""The dashboard as an ASGI application: `streamlit run dashboard.py`."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ctg_data.settings import Settings
from ctg_data.store import Database, DatabaseFailed, forget_expired, open_database
from ctg_data.ui.errors import explain, trace
from ctg_data.ui.menu import HOME

logging.getLogger("streamlit.error_util").addFilter(lambda _: False)  # its trace prints values, names among them
FORWARDED = {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip"}
HEADERS = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin"), (b"x-frame-options", b"DENY"))
REFUSAL = "Ce tableau de bord ne répond qu’à l’ordinateur qui l’héberge."


class ElsewhereError(RuntimeError):
    """The server would listen to other machines."""


class LoopbackOnly:
    """Refuse whoever is not on this machine, websocket included: no account guards the data yet."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a peer of this machine, refuse any other."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif _is_local(scope):
            await self.app(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": REFUSAL})
        else:
            await PlainTextResponse(REFUSAL, status_code=403)(scope, receive, send)


def _is_local(scope: Scope) -> bool:
    forwarded = FORWARDED & {name for name, _ in scope["headers"]}
    return bool(scope.get("client")) and not forwarded and _is_loopback(scope["client"][0])


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await send(message)

    return sending


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Database]]:
    """Bring the database up to date before the first page, or say why not and stop."""
    stay_here(st.get_option("server.address"))
    database = open_database(Settings().database_url)
    with database.writing() as tx:
        forget_expired(tx)
    yield {"database": database}
    database.close()


def stay_here(address: str | None) -> None:
    """Refuse to start on an address that other machines reach."""
    if not _is_loopback("127.0.0.1" if address == "localhost" else address or ""):
        raise ElsewhereError(
            f"server.address vaut « {address} » : ce tableau de bord ne s’ouvre qu’à la machine qui l’héberge, "
            "faute de comptes pour protéger les noms. Laissez server.address = 127.0.0.1."
        )


def health(_: Request) -> JSONResponse:
    """Whether the database answers."""
    try:
        with app.state["database"].reading():
            return JSONResponse({"status": "ok"})
    except DatabaseFailed as error:
        trace(error)
        return JSONResponse({"status": "database unavailable"}, status_code=503)


def home(request: Request) -> RedirectResponse:
    """The first page of the menu by its own name: Streamlit serves it at the root only."""
    return RedirectResponse(f"./?{request.url.query}".rstrip("?"))


app = st.App(
    "pages/navigation.py",
    lifespan=lifespan,
    routes=[Route("/sante", health), Route(f"/{HOME.address}", home)],
    middleware=[Middleware(LoopbackOnly)],
    on_script_error=explain,
)
