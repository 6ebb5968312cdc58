"""What a library had before its texts took few bytes: it is there, and read by the same names."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import LABELS
from nkreader.store.mentions import in_version

FOUND = (
    "SELECT version, number, speaker, kind, manner, doubtful, source_start, source_end, cue_start,"
    " cue_end, content_start, content_end FROM attribution ORDER BY version, number",
    "SELECT version, number, name, name_start, name_end, doubtful, person FROM speaker"
    " ORDER BY version, number",
    'SELECT version, start, "end", type, value, first_day, last_day, reason, in_quotation'
    " FROM time_expression ORDER BY version, start",
    "SELECT key, id, article, number, sha256, created FROM version ORDER BY key",
    "SELECT sha256, size, media_type, address, retrieved, said FROM source_document ORDER BY key",
    "SELECT path, sha256, mapping, articles FROM source_file ORDER BY key",
    "SELECT version, text FROM version_text ORDER BY version",
    "SELECT * FROM claim",
    "SELECT * FROM spoken_date",
    "SELECT * FROM annotation_export",
    "SELECT name, seq FROM sqlite_sequence WHERE name IN ('version', 'source_document',"
    " 'source_file') ORDER BY name",
)


def test_what_was_found_in_texts_is_there_and_read_by_the_same_names(tmp_path: Path) -> None:
    golden = Path(__file__).parent / "golden" / "library-19.db"
    path = Path(shutil.copy(golden, tmp_path / "library.db"))
    named = (
        'SELECT version, start, "end", coalesce(entity.label, entity_alias.label),'
        " coalesce(entity.name, entity_alias.name) FROM mention"
        " JOIN entity_alias ON entity_alias.key = alias LEFT JOIN entity ON entity.key = entity"
        ' ORDER BY version, start, "end"'
    )
    with closing(sqlite3.connect(path)) as file:
        before = [file.execute(sql).fetchall() for sql in FOUND]
        mentions = file.execute(named).fetchall()
    assert all(before)
    with Library(path, "ann") as library:
        store = library._context.store
        found = [
            (key, start, end, LABELS[code], name)
            for key, id in store.rows("SELECT key, id FROM version ORDER BY key")
            for start, end, code, name in in_version(store, id)
        ]
        assert found == mentions
    with closing(sqlite3.connect(path)) as file:
        assert [file.execute(sql).fetchall() for sql in FOUND] == before
    assert check(path) == []


def test_what_cannot_be_read_any_more_of_a_text_is_found_anew(tmp_path: Path) -> None:
    golden = Path(__file__).parent / "golden" / "library-19.db"
    path, whole = (Path(shutil.copy(golden, tmp_path / name)) for name in ("l.db", "whole.db"))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE version_text SET blocks = '[[0,', styles = '{'")
        file.execute("UPDATE body_sentences SET places = x'05'")
    with Library(path, "ann") as library, Library(whole, "ann") as other:
        for row in other.listing().fetch(0, 9):
            found, wanted = library.open(row.id), other.open(row.id)
            assert found.document.text == wanted.document.text
            assert list(found.sentences) == list(wanted.sentences)
        assert library.listing(query="kilogram").count == 1
        assert library.figures.progress() == other.figures.progress()
    assert check(path) == []
