"""What is told before an import equals what it then reports: every number, every format, into
whatever library."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.import_preview import Coming
from nkreader.library.import_words import coming_lines
from nkreader.library.importing import Imported
from nkreader.model import NkreaderError
from tests.exchange.golden_bundle import FOLDER

FILES = (
    "border-1.jsonl", "border.jsonl", "border.csv", "border-qdpx.qdpx", "border-qdc.qdc",
    "border-webannotation.jsonld", "border-labelstudio.json", "border-doccano.jsonl",
    "border-conll.conll", "border-brat", "border-cas-xmi",
)  # fmt: skip


def untouched(library: Library) -> None:
    pass


def changed(library: Library) -> None:
    """Some of what came was changed, some taken away; some is new."""
    every = library.passages(everybody=True)
    own = [one for one in every if one.set.annotator == library.annotator]
    found = sorted(own, key=lambda one: one.mark.annotation.id)
    for number, one in enumerate(found):
        if number % 3 == 0:
            library.note(one.mark.annotation.id, "otherwise")
        elif number % 3 == 1:
            library.untag(one.mark.annotation.id)
    for mark in library.article_marks.every(True)[:1]:
        library.article_marks.write_memo(mark.article, "otherwise too")
    for row in library.linking.listing().fetch(0, 1):
        library.linking.set_state(row.link.id, "resolved")


def undone(library: Library) -> None:
    """What was changed after the import has outlived it as conflicts."""
    changed(library)
    library.take(FOLDER / "border.jsonl", "border.jsonl")
    for _ in range(8):
        try:
            library.undo()
        except NkreaderError:
            break


STATES: dict[str, Callable[[Library], None]] = {
    "as it came": untouched, "changed since": changed, "taken back": undone,
}  # fmt: skip


def library_of(path: Path, *files: str, then: Callable[[Library], None] = untouched) -> None:
    with Library(path, "민지", "main") as library:
        for file in files:
            library.take(FOLDER / file, file)
        then(library)


def check(path: Path, file: str, set_name: str | None = None) -> tuple[Coming, Imported]:
    with Library(path, "민지", "main") as library:
        before = {one.mark.annotation.id for one in library.passages(everybody=True)}
        told = library.handed_in.foresee(FOLDER / file, file, set_name)
        marks = {one.id for one in library.article_marks.every(True)}
        links = library.linking.listing().count
        done = library.take(FOLDER / file, file, set_name)
        fresh = [
            one.mark.placement.status
            for one in library.passages(everybody=True)
            if one.mark.annotation.id not in before
        ]
        new_marks = [one for one in library.article_marks.every(True) if one.id not in marks]
        more_links = library.linking.listing().count - links
    assert (
        told.annotations, told.articles, len(told.tags), told.known, told.decisions, told.views,
        told.heard, told.relations, told.conflicts,
    ) == (
        done.annotations, done.articles, done.tags, done.known, done.decisions, done.views,
        done.heard, done.relations, done.conflicts,
    )  # fmt: skip
    assert (told.placed, told.review, told.orphan) == tuple(
        fresh.count(status) for status in ("placed", "review", "orphan")
    )
    assert (told.whole, told.links) == (len(new_marks), more_links)
    tags = "in the codebook"
    assert [n for n in told.notes if tags not in n] == [n for n in done.notes if tags not in n]
    return told, done


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("set_name", [None, "other"])
def test_into_an_empty_library(tmp_path: Path, file: str, set_name: str | None) -> None:
    told, _ = check(tmp_path / "l.db", file, set_name)
    assert told.annotations or file.endswith(".qdc")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("state", STATES)
def test_into_a_library_that_has_it(tmp_path: Path, file: str, state: str) -> None:
    path = tmp_path / "l.db"
    library_of(path, "border.jsonl", file, then=STATES[state])
    for set_name in (None, "other"):
        copy = tmp_path / f"{set_name}.db"
        shutil.copy(path, copy)
        check(copy, file, set_name)


def test_conflicts_are_told_before_they_are_made(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    library_of(path, "border.jsonl", then=changed)
    told, _ = check(path, "border.jsonl")
    assert told.conflicts > 0


def test_what_was_said_of_two_articles_is_told_too(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    with Library(tmp_path / "l.db", "민지", "main") as library:
        library.take(FOLDER / "border.jsonl", "border.jsonl")
        first, second = (library.listing().fetch(n, 1)[0].id for n in (0, 1))
        one, other = library.article(first), library.article(second)
        library.pairs.say(one, other)
        library.export(library.passages(everybody=True), "jsonl", page, everything=True)
    for path, relations in ((tmp_path / "new.db", 1), (tmp_path / "l.db", 0)):
        with Library(path, "민지", "main") as library:
            told = library.handed_in.foresee(page, "page.jsonl")
            done = library.take(page, "page.jsonl")
        assert told.relations == done.relations == relations
        assert ("1 article relation" in "\n".join(coming_lines(told))) is bool(relations)
