"""Views: queries with a name, to list, search and act on again."""

from nkreader.ids import new_id
from nkreader.library.context import Context
from nkreader.library.places import now
from nkreader.library.query import parse, plan
from nkreader.model import NkreaderError, WrongUseError
from nkreader.store import articles, views
from nkreader.text.cleaning import folded
from nkreader.text.hidden import one_line
from nkreader.view import View

LONGEST = 60
"""Code points of a name."""


class Views:
    """What can be done with views."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def every(self) -> list[View]:
        """All of them, by name."""
        return views.every(self._context.store)

    def named(self, name: str) -> View:
        """The view of this name; another case or other accents do where only one is so. Raises
        NkreaderError where there is none."""
        every = self.every()
        near = [one for one in every if folded(one.name) == folded(one_line(name))]
        found = [one for one in near if one.name == name] or near
        if len(found) == 1:
            return found[0]
        known = ", ".join(one.name for one in every) or "none yet: `nkreader views save` makes one"
        raise NkreaderError(one_line(f"{name}: no such view; there are {known}"))

    def called(self, query: str) -> str | None:
        """The name of a view with exactly this query."""
        return views.called(self._context.store, query)

    def count(self, view: View) -> int:
        """How many articles answer it. Raises NkreaderError where it can no longer be asked: its
        tag or set is gone."""
        context = self._context
        return articles.count_matching(context.store, plan(context, parse(view.query)))

    def save(self, name: str, query: str) -> View:
        """Give a query a name; the view that has it means this query from now on.

        Raises QueryError where the query can't be read, NkreaderError for a tag or set that is not
        there, WrongUseError for no query, or a name that is empty or too long.
        """
        name, query = one_line(name), query.strip()
        if not name or len(name) > LONGEST:
            raise WrongUseError(f"the name of a view has 1 to {LONGEST} characters")
        if not query:
            raise WrongUseError("a view needs a query: words, or a field and its value")
        plan(self._context, parse(query))
        view = View(new_id(), name, query, now())
        views.save(self._context.store, view)
        return view

    def remove(self, name: str) -> View:
        """Take a view out; articles are not touched. Raises NkreaderError where there is none."""
        view = self.named(name)
        views.remove(self._context.store, view.name)
        return view


def both(first: str, second: str) -> str:
    """The query that asks for what two queries ask for; one of them may be empty."""
    parts = [part.strip() for part in (first, second) if part.strip()]
    return f"({parts[0]}) ({parts[1]})" if len(parts) == 2 else "".join(parts)
