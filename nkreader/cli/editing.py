"""`edit` and `remove`: an article's data, and an article's end."""

import click

from nkreader.cli.pages import headline
from nkreader.cli.printing import emit, fail, out, say
from nkreader.cli.session import session
from nkreader.cli.verb import as_json, verb
from nkreader.model import NkreaderError


@verb(
    "edit",
    """
    nkreader edit 7F3K --title "Bridge goes quiet" --published 2020-03
    nkreader edit bridge.txt --publisher "" --json
    """,
)
@click.argument("article")
@click.option("--title", metavar="TEXT")
@click.option("--publisher", metavar="TEXT")
@click.option("--author", metavar="TEXT")
@click.option("--translator", metavar="TEXT")
@click.option("--published", metavar="DATE", help="2020, 2020-03 or 2020-03-27.")
@click.option("--language", metavar="CODE", help="en, ko, …")
@click.option("--url", metavar="ADDRESS")
@as_json
def edit(article: str, as_json: bool, **fields: str | None) -> int:
    """Set what is known about an article; it stays when the file is added again.

    An empty text makes a field unknown.
    """
    wanted: dict[str, str | None] = {
        name: value for name, value in fields.items() if value is not None
    }
    if not wanted:
        raise click.UsageError("nothing to set; give at least one field, such as --title")
    with session().open() as library:
        known = library.article(article)
        library.edit(known, wanted)
        known = library.article(known.id)
    if as_json:
        emit({"id": known.id, **known.metadata._asdict()})
        return 0
    for name, value in known.metadata._asdict().items():
        out(f"{name:<10}  {value or '-'}")
    return 0


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
