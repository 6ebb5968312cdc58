"""The current set: switched to another one, remembered for the next start; which others' marks are
shown beside its own."""

from nkreader.library import beside
from nkreader.library.context import Context
from nkreader.library.first_page import LAST_SET
from nkreader.model import AnnotationSet, Mark, NkreaderError
from nkreader.store import sets, tags


class CurrentSet:
    """What can be asked of the set that one works in, and which other one it may be instead."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def switch(self, one: AnnotationSet) -> None:
        """Work in another set from now on, as its annotator. Where this was not asked for when the
        program began, the next start is in it too."""
        context = self._context
        found = sets.with_id(context.store, one.id)
        if found is not None and found.key in context.store.hidden:
            context.end_first()
        if found is None:
            raise NkreaderError(f"{one.name}: this set is no longer there")
        before = sets.called(context.store, context.annotator, context.set_name)
        if before is not None and before.set.id != one.id:
            context.before = before.set.id
        context.turn_to(found.set.annotator, found.set.name)
        if context.home is not None and not context.store.read_only:
            tags.remember(context.store, context.home, LAST_SET, found.set.id)

    def back(self) -> AnnotationSet:
        """Work in the set that was current before this one, and return it. Raises NkreaderError
        where there was none."""
        found = sets.with_id(self._context.store, self._context.before or "")
        if found is None:
            raise NkreaderError("no other set was used since the start")
        self.switch(found.set)
        return found.set

    def resume(self) -> None:
        """Nobody has said who annotates in which set: go on in the one that was switched to last,
        if it is there and in use, and remember from now on which one that is."""
        context = self._context
        context.home = context.annotator
        found = sets.with_id(context.store, str(context.settings.get(LAST_SET, "")))
        if found is None or found.archived or context.blind is not None:
            return
        context.turn_to(found.set.annotator, found.set.name)

    def beside(self) -> list[AnnotationSet]:
        """The sets whose marks are shown beside those of the current one."""
        return [one.set for one in beside.chosen(self._context)]

    def marks_beside(self, article: str) -> list[tuple[AnnotationSet, list[Mark]]]:
        """What those sets say of passages of an article (by id), each in the order of the text;
        those that say nothing are left out."""
        return beside.marks(self._context, article)

    def show_beside(self, one: AnnotationSet) -> bool:
        """Show a set's marks beside one's own, or no longer; whether they are shown now. Remembered
        where anything can be."""
        if (one.annotator, one.name) == (self._context.annotator, self._context.set_name):
            raise NkreaderError("the marks of the current set are shown anyway")
        chosen = [each.id for each in self.beside()]
        shown = one.id not in chosen
        kept = [*chosen, one.id] if shown else [id for id in chosen if id != one.id]
        context = self._context
        if not context.store.read_only:
            tags.remember(context.store, context.annotator, beside.SETTING, kept)
        context.settings[beside.SETTING] = kept
        return shown
