"""`views`: queries with a name; and `--view NAME`, which stands for one of them."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from nkreader.cli.printing import counted, emit, say
from nkreader.cli.session import session
from nkreader.cli.table import Column, print_table
from nkreader.cli.verb import Entry, VerbTable, as_json, verb
from nkreader.model import NkreaderError

if TYPE_CHECKING:
    from nkreader.library import Library
    from nkreader.view import View

_HERE = "nkreader.cli.views"
VIEWS = {
    "list": Entry(_HERE, "views_list", "List the views, each with the number of its articles."),
    "save": Entry(_HERE, "views_save", "Give a query a name."),
    "remove": Entry(_HERE, "views_remove", "Forget views; articles are not touched."),
}
COLUMNS = (
    Column("name", 30, style={"bold": True}),
    Column("articles", 8, right=True),
    Column("query", None),
)

views = VerbTable(
    "views",
    table=VIEWS,
    help="Queries with a name, for the list, the palette and --view.",
    examples="""
        nkreader views save "coal, undated" "coal is:undated"
        nkreader views list
        nkreader list --view "coal, undated"
    """,
)
view_option = click.option(
    "--view", metavar="NAME", help="Only those that answer the query of this view."
)


def asked(library: "Library", query: str, view: str | None) -> str:
    """What `--query` and `--view` ask for together, as one query. Raises NkreaderError where there
    is no such view."""
    if view is None:
        return query
    from nkreader.library.views import both

    return both(library.views.named(view).query, query)


Act = Callable[..., int | None]


def takes_view(act: Act) -> Act:
    """A verb that takes a query, as `--query` or as words, gets `--view` beside it; both are one
    query."""

    @view_option
    @wraps(act)
    def with_view(*given: object, view: str | None = None, **said: Any) -> int | None:
        if view is not None:
            with session().open() as library:
                if "words" in said:
                    said["words"] = (asked(library, " ".join(said["words"]), view),)
                else:
                    said["query"] = asked(library, said["query"] or "", view)
        return act(*given, **said)

    return with_view


@verb("list", "nkreader views list --json")
@as_json
def views_list(as_json: bool) -> int:
    """List the views by name, each with its query and how many articles answer it.

    Where it can no longer be asked, because its tag or set is gone, no number stands there.
    """
    with session().open() as library:
        found = [(view, _count(library, view)) for view in library.views.every()]
    if as_json:
        for view, count in found:
            emit({"name": view.name, "query": view.query, "articles": count})
        return 0
    rows = ((one.name, "" if n is None else str(n), one.query) for one, n in found)
    if not print_table(COLUMNS, rows):
        say("no views; `nkreader views save NAME QUERY` makes one")
    return 0


def _count(library: "Library", view: "View") -> int | None:
    try:
        return library.views.count(view)
    except NkreaderError as error:
        say(f"{view.name}: {error}")
        return None


@verb("save", 'nkreader views save "coal, undated" "coal is:undated"')
@click.argument("name", metavar="NAME")
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@as_json
def views_save(name: str, query: tuple[str, ...], as_json: bool) -> int:
    """Give a query a name; a view that has this name means this query from now on."""
    with session().open() as library:
        view = library.views.save(name, " ".join(query))
        count = library.views.count(view)
    if as_json:
        emit({"name": view.name, "query": view.query, "articles": count})
    else:
        say(f"{view.name}: {counted(count, 'article')}")
    return 0


@verb("remove", 'nkreader views remove "coal, undated"')
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@as_json
def views_remove(names: tuple[str, ...], as_json: bool) -> int:
    """Forget views; articles are not touched. Of several names all are known, or none goes."""
    with session().open() as library:
        found = [library.views.named(name) for name in names]
        for view in found:
            library.views.remove(view.name)
            if as_json:
                emit({"name": view.name, "query": view.query})
    say(f"removed {counted(len(found), 'view')}")
    return 0
