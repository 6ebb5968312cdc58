"""Words to the clipboard: through the terminal (OSC 52, also over ssh), through tmux, which by
default lets no OSC 52 pass but its own, and where this machine has a clipboard of its own, through
the program that fills it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from textual.app import App

_PROGRAMS = {
    "WAYLAND_DISPLAY": (["wl-copy"],),
    "DISPLAY": (["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]),
}
SECONDS = 1.0
"""How long a clipboard program may take; some stay until they are replaced, and are left alone."""


def copy(app: "App[int]", text: str) -> None:
    """Put text into every clipboard that can be reached. Never raises."""
    app.copy_to_clipboard(text)
    for argv in _programs():
        try:
            process = subprocess.Popen(
                argv, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            process.communicate(text.encode("utf-8"), timeout=SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            continue


def _programs() -> Iterator[list[str]]:
    if os.environ.get("TMUX") and shutil.which("tmux"):
        yield ["tmux", "load-buffer", "-w", "-"]
    own = _program()
    if own is not None:
        yield own


def _program() -> list[str] | None:
    """The program that fills this machine's own clipboard; None over ssh, where it is another's."""
    if "SSH_CONNECTION" in os.environ:
        return None
    if sys.platform == "darwin":
        return ["pbcopy"]
    for variable, programs in _PROGRAMS.items():
        if os.environ.get(variable):
            for argv in programs:
                if shutil.which(argv[0]):
                    return argv
    return None
