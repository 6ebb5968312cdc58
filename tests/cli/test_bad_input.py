"""Hostile and broken input: one line for each problem, the right exit code, nothing steered."""

import os
import sqlite3
import unicodedata
from pathlib import Path

import pytest

from tests.cli.running import BRIDGE, RICE, Command, lines

HOSTILE = {
    "escape": "Red \x1b[31malert\x1b]0;owned\x07\n\n" + RICE,
    "c1": "Old \x9b2J terminal\n\n" + RICE,
    "nul": "Nul \x00 inside\n\n" + RICE,
    "bidi": "Right \u202eto left\u202c and \u2066isolate\n\n" + RICE,
    "markup": "[bold]Bold[/bold] [@click=app.quit]here[/]\n\n" + RICE,
    "lines": "Line\u2028separator\x85next\x0bpage\x0c\n\n" + RICE,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_of_an_article_steers_the_terminal(run: Command, kind: str) -> None:
    file = run.file(f"{kind}.txt", HOSTILE[kind])
    shown = [run("add", file), run("list"), run("show", file), run("search", "rice")]
    shown += [run("entities", file), run("list", "--json"), run("show", file, "--json")]
    for done in shown:
        assert done.exit_code == 0, done.stderr
        for char in done.output:
            assert char in "\t\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
            assert char not in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069"
    assert "Rice" in shown[2].stdout


def test_markup_is_only_words(run: Command) -> None:
    file = run.file("markup.txt", HOSTILE["markup"])
    run("add", file)
    assert "[bold]Bold[/bold] [@click=app.quit]here[/]" in run("show", file).stdout


def test_titles_and_notes_from_the_command_line_are_hostile_too(run: Command) -> None:
    id = run.added()
    slug = run.json("codebook", "show", "--json")[0]["slug"]
    run("edit", id, "--title", "T\x1b[2J\u202e")
    run("tag", id, slug, "--quote", "Dandong", "--note", "N\x1b[2J\nsecond line")
    for words in (["list"], ["show", id], ["list", "--tag", slug], ["edit", id, "--author", "x"]):
        done = run(*words)
        assert done.exit_code == 0
        assert "\x1b" not in done.output
        assert "\u202e" not in done.output
    (shown,) = run.json("show", id, "--json")
    assert shown["annotations"][0]["note"] == "N\x1b[2J\nsecond line"


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + b"words " * 50, "PDF"),
        ("letter.txt", b"PK\x03\x04" + bytes(range(256)) * 4, "letter.txt"),
        ("noise.txt", bytes(range(1, 256)) * 20, "noise.txt"),
    ],
)
def test_what_is_no_text_is_refused(run: Command, name: str, content: bytes, word: str) -> None:
    file = run.file(name, content)
    for words in (["add", file], ["add", file, "--json"], ["entities", file]):
        done = run(*words)
        assert done.exit_code == 1
        (line,) = lines(done.stderr)
        assert name in line
        assert word in line
    with run.opened() as library:
        assert library.listing().count == 0


def test_missing_paths_are_one_line_each(run: Command) -> None:
    done = run("add", run.folder / "one.txt", run.folder / "two")
    assert (done.exit_code, done.stdout) == (1, "")
    first, second, count = lines(done.stderr)
    assert "one.txt" in first
    assert "two" in second
    assert count == "2 failed"


def test_a_folder_without_articles_is_said(run: Command) -> None:
    (run.folder / "hollow").mkdir()
    done = run("add", run.folder / "hollow")
    assert done.exit_code == 1
    (line,) = lines(done.stderr)
    assert "hollow" in line


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig", "euc-kr"])
def test_other_encodings_are_read_and_said(run: Command, encoding: str) -> None:
    words = "평양의 시장에서 쌀값이 올랐다고 소식통이 말했다. " if encoding == "euc-kr" else (
        "A café owner in Orléans said the déjà vu of a naïve façade was señor Peña’s. "
    )  # fmt: skip
    words = words.replace("’", "'") * 8
    file = run.file("a.txt", words.encode(encoding))
    done = run("add", file)
    assert done.exit_code == 0
    (shown,) = run.json("show", file, "--json")
    assert shown["text"] == words
    if encoding != "utf-8-sig":
        assert str(file) in done.stderr


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs permissions that bind"
)
def test_a_folder_that_may_not_be_read_is_said_and_the_rest_added(run: Command) -> None:
    closed = run.folder / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        done = run("add", closed, run.file("a.txt", BRIDGE))
    finally:
        closed.chmod(0o700)
    assert done.exit_code == 1
    assert "closed" in lines(done.stderr)[0]
    assert "added" in done.stdout


