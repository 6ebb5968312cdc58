"""How passages and articles of a bundle are cited, originals included: the same in all reports."""

from nkreader.citation import citation
from nkreader.model import Article, Bundle, Mark
from nkreader.provenance import evidence


def cited(
    bundle: Bundle, article: Article, paragraph: int | None = None, id: str | None = None
) -> list[str]:
    """The parts of the citation of an article, or of a passage (by its annotation's id) in it, and
    what it was made from, as far as the bundle has that. They are other people's words."""
    original = bundle.documents.get(article.version)
    told = [] if original is None else [evidence(original)]
    return [*citation(article, paragraph, id), *told]


def cited_mark(bundle: Bundle, article: Article, mark: Mark) -> list[str]:
    """The same of an annotation in its article."""
    id = mark.annotation.id
    return cited(bundle, article, bundle.paragraphs.get(id), id)
