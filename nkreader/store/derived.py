"""Who says what in current texts and which days they speak of: rows that can be found again.

Written as a whole for one version at a time; only current texts have any. What people decide of
speakers is in `speakers`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from nkreader.attributions import KINDS, MANNERS, Attribution, Hedge, Pair
from nkreader.store.connection import Store
from nkreader.time_expression import TIME_TYPES, TimeExpression

Wanted = tuple[int, int]
"""The versions of the rules that find attributions, and time expressions."""


class KnownSpeaker(NamedTuple):
    """One speaker of a text as it is kept."""

    name: str
    doubtful: bool
    person: int | None
    """The same for speakers of whom a person has said that they are one; else None."""
    place: Pair | None = None
    """Where the text has the name; None where it does not have it so."""


_MOST = 2**62
"""More than any number of an attribution."""
_PUBLISHED = "{published}"
"""What stands in a kept reason for the date of the article: so that many have one reason."""


class Derived(NamedTuple):
    """All that is found in one text."""

    attributions: Sequence[Attribution]
    speakers: Sequence[KnownSpeaker]
    times: Sequence[TimeExpression]
    published: str | None
    """The date of the article that was counted from."""


_IS_FRESH = (
    "derivation.attribution = ? AND derivation.temporal = ?"
    " AND derivation.published IS article.published"
)


def is_fresh(store: Store, article: str, wanted: Wanted) -> bool:
    """Whether what is kept of an article (by id) is what would be found now."""
    sql = (
        "SELECT 1 FROM article JOIN derivation ON derivation.version = article.version"
        f" WHERE article.id = ? AND {_IS_FRESH}"
    )
    return store.row(sql, article, *wanted) is not None


def outdated(store: Store, wanted: Wanted) -> list[str]:
    """The ids of the articles of which something else would be found now, or nothing is kept."""
    return store.column(
        "SELECT article.id FROM article LEFT JOIN derivation ON derivation.version ="
        f" article.version WHERE article.version IS NOT NULL AND NOT coalesce({_IS_FRESH}, 0)"
        " ORDER BY article.key",
        *wanted,
    )


def count_outdated(store: Store, wanted: Wanted) -> int:
    """How many these are."""
    fresh = (
        "SELECT count(*) FROM derivation JOIN article ON article.version = derivation.version"
        f" WHERE {_IS_FRESH}"
    )
    all_of_them = "SELECT count(*) FROM article WHERE version IS NOT NULL"
    return int(store.value(all_of_them)) - int(store.value(fresh, *wanted))


def outdate(store: Store, decision: Mapping[str, Any]) -> None:
    """After a decision about speakers (its row) was taken back: say that something else may be
    found in its articles, and in all with speakers that are one. Only inside `store.write()`."""
    store.db.execute(
        "DELETE FROM derivation WHERE version IN"
        " (SELECT version FROM speaker WHERE person IS NOT NULL)"
        " OR version IN (SELECT version FROM article WHERE key IN (?, ?))",
        (decision.get("article"), decision.get("other_article")),
    )


def drop(store: Store, article: int) -> None:
    """Take out what was found in an article (by key), before another text becomes its current one.
    Only inside `store.write()`."""
    version = store.value("SELECT version FROM article WHERE key = ?", article)
    if version is not None:
        _drop(store, version)


def _drop(store: Store, version: int) -> None:
    for table in (
        "derivation", "attribution", "further_content", "hedge", "speaker", "time_expression",
    ):  # fmt: skip
        store.db.execute(f"DELETE FROM {table} WHERE version = ?", (version,))


def replace(store: Store, version: str, found: Derived, by: Wanted) -> None:
    """Let an article's current version (by id) have this; of another version nothing is kept.

    Only inside `store.write()`.
    """
    sql = "SELECT version.key FROM version JOIN article ON article.version = version.key"
    key = store.value(f"{sql} WHERE version.id = ?", version)
    if key is None:
        return
    _drop(store, key)
    write(store, [(key, found)], by)


def write(store: Store, texts: Sequence[tuple[int, Derived]], by: Wanted) -> None:
    """Let current versions (by key), of which nothing is kept yet, have what was found in each: so
    many tables, so many statements, however many texts. Only inside `store.write()`."""
    db = store.db
    said = [(key, n, one) for key, found in texts for n, one in enumerate(found.attributions)]
    db.executemany(
        "INSERT INTO derivation VALUES (?, ?, ?, ?, ?)",
        [(key, *by, found.published, len(found.attributions)) for key, found in texts],
    )
    db.executemany(
        "INSERT INTO speaker VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (key, n, *_called(one), int(one.doubtful), one.person)
            for key, found in texts
            for n, one in enumerate(found.speakers)
        ],
    )
    db.executemany(
        "INSERT INTO attribution VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(key, n, *_said(one)) for key, n, one in said],
    )
    db.executemany(
        "INSERT OR IGNORE INTO further_content VALUES (?, ?, ?, ?)",
        [(key, n, *piece) for key, n, one in said for piece in one.content[1:]],
    )
    db.executemany(
        "INSERT OR IGNORE INTO hedge VALUES (?, ?, ?, ?, ?)",
        [(key, n, *hedge) for key, n, one in said for hedge in one.hedges],
    )
    _put_times(store, texts)


def _called(one: KnownSpeaker) -> tuple[str | None, int | None, int | None]:
    """A speaker's name, and where the text has it: its beginning and its length."""
    if one.place is None:
        return one.name, None, None
    return None, one.place[0], one.place[1] - one.place[0]


