"""A folder appears whole or not at all, and nothing of anybody's is lost for it."""

from pathlib import Path

import pytest

from nkreader.exchange.atomic_folder import write_folder
from nkreader.model import NkreaderError

FILES = [("a.txt", b"coal"), ("b.ann", b"T1")]


def held(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_the_folder_holds_the_files_and_is_replaced_by_the_same_export(tmp_path: Path) -> None:
    out = tmp_path / "news"
    assert write_folder(out, FILES) == 6
    write_folder(out, [("a.txt", b"rice"), ("b.ann", b"T2"), ("c.txt", b"!")])
    assert held(out) == {"a.txt": b"rice", "b.ann": b"T2", "c.txt": b"!"}
    assert [one.name for one in tmp_path.iterdir()] == ["news"]


def test_a_folder_with_anything_else_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years")
    with pytest.raises(NkreaderError, match=r"thesis\.docx; name a folder"):
        write_folder(tmp_path, FILES)
    assert held(tmp_path) == {"thesis.docx": b"years"}


def test_what_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    def files() -> object:
        yield FILES[0]
        raise NkreaderError("the second can't be written")

    with pytest.raises(NkreaderError, match="the second"):
        write_folder(tmp_path / "news", files())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(NkreaderError, match="is a file"):
        write_folder(tmp_path / "a", FILES)
    with pytest.raises(NkreaderError, match="no folder"):
        write_folder(tmp_path / "b" / "c", FILES)
