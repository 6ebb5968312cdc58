"""A library for somebody else: a copy in one file, without what is its owner's alone.

What goes along is named here, table by table; a table that is not named goes empty.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from nkreader.model import NkreaderError
from nkreader.store.backups import or_say, part_of
from nkreader.store.connection import Store

PACKED = (
    # The articles, their texts, and what is derived of them.
    "article", "version", "version_text", "article_edit", "source_document", "extraction",
    "mention", "entity", "entity_alias", "entity_article", "entity_decision", "zone_override",
    "sentence_border", "body_sentences", "derivation", "speaker", "attribution", "further_content",
    "hedge", "time_reason", "time_expression", "speaker_decision", "report_stub", "report_search",
    "article_alternate",
    # What was said of two articles.
    "article_relation",
    # The coding.
    "tag", "annotation_set", "annotation", "decision", "placement", "article_mark", "link",
    "coded_span", "coded_count", "uncounted", "adjudication", "reading_state",
    "accepted_suggestion",
)  # fmt: skip
"""Tables that go along with all their rows."""
ORIGINALS = ("source_bytes",)
"""Tables that go along where the originals do."""
LEFT_OUT = (
    # What was done, and how; what was never saved; where a reader is, and how it looks there.
    "change", "change_row", "unfinished", "unfinished_row", "draft", "setting",
    # What its owner asks for, follows, has on the disk, has still to settle.
    "view", "feed", "feed_article", "source_file", "source_file_version", "conflict",
    # What proposals are made by, and what was refused; what is out of its owner's sight.
    "tag_rule", "refusal", "blind",
)  # fmt: skip
"""Tables that go empty: no program but the one that made them needs their rows."""
_OF_SQLITE = ("sqlite_", "_sqlite_migrations", "article_search")
"""How the names of tables begin that SQLite and its search keep."""


class Packed(NamedTuple):
    """What went into a pack."""

    articles: int
    annotations: int
    sets: int
    originals: int
    bytes: int


def pack(store: Store, to: Path, originals: bool, force: bool) -> Packed:
    """Write a library for somebody else to `to`, whole or not at all, for its owner alone to read.

    It is one state of the library, whatever others write meanwhile; `originals`: with the bytes
    that articles were made from. Raises NkreaderError where it can't be written, where something is
    there (unless `force`), and while another program is at a long act.
    """
    _may_stand(store, to, force)
    target = Path(os.path.realpath(to))
    with or_say("nothing was packed", to), part_of(target) as part:
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            store.db.backup(copy)
            if copy.execute("SELECT 1 FROM unfinished").fetchone():
                raise NkreaderError(
                    f"{store.path}: another program is in the middle of an import or an undo;"
                    " nothing was packed, try again when it is done"
                )
            _leave_out(copy, originals)
            articles, annotations, sets, kept = (
                copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("article", "annotation", "annotation_set", "source_bytes")
            )
        _to_disk(part)
        part.replace(target)
        _to_disk(target.parent)
    return Packed(articles, annotations, sets, kept, target.stat().st_size)


def _may_stand(store: Store, to: Path, force: bool) -> None:
    with or_say("nothing was packed", to):
        if not to.exists():
            return
        if to.samefile(store.path):
            raise NkreaderError(f"{to}: is the library itself; name another file")
        if not to.is_file():
            raise NkreaderError(f"{to}: is no file; name one")
        if not force:
            raise NkreaderError(f"{to}: is there already; --force replaces it")


def _leave_out(copy: sqlite3.Connection, originals: bool) -> None:
    """Empty what does not go along, and write the file anew, so that nothing of it is left in the
    pages that are free then."""
    kept = (*PACKED, *(ORIGINALS if originals else ()))
    copy.execute("PRAGMA journal_mode = DELETE")
    tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    copy.execute("BEGIN")
    for (name,) in tables:
        if name not in kept and not name.startswith(_OF_SQLITE):
            copy.execute(f"DELETE FROM {name}")
    # That an article is done is a part of the coding; where and when somebody read it is not.
    copy.execute("DELETE FROM reading_state WHERE state <> 'done'")
    copy.execute("UPDATE reading_state SET place = NULL, version = NULL, opened = NULL")
    copy.execute("COMMIT")
    copy.execute("VACUUM")


def _to_disk(path: Path) -> None:
    """Let what was written, or the name of a file in a folder, outlive a power cut; some systems
    know no such thing for folders."""
    with suppress(PermissionError, IsADirectoryError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
