"""How a run ends: the exit code, and one line instead of a traceback whatever goes wrong.

0 done · 1 something failed, the rest is kept · 2 wrong use · 130 stopped with Ctrl+C.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from nkreader.cli.printing import fail, forgiving
from nkreader.errors import NkreaderError, WrongUseError

if TYPE_CHECKING:
    import click

DONE, FAILED, WRONG_USE, STOPPED = 0, 1, 2, 130


def end(act: Callable[[], int | None]) -> int:
    """Do it and return the exit code; what it raises becomes one line on standard error."""
    if not _streams():
        fail("standard output is closed; nothing was done")
        return FAILED
    forgiving()
    try:
        try:
            code = act() or DONE
            sys.stdout.flush()
            return code
        except BaseException as error:
            return _told(error)
    except (OSError, KeyboardInterrupt):
        _abandon()
        return FAILED


def _streams() -> bool:
    """Whether there is a standard output; streams that were closed lead nowhere from now on."""
    there = sys.stdout is not None
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115
    return there


def _told(error: BaseException) -> int:
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else DONE
    import click  # the reader starts without it

    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return STOPPED
    if isinstance(error, click.ClickException):
        fail(_usage(error))
        return WRONG_USE if isinstance(error, click.UsageError) else FAILED
    if isinstance(error, OSError) and error.errno == errno.EPIPE:
        _abandon()
        return FAILED
    fail(_sentence(error))
    if isinstance(error, WrongUseError):
        return WRONG_USE
    if isinstance(error, OSError) and error.filename is None:
        _abandon()
    return FAILED


def _usage(error: "click.ClickException") -> str:
    said = error.format_message().strip()
    context = getattr(error, "ctx", None)
    if context is None:
        return said
    return f"{said.rstrip('.')}; see `{context.command_path} --help`"


def _sentence(error: BaseException) -> str:
    if isinstance(error, NkreaderError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else "reading or writing: "
        return f"{where}{error.strerror or error}; nothing more was done"
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":
        return "a name on the command line is not valid UTF-8; rename the file or type it again"
    if isinstance(error, MemoryError):
        return "not enough memory for this; nothing more was done"
    return f"{_kind(error)}: a fault of nkreader itself; please report it with this line"


def _kind(error: BaseException) -> str:
    """What was raised and in which line of ours: enough for a report, on one line."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}nkreader{os.sep}" in code.co_filename:
            place = f" ({Path(code.co_filename).name}:{trace.tb_lineno})"
        trace = trace.tb_next
    return f"{type(error).__name__}{place}: {error}"


def _abandon() -> None:
    """Nobody reads standard output any more: what is left in its buffer goes nowhere."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
