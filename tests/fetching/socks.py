"""A SOCKS5 proxy of a few lines: it notes which names it is asked for, and leads to one server."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer


class Socks(ThreadingTCPServer):
    """Leads every connection to `target`, a port of this machine."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, target: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.asked: list[str] = []
        """The hosts that were asked for: names where the proxy is to look them up."""

    @property
    def address(self) -> str:
        """As a setting names it."""
        return f"socks5://127.0.0.1:{self.server_address[1]}"


class _Handler(StreamRequestHandler):
    server: Socks

    def handle(self) -> None:
        """Greet, note the host, connect, and carry bytes both ways."""
        with suppress(OSError):
            self.connection.recv(2 + 255)
            self.connection.sendall(b"\x05\x00")
            head = self.rfile.read(4)
            if head[3] == 3:
                host = self.rfile.read(self.rfile.read(1)[0]).decode()
            else:
                family = socket.AF_INET if head[3] == 1 else socket.AF_INET6
                host = socket.inet_ntop(family, self.rfile.read(4 if head[3] == 1 else 16))
            self.rfile.read(2)
            self.server.asked.append(host)
            self.connection.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
            with socket.create_connection(("127.0.0.1", self.server.target)) as there:
                up = threading.Thread(target=_carry, args=(self.connection, there), daemon=True)
                up.start()
                _carry(there, self.connection)


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)


@contextmanager
def socks(target: int) -> Iterator[Socks]:
    """The proxy, running."""
    server = Socks(target)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
