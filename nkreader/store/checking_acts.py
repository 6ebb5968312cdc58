"""Checks of what people did: annotations, links, the codebook, decisions, settings, history."""

from collections.abc import Iterator

from nkreader.links import LINK_KINDS
from nkreader.model import COLOURS
from nkreader.store.checking_texts import parsed
from nkreader.store.connection import Store
from nkreader.store.rows import TABLES
from nkreader.text.document import ZONES
from nkreader.wellformed import around, id_fault, name_fault, words_fault


def quotes(store: Store) -> Iterator[str]:
    """Annotations whose kept words are not those of their version at their place."""
    text, version = "", None
    for row in store.each(
        "SELECT annotation.*, version.article AS owner FROM annotation"
        " LEFT JOIN version ON version.key = annotation.version ORDER BY annotation.version"
    ):
        if row["version"] != version:
            version = row["version"]
            text = store.value("SELECT text FROM version_text WHERE version = ?", version) or ""
        id, start, end = row["id"], row["start"], row["end"]
        if row["note"] is not None and (fault := words_fault(row["note"])):
            yield f"annotation {id}: its note {fault}"
        if row["owner"] != row["article"]:
            yield f"annotation {id}: its text belongs to another article"
        if text[start:end] != row["exact"]:
            yield f"annotation {id}: its words are not those of the text at {start}-{end}"
        elif (row["prefix"], row["suffix"]) != around(text, start, end):
            yield f"annotation {id}: the words around it are not those of the text"


def placements(store: Store) -> Iterator[str]:
    """Placements and decisions outside their text, or without the place their status needs."""
    for table in ("placement", "decision"):
        for id, status, start, end, length, own in store.each(
            f'SELECT annotation.id, status, one.start, one."end", length(text),'
            f" version.article = annotation.article FROM {table} AS one"
            " JOIN annotation ON annotation.key = one.annotation"
            " JOIN version ON version.key = one.version"
            " LEFT JOIN version_text ON version_text.version = one.version"
        ):
            both = start is not None and end is not None
            if not own:
                yield f"annotation {id}: is placed in another article"
            if (status == "placed") > both or (start is None) != (end is None):
                yield f"annotation {id}: is {status} without a place"
            elif both and not 0 <= start < end <= (length or 0):
                yield f"annotation {id}: is placed outside the text, at {start}-{end}"


def links(store: Store) -> Iterator[str]:
    """Links of an unknown kind, from an annotation to itself, and with ends that are no ids. One
    whose passage is gone is sound."""
    for row in store.each("SELECT id, kind, source, target, reason FROM link"):
        id, kind, source, target, reason = row
        if kind not in LINK_KINDS:
            yield f"link {id}: {kind!r} is not a kind of link"
        if source == target:
            yield f"link {id}: leads from an annotation to itself"
        for end in (source, target):
            if id_fault(end):
                yield f"link {id}: {end!r} is not the id of an annotation"
        if reason is not None and (fault := words_fault(reason)):
            yield f"link {id}: its reason {fault}"


def proposals(store: Store) -> Iterator[str]:
    """Refusals whose words are not those of their text, accepted suggestions that can't be read."""
    for key, exact, there, own in store.each(
        'SELECT refusal.key, exact, substr(text, start + 1, "end" - start),'
        " version.article = refusal.article FROM refusal"
        " LEFT JOIN version ON version.key = refusal.version"
        " LEFT JOIN version_text ON version_text.version = refusal.version"
    ):
        if not own:
            yield f"refusal row {key}: its text belongs to another article"
        elif exact != there:
            yield f"refusal row {key}: its words are not those of its text"
    for key, because in store.each("SELECT key, because FROM accepted_suggestion"):
        if not isinstance(parsed(because), list):
            yield f"accepted_suggestion row {key}: cannot be read"


def codebook(store: Store) -> Iterator[str]:
    """Two tags on one key, keys that are none, unknown colours, a tag that is its own ancestor."""
    rows = {row["key"]: row for row in store.rows("SELECT * FROM tag")}
    seen: dict[str, str] = {}
    for row in rows.values():
        slug, digit = row["slug"], row["shortcut"]
        if digit is not None and digit in seen:
            yield f"tag {slug}: has the key {digit} of {seen[digit]}"
        if digit is not None and digit not in set("0123456789"):
            yield f"tag {slug}: {digit!r} is not a key"
        seen[digit] = slug
        if row["colour"] not in COLOURS:
            yield f"tag {slug}: {row['colour']!r} is not a colour"
        if not slug.strip() or slug.startswith("~") or not row["name"].strip():
            yield f"tag {slug}: has no name"
        above, steps = row["parent"], 0
        while above in rows and steps <= len(rows):
            above, steps = rows[above]["parent"], steps + 1
        if steps > len(rows):
            yield f"tag {slug}: lies below itself"


def adjudications(store: Store) -> Iterator[str]:
    """Decisions between a set and itself, or into one of the two, and those whose annotations in
    the third set cannot be read."""
    sql = "SELECT id, left_set, right_set, into_set, results FROM adjudication"
    for id, left, right, into, results in store.each(sql):
        if len({left, right, into}) < 3:
            yield f"adjudication {id}: is not between three sets"
        known = parsed(results)
        if not isinstance(known, list) or not all(isinstance(one, str) for one in known):
            yield f"adjudication {id}: what it led to cannot be read"


