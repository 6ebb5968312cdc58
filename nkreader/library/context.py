"""Who works on which library, in which set: what every act needs to know."""

from dataclasses import dataclass, field
from typing import Any

from nkreader.library.places import DEFAULT_SET, now
from nkreader.model import Codebook, NkreaderError
from nkreader.store import sets, tags
from nkreader.store.connection import Store


@dataclass(slots=True)
class Context:
    """An open library with its annotator and current set."""

    store: Store
    annotator: str
    set_name: str = DEFAULT_SET
    codebook: Codebook = field(default_factory=lambda: Codebook(()))
    settings: dict[str, Any] = field(default_factory=dict)
    home: str | None = None
    """The annotator under whose name the set that is switched to is remembered, or None."""
    before: str | None = None
    """The id of the set that was current before this one."""
    archived: bool = False
    """Whether the current set is put away, as far as is known."""
    _id: str | None = None
    """The id of the current set, once it is known."""

    def refresh(self) -> None:
        """Read codebook and settings again, and what the current set is called."""
        self._current()
        self.codebook = tags.codebook(self.store)
        self.settings = tags.settings(self.store, self.annotator)

    @property
    def set_key(self) -> int | None:
        """The key of the current set, or None where nothing was ever put in it. Once it is known
        the set stays the same, whatever others call it meanwhile."""
        found = self._current()
        return None if found is None else found.key

    def _current(self) -> sets.StoredSet | None:
        found = sets.with_id(self.store, self._id) if self._id is not None else None
        if found is not None and found.set.annotator == self.annotator:
            self.set_name = found.set.name
        else:
            found = sets.called(self.store, self.annotator, self.set_name)
        self._id = None if found is None else found.set.id
        self.archived = found is not None and found.archived
        return found

    def own_set(self) -> int:
        """The key of the current set, made where it is missing. Only inside `store.write()`.

        Raises NkreaderError for one that is archived.
        """
        known = self.set_key
        if known is None:
            known = tags.make_set(self.store, self.annotator, self.set_name, now())
        sets.open_to_write(self.store, [known])
        return known

    def turn_to(self, annotator: str, set_name: str) -> None:
        """Another set is the current one, perhaps of another annotator."""
        self.annotator, self.set_name, self._id = annotator, set_name, None
        self.refresh()

    def extractor(self) -> tuple[str, int]:
        """(name, version) of the extractor whose mentions are wanted."""
        from nkreader.entities import EXTRACTOR, VERSION

        return str(self.settings.get("extractor", EXTRACTOR)), VERSION

    def sound_codebook(self) -> None:
        """Raises NkreaderError where a stored tag lies below itself.

        For the end of a transaction that has written tags: each of two acts can be sound where
        both together are not.
        """
        above = {tag.slug: tag.parent for tag in tags.codebook(self.store).tags}
        for slug in above:
            seen: set[str] = set()
            while (slug := above.get(slug) or "") and slug not in seen:
                seen.add(slug)
            if slug:
                raise NkreaderError(f"{slug}: the tag would lie below itself")

    def tag_key(self, slug: str) -> int:
        """The key of a tag that may be set. Raises NkreaderError for one that may not."""
        tag = self.codebook.get(slug)
        if tag is None or tag.retired:
            known = ", ".join(one.slug for one in self.codebook.active())
            raise NkreaderError(f"{slug}: no such tag; there are {known}")
        key = tags.key_of(self.store, slug)
        if key is None:
            raise NkreaderError(f"{slug}: no such tag any more; somebody has changed the codebook")
        return key
