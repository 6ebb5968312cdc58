"""Annotation sets: which one a name means."""

from nkreader.ids import normal_id
from nkreader.library.context import Context
from nkreader.model import AnnotationSet, NkreaderError
from nkreader.store import tags
from nkreader.text.hidden import one_line


class Sets:
    """The annotation sets of a library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def named(self, text: str) -> AnnotationSet:
        """The set that is meant by `name`, `name@annotator`, or its id or a unique beginning of
        that. A name alone means one's own set, else the only one that is called so.

        Raises NkreaderError where there is none, or more than one.
        """
        every = [owner for owner, _ in tags.sets(self._context.store)]
        own = [one for one in every if one.annotator == self._context.annotator]
        found = (
            [
                one
                for one in every
                if f"{one.name}@{one.annotator}" == text or one.id == normal_id(text)
            ]
            or [one for one in own if one.name == text]
            or [one for one in every if one.name == text]
            or [one for one in every if normal_id(text) and one.id.startswith(normal_id(text))]
        )
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(f"{one.name}@{one.annotator}" for one in found)
            raise NkreaderError(one_line(f"{text}: which one? there are {several}"))
        known = (
            ", ".join(f"{one.name}@{one.annotator}" for one in every)
            or "none yet; the first tag makes one"
        )
        raise NkreaderError(one_line(f"{text}: no such set; there are {known}"))
