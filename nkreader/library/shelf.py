"""The list of articles as a screen shows it: those that answer a query, arranged, all or of a feed.

What is in one article is `reading`'s business, where its words stand that of `searching`.
"""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from nkreader.library import coding
from nkreader.library.context import Context
from nkreader.library.listing import Listing
from nkreader.lists import GROUPINGS, NEWEST, ORDERS, Arrangement, Known, Preview
from nkreader.provenance import Feed
from nkreader.store import articles, list_rows
from nkreader.store.conditions import all_of, of_feed

if TYPE_CHECKING:
    from nkreader.library.many import Many


class Shelf:
    """What can be asked of the list of articles."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self,
        query: str = "",
        unfinished: bool = False,
        feed: Feed | None = None,
        arrangement: Arrangement = NEWEST,
    ) -> Listing:
        """The articles that answer a query, all or those that a feed has brought, arranged;
        `unfinished`: it is being typed, its last word may go on.

        Raises QueryError where it can't be read, NkreaderError for a tag or set that is not there.
        """
        wanted = [] if feed is None else [of_feed(feed.id)]
        if query.strip():
            from nkreader.library.query import parse, plan

            wanted.append(plan(self._context, parse(query, unfinished)))
        where = all_of(wanted) if wanted else None
        return Listing(self._context, query=query.strip(), where=where, arrangement=arrangement)

    def arrangement(self) -> Arrangement:
        """How the list was arranged last; what another version kept and this one does not know is
        left out."""
        kept = self._context.settings.get("arrangement")
        order, backwards, grouping = kept if isinstance(kept, list) and len(kept) == 3 else NEWEST
        return Arrangement(
            order if order in ORDERS else NEWEST.order,
            backwards is True,
            grouping if grouping in GROUPINGS else None,
        )

    def many(self, ids: Collection[str]) -> "Many":
        """What can be done with some articles at once, by their ids."""
        from nkreader.library.many import Many

        return Many(self._context, ids)

    def preview(self, article: str, query: str = "", unfinished: bool = False) -> Preview:
        """What is seen of an article (by id) beside the list: the hits of a query, whose last word
        may go on where it is `unfinished`, or how it begins. Raises NkreaderError where it was
        taken out meanwhile."""
        from nkreader.library.previewing import preview

        return preview(self._context, article, query, unfinished)

    def opened(self, article: str) -> None:
        """Write down that an article (by id) is opened now, to the microsecond: a program opens
        several in one millisecond. Raises NkreaderError where that can't be at once."""
        when = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._context.store.write(patient=False):
            articles.set_opened(self._context.store, article, self._context.own_set(), when)

    def last_opened(self) -> str | None:
        """The id of the article that was opened last in the current set."""
        return articles.last_opened(self._context.store, self._context.set_key)

    def coded(self, article: str) -> tuple[int, int] | None:
        """(coded, all) body sentences of an article (by id); None where they are not counted and
        can't be now."""
        key = articles.key_of(self._context.store, article)
        return coding.counts(self._context, [key]).get(key)

    def known(self) -> Known:
        """What there is anything to show of, in the whole library."""
        return list_rows.known(self._context.store, self._context.set_key)
