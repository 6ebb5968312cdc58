"""From screen to screen: which one comes over which. Each is imported when it is first wanted, for
the list must be there before any other."""

import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.events import ScreenResume

from nkreader.library import Library
from nkreader.model import AnnotationSet, Article
from nkreader.tui.acts.ways import Visit
from nkreader.tui.jobs import Jobs
from nkreader.tui.safety import SafeApp
from nkreader.tui.tour import Tour

if TYPE_CHECKING:
    from nkreader.claim import Claim
    from nkreader.comparison import Wanted
    from nkreader.figures import Days
    from nkreader.model import AnnotationSet
    from nkreader.proposals import KeptRule, Rule
    from nkreader.provenance import Feed
    from nkreader.sets import Pair
    from nkreader.tui.hit_rows import Concordance
    from nkreader.tui.screens.base import LibraryScreen
    from nkreader.tui.screens.reader import ReaderScreen
    from nkreader.view import View

_KEPT = "reader"
"""The name under which the app keeps its reader."""


def _passages() -> "type[LibraryScreen]":
    from nkreader.tui.screens.passages import PassagesScreen

    return PassagesScreen


def _review() -> "type[LibraryScreen]":
    from nkreader.tui.screens.review import ReviewScreen

    return ReviewScreen


def _history() -> "type[LibraryScreen]":
    from nkreader.tui.screens.history import HistoryScreen

    return HistoryScreen


def _feeds() -> "type[LibraryScreen]":
    from nkreader.tui.screens.feeds import FeedsScreen

    return FeedsScreen


def _codebook() -> "type[LibraryScreen]":
    from nkreader.tui.screens.codebook import CodebookScreen

    return CodebookScreen


def _views() -> "type[LibraryScreen]":
    from nkreader.tui.screens.views import ViewsScreen

    return ViewsScreen


def _times() -> "type[LibraryScreen]":
    from nkreader.tui.screens.times import TimesScreen

    return TimesScreen


def _entities() -> "type[LibraryScreen]":
    from nkreader.tui.screens.entities import EntitiesScreen

    return EntitiesScreen


def _claims() -> "type[LibraryScreen]":
    from nkreader.tui.screens.claims import ClaimsScreen

    return ClaimsScreen


def _conflicts() -> "type[LibraryScreen]":
    from nkreader.tui.screens.conflicts import ConflictsScreen

    return ConflictsScreen


def _sets() -> "type[LibraryScreen]":
    from nkreader.tui.screens.sets import SetsScreen

    return SetsScreen


def _agreement() -> "type[LibraryScreen]":
    from nkreader.tui.screens.agreement import AgreementScreen

    return AgreementScreen


def _rules() -> "type[LibraryScreen]":
    from nkreader.tui.screens.rules import RulesScreen

    return RulesScreen


def _suggestions() -> "type[LibraryScreen]":
    from nkreader.tui.screens.suggestions import SuggestionsScreen

    return SuggestionsScreen


def _links() -> "type[LibraryScreen]":
    from nkreader.tui.screens.links import LinksScreen

    return LinksScreen


_SCREENS = {
    "passages": _passages,
    "review": _review,
    "history": _history,
    "feeds": _feeds,
    "codebook": _codebook,
    "views": _views,
    "times": _times,
    "entities": _entities,
    "claims": _claims,
    "conflicts": _conflicts,
    "sets": _sets,
    "agreement": _agreement,
    "rules": _rules,
    "suggestions": _suggestions,
    "links": _links,
}
"""The screens that any screen can ask for by name."""


