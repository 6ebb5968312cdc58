"""The reader as a page: who is let in, what is heard, and that what is typed there is saved."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from nkreader.cli.page_door import hosts
from nkreader.cli.page_messages import COLUMNS, ROWS, heard
from tests.cli.running import Command, lines

pytest.importorskip("textual_serve")


class Served(NamedTuple):
    """`nkreader serve` as a process of its own."""

    address: str
    process: "subprocess.Popen[bytes]"

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 80

    @property
    def key(self) -> str:
        return urlsplit(self.address).path.strip("/")

    def ask(self, raw: str) -> str:
        """The answer to a request as it is written here, by a client of no scruples."""
        with socket.create_connection(("127.0.0.1", self.port), 20) as line:
            line.sendall(raw.replace("\n", "\r\n").encode())
            line.settimeout(1)  # a server that waits for more has said what it says
            answer = b""
            with suppress(OSError):
                while more := line.recv(65536):
                    answer += more
            return answer.decode("utf-8", "replace")

    def get(self, path: str, host: str = "", more: str = "", verb: str = "GET") -> str:
        host = host or f"127.0.0.1:{self.port}"
        return self.ask(f"{verb} {path} HTTP/1.1\nHost: {host}\n{more}Connection: close\n\n")


@pytest.fixture
def served(run: Command) -> Iterator[Served]:
    run.added()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "nkreader", "serve", "--port", str(port)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(words, env={**os.environ, **run.env}, stdout=pipe, stderr=pipe)
    assert process.stdout is not None
    assert process.stderr is not None
    yield Served(process.stdout.readline().decode().strip(), process)
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    process.stdout.close()
    process.stderr.close()


def _said(served: Served) -> list[str]:
    """What the server printed until its end, but for the line that says how to use it."""
    served.process.send_signal(signal.SIGINT)
    out, err = served.process.communicate(timeout=20)
    assert served.process.returncode == 0
    return lines(out + err)[1:]


async def _shown(page: Any, words: str) -> None:
    """Wait until these words are sent to the page."""
    sent = ""
    while words not in sent:
        message = await asyncio.wait_for(page.receive(), 20)
        assert isinstance(message.data, bytes), (message, sent)
        sent += message.data.decode()


def test_without_the_extra_it_says_what_to_install(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    done = run("serve")
    assert done.exit_code == 1
    (line,) = lines(done.stderr)
    assert "nkreader[serve]" in line
    assert not run.library.exists()


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
    assert _said(served) == []


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


def test_a_port_in_use_is_told_in_one_line(run: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run.process("serve", "--port", port)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = lines(done.stderr)
    assert f"port {port}" in line
    assert "--port" in line


async def test_a_tag_set_on_the_page_is_in_the_library(served: Served, run: Command) -> None:
    from aiohttp import ClientSession

    async with ClientSession() as browser, browser.ws_connect(f"{served.address}ws") as page:
        await _shown(page, "1 article")
        await page.send_json(["focus"])
        for keys, words in (("\r", "sentence 1 of"), ("1", "tagged")):
            await page.send_json(["stdin", keys])
            await _shown(page, words)
    with run.opened() as library:
        (passage,) = library.passages()
    assert passage.mark.annotation.tag == "sanctions-concern"


BAD = [
    "",
    "no json",
    "[" * 100_000,
    "9" * 5_000,
    "{}",
    "[]",
    "3",
    '["stdin"]',
    '["stdin", 3]',
    '["stdin", "\\ud800"]',
    '["resize", {}]',
    '["resize", [1, 2]]',
    '["resize", {"width": null, "height": 2}]',
    '["resize", {"width": NaN, "height": 2}]',
    '["resize", {"width": 1e999, "height": 2}]',
    '["ping"]',
    '["ping", {}]',
    '["quit"]',
    '[["stdin"], "q"]',
]


@pytest.mark.parametrize("message", BAD)
def test_what_is_no_message_of_the_page_is_not_heard(message: str) -> None:
    assert heard(message) is None


@pytest.mark.parametrize("width", [10**6, 10**300, 1e300, "99999999"])
def test_no_screen_is_larger_than_a_reader_can_keep(width: object) -> None:
    said = heard(json.dumps(["resize", {"width": width, "height": -5}]))
    assert said is not None
    assert said.size == (COLUMNS, 1)
    assert ROWS < COLUMNS


async def test_a_page_that_says_nonsense_goes_on_and_is_told_of_once(served: Served) -> None:
    from aiohttp import ClientSession

    async with ClientSession() as browser:
        wide = f"{served.address}ws?width=1000000&height=x"
        async with browser.ws_connect(wide) as page:
            await _shown(page, "1 article")
            for bad in BAD:
                await page.send_str(bad)
            await page.send_bytes(b"\x00" * 100)
            await page.send_json(["focus"])
            await page.send_json(["resize", {"width": 10**6, "height": 10**6}])
            await page.send_json(["stdin", "\r"])
            await _shown(page, "sentence 1 of")
        async with browser.ws_connect(wide) as page:
            await _shown(page, "1 article")
            await page.send_json(["stdin", "x" * 3_000_000])
            while not page.closed:
                await asyncio.wait_for(page.receive(), 20)
    first, second = _said(served)
    assert "left out" in first
    assert "too large" in second


async def test_more_pages_than_a_machine_can_bear_are_not_opened(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aiohttp import ClientSession, WSServerHandshakeError

    from nkreader.cli.page_server import READERS

    async with ClientSession() as browser:
        pages = [await browser.ws_connect(f"{served.address}ws") for _ in range(READERS)]
        with pytest.raises(WSServerHandshakeError, match="503"):
            await browser.ws_connect(f"{served.address}ws")
        for page in pages:
            await page.close()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
async def test_no_reader_outlives_the_server(served: Served, how: signal.Signals) -> None:
    import psutil
    from aiohttp import ClientSession

    async with ClientSession() as browser:
        shown = await browser.ws_connect(f"{served.address}ws")
        await _shown(shown, "1 article")
        young = await browser.ws_connect(f"{served.address}ws")
        server = psutil.Process(served.process.pid)
        readers: list[Any] = []
        while len(readers) < 2:
            await asyncio.sleep(0.01)
            readers = server.children(recursive=True)
        served.process.send_signal(how)
        _, alive = await asyncio.to_thread(psutil.wait_procs, readers, 20)
        assert alive == []
        await shown.close()
        await young.close()
    _, err = await asyncio.to_thread(served.process.communicate, None, 20)
    assert b"Traceback" not in err


def test_who_keeps_the_door_open_and_says_nothing_is_sent_away(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), 60) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: ")
        with suppress(ConnectionError):
            assert line.recv(1) == b""
