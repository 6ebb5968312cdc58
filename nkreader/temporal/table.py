"""The families of time expressions in the order they look at a run; what one has taken is closed to
the next.

To add a family: write `families/NAME.py` with a `FAMILY`, and a line here.
"""

from nkreader.temporal.families import (
    clock,
    counted,
    days,
    juche,
    months,
    named_days,
    numbered_days,
    quarters,
    relative,
    repeated,
    seasons,
    spans,
    vague,
    weekdays,
    weeks_of_months,
    years,
)
from nkreader.temporal.family import Family

FAMILIES: tuple[Family, ...] = (
    repeated.FAMILY,
    juche.FAMILY,
    named_days.FAMILY,
    clock.FAMILY,
    weeks_of_months.FAMILY,
    months.FAMILY,
    numbered_days.FAMILY,
    weekdays.FAMILY,
    days.FAMILY,
    quarters.FAMILY,
    seasons.FAMILY,
    relative.FAMILY,
    counted.FAMILY,
    years.FAMILY,
    spans.FAMILY,
    vague.FAMILY,
)
