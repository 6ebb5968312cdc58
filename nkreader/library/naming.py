"""Who is meant: from spellings to entities of the library, as the lists and people's decisions say.

What follows from a decision is worked out here and in `store.mentions`; the acts themselves are in
`entity_acts`.
"""

from collections.abc import Iterable, Iterator, Sequence

from nkreader.entity import EntityDecision
from nkreader.library.context import Context
from nkreader.model import LABELS, Label, Mention, NkreaderError
from nkreader.store import (
    entities,
    entity_decisions,
    entity_places,
    mentions,
    new_mentions,
    versions,
)
from nkreader.store.connection import Store
from nkreader.store.history import Record
from nkreader.store.spellings import Spelling
from nkreader.text.search_words import Wanted
from nkreader.text.spelling import spelled, spelled_map

AT_ONCE = 16
"""Articles in which mentions are found anew within an act; of more it takes its time."""
_PART = 500
"""Spellings that are named in one transaction."""


class Meant:
    """Which entity a spelling means; entities that were not there yet are made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._decided = entity_decisions.any_there(store)
        self._keys: dict[str, int] = {}
        """Of entities that were asked for, within one transaction."""

    def __call__(self, spelling: Spelling, exact: str) -> int | None:
        """The key of the entity; None for what is none. `exact` is the spelling as it stands in a
        text. Only inside `store.write()`."""
        from nkreader.entities.identity import identity

        meant = identity(spelling.label, spelling.name)
        if meant is None:
            return None
        id = meant.id
        if self._decided:
            split = entity_decisions.said(self._store, "split", id, spelling.folded)
            id = entity_decisions.root(self._store, split or id)
        there = self._keys.get(id) or entities.key_of(self._store, id)
        if there is None:
            name = meant.name if id == meant.id else exact
            there = entities.make(self._store, id, spelling.label, name, self._decided)
            self._keys[id] = there
            return there
        self._keys[id] = there
        if self._decided and id == meant.id:
            # It may have been made by the spelling of one that was merged into it.
            said = entity_decisions.said(self._store, "rename", id)
            entities.call(self._store, there, said or meant.name)
        return there


def id_of(store: Store, spelling: Spelling) -> str | None:
    """The id that a spelling has before merges."""
    from nkreader.entities.identity import identity

    meant = identity(spelling.label, spelling.name)
    if meant is None:
        return None
    return entity_decisions.said(store, "split", meant.id, spelling.folded) or meant.id


def keep(
    store: Store, version: str, found: Sequence[Mention], extractor: tuple[str, int]
) -> list[Mention]:
    """Let a version have the mentions that an extractor found and those of the names that people
    added; returns them all. Only inside `store.write()`."""
    names = entity_decisions.added(store)
    whole = with_added(found, versions.text(store, version), names) if names else [*found]
    mentions.replace(store, version, whole, extractor, Meant(store))
    return whole


def keep_new(store: Store, texts: Sequence[new_mentions.Text], extractor: tuple[str, int]) -> None:
    """Let texts in which nobody has looked yet have their mentions, and those of names that people
    added. Only inside `store.write()`."""
    names = entity_decisions.added(store)
    if names:
        texts = [one._replace(found=with_added(one.found, one.text, names)) for one in texts]
    new_mentions.write(store, texts, extractor, Meant(store))


def keep_first(
    store: Store, version: str, found: Sequence[Mention], extractor: tuple[str, int]
) -> None:
    """The same, unless something was found in this version already."""
    if mentions.extraction(store, version) is None:
        keep(store, version, found, extractor)


def with_added(
    found: Sequence[Mention], text: str, names: Iterable[tuple[str, str]]
) -> list[Mention]:
    """Mentions, and in the place of those that they overlap, the places of names that people added,
    as (name, label), the longest first."""
    plain, offsets = spelled_map(text)
    own: list[Mention] = []
    for name, label in names:
        if label not in LABELS or spelled(name).split()[0] not in plain:
            continue
        for hit in Wanted(name).pattern().finditer(plain):
            start, end = offsets[hit.start()], offsets[hit.end() - 1] + 1
            if _is_name(text[start:end], name) and not _overlap(own, start, end):
                own.append(Mention(start, end, label, name))
    if not own:
        return [*found]
    kept = [one for one in found if not _overlap(own, one.start, one.end)]
    return sorted([*kept, *own])


def _is_name(words: str, name: str) -> bool:
    """Whether words of a text are a name, and not ordinary words that are spelled like it."""
    if "\n\n" in words or _parts(words) != _parts(name):
        return False
    return words[0].isupper() or not name[0].isupper()


def _parts(words: str) -> list[str]:
    return spelled(words).replace("-", " ").split()


def _overlap(spans: Iterable[Mention], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in spans)


def name_the_nameless(store: Store) -> None:
    """Tell entities of the spellings that an older program has left without one."""
    while not store.read_only and (waiting := entities.nameless(store, _PART)):
        with store.write():
            _assign(store, waiting)


def name_again(store: Store) -> None:
    """Ask again who every spelling means: the lists may say something else by now."""
    last = 0
    while some := entities.named_after(store, last, _PART):
        with store.write():
            _assign(store, some)
        last = some[-1][0]


def _assign(store: Store, spellings: Sequence[tuple[int, int | None, Spelling]]) -> set[int]:
    """Give spellings, as (key, key of the entity now, spelling), the entity that they mean; those
    that they left or came to are counted anew and returned."""
    meant = Meant(store)
    moved: set[int] = set()
    for key, now, spelling in spellings:
        wanted = meant(spelling, entities.exact(store, key))
        if wanted is not None and wanted != now:
            entities.assign(store, key, wanted)
            moved |= {wanted} | ({now} if now is not None else set())
    for entity in moved:
        mentions.recount(store, entity)
    return moved


def renew(store: Store, ids: Iterable[str]) -> None:
    """After decisions about these ids came or went: who their spellings mean, what they are
    called, whether they are forgotten. Only inside `store.write()`."""
    around = {*ids}
    around |= {entity_decisions.root(store, id) for id in around}
    for key in filter(None, [entities.key_of(store, id) for id in around]):
        _assign(store, entities.spellings(store, key))
    for id in around:
        there = entities.key_of(store, id)
        if there is not None:
            name = entity_decisions.said(store, "rename", id)
            entities.call(store, there, name or _own_name(store, there, id))
            forgotten = entity_decisions.said(store, "forget", id) is not None
            entities.set_forgotten(store, there, forgotten)


def _own_name(store: Store, key: int, id: str) -> str:
    """What an entity is called where nobody has said so: as its first spelling that is its own."""
    from nkreader.entities.identity import identity

    called = entities.spellings(store, key)
    for _, _, spelling in called:
        meant = identity(spelling.label, spelling.name)
        if meant is not None and meant.id == id:
            return meant.name
    return entities.exact(store, called[0][0]) if called else id


def follow(context: Context, record: Record) -> None:
    """What follows from decisions that were turned. Only inside `store.write()`."""
    rows = (
        EntityDecision(*(row[name] for name in EntityDecision._fields))
        for step in record.steps
        if step.table == "entity_decision"
        for row in (step.before, step.after)
        if row is not None
    )
    for name in _renewed(context.store, rows):
        find_again(context, name)


def learn(store: Store, told: Iterable[EntityDecision]) -> None:
    """What follows from decisions that came, perhaps many; names that were added are looked for
    later. Only inside `store.write()`."""
    for name in _renewed(store, told):
        mentions.outdate(store, entity_places.versions_with(store, name))


def _renewed(store: Store, about: Iterable[EntityDecision]) -> list[str]:
    """Renew what decisions are about; returns the names that are to be looked for in texts."""
    ids, names = set[str](), list[str]()
    for one in about:
        if one.kind == "add":
            names.append(one.subject)
        else:
            ids |= {one.subject}
            ids |= {one.object} if one.kind in ("merge", "split") else set()
    renew(store, ids)
    return names


def find_again(context: Context, name: str) -> int:
    """Find the mentions anew in every article that has these words; returns in how many.

    Where they are many nobody is made to wait: what was found in them is out of date from now on,
    which `catch_up` mends, or opening one. Only inside `store.write()`.
    """
    waiting = entity_places.versions_with(context.store, name)
    if len(waiting) > AT_ONCE:
        mentions.outdate(context.store, waiting)
    else:
        _find(context, waiting)
    return len(waiting)


def catch_up(context: Context) -> Iterator[int]:
    """Find the mentions in articles where nothing was found yet, or not since names were added; how
    many are left after each.

    An article whose mentions can't be found is left as it is.
    """
    waiting = mentions.outdated(context.store)
    for left, version in zip(range(len(waiting) - 1, -1, -1), waiting, strict=True):
        with context.store.write():
            _find(context, [version])
        yield left


def _find(context: Context, waiting: Sequence[str]) -> None:
    from nkreader.entities import extractor

    wanted = context.extractor()
    find = extractor(wanted[0])
    for version in waiting:
        text = versions.text(context.store, version)
        keep(context.store, version, find(text), wanted)


def label_of(typed: str) -> Label:
    """A label as it is typed. Raises NkreaderError for one that no entity of the library has."""
    from nkreader.entities.identity import LABELS as KINDS

    for label in KINDS:
        if label == typed.upper():
            return label
    raise NkreaderError(f"{typed}: no kind of entity; there are {' '.join(KINDS)}")
