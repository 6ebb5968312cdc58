"""Tags merged and split, with the passages that carry them: one act, however many there are.

How the codebook itself looks afterwards is `codebook_edits`' business.
"""

from collections.abc import Iterator, Sequence

from nkreader.library import codebook_edits as edits
from nkreader.library.codebook_rows import write_tags
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.model import Change, NkreaderError, Tag
from nkreader.store import adjudications, annotations, article_marks, comparing, tags
from nkreader.store.history import Act
from nkreader.store.long_acts import LongAct, long_act
from nkreader.text.search_words import Wanted
from nkreader.text.spelling import spelled

ROWS = 200
"""Annotations in one transaction."""


def merge(context: Context, slug: str, into: str) -> Change:
    """Give every passage of a tag, of every set, another tag, and retire the first.

    Where a passage has both, one annotation stays, with the notes of both. Raises NkreaderError
    for tags that there are not.
    """
    context.end_first()
    book = tags.codebook(context.store)
    after = edits.merged(book, slug, into)
    old, new = edits.known(book, slug), edits.known(book, into)
    said = f"merged {old.name} into {new.name}"
    with long_act(context.store, context.annotator, said, now()) as doing:
        _move(context, doing, annotations.with_tag(context.store, slug), old, new)
        _move_whole(context, doing, old, new)
        with doing.batch() as act:
            write_tags(context, act, after)
    context.refresh()
    return Change(doing.id, context.annotator, said, None, codebook=True)


def _move_whole(context: Context, doing: LongAct, old: Tag, new: Tag) -> None:
    """Whole articles their new tag, where they have it not already."""
    marked = article_marks.with_tag(context.store, old.slug)
    for first in range(0, len(marked), ROWS):
        with doing.batch() as act:
            there = tags.key_of(context.store, new.slug)
            for key, article, owner in marked[first : first + ROWS]:
                if article_marks.key_of(context.store, article, owner, there) is None:
                    act.update("article_mark", key, {"tag": there, "modified": now()})
                else:
                    act.delete("article_mark", key)


def split(context: Context, slug: str, name: str, words: str) -> tuple[Change, int]:
    """Give those passages of a tag a new tag that have some words in them or in their note; returns
    how many they were.

    Raises NkreaderError where no passage has them, and where the name can't be a tag's.
    """
    context.end_first()
    book = tags.codebook(context.store)
    old = edits.known(book, slug)
    keys = holding(context, slug, words)
    if not keys:
        raise NkreaderError(f"no passage of {old.name} has “{words}” in it or in its note")
    after = edits.added(book, name, old.parent)
    new = after[-1]
    said = f"split {new.name} off {old.name}"
    with long_act(context.store, context.annotator, said, now()) as doing:
        with doing.batch() as act:
            write_tags(context, act, after)
        _move(context, doing, keys, old, new)
    context.refresh()
    return Change(doing.id, context.annotator, said, None, codebook=True), len(keys)


def holding(context: Context, slug: str, words: str) -> list[int]:
    """The keys of the annotations of a tag that have some words in them or in their note."""
    context.end_first()
    wanted = [Wanted(word) for word in words.split()]
    wanted = [one for one in wanted if not one.is_empty]
    if not wanted:
        raise NkreaderError("give words with letters or digits to look for")
    patterns = [one.pattern() for one in wanted]
    found = []
    for key, exact, note in annotations.words_with_tag(context.store, slug):
        told = f"{spelled(exact)}\n{spelled(note or '')}"
        if all(pattern.search(told) for pattern in patterns):
            found.append(key)
    return found


def _move(context: Context, doing: LongAct, keys: Sequence[int], old: Tag, new: Tag) -> None:
    for some in _some(keys):
        with doing.batch() as act:
            here, there = tags.key_of(context.store, old.slug), tags.key_of(context.store, new.slug)
            if here is None or there is None:
                raise NkreaderError("somebody has changed the codebook meanwhile; look again")
            for key in some:
                _give(context, act, key, here, there)


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(keys), ROWS):
        yield keys[first : first + ROWS]


def _give(context: Context, act: Act, key: int, old: int, new: int) -> None:
    """One annotation its new tag; where the passage has that already, its note goes there."""
    row = annotations.tag_and_note(context.store, key)
    if row is None or row[0] != old:
        return
    id, was = comparing.claim(context.store, key)
    act.update("annotation", key, {"tag": new, "modified": now()})
    adjudications.follow_claim(context.store, act, id, was, comparing.claim(context.store, key)[1])
    twin = annotations.twin(context.store, key)
    if twin is None:
        return
    _, theirs = annotations.tag_and_note(context.store, twin) or (new, None)
    notes = [note for note in (theirs, row[1]) if note]
    if row[1] and row[1] != theirs:
        act.update("annotation", twin, {"note": "\n".join(notes), "modified": now()})
    act.delete("annotation", key)
