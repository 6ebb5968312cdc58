"""What is meant by an id, the beginning of one, or a path: an article, an annotation, or what is
said of a whole article."""

from collections.abc import Callable
from typing import TypeVar

from nkreader.article_marks import ArticleMark
from nkreader.ids import LENGTH
from nkreader.library import reading, tagging
from nkreader.library.article_marks import ArticleMarks
from nkreader.library.context import Context
from nkreader.model import Article, Mark, NkreaderError, UnknownError

Found = TypeVar("Found")


def resolve(context: Context, named: str) -> Article | Mark | ArticleMark:
    """The article, annotation, or tag or memo on a whole article, with this id, unique beginning of
    an id, or path.

    Raises UnknownError where there is none, NkreaderError where there are several.
    """
    article = _found(lambda: reading.resolve(context, named))
    mark = _found(lambda: tagging.find(context, named)[1])
    if article is not None and mark is not None and len(named) < LENGTH:
        raise NkreaderError(f"{named}: an article and an annotation begin so; give more of the id")
    found: Article | Mark | ArticleMark | None = article or mark
    whole = ArticleMarks(context).named(named)
    if found is not None and whole is not None and len(named) < LENGTH:
        raise NkreaderError(f"{named}: more than one begins so; give more of the id")
    found = found or whole
    if found is None:
        raise UnknownError(
            f"{named}: no such article or annotation; `nkreader list` shows what is there"
        )
    return found


def _found(look: Callable[[], Found]) -> Found | None:
    try:
        return look()
    except UnknownError:
        return None
