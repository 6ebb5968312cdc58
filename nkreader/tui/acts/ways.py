"""How one comes from screen to screen, and what a reader is asked to open.

`navigation` does it; acts and screens know no more of other screens than this.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from nkreader.hits import Hit
from nkreader.library.listing import Listing
from nkreader.model import AnnotationSet, Article
from nkreader.tui.safety import SafeApp

if TYPE_CHECKING:
    # For their types alone: what opens an article is imported when one is opened.
    from nkreader.claim import Claim
    from nkreader.comparison import Wanted
    from nkreader.figures import Days
    from nkreader.proposals import KeptRule, Rule
    from nkreader.provenance import Feed
    from nkreader.sets import Pair
    from nkreader.tui.hit_rows import Concordance
    from nkreader.tui.jobs import Jobs
    from nkreader.tui.tour import Tour
    from nkreader.view import View


class Visit(NamedTuple):
    """What a reader is asked to open, and why."""

    article: str
    at: str | int | None = None
    """A mark or an offset to begin at; else the place where it was left."""
    find: str = ""
    """Words to find in it."""
    hits: Sequence[Hit] = ()
    """Where those words were found in it, where that is known."""
    attaching: str | None = None
    """A mark under review that will be attached to a passage."""
    greeting: str = ""
    """What is said first."""
    listing: Listing | None = None
    """The list it is opened from; else that of all articles."""
    hits_in: Callable[[str], Sequence[Hit] | None] | None = None
    """Where the same is found in another article of that list, by its id."""
    beside: "Visit | None" = None
    """Another article that is opened beside it, and has the keys."""


class Ways(Protocol):
    """How one comes from screen to screen; `navigation` knows them all."""

    app: SafeApp
    jobs: "Jobs"
    """What goes on beside the reader."""
    tour: "Tour"
    """The guided minute."""

    def go(self, name: str) -> None:
        """To the screen of this name, or from it back."""

    def read(self, visit: Visit, then: Callable[[str | None], None]) -> None:
        """Open an article; `then` is given the article last read when that is left. Raises
        NkreaderError where there is none."""

    def beside(self, visit: Visit) -> Visit:
        """How an article is opened beside the one that was read last; alone where there is none."""

    def list_feed(self, feed: "Feed") -> None:
        """Show the list of the articles that came by a feed."""

    def list_articles(self, query: str) -> None:
        """Show the list of the articles that answer a query."""

    def list_passages(
        self, tag: str, query: str = "", beside: str | None = None, days: "Days | None" = None
    ) -> None:
        """Show the passages of a tag in articles that answer a query; `beside`: in sentences that
        carry that tag too; `days`: that name days between these."""

    def list_view(self, view: "View") -> None:
        """Show the list of the articles that answer a view."""

    def filter_below(self) -> str:
        """The query of the list of articles that lies nearest below, or of none."""

    def agree(self, a: AnnotationSet, b: AnnotationSet) -> None:
        """Show how far two sets agree."""

    def list_hits(self, concordance: "Concordance | None" = None) -> None:
        """Show hits in context: those of a concordance, else of what is typed there."""

    def list_claims(
        self, article: Article, at: "Claim | None", show: Callable[[int], object]
    ) -> None:
        """Show the claims of an article that is open, the cursor on one of them; `show` goes to an
        offset there."""

    def compare(
        self,
        a: AnnotationSet,
        b: AnnotationSet,
        wanted: "Wanted | None" = None,
        pairs: "Sequence[Pair]" = (),
    ) -> None:
        """Show two sets side by side, at first as far as that is wanted; `pairs` are those that are
        gone through."""

    def list_lineage(self, article: str) -> None:
        """Show the chain of reports that an article (by id) is in."""

    def tag_all(self, rule: "Rule", since: "KeptRule | None" = None) -> None:
        """Show every place where a rule would set its tag, or those in articles that came after one
        was first used. Raises NkreaderError for a rule that means nothing."""

    def warm(self) -> None:
        """Make ready what opens an article."""
