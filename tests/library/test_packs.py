"""A library given to a colleague and taken back: nothing private goes along, nothing is lost or
doubled on the way back, and no file that only looks like a library does any harm."""

import io
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.store import packing
from nkreader.text.span import Span

Add = Callable[..., Article]
GOLDEN = sorted((Path(__file__).parents[1] / "store" / "golden").glob("library-*.db"))


def exported(library: Library) -> bytes:
    out = io.BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out)
    return out.getvalue()


def held(path: Path) -> list[str]:
    """All that a library holds, but for how many keys were given out."""
    db = sqlite3.connect(path)
    try:
        return [line for line in db.iterdump() if "sqlite_sequence" not in line]
    finally:
        db.close()


def tagged(library: Library, article: Article, quote: str, tag: str) -> str:
    start = library.text(article).index(quote)
    return library.tag(article, Span(start, start + len(quote)), tag).added[0].annotation.id


def test_every_table_is_said_to_go_along_or_not(library: Library) -> None:
    with closing(sqlite3.connect(library.path)) as db:
        names = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    told = {*packing.PACKED, *packing.ORIGINALS, *packing.LEFT_OUT}
    kept = {name for name in names if name.startswith(packing._OF_SQLITE)}
    assert names - kept == told


SECRETS = ("secretdraft", "secretnote", "secretview", "secretfeed", "secretsetting", "secretword")


def test_nothing_private_is_in_the_bytes_of_a_pack(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    id = tagged(library, article, "30 days", "covid-quarantine")
    library.note(id, "secretnote")
    library.note(id, "for all")
    library.keep_draft(id, "secretdraft")
    library.views.save("secretview", "secretword")
    library.remember("secretsetting", "secretsetting")
    with closing(sqlite3.connect(library.path)) as db, db:
        db.execute(
            "INSERT INTO feed (id, address, added) VALUES"
            " ('A000000001', 'https://example.org/secretfeed', '2026-01-01T00:00:00Z')"
        )
    to = tmp_path / "pack.db"
    library.packs.pack(to)
    data = to.read_bytes()
    assert [word for word in SECRETS if word.encode() in data] == []
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert sorted(one.name for one in tmp_path.glob("pack*")) == ["pack.db"]
    assert check(to) == []
    with Library(to, "mina") as theirs:
        assert theirs.entries() == []
        assert exported(theirs) == exported(library)
        assert theirs.listing().fetch(0, 1)[0].state == "new"


def test_originals_go_along_where_they_are_wanted(
    library: Library, add: Add, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(library.path)) as db, db:
        add()
        (key,) = db.execute("SELECT key FROM source_document").fetchone()
        db.execute("INSERT OR REPLACE INTO source_bytes VALUES (?, ?)", (key, b"x\x9cnothing"))
    for with_originals in (False, True):
        to = tmp_path / f"{with_originals}.db"
        assert library.packs.pack(to, with_originals).originals == with_originals
        assert (b"x\x9cnothing" in to.read_bytes()) == with_originals


def test_a_pack_holds_what_the_log_does_and_one_state(
    library: Library, add: Add, tmp_path: Path
) -> None:
    """The library is open twice, and nothing was checked back into its file."""
    article = add()
    with Library(library.path, "bea") as other:
        tagged(other, article, "30 days", "covid-quarantine")
        tagged(library, article, "rice", "market-prices")
        done = library.packs.pack(tmp_path / "pack.db")
    assert (done.articles, done.annotations, done.sets) == (1, 2, 2)


@pytest.mark.parametrize("force", [False, True])
def test_what_is_there_is_replaced_only_by_force(
    library: Library, add: Add, tmp_path: Path, force: bool
) -> None:
    to = tmp_path / "pack.db"
    to.write_text("mine")
    if force:
        library.packs.pack(to, force=True)
        assert check(to) == []
    else:
        with pytest.raises(NkreaderError, match="is there already"):
            library.packs.pack(to)
        assert to.read_text() == "mine"


def test_the_library_itself_is_never_replaced(library: Library, add: Add, tmp_path: Path) -> None:
    add()
    link = tmp_path / "link.db"
    link.symlink_to(library.path)
    for to in (library.path, link):
        with pytest.raises(NkreaderError, match="library itself"):
            library.packs.pack(to, force=True)
    assert library.listing().count == 1


def test_a_pack_that_fails_leaves_what_was_there(
    library: Library, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    to = tmp_path / "pack.db"
    to.write_text("mine")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(packing, "_leave_out", full)
    with pytest.raises(NkreaderError, match="nothing was packed"):
        library.packs.pack(to, force=True)
    assert to.read_text() == "mine"
    assert sorted(one.name for one in tmp_path.glob("pack*")) == ["pack.db"]
