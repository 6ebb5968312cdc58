"""Which entities a name may mean: by id, by name, by a spelling, or as the lists know it."""

from nkreader.entity import Entity
from nkreader.store import entities
from nkreader.store.connection import Store


def ids_of(named: str) -> list[str]:
    """The ids that the lists give a name, whatever it is a name of."""
    from nkreader.entities.identity import LABELS, identity

    found = (identity(label, named) for label in LABELS)
    return [one.id for one in found if one is not None]


def keys_called(store: Store, name: str, starred: bool = False) -> list[int]:
    """The keys of the entities that a name may mean, by id, name, spelling or the lists; starred:
    the beginning of one."""
    if starred:
        return entities.beginning(store, name)
    return [key for key, _ in called(store, name)]


def called(store: Store, name: str, label: str | None = None) -> list[tuple[int, Entity]]:
    """(key, entity) of those that a name may mean, of one kind if that is said."""
    found = entities.called(store, name, label)
    if found:
        return found
    return [one for id in ids_of(name) for one in entities.called(store, id, label)]
