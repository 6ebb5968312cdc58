"""When: the time expressions of a text, each with a value in ISO-TimeML, its days, and why.

`find(text, published)` reads a text. Nothing is loaded before the first call.
"""

from datetime import date

from nkreader.temporal.expression import TimeExpression

__all__ = ["VERSION", "TimeExpression", "find"]

VERSION = 3
"""Bumped when what is found changes; stored expressions of another version are stale."""


def find(text: str, published: date | None = None) -> list[TimeExpression]:
    """The time expressions of `text`, flat and sorted; offsets are code points.

    `published` is the day of the article, from which "yesterday" is counted. Without it such an
    expression is found too, but has no value.
    """
    from nkreader.temporal import reader

    return reader.find(text, published)
