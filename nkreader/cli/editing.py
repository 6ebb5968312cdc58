"""`edit` and `remove`: an article's data, and an article's end."""

from datetime import date

import click

from nkreader.cli.listing import all_rows
from nkreader.cli.pages import headline
from nkreader.cli.printing import counted, emit, fail, out, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, verb
from nkreader.model import Article, NkreaderError
from nkreader.text.dates import written_date


@verb(
    "edit",
    """
    nkreader edit 7F3K --title "Bridge goes quiet" --published 2020-03
    nkreader edit bridge.txt --publisher "" --json
    nkreader edit --query "is:undated" --published "29 September 2024"
    """,
)
@click.argument("wanted_articles", metavar="ARTICLE...", nargs=-1)
@click.option("--query", metavar="QUERY", help="All articles that answer it.")
@click.option("--title", metavar="TEXT")
@click.option("--publisher", metavar="TEXT")
@click.option("--author", metavar="TEXT")
@click.option("--translator", metavar="TEXT")
@click.option("--published", metavar="DATE", help="2020, 2020-03, 29 September 2024, …")
@click.option("--language", metavar="CODE", help="en, ko, …")
@click.option("--url", metavar="ADDRESS")
@as_json
def edit(
    wanted_articles: tuple[str, ...], query: str | None, as_json: bool, **fields: str | None
) -> int:
    """Set what is known about articles; it stays when they come again. `undo` takes it back.

    An empty text makes a field unknown. --query edits every article that answers it, and says how
    many.
    """
    wanted: dict[str, str | None] = {
        name: value for name, value in fields.items() if value is not None
    }
    if not wanted:
        raise click.UsageError("nothing to set; give at least one field, such as --title")
    if wanted.get("published"):
        iso = written_date(str(wanted["published"]), date.today())
        if iso is None:
            raise NkreaderError(
                f"{wanted['published']!r}: not a date; write 2020, 2020-03 or 2020-03-27"
            )
        wanted["published"] = iso
    if bool(wanted_articles) == bool(query):
        raise click.UsageError("name articles, or give a --query")
    failed = 0
    with session().open() as library:
        names = wanted_articles or tuple(
            row.id for row in all_rows(library.listing(query=query or ""))
        )
        for named in names:
            try:
                known = library.article(named)
                library.edit(known, wanted)
            except NkreaderError as error:
                fail(str(error))
                failed = 1
                continue
            _told(library.article(known.id), as_json, alone=query is None and len(names) == 1)
        if query is not None:
            say(f"{counted(len(names), 'article')} edited; `nkreader undo` takes back the last")
    return failed


def _told(article: Article, as_json: bool, alone: bool) -> None:
    if as_json:
        emit({"id": article.id, **article.metadata._asdict()})
    elif alone:
        for name, value in article.metadata._asdict().items():
            out(f"{name:<10}  {value or '-'}")
    else:
        say(f"edited {article.id}  {headline(article)}")


@verb(
    "remove",
    """
    nkreader remove 7F3K
    nkreader remove 7F3K --with-annotations
    """,
)
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--with-annotations", is_flag=True, help="Remove the annotations on it too, of all.")
@as_json
def remove(articles: tuple[str, ...], with_annotations: bool, as_json: bool) -> int:
    """Take articles out of the library; the files they came from are not touched.

    Refused while an article has annotations, unless --with-annotations is given. There is no undo.
    """
    failed = 0
    with session().open() as library:
        for named in articles:
            try:
                article = library.article(named)
                library.remove(article, with_annotations)
            except NkreaderError as error:
                fail(str(error))
                failed = 1
                continue
            if as_json:
                title = article.metadata.title
                emit({"id": article.id, "path": article.path, "title": title, "status": "removed"})
            else:
                say(f"removed {article.id}  {headline(article)}")
    return failed
