"""How an article is cited, and whether that names the original that it was made from."""

from nkreader.library import settings
from nkreader.model import Article, Bundle, NkreaderError
from nkreader.provenance import SourceDocument, evidence


def citation(article: Article, evidence: str | None) -> str:
    """How an article is named below its words: author, publisher, title, date, address, id, and
    what is said of its original."""
    data = article.metadata
    title = f"“{data.title or article.opening}”"
    parts = (data.author, data.publisher, title, data.published, data.url, article.id, evidence)
    return ", ".join(part for part in parts if part)


def evidence_of(document: SourceDocument | None) -> str | None:
    """The hash and time of an article's original as a citation says them; None where none is known
    or the settings want none."""
    return evidence(document) if document and _is_cited(document, _wanted()) else None


def cited_only(bundle: Bundle) -> Bundle:
    """A bundle with the originals that citations name, and no others."""
    cite = _wanted()
    kept = {id: one for id, one in bundle.documents.items() if _is_cited(one, cite)}
    return bundle._replace(documents=kept)


def _is_cited(document: SourceDocument, cite: settings.Cite) -> bool:
    return cite == "all" or (cite == "fetched" and document.address is not None)


def _wanted() -> settings.Cite:
    """What the settings say. A mistake in them is told by whoever fetches; an article is shown and
    copied all the same."""
    try:
        return settings.read().cite
    except NkreaderError:
        return settings.Settings({}).cite
