"""A real pseudo-terminal with a program in it, for journeys that a pilot cannot make.

It keeps every byte that the program wrote, and the screen as a terminal would show it.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "ctrl+r": "\x12",
    "ctrl+q": "\x11",
}


class Terminal:
    """A program that believes it is in a terminal of `columns` by `rows`."""

    def __init__(
        self,
        argv: Sequence[str],
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = bytearray()
        self.status: int | None = None
        self.pid, self._fd = pty.fork()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            clean = {
                k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")
            }
            os.execvpe(argv[0], list(argv), {**clean, "TERM": "xterm-256color", **(env or {})})
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        os.close(self._fd)

    def send(self, *keys: str) -> None:
        """Type keys, by name or as they are."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def pump(self, seconds: float) -> bool:
        """Take what the program writes within so many seconds; whether there was anything."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.written += data
        self._stream.feed(data)
        return bool(data)

    def attributes(self) -> list[object]:
        """How the terminal treats what is typed, as `stty` would tell."""
        return termios.tcgetattr(self._fd)

    def text(self) -> str:
        """The screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, words: str, seconds: float = 20) -> None:
        """Wait until the screen holds these words; fails with the screen as it is."""
        until = time.monotonic() + seconds
        while words not in self.text():
            if not self.pump(0.2) and time.monotonic() > until:
                raise AssertionError(f"{words!r} did not come; the screen is:\n{self.text()}")

    def wait_gone(self, words: str, seconds: float = 20) -> None:
        """Wait until the screen no longer holds these words."""
        until = time.monotonic() + seconds
        while words in self.text():
            if not self.pump(0.2) and time.monotonic() > until:
                raise AssertionError(f"{words!r} stayed; the screen is:\n{self.text()}")

    def settle(self, quiet: float = 0.4) -> None:
        """Wait until the program has nothing more to write."""
        while self.pump(quiet):
            pass

    def wait_end(self, seconds: float = 20) -> int:
        """Wait until the program ends; its exit code."""
        until = time.monotonic() + seconds
        while self.status is None:
            self.pump(0.1)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
                # Its last words may have come between the last look and its end.
                while self.pump(0.1):
                    pass
            elif time.monotonic() > until:
                raise AssertionError(f"it did not end; the screen is:\n{self.text()}")
        return self.status

    def kill(self) -> None:
        """SIGKILL, at once."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -signal.SIGKILL
