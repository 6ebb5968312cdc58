"""The rule families in the order they look at a page; a cue one has taken is closed to the next.

To add a family: write `families/NAME.py` with a function `find(board)`, and a line here.
"""

from collections.abc import Callable
from typing import NamedTuple

from nkreader.attribution.board import Board
from nkreader.attribution.families import (
    according,
    adjectives,
    colons,
    continuing,
    hearsay,
    introduced,
    nested,
    nouns,
    signed,
    verbs,
)


class Family(NamedTuple):
    """One rule family."""

    name: str
    find: Callable[[Board], None]
    example: str


FAMILIES: tuple[Family, ...] = (
    Family("colons", colons.find, "Poll: Most want peace"),
    Family("signed", signed.find, "“We are tired.” — Kim Yong Nam"),
    Family("according", according.find, "according to the source"),
    Family("verbs", verbs.find, "the source said that prices rose"),
    Family("adjectives", adjectives.find, "officials are afraid that prices rise"),
    Family("nouns", nouns.find, "his claim that prices rose"),
    Family("introduced", introduced.find, "The coach shrugged: “We lost.”"),
    Family("nested", nested.find, "the source said officials told him that prices rose"),
    Family("hearsay", hearsay.find, "China reportedly decided"),
    Family("continuing", continuing.find, "the next paragraph, all in quotation marks"),
)
