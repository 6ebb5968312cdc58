"""Acts on two sets side by side: which are compared, from difference to difference, which are
listed."""

from nkreader.comparison import KINDS, Kind, Ruled
from nkreader.tui.acts.compare_context import EVERYTHING, CompareContext
from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.deciding import DECIDING
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.lists import LISTS, SEARCH
from nkreader.tui.acts.ways import Visit
from nkreader.tui.widgets.difference_list import WORDS

_OWN: Acts[CompareContext] = Acts()


@_OWN("open")
def open_difference(here: CompareContext) -> None:
    """Open the article at the difference, with the marks of one's own set."""
    line = here.rows.line
    if line is not None:
        pair = line.ruled.difference
        here.read(Visit(line.article.id, pair.place[0] if pair else None))


@_OWN("agreement")
def agree(here: CompareContext) -> None:
    """Show how far the two that are compared agree."""
    here.ways.agree(here.compared.a, here.compared.b)


def differs(one: Ruled) -> bool:
    """Whether the two sets do not say the same."""
    return one.difference is None or one.difference.kind != "same"


def left(one: Ruled) -> bool:
    """Whether it is left to decide."""
    return one.is_open


@_OWN("compare.next", by=1)
@_OWN("compare.previous", by=-1)
def to_difference(here: CompareContext, by: int) -> None:
    """To the next passage, of whichever article, of which the two do not say the same; once one
    decides, to the next that is left."""
    row = here.shown.next(here.rows.cursor, by, left if here.task else differs)
    if row is None:
        what = "nothing left to decide" if here.task else "no difference"
        here.say(f"{what} {'further on' if by > 0 else 'before this one'}")
    else:
        here.rows.move(row)


@_OWN("compare.pair")
def to_pair(here: CompareContext) -> None:
    """The next two of the sets that were marked; after the last the first."""
    if not here.pairs:
        here.say("two sets are compared; mark more among the sets, to go through every two of them")
        return
    at = _number(here)
    here.turn_to(here.pairs[at % len(here.pairs)])


def _number(here: CompareContext) -> int:
    """Which pair it is, from 1."""
    ids = [(a.id, b.id) for a, b in here.pairs]
    return ids.index((here.compared.a.id, here.compared.b.id)) + 1


def which_pair(here: CompareContext) -> str:
    """Which pair of how many is compared, in words; empty where there is one alone."""
    return f"pair {_number(here)} of {len(here.pairs)}" if here.pairs else ""


@_OWN("compare.kinds")
def choose_kind(here: CompareContext) -> None:
    """List one kind of difference, or all but what is the same, or everything."""
    from nkreader.tui.screens.chooser import Choice  # not needed to open the screen

    every = [
        Choice("", "everything"),
        Choice("differs", "all that is not the same"),
        Choice("open", "what is left to decide"),
    ]
    kinds = [Choice(kind, WORDS[kind]) for kind in KINDS]

    def take(value: str) -> None:
        kinds: tuple[Kind, ...] = tuple(k for k in KINDS if k == value)
        if value == "differs":
            kinds = KINDS[1:]
        here.open_only = value == "open"
        here.wanted = here.wanted._replace(kinds=frozenset(kinds))
        here.list_again()

    here.choose("Which differences", [*every, *kinds], take)


@_OWN("compare.tag")
def choose_tag(here: CompareContext) -> None:
    """List the differences of one tag, whichever of the two has it."""
    from nkreader.tui.screens.chooser import NO_TAG, Choice, tag_choices  # as above

    choices = [Choice("", "any tag"), *tag_choices(here.library.codebook.tags)]

    def take(slug: str) -> None:
        here.wanted = here.wanted._replace(tags=frozenset(filter(None, [slug])))
        here.list_again()

    here.choose("Differences of", choices, take, NO_TAG)


@_OWN("clear")
def clear(here: CompareContext) -> None:
    """List everything."""
    here.wanted, here.open_only = EVERYTHING, False
    here.list_again()


@_OWN("compare")
def back(here: CompareContext) -> None:
    """Back to where one came from: the key that leads here leads back."""
    here.leave()


COMPARE = {**EVERYWHERE, **LISTS, **SEARCH, **DECIDING, **_OWN}
"""Every act of the compare screen, by id."""
