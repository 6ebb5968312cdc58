"""A program in a pseudo-terminal, and when its frames come back: standard library only.

The terminal says that it knows synchronised output (mode 2026), so the end of a frame can be seen
in the bytes. Nothing is emulated; times are of the arrival of bytes in this process.
"""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import NamedTuple

FRAME_END = b"\x1b[?2026l"
_ASKED = b"\x1b[?2026$p"
_ANSWER = b"\x1b[?2026;2$y"


class Answer(NamedTuple):
    """What came back after an action."""

    first: float
    """Seconds to the end of the first frame."""
    last: float
    """Seconds to the end of the last frame before it was quiet."""
    size: int
    """Bytes written."""
    data: bytes


class Terminal:
    """One run of a program; use as a context manager."""

    def __init__(self, argv: list[str], columns: int = 120, rows: int = 40) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", NO_COLOR="")
            del os.environ["NO_COLOR"]
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvp(argv[0], argv)
        self._resize(columns, rows)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, timeout: float) -> bytes:
        if not select.select([self.fd], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return b""
        if _ASKED in data:
            os.write(self.fd, _ANSWER)
        return data

    def until(self, words: bytes, timeout: float = 30.0) -> float:
        """Wait for some bytes; seconds since the start of the program."""
        seen = b""
        while time.perf_counter() - self.began < timeout:
            seen += self._read(0.5)
            if words in seen:
                return time.perf_counter() - self.began
        raise TimeoutError(words)

    def answer(self, quiet: float, words: bytes = FRAME_END, patience: float = 0.4) -> Answer:
        """What is written from now on until it is quiet for `quiet` seconds, or nothing came for
        `patience` seconds. `first` is the end of the first frame by which `words` have come."""
        start = time.perf_counter()
        data, first, last, checked = b"", 0.0, 0.0, 0
        while chunk := self._read(quiet if first else patience):
            now = time.perf_counter() - start
            data += chunk
            if FRAME_END in data[max(0, checked - len(FRAME_END)) :]:
                last = now
                if not first and words in data:
                    first = now
            checked = len(data)
        return Answer(first, last, len(data), data)

    def press(
        self, keys: str, quiet: float = 0.05, words: bytes = FRAME_END, patience: float = 0.4
    ) -> Answer:
        """Write keys and see what comes."""
        os.write(self.fd, keys.encode())
        return self.answer(quiet, words, patience)

    def resize(self, columns: int, rows: int, quiet: float = 0.3) -> Answer:
        """Change the size and see what comes."""
        self._resize(columns, rows)
        return self.answer(quiet, patience=2.0)

    def memory(self) -> float:
        """MiB that the program holds now."""
        with Path(f"/proc/{self.pid}/status").open() as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
