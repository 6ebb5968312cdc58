"""The reader as a page: who is let in, and that what is typed there is saved."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any, NamedTuple

import psutil
import pytest

from nkreader.cli.page_server import address, page
from nkreader.cli.serving import command
from nkreader.cli.session import Session
from tests.cli.running import Command, lines

PORT, KEY = 8000, "the-key"
HOST = f"127.0.0.1:{PORT}"


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
        (f"/?key={KEY}", {}),
        (f"/{KEY}x/", {}),
        (f"/{KEY.upper()}/", {}),
        ("/static/js/textual.js", {}),
        ("/", {"Cookie": f"nkreader-{PORT}={KEY}"}),
        (f"/{KEY}/", {"Host": "evil.example"}),
        (f"/{KEY}/", {"Host": f"localhost:{PORT}"}),
        (f"/{KEY}/", {"Host": f"[::1]:{PORT}"}),
        (f"/{KEY}/ws", {"Origin": "http://evil.example"}),
        (f"/{KEY}/ws", {"Origin": "http://127.0.0.1:9000"}),
        (f"/{KEY}/", {"Origin": "null"}),
    ],
)
async def test_nobody_else_is_let_in(client: Any, path: str, headers: dict[str, str]) -> None:
    answer = await client.get(path, headers={"Host": HOST, **headers}, allow_redirects=False)
    assert answer.status == 403
    assert "Set-Cookie" not in answer.headers


async def test_the_key_is_the_path_and_no_cookie_is_set(client: Any) -> None:
    answer = await client.get(f"/{KEY}/", headers={"Host": HOST})
    assert answer.status == 200
    words = await answer.text()
    assert 'id="terminal"' in words
    assert f"ws://{HOST}/{KEY}/ws" in words
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    script = await client.get(f"/{KEY}/static/js/textual.js", headers={"Host": HOST})
    assert script.status == 200


@pytest.mark.parametrize("path", ["static/../../secret", "static/%2e%2e/server.py", "download/x"])
async def test_no_other_file_is_served(client: Any, path: str) -> None:
    answer = await client.get(f"/{KEY}/{path}", headers={"Host": HOST})
    assert answer.status in (403, 404)


async def test_only_reading_is_asked_for(client: Any) -> None:
    assert (await client.post(f"/{KEY}/", headers={"Host": HOST}, data=b"x")).status == 405


def test_the_usual_port_stands_in_no_address() -> None:
    pytest.importorskip("textual_serve")
    assert address(80, KEY) == f"http://127.0.0.1/{KEY}/"
    assert address(8000, KEY) == f"http://127.0.0.1:8000/{KEY}/"


async def test_the_browser_is_told_to_ask_no_other_machine(client: Any) -> None:
    answer = await client.get(f"/{KEY}/", headers={"Host": HOST})
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert set(re.findall(r"\w+://[^ ;]+", policy)) == {f"ws://{HOST}"}


@pytest.mark.parametrize(
    ("width", "height", "cells"),
    [
        (100, 40, (100, 40)), ("100", "40", (100, 40)), (10**6, 10**9, (500, 200)),
        (0, -5, (1, 1)), ("9" * 5_000, None, (80, 24)), (True, 1.5, (80, 24)), ([], {}, (80, 24)),
    ],
)  # fmt: skip
def test_a_size_is_one_that_a_reader_can_bear(
    width: object, height: object, cells: tuple[int, int]
) -> None:
    pytest.importorskip("textual_serve")
    from nkreader.cli.page_reader import size

    assert size(width, height) == cells


class Served(NamedTuple):
    """`nkreader serve` as a process of its own."""

    address: str
    process: "subprocess.Popen[bytes]"

    def readers(self) -> list[psutil.Process]:
        """The readers that it has started."""
        return list(psutil.Process(self.process.pid).children(recursive=True))


@pytest.fixture
def served(run: Command) -> Iterator[Served]:
    pytest.importorskip("textual_serve")
    run.added()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "nkreader", "serve", "--port", str(port)]
    process = subprocess.Popen(
        words, env={**os.environ, **run.env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    yield Served(process.stdout.readline().decode().strip(), process)
    process.kill()
    process.communicate()


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


async def test_a_tag_set_on_the_page_is_in_the_library(served: Served, run: Command) -> None:
    from aiohttp import ClientSession

    async with (
        ClientSession() as browser,
        browser.ws_connect(f"{served.address}ws?width=9999999") as page,
    ):
        await _shown(page, "1 article")
        await page.send_json(["focus"])
        for keys, words in (("\r", "sentence 1 of"), ("1", "tagged")):
            await page.send_json(["stdin", keys])
            await _shown(page, words)
    with run.opened() as library:
        (passage,) = library.passages()
    assert passage.mark.annotation.tag == "sanctions-concern"


async def test_messages_that_no_page_sends_change_nothing(served: Served) -> None:
    from aiohttp import ClientSession

    hostile = (
        "no json", "[" * 20_000, "{}", "[]", "[1]", '["stdin"]', '["stdin", 7]', '["resize", {}]',
        '["resize", {"width": 1000000, "height": 1000000}]', '["ping", {"a": 1}]', '["quit"]',
    )  # fmt: skip
    async with ClientSession() as browser, browser.ws_connect(f"{served.address}ws") as page:
        await _shown(page, "1 article")
        for text in hostile:
            await page.send_str(text)
        await page.send_bytes(b"\0" * 100)
        await page.send_json(["ping", "still there"])
        await _told(page, "still there")
        (reader,) = served.readers()
        assert reader.memory_info().rss < 300_000_000
    served.process.send_signal(signal.SIGINT)
    _, errors = served.process.communicate(timeout=20)
    said = errors.decode().splitlines()
    assert sum("passed over" in line for line in said) == len(hostile) - 1 + 1
    assert not any("Traceback" in line for line in said)


async def _told(page: Any, words: str) -> None:
    """Wait until these words come as a message of the server's own."""
    while True:
        message = await asyncio.wait_for(page.receive(), 20)
        if isinstance(message.data, str) and words in message.data:
            return


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_readers_end_with_the_server(served: Served, how: signal.Signals) -> None:
    from aiohttp import ClientSession

    async with ClientSession() as browser, browser.ws_connect(f"{served.address}ws") as page:
        await _shown(page, "1 article")
        readers = served.readers()
        assert len(readers) == 1
        served.process.send_signal(how)
        _, alive = await asyncio.to_thread(psutil.wait_procs, readers, 20)
    assert alive == []
    _, errors = served.process.communicate(timeout=20)
    assert b"Traceback" not in errors
