"""`nkreader serve` as a process of its own, for the tests of the page."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.cli.running import Command, lines


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


@contextmanager
def serving(run: Command) -> Iterator[Served]:
    """A server on a free port, with an article in its library; stopped at the end."""
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


def said(served: Served) -> list[str]:
    """What the server printed until its end, but for the line that says how to use it."""
    served.process.send_signal(signal.SIGINT)
    out, err = served.process.communicate(timeout=20)
    assert served.process.returncode == 0
    return lines(out + err)[1:]
