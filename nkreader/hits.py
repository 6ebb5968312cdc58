"""Hits: where words that were looked for stand, with what is around them (keyword in context)."""

from typing import Literal, NamedTuple

Field = Literal["text", "title", "note"]


class Hit(NamedTuple):
    """One place where something that was looked for stands."""

    article: str
    """The article's id."""
    field: Field
    start: int | None
    end: int | None
    """In code points of the article's current text; None outside it."""
    exact: str
    before: str
    after: str
    """What stands on either side, at most `AROUND` code points, within the same block."""


AROUND = 80
