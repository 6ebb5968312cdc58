"""What people have decided of speakers, and which speakers are one person by that.

Rows of `speaker_decision` are written by acts. A speaker is told by its article and its folded
name; `speaker.person` is worked out of the decisions, and the same for those that are one.
"""

from collections.abc import Iterable
from typing import NamedTuple

from nkreader.claim import ElsewhereSpeaker, SpeakerDecision, SpeakerDecisionKind
from nkreader.ids import new_id
from nkreader.store.connection import Store
from nkreader.store.derived import NAME
from nkreader.store.mentions import spelled
from nkreader.store.rows import Row

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
    called: dict[int, list[str]] = {}
    for row in store.rows(
        "SELECT DISTINCT speaker, substr(text, source_start + 1, source_end - source_start)"
        " FROM article JOIN attribution ON attribution.version = article.version"
        " JOIN version_text ON version_text.version = article.version"
        " WHERE article.id = ? AND speaker IS NOT NULL",
        article,
    ):
        called.setdefault(row[0], []).append(spelled(row[1]))
    rows = store.rows(
        f"SELECT speaker.version, number, {NAME}, person FROM article"
        " JOIN speaker ON speaker.version = article.version WHERE article.id = ? ORDER BY number",
        article,
    )
    return [
        Person(
            row[0],
            row[1],
            " ".join(row[2].split()),
            (spelled(row[2]), *called.get(row[1], ())),
            row[3],
        )
        for row in rows
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
        f"SELECT article.id, coalesce(title, opening), published, {NAME} FROM speaker"
        " CROSS JOIN article ON article.version = speaker.version"
        " WHERE person = ? AND speaker.version <> ?"
        " ORDER BY published IS NULL, published DESC, article.key DESC, number",
        person,
        version,
    )
    return [
        ElsewhereSpeaker(found[0], found[1], found[2], " ".join(found[3].split())) for found in rows
    ]
