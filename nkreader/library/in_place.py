"""What can be done at a hit or a passage without opening its article: tag it, quote it.

Where hits are found is `searching`'s business.
"""

from bisect import bisect_right
from typing import NamedTuple

from nkreader.claim import Claim
from nkreader.hits import Hit
from nkreader.library import reading, tagging
from nkreader.library.context import Context
from nkreader.model import Article, Change, NkreaderError, Passage, Version
from nkreader.store import articles, versions
from nkreader.text.columns import Pairs
from nkreader.text.span import Span


class Quoted(NamedTuple):
    """The sentence of a hit with the article that it stands in."""

    words: str
    article: Article
    start: int | None
    """Where it begins, in code points; None outside the text."""


class InPlace:
    """Acts on what a list shows. Each raises NkreaderError where the article is gone, or where its
    text is no longer the one that it was found in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def toggle(self, hit: Hit, slug: str, alone: bool = False) -> Change:
        """Set a tag on the sentence of a hit, or on its words `alone`; take it off where it is
        there. Raises NkreaderError for a hit outside the text, too."""
        article, version = open_hit(self._context, hit)
        if hit.start is None or hit.end is None:
            raise NkreaderError(f"this hit is in the {hit.field}: only the text can be tagged")
        span = Span(hit.start, hit.end) if alone else self._sentence(version, hit.start, hit.end)
        text = version.document.text
        return tagging.toggle(self._context, article, span, slug, text)

    def toggle_passage(self, passage: Passage, slug: str) -> Change:
        """What a tag's key does where a passage lies. Raises NkreaderError for one that has no
        certain place."""
        status, start, end = passage.mark.placement
        if status != "placed" or start is None or end is None:
            raise NkreaderError("the place of this passage is not certain: the review settles it")
        return tagging.toggle(self._context, passage.article, Span(start, end), slug, None)

    def toggle_claim(self, claim: Claim, slug: str) -> Change:
        """Set a tag on what is claimed, from its first piece to its last where they stand in one
        paragraph, else on the first; take it off where it is there. Raises NkreaderError where the
        article is gone, or has another text by now."""
        first, last = claim.content[0], claim.content[-1]
        for piece in (first, last):
            hit = Hit(claim.article, "text", piece.start, piece.end, piece.exact, "", "")
            article, version = open_hit(self._context, hit)
        blocks = version.document.blocks
        together = any(one.start <= first.start and last.end <= one.end for one in blocks)
        span = Span(first.start, last.end if together else first.end)
        return tagging.toggle(self._context, article, span, slug, version.document.text)

    def quote(self, hit: Hit) -> Quoted:
        """The sentence of a hit; of one outside the text, what is known of its surroundings."""
        article, version = open_hit(self._context, hit)
        if hit.start is None or hit.end is None:
            return Quoted(hit.before + hit.exact + hit.after, article, None)
        span = self._sentence(version, hit.start, hit.end)
        return Quoted(version.document.text[span.start : span.end], article, span.start)

    def _sentence(self, version: Version, start: int, end: int) -> Span:
        return sentence_at(reading.shape(self._context, version)[1], start, end)


def open_hit(context: Context, hit: Hit) -> tuple[Article, Version]:
    """The article of a hit and its present text. Raises NkreaderError where the article is gone, or
    where the hit was found in another text."""
    article = articles.by_id(context.store, hit.article)
    if article is None:
        raise NkreaderError(f"{hit.article}: this article is no longer in the library")
    version = versions.get(context.store, article.version)
    if hit.start is not None and hit.end is not None:
        text, first = version.document.text, max(0, hit.start - len(hit.before))
        if text[first : hit.end + len(hit.after)] != hit.before + hit.exact + hit.after:
            raise NkreaderError(
                f"{hit.article}: has a newer text since it was searched; nothing was changed,"
                " search again"
            )
    return article, version


def sentence_at(sentences: Pairs, start: int, end: int) -> Span:
    """The sentence in which a hit begins; the hit itself where it lies in none."""
    at = bisect_right(sentences.starts, start) - 1
    if at >= 0 and start < sentences.ends[at]:
        return Span(*sentences[at])
    return Span(start, end)
