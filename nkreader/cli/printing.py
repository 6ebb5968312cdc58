"""The only way out: results to standard output, words about them to standard error.

Articles, titles, tags, notes and file names are other people's: whatever could steer a terminal is
spelt out here, on a terminal and in a pipe alike. JSON escapes the same characters instead.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from nkreader.text.hidden import HIDDEN, one_line, visible


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `2 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def out(text: str = "") -> None:
    """A result: one line, or several."""
    write(visible(text) + "\n")


def write(safe: str) -> None:
    """What has been through `visible` or `one_line` already, with our own colours in it."""
    sys.stdout.write(safe)


def say(words: str) -> None:
    """Words about a result: one line to standard error, after what was printed so far."""
    sys.stdout.flush()
    sys.stderr.write(one_line(words) + "\n")


def fail(words: str) -> None:
    """A problem: one line, with the program's name before it."""
    say(f"nkreader: {words}")


def emit(record: Mapping[str, Any]) -> None:
    """A result as one JSON object on one line."""
    plain_output = not _encoding(sys.stdout).startswith("utf")
    line = json.dumps(record, ensure_ascii=plain_output, separators=(", ", ": "))
    write(HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n")


def flush() -> None:
    """Send what was printed now: for results that take their time."""
    sys.stdout.flush()


def _encoding(stream: TextIO) -> str:
    return (stream.encoding or "ascii").lower()


def forgiving() -> None:
    """Make both streams print something for what their encoding cannot hold."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def upgrading(told: "int | Path | None") -> None:
    """Say, on a terminal, that a library of an older program is brought up to date, and for how
    many seconds that has gone on; None takes the line away, and the copy that was made before is
    named."""
    if sys.stderr.isatty():
        words = ""
        if isinstance(told, int):
            words = f"bringing the library up to date … {told:,} s"
        elif told is not None:
            words = f"brought the library up to date; as it was: {one_line(str(told))}\n"
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()


def on_terminal() -> bool:
    """Whether results go to a terminal."""
    return sys.stdout.isatty()


def coloured() -> bool:
    """Whether results may carry colour: a terminal that knows it, and nobody said no."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(safe: str, **style: Any) -> str:
    """Text in one of click's styles where colour is wanted, else as it is."""
    if not style or not coloured():
        return safe
    import click

    return click.style(safe, **style)
