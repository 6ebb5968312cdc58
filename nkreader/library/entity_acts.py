"""What a person decides of the library's entities: one act each, in the history, undoable.

A decision is about ids and spellings, never about rows that follow from texts: it holds when texts
are read again and for articles that are still to come.
"""

from collections.abc import Iterable, Sequence

from nkreader.entity import DecisionKind, Entity
from nkreader.library.context import Context
from nkreader.library.naming import find_again, id_of, label_of, renew
from nkreader.library.places import now, storable
from nkreader.library.tagging import act_of, change_of
from nkreader.model import Change, NkreaderError
from nkreader.store import entities, entity_decisions, history
from nkreader.store.spellings import Spelling, spelled
from nkreader.text.cleaning import FORBIDDEN
from nkreader.text.search_words import Wanted

LONGEST = 200
"""Code points of a name."""


def merge(context: Context, ones: Sequence[Entity], into: Entity) -> Change:
    """Say that entities are another one, as one act; all that is said of them is said of that from
    now on."""
    ones = [one for one in ones if one.id != into.id]
    if not ones:
        raise NkreaderError(f"{into.name}: is one entity already; choose two")
    who = ones[0].name if len(ones) == 1 else f"{len(ones)} entities"
    said = f"merged {who} into {into.name}"
    with context.store.write():
        for one in (*ones, into):
            _there(context, one.id)
        with act_of(context, said, None) as act:
            for one in ones:
                _decide(context, act, "merge", one.id, object=into.id)
        renew(context.store, [into.id, *(one.id for one in ones)])
    return change_of(context, act, said, None)


def split(context: Context, entity: Entity, words: str) -> Change:
    """Say that a spelling of an entity means another one.

    A spelling that came by a merge takes all with it that came so: the merge is taken back. Raises
    NkreaderError where the entity has no such spelling, or is called so and not otherwise.
    """
    store, alias = context.store, spelled(words)
    said = f"split {' '.join(words.split())} off {entity.name}"
    with store.write():
        known = [one for _, _, one in entities.spellings(store, _there(context, entity.id))]
        meant = {one: id_of(store, one) for one in known}
        chosen = [one for one in known if one.folded == alias]
        if not chosen:
            there = ", ".join(one.words for one in entities.spelled_as(
                store, _there(context, entity.id))[:8])  # fmt: skip
            raise NkreaderError(f"{words}: {entity.name} has no such spelling; it has {there}")
        merged = {id for one in chosen if (id := meant[one]) not in (None, entity.id)}
        if not merged and alias == spelled(entity.name) and len(chosen) == len(known):
            raise NkreaderError(f"{words}: is all that {entity.name} is called; nothing to split")
        touched = {entity.id}
        with act_of(context, said, None) as act:
            for id in filter(None, merged):
                touched |= {id} | _unmerge(context, act, id, entity.id)
            if not merged:
                touched |= _part(context, act, entity.id, chosen[0].label, alias, chosen)
        renew(store, touched)
    return change_of(context, act, said, None)


def _unmerge(context: Context, act: history.Act, id: str, root: str) -> set[str]:
    """Take back the merges that lead from an id to the entity it has become."""
    key = entity_decisions.key_of(context.store, "merge", id)
    into = entity_decisions.said(context.store, "merge", id)
    if key is None or into is None:
        return set()
    act.delete("entity_decision", key)
    return {into, root}


def _part(
    context: Context,
    act: history.Act,
    root: str,
    label: str,
    alias: str,
    chosen: Iterable[Spelling],
) -> set[str]:
    """Give a spelling an id of its own."""
    from nkreader.entities.identity import identity

    store = context.store
    own = identity(label, alias)
    stem = own.id if own is not None else f"{label.lower()}:{alias}"
    id, n = stem, 1
    while entity_decisions.root(store, id) == root:
        n += 1
        id = f"{stem}~{n}"
    for one in chosen:
        meant = identity(one.label, one.name)
        if meant is not None:
            _decide(context, act, "split", meant.id, alias, id)
    return {id}


def rename(context: Context, entity: Entity, name: str) -> Change:
    """Call an entity otherwise; its id and its spellings stay."""
    name = _name(name)
    said = f"renamed {entity.name} to {name}"
    with context.store.write():
        _there(context, entity.id)
        with act_of(context, said, None) as act:
            _decide(context, act, "rename", entity.id, object=name)
        renew(context.store, [entity.id])
    return change_of(context, act, said, None)


def forget(context: Context, entity: Entity) -> Change:
    """Say that an entity is none: it is neither listed nor shown, in no text."""
    said = f"forgot the entity {entity.name}"
    with context.store.write():
        _there(context, entity.id)
        with act_of(context, said, None) as act:
            _decide(context, act, "forget", entity.id)
        renew(context.store, [entity.id])
    return change_of(context, act, said, None)


def add(context: Context, name: str, label: str) -> tuple[Change, int]:
    """Say that a name is one, in every text from now on; with how many articles have it.

    Where the entity was forgotten it is one again.
    """
    from nkreader.entities.identity import identity

    name, kind = _name(name), label_of(label)
    said = f"added the entity {name}"
    meant = identity(kind, name)
    with context.store.write():
        id = entity_decisions.root(context.store, meant.id) if meant else ""
        with act_of(context, said, None) as act:
            _decide(context, act, "add", name, object=kind)
            key = entity_decisions.key_of(context.store, "forget", id)
            if key is not None:
                act.delete("entity_decision", key)
        renew(context.store, [id])
        touched = find_again(context, name)
    return change_of(context, act, said, None), touched


def _decide(
    context: Context,
    act: history.Act,
    kind: DecisionKind,
    subject: str,
    alias: str = "",
    object: str = "",
) -> None:
    """Write a decision, in the place of an older one about the same."""
    there = entity_decisions.key_of(context.store, kind, subject, alias)
    if there is None:
        row = entity_decisions.row(kind, subject, alias, object, now())
        act.insert("entity_decision", row)
    else:
        act.update("entity_decision", there, {"object": object})


def _there(context: Context, id: str) -> int:
    """The key of an entity. Raises NkreaderError for one that is no longer there."""
    key = entities.key_of(context.store, id)
    if key is None:
        raise NkreaderError(f"{id}: no article names this entity any more")
    return key


def _name(typed: str) -> str:
    """A name as it is kept. Raises NkreaderError for what can't be one."""
    name = storable(" ".join(typed.split()))
    if FORBIDDEN.search(name):
        raise NkreaderError(f"{name!r}: a name of visible characters is wanted")
    if Wanted(name).is_empty:
        raise NkreaderError(f"{typed!r}: there is no letter or digit in this name")
    if len(name) > LONGEST:
        raise NkreaderError(f"{name[:30]}…: a name of more than {LONGEST} characters")
    return name
