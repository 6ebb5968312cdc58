"""Words of an article into the clipboard, with where they were read."""

from nkreader.text.hidden import unbroken
from nkreader.tui.acts.context import Context
from nkreader.tui.clipboard import copy as to_clipboard


def copy_words(here: Context, words: str, citation: str) -> None:
    """Put words of an article and their citation into the clipboard, and say so."""
    to_clipboard(here.app, quoted(words, citation))
    here.say(f"copied {len(words)} characters with their citation")


def quoted(words: str, citation: str) -> str:
    """Words with the line that says where they stand."""
    return f"{unbroken(words)}\n— {citation}\n"
