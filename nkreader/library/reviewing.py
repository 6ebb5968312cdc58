"""Annotations whose place in a changed text is not certain: a person says where they lie.

What a person decides is an act, and stays whatever the machine finds later.
"""

from nkreader.library.context import Context
from nkreader.library.tagging import act_of, change_of, current, find_own
from nkreader.model import Change, NkreaderError, Passage, Placement, Seen
from nkreader.store import annotations, placements, versions
from nkreader.text.span import Span


class Review:
    """The queue of one annotator's current set, and the three answers to each entry."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def waiting(self) -> list[Passage]:
        """Those that wait for review, then the orphans of which nobody has said yet that they are
        gone from the current text."""
        context = self._context
        if context.set_key is None:
            return []
        wanted = annotations.Wanted(set_key=context.set_key, unsettled=True)
        found = annotations.passages(context.store, wanted)
        return sorted(found, key=lambda one: one.mark.placement.status == "orphan")

    def texts(self, passage: Passage) -> tuple[str, str]:
        """The text that an annotation was made in, and its article's current one."""
        store = self._context.store
        old, new = passage.mark.annotation.version, passage.article.version
        return versions.text(store, old), versions.text(store, new)

    def accept(self, id: str, seen: Seen | None = None) -> Change:
        """Take the place that is proposed. Raises NkreaderError where none is.

        Of all three answers: `seen` is what the person had in view; where the annotation or its
        article's text is another by now, NkreaderError says so and nothing is decided.
        """
        with self._context.store.write():
            _, mark = find_own(self._context, id, seen)
            start, end = mark.placement.start, mark.placement.end
            if start is None or end is None:
                raise NkreaderError("no place is proposed: open the article and attach the passage")
            return self._decide(id, Placement("placed", start, end), "accepted a place", seen)

    def attach(
        self, id: str, span: Span, version: str | None = None, seen: Seen | None = None
    ) -> Change:
        """Say that an annotation lies at a span of the current text.

        `version` is the text that `span` counts in, where the caller knows; NkreaderError where
        that is no longer the current one.
        """
        place = Placement("placed", span.start, span.end)
        return self._decide(id, place, "attached a passage", seen, version)

    def orphan(self, id: str, seen: Seen | None = None) -> Change:
        """Say that what an annotation is about is no longer in the text; its words are kept."""
        return self._decide(id, Placement("orphan"), "said that a passage is gone", seen)

    def _decide(
        self,
        id: str,
        placement: Placement,
        said: str,
        seen: Seen | None,
        version: str | None = None,
    ) -> Change:
        context = self._context
        with context.store.write():
            key, mark = find_own(context, id, seen)
            article = current(context, mark.annotation.article, version)
            if mark.annotation.version == article.version:
                raise NkreaderError(f"{id}: was made in this text and lies where it was made")
            if (placement.end or 0) > len(versions.text(context.store, article.version)):
                raise NkreaderError(f"{placement.start}-{placement.end}: outside the text")
            text = versions.key_of(context.store, article.version)
            row = placement._asdict()
            with act_of(context, said, article.id) as act:
                there = placements.decision_key(context.store, key, text)
                if there is None:
                    act.insert("decision", {"annotation": key, "version": text, **row})
                else:
                    act.update("decision", there, row)
            added = annotations.marks(context.store, [key])
        return change_of(context, act, said, article.id, added=added, removed=(mark,))
