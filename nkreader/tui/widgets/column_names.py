"""The line above the list of articles: the names of its columns."""

from textual.content import Content
from textual.widgets import Static

from nkreader.lists import Known
from nkreader.tui.article_columns import columns, names


class ColumnNames(Static):
    """The names of the columns, each above its own in a list that is as wide, with its bar."""

    _known, _date = Known(), "published"

    def tell(self, known: Known, date: str) -> None:
        """Show those of a list that has columns for what is known; the column of dates has a name
        of its own where it tells other times."""
        if (known, date) != (self._known, self._date):
            self._known, self._date = known, date
            self.refresh()

    def render(self) -> Content:
        """The line as wide as it is now."""
        return Content(names(columns(self.size.width - 1, self._known), self._date))
