"""Acts on many articles at once: those that are marked in the list."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from nkreader.library.context import Context
from nkreader.library.editing import checked
from nkreader.library.tagging import act_of, change_of
from nkreader.model import Change, State
from nkreader.store import article_data, many, removing
from nkreader.store import articles as stored


class Annotated(NamedTuple):
    """How many of some articles have annotations, and how many these are."""

    articles: int
    annotations: int


class Many:
    """Some articles, by their ids; those that were taken out meanwhile are passed over."""

    def __init__(self, context: Context, ids: Collection[str]) -> None:
        self._context = context
        self.ids = sorted(ids)

    def are_done(self) -> bool:
        """Whether all of them are done in the current set."""
        return not many.not_done(self._context.store, self.ids, self._context.set_key)

    def set_state(self, state: State) -> None:
        """Remember that they are new, being read, or done."""
        with self._context.store.write():
            many.set_state(self._context.store, self.ids, self._context.own_set(), state)

    def common(self) -> dict[str, tuple[bool, str | None]]:
        """By each field of their data, whether it is the same in all, and what it is then."""
        return many.common(self._context.store, self.ids)

    def edit(self, fields: dict[str, str | None]) -> Change:
        """Set these fields of all of them, as one act; what is so already stays untouched.

        Raises NkreaderError for an unknown field, and for a date that is not ISO.
        """
        checked(fields)
        context = self._context
        with context.store.write():
            keys = many.keys(context.store, self.ids)
            said = f"set the {', '.join(fields)} of {len(keys):,} articles"
            with act_of(context, said, None) as act:
                for key in keys:
                    for name, value in fields.items():
                        there = article_data.edit_key(context.store, key, name)
                        row = {"value": value or None}
                        if there is None:
                            act.insert("article_edit", {"article": key, "field": name, **row})
                        else:
                            act.update("article_edit", there, row)
        return change_of(context, act, said, None)._replace(structure=True)

    def annotated(self) -> Annotated:
        """How many of them have annotations, of anybody, and how many these are."""
        return Annotated(*many.annotated(self._context.store, self.ids))

    def own(self) -> int:
        """How many annotations of the current set are in them."""
        key = self._context.set_key
        return 0 if key is None else many.annotated(self._context.store, self.ids, key)[1]

    def remove(self, with_annotations: bool, go_on: Callable[[int], bool]) -> int:
        """Take them out of the library, each by itself; those with annotations only if that is
        said. Returns how many went. `go_on` is told how many were looked at, and says whether
        there is to be another."""
        gone = 0
        for number, id in enumerate(self.ids):
            if not go_on(number):
                break
            store = self._context.store
            if stored.by_id(store, id) is None:
                continue
            if not with_annotations and many.annotated(store, [id])[1]:
                continue
            removing.remove(store, id, with_annotations)
            gone += 1
        return gone
