"""What is said before an import is what the import then does; and looking writes nothing."""

import io
import sqlite3
from pathlib import Path

import pytest

from nkreader.coded_set import CodedSet
from nkreader.library import Library
from nkreader.library.coded_sets import bundle_of
from nkreader.library.history import StoppedError
from nkreader.library.import_preview import coming
from nkreader.library.import_words import coming_lines
from nkreader.library.importing import take
from nkreader.text.span import Span
from tests.library.test_coded_sets import CODED, QUOTES


def state(path: Path) -> tuple[int, str]:
    """What SQLite counts of writes, and every row there is."""
    db = sqlite3.connect(path)
    try:
        rows = "\n".join(db.iterdump())
        return int(db.execute("PRAGMA data_version").fetchone()[0]), rows
    finally:
        db.close()


@pytest.mark.parametrize("coded", [CODED, QUOTES])
def test_the_preview_tells_what_comes(tmp_path: Path, coded: CodedSet) -> None:
    path = tmp_path / "l.db"
    with Library(path, "me", "main") as library:
        context, notes = library._context, list[str]()
        made = bundle_of(context, coded, "their.qdpx", notes)
        before = state(path)
        told = coming(context, made.bundle, None, made.known, notes)
        assert state(path) == before
        done = take(context, made.bundle, None, "their.qdpx")
        statuses = [one.mark.placement.status for one in library.passages(everybody=True)]
        assert (told.annotations, told.articles) == (done.annotations, done.articles)
        assert len(told.tags) == done.tags
        assert told.placed == statuses.count("placed")
        again = bundle_of(context, coded, "their.qdpx", [])
        twice = coming(context, again.bundle, None, again.known, [])
        assert (twice.annotations, twice.known) == (0, done.annotations)
        assert twice.tags == ()


def test_what_would_wait_for_review_is_counted_so(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text("Border\n\nOn Monday the bridge was closed to all trucks. Nobody said why.\n")
    first, other = io.BytesIO(), io.BytesIO()
    with Library(tmp_path / "their.db", "bea") as library:
        (added,) = library.add([str(story)])
        article = library.article(added.id or "")
        for words in ("On Monday", "the bridge was closed", "Nobody said why."):
            start = library.text(article).index(words)
            library.tag(article, Span(start, start + len(words)), "sanctions-concern")
            if not first.getvalue():
                library.export(library.passages(), "jsonl", first)
        library.export(library.passages(), "jsonl", other)
    story.write_text("Border\n\nOn Monday the bridge was shut, to all trucks. He said: no.\n")
    with Library(tmp_path / "mine.db", "me") as library:
        library.take(io.BytesIO(first.getvalue()), "their.jsonl")
        assert [one.status for one in library.add([str(story)])] == ["updated"]
        told = library.handed_in.foresee(io.BytesIO(other.getvalue()), "their.jsonl")
        library.take(io.BytesIO(other.getvalue()), "their.jsonl")
        found = [
            one.mark.placement.status
            for one in library.passages(everybody=True)
            if one.mark.annotation.exact != "On Monday"
        ]
    assert (told.placed, told.review, told.orphan) == tuple(
        found.count(status) for status in ("placed", "review", "orphan")
    )
    assert (told.known, told.articles, told.known_articles) == (1, 0, 1)
    assert next(coming_lines(told)).startswith("2 annotations: ")


def test_one_who_stops_an_import_has_none_of_it(tmp_path: Path) -> None:
    out = io.BytesIO()
    with Library(tmp_path / "their.db", "bea") as library:
        (added,) = library.add(["-"], b"The gate is shut, a guard said.\n")
        library.tag(library.article(added.id or ""), Span(0, 8), "sanctions-concern")
        library.export(library.passages(), "jsonl", out)

    def stop(done: int, of: int) -> None:
        if done == of:
            raise StoppedError("stopped")

    path = tmp_path / "mine.db"
    with Library(path, "me") as library:
        with pytest.raises(StoppedError):
            library.handed_in.take(io.BytesIO(out.getvalue()), "their.jsonl", tell=stop)
        assert library.listing().count == 0
        assert library.sets() == []
