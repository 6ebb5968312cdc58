"""What can be asked before annotations go out, and their going."""

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

    def every_article(self) -> list[str]:
        """The ids of all articles, for an export of their entities."""
        return [one.id for one in articles.every(self._context.store)]

    def leaves(self, form: str, wanted: Going) -> list[str]:
        """What of these annotations a format would not hold, counted, one line each. Raises
        NkreaderError where it can't be written."""
        return leaves(self._context, form, wanted)

    def write(self, going: Going, form: str, out: Path | IO[bytes]) -> HandedOver:
        """Write annotations in a format, as `Library.export` does."""
        return export(self._context, going, form, out)
