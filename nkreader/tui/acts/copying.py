"""Words of an article into the clipboard, with where they were read."""

from nkreader.model import Article
from nkreader.text.hidden import unbroken
from nkreader.tui.acts.context import Context
from nkreader.tui.clipboard import copy as to_clipboard


def copy_words(here: Context, words: str, article: Article) -> None:
    """Put words of an article and its citation into the clipboard, and say so."""
    to_clipboard(here.app, f"{unbroken(words)}\n{citation(article)}\n")
    here.say(f"copied {len(words)} characters with their citation")


def citation(article: Article) -> str:
    """How an article is named below its words: author, publisher, title, date, address, id."""
    data = article.metadata
    title = f"“{data.title or article.opening}”"
    parts = (data.author, data.publisher, title, data.published, data.url, article.id)
    return "— " + ", ".join(part for part in parts if part)
