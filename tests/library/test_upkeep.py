"""Looking after a library file: damage is found, copies are whole, restoring loses nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import backup, check, restore
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.conftest import STORY

Add = Callable[..., Article]

DAMAGE = {
    "a changed text": "UPDATE version_text SET text = 'x' || substr(text, 2)",
    "a text that is gone": "DELETE FROM version_text",
    "a shifted annotation": 'UPDATE annotation SET start = start + 1, "end" = "end" + 1',
    "other words in an annotation": "UPDATE annotation SET exact = 'other words'",
    "other words before it": "UPDATE annotation SET prefix = 'x' || substr(prefix, 2)",
    "other words behind it": "UPDATE annotation SET suffix = substr(suffix, 2) || 'x'",
    "an annotation past the end": (
        'UPDATE annotation SET start = 99999, "end" = 99999 + length(exact)'
    ),
    "an annotation without a tag": "UPDATE annotation SET tag = 999",
    "an annotation without a set": "UPDATE annotation SET annotation_set = 999",
    "an annotation without a version": "UPDATE annotation SET version = 999",
    "an annotation of another article": (
        "UPDATE annotation SET article = (SELECT max(key) FROM article)"
    ),
    "a time that is none": "UPDATE annotation SET created = 'yesterday'",
    "an id that is none": "UPDATE annotation SET id = 'short'",
    "an article without a text": "UPDATE article SET version = NULL",
    "an article with another's text": "UPDATE article SET version = (SELECT max(key) FROM version)",
    "a date that is none": "UPDATE article SET published = 'soon'",
    "zones that do not fit": "UPDATE version_text SET zones = '[\"body\"]'",
    "an unknown zone": "UPDATE version_text SET zones = replace(zones, 'body', 'bodice')",
    "sentences past the end": "UPDATE version_text SET sentences = '[[0,99999]]'",
    "blocks that cannot be read": "UPDATE version_text SET blocks = '[[0,'",
    "a placement outside": (
        'INSERT INTO placement (annotation, version, status, start, "end")'
        " SELECT key, version, 'placed', 5, 99999 FROM annotation"
    ),
    "a placed one without a place": (
        "INSERT INTO placement (annotation, version, status)"
        " SELECT key, version, 'placed' FROM annotation"
    ),
    "a mention past the end": (
        "INSERT INTO mention SELECT version, 99990, 99999, 'GPE', 'x' FROM annotation"
    ),
    "an unknown label": "UPDATE mention SET label = 'THING'",
    "two tags on one key": "DROP INDEX tag_shortcut; UPDATE tag SET shortcut = '1'",
    "an unknown colour": "UPDATE tag SET colour = 'mauve' WHERE key = 1",
    "a tag below itself": (
        "UPDATE tag SET parent = 2 WHERE key = 1; UPDATE tag SET parent = 1 WHERE key = 2"
    ),
    "history that cannot be read": "UPDATE change_row SET after = '{'",
    "history that lost its rows": "DELETE FROM change_row",
    "a search without the article": "DELETE FROM article_search_docsize",
    "a table that is gone": "DROP TABLE setting",
    "a view that is gone": "DROP VIEW annotation_export",
    "an index that is gone": "DROP INDEX annotation_tag",
}


@pytest.fixture
def sound(library: Library, add: Add) -> Path:
    """A closed library with two articles and an annotation."""
    article = add()
    add(STORY.replace("Sinuiju", "Hyesan"), "other.txt")
    start = library.open(article.id).document.text.index("30 days")
    library.tag(article, Span(start, start + 7), "covid-quarantine", "note")
    library.close()
    return library.path


def test_a_sound_library_has_nothing_to_tell(sound: Path) -> None:
    assert check(sound) == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_planted_damage_is_found(sound: Path, damage: str) -> None:
    connection = sqlite3.connect(sound)
    connection.executescript(f"PRAGMA foreign_keys = OFF; {DAMAGE[damage]};")
    connection.close()
    assert check(sound)


def test_a_damaged_page_is_found_or_refused_in_one_line(sound: Path) -> None:
    data = bytearray(sound.read_bytes())
    for place in range(4096, len(data), 4096 * 3):
        data[place : place + 64] = b"\xff" * 64
    sound.write_bytes(bytes(data))
    try:
        found = check(sound)
    except NkreaderError as error:
        found = [str(error)]
    assert found
    assert all("\n" not in one for one in found)


def test_a_backup_is_a_whole_library(sound: Path) -> None:
    copy = backup(sound)
    assert check(copy) == []
    with Library(copy, "ann") as opened:
        assert len(opened.passages()) == 1


def test_a_backup_never_replaces_a_file(sound: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    with pytest.raises(NkreaderError, match="there already"):
        backup(sound, there)
    assert there.read_text() == "mine"


def test_restoring_keeps_what_it_replaces(sound: Path) -> None:
    copy = backup(sound)
    with Library(sound, "ann") as opened:
        opened.undo()
    kept = restore(copy, sound)
    with Library(sound, "ann") as opened:
        assert len(opened.passages()) == 1
    assert kept is not None
    with Library(kept, "ann") as opened:
        assert len(opened.passages()) == 0


def test_something_else_is_never_restored(sound: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("not a database, but long enough to look at " * 40)
    with pytest.raises(NkreaderError, match="nothing was restored"):
        restore(other, sound)
    assert check(sound) == []