def _said(one: Attribution) -> tuple[int | None, ...]:
    """An attribution as its row has it."""
    said = KINDS.index(one.kind) + 4 * MANNERS.index(one.manner) + 64 * one.doubtful
    start, end = one.content[0]
    cue = one.cue[0] - start, one.cue[1] - one.cue[0]
    source = (one.source[0] - start, one.source[1] - one.source[0]) if one.source else (None, None)
    return one.speaker, said, start, end - start, *cue, *source


def _put_times(store: Store, texts: Sequence[tuple[int, Derived]]) -> None:
    told = [
        (key, one, one.reason.replace(found.published or _PUBLISHED, _PUBLISHED))
        for key, found in texts
        for one in found.times
    ]
    reasons = _reasons(store, {reason for _, _, reason in told})
    store.db.executemany(
        "INSERT OR IGNORE INTO time_expression VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(key, *_time(one, reasons[reason])) for key, one, reason in told],
    )


def _time(one: TimeExpression, reason: int) -> tuple[int, int, int, str | None, Any, Any]:
    """A time expression as its row has it, by the key of its reason."""
    told = TIME_TYPES.index(one.type) + 4 * one.in_quotation + 8 * reason
    if one.first is None or one.last is None:
        return one.start, one.end - one.start, told, one.value, None, None
    days, given = (one.last - one.first).days, one.value
    if not days:
        given = None if given == one.first.isoformat() else given or ""
    return one.start, one.end - one.start, told, given, one.first.toordinal(), days


def _reasons(store: Store, words: Iterable[str]) -> dict[str, int]:
    """The keys of reasons; those that no expression had yet are written."""
    wanted = sorted(words)
    sql = "SELECT words, key FROM time_reason WHERE words IN (SELECT value FROM json_each(?))"
    found: dict[str, int] = dict(map(tuple, store.rows(sql, json.dumps(wanted))))
    for one in wanted:
        if one not in found:
            cursor = store.db.execute("INSERT INTO time_reason (words) VALUES (?)", (one,))
            found[one] = int(cursor.lastrowid or 0)
    return found


def tidy(store: Store) -> None:
    """Take out the reasons that no expression has any more. Only inside `store.write()`."""
    store.db.execute(
        "DELETE FROM time_reason WHERE key NOT IN (SELECT reason FROM time_expression)"
    )


# Read again


def attributions(
    store: Store, version: int, first: int = 0, stop: int | None = None
) -> list[Attribution]:
    """What is attributed in a version (by key), in the order of the text: all of it, or what has
    the numbers from `first` on, those from `stop` on left out."""
    asked = (version, first, _MOST if stop is None else stop - 1)
    further: dict[int, list[tuple[int, int]]] = {}
    for row in store.rows(
        'SELECT attribution, start, "end" FROM further_content'
        " WHERE version = ? AND attribution BETWEEN ? AND ? ORDER BY attribution, start",
        *asked,
    ):
        further.setdefault(row[0], []).append((row[1], row[2]))
    hedges: dict[int, list[Hedge]] = {}
    for row in store.rows(
        'SELECT attribution, start, "end", kind FROM hedge'
        ' WHERE version = ? AND attribution BETWEEN ? AND ? ORDER BY attribution, start, "end"',
        *asked,
    ):
        hedges.setdefault(row[0], []).append(Hedge(row[1], row[2], row[3]))
    found = store.rows(
        "SELECT number, speaker, kind, manner, doubtful, source_start, source_end, cue_start,"
        " cue_end, content_start, content_end FROM attribution"
        " WHERE version = ? AND number BETWEEN ? AND ? ORDER BY number",
        *asked,
    )
    return [
        Attribution(
            None if row[5] is None else (row[5], row[6]),
            (row[7], row[8]),
            ((row[9], row[10]), *further.get(row[0], ())),
            KINDS[row[2]],
            MANNERS[row[3]],
            row[1],
            bool(row[4]),
            tuple(hedges.get(row[0], ())),
        )
        for row in found
    ]


def speakers(store: Store, version: int, text: str) -> list[KnownSpeaker]:
    """The speakers of a version (by key), whose text this is; each at the place of its number."""
    rows = store.rows(
        "SELECT name, name_start, name_end, doubtful, person FROM speaker WHERE version = ?"
        " ORDER BY number",
        version,
    )
    return [
        KnownSpeaker(name_of(text, row[0], row[1], row[2]), bool(row[3]), row[4]) for row in rows
    ]


def name_of(text: str, name: str | None, start: int | None, end: int | None) -> str:
    """What a speaker is called, as its row has it: a name, or else a place in the text."""
    return " ".join((text[start:end] if name is None else name).split())


def times(store: Store, version: int) -> list[TimeExpression]:
    """The time expressions of a version (by key), in the order of the text."""
    sql = "SELECT published FROM derivation WHERE version = ?"
    day = store.value(sql, version) or _PUBLISHED
    rows = store.rows(
        'SELECT start, "end", type, value, first_day, last_day, words, in_quotation'
        " FROM time_expression JOIN time_reason ON time_reason.key = time_expression.reason"
        " WHERE version = ? ORDER BY start",
        version,
    )
    return [
        TimeExpression(
            row[0], row[1], TIME_TYPES[row[2]], row[3], _day(row[4]), _day(row[5]),
            row[6].replace(_PUBLISHED, day), bool(row[7]),
        )
        for row in rows
    ]  # fmt: skip


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
