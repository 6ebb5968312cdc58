"""Conflicts as people meet them: what stands, what is kept beside it, what settles it."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.library.test_merging import exported, in_words

Add = Callable[..., Article]
Record = dict[str, Any]


@pytest.fixture
def two(library: Library, add: Add, tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """Ann's library with one passage, and Bea's, who has had it from her."""
    article = add()
    start = library.open(article.id).document.text.index("30 days")
    library.tag(article, Span(start, start + 7), "covid-quarantine")
    with Library(tmp_path / "bea.db", "ann") as other:
        other.take(io.BytesIO(exported(library)), "ann.jsonl")
        yield library, other


def conflicting(two: tuple[Library, Library]) -> str:
    """Both change the one passage, Bea later; her file comes to Ann. The passage's id."""
    library, other = two
    (mark,) = (one.mark.annotation for one in library.passages())
    library.note(mark.id, "As long as that?")
    other.retag(mark.id, "border-closure")
    file = exported(other).replace(b'"modified":"2', b'"modified":"3')
    done = library.take(io.BytesIO(file), "bea.jsonl")
    assert (done.annotations, done.known, done.conflicts) == (0, 1, 1)
    return mark.id


def said(library: Library) -> tuple[str, str | None]:
    (mark,) = (one.mark.annotation for one in library.passages())
    return mark.tag, mark.note


MINE, THEIRS = ("covid-quarantine", "As long as that?"), ("border-closure", None)


def test_the_later_one_stands_and_the_other_can_be_chosen(two: tuple[Library, Library]) -> None:
    library, _ = two
    id = conflicting(two)
    assert said(library) == THEIRS
    (one,) = library.conflicts.every()
    assert (one.about, one.theirs.tag, one.theirs.note) == (id, *MINE)
    assert (one.mine.tag, one.file) == ("border-closure", "bea.jsonl")
    library.conflicts.settle(id[:5].lower(), "theirs")
    assert said(library) == MINE
    assert library.conflicts.every() == []
    library.undo()
    assert said(library) == THEIRS
    assert library.conflicts.every() == [one]
    library.undo()
    assert said(library) == MINE
    assert library.conflicts.every() == []


@pytest.mark.parametrize(("which", "stands"), [("mine", THEIRS), ("theirs", MINE)])
def test_what_is_settled_stays_settled_when_the_file_comes_again(
    two: tuple[Library, Library], which: Any, stands: tuple[str, str | None]
) -> None:
    library, other = two
    before = exported(library).replace(b'"modified":"2', b'"modified":"1')
    id = conflicting(two)
    library.conflicts.settle(library.conflicts.every()[0].id, which)
    for again in (before, exported(other).replace(b'"modified":"2', b'"modified":"3')):
        library.take(io.BytesIO(again), "again.jsonl")
        assert said(library) == stands
        settled = {(one.theirs.tag, one.theirs.note) for one in library.conflicts.every()}
        assert settled <= {(MINE[0], None)}
    assert library.mark(id).annotation.id == id


def test_what_is_taken_off_takes_its_conflicts_along_and_brings_them_back(
    two: tuple[Library, Library],
) -> None:
    library, _ = two
    id = conflicting(two)
    library.untag(id)
    assert library.conflicts.every() == []
    library.undo()
    assert [one.about for one in library.conflicts.every()] == [id]


def test_an_article_goes_with_its_conflicts(two: tuple[Library, Library]) -> None:
    library, _ = two
    conflicting(two)
    article = library.passages()[0].article
    library.remove(article, with_annotations=True)
    assert library.conflicts.every() == []
    assert check(library.path) == []


def test_edited_to_what_the_other_says_it_is_no_conflict(two: tuple[Library, Library]) -> None:
    library, _ = two
    id = conflicting(two)
    library.retag(id, MINE[0])
    library.note(id, MINE[1])
    assert library.conflicts.every() == []


def test_a_set_taken_into_another_and_again_as_it_is_makes_no_conflicts(
    two: tuple[Library, Library],
) -> None:
    library, other = two
    file = exported(library)
    done = other.take(io.BytesIO(file), "ann.jsonl", "from-ann")
    assert (done.known, done.conflicts) == (1, 0)


def test_an_import_that_was_taken_back_comes_again_as_if_it_were_the_last(
    two: tuple[Library, Library], tmp_path: Path
) -> None:
    """What a later file said has outlived the annotation; it is weighed when that is back."""
    library, _ = two
    older = exported(library)
    conflicting(two)
    later = exported(library)
    with Library(tmp_path / "c.db", "cy") as third, Library(tmp_path / "d.db", "cy") as plain:
        third.take(io.BytesIO(later), "later.jsonl")
        third.take(io.BytesIO(older), "older.jsonl")
        first = third.entries()[-1].id
        third.revert(first)
        assert third.passages(everybody=True) == []
        assert third.conflicts.every() == []
        third.take(io.BytesIO(older), "older.jsonl")
        third.take(io.BytesIO(later), "later.jsonl")
        plain.take(io.BytesIO(older), "older.jsonl")
        plain.take(io.BytesIO(later), "later.jsonl")
        assert exported(third) == exported(plain)
        assert in_words(third.conflicts.every()) == in_words(plain.conflicts.every())
        assert check(third.path) == []


def test_two_memos_on_one_article_are_a_conflict_and_neither_is_lost(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    library.packs.pack(tmp_path / "away.db")
    library.article_marks.write_memo(article.id, "At home.")
    with Library(tmp_path / "away.db", "ann") as away:
        away.article_marks.write_memo(article.id, "Away.")
    library.packs.take(tmp_path / "away.db", "away.db")
    (one,) = library.conflicts.every()
    assert {one.mine.note, one.theirs.note} == {"At home.", "Away."}
    library.conflicts.settle(one.id, "theirs")
    assert library.article_marks.memo(article.id) == one.theirs.note
    library.undo()
    assert library.article_marks.memo(article.id) == one.mine.note


def test_who_names_no_conflict_is_told(two: tuple[Library, Library]) -> None:
    library, _ = two
    with pytest.raises(NkreaderError, match="no such conflict"):
        library.conflicts.settle("ZZZZ", "mine")


def test_a_file_that_is_dated_ahead_is_settled_once(two: tuple[Library, Library]) -> None:
    """Its clock is not this one: what it says is no later word when it comes again."""
    library, other = two
    id = conflicting(two)
    second = exported(other).replace(b'"modified":"2', b'"modified":"3')
    other.note(id, "a third word")
    third = exported(other).replace(b'"modified":"2', b'"modified":"4')
    library.take(io.BytesIO(third), "third.jsonl")
    for wanted in (THEIRS, MINE):
        found = {(one.theirs.tag, one.theirs.note): one.id for one in library.conflicts.every()}
        library.conflicts.settle(found[wanted], "theirs")
    for again in (second, third):
        library.take(io.BytesIO(again), "again.jsonl")
        assert said(library) == MINE
        assert library.conflicts.every() == []
