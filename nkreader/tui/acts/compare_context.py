"""What the acts of the compare screen are given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nkreader.comparison import Ruled, Wanted
from nkreader.library.comparing import Compared
from nkreader.sets import Pair
from nkreader.tui.acts.context import Context
from nkreader.tui.difference_rows import DifferenceRows
from nkreader.tui.widgets.difference_list import DifferenceList
from nkreader.tui.widgets.prompt import PromptSlot

if TYPE_CHECKING:
    from nkreader.library.adjudicating import Adjudication
    from nkreader.tui.widgets.article_beside import Preview

EVERYTHING = Wanted()


@dataclass(kw_only=True, eq=False, repr=False)
class CompareContext(Context):
    """What the acts of the compare screen may touch besides."""

    rows: DifferenceList
    preview: "Preview"
    """The article with both codings."""
    prompt: PromptSlot
    list_again: Callable[[], None]
    """List what is wanted; the cursor stays on its difference where that is listed."""
    compared: Compared
    shown: DifferenceRows
    wanted: Wanted = EVERYTHING
    open_only: bool = False
    """Whether only what is left to decide is listed."""
    task: "Adjudication | None" = None
    """What decisions go into, once that is known."""
    pairs: Sequence[Pair] = ()
    """The pairs of sets that are gone through, where more than two are compared."""
    turn_to: Callable[[Pair], None]
    """Compare these two."""
    decided: Ruled | None = None
    """What was decided last."""
