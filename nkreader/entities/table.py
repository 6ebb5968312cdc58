"""The rule families in the order they look at a page; what one has claimed is closed to the next.

To add a family: write `families/NAME.py` with a function `find(page)`, and a line here.
"""

from collections.abc import Callable
from typing import NamedTuple

from nkreader.entities.families import (
    acronyms,
    counts,
    dates,
    diseases,
    events,
    facilities,
    goods,
    hangul,
    laws,
    money,
    names,
    organisations,
    people,
    percents,
    places,
    quantities,
    sources,
    surnames,
    times,
)
from nkreader.entities.page import Page


class Family(NamedTuple):
    """One rule family."""

    name: str
    find: Callable[[Page], None]
    after: str
    """What it is after."""
    example: str


FAMILIES: tuple[Family, ...] = (
    Family("sources", sources.find, "people without a name who inform", "a source in Hyesan"),
    Family("money", money.find, "sums with a currency", "$24 million"),
    Family("percents", percents.find, "percentages", "40 percent"),
    Family("quantities", quantities.find, "figures with a unit", "2.5 tonnes"),
    Family("laws", laws.find, "laws, treaties, resolutions", "Resolution 2397"),
    Family("times", times.find, "clock times, parts of a day", "Friday evening"),
    Family("events", events.find, "named events", "Eighth Party Congress"),
    Family("facilities", facilities.find, "ports, plants, bridges", "Nampo Port"),
    Family("diseases", diseases.find, "infectious diseases", "COVID-19"),
    Family("dates", dates.find, "dates, weekdays, spans of days", "end of this month"),
    Family("organisations", organisations.find, "bodies of every kind", "Bank of Dandong"),
    Family("people", people.find, "persons with their whole name", "spokesman Geng Shuang"),
    Family("places", places.find, "districts, borders, rivers", "Uiju County"),
    Family("names", names.find, "what else the lists name", "Sinuiju"),
    Family("surnames", surnames.find, "surnames after a whole name", "Kim"),
    Family("acronyms", acronyms.find, "short forms the text explains", "BDA"),
    Family("goods", goods.find, "goods and minerals", "crude oil"),
    Family("counts", counts.find, "other numbers", "80,000"),
    Family("hangul", hangul.find, "Korean text", "\ud3c9\uc591"),
)
