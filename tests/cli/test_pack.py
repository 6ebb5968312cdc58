"""`pack` and a library that comes back, as two people use them."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import BRIDGE, Command, lines


@pytest.fixture
def packed(run: Command) -> Path:
    """A library with one article, packed."""
    run.added("bridge.txt", BRIDGE)
    done = run("pack", "-o", run.folder / "for-mina.db")
    assert done.exit_code == 0
    assert "1 article, 0 annotations" in done.stderr
    return run.folder / "for-mina.db"


def test_a_colleague_tags_in_the_pack_and_it_comes_back_once(run: Command, packed: Path) -> None:
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600
    theirs = ["--library", packed, "--annotator", "mina"]
    (article,) = run.json("list", "--json", *theirs)
    word = BRIDGE.split()[3]
    (tag,) = run.json(
        "tag", article["id"], "border-closure", "--quote", word, "--nth", 1, "--json", *theirs
    )
    (done,) = run.json("import", packed, "--json")
    assert (done["annotations"], done["known"], done["conflicts"]) == (1, 0, 0)
    (shown,) = run.json("show", article["id"], "--json", "--annotator", "mina")
    assert [one["id"] for one in shown["annotations"]] == [tag["id"]]
    (again,) = run.json("import", packed, "--json")
    assert (again["annotations"], again["known"]) == (0, 1)
    assert run("undo").exit_code == 0
    assert run.json("sets", "--json") == []


def test_a_library_comes_by_standard_input_too(run: Command, packed: Path) -> None:
    done = run("import", "-", "--library", run.folder / "new.db", input=packed.read_bytes())
    assert done.exit_code == 0
    assert "imported 0 annotations, 1 article" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("pack",), 2, "-o"),
        (("pack", "-o", "-"), 2, "name one with -o"),
        (("pack", "-o", "for-mina.db"), 1, "--force replaces it"),
        (("pack", "-o", "library.db", "--force"), 1, "library itself"),
        (("pack", "-o", ".", "--force"), 1, "no file"),
        (("pack", "-o", "nowhere/x.db"), 1, "nothing was packed"),
        (("import", "library.db"), 1, "merged into"),
        (("import", "other.db"), 1, "another program"),
        (("import", "half.db"), 1, "nothing was imported"),
        (("add", "for-mina.db"), 1, "`nkreader import` merges it"),
    ],
)
def test_what_cannot_be_is_said_in_a_line_and_nothing_is_changed(
    run: Command, packed: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    with closing(sqlite3.connect(run.folder / "other.db")) as db:
        db.execute("CREATE TABLE places (url TEXT)")
    (run.folder / "half.db").write_bytes(packed.read_bytes()[:5000])
    before = packed.read_bytes()
    names = {one: run.folder / one for one in words if one.endswith(".db") or one == "."}
    names["library.db"] = run.library
    done = run(*(names.get(one, one) for one in words))
    assert done.exit_code == code
    assert told in done.stderr
    assert len(lines(done.stderr)) == 1
    assert packed.read_bytes() == before
    assert len(run.json("list", "--json")) == 1


def test_force_replaces_and_originals_are_counted(run: Command, packed: Path) -> None:
    (done,) = run.json("pack", "-o", packed, "--force", "--with-originals", "--json")
    assert done["path"] == str(packed)
    assert (done["articles"], done["sets"], done["annotations"]) == (1, 0, 0)
    assert done["bytes"] == packed.stat().st_size
