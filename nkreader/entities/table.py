"""The rule families in the order they look at a page; what one has claimed is closed to the next.

To add a family: write `families/NAME.py` with a function `find(page)`, and a line here.
"""

from collections.abc import Callable
from typing import NamedTuple

from nkreader.entities.families import (
    acronyms,
    actors,
    bylines,
    companions,
    counts,
    cued_bodies,
    dates,
    diseases,
    east_asian,
    events,
    facilities,
    given_names,
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
    roles,
    ships,
    short_forms,
    sources,
    spans,
    surnames,
    times,
    titles,
    unknown_places,
    years,
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
    Family("hangul", hangul.find, "Korean text, by families of its own", "\ud3c9\uc591"),
    Family("sources", sources.find, "sources without a name", "a source in Hyesan"),
    Family("roles", roles.find, "people without a name who speak", "a trader in Dandong"),
    Family("ships", ships.find, "names of ships, to leave them out", "the tanker Mu Bong 2"),
    Family("money", money.find, "sums with a currency", "$24 million"),
    Family("percents", percents.find, "percentages", "40 percent"),
    Family("quantities", quantities.find, "figures with a unit", "2.5 tonnes"),
    Family("laws", laws.find, "laws, treaties, resolutions", "Resolution 2397"),
    Family("times", times.find, "clock times, parts of a day", "Friday evening"),
    Family("events", events.find, "named events", "Eighth Party Congress"),
    Family("facilities", facilities.find, "ports, plants, bridges", "Nampo Port"),
    Family("diseases", diseases.find, "infectious diseases", "COVID-19"),
    Family("dates", dates.find, "days of the calendar and the week", "end of November"),
    Family("spans", spans.find, "relative dates, spans of days", "two years ago"),
    Family("years", years.find, "years, decades, dates in figures", "2015–24"),
    Family("organisations", organisations.find, "bodies of every kind", "Bank of Dandong"),
    Family("cued bodies", cued_bodies.find, "bodies by a word beside them", "the journal Nature"),
    Family("short forms", short_forms.find, "bodies named before", "the Panel"),
    Family("people", people.find, "persons the lists name", "Xi Jinping"),
    Family("bylines", bylines.find, "who wrote or translated", "By Celia Hatton"),
    Family("east asian names", east_asian.find, "Korean and Chinese names", "Mun Dong Hui"),
    Family("given names", given_names.find, "names after a given name", "Victor Cha"),
    Family("titles", titles.find, "names beside titles and verbs", "spokesman Geng Shuang"),
    Family(
        "companions", companions.find, 'names beside kin, a name, "and"', "his sister, Un Byol,"
    ),
    Family("places", places.find, "districts, borders, rivers", "Uiju County"),
    Family("names", names.find, "what else the lists name", "Sinuiju"),
    Family(
        "unknown places", unknown_places.find, "places by where they stand", "the town of Fokino"
    ),
    Family("actors", actors.find, "people who act, their employers", "Eldor Shomurodov put"),
    Family("surnames", surnames.find, "surnames after a whole name", "Kim"),
    Family("goods", goods.find, "goods and minerals", "crude oil"),
    Family("acronyms", acronyms.find, "short forms the text explains", "BDA"),
    Family("counts", counts.find, "other numbers", "80,000"),
)