class Navigation:
    """The ways between the screens over one open library."""

    def __init__(self, app: SafeApp, library: Library) -> None:
        self.app = app
        self.jobs = Jobs(app)
        self.tour = Tour()
        self._library = library

    def go(self, name: str) -> None:
        """To the screen of this name, or from it back."""
        kind = _SCREENS[name]()
        if isinstance(self.app.screen, kind):
            self.app.screen.dismiss()
        else:
            self.app.push_screen(kind(self._library, self))

    def read(self, visit: Visit, then: Callable[[str | None], None] | None = None) -> None:
        """Open an article; `then` is given the article last read when that is left. Raises
        NkreaderError where there is none."""
        screen = self._reader()
        screen.begin(visit)
        self.app.push_screen(screen, then)

    def beside(self, visit: Visit) -> Visit:
        """How an article is opened beside the one that was read last; alone where there is none."""
        last = None
        if self.app.is_screen_installed(_KEPT):
            last = self._kept().sides.now.article
        if last is None or last == visit.article:
            return visit._replace(greeting="| chooses another article to stand beside this one")
        return Visit(last, listing=visit.listing, beside=visit)

    def list_feed(self, feed: "Feed") -> None:
        """Show the list of the articles that came by a feed."""
        from nkreader.tui.screens.articles import ArticlesScreen

        self.app.push_screen(ArticlesScreen(self._library, self, feed))

    def list_view(self, view: "View") -> None:
        """Show the list of the articles that answer a view: the one where that was asked for, or a
        new one over what is open. Raises NkreaderError where it can no longer be asked."""
        from nkreader.tui.screens.articles import ArticlesScreen

        self._library.views.count(view)
        if isinstance(self.app.screen, _views()):
            self.app.screen.dismiss()
        below = self.app.screen
        if isinstance(below, ArticlesScreen):
            below.list_again(view.query, keep=False)
        else:
            self.app.push_screen(ArticlesScreen(self._library, self, query=view.query))

    def filter_below(self) -> str:
        """The query of the list of articles that lies nearest below, or of none."""
        from nkreader.tui.screens.articles import ArticlesScreen

        lists = [one for one in self.app.screen_stack if isinstance(one, ArticlesScreen)]
        return lists[-1].listing.query if lists else ""

    def list_articles(self, query: str) -> None:
        """Show the list of the articles that answer a query."""
        from nkreader.tui.screens.articles import ArticlesScreen

        self.app.push_screen(ArticlesScreen(self._library, self, query=query))

    def list_passages(
        self, tag: str, query: str = "", beside: str | None = None, days: "Days | None" = None
    ) -> None:
        """Show the passages of a tag in articles that answer a query; `beside`: in sentences that
        carry that tag too; `days`: that name days between these."""
        from nkreader.tui.screens.passages import PassagesScreen

        self.app.push_screen(PassagesScreen(self._library, self, tag, query, beside, days))

    def agree(self, a: "AnnotationSet", b: "AnnotationSet") -> None:
        """Show how far two sets agree."""
        from nkreader.tui.screens.agreement import AgreementScreen

        self.app.push_screen(AgreementScreen(self._library, self, (a, b)))

    def list_hits(self, concordance: "Concordance | None" = None) -> None:
        """Show hits in context: those of a concordance, else of what is typed there."""
        from nkreader.tui.screens.hits import HitsScreen

        self.app.push_screen(HitsScreen(self._library, self, concordance))

    def list_claims(
        self, article: Article, at: "Claim | None", show: Callable[[int], object]
    ) -> None:
        """Show the claims of an article that is open, the cursor on one of them; `show` goes to an
        offset there."""
        from nkreader.tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen(self._library, self, article, at, show))

    def compare(
        self,
        a: AnnotationSet,
        b: AnnotationSet,
        wanted: "Wanted | None" = None,
        pairs: "Sequence[Pair]" = (),
    ) -> None:
        """Show two sets side by side, at first as far as that is wanted; `pairs` are those that are
        gone through."""
        from nkreader.tui.screens.comparing import CompareScreen

        self.app.push_screen(CompareScreen(self._library, self, (a, b), wanted, pairs))

    def list_lineage(self, article: str) -> None:
        """Show the chain of reports that an article (by id) is in."""
        from nkreader.tui.screens.lineage import LineageScreen

        self.app.push_screen(LineageScreen(self._library, self, article))

    def tag_all(self, rule: "Rule", since: "KeptRule | None" = None) -> None:
        """Show every place where a rule would set its tag, or those in articles that came after one
        was first used. Raises NkreaderError for a rule that means nothing."""
        from nkreader.tui.screens.tag_all import TagAllScreen

        self.app.push_screen(TagAllScreen(self._library, self, rule, since))

    def _reader(self) -> "ReaderScreen":
        """The screen for an article: the one that is kept, else, where that is open already below
        a list of passages, a new one."""
        from nkreader.tui.screens.reader import ReaderScreen

        if not self.app.is_screen_installed(_KEPT):
            self.app.install_screen(ReaderScreen(self._library, self), _KEPT)
        kept = self._kept()
        return ReaderScreen(self._library, self) if kept in self.app.screen_stack else kept

    def _kept(self) -> "ReaderScreen":
        from nkreader.tui.screens.reader import ReaderScreen

        return self.app.get_screen(_KEPT, ReaderScreen)

    def warm(self) -> None:
        """Build the kept reader before it is asked for, so that the first article opens like any.
        Textual builds a screen when it is shown and has no public way to do it before; styles and
        layout come with the message that it is shown, which paints nothing while another one is."""
        if not self.app.is_screen_installed(_KEPT):
            screen, _ = self.app._get_screen(self._reader())
            screen.post_message(ScreenResume())
            screen._update_timer.resume()
            gc.freeze()
        from nkreader.tui.warming import Warming  # not needed to start

        Warming(self.app).begin()
