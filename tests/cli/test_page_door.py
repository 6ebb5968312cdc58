"""The reader as a page: who is let in, and what such a visitor is given."""

import re
import socket
from contextlib import suppress

import pytest

from nkreader.cli.page_door import hosts
from tests.cli.page import Served, said

pytest.importorskip("textual_serve")


def test_only_who_has_the_key_and_comes_from_the_page_is_let_in(served: Served) -> None:
    """One server for all of them: each is a request of a neighbour or of another site's page."""
    key, own = served.key, f"127.0.0.1:{served.port}"
    assert served.address == f"http://{own}/{key}/"
    page = served.get(f"/{key}/")
    assert page.startswith("HTTP/1.1 200")
    assert 'id="terminal"' in page
    upgrade = ("Upgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: {}==\n").format(
        "A" * 22
    )
    refused = [
        served.get("/"),
        served.get("/ws"),
        served.get(f"/?key={key}"),
        served.get("/", more=f"Cookie: nkreader-{served.port}={key}\n"),
        served.get(f"/{key[:-1]}/"),
        served.get(f"/{key}x/"),
        served.get(f"//{key}/"),
        served.get("/%ed%a0%80/"),
        served.get("/static/js/textual.js"),
        served.get(f"/x/../{key}/"),
        served.get(f"/{key}/", host="evil.example"),
        served.get(f"/{key}/", host=f"localhost:{served.port}"),
        served.get(f"/{key}/", host="127.0.0.1"),
        served.get(f"http://{own}/{key}/", host="evil.example"),
        served.get(f"/{key}/", more="Host: evil.example\n"),
        served.get(f"/{key}/", more="Origin: null\n"),
        served.get(f"/{key}/ws", more=f"Origin: http://evil.example\n{upgrade}"),
        served.get(f"/{key}/ws", more=f"Origin: http://localhost:{served.port}\n{upgrade}"),
        served.get("/", verb="POST"),
        served.get("/", verb="HEAD"),
    ]
    for number, answer in enumerate(refused):
        assert re.match(r"HTTP/1\.[01] 40[03] ", answer), (number, answer)
        assert "evil.example" not in answer
    for answer in (page, *refused):
        assert "set-cookie" not in answer.lower()
    for answer in refused:
        assert key not in answer
    assert said(served) == []


@pytest.mark.parametrize(
    "path",
    [
        "static/../app_service.py",
        "static/%2e%2e/app_service.py",
        "static/..%2fapp_service.py",
        "static//etc/passwd",
        "static/js/%00",
        "static/",
        "download/x",
    ],
)
def test_no_file_but_those_of_the_page_is_given(served: Served, path: str) -> None:
    assert "200 OK" in served.get(f"/{served.key}/static/js/textual.js").split("\r\n")[0]
    assert re.match(r"HTTP/1\.1 40[034] ", served.get(f"/{served.key}/{path}"))


def test_a_request_hidden_in_another_is_not_answered(served: Served) -> None:
    own = f"Host: 127.0.0.1:{served.port}"
    inner = f"GET /{served.key}/ HTTP/1.1\n{own}\n\n"
    for head in (
        f"Content-Length: {len(inner) + inner.count(chr(10))}\n",
        "Content-Length: 3\nTransfer-Encoding: chunked\n",
        "Content-Length: 0\nContent-Length: 9\n",
        "Transfer-Encoding: chunked\n",
    ):
        answer = served.ask(f"GET /{served.key}/ HTTP/1.1\n{own}\n{head}\n{inner}")
        assert "terminal" not in answer, head
    assert served.get(f"/{served.key}/", verb="POST").startswith("HTTP/1.1 405")


def test_the_browser_is_told_to_ask_no_other_machine_and_to_keep_the_key(served: Served) -> None:
    head = served.get(f"/{served.key}/").split("\r\n\r\n")[0]
    (policy,) = re.findall("Content-Security-Policy: (.*)", head)
    assert "default-src 'self'" in policy
    assert set(re.findall(r"\w+://[^ ;]+", policy)) == {f"ws://127.0.0.1:{served.port}"}
    assert "Referrer-Policy: no-referrer" in head
    assert "Cache-Control: no-store" in head


def test_the_usual_port_of_the_web_has_the_two_names_that_browsers_give_it() -> None:
    assert hosts(80) == ("127.0.0.1", "127.0.0.1:80")
    assert hosts(8000) == ("127.0.0.1:8000",)


def test_nobody_listens_on_the_other_names_of_this_machine(served: Served) -> None:
    for other in ("::1", "127.0.0.2"):
        with pytest.raises(OSError):  # noqa: PT011 - refused, or no such address at all
            socket.create_connection((other, served.port), 5)


def test_who_keeps_the_door_open_and_says_nothing_is_sent_away(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), 60) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: ")
        with suppress(ConnectionError):
            assert line.recv(1) == b""
