"""What stands in an article's current text where an annotation lies there: the words that go beside
its place."""

from collections.abc import Callable

from nkreader.model import Bundle, Mark


def current_words(bundle: Bundle) -> Callable[[Mark], str]:
    """A function from a mark of this bundle to the words at its place, proposed or certain, in its
    article's current version; of one without a place, to the words that were tagged.

    The bundle must hold together (`check.reference_faults`).
    """
    texts = {version.id: version.document.text for version in bundle.versions}
    current = {article.id: texts[article.version] for article in bundle.articles}

    def words(mark: Mark) -> str:
        _, start, end = mark.placement
        if start is None or end is None:
            return mark.annotation.exact
        return current[mark.annotation.article][start:end]

    return words
