"""`codebook edit`: the codebook in the user's editor, until it is right or given up.

No text is lost: where it could not be applied it stays in a file, which is named.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType

import click

from nkreader.cli.codebook import difference
from nkreader.cli.printing import fail, say
from nkreader.cli.session import session
from nkreader.cli.verb import verb
from nkreader.library import Library
from nkreader.model import NkreaderError

USUAL = ("sensible-editor", "nano", "vi", "notepad")


@verb(
    "edit",
    """
    nkreader codebook edit
    EDITOR="code --wait" nkreader codebook edit
    """,
)
def edit() -> int:
    """Edit the codebook as TOML in $VISUAL or $EDITOR; what you changed is one act.

    A tag that is left out is retired, never deleted: its annotations stay. was = "old-slug"
    renames. Where something is wrong with the text you may edit it again; it is kept in a file
    until it fits. An empty text changes nothing.
    """
    with session().open() as library:
        if library.read_only:
            raise NkreaderError(library.read_only)
        command = _editor()
        before = library.codebooks.toml()
        folder = Path(tempfile.mkdtemp(prefix="nkreader-"))
        file = folder / "codebook.toml"
        file.write_text(before, "utf-8")
        try:
            said = _until_right(library, command, file, before)
        except BaseException:
            if _text(file) == before:
                shutil.rmtree(folder, ignore_errors=True)
            else:
                say(f"your text is kept in {file}")
            raise
    shutil.rmtree(folder, ignore_errors=True)
    say(said)
    return 0


def _editor() -> list[str]:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if chosen:
        try:
            words = shlex.split(chosen)
        except ValueError:
            words = []
        if not words or shutil.which(words[0]) is None:
            raise NkreaderError(f"{chosen}: no such editor; set VISUAL or EDITOR to one there is")
        return words
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NkreaderError(
            "an editor needs a terminal, and this is none; use codebook export and import instead"
        )
    found = next((name for name in USUAL if shutil.which(name)), None)
    if found is None:
        raise NkreaderError("no editor found; set VISUAL or EDITOR to one")
    return [found]


def _until_right(library: Library, command: list[str], file: Path, before: str) -> str:
    """What was changed, as one line. Raises NkreaderError where it is given up."""
    while True:
        code = _edited([*command, str(file)])
        if code:
            raise NkreaderError(f"{command[0]}: ended with code {code}; the codebook is unchanged")
        text = _text(file)
        if text is not None and (text == before or not text.strip()):
            return "codebook: nothing was changed"
        try:
            return _apply(library, text, before)
        except NkreaderError as error:
            if not sys.stdin.isatty():
                raise
            fail(str(error))
            if not click.confirm("Edit again?", default=True, err=True):
                raise NkreaderError("given up; the codebook is unchanged") from error


def _edited(command: list[str]) -> int:
    """Wait for the editor; Ctrl+C is a key of the editor's while it runs."""
    # Before it begins, or a key that comes at once would end both. A program that is started has no
    # handler of ours, but would go on ignoring what is ignored here.
    before = signal.signal(signal.SIGINT, _heard)
    try:
        return subprocess.Popen(command).wait()
    finally:
        signal.signal(signal.SIGINT, before)


def _heard(number: int, frame: FrameType | None) -> None:
    """The editor hears it too, and knows what to do."""


def _text(file: Path) -> str | None:
    """What the file holds now, or None where it is not text any more."""
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _apply(library: Library, text: str | None, before: str) -> str:
    if text is None:
        raise NkreaderError("the edited file can't be read as UTF-8 text")
    library.refresh()
    if library.codebooks.toml() != before:
        raise NkreaderError(
            "somebody else has changed the codebook meanwhile; nothing was changed, start again"
        )
    old = library.codebook
    library.codebooks.apply(text)
    return difference(old, library.codebook)
