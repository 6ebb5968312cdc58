"""What a reader keeps is theirs alone, however open the machine's habits are (umask 0)."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.places import data_folder
from nkreader.library.upkeep import backup, check, restore
from nkreader.tui.crash import told

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights are others there")


@pytest.fixture(autouse=True)
def open_habits() -> Iterator[None]:
    """New files would be everybody's."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that was there before, and that everybody may look into."""
    home = tmp_path / "shared"
    home.mkdir(mode=0o755)
    return home


def rights(folder: Path) -> dict[str, int]:
    """The rights of everything below a folder, by its name there."""
    found = sorted(folder.rglob("*"))
    return {str(one.relative_to(folder)): stat.S_IMODE(one.stat().st_mode) for one in found}


def test_a_library_its_logs_and_its_folders_are_their_owners_alone(home: Path) -> None:
    path = home / "news" / "coding" / "library.db"
    with Library(path, "ann") as library:
        library.keep_draft("0123456789", "half a thought")
        assert rights(home) == {
            "news": 0o700,
            "news/coding": 0o700,
            "news/coding/library.db": 0o600,
            "news/coding/library.db-shm": 0o600,
            "news/coding/library.db-wal": 0o600,
        }
    assert stat.S_IMODE(home.stat().st_mode) == 0o755


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_copy_and_what_it_restores_are_for_those_whom_the_library_is_for(
    home: Path, mode: int
) -> None:
    path = home / "library.db"
    Library(path, "ann").close()
    path.chmod(mode)
    copy = backup(path)
    named = backup(path, home / "named.db")
    kept = restore(named, path)
    gone = home / "new" / "library.db"
    restore(copy, gone)
    assert kept is not None
    for one in (path, copy, named, kept, gone):
        assert stat.S_IMODE(one.stat().st_mode) == mode
    assert stat.S_IMODE(gone.parent.stat().st_mode) == 0o700
    assert not [name for name in rights(home) if name.endswith((".part", "-journal"))]


def test_what_is_restored_from_a_copy_that_is_only_read_can_be_written(home: Path) -> None:
    path = home / "library.db"
    Library(path, "ann").close()
    copy = backup(path)
    copy.chmod(0o440)
    restore(copy, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_log_of_a_damaged_library_is_kept_for_its_owner(home: Path) -> None:
    path = home / "library.db"
    Library(path, "ann").close()
    copy = backup(path)
    path.write_bytes(b"no database at all, " * 400)
    (home / "library.db-wal").write_bytes(b"a log")
    kept = restore(copy, path)
    assert kept is not None
    assert stat.S_IMODE((home / f"{kept.name}-wal").stat().st_mode) == 0o600


def test_restoring_through_a_link_restores_where_it_leads(home: Path) -> None:
    real = home / "disk" / "coding.db"
    with Library(real, "ann") as library:
        list(library.add(["-"], b"The gate is shut.\n\nNobody crosses, people say.\n"))
    copy = backup(real)
    with Library(real, "ann") as library:
        library.remove(library.article(library.listing().fetch(0, 1)[0].id))
    link = home / "library.db"
    link.symlink_to(real)
    kept = restore(copy, link)
    assert link.is_symlink()
    assert link.resolve() == real
    assert kept is not None
    assert kept.parent == real.parent
    with Library(real, "ann") as library:
        assert library.listing().count == 1
    assert check(link) == []


def test_a_crash_is_told_to_its_owner_alone(own_home: Path) -> None:
    assert "details are in" in told(ValueError("a passage of somebody's"))
    file = data_folder() / "crash.txt"
    file.chmod(0o644)
    told(ValueError("another"))
    assert "another" in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
