"""How a passage or an article is cited, from values alone: for copies, reports and lists.

What is not known is left out; what is said of the original is added by whoever knows it.
"""

from nkreader.model import Article


def citation(article: Article, paragraph: int | None = None, id: str | None = None) -> list[str]:
    """The parts of a citation, in order: author, publisher, “title” (the opening words where there
    is none), date, the number of the body paragraph, `[id]`, address. `id` is that of an
    annotation; without one the article's is given."""
    data = article.metadata
    title = (data.title or "").strip() or article.opening.strip()
    parts = (
        data.author,
        data.publisher,
        f"“{title}”" if title else None,
        data.published,
        f"¶ {paragraph}" if paragraph else None,
        f"[{id or article.id}]",
        data.url,
    )
    return [part for part in parts if part and part.strip()]