def structure(store: Store) -> Iterator[str]:
    """Decisions about zones and sentence borders that mean nothing."""
    for key, zone in store.each("SELECT key, zone FROM zone_override"):
        if zone not in ZONES:
            yield f"zone_override row {key}: {zone!r} is not a zone"
    sql = "SELECT key, before || after, is_border FROM sentence_border"
    for key, words, is_border in store.each(sql):
        if not words or is_border not in (0, 1):
            yield f"sentence_border row {key}: is no border"


def readers(store: Store) -> Iterator[str]:
    """Reading places outside the text, sets without an owner, blind passes over nothing, settings
    that cannot be read."""
    for id, annotator, place, length, own in store.each(
        "SELECT article.id, annotator, place, length(text), version.article = article.key"
        " FROM reading_state JOIN article ON article.key = reading_state.article"
        " JOIN annotation_set ON annotation_set.key = reading_state.annotation_set"
        " JOIN version ON version.key = reading_state.version"
        " LEFT JOIN version_text ON version_text.version = version.key WHERE place IS NOT NULL"
    ):
        if not own or not 0 <= place <= (length or 0):
            yield f"article {id}: {annotator} left it outside its text, at {place}"
    sql = "SELECT id, name, annotator, archived FROM annotation_set"
    for id, name, annotator, archived in store.each(sql):
        if archived not in (0, 1):
            yield f"set {id}: is neither archived nor in use"
        if name_fault(name) or name_fault(annotator):
            yield f"set {id}: has no name or no annotator"
    sql = (
        "SELECT new.id FROM blind JOIN annotation_set AS new ON new.key = fresh"
        " JOIN annotation_set AS one ON one.key = annotation_set GROUP BY new.key"
        " HAVING sum(is_coded_again) <> 1 OR max(one.annotator <> new.annotator)"
    )
    for (id,) in store.each(sql):
        yield f"set {id}: it can't be told what is coded again in it"
    for annotator, name, value in store.each("SELECT * FROM setting"):
        if parsed(value) is None and value != "null":
            yield f"setting {name} of {annotator}: cannot be read"


def past(store: Store) -> Iterator[str]:
    """Acts in the history that could not be turned, or that stand in the wrong order."""
    for row in store.each(
        "SELECT change.id, change_row.* FROM change_row JOIN change ON change.key = change"
    ):
        if row["table_name"] not in TABLES:
            yield f"history {row['id']}: an act is about a table that has none"
        steps = [row["before"], row["after"]]
        for step in steps:
            known = parsed(step) if step is not None else None
            if step is not None and not (
                isinstance(known, dict) and known.get("key") == row["row_key"]
            ):
                yield f"history {row['id']}: an act cannot be read"
        if steps == [None, None]:
            yield f"history {row['id']}: an act says nothing of a row"
    going_on = "EXISTS (SELECT 1 FROM unfinished WHERE unfinished.change = change.key)"
    for (id,) in store.each(
        f"SELECT id FROM change WHERE key NOT IN (SELECT change FROM change_row) AND NOT {going_on}"
    ):
        yield f"history {id}: an act has lost its rows"
    # An act of several transactions that was cut short is taken back by the next who writes.
    for (id,) in store.each(
        f"SELECT id FROM change WHERE undone NOT IN (0, 1) AND NOT (undone = 2 AND {going_on})"
    ):
        yield f"history {id}: is neither done nor undone"
    for (id,) in store.each(
        "SELECT id FROM change AS one WHERE undone = 1 AND key < (SELECT max(key) FROM change"
        " AS other WHERE other.annotator = one.annotator AND other.undone = 0)"
    ):
        yield f"history {id}: is undone, though a later act is not"


def conflicts(store: Store) -> Iterator[str]:
    """What was kept beside what stands and says nothing that could stand."""
    for row in store.each(
        "SELECT conflict.*, version.article AS owner, text FROM conflict"
        " LEFT JOIN version ON version.key = conflict.version"
        " LEFT JOIN version_text ON version_text.version = conflict.version"
    ):
        said, id = parsed(row["content"]), row["id"]
        if not isinstance(said, dict):
            yield f"conflict {id}: cannot be read"
            continue
        note = said.get("note")
        if note is not None and (not isinstance(note, str) or words_fault(note)):
            yield f"conflict {id}: its note is none"
        if row["kind"] == "annotation":
            start, end = said.get("start"), said.get("end")
            own = row["owner"] is not None and row["owner"] == row["article"]
            if not own or not isinstance(start, int) or not isinstance(end, int):
                yield f"conflict {id}: is about no place"
            elif row["text"][start:end] != said.get("exact"):
                yield f"conflict {id}: its words are not those of the text at {start}-{end}"


CHECKS = (
    quotes, placements, links, adjudications, proposals, codebook, structure, readers,
    conflicts, past,
)  # fmt: skip
