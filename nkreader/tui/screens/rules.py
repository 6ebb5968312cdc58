"""Rules that set a tag wherever words stand, each with what is pending in articles that came since;
Enter shows these places."""

from textual import on
from textual.app import ComposeResult

from nkreader.library import Library
from nkreader.proposals import KeptRule
from nkreader.tui.acts.proposal_contexts import RuleContext
from nkreader.tui.acts.rules import RULES
from nkreader.tui.acts.ways import Ways
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.pending import PendingCount
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.rule_list import RuleList


class RulesScreen(LibraryScreen):
    """Rules of the current set, the oldest first."""

    AUTO_FOCUS = "RuleList"
    place = "rules"
    acts = RULES
    here: RuleContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = RuleList()
        self._count = PendingCount(self, library.tag_all.pending, self._counted)
        self.here = RuleContext(**self.collaborators(), rows=self.rows)

    def compose(self) -> ComposeResult:
        """A line above, the rules, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read them again, and count what is pending of each."""
        found = self.library.tag_all.rules()
        all_key = spelled(key_of("tag.all", self.ways.app.own_keys))
        self.rows.nothing = f"no rules yet: {all_key} on a word or an entity tags it everywhere"
        self.rows.codebook = self.library.codebook
        self.rows.counts.clear()
        self.rows.show(
            len(found), lambda first, count: found[first : first + count], self.rows.cursor
        )
        self.title_line(f"Tagged wherever they stand · pending in new articles · {len(found):,}")
        self.hint()
        self._count.begin(found)

    def _counted(self, kept: KeptRule, count: int | None) -> None:
        self.rows.counts[kept.key] = count
        self.rows.refresh()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
