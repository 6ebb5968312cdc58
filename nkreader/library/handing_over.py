"""What can be asked before annotations go out, and their going."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO

from nkreader.library.context import Context
from nkreader.library.exporting import HandedOver, export, leaves
from nkreader.library.selecting import Going, Selected, Selection, selected
from nkreader.store import articles


class HandingOver:
    """What can be asked before annotations go out."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def select(self, wanted: Selection) -> Selected:
        """The annotations that are wanted. Raises NkreaderError for a tag that is not there, and
        with the place for a query that is none."""
        return selected(self._context, wanted)

    def going(self, wanted: Selection, entities: bool, claims: bool = False) -> Going:
        """The annotations that are wanted, with what goes along: with `entities`, and `claims`,
        those of all the articles among which they were looked for. Raises NkreaderError as `select`
        does."""
        found = self.select(wanted)
        among = self.entities_of(found.articles) if entities or claims else None
        own, said = (among if goes else None for goes in (entities, claims))
        return Going(found.passages, found.whole, wanted.is_everything, own, claims=said)

    def entities_of(self, among: Sequence[str] | None) -> list[str]:
        """The ids of articles whose entities go out: of these, or of all."""
        if among is not None:
            return list(among)
        return [one.id for one in articles.every(self._context.store)]

    def leaves(self, form: str, wanted: Going) -> list[str]:
        """What of these annotations a format would not hold, counted, one line each. Raises
        NkreaderError where it can't be written."""
        return leaves(self._context, form, wanted)

    def write(self, going: Going, form: str, out: Path | IO[bytes]) -> HandedOver:
        """Write annotations in a format, as `Library.export` does."""
        return export(self._context, going, form, out)
