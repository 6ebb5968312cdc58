"""What is given is read by name and within bounds: no archive leads out, swells or hides a file."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.exchange import parcel as module
from nkreader.exchange.parcel import parcel
from nkreader.library import Library
from nkreader.model import NkreaderError

Fill = Callable[[zipfile.ZipFile], None]


def zipped(fill: Fill) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
    return packed.getvalue()


def link(archive: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo("a.ann")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(info, "/etc/hostname")


def bomb(archive: zipfile.ZipFile) -> None:
    archive.writestr("a.txt", bytes(3_000_000))
    archive.writestr("a.ann", "T1\tGoods 0 1\tx\n")


def many(archive: zipfile.ZipFile) -> None:
    for number in range(40):
        archive.writestr(f"{number}.ann", "")


HOSTILE: dict[str, tuple[Fill, str]] = {
    "slip": (lambda archive: archive.writestr("../../a.ann", "T1"), "leads out of it"),
    "backslip": (lambda archive: archive.writestr("a\\..\\..\\a.ann", "T1"), "leads out of it"),
    "root": (lambda archive: archive.writestr("/etc/a.ann", "T1"), "leads out of it"),
    "drive": (lambda archive: archive.writestr("C:/a.ann", "T1"), "leads out of it"),
    "link": (link, "has a link in it"),
    "bomb": (bomb, "unpacks to too much"),
    "many": (many, "more than 20 files"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_one_line_and_changes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(module, "MOST_MEMBERS", 20)
    fill, said = HOSTILE[name]
    with Library(tmp_path / "l.db", "me", "main") as library:
        with pytest.raises(NkreaderError, match=said) as error:
            library.take(io.BytesIO(zipped(fill)), "corpus.zip")
        assert "\n" not in str(error.value)
        assert str(error.value).startswith("corpus.zip")
        assert library.passages(everybody=True) == []
        assert list(library.listing().fetch(0, 9)) == []


def test_what_a_zip_says_of_sizes_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1000)
    data = zipped(lambda archive: archive.writestr("a.txt", bytes(5000)))
    lying = data.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with pytest.raises(NkreaderError, match=r"unpacks to too much|damaged"):
        parcel("a.zip", lying).files["a.txt"]()


def test_a_damaged_zip_says_so() -> None:
    data = zipped(lambda archive: archive.writestr("a.txt", b"coal" * 900))
    for cut in range(4, len(data), 31):
        with pytest.raises(NkreaderError, match=r"damaged"):
            parcel("a.zip", data[:cut]).files["a.txt"]()


def test_a_folder_gives_its_files_but_no_links_and_nothing_hidden(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text("Coal moves.")
    (folder / "deep" / "a.ann").write_text("T1\tGoods 0 4\tCoal\n")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "b.txt").write_text("x")
    (folder / ".hidden" / "b.ann").write_text("T1\tSecret 0 1\tx\n")
    (tmp_path / "c.txt").write_text("Outside")
    (folder / "c.txt").symlink_to(tmp_path / "c.txt")
    (folder / "c.ann").write_text("T1\tOut 0 7\tOutside\n")
    with Library(tmp_path / "l.db", "me", "main") as library:
        done = library.take(folder, "news")
        found = [one.mark.words for one in library.passages(everybody=True)]
    assert found == ["Coal"]
    assert "left out: 1 file of annotations without its text" in done.notes
