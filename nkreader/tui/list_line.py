"""What the line above the list says: how many articles, of what, how far one is with them."""

from nkreader.library.listing import Listing
from nkreader.lists import NEWEST
from nkreader.provenance import Feed
from nkreader.tui.widgets.article_list import SIGNS
from nkreader.tui.widgets.fitting import one_line


def list_line(
    listing: Listing, feed: Feed | None, view: str | None, marked: int, unfinished: bool
) -> str:
    """The line in words; `view` is the name of the listing's query, if it has one; `unfinished`: it
    is being typed, and how much of it is coded is not summed."""
    count, counted = listing.at_least, listing.is_counted
    done = listing.done() if counted else 0
    of = f"{count:,}{'' if counted else '…'} article{'' if count == 1 else 's'}"
    if feed is not None:
        of += f" of “{one_line(feed.title or feed.address)}”"
    left = f"nkreader · {marked:,} marked · " if marked else "nkreader · "
    left += f"{done:,} of {of} done" if done else of
    if listing.query:
        left += f" · view “{view}”" if view else f" · filter “{listing.query}”"
    if listing.arrangement != NEWEST:
        from nkreader.tui.acts.arranging import said  # not needed to start

        left += f" · {said(listing.arrangement)}"
    coded = None if unfinished or not counted else listing.coded()
    if coded and coded[0]:
        left += f" · {coded[0]:,} of {coded[1]:,} sentences coded"
    return f"{left} · {SIGNS}" if count else left
