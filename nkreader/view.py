"""A view: a query that was given a name. A value, no storage."""

from typing import NamedTuple


class View(NamedTuple):
    """A query with a name."""

    id: str
    name: str
    """No other view of the library has it."""
    query: str
    created: str
