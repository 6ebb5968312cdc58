"""A server on this machine that plays every trick a server can play."""

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<html><head><title>Ferry stays moored</title></head>"
    b"<body><p>No ferry sailed.</p></body></html>"
)
BOMB = gzip.compress(b"0" * 8_000_000, 9)


class Tricks(ThreadingHTTPServer):
    """What was asked of it, and when (seconds of the monotonic clock)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str], float]] = []
        self.pages: dict[str, tuple[bytes, str]] = {}
        """What else it serves: (body, media type) by path."""

    def address(self, path: str = "/") -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Tricks

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        """Play the trick that the path names."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.path, headers, time.monotonic()))
        name = self.path.split("?")[0].strip("/").split("/")[0]
        trick = TRICKS.get(name)
        try:
            if self.path in self.server.pages:
                body, kind = self.server.pages[self.path]
                self.answer(body, Content_Type=kind)
            elif trick is not None:
                trick(self)
            else:
                self.answer(PAGE, Content_Type="text/html; charset=euc-kr")
        except OSError:
            self.close_connection = True

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _moved(here: _Handler, target: str, status: int = 302) -> None:
    here.answer(b"", status, Location=target)


def _known(here: _Handler) -> None:
    if here.headers.get("If-None-Match") == '"v1"':
        here.send_response(304)
        here.send_header("ETag", '"v1"')
        here.end_headers()
    else:
        here.answer(PAGE, ETag='"v1"', Last_Modified="Tue, 10 Nov 2020 08:00:00 GMT")


def _drip(here: _Handler) -> None:
    here.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(60):
        here.wfile.write(b"x")
        time.sleep(0.1)


def _drip_head(here: _Handler) -> None:
    for sign in b"HTTP/1.0 200 OK\r\nX-Slow: " + b"y" * 60:
        here.wfile.write(bytes([sign]))
        time.sleep(0.1)


def _endless(here: _Handler) -> None:
    here.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(4_000):
        here.wfile.write(b"x" * 65_536)


def _bomb(here: _Handler) -> None:
    here.answer(BOMB, Content_Encoding="gzip")


def _cut(here: _Handler) -> None:
    here.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nonly so much")
    here.close_connection = True


def _damaged(here: _Handler) -> None:
    here.answer(gzip.compress(PAGE)[:-8] + bytes(8), Content_Encoding="gzip")


def _half(here: _Handler) -> None:
    """Half of a compressed page, whose length nobody stated."""
    packed = gzip.compress(PAGE)
    here.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    here.wfile.write(packed[: len(packed) // 2])
    here.close_connection = True


def _bare(here: _Handler) -> None:
    packer = zlib.compressobj(wbits=-15)
    here.answer(packer.compress(PAGE) + packer.flush(), Content_Encoding="deflate")


TRICKS: dict[str, Callable[[_Handler], None]] = {
    "loop": lambda here: _moved(here, "/loop"),
    "moved": lambda here: _moved(here, "/page?id=7", 301),
    "to-file": lambda here: _moved(here, "file:///etc/passwd"),
    "to-metadata": lambda here: _moved(here, "http://169.254.169.254/latest/"),
    "to-other-port": lambda here: _moved(here, "http://127.0.0.1:9/"),
    "to-number": lambda here: _moved(here, "http://2130706433:9/"),
    "known": _known,
    "drip": _drip,
    "drip-head": _drip_head,
    "endless": _endless,
    "bomb": _bomb,
    "cut": _cut,
    "damaged": _damaged,
    "half": _half,
    "brotli": lambda here: here.answer(b"\x8b\x02\x80", Content_Encoding="br"),
    "bare": _bare,
    "wrapped": lambda here: here.answer(zlib.compress(PAGE), Content_Encoding="deflate"),
    "twice": lambda here: here.answer(
        gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), Content_Encoding="gzip"
    ),
    "gone": lambda here: here.answer(b"", 410),
    "refused": lambda here: here.answer(b"no", 403),
    "zipped": lambda here: here.answer(gzip.compress(PAGE), Content_Encoding="gzip"),
}


@contextmanager
def tricks() -> Iterator[Tricks]:
    """The server, running."""
    server = Tricks()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
