"""A time expression, as a value: found by `temporal`, kept by `store`."""

from datetime import date
from typing import Literal, NamedTuple, get_args

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TIME_TYPES: tuple[TimeType, ...] = get_args(TimeType)


class TimeExpression(NamedTuple):
    """A time expression in a text, as `[start, end)` in code points."""

    start: int
    end: int
    type: TimeType
    value: str | None
    """`2020-10-26`, `2020-W43`, `P3D`, `PRESENT_REF` …; None where it cannot be known."""
    first: date | None
    """The first day of what is meant, for a timeline; None where it names none."""
    last: date | None
    """The last day."""
    reason: str
    in_quotation: bool
    """Whether it stands between quotation marks: then it is reckoned from the speaker's day."""
