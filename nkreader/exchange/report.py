"""What all reports are made of: passages in sections, by tag, by article or by date, each with its
source and what is said of it. How it looks is the business of each report.

The bundle must hold together (`check.reference_faults`).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkreader.article_marks import ArticleMark
from nkreader.exchange.cited import cited, cited_mark
from nkreader.exchange.current_words import current_words
from nkreader.exchange.order import ordered
from nkreader.exchange.wording import called, counted
from nkreader.links import SEEN_FROM_TARGET, Link
from nkreader.model import AnnotationSet, Article, Bundle, Mark, Tag

UNDATED = "Without a date"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Section(NamedTuple):
    """Passages that belong under one heading."""

    key: str
    """A tag's slug, an article's id, a month or a year; "" for what has no date."""
    heading: str
    tag: Tag | None
    article: Article | None
    marks: tuple[Mark, ...]
    whole: tuple[ArticleMark, ...]
    """Of a section of one article: what is said of it as a whole."""


class LinkSaid(NamedTuple):
    """A link as it is seen from one of its ends."""

    kind: str
    """"contradicts", or "contradicted by" from the other end."""
    other: Mark
    link: Link


class Unsettled(NamedTuple):
    """Why a passage is not certain."""

    short: str
    said: str
    """A sentence, or the beginning of one that ends with `now`."""
    now: str | None = None
    """The words that may be it in the current text."""


class Report:
    """One bundle, looked up by id."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = ordered(bundle)
        self.articles = {article.id: article for article in bundle.articles}
        self.tags = {tag.slug: tag for tag in bundle.tags}
        self.sets = {each.id: each for each in bundle.sets}
        self.there = current_words(bundle)
        """The words at the place of a mark in its article's current text."""
        self._links: dict[str, list[LinkSaid]] = {}
        marks = {mark.annotation.id: mark for mark in self.bundle.marks}
        for link in self.bundle.links:
            away = LinkSaid(link.kind, marks[link.target], link)
            back = LinkSaid(SEEN_FROM_TARGET[link.kind], marks[link.source], link)
            self._links.setdefault(link.source, []).append(away)
            self._links.setdefault(link.target, []).append(back)

    def sections(self) -> list[Section]:
        """Those that have anything, in order: of tags the codebook's, of articles and dates that of
        time, what has no date last; within each, old articles first."""
        marks = sorted(self.bundle.marks, key=lambda mark: self.date(self.article(mark)))
        if self.bundle.by == "article":
            return self._by_article(marks)
        if self.bundle.by == "date":
            return self._by_date(marks)
        own: dict[str, list[Mark]] = {}
        for mark in marks:
            own.setdefault(mark.annotation.tag, []).append(mark)
        return [
            Section(tag.slug, tag.name, tag, None, tuple(own[tag.slug]), ())
            for tag in self.bundle.tags
            if tag.slug in own
        ]

    def _by_article(self, marks: Iterable[Mark]) -> list[Section]:
        own: dict[str, list[Mark]] = {}
        for mark in marks:
            own.setdefault(mark.annotation.article, []).append(mark)
        whole = self.whole_articles()
        ids = sorted({*own, *whole}, key=lambda one: (self.date(self.articles[one]), one))
        return [
            Section(
                id, called(self.articles[id]) or id, None, self.articles[id],
                tuple(sorted(own.get(id, ()), key=_place)), tuple(whole.get(id, ())),
            )
            for id in ids
        ]  # fmt: skip

    def _by_date(self, marks: Iterable[Mark]) -> list[Section]:
        own: dict[str, list[Mark]] = {}
        for mark in marks:
            own.setdefault((self.article(mark).metadata.published or "")[:7], []).append(mark)
        return [
            Section(month, month_name(month), None, None, tuple(found), ())
            for month, found in own.items()
        ]

    def whole_articles(self) -> dict[str, list[ArticleMark]]:
        """What is said of articles as a whole, by the article's id."""
        told: dict[str, list[ArticleMark]] = {}
        for one in self.bundle.article_marks:
            told.setdefault(one.article, []).append(one)
        return told

    def article(self, mark: Mark) -> Article:
        return self.articles[mark.annotation.article]

    def owner(self, mark: Mark) -> AnnotationSet | None:
        """Whose it is, where the report has more than one set."""
        return self.sets[mark.annotation.set] if len(self.sets) > 1 else None

    def links(self, mark: Mark) -> Sequence[LinkSaid]:
        return self._links.get(mark.annotation.id, ())

    def words(self, mark: Mark) -> str:
        """What is quoted: the current words where the place is certain, else those tagged."""
        return self.there(mark) if mark.placement.status == "placed" else mark.annotation.exact

    def cited(self, mark: Mark) -> list[str]:
        return cited_mark(self.bundle, self.article(mark), mark)

    def cited_article(self, article: Article) -> list[str]:
        return cited(self.bundle, article)

    def published(self) -> list[str]:
        """From when to when its articles were published, if any date is known."""
        found = [one.metadata.published for one in self.bundle.articles]
        dates = sorted(one for one in found if one)
        return [f"published {' to '.join(dict.fromkeys((dates[0], dates[-1])))}"] if dates else []

    def unsettled(self, mark: Mark) -> Unsettled | None:
        """What a reader must know of a passage that is not certain to be in the current text."""
        status, start, _ = mark.placement
        if status == "placed":
            return None
        if status == "orphan":
            said = "the article's current text does not have these words."
            return Unsettled("No longer there:", said)
        if start is None:
            said = "the article changed, and where this passage is now is open."
            return Unsettled("To be checked:", said)
        said = "the article changed; the passage may now read"
        return Unsettled("To be checked:", said, self.there(mark))

    @staticmethod
    def date(article: Article) -> str:
        """To sort by: old first, undated last."""
        return article.metadata.published or "\U0010ffff"


def _place(mark: Mark) -> tuple[int, int]:
    """Where it stands in the current text; what has no place there comes last."""
    _, start, end = mark.placement
    return (1 << 60, 0) if start is None or end is None else (start, end)


def month_name(month: str) -> str:
    """A month, or a year, as it is written.

    >>> month_name("2020-03"), month_name("2020"), month_name("")
    ('March 2020', '2020', 'Without a date')
    """
    year, _, number = month.partition("-")
    if not year:
        return UNDATED
    return f"{_MONTHS[int(number) - 1]} {year}" if number else year


def extent(marks: Sequence[Mark]) -> str:
    """How many passages there are, in how many articles."""
    return f"{counted(len(marks), 'passage')} in {counted(article_count(marks), 'article')}"


def article_count(marks: Iterable[Mark]) -> int:
    return len({mark.annotation.article for mark in marks})
