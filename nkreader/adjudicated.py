"""Decisions between two sets as they are handed over: whole, in words that mean the same in every
library. Values, no storage; `comparison` has them as they are worked with."""

from typing import Literal, NamedTuple

Choice = Literal["left", "right", "both", "neither", "edited", "same"]
"""What is decided of a difference: a's coding is right, or b's, or both are, or neither is, or
something else is; or it was no difference, and what both say is taken over."""


class Side(NamedTuple):
    """An annotation as it was when something was decided of it; by now it may be gone."""

    annotation: str
    """Its id."""
    version: str
    """The id of the text it was made in."""
    start: int
    """Code points of that text."""
    end: int
    tag: str
    """The tag's slug."""


class Adjudicated(NamedTuple):
    """What was decided of one difference: between which sets, into which, by whom and why."""

    id: str
    left_set: str
    """The set's id, as of the two that follow."""
    right_set: str
    into_set: str
    article: str
    """The article's id."""
    left: Side | None
    right: Side | None
    """One of them at least is there."""
    choice: Choice
    results: tuple[str, ...]
    """The ids of the annotations in the third set that stand for it; of some that are gone too."""
    annotator: str
    """Who decided."""
    reason: str | None
    created: str

    @property
    def sides(self) -> tuple[Side, ...]:
        """What it was decided of."""
        return tuple(one for one in (self.left, self.right) if one is not None)
