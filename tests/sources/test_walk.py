"""Which files a person means who names files and folders."""

import os
from pathlib import Path

import pytest

from nkreader.model import NkreaderError
from nkreader.sources.walk import walk
from tests.sources.making import newsboat


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.", encoding="utf-8")


def found(folder: Path, *paths: Path) -> list[str]:
    """Paths below `folder`; of an error, its message without the folder."""
    return [str(item).replace(f"{folder}{os.sep}", "").replace(os.sep, "/") for item in walk(paths)]


def test_a_folder_gives_its_texts_in_order_and_no_hidden_ones(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/c.md", "a/a.MARKDOWN", "c.png", ".hidden.txt", ".git/x.txt", "d")
    assert found(tmp_path, tmp_path) == ["a/a.MARKDOWN", "a/c.md", "b.txt"]


def test_every_kind_is_found_and_a_database_only_where_it_is_newsboats(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "a.docx", "a.mbox", "a.csv", "a.warc.gz", "a.tar.gz", "a.zip", "a.gz")
    (tmp_path / "cache.db").write_bytes(newsboat(("1", "text", 0)))
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\0 and no more")
    (tmp_path / "data.xml").write_text("<?xml version='1.0'?><data/>")
    assert found(tmp_path, tmp_path) == [
        "a.csv", "a.docx", "a.mbox", "a.pdf", "a.tar.gz", "a.warc.gz", "a.zip", "cache.db",
    ]  # fmt: skip


def test_a_file_that_is_named_is_known_by_its_bytes(tmp_path: Path) -> None:
    cache, box = tmp_path / "my feeds", tmp_path / "Inbox"
    cache.write_bytes(newsboat(("1", "text", 0)))
    box.write_bytes(b"From a@b Tue Mar 17 23:30:00 2020\nSubject: x\n\nwords")
    assert list(walk([cache, box])) == [cache, box]
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    (item,) = walk([old])
    assert "save it as .docx" in str(item)


def test_files_are_given_as_they_are_named(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", ".hidden.txt")
    named = (tmp_path / "b.txt", tmp_path / ".hidden.txt")
    assert list(walk(named)) == list(named)


def test_what_cannot_be_taken_is_said_and_the_walk_goes_on(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.png", "c.txt")
    missing = tmp_path / "missing.txt"
    items = list(walk([tmp_path / "a.txt", missing, tmp_path / "b.png", tmp_path / "c.txt"]))
    assert [type(item) is NkreaderError for item in items] == [False, True, True, False]
    assert str(items[1]) == f"{missing}: no such file or directory"
    assert "kinds read here: text, Markdown, web page" in str(items[2])


def test_symbolic_links_do_not_lead_round_in_circles(tmp_path: Path) -> None:
    write(tmp_path, "a/one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self.txt").symlink_to(tmp_path / "a" / "self.txt")
    (tmp_path / "a" / "gone.md").symlink_to(tmp_path / "nowhere.md")
    items = list(walk([tmp_path]))
    assert [item for item in items if isinstance(item, Path)] == [tmp_path / "a" / "one.txt"]
    assert sum(isinstance(item, NkreaderError) for item in items) == 2


def test_a_linked_file_is_taken(tmp_path: Path) -> None:
    write(tmp_path, "real/one.txt")
    link = tmp_path / "links" / "two.txt"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "real" / "one.txt")
    assert list(walk([link.parent])) == [link]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert list(walk([tmp_path])) == []
    (item,) = walk([tmp_path / "pipe.txt"])
    assert isinstance(item, NkreaderError)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_an_unreadable_folder_is_said(tmp_path: Path) -> None:
    write(tmp_path, "shut/one.txt", "two.txt")
    (tmp_path / "shut").chmod(0)
    try:
        items = list(walk([tmp_path]))
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert isinstance(items[0], NkreaderError)
    assert items[1] == tmp_path / "two.txt"
