"""Acts on two sets side by side: which are compared, from difference to difference, which are
listed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nkreader.comparison import KINDS, Difference, Kind, Wanted
from nkreader.library.comparing import Compared
from nkreader.tui.acts.context import Acts, Context, Visit
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.difference_rows import DifferenceRows
from nkreader.tui.widgets.difference_list import WORDS, DifferenceList

if TYPE_CHECKING:
    from nkreader.tui.widgets.article_beside import Preview


EVERYTHING = Wanted()


@dataclass(kw_only=True, eq=False, repr=False)
class CompareContext(Context):
    """What the acts of the compare screen may touch besides."""

    rows: DifferenceList
    preview: "Preview"
    """The article with both codings."""
    list_again: Callable[[], None]
    """List what is wanted; the cursor stays on its difference where that is listed."""
    compared: Compared
    shown: DifferenceRows
    wanted: Wanted = EVERYTHING


_OWN: Acts[CompareContext] = Acts()


@_OWN("open")
def open_difference(here: CompareContext) -> None:
    """Open the article at the difference, with the marks of one's own set."""
    line = here.rows.line
    if line is not None:
        here.read(Visit(line.article.id, line.difference.place[0]))


def differs(one: Difference) -> bool:
    """Whether the two sets do not say the same."""
    return one.kind != "same"


@_OWN("compare.next", by=1)
@_OWN("compare.previous", by=-1)
def to_difference(here: CompareContext, by: int) -> None:
    """To the next passage, of whichever article, of which the two do not say the same."""
    row = here.shown.next(here.rows.cursor, by, differs)
    if row is None:
        here.say("no difference further on" if by > 0 else "no difference before this one")
    else:
        here.rows.move(row)


@_OWN("compare.kinds")
def choose_kind(here: CompareContext) -> None:
    """List one kind of difference, or all but what is the same, or everything."""
    from nkreader.tui.screens.chooser import Choice  # not needed to open the screen

    every = [Choice("", "everything"), Choice("differs", "all that is not the same")]
    kinds = [Choice(kind, WORDS[kind]) for kind in KINDS]

    def take(value: str) -> None:
        kinds: tuple[Kind, ...] = tuple(k for k in KINDS if k == value)
        if value == "differs":
            kinds = KINDS[1:]
        _narrow(here, here.wanted._replace(kinds=frozenset(kinds)))

    here.choose("Which differences", [*every, *kinds], take)


@_OWN("compare.tag")
def choose_tag(here: CompareContext) -> None:
    """List the differences of one tag, whichever of the two has it."""
    from nkreader.tui.screens.chooser import NO_TAG, Choice, tag_choices  # as above

    choices = [Choice("", "any tag"), *tag_choices(here.library.codebook.tags)]

    def take(slug: str) -> None:
        _narrow(here, here.wanted._replace(tags=frozenset(filter(None, [slug]))))

    here.choose("Differences of", choices, take, NO_TAG)


@_OWN("clear")
def clear(here: CompareContext) -> None:
    """List everything."""
    _narrow(here, EVERYTHING)


def _narrow(here: CompareContext, wanted: Wanted) -> None:
    here.wanted = wanted
    here.list_again()


COMPARE = {**EVERYWHERE, **LISTS, **_OWN}
"""Every act of the compare screen, by id."""
