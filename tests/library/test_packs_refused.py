"""Libraries that are no sound ones: refused in a line, whatever was done to them."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.store import migrations
from tests.library.test_packs import exported, held, tagged
from tests.library.test_packs_taken_back import TAGS, TEXT, does

Add = Callable[..., Article]


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE article (key INTEGER)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")


def _trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM annotation; END")


def _view(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP VIEW annotation_place")
        db.execute("CREATE VIEW annotation_place AS SELECT * FROM annotation")


def _words(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE annotation SET exact = 'it never said this'")


def _blocks(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE version_text SET shape = x'0580'")


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _in_the_middle(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "INSERT INTO change (key, id, annotator, said, created, undone)"
            " VALUES (1, 'A000000001', 'ann', 'imported a set', '2026-01-01T00:00:00Z', 2)"
        )
        db.execute("INSERT INTO unfinished VALUES (1, 'elsewhere', 1)")


def _pointless(table: str) -> Callable[[Path], None]:
    """Takes out the rows of a table that others point at."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db, db:
            db.execute(f"DELETE FROM {table}")

    return spoil


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_newer, "update nkreader"),
        (_trigger, "not as nkreader makes a library"),
        (_view, "not as nkreader makes a library"),
        (_words, "it never said this"),
        (_blocks, "holds what no library does"),
        (_half, "damaged"),
        (_in_the_middle, "stopped in the middle"),
        (_pointless("tag"), "points at a missing tag"),
        (_pointless("annotation_set"), "points at a missing annotation_set"),
        (_pointless("article"), "points at a missing article"),
    ],
)
def test_what_is_no_sound_library_is_refused_in_a_line(
    library: Library, add: Add, tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    article = add()
    tagged(library, article, "30 days", "covid-quarantine")
    library.article_marks.tag(article.id, "regime-directive")
    pack = tmp_path / "pack.db"
    library.packs.pack(pack)
    spoil(pack)
    with Library(tmp_path / "mine.db", "bea") as mine:
        before = held(mine.path)
        with pytest.raises(NkreaderError, match=told) as error:
            mine.packs.take(pack, "pack.db")
        assert str(error.value).startswith("pack.db: ")
        assert str(error.value).endswith("nothing was imported")
        assert "\n" not in str(error.value)
        assert held(mine.path) == before


def test_words_that_would_steer_a_terminal_come_in_as_signs(
    library: Library, add: Add, tmp_path: Path
) -> None:
    tagged(library, add(), "30 days", "covid-quarantine")
    pack = tmp_path / "pack.db"
    library.packs.pack(pack)
    with closing(sqlite3.connect(pack)) as db, db:
        db.execute("UPDATE tag SET name = 'red' || char(27) || '[31m'")
        db.execute("UPDATE annotation SET note = char(27) || ']0;x'")
    with Library(tmp_path / "mine.db", "bea") as mine:
        mine.packs.take(pack, "pack.db")
        assert b"\x1b" not in exported(mine)
        assert check(mine.path) == []


def test_another_programs_database_is_refused(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    _foreign(file)
    with pytest.raises(NkreaderError, match="another program"):
        library.packs.take(file, "other.db")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_library_does_no_harm(data: st.DataObject) -> None:
    """Whatever a few bytes are changed to: a line is said, or what is read is sound."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack.db"
        pack.write_bytes(_sound())
        content = bytearray(pack.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at] = data.draw(st.integers(0, 255))
        pack.write_bytes(content)
        with Library(Path(folder) / "mine.db", "bea") as mine:
            before = held(mine.path)
            said = ""
            try:
                mine.packs.take(pack, "pack.db")
            except NkreaderError as error:
                said = str(error)
            assert "\n" not in said
            assert not said or held(mine.path) == before
            assert check(mine.path) == []


_PACK: list[bytes] = []


def _sound() -> bytes:
    """The bytes of a pack with a little of everything."""
    if not _PACK:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "carts.txt"
            file.write_text(TEXT, "utf-8")
            with Library(Path(folder) / "l.db", "ann") as library:
                list(library.add([str(file)]))
                does(library, Path(folder), [("tag", n, TAGS[n % 3]) for n in range(5)])
                does(library, Path(folder), [("memo", 1, TAGS[0]), ("whole", 1, TAGS[1])])
                library.packs.pack(Path(folder) / "pack.db")
            _PACK.append((Path(folder) / "pack.db").read_bytes())
    return _PACK[0]
