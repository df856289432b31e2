"""The server: who it answers, and what it says when something fails."""

import asyncio

import pytest
from starlette.requests import Request

from dashboard import ElsewhereError, LoopbackOnly, home, stay_here

HERE, ELSEWHERE = ("127.0.0.1", 50000), ("192.168.1.20", 50000)


async def served(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"served"})


def answer(kind="http", client=HERE, headers=()):
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    scope = {"type": kind, "client": client, "headers": list(headers), "method": "GET", "path": "/"}
    asyncio.run(LoopbackOnly(served)(scope, receive, send))
    return sent[0]


@pytest.mark.parametrize("peer", [HERE, ("::1", 50000)])
def test_a_peer_of_this_machine_is_served(peer):
    assert answer(client=peer)["status"] == 200


@pytest.mark.parametrize("peer", [ELSEWHERE, None, ("not an address", 1)])
def test_a_peer_from_elsewhere_is_refused(peer):
    assert answer(client=peer)["status"] == 403


def test_a_websocket_from_elsewhere_is_closed():
    assert answer("websocket", ELSEWHERE)["type"] == "websocket.close"


def test_a_request_forwarded_by_a_proxy_is_refused():
    assert answer(headers=[(b"x-forwarded-for", b"192.168.1.20")])["status"] == 403


def test_an_answer_tells_the_browser_to_guess_no_type():
    assert (b"x-content-type-options", b"nosniff") in answer()["headers"]


@pytest.mark.parametrize(("query", "address"), [(b"periode=2025", "./?periode=2025"), (b"", "./")])
def test_the_overview_opens_by_its_name_with_its_filters(query, address):
    request = Request({"type": "http", "path": "/vue-d-ensemble", "query_string": query, "headers": []})

    assert home(request).headers["location"] == address


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_the_server_starts_on_the_loopback(address):
    assert stay_here(address) is None


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.20", "", None])
def test_the_server_refuses_to_start_for_other_machines_and_says_why(address):
    with pytest.raises(ElsewhereError, match=r"server\.address"):
        stay_here(address)
