"""A file is written whole or not at all, whatever goes wrong, and nothing is left lying about."""

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nkreader.exchange.atomic import write_file
from nkreader.model import NkreaderError

resource = pytest.importorskip("resource", reason="POSIX permissions and limits")


@contextmanager
def refused(begins: str) -> Iterator[None]:
    with pytest.raises(NkreaderError) as told:
        yield
    assert str(told.value).startswith(begins)
    assert "\n" not in str(told.value)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_holds_the_chunks(tmp_path: Path) -> None:
    path = tmp_path / "쌀 값.jsonl"
    assert write_file(path, [b"one\r\n", b"", b"two\n"]) == 9
    assert path.read_bytes() == b"one\r\ntwo\n"
    assert names(tmp_path) == ["쌀 값.jsonl"]


def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "new", [b"a"])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    write_file(tmp_path / "new", [b"b"])
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604


def test_what_the_chunks_raise_goes_through_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def broken() -> Iterator[bytes]:
        yield b"new" * 100_000
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(path, broken())
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("there", "not-yet"):
        link = tmp_path / f"link-to-{name}"
        link.symlink_to(Path("folder") / name)
        if name == "there":
            (tmp_path / "folder" / name).write_bytes(b"old")
        write_file(link, [b"new"])
        assert link.is_symlink()
        assert (tmp_path / "folder" / name).read_bytes() == b"new"


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with refused(f"{tmp_path} is a folder; name a file in it"):
        write_file(tmp_path, [b"a"])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "no\x1b\n\u202e", tmp_path / "file"):
        with refused(f"cannot write {tmp_path}"):
            write_file(folder / "a", [b"a"])
    (tmp_path / "link").symlink_to(tmp_path / "gone" / "a")
    with refused(f"cannot write {tmp_path / 'link'}: there is no folder {tmp_path / 'gone'};"):
        write_file(tmp_path / "link", [b"a"])
    with refused(f"cannot write {tmp_path / 'no' / 'a'}: there is no folder {tmp_path / 'no'};"):
        write_file(tmp_path / "no" / "a", [b"a"])


def test_a_name_that_is_too_long_and_links_in_a_circle_are_told(tmp_path: Path) -> None:
    with refused("cannot write "):
        write_file(tmp_path / ("쌀" * 200), [b"a"])
    (tmp_path / "circle").symlink_to("circle")
    with refused(f"cannot write {tmp_path / 'circle'}"):
        write_file(tmp_path / "circle", [b"a"])
    assert names(tmp_path) == ["circle"]


def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert write_file(pipe, [b"one", b"two"]) == 6
        assert os.read(reader, 10) == b"onetwo"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with refused(f"cannot write {path}: no space left; free some"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))
        try:
            write_file(path, [b"x" * 1000] * 100)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_disk_that_is_full_only_when_it_must_hold_the_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with refused(f"cannot write {tmp_path / 'a'}: no space left"):
        write_file(tmp_path / "a", [b"a"])
    assert names(tmp_path) == []


@pytest.fixture
def mine() -> Iterator[Path]:
    """A folder of a user who is not root, for the time of the test this process's user."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        was = os.geteuid()
        if was == 0:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            folder.chmod(0o700)
            os.seteuid(was)


def test_a_folder_one_may_not_write_to_is_told(mine: Path) -> None:
    (mine / "a").write_bytes(b"old")
    mine.chmod(0o500)
    for name in ("a", "b"):
        with refused(f"cannot write {mine / name}: not permitted; choose a place"):
            write_file(mine / name, [b"new"])
    assert (mine / "a").read_bytes() == b"old"


def test_a_write_protected_file_is_not_replaced(mine: Path) -> None:
    (mine / "a").write_bytes(b"old")
    (mine / "a").chmod(0o444)
    with refused(f"cannot write {mine / 'a'}: not permitted"):
        write_file(mine / "a", [b"new"])
    assert (mine / "a").read_bytes() == b"old"
    assert names(mine) == ["a"]


def test_a_killed_program_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    code = (
        "import itertools, sys; from pathlib import Path\n"
        "from nkreader.exchange.atomic import write_file\n"
        "waiting = iter(sys.stdin.readline, 0)\n"
        "write_file(Path(sys.argv[1]), itertools.chain([b'new' * 99999], waiting))"
    )
    child = subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE)
    while len(names(tmp_path)) == 1:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert path.read_bytes() == b"old"
    assert all(name == "a" or name.startswith(".nkreader-") for name in names(tmp_path))
