"""Annotation sets: which there are, and which one a person means."""

from nkreader.ids import normal_id
from nkreader.library.context import Context
from nkreader.library.places import clean_name
from nkreader.model import AnnotationSet, NkreaderError
from nkreader.store import sets
from nkreader.text.hidden import one_line

SHOWN = 12
"""Sets that an error names at the most."""


class Sets:
    """What can be asked of the sets of a library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def named(self, text: str) -> AnnotationSet:
        """The set that is meant: `name` (the current annotator's, else the only one called so),
        `name@annotator`, an id, or the beginning of one that no other has.

        Raises NkreaderError where there is none, or more than one.
        """
        every = [one.set for one in sets.every(self._context.store)]
        wanted, id = clean_name(text), normal_id(text)
        mine = [one for one in every if one.annotator == self._context.annotator]
        told = (
            [one for one in mine if one.name == wanted],
            [one for one in every if f"{one.name}@{one.annotator}" == wanted],
            [one for one in every if one.id == id],
            [one for one in every if one.name == wanted],
            [one for one in every if id and one.id.startswith(id)],
        )
        found = next(filter(None, told), [])
        if len(found) == 1:
            return found[0]
        among = found or every
        known = ", ".join(f"{one.name}@{one.annotator}" for one in among[:SHOWN])
        more = f" and {len(among) - SHOWN} more" if len(among) > SHOWN else ""
        if found:
            raise NkreaderError(one_line(f"{wanted}: more than one set is meant: {known}{more}"))
        there = f"there are {known}{more}" if known else "there are none yet"
        raise NkreaderError(one_line(f"{wanted}: no such set; {there}"))