def _not_sqlite(path: Path) -> None:
    path.write_bytes(b"this is no database, only words " * 100)


def _of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")


def _newer(path: Path) -> None:
    Command(path.parent)("codebook", "show", "--library", path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")


def _a_folder(path: Path) -> None:
    path.mkdir()


def _damaged(path: Path) -> None:
    Command(path.parent)("codebook", "show", "--library", path)
    content = path.read_bytes()
    path.write_bytes(content[:100] + content[:99:-1])


@pytest.mark.parametrize("make", [_not_sqlite, _of_another_program, _newer, _a_folder, _damaged])
def test_a_library_that_is_none_is_named_and_left_alone(run: Command, make: object) -> None:
    assert callable(make)
    path = run.folder / "broken.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    file = run.file("a.txt", BRIDGE)
    verbs: list[list[object]] = [
        ["list"], ["add", file], ["show", "x"], ["undo"], ["sets"], ["codebook", "show"],
        ["export", "--format", "csv"], ["remove", "x"], ["search", "x"],
    ]  # fmt: skip
    for words in verbs:
        done = run(*words, "--library", path)
        assert (done.exit_code, done.stdout) == (1, ""), words
        (line,) = lines(done.stderr)
        assert "broken.db" in line
        assert "fault of nkreader" not in line
    if before is not None:
        assert path.read_bytes() == before


def test_a_library_in_a_place_that_can_not_be(run: Command) -> None:
    run.file("file", "not a folder")
    done = run("list", "--library", run.folder / "file" / "x.db")
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1


def test_a_library_that_may_only_be_read(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    id = run.added()
    slug = run.json("codebook", "show", "--json")[0]["slug"]
    run("tag", id, slug, "--quote", "Dandong")
    _freeze(run.library, monkeypatch)
    for words in (["list"], ["show", id], ["search", "dandong"], ["sets"], ["codebook"], ["where"],
                  ["export", "--format", "csv"], ["list", "--tag", slug]):  # fmt: skip
        assert run(*words).exit_code == 0, words
    file = run.file("rice.txt", RICE)
    for words in (["add", str(file)], ["tag", id, slug, "--quote", "Nobody crosses"], ["undo"],
                  ["edit", id, "--title", "x"], ["remove", id, "--with-annotations"],
                  ["codebook", "edit"]):  # fmt: skip
        done = run(*words)
        assert (done.exit_code, done.stdout) == (1, ""), words
        (line,) = lines(done.stderr)
        assert "only be read" in line


def _freeze(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the right to write away; where permissions do not bind (root), SQLite is told so."""
    library.chmod(0o400)
    if os.access(library, os.W_OK):
        connect = sqlite3.connect

        def read_only(name: str, **settings: object) -> sqlite3.Connection:
            frozen = name.replace("mode=rwc", "mode=ro")
            return connect(frozen, **settings)  # type: ignore[call-overload,no-any-return]

        monkeypatch.setattr(sqlite3, "connect", read_only)


@pytest.mark.parametrize("path", ["~nobody-of-this-name/x.txt", "x" * 300, "a/" + "y" * 5000])
def test_a_path_that_can_be_none_is_one_line_and_the_others_come_in(
    run: Command, path: str
) -> None:
    done = run("add", path, run.file("rice.txt", RICE))
    assert done.exit_code == 1
    assert [line.split()[0] for line in lines(done.stdout)] == ["added"]
    for words in (["show", path], ["entities", path], ["list", "--library", path]):
        done = run(*words)
        assert done.exit_code == 1
        assert len(lines(done.stderr)) == 1
        assert "fault of nkreader" not in done.stderr
