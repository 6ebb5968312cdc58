"""How an article is cited, and whether that names the original that it was made from."""

from nkreader.citation import citation
from nkreader.library import settings
from nkreader.library.context import Context
from nkreader.library.reading import shape
from nkreader.model import Article, Bundle, Mark, NkreaderError, Passage, Version
from nkreader.provenance import SourceDocument, evidence
from nkreader.store import originals, versions
from nkreader.text.body import body_paragraph
from nkreader.text.document import Zone


class Citing:
    """Citations of articles and passages: `publisher, “title”, date, ¶ 4, [id]` and what more is
    known."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def paragraph(self, article: Article, offset: int | None) -> int | None:
        """The number of the body paragraph of an article's current text that an offset lies in."""
        if offset is None:
            return None
        version = versions.get(self._context.store, article.version)
        zones, _ = shape(self._context, version)
        return body_paragraph(version.document.blocks, zones, offset)

    def cite(self, article: Article, paragraph: int | None = None, id: str | None = None) -> str:
        """The citation of an article, of one of its paragraphs, or of an annotation (by id) there,
        with what is said of its original."""
        told = evidence_of(originals.of_version(self._context.store, article.version))
        return ", ".join([*citation(article, paragraph, id), *([told] if told else [])])

    def passage(self, passage: Passage) -> str:
        """The citation of a passage; without a paragraph where its place is not certain."""
        return self.mark(passage.article, passage.mark)

    def mark(self, article: Article, mark: Mark) -> str:
        """The same of an annotation in its article."""
        number = self.paragraph(article, place_of(mark))
        return self.cite(article, number, mark.annotation.id)

    def paragraphs(self, bundle: Bundle) -> Bundle:
        """A bundle with the numbers of the paragraphs that its annotations lie in."""
        found: dict[str, int] = {}
        shapes: dict[str, tuple[Version, list[Zone]]] = {}
        current = {article.id: article.version for article in bundle.articles}
        texts = {version.id: version for version in bundle.versions}
        for mark in bundle.marks:
            article, at = mark.annotation.article, place_of(mark)
            if article not in shapes:
                version = texts[current[article]]
                shapes[article] = version, shape(self._context, version)[0]
            version, zones = shapes[article]
            number = None if at is None else body_paragraph(version.document.blocks, zones, at)
            if number is not None:
                found[mark.annotation.id] = number
        return bundle._replace(paragraphs=found)


def place_of(mark: Mark) -> int | None:
    """Where an annotation begins in the current text, where that is certain."""
    return mark.placement.start if mark.placement.status == "placed" else None


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
