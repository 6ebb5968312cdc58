"""How the list of articles is arranged: its order, what stands together under one heading, whether
the article is seen beside it."""

from nkreader.lists import GROUPINGS, ORDERS, Arrangement, Order
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import remember
from nkreader.tui.acts.list_contexts import ListContext
from nkreader.tui.widgets.preview import BELOW, BESIDE

ARRANGING: Acts[ListContext] = Acts()
_WORDS: dict[Order, tuple[str, str]] = {
    "date": ("newest first", "oldest first"),
    "title": ("titles from A to Z", "titles from Z to A"),
    "publisher": ("publishers from A to Z", "publishers from Z to A"),
    "opened": ("last opened first", "last opened last"),
    "tags": ("most tags first", "fewest tags first"),
    "words": ("longest first", "shortest first"),
}
"""What is said of an order, forwards and backwards."""
_NONE = "none"


@ARRANGING("order")
def order(here: ListContext) -> None:
    """Choose another order; the one that is so already is turned round."""
    from nkreader.tui.screens.chooser import Choice  # not needed to start

    now = here.listing.arrangement

    def choose(value: str) -> None:
        chosen = next(one for one in ORDERS if one == value)
        backwards = chosen == now.order and not now.backwards
        _arrange(here, now._replace(order=chosen, backwards=backwards))

    choices = []
    for one in ORDERS:
        turned = one == now.order and not now.backwards
        aside = f"now {_WORDS[one][now.backwards]}" if one == now.order else ""
        choices.append(Choice(one, f"{one}: {_WORDS[one][turned]}", aside))
    here.choose("Order of the list", choices, choose)


@ARRANGING("grouping")
def grouping(here: ListContext) -> None:
    """Choose what stands together under one heading."""
    from nkreader.tui.screens.chooser import Choice  # not needed to start

    now = here.listing.arrangement

    def choose(value: str) -> None:
        chosen = next((one for one in GROUPINGS if one == value), None)
        _arrange(here, now._replace(grouping=chosen))

    choices = [
        Choice(one, one, "now" if one == (now.grouping or _NONE) else "")
        for one in (*GROUPINGS, _NONE)
    ]
    here.choose("Headings in the list", choices, choose)


@ARRANGING("preview")
def preview(here: ListContext) -> None:
    """Show or hide what is seen of the article under the cursor; remembered."""
    wanted = not here.library.setting("preview", False)
    remember(here, "preview", wanted)
    if not here.show_preview() and wanted:
        here.say(f"a preview needs {BESIDE} columns, or {BELOW} rows")


def _arrange(here: ListContext, arrangement: Arrangement) -> None:
    here.arrange(arrangement)
    remember(here, "arrangement", list(arrangement))


def said(arrangement: Arrangement) -> str:
    """An arrangement in a few words, for the line above the list."""
    order = _WORDS[arrangement.order][arrangement.backwards]
    return f"{order}, by {arrangement.grouping}" if arrangement.grouping else order
