"""Articles of one report in two languages: found by links, by day and names, said by a person; and
which paragraph of the one is which of the other.

Nothing that is proposed here is stored: it follows from the texts and from what people have said.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache, partial
from typing import NamedTuple

from nkreader.analysis.paragraphs import Bead, Paragraph, align, opposite
from nkreader.library.context import Context
from nkreader.library.earlier import same_house, whole_day
from nkreader.library.relating import say
from nkreader.library.signs import EVERYWHERE, language_of, signs, signs_of
from nkreader.lineage import Pair
from nkreader.model import Article, Change, Reading
from nkreader.store import articles, originals, relations, reports

ENOUGH = 0.4
"""Which share of the rarer one's figures and names both must have that are proposed by them."""
_LEAST = 4
"""How many these must be."""
_CANDIDATES = 200


class Place(NamedTuple):
    """Where a place of one text is in the other; numbers count body paragraphs from 1."""

    here: int
    there: int
    offset: int
    """Where that paragraph begins, in code points of the other text."""
    sure: bool


class Pairs:
    """What can be asked and said of reports in two languages."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._store = context.store
        self._signs = lru_cache(500)(self._signs_of)
        self._language = lru_cache(500)(partial(language_of, context.store))

    def say(self, article: Article, other: Article) -> Change:
        """Say that two articles are one report in two languages. Raises NkreaderError for one
        article."""
        return say(self._context, "translates", article, other, refused=False)

    def deny(self, article: Article, other: Article) -> Change:
        """Say that they are not: it is not proposed again."""
        return say(self._context, "translates", article, other, refused=True)

    def of_article(self, id: str) -> list[Pair]:
        """The pairs of an article (by id): what people have said, then what is proposed, the
        likeliest first, then what was refused."""
        article = articles.by_id(self._store, id)
        if article is None:
            return []
        said, refused = [], []
        for one in relations.of_article(self._store, id):
            if one.kind == "translates":
                other = articles.by_id(self._store, one.other if one.article == id else one.article)
                if other is not None and one.refused:
                    refused.append(Pair(article, other, "refused", ()))
                elif other is not None:
                    said.append(Pair(article, other, "confirmed", ()))
        known = {pair.other.id for pair in (*said, *refused)} | {id}
        found = dict(self._linked(article))
        for other_id, why in self._same_day(article) if not found else ():
            found.setdefault(other_id, why)
        proposed = [
            Pair(article, other, "proposed", because)
            for other_id, because in found.items()
            if other_id not in known and (other := articles.by_id(self._store, other_id))
        ]
        return [*said, *proposed, *refused]

    def every(self) -> Iterator[Pair]:
        """The pairs of the library, each once, the latest article first."""
        seen: set[frozenset[str]] = set()
        for article in articles.every(self._store):
            for pair in self.of_article(article.id):
                ends = frozenset((pair.article.id, pair.other.id))
                if ends not in seen:
                    seen.add(ends)
                    yield pair

    def across(self, here: Reading, offset: int, there: Reading) -> Place:
        """Where a place of an open article (a code point of its text) is in the other one."""
        left, right = self._blocks(here), self._blocks(there)
        if not left or not right:
            return Place(1, 1, 0, False)
        number = max(0, bisect_right([start for start, _ in left], offset) - 1)
        found = opposite(self._beads(here, left, there, right), number)
        return Place(number + 1, found.number + 1, right[found.number][0], found.sure)

    def _beads(
        self,
        here: Reading,
        left: Sequence[tuple[int, int]],
        there: Reading,
        right: Sequence[tuple[int, int]],
    ) -> list[Bead]:
        return align(
            [_paragraph(here.document.text[start:end]) for start, end in left],
            [_paragraph(there.document.text[start:end]) for start, end in right],
        )

    @staticmethod
    def _blocks(reading: Reading) -> list[tuple[int, int]]:
        """The paragraphs of an article's body."""
        return [
            (block.start, block.end)
            for block, zone in zip(reading.document.blocks, reading.zones, strict=True)
            if zone == "body" and block.start < block.end
        ]

    def _signs_of(self, article: Article) -> frozenset[str]:
        return signs_of(self._store, article) - EVERYWHERE

    def _linked(self, article: Article) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Articles that this one's source links to as another language, or whose source so links
        to this one."""
        own = reports.alternates(self._store, article.id)
        for id in reports.at_addresses(self._store, [address for address, _ in own]):
            if id != article.id:
                yield id, ("its page links to it",)
        given = originals.identity(self._store, article.id).given
        addresses = [one for one in (article.metadata.url, given) if one]
        for id in reports.naming(self._store, addresses):
            if id != article.id:
                yield id, ("that page links here",)

    def _same_day(self, article: Article) -> list[tuple[str, tuple[str, ...]]]:
        """Articles of the same day, or the next, in another language, with figures and names in
        common."""
        day, own = whole_day(article.metadata.published), self._language(article)
        if day is None or not own:
            return []
        near = timedelta(days=1)
        found = []
        days = ((day - near).isoformat(), (day + near).isoformat())
        for near_by in reports.published_in(self._store, *days, _CANDIDATES):
            other = articles.by_id(self._store, near_by.id)
            if other is None or self._language(other) in ("", own):
                continue
            both = self._signs(article), self._signs(other)
            shared = both[0] & both[1]
            part = len(shared) / max(1, min(map(len, both)))
            if len(shared) >= _LEAST and part >= ENOUGH:
                house = same_house(article.metadata.publisher, near_by.publisher)
                words = f"{len(shared)} figures and names in both"
                found.append((-part - 0.2 * house, other.id, ("of the same days", words)))
        return [(id, because) for _, id, because in sorted(found)]


def _paragraph(words: str) -> Paragraph:
    return Paragraph(len(words), signs(words))
