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
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

FRAME_END = b"\x1b[?2026l"
_BOUND = 60.0
"""Seconds after which no answer is waited for any more."""
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
    """One run of a program in a home of its own; use as a context manager."""

    def __init__(self, argv: list[str], columns: int = 120, rows: int = 40) -> None:
        self._home = tempfile.TemporaryDirectory()
        home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), self._home.name)
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", NO_COLOR="", **home)
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
        self._home.cleanup()

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
        """Wait for some bytes; seconds since the start of the program.

        Raises TimeoutError where they do not come."""
        seen = b""
        while time.perf_counter() - self.began < timeout:
            seen += self._read(0.5)
            if words in seen:
                return time.perf_counter() - self.began
        raise TimeoutError(f"{words.decode()!r} is not on the screen after {timeout:.0f} s")

    def answer(self, quiet: float, words: bytes = FRAME_END, patience: float = 0.4) -> Answer:
        """What is written from now on until it is quiet for `quiet` seconds, or nothing came for
        `patience` seconds. `first` is the end of the first frame by which `words` have come.

        Raises TimeoutError where words that were asked for do not come, or it is never quiet."""
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
            if now > _BOUND:
                raise TimeoutError(f"the screen is not quiet after {_BOUND:.0f} s")
        if words != FRAME_END and not first:
            raise TimeoutError(f"{words.decode()!r} is not on the screen after {patience:.1f} s")
        return Answer(first, last, len(data), data)

    def press(
        self, keys: str, quiet: float = 0.05, words: bytes = FRAME_END, patience: float = 0.4
    ) -> Answer:
        """Write keys and see what comes; more patient where certain words are to come."""
        os.write(self.fd, keys.encode())
        return self.answer(quiet, words, patience if words == FRAME_END else max(patience, 5.0))

    def resize(self, columns: int, rows: int, quiet: float = 0.3) -> Answer:
        """Change the size and see what comes."""
        self._resize(columns, rows)
        return self.answer(quiet, patience=2.0)

    def memory(self) -> float:
        """MiB that the program holds now."""
        with Path(f"/proc/{self.pid}/status").open() as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def is_alive(self) -> bool:
        """Whether the program runs still."""
        return "VmRSS" in Path(f"/proc/{self.pid}/status").read_text("utf-8")

    def frame(
        self, keys: str, words: bytes = b"", timeout: float = 20.0, before: float = 0.0
    ) -> float:
        """Read whatever comes for `before` seconds, then write keys; seconds to the end of the
        first frame by which words have come, whatever comes behind it. Raises TimeoutError where
        they do not."""
        self.rest(before)
        os.write(self.fd, keys.encode())
        begun, data = time.perf_counter(), b""
        while (now := time.perf_counter() - begun) < timeout:
            data += self._read(0.2)
            place = data.find(words)
            if place >= 0 and data.find(FRAME_END, place) >= 0:
                return time.perf_counter() - begun
        raise TimeoutError(f"{words.decode()!r} is not on the screen after {now:.0f} s")

    def rest(self, seconds: float) -> None:
        """Read whatever comes for so long."""
        begun = time.perf_counter()
        while (left := seconds - (time.perf_counter() - begun)) > 0:
            self._read(left)

    def back(self, key: str = "q") -> None:
        """Go back, and wait a little."""
        os.write(self.fd, key.encode())
        self.rest(0.4)

    def quiet(
        self, keys: str, words: bytes = b"", begun: float = 0.0, patience: float = 10.0
    ) -> float:
        """Write keys; seconds, from then or from `begun`, to the last byte before a tenth of a
        second without any: for programs that do not tell where a frame ends."""
        os.write(self.fd, keys.encode())
        begun = begun or time.perf_counter()
        data, last = b"", begun
        while time.perf_counter() - begun < patience + 60:
            came = self._read(0.1 if data and words in data else patience)
            if not came:
                break
            data, last = data + came, time.perf_counter()
        return last - begun
