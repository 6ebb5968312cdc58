"""How an article is named where a passage leaves it by the clipboard."""

from nkreader.model import Article


def citation(article: Article) -> str:
    """One line: publisher, title or first words, date, id."""
    data = article.metadata
    title = f"“{data.title or article.opening}”"
    parts = (data.author, data.publisher, title, data.published, data.url, article.id)
    return "— " + ", ".join(part for part in parts if part)
