"""Rules that set a tag at every place of some words, remembered for articles that come later."""

from nkreader.proposals import KeptRule, Rule
from nkreader.store.connection import Store

_RULE = (
    "SELECT tag_rule.key, slug, kind, words, sentence, captions, retired FROM tag_rule"
    " JOIN tag ON tag.key = tag_rule.tag"
)


def every(store: Store, set_key: int | None) -> list[KeptRule]:
    """The rules of a set, the oldest first."""
    found = store.rows(f"{_RULE} WHERE annotation_set = ? ORDER BY tag_rule.key", set_key)
    return [
        KeptRule(row[0], Rule(row[1], row[2], row[3], bool(row[4]), bool(row[5])), bool(row[6]))
        for row in found
    ]


def since(store: Store, key: int) -> int:
    """The newest version (by key) that there was when a rule was made; 0 where it is gone."""
    return int(store.value("SELECT since FROM tag_rule WHERE key = ?", key) or 0)


def keep(store: Store, set_key: int, tag: int, rule: Rule, created: str) -> None:
    """Remember a rule of a set for a tag (both by key), from the versions on that there are now;
    one that is known stays as old as it is. Only inside `store.write()`."""
    newest = store.value("SELECT coalesce(max(key), 0) FROM version")
    store.db.execute(
        "INSERT INTO tag_rule"
        " (annotation_set, tag, kind, words, sentence, captions, since, created)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (annotation_set, tag, kind, words)"
        " DO UPDATE SET sentence = excluded.sentence, captions = excluded.captions",
        (
            set_key, tag, rule.kind, rule.words, int(rule.sentence), int(rule.captions), newest,
            created,
        ),
    )  # fmt: skip


def forget(store: Store, key: int) -> None:
    """Take a rule out."""
    with store.write() as db:
        db.execute("DELETE FROM tag_rule WHERE key = ?", (key,))
