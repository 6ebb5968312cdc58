"""The Korean rule families in the order they look at a sheet; what one has claimed is closed.

To add a family: write `families/NAME.py` with a function `find(sheet)`, and a line here.
"""

from collections.abc import Callable
from typing import NamedTuple

from nkreader.entities.korean.families import (
    again,
    bodies,
    dates,
    districts,
    events,
    facilities,
    figures,
    laws,
    money,
    names,
    people,
    sources,
    times,
)
from nkreader.entities.korean.sheet import Sheet


class Family(NamedTuple):
    """One Korean rule family."""

    name: str
    find: Callable[[Sheet], None]
    after: str
    """What it is after."""
    example: str


FAMILIES: tuple[Family, ...] = (
    Family("money", money.find, "sums with a currency", "1만 4000원"),
    Family("laws", laws.find, "laws, resolutions by number", "결의 2397호"),
    Family("events", events.find, "meetings by number", "제8차 당대회"),
    Family("names", names.find, "what the lists name", "신의주"),
    Family("dates", dates.find, "days and longer", "지난달 말"),
    Family("times", times.find, "clock times, parts of a day", "새벽 2시"),
    Family("figures", figures.find, "percentages, quantities, counts", "400여 명"),
    Family("people", people.find, "persons beside a title", "노준모 기자"),
    Family("districts", districts.find, "places by what ends them", "삼장리"),
    Family("facilities", facilities.find, "markets, ports, plants", "채하시장"),
    Family("bodies", bodies.find, "bodies of every kind", "혜산시 안전부"),
    Family("again", again.find, "names found before", "채하시장"),
    Family("sources", sources.find, "people without a name who inform", "신의주의 한 주민"),
)
