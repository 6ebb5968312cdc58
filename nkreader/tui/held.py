"""The terminal between the first page and Textual: nothing that is typed is shown or lost, and it
is given back as it was, whatever happens before Textual has it.
"""

import os
import signal
import sys
import termios
from contextlib import suppress
from typing import Any

_IN, _OUT = 0, 2
"""Textual reads standard input and writes to standard error."""
ENTER = "\x1b[?1049h"
"""To the screen beside the usual one: Textual's own word for it, sent again, would clear what is
there in some terminals."""
_LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"
_ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""Signals that end a program."""


class Held:
    """The terminal, held by this program until Textual takes it over."""

    def __init__(self) -> None:
        """Raises OSError or termios.error where there is no terminal."""
        self.attributes: list[Any] = termios.tcgetattr(_IN)
        """What holds for the terminal before and after this program."""
        self.size: tuple[int, int] = os.get_terminal_size(_OUT)
        """Columns and rows when the page was made."""
        self._is_held = False
        handlers = {one: signal.getsignal(one) for one in _ENDS}
        self._before = {one: told for one, told in handlers.items() if told != signal.SIG_IGN}

    def show(self, page: str) -> None:
        """Take the terminal and show a page. Keys stay where the terminal keeps them until they are
        read; Ctrl+C is one of them."""
        self._is_held = True
        for one in self._before:
            signal.signal(one, self._end)
        flags = [*self.attributes]
        flags[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        flags[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        try:
            termios.tcsetattr(_IN, termios.TCSANOW, flags)
            _send(ENTER + page)
        except BaseException:
            self.give_back()
            raise

    def hand_over(self) -> None:
        """Textual has the terminal, and gives it back itself."""
        self._is_held = False
        for one, handler in self._before.items():
            signal.signal(one, handler)

    def give_back(self) -> None:
        """The terminal is as it was before, unless Textual has it."""
        if self._is_held:
            self.hand_over()
            with suppress(OSError):
                _send(_LEAVE)
            with suppress(termios.error):
                termios.tcsetattr(_IN, termios.TCSANOW, self.attributes)

    def _end(self, number: int, _: object) -> None:
        self.give_back()
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def is_terminal() -> bool:
    """Whether a page can be shown: all three streams are a terminal that knows UTF-8 and more than
    lines, and nobody has told Textual to do anything in its own way."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    told = [name for name in os.environ if name.startswith(("TEXTUAL", "COLUMNS", "LINES"))]
    return (
        all(one is not None and one.isatty() for one in streams)
        and [one.fileno() for one in streams] == [0, 1, 2]
        and sys.stderr.encoding.lower() == "utf-8"
        and os.environ.get("TERM", "dumb").lower() not in ("dumb", "unknown", "")
        and not told
    )


def _send(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(_OUT, data) :]
