"""What an act is given: the collaborators of the place where its key was pressed.

Acts know these and the library, no screen and no other act's widgets; screens fill them in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from textual.screen import Screen

from nkreader.article_marks import ArticleMark
from nkreader.library import Library
from nkreader.library.listing import Listing
from nkreader.model import Article, Change, Mark, Reading
from nkreader.tui.acts.ways import Visit, Ways
from nkreader.tui.safety import SafeApp
from nkreader.tui.widgets.rows import RowList

if TYPE_CHECKING:
    # For their types alone: what opens an article is imported when one is opened.
    from nkreader.claim import Claim
    from nkreader.tui.keys import Where
    from nkreader.tui.pane import ReadingPane
    from nkreader.tui.screens.chooser import Choice
    from nkreader.tui.sides import Side, Sides
    from nkreader.tui.widgets.legend import Legend
    from nkreader.tui.widgets.panel import Panel
    from nkreader.tui.widgets.prompt import PromptSlot

Result = TypeVar("Result")
Place = TypeVar("Place", contravariant=True)


class Attempt(Protocol):
    """The one guard: does it; where it can't be done, says why and returns None."""

    def __call__(self, act: Callable[[], Result], /) -> Result | None: ...


@dataclass(kw_only=True, eq=False, repr=False)
class Context:
    """What every act may touch."""

    library: Library
    app: SafeApp
    say: Callable[[str], None]
    """One sentence in the bottom line."""
    warn: Callable[[str], None]
    """The same of what went wrong; it stays longer."""
    attempt: Attempt
    """For what is done later, and where an act goes on if a part of it fails."""
    follow: Callable[[Change], None]
    """Show what a change made."""
    reload: Callable[[], None]
    """Read again what is shown."""
    read: Callable[[Visit], None]
    """Open an article over this screen. Raises NkreaderError where there is none."""
    ways: Ways
    leave: Callable[[], None]
    """Back to the screen before; at the top, leave the program."""
    keys: Callable[[], dict[str, str]]
    """The keys that hold here, by the id of the act."""
    place: "Callable[[], Where]"
    """The place whose keys hold now."""
    rows: RowList[Any]
    """The list that has the keys."""
    before: str = ""
    """The id of the act that was done before this one."""

    def ask(self, dialog: Screen[Result | None], then: Callable[[Result], None]) -> None:
        """Open a dialog; what it returns, if it is something, is handed on under the guard."""

        def answered(result: Result | None) -> None:
            if result is not None:
                self.attempt(partial(then, result))

        self.app.push_screen(dialog, answered)

    def choose(
        self,
        title: str,
        choices: "Sequence[Choice]",
        then: Callable[[str], object],
        nothing: str = "nothing matches",
    ) -> None:
        """Let one of several be chosen by typing; `then` is given it before the dialog closes.
        `nothing` is said where none matches."""
        from nkreader.tui.screens.chooser import Chooser  # not needed to start

        self.app.push_screen(Chooser(title, choices, then, nothing))


@dataclass(kw_only=True, eq=False, repr=False)
class ReadingContext(Context):
    """What the acts of an open article may touch besides."""

    sides: "Sides"
    """The article that has the keys, and the other one where two stand side by side."""
    panel: "Panel"
    legend: "Legend"
    prompt: "PromptSlot"
    claim_here: "Callable[[], Claim | None]"
    """The claim under the cursor, as far as that is known."""
    open_next: Callable[[str], None]
    """Leave this article for another one of the list, with what was searched for as the find."""
    open_in_place: Callable[[str, int], None]
    """Leave this article for another one (by id), at an offset of it."""
    open_beside: Callable[[Visit], None]
    """Open an article beside the first one, and give it the keys."""
    turn_to: "Callable[[Side], None]"
    """Let keys, panel and the line above be about one of the articles."""
    place_of: Callable[[str], int | None]
    """Where a mark of this article begins; of one without a place that is told in words."""
    tell_place: Callable[[], None]
    """Say where the cursor is, and how one reads."""
    marks: Callable[[], Sequence[Mark]]
    """The marks of this article as the panel shows them."""
    fill_panel: Callable[[], None]
    to_text: Callable[[], None]
    """Give the keys to the text; no panel lies over it any more."""
    in_panel: Callable[[], bool]
    """Whether the panel has the keys."""

    @property
    def pane(self) -> "ReadingPane":
        """The text that has the keys."""
        return self.sides.now.pane

    @property
    def reading(self) -> Reading:
        """The open article."""
        return self.sides.now.reading

    @property
    def listing(self) -> Listing:
        """The list that the article was opened from, in which the next one is looked for."""
        return self.sides.now.listing

    @property
    def attaching(self) -> str | None:
        """The mark under review that the next `r` attaches to what is selected."""
        return self.sides.now.attaching

    @attaching.setter
    def attaching(self, mark: str | None) -> None:
        self.sides.now.attaching = mark


class Acts(dict[str, Callable[[Place], None]], Generic[Place]):
    """The acts of a theme by id. `@ACTS("id")` puts a function in, with what else it is given."""

    def __call__(
        self, id: str, **given: object
    ) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """The decorator for the act with this id."""

        def put(act: Callable[..., None]) -> Callable[..., None]:
            if id in self:
                raise KeyError(f"two acts have the id {id}")
            self[id] = partial(act, **given) if given else act
            return act

        return put


def visit_of(library: Library, found: Article | Mark | ArticleMark) -> Visit:
    """How an article, or an annotation in its place, is opened: at the mark where the current set
    has it, else at the offset where it lies; of what is said of a whole article that article."""
    if isinstance(found, Article):
        return Visit(found.id)
    if isinstance(found, ArticleMark):
        return Visit(found.article)
    claim = found.annotation
    mine = any(one.annotation.id == claim.id for one in library.marks(claim.article))
    return Visit(claim.article, claim.id if mine else found.placement.start)


def later(theme: str, *ids: str) -> Acts[Any]:
    """The acts with these ids of a theme, "module:TABLE" of this package, which is imported when
    one of them is first done: what is seldom pressed costs the start nothing."""
    return Acts({id: partial(of_theme, theme, id) for id in ids})


def of_theme(theme: str, id: str, here: Context) -> None:
    """Do an act of a theme that `later` names."""
    module, _, table = theme.partition(":")
    acts: Acts[Context] = getattr(import_module(f"{__package__}.{module}"), table)
    acts[id](here)


def where(change: Change) -> str | int | None:
    """Where a change can be seen: the mark that it made, else the place of the one it took away."""
    if change.added:
        return change.added[0].annotation.id
    return change.removed[0].placement.start if change.removed else None


def in_this_list(listing: Listing) -> str:
    """The words that say that something is so of what is listed alone."""
    return " in this list" if listing.is_part else ""
