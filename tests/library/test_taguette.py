"""A project of Taguette comes in: HTML and bytes of it become texts and the right words."""

import sqlite3
from contextlib import closing
from pathlib import Path

from nkreader.exchange.taguette import PageText
from nkreader.library import Library

HTML = "\n<h1>석탄 🚢</h1>\n<p>Coal &amp; <b>iron</b> moved.</p><p>Nobody saw it.</p>"
COUNTED = "석탄 🚢\nCoal & iron moved.Nobody saw it."
"""The text as Taguette counts it."""


def project(path: Path) -> Path:
    """A project's file with the columns of Taguette 1.5 that matter."""

    def place(words: str) -> tuple[int, int]:
        start = COUNTED.index(words)
        return len(COUNTED[:start].encode()), len(COUNTED[: start + len(words)].encode())

    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE documents (id INTEGER, name TEXT, description TEXT, contents TEXT);"
            "CREATE TABLE tags (id INTEGER, project_id INTEGER, path TEXT, description TEXT);"
            "CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER,"
            " end_offset INTEGER, snippet TEXT);"
            "CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);"
        )
        db.execute("INSERT INTO documents VALUES (1, 'Ports', '', ?)", (HTML,))
        db.executemany(
            "INSERT INTO tags VALUES (?, 1, ?, ?)",
            [(1, "trade", "what moves"), (2, "trade.coal", ""), (3, "seen", "")],
        )
        for key, words in enumerate(("Coal & iron", "🚢", "Nobody saw it."), 1):
            db.execute("INSERT INTO highlights VALUES (?, 1, ?, ?, '')", (key, *place(words)))
        db.execute("INSERT INTO highlights VALUES (9, 1, 5000, 5010, '')")
        db.executemany(
            "INSERT INTO highlight_tags VALUES (?, ?)", [(1, 2), (2, 1), (3, 3), (3, 1), (9, 1)]
        )
        db.commit()
    return path


def test_highlights_come_in_at_their_words_with_their_tags(tmp_path: Path) -> None:
    file = project(tmp_path / "ports.sqlite3")
    before = file.read_bytes()
    with Library(tmp_path / "l.db", "me", "main") as library:
        done = library.handed_in.take(file, "ports.sqlite3")
        found = {
            (one.mark.words, one.mark.annotation.tag) for one in library.passages(everybody=True)
        }
        coal = library.codebook.get("coal")
    assert found == {
        ("Coal & iron", "coal"), ("🚢", "trade"), ("Nobody saw it.", "seen"),
        ("Nobody saw it.", "trade"),
    }  # fmt: skip
    assert coal is not None
    assert coal.parent == "trade"
    assert "left out: 1 highlight outside of its document" in done.notes
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.glob("ports*")] == ["ports.sqlite3"]


def test_its_bytes_on_standard_input_come_in_too(tmp_path: Path) -> None:
    file = project(tmp_path / "ports.sqlite3")
    with Library(tmp_path / "l.db", "me", "main") as library, file.open("rb") as opened:
        assert library.handed_in.take(opened, "standard input").annotations == 4


def test_blocks_of_the_page_are_lines_of_the_text() -> None:
    assert PageText(HTML).text == "석탄 🚢\nCoal & iron moved.\nNobody saw it."
