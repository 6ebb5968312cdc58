"""What a library is opened on: nothing, something else, something broken, something locked."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.store.programs import AS_NOBODY, open_folder, run, start

Add = Callable[..., Article]


def refused(path: Path, words: str) -> None:
    """Opening is refused in one line, and the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NkreaderError, match=words) as told:
        Library(path, "ann")
    assert "\n" not in str(told.value)
    assert before is None or path.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, "a folder")


def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    refused(tmp_path / "pipe.db", "not a file")


def test_a_path_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused(tmp_path / "file" / "library.db", "choose another")


def test_text_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Notes about the gate.\n" * 200)
    refused(file, "not an nkreader library")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
    refused(file, "another program")


def test_a_library_of_a_newer_program(library: Library) -> None:
    library.close()
    with closing(sqlite3.connect(library.path)) as file:
        file.execute("PRAGMA user_version = 99")
    refused(library.path, "newer nkreader")


@pytest.mark.parametrize("kept", [1, 20, 99, 100, 1000, 4096, 9000, 30000])
def test_a_library_cut_short(library: Library, kept: int) -> None:
    library.close()
    library.path.write_bytes(library.path.read_bytes()[:kept])

    def read() -> list[str]:
        with Library(library.path, "ann") as opened:
            opened.listing().fetch(0, 10)
        return []

    said: list[str] = []
    for look in (read, lambda: check(library.path)):
        try:
            said += look()
        except NkreaderError as error:
            said.append(str(error))
    assert said
    assert all("\n" not in one for one in said)


def test_a_library_of_which_nothing_is_left_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_bytes(b"")
    with Library(file, "ann") as library:
        assert library.listing().count == 0
    assert check(file) == []


@pytest.mark.parametrize("name", ["new\nline.db", "per%20cent?#.db", "북한.db", "caf\udce9.db"])
def test_any_name_is_a_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    try:
        with Library(file, "ann") as library:
            assert library.codebook.tags
    except OSError:
        pytest.skip("this disk has no such names")
    assert file.exists()
    with Library(file, "ann") as library:
        assert library.codebook.tags


def test_a_setting_that_cannot_be_read_is_none(library: Library) -> None:
    library.remember("advance", True)
    with library._context.store.write() as db:
        db.execute("UPDATE setting SET value = '{'")
    with Library(library.path, "ann") as again:
        assert again.setting("advance", False) is False


OPEN = """
import sys
from pathlib import Path
from nkreader.library import Library
print("up", flush=True)
sys.stdin.readline()
with Library(Path(sys.argv[1]), "ann") as library:
    print(len(library.codebook.tags), flush=True)
"""


def test_many_programs_may_make_a_library_at_once(library_file: Path) -> None:
    programs = [start(OPEN, library_file) for _ in range(5)]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "up\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [program.communicate(timeout=60) for program in programs]
    assert {errors for _, errors in told} == {""}
    assert len({out for out, _ in told}) == 1
    assert check(library_file) == []


@pytest.mark.parametrize(
    "statements",
    [["PRAGMA journal_mode = WAL"], ["PRAGMA journal_mode = WAL", "PRAGMA user_version = 0"]],
)
def test_a_library_that_was_killed_while_it_was_made_is_made(
    library_file: Path, statements: list[str]
) -> None:
    with closing(sqlite3.connect(library_file, isolation_level=None)) as file:
        for statement in statements:
            file.execute(statement)
    assert check(library_file) == []
    for _ in range(2):
        with Library(library_file, "ann") as library:
            assert library.codebook.tags
    assert check(library_file) == []


# Locked


def test_a_locked_library_opens_reads_and_says_why_it_does_not_tag(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = add()
    reading = library.open(article.id)
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE article SET title = 'half an act'")
        with Library(library.path, "ann") as second:
            second._context.store.db.execute("PRAGMA busy_timeout = 50")
            assert second.read_only is None
            assert second.open(article.id).article.metadata.title != "half an act"
            with pytest.raises(NkreaderError, match="another program is writing"):
                second.toggle(reading, Span(0, 4), "sanctions-concern")
            with pytest.raises(NkreaderError, match="another program is writing"):
                second.remember("advance", True)
            assert second.setting("advance") is None
            other.execute("ROLLBACK")
            second.toggle(reading, Span(0, 4), "sanctions-concern")
    assert len(library.marks(article.id)) == 1
    assert check(library.path) == []


# Without the right to write

READ_AND_TRY = (
    AS_NOBODY
    + """
try:
    with Library(Path(sys.argv[1]), "ann") as library:
        rows = library.listing().fetch(0, 10)
        reading = library.open(rows[0].id)
        print(len(rows), len(reading.mentions), len(library.marks(rows[0].id)))
        for act in (
            lambda: library.toggle(reading, Span(0, 4), "sanctions-concern"),
            library.undo,
            lambda: library.set_state(rows[0].id, "done"),
            lambda: list(library.add(["-"], b"A cart came over the bridge.")),
        ):
            try:
                act()
                print("done")
            except NkreaderError as error:
                print("may only be read" in str(error), str(error).count(chr(10)))
except NkreaderError as error:
    print("refused:", error)
"""
)


def needs_nobody() -> None:
    if os.name != "posix" or os.getuid() != 0:
        pytest.skip("only root can become nobody")


@pytest.mark.parametrize("where", ["file", "folder", "both"])
def test_without_the_right_to_write_all_is_read_and_nothing_written(
    library: Library, add: Add, where: str
) -> None:
    needs_nobody()
    article = add()
    library.toggle(library.open(article.id), Span(0, 4), "sanctions-concern")
    library.close()
    with open_folder() as folder:
        file = folder / "library.db"
        file.write_bytes(library.path.read_bytes())
        file.chmod(0o644 if where != "folder" else 0o666)
        folder.chmod(0o777 if where == "file" else 0o755)
        before = file.read_bytes()
        told = run(READ_AND_TRY, file).split("\n")
        assert told[0].startswith("1 ")
        assert told[0].endswith(" 1")
        assert told[1:5] == ["True 0"] * 4
        assert file.read_bytes() == before


def test_a_library_that_may_not_even_be_read_is_one_line(library: Library) -> None:
    needs_nobody()
    library.close()
    with open_folder() as folder:
        file = folder / "library.db"
        file.write_bytes(library.path.read_bytes())
        file.chmod(0o600)
        told = run(READ_AND_TRY, file)
        assert told.startswith("refused:")
        assert told.count("\n") == 1
        folder.chmod(0o700)
        told = run(READ_AND_TRY, file)
        assert told.startswith("refused:")
        assert told.count("\n") == 1


def test_no_library_is_made_where_none_can_be(tmp_path: Path) -> None:
    needs_nobody()
    with open_folder() as folder:
        for place in (folder / "library.db", folder / "below" / "library.db"):
            told = run(READ_AND_TRY, place)
            assert told.startswith("refused:")
            assert told.count("\n") == 1


def test_what_another_user_has_open_is_read_as_it_is_now(library: Library, add: Add) -> None:
    needs_nobody()
    add()
    library.close()
    with open_folder() as folder:
        file = folder / "library.db"
        file.write_bytes(library.path.read_bytes())
        file.chmod(0o644)
        with Library(file, "bea") as writer:
            list(writer.add(["-"], b"A second cart came over the bridge."))
            for end in ("-wal", "-shm"):
                Path(f"{file}{end}").chmod(0o644)
            assert run(READ_AND_TRY, file).startswith("2 ")
