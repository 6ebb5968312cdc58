"""The line above the list of articles: the names of its columns."""

from textual.content import Content
from textual.widgets import Static

from nkreader.tui.article_columns import Columns, names


class ColumnNames(Static):
    """The names of the columns, each above its own."""

    def tell(self, cells: Columns, date: str) -> None:
        """Show them; the column of dates has a name of its own where it tells other times."""
        self.update(Content(names(cells, date)), layout=False)
