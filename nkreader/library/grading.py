"""Grades of annotations: how far the source and what it says are to be trusted."""

from nkreader.grades import Grade
from nkreader.library.context import Context
from nkreader.library.tagging import change
from nkreader.model import Change, Seen


class Grading:
    """What can be done with grades."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def set(self, annotation: str, grade: Grade, seen: Seen | None = None) -> Change:
        """Grade the source and the information of an annotation (by id or unique beginning of one),
        or leave either open. `seen` is what the person had in view who decides. Raises
        NkreaderError for an unknown annotation, somebody else's, or one that is another by now."""
        said = f"graded {grade.code}" if grade.code else "took the grade off"
        row = {"source_grade": grade.source, "information_grade": grade.information}
        return change(self._context, annotation, said, row, seen)
