"""What of another program's file is here already, and as it is here: no such file holds all that
nkreader knows of an annotation, and what it does not speak of is no difference."""

from collections.abc import Iterable

from nkreader.article_marks import ArticleMark
from nkreader.coded_set import Coding
from nkreader.exchange.documents import uuid_of
from nkreader.model import Annotation, Mark
from nkreader.store import annotations, article_marks
from nkreader.store.connection import Store
from nkreader.wellformed import ID

_PLACE = ("version", "start", "end", "prefix", "suffix")


def marks_here(store: Store, ids: Iterable[str]) -> dict[str, Mark]:
    """The annotations that are here, by their ids."""
    found = annotations.marks(store, annotations.keys_of(store, list(ids)))
    return {mark.annotation.id: mark for mark in found}


def with_own_ids(
    store: Store, codings: Iterable[Coding], articles: Iterable[str], sets: Iterable[str]
) -> list[Coding]:
    """The codings, those that nkreader has written under a GUID with their own ids; `articles` and
    `sets` are those (by id) that they may be of."""
    given, wanted = list(codings), list(dict.fromkeys(articles))
    if all(one.id is None or ID.fullmatch(one.id) for one in given):
        return given
    own = {
        uuid_of("coding", id): id for article in wanted for id in annotations.ids_in(store, article)
    }
    own |= {uuid_of("mark", one.id): one.id for one in article_marks.of_sets(store, sets, wanted)}
    return [one._replace(id=own.get(one.id or "", one.id)) for one in given]


def as_here(mark: Mark, here: Mark | None) -> Mark:
    """An annotation with what the file does not hold of it as it is here: its grade, the lines of
    its note. The same words in the same article lie where they lay when the file came first."""
    if here is None:
        return mark
    own, there = mark.annotation, here.annotation
    note = _note_as_here(own.note, there) if own.note else own.note
    own = own._replace(grade=there.grade, note=note)
    if (own.article, own.exact) != (there.article, there.exact):
        return mark._replace(annotation=own)
    place = {name: getattr(there, name) for name in _PLACE}
    return Mark(own._replace(**place), here.placement)


def whole_as_here(said: ArticleMark, here: ArticleMark | None) -> ArticleMark:
    """The same of what is said of a whole article: not all formats keep its id and note."""
    if here is None:
        return said
    return said._replace(id=here.id, note=_note_as_here(said.note, here), created=here.created)


def _note_as_here(note: str | None, here: Annotation | ArticleMark | None) -> str | None:
    """A note, as it is here where the file, which may have no lines or no notes, says no other."""
    there = here.note if here is not None else None
    return there if there and (note is None or note.split() == there.split()) else note
