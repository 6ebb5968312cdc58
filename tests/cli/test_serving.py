"""The reader as a page: what is heard there, and that what is typed is saved."""

import asyncio
import json
import signal
import socket
import sys
from typing import Any

import pytest

from nkreader.cli.page_messages import COLUMNS, ROWS, heard
from tests.cli.page import Served, said
from tests.cli.running import Command, lines

pytest.importorskip("textual_serve")


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
    told = heard(json.dumps(["resize", {"width": width, "height": -5}]))
    assert told is not None
    assert told.size == (COLUMNS, 1)
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
    first, second = said(served)
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
