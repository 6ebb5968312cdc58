"""The reader as a page: who is let in, and that what is typed there is saved."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from nkreader.cli.serving import command, page
from nkreader.cli.session import Session
from tests.cli.running import Command, lines

PORT, KEY = 8000, "the-key"
HOST = f"localhost:{PORT}"


@pytest.fixture
async def client(run: Command) -> AsyncIterator[Any]:
    """A browser's part, without the browser."""
    pytest.importorskip("textual_serve")
    from aiohttp.test_utils import TestClient, TestServer

    said = Session(str(run.library), "ann")
    async with TestClient(TestServer(page(command(said), PORT, KEY))) as client:
        client.session.headers["Host"] = HOST
        yield client


def test_without_the_extra_it_says_what_to_install(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    done = run("serve")
    assert done.exit_code == 1
    (line,) = lines(done.stderr)
    assert "nkreader[serve]" in line
    assert not run.library.exists()


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/ws", {}),
        ("/?key=another", {}),
        ("/static/js/textual.js", {}),
        ("/", {"Cookie": f"nkreader-{PORT}=another"}),
        ("/", {"Cookie": f"nkreader-{PORT}={KEY}", "Host": "evil.example"}),
        ("/ws", {"Cookie": f"nkreader-{PORT}={KEY}", "Origin": "http://evil.example"}),
        ("/ws", {"Cookie": f"nkreader-{PORT}={KEY}", "Origin": "http://localhost:9000"}),
        (f"/?key={KEY}", {"Origin": "null"}),
    ],
)
async def test_nobody_else_is_let_in(client: Any, path: str, headers: dict[str, str]) -> None:
    answer = await client.get(path, headers={"Host": HOST, **headers}, allow_redirects=False)
    assert answer.status == 403
    assert "Set-Cookie" not in answer.headers


async def test_the_key_opens_the_page_and_leaves_the_address(client: Any) -> None:
    first = await client.get(f"/?key={KEY}", headers={"Host": HOST}, allow_redirects=False)
    assert (first.status, first.headers["Location"]) == (302, "/")
    cookie = first.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    second = await client.get("/", headers={"Host": HOST, "Cookie": cookie.split(";")[0]})
    assert second.status == 200
    assert 'id="terminal"' in await second.text()


async def test_the_browser_is_told_to_ask_no_other_machine(client: Any) -> None:
    cookie = {"Host": HOST, "Cookie": f"nkreader-{PORT}={KEY}"}
    answer = await client.get("/", headers=cookie)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert set(re.findall(r"\w+://[^ ;]+", policy)) == {f"ws://{HOST}"}


@pytest.fixture
def served(run: Command) -> Iterator[str]:
    """`nkreader serve` as a process of its own; the address it printed."""
    pytest.importorskip("textual_serve")
    run.added()
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "nkreader", "serve", "--port", str(port)]
    process = subprocess.Popen(words, env={**os.environ, **run.env}, stdout=subprocess.PIPE)
    assert process.stdout is not None
    yield process.stdout.readline().decode().strip()
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    process.stdout.close()


def test_a_port_in_use_is_told_in_one_line(run: Command) -> None:
    pytest.importorskip("textual_serve")
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        done = run.process("serve", "--port", port)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = lines(done.stderr)
    assert f"port {port}" in line
    assert "--port" in line


async def _shown(page: Any, words: str) -> None:
    """Wait until these words are sent to the page."""
    sent = ""
    while words not in sent:
        message = await asyncio.wait_for(page.receive(), 20)
        assert isinstance(message.data, bytes), sent
        sent += message.data.decode()


async def test_a_tag_set_on_the_page_is_in_the_library(served: str, run: Command) -> None:
    from aiohttp import ClientSession

    async with ClientSession() as browser:
        answer = await browser.get(served)
        assert "key" not in str(answer.url)
        async with browser.ws_connect(answer.url / "ws") as page:
            await _shown(page, "1 article")
            await page.send_json(["focus"])
            for keys, words in (("\r", "sentence 1 of"), ("1", "tagged")):
                await page.send_json(["stdin", keys])
                await _shown(page, words)
    with run.opened() as library:
        (passage,) = library.passages()
    assert passage.mark.annotation.tag == "sanctions-concern"
