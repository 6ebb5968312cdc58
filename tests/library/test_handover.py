"""Sets out and in: nothing is lost, nothing is doubled, and it can be undone."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nkreader.library import Library, importing
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.conftest import STORY

Add = Callable[..., Article]

OWN_TAGS = """
[[tag]]
slug = "sanctions-worry"
was = "sanctions-concern"
name = "sanctions worry"
key = "5"
colour = "lime"
definition = "Ours."

[[tag]]
slug = "ships"
name = "ships"
key = "1"
colour = "blue"
definition = "Boats of any kind."
parent = "sanctions-worry"
"""


def exported(library: Library) -> bytes:
    out = io.BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out)
    return out.getvalue()


def tag(library: Library, article: Article, quote: str, slug: str, note: str | None = None) -> None:
    start = library.open(article.id).document.text.index(quote)
    library.tag(article, Span(start, start + len(quote)), slug, note)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "empty.db", "bea") as opened:
        yield opened


def test_out_in_and_out_again_is_the_same_to_the_byte(
    library: Library, add: Add, empty: Library
) -> None:
    article = add()
    library.codebooks.apply(OWN_TAGS)
    tag(library, article, "One wrong shipment", "sanctions-worry", "“who?” 북한\nsecond line")
    tag(library, article, "Trucks wait", "ships")
    tag(library, article, "rice cost 4,200 won", "ships")
    add(STORY.replace("rice cost 4,200 won in Hyesan on Nov. 3", "nobody sold anything"))
    assert {one.mark.placement.status for one in library.passages()} > {"placed"}
    first = exported(library)
    empty.take(io.BytesIO(first), "set.jsonl")
    assert exported(empty) == first


def test_the_same_set_twice_is_there_once(library: Library, add: Add, empty: Library) -> None:
    tag(library, add(), "30 days", "covid-quarantine")
    data = exported(library)
    assert empty.take(io.BytesIO(data), "set.jsonl").annotations == 1
    again = empty.take(io.BytesIO(data), "set.jsonl")
    assert (again.annotations, again.known) == (0, 1)
    assert exported(empty) == data


def test_what_a_source_says_of_a_block_lasts_in_a_library(
    library: Library, add: Add, empty: Library
) -> None:
    tag(library, add(), "One wrong shipment", "sanctions-concern")
    first = b'"kind":"paragraph"'
    data = exported(library)
    at = data.index(first) + len(first)
    hinted = data[:at] + b',"hint":"caption"' + data[at:]
    empty.take(io.BytesIO(hinted), "set.jsonl")
    assert exported(empty) == hinted


def test_an_import_is_undone_as_one_act(library: Library, add: Add, empty: Library) -> None:
    article = add()
    for quote in ("30 days", "rice", "bridge"):
        tag(library, article, quote, "covid-quarantine")
    empty.take(io.BytesIO(exported(library)), "set.jsonl")
    before = empty.codebook
    empty.undo()
    assert empty.passages(everybody=True) == []
    empty.redo()
    assert len(empty.passages(everybody=True)) == 3
    assert empty.codebook == before


def test_an_import_keeps_what_the_codebook_here_says_of_used_tags(
    library: Library, add: Add, empty: Library, tmp_path: Path
) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("The gate is shut, a guard said on Monday.\n", "utf-8")
    (mine,) = empty.add([str(file)])
    tag(empty, empty.article(mine.id or ""), "gate", "sanctions-concern")
    library.codebooks.apply(
        OWN_TAGS.replace("sanctions-worry", "sanctions-concern").replace(
            'was = "sanctions-concern"\n', ""
        )
    )
    tag(library, add(), "One wrong shipment", "sanctions-concern")
    tag(library, add(), "Trucks wait", "ships")
    empty.take(io.BytesIO(exported(library)), "set.jsonl")
    kept = empty.codebook.get("sanctions-concern")
    assert kept is not None
    assert kept.key == "1"
    ships = empty.codebook.get("ships")
    assert ships is not None
    assert ships.parent == "sanctions-concern"
    keys = [one.key for one in empty.codebook.tags if one.key]
    assert len(keys) == len(set(keys))


def test_every_quote_is_its_version_at_its_place(library: Library, add: Add) -> None:
    import json

    article = add()
    tag(library, article, "30 days in Sinuiju", "covid-quarantine")
    add("Update: a correction stands above.\n\n" + STORY)
    tag(library, library.article(article.id), "a correction", "rumor-or-speculation")
    records = [json.loads(line) for line in exported(library).decode().split("\n") if line]
    texts = {one["id"]: one["text"] for one in records if one["type"] == "version"}
    found = [one for one in records if one["type"] == "annotation"]
    assert len(found) == 2
    assert all(texts[one["version"]][one["start"] : one["end"]] == one["exact"] for one in found)


def test_a_broken_file_changes_nothing(library: Library, add: Add, empty: Library) -> None:
    tag(library, add(), "30 days", "covid-quarantine")
    data = exported(library).replace(b"30 days", b"31 days", 1)
    with pytest.raises(NkreaderError, match="line"):
        empty.take(io.BytesIO(data), "set.jsonl")
    assert empty.listing().count == 0


@pytest.mark.parametrize("name", ["jsonl", "csv", "markdown"])
def test_every_format_is_written_whole(
    library: Library, add: Add, tmp_path: Path, name: str
) -> None:
    tag(library, add(), "30 days", "covid-quarantine")
    done = library.export(library.passages(), name, tmp_path / "out")
    assert (tmp_path / "out").stat().st_size == done.bytes
    assert b"30 days" in (tmp_path / "out").read_bytes()


RENAMED = OWN_TAGS.replace(
    'was = "sanctions-concern"\nname = "sanctions worry"',
    'was = "sanctions-concern"\nname = "sanctions fear"',
)


def tables(path: Path) -> list[str]:
    """Every row of what an import writes."""
    wanted = (
        *("article", "version", "tag", "annotation_set", "annotation", "link", "placement"),
        *("decision", "change", "change_row", "unfinished", "unfinished_row"),
    )
    db = sqlite3.connect(path)
    try:
        return [repr(row) for name in wanted for row in db.execute(f"SELECT * FROM {name}")]
    finally:
        db.close()


def test_a_set_that_grew_and_whose_tag_was_renamed_merges(
    library: Library, add: Add, empty: Library, tmp_path: Path
) -> None:
    tag(library, add(), "30 days", "sanctions-concern")
    empty.take(io.BytesIO(exported(library)), "set.jsonl")
    library.codebooks.apply(RENAMED)
    (added,) = library.add(["-"], b"The gate is shut, a guard said on Monday.\n")
    more = library.article(added.id or "")
    tag(library, more, "gate", "sanctions-worry")
    data = exported(library)
    done = empty.take(io.BytesIO(data), "set.jsonl")
    assert (done.annotations, done.known, done.articles) == (1, 1, 1)
    assert "the tag sanctions-worry is called sanctions-concern here" in done.notes
    used = {one.mark.annotation.tag for one in empty.passages(everybody=True)}
    assert used == {"sanctions-concern"}
    again = empty.take(io.BytesIO(data), "set.jsonl")
    assert (again.annotations, again.known, again.articles) == (0, 2, 0)
    assert check(tmp_path / "empty.db") == []


@pytest.mark.parametrize("late", ["_write_articles", "_write_marks", "_write_links", "_place"])
def test_an_import_that_fails_midway_leaves_everything_as_it_was(
    library: Library,
    add: Add,
    empty: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    late: str,
) -> None:
    tag(library, add(), "30 days", "sanctions-concern")
    empty.take(io.BytesIO(exported(library)), "set.jsonl")
    (added,) = library.add(["-"], b"The gate is shut, a guard said on Monday.\n")
    more = library.article(added.id or "")
    tag(library, more, "gate", "rumor-or-speculation")
    data = exported(library)
    before = tables(tmp_path / "empty.db")
    write = getattr(importing, late)

    def full(*arguments: object) -> None:
        write(*arguments)
        raise NkreaderError("the disk is full")

    monkeypatch.setattr(importing, late, full)
    with pytest.raises(NkreaderError, match="the disk is full"):
        empty.take(io.BytesIO(data), "set.jsonl")
    assert tables(tmp_path / "empty.db") == before
    monkeypatch.undo()
    assert empty.take(io.BytesIO(data), "set.jsonl").annotations == 1
    assert check(tmp_path / "empty.db") == []
