"""What acts on proposals are given besides what every act is: rules, the places that they would
tag, suggestions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nkreader.tui.acts.context import Context

if TYPE_CHECKING:
    # For their types alone: what is not needed to start is imported when it is.
    from nkreader.library.learning import Order
    from nkreader.library.tag_all import Run
    from nkreader.proposals import Rule, Suggestion
    from nkreader.tui.widgets.article_beside import Preview
    from nkreader.tui.widgets.hit_list import HitList
    from nkreader.tui.widgets.rule_list import RuleList
    from nkreader.tui.widgets.suggestion_list import SuggestionList


@dataclass(kw_only=True, eq=False, repr=False)
class RuleContext(Context):
    """What the acts of the list of rules may touch besides."""

    rows: "RuleList"
    told_forget: int | None = None
    """The key of the rule that `x` has said that it would forget."""


@dataclass(kw_only=True, eq=False, repr=False)
class OfferContext(Context):
    """What the acts of places that a rule would tag may touch besides."""

    rows: "HitList"
    run: "Run"
    """The rule, and what was decided of its places."""
    preview: "Preview"
    """The article beside the list."""
    look_again: "Callable[[Rule], None]"
    """Offer the places of a changed rule."""
    rest: Callable[[], None]
    """Tag what is not decided, beside the keys."""
    stop: Callable[[], bool]
    """Stop that; whether it was going on."""
    tell: Callable[[], None]
    """Say above the list what was found."""


@dataclass(kw_only=True, eq=False, repr=False)
class SuggestionContext(Context):
    """What the acts of suggestions may touch besides."""

    rows: "SuggestionList"
    preview: "Preview"
    """The article beside the list."""
    answered: "Callable[[Suggestion, str | None], None]"
    """A suggestion was given a tag, or None: let the model learn from it."""
    rank: Callable[[], None]
    """Show what is asked for now."""
    tag: str | None = None
    """The slug of the only tag that is shown; None for all."""
    order: "Order" = "score"
