"""Who works on which library, in which set: what every act needs to know."""

from dataclasses import dataclass, field
from typing import Any

from nkreader.library.places import DEFAULT_SET, now
from nkreader.model import Codebook, NkreaderError
from nkreader.store import blind, sets, tags
from nkreader.store.blind import Blind
from nkreader.store.connection import Store
from nkreader.text.hidden import one_line


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
    blind: Blind | None = None
    """The pass in which the annotator does not see what they said before, as far as is known."""
    archived: bool = False
    """Whether the current set is put away, as far as is known."""
    _id: str | None = None
    """The id of the current set, once it is known."""

    def begin(self, wanted: str | None) -> None:
        """Read all that is kept here for the first time; `wanted` is the set that was asked for, if
        any was. Raises NkreaderError where that is out of sight."""
        self.refresh()
        if self.blind is not None and wanted is None:
            self.turn_to(self.annotator, self.blind.fresh.name)
        elif self.blind is not None and self.set_name != wanted:
            self.end_first()

    def refresh(self) -> None:
        """Read codebook and settings again, what the current set is called, what may be seen."""
        self.blind = blind.of(self.store, self.annotator)
        self.store.hidden = frozenset() if self.blind is None else self.blind.hidden
        self.store.hidden_acts = 0 if self.blind is None else self.blind.change
        if self.blind is not None:
            import shlex

            name = self.blind.again.name
            self.store.hidden_why = one_line(
                f"{self.annotator} codes {name} again without seeing it:"
                f" `nkreader blind end {shlex.quote(name)}` ends that first"
            )
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
        if self.blind is not None and found is not None and found.key in self.blind.hidden:
            # Another program has begun the pass: it is gone on with here too.
            found = sets.with_id(self.store, self.blind.fresh.id)
            self.set_name = self.blind.fresh.name
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

    def end_first(self) -> None:
        """Raises NkreaderError while the annotator is in a blind pass: for what would show or
        change what is out of sight."""
        if self.blind is not None:
            raise NkreaderError(self.store.hidden_why)

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
