"""What the line above the list says: how many articles, of what, how far one is with them."""

from typing import TYPE_CHECKING

from nkreader.lists import NEWEST
from nkreader.tui.article_row import SIGNS
from nkreader.tui.widgets.fitting import one_line

if TYPE_CHECKING:
    from nkreader.library.listing import Listing
    from nkreader.provenance import Feed


def list_line(
    listing: "Listing", feed: "Feed | None", view: str | None, marked: int, unfinished: bool
) -> str:
    """The line in words; `view` is the name of the listing's query, if it has one; `unfinished`: it
    is being typed, and how much of it is coded is not summed."""
    counted = listing.is_counted
    of = f" of “{one_line(feed.title or feed.address)}”" if feed is not None else ""
    how = ""
    if listing.query:
        how += f" · view “{view}”" if view else f" · filter “{listing.query}”"
    if listing.arrangement != NEWEST:
        from nkreader.tui.acts.arranging import said  # not needed to start

        how += f" · {said(listing.arrangement)}"
    done = listing.done() if counted else 0
    coded = None if unfinished or not counted else listing.coded()
    return in_words(listing.at_least, done, coded, of, how, marked, counted)


def in_words(
    count: int,
    done: int,
    coded: tuple[int, int] | None,
    of: str = "",
    how: str = "",
    marked: int = 0,
    counted: bool = True,
) -> str:
    """The same of numbers: articles, or as many as are known until all are `counted`; those that
    are done; sentences that are coded, of how many. `of` says which articles they are, `how` by
    what they were chosen and put in order."""
    articles = f"{count:,}{'' if counted else '…'} article{'' if count == 1 else 's'}"
    left = f"nkreader · {marked:,} marked · " if marked else "nkreader · "
    left += f"{done:,} of {articles}{of} done{how}" if done else f"{articles}{of}{how}"
    if coded and coded[0]:
        left += f" · {coded[0]:,} of {coded[1]:,} sentences coded"
    return f"{left} · {SIGNS}" if count else left
