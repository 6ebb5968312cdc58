"""Looking after a library file: damage is found, copies are whole, restoring loses nothing."""

import random
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import backup, check, restore
from nkreader.model import Article, NkreaderError
from nkreader.store import mention_places, shapes
from nkreader.text.document import Block, Document, Zone
from nkreader.text.span import Span
from tests.conftest import STORY

Add = Callable[..., Article]


def shaped(
    blocks: list[tuple[int, int]], zones: list[Zone], sentences: list[tuple[int, int]]
) -> str:
    """SQL that lets every text have this shape."""
    document = Document("", tuple(Block(start, end) for start, end in blocks))
    return f"UPDATE version_text SET shape = x'{shapes.pack(document, zones, sentences)[0].hex()}'"


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
    "zones that do not fit": shaped([(0, 5), (7, 9)], ["body"], []),
    "an unknown zone": "UPDATE version_text SET shape = x'0100050163010005'",
    "sentences past the end": shaped([(0, 5)], ["body"], [(0, 99999)]),
    "blocks that cannot be read": "UPDATE version_text SET shape = x'0580'",
    "styles that cannot be read": "UPDATE version_text SET marks = x'7b'",
    "a source that cannot be read": "UPDATE version_text SET source = x'7b'",
    "a placement outside": (
        'INSERT INTO placement (annotation, version, status, start, "end")'
        " SELECT key, version, 'placed', 5, 99999 FROM annotation"
    ),
    "a placed one without a place": (
        "INSERT INTO placement (annotation, version, status)"
        " SELECT key, version, 'placed' FROM annotation"
    ),
    "a mention past the end": (
        "UPDATE mention SET places = x'"
        f"{mention_places.pack([(99990, 99999, mention_places.of_alias(1))]).hex()}'"
    ),
    "an unknown label": "UPDATE entity_alias SET label = 'THING'",
    "a mention of nothing": (
        "UPDATE mention SET places = x'"
        f"{mention_places.pack([(0, 3, mention_places.of_alias(9999))]).hex()}'"
    ),
    "mentions that cannot be read": "UPDATE mention SET places = x'05'",
    "an entity that is counted otherwise": "UPDATE entity SET articles = articles + 1",
    "two tags on one key": "DROP INDEX tag_shortcut; UPDATE tag SET shortcut = '1'",
    "an unknown colour": "UPDATE tag SET colour = 'mauve' WHERE key = 1",
    "a tag below itself": (
        "UPDATE tag SET parent = 2 WHERE key = 1; UPDATE tag SET parent = 1 WHERE key = 2"
    ),
    "history that cannot be read": "UPDATE change_row SET after = '{'",
    "history that lost its rows": "DELETE FROM change_row",
    "a search without the article": "DELETE FROM article_search_docsize",
    "a search by other words": (
        "UPDATE version_text SET text = text WHERE 0; INSERT INTO article_search (article_search,"
        " rowid, title, text) VALUES ('delete', 1, '', 'bridge')"
    ),
    "a search that knows what is gone": (
        "INSERT INTO article_search (rowid, title, text) VALUES (99, 'x', 'y')"
    ),
    "a search without the beginnings of words": "DELETE FROM article_search_begins_docsize",
    "a filter that looks elsewhere": "UPDATE article SET folded = 'x'",
    "a title that the filter does not know": "UPDATE article SET title = 'Other'",
    "edited fields that are none": (
        "INSERT INTO article_edit (article, field, value) VALUES (1, 'words', '7')"
    ),
    "a title that is not the one a person has set": (
        "INSERT INTO article_edit (article, field, value) VALUES (1, 'title', 'Another')"
    ),
    "a text of number nought": "UPDATE version SET number = 0 WHERE key = 1",
    "sentences in disorder": shaped([(0, 50)], ["body"], [(30, 40), (24, 29)]),
    "sentences across paragraphs": shaped([(0, 5), (7, 60)], ["body", "body"], [(0, 60)]),
    "blocks in disorder": shaped([(10, 20), (0, 5)], [], []),
    "json that is too deep": (
        f"UPDATE version_text SET marks = x'{zlib.compress(b'[' * 200_000).hex()}'"
    ),
    "a text that is no text": "UPDATE version_text SET text = CAST(x'ff41' AS TEXT)",
    "a decision outside": (
        'INSERT INTO decision (annotation, version, status, start, "end")'
        " SELECT key, version, 'placed', 5, 99999 FROM annotation"
    ),
    "a decision about another article": (
        'INSERT INTO decision (annotation, version, status, start, "end")'
        " SELECT key, 2, 'placed', 5, 9 FROM annotation"
    ),
    "a link to itself": (
        "INSERT INTO link SELECT 1, '0000000000', 'supports', id, id, NULL, 'open',"
        " '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z' FROM annotation"
    ),
    "a link of an unknown kind": (
        "INSERT INTO link SELECT 1, '0000000000', 'likes', id, '0000000001', NULL, 'open',"
        " '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z' FROM annotation"
    ),
    "a link to what is no id": (
        "INSERT INTO link SELECT 1, '0000000000', 'supports', id, '7', NULL, 'open',"
        " '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z' FROM annotation"
    ),
    "a key that is none": "UPDATE tag SET shortcut = 'x' WHERE key = 1",
    "a tag without a name": "UPDATE tag SET name = ' ' WHERE key = 1",
    "a tag's slug that is half renamed": "UPDATE tag SET slug = '~' || id WHERE key = 1",
    "an override that is no zone": (
        "INSERT INTO zone_override (article, exact, zone) VALUES (1, 'x', 'attic')"
    ),
    "a border without words": (
        "INSERT INTO sentence_border (article, before, after, is_border) VALUES (1, '', '', 1)"
    ),
    "a place outside the text": (
        "INSERT INTO reading_state VALUES (1, 1, 'reading', 99999, 1, NULL)"
    ),
    "a place in another article": (
        "INSERT INTO reading_state VALUES (1, 1, 'reading', 1, 2, NULL)"
    ),
    "a set half archived": "UPDATE annotation_set SET archived = 2",
    "a blind pass over nothing": "INSERT INTO blind VALUES (1, 0, 1, 0, '2020-01-01T00:00:00Z')",
    "a set of nobody": "UPDATE annotation_set SET annotator = ''",
    "a setting that cannot be read": "INSERT INTO setting VALUES ('ann', 'x', '{')",
    "a time of a text that is none": "UPDATE version SET created = '2020'",
    "history about no table": "UPDATE change_row SET table_name = 'sqlite_master'",
    "history about another row": "UPDATE change_row SET row_key = 99",
    "history that says nothing": "UPDATE change_row SET before = NULL, after = NULL",
    "history half undone": "UPDATE change SET undone = 7",
    "history in disorder": (
        "INSERT INTO change (id, annotator, said, created)"
        " SELECT '0000000000', annotator, 'x', created FROM change;"
        " INSERT INTO change_row SELECT 2, position, table_name, row_key, before, after"
        " FROM change_row; UPDATE change SET undone = 1 WHERE key = 1"
    ),
    "a trigger": ("CREATE TRIGGER quiet AFTER INSERT ON annotation BEGIN DELETE FROM link; END"),
    "a file that is marked as another's": "PRAGMA application_id = 7",
    "a schema of no number": "PRAGMA user_version = 0",
    "a schema of another number": "PRAGMA user_version = 99",
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
    try:
        found = check(sound)
    except NkreaderError as error:
        found = [str(error)]
    assert found
    assert all(one and "\n" not in one for one in found)


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


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_random_damage_never_ends_in_a_traceback(sound: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(sound.read_bytes())
    for _ in range(2 ** (seed % 6)):
        place = chance.randrange(100, len(data))
        data[place : place + 9] = chance.randbytes(9)
    sound.write_bytes(bytes(data))

    def used() -> None:
        with Library(sound, "ann") as library:
            for row in library.listing().fetch(0, 10):
                library.open(row.id)
            library.undo()

    for look in (lambda: check(sound), used):
        with suppress(NkreaderError):
            look()


def test_nothing_is_looked_after_where_there_is_no_library(tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    for look in (check, backup):
        with pytest.raises(NkreaderError, match="no library is there"):
            look(missing)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_when_the_clock_stands_still(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nkreader.store import backups

    class Still(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Still":
            return cls(2021, 1, 1, tzinfo=tz)

    monkeypatch.setattr(backups, "datetime", Still)
    assert len({backup(sound), backup(sound), backup(sound)}) == 3
    kept = {restore(backup(sound), sound) for _ in range(3)}
    assert len(kept) == 3
    assert check(sound) == []


def test_a_damaged_library_is_replaced_and_kept_with_its_log(sound: Path) -> None:
    copy = backup(sound)
    sound.write_bytes(b"no database at all, " * 400)
    log = sound.with_name(sound.name + "-wal")
    log.write_bytes(b"a log")
    kept = restore(copy, sound)
    assert kept is not None
    assert kept.read_bytes().startswith(b"no database")
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"a log"
    assert not log.exists()
    assert check(sound) == []


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
