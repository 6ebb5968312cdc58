"""Words of an article into the clipboard, with where they were read."""

from nkreader.library.citing import citation, evidence_of
from nkreader.model import Article
from nkreader.text.hidden import unbroken
from nkreader.tui.acts.context import Context
from nkreader.tui.clipboard import copy as to_clipboard


def copy_words(here: Context, words: str, article: Article) -> None:
    """Put words of an article and its citation into the clipboard, and say so."""
    document, _ = here.library.original(article)
    said = citation(article, evidence_of(document))
    to_clipboard(here.app, f"{unbroken(words)}\n— {said}\n")
    here.say(f"copied {len(words)} characters with their citation")
