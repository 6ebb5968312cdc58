"""What the acts of each screen that is reached from the list are given besides what every act is:
its rows, and how they are asked for again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkreader.entity import Sort
from nkreader.figures import By, Rows
from nkreader.hits import Hit
from nkreader.library import Library
from nkreader.library.listing import Listing, PassageListing
from nkreader.model import AnnotationSet
from nkreader.tui.acts.context import Context
from nkreader.tui.acts.list_contexts import JobContext

if TYPE_CHECKING:
    # For their types alone: each of them is imported by the screen that has it.
    from nkreader.agreement import By as AgreementBy
    from nkreader.library.named import EntityListing
    from nkreader.model import Article
    from nkreader.passages import Order
    from nkreader.tui.asking import Asking
    from nkreader.tui.claim_rows import ClaimRows
    from nkreader.tui.when_typed import WhenTyped
    from nkreader.tui.widgets.agreement_list import AgreementList
    from nkreader.tui.widgets.article_beside import Preview
    from nkreader.tui.widgets.claim_list import ClaimList
    from nkreader.tui.widgets.entity_list import EntityList
    from nkreader.tui.widgets.figure_grid import FigureGrid
    from nkreader.tui.widgets.hit_list import HitList
    from nkreader.tui.widgets.link_list import LinkList
    from nkreader.tui.widgets.passage_list import PassageList
    from nkreader.tui.widgets.prompt import PromptSlot
    from nkreader.tui.widgets.set_list import SetList
    from nkreader.tui.widgets.step_list import StepList
    from nkreader.tui.widgets.tag_list import TagList


@dataclass(kw_only=True, eq=False, repr=False)
class ViewContext(Context):
    """What the acts of the list of views may touch besides."""

    prompt: "PromptSlot"
    query: str
    """The filter of the list from which one came, which can be given a name."""
    told_remove: str | None = None
    """The name of the view that `x` has said that it would forget."""


@dataclass(kw_only=True, eq=False, repr=False)
class SetContext(Context):
    """What the acts of the list of sets may touch besides."""

    rows: "SetList"
    prompt: "PromptSlot"
    show: Callable[[str | None], None]
    """Read the sets again, with the cursor on the one with this id."""
    tell: Callable[[], None]
    """Say above the list how many are marked."""
    told_blind: str | None = None
    """What `b` has said that it would do: the id of the set to code again, or "end"."""


@dataclass(kw_only=True, eq=False, repr=False)
class LinkContext(Context):
    """What the acts of the list of links may touch besides."""

    rows: "LinkList"
    prompt: "PromptSlot"
    kind: str | None = None
    state: str | None = None
    broken: bool = False
    """Only links of this kind, in this state, or that are broken, are listed."""


@dataclass(kw_only=True, eq=False, repr=False)
class LineageContext(Context):
    """What the acts of a chain of reports may touch besides."""

    rows: "StepList"


@dataclass(kw_only=True, eq=False, repr=False)
class FeedContext(JobContext):
    """What the acts of the list of feeds may touch besides."""

    told_remove: str | None = None
    """The id of the feed that `x` has said that it would forget."""


@dataclass(kw_only=True, eq=False, repr=False)
class CodebookContext(Context):
    """What the acts of the codebook may touch besides."""

    rows: "TagList"
    prompt: "PromptSlot"
    show: Callable[[str | None], None]
    """Read the codebook again, with the cursor on the tag with this slug."""


Table = Literal["time", "publisher", "tag"]


class Look(NamedTuple):
    """What the screen of times counts, and how it is put together."""

    table: Table = "time"
    """A timeline, or tags against publishers or tags."""
    rows: Rows = "article"
    by: By = "month"
    query: str = ""
    spoken: bool = False
    """Whether by the days that texts speak of, not by when they were published."""


@dataclass(kw_only=True, eq=False, repr=False)
class TimesContext(Context):
    """What the acts of the screen of times may touch besides."""

    rows: "FigureGrid"
    prompt: "PromptSlot"
    look: Look = field(default_factory=Look)
    """What is shown."""
    wanted: Look = field(default_factory=Look)
    """What is counted now, or was last."""
    show: Callable[[Look], None]
    """Count and show something else; what is shown stays until that is done."""
    stop: Callable[[], bool]
    """Give up counting; whether it went on."""


class AgreementLook(NamedTuple):
    """Between which sets agreement is shown, and of which articles."""

    sets: tuple[AnnotationSet, AnnotationSet] | None = None
    query: str = ""
    every: bool = False
    """Whether articles count that are not done in both, where either has marked anything."""
    by: "AgreementBy | None" = None
    """Parted by this; None: the whole."""


@dataclass(kw_only=True, eq=False, repr=False)
class AgreementContext(Context):
    """What the acts of the screen of agreement may touch besides."""

    rows: "AgreementList"
    prompt: "PromptSlot"
    show: Callable[[AgreementLook], None]
    """Count again, so; where that can't be, what is shown stays."""
    more: Callable[[], None]
    """Show more of the words below the list, after the last the first again."""
    look: AgreementLook = field(default_factory=AgreementLook)


