"""Which annotations are handed over, however they are asked for: a value, and what it selects."""

from collections.abc import Sequence
from typing import NamedTuple

from nkreader.agreement import Page
from nkreader.article_marks import ArticleMark
from nkreader.flat import PASSAGES
from nkreader.grouped import By
from nkreader.library.article_marks import ArticleMarks
from nkreader.library.context import Context
from nkreader.library.listing import Listing, passages
from nkreader.model import NkreaderError, Passage, Status
from nkreader.spooled import spooled
from nkreader.store import sets


class Selection(NamedTuple):
    """What is wanted of the annotations; what is empty is not asked about."""

    everybody: bool = False
    """Of every set; else of the current one."""
    annotator: str = ""
    """Of everybody's sets, those of one annotator."""
    tags: tuple[str, ...] = ()
    """Slugs, one of which they carry."""
    articles: tuple[str, ...] = ()
    """Ids of articles in one of which they are."""
    query: str = ""
    """What the articles answer."""
    statuses: tuple[Status, ...] = ()
    """How they lie in the current text."""

    @property
    def is_everything(self) -> bool:
        """Whether it is all of a set, or of all."""
        return self == Selection(self.everybody)


class How(NamedTuple):
    """How it is written."""

    by: By = "tag"
    """What the passages of a report are put under."""
    agreement: Page | None = None
    """How far the set agrees with another one: a page of a report."""
    protect: tuple[str, ...] | None = None
    """Sources are protected, and these phrases; None: they are not."""


PLAIN = How()


class Going(NamedTuple):
    """What goes into an export."""

    passages: Sequence[Passage]
    whole: Sequence[ArticleMark] | None = None
    """What is said of articles as a whole; None for what the passages' sets say of theirs."""
    everything: bool = False
    """Whether these are all of a set: with them go views and what was decided of entities."""
    entities: Sequence[str] | None = None
    """Ids of articles that go along with their entities, tagged or not; None for none."""
    how: How = PLAIN
    claims: Sequence[str] | None = None
    """Ids of articles that go along with who says what in them; None for none."""


class Selected(NamedTuple):
    """What a selection gives."""

    passages: Sequence[Passage]
    whole: list[ArticleMark]
    """What is said of articles as a whole."""
    articles: tuple[str, ...] | None
    """Ids of the articles that are wanted; None for all."""


def selected(context: Context, wanted: Selection) -> Selected:
    """The annotations that are wanted. Raises NkreaderError for a tag that is not there, and with
    the place for a query that is none."""
    if wanted.everybody:
        context.end_first()
    for tag in wanted.tags:
        if context.codebook.get(tag) is None:
            known = ", ".join(one.slug for one in context.codebook.tags)
            raise NkreaderError(f"{tag}: no such tag; there are {known}")
    among = _articles(context, wanted)
    one_tag = wanted.tags[0] if len(wanted.tags) == 1 else None
    article = among[0] if among and len(among) == 1 else None
    every = passages(context, one_tag, article, wanted.everybody, False)
    whole = ArticleMarks(context).every(wanted.everybody)
    if wanted.annotator:
        own = {
            one.set.id for one in sets.every(context.store) if one.set.annotator == wanted.annotator
        }
        whole = [one for one in whole if one.set in own]
    if wanted.tags:
        whole = [one for one in whole if one.tag in wanted.tags]
    ids = None if among is None else set(among)
    if ids is not None:
        whole = [one for one in whole if one.article in ids]
    if wanted.statuses:
        whole = []
    found = (one for one in every if _is_wanted(one, wanted, ids))
    return Selected(spooled(found, PASSAGES), whole, among)


def _is_wanted(one: Passage, wanted: Selection, among: set[str] | None) -> bool:
    return (
        (not wanted.annotator or one.set.annotator == wanted.annotator)
        and (not wanted.tags or one.mark.annotation.tag in wanted.tags)
        and (among is None or one.article.id in among)
        and (not wanted.statuses or one.mark.placement.status in wanted.statuses)
    )


def _articles(context: Context, wanted: Selection) -> tuple[str, ...] | None:
    if not wanted.query.strip():
        return wanted.articles or None
    from nkreader.library.query import parse, plan

    where = plan(context, parse(wanted.query))
    answering = Listing(context, "", wanted.query, where).ids()
    if not wanted.articles:
        return tuple(answering)
    there = set(answering)
    return tuple(id for id in wanted.articles if id in there)
