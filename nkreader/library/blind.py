"""Blind passes: one codes a set of one's own again, and sees nothing of what one said before.

Which sets are out of sight is kept by `store.blind`, and left out wherever `store.sets.in_view` is
asked; acts that would show or change them for all that ask `Context.end_first`.
"""

from datetime import date

from nkreader.library.context import Context
from nkreader.library.places import clean_name, now
from nkreader.library.sets import LONGEST
from nkreader.model import AnnotationSet, NkreaderError
from nkreader.store import blind, sets, tags
from nkreader.text.hidden import one_line


class BlindPasses:
    """Beginning and ending a pass."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def now(self) -> blind.Blind | None:
        """The pass that the annotator is in."""
        return self._context.blind

    def end_first(self) -> None:
        """Raises NkreaderError, for what would show or change a set that is out of sight."""
        self._context.end_first()

    def begin(self, one: AnnotationSet) -> AnnotationSet:
        """Code a set of the annotator's again in a fresh one, which is current from now on; all
        sets that the annotator has are out of sight. Returns the fresh one.

        Raises NkreaderError for a set of somebody else, and where a pass goes on already.
        """
        context = self._context
        context.refresh()
        context.end_first()
        if one.annotator != context.annotator:
            raise NkreaderError(
                one_line(f"{one.name}@{one.annotator}: only a set of your own is coded again")
            )
        with context.store.write():
            own = [
                each
                for each in sets.every(context.store)
                if each.set.annotator == context.annotator
            ]
            again = next((each.key for each in own if each.set.id == one.id), None)
            if again is None:
                raise NkreaderError(one_line(f"{one.name}: this set is no longer there"))
            name = _fresh_name(one.name, {each.set.name for each in own})
            made = tags.make_set(context.store, context.annotator, name, now())
            blind.begin(context.store, again, [each.key for each in own], made, now())
        context.before = None
        context.turn_to(context.annotator, name)
        assert context.blind is not None
        return context.blind.fresh

    def end(self, typed: str) -> blind.Blind:
        """End the pass over a set, named as ever; all is seen again, and the fresh set stays.

        Raises NkreaderError where there is none, and where another set is named.
        """
        context = self._context
        context.refresh()
        here = context.blind
        if here is None:
            raise NkreaderError(one_line(f"{typed}: {context.annotator} is in no blind pass"))
        again = here.again
        if clean_name(typed) not in (again.name, f"{again.name}@{again.annotator}", again.id):
            raise NkreaderError(one_line(f"{typed}: not what is coded again; that is {again.name}"))
        with context.store.write():
            blind.end(context.store, here.fresh_key)
        context.refresh()
        return here


def _fresh_name(name: str, taken: set[str]) -> str:
    """A name for the fresh set: that of the first one, and the day."""
    day = f"-again {date.today().isoformat()}"
    base = f"{name[: LONGEST - len(day) - 3]}{day}"
    number, found = 2, base
    while found in taken:
        found, number = f"{base} {number}", number + 1
    return found
