"""The list of articles as a screen shows it: those that answer a query, arranged, all or of a feed.

What is in one article is `reading`'s business, where its words stand that of `searching`.
"""

from nkreader.library.context import Context
from nkreader.library.listing import Listing
from nkreader.lists import Known
from nkreader.provenance import Feed
from nkreader.store import listed
from nkreader.store.conditions import all_of, of_feed


class Shelf:
    """What can be asked of the list of articles."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self, query: str = "", unfinished: bool = False, feed: Feed | None = None
    ) -> Listing:
        """The articles that answer a query, all or those that a feed has brought; `unfinished`: it
        is being typed, its last word may go on.

        Raises QueryError where it can't be read, NkreaderError for a tag or set that is not there.
        """
        wanted = [] if feed is None else [of_feed(feed.id)]
        if query.strip():
            from nkreader.library.query import parse, plan

            wanted.append(plan(self._context, parse(query, unfinished)))
        where = all_of(wanted) if wanted else None
        return Listing(self._context, query=query.strip(), where=where)

    def known(self) -> Known:
        """What there is anything to show of, in the whole library."""
        return listed.known(self._context.store, self._context.set_key)
