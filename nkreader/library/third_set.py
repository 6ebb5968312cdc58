"""The third set of an adjudication: what is put into it, and taken out of it again.

What was decided, and why it is so, is said by `adjudicating`.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from nkreader.comparison import Choice, Difference
from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.model import AnnotationSet, Article, Mark, NkreaderError, WrongUseError
from nkreader.store import annotations, articles, comparing, sets, tags, versions
from nkreader.store.history import Act
from nkreader.store.rows import Row
from nkreader.text.span import Span


class Edited(NamedTuple):
    """What a person says in the place of both: where, in the article's current text, and which tag
    (by slug)."""

    span: Span
    tag: str


class ThirdSet:
    """The set that agreed passages go into. Only inside `store.write()`."""

    def __init__(self, context: Context, owner: AnnotationSet) -> None:
        self._context = context
        self._owner = owner

    def wanted(
        self,
        article: Article,
        pair: Difference | None,
        choice: Choice,
        edited: Edited | None = None,
    ) -> list[Row]:
        """The annotations that a choice puts into the third set."""
        if choice == "neither":
            return []
        told = () if pair is None else [one and one.id for one in pair]
        known = comparing.marks(self._context.store, filter(None, told))
        a, b = (known.get(id or "") for id in told) if told else (None, None)
        if choice == "edited":
            if edited is None:
                raise WrongUseError("what is said in the place of both is wanted: a span and a tag")
            return [self._row(article, edited.span, edited.tag, _note(a, b))]
        sides = {"left": {"a": a}, "right": {"b": b}, "both": {"a": a, "b": b}, "same": {"a": a}}
        chosen = sides[choice]
        for name, mark in chosen.items():
            if mark is None:
                raise NkreaderError(f"{name} says nothing here that could be taken over")
        return [
            self._row(article, _place(one), one.annotation.tag, _note(*_told_by(choice, one, a, b)))
            for one in chosen.values()
            if one is not None
        ]

    def _row(self, article: Article, span: Span, slug: str, note: str | None) -> Row:
        from nkreader.anchoring import describe

        context, time = self._context, now()
        text = versions.text(context.store, article.version)
        if span.end > len(text):
            raise NkreaderError(f"{span.start}-{span.end}: outside the text, which is {len(text)}")
        tag = tags.key_of(context.store, slug)
        if tag is None:
            raise NkreaderError(f"{slug}: no such tag")
        return {
            "id": new_id(), "annotation_set": self.key(),
            "article": articles.key_of(context.store, article.id),
            "version": versions.key_of(context.store, article.version),
            **describe(text, span.start, span.end)._asdict(),
            "tag": tag, "note": note, "created": time, "modified": time,
        }  # fmt: skip

    def key(self) -> int:
        """Only inside `store.write()`: the set is made with the first decision."""
        store, owner = self._context.store, self._owner
        key = tags.make_set(store, owner.annotator, owner.name, now())
        sets.open_to_write(store, [key])
        return key

    def put(self, act: Act, wanted: Sequence[Row]) -> tuple[tuple[str, ...], list[int]]:
        """Write annotations into the third set, but for those that it has: (ids of all, keys of
        the new ones)."""
        ids, made = [], []
        for row in wanted:
            there = comparing.there(self._context.store, row)
            if there is None:
                made.append(act.insert("annotation", row))
            ids.append(there or str(row["id"]))
        return tuple(ids), made

    def take_out(self, act: Act, ids: Collection[str]) -> tuple[Mark, ...]:
        """Take annotations out of it, as far as they are still there."""
        keys = comparing.in_set(self._context.store, ids, self.key())
        removed = annotations.marks(self._context.store, keys)
        for key in keys:
            act.delete("annotation", key)
        return removed


def _place(mark: Mark) -> Span:
    return Span(mark.placement.start or 0, mark.placement.end or 0)


def _told_by(choice: Choice, one: Mark, a: Mark | None, b: Mark | None) -> list[Mark | None]:
    """Whose notes go along: of what both say alike both, else that of the side."""
    return [a, b] if choice == "same" else [one]


def _note(*marks: Mark | None) -> str | None:
    notes = [mark.annotation.note for mark in marks if mark is not None and mark.annotation.note]
    return "\n".join(dict.fromkeys(notes)) or None
