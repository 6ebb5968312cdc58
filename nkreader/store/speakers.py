"""What people have decided of speakers, and which speakers are one person by that.

Rows of `speaker_decision` are written by acts. A speaker is told by its article and its folded
name; `speaker.person` is worked out of the decisions, and the same for those that are one.
"""

from collections.abc import Iterable
from typing import NamedTuple

from nkreader.claim import ElsewhereSpeaker, SpeakerDecision, SpeakerDecisionKind
from nkreader.ids import new_id
from nkreader.store import derived
from nkreader.store.connection import Store
from nkreader.store.rows import Row
from nkreader.store.spellings import spelled

_WHOLE = (
    "SELECT speaker_decision.id, speaker_decision.kind, one.id, speaker, other.id, other_speaker,"
    " created"
    " FROM speaker_decision CROSS JOIN article AS one ON one.key = speaker_decision.article"
    " CROSS JOIN article AS other ON other.key = other_article"
)


def row(
    kind: SpeakerDecisionKind, one: tuple[int, str], other: tuple[int, str], created: str
) -> Row:
    """A new decision as the table has it; speakers as (key of the article, folded name)."""
    return {
        "id": new_id(), "kind": kind, "article": one[0], "speaker": one[1],
        "other_article": other[0], "other_speaker": other[1], "created": created,
    }  # fmt: skip


def every(store: Store) -> list[SpeakerDecision]:
    """All of them, the first first."""
    rows = store.rows(f"{_WHOLE} ORDER BY created, speaker_decision.key")
    return [SpeakerDecision(*found) for found in rows]


def of_article(store: Store, article: int) -> list[SpeakerDecision]:
    """Those about speakers of an article (by key)."""
    rows = store.rows(
        f"{_WHOLE} WHERE speaker_decision.key IN (SELECT key FROM speaker_decision"
        " WHERE article = ?1 UNION SELECT key FROM speaker_decision WHERE other_article = ?1)"
        " ORDER BY created, speaker_decision.key",
        article,
    )
    return [SpeakerDecision(*found) for found in rows]


def any_there(store: Store) -> bool:
    """Whether anything was ever decided."""
    return store.row("SELECT 1 FROM speaker_decision LIMIT 1") is not None


class Stored(NamedTuple):
    """A decision about two speakers as it is here."""

    key: int
    kind: SpeakerDecisionKind
    created: str


def stored(store: Store, one: tuple[int, str], other: tuple[int, str]) -> Stored | None:
    """What is decided of two speakers; None where nothing is."""
    row = store.row(
        "SELECT key, kind, created FROM speaker_decision WHERE article = ? AND speaker = ?"
        " AND other_article = ? AND other_speaker = ?",
        *one,
        *other,
    )
    return None if row is None else Stored(*row)


def has(store: Store, id: str) -> bool:
    """Whether there is a decision with this id."""
    return store.row("SELECT 1 FROM speaker_decision WHERE id = ?", id) is not None


class Person(NamedTuple):
    """A speaker as it is kept, with who it is."""

    version: int
    """The key of the article's current version."""
    number: int
    name: str
    called: tuple[str, ...]
    """Its descriptions, folded: its name first."""
    person: int | None


def decided_articles(store: Store) -> list[str]:
    """The ids of the articles with speakers of whom anything is decided, or was."""
    return store.column(
        "SELECT id FROM article WHERE key IN (SELECT article FROM speaker_decision"
        " UNION SELECT other_article FROM speaker_decision)"
        " UNION SELECT id FROM article WHERE version IN"
        " (SELECT version FROM speaker WHERE person IS NOT NULL)"
    )


def in_article(store: Store, article: str) -> list[Person]:
    """The speakers of an article (by id)."""
    row = store.row(
        "SELECT article.version, text FROM article"
        " JOIN version_text ON version_text.version = article.version WHERE article.id = ?",
        article,
    )
    if row is None:
        return []
    version, text = row
    called: dict[int, dict[str, None]] = {}
    for speaker, start, end in store.rows(
        "SELECT speaker, source_start, source_end FROM attribution"
        " WHERE version = ? AND speaker IS NOT NULL AND source_start IS NOT NULL ORDER BY number",
        version,
    ):
        called.setdefault(speaker, {})[spelled(text[start:end])] = None
    known = derived.speakers(store, version, text)
    return [
        Person(version, n, one.name, (spelled(one.name), *called.get(n, ())), one.person)
        for n, one in enumerate(known)
    ]


def set_persons(store: Store, some: Iterable[Person]) -> None:
    """Say which persons speakers are. Only inside `store.write()`."""
    store.db.executemany(
        "UPDATE speaker SET person = ? WHERE version = ? AND number = ?",
        [(one.person, one.version, one.number) for one in some],
    )


def elsewhere(store: Store, person: int, version: int) -> list[ElsewhereSpeaker]:
    """The speakers of other versions who are this person, the newest article first."""
    rows = store.rows(
        "SELECT article.id, coalesce(title, opening), published, name, name_start, name_end, text"
        " FROM speaker CROSS JOIN article ON article.version = speaker.version"
        " CROSS JOIN version_text ON version_text.version = speaker.version"
        " WHERE person = ? AND speaker.version <> ?"
        " ORDER BY published IS NULL, published DESC, article.key DESC, number",
        person,
        version,
    )
    return [
        ElsewhereSpeaker(row[0], row[1], row[2], derived.name_of(row[6], row[3], row[4], row[5]))
        for row in rows
    ]
