"""`edit`, `done` and `remove`: an article's data, its state, and its end."""

from datetime import date
from typing import TYPE_CHECKING

import click

from nkreader.cli.pages import headline
from nkreader.cli.printing import counted, emit, out, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, verb
from nkreader.cli.views import takes_view
from nkreader.cli.wanted import agreed, articles_named, by_query, each, say_how_many, wanted
from nkreader.model import Article, NkreaderError, State
from nkreader.text.dates import written_date

if TYPE_CHECKING:
    from nkreader.library import Library


@verb(
    "edit",
    """
    nkreader edit 7F3K --title "Bridge goes quiet" --published 2020-03
    nkreader edit bridge.txt --publisher "" --json
    nkreader edit --query "is:undated" --published "29 September 2024"
    """,
)
@articles_named
@by_query
@click.option("--title", metavar="TEXT")
@click.option("--publisher", metavar="TEXT")
@click.option("--author", metavar="TEXT")
@click.option("--translator", metavar="TEXT")
@click.option("--published", metavar="DATE", help="2020, 2020-03, 29 September 2024, …")
@click.option("--language", metavar="CODE", help="en, ko, …")
@click.option("--url", metavar="ADDRESS")
@takes_view
@as_json
def edit(
    wanted_articles: tuple[str, ...], query: str | None, as_json: bool, **fields: str | None
) -> int:
    """Set what is known about articles; it stays when they come again. `undo` takes it back.

    An empty text makes a field unknown. --query edits every article that answers it, and says how
    many.
    """
    data = _data(fields)
    with session().open() as library:
        names = wanted(library, wanted_articles, query)
        alone = query is None and len(names) == 1

        def act(article: Article) -> None:
            library.edit(article, data)
            _told(library.article(article.id), as_json, alone)

        acted = each(library, names, act)
    say_how_many(acted, "edited; `nkreader undo` takes back the last", query)
    return acted.code


def _data(fields: dict[str, str | None]) -> dict[str, str | None]:
    data = {name: value for name, value in fields.items() if value is not None}
    if not data:
        raise click.UsageError("nothing to set; give at least one field, such as --title")
    if data.get("published"):
        iso = written_date(data["published"], date.today())
        if iso is None:
            raise NkreaderError(
                f"{data['published']!r}: not a date; write 2020, 2020-03 or 2020-03-27"
            )
        data["published"] = iso
    return {**data}


def _told(article: Article, as_json: bool, alone: bool) -> None:
    if as_json:
        emit({"id": article.id, **article.metadata._asdict()})
    elif alone:
        for name, value in article.metadata._asdict().items():
            out(f"{name:<10}  {value or '-'}")
    else:
        say(f"edited {article.id}  {headline(article)}")


@verb(
    "done",
    """
    nkreader done 7F3K 4QW9
    nkreader done --query "tag:border-closure publisher:yalu"
    nkreader done 7F3K --not
    """,
)
@articles_named
@by_query
@click.option("--not", "undo", is_flag=True, help="They are being read again.")
@takes_view
@as_json
def done(wanted_articles: tuple[str, ...], query: str | None, undo: bool, as_json: bool) -> int:
    """Say that articles are done, as the key does in the reader; --not takes it back.

    Done is the annotator's own: others have their own state of the same article.
    """
    with session().open() as library:

        def act(article: Article) -> None:
            before = library.state(article.id)
            # One that was never opened stays new when it is said not to be done.
            state: State = ("reading" if before == "done" else before) if undo else "done"
            library.set_state(article.id, state)
            if as_json:
                emit({"id": article.id, "title": article.metadata.title, "state": state})
            elif query is None:
                say(f"{state} {article.id}  {headline(article)}")

        acted = each(library, wanted(library, wanted_articles, query), act)
    say_how_many(acted, "not done" if undo else "done", query)
    return acted.code


@verb(
    "remove",
    """
    nkreader remove 7F3K
    nkreader remove 7F3K --with-annotations
    nkreader remove --query "is:untagged before:2010" --yes
    """,
)
@articles_named
@by_query
@click.option("--with-annotations", is_flag=True, help="Remove the annotations on it too, of all.")
@click.option("--yes", is_flag=True, help="With --query: do not ask.")
@takes_view
@as_json
def remove(
    wanted_articles: tuple[str, ...],
    query: str | None,
    with_annotations: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Take articles out of the library; the files they came from are not touched.

    Refused while an article has annotations, unless --with-annotations is given. There is no undo:
    --query says how many articles answer it and asks first.
    """
    with session().open() as library:
        names = wanted(library, wanted_articles, query)
        if query is not None and names:
            what = _what_goes(library, names, with_annotations)
            if not agreed(f"remove {what}", yes):
                say("nothing was removed")
                return 0

        def act(article: Article) -> None:
            library.remove(article, with_annotations)
            if as_json:
                title = article.metadata.title
                emit({"id": article.id, "path": article.path, "title": title, "status": "removed"})
            elif query is None:
                say(f"removed {article.id}  {headline(article)}")

        acted = each(library, names, act)
    say_how_many(acted, "removed", query)
    return acted.code


def _what_goes(library: "Library", names: tuple[str, ...], with_annotations: bool) -> str:
    """How many articles, and what of theirs: people's annotations above all."""
    gone = set(names)
    kept = sum(one.article.id in gone for one in library.passages(everybody=True, archived=True))
    said = counted(len(names), "article")
    if not kept:
        return said
    annotations = counted(kept, "annotation")
    return f"{said} and {annotations}" if with_annotations else (
        f"{said} but for those that carry {annotations}"
    )  # fmt: skip