class AskedFor(NamedTuple):
    """Which entities are listed, and in which order."""

    words: str = ""
    labels: tuple[str, ...] = ()
    """Empty: all."""
    sort: Sort = "articles"


EVERY_ENTITY = AskedFor()


@dataclass(kw_only=True, eq=False, repr=False)
class EntityContext(Context):
    """What the acts of the list of entities may touch besides."""

    rows: "EntityList"
    prompt: "PromptSlot"
    listing: "EntityListing"
    list_again: Callable[[bool], None]
    """List what is asked for; the cursor stays on its entity if that is said."""
    tell: Callable[[], None]
    """Say above the list what is listed and marked."""
    asked: AskedFor = EVERY_ENTITY


@dataclass(kw_only=True, eq=False, repr=False)
class PassageContext(Context):
    """What the acts of the list of passages may touch besides."""

    rows: "PassageList"
    prompt: "PromptSlot"
    filter: "WhenTyped"
    """Lists the passages that answer a query."""
    preview: "Preview"
    """The article beside the list."""
    query: str = ""
    """What the passages that are listed answer; "" for all, or for those of a table's cell."""
    cell: Callable[[Library], PassageListing] | None = None
    """The passages that a cell of a table stands for, where those are listed."""
    order: "Order" = "newest"
    found: PassageListing | None = None
    """The passages that are listed, once they are."""


@dataclass(kw_only=True, eq=False, repr=False)
class ClaimContext(Context):
    """What the acts of the list of claims may touch besides."""

    rows: "ClaimList"
    prompt: "PromptSlot"
    filter: "WhenTyped"
    """Lists the claims that answer a query."""
    preview: "Preview"
    """The article beside the list."""
    asking: "Asking"
    """For what may take long."""
    query: str = ""
    """What the claims that are listed answer; "" for all."""
    of: "Article | None" = None
    """The article from which one came."""
    show: Callable[[int], object] | None = None
    """Goes to an offset of it."""
    only: "Article | None" = None
    """The article whose claims alone are listed."""
    by_speaker: bool = True
    """Whether they are in the order of their speakers, else in that of the text."""
    found: "ClaimRows | None" = None
    """The rows that are listed, once they are."""


@dataclass(kw_only=True, eq=False, repr=False)
class HitContext(Context):
    """What the acts of hits in context may touch besides."""

    rows: "HitList"
    prompt: "PromptSlot"
    query: str = ""
    """What is searched for; "" while nothing is, or a concordance is shown."""
    search: "WhenTyped"
    """Searches for words."""
    hits_of: Callable[[str], Sequence[Hit]]
    """The hits of an article that is shown, by its id."""
    hits_in: Callable[[str], Sequence[Hit] | None]
    """The hits of any article of the list, by its id."""
    listing: Listing | None = None
    """The articles that answer what is searched for, or that a concordance is of; None while there
    are none."""
    concordance_of: Callable[[], str | None]
    """The id of the entity whose concordance is shown, if one is."""
    preview: "Preview"
    """The article beside the list."""
