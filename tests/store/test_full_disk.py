"""A disk that is full: one clear sentence, nothing of the act, and the library goes on."""

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import backup, check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]
LONG = "A very long note. " * 4000


def pages(library: Library, most: int) -> None:
    """Let the file have so many pages more at the most, in this connection."""
    store = library._context.store
    count = store.value("PRAGMA page_count") + most
    store.rows(f"PRAGMA max_page_count = {count}")


def counted(library: Library) -> list[int]:
    tables = ("article", "version", "version_text", "annotation", "change", "change_row", "mention")
    return [library._context.store.value(f"SELECT count(*) FROM {table}") for table in tables]


@pytest.fixture
def marked(library: Library, add: Add) -> tuple[Library, Article, str]:
    """A library with an article and a mark in it."""
    article = add()
    change = library.toggle(library.open(article.id), Span(0, 4), "sanctions-concern")
    return library, article, change.added[0].annotation.id


def acts(library: Library, article: Article, mark: str) -> dict[str, Callable[[], object]]:
    """What needs more than the pages there are."""
    reading = library.open(article.id)
    toml = library.codebooks.toml().replace('definition = "', f'definition = "{LONG}')
    return {
        "tag": lambda: library.tag(article, Span(5, 9), "border-closure", LONG),
        "note": lambda: library.note(mark, LONG),
        "draft": lambda: library.keep_draft(mark, LONG),
        "setting": lambda: library.remember("folder", LONG),
        "codebook": lambda: library.codebooks.apply(toml),
        "zone": lambda: library.set_zone(reading, 0, "body"),
        "edit": lambda: library.edit(article, {"title": LONG}),
        "add": lambda: list(library.add(["-"], LONG.encode())),
    }


@pytest.mark.parametrize("name", ["tag", "note", "draft", "setting", "codebook", "edit", "add"])
def test_an_act_that_does_not_fit_is_told_and_leaves_nothing(
    marked: tuple[Library, Article, str], name: str
) -> None:
    library, article, mark = marked
    act = acts(library, article, mark)[name]
    before, codebook = counted(library), library.codebook
    pages(library, 2)
    with pytest.raises(NkreaderError, match="disk is full; nothing was changed") as told:
        act()
    assert "\n" not in str(told.value)
    assert not library._context.store.db.in_transaction
    assert counted(library) == before
    assert library.codebook == codebook
    assert library.setting("folder") is None
    assert check(library.path) == []
    assert [row[3] for row in library.open(article.id).annotations] == [mark]
    pages(library, 10_000)
    act()
    library.undo()
    assert check(library.path) == []


def test_tags_go_on_until_the_disk_is_full_and_each_that_was_told_is_there(
    marked: tuple[Library, Article, str],
) -> None:
    library, article, first = marked
    pages(library, 12)
    told: list[str] = []

    def tag_all() -> None:
        for end in range(5, 300):
            change = library.tag(article, Span(4, end), "border-closure", f"{end}" * 40)
            told.append(change.added[0].annotation.id)

    with pytest.raises(NkreaderError, match="disk is full"):
        tag_all()
    assert told
    assert {mark.annotation.id for mark in library.marks(article.id)} == {first, *told}
    assert check(library.path) == []


def test_an_import_that_does_not_fit_brings_no_annotation(
    marked: tuple[Library, Article, str], tmp_path: Path
) -> None:
    library, article, mark = marked
    library.note(mark, LONG)
    out = io.BytesIO()
    library.export(library.passages(), "jsonl", out)
    with Library(tmp_path / "other.db", "bea") as other:
        pages(other, 12)
        with pytest.raises(NkreaderError, match="disk is full"):
            other.take(io.BytesIO(out.getvalue()), "set.jsonl")
        assert other.passages(everybody=True) == []
        assert other.entries() == []
        assert check(other.path) == []
        pages(other, 1000)
        assert other.take(io.BytesIO(out.getvalue()), "set.jsonl").annotations == 1
    assert article.id


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own of some hundred kilobytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("no file system may be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_real_disk_that_is_full(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "library.db"
    with Library(path, "ann") as library:
        (added,) = library.add(["-"], b"A cart came over the bridge, a guard said on Monday.")
        article = library.article(added.id or "")
        told = 0

        def tag_all() -> None:
            nonlocal told
            for number in range(200):
                made = library.tag(article, Span(0, 4 + number % 40), "border-closure", LONG[:5000])
                told += bool(made.id)
                library.note(made.added[0].annotation.id, LONG[: 5000 + number])

        with pytest.raises(NkreaderError) as error:
            tag_all()
        assert "\n" not in str(error.value)
        assert "nothing was changed" in str(error.value)
        assert told
        with pytest.raises(NkreaderError, match="no copy was made"):
            backup(path)
        assert sorted(one.name for one in small_disk.iterdir())[0] == "library.db"
        assert not list(small_disk.glob("*.part*"))
        assert len(library.marks(article.id)) == told
        out = io.BytesIO()
        library.export(library.passages(), "jsonl", out)
    assert check(path) == []
    with Library(path, "ann") as library:
        assert len(library.passages()) == told
    copy = backup(path, tmp_path / "copy.db")
    assert check(copy) == []
    with Library(copy, "ann") as library:
        library.undo()
